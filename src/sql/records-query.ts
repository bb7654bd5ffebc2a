// Rows of a table to records in SQL: read strictly, and rejected for what the program rejects.
import { type ColumnName, DATE_COLUMNS, type HeaderAliases } from '../records/columns.js';
import { CARD_STATUSES, ISSUE_KINDS } from '../records/record.js';
import { schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Dialect } from './dialect.js';
import { dated, type Expressions } from './expressions.js';

/** The names of the dates within the query. */
const DAY_NAMES = {
  birth_date: 'birth',
  card_issued_on: 'issued',
  applied_on: 'applied',
  signature_cert_issued_on: 'signature_issued',
  user_cert_issued_on: 'user_issued',
  stay_expires_on: 'stay',
  card_expires_on: 'card_recorded',
  signature_cert_expires_on: 'signature_recorded',
  user_cert_expires_on: 'user_recorded',
} as const;
type DayColumn = keyof typeof DAY_NAMES;

const DAY_COLUMNS = DATE_COLUMNS as readonly DayColumn[];

/** A step of the query: what it is for, and the columns it adds. */
export interface Step {
  readonly comment: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** Whole days of years from 1000 on; midnight may follow, as timestamps are written. */
const DAY_FORM =
  '^[1-9][0-9]{3}(-[0-9]{2}-[0-9]{2}|/[0-9]{2}/[0-9]{2}|[0-9]{4})([ T]00:00:00([.]0+)?)?$';
const COUNT_FORM = '^[0-9]{1,9}$';

/** The cells of the table as text, none of them null, by the names they have in the query. */
export function cellColumns(
  columns: ReadonlySet<ColumnName>,
  dialect: Dialect,
): Readonly<Record<string, string>> {
  const cell = (column: ColumnName) =>
    columns.has(column)
      ? `COALESCE(TRIM(${dialect.text(`t.${dialect.quote(column)}`)}), '')`
      : `''`;
  return {
    ...Object.fromEntries(
      DAY_COLUMNS.filter((column) => columns.has(column)).map((column) => [
        `${DAY_NAMES[column]}_text`,
        cell(column),
      ]),
    ),
    status_text: `LOWER(${cell('status')})`,
    kind_text: `LOWER(${cell('card_issue_kind')})`,
    count_text: cell('count'),
    office: cell('office'),
  };
}

/** From cells to records: 0 is no date, −1 a date that cannot be read. */
export function recordSteps(
  columns: ReadonlySet<ColumnName>,
  law: RuleBook,
  values: HeaderAliases['values'],
  dialect: Dialect,
  write: Expressions,
): readonly Step[] {
  const held = DAY_COLUMNS.filter((column) => columns.has(column)).map(
    (column) => DAY_NAMES[column],
  );
  const lacking = DAY_COLUMNS.filter(
    (column) => !columns.has(column) && !column.endsWith('cert_issued_on'),
  ).map((column) => DAY_NAMES[column]);
  const certificates = (['user_issued', 'signature_issued'] as const).filter((name) =>
    held.includes(name),
  );
  const schemeStart = schemeStartOf(law);
  const minimumAge = dated(law.rules['signature_certificate.minimum_age'], 'issued', String);
  const named = (text: string, names: readonly string[]) =>
    `${text} IN (${names.map((name) => `'${name.toLowerCase()}'`).join(', ')})`;
  const rejecting = [
    'birth <= 0',
    'issued <= 0',
    ...held.filter((name) => name !== 'birth' && name !== 'issued').map((name) => `${name} < 0`),
    'issued < birth',
    `issued < ${schemeStart}`,
    'applied > issued',
    ...certificates.map((name) => `(${name} > 0 AND ${name} < issued)`),
    'cards = 0',
    `NOT (kind_text = '' OR ${named(
      'kind_text',
      ISSUE_KINDS.flatMap((kind) => [kind, ...(values.card_issue_kind[kind] ?? [])]),
    )})`,
  ];
  return [
    {
      comment: 'dates as whole numbers yyyymmdd; 0: none, -1: not a date',
      columns: {
        ...Object.fromEntries(
          held.map((name) => [
            `${name}_number`,
            `CASE WHEN ${name}_text = '' THEN 0 ` +
              `WHEN ${dialect.matches(`${name}_text`, DAY_FORM)} ` +
              `THEN CAST(SUBSTR(REPLACE(REPLACE(${name}_text, '-', ''), '/', ''), 1, 8) AS INTEGER) ELSE -1 END`,
          ]),
        ),
        cards: `CASE WHEN count_text = '' THEN 1 WHEN ${dialect.matches('count_text', COUNT_FORM)} THEN CAST(count_text AS INTEGER) ELSE 0 END`,
      },
    },
    {
      comment: 'days the calendar does not have are no dates',
      columns: {
        ...Object.fromEntries(
          held.map((name) => [
            name,
            `CASE WHEN ${name}_number > 0 AND NOT ${write.isDay(`${name}_number`)} THEN -1 ELSE ${name}_number END`,
          ]),
        ),
        ...Object.fromEntries(lacking.map((name) => [name, '0'])),
      },
    },
    {
      comment: 'the birthday; a column of certificates that is lacking means: issued with the card',
      columns: {
        birth_year: write.year('birth'),
        birth_month_day: '(birth % 10000)',
        ...(held.includes('user_issued') ? {} : { user_issued: 'issued' }),
      },
    },
    {
      comment: 'what becomes of the row, and how many cards it is',
      columns: {
        ...(held.includes('signature_issued')
          ? {}
          : {
              signature_issued: `CASE WHEN ${write.age('issued')} >= ${minimumAge} THEN issued ELSE 0 END`,
            }),
        state:
          `CASE WHEN ${rejecting.join(' OR ')} THEN 'rejected' WHEN status_text = '' THEN 'counted' ` +
          CARD_STATUSES.map((status) => {
            const names = [status, ...(values.status[status] ?? [])];
            const state = status === 'active' ? 'counted' : `excluded_${status}`;
            return `WHEN ${named('status_text', names)} THEN '${state}' `;
          }).join('') +
          `ELSE 'rejected' END`,
        n: 'CASE WHEN cards = 0 THEN 1 ELSE cards END',
        recorded_as_renewal: `(${named('kind_text', ['renewal', ...(values.card_issue_kind.renewal ?? [])])})`,
      },
    },
  ];
}
