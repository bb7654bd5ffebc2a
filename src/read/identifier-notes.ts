// The identifiers of some rows as they are read: the steps between them while they ascend, else set apart.
import { SCRATCH_UNIT } from '../spill/scratch.js';
import { type IdentifierDigest, NUMBERS_BITS, numberOf, spread } from './identifiers.js';

/**
 * Identifiers of digits that ascend, so that none repeats within them. `steps` has for each further one how much larger it is,
 * and 0 with a number of lines for lines without one, in seven bits a byte, the lowest first, the eighth where more follow.
 */
export interface AscendingIdentifiers {
  readonly kind: 'ascending';
  /** The line of the first one. */
  readonly line: number;
  /** The numbers that stand for the first and the last one. */
  readonly least: number;
  readonly most: number;
  readonly size: number;
  /** Some bytes more than are used. */
  readonly steps: Uint8Array;
}

/**
 * Identifiers set apart in {@link SORTS}: numbers by what is left of them when they are divided by it, others by their hash; those
 * of one sort in order. Their arrays end with some bytes unused, since scratch files have whole units.
 */
export interface ApartIdentifiers {
  readonly kind: 'apart';
  /** The first line. */
  readonly line: number;
  /** The smallest and the largest number that stand for one of digits; 1 and 0 where there is none. */
  readonly least: number;
  readonly most: number;
  /** By sort, how many stand before the first such; at last, how many there are. */
  readonly starts: Int32Array;
  /**
   * Where all are numbers: the entries are how often {@link SORTS} goes into them, above this, one word each. Otherwise entries are
   * both halves of each.
   */
  readonly base: number | undefined;
  readonly entries: Int32Array;
  /** For each line from the first on, the sort of its identifier; {@link NO_IDENTIFIER} where it has none. */
  readonly order: Uint8Array;
  /** How many lines. */
  readonly lines: number;
}

export type SomeIdentifiers = AscendingIdentifiers | ApartIdentifiers;

/** In so many sorts they are set apart, so that each can be compared by itself, within the cache. */
export const SORTS = 255;
export const NO_IDENTIFIER = 255;

/** Ascending rows of them that are noted as such; where there are more, they are set apart. */
const MOST_ASCENDING = 16;
/** Bytes that one step takes at most, with lines before it. */
const STEP_BYTES = 24;
const TWO_TO_32 = 2 ** 32;

/** Notes identifiers, which must come in the order of their lines. */
export interface IdentifierNotes {
  readonly add: (digest: IdentifierDigest, line: number) => void;
  /** How many were added. */
  readonly size: () => number;
  /** What was added, in arrays of its own; and begins anew. */
  readonly take: () => SomeIdentifiers[];
}

/** Notes for identifiers. Unless `areAscending`, all are set apart. */
export function createIdentifierNotes(areAscending = true): IdentifierNotes {
  const apart = createApartNotes();
  /* While they ascend. */
  let isAscending = areAscending;
  let steps = new Uint8Array(1 << 10);
  let used = 0;
  /** Of each ascending row its first line, its first number, and where its steps begin; and the same of the last one. */
  let ended: { line: number; least: number; most: number; size: number; from: number }[] = [];
  let firstLine = 0;
  let least = 0;
  let most = 0;
  let from = 0;
  let size = 0;
  let lastLine = 0;

  function add(digest: IdentifierDigest, line: number): void {
    const { low, high } = digest;
    if (!isAscending) {
      apart.add(low, high, line);
      return;
    }
    const number = numberOf(low, high);
    const step = number - most;
    if (size > 0 && step > 0) {
      if (used + STEP_BYTES > steps.length) steps = enlarged(steps);
      if (line !== lastLine + 1) {
        steps[used] = 0;
        used += 1;
        note(line - lastLine - 1);
      }
      note(step);
      size += 1;
    } else if (number === 0 || ended.length === MOST_ASCENDING - 1) {
      setApart();
      apart.add(low, high, line);
      return;
    } else {
      endRow();
      firstLine = line;
      least = number;
      from = used;
      size = 1;
    }
    most = number;
    lastLine = line;
  }

  function note(number: number): void {
    let rest = number;
    while (rest >= 128) {
      steps[used] = (rest & 127) | 128;
      used += 1;
      rest = Math.floor(rest / 128);
    }
    steps[used] = rest;
    used += 1;
  }

  function endRow(): void {
    if (size > 0) ended.push({ line: firstLine, least, most, size, from });
    size = 0;
  }

  function rows(): AscendingIdentifiers[] {
    endRow();
    const all = ended.map(({ from, ...row }, index): AscendingIdentifiers => {
      const end = ended[index + 1]?.from ?? used;
      const own = new Uint8Array(wholeUnits(end - from));
      own.set(steps.subarray(from, end));
      return { kind: 'ascending', ...row, steps: own };
    });
    ended = [];
    used = 0;
    return all;
  }

  /** Goes on with all set apart. */
  function setApart(): void {
    for (const row of rows()) eachAscending(row, apart.add);
    isAscending = false;
  }

  return {
    add,
    size: () => (isAscending ? ended.reduce((sum, row) => sum + row.size, size) : apart.size()),
    take: () => {
      const taken = isAscending ? rows() : apart.take();
      isAscending = areAscending;
      return taken;
    },
  };
}

/** Hands on both halves and the line of each. */
export function eachAscending(
  { line, least, size, steps }: AscendingIdentifiers,
  take: (low: number, high: number, line: number) => void,
): void {
  let at = 0;
  function next(): number {
    let number = 0;
    let unit = 1;
    for (;;) {
      const byte = steps[at] as number;
      at += 1;
      number += (byte & 127) * unit;
      if (byte < 128) return number;
      unit *= 128;
    }
  }
  let number = least;
  let onLine = line;
  for (let index = 0; index < size; index += 1) {
    if (index > 0) {
      let step = next();
      if (step === 0) {
        onLine += next();
        step = next();
      }
      number += step;
      onLine += 1;
    }
    take(number | 0, (number / TWO_TO_32) | 0, onLine);
  }
}

/** Notes identifiers of which nothing is known, to be set apart. */
function createApartNotes() {
  /** Both halves by line; 0 where a line has none. */
  let lows = new Int32Array(1 << 8);
  let highs = new Int32Array(1 << 8);
  let size = 0;
  let lines = 0;
  let firstLine = 0;

  function add(low: number, high: number, line: number): void {
    if (lines === 0) firstLine = line;
    const place = line - firstLine;
    while (place >= lows.length) {
      lows = enlarged(lows);
      highs = enlarged(highs);
    }
    if (place > lines) {
      lows.fill(0, lines, place);
      highs.fill(0, lines, place);
    }
    lows[place] = low;
    highs[place] = high;
    lines = place + 1;
    size += 1;
  }

  function take(): ApartIdentifiers[] {
    if (size === 0) return [];
    const order = new Uint8Array(wholeUnits(lines));
    const counts = countSorts(lows, highs, lines, order);
    const starts = new Int32Array(SORTS + 1);
    for (let sort = 0; sort < SORTS; sort += 1) {
      starts[sort + 1] = (starts[sort] as number) + (counts[sort] as number);
    }
    const { least, most, areNumbers } = rangeOf(lows, highs, lines);
    const base = Math.floor(least / SORTS);
    const areNarrow = areNumbers && Math.floor(most / SORTS) - base < TWO_TO_32;
    const entries = new Int32Array(wholeUnits(size * (areNarrow ? 4 : 8)) / 4);
    if (areNarrow) placeNumbers(lows, highs, lines, order, starts.slice(), entries, base);
    else placeHalves(lows, highs, lines, order, starts.slice(), entries);
    const taken: ApartIdentifiers = {
      ...{ kind: 'apart', line: firstLine, starts, entries, order, lines },
      ...(most === 0 ? { least: 1, most: 0 } : { least, most }),
      base: areNarrow ? base : undefined,
    };
    size = 0;
    lines = 0;
    return [taken];
  }

  return { add, take, size: () => size };
}

/*
 * Each loop over all lines is in a function by itself: V8 compiles a loop while it runs, without what comes behind it, and would
 * leave that code at the end of each part.
 */

/** Writes the sort of each line into `order`; gives how many there are of each, those without an identifier at last. */
function countSorts(
  lows: Int32Array,
  highs: Int32Array,
  lines: number,
  order: Uint8Array,
): Int32Array {
  const counts = new Int32Array(SORTS + 1);
  for (let line = 0; line < lines; line += 1) {
    const sort = sortOf(lows[line] as number, highs[line] as number);
    order[line] = sort;
    counts[sort] = (counts[sort] as number) + 1;
  }
  return counts;
}

function rangeOf(lows: Int32Array, highs: Int32Array, lines: number) {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let areNumbers = true;
  for (let line = 0; line < lines; line += 1) {
    const [low, high] = [lows[line] as number, highs[line] as number];
    const number = numberOf(low, high);
    if (number > most) most = number;
    if (number === 0) areNumbers &&= (low | high) === 0;
    else if (number < least) least = number;
  }
  return { least, most, areNumbers };
}

/* Both put each where those of its sort stand. */

function placeNumbers(
  lows: Int32Array,
  highs: Int32Array,
  lines: number,
  order: Uint8Array,
  next: Int32Array,
  entries: Int32Array,
  base: number,
): void {
  for (let line = 0; line < lines; line += 1) {
    const sort = order[line] as number;
    if (sort === NO_IDENTIFIER) continue;
    const to = next[sort] as number;
    next[sort] = to + 1;
    const [low, high] = [lows[line] as number, highs[line] as number];
    // Whole numbers of 32 bits are divided faster.
    const times =
      high === 0 ? ((low >>> 0) / SORTS) >>> 0 : Math.floor(numberOf(low, high) / SORTS);
    entries[to] = times - base;
  }
}

function placeHalves(
  lows: Int32Array,
  highs: Int32Array,
  lines: number,
  order: Uint8Array,
  next: Int32Array,
  entries: Int32Array,
): void {
  for (let line = 0; line < lines; line += 1) {
    const sort = order[line] as number;
    if (sort === NO_IDENTIFIER) continue;
    const to = next[sort] as number;
    next[sort] = to + 1;
    entries[to * 2] = lows[line] as number;
    entries[to * 2 + 1] = highs[line] as number;
  }
}

/** The sort of an identifier, below {@link SORTS}; {@link NO_IDENTIFIER} where there is none. */
function sortOf(low: number, high: number): number {
  if (high === 0) return low === 0 ? NO_IDENTIFIER : (low >>> 0) % SORTS;
  // 2³² is one more than a multiple of 255.
  if (high >>> NUMBERS_BITS === 0) return (((low >>> 0) % SORTS) + high) % SORTS;
  return ((spread(low, high) >>> 16) * SORTS) >>> 16;
}

/** Bytes that are a whole number of units of a scratch file, at least so many. */
function wholeUnits(bytes: number): number {
  return Math.ceil(bytes / SCRATCH_UNIT) * SCRATCH_UNIT;
}

function enlarged<Numbers extends Int32Array | Uint8Array>(numbers: Numbers): Numbers {
  const larger = new (numbers.constructor as new (size: number) => Numbers)(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
