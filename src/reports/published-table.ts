// Decides what a published table is: its cells verbatim, and the differences from it that are known and explained.
import { z } from 'zod';
import { type CivilDate, civilDate } from '../calendar/civil-date.js';
import type { Localized } from '../rules/rule-book.js';

/** The columns of a published table that can be compared. */
export const COMPARED_COLUMNS = [
  'card',
  'certificate',
  'total',
  'surplus',
  'utilization_percent',
] as const;
export type ComparedColumn = (typeof COMPARED_COLUMNS)[number];

/** A row of a table, cell by cell as printed; null where the table prints nothing. */
export type PublishedRow = { readonly fiscalYear: number } & {
  readonly [Column in ComparedColumn]: number | null;
};

/** A cell that is known to differ from what the arithmetic gives, and why. */
export interface KnownDifference {
  readonly fiscalYear: number;
  readonly column: ComparedColumn;
  readonly published: number;
  readonly computed: number;
  readonly reason: Localized;
}

/** A table someone published. */
export interface PublishedTable {
  readonly id: string;
  readonly title: Localized;
  readonly publishedOn: CivilDate;
  readonly source: string;
  /** Bookable procedures a year that the table is printed against. */
  readonly capacity: number;
  readonly rows: readonly PublishedRow[];
  readonly knownDifferences: readonly KnownDifference[];
}

const text = z.string().trim().min(1);
const localized = z.strictObject({ en: text, ja: text });
const year = z.int().min(2015).max(2199);
const cell = z.int().nullable();
const schema = z.strictObject({
  id: text,
  title: localized,
  published_on: z.string().transform((value, context): CivilDate => {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
    const date = match && civilDate(Number(match[1]), Number(match[2]), Number(match[3]));
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'not a date; write it as 2025-09-05' });
    return z.NEVER;
  }),
  source: text,
  capacity: z.int().min(0),
  rows: z
    .array(
      z.strictObject({
        fiscal_year: year,
        card: cell,
        certificate: cell,
        total: cell,
        surplus: cell,
        utilization_percent: cell,
      }),
    )
    .min(1)
    .refine(
      (rows) =>
        rows.every(
          (row, index) =>
            index === 0 || row.fiscal_year === (rows[index - 1]?.fiscal_year ?? 0) + 1,
        ),
      'the fiscal years must follow one another without a gap',
    ),
  known_differences: z.array(
    z.strictObject({
      fiscal_year: year,
      column: z.enum(COMPARED_COLUMNS),
      published: z.int(),
      computed: z.int(),
      reason: localized,
    }),
  ),
});

/** Reads a published table strictly; where it is wrong, in words. */
export function decodePublishedTable(json: unknown): PublishedTable | Localized {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return placesOf(parsed.error);
  const { data } = parsed;
  return {
    id: data.id,
    title: data.title,
    publishedOn: data.published_on,
    source: data.source,
    capacity: data.capacity,
    rows: data.rows.map(({ fiscal_year, ...cells }) => ({ fiscalYear: fiscal_year, ...cells })),
    knownDifferences: data.known_differences.map(({ fiscal_year, ...known }) => ({
      fiscalYear: fiscal_year,
      ...known,
    })),
  };
}

/** First and last fiscal year of a table. */
export function tableYears(table: PublishedTable): { from: number; to: number } {
  const from = table.rows[0]?.fiscalYear as number;
  return { from, to: from + table.rows.length - 1 };
}

/** Where a table is wrong and in what way, with nothing of what the file holds. */
function placesOf(error: z.ZodError): Localized {
  const issues = error.issues.slice(0, 5);
  const tell = (language: keyof Localized) =>
    issues
      .map(({ path, code, message }) => {
        const place = path.map(String).join('.') || '-';
        const what = code === 'custom' ? { en: message, ja: '値が正しくない' } : WRONG[code];
        return `${place}: ${(what ?? WRONG_OTHERWISE)[language]}`;
      })
      .join(', ');
  return { en: tell('en'), ja: tell('ja') };
}

const WRONG_OTHERWISE: Localized = { en: 'not as expected', ja: '値が正しくない' };
const WRONG: Readonly<Partial<Record<string, Localized>>> = {
  invalid_type: { en: 'missing, or of the wrong kind', ja: '項目がないか、値の種類が違う' },
  unrecognized_keys: { en: 'an unknown key', ja: '不明な項目がある' },
  too_small: { en: 'too small, or empty', ja: '値が小さすぎるか空' },
  too_big: { en: 'too large', ja: '値が大きすぎる' },
};
