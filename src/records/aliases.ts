// The decoder of data/header-aliases.json and data/value-aliases.json: headers and values by which columns are known.
import { z } from 'zod';
import { dataFindings } from '../rules/data-finding.js';
import { ONCE } from '../rules/once.js';
import { COLUMNS, type HeaderAliases } from './columns.js';
import { failed, ok, type Result } from './fault.js';
import { CARD_STATUSES, ISSUE_KINDS } from './record.js';

const texts = z.array(z.string().min(1));
/** Words in one text, apart by spaces. */
const words = z
  .string()
  .min(1)
  .transform((text) => text.split(' '));

const headerSchema = z.strictObject({
  source: z.string().min(1),
  columns: z.partialRecord(z.enum(COLUMNS), texts),
  readings: z.partialRecord(z.enum(COLUMNS), texts),
  words: z.strictObject({ note: z.string().min(1), latin: words, japanese: words, short: words }),
  unread: z.strictObject({
    fillers: texts,
    status: z.strictObject({ words: texts, beside: texts, ended: texts }),
    card_issued_on: z.strictObject({ words: texts, day: texts }),
    days: z.strictObject({ birth_date: texts, applied_on: texts, handed_over_on: texts }),
    office: z.strictObject({ words: texts, beside: texts }),
    card_issue_kind: z.strictObject({ words: texts, beside: texts, alone: texts, reasons: texts }),
    certificate: z.strictObject({
      ...{ words: texts, broad: texts, signature: texts, user: texts },
      ...{ issued: texts, day: texts, ended: texts, state: texts, other: texts },
    }),
  }),
});

/** Values that mean one of `names`, each group with its reason. */
function meanings<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.array(
    z.strictObject({ values: texts, means: z.enum(names), reason: z.string().min(1) }),
  );
}

const valueSchema = z.strictObject({
  source: z.string().min(1),
  status: meanings(CARD_STATUSES),
  card_issue_kind: meanings(ISSUE_KINDS),
});

/** A parsed data file, and its name for the fault. */
export interface AliasFile {
  readonly json: unknown;
  readonly file: string;
}

/** Decodes the aliases strictly. */
export function decodeAliases(headers: AliasFile, values: AliasFile): Result<HeaderAliases> {
  const known = headerSchema.safeParse(headers.json, ONCE);
  if (!known.success) return damaged(headers.file, known.error);
  const meant = valueSchema.safeParse(values.json, ONCE);
  if (!meant.success) return damaged(values.file, meant.error);
  const { status, card_issue_kind } = meant.data;
  return ok({
    columns: known.data.columns,
    readings: known.data.readings,
    words: known.data.words,
    unread: known.data.unread,
    values: { status: byMeaning(status), card_issue_kind: byMeaning(card_issue_kind) },
  });
}

function byMeaning<Name extends string>(
  groups: readonly { readonly means: Name; readonly values: readonly string[] }[],
): Partial<Record<Name, string[]>> {
  const found: Partial<Record<Name, string[]>> = {};
  for (const { means, values } of groups) found[means] = [...(found[means] ?? []), ...values];
  return found;
}

function damaged(file: string, error: z.ZodError): Result<never> {
  return failed('usage-bad-data', { findings: dataFindings(error, file) });
}
