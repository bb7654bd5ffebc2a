// Costs of a fiscal year, the subsidy towards them, and what is left: exact, and rounded once.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthOf } from '../calendar/fiscal-year.js';
import {
  dividedBy,
  type Fraction,
  fraction,
  minus,
  plus,
  rounded,
  times,
  wholeParts,
  ZERO,
} from '../calendar/fraction.js';
import type { CapacityFrom, CostItem, Costs, OpenSpan, Subsidy } from '../scenario/scenario.js';
import {
  daysIn,
  hasWindows,
  monthSpan,
  type Span,
  segmentsIn,
  shareOfYear,
  yearSpan,
} from './site-capacity.js';

/** One item in a fiscal year, in yen. */
export interface ItemCost {
  readonly item: CostItem;
  readonly amount: number;
  /** The part of it that the subsidy counts. */
  readonly eligibleAmount: number;
}

/** The costs of a fiscal year, in whole yen. */
export interface YearCosts {
  /** In the order of the scenario; their amounts add up to `gross`, their eligible parts to `eligible`. */
  readonly items: readonly ItemCost[];
  readonly gross: number;
  readonly eligible: number;
  readonly subsidy: number;
  /** Gross less subsidy: what the ward itself pays. */
  readonly net: number;
  /** Of each procedure handled; null where none is. */
  readonly grossPerProcedure: number | null;
  readonly netPerProcedure: number | null;
}

/** What the costs of a year depend on. */
export interface CostDrivers {
  readonly fiscalYear: number;
  /** The windows that exist from day to day. */
  readonly capacity: readonly CapacityFrom[];
  /** Procedures handled in the fiscal year, or in what is left of it. Demand that waits costs nothing yet. */
  readonly handled: number;
  /** The day from which on the fiscal year is counted; undefined for all of it. */
  readonly begins?: CivilDate | undefined;
}

/**
 * The costs of one fiscal year. An item counts on the days that lie both in the year and in its own span:
 *
 * - per month: each month's amount × its days that count ÷ the days of the month;
 * - per year: × days that count ÷ days of the fiscal year (365, or 366 with a 29 February);
 * - per window and year: the same, for the windows of all sites with windows, segment by segment of the capacity;
 * - per procedure: × procedures handled in the year × days that count ÷ days of the fiscal year;
 * - once: whole, in the fiscal year of its day.
 *
 * Of a year that begins with the as-of day only what is left counts, as of its capacity and its procedures: an amount a year
 * by days of the fiscal year, a sum paid once before that day not at all.
 *
 * The subsidy is its share of the eligible items on the days within its own span, computed in the same way, and at most
 * its ceiling. The ceiling is not prorated if the span begins or ends within a year.
 *
 * All sums are exact and rounded once, to whole yen, half up. Items are rounded by their running sum, so that they add up
 * to the gross; an item can therefore be one yen off its own rounding. Net is the rounded gross less the rounded subsidy.
 * Amounts per procedure are divided before rounding.
 */
export function costsOfYear({ items, subsidy }: Costs, drivers: CostDrivers): YearCosts {
  const amounts = items.map((item) => amountOf(item, [item], drivers));
  const eligibles = items.map((item) =>
    subsidy !== undefined && item.eligible ? amountOf(item, [item, subsidy], drivers) : ZERO,
  );
  const [gross, eligible] = [sumOf(amounts), sumOf(eligibles)];
  const given = subsidyOn(eligible, subsidy);
  const perProcedure = (amount: Fraction) =>
    drivers.handled === 0 ? null : rounded(dividedBy(amount, fraction(drivers.handled)));
  const wholeEligibles = eligibles.map(wholeParts());
  return {
    items: amounts.map(wholeParts()).map((amount, index) => ({
      item: items[index] as CostItem,
      amount,
      eligibleAmount: wholeEligibles[index] as number,
    })),
    gross: rounded(gross),
    eligible: rounded(eligible),
    subsidy: rounded(given),
    net: rounded(gross) - rounded(given),
    grossPerProcedure: perProcedure(gross),
    netPerProcedure: perProcedure(minus(gross, given)),
  };
}

/** The amount of an item on the days of the fiscal year that lie in all of the spans. */
function amountOf(
  { rate, yen }: CostItem,
  spans: readonly OpenSpan[],
  { fiscalYear, capacity, handled, begins }: CostDrivers,
): Fraction {
  const year = clipped(yearSpan(fiscalYear), { from: begins, to: undefined });
  const span = spans.reduce(clipped, year);
  if (span.first > span.last) return ZERO;
  const amount = fraction(yen);
  switch (rate) {
    case 'once':
      return amount;
    case 'year':
      return times(amount, shareOfYear(span));
    case 'month':
      return times(amount, monthsIn(span));
    case 'window':
      return times(amount, windowYearsIn(capacity, span));
    case 'procedure':
      return times(amount, times(fraction(handled), fraction(daysIn(span), daysIn(year))));
  }
}

function clipped({ first, last }: Span, { from, to }: OpenSpan): Span {
  return {
    first: Math.max(first, from ?? first) as CivilDate,
    last: Math.min(last, to ?? last) as CivilDate,
  };
}

/** The months of a span; a part of a month counts by its days. */
function monthsIn(span: Span): Fraction {
  const first = fiscalMonthOf(span.first);
  const months = Array.from({ length: fiscalMonthOf(span.last) - first + 1 }, (_, index) => {
    const month = monthSpan(first + index);
    const own = clipped(month, { from: span.first, to: span.last });
    return fraction(daysIn(own), daysIn(month));
  });
  return sumOf(months);
}

/** Windows × the share of the fiscal year for which they exist. */
function windowYearsIn(capacity: readonly CapacityFrom[], span: Span): Fraction {
  const segments = segmentsIn(capacity, span).map((segment) => {
    const windows = segment.sites.filter(hasWindows).reduce((sum, site) => sum + site.windows, 0);
    return times(fraction(windows), shareOfYear(segment));
  });
  return sumOf(segments);
}

function subsidyOn(eligible: Fraction, subsidy: Subsidy | undefined): Fraction {
  if (subsidy === undefined) return ZERO;
  const share = times(eligible, subsidy.share);
  const most = subsidy.mostPerYear === undefined ? share : fraction(subsidy.mostPerYear);
  return minus(share, most).numerator > 0n ? most : share;
}

function sumOf(parts: readonly Fraction[]): Fraction {
  return parts.reduce(plus, ZERO);
}
