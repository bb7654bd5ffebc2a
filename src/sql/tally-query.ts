// The query that counts a table of records as the program would: one statement, its law from the rule book.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import {
  fiscalMonthLabel,
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import { COLUMNS, type ColumnName } from '../records/columns.js';
import { type RuleBook, ruleIds } from '../rules/rule-book.js';
import { findingKind, TOTAL_KINDS } from '../tally/long-form.js';
import { type Breakdown, hasMonths, hasOffices } from '../tally/tally.js';
import { DIALECT, type DialectName } from './dialect.js';
import { expressions, type Step } from './expressions.js';
import { expirySteps } from './law-query.js';
import {
  cellColumns,
  reasonsOf,
  recordSteps,
  type TableReading,
  textName,
} from './records-query.js';
import { visitSteps } from './visits-query.js';

/** The options of a query of rows. */
interface TableQuery extends TableReading {
  readonly dialect: DialectName;
  /** The table's name in parts: schema and name, or the name alone. */
  readonly table: readonly string[];
}

/** The options of a query of figures. */
export interface QueryOptions extends TableQuery {
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly repeats: boolean;
  readonly by: Breakdown | undefined;
  readonly rulesDigest: string;
}

/** The columns on which a figure of the tally depends. */
export function columnsThatCount(by: Breakdown | undefined): ColumnName[] {
  return COLUMNS.filter(
    (column) =>
      column !== 'record_id' &&
      column !== 'handed_over_on' &&
      (column !== 'office' || hasOffices(by)),
  );
}

/**
 * One SQL query over a table of records that gives their tally in the long form: a row for each period, kind and office,
 * zeros included, one for each total of what was read, and one for each reason for which rows were rejected, in each column.
 * Rejected rows are in no other figure.
 */
export function tallyQuery(law: RuleBook, options: QueryOptions): string {
  const dialect = DIALECT[options.dialect];
  const write = expressions(dialect, law);
  const { asOf, repeats } = options;
  const until = fiscalYearEnd(options.to);
  const visits = visitSteps(law, write, { asOf, until, repeats });
  const steps: readonly Step[] = [
    ...recordSteps(options, law, dialect, write),
    ...expirySteps(law, write),
    ...visits.steps,
  ];
  const parts = [
    ...stepTexts(options, steps),
    ...countingParts(`step_${steps.length}`, visits, options, write),
  ];
  return `${heading(law, options)}WITH\n${parts.join(',\n')}\n${result(options, law)};\n`;
}

/** The query that lists the rows that {@link tallyQuery} does not count, each with its reasons and what stands in it. */
export function rejectedRowsQuery(law: RuleBook, options: TableQuery): string {
  const dialect = DIALECT[options.dialect];
  const steps = recordSteps(options, law, dialect, expressions(dialect, law));
  const reasons = reasonsOf(options, law).map(
    ({ code, column, condition }) => `CASE WHEN ${condition} THEN ' ${code}:${column}' ELSE '' END`,
  );
  const cells = COLUMNS.filter((column) => options.columns.has(column)).map(
    (column) => `${textName(column)} AS ${dialect.quote(column)}`,
  );
  return [
    `-- Rows that koshin sql does not count, by rules ${law.version}, and why: CODE:COLUMN, as koshin check --explain CODE tells; for ${options.dialect}.`,
    `-- The result holds what stands in the table. It is for those who keep the table and goes no further.`,
    `WITH\n${stepTexts(options, steps).join(',\n')}`,
    `SELECT CASE WHEN state = 'total' THEN 'total-row' ELSE TRIM(${reasons.join('\n    || ')}) END AS ${dialect.quote('reasons')},`,
    `  ${cells.join(', ')}`,
    `FROM step_${steps.length}`,
    `WHERE state IN ('rejected', 'total');\n`,
  ].join('\n');
}

/** The cells, and step after step behind them. */
function stepTexts(options: TableQuery, steps: readonly Step[]): string[] {
  const dialect = DIALECT[options.dialect];
  return [
    stepText('cells', 'the cells as text', cellColumns(options, dialect), {
      columns: '',
      from: `${options.table.map(dialect.quote).join('.')} AS t`,
      fence: dialect.fence,
    }),
    ...steps.map(({ comment, columns }, index) =>
      stepText(`step_${index + 1}`, comment, columns, {
        columns: 'p.*, ',
        from: `${index === 0 ? 'cells' : `step_${index}`} AS p`,
        fence: dialect.fence,
      }),
    ),
  ];
}

function stepText(
  name: string,
  comment: string,
  columns: Readonly<Record<string, string>>,
  source: { readonly columns: string; readonly from: string; readonly fence: string },
): string {
  const added = Object.entries(columns).map(([column, value]) => `${value} AS ${column}`);
  return `-- ${comment}\n${name} AS (SELECT ${source.columns}${added.join(',\n  ')}\n  FROM ${source.from}${source.fence})`;
}

/** What is read of the table and what is not, for those who run the query. */
const READING_NOTES = [
  'Cells are read as koshin reads those of a file: without spaces around, line breaks, tabs and invisible characters; states,',
  'kinds and dates in letters of any width; dates in every form that koshin reads (2025-04-01, 2025/4/1, R7.4.1, ...).',
  'Rows that are rejected are counted by reason and column, as kind finding:CODE:COLUMN; koshin sql --rejected-rows prints the',
  'query that lists them. Rejected here though read in a file: dates with one letter for several others, but for an era',
  '(10 in a circle, the month or the day in one letter), with letters beyond U+FFFF, or values with the sound mark apart.',
  'Not looked for: identifiers that stand twice, days far ahead, personal data. A row of totals is left out and counted as',
  'finding:total-row, by the first filled of the columns in the order of koshin expand; a blank row is no row.',
];

/** The basis of the query, for its reader. */
function heading(law: RuleBook, { dialect, from, to, asOf }: QueryOptions): string {
  const rules = ruleIds().map((id) => {
    const values = law.rules[id].values.map(
      (each: { readonly from: CivilDate; readonly value: unknown }) =>
        `${each.value} from ${isoDate(each.from)}`,
    );
    return `--   ${id}: ${values.join(', ')}`;
  });
  return [
    `-- My Number Card renewals of the fiscal years ${from} to ${to}, as of ${isoDate(asOf)}; for ${dialect}.`,
    `-- Written by koshin sql from rules ${law.version}; save the result as CSV and give it to koshin forecast --tally.`,
    ...rules,
    ...READING_NOTES.map((note) => `-- ${note}`),
    '',
  ].join('\n');
}

/**
 * The steps from visits to sums: each record once for every visit it may have, then grouped by period, kind and office.
 */
function countingParts(
  source: string,
  visits: { readonly cards: readonly string[]; readonly certificates: readonly string[] },
  { from, to, asOf, by }: QueryOptions,
  write: ReturnType<typeof expressions>,
): string[] {
  const columns = [...visits.cards, ...visits.certificates];
  const state = columns.length + 1;
  const row = columns.length + 2;
  const rejectedRow = columns.length + 3;
  const cases = columns.map((column, index) => `WHEN ${index + 1} THEN ${column}`).join(' ');
  const numbers = Array.from({ length: rejectedRow }, (_, index) => `(${index + 1})`).join(', ');
  const isCard = `i <= ${visits.cards.length}`;
  const period = hasMonths(by) ? write.yearAndMonth('due') : write.fiscalYear('due');
  return [
    `-- every visit a row of its own; the last three for what was read\nvisits AS (SELECT p.state, p.office, p.reasons, p.n, e.i, CASE e.i ${cases} ELSE 0 END AS due\n  FROM ${source} AS p CROSS JOIN (VALUES ${numbers}) AS e(i))`,
    `-- what counts, and where\nmarked AS (SELECT CASE WHEN i = ${state} AND state = 'total' THEN '${findingKind('total-row', undefined)}' WHEN i = ${state} THEN state WHEN i = ${row} THEN 'rows' WHEN i = ${rejectedRow} THEN 'rejected_rows'\n    WHEN due < ${asOf} THEN CASE WHEN ${isCard} THEN 'lapsed_card' ELSE 'lapsed_certificate' END\n    WHEN ${isCard} THEN 'card' ELSE 'certificate' END AS kind,\n  CASE WHEN i >= ${state} OR due < ${asOf} THEN 0 ELSE ${period} END AS period,\n  ${hasOffices(by) ? 'office' : `''`} AS office,\n  CASE WHEN i > ${state} OR state = 'total' THEN 1 ELSE n END AS n,\n  CASE WHEN i = ${rejectedRow} THEN reasons ELSE 0 END AS reasons\n  FROM visits\n  WHERE (i = ${state} AND state <> 'blank') OR (i = ${row} AND state NOT IN ('blank', 'total')) OR (i = ${rejectedRow} AND state = 'rejected')\n    OR (i < ${state} AND state = 'counted' AND due > 0 AND (due < ${asOf} OR due BETWEEN ${fiscalYearStart(from)} AND ${fiscalYearEnd(to)})))`,
    `tallied AS (SELECT kind, period, office, reasons, CAST(SUM(n) AS BIGINT) AS n FROM marked GROUP BY kind, period, office, reasons)`,
  ];
}

/** Every figure of the result, zeros included; `tallied` is read once. */
function result(options: QueryOptions, law: RuleBook): string {
  const { quote, text, divide } = DIALECT[options.dialect];
  const { from, to, by } = options;
  const first = fiscalMonthOf(fiscalYearStart(from));
  const periods = Array.from({ length: (to - from + 1) * (hasMonths(by) ? 12 : 1) }, (_, index) =>
    hasMonths(by) ? Number(fiscalMonthLabel(first + index).replace('-', '')) : from + index,
  );
  const cells = periods.flatMap((period) => [`('card', ${period})`, `('certificate', ${period})`]);
  const totals = TOTAL_KINDS.map((kind) => `('${kind}', 0)`);
  const zeros = hasOffices(by) ? totals : [...totals, ...cells];
  const found = reasonsOf(options, law).map(
    ({ code, column }, bit) => `('${findingKind(code, column)}', 0, ${2 ** bit})`,
  );
  const blanks = hasOffices(by) ? cells.map((cell) => cell.replace(/\)$/, ', 0)')) : [];
  const counts = [
    `  -- beside each figure, one for each reason of rejected rows${hasOffices(by) ? ', and a zero for every period of every office that has a card' : ''}`,
    `  SELECT CASE WHEN z.kind = '' THEN t.kind ELSE z.kind END AS kind, CASE WHEN z.kind = '' THEN t.period ELSE z.period END AS period,`,
    `    t.office, CASE WHEN z.period = 0 THEN t.n ELSE 0 END AS n`,
    `  FROM tallied AS t CROSS JOIN (VALUES ${[`('', 0, 0)`, ...blanks, ...found].join(', ')}) AS z(kind, period, reason)`,
    `  WHERE z.kind = '' OR (z.period > 0 AND t.kind = 'counted')`,
    `    OR (z.reason > 0 AND t.kind = 'rejected_rows' AND ${divide('t.reasons', 'GREATEST(z.reason, 1)')} % 2 = 1)`,
  ];
  const terms: readonly [string, string][] = [
    ['rules', `'${law.version.replaceAll("'", "''")}'`],
    ['rules_sha256', `'${options.rulesDigest}'`],
    ['first_year', String(from)],
    ['last_year', String(to)],
    ['as_of', `'${isoDate(options.asOf)}'`],
    ['method', `'birthday'`],
    ['repeat_renewals', options.repeats ? `'all'` : `'none'`],
  ];
  const digits = text('r.period');
  const label = hasMonths(by)
    ? `SUBSTR(${digits}, 1, 4) || '-' || SUBSTR(${digits}, 5, 2)`
    : digits;
  const key = quote(hasMonths(by) ? 'month' : 'fiscal_year');
  return [
    `SELECT CASE WHEN r.period = 0 THEN '' ELSE ${label} END AS ${key}, ${hasOffices(by) ? `r.place AS ${quote('office')}, ` : ''}r.kind AS ${quote('kind')}, CAST(SUM(r.n) AS BIGINT) AS ${quote('count')},`,
    `  ${terms.map(([name, value]) => `${value} AS ${quote(name)}`).join(', ')}`,
    `FROM (SELECT kind, period, CASE WHEN period = 0 THEN '' ELSE office END AS place, n FROM (`,
    ...counts,
    `  UNION ALL`,
    `  SELECT k.kind, k.period, '' AS office, 0 AS n FROM (VALUES ${zeros.join(', ')}) AS k(kind, period)`,
    `) AS c) AS r`,
    `GROUP BY r.kind, r.period, r.place`,
    `ORDER BY r.place, r.period, r.kind`,
  ].join('\n');
}
