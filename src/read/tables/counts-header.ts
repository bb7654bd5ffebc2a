// The header of a table of counts: which column says what, in tables of one's own and as the ministries publish them.
import type { CivilDate } from '../../calendar/civil-date.js';
import { foldHeader } from '../../records/columns.js';
import { readDayOfCount } from '../../records/period-text.js';
import type { CountsFinding } from '../../records/table-findings.js';
import { HEADER_WITHIN, type TableRow } from './rows.js';

/** What a column can be. */
type CountColumn =
  | 'fiscal_year'
  | 'month'
  | 'date'
  | 'cards'
  | 'minors'
  | 'office'
  | 'status'
  | 'stay_expires_on'
  | 'cumulative_cards'
  | 'cumulative_issued'
  | 'cumulative_minors'
  | 'held_cards'
  /** 交付枚数: cards to date in the Ministry's tables, cards of the period in many of one's own. */
  | 'handed_over'
  /** Cards of the period and nothing else. */
  | 'period_cards'
  | 'area'
  | 'area_code';
/** Passed over: it says nothing of cards. */
const UNUSED = 'unused';

const HEADERS: Readonly<Record<CountColumn, readonly string[]>> = {
  fiscal_year: ['年度', '会計年度'],
  month: ['年月'],
  date: ['基準日', '時点', '日付', '年月日', '集計日', '集計基準日', '算出基準日'],
  cards: ['枚数', '件数', '発行枚数'],
  minors: ['未成年', 'うち未成年', '未成年枚数'],
  office: ['総合支所', '支所'],
  status: ['状態'],
  stay_expires_on: ['在留期間満了日'],
  cumulative_cards: [
    ...[
      '累計交付枚数',
      '交付枚数累計',
      '交付枚数(累計)',
      '累計枚数',
      '累計',
      '累計交付数',
      '累計交付件数',
    ],
    ...['交付枚数(累計数)', '交付累計', '交付累計枚数', '累積交付枚数'],
  ],
  cumulative_issued: [
    ...[
      '累計発行枚数',
      '発行枚数累計',
      '発行枚数(累計)',
      '累計作成枚数',
      '作成枚数累計',
      '作成枚数(累計)',
    ],
  ],
  cumulative_minors: [
    ...['累計交付枚数(未成年)', '累計交付枚数(うち未成年)', '未成年累計交付枚数'],
    ...['未成年交付枚数累計', '未成年(累計)'],
  ],
  held_cards: ['保有枚数', '保有数', '保有件数', '有効枚数', '保有枚数(有効)'],
  handed_over: ['交付枚数', '交付件数', '交付数', '交付済枚数'],
  period_cards: [
    ...[
      '新規交付枚数',
      '期間交付枚数',
      '月間交付枚数',
      '年間交付枚数',
      '当月交付枚数',
      '当年度交付枚数',
    ],
    ...['年度交付枚数', '交付枚数(当月)', '交付枚数(年度)', '交付枚数(期間)'],
  ],
  area: [
    ...[
      '都道府県名',
      '都道府県',
      '市区町村名',
      '市区町村',
      '市町村名',
      '市町村',
      '自治体名',
      '自治体',
    ],
    ...['団体名', '地方公共団体名', '地域', '区分', '団体区分'],
  ],
  area_code: ['団体コード', '全国地方公共団体コード', '地方公共団体コード', '自治体コード'],
};

/** Dates of what is counted, which go before a date of the table as a whole. */
const DATE_OF_COUNT: ReadonlySet<string> = new Set(
  ['交付件数基準日', '交付枚数基準日', '保有枚数基準日', '交付基準日'].map(foldHeader),
);

const COLUMN_OF: ReadonlyMap<string, CountColumn> = new Map(
  (Object.entries(HEADERS) as [CountColumn, readonly string[]][]).flatMap(([column, headers]) =>
    [column, ...headers].map((header) => [foldHeader(header), column] as const),
  ),
);

/** Populations, shares, remarks, running numbers: published with the counts and not needed. */
const UNUSED_HEADER =
  /^(?:総数|総人口|人口|住民|備考|出典|出所|資料|注|no\.?$|№|番号|項番|前年|前月|増減|note|remark|source|population)|率(?:\(?%\)?)?$/;

const UNIT = /\((?:枚|件|人|%|単位[::].*?)\)$/;
const BRACKETED_DAY = /[(【[〔]([^()【】[\]〔〕]*(?:時点|現在))[)】\]〕]/;
const TRAILING_DAY = /((?:令和|平成|[HR]\d|\d{4}).*(?:時点|現在))$/i;

interface HeaderCell {
  readonly column: CountColumn | typeof UNUSED | undefined;
  /** The day for which the column's numbers stand, where the header says so: 交付枚数(R5.3末時点). */
  readonly day: CivilDate | undefined;
  readonly isDateOfCount: boolean;
}

function headerCell(text: string): HeaderCell {
  const typed = text.normalize('NFKC').replace(/\s+/g, '');
  const day =
    BRACKETED_DAY.exec(typed) ??
    (COLUMN_OF.has(foldHeader(typed)) ? null : TRAILING_DAY.exec(typed));
  const bare = foldHeader(day === null ? typed : typed.replace(day[0], '')).replace(UNIT, '');
  const isDateOfCount = DATE_OF_COUNT.has(bare);
  const column = isDateOfCount ? 'date' : COLUMN_OF.get(bare);
  return {
    column: column ?? (UNUSED_HEADER.test(bare) ? UNUSED : undefined),
    day: day?.[1] === undefined ? undefined : readDayOfCount(day[1]),
    isDateOfCount,
  };
}

/** What the numbers of a table are: cards of each period, cards handed out to date, or cards held on a day. */
export type CountsMeaning = 'period' | 'to-date' | 'held';

/** A header, read. */
export interface CountsHeader {
  readonly meaning: CountsMeaning;
  readonly positions: ReadonlyMap<CountColumn, number>;
  readonly areas: readonly number[];
  /** The day for which all rows stand, where no column has one. */
  readonly day: CivilDate | undefined;
  /** The headers, for messages. */
  readonly names: readonly string[];
  readonly width: number;
  /** How many of the first rows are titles, and how many with the header. */
  readonly titles: number;
  readonly rows: number;
}

/** A header that cannot be used: the row, the column if it is of one, and why. */
export interface HeaderFault {
  readonly row: TableRow | undefined;
  /** Position from 0. */
  readonly column?: number;
  readonly finding: CountsFinding;
}

/** Columns that would silently change nothing. */
const NOT_WITH: Readonly<Record<CountsMeaning, readonly CountColumn[]>> = {
  period: ['cumulative_minors'],
  'to-date': ['minors', 'office', 'status', 'stay_expires_on'],
  held: ['minors', 'cumulative_minors', 'office', 'status', 'stay_expires_on'],
};

const TO_DATE = ['cumulative_cards', 'cumulative_issued'] as const;
const PERIOD_VALUES = ['period_cards', 'cards', 'handed_over'] as const;

/**
 * Finds and reads the header among the first rows: one row or two joined, below titles of any number that
 * {@link HEADER_WITHIN} allows.
 */
export function readCountsHeader(first: readonly TableRow[]): CountsHeader | HeaderFault {
  const within = first.slice(0, HEADER_WITHIN);
  for (const rows of [1, 2]) {
    for (let start = 0; start + rows <= within.length; start += 1) {
      const found = candidate(within, start, rows);
      // A row that stands below the names of merged cells has them blank.
      const above = rows === 1 && start > 0 ? candidate(within, start - 1, 2) : undefined;
      if (found?.isComplete)
        return finished(above?.isComplete && above.known > found.known ? above : found);
    }
  }
  const best = within
    .map((_row, start) => candidate(within, start, 1))
    .reduce(
      (a, b) => (a !== undefined && (b === undefined || a.known >= b.known) ? a : b),
      undefined,
    );
  if (best === undefined) return { row: first[0], finding: { code: 'no-cards' } };
  return finished(best);
}

interface Candidate {
  readonly row: TableRow;
  readonly start: number;
  readonly end: number;
  readonly cells: readonly HeaderCell[];
  readonly names: readonly string[];
  readonly known: number;
  readonly day: CivilDate | undefined;
  readonly isComplete: boolean;
}

/** What the rows from `start` say if they are the header. A row of units or days below it belongs to it. */
function candidate(
  within: readonly TableRow[],
  start: number,
  rows: number,
): Candidate | undefined {
  let end = start + rows;
  const row = within[end - 1];
  if (row === undefined) return undefined;
  const below = within[end];
  if (below?.cells.every((cell) => cell === '' || SUB_HEADER.test(cell.normalize('NFKC'))))
    end += 1;
  const lines = within.slice(start, end);
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const parts = Array.from({ length: width }, (_, index) =>
    lines.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== ''),
  );
  const cells = parts.map((texts): HeaderCell => {
    const readings = [texts.join(''), ...texts.toReversed()].map(headerCell);
    return readings.find(({ column }) => column !== undefined) ?? (readings[0] as HeaderCell);
  });
  const has = (columns: readonly (CountColumn | undefined)[]) =>
    cells.find(({ column }) => columns.includes(column as CountColumn));
  const value = has([...TO_DATE, 'held_cards', ...PERIOD_VALUES]);
  const day = value?.day ?? titleDay(within.slice(0, start));
  const known = cells.filter(({ column }) => column !== undefined).length;
  return {
    row,
    start,
    end,
    cells,
    names: parts.map((texts) => texts.join('').replace(/\s+/g, '')),
    known,
    day,
    isComplete:
      value !== undefined &&
      (has(['fiscal_year', 'month', 'date']) !== undefined || day !== undefined),
  };
}

const SUB_HEADER = /^(?:[(【[〔].*[)】\]〕]|.*(?:時点|現在)|枚|件|人|%)$/s;

/** The one day that titles name, as 令和5年3月末時点. */
function titleDay(titles: readonly TableRow[]): CivilDate | undefined {
  const days = titles.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      const typed = cell.normalize('NFKC').replace(/\s+/g, '');
      const text = (BRACKETED_DAY.exec(typed) ?? TRAILING_DAY.exec(typed))?.[1];
      return (text !== undefined && readDayOfCount(text)) || [];
    }),
  );
  return new Set(days).size === 1 ? days[0] : undefined;
}

function finished(found: Candidate): CountsHeader | HeaderFault {
  const problem = problemOf(found);
  if (problem !== undefined) return problem;
  const { cells, names, day, start, end } = found;
  const positions = positionsOf(cells);
  const meaning = meaningOf(positions, day);
  if (typeof meaning === 'object') return { row: found.row, finding: meaning };
  const astray = NOT_WITH[meaning].find((column) => positions.has(column));
  if (astray !== undefined) {
    const column = positions.get(astray) as number;
    return { row: found.row, column, finding: { code: 'not-with', header: names[column] ?? '' } };
  }
  return {
    meaning,
    positions,
    areas: cells.flatMap(({ column }, index) => (column === 'area' ? [index] : [])),
    day: positions.has('date') || meaning === 'period' ? undefined : day,
    names,
    width: cells.length,
    titles: start,
    rows: end,
  };
}

/** The first column that is unknown or stands twice. A row with nothing known in it may be data: nothing of it is told. */
function problemOf({ row, cells, names, known }: Candidate): HeaderFault | undefined {
  const seen = new Map<CountColumn, number>();
  for (const [index, { column, isDateOfCount }] of cells.entries()) {
    const header = known === 0 ? '' : (names[index] ?? '');
    if (column === undefined) {
      if (known > 0 && header === '') continue;
      return { row, column: index, finding: { code: 'unknown-column', number: index + 1, header } };
    }
    if (column === UNUSED || column === 'area') continue;
    const before = seen.get(column);
    const isOtherDate =
      column === 'date' && isDateOfCount !== cells[before ?? index]?.isDateOfCount;
    if (before !== undefined && !isOtherDate) {
      return { row, column: index, finding: { code: 'repeated-column', header } };
    }
    seen.set(column, index);
  }
  const positions = positionsOf(cells);
  const has = (...columns: CountColumn[]) => columns.some((column) => positions.has(column));
  if (!has(...TO_DATE, 'held_cards', ...PERIOD_VALUES))
    return { row, finding: { code: 'no-cards' } };
  if (has('fiscal_year') && has('month')) return { row, finding: { code: 'year-or-month' } };
  return undefined;
}

function positionsOf(cells: readonly HeaderCell[]): Map<CountColumn, number> {
  const positions = new Map<CountColumn, number>();
  cells.forEach(({ column, isDateOfCount }, index) => {
    if (column === undefined || column === UNUSED || column === 'area') return;
    if (!positions.has(column) || isDateOfCount) positions.set(column, index);
  });
  return positions;
}

function meaningOf(
  positions: ReadonlyMap<CountColumn, number>,
  day: CivilDate | undefined,
): CountsMeaning | CountsFinding {
  const has = (...columns: CountColumn[]) => columns.some((column) => positions.has(column));
  const dated = has('date') || day !== undefined;
  const byPeriod = has('fiscal_year', 'month');
  // Beside cards to date, 交付枚数 by month or year is what each brought.
  if (byPeriod && has('period_cards')) return 'period';
  if (byPeriod && !dated && has('cumulative_cards') && has('cards', 'handed_over')) return 'period';
  if (has(...TO_DATE)) return dated ? 'to-date' : { code: 'no-date' };
  if (has('held_cards')) return dated ? 'held' : { code: 'no-date' };
  if (has('handed_over') && dated) return 'to-date';
  if (byPeriod) return 'period';
  return dated ? { code: 'cards-by-date' } : { code: 'year-or-month' };
}
