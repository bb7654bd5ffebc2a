// Capacity by fiscal year.

/** Bookable procedures a year, from a fiscal year on. */
export interface CapacityEntry {
  readonly fromYear: number;
  readonly perYear: number;
}

/** Entries in order of year, one a year; none where no capacity is known. A single figure for all years has `fromYear` -Infinity. */
export type DatedCapacity = readonly CapacityEntry[];

/** One capacity for every year. */
export function constantCapacity(perYear: number): DatedCapacity {
  return [{ fromYear: Number.NEGATIVE_INFINITY, perYear }];
}

/**
 * The capacity that single years were given, in order: an entry where it changes. One figure throughout holds for every
 * year, and a year without one takes the nearest earlier.
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

/** The capacity of a year: its nearest earlier entry, or its own; undefined before the first. */
export function capacityIn(capacity: DatedCapacity, fiscalYear: number): number | undefined {
  return capacity.findLast((entry) => entry.fromYear <= fiscalYear)?.perYear;
}

/** A capacity as the command line writes it: "44000", or "2025=44000,2027=50000"; null where none is known. */
export function capacityText(capacity: DatedCapacity): string | number | null {
  const [first] = capacity;
  if (first === undefined) return null;
  if (first.fromYear === Number.NEGATIVE_INFINITY) return first.perYear;
  return capacity.map(({ fromYear, perYear }) => `${fromYear}=${perYear}`).join(',');
}
