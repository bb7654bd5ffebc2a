// Sorts and adds up tuples of whole numbers in bounded memory: sorted runs go to the disk, and are merged as they are read.
import type { OpenScratch, Scratch } from './scratch.js';

/** Equal tuples: their values, how many there were, and the sum of their weights. Filled anew for each. */
export interface TupleGroup {
  readonly values: Int32Array;
  rows: number;
  weight: number;
}

/** Tuples of whole numbers from 0 on, equal ones added up. */
export interface SortedTuples {
  /** Adds a tuple, which stands for so many rows of this weight in all. The array may be used again. */
  readonly add: (values: Int32Array, rows: number, weight: number) => void;
  /**
   * All groups in the order of their values, column by column; of equal ones the first `columns` alone are compared where
   * it is given, and the others are those of some tuple of the group. Nothing may be added afterwards; can be asked for
   * more than once.
   */
  readonly groups: (columns?: number) => Generator<TupleGroup>;
  /** Whether a column holds one value alone. */
  readonly isConstant: (column: number) => boolean;
  /** The same tuples without the values of some columns, sorted anew. */
  readonly without: (columns: readonly number[]) => SortedTuples;
  /** Gives all room back. */
  readonly close: () => void;
}

/** How tuples are sorted, and where they go. */
export interface SortingOptions {
  readonly columns: number;
  /**
   * The rank of each value of a column that is not ordered by its numbers. Ranks may change as long as the order of values
   * that were added stays the same. Asked for anew before each sorting.
   */
  readonly ranks?: (column: number) => Int32Array | undefined;
  readonly scratch: OpenScratch;
  /** How many different tuples are held in memory. */
  readonly room?: number;
}

/** 56 bytes each: with twelve columns some 60 MB. */
const ROOM = 1 << 20;
const FIRST_ROOM = 1 << 8;
/** Tuples of a run that are read at once. */
const CHUNK = 2048;
/** The bits of a digit by which is sorted: with few tuples, going through many digits would cost more than two passes. */
const DIGIT_BITS = { few: 8, many: 16 };
const FEW = 1 << 14;
/** Neighbouring columns are sorted by at once while they have no more different values. */
const MOST_KEYS = 1 << 16;

/** Columns of as many numbers each, and how many tuples they hold. */
interface Block {
  readonly values: readonly Int32Array[];
  readonly rows: Float64Array;
  readonly weights: Float64Array;
  size: number;
}

/** A sorted run on the disk: each column as what it is above its least value, in the bytes that this needs. */
interface StoredRun {
  readonly offset: number;
  readonly size: number;
  readonly columns: readonly StoredColumn[];
  /** Bytes of a chunk, a multiple of what the scratch takes. */
  readonly chunkBytes: number;
}

interface StoredColumn {
  readonly least: number;
  readonly width: 0 | 1 | 2 | 4 | 8;
}

/** Where the merge stands in one run. */
interface Cursor {
  block: Block;
  at: number;
  /** Fills the block with the next tuples; false where there are none. */
  readonly more: () => boolean;
}

/** A sorter of tuples. */
export function sortTuples(options: SortingOptions): SortedTuples {
  const { columns, ranks, scratch, room = ROOM } = options;
  const least = new Int32Array(columns).fill(-1);
  const varies = new Uint8Array(columns);
  const runs: StoredRun[] = [];
  let place: Scratch | undefined;
  let held = createBlock(columns, Math.min(room, FIRST_ROOM));
  let isSorted = false;

  function add(values: Int32Array, rows: number, weight: number): void {
    if (held.size === held.rows.length) makeRoom();
    const at = held.size;
    for (let column = 0; column < columns; column += 1) {
      const value = values[column] as number;
      if (value !== least[column]) {
        if (least[column] === -1) least[column] = value;
        else varies[column] = 1;
      }
      (held.values[column] as Int32Array)[at] = value;
    }
    held.rows[at] = rows;
    held.weights[at] = weight;
    held.size = at + 1;
    isSorted = false;
  }

  /** More room in memory while there is any; else equal tuples become one, and if that makes little room, a run is stored. */
  function makeRoom(): void {
    const { size } = held;
    if (size < room) {
      const larger = createBlock(columns, Math.min(size * 4, room));
      held.values.forEach((values, column) => {
        (larger.values[column] as Int32Array).set(values);
      });
      larger.rows.set(held.rows);
      larger.weights.set(held.weights);
      larger.size = size;
      held = larger;
      return;
    }
    sortHeld();
    if (held.size * 2 <= room) return;
    place ??= scratch();
    runs.push(storeRun(held, place));
    held.size = 0;
  }

  function sortHeld(): void {
    if (isSorted) return;
    const rankOf = Array.from({ length: columns }, (_, column) => ranks?.(column));
    const order = sortedOrder(held, rankOf, varies);
    held = addedUp(held, order, varies);
    isSorted = true;
  }

  function* groups(compared = columns): Generator<TupleGroup> {
    sortHeld();
    const rankOf = Array.from({ length: columns }, (_, column) => ranks?.(column));
    const cursors = runs.map((run) => storedCursor(run, place as Scratch, columns));
    if (held.size > 0) cursors.push({ block: held, at: 0, more: () => false });
    const compare = (one: Cursor, other: Cursor): number => {
      for (let column = 0; column < columns; column += 1) {
        if (varies[column] === 0) continue;
        let a = (one.block.values[column] as Int32Array)[one.at] as number;
        let b = (other.block.values[column] as Int32Array)[other.at] as number;
        if (a === b) continue;
        const rank = rankOf[column];
        if (rank !== undefined) {
          a = rank[a] as number;
          b = rank[b] as number;
        }
        return a - b;
      }
      return 0;
    };
    const heap = cursorHeap(cursors, compare);
    const group: TupleGroup = { values: new Int32Array(columns), rows: 0, weight: 0 };
    const { values } = group;
    let isBegun = false;
    for (let cursor = heap.first(); cursor !== undefined; cursor = heap.next()) {
      const { block, at } = cursor;
      let isAlike = isBegun;
      for (let column = 0; isAlike && column < compared; column += 1) {
        isAlike = (block.values[column] as Int32Array)[at] === values[column];
      }
      if (!isAlike) {
        if (isBegun) yield group;
        isBegun = true;
        for (let column = 0; column < columns; column += 1) {
          values[column] = (block.values[column] as Int32Array)[at] as number;
        }
        group.rows = 0;
        group.weight = 0;
      }
      group.rows += block.rows[at] as number;
      group.weight += block.weights[at] as number;
    }
    if (isBegun) yield group;
  }

  return {
    add,
    groups,
    isConstant: (column) => varies[column] === 0,
    without: (left) => {
      const others = sortTuples(options);
      const kept = new Int32Array(columns);
      for (const { values, rows, weight } of groups()) {
        kept.set(values);
        for (const column of left) kept[column] = 0;
        others.add(kept, rows, weight);
      }
      return others;
    },
    close: () => {
      place?.close();
      place = undefined;
      runs.length = 0;
      held = createBlock(columns, 0);
    },
  };
}

function createBlock(columns: number, room: number): Block {
  return {
    values: Array.from({ length: columns }, () => new Int32Array(room)),
    rows: new Float64Array(room),
    weights: new Float64Array(room),
    size: 0,
  };
}

/**
 * The places of a block's tuples in order: by digits from the last one on, each pass keeping the order before it. A digit is
 * as many neighbouring columns as fit into it, or a part of a column that does not.
 */
function sortedOrder(
  { values, size }: Block,
  rankOf: readonly (Int32Array | undefined)[],
  varies: Uint8Array,
): Uint32Array {
  let order = Uint32Array.from({ length: size }, (_, index) => index);
  let next = new Uint32Array(size);
  const keys = new Uint32Array(size);
  const bits = size < FEW ? DIGIT_BITS.few : DIGIT_BITS.many;
  const counts = new Uint32Array((1 << bits) + 1);
  /** How many different keys there may be so far. */
  let range = 1;
  const sort = () => {
    for (let bit = 0; range > 2 ** bit; bit += bits) {
      sortByDigit(keys, bit, order, next, counts);
      [order, next] = [next, order];
    }
    keys.fill(0);
    range = 1;
  };
  for (let column = values.length - 1; column >= 0; column -= 1) {
    if (varies[column] === 0) continue;
    const of = values[column] as Int32Array;
    const rank = rankOf[column];
    const { least, most } = boundsOf(of, size, rank);
    const own = most - least + 2;
    if (range * own > MOST_KEYS) sort();
    for (let at = 0; at < size; at += 1) {
      const value = rank === undefined ? (of[at] as number) : (rank[of[at] as number] as number);
      // 0 is often far below all others: it stays the least, and they move down to it.
      if (value !== 0) keys[at] = (keys[at] as number) + (value - least + 1) * range;
    }
    range *= own;
  }
  sort();
  return order;
}

/** The least value above 0 and the greatest one. */
function boundsOf(of: Int32Array, size: number, rank: Int32Array | undefined) {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let at = 0; at < size; at += 1) {
    const value = rank === undefined ? (of[at] as number) : (rank[of[at] as number] as number);
    if (value > most) most = value;
    if (value > 0 && value < least) least = value;
  }
  return { least: Math.min(least, most), most };
}

/** Puts the places of `order` into `next`, in the order of one digit of their keys, else as they were. */
function sortByDigit(
  keys: Uint32Array,
  bit: number,
  order: Uint32Array,
  next: Uint32Array,
  counts: Uint32Array,
): void {
  const { length } = keys;
  const digits = counts.length - 1;
  const mask = digits - 1;
  counts.fill(0);
  for (let index = 0; index < length; index += 1) {
    const after = (((keys[index] as number) >>> bit) & mask) + 1;
    counts[after] = (counts[after] as number) + 1;
  }
  for (let digit = 1; digit <= digits; digit += 1) {
    counts[digit] = (counts[digit] as number) + (counts[digit - 1] as number);
  }
  for (let index = 0; index < length; index += 1) {
    const at = order[index] as number;
    const digit = ((keys[at] as number) >>> bit) & mask;
    const to = counts[digit] as number;
    next[to] = at;
    counts[digit] = to + 1;
  }
}

/** The tuples of a block in order, equal ones as one. Column by column, since all of a column stand together in memory. */
function addedUp(block: Block, order: Uint32Array, varies: Uint8Array): Block {
  const { size } = block;
  const isNew = new Uint8Array(size);
  block.values.forEach((values, column) => {
    if (varies[column] === 1) markChanges(values, order, isNew);
  });
  let groups = 0;
  for (let index = 0; index < size; index += 1) {
    if (index === 0) isNew[index] = 1;
    groups += isNew[index] as number;
  }
  const sorted = createBlock(block.values.length, block.rows.length);
  block.values.forEach((values, column) => {
    const into = sorted.values[column] as Int32Array;
    if (varies[column] === 1) gather(values, order, isNew, into);
    else into.fill(values[0] as number, 0, groups);
  });
  addUp(block.rows, order, isNew, sorted.rows);
  addUp(block.weights, order, isNew, sorted.weights);
  sorted.size = groups;
  return sorted;
}

function markChanges(values: Int32Array, order: Uint32Array, isNew: Uint8Array): void {
  let before = values[order[0] as number] as number;
  for (let index = 1; index < order.length; index += 1) {
    const value = values[order[index] as number] as number;
    if (value !== before) isNew[index] = 1;
    before = value;
  }
}

function gather(values: Int32Array, order: Uint32Array, isNew: Uint8Array, into: Int32Array): void {
  let to = 0;
  for (let index = 0; index < order.length; index += 1) {
    if (isNew[index] === 0) continue;
    into[to] = values[order[index] as number] as number;
    to += 1;
  }
}

function addUp(values: Float64Array, order: Uint32Array, isNew: Uint8Array, into: Float64Array) {
  let to = -1;
  for (let index = 0; index < order.length; index += 1) {
    to += isNew[index] as number;
    into[to] = (into[to] as number) + (values[order[index] as number] as number);
  }
}

/** Writes a sorted block chunk by chunk. */
function storeRun(block: Block, place: Scratch): StoredRun {
  const series = seriesOf(block);
  const columns = series.map((of) => storedAs(of, block.size));
  const chunkBytes = columns.reduce((bytes, { width }) => bytes + width * CHUNK, 0);
  const bytes = new Uint8Array(chunkBytes);
  let offset = -1;
  for (let from = 0; from < block.size; from += CHUNK) {
    const size = Math.min(CHUNK, block.size - from);
    let at = 0;
    columns.forEach((column, index) => {
      const of = series[index] as Int32Array | Float64Array;
      const into = viewOf(bytes, at, column);
      for (let each = 0; into !== undefined && each < size; each += 1) {
        into[each] = (of[from + each] as number) - column.least;
      }
      at += column.width * CHUNK;
    });
    const placed = place.append(bytes);
    if (offset < 0) offset = placed;
  }
  return { offset, size: block.size, columns, chunkBytes };
}

function seriesOf({ values, rows, weights }: Block): (Int32Array | Float64Array)[] {
  return [...values, rows, weights];
}

function storedAs(of: Int32Array | Float64Array, size: number): StoredColumn {
  let [least, most] = [of[0] as number, of[0] as number];
  for (let at = 1; at < size; at += 1) {
    const value = of[at] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const range = most - least;
  const width = range === 0 ? 0 : range < 256 ? 1 : range < 65536 ? 2 : range < 2 ** 32 ? 4 : 8;
  return { least, width };
}

/** The numbers of one column in a chunk; undefined where all are alike. Every width divides the offsets, since chunks are even. */
function viewOf(bytes: Uint8Array, at: number, { width }: StoredColumn) {
  switch (width) {
    case 0:
      return undefined;
    case 1:
      return new Uint8Array(bytes.buffer, at, CHUNK);
    case 2:
      return new Uint16Array(bytes.buffer, at, CHUNK);
    case 4:
      return new Uint32Array(bytes.buffer, at, CHUNK);
    case 8:
      return new Float64Array(bytes.buffer, at, CHUNK);
  }
}

function storedCursor(run: StoredRun, place: Scratch, columns: number): Cursor {
  const block = createBlock(columns, CHUNK);
  const series = seriesOf(block);
  const bytes = new Uint8Array(run.chunkBytes);
  let read = 0;
  const more = (): boolean => {
    if (read >= run.size) return false;
    place.read(bytes, run.offset + (read / CHUNK) * run.chunkBytes);
    block.size = Math.min(CHUNK, run.size - read);
    read += block.size;
    let at = 0;
    run.columns.forEach((column, index) => {
      const of = series[index] as Int32Array | Float64Array;
      const from = viewOf(bytes, at, column);
      if (from === undefined) of.fill(column.least);
      else
        for (let each = 0; each < block.size; each += 1) {
          of[each] = (from[each] as number) + column.least;
        }
      at += column.width * CHUNK;
    });
    return true;
  };
  more();
  return { block, at: 0, more };
}

/** The cursors in the order of the tuples they stand at: the first one, and the first one after it has moved on. */
function cursorHeap(cursors: readonly Cursor[], compare: (one: Cursor, other: Cursor) => number) {
  const heap = [...cursors];
  const sift = (from: number): void => {
    const moved = heap[from] as Cursor;
    let at = from;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      const beside = child + 1;
      if (beside < heap.length && compare(heap[beside] as Cursor, heap[child] as Cursor) < 0)
        child = beside;
      if (compare(heap[child] as Cursor, moved) >= 0) break;
      heap[at] = heap[child] as Cursor;
      at = child;
    }
    heap[at] = moved;
  };
  for (let at = (heap.length >> 1) - 1; at >= 0; at -= 1) sift(at);
  return {
    first: (): Cursor | undefined => heap[0],
    next: (): Cursor | undefined => {
      const [cursor] = heap;
      if (cursor === undefined) return undefined;
      cursor.at += 1;
      if (cursor.at >= cursor.block.size) {
        if (cursor.more()) cursor.at = 0;
        else {
          const last = heap.pop() as Cursor;
          if (heap.length === 0) return undefined;
          if (last !== cursor) heap[0] = last;
        }
      }
      sift(0);
      return heap[0];
    },
  };
}
