// A tally: counts by period, kind and office; parts counted apart merge into the whole.
import { addDays, dayNumber } from '../calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearStart } from '../calendar/fiscal-year.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import type { CardStatus } from '../records/record.js';

/** The breakdown of a tally, besides the fiscal year. */
export type Breakdown = (typeof BREAKDOWNS)[number];
export const BREAKDOWNS = ['office', 'month', 'office,month'] as const;

/** All breakdowns of a tally. Days are for computation only: no output shows them. */
export type TallyBreakdown = Breakdown | 'day';

/** Whether a breakdown has the offices apart. */
export function hasOffices(by: TallyBreakdown | undefined): boolean {
  return by === 'office' || by === 'office,month';
}

/** Whether the periods of a breakdown are months. */
export function hasMonths(by: TallyBreakdown | undefined): boolean {
  return by === 'month' || by === 'office,month';
}

/** Number of procedures of each kind. */
export interface KindCounts {
  readonly card: number;
  readonly certificate: number;
}

/** The cards of the active records a tally counted, and of those it left out, by status. */
export interface TalliedCards {
  counted: number;
  readonly excluded: Partial<Record<CardStatus, number>>;
}

/** Procedures per period, kind and office, of the fiscal years `from` to `to`. */
export interface Tally {
  readonly from: number;
  readonly to: number;
  readonly by: TallyBreakdown | undefined;
  readonly cards: TalliedCards;
  readonly lapsed: { card: number; certificate: number };
  /** The same by office, in a breakdown with offices; else empty. */
  readonly lapsedByOffice: Map<string, { card: number; certificate: number }>;
  /**
   * By office ('' without a breakdown, or if the office is unknown): counts of card and certificate in turn, period by
   * period.
   */
  readonly cells: Map<string, Float64Array>;
}

/** An empty tally. */
export function emptyTally(from: number, to: number, by?: TallyBreakdown): Tally {
  return {
    from,
    to,
    by,
    cards: { counted: 0, excluded: {} },
    lapsed: { card: 0, certificate: 0 },
    lapsedByOffice: new Map(),
    cells: new Map(),
  };
}

/** Adds what had lapsed of the cards of an office. */
export function addLapsed(
  { by, lapsed, lapsedByOffice }: Tally,
  office: string,
  { card, certificate }: KindCounts,
): void {
  if (card + certificate === 0) return;
  lapsed.card += card;
  lapsed.certificate += certificate;
  if (!hasOffices(by)) return;
  const sum = lapsedByOffice.get(office) ?? { card: 0, certificate: 0 };
  sum.card += card;
  sum.certificate += certificate;
  lapsedByOffice.set(office, sum);
}

/** The months of one office, of a tally by office and month; the number of cards is that of all offices. */
export function monthsOfOffice(tally: Tally, office: string): Tally {
  return {
    ...tally,
    by: 'month',
    lapsed: tally.lapsedByOffice.get(office) ?? { card: 0, certificate: 0 },
    lapsedByOffice: new Map(),
    cells: new Map([['', officeCells(tally, office)]]),
  };
}

/** How many periods a tally has: its fiscal years, or their months or days. */
export function periodCount({ from, to, by }: Tally): number {
  if (by === 'day') return dayNumber(fiscalYearStart(to + 1)) - dayNumber(fiscalYearStart(from));
  return (to - from + 1) * (hasMonths(by) ? 12 : 1);
}

/** The first month of a tally, as a fiscal month number. */
export function firstMonth(tally: Tally): number {
  return fiscalMonthOf(fiscalYearStart(tally.from));
}

/** The counts of one office, created if there are none. */
export function officeCells(tally: Tally, office: string): Float64Array {
  let cells = tally.cells.get(office);
  if (cells === undefined) {
    cells = new Float64Array(periodCount(tally) * 2);
    tally.cells.set(office, cells);
  }
  return cells;
}

/** The index of a kind and period in the counts of an office; negative before the first period. */
export function placeOf(kind: ProcedureKind, period: number): number {
  return period * 2 + (kind === 'card' ? 0 : 1);
}

/** Adds `count` procedures in the period with this index; periods outside the tally are not counted. */
export function addProcedures(
  cells: Float64Array,
  kind: ProcedureKind,
  period: number,
  count: number,
): void {
  const index = placeOf(kind, period);
  if (period >= 0 && index < cells.length) cells[index] = (cells[index] as number) + count;
}

/** The counts of one office in one period. */
export function countsAt(tally: Tally, office: string, period: number): KindCounts {
  const cells = tally.cells.get(office);
  return { card: cells?.[period * 2] ?? 0, certificate: cells?.[period * 2 + 1] ?? 0 };
}

/** The same counts by month, of a tally by day. */
export function byMonth(tally: Tally): Tally {
  const first = firstMonth(tally);
  const start = fiscalYearStart(tally.from);
  const months: Tally = { ...tally, by: 'month', cells: new Map() };
  for (const [office, cells] of tally.cells) {
    const sums = officeCells(months, office);
    cells.forEach((count, index) => {
      if (count === 0) return;
      const month = fiscalMonthOf(addDays(start, index >> 1)) - first;
      addProcedures(sums, index % 2 === 0 ? 'card' : 'certificate', month, count);
    });
  }
  return months;
}

/**
 * The tally of both parts together. Merging is associative and commutative, and the empty tally changes nothing: files
 * counted apart add up to files counted together.
 *
 * @throws {RangeError} where the parts have different years or breakdowns.
 */
export function mergeTallies(a: Tally, b: Tally): Tally {
  if (a.from !== b.from || a.to !== b.to || a.by !== b.by) {
    throw new RangeError('tallies of different years or breakdowns do not add up');
  }
  const merged = emptyTally(a.from, a.to, a.by);
  addTally(merged, a);
  addTally(merged, b);
  return merged;
}

/** Adds a part to a tally of the same years and breakdown. */
function addTally(tally: Tally, part: Tally): void {
  tally.cards.counted += part.cards.counted;
  for (const [status, cards] of Object.entries(part.cards.excluded)) {
    const key = status as CardStatus;
    tally.cards.excluded[key] = (tally.cards.excluded[key] ?? 0) + cards;
  }
  if (hasOffices(tally.by))
    for (const [office, counts] of part.lapsedByOffice) addLapsed(tally, office, counts);
  else addLapsed(tally, '', part.lapsed);
  for (const [office, cells] of part.cells) {
    const sum = officeCells(tally, office);
    cells.forEach((count, index) => {
      sum[index] = (sum[index] as number) + count;
    });
  }
}
