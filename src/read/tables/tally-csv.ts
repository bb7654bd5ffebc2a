// Tallies as CSV: the complete result of a query of koshin sql.
import { type CivilDate, readIsoDate } from '../../calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearStart } from '../../calendar/fiscal-year.js';
import { FaultError } from '../../records/fault.js';
import { FINDINGS } from '../../records/findings.js';
import { officeName } from '../../records/invisible.js';
import type { InputDigest } from '../../records/provenance.js';
import { CARD_STATUSES } from '../../records/record.js';
import type { TallyRowCode } from '../../records/table-findings.js';
import { type FiscalYears, isWithinYears } from '../../rules/fiscal-years.js';
import {
  findingOf,
  LONG_COLUMNS,
  type LongColumn,
  TERM_COLUMNS,
  TOTAL_KINDS,
} from '../../tally/long-form.js';
import {
  addProcedures,
  BREAKDOWNS,
  type Breakdown,
  emptyTally,
  hasMonths,
  hasOffices,
  officeCells,
  periodCount,
} from '../../tally/tally.js';
import {
  addFindings,
  type CountedFinding,
  type TallyPart,
  type TallyTerms,
  tallyPart,
} from '../../tally/tally-part.js';
import { readCsvRows } from '../text/csv-rows.js';

/** Makes the fault of a line. */
type WrongAt = (line: number, code: TallyRowCode) => FaultError;

type Terms = Omit<TallyTerms, 'suppressBelow'>;

/**
 * Reads the result of a query, with rows and columns in any order. Names of offices that are one in records are one here:
 * to a database 芝 and 芝 with a line break behind it are two.
 *
 * @throws {FaultError} input-bad-tally-line if it is incomplete, or not the result of one query.
 */
export async function readTallyCsv(
  text: string,
  input: InputDigest,
  years: FiscalYears,
): Promise<TallyPart> {
  const wrongAt: WrongAt = (line, code) =>
    new FaultError('input-bad-tally-line', { file: input.path, line, finding: { code } });
  const table = await readTable(text, input.path, years, wrongAt);
  const { terms, by } = table;
  const tally = emptyTally(terms.from, terms.to, by);
  const periods = periodCount(tally);
  const seen = new Set<string>();
  const totals = new Map<string, number>();
  const findings: CountedFinding[] = [];
  /** As the query wrote them. */
  const offices = new Set<string>();
  if (!hasOffices(by)) officeCells(tally, '');
  for (const { line, at, office } of table.rows) {
    const count = /^\d{1,12}$/.test(at('count')) ? Number(at('count')) : -1;
    if (count < 0) throw wrongAt(line, 'count');
    const kind = at('kind');
    const label = at(hasMonths(by) ? 'month' : 'fiscal_year');
    const key = `${kind} ${label} ${office}`;
    if (seen.has(key)) throw wrongAt(line, 'repeated-row');
    seen.add(key);
    if (kind === 'card' || kind === 'certificate') {
      const period = periodOf(label, terms.from, by);
      if (!(period >= 0 && period < periods)) throw wrongAt(line, 'period');
      addProcedures(officeCells(tally, officeName(office)), kind, period, count);
      offices.add(office);
      continue;
    }
    if (label !== '' || at('office') !== '') throw wrongAt(line, 'period');
    const finding = findingOf(kind);
    if (finding !== undefined) findings.push({ ...finding, count });
    else if (TOTAL_KINDS.some((each) => each === kind)) totals.set(kind, count);
    else throw wrongAt(line, 'kind');
  }
  const places = hasOffices(by) ? offices.size : 1;
  if (seen.size !== TOTAL_KINDS.length + findings.length + places * periods * 2) {
    throw wrongAt(table.lastLine, 'missing-rows');
  }
  const total = (kind: (typeof TOTAL_KINDS)[number]) => totals.get(kind) ?? 0;
  // Queries of older programs give no reasons; those that do give every row one.
  const reasons = findings.filter(({ code }) => FINDINGS[code].level === 'reject');
  const told = reasons.reduce((sum, { count }) => sum + count, 0);
  if (told > 0 && told < total('rejected_rows')) throw wrongAt(table.lastLine, 'missing-rows');
  tally.lapsed.card = total('lapsed_card');
  tally.lapsed.certificate = total('lapsed_certificate');
  const excluded = CARD_STATUSES.flatMap((status) => {
    const cards = status === 'active' ? 0 : total(`excluded_${status}`);
    return cards === 0 ? [] : [[status, cards] as const];
  });
  const [counted, rejected] = [total('counted'), total('rejected')];
  return tallyPart(tally, {
    terms: { ...terms, suppressBelow: undefined },
    // A query is written for the day it is given.
    asOfSource: 'option',
    isExample: false,
    records: {
      rows: total('rows'),
      cards: excluded.reduce((sum, [, cards]) => sum + cards, counted + rejected),
      counted,
      excluded: Object.fromEntries(excluded),
      rejected,
      rejectedRows: total('rejected_rows'),
    },
    findings: addFindings(findings),
    inputs: [input],
  });
}

/** Index of a year or a month among the periods; −1 if it is not one. */
function periodOf(label: string, from: number, by: Breakdown | undefined): number {
  if (!hasMonths(by)) return /^\d{4}$/.test(label) ? Number(label) - from : -1;
  const first = readIsoDate(`${label}-01`);
  return first === undefined ? -1 : fiscalMonthOf(first) - fiscalMonthOf(fiscalYearStart(from));
}

interface TableRow {
  readonly line: number;
  readonly at: (column: LongColumn) => string;
  /** The office as it stands there. */
  readonly office: string;
}

interface Table {
  readonly by: Breakdown | undefined;
  readonly terms: Terms;
  readonly rows: readonly TableRow[];
  readonly lastLine: number;
}

async function readTable(
  text: string,
  file: string,
  years: FiscalYears,
  wrongAt: WrongAt,
): Promise<Table> {
  const rows: TableRow[] = [];
  let positions: ReadonlyMap<LongColumn, number> | undefined;
  let width = 0;
  let lastLine = 1;
  const pieces = (async function* () {
    yield text;
  })();
  const end = await readCsvRows(pieces, file, (cells, line) => {
    lastLine = line;
    if (positions === undefined) {
      positions = headerOf(cells, wrongAt);
      width = cells.length;
      return;
    }
    if (cells.length !== width) throw wrongAt(line, 'row-length');
    const found = positions;
    const cell = (column: LongColumn) => cells[found.get(column) ?? -1] ?? '';
    rows.push({ line, at: (column) => cell(column).trim(), office: cell('office') });
  });
  if (end.kind === 'open-quote') throw wrongAt(end.line, 'open-quote');
  const [first] = rows;
  if (positions === undefined || first === undefined) {
    throw wrongAt(lastLine, 'missing-rows');
  }
  const by = BREAKDOWNS.find((each) => {
    return (
      hasMonths(each) === positions?.has('month') && hasOffices(each) === positions.has('office')
    );
  });
  return { by, terms: termsOf(rows, first, years, wrongAt), rows, lastLine };
}

function headerOf(cells: readonly string[], wrongAt: WrongAt): ReadonlyMap<LongColumn, number> {
  const positions = new Map<LongColumn, number>();
  cells.forEach((cell, index) => {
    const column = LONG_COLUMNS.find((name) => name === cell.trim().toLowerCase());
    if (column === undefined) throw wrongAt(1, 'unknown-column');
    if (positions.has(column)) throw wrongAt(1, 'repeated-column');
    positions.set(column, index);
  });
  const needed: readonly LongColumn[] = ['kind', 'count', ...TERM_COLUMNS];
  const oneKey = positions.has('fiscal_year') !== positions.has('month');
  if (!oneKey || needed.some((column) => !positions.has(column))) {
    throw wrongAt(1, 'missing-column');
  }
  return positions;
}

/** The terms in the first row; all other rows must have the same. */
function termsOf(
  rows: readonly TableRow[],
  { line, at }: TableRow,
  years: FiscalYears,
  wrongAt: WrongAt,
): Terms {
  for (const row of rows) {
    if (TERM_COLUMNS.some((column) => row.at(column) !== at(column))) {
      throw wrongAt(row.line, 'several-terms');
    }
  }
  const fits = (condition: boolean) => {
    if (!condition) throw wrongAt(line, 'does-not-fit');
  };
  const [from, to] = [Number(at('first_year')), Number(at('last_year'))];
  fits([from, to].every((year) => isWithinYears(year, years)));
  fits(from <= to && at('rules') !== '' && /^[0-9a-f]{64}$/.test(at('rules_sha256')));
  const asOf = readIsoDate(at('as_of'));
  fits(
    Boolean(asOf) && at('method') === 'birthday' && /^(?:all|none)$/.test(at('repeat_renewals')),
  );
  return {
    rules: at('rules'),
    rulesDigest: at('rules_sha256'),
    from,
    to,
    asOf: asOf as CivilDate,
    method: 'birthday',
    repeatRenewals: at('repeat_renewals') === 'all',
  };
}
