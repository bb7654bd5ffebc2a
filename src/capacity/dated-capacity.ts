// Decides how many procedures the counters can handle in a fiscal year.

/** Bookable procedures a year, from a fiscal year on. */
export interface CapacityEntry {
  readonly fromYear: number;
  readonly perYear: number;
}

/** Entries in order of year, one a year. A single figure for all years has `fromYear` -Infinity. */
export type DatedCapacity = readonly CapacityEntry[];

/** One capacity for every year. */
export function constantCapacity(perYear: number): DatedCapacity {
  return [{ fromYear: Number.NEGATIVE_INFINITY, perYear }];
}

/** The capacity of a year: its nearest earlier entry, or its own; undefined before the first. */
export function capacityIn(capacity: DatedCapacity, fiscalYear: number): number | undefined {
  return capacity.findLast((entry) => entry.fromYear <= fiscalYear)?.perYear;
}
