// Tables of actuals: procedures done, by fiscal year or month.
import { type CivilDate, isoDate } from '../../calendar/civil-date.js';
import { fiscalYearOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { FaultError } from '../../records/fault.js';
import type { ActualsFinding } from '../../records/table-findings.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { ActualRow, Actuals } from '../../scenario/actuals.js';
import { readCsvRows } from '../text/csv-rows.js';
import { decodeText } from '../text/decode.js';
import { columnPositions } from '../text/header-row.js';
import { spanOf, statisticsNumber } from './counts.js';

const COLUMNS = ['fiscal_year', 'month', 'kind', 'card', 'certificate', 'actual'] as const;
type ActualsColumn = (typeof COLUMNS)[number];

const ALIASES: Readonly<Record<string, ActualsColumn>> = {
  年度: 'fiscal_year',
  年月: 'month',
  種別: 'kind',
  区分: 'kind',
  カード: 'card',
  電子証明書: 'certificate',
  実績: 'actual',
  件数: 'actual',
};

const KINDS: Readonly<Record<string, 'card' | 'certificate'>> = {
  card: 'card',
  カード: 'card',
  certificate: 'certificate',
  電子証明書: 'certificate',
};

/**
 * Reads actuals: header `fiscal_year` or `month`, and `card`, `certificate` or both; or one row a kind, `kind,actual`. A blank
 * is an unknown number. Rows may come in any order and are returned in order of time.
 *
 * @throws {FaultError} usage-bad-actuals with the line and the finding.
 */
export async function readActuals(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  law: RuleBook,
): Promise<Actuals> {
  let positions: Map<ActualsColumn, number> | undefined;
  const byPeriod = new Map<CivilDate, ActualRow>();
  let width = 0;
  let lastLine = 1;
  const end = await readCsvRows(decodeText(chunks, file), file, (cells, line) => {
    const wrong: Wrong = (finding) => new FaultError('usage-bad-actuals', { file, line, finding });
    if (positions === undefined) {
      positions = headerOf(cells, wrong);
      width = cells.length;
      return;
    }
    if (cells.every((cell) => cell.trim() === '')) return;
    lastLine = line;
    if (cells.length !== width) throw wrong({ code: 'row-length' });
    const at = (column: ActualsColumn) => (cells[positions?.get(column) ?? -1] ?? '').trim();
    const number = (column: 'card' | 'certificate' | 'actual'): number | null => {
      if (at(column) === '') return null;
      const value = statisticsNumber(at(column));
      if (value === undefined) throw wrong({ code: column });
      return value;
    };
    const { firstDay } = spanOf(at('fiscal_year'), at('month'), law, wrong);
    const month = positions.has('month');
    // A fiscal year begins in April even if the first cards came later.
    const start = month ? firstDay : fiscalYearStart(fiscalYearOf(firstDay));
    const known = byPeriod.get(start);
    const row = {
      fiscalYear: fiscalYearOf(start),
      month: month ? isoDate(start).slice(0, 7) : undefined,
      firstDay: start,
    };
    if (!positions.has('kind')) {
      if (known !== undefined) throw wrong({ code: 'repeated-row' });
      byPeriod.set(start, { ...row, card: number('card'), certificate: number('certificate') });
      return;
    }
    const kind = KINDS[at('kind').normalize('NFKC').toLowerCase()];
    if (kind === undefined) throw wrong({ code: 'kind' });
    if (known !== undefined && known[kind] !== null) throw wrong({ code: 'repeated-row' });
    byPeriod.set(start, {
      ...row,
      card: null,
      certificate: null,
      ...known,
      [kind]: number('actual'),
    });
  });
  const rows = [...byPeriod.values()].sort((a, b) => a.firstDay - b.firstDay);
  const code = end.kind === 'open-quote' ? 'open-quote' : rows.length === 0 ? 'no-rows' : undefined;
  if (code !== undefined) {
    const line = end.kind === 'open-quote' ? end.line : lastLine;
    throw new FaultError('usage-bad-actuals', { file, line, finding: { code } });
  }
  return { by: positions?.has('month') ? 'month' : 'fiscal_year', rows };
}

type Wrong = (finding: ActualsFinding) => FaultError;

function headerOf(cells: readonly string[], wrong: Wrong): Map<ActualsColumn, number> {
  const positions = columnPositions(
    cells,
    (folded) => COLUMNS.find((name) => name === folded) ?? ALIASES[folded],
    (code) => wrong({ code }),
  );
  if (positions.has('fiscal_year') === positions.has('month'))
    throw wrong({ code: 'year-or-month' });
  const wide = positions.has('card') || positions.has('certificate');
  const long = positions.has('kind') && positions.has('actual');
  const mixed = wide && (positions.has('kind') || positions.has('actual'));
  if (wide === long || mixed) throw wrong({ code: 'no-numbers' });
  return positions;
}
