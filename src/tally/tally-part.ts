// A tally for others to add up: counts alone, what they rest on, and how such parts add up.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthLabel } from '../calendar/fiscal-year.js';
import { COLUMNS, type ColumnName } from '../records/columns.js';
import { FINDING_CODES, type FindingCode } from '../records/findings.js';
import type { AsOfSource, InputDigest } from '../records/provenance.js';
import { addRecordTotals, type RecordTotals } from './record-totals.js';
import {
  type Breakdown,
  countsAt,
  firstMonth,
  hasMonths,
  hasOffices,
  periodCount,
  type Tally,
} from './tally.js';
import type { Method } from './ways.js';

/** The most that one count of a part may be: more cards than people, and thousands of such counts still add up exactly. */
export const MOST_COUNTED = 999_999_999_999;

/** What parts must have in common to be added: the law and the options of the count. */
export interface TallyTerms {
  readonly rules: string;
  /** SHA-256 of the rules' values, so that an edited or patched book of the same version is noticed. */
  readonly rulesDigest: string;
  // Before the years, which follow from it.
  readonly asOf: CivilDate;
  readonly from: number;
  readonly to: number;
  readonly method: Method;
  readonly repeatRenewals: boolean;
  /** Figures below this are blank; undefined where all are there. */
  readonly suppressBelow: number | undefined;
}

/** The figures of a row of a part. */
export type PartFigure = 'card' | 'certificate' | 'total';

/** A number of procedures; if parts of it are blank, its known lower bound. */
export interface Figure {
  readonly exact: boolean;
  readonly atLeast: number;
}

/** One period of a part: a year or month, of an office or of the whole. */
export interface PartRow extends Readonly<Record<PartFigure, Figure>> {
  readonly fiscalYear: number;
  readonly office?: string;
  /** "2026-04". */
  readonly month?: string;
}

/** How often something was found in the rows behind a tally that kept them from being counted. */
export interface CountedFinding {
  readonly code: FindingCode;
  /** The column it was found in, where that is known: a query tells it, a count of files tells codes alone. */
  readonly column: ColumnName | undefined;
  readonly count: number;
}

/** The counts of one municipality or office, or of several added up. */
export interface TallyPart {
  readonly terms: TallyTerms;
  readonly by: Breakdown | undefined;
  readonly records: RecordTotals;
  /** Why rows were not counted, in the order of the catalogue; none where the tally does not say it. */
  readonly findings: readonly CountedFinding[];
  readonly lapsed: { readonly card: number; readonly certificate: number };
  readonly inputs: readonly InputDigest[];
  /** How the as-of day is known. */
  readonly asOfSource: AsOfSource;
  /** Whether records of invented people are among them. */
  readonly isExample: boolean;
  /** One row a fiscal year, in order. */
  readonly years: readonly PartRow[];
  /** The breakdown: office by office in order of their names, each year by year or month by month; none where `by` is undefined. */
  readonly broken: readonly PartRow[];
}

/** What {@link tallyPart} takes besides the counts. */
export type PartOrigin = Pick<
  TallyPart,
  'terms' | 'records' | 'findings' | 'inputs' | 'asOfSource' | 'isExample'
>;

/** A tally just counted, as a part; nothing in it is blank yet. */
export function tallyPart(tally: Tally, origin: PartOrigin): TallyPart {
  const { by } = tally;
  if (by === 'day') throw new RangeError('a tally by day is no part to be handed on');
  const monthly = hasMonths(by);
  const perYear = monthly ? 12 : 1;
  const years = Array.from({ length: tally.to - tally.from + 1 }, (_, index) => ({
    fiscalYear: tally.from + index,
    card: 0,
    certificate: 0,
  }));
  const broken: PartRow[] = [];
  for (const office of [...tally.cells.keys()].sort(byCodeUnits)) {
    for (let period = 0; period < periodCount(tally); period += 1) {
      const { card, certificate } = countsAt(tally, office, period);
      const year = years[Math.trunc(period / perYear)] as (typeof years)[number];
      year.card += card;
      year.certificate += certificate;
      const key = {
        fiscalYear: year.fiscalYear,
        ...(hasOffices(by) && { office }),
        ...(monthly && { month: fiscalMonthLabel(firstMonth(tally) + period) }),
      };
      if (tally.by !== undefined) broken.push(exactRow({ ...key, card, certificate }));
    }
  }
  const { card, certificate } = tally.lapsed;
  return {
    ...origin,
    by,
    lapsed: { card, certificate },
    years: years.map(exactRow),
    broken,
  };
}

/** A row of which every figure is known. */
function exactRow<Row extends { readonly card: number; readonly certificate: number }>(
  row: Row,
): Omit<Row, 'card' | 'certificate'> & Readonly<Record<PartFigure, Figure>> {
  const exactly = (atLeast: number): Figure => ({ exact: true, atLeast });
  const { card, certificate } = row;
  return {
    ...row,
    card: exactly(card),
    certificate: exactly(certificate),
    total: exactly(card + certificate),
  };
}

/** The term in which two parts differ; undefined if they can be added. */
export function differingTerm(a: TallyTerms, b: TallyTerms): keyof TallyTerms | undefined {
  return (Object.keys(a) as (keyof TallyTerms)[]).find((key) => a[key] !== b[key]);
}

/**
 * Adds parts. Their order and grouping change nothing but the order of the inputs. A figure is exact if it is known in
 * every part, else a lower bound; a blank is not taken for zero. The result has a breakdown if every part has the same
 * one.
 *
 * @throws {RangeError} where the parts differ in their terms, or there is none.
 */
export function addParts(parts: readonly TallyPart[]): TallyPart {
  const [first] = parts;
  if (first === undefined || parts.some(({ terms }) => differingTerm(first.terms, terms))) {
    throw new RangeError('tallies of different terms do not add up');
  }
  const by = parts.every((part) => part.by === first.by) ? first.by : undefined;
  const sum = (count: (part: TallyPart) => number) =>
    parts.reduce((total, part) => total + count(part), 0);
  return {
    terms: first.terms,
    by,
    records: addRecordTotals(parts.map(({ records }) => records)),
    findings: addFindings(parts.flatMap(({ findings }) => findings)),
    lapsed: {
      card: sum(({ lapsed }) => lapsed.card),
      certificate: sum(({ lapsed }) => lapsed.certificate),
    },
    inputs: parts.flatMap(({ inputs }) => inputs),
    // Told of the whole only what is true of each part: one that was given the day needs no record to have it.
    asOfSource: parts.every(({ asOfSource }) => asOfSource === first.asOfSource)
      ? first.asOfSource
      : 'option',
    isExample: parts.some(({ isExample }) => isExample),
    years: addRows(parts.flatMap(({ years }) => years)),
    broken: by === undefined ? [] : addRows(parts.flatMap(({ broken }) => broken)),
  };
}

/** Findings of the same code and column as one, in the order of the catalogue. */
export function addFindings(findings: readonly CountedFinding[]): CountedFinding[] {
  const columns = [undefined, ...COLUMNS];
  return FINDING_CODES.flatMap((code) =>
    columns.flatMap((column) => {
      const same = findings.filter((each) => each.code === code && each.column === column);
      const count = same.reduce((sum, each) => sum + each.count, 0);
      return count === 0 ? [] : [{ code, column, count }];
    }),
  );
}

/** Rows of the same period and office as one, in the order in which reports list them. */
export function addRows(rows: readonly PartRow[]): PartRow[] {
  const sums = new Map<string, PartRow>();
  for (const row of rows) {
    const key = `${row.month ?? row.fiscalYear} ${row.office ?? ''}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? row : addRow(sum, row));
  }
  return [...sums.values()].sort(
    (a, b) =>
      byCodeUnits(a.office ?? '', b.office ?? '') ||
      byCodeUnits(a.month ?? '', b.month ?? '') ||
      a.fiscalYear - b.fiscalYear,
  );
}

function addRow(a: PartRow, b: PartRow): PartRow {
  const add = (figure: PartFigure): Figure => ({
    exact: a[figure].exact && b[figure].exact,
    atLeast: a[figure].atLeast + b[figure].atLeast,
  });
  return { ...a, card: add('card'), certificate: add('certificate'), total: add('total') };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
