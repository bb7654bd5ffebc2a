// Decides which data of header aliases are well-formed.
import { z } from 'zod';
import { ONCE } from '../rules/once.js';
import { COLUMNS, type HeaderAliases } from './columns.js';
import { CARD_STATUSES, ISSUE_KINDS } from './record.js';

const texts = z.array(z.string().min(1));

const aliasSchema = z.strictObject({
  source: z.string().min(1),
  columns: z.partialRecord(z.enum(COLUMNS), texts),
  hand_over: z.strictObject({ column: z.literal('card_issued_on'), headers: texts }),
  values: z.strictObject({
    status: z.partialRecord(z.enum(CARD_STATUSES), texts),
    card_issue_kind: z.partialRecord(z.enum(ISSUE_KINDS), texts),
  }),
});

/** Reads the alias data strictly; a text where it is wrong. */
export function decodeHeaderAliases(json: unknown): HeaderAliases | string {
  const parsed = aliasSchema.safeParse(json, ONCE);
  return parsed.success ? parsed.data : z.prettifyError(parsed.error);
}
