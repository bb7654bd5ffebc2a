// The CSV for budget requests keeps the Ministry's rules for machine-readable tables, rule by rule.
// Source: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 (2020-12-18), numbers as there.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platformDependent } from '../../src/write/portable.js';
import { inside } from '../cli/run-koshin.js';

const OFFICES = 'test/transcripts/records-offices.csv';
const SCENARIO = 'test/golden/scenario.yaml';
const COMMANDS = {
  forecast: ['forecast'],
  'forecast by month': ['forecast', '--by', 'month', '--to', '2025'],
  'forecast by office': ['forecast', '--by', 'office', '--to', '2026'],
  plan: ['plan', SCENARIO],
  'plan with every assumption': ['plan', 'test/layout/every-assumption.yaml'],
  'plan by month': ['plan', SCENARIO, '--by', 'month'],
  capacity: ['capacity', SCENARIO],
  simulate: ['simulate', 'test/transcripts/simulate.yaml', OFFICES, '--runs', '2'],
  'simulate by month': [
    'simulate',
    'test/transcripts/simulate.yaml',
    OFFICES,
    '--runs',
    '2',
    '--by',
    'month',
  ],
  reconcile: ['reconcile', 'fixtures/minato-even-birthdays.csv.gz'],
  verify: ['verify', 'fixtures/minato-even-birthdays.csv.gz'],
  backtest: [
    'backtest',
    'test/transcripts/counts.csv',
    '--actuals',
    'test/transcripts/actuals.csv',
  ],
} as const;

/** Columns of names, codes and years; every other holds figures. */
const TEXT_COLUMNS = ['和暦', '年月', 'シナリオ', '支所', '拠点', '数え方', '項目', '種別', '単位'];

/** Assumptions that are names, dates, words or yes and no. */
const TEXT_ASSUMPTION =
  /^前提: .*(規定|理由|注記|受付時間 .*|閉庁日 .*|取り扱う手続 .*|名称|日付|開始日|終了日|補助対象|条件|予約枠を使う)$/;

/** Columns whose unit differs from row to row: the row names the figure or the rule, and 合計÷予約可能件数 is in percent. */
const MIXED_COLUMNS = [
  ...['公表値', '計算値', '差'],
  ...[1, 2, 3].map((rule) => `前提: 現行法令と異なる仮定 ${rule} 値`),
];

function isPortable(text: string): boolean {
  return platformDependent(text) === undefined;
}

describe('what the checker takes for portable', () => {
  it.each(['年度', '過不足', '△', '÷', 'FY2025', '−'])('passes %s', (text) => {
    expect(isPortable(text)).toBe(true);
  });
  it.each(['①', '㈱', '㌔', 'ｱ', '髙', '𠮷', '–'])('refuses %s', (text) => {
    expect(isPortable(text)).toBe(false);
  });
});

describe('a letter of one maker’s machines in the user’s own names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'koshin-letters-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['ja', '注意: 総務省の統一ルールで使えない機種依存文字が3種あります (2行目の「支所」に U+2460'],
    ['en', 'warning: 3 character(s) are not the same on every machine'],
  ] as const)('is warned of with its place, and passes: %s', async (language, said) => {
    const path = join(folder, 'offices.csv');
    writeFileSync(
      path,
      'birth_date,card_issued_on,office,count\n1990-10-10,2020-05-15,①番,40\n1990-10-10,2020-05-15,㈱髙輪,40\n',
    );
    const args = ['forecast', path, '--by', 'office', '--format', 'csv'];
    const excel = language === 'ja' ? ['--lang', 'ja'] : ['--excel'];
    const { code, stdout, stderr } = await inside([...args, ...excel]);
    expect(code).toBe(0);
    expect(stdout).toContain('㈱髙輪');
    expect(stderr).toContain(said);
    // Programs that read the CSV by its names take any letter.
    expect((await inside(args)).stderr).not.toContain('U+2460');
  });
});

describe('units', () => {
  it('stand in the rows of verify under Japanese headers alone', async () => {
    const args = ['verify', 'fixtures/minato-even-birthdays.csv.gz', '--format', 'csv'];
    const rows = parse((await inside([...args, '--lang', 'ja'])).stdout) as string[][];
    const [header = [], ...cells] = rows;
    const [item, unit] = [header.indexOf('項目'), header.indexOf('単位')];
    for (const row of cells) {
      expect(row[unit]).toBe(row[item] === '合計÷予約可能件数' ? '%' : '件');
    }
    expect((await inside(args)).stdout).toMatch(
      /^fiscal_year,column,published,computed,difference\n/,
    );
  });
});

describe('days', () => {
  it('are days in the headers of simulate', async () => {
    const args = ['simulate', 'test/transcripts/simulate.yaml', OFFICES, '--runs', '2'];
    const { stdout } = await inside([...args, '--format', 'csv', '--lang', 'ja']);
    expect(stdout).toContain('待ち日数 (平均)(日)');
    expect(stdout).not.toMatch(/待ち日数 \([^)]*\)\(件\)/);
  });
});

describe.each(Object.entries(COMMANDS))('the CSV of %s', (_name, args) => {
  let text = '';
  let header: string[] = [];
  let rows: string[][] = [];
  const name = (column: number) => (header[column] ?? '').replace(/\(.*\)$/, '');
  const isText = (column: number) =>
    TEXT_COLUMNS.includes(name(column)) || TEXT_ASSUMPTION.test(name(column));
  const figures = () => rows.flatMap((row) => row.filter((_, column) => !isText(column)));

  beforeAll(async () => {
    text = (await inside([...args, '--format', 'csv', '--lang', 'ja'])).stdout;
    [header = [], ...rows] = parse(text) as string[][];
    expect(rows.length).toBeGreaterThan(0);
  });

  it('1-1, 1-4, 1-8: is CSV: nothing merged, no objects, every row as long as the header', () => {
    // The parser refuses rows of another length; a merged cell or a picture has no place in a CSV.
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });

  it('1-2: holds one datum a cell', () => {
    for (const cell of figures()) expect(cell).not.toMatch(/[()、/〜–]/);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[[{]/);
  });

  it('1-3: writes numbers as numbers: no separator, unit, △ or sign but a minus', () => {
    for (const cell of figures()) expect(cell).toMatch(/^(-?\d+(\.\d+)?)?$/);
  });

  it('1-5: lays nothing out with spaces or line ends', () => {
    for (const cell of [...header, ...rows.flat()]) {
      expect(cell).toBe(cell.trim());
      expect(cell).not.toMatch(/[\r\n\u3000]| {2}/);
    }
  });

  it('1-6: names every column and leaves out no repeated value', () => {
    expect(header.every((cell) => cell !== '')).toBe(true);
    expect(new Set(header).size).toBe(header.length);
    const keys = header.flatMap((_, column) =>
      ['年度', '和暦', 'シナリオ', '数え方', '項目'].includes(name(column)) ? [column] : [],
    );
    for (const row of rows) for (const key of keys) expect(row[key]).not.toBe('');
  });

  it('1-7: holds no formula', () => {
    for (const cell of [...header, ...rows.flat()]) expect(cell).not.toMatch(/^[=+@]|^-\D/);
  });

  it('1-9: states the unit of every figure in its header', () => {
    header.forEach((cell, column) => {
      if (isText(column) || ['年度', ...MIXED_COLUMNS].includes(name(column))) return;
      expect(cell).toMatch(/\((件|%|日|分|時間|枠|窓口|回|円|枚|割合)\)$/);
    });
  });

  it('says in Japanese what its rows are', () => {
    header.forEach((_, column) => {
      if (!['和暦', '数え方', '項目', '種別'].includes(name(column))) return;
      for (const row of rows) {
        expect(row[column]).toMatch(/[\p{Script=Han}\p{Script=Katakana}]/u);
      }
    });
  });

  it('1-10: has no letter of one maker’s machines', () => {
    expect(isPortable(text)).toBe(true);
  });

  it('1-11: gives the western year beside the Japanese one', () => {
    expect(header.slice(0, 2)).toEqual(['年度', '和暦']);
    for (const [western = '', japanese] of rows) {
      expect(western).toMatch(/^20\d\d$/);
      expect(japanese).toBe(`令和${Number(western) - 2018}年度`);
    }
  });

  it('1-13: has no sign among the figures for what is not known, but a blank', () => {
    for (const cell of figures()) expect(cell).not.toMatch(/[-*X…–]$/);
  });

  it('2-1, 2-2: is one table without a gap', () => {
    expect(text).not.toMatch(/\n\n/);
    expect(rows.every((row) => row.some((cell) => cell !== ''))).toBe(true);
  });
});
