// A tolerance passes exactly what it says, and every differing cell is reported in its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithCapacity } from '../../src/capacity/comparison.js';
import { COMPARED_COLUMNS, ownTable } from '../../src/read/tables/published-table.js';
import { readTolerances, tolerancesText } from '../../src/reports/tolerance.js';
import { isEqualTable, verifyReport } from '../../src/reports/verify.js';
import { inside } from '../cli/run-koshin.js';
import { runs } from '../support/chance.js';
import { BASIS } from '../support/reports.js';

const FORECAST = [2025, 2026, 2027].map((fiscalYear) => ({
  fiscalYear,
  ...compareWithCapacity({ card: 400, certificate: 600 }, 2000),
}));
const TABLE = ownTable(
  'own.csv',
  FORECAST.map(({ utilizationPercent, ...row }) => ({
    ...row,
    utilization_percent: utilizationPercent,
  })),
);

describe('a table with one cell changed by d', () => {
  it('differs there alone, and passes if and only if d is within the tolerance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom(...COMPARED_COLUMNS),
        fc.integer({ min: -20, max: 20 }).filter((d) => d !== 0),
        fc.integer({ min: 0, max: 20 }),
        (index, column, d, most) => {
          const rows = TABLE.rows.map((row, at) =>
            at === index ? { ...row, [column]: (row[column] ?? 0) + d } : row,
          );
          const report = verifyReport({ ...TABLE, rows }, FORECAST, BASIS, {
            [column]: { kind: 'number', most },
          });
          const passes = Math.abs(d) <= most;
          expect(isEqualTable(report)).toBe(passes);
          const [cell, ...others] = [...report.differing, ...report.tolerated];
          expect(others).toEqual([]);
          expect(cell).toMatchObject({ fiscalYear: 2025 + index, column });
          expect((cell?.computed ?? 0) - (cell?.published ?? 0)).toBe(-d);
          expect(report.tolerated).toHaveLength(passes ? 1 : 0);
        },
      ),
      { seed: 27, numRuns: runs(300) },
    );
  });

  // By hand: 0.5 % of 1,000 is 5, and of 995 is 4.975.
  it.each([
    [1005, 1, true],
    [995, 1, false],
    [1006, 1, false],
  ])('0.5%% of a published %i: computed 1,000 passes: %s', (published, _, passes) => {
    const rows = TABLE.rows.map((row) => ({ ...row, total: published }));
    const report = verifyReport({ ...TABLE, rows }, FORECAST, BASIS, {
      ...readTolerances(['total=0.5%']),
    });
    expect(isEqualTable(report)).toBe(passes);
  });

  it('a known difference that no longer shows fails under any tolerance', () => {
    const known = {
      fiscalYear: 2025,
      column: 'card' as const,
      published: 401,
      computed: 402,
      reason: { en: 'x', ja: 'x' },
    };
    const rows = TABLE.rows.map((row) => (row.fiscalYear === 2025 ? { ...row, card: 401 } : row));
    const table = { ...TABLE, rows, knownDifferences: [known] };
    const report = verifyReport(table, FORECAST, BASIS, { card: { kind: 'number', most: 99 } });
    expect(report.stale).toEqual([known]);
    expect(isEqualTable(report)).toBe(false);
  });
});

describe('reading tolerances', () => {
  it('takes lists and repeats, and writes them back in one order', () => {
    const read = readTolerances(['total=1%,card=5', 'certificate=0.25%']);
    expect(read && tolerancesText(read)).toBe('card=5,certificate=0.25%,total=1%');
    expect(tolerancesText({})).toBeNull();
  });

  it.each(['card', 'card=-1', 'cards=1', 'card=1.5', 'card=101%', 'card=1=2', 'card=1,card=2', ''])(
    '%j is refused',
    (text) => {
      expect(readTolerances([text])).toBeUndefined();
    },
  );
});

describe('columns of a tolerance', () => {
  it('are known by the names that a table prints, in either language', async () => {
    const args = [
      'verify',
      'test/transcripts/records.csv',
      '--against',
      'test/transcripts/table.json',
    ];
    for (const [given, read] of [
      ['カード=9,合計÷予約可能件数=2%', 'card=9,utilization_percent=2%'],
      ['Surplus/Deficit=9,total ÷ capacity=2', 'surplus=9,utilization_percent=2'],
    ] as const) {
      const { stdout } = await inside([...args, '--format', 'json', '--tolerance', given]);
      expect(JSON.parse(stdout).options.tolerance).toBe(read);
    }
    // By two names it is still given twice.
    expect((await inside([...args, '--tolerance', '合計=1,total=2'])).code).toBe(2);
  });
});
