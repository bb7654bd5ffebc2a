// A tally for others to add up: counts alone, what they rest on, and how such parts add up.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthLabel } from '../calendar/fiscal-year.js';
import type { InputDigest } from '../records/provenance.js';
import { CARD_STATUSES } from '../records/record.js';
import type { RecordTotals } from './record-totals.js';
import { type Breakdown, countsAt, firstMonth, periodCount, type Tally } from './tally.js';
import type { Method } from './ways.js';

/** What parts must share to be added: the law, and the question asked of it. */
export interface TallyTerms {
  readonly rules: string;
  /** SHA-256 of the rules' values, so that an edited or patched book of the same version is noticed. */
  readonly rulesDigest: string;
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly method: Method;
  readonly repeatRenewals: boolean;
  /** Figures below this are blank; undefined where all are there. */
  readonly suppressBelow: number | undefined;
}

/** The figures of a row of a part. */
export type PartFigure = 'card' | 'certificate' | 'total';

/** A number of procedures; where parts of it are blank, what is known of it at least. */
export interface Figure {
  readonly exact: boolean;
  readonly atLeast: number;
}

/** One period of a part: of an office or a month, or of the whole. */
export interface PartRow extends Readonly<Record<PartFigure, Figure>> {
  readonly fiscalYear: number;
  readonly office?: string;
  /** "2026-04". */
  readonly month?: string;
}

/** The counts of one house, or of several added up. */
export interface TallyPart {
  readonly terms: TallyTerms;
  readonly by: Breakdown | undefined;
  readonly records: RecordTotals;
  readonly lapsed: { readonly card: number; readonly certificate: number };
  readonly inputs: readonly InputDigest[];
  /** One row a fiscal year, in order. */
  readonly years: readonly PartRow[];
  /** The breakdown: office by office in order of their names, or month by month; none where `by` is undefined. */
  readonly broken: readonly PartRow[];
}

/** What {@link tallyPart} takes besides the counts. */
export type PartOrigin = Pick<TallyPart, 'terms' | 'records' | 'inputs'>;

/** A tally just counted, as a part; nothing in it is blank yet. */
export function tallyPart(tally: Tally, origin: PartOrigin): TallyPart {
  const { by } = tally;
  if (by === 'day') throw new RangeError('a tally by day is no part to be handed on');
  const monthly = tally.by === 'month';
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
        ...(monthly ? { month: fiscalMonthLabel(firstMonth(tally) + period) } : { office }),
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

/** In what two parts differ that must be the same, or undefined where they can be added. */
export function differingTerm(a: TallyTerms, b: TallyTerms): keyof TallyTerms | undefined {
  return (Object.keys(a) as (keyof TallyTerms)[]).find((key) => a[key] !== b[key]);
}

/**
 * The parts as one. Order and grouping change nothing but the order of the inputs, which is that of the parts. A figure
 * is exact where it is in every part, else only known at least; no blank is taken for zero. The breakdown is there
 * where every part has the same one.
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
    records: addRecords(parts.map(({ records }) => records)),
    lapsed: {
      card: sum(({ lapsed }) => lapsed.card),
      certificate: sum(({ lapsed }) => lapsed.certificate),
    },
    inputs: parts.flatMap(({ inputs }) => inputs),
    years: addRows(parts.flatMap(({ years }) => years)),
    broken: by === undefined ? [] : addRows(parts.flatMap(({ broken }) => broken)),
  };
}

function addRecords(totals: readonly RecordTotals[]): RecordTotals {
  const sum = (count: (records: RecordTotals) => number) =>
    totals.reduce((total, records) => total + count(records), 0);
  return {
    rows: sum(({ rows }) => rows),
    cards: sum(({ cards }) => cards),
    counted: sum(({ counted }) => counted),
    excluded: Object.fromEntries(
      CARD_STATUSES.map(
        (status) => [status, sum(({ excluded }) => excluded[status] ?? 0)] as const,
      ).filter(([, cards]) => cards > 0),
    ),
    rejected: sum(({ rejected }) => rejected),
    rejectedRows: sum(({ rejectedRows }) => rejectedRows),
  };
}

/** Rows of the same period and office as one, in the order in which reports list them. */
function addRows(rows: readonly PartRow[]): PartRow[] {
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
