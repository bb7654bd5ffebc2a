// Decides how a table of what came is read: one row a month, every fault named with its line.
import { civilDate } from '../calendar/civil-date.js';
import { fiscalMonthOf } from '../calendar/fiscal-year.js';
import { foldHeader } from '../records/columns.js';
import { Fault } from '../records/fault.js';
import type { Localized } from '../rules/rule-book.js';
import type { Actuals } from '../scenario/actuals.js';
import type { KindCounts } from '../tally/tally.js';
import { readCsvRows } from './csv-rows.js';
import { decodeText } from './decode.js';

const COLUMNS = ['month', 'card', 'certificate'] as const;
type ActualsColumn = (typeof COLUMNS)[number];

const ALIASES: Readonly<Record<string, ActualsColumn>> = {
  年月: 'month',
  カード: 'card',
  電子証明書: 'certificate',
};

/** What can be wrong in a table of what came. */
const MONTHLY_ACTUALS_WORDS = {
  month: {
    en: 'month is none from 2015-10 on, written 2025-04',
    ja: '年月が 2015-10 以後の 2025-04 の形ではありません',
  },
  'repeated-month': { en: 'a month stands twice', ja: '同じ年月が二つあります' },
  card: { en: 'card is no whole number', ja: 'カードの件数が整数ではありません' },
  certificate: {
    en: 'certificate is no whole number',
    ja: '電子証明書の件数が整数ではありません',
  },
  'unknown-column': { en: 'a column has an unknown name', ja: '不明な列名があります' },
  'repeated-column': { en: 'a column stands twice', ja: '同じ列が二つあります' },
  'missing-column': { en: 'a column is missing', ja: '足りない列があります' },
  'row-length': {
    en: 'the row has not as many cells as the header',
    ja: '列数が見出しと異なります',
  },
  'open-quote': { en: 'a quotation mark is never closed', ja: '引用符が閉じていません' },
  'no-rows': { en: 'there is no month', ja: '年月の行がありません' },
} as const satisfies Record<string, Localized>;

type ActualsFault = keyof typeof MONTHLY_ACTUALS_WORDS;
type Wrong = (detail: ActualsFault) => Fault;

/**
 * Reads what came: header `month,card,certificate` in any order, months as 2025-04, procedures as whole numbers.
 *
 * @throws {Fault} usage-bad-monthly-actuals with the line and what is wrong there.
 */
export async function readActuals(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Actuals> {
  const actuals = new Map<number, KindCounts>();
  let positions: ReadonlyMap<ActualsColumn, number> | undefined;
  let width = 0;
  let lastLine = 1;
  const faultAt = (line: number, detail: ActualsFault): Fault =>
    new Fault('usage-bad-monthly-actuals', { file, line, detail: MONTHLY_ACTUALS_WORDS[detail] });
  const end = await readCsvRows(decodeText(chunks, file), file, (cells, line) => {
    lastLine = line;
    const wrong: Wrong = (detail) => faultAt(line, detail);
    if (positions === undefined) {
      positions = headerOf(cells, wrong);
      width = cells.length;
      return;
    }
    if (cells.every((cell) => cell.trim() === '')) return;
    if (cells.length !== width) throw wrong('row-length');
    const at = (column: ActualsColumn) => (cells[positions?.get(column) ?? -1] ?? '').trim();
    const month = monthOf(at('month'), wrong);
    if (actuals.has(month)) throw wrong('repeated-month');
    actuals.set(month, {
      card: wholeNumber(at('card'), 'card', wrong),
      certificate: wholeNumber(at('certificate'), 'certificate', wrong),
    });
  });
  if (end.kind === 'open-quote') throw faultAt(end.line, 'open-quote');
  if (actuals.size === 0) throw faultAt(lastLine, 'no-rows');
  return actuals;
}

function headerOf(cells: readonly string[], wrong: Wrong): ReadonlyMap<ActualsColumn, number> {
  const positions = new Map<ActualsColumn, number>();
  cells.forEach((header, index) => {
    const folded = foldHeader(header);
    const column = COLUMNS.find((name) => name === folded) ?? ALIASES[folded];
    if (column === undefined) throw wrong('unknown-column');
    if (positions.has(column)) throw wrong('repeated-column');
    positions.set(column, index);
  });
  if (positions.size < COLUMNS.length) throw wrong('missing-column');
  return positions;
}

function monthOf(text: string, wrong: Wrong): number {
  const match = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  const first = match && civilDate(Number(match[1]), Number(match[2]), 1);
  if (!first || first < 20151001) throw wrong('month');
  return fiscalMonthOf(first);
}

function wholeNumber(text: string, column: 'card' | 'certificate', wrong: Wrong): number {
  if (!/^\d{1,9}$/.test(text)) throw wrong(column);
  return Number(text);
}
