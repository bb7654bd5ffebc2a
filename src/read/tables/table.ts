// Tables to compare with: JSON, or CSV as a forecast writes it and as people type it.
import { foldHeader } from '../../records/columns.js';
import { FaultError, valueOrThrow } from '../../records/fault.js';
import { HEADINGS } from '../../records/headings.js';
import { readFiscalYear } from '../../records/period-text.js';
import type { SheetNote } from '../../records/sheet-notes.js';
import type { ComparedFinding } from '../../records/table-findings.js';
import type { FiscalYears } from '../../rules/fiscal-years.js';
import type { FileContent } from '../content.js';
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
import { readTableRows, type TableRow, type TableSource } from './rows.js';

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
 * Reads a table to compare with. The content decides between JSON, a published table or a forecast's own, and rows of CSV or
 * of a workbook's first sheet, which have a fiscal year and at least one figure, in any order, below titles if there are any;
 * a blank is not compared.
 *
 * @throws {FaultError} usage-bad-table for JSON, usage-bad-table-line for rows.
 */
export async function readTable(
  file: string,
  content: FileContent,
  years: FiscalYears,
  note: (note: SheetNote) => void = () => {},
): Promise<PublishedTable> {
  if (content.kind !== 'text') return readRows(content, file, years, note);
  const pieces = decodeText(content.chunks, file)[Symbol.asyncIterator]();
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
  return /^\s*[[{]/.test(head)
    ? readJsonTable(text, file, years)
    : readRows({ kind: 'pieces', pieces: text }, file, years, note);
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

async function readRows(
  source: TableSource,
  file: string,
  years: FiscalYears,
  note: (note: SheetNote) => void,
): Promise<PublishedTable> {
  const wrongAt =
    (line: number): Wrong =>
    (finding, column) =>
      new FaultError('usage-bad-table-line', { file, line, column, finding });
  let positions: ReadonlyMap<TableColumn, number> | undefined;
  let titles = 0;
  const begun = (first: readonly TableRow[]): void => {
    titles = Math.max(
      0,
      first.findIndex(({ cells }) => isHeader(cells)),
    );
    const header = first[titles];
    if (header !== undefined) positions = headerOf(header.cells, wrongAt(header.line));
  };
  const { rows, openQuote } = await readTableRows(file, source, null, begun, note);
  if (openQuote !== undefined) throw wrongAt(openQuote)({ code: 'open-quote' });
  const width = rows[titles]?.cells.length ?? 0;
  const byYear = new Map<number, OwnRow>();
  for (const { cells, line } of rows.slice(titles + 1)) {
    const wrong = wrongAt(line);
    const isShort = source.kind !== 'workbook' && cells.length < width;
    if (isShort || cells.some((cell, index) => index >= width && cell !== ''))
      throw wrong({ code: 'row-length' });
    const row = rowOf(cells, positions as ReadonlyMap<TableColumn, number>, years, wrong);
    if (byYear.has(row.fiscalYear)) throw wrong({ code: 'repeated-year' });
    byYear.set(row.fiscalYear, row);
  }
  const inOrder = [...byYear.values()].sort((a, b) => a.fiscalYear - b.fiscalYear);
  if (inOrder.every((row) => COMPARED_COLUMNS.every((column) => row[column] === null))) {
    throw wrongAt(rows.at(-1)?.line ?? 1)({ code: 'no-rows' });
  }
  return ownTable(file, inOrder);
}

type Wrong = (finding: ComparedFinding, column?: number) => FaultError;

/** A Japanese header has its unit: カード(件). */
function columnOf(folded: string): TableColumn | undefined {
  return HEADERS.get(folded.replace(/\((?:件|%)\)$/, ''));
}

/** Whether a row names a fiscal year and a figure: titles above a header do not. */
function isHeader(cells: readonly string[]): boolean {
  const columns = cells.map((cell) => columnOf(foldHeader(cell)));
  const isFigure = (column: TableColumn | undefined) => FIGURES.some((each) => each === column);
  return columns.some((each) => each !== undefined && !isFigure(each)) && columns.some(isFigure);
}

function headerOf(cells: readonly string[], wrong: Wrong): Map<TableColumn, number> {
  const positions = columnPositions(cells, columnOf, (code, index) => {
    const isBreakdown = code === 'unknown-column' && BREAKDOWNS.has(foldHeader(cells[index] ?? ''));
    return wrong({ code: isBreakdown ? 'broken-down' : code }, index + 1);
  });
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
    const year = readFiscalYear(cells[index] ?? '', years);
    if (year === undefined) throw wrong({ code: 'fiscal_year', firstYear: years.first }, index + 1);
    return [year];
  });
  if (named.some((year) => year !== named[0])) throw wrong({ code: 'two-years' });
  return named[0] as number;
}

/**
 * A figure as people type it: 1,234, △1,234, ▲1,234, −1,234, 93%. Null for a blank or a dash, undefined if it is not a whole
 * number. Only a surplus may be negative; only a percentage may have a percent sign.
 */
export function typedFigure(text: string, column: Figure): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (/^[-‐–—―−]?$/.test(plain)) return null;
  const match = /^([-−△▲]?)(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0+)?(%?)$/.exec(plain);
  if (!match) return undefined;
  const [, sign, digits = '', percent] = match;
  if (percent !== '' && column !== 'utilization_percent') return undefined;
  if (sign !== '' && column !== 'surplus') return undefined;
  const value = Number(digits.replaceAll(',', ''));
  return sign === '' ? value : 0 - value;
}
