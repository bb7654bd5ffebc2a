// Two saved results beside each other: whatever form they were saved in, and what they tell of why they differ.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSaved, rowName, type Saved, type SavedRow } from '../../src/read/tables/saved.js';
import { compareReport, type SavedFile, unlike } from '../../src/reports/compare.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';

const folder = temporaryFolder();
const OFFICES = 'test/transcripts/records-offices.csv';

/** A result as a file of the form that the options ask for. */
async function savedAs(name: string, ...args: readonly string[]): Promise<Saved> {
  const path = join(folder, name);
  const { code } = await inside([...args, '-o', path]);
  expect(code).toBe(0);
  return readSaved(readFileSync(path, 'utf8').replace('\u{FEFF}', ''), path);
}

/** Rows in one order, without the figures that a long table leaves out where they are not known. */
const known = (rows: readonly SavedRow[]) =>
  rows.map(({ figures, ...row }) => ({
    ...row,
    figures: Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null)),
  }));

const inOrder = (rows: readonly SavedRow[]) =>
  [...rows].sort((a, b) => (rowName(a) < rowName(b) ? -1 : 1));

const file = (rows: readonly SavedRow[], more: Partial<Saved> = {}): SavedFile => ({
  input: { path: 'a.json', bytes: 1, sha256: null },
  saved: { kind: 'forecast', form: 'json', rows, told: new Map(), isExample: false, ...more },
});

const year = (fiscalYear: number, card: number | null, keys: SavedRow['keys'] = {}): SavedRow => ({
  ...{ fiscalYear, keys, figures: { card } },
});

describe('a saved result', () => {
  it('reads the same from every form in which a forecast is saved', async () => {
    const forecast = ['forecast', OFFICES, '--by', 'office', '--capacity', '40'];
    const json = await savedAs('a.json', ...forecast);
    expect(json.rows[0]?.keys).toEqual({ office: expect.any(String) });
    const forms = [
      await savedAs('long.json', ...forecast, '--long'),
      await savedAs('a.csv', ...forecast),
      await savedAs('ja.csv', ...forecast, '--lang', 'ja'),
      await savedAs('long.csv', ...forecast, '--long'),
      await savedAs('long-ja.csv', ...forecast, '--long', '--lang', 'ja', '--excel'),
    ];
    // A CSV cannot tell a blank name of an office from none.
    const named = (rows: readonly SavedRow[]) =>
      known(rows.map((row) => (row.keys.office === '' ? { ...row, keys: {} } : row)));
    for (const form of forms) expect(named(form.rows)).toEqual(named(json.rows));
  });

  it('reads the same from every form in which a plan is saved, sites included', async () => {
    const plan = ['plan', 'test/golden/scenario.yaml', OFFICES];
    const json = await savedAs('plan.json', ...plan);
    expect(json.rows.some(({ keys }) => keys.site !== undefined)).toBe(true);
    for (const options of [[], ['--lang', 'ja']]) {
      const csv = await savedAs(`plan${options.length}.csv`, ...plan, ...options);
      expect(csv.kind).toBe('plan');
      expect(inOrder(csv.rows)).toEqual(inOrder(json.rows));
    }
  });
});

describe('a comparison', () => {
  it('gives the change in number and in tenths of a percent of the old figure’s size', () => {
    const old = file([year(2025, 800), year(2026, -3), year(2027, 0), year(2028, null)]);
    const now = file([year(2025, 801), year(2026, -4), year(2027, 5), year(2028, 7)]);
    const { rows, differing, compared } = compareReport(old, now, 'koshin');
    // 1/800 = 0.125 %: half goes away from zero. Of nothing there is no percentage.
    expect(rows.map(({ change, changeTenths }) => [change, changeTenths])).toEqual([
      [1, 1],
      [-1, -333],
      [5, null],
      [null, null],
    ]);
    expect([differing, compared]).toEqual([3, 3]);
  });

  it('rounds half a tenth away from zero on both sides', () => {
    const [old, more, less] = [2000, 2001, 1999].map((card) => file([year(2025, card)])) as [
      SavedFile,
      SavedFile,
      SavedFile,
    ];
    expect(compareReport(old, more, '').rows[0]?.changeTenths).toBe(1);
    expect(compareReport(old, less, '').rows[0]?.changeTenths).toBe(-1);
  });

  it('keeps what only one of the files has', () => {
    const { rows } = compareReport(file([year(2025, 1)]), file([year(2026, 2), year(2025, 1)]), '');
    expect(rows.map((row) => [row.fiscalYear, row.old, row.new])).toEqual([
      [2026, null, 2],
      [2025, 1, 1],
    ]);
  });

  it('names what the files tell otherwise, and nothing of files of different forms', () => {
    const told = (capacity: number) =>
      new Map([
        ['options.capacity', capacity],
        ['as_of', 1],
      ]);
    const old = file([year(2025, 1)], { told: told(44_000) });
    const now = file([year(2025, 1)], { told: told(60_000) });
    expect(compareReport(old, now, '').reasons).toEqual([
      { what: 'options.capacity', old: 44_000, new: 60_000 },
    ]);
    const csv = file([year(2025, 1)], { form: 'csv' });
    expect(compareReport(csv, now, '').reasons).toEqual([]);
  });

  it('refuses what cannot be set beside each other', () => {
    const plain = file([year(2025, 1)]);
    const code = (other: SavedFile) => unlike(plain, other)?.code;
    expect(code(plain)).toBeUndefined();
    expect(code(file([year(2025, 1)], { kind: 'plan' }))).toBe('usage-compare-kinds');
    expect(code(file([year(2025, 1, { office: '芝' })]))).toBe('usage-compare-parts');
    expect(code(file([year(2026, 1)]))).toBe('usage-compare-nothing');
  });
});
