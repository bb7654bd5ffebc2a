// Duplicate record identifiers in a run, by digest, in bounded memory: of many millions most wait on the disk for the end.
import { HashSet, mixed } from '../privacy/guard/hash-set.js';
import type { OpenScratch, Scratch } from '../spill/scratch.js';
import { sortTuples } from '../spill/sorted-tuples.js';

/** So many different identifiers are compared as they come. */
const COMPARED_AT_ONCE = 1 << 18;

/** A 64-bit digest in two halves. Among twenty million identifiers, two collide in one of ninety thousand runs. */
export interface IdentifierDigest {
  low: number;
  high: number;
}

/** The digest of an identifier, written into `digest`. */
export function digestIdentifier(identifier: string, digest: IdentifierDigest): void {
  let low = LOW_START;
  let high = HIGH_START;
  for (let index = 0; index < identifier.length; index += 1) {
    const unit = identifier.charCodeAt(index);
    low = Math.imul(low ^ unit, LOW_FACTOR);
    high = Math.imul(high ^ unit, HIGH_FACTOR);
  }
  finishDigest(low, high, digest);
}

/* Constants of the digest, for readers that hash ASCII identifiers as bytes. */
export const LOW_START = 0x811c9dc5;
export const HIGH_START = 0x9747b28c;
export const LOW_FACTOR = 0x01000193;
export const HIGH_FACTOR = 0x5bd1e995;

/** Mixes the halves, so that every bit depends on every character. */
export function finishDigest(low: number, high: number, digest: IdentifierDigest): void {
  const a = mixed(low ^ Math.imul(high, 0xcc9e2d51));
  digest.low = a;
  digest.high = mixed(high ^ Math.imul(a, 0x1b873593));
}

/**
 * Identifiers to be compared, in order. Of each: the two halves of its digest, its line, and the number of findings reported
 * before it in full.
 */
type NotedIdentifiers = Int32Array;
export const IDENTIFIER_FIELDS = 4;

/** Digests are set apart by their first seven bits, so that some can be compared by themselves, within the cache. */
const SORTS = 128;
const SORT_SHIFT = 25;

/** Identifiers set apart by their first bits; those alike in them in order. */
export interface IdentifiersApart {
  /** The last of their fields is unused: with it an entry is a unit of a scratch file, which is read in whole ones. */
  readonly entries: NotedIdentifiers;
  /** By first bits, how many stand before the first such; at last, how many there are. */
  readonly starts: Int32Array;
}

/** The identifiers of a part, in order or set apart. */
export interface PartIdentifiers {
  readonly identifiers: NotedIdentifiers;
  readonly apart: IdentifiersApart | undefined;
}

/** Sets the first `count` identifiers apart. */
export function setApart(noted: NotedIdentifiers, count: number): IdentifiersApart {
  const starts = new Int32Array(SORTS + 1);
  const end = count * IDENTIFIER_FIELDS;
  for (let at = 0; at < end; at += IDENTIFIER_FIELDS) {
    const sort = ((noted[at] as number) >>> SORT_SHIFT) + 1;
    starts[sort] = (starts[sort] as number) + 1;
  }
  for (let sort = 0; sort < SORTS; sort += 1) {
    starts[sort + 1] = (starts[sort + 1] as number) + (starts[sort] as number);
  }
  const next = starts.slice();
  const entries = new Int32Array(end);
  for (let at = 0; at < end; at += IDENTIFIER_FIELDS) {
    const sort = (noted[at] as number) >>> SORT_SHIFT;
    const to = (next[sort] as number) * IDENTIFIER_FIELDS;
    next[sort] = (next[sort] as number) + 1;
    entries[to] = noted[at] as number;
    entries[to + 1] = noted[at + 1] as number;
    entries[to + 2] = noted[at + 2] as number;
  }
  return { entries, starts };
}

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
   * Whether the digest is known to have been met before; adds it. Once there are many different ones it is always false, and
   * {@link IdentifierLog.later} tells of those that were met before.
   */
  readonly met: (low: number, high: number, line: number) => boolean;
  /** Whether all that come are told of at the end only, so that they may as well come set apart. */
  readonly areApart: () => boolean;
  /** Adds identifiers set apart, whose lines are counted from `before` on. Only where {@link IdentifierLog.areApart}. */
  readonly addApart: (identifiers: IdentifiersApart, before: number) => void;
  /** Where those stand that were met before but not told, in order. To be asked for once, after all. */
  readonly later: () => Generator<IdentifierPlace>;
  /** Gives back what was set aside. */
  readonly close: () => void;
}

/** Identifiers that come one by one and are held before they are set apart. */
const HELD = 1 << 15;
/** Bytes of identifiers set apart that are kept in memory before others are written to the disk: of some four million. */
const KEPT_IN_MEMORY = 64 << 20;
/** So many are compared by themselves at the end, within the cache. */
const COMPARED_TOGETHER = 1 << 16;
/** The table of identifiers that were compared as they came. */
const COMPARED = -1;

/**
 * A log that compares the first `atOnce` different identifiers as they come, and the others at the end; of those `inMemory`
 * bytes are kept in memory.
 */
export function createIdentifierLog(
  scratch: OpenScratch,
  atOnce: number = COMPARED_AT_ONCE,
  inMemory: number = KEPT_IN_MEMORY,
): IdentifierLog {
  const first = new HashSet(atOnce, { slots: Number.POSITIVE_INFINITY }, 2);
  let pieces: ReturnType<typeof createPieces> | undefined;
  let table = -1;
  /** Begins to set all apart. */
  function begun(): ReturnType<typeof createPieces> {
    if (pieces !== undefined) return pieces;
    const made = createPieces(scratch, inMemory);
    first.each((low, high) => made.add(low, high, COMPARED, 0));
    first.release();
    pieces = made;
    return made;
  }
  return {
    begin: () => {
      table += 1;
    },
    met: (low, high, line) => {
      if (pieces === undefined && !first.full) return !first.add(low, high);
      begun().add(low, high, table, line);
      return false;
    },
    areApart: () => pieces !== undefined || first.full,
    addApart: (identifiers, before) => begun().addApart(identifiers, table, before),
    *later() {
      if (pieces !== undefined) yield* pieces.repeated();
    },
    close: () => pieces?.close(),
  };
}

/** Identifiers set apart, in memory or at an offset of the scratch file, of one table, with their lines from `before` on. */
interface Piece {
  readonly starts: Int32Array;
  readonly kept: Int32Array | undefined;
  readonly offset: number;
  readonly table: number;
  readonly before: number;
}

function createPieces(scratch: OpenScratch, inMemory: number) {
  let keptBytes = 0;
  let place: Scratch | undefined;
  const pieces: Piece[] = [];
  const held = new Int32Array(HELD * IDENTIFIER_FIELDS);
  let size = 0;
  let heldOf = COMPARED;
  let all = 0;

  function add(low: number, high: number, table: number, line: number): void {
    if (size === HELD || table !== heldOf) flush();
    heldOf = table;
    const at = size * IDENTIFIER_FIELDS;
    held[at] = low;
    held[at + 1] = high;
    held[at + 2] = line;
    size += 1;
  }

  /** Sets apart those that are held. */
  function flush(): void {
    if (size === 0) return;
    keep(setApart(held, size), heldOf, 0);
    size = 0;
  }

  function keep({ entries, starts }: IdentifiersApart, table: number, before: number): void {
    all += entries.length / IDENTIFIER_FIELDS;
    if (keptBytes + entries.byteLength <= inMemory) {
      keptBytes += entries.byteLength;
      pieces.push({ starts, kept: entries, offset: 0, table, before });
      return;
    }
    place ??= scratch();
    const bytes = new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength);
    pieces.push({ starts, kept: undefined, offset: place.append(bytes), table, before });
  }

  /** The identifiers of a piece that have some of the first bits. */
  function entriesOf({ starts, kept, offset }: Piece, from: number, to: number): Int32Array {
    const [start, end] = [starts[from] as number, starts[to] as number];
    if (kept !== undefined)
      return kept.subarray(start * IDENTIFIER_FIELDS, end * IDENTIFIER_FIELDS);
    const entries = new Int32Array((end - start) * IDENTIFIER_FIELDS);
    const at = offset + start * IDENTIFIER_FIELDS * entries.BYTES_PER_ELEMENT;
    if (entries.length > 0) (place as Scratch).read(new Uint8Array(entries.buffer), at);
    return entries;
  }

  function* repeated(): Generator<IdentifierPlace> {
    flush();
    const found = sortTuples({ columns: 2, scratch });
    const set = new HashSet(Number.POSITIVE_INFINITY, { slots: Number.POSITIVE_INFINITY }, 2);
    const tuple = new Int32Array(2);
    let together = SORTS;
    while (together > 1 && (all * together) / SORTS > COMPARED_TOGETHER) together /= 2;
    for (let sort = 0; sort < SORTS; sort += together) {
      for (const piece of pieces) {
        const entries = entriesOf(piece, sort, sort + together);
        for (let at = 0; at < entries.length; at += IDENTIFIER_FIELDS) {
          const isNew = set.add(entries[at] as number, entries[at + 1] as number);
          if (isNew || piece.table === COMPARED) continue;
          tuple[0] = piece.table;
          tuple[1] = piece.before + (entries[at + 2] as number);
          found.add(tuple, 1, 1);
        }
      }
      set.clear();
    }
    for (const { values, rows } of found.groups()) {
      const [table = 0, line = 0] = values;
      for (let row = 0; row < rows; row += 1) yield { table, line };
    }
    found.close();
  }

  return {
    add,
    addApart: (identifiers: IdentifiersApart, table: number, before: number): void => {
      flush();
      keep(identifiers, table, before);
    },
    repeated,
    close: () => place?.close(),
  };
}
