// Tables to compare with: JSON, or CSV as a forecast writes it and as people type it.
import { eraDate } from '../../calendar/era.js';
import { fiscalYearOf } from '../../calendar/fiscal-year.js';
import { foldHeader } from '../../records/columns.js';
import { FaultError, valueOrThrow } from '../../records/fault.js';
import { HEADINGS } from '../../records/headings.js';
import type { ComparedFinding } from '../../records/table-findings.js';
import { type FiscalYears, isWithinYears } from '../../rules/fiscal-years.js';
import { readCsvRows } from '../text/csv-rows.js';
import { decodeText } from '../text/decode.js';
import { columnPositions } from '../text/header-row.js';
import {
  COMPARED_COLUMNS,
  decodeForecastTable,
  decodePublishedTable,
  isForecastJson,
  type OwnRow,
  ownTable,
  type PublishedTable,
} from './published-table.js';

const FIGURES = [
  'card',
  'certificate',
  'total',
  'capacity',
  'surplus',
  'utilization_percent',
] as const;
type Figure = (typeof FIGURES)[number];
type TableColumn = Figure | 'fiscal_year' | 'japanese_year';

/** Headers of a forecast's CSV, for programs and in Japanese, folded. */
const HEADERS: ReadonlyMap<string, TableColumn> = new Map(
  [
    ...(['fiscal_year', 'japanese_year', ...FIGURES] as const).flatMap((column) =>
      [column, HEADINGS[column].ja].map((header) => [header, column] as const),
    ),
    [`${HEADINGS.utilization_percent.ja}(%)`, 'utilization_percent'] as const,
  ].map(([header, column]) => [foldHeader(header), column]),
);

/**
 * Reads a table to compare with. The content decides between JSON, a published table or a forecast's own, and CSV, which has
 * a fiscal year and at least one figure, with rows in any order; a blank is not compared.
 *
 * @throws {FaultError} usage-bad-table for JSON, usage-bad-table-line for CSV.
 */
export async function readTable(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  years: FiscalYears,
): Promise<PublishedTable> {
  const pieces = decodeText(chunks, file)[Symbol.asyncIterator]();
  let head = '';
  while (head.trim() === '') {
    const { done, value } = await pieces.next();
    if (done) break;
    head += value;
  }
  const text = (async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => pieces };
  })();
  return /^\s*[[{]/.test(head) ? readJsonTable(text, file, years) : readCsvTable(text, file, years);
}

async function readJsonTable(
  pieces: AsyncIterable<string>,
  file: string,
  years: FiscalYears,
): Promise<PublishedTable> {
  let text = '';
  for await (const piece of pieces) text += piece;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new FaultError('usage-bad-table', { file, findings: [{ place: '', code: 'no-json' }] });
  }
  const decode = isForecastJson(json) ? decodeForecastTable : decodePublishedTable;
  return valueOrThrow(decode(json, file, years));
}

async function readCsvTable(
  pieces: AsyncIterable<string>,
  file: string,
  years: FiscalYears,
): Promise<PublishedTable> {
  const wrongAt =
    (line: number): Wrong =>
    (finding, column) =>
      new FaultError('usage-bad-table-line', { file, line, column, finding });
  let positions: ReadonlyMap<TableColumn, number> | undefined;
  let width = 0;
  let lastLine = 1;
  const rows = new Map<number, OwnRow>();
  const end = await readCsvRows(pieces, file, (cells, line) => {
    const wrong = wrongAt(line);
    if (cells.every((cell) => cell.trim() === '')) return;
    lastLine = line;
    if (positions === undefined) {
      positions = headerOf(cells, wrong);
      width = cells.length;
      return;
    }
    if (cells.length !== width) throw wrong({ code: 'row-length' });
    const row = rowOf(cells, positions, years, wrong);
    if (rows.has(row.fiscalYear)) throw wrong({ code: 'repeated-year' });
    rows.set(row.fiscalYear, row);
  });
  if (end.kind === 'open-quote') throw wrongAt(end.line)({ code: 'open-quote' });
  const inOrder = [...rows.values()].sort((a, b) => a.fiscalYear - b.fiscalYear);
  if (inOrder.every((row) => COMPARED_COLUMNS.every((column) => row[column] === null))) {
    throw wrongAt(lastLine)({ code: 'no-rows' });
  }
  return ownTable(file, inOrder);
}

type Wrong = (finding: ComparedFinding, column?: number) => FaultError;

function headerOf(cells: readonly string[], wrong: Wrong): Map<TableColumn, number> {
  const positions = columnPositions(
    cells,
    // A Japanese header has its unit: カード(件).
    (folded) => HEADERS.get(folded.replace(/\((?:件|%)\)$/, '')),
    (code, index) => {
      const isBreakdown =
        code === 'unknown-column' && BREAKDOWNS.has(foldHeader(cells[index] ?? ''));
      return wrong({ code: isBreakdown ? 'broken-down' : code }, index + 1);
    },
  );
  if (!positions.has('fiscal_year') && !positions.has('japanese_year'))
    throw wrong({ code: 'no-year' });
  if (!COMPARED_COLUMNS.some((column) => positions.has(column)))
    throw wrong({ code: 'no-figures' });
  return positions;
}

/** Headers of a forecast by office or month. */
const BREAKDOWNS: ReadonlySet<string> = new Set(
  (['office', 'month'] as const).flatMap((key) => [key, foldHeader(HEADINGS[key].ja)]),
);

function rowOf(
  cells: readonly string[],
  positions: ReadonlyMap<TableColumn, number>,
  years: FiscalYears,
  wrong: Wrong,
): OwnRow {
  const figure = (column: Figure): number | null => {
    const index = positions.get(column);
    if (index === undefined) return null;
    const value = typedFigure(cells[index] ?? '', column);
    if (value === undefined) throw wrong({ code: column }, index + 1);
    return value;
  };
  return {
    fiscalYear: yearOf(cells, positions, years, wrong),
    card: figure('card'),
    certificate: figure('certificate'),
    total: figure('total'),
    capacity: figure('capacity'),
    surplus: figure('surplus'),
    utilization_percent: figure('utilization_percent'),
  };
}

/** The fiscal year of a row. If it is given in both calendars, both must agree. */
function yearOf(
  cells: readonly string[],
  positions: ReadonlyMap<TableColumn, number>,
  years: FiscalYears,
  wrong: Wrong,
): number {
  const named = (['fiscal_year', 'japanese_year'] as const).flatMap((column) => {
    const index = positions.get(column);
    if (index === undefined) return [];
    const year = typedYear(cells[index] ?? '', years);
    if (year === undefined) throw wrong({ code: 'fiscal_year', firstYear: years.first }, index + 1);
    return [year];
  });
  if (named.some((year) => year !== named[0])) throw wrong({ code: 'two-years' });
  return named[0] as number;
}

/** A fiscal year as people type it: 2025, FY2025, 2025年度, 令和7年度, R7. Undefined if it is not within `years`. */
export function typedYear(text: string, years: FiscalYears): number | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const western = /^(?:FY)?(\d{4})(?:年度?)?$/i.exec(plain);
  const era = /^(平成|令和|[HR])(元|\d{1,2})(?:年度?)?$/i.exec(plain);
  let year = western ? Number(western[1]) : undefined;
  if (era) {
    const [, sign = '', number = ''] = era;
    const ofEra = number === '元' ? 1 : Number(number);
    // 令和元年度 began before its era, 平成31年度 ended after it: a fiscal year is named by May or by April.
    const day = eraDate(sign, ofEra, 5, 1) ?? eraDate(sign, ofEra, 4, 1);
    year = day && fiscalYearOf(day);
  }
  return year !== undefined && isWithinYears(year, years) ? year : undefined;
}

/**
 * A figure as people type it: 1,234, △1,234, ▲1,234, −1,234, 93%. Null for a blank or a dash, undefined if it is not a whole
 * number. Only a surplus may be negative; only a percentage may have a percent sign.
 */
export function typedFigure(text: string, column: Figure): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (/^[-‐–—―−]?$/.test(plain)) return null;
  const match = /^([-−△▲]?)(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(%?)$/.exec(plain);
  if (!match) return undefined;
  const [, sign, digits = '', percent] = match;
  if (percent !== '' && column !== 'utilization_percent') return undefined;
  if (sign !== '' && column !== 'surplus') return undefined;
  const value = Number(digits.replaceAll(',', ''));
  return sign === '' ? value : 0 - value;
}
