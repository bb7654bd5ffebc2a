// Duplicate record identifiers in a run, by digest, in bounded memory: what is more than a quarter of a million waits on the disk for the end.
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
 * before it in
 * full.
 */
export type NotedIdentifiers = Int32Array;
export const IDENTIFIER_FIELDS = 4;

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
  /** Where those stand that were met before but not told, in order. To be asked for once, after all. */
  readonly later: () => Generator<IdentifierPlace>;
  /** Gives back what was set aside. */
  readonly close: () => void;
}

/** Digests are set apart by their first seven bits, so that each part can be compared by itself, within the cache. */
const PARTS = 128;
const PART_SHIFT = 25;
/** Numbers of an identifier set aside: the halves of its digest, its table and its line. */
const FIELDS = 4;
/** Identifiers of a part held before they are written. */
const HELD = 512;
/** The table of identifiers that were compared as they came. */
const COMPARED = -1;

/** A log that compares the first `atOnce` different identifiers as they come, and the others at the end. */
export function createIdentifierLog(
  scratch: OpenScratch,
  atOnce: number = COMPARED_AT_ONCE,
): IdentifierLog {
  const first = new HashSet(atOnce, { slots: Number.POSITIVE_INFINITY }, 2);
  let parts: ReturnType<typeof createParts> | undefined;
  let table = -1;
  return {
    begin: () => {
      table += 1;
    },
    met: (low, high, line) => {
      if (parts === undefined) {
        if (!first.full) return !first.add(low, high);
        const made = createParts(scratch);
        first.each((one, other) => made.add(one, other, COMPARED, 0));
        first.release();
        parts = made;
      }
      parts.add(low, high, table, line);
      return false;
    },
    *later() {
      if (parts !== undefined) yield* parts.repeated();
    },
    close: () => parts?.close(),
  };
}

function createParts(scratch: OpenScratch) {
  let place: Scratch | undefined;
  const held = Array.from({ length: PARTS }, () => new Int32Array(HELD * FIELDS));
  const sizes = new Int32Array(PARTS);
  const offsets: number[][] = Array.from({ length: PARTS }, () => []);

  function add(low: number, high: number, table: number, line: number): void {
    const part = low >>> PART_SHIFT;
    const into = held[part] as Int32Array;
    let at = sizes[part] as number;
    into[at] = low;
    into[at + 1] = high;
    into[at + 2] = table;
    into[at + 3] = line;
    at += FIELDS;
    if (at === into.length) {
      place ??= scratch();
      (offsets[part] as number[]).push(place.append(new Uint8Array(into.buffer)));
      at = 0;
    }
    sizes[part] = at;
  }

  /** All identifiers of a part in the order in which they came. */
  function* pieces(part: number): Generator<Int32Array> {
    const piece = new Int32Array(HELD * FIELDS);
    for (const offset of offsets[part] as number[]) {
      (place as Scratch).read(new Uint8Array(piece.buffer), offset);
      yield piece;
    }
    yield (held[part] as Int32Array).subarray(0, sizes[part]);
  }

  function* repeated(): Generator<IdentifierPlace> {
    const found = sortTuples({ columns: 2, scratch });
    const set = new HashSet(Number.POSITIVE_INFINITY, { slots: Number.POSITIVE_INFINITY }, 2);
    const tuple = new Int32Array(2);
    for (let part = 0; part < PARTS; part += 1) {
      for (const piece of pieces(part)) {
        for (let at = 0; at < piece.length; at += FIELDS) {
          const isNew = set.add(piece[at] as number, piece[at + 1] as number);
          if (isNew || piece[at + 2] === COMPARED) continue;
          tuple[0] = piece[at + 2] as number;
          tuple[1] = piece[at + 3] as number;
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

  return { add, repeated, close: () => place?.close() };
}
