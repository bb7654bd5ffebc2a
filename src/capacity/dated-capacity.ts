// Capacity by fiscal year, and what is left of a year.
import { type CivilDate, dayNumber } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';

/** Bookable procedures a year, from a fiscal year on. */
export interface CapacityEntry {
  readonly fromYear: number;
  readonly perYear: number;
  /** The figure is that of what is left of `fromYear`, and no other year's. */
  readonly isLeft?: true;
}

/** Entries in order of year, one a year; none where no capacity is known. A single figure for all years has `fromYear` -Infinity. */
export type DatedCapacity = readonly CapacityEntry[];

/** One capacity for every year. */
export function constantCapacity(perYear: number): DatedCapacity {
  return [{ fromYear: Number.NEGATIVE_INFINITY, perYear }];
}

/**
 * The capacity from the capacities of single years, in order: an entry for each change. One figure throughout holds for
 * every year; a year without a figure takes the nearest earlier one.
 */
export function capacityByYear(
  years: readonly { readonly fiscalYear: number; readonly capacity: number | null }[],
): DatedCapacity {
  const entries: CapacityEntry[] = [];
  for (const { fiscalYear, capacity } of years) {
    if (capacity !== null && capacity !== entries.at(-1)?.perYear) {
      entries.push({ fromYear: fiscalYear, perYear: capacity });
    }
  }
  const [first, ...changes] = entries;
  return first !== undefined && changes.length === 0 ? constantCapacity(first.perYear) : entries;
}

/** The capacity of a year: its own entry or the nearest earlier one; undefined before the first. */
export function capacityIn(capacity: DatedCapacity, fiscalYear: number): number | undefined {
  return capacity.findLast((entry) => entry.fromYear <= fiscalYear)?.perYear;
}

/**
 * The capacity that is left of a year from `asOf` on: the year's by days, half rounded up; the whole where the year begins
 * no earlier, none where it has ended.
 */
export function capacityLeft(
  capacity: DatedCapacity,
  fiscalYear: number,
  asOf: CivilDate,
): number | undefined {
  const entry = capacity.findLast(({ fromYear }) => fromYear <= fiscalYear);
  if (entry === undefined) return undefined;
  const { perYear } = entry;
  if (entry.isLeft && entry.fromYear === fiscalYear) return perYear;
  const { left, all } = daysLeft(fiscalYear, asOf);
  return Math.floor((2 * perYear * left + all) / (2 * all));
}

/** The days of a fiscal year, and those from `asOf` on. */
export function daysLeft(fiscalYear: number, asOf: CivilDate): { left: number; all: number } {
  const start = dayNumber(fiscalYearStart(fiscalYear));
  const next = dayNumber(fiscalYearStart(fiscalYear + 1));
  const from = Math.min(Math.max(start, dayNumber(asOf)), next);
  return { left: next - from, all: next - start };
}

/** A capacity as the command line writes it: "44000", or "2025=44000,2027=50000"; null where none is known. */
export function capacityText(capacity: DatedCapacity): string | number | null {
  const [first] = capacity;
  if (first === undefined) return null;
  if (first.fromYear === Number.NEGATIVE_INFINITY) return first.perYear;
  return capacity.map(({ fromYear, perYear }) => `${fromYear}=${perYear}`).join(',');
}
