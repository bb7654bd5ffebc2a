// Tables of actuals: procedures done, by fiscal year or month.
import { type CivilDate, isoDate } from '../../calendar/civil-date.js';
import { fiscalYearOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { foldHeader } from '../../records/columns.js';
import { FaultError } from '../../records/fault.js';
import { readNumber } from '../../records/period-text.js';
import type { NamesShown } from '../../records/shown-names.js';
import type { ActualsFinding, TableNote } from '../../records/table-findings.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { ActualRow, Actuals } from '../../scenario/actuals.js';
import type { FileContent } from '../content.js';
import { isFootnote, isTotal, spanOf } from './periods.js';
import { readTableRows, type TableRow } from './rows.js';

const COLUMNS = ['fiscal_year', 'month', 'kind', 'card', 'certificate', 'total', 'actual'] as const;
type ActualsColumn = (typeof COLUMNS)[number];
type Kind = 'card' | 'certificate' | 'total';

const ALIASES: Readonly<Record<string, ActualsColumn>> = {
  年度: 'fiscal_year',
  年月: 'month',
  種別: 'kind',
  区分: 'kind',
  カード: 'card',
  マイナンバーカード: 'card',
  電子証明書: 'certificate',
  合計: 'total',
  計: 'total',
  実績: 'actual',
  件数: 'actual',
};

const KINDS: Readonly<Record<string, Kind>> = {
  card: 'card',
  カード: 'card',
  マイナンバーカード: 'card',
  certificate: 'certificate',
  電子証明書: 'certificate',
  total: 'total',
  合計: 'total',
  計: 'total',
};

/** A header with its unit is the header: カード(件). */
const UNIT = /\((?:件|枚)\)$/;

/** What came, and what was passed over in reading it. */
export interface ActualsRead {
  readonly actuals: Actuals;
  readonly notes: readonly TableNote[];
}

/**
 * Reads actuals: header `fiscal_year` or `month`, and any of `card`, `certificate` and `total`; or one row a kind, `kind,actual`.
 * A number alone, `actual` without `kind`, is the total. A blank is an unknown number. Rows may come in any order and are
 * returned in order of time; titles above the header, a row of totals and remarks below are passed over and told.
 *
 * @throws {FaultError} usage-bad-actuals with the line, the column and the finding.
 */
export async function readActuals(
  file: string,
  content: FileContent,
  law: RuleBook,
): Promise<ActualsRead> {
  const wrong: Wrong = (row, finding, column) =>
    new FaultError('usage-bad-actuals', {
      ...{ file, finding, line: typeof row === 'number' ? row : row.line },
      column: column === undefined ? undefined : column + 1,
    });
  let header: Header | undefined;
  const notes: TableNote[] = [];
  const begun = (first: readonly TableRow[]): void => {
    if (first.length > 0) header = headerOf(first, wrong, content);
  };
  const { rows, openQuote } = await readTableRows(file, content, null, begun, (note) =>
    notes.push({ code: 'sheets', note }),
  );
  if (openQuote !== undefined) throw wrong(openQuote, { code: 'open-quote' });
  const lastLine = rows.at(-1)?.line ?? 1;
  if (header === undefined) throw wrong(lastLine, { code: 'no-rows' });
  const { positions, titles, names } = header as Header;
  if (titles > 0) {
    notes.push({ code: 'titles', lines: rows.slice(0, titles).map(({ line }) => line) });
  }
  const byPeriod = new Map<CivilDate, ActualRow>();
  const kindColumn = positions.get('kind');
  const period = positions.has('month') ? 'month' : 'fiscal_year';
  for (const row of rows.slice(titles + 1)) {
    if (isFootnote(row.cells)) {
      notes.push({ code: 'footnote', line: row.line });
      continue;
    }
    const isShort = content.kind === 'text' && row.cells.length < names.length;
    if (isShort || row.cells.some((cell, index) => index >= names.length && cell !== ''))
      throw wrong(row, { code: 'row-length' });
    const at = (column: ActualsColumn) => row.cells[positions.get(column) ?? -1] ?? '';
    if (isTotal(at(period))) {
      notes.push({ code: 'total', line: row.line });
      continue;
    }
    const number = (column: ActualsColumn): number | null => {
      if (at(column) === '') return null;
      const value = readNumber(at(column));
      const index = positions.get(column) as number;
      if (value === undefined)
        throw wrong(row, { code: 'not-a-number', header: names[index] ?? '' }, index);
      return value;
    };
    const span = spanOf(period, at(period), law);
    if ('code' in span) throw wrong(row, span, positions.get(period));
    // A fiscal year begins in April even if the first cards came later.
    const start = period === 'month' ? span.firstDay : fiscalYearStart(fiscalYearOf(span.firstDay));
    const known = byPeriod.get(start);
    const blank = {
      fiscalYear: fiscalYearOf(start),
      month: period === 'month' ? isoDate(start).slice(0, 7) : undefined,
      firstDay: start,
      ...{ card: null, certificate: null, total: null },
    };
    if (kindColumn === undefined) {
      if (known !== undefined) throw wrong(row, { code: 'repeated-row' }, positions.get(period));
      byPeriod.set(start, {
        ...blank,
        card: number('card'),
        certificate: number('certificate'),
        total: positions.has('actual') ? number('actual') : number('total'),
      });
      continue;
    }
    const kind = KINDS[foldHeader(at('kind'))];
    if (kind === undefined) throw wrong(row, { code: 'kind' }, kindColumn);
    if (known !== undefined && known[kind] !== null)
      throw wrong(row, { code: 'repeated-row' }, positions.get(period));
    byPeriod.set(start, { ...blank, ...known, [kind]: number('actual') });
  }
  const inOrder = [...byPeriod.values()].sort((a, b) => a.firstDay - b.firstDay);
  if (inOrder.length === 0) throw wrong(lastLine, { code: 'no-rows' });
  return { actuals: { by: period, rows: inOrder }, notes };
}

/** Makes the fault of a row, or of a line; `column` is the position of its cell from 0. */
type Wrong = (row: TableRow | number, finding: ActualsFinding, column?: number) => FaultError;

interface Header {
  readonly positions: ReadonlyMap<ActualsColumn, number>;
  readonly names: readonly string[];
  readonly titles: number;
}

/** The header among the first rows: the first row that names a period and a number, else the first of all is judged. */
function headerOf(first: readonly TableRow[], wrong: Wrong, { isShown }: NamesShown): Header {
  const columnsOf = ({ cells }: TableRow) =>
    cells.map((cell) => {
      const folded = foldHeader(cell).replace(UNIT, '');
      return COLUMNS.find((name) => name === folded) ?? ALIASES[folded];
    });
  const isHeader = (row: TableRow) => {
    const columns = columnsOf(row);
    const has = (...names: ActualsColumn[]) => names.some((name) => columns.includes(name));
    return has('fiscal_year', 'month') && has('card', 'certificate', 'total', 'actual');
  };
  const titles = Math.max(0, first.findIndex(isHeader));
  const row = first[titles] as TableRow;
  const columns = columnsOf(row);
  const names = row.cells.map((cell) => cell.replace(/\s+/g, ''));
  const isKnown = columns.some((column) => column !== undefined);
  const positions = new Map<ActualsColumn, number>();
  for (const [index, column] of columns.entries()) {
    // A row with nothing known in it may be data: nothing of it is told.
    const name = isKnown ? (names[index] ?? '') : '';
    if (column === undefined) {
      const header = isShown?.(name) === true ? name : '';
      throw wrong(row, { code: 'unknown-column', number: index + 1, header }, index);
    }
    if (positions.has(column)) throw wrong(row, { code: 'repeated-column', header: name }, index);
    positions.set(column, index);
  }
  if (positions.has('fiscal_year') === positions.has('month'))
    throw wrong(row, { code: 'year-or-month' });
  const wide = (['card', 'certificate', 'total'] as const).some((name) => positions.has(name));
  if (wide === positions.has('actual') || (wide && positions.has('kind')))
    throw wrong(row, { code: 'no-numbers' });
  return { positions, names, titles };
}
