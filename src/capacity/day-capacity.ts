// A month's capacity divided over its days: as its sites are open, in whole procedures.
import { type CivilDate, dayAfter, dayBefore, dayNumber } from '../calendar/civil-date.js';
import {
  dividedBy,
  type Fraction,
  floored,
  fraction,
  plus,
  times,
  wholeParts,
  ZERO,
} from '../calendar/fraction.js';
import type { CapacityFrom, PerKind, Site } from '../scenario/scenario.js';
import { minutesOf, type Operations } from './opening-calendar.js';
import {
  capacityOfMonth,
  capacityOfSpan,
  monthSpan,
  usableHours,
  wholeProcedures,
} from './site-capacity.js';

/**
 * The whole procedures of each day of a month, counted as `fiscalMonthOf` does; they add up to the month's capacity as
 * plans show it. A site with windows spreads its part over its open days by their usable minutes, one with a figure
 * evenly over the days of its segment. A day's whole procedures are what the rounded-down running sum grows by.
 */
export function capacityOfDays(
  capacity: readonly CapacityFrom[],
  fiscalMonth: number,
  mix: PerKind<Fraction>,
  operations: Operations,
): number[] {
  const { first, last } = monthSpan(fiscalMonth);
  const parts = new Array<Fraction>(dayNumber(last) - dayNumber(first) + 1).fill(ZERO);
  capacity.forEach((segment, index) => {
    const next = capacity[index + 1];
    const from = Math.max(first, segment.from) as CivilDate;
    const to = (next === undefined ? last : Math.min(last, dayBefore(next.from))) as CivilDate;
    if (from > to) return;
    const { sites } = capacityOfSpan(capacity, { first: from, last: to }, mix, operations);
    for (const site of segment.sites) {
      const weights = dayWeights(site, from, to, operations);
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      if (all === 0) continue;
      const procedures = sites.get(site.name) as Fraction;
      const start = dayNumber(from) - dayNumber(first);
      weights.forEach((weight, day) => {
        const part = times(procedures, fraction(weight, all));
        parts[start + day] = plus(parts[start + day] as Fraction, part);
      });
    }
  });
  const all = parts.reduce(plus, ZERO);
  if (all.numerator === 0n) return parts.map(() => 0);
  const whole = wholeProcedures(capacityOfMonth(capacity, fiscalMonth, mix, operations).total);
  const scale = dividedBy(fraction(whole), all);
  const wholePart = wholeParts(floored);
  return parts.map((part) => wholePart(times(part, scale)));
}

function dayWeights(site: Site, from: CivilDate, to: CivilDate, operations: Operations): number[] {
  const weights: number[] = [];
  for (let date = from; date <= to; date = dayAfter(date)) {
    weights.push(
      site.type === 'figure' ? 1 : minutesOf(usableHours(site, date, operations).usable),
    );
  }
  return weights;
}
