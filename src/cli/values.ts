// Texts of options as values, or the faults that refuse them.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalYearOf } from '../calendar/fiscal-year.js';
import { type Fraction, fraction } from '../calendar/fraction.js';
import { constantCapacity, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { FileForm } from '../read/row-intake.js';
import { COLUMNS, mappedTwice } from '../records/columns.js';
import { acceptedForms, IMPOSSIBLE, readDate } from '../records/date-text.js';
import { failed, ok, type Result } from '../records/fault.js';
import { readFiscalYear, readNumber } from '../records/period-text.js';
import { isWithinYears } from '../rules/fiscal-years.js';
import type { ParsingContext } from './parts.js';

/** A value that outputs record as it was written. */
export interface AsWritten<Value> {
  readonly value: Value;
  readonly written: string;
}

/** A date. */
export function parseDate(text: string, option: string): Result<CivilDate> {
  const date = readDate(text.trim());
  if (date === IMPOSSIBLE) return failed('usage-impossible-date', { option });
  if (date <= 0) return failed('usage-not-a-date', { option, forms: acceptedForms({}) });
  return ok(date as CivilDate);
}

/** A day for which figures can be asked: within the fiscal years that the law knows. */
export function parseAsOf(
  text: string,
  option: string,
  { years }: ParsingContext,
): Result<CivilDate> {
  const date = parseDate(text, option);
  if (!date.ok || isWithinYears(fiscalYearOf(date.value), years)) return date;
  return failed('usage-date-beyond', { option, firstYear: years.first, lastYear: years.last });
}

/** A fiscal year that the law knows: 2027, 令和9, R9, 2027年度. */
export function parseYear(text: string, option: string, { years }: ParsingContext): Result<number> {
  const year = readFiscalYear(text, years);
  if (year !== undefined) return ok(year);
  return failed('usage-not-a-year', { option, firstYear: years.first, lastYear: years.last });
}

/** A whole number of 0 or more. */
export function parseWhole(text: string, option: string): Result<number> {
  return /^\d{1,12}$/.test(text) ? ok(Number(text)) : failed('usage-not-whole', { option });
}

/** A share from 0 to 1, exactly as written. */
export function parseShare(text: string, option: string): Result<AsWritten<Fraction>> {
  const [, whole = '', decimals = ''] = /^(\d?)(?:\.(\d{1,12}))?$/.exec(text) ?? [];
  if (whole + decimals === '') return failed('usage-bad-share', { option });
  const value = fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  return value.numerator > value.denominator
    ? failed('usage-bad-share', { option })
    : ok({ value, written: text });
}

/** A comma between two entries, not one between thousands: behind it comes a year with its figure. */
const BETWEEN_ENTRIES = /[,、](?=[^,、=]+=)/;

/** One figure for all years, or figures by year in ascending order, with or without commas between thousands. */
export function parseCapacity(
  text: string,
  _option: string,
  { years }: ParsingContext,
): Result<DatedCapacity> {
  const constant = readNumber(text);
  if (constant !== undefined) return ok(constantCapacity(constant));
  const entries = text
    .normalize('NFKC')
    .split(BETWEEN_ENTRIES)
    .map((part) => {
      const [year = '', figure = ''] = part.split('=', 2);
      return {
        fromYear: readFiscalYear(year, years) ?? Number.NaN,
        perYear: readNumber(figure) ?? Number.NaN,
      };
    });
  // Any other text is NaN, which is greater than nothing.
  const ascends = entries.every(
    ({ fromYear, perYear }, index) =>
      perYear >= 0 && fromYear > (entries[index - 1]?.fromYear ?? 0),
  );
  return ascends ? ok(entries) : failed('usage-bad-capacity');
}

/** The limit of rejected rows: a number, or a share of all rows. */
export type RowLimit =
  | { readonly kind: 'rows'; readonly most: number }
  | { readonly kind: 'share'; readonly most: Fraction };

/** A number of rows, or a percentage of them. */
export function parseRowLimit(written: string, option: string): Result<AsWritten<RowLimit>> {
  if (/^\d{1,12}$/.test(written))
    return ok({ value: { kind: 'rows', most: Number(written) }, written });
  const [, whole, decimals = ''] = /^(\d{1,3})(?:\.(\d{1,6}))?%$/.exec(written) ?? [];
  if (whole === undefined) return failed('usage-bad-limit', { option });
  const most = fraction(BigInt(whole + decimals), 100n * 10n ** BigInt(decimals.length));
  return most.numerator > most.denominator
    ? failed('usage-bad-limit', { option })
    : ok({ value: { kind: 'share', most }, written });
}

/** Whether more rows were rejected than the limit allows. */
export function isExceeded(limit: RowLimit, rejected: number, rows: number): boolean {
  if (limit.kind === 'rows') return rejected > limit.most;
  // In whole numbers: 29 of 100 is not more than 29 %.
  const { numerator, denominator } = limit.most;
  return BigInt(rejected) * denominator > numerator * BigInt(rows);
}

/** A limit of 2 hides nothing: a blank of 1 beside another in a total of 2 is known. */
const LEAST_SUPPRESSED = 3;

/** The limit below which figures stay blank; 0 and 1 hide none. */
export function parseSuppressBelow(text: string, option: string): Result<number> {
  const below = parseWhole(text, option);
  return below.ok && below.value === LEAST_SUPPRESSED - 1
    ? failed('usage-suppress-low', { least: LEAST_SUPPRESSED })
    : below;
}

/** Columns by the headers that the user gives them. */
export function parseMap(texts: readonly string[]): Result<FileForm['map']> {
  const map = texts.map((text) => {
    const [, name = '', header = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    return { header, column: COLUMNS.find((each) => each === name.trim()) };
  });
  const isKnown = (each: (typeof map)[number]): each is FileForm['map'][number] =>
    each.column !== undefined;
  if (!map.every(isKnown)) return failed('usage-bad-map', { columns: COLUMNS });
  const twice = mappedTwice(map);
  return twice === undefined ? ok(map) : failed('usage-map-twice', { header: twice.header });
}

/** Values with their meanings: 状態:一時停止=active. A colon in a header is none of these. */
export function parseMapValue(texts: readonly string[]): Result<FileForm['values']> {
  const values = texts.map((text) => {
    const [, column = '', value = '', name = ''] = /^([^:：]+)[:：](.+)=([^=]+)$/.exec(text) ?? [];
    return { column: column.trim(), value: value.trim(), name: name.trim() };
  });
  const isWhole = values.every(({ column, value, name }) => column && value && name);
  return isWhole ? ok(values) : failed('usage-bad-map-value');
}
