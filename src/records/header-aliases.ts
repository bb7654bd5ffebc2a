// The decoder of data/header-aliases.json: headers and values by which columns are known.
import { z } from 'zod';
import { ONCE } from '../rules/once.js';
import { COLUMNS, type HeaderAliases } from './columns.js';
import { failed, ok, type Result } from './fault.js';
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

/** Decodes the aliases strictly. `file` is named in the fault. */
export function decodeHeaderAliases(json: unknown, file: string): Result<HeaderAliases> {
  const parsed = aliasSchema.safeParse(json, ONCE);
  if (parsed.success) return ok(parsed.data);
  return failed('usage-bad-data', { findings: [{ file, message: z.prettifyError(parsed.error) }] });
}
