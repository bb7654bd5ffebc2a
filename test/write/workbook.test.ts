// A workbook holds numbers as numbers, reads back as the CSV, and is the same bytes every time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { forecastSheet } from '../../src/layout/forecast.js';
import { reconcileRows } from '../../src/layout/reconcile.js';
import { planRows, planSheet } from '../../src/layout/scenario/plan.js';
import { OWN_DATA } from '../../src/read/workbook/workbook-rows.js';
import { BOOK_WORDS } from '../../src/words/book.js';
import { type MachineTable, machineTable } from '../../src/write/machine-table.js';
import { renderWorkbook } from '../../src/write/workbook.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { BASIS, someForecast, somePlan, someReconcile } from '../support/reports.js';
import { sheetsOf } from '../support/workbook.js';

const TABLES: readonly (readonly ['forecast' | 'plan' | 'reconcile', MachineTable])[] = [
  ['forecast', machineTable(forecastSheet(someForecast(), 'ja'), 'japanese')],
  ['forecast', machineTable(forecastSheet(someForecast(), 'en'), 'machine')],
  ['plan', machineTable(planRows(somePlan(), 'ja'), 'japanese')],
  ['reconcile', machineTable(reconcileRows(someReconcile(), 'en'), 'machine')],
];

const NOTES = ['first note', '二つ目の注'];

function made(name: 'forecast' | 'plan' | 'reconcile', table: MachineTable) {
  return renderWorkbook({ name, table, notes: NOTES, provenance: BASIS }, 'ja');
}

describe('a workbook', () => {
  it.each(TABLES)('reads back as the table for programs: %s', async (name, table) => {
    const [figures] = (await readXlsx(await made(name, table))).sheets;
    expect(figures?.rows[0]).toEqual(table.columns.map(({ header }) => header));
    table.rows.forEach((row, index) => {
      const read = figures?.rows[index + 1] ?? [];
      // Numbers must come back as numbers; a blank at the end of a row need not come back at all.
      expect(row.map((_, column) => read[column] ?? null)).toEqual(row);
    });
    expect(figures?.rows.length).toBe(table.rows.length + 1);
    expect(figures?.merges ?? []).toEqual([]);
  });

  it('is the same bytes for the same parts', async () => {
    const [name, table] = TABLES[0] as (typeof TABLES)[0];
    expect(await made(name, table)).toEqual(await made(name, table));
  });

  it('shows a deficit with △ in Japanese and − in English by a format, and a percentage as printed', async () => {
    const [, table] = TABLES[0] as (typeof TABLES)[0];
    const formats = async (language: 'ja' | 'en') => {
      const parts = { name: 'forecast', table, notes: [], provenance: BASIS } as const;
      const bytes = await renderWorkbook(parts, language);
      const { sheets } = await readXlsx(bytes, { readStyles: true });
      return table.columns.map((_, index) => sheets[0]?.cells?.get(`1,${index}`)?.style?.numFmt);
    };
    expect(await formats('ja')).toEqual([
      '0',
      undefined,
      '#,##0',
      '#,##0',
      '#,##0',
      '#,##0',
      '#,##0;"△ "#,##0',
      '0"%"',
    ]);
    expect((await formats('en')).at(-2)).toBe('#,##0;"−"#,##0');
  });

  it('keeps the header in sight', async () => {
    const [name, table] = TABLES[0] as (typeof TABLES)[0];
    const { sheets } = await readXlsx(await made(name, table));
    expect(sheets.map(({ freezePane }) => freezePane?.rows)).toEqual([1, 1]);
  });

  it('says on the second sheet what the figures rest on, one datum a cell', async () => {
    const [name, table] = TABLES[0] as (typeof TABLES)[0];
    const [, basis] = await sheetsOf(await made(name, table));
    expect(basis?.name).toBe('前提と根拠');
    expect(basis?.rows).toEqual(
      expect.arrayContaining([
        ['注', '1', 'first note'],
        ['注', '2', '二つ目の注'],
        ['単位', 'カード(件)', '件'],
        ['作成', 'プログラム', 'koshin test'],
        ['入力 1', 'ファイル', 'records.csv'],
        ['入力 1', 'バイト数', '100'],
        ['入力 1', 'SHA-256', 'ab'.repeat(32)],
        ['オプション', 'capacity', '44000'],
        ['オプション', 'by', ''],
      ]),
    );
  });

  it('explains on the second sheet the names and codes that stand for programs', async () => {
    const [name, table] = TABLES[3] as (typeof TABLES)[3];
    const [, basis] = await sheetsOf(await made(name, table));
    expect(basis?.rows).toContainEqual(['列', 'utilization_percent', 'total ÷ capacity']);
    expect(basis?.rows).toContainEqual(['counted', 'issue-year', '発行年度による概算']);
  });

  it('takes text that looks like a formula as text', async () => {
    const plan = somePlan();
    const named = {
      ...plan,
      scenarios: plan.scenarios.map((each) => ({ ...each, name: '=1+1' })),
    };
    const table = machineTable(planRows(named, 'ja'), 'japanese');
    const bytes = await renderWorkbook(
      { name: 'plan', table, notes: planSheet(named, 'ja').notes, provenance: BASIS },
      'ja',
    );
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows[1]?.[2]).toBe('=1+1');
    expect(sheets[0]?.cells?.get('1,2')?.formula).toBeUndefined();
  });

  it('prints a wide plan on as many pages as it takes to stay legible, what a row is on each', async () => {
    const file = join(temporaryFolder(), 'plan.xlsx');
    const run = await inside(['plan', 'test/layout/every-assumption.yaml', '-o', file]);
    expect(run.code).toBe(0);
    const plan = (await readXlsx(readFileSync(file))).sheets.find(({ name }) => name === 'Data');
    const header = (plan?.rows[0] ?? []).map(String);
    const { scale = 0, printArea, printTitlesRow, printTitlesColumn } = plan?.pageSetup ?? {};
    expect(scale).toBeGreaterThanOrEqual(60);
    expect(scale).toBeLessThanOrEqual(100);
    // Fiscal year, scenario and site, on every page.
    expect([printTitlesRow, printTitlesColumn]).toEqual(['$1:$1', '$A:$C']);
    // Assumptions are printed in words, on the second sheet.
    const printed = header.findIndex((name) => name.startsWith('assumed_'));
    expect(printArea).toMatch(/^\$A\$1:\$BK\$/);
    expect(printed).toBe(26 * 2 + 11);
    // A break stands after the column of its number.
    const starts = [3, ...(plan?.colBreaks ?? []).map((column) => column + 1)];
    const named = starts.map((column) => header[column] ?? '');
    expect(named).toEqual(expect.arrayContaining(['card', 'gross_cost', 'card_low', 'card_high']));
    const widthOf = (from: number, to: number) =>
      (plan?.columns ?? []).slice(from, to).reduce((sum, { width = 0 }) => sum + width, 0);
    // Bands stand behind the high figures, windows needed among them.
    const partOf = (name: string) =>
      /_(low|high)$/.exec(name.replace(/_p[19]0$|^needed_windows$/, '_high'))?.[1] ?? '';
    starts.forEach((start, index) => {
      const page = widthOf(0, 3) + widthOf(start, starts[index + 1] ?? printed);
      expect((page * scale) / 100).toBeLessThanOrEqual(110);
      const parts = header.slice(start, starts[index + 1] ?? printed);
      expect(new Set(parts.map(partOf)).size).toBe(1);
    });
  });

  it('whose figures stand behind forms is read back by the sheet of figures', async () => {
    expect(Object.values(BOOK_WORDS.data)).toEqual(OWN_DATA);
    for (const lang of ['en', 'ja']) {
      const file = join(temporaryFolder(), 'table.xlsx');
      await inside(['forecast', '--lang', lang, '-o', file]);
      const { stdout, code } = await inside(['verify', '--against', file]);
      expect({ stdout, code }).toEqual({
        stdout: expect.stringContaining('All 30 cells'),
        code: 0,
      });
    }
  });

  it('prints a table that fits on one page on one', async () => {
    const [name, table] = TABLES[0] as (typeof TABLES)[0];
    const [figures] = (await readXlsx(await made(name, table))).sheets;
    expect(figures?.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    expect(figures?.colBreaks ?? []).toEqual([]);
  });
});
