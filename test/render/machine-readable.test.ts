// Decides whether the CSV for budget requests keeps the Ministry's rules for machine-readable tables, rule by rule.
// Source: 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 (2020-12-18), numbers as there.
import { parse } from 'csv-parse/sync';
import Encoding from 'encoding-japanese';
import { beforeAll, describe, expect, it } from 'vitest';
import { inside } from '../cli/run-koshin.js';

const SCENARIO = 'test/golden/scenario.yaml';
const COMMANDS = {
  forecast: ['forecast'],
  'forecast by month': ['forecast', '--by', 'month', '--to', '2025'],
  plan: ['plan', SCENARIO],
  'plan with every assumption': ['plan', 'test/render/every-assumption.yaml'],
  'plan by month': ['plan', SCENARIO, '--by', 'month'],
  capacity: ['capacity', SCENARIO],
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
const TEXT_COLUMNS = ['和暦', '年月', 'シナリオ', '窓口', '数え方', '項目', '種別'];

/** Assumptions that are names, dates, words or yes and no. */
const TEXT_ASSUMPTION = /^前提: .*(規定|理由|名称|日付|開始日|終了日|補助対象|条件|予約枠を使う)$/;

/** Columns whose unit differs from row to row: the row names the figure or the rule, and 合計÷予約可能件数 is in percent. */
const MIXED_COLUMNS = ['公表値', '計算値', '差', '前提: 現行法令と異なる仮定 1 値'];

/** Japanese letters of the standard set alone: no ①, ㈱, half-width kana or letters of one maker. */
function isPortable(text: string): boolean {
  let bytes: number[];
  try {
    const options = { from: 'UNICODE', to: 'SJIS', fallback: 'error' } as const;
    bytes = Encoding.convert(Encoding.stringToCode(text), options) as number[];
  } catch {
    return false;
  }
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    // Row 13, rows 89 to 92 and 115 to 119, and half-width kana are no part of JIS X 0208.
    if ([0x87, 0xed, 0xee].includes(byte) || byte >= 0xf0) return false;
    if (byte >= 0xa0 && byte < 0xe0) return false;
    index += 1;
  }
  return true;
}

describe('what the checker takes for portable', () => {
  it.each(['年度', '過不足', '△', '÷', 'FY2025', '−'])('passes %s', (text) => {
    expect(isPortable(text)).toBe(true);
  });
  it.each(['①', '㈱', '㌔', 'ｱ', '髙', '𠮷', '–'])('refuses %s', (text) => {
    expect(isPortable(text)).toBe(false);
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
      expect(cell).toMatch(/\((件|%|日|時間|枠|窓口|回|円|枚|割合)\)$/);
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
