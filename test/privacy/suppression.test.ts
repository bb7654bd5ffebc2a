// No small figure of a breakdown can be worked out, and nothing else is blank without need.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithCapacity } from '../../src/capacity/comparison.js';
import type { ForecastRow, ShownRow } from '../../src/capacity/forecast-row.js';
import { SUPPRESSIBLE, type Suppression, suppressSmall } from '../../src/privacy/suppression.js';
import { runs } from '../support/chance.js';

function part(office: string, card: number, certificate: number, fiscalYear = 2025): ForecastRow {
  return { fiscalYear, office, ...compareWithCapacity({ card, certificate }, undefined) };
}

function months(counts: readonly (readonly [number, number])[], fiscalYear = 2025): ForecastRow[] {
  return counts.map(([card, certificate], index) => ({
    fiscalYear,
    month: `${fiscalYear + (index > 8 ? 1 : 0)}-${String(((index + 3) % 12) + 1).padStart(2, '0')}`,
    ...compareWithCapacity({ card, certificate }, undefined),
  }));
}

const shown = ({ rows }: Suppression) => rows.map((row) => SUPPRESSIBLE.map((name) => row[name]));

describe('suppressing small figures', () => {
  it('blanks a small figure, its neighbour in the row, and a second in each column', () => {
    const done = suppressSmall([part('A', 3, 40), part('B', 20, 60), part('C', 30, 50)], 10);
    expect(shown(done)).toEqual([
      [null, null, 43],
      [null, null, 80],
      [30, 50, 80],
    ]);
    expect(done.suppressed.map(({ row, figure, reason }) => [row, figure, reason])).toEqual([
      [0, 'card', 'small'],
      [0, 'certificate', 'complementary'],
      [1, 'card', 'complementary'],
      [1, 'certificate', 'complementary'],
    ]);
    expect(done.exposed).toEqual([]);
  });

  it('leaves zeros', () => {
    const done = suppressSmall([part('A', 0, 4), part('B', 0, 60), part('C', 0, 50)], 10);
    expect(shown(done)).toEqual([
      [0, null, null],
      [0, 60, 60],
      [0, null, null],
    ]);
  });

  it('takes a zero only where nothing else could hide the figure', () => {
    const done = suppressSmall([part('A', 4, 60), part('B', 0, 50), part('C', 0, 70)], 10);
    expect(shown(done)[0]?.[0]).toBeNull();
    expect(shown(done)[1]?.[0]).toBeNull();
    expect(shown(done)[2]).toEqual([0, 70, 70]);
  });

  it('blanks with a small figure the smallest that can hide it, and the first among equals', () => {
    const done = suppressSmall([part('A', 3, 90), part('B', 50, 60), part('C', 20, 60)], 10);
    expect(shown(done)).toEqual([
      [null, null, 93],
      [50, 60, 110],
      [null, null, 80],
    ]);
    const equals = suppressSmall([part('A', 3, 90), part('B', 20, 60), part('C', 20, 60)], 10);
    expect(shown(equals)).toEqual([
      [null, null, 93],
      [null, null, 80],
      [20, 60, 80],
    ]);
  });

  it('takes no more where a blank can also be a zero', () => {
    // The column of certificates holds one small figure and zeros; with a zero blank, 0 and 1 are both possible.
    const done = suppressSmall([part('A', 50, 1), part('B', 60, 0), part('C', 70, 0)], 10);
    expect(shown(done)).toEqual([
      [null, null, 51],
      [null, null, 60],
      [70, 0, 70],
    ]);
  });

  it('goes on where a sum leaves two blanks one value each', () => {
    const done = suppressSmall([part('A', 1, 100), part('B', 1, 100), part('C', 50, 100)], 10);
    expect(shown(done)[2]?.[0]).toBeNull();
    expect(isHidden(done, [part('A', 1, 100), part('B', 1, 100), part('C', 50, 100)], 10)).toBe(
      true,
    );
  });

  it('says where the whole is a single part and so gives all away', () => {
    const done = suppressSmall([part('', 4, 60)], 10);
    expect(done.exposed.map(({ figure }) => figure)).toEqual(['card']);
  });

  it('leaves a forecast without a breakdown alone, and one without small figures', () => {
    const whole = { fiscalYear: 2025, ...compareWithCapacity({ card: 3, certificate: 4 }, 44000) };
    expect(suppressSmall([whole], 10).rows).toEqual([whole]);
    const large = [part('A', 10, 0), part('B', 0, 12)];
    expect(suppressSmall(large, 10)).toEqual({ rows: large, suppressed: [], exposed: [] });
    expect(suppressSmall([part('A', 1, 1)], 1).suppressed).toEqual([]);
  });

  const small = fc.nat(7);
  const smallTables = fc
    .array(fc.tuple(small, small), { minLength: 2, maxLength: 4 })
    .map((counts) =>
      counts.map(([card, certificate], index) => part(`${index}`, card, certificate)),
    );

  it('keeps every small figure from an intruder who tries all possible tables', () => {
    fc.assert(
      fc.property(smallTables, fc.integer({ min: 2, max: 6 }), (rows, below) => {
        const done = suppressSmall(rows, below);
        expect(isHidden(done, rows, below)).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });

  it('blanks what the rule asks for and nothing else, by an intruder who tries all possible tables', () => {
    fc.assert(
      fc.property(smallTables, fc.integer({ min: 2, max: 6 }), (rows, below) => {
        const asked = askedFor(rows, below);
        const blank = shown(suppressSmall(rows, below)).map((row) =>
          row.map((value) => value === null),
        );
        expect(blank).toEqual(
          rows.map((_, row) => [0, 1, 2].map((figure) => asked.has(row * 3 + figure))),
        );
      }),
      { numRuns: runs(500) },
    );
  });

  const count = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 0, 1, 1) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 4000 }) },
  );
  const pair = fc.tuple(count, count);
  const tables = fc.oneof(
    fc
      .array(fc.tuple(pair, pair), { minLength: 2, maxLength: 9 })
      .map((offices) =>
        offices.flatMap(([first, second], index) => [
          part(`${index}`, ...first, 2025),
          part(`${index}`, ...second, 2026),
        ]),
      ),
    fc
      .tuple(...Array.from({ length: 12 }, () => pair))
      .map((counts) => months(counts as [number, number][])),
  );

  it('keeps every small figure from an intruder who eliminates and bounds', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 12 }), (rows, below) => {
        const done = suppressSmall(rows, below);
        for (const year of new Set(rows.map(({ fiscalYear }) => fiscalYear))) {
          const places = rows.flatMap((row, index) => (row.fiscalYear === year ? [index] : []));
          const bounds = workedOut(
            places.map((place) => done.rows[place] as ShownRow),
            places.map((place) => rows[place] as ForecastRow),
          );
          bounds.forEach(([least, most], cell) => {
            const row = rows[places[Math.trunc(cell / 3)] as number] as ForecastRow;
            const value = row[SUPPRESSIBLE[cell % 3] as 'card'];
            expect(least).toBeLessThanOrEqual(value);
            expect(most).toBeGreaterThanOrEqual(value);
            if (value > 0 && value < below) expect(most).toBeGreaterThan(least);
          });
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('leaves no relation with a single blank, zeros mostly, and every other figure as it was', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 0, max: 12 }), (rows, below) => {
        const done = suppressSmall(rows, below);
        rows.forEach((row, index) => {
          const blank = SUPPRESSIBLE.filter((name) => done.rows[index]?.[name] === null);
          expect(blank.length).not.toBe(1);
          for (const name of SUPPRESSIBLE) {
            if (row[name] > 0 && row[name] < below) expect(blank).toContain(name);
            if (!blank.includes(name)) expect(done.rows[index]?.[name]).toBe(row[name]);
          }
          const { card: _card, certificate: _certificate, total: _total, ...rest } = row;
          expect(done.rows[index]).toMatchObject(rest);
        });
        for (const year of new Set(rows.map(({ fiscalYear }) => fiscalYear))) {
          const inYear = rows.flatMap((row, index) => (row.fiscalYear === year ? [index] : []));
          const smallInYear = inYear.some((index) =>
            SUPPRESSIBLE.some((name) => {
              const value = rows[index]?.[name] ?? 0;
              return value > 0 && value < below;
            }),
          );
          const blanks = done.suppressed.filter(({ fiscalYear }) => fiscalYear === year);
          if (!smallInYear) expect(blanks).toEqual([]);
          for (const name of SUPPRESSIBLE) {
            expect(blanks.filter(({ figure }) => figure === name)).not.toHaveLength(1);
          }
          // A zero goes only where all else of some column is blank.
          const alone = SUPPRESSIBLE.some((name) =>
            inYear.every((index) => !rows[index]?.[name] || done.rows[index]?.[name] === null),
          );
          if (!alone) {
            expect(blanks.filter(({ row, figure }) => rows[row]?.[figure] === 0)).toEqual([]);
          }
        }
      }),
      { numRuns: runs(500) },
    );
  });
});

/** What the intruder takes for the least a blank can be: 1, unless the year has a blank zero, or nothing but blanks. */
function leastOf(done: readonly ShownRow[], rows: readonly ForecastRow[]): number {
  const zero = rows.some((row, index) =>
    SUPPRESSIBLE.some((name) => row[name] === 0 && done[index]?.[name] === null),
  );
  const nothingShown = done.every((row) => SUPPRESSIBLE.every((name) => row[name] === null));
  return zero || nothingShown ? 0 : 1;
}

/** Whether more than one value is possible for each small figure of one year. */
function isHidden(done: Suppression, rows: readonly ForecastRow[], below: number): boolean {
  const possible = possibleValues(done.rows, rows);
  return rows
    .flatMap((row) => SUPPRESSIBLE.map((name) => row[name]))
    .every((value, cell) => value < 1 || value >= below || (possible[cell] ?? 0) > 1);
}

/** How many values each figure of one year can have, by all tables of counts that show the same. */
function possibleValues(done: readonly ShownRow[], rows: readonly ForecastRow[]): number[] {
  const least = leastOf(done, rows);
  const sum = (name: 'card' | 'certificate') => rows.reduce((all, row) => all + row[name], 0);
  const [cards, certificates] = [sum('card'), sum('certificate')];
  const choices = done.map((row) => {
    const pairs: [number, number][] = [];
    for (let card = 0; card <= cards; card += 1) {
      for (let certificate = 0; certificate <= certificates; certificate += 1) {
        const fits = (given: number | null, value: number) =>
          given === null ? value >= least : value === given;
        if (
          fits(row.card, card) &&
          fits(row.certificate, certificate) &&
          fits(row.total, card + certificate)
        ) {
          pairs.push([card, certificate]);
        }
      }
    }
    return pairs;
  });
  // Which sums the rows from each one on can reach, so that only tables that add up are followed.
  const width = certificates + 1;
  const reachable: Set<number>[] = [new Set([0])];
  for (const pairs of [...choices].reverse()) {
    const next = new Set<number>();
    for (const rest of reachable[0] as Set<number>) {
      for (const [card, certificate] of pairs) {
        const [allCards, allCertificates] = [
          Math.trunc(rest / width) + card,
          (rest % width) + certificate,
        ];
        if (allCards <= cards && allCertificates <= certificates) {
          next.add(allCards * width + allCertificates);
        }
      }
    }
    reachable.unshift(next);
  }
  let before = new Set([cards * width + certificates]);
  return choices.flatMap((pairs, index) => {
    const after = reachable[index + 1] as Set<number>;
    const seen = {
      card: new Set<number>(),
      certificate: new Set<number>(),
      total: new Set<number>(),
    };
    const left = new Set<number>();
    for (const rest of before) {
      for (const [card, certificate] of pairs) {
        const [nextCards, nextCertificates] = [
          Math.trunc(rest / width) - card,
          (rest % width) - certificate,
        ];
        if (nextCards < 0 || nextCertificates < 0) continue;
        const next = nextCards * width + nextCertificates;
        if (!after.has(next)) continue;
        left.add(next);
        seen.card.add(card);
        seen.certificate.add(certificate);
        seen.total.add(card + certificate);
      }
    }
    before = left;
    return SUPPRESSIBLE.map((name) => seen[name].size);
  });
}

/**
 * The blanks of one year by the words of the rule: the small figures; a second one in every sum with a single blank;
 * and, as long as a small figure has only one possible value, one more of its sums, or else of the year.
 */
function askedFor(rows: readonly ForecastRow[], below: number): Set<number> {
  const values = rows.flatMap((row) => SUPPRESSIBLE.map((name) => row[name]));
  const cells = [...values.keys()];
  const small = cells.filter((cell) => (values[cell] ?? 0) >= 1 && (values[cell] ?? 0) < below);
  const blank = new Set(small);
  const columnOf = (cell: number) => cells.filter((other) => other % 3 === cell % 3);
  const rowOf = (cell: number) =>
    cells.filter((other) => Math.trunc(other / 3) === Math.trunc(cell / 3));
  const sums = [...[0, 1, 2].map(columnOf), ...rows.map((_, row) => rowOf(row * 3))];
  const takeOne = (...choices: number[][]) => {
    const open = choices.map((choice) => choice.filter((cell) => !blank.has(cell)));
    const filled = open.map((choice) =>
      choice
        .filter((cell) => values[cell] !== 0)
        .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0)),
    );
    const next = [...filled, ...open].find((choice) => choice.length > 0)?.[0];
    if (next !== undefined) blank.add(next);
    return next !== undefined;
  };
  const pair = () => {
    const single = (sum: number[]) => sum.filter((cell) => blank.has(cell)).length === 1;
    for (let count = -1; count < blank.size; ) {
      count = blank.size;
      for (const sum of sums) if (single(sum)) takeOne(sum);
    }
  };
  const isKnown = (cell: number) =>
    possibleValues(
      rows.map((row, index) => {
        const figure = (column: number) =>
          blank.has(index * 3 + column) ? null : (values[index * 3 + column] ?? 0);
        return { ...row, card: figure(0), certificate: figure(1), total: figure(2) };
      }),
      rows,
    )[cell] === 1;
  pair();
  for (const cell of small) {
    while (isKnown(cell) && takeOne([...columnOf(cell), ...rowOf(cell)], cells)) pair();
  }
  return blank;
}

/** The least and the most each figure of a year can be, by the relations solved against each other and each for its bounds. */
function workedOut(
  done: readonly ShownRow[],
  rows: readonly ForecastRow[],
): readonly (readonly [number, number])[] {
  const least = leastOf(done, rows);
  const given = done.flatMap((row) => SUPPRESSIBLE.map((name) => row[name]));
  const sums = SUPPRESSIBLE.map((name) => rows.reduce((all, row) => all + row[name], 0));
  const equations: { terms: Map<number, number>; sum: number }[] = [
    ...sums.map((sum, column) => ({
      terms: new Map(rows.map((_, index) => [index * 3 + column, 1])),
      sum,
    })),
    ...rows.map((_, index) => ({
      terms: new Map([
        [index * 3, 1],
        [index * 3 + 1, 1],
        [index * 3 + 2, -1],
      ]),
      sum: 0,
    })),
  ];
  for (const equation of equations) {
    for (const cell of [...equation.terms.keys()]) {
      const value = given[cell];
      if (value === null || value === undefined) continue;
      equation.sum -= (equation.terms.get(cell) as number) * value;
      equation.terms.delete(cell);
    }
  }
  const all = [...equations, ...eliminated(equations)];
  const bounds = given.map((value): [number, number] =>
    value === null ? [least, Number.POSITIVE_INFINITY] : [value, value],
  );
  for (let changed = true, round = 0; changed && round < 200; round += 1) {
    changed = false;
    for (const { terms, sum } of all) {
      for (const [cell, factor] of terms) {
        let [low, high] = [sum, sum];
        for (const [other, times] of terms) {
          if (other === cell) continue;
          const [a, b] = bounds[other] as [number, number];
          low -= times > 0 ? times * b : times * a;
          high -= times > 0 ? times * a : times * b;
        }
        const [from, to] =
          factor > 0 ? [low / factor, high / factor] : [high / factor, low / factor];
        const bound = bounds[cell] as [number, number];
        const tighter: [number, number] = [
          Math.max(bound[0], Math.ceil(from - 1e-9)),
          Math.min(bound[1], Math.floor(to + 1e-9)),
        ];
        if (tighter[0] > bound[0] || tighter[1] < bound[1]) {
          bounds[cell] = tighter;
          changed = true;
        }
      }
    }
  }
  return bounds;
}

/** The equations brought to reduced row form, which shows every figure that they fix. */
function eliminated(equations: readonly { terms: Map<number, number>; sum: number }[]) {
  const rest = equations.map(({ terms, sum }) => ({ terms: new Map(terms), sum }));
  const solved: typeof rest = [];
  for (;;) {
    const index = rest.findIndex(({ terms }) => terms.size > 0);
    if (index < 0) return solved;
    const [equation] = rest.splice(index, 1) as [(typeof rest)[number]];
    const [pivot, factor] = [...equation.terms][0] as [number, number];
    for (const [cell, times] of equation.terms) equation.terms.set(cell, times / factor);
    equation.sum /= factor;
    for (const other of [...rest, ...solved]) {
      const times = other.terms.get(pivot) ?? 0;
      if (times === 0) continue;
      for (const [cell, each] of equation.terms) {
        const left = (other.terms.get(cell) ?? 0) - times * each;
        if (Math.abs(left) < 1e-9) other.terms.delete(cell);
        else other.terms.set(cell, left);
      }
      other.sum -= times * equation.sum;
    }
    solved.push(equation);
  }
}
