// Duplicate record identifiers in a run, in bounded memory: of many millions most wait for the end, those that ascend as steps.
import { mixed } from '../privacy/guard/hash-set.js';
import type { OpenScratch, Scratch } from '../spill/scratch.js';
import { type SortedTuples, sortTuples } from '../spill/sorted-tuples.js';
import {
  type ApartIdentifiers,
  type AscendingIdentifiers,
  createIdentifierNotes,
  eachAscending,
  NO_IDENTIFIER,
  SORTS,
  type SomeIdentifiers,
} from './identifier-notes.js';
import { type IdentifierDigest, IdentifierSet, spread } from './identifiers.js';

/** So many different identifiers are compared as they come. */
const COMPARED_AT_ONCE = 1 << 18;
/** Identifiers that come one by one and are held before they are set aside. */
const HELD = 1 << 16;
/** Lines between two of them; so many are not held together. */
const HELD_LINES = 1 << 20;
/** Bytes of identifiers that are kept in memory before others are written to the disk. */
const KEPT_IN_MEMORY = 64 << 20;
/** So many are read at once from the disk. */
const READ_TOGETHER = 1 << 20;
/** Bits for each of those that are compared by themselves, at most where they are numbers, at least where they are hashes. */
const BITS_FOR_NUMBERS = 64;
const BITS_FOR_HASHES = 16;
/** More bits than these are no longer within a cache. */
const MOST_BITS = 1 << 24;
const TWO_TO_32 = 2 ** 32;
/** The table of identifiers that were compared as they came. */
const COMPARED = -1;

/** Where an identifier stands: the number of its table in the run, and the line. */
export interface IdentifierPlace {
  readonly table: number;
  readonly line: number;
}

/** The identifiers of a run. */
export interface IdentifierLog {
  /** Begins another table, numbered from 0 on. */
  readonly begin: () => void;
  /**
   * Whether the identifier is known to have been met before; adds it. Once there are many different ones it is always false, and
   * {@link IdentifierLog.later} tells of those that were met before.
   */
  readonly met: (digest: IdentifierDigest, line: number) => boolean;
  /** Whether all that come are told of at the end only, so that they may as well come noted together. */
  readonly areApart: () => boolean;
  /** Adds identifiers whose lines are counted from `before` on. Only where {@link IdentifierLog.areApart}. */
  readonly addApart: (identifiers: readonly SomeIdentifiers[], before: number) => void;
  /** Where those stand that were met before but not told, in order. To be asked for once, after all. */
  readonly later: () => Generator<IdentifierPlace>;
  /** Gives back what was set aside. */
  readonly close: () => void;
}

/**
 * A log that compares the first `atOnce` different identifiers as they come, and the others at the end; of those `inMemory`
 * bytes are kept in memory, and from the disk some `together` read at once.
 */
export function createIdentifierLog(
  scratch: OpenScratch,
  atOnce: number = COMPARED_AT_ONCE,
  inMemory: number = KEPT_IN_MEMORY,
  together: number = READ_TOGETHER,
): IdentifierLog {
  let first: IdentifierSet | undefined = new IdentifierSet();
  let pieces: ReturnType<typeof createPieces> | undefined;
  let table = -1;
  /** Begins to set all aside. */
  function begun(): ReturnType<typeof createPieces> {
    if (pieces !== undefined) return pieces;
    pieces = createPieces(scratch, inMemory, together);
    if (first !== undefined) pieces.addCompared(first);
    first = undefined;
    return pieces;
  }
  return {
    begin: () => {
      table += 1;
    },
    met: (digest, line) => {
      if (first !== undefined && first.size < atOnce) return !first.add(digest.low, digest.high);
      begun().add(digest, table, line);
      return false;
    },
    areApart: () => first === undefined || first.size >= atOnce,
    addApart: (identifiers, before) => begun().addApart(identifiers, table, before),
    *later() {
      if (pieces !== undefined) yield* pieces.repeated();
    },
    close: () => pieces?.close(),
  };
}

/** Bytes in memory, or as many at an offset of the scratch file. */
type Kept<Numbers> = Numbers | { readonly offset: number; readonly length: number };

/** Identifiers of one table, whose lines are counted from `before` on. */
interface OfTable {
  readonly table: number;
  readonly before: number;
}
interface AscendingPiece extends OfTable, Omit<AscendingIdentifiers, 'steps'> {
  readonly steps: Kept<Uint8Array>;
}
interface ApartPiece extends OfTable, Omit<ApartIdentifiers, 'entries' | 'order'> {
  readonly entries: Kept<Int32Array>;
  readonly order: Kept<Uint8Array>;
}
type Piece = AscendingPiece | ApartPiece;

/** Some entries of a piece: its words, but for so many before them. */
interface Entries {
  readonly numbers: Int32Array;
  readonly before: number;
}

/**
 * A comparison of the entries of one sort after another. Those met before are added to `found`, with the number of their piece and
 * their place there. That they differ is told by a bit for each; where one is met twice, the entries themselves are compared.
 */
function createComparison(pieces: readonly ApartPiece[], found: SortedTuples) {
  const base = Math.min(...pieces.map((piece) => piece.base ?? Number.NaN));
  const most = Math.max(...pieces.map((piece) => piece.most));
  /** How many numbers there can be of one sort; not a number where there are others than numbers. */
  const span = Math.floor(most / SORTS) - base + 1;
  const areNumbers = span < TWO_TO_32;
  let met = new Int32Array(0);
  let again = new Int32Array(0);
  const set = new IdentifierSet();
  const tuple = new Int32Array(2);
  /** The places of bits of some entries. */
  let bits = new Int32Array(0);
  /** Whether each number has a bit of its own, not each of so many hashes. */
  let isEach = false;
  let mask = 0;

  /** Finds the bits of the entries of a piece; gives how many these are. */
  function locate(piece: ApartPiece, { numbers, before }: Entries, sort: number): number {
    const start = piece.starts[sort] as number;
    const size = (piece.starts[sort + 1] as number) - start;
    if (size > bits.length) bits = new Int32Array(size * 2);
    const into = bits;
    const from = start * wordsOf(piece) - before;
    const above = ((piece.base ?? 0) - base) | 0;
    const own = mask;
    if (isEach) {
      for (let at = 0; at < size; at += 1) into[at] = (numbers[from + at] as number) + above;
    } else if (areNumbers) {
      for (let at = 0; at < size; at += 1) {
        into[at] = mixed(((numbers[from + at] as number) + above) | 0) & own;
      }
    } else {
      for (let at = 0; at < size; at += 1) {
        const { low, high } = entryAt(piece, numbers, from, at, sort);
        into[at] = spread(low, high) & own;
      }
    }
    return size;
  }

  /** Notes that the bits of entries were met; 0 where none was before. */
  function note(size: number): number {
    const [from, once, twice] = [bits, met, again];
    let any = 0;
    for (let at = 0; at < size; at += 1) {
      const place = from[at] as number;
      const word = place >>> 5;
      const bit = 1 << place;
      const held = once[word] as number;
      any |= held & bit;
      twice[word] = (twice[word] as number) | (held & bit);
      once[word] = held | bit;
    }
    return any;
  }

  /** Compares the entries whose bits were met twice. */
  function lookAgain(
    index: number,
    { numbers, before }: Entries,
    sort: number,
    size: number,
  ): void {
    const piece = pieces[index] as ApartPiece;
    const start = piece.starts[sort] as number;
    const from = start * wordsOf(piece) - before;
    for (let at = 0; at < size; at += 1) {
      const place = bits[at] as number;
      if (((again[place >>> 5] as number) & (1 << place)) === 0) continue;
      const { low, high } = entryAt(piece, numbers, from, at, sort);
      if (set.add(low, high) || piece.table === COMPARED) continue;
      tuple[0] = index;
      tuple[1] = start + at;
      found.add(tuple, 1, 1);
    }
  }

  return (entries: readonly Entries[], sort: number, size: number): void => {
    isEach = areNumbers && span <= Math.min(size * BITS_FOR_NUMBERS, MOST_BITS);
    let room = isEach ? span : 1 << 11;
    if (!isEach) while (room < size * BITS_FOR_HASHES && room < MOST_BITS) room *= 2;
    mask = room - 1;
    const words = Math.ceil(room / 32);
    if (words > met.length) {
      met = new Int32Array(words);
      again = new Int32Array(words);
    } else {
      met.fill(0, 0, words);
      again.fill(0, 0, words);
    }
    let isMetAgain = 0;
    for (const [index, piece] of pieces.entries())
      isMetAgain |= note(locate(piece, entries[index] as Entries, sort));
    if (isMetAgain === 0) return;
    set.clear();
    for (const [index, piece] of pieces.entries()) {
      const own = entries[index] as Entries;
      lookAgain(index, own, sort, locate(piece, own, sort));
    }
  };
}

/** Words of each entry of a piece. */
function wordsOf({ base }: ApartPiece): number {
  return base === undefined ? 2 : 1;
}

/** What the identifier is compared by that is one of the entries of a sort, which begin `from` somewhere. */
function entryAt(
  { base }: ApartPiece,
  numbers: Int32Array,
  from: number,
  at: number,
  sort: number,
): IdentifierDigest {
  if (base === undefined) {
    const place = from + at * 2;
    return { low: numbers[place] as number, high: numbers[place + 1] as number };
  }
  const number = (((numbers[from + at] as number) >>> 0) + base) * SORTS + sort;
  return { low: number | 0, high: (number / TWO_TO_32) | 0 };
}

function createPieces(scratch: OpenScratch, inMemory: number, together: number) {
  let keptBytes = 0;
  let place: Scratch | undefined;
  let pieces: Piece[] = [];
  const held = createIdentifierNotes();
  let heldOf = COMPARED;
  let heldLine = 0;

  function add(digest: IdentifierDigest, table: number, line: number): void {
    const lines = line - heldLine;
    if (table !== heldOf || lines <= 0 || lines > HELD_LINES || held.size() >= HELD) flush();
    heldOf = table;
    heldLine = line;
    held.add(digest, line);
  }

  function flush(): void {
    for (const each of held.take()) pieces.push(keep(each, heldOf, 0));
  }

  function keep(identifiers: SomeIdentifiers, table: number, before: number): Piece {
    if (identifiers.kind === 'ascending')
      return { ...identifiers, steps: keepNumbers(identifiers.steps), table, before };
    const entries = keepNumbers(identifiers.entries);
    return { ...identifiers, entries, order: keepNumbers(identifiers.order), table, before };
  }

  function keepNumbers<Numbers extends Int32Array | Uint8Array>(numbers: Numbers): Kept<Numbers> {
    if (keptBytes + numbers.byteLength <= inMemory) {
      keptBytes += numbers.byteLength;
      return numbers;
    }
    place ??= scratch();
    const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    return { offset: place.append(bytes), length: numbers.length };
  }

  function bytesOf(kept: Kept<Uint8Array>): Uint8Array {
    if (kept instanceof Uint8Array) return kept;
    const bytes = new Uint8Array(kept.length);
    if (bytes.length > 0) (place as Scratch).read(bytes, kept.offset);
    return bytes;
  }

  /** The entries of some sorts. */
  function entriesOf(piece: ApartPiece, from: number, to: number): Entries {
    const { entries, starts } = piece;
    if (entries instanceof Int32Array) return { numbers: entries, before: 0 };
    const start = (starts[from] as number) * wordsOf(piece);
    const end = (starts[to] as number) * wordsOf(piece);
    // Whole units of the scratch file.
    const before = start & ~3;
    const numbers = new Int32Array(((end + 3) & ~3) - before);
    if (end > start)
      (place as Scratch).read(new Uint8Array(numbers.buffer), entries.offset + before * 4);
    return { numbers, before };
  }

  /**
   * Sets apart what ascends but may be met elsewhere. Where all that ascends lies by itself among the numbers, which is so in a
   * file that is sorted, nothing of it has to be compared.
   */
  function settleAscending(): void {
    const byLeast = pieces.filter(({ least, most }) => least <= most);
    byLeast.sort((one, other) => one.least - other.least);
    const alone = new Set<Piece>();
    let before = 0;
    for (const [index, piece] of byLeast.entries()) {
      const next = byLeast[index + 1]?.least ?? Number.POSITIVE_INFINITY;
      if (piece.least > before && piece.most < next) alone.add(piece);
      before = Math.max(before, piece.most);
    }
    const notes = createIdentifierNotes(false);
    pieces = pieces.flatMap((piece) => {
      if (piece.kind === 'apart') return [piece];
      const steps = bytesOf(piece.steps);
      if (piece.steps === steps) keptBytes -= steps.byteLength;
      if (alone.has(piece)) return [];
      const digest = { low: 0, high: 0 };
      eachAscending({ ...piece, steps }, (low, high, line) => {
        digest.low = low;
        digest.high = high;
        notes.add(digest, line);
      });
      return notes.take().map((each) => keep(each, piece.table, piece.before));
    });
  }

  function* repeated(): Generator<IdentifierPlace> {
    flush();
    settleAscending();
    if (pieces.every(({ table }) => table === COMPARED)) return;
    const found = sortTuples({ columns: 2, scratch });
    const apart = pieces.filter((piece) => piece.kind === 'apart');
    const sizeOf = (from: number, to: number) =>
      apart.reduce((sum, { starts }) => sum + (starts[to] as number) - (starts[from] as number), 0);
    const compare = createComparison(apart, found);
    const atOnce = Math.ceil((SORTS * together) / Math.max(sizeOf(0, SORTS), together));
    for (let from = 0; from < SORTS; from += atOnce) {
      const to = Math.min(from + atOnce, SORTS);
      const entries = apart.map((piece) => entriesOf(piece, from, to));
      for (let sort = from; sort < to; sort += 1) compare(entries, sort, sizeOf(sort, sort + 1));
    }
    yield* placesOf(found, apart);
    found.close();
  }

  /** Where the entries stand that were found, piece by piece. */
  function* placesOf(
    found: SortedTuples,
    apart: readonly ApartPiece[],
  ): Generator<IdentifierPlace> {
    let index = -1;
    let isFound = new Uint8Array();
    for (const { values } of found.groups()) {
      const [piece = 0, at = 0] = values;
      if (piece !== index) {
        yield* linesOf(apart[index], isFound);
        index = piece;
        isFound = new Uint8Array((apart[piece] as ApartPiece).starts[SORTS] as number);
      }
      isFound[at] = 1;
    }
    yield* linesOf(apart[index], isFound);
  }

  /** The lines at which those entries stood before they were set apart. */
  function* linesOf(
    piece: ApartPiece | undefined,
    isFound: Uint8Array,
  ): Generator<IdentifierPlace> {
    if (piece === undefined) return;
    const { table, before, line, lines, starts } = piece;
    const order = bytesOf(piece.order);
    const next = starts.slice();
    for (let index = 0; index < lines; index += 1) {
      const sort = order[index] as number;
      if (sort === NO_IDENTIFIER) continue;
      const at = next[sort] as number;
      next[sort] = at + 1;
      if (isFound[at] === 1) yield { table, line: before + line + index };
    }
  }

  return {
    add,
    /** Adds those that were compared as they came. */
    addCompared: (compared: IdentifierSet): void => {
      const notes = createIdentifierNotes(false);
      const digest = { low: 0, high: 0 };
      compared.each((low, high) => {
        digest.low = low;
        digest.high = high;
        notes.add(digest, notes.size() + 1);
      });
      for (const each of notes.take()) pieces.push(keep(each, COMPARED, 0));
    },
    addApart: (identifiers: readonly SomeIdentifiers[], table: number, before: number): void => {
      flush();
      for (const each of identifiers) pieces.push(keep(each, table, before));
    },
    repeated,
    close: () => place?.close(),
  };
}
