// The query that counts a table of records as the program would: one statement, its law from the rule book.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import {
  fiscalMonthLabel,
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import type { ColumnName, HeaderAliases } from '../records/columns.js';
import { type RuleBook, ruleIds } from '../rules/rule-book.js';
import { TOTAL_KINDS } from '../tally/long-form.js';
import type { Breakdown } from '../tally/tally.js';
import { DIALECT, type DialectName } from './dialect.js';
import { expressions } from './expressions.js';
import { expirySteps, visitSteps } from './law-query.js';
import { cellColumns, recordSteps, type Step } from './records-query.js';

/** What a query is to count. */
export interface QueryOptions {
  readonly dialect: DialectName;
  /** The table's name in parts: schema and name, or the name alone. */
  readonly table: readonly string[];
  /** The columns the table has, birth_date and card_issued_on among them. */
  readonly columns: ReadonlySet<ColumnName>;
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly repeats: boolean;
  readonly by: Breakdown | undefined;
  readonly rulesDigest: string;
}

/**
 * One SQL query over a table of records that gives their tally in the long form: a row for each period, kind and office,
 * zeros included, and one for each total of what was read. Rows that the program would reject are counted as rejected and
 * in no other figure.
 */
export function tallyQuery(
  law: RuleBook,
  values: HeaderAliases['values'],
  options: QueryOptions,
): string {
  const dialect = DIALECT[options.dialect];
  const write = expressions(dialect, law);
  const { asOf, repeats } = options;
  const until = fiscalYearEnd(options.to);
  const visits = visitSteps(law, write, { asOf, until, repeats });
  const steps: readonly Step[] = [
    ...recordSteps(options.columns, law, values, dialect, write),
    ...expirySteps(law, write),
    ...visits.steps,
  ];
  const parts = [
    stepText('cells', 'the cells as text', cellColumns(options.columns, dialect), {
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
    ...countingParts(`step_${steps.length}`, visits, options, write),
  ];
  return `${heading(law, options)}WITH\n${parts.join(',\n')}\n${result(options, law)};\n`;
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

/** What the query rests on, for whoever reads it. */
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
    '',
  ].join('\n');
}

/** From visits to sums: each record once for every visit it may have, then by period, kind and office. */
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
  const period = by === 'month' ? write.yearAndMonth('due') : write.fiscalYear('due');
  return [
    `-- every visit a row of its own; the last three for what was read\nvisits AS (SELECT p.state, p.office, p.n, e.i, CASE e.i ${cases} ELSE 0 END AS due\n  FROM ${source} AS p CROSS JOIN (VALUES ${numbers}) AS e(i))`,
    `-- what counts, and where\nmarked AS (SELECT CASE WHEN i = ${state} THEN state WHEN i = ${row} THEN 'rows' WHEN i = ${rejectedRow} THEN 'rejected_rows'\n    WHEN due < ${asOf} THEN CASE WHEN ${isCard} THEN 'lapsed_card' ELSE 'lapsed_certificate' END\n    WHEN ${isCard} THEN 'card' ELSE 'certificate' END AS kind,\n  CASE WHEN i >= ${state} OR due < ${asOf} THEN 0 ELSE ${period} END AS period,\n  ${by === 'office' ? 'office' : `''`} AS office,\n  CASE WHEN i > ${state} THEN 1 ELSE n END AS n\n  FROM visits\n  WHERE i IN (${state}, ${row}) OR (i = ${rejectedRow} AND state = 'rejected')\n    OR (i < ${state} AND state = 'counted' AND due > 0 AND (due < ${asOf} OR due BETWEEN ${fiscalYearStart(from)} AND ${fiscalYearEnd(to)})))`,
    `tallied AS (SELECT kind, period, office, CAST(SUM(n) AS BIGINT) AS n FROM marked GROUP BY kind, period, office)`,
  ];
}

/** Every figure of the result, also those of which there was nothing to count; `tallied` is read once. */
function result(options: QueryOptions, law: RuleBook): string {
  const { quote, text } = DIALECT[options.dialect];
  const { from, to, by } = options;
  const first = fiscalMonthOf(fiscalYearStart(from));
  const periods = Array.from({ length: (to - from + 1) * (by === 'month' ? 12 : 1) }, (_, index) =>
    by === 'month' ? Number(fiscalMonthLabel(first + index).replace('-', '')) : from + index,
  );
  const cells = periods.flatMap((period) => [`('card', ${period})`, `('certificate', ${period})`]);
  const totals = TOTAL_KINDS.map((kind) => `('${kind}', 0)`);
  const zeros = by === 'office' ? totals : [...totals, ...cells];
  const counts =
    by === 'office'
      ? [
          `  -- a row of zero for every year of every office that has a card`,
          `  SELECT CASE WHEN z.period = 0 THEN t.kind ELSE z.kind END AS kind, CASE WHEN z.period = 0 THEN t.period ELSE z.period END AS period,`,
          `    t.office, CASE WHEN z.period = 0 THEN t.n ELSE 0 END AS n`,
          `  FROM tallied AS t CROSS JOIN (VALUES ('', 0), ${cells.join(', ')}) AS z(kind, period)`,
          `  WHERE z.period = 0 OR t.kind = 'counted'`,
        ]
      : [`  SELECT kind, period, office, n FROM tallied`];
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
  const label =
    by === 'month' ? `SUBSTR(${digits}, 1, 4) || '-' || SUBSTR(${digits}, 5, 2)` : digits;
  const key = quote(by === 'month' ? 'month' : 'fiscal_year');
  return [
    `SELECT CASE WHEN r.period = 0 THEN '' ELSE ${label} END AS ${key}, ${by === 'office' ? `r.place AS ${quote('office')}, ` : ''}r.kind AS ${quote('kind')}, CAST(SUM(r.n) AS BIGINT) AS ${quote('count')},`,
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
