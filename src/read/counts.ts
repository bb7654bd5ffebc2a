// Decides how a table of counts of cards is read: one row a cohort, every fault named with its line.
import {
  ABSENT,
  type CivilDate,
  civilDate,
  daysInMonth,
  type MaybeDate,
} from '../calendar/civil-date.js';
import { fiscalYearEnd, fiscalYearStart } from '../calendar/fiscal-year.js';
import { foldHeader } from '../records/columns.js';
import { readDate } from '../records/date-text.js';
import { Fault } from '../records/fault.js';
import { CARD_STATUSES, type CardStatus } from '../records/record.js';
import { COUNTS_WORDS, type CountsFault } from '../render/messages.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Cohort } from '../synthesis/cohort.js';
import { readCsvRows } from './csv-rows.js';
import { decodeText } from './decode.js';

const COLUMNS = [
  'fiscal_year',
  'month',
  'cards',
  'minors',
  'office',
  'status',
  'stay_expires_on',
] as const;
type CountColumn = (typeof COLUMNS)[number];

const ALIASES: Readonly<Record<string, CountColumn>> = {
  年度: 'fiscal_year',
  年月: 'month',
  枚数: 'cards',
  交付枚数: 'cards',
  件数: 'cards',
  未成年: 'minors',
  総合支所: 'office',
  状態: 'status',
  在留期間満了日: 'stay_expires_on',
};

/**
 * Reads counts: header `fiscal_year,cards[,minors]` or `month,cards[,minors]`, and where a row's records share them
 * `office`, `status`, `stay_expires_on`. Fiscal year 2015 begins with the first cards, in January 2016.
 *
 * @throws {Fault} usage-bad-counts with the line and what is wrong there.
 */
export async function readCounts(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  law: RuleBook,
): Promise<Cohort[]> {
  const firstCards = (law.rules['scheme.first_cards'].values[0] as { value: CivilDate }).value;
  let positions: Map<CountColumn, number> | undefined;
  const cohorts: Cohort[] = [];

  let width = 0;
  let lastLine = 1;
  const end = await readCsvRows(decodeText(chunks, file), file, (cells, line) => {
    const wrong = (detail: CountsFault): Fault =>
      new Fault('usage-bad-counts', { file, line, detail: COUNTS_WORDS[detail] });
    if (positions === undefined) {
      positions = headerOf(cells, wrong);
      width = cells.length;
      return;
    }
    if (cells.length !== width) throw wrong('row-length');
    lastLine = line;
    const at = (column: CountColumn) => (cells[positions?.get(column) ?? -1] ?? '').trim();
    const { firstDay, lastDay } = spanOf(at('fiscal_year'), at('month'), firstCards, wrong);
    const cards = wholeNumber(at('cards'), 'cards', wrong);
    const minors = at('minors') === '' ? 0 : wholeNumber(at('minors'), 'minors', wrong);
    if (minors > cards) throw wrong('too-many-minors');
    cohorts.push({
      firstDay,
      lastDay,
      cards,
      minors,
      office: at('office'),
      status: statusOf(at('status'), wrong),
      stayExpiresOn: stayOf(at('stay_expires_on'), wrong),
    });
  });
  const fault =
    end.kind === 'open-quote' ? 'open-quote' : cohorts.length === 0 ? 'no-rows' : undefined;
  if (fault !== undefined) {
    const line = end.kind === 'open-quote' ? end.line : lastLine;
    throw new Fault('usage-bad-counts', { file, line, detail: COUNTS_WORDS[fault] });
  }
  return cohorts;
}

type Wrong = (detail: CountsFault) => Fault;

function headerOf(cells: readonly string[], wrong: Wrong): Map<CountColumn, number> {
  const positions = new Map<CountColumn, number>();
  cells.forEach((header, index) => {
    const folded = foldHeader(header);
    const column = COLUMNS.find((name) => name === folded) ?? ALIASES[folded];
    if (column === undefined) throw wrong('unknown-column');
    if (positions.has(column)) throw wrong('repeated-column');
    positions.set(column, index);
  });
  if (!positions.has('cards')) throw wrong('no-cards');
  if (positions.has('fiscal_year') === positions.has('month')) {
    throw wrong('year-or-month');
  }
  return positions;
}

function spanOf(year: string, month: string, firstCards: CivilDate, wrong: Wrong) {
  if (year !== '') {
    const fiscalYear = /^\d{4}$/.test(year) ? Number(year) : 0;
    if (fiscalYear < 2015 || fiscalYear > 2199) throw wrong('fiscal_year');
    const start = fiscalYearStart(fiscalYear);
    return {
      firstDay: start < firstCards ? firstCards : start,
      lastDay: fiscalYearEnd(fiscalYear),
    };
  }
  const match = /^(\d{4})[-/]?(\d{1,2})$/.exec(month);
  const first = match && civilDate(Number(match[1]), Number(match[2]), 1);
  if (!match || !first || first < Math.trunc(firstCards / 100) * 100) throw wrong('month');
  return {
    firstDay: first < firstCards ? firstCards : first,
    lastDay: (first - 1 + daysInMonth(Number(match[1]), Number(match[2]))) as CivilDate,
  };
}

function wholeNumber(text: string, column: 'cards' | 'minors', wrong: Wrong): number {
  if (!/^\d{1,9}$/.test(text)) throw wrong(column);
  return Number(text);
}

function statusOf(text: string, wrong: Wrong): CardStatus {
  if (text === '') return 'active';
  const status = CARD_STATUSES.find((name) => name === text);
  if (status === undefined) throw wrong('status');
  return status;
}

function stayOf(text: string, wrong: Wrong): MaybeDate {
  if (text === '') return ABSENT;
  const date = readDate(text);
  if (date <= 0) throw wrong('stay_expires_on');
  return date as CivilDate;
}
