// Sizes at which reading changes its way: every threshold, block and limit of both readers in one place.

/** How heavily files are read. None of it moves a result. */
export interface Weights {
  /** Files of records may be read by the plain scanner at all. */
  readonly scans: boolean;
  /** Threads that read one file at once. */
  readonly threads: number;
  /** Bytes still to be read from which threads are worth their start. */
  readonly threadsFrom: number;
  /** Bytes that a thread reads before it reports. */
  readonly part: number;
  /** Bytes read from the disk at once. */
  readonly block: number;
  /** Bytes of a stream scanned before it is asked whether threads are better. */
  readonly step: number;
}

const MIB = 1 << 20;

/** The weights of a real run on a machine with so many processors. */
export function usualWeights(processors: number): Weights {
  return {
    scans: true,
    threads: Math.min(processors, 8),
    threadsFrom: 32 * MIB,
    part: 16 * MIB,
    block: MIB,
    step: 64 * 1024,
  };
}

/** Lines read before it is asked whether most of them need the tolerant reader. */
export const ODD_LINES_TOLERATED = 2048;

/** Different findings, and tell-tale cells, of one part; where there are more, the tolerant reader goes on, which keeps none. */
export const NOTES_PER_PART = 20_000;

/** Places of findings in one part, of eight bytes each; where there are more, the tolerant reader goes on. */
export const PLACES_PER_PART = 1 << 20;

/** The longest line that the scanner takes; the tolerant reader takes longer ones. */
export const LONGEST_PLAIN_LINE = 100_000;

/** Different texts remembered at once. */
export const TEXTS_REMEMBERED = 2048;

/** The longest text remembered, in bytes. */
export const LONGEST_TEXT_REMEMBERED = 256;

/** Dates at fixed places, one after the other, after which a column is taken to have no others. */
export const FIXED_DATES = 16;
