// Counts by month and place, and the same packed, since many small arrays are slow to send from thread to thread.

/** Counts by running number of a month and, within one, by place; months without any are missing. */
export type CountsByMonth = (Float64Array | undefined)[];

/** Counts of several lists that are not 0, as plain data. */
export interface PackedCounts {
  /** List, month and place of each, as one number. */
  readonly keys: Int32Array;
  readonly counts: Float64Array;
}

/** Months and places are told apart up to these; 2^31 leaves room for some 4,000 lists. */
const MOST_MONTHS = 1024;
const MOST_PLACES = 512;

/** Adds to a count; `size` is the number of places of a month. */
export function addAt(
  counts: CountsByMonth,
  month: number,
  place: number,
  size: number,
  count: number,
): void {
  const own = monthCounts(counts, month, size);
  own[place] = (own[place] as number) + count;
}

/** Adds counts to others of as many places. */
export function addMonths(to: CountsByMonth, from: CountsByMonth): void {
  from.forEach((counts, month) => {
    if (counts === undefined) return;
    const own = monthCounts(to, month, counts.length);
    for (let place = 0; place < counts.length; place += 1)
      own[place] = (own[place] as number) + (counts[place] as number);
  });
}

/** The counts of a month, begun where there are none. */
export function monthCounts(counts: CountsByMonth, month: number, size: number): Float64Array {
  let own = counts[month];
  if (own === undefined) {
    own = new Float64Array(size);
    counts[month] = own;
  }
  return own;
}

/** All counts of a month; 0 where there are none. */
export function sumOf(counts: Float64Array | undefined): number {
  return counts?.reduce((sum, count) => sum + count, 0) ?? 0;
}

/** Packs lists of at most 512 places. */
export function packCounts(lists: readonly (CountsByMonth | undefined)[]): PackedCounts {
  let filled = 0;
  const each = (take: (key: number, count: number) => void) => {
    lists.forEach((months, list) => {
      months?.forEach((counts, month) => {
        if (counts === undefined) return;
        const first = (list * MOST_MONTHS + month) * MOST_PLACES;
        for (let place = 0; place < counts.length; place += 1) {
          const count = counts[place] as number;
          if (count !== 0) take(first + place, count);
        }
      });
    });
  };
  each(() => {
    filled += 1;
  });
  const packed = { keys: new Int32Array(filled), counts: new Float64Array(filled) };
  let next = 0;
  each((key, count) => {
    packed.keys[next] = key;
    packed.counts[next] = count;
    next += 1;
  });
  return packed;
}

/** Adds packed counts to lists in the same order, of which each has so many places; a list left out is not added to. */
export function addPacked(
  lists: readonly { readonly counts: CountsByMonth | undefined; readonly places: number }[],
  { keys, counts }: PackedCounts,
): void {
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as number;
    const list = lists[Math.trunc(key / (MOST_MONTHS * MOST_PLACES))];
    if (list?.counts === undefined) continue;
    const month = Math.trunc(key / MOST_PLACES) % MOST_MONTHS;
    addAt(list.counts, month, key % MOST_PLACES, list.places, counts[index] as number);
  }
}
