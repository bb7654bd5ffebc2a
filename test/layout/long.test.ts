// One figure a row: every figure of the table for programs, once, under what its row is about.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inside } from '../cli/run-koshin.js';

const OFFICES = 'test/transcripts/records-offices.csv';
const PLAN = 'test/golden/scenario.yaml';
const EVERYTHING = 'test/layout/every-assumption.yaml';
const KEYS = ['fiscal_year', 'month', 'scenario', 'office', 'site'];

type Row = Readonly<Record<string, string>>;

/** Every figure as a line: what it is about, its name, its value. */
function lines(rows: readonly Row[], figuresOf: (row: Row) => readonly (readonly string[])[]) {
  return rows.flatMap((row) => {
    const about = KEYS.map((key) => row[key] ?? '');
    return figuresOf(row).map((figure) => [...about, ...figure].join('|'));
  });
}

describe('--long', () => {
  it.each([
    [['plan', PLAN, OFFICES]],
    [['plan', PLAN, OFFICES, '--by', 'office']],
    [['plan', 'test/transcripts/costs.yaml', OFFICES, '--by', 'month']],
    [['capacity', PLAN, OFFICES, '--by', 'month']],
    [['simulate', PLAN, OFFICES, '--no-randomness']],
    // With ranges, so that there are bands: P10 and P90 of totals, of what waits and of windows.
    [['plan', EVERYTHING, OFFICES]],
    [['plan', EVERYTHING, OFFICES, '--by', 'month']],
  ])('has the figures of the wide table: %j', async (args) => {
    const read = async (...more: readonly string[]) =>
      parse((await inside([...args, ...more])).stdout, { columns: true }) as Row[];
    const wide = await read('--format', 'csv');
    const wanted = lines(wide, (row) =>
      Object.entries(row).filter(
        ([key, value]) => !KEYS.includes(key) && !key.startsWith('assumed_') && value !== '',
      ),
    );
    const long = lines(await read('--format', 'csv', '--long'), ({ figure = '', value = '' }) => [
      [figure, value],
    ]);
    expect(wanted.length).toBeGreaterThan(10);
    expect(long).toEqual(wanted);
    const json = JSON.parse((await inside([...args, '--format', 'json', '--long'])).stdout) as {
      rows: readonly Readonly<Record<string, string | number>>[];
    };
    const said = json.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)])),
    );
    expect(lines(said, ({ figure = '', value = '' }) => [[figure, value]])).toEqual(wanted);
  });

  it('is for programs', async () => {
    const { code, stderr } = await inside(['capacity', PLAN, OFFICES, '--long']);
    expect(code).toBe(2);
    expect(stderr).toContain('--long is for programs');
  });
});

describe('months in a CSV for Excel', () => {
  it('are warned of, and only there', async () => {
    const args = ['forecast', OFFICES, '--format', 'csv', '--excel'];
    expect((await inside([...args, '--by', 'month'])).stderr).toContain('write .xlsx');
    expect((await inside(args)).stderr).not.toContain('write .xlsx');
    const plain = ['forecast', OFFICES, '--format', 'csv', '--by', 'month'];
    expect((await inside(plain)).stderr).not.toContain('write .xlsx');
  });
});
