// A month's capacity divided over its days: as its sites are open, in whole procedures.
import { type CivilDate, dayAfter, dayBefore, dayNumber } from '../calendar/civil-date.js';
import { type Fraction, toNumber } from '../calendar/fraction.js';
import type { CapacityFrom, PerKind, Site } from '../scenario/scenario.js';
import { minutesOf, type Operations } from './opening-calendar.js';
import {
  capacityOfMonth,
  capacityOfSpan,
  monthSpan,
  usableHours,
  wholeProcedures,
} from './site-capacity.js';

/** A day's parts add up to the month's with an error far below this; it keeps a whole sum from being rounded down. */
const ROUNDING = 1e-6;

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
  const parts = new Array<number>(dayNumber(last) - dayNumber(first) + 1).fill(0);
  capacity.forEach((segment, index) => {
    const next = capacity[index + 1];
    const from = Math.max(first, segment.from) as CivilDate;
    const to = (next === undefined ? last : Math.min(last, dayBefore(next.from))) as CivilDate;
    if (from > to) return;
    const { sites } = capacityOfSpan(capacity, { first: from, last: to }, mix, operations);
    for (const site of segment.sites) {
      const weights = dayWeights(site, from, to, operations);
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const procedures = toNumber(sites.get(site.name) as Fraction);
      if (all === 0) continue;
      weights.forEach((weight, day) => {
        parts[dayNumber(from) - dayNumber(first) + day] =
          (parts[dayNumber(from) - dayNumber(first) + day] as number) + (procedures * weight) / all;
      });
    }
  });
  const whole = wholeProcedures(capacityOfMonth(capacity, fiscalMonth, mix, operations).total);
  return wholeParts(parts, whole);
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

/** Parts scaled to a whole sum, each the growth of the rounded-down running sum. */
function wholeParts(parts: readonly number[], whole: number): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0);
  let sum = 0;
  let given = 0;
  return parts.map((part) => {
    sum += part;
    const upTo = all === 0 ? 0 : Math.floor((sum / all) * whole + ROUNDING);
    const own = upTo - given;
    given = upTo;
    return own;
  });
}
