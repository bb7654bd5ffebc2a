// Tables of counts: cards of a period, cards handed out to date, or cards held, in one's own form or as the ministries publish.
import { ABSENT, type CivilDate, isoDate, type MaybeDate } from '../../calendar/civil-date.js';
import { fiscalMonthLabel, fiscalMonthOf, fiscalYearOf } from '../../calendar/fiscal-year.js';
import { readDate } from '../../records/date-text.js';
import { FaultError } from '../../records/fault.js';
import { lastBelievedIssue } from '../../records/issue-days.js';
import { CARD_STATUSES, type CardStatus } from '../../records/record.js';
import type { NamesShown } from '../../records/shown-names.js';
import type { CountsFinding, CountsNote } from '../../records/table-findings.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { Cohort } from '../../synthesis/cohort.js';
import type { CountsTable } from '../../synthesis/statistics.js';
import type { FileContent } from '../content.js';
import { rowsOfArea } from './areas.js';
import { cellsOf, type WrongRow } from './counts-cells.js';
import { type CountsHeader, readCountsHeader } from './counts-header.js';
import { isFootnote, isTotal, spanOf, type TypedPeriod } from './periods.js';
import { readTableRows, type TableRow } from './rows.js';
import { readSnapshots } from './snapshots.js';

/** How a table of counts is read. */
export interface CountsReading {
  readonly law: RuleBook;
  /** The sheet of a workbook; the first one where undefined. */
  readonly sheet?: string | undefined;
  /** The municipality whose rows are read, by its name, code, or prefecture and name. */
  readonly municipality?: string | undefined;
}

/** Counts, and what was assumed or passed over in reading them. */
export interface CountsRead {
  readonly table: CountsTable;
  readonly notes: readonly CountsNote[];
}

/**
 * Reads counts of cards. Cards of a period: `fiscal_year` or `month`, `cards`, and optionally `minors`, `office`, `status`,
 * `stay_expires_on`; fiscal year 2015 begins with the first cards, in January 2016. Cards to date, as in public statistics:
 * `date`, `cumulative_cards`, optionally `cumulative_minors` and `cumulative_issued`, each the number at the end of a day, at
 * any spacing and in any order. Cards held: `date`, `held_cards`. The header may stand below titles or over two rows; columns
 * of populations, shares and remarks are passed over.
 *
 * @throws {FaultError} usage-bad-counts with the row, the column and the finding.
 */
export async function readCounts(
  file: string,
  content: FileContent,
  reading: CountsReading,
): Promise<CountsRead> {
  let header: CountsHeader | undefined;
  const fault = (line: number, column: number | undefined, finding: CountsFinding) =>
    new FaultError('usage-bad-counts', {
      ...{ file, line, finding },
      column: column === undefined ? undefined : column + 1,
      form: header?.meaning,
    });
  const notes: CountsNote[] = [];
  const begun = (first: readonly TableRow[]): void => {
    if (first.length === 0) return;
    const read = readCountsHeader(first);
    if ('finding' in read) {
      throw fault(read.row?.line ?? 1, read.column, shownFinding(read.finding, content));
    }
    header = read;
  };
  const { rows, openQuote } = await readTableRows(file, content, reading.sheet, begun, (note) =>
    notes.push({ code: 'sheets', note }),
  );
  const wrong: WrongRow = (row, finding, column) =>
    fault(typeof row === 'number' ? row : row.line, column, finding);
  const found = header as CountsHeader | undefined;
  const last = rows.at(-1)?.line ?? 1;
  if (openQuote !== undefined) throw fault(openQuote, undefined, { code: 'open-quote' });
  if (found === undefined) throw fault(last, undefined, { code: 'no-rows' });
  if (found.titles > 0) {
    notes.push({ code: 'titles', lines: rows.slice(0, found.titles).map(({ line }) => line) });
  }
  const body = rows.slice(found.rows).filter((row) => {
    const footnote = isFootnote(row.cells);
    if (footnote) notes.push({ code: 'footnote', line: row.line });
    return !footnote;
  });
  for (const row of body) {
    // Cells behind the header's last are slips; a sheet or an editor leaves out the blank ones at the end of a row.
    const stray = row.cells.findIndex((cell, index) => index >= found.width && cell !== '');
    const isShort = content.kind === 'text' && row.cells.length < found.width;
    if (stray >= 0 || isShort) throw wrong(row, { code: 'row-length' });
    const unnamed = row.cells.findIndex((cell, index) => cell !== '' && found.names[index] === '');
    if (unnamed >= 0) {
      throw wrong(row, { code: 'unknown-column', number: unnamed + 1, header: '' }, unnamed);
    }
  }
  const own = rowsOfArea(body, found, reading.municipality, wrong);
  if (own.length === 0) throw fault(last, undefined, { code: 'no-rows' });
  const table =
    found.meaning === 'period'
      ? readPeriods(own, found, reading.law, wrong, notes)
      : readSnapshots(own, found, reading.law, wrong, notes);
  return { table, notes };
}

/** The finding without a header that is not shown: the column is told by its number. */
function shownFinding(finding: CountsFinding, { isShown }: NamesShown): CountsFinding {
  if (finding.code !== 'unknown-column' || isShown?.(finding.header) === true) return finding;
  return { ...finding, header: '' };
}

interface CountedPeriod extends TypedPeriod {
  readonly row: TableRow;
  readonly cards: number;
}

function readPeriods(
  rows: readonly TableRow[],
  header: CountsHeader,
  law: RuleBook,
  wrong: WrongRow,
  notes: CountsNote[],
): CountsTable {
  const { at, number, position } = cellsOf(header);
  const value = (['period_cards', 'cards', 'handed_over'] as const).find((column) =>
    header.positions.has(column),
  ) as 'period_cards' | 'cards' | 'handed_over';
  const period = header.positions.has('month') ? 'month' : 'fiscal_year';
  const seen = new Map<string, number>();
  const cohorts: Cohort[] = [];
  const periods: CountedPeriod[] = [];
  let sinceTotal = 0;
  for (const row of rows) {
    const cards = number(row, value, wrong);
    if (isTotal(at(row, period))) {
      const sum = cohorts.reduce((before, cohort) => before + cohort.cards, 0);
      if (cards !== sum && cards !== sinceTotal) throw wrong(row, { code: 'total-differs', sum });
      notes.push({ code: 'total', line: row.line });
      sinceTotal = 0;
      continue;
    }
    sinceTotal += cards;
    const span = spanOf(period, at(row, period), law);
    if ('code' in span) throw wrong(row, span, position(period));
    const minors = at(row, 'minors') === '' ? 0 : number(row, 'minors', wrong);
    if (minors > cards) throw wrong(row, { code: 'too-many-minors' }, position('minors'));
    const status = statusOf(at(row, 'status'));
    if (status === undefined) throw wrong(row, { code: 'status' }, position('status'));
    const stayExpiresOn = stayOf(at(row, 'stay_expires_on'));
    if (stayExpiresOn === undefined) {
      throw wrong(row, { code: 'stay_expires_on' }, position('stay_expires_on'));
    }
    const office = at(row, 'office');
    const key = [span.firstDay, office, status, stayExpiresOn].join('\n');
    const before = seen.get(key);
    if (before !== undefined)
      throw wrong(row, { code: 'repeated-row', otherLine: before }, position(period));
    seen.set(key, row.line);
    const { firstDay, lastDay } = span;
    cohorts.push({ firstDay, lastDay, cards, minors, office, status, stayExpiresOn });
    periods.push({ ...span, row, cards });
  }
  if (cohorts.length === 0) throw wrong(rows.at(-1) as TableRow, { code: 'no-rows' });
  // Beside cards to date the others are not.
  const certain = header.positions.has('cumulative_cards') ? 'period_cards' : value;
  judgeRise(periods, certain, wrong, notes, position(value));
  notes.push(...oddPeriods(periods, period, law));
  return { kind: 'cohorts', cohorts };
}

/** What is odd of the periods themselves: some are left out between others, or one lies years ahead. */
function oddPeriods(
  counted: readonly CountedPeriod[],
  period: 'month' | 'fiscal_year',
  law: RuleBook,
): CountsNote[] {
  const numberOf = (day: CivilDate) =>
    period === 'month' ? fiscalMonthOf(day) : fiscalYearOf(day);
  const met = new Set(counted.map(({ firstDay }) => numberOf(firstDay)));
  const inOrder = [...met].sort((a, b) => a - b);
  const span = (inOrder.at(-1) as number) - (inOrder[0] as number) + 1;
  const notes: CountsNote[] = [];
  if (span > inOrder.length) {
    const after = inOrder.find((number) => !met.has(number + 1)) as number;
    const first = period === 'month' ? fiscalMonthLabel(after + 1) : String(after + 1);
    notes.push({ code: 'periods-missing', count: span - inOrder.length, first });
  }
  const last = lastBelievedIssue(law);
  const far = counted.find(({ firstDay }) => firstDay > last);
  if (far !== undefined)
    notes.push({ code: 'period-far-ahead', line: far.row.line, last: isoDate(last) });
  return notes;
}

/**
 * So many periods that only rise are taken for cards to date. In the Ministry's tables 交付枚数 is to date whatever stands
 * beside it, so a few do; `cards` and the like are the program's own words for cards of a period, and cards of a period rose
 * for years on end.
 */
const RISING_PERIODS = { handed_over: 3, cards: 5, period_cards: Number.POSITIVE_INFINITY };

/** Refuses numbers by month or year that may be cards to date: added up they would be many times the cards there are. */
function judgeRise(
  counted: readonly CountedPeriod[],
  value: keyof typeof RISING_PERIODS,
  wrong: WrongRow,
  notes: CountsNote[],
  column: number | undefined,
): void {
  const sums = new Map<CivilDate, number>();
  for (const { firstDay, cards } of counted) sums.set(firstDay, (sums.get(firstDay) ?? 0) + cards);
  const inOrder = [...sums].toSorted(([a], [b]) => a - b).map(([, cards]) => cards);
  const last = inOrder.at(-1) ?? 0;
  const sum = inOrder.reduce((before, cards) => before + cards, 0);
  const rises = inOrder.every((cards, index) => index === 0 || cards >= (inOrder[index - 1] ?? 0));
  if (!rises || last <= (inOrder[0] ?? 0)) return;
  const { row } = counted.at(-1) as CountedPeriod;
  if (inOrder.length >= RISING_PERIODS[value]) {
    throw wrong(row, { code: 'maybe-to-date', periods: inOrder.length, sum, last }, column);
  }
  if (value === 'handed_over') notes.push({ code: 'taken-as-period', sum, last });
}

function statusOf(text: string): CardStatus | undefined {
  return text === '' ? 'active' : CARD_STATUSES.find((name) => name === text);
}

function stayOf(text: string): MaybeDate | undefined {
  if (text === '') return ABSENT;
  const date = readDate(text);
  return date > 0 ? (date as CivilDate) : undefined;
}
