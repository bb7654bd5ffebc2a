// Tables of counts: cards a period, or cards to date.
import {
  ABSENT,
  type CivilDate,
  civilDate,
  isoDate,
  type MaybeDate,
} from '../../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearStart,
} from '../../calendar/fiscal-year.js';
import { foldHeader } from '../../records/columns.js';
import { readDate } from '../../records/date-text.js';
import { FaultError } from '../../records/fault.js';
import { CARD_STATUSES, type CardStatus } from '../../records/record.js';
import type {
  CountsFinding,
  PeriodFinding,
  SnapshotFinding,
} from '../../records/table-findings.js';
import { isWithinYears, knownFiscalYears } from '../../rules/fiscal-years.js';
import { firstCardsOf } from '../../rules/in-force.js';
import type { RuleBook } from '../../rules/rule-book.js';
import type { Cohort } from '../../synthesis/cohort.js';
import type { CountsTable, Snapshot } from '../../synthesis/statistics.js';
import { readCsvRows } from '../text/csv-rows.js';
import { decodeText } from '../text/decode.js';
import { columnPositions } from '../text/header-row.js';

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

const SNAPSHOT_COLUMNS = ['date', 'cumulative_cards', 'cumulative_minors'] as const;
type SnapshotColumn = (typeof SNAPSHOT_COLUMNS)[number];

/** Headers of public statistics, folded. */
const SNAPSHOT_ALIASES: Readonly<Record<string, SnapshotColumn>> = {
  基準日: 'date',
  時点: 'date',
  日付: 'date',
  年月日: 'date',
  累計交付枚数: 'cumulative_cards',
  交付枚数累計: 'cumulative_cards',
  '交付枚数(累計)': 'cumulative_cards',
  累計枚数: 'cumulative_cards',
  '累計交付枚数(未成年)': 'cumulative_minors',
  '累計交付枚数(うち未成年)': 'cumulative_minors',
  未成年累計交付枚数: 'cumulative_minors',
  未成年交付枚数累計: 'cumulative_minors',
  '未成年(累計)': 'cumulative_minors',
};

/**
 * Reads counts of cards. Cards a period: header `fiscal_year,cards[,minors]` or `month,cards[,minors]`, and optionally
 * `office`, `status`, `stay_expires_on`; fiscal year 2015 begins with the first cards, in January 2016. Cards to date, as in
 * public statistics: `date,cumulative_cards[,cumulative_minors]`, each the number at the end of a day, at any spacing, in order.
 *
 * @throws {FaultError} usage-bad-counts or usage-bad-snapshots with the line and the finding.
 */
export async function readCounts(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  law: RuleBook,
): Promise<CountsTable> {
  const firstCards = firstCardsOf(law);
  let positions: Map<CountColumn, number> | undefined;
  let snapshotPositions: Map<SnapshotColumn, number> | undefined;
  const cohorts: Cohort[] = [];
  const snapshots: Snapshot[] = [];

  let width = 0;
  let lastLine = 1;
  const end = await readCsvRows(decodeText(chunks, file), file, (cells, line) => {
    const wrong: Wrong = (finding) => new FaultError('usage-bad-counts', { file, line, finding });
    const wrongSnapshot: WrongSnapshot = (finding) =>
      new FaultError('usage-bad-snapshots', { file, line, finding });
    if (width === 0) {
      width = cells.length;
      if (isSnapshotHeader(cells)) snapshotPositions = snapshotHeaderOf(cells, wrongSnapshot);
      else positions = headerOf(cells, wrong);
      return;
    }
    lastLine = line;
    if (snapshotPositions !== undefined) {
      if (cells.every((cell) => cell.trim() === '')) return;
      if (cells.length !== width) throw wrongSnapshot({ code: 'row-length' });
      snapshots.push(
        snapshotOf(cells, snapshotPositions, snapshots.at(-1), firstCards, wrongSnapshot),
      );
      return;
    }
    if (cells.length !== width) throw wrong({ code: 'row-length' });
    const at = (column: CountColumn) => (cells[positions?.get(column) ?? -1] ?? '').trim();
    const { firstDay, lastDay } = spanOf(at('fiscal_year'), at('month'), law, wrong);
    const cards = wholeNumber(at('cards'), 'cards', wrong);
    const minors = at('minors') === '' ? 0 : wholeNumber(at('minors'), 'minors', wrong);
    if (minors > cards) throw wrong({ code: 'too-many-minors' });
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
  const read = snapshotPositions === undefined ? cohorts.length : snapshots.length;
  const code = end.kind === 'open-quote' ? 'open-quote' : read === 0 ? 'no-rows' : undefined;
  if (code !== undefined) {
    const line = end.kind === 'open-quote' ? end.line : lastLine;
    throw new FaultError(
      snapshotPositions === undefined ? 'usage-bad-counts' : 'usage-bad-snapshots',
      { file, line, finding: { code } },
    );
  }
  return snapshotPositions === undefined
    ? { kind: 'cohorts', cohorts }
    : { kind: 'snapshots', snapshots };
}

type WrongSnapshot = (finding: SnapshotFinding) => FaultError;

function snapshotColumnOf(folded: string): SnapshotColumn | undefined {
  return SNAPSHOT_COLUMNS.find((name) => name === folded) ?? SNAPSHOT_ALIASES[folded];
}

function isSnapshotHeader(cells: readonly string[]): boolean {
  return cells.some((header) => snapshotColumnOf(foldHeader(header)) !== undefined);
}

function snapshotHeaderOf(
  cells: readonly string[],
  wrong: WrongSnapshot,
): Map<SnapshotColumn, number> {
  const positions = columnPositions(cells, snapshotColumnOf, (code) => wrong({ code }));
  if (!positions.has('date')) throw wrong({ code: 'no-date' });
  if (!positions.has('cumulative_cards')) throw wrong({ code: 'no-cards' });
  return positions;
}

/** A snapshot. It must be later than the one before and have no fewer cards; minors may fall as they come of age. */
function snapshotOf(
  cells: readonly string[],
  positions: ReadonlyMap<SnapshotColumn, number>,
  before: Snapshot | undefined,
  firstCards: CivilDate,
  wrong: WrongSnapshot,
): Snapshot {
  const at = (column: SnapshotColumn) => (cells[positions.get(column) ?? -1] ?? '').trim();
  const on = readDate(at('date'));
  if (on <= 0) throw wrong({ code: 'date' });
  if (on < firstCards) throw wrong({ code: 'too-early', firstCards: isoDate(firstCards) });
  if (before !== undefined && on <= before.on) throw wrong({ code: 'out-of-order' });
  const cards = statisticsNumber(at('cumulative_cards'));
  if (cards === undefined) throw wrong({ code: 'cumulative_cards' });
  if (before !== undefined && cards < before.cards) throw wrong({ code: 'fewer-cards' });
  const minors =
    at('cumulative_minors') === '' ? undefined : statisticsNumber(at('cumulative_minors'));
  if (minors === undefined && at('cumulative_minors') !== '')
    throw wrong({ code: 'cumulative_minors' });
  if (minors !== undefined && minors > cards) throw wrong({ code: 'too-many-minors' });
  const minorsBefore = before === undefined ? 0 : before.minors;
  if (minors !== undefined && minorsBefore !== undefined) {
    const rise = cards - (before?.cards ?? 0);
    if (minors - minorsBefore > rise) throw wrong({ code: 'minors-rise' });
  }
  return { on: on as CivilDate, cards, minors };
}

/** A whole number with or without thousands separators. */
export function statisticsNumber(text: string): number | undefined {
  const digits = /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

type Wrong = (finding: CountsFinding) => FaultError;

function headerOf(cells: readonly string[], wrong: Wrong): Map<CountColumn, number> {
  const positions = columnPositions(
    cells,
    (folded) => COLUMNS.find((name) => name === folded) ?? ALIASES[folded],
    (code) => wrong({ code }),
  );
  if (!positions.has('cards')) throw wrong({ code: 'no-cards' });
  if (positions.has('fiscal_year') === positions.has('month')) {
    throw wrong({ code: 'year-or-month' });
  }
  return positions;
}

/** First and last day of a fiscal year or a month. The period of the first cards begins with them. */
export function spanOf(
  year: string,
  month: string,
  law: RuleBook,
  wrong: (finding: PeriodFinding) => FaultError,
) {
  const firstCards = firstCardsOf(law);
  if (year !== '') {
    const years = knownFiscalYears(law);
    const fiscalYear = /^\d{4}$/.test(year) ? Number(year) : 0;
    if (!isWithinYears(fiscalYear, years)) {
      throw wrong({ code: 'fiscal_year', firstYear: years.first });
    }
    const start = fiscalYearStart(fiscalYear);
    return {
      firstDay: Math.max(start, firstCards) as CivilDate,
      lastDay: fiscalYearEnd(fiscalYear),
    };
  }
  const first = firstOfMonth(month);
  if (first === undefined || first < Math.trunc(firstCards / 100) * 100) {
    throw wrong({ code: 'month', firstMonth: isoDate(firstCards).slice(0, 7) });
  }
  return {
    firstDay: Math.max(first, firstCards) as CivilDate,
    lastDay: fiscalMonthEnd(fiscalMonthOf(first)),
  };
}

/** The first day of a month as people write it: 2025-04, 2025/4, 202504, 2025年4月, 令和7年4月. */
function firstOfMonth(text: string): CivilDate | undefined {
  const [, year, month] = /^(\d{4})[-/]?(\d{1,2})$/.exec(text) ?? [];
  if (year !== undefined) return civilDate(Number(year), Number(month), 1);
  const date = /月$/.test(text) ? readDate(`${text}1日`) : 0;
  return date > 0 ? (date as CivilDate) : undefined;
}

function wholeNumber(text: string, column: 'cards' | 'minors', wrong: Wrong): number {
  if (!/^\d{1,9}$/.test(text)) throw wrong({ code: column });
  return Number(text);
}

function statusOf(text: string, wrong: Wrong): CardStatus {
  if (text === '') return 'active';
  const status = CARD_STATUSES.find((name) => name === text);
  if (status === undefined) throw wrong({ code: 'status' });
  return status;
}

function stayOf(text: string, wrong: Wrong): MaybeDate {
  if (text === '') return ABSENT;
  const date = readDate(text);
  if (date <= 0) throw wrong({ code: 'stay_expires_on' });
  return date as CivilDate;
}
