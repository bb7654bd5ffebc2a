// By office and month at once: no small figure follows from the sums over offices and over months.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithCapacity } from '../../src/capacity/comparison.js';
import type { ForecastRow, ShownRow } from '../../src/capacity/forecast-row.js';
import { SUPPRESSIBLE, suppressSmall } from '../../src/privacy/suppression.js';
import { runs } from '../support/chance.js';

type Counts = readonly [card: number, certificate: number];

function grid(counts: readonly (readonly Counts[])[]): ForecastRow[] {
  return counts.flatMap((months, office) =>
    months.map(([card, certificate], month) => ({
      fiscalYear: 2025,
      office: String.fromCharCode(65 + office),
      month: `2025-${String(month + 4).padStart(2, '0')}`,
      ...compareWithCapacity({ card, certificate }, undefined),
    })),
  );
}

const shown = (rows: readonly ShownRow[]) =>
  rows.map((row) => SUPPRESSIBLE.map((name) => row[name]));

/** Every table of cards and certificates that shows the same and has the same sums, one after another. */
function* tablesLike(
  rows: readonly ForecastRow[],
  seen: readonly ShownRow[],
  months: number,
): Iterable<number[]> {
  const flat = rows.flatMap(({ card, certificate }) => [card, certificate]);
  const offices = rows.length / months;
  const hasZeroBlank = rows.some((row, at) =>
    SUPPRESSIBLE.some((name) => seen[at]?.[name] === null && row[name] === 0),
  );
  const least = hasZeroBlank ? 0 : 1;
  const byOffice = new Array<number>(offices * 2).fill(0);
  const byMonth = new Array<number>(months * 2).fill(0);
  flat.forEach((value, at) => {
    const row = at >> 1;
    const kind = at % 2;
    const [o, m] = [Math.trunc(row / months) * 2 + kind, (row % months) * 2 + kind];
    byOffice[o] = (byOffice[o] as number) + value;
    byMonth[m] = (byMonth[m] as number) + value;
  });
  const values = new Array<number>(flat.length).fill(0);
  function* fill(at: number): Iterable<number[]> {
    if (at === flat.length) {
      if ([...byOffice, ...byMonth].every((left) => left === 0)) yield values;
      return;
    }
    const row = at >> 1;
    const kind = at % 2;
    const o = Math.trunc(row / months) * 2 + kind;
    const m = (row % months) * 2 + kind;
    const known = seen[row]?.[kind === 0 ? 'card' : 'certificate'] ?? null;
    const total = seen[row]?.total ?? null;
    const most = Math.min(byOffice[o] as number, byMonth[m] as number);
    const isLastMonth = row % months === months - 1;
    const isLastOffice = row >= rows.length - months;
    for (let value = known ?? least; value <= (known ?? most) && value <= most; value += 1) {
      if (isLastMonth && value !== byOffice[o]) continue;
      if (isLastOffice && value !== byMonth[m]) continue;
      if (kind === 1 && total !== null && (values[at - 1] as number) + value !== total) continue;
      values[at] = value;
      byOffice[o] = (byOffice[o] as number) - value;
      byMonth[m] = (byMonth[m] as number) - value;
      yield* fill(at + 1);
      byOffice[o] = (byOffice[o] as number) + value;
      byMonth[m] = (byMonth[m] as number) + value;
    }
  }
  yield* fill(0);
}

/** The small figures that have one value in every table that shows the same. */
function workedOut(rows: readonly ForecastRow[], months: number, below: number): string[] {
  const { rows: seen } = suppressSmall(rows, below);
  const open = new Set<string>();
  rows.forEach((row, at) => {
    for (const name of SUPPRESSIBLE)
      if (row[name] >= 1 && row[name] < below) open.add(`${at} ${name}`);
  });
  for (const values of tablesLike(rows, seen, months)) {
    for (const key of open) {
      const [at, name] = key.split(' ') as [string, (typeof SUPPRESSIBLE)[number]];
      const [card, certificate] = values.slice(Number(at) * 2) as [number, number];
      const value = { card, certificate, total: card + certificate }[name];
      if (value !== rows[Number(at)]?.[name]) open.delete(key);
    }
    if (open.size === 0) break;
  }
  return [...open];
}

describe('suppressing by office and month at once', () => {
  it('blanks a rectangle with the small figure at a corner, the one that costs least', () => {
    const rows = grid([
      [
        [3, 40],
        [20, 30],
        [60, 30],
      ],
      [
        [50, 40],
        [30, 30],
        [90, 30],
      ],
    ]);
    expect(shown(suppressSmall(rows, 10).rows)).toEqual([
      [null, 40, null],
      [null, 30, null],
      [60, 30, 90],
      [null, 40, null],
      [null, 30, null],
      [90, 30, 120],
    ]);
  });

  it('blanks nothing where nothing is small', () => {
    const rows = grid([
      [
        [30, 40],
        [0, 0],
      ],
      [
        [50, 40],
        [20, 20],
      ],
    ]);
    expect(suppressSmall(rows, 10).suppressed).toEqual([]);
  });

  it('blanks a year whole where no other table is possible', () => {
    const rows = grid([
      [
        [2, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    expect(
      shown(suppressSmall(rows, 10).rows)
        .flat()
        .every((value) => value === null),
    ).toBe(true);
  });

  it('leaves no small figure a single value, of all tables that show the same', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 4, max: 9 }));
    const counts = fc
      .tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 }))
      .chain(([offices, months]) =>
        fc.array(fc.array(fc.tuple(value, value), { minLength: months, maxLength: months }), {
          minLength: offices,
          maxLength: offices,
        }),
      );
    fc.assert(
      fc.property(counts, (made) => {
        const rows = grid(made);
        const { rows: seen } = suppressSmall(rows, 4);
        // A year blank whole has its small figures in sums that are small themselves, or in no other table.
        fc.pre(
          !seen.every(
            ({ card, certificate, total }) =>
              card === null && certificate === null && total === null,
          ),
        );
        expect(workedOut(rows, made[0]?.length ?? 0, 4)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});
