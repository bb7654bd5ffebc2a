// Published tables: their cells, and known differences from them with reasons. A forecast's own JSON can be read as one.
import { z } from 'zod';
import type { CivilDate } from '../../calendar/civil-date.js';
import {
  capacityByYear,
  capacityIn,
  constantCapacity,
  type DatedCapacity,
} from '../../capacity/dated-capacity.js';
import { failed, ok, type Result } from '../../records/fault.js';
import {
  JSON_TABLE_CODES,
  type JsonTableCode,
  type PlacedFinding,
} from '../../records/table-findings.js';
import type { FiscalYears } from '../../rules/fiscal-years.js';
import { isoDay } from '../../rules/iso-day.js';
import type { Localized } from '../../rules/rule-book.js';

/** Columns that can be compared. */
export const COMPARED_COLUMNS = [
  'card',
  'certificate',
  'total',
  'surplus',
  'utilization_percent',
] as const;
export type ComparedColumn = (typeof COMPARED_COLUMNS)[number];

/** A row of cells as printed; null if blank. */
export type PublishedRow = { readonly fiscalYear: number } & {
  readonly [Column in ComparedColumn]: number | null;
};

/** A cell that is known to differ from the computed figure, with the reason. */
export interface KnownDifference {
  readonly fiscalYear: number;
  readonly column: ComparedColumn;
  readonly published: number;
  readonly computed: number;
  readonly reason: Localized;
}

/** A row of a table of one's own, which may have the year's capacity. */
export type OwnRow = PublishedRow & { readonly capacity: number | null };

/** A table to compare with. */
export interface PublishedTable {
  readonly id: string;
  readonly title: Localized;
  /** Undefined for a table of one's own. */
  readonly publication: { readonly on: CivilDate; readonly source: string } | undefined;
  /** Capacity a year on which the table's surplus rests, as far as the table has it. */
  readonly capacity: DatedCapacity;
  /** In order of fiscal year. */
  readonly rows: readonly PublishedRow[];
  readonly knownDifferences: readonly KnownDifference[];
}

/** How many findings of one table are reported. */
const MOST_TOLD = 5;

const text = z.string().trim().min(1);
const localized = z.strictObject({ en: text, ja: text });
const yearIn = ({ first, last }: FiscalYears) => z.int().min(first).max(last);
const cell = z.int().nullable();
const figures = {
  card: cell,
  certificate: cell,
  total: cell,
  surplus: cell,
  utilization_percent: cell,
};
const tableSchema = (years: FiscalYears) =>
  z.strictObject({
    id: text,
    title: localized,
    published_on: isoDay,
    source: text,
    capacity: z.int().min(0),
    rows: z
      .array(z.strictObject({ fiscal_year: yearIn(years), ...figures }))
      .min(1)
      .refine(inSequence, 'not-in-sequence' satisfies JsonTableCode),
    known_differences: z.array(
      z.strictObject({
        fiscal_year: yearIn(years),
        column: z.enum(COMPARED_COLUMNS),
        published: z.int(),
        computed: z.int(),
        reason: localized,
      }),
    ),
  });

/** Decodes a published table strictly. `file` is named in the fault. */
export function decodePublishedTable(
  json: unknown,
  file: string,
  years: FiscalYears,
): Result<PublishedTable> {
  const parsed = tableSchema(years).safeParse(json);
  if (!parsed.success) {
    return failed('usage-bad-table', { file, findings: findingsOf(parsed.error) });
  }
  const { data } = parsed;
  return ok({
    id: data.id,
    title: data.title,
    publication: { on: data.published_on, source: data.source },
    capacity: constantCapacity(data.capacity),
    rows: data.rows.map(({ fiscal_year, ...cells }) => ({ fiscalYear: fiscal_year, ...cells })),
    knownDifferences: data.known_differences.map(({ fiscal_year, ...known }) => ({
      fiscalYear: fiscal_year,
      ...known,
    })),
  });
}

/** The schema of a forecast's own JSON, of which only the rows are read. */
const FORECAST_SCHEMA = 'koshin.forecast/1';
const forecastSchema = (years: FiscalYears) =>
  z.object({
    rows: z
      .array(
        z.strictObject({
          fiscal_year: yearIn(years),
          partial_from: z.string().optional(),
          ...figures,
          capacity: cell,
        }),
      )
      .min(1)
      .refine(inSequence, 'not-in-sequence' satisfies JsonTableCode),
  });

/** Whether parsed JSON is a forecast, for {@link decodeForecastTable}. */
export function isForecastJson(json: unknown): boolean {
  return z.object({ schema: z.literal(FORECAST_SCHEMA) }).safeParse(json).success;
}

/** Decodes a forecast's JSON as a table called `file`. */
export function decodeForecastTable(
  json: unknown,
  file: string,
  years: FiscalYears,
): Result<PublishedTable> {
  const parsed = forecastSchema(years).safeParse(json);
  if (parsed.success) {
    // What was left of a year is no year's figure.
    const whole = parsed.data.rows.filter(({ partial_from }) => partial_from === undefined);
    const rows = whole.map(({ fiscal_year, partial_from: _, ...cells }) => ({
      fiscalYear: fiscal_year,
      ...cells,
    }));
    return ok(ownTable(file, rows));
  }
  const broken = z.object({ options: z.object({ by: z.string() }) }).safeParse(json).success;
  return failed('usage-bad-table', {
    file,
    findings: broken ? [{ place: '', code: 'broken-down' }] : findingsOf(parsed.error),
  });
}

/** A table of one's own, named by its file. */
export function ownTable(file: string, rows: readonly OwnRow[]): PublishedTable {
  const name = file.split(/[\\/]/).at(-1) as string;
  return {
    id: file,
    title: { en: name, ja: name },
    publication: undefined,
    capacity: capacityByYear(rows),
    rows: rows.map(({ capacity: _, ...cells }) => cells),
    knownDifferences: [],
  };
}

/** The row of a fiscal year; undefined if the table has none. */
export function publishedRow(table: PublishedTable, year: number): PublishedRow | undefined {
  return table.rows.find(({ fiscalYear }) => fiscalYear === year);
}

/** The first year with a surplus or percentage but no capacity; undefined if there is none. */
export function yearWithoutCapacity(table: PublishedTable): number | undefined {
  return table.rows.find(
    (row) =>
      (row.surplus !== null || row.utilization_percent !== null) &&
      capacityIn(table.capacity, row.fiscalYear) === undefined,
  )?.fiscalYear;
}

/** First and last fiscal year of a table. */
export function tableYears(table: PublishedTable): { from: number; to: number } {
  const years = table.rows.map(({ fiscalYear }) => fiscalYear);
  return { from: years[0] as number, to: years.at(-1) as number };
}

function inSequence(rows: readonly { readonly fiscal_year: number }[]): boolean {
  return rows.every(
    (row, index) => index === 0 || row.fiscal_year === (rows[index - 1]?.fiscal_year ?? 0) + 1,
  );
}

/** The findings of a failed decoding, without any value of the file. */
function findingsOf(error: z.ZodError): PlacedFinding<JsonTableCode>[] {
  return error.issues.slice(0, MOST_TOLD).map(({ path, code, message }) => {
    const name = code === 'custom' ? message : code;
    const known = JSON_TABLE_CODES.find((each) => each === name);
    return { place: path.map(String).join('.') || '-', code: known ?? 'otherwise' };
  });
}
