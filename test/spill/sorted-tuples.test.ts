// Tuples come back sorted and added up, however little of them is held in memory.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScratch } from '../../src/host/scratch-file.js';
import { sortTuples } from '../../src/spill/sorted-tuples.js';
import { runs } from '../support/chance.js';

const COLUMNS = 3;
const value = fc.oneof(
  fc.constantFrom(0, 1, 2, 255, 256, 65_535, 65_536, 2 ** 31 - 2),
  fc.nat(4_000_000),
);
const tuples = fc.array(
  fc.tuple(fc.tuple(value, fc.nat(2), value), fc.constantFrom(1, 1, 3, 999_999_999)),
  { maxLength: 200 },
);

type Given = readonly (readonly [readonly number[], number])[];

/** The groups by the first columns, as they should be. */
function expected(given: Given, columns: number, rank = (each: number) => each) {
  const groups = new Map<string, { values: readonly number[]; rows: number; weight: number }>();
  for (const [values, weight] of given) {
    const key = values.slice(0, columns).join();
    const group = groups.get(key) ?? { values: values.slice(0, columns), rows: 0, weight: 0 };
    groups.set(key, { ...group, rows: group.rows + 1, weight: group.weight + weight });
  }
  return [...groups.values()].sort(({ values: one }, { values: other }) => {
    for (let at = 0; at < columns; at += 1) {
      const rankOf = at === 1 ? rank : (each: number) => each;
      const order = rankOf(one[at] as number) - rankOf(other[at] as number);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function sorted(given: Given, room: number, ranks?: (column: number) => Int32Array | undefined) {
  const sorter = sortTuples({
    ...{ columns: COLUMNS, scratch: openScratch, room },
    ...(ranks && { ranks }),
  });
  for (const [values, weight] of given) sorter.add(Int32Array.from(values), 1, weight);
  return sorter;
}

describe('sorted tuples', () => {
  it.each([1, 2, 7, 1 << 20])('are in order and added up with room for %d', (room) => {
    fc.assert(
      fc.property(tuples, fc.constantFrom(1, 2, 3), (given, columns) => {
        const sorter = sorted(given, room);
        for (let time = 0; time < 2; time += 1) {
          const groups = [...sorter.groups(columns)].map(() => 0).length;
          const got: object[] = [];
          for (const { values, rows, weight } of sorter.groups(columns)) {
            got.push({ values: [...values].slice(0, columns), rows, weight });
          }
          expect(got).toEqual(expected(given, columns));
          expect(groups).toBe(got.length);
        }
        sorter.close();
      }),
      { numRuns: runs(30) },
    );
  });

  it('follow ranks, also those of values that came later', () => {
    const rank = Int32Array.from([2, 0, 1]);
    fc.assert(
      fc.property(tuples, (given) => {
        const sorter = sorted(given, 5, (column) => (column === 1 ? rank : undefined));
        const got = [];
        for (const { values, rows, weight } of sorter.groups()) {
          got.push({ values: [...values], rows, weight });
        }
        expect(got).toEqual(expected(given, COLUMNS, (each) => rank[each] as number));
        sorter.close();
      }),
      { numRuns: runs(30) },
    );
  });

  it('are sorted anew without a column', () => {
    fc.assert(
      fc.property(tuples, (given) => {
        const sorter = sorted(given, 5);
        const left = sorter.without([0]);
        const blank: Given = given.map(([[, ...others], weight]) => [[0, ...others], weight]);
        const got = [];
        for (const { values, rows, weight } of left.groups()) {
          got.push({ values: [...values], rows, weight });
        }
        expect(got).toEqual(expected(blank, COLUMNS));
        left.close();
        sorter.close();
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('a scratch file', () => {
  it('gives back what was appended, and has no name that a killed run could leave', () => {
    const ours = () =>
      readdirSync(tmpdir()).filter((name) => /^koshin-[0-9a-f]{24}\.tmp$/.test(name));
    const before = ours();
    const scratch = openScratch();
    expect(ours()).toEqual(before);
    const pieces = [48, 16, 4096].map((size, index) => new Uint8Array(size).fill(index + 1));
    const offsets = pieces.map((piece) => scratch.append(piece));
    expect(offsets).toEqual([0, 48, 64]);
    for (const [index, piece] of pieces.entries()) {
      const into = new Uint8Array(piece.length);
      scratch.read(into, offsets[index] as number);
      expect(into).toEqual(piece);
    }
    const within = new Uint8Array(32);
    scratch.read(within, 32);
    expect([...new Set(within.subarray(0, 16)), ...new Set(within.subarray(16))]).toEqual([1, 2]);
    scratch.close();
  });
});
