// Decides what a tally is that leaves its house: counts alone, what they rest on, and how such parts add up.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthLabel } from '../calendar/fiscal-year.js';
import { compareWithCapacity } from '../capacity/comparison.js';
import { capacityIn, type DatedCapacity } from '../capacity/dated-capacity.js';
import { CARD_STATUSES } from '../records/record.js';
import { type Breakdown, countsAt, firstMonth, periodCount, type Tally } from '../tally/tally.js';
import type { Method } from '../tally/ways.js';
import type { Basis, ForecastReport, RecordTotals } from './forecast.js';
import type { ForecastRow, ShownRow } from './forecast-row.js';
import type { InputDigest } from './provenance.js';
import { SUPPRESSIBLE, type SuppressibleFigure, suppressSmall } from './suppression.js';

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

/** A number of procedures; where parts of it are blank, what is known of it at least. */
export interface Figure {
  readonly exact: boolean;
  readonly atLeast: number;
}

/** One period of a part: of an office or a month, or of the whole. */
export interface PartRow extends Readonly<Record<SuppressibleFigure, Figure>> {
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
): Omit<Row, 'card' | 'certificate'> & Readonly<Record<SuppressibleFigure, Figure>> {
  const exactly = (atLeast: number): Figure => ({ exact: true, atLeast });
  const { card, certificate } = row;
  return {
    ...row,
    card: exactly(card),
    certificate: exactly(certificate),
    total: exactly(card + certificate),
  };
}

/**
 * The part with every figure from 1 to `below` − 1 blank, and as many others as are needed so that none can be worked
 * out, as {@link suppressSmall} does for a forecast; but here the whole years too, since a small house is itself one of
 * the parts that are added up. A year with a blank in the whole shows none of its breakdown.
 */
export function suppressPart(part: TallyPart, below: number): TallyPart {
  const plain = (row: PartRow): ForecastRow => ({
    ...row,
    ...compareWithCapacity(
      { card: row.card.atLeast, certificate: row.certificate.atLeast },
      undefined,
    ),
  });
  // A year by itself is a breakdown with a single part.
  const years = suppressSmall(
    part.years.map((row) => ({ ...plain(row), office: '' })),
    below,
  ).rows.map((row) => (isOneAndOne(row) ? { ...row, total: null } : row));
  const broken = suppressSmall(part.broken.map(plain), below).rows;
  // A year's breakdown goes whole where the year itself has a blank, or one of its rows gives its blanks away.
  const hidden = new Set(
    [...years.filter(hasBlank), ...broken.filter(isOneAndOne)].map(({ fiscalYear }) => fiscalYear),
  );
  return {
    ...part,
    terms: { ...part.terms, suppressBelow: below },
    years: years.map(({ fiscalYear, ...row }) => ({ fiscalYear, ...figures(row) })),
    broken: broken.map((row) => ({
      fiscalYear: row.fiscalYear,
      ...(row.office !== undefined && { office: row.office }),
      ...(row.month !== undefined && { month: row.month }),
      ...figures(hidden.has(row.fiscalYear) ? NOTHING : row),
    })),
  };
}

const NOTHING = { card: null, certificate: null, total: null };

/** Two blanks that add up to 2 can only be 1 and 1. */
function isOneAndOne({ card, certificate, total }: typeof NOTHING | ShownRow): boolean {
  return card === null && certificate === null && total === 2;
}

function hasBlank(row: Readonly<Record<SuppressibleFigure, number | null>>): boolean {
  return SUPPRESSIBLE.some((figure) => row[figure] === null);
}

function figures(row: Readonly<Record<SuppressibleFigure, number | null>>) {
  const figure = (value: number | null): Figure => ({ exact: value !== null, atLeast: value ?? 0 });
  return {
    card: figure(row.card),
    certificate: figure(row.certificate),
    total: figure(row.total),
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
  const add = (figure: SuppressibleFigure): Figure => ({
    exact: a[figure].exact && b[figure].exact,
    atLeast: a[figure].atLeast + b[figure].atLeast,
  });
  return { ...a, card: add('card'), certificate: add('certificate'), total: add('total') };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The forecast that a part gives, as the records behind it would: by `by`, which it must have. What is blank in it stays
 * blank, and has no surplus or deficit; `suppressBelow` blanks what is not yet.
 */
export function partForecast(
  part: TallyPart,
  by: Breakdown | undefined,
  capacity: DatedCapacity,
  basis: Basis,
  suppressBelow?: number,
): ForecastReport {
  const rows = (by === undefined ? part.years : part.broken).map((row) =>
    shownRow(row, by === undefined ? capacityIn(capacity, row.fiscalYear) : undefined),
  );
  const blanks = rows.some(hasBlank);
  const below = part.terms.suppressBelow ?? suppressBelow;
  const toBlank = part.terms.suppressBelow === undefined && by !== undefined ? below : undefined;
  const shown = toBlank === undefined ? undefined : suppressSmall(rows as ForecastRow[], toBlank);
  return {
    kind: 'forecast',
    by,
    suppressedBelow: by !== undefined || blanks ? below : undefined,
    rows: shown?.rows ?? rows,
    exposed: shown?.exposed.length ?? 0,
    basis,
  };
}

function shownRow(row: PartRow, capacity: number | undefined): ShownRow {
  const { card, certificate, total, ...key } = row;
  const compared = compareWithCapacity({ card: total.atLeast, certificate: 0 }, capacity);
  const blank = SUPPRESSIBLE.filter((figure) => !row[figure].exact && row[figure].atLeast > 0);
  return {
    ...key,
    card: card.exact ? card.atLeast : null,
    certificate: certificate.exact ? certificate.atLeast : null,
    total: total.exact ? total.atLeast : null,
    capacity: compared.capacity,
    surplus: total.exact ? compared.surplus : null,
    utilizationPercent: total.exact ? compared.utilizationPercent : null,
    ...(blank.length > 0 && {
      atLeast: Object.fromEntries(blank.map((figure) => [figure, row[figure].atLeast])),
    }),
  };
}
