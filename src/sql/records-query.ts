// Rows of a table to records in SQL: read strictly, and rejected for what the program rejects.
import { COLUMNS, type ColumnName, DATE_COLUMNS } from '../records/columns.js';
import type { FindingCode } from '../records/findings.js';
import type { ValueMeanings } from '../records/row-reader.js';
import { TOTALS } from '../records/total-row.js';
import { schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type CellTexts, cellTexts, foldingTo } from './cell-text.js';
import { type DateForms, dateSteps, NO_DATE, NO_DAY } from './dates-query.js';
import type { Dialect } from './dialect.js';
import { dated, type Expressions, type Step } from './expressions.js';

/** The names of the dates within the query. */
const DAY_NAMES = {
  birth_date: 'birth',
  card_issued_on: 'issued',
  handed_over_on: 'handed_over',
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

/** How the table is read. */
export interface TableReading extends DateForms {
  /** The columns the table has, and the names they have there. */
  readonly columns: ReadonlyMap<ColumnName, string>;
  /** What values of the state and of the kind of issue mean, as they are known and folded. */
  readonly meanings: ValueMeanings;
}

const COUNT_FORM = '^[0-9]{1,9}$';
/** As programs write a whole number in a column with blanks. */
const POINTED_COUNT_FORM = '^[0-9]{1,9}[.]0*$';

/** Why a row is not counted: a finding in a column or of the row, and its condition. */
interface Reason {
  readonly code: FindingCode;
  readonly column: ColumnName;
  readonly condition: string;
}

/** The reasons for which the program rejects a row, as far as the table has the columns. Each has a bit of `reasons`. */
export function reasonsOf({ columns }: Pick<TableReading, 'columns'>, law: RuleBook): Reason[] {
  const reasons: Reason[] = [];
  const add = (code: FindingCode, column: ColumnName, condition: string) => {
    if (columns.has(column)) reasons.push({ code, column, condition });
  };
  for (const column of ['birth_date', 'card_issued_on'] as const)
    add('missing-value', column, `${DAY_NAMES[column]} = 0`);
  for (const column of DAY_COLUMNS)
    add('unreadable-date', column, `${DAY_NAMES[column]} = ${NO_DATE}`);
  for (const column of DAY_COLUMNS)
    add('impossible-date', column, `${DAY_NAMES[column]} = ${NO_DAY}`);
  add('unknown-status', 'status', `status = 'unknown'`);
  add('unknown-issue-kind', 'card_issue_kind', `kind = 'unknown'`);
  add('unreadable-count', 'count', 'cards = 0');
  add('issue-before-birth', 'card_issued_on', 'birth > 0 AND issued > 0 AND issued < birth');
  add('issue-before-scheme', 'card_issued_on', `issued > 0 AND issued < ${schemeStartOf(law)}`);
  add('application-after-issue', 'applied_on', 'applied > 0 AND issued > 0 AND applied > issued');
  for (const column of ['user_cert_issued_on', 'signature_cert_issued_on'] as const) {
    const name = DAY_NAMES[column];
    add('certificate-before-card', column, `${name} > 0 AND issued > 0 AND ${name} < issued`);
  }
  return reasons;
}

/** The cells of the table as text, none of them null, by the names they have in the query. */
export function cellColumns(
  { columns }: TableReading,
  dialect: Dialect,
): Readonly<Record<string, string>> {
  const cell = (column: ColumnName) => {
    const name = columns.get(column);
    return name === undefined ? `''` : `COALESCE(${dialect.text(`t.${dialect.quote(name)}`)}, '')`;
  };
  const wanted = COLUMNS.filter((column) => columns.has(column) || !isDay(column));
  return Object.fromEntries(wanted.map((column) => [textName(column), cell(column)]));
}

/** From cells to records: 0 is no date, less a date that cannot be read. */
export function recordSteps(
  reading: TableReading,
  law: RuleBook,
  dialect: Dialect,
  write: Expressions,
): readonly Step[] {
  const { columns, meanings } = reading;
  const { matches, replaced, literal } = dialect;
  const texts = cellTexts(dialect);
  const held = DAY_COLUMNS.filter((column) => columns.has(column)).map(
    (column) => DAY_NAMES[column],
  );
  const lacking = DAY_COLUMNS.filter(
    (column) => !columns.has(column) && !column.endsWith('cert_issued_on'),
  ).map((column) => DAY_NAMES[column]);
  const minimumAge = dated(law.rules['signature_certificate.minimum_age'], 'issued', String);
  const reasons = reasonsOf(reading, law);
  /** What a text means, the blank one included. A list of names to compare with would be a join to DuckDB, which is slow. */
  const meaning = <Name extends string>(
    text: string,
    known: ReadonlyMap<string, Name>,
    blank: Name,
  ) => {
    const cases = [['', blank], ...known].map(
      ([value, name]) => `WHEN ${literal(value as string)} THEN '${name}'`,
    );
    return `CASE ${text} ${cases.join(' ')} ELSE 'unknown' END`;
  };
  /** A value that is not known as it stands, as the reader of files folds it. */
  const folded = (name: string, known: ReadonlyMap<string, string>) =>
    `CASE WHEN ${name}_known = 'unknown' THEN ${texts.asHeader(`${name}_text`, [...known.keys()].join(''))} ELSE '' END`;
  const count = texts.trimmed(
    texts.folded(texts.withoutInvisible('count_text'), foldingTo('0123456789.', compatible)),
  );
  return [
    ...dateSteps(held, reading, dialect, texts, write),
    {
      comment: 'values that are known as they stand',
      columns: {
        ...Object.fromEntries(lacking.map((name) => [name, '0'])),
        status_known: meaning('status_text', meanings.status, 'active'),
        kind_known: meaning('kind_text', meanings.card_issue_kind, 'new'),
      },
    },
    {
      comment:
        'the others without spaces and in letters of usual width; the office; what stands first in a row without dates',
      columns: {
        status_value: folded('status', meanings.status),
        kind_value: folded('kind', meanings.card_issue_kind),
        count_value: `CASE WHEN count_text = '' OR ${matches('count_text', COUNT_FORM)} THEN count_text ELSE ${count} END`,
        office: columns.has('office') ? texts.office('office_text') : `''`,
        first_filled: `CASE WHEN birth > 0 AND issued > 0 THEN '' ELSE ${firstFilled(reading, texts)} END`,
      },
    },
    {
      comment:
        'what they mean; the birthday; a column of certificates that is lacking means: issued with the card',
      columns: {
        status: `CASE WHEN status_known <> 'unknown' THEN status_known ELSE ${meaning('status_value', meanings.status, 'active')} END`,
        kind: `CASE WHEN kind_known <> 'unknown' THEN kind_known ELSE ${meaning('kind_value', meanings.card_issue_kind, 'new')} END`,
        cards: `CASE WHEN count_value = '' THEN 1 WHEN ${matches('count_value', COUNT_FORM)} THEN CAST(count_value AS INTEGER) WHEN ${matches('count_value', POINTED_COUNT_FORM)} THEN CAST(${replaced('count_value', '[.]0*$', '')} AS INTEGER) ELSE 0 END`,
        birth_year: write.year('birth'),
        birth_month_day: '(birth % 10000)',
        ...(held.includes('user_issued') ? {} : { user_issued: 'issued' }),
        no_record: noRecord(reading, texts),
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
          `CASE WHEN no_record <> '' THEN no_record WHEN ${reasons.map(({ condition }) => `(${condition})`).join(' OR ')} THEN 'rejected' ` +
          `WHEN status = 'active' THEN 'counted' ELSE 'excluded_' || status END`,
        n: 'CASE WHEN cards = 0 THEN 1 ELSE cards END',
        recorded_as_renewal: `(kind = 'renewal')`,
      },
    },
    {
      comment: 'why it is rejected: a bit for each reason',
      columns: {
        reasons: `CASE WHEN state <> 'rejected' THEN CAST(0 AS BIGINT) ELSE CAST(0 AS BIGINT)${reasons
          .map(({ condition }, bit) => ` + CASE WHEN ${condition} THEN ${2 ** bit} ELSE 0 END`)
          .join('')} END`,
      },
    },
  ];
}

/** A letter as it is in usual width. */
function compatible(letter: string): string {
  return letter.normalize('NFKC');
}

/** The texts of a row's cells, in the order in which `expand` writes the columns: that of the table is not known here. */
function textsOf({ columns }: TableReading): string[] {
  return COLUMNS.filter((column) => columns.has(column)).map(textName);
}

/** The first filled cell, as a word for totals. */
function firstFilled(reading: TableReading, texts: CellTexts): string {
  const filled = textsOf(reading).map((name) => `NULLIF(TRIM(${name}), '')`);
  return texts.asHeader(`COALESCE(${filled.join(', ')}, '')`, [...TOTALS].join(''));
}

/** Whether a row is no record: blank, or one of totals by its first filled cell. */
function noRecord(reading: TableReading, texts: CellTexts): string {
  const totals = [...TOTALS].map((word) => `WHEN '${word}' THEN 'total'`);
  return (
    `CASE WHEN birth > 0 AND issued > 0 THEN '' ` +
    `WHEN ${texts.asHeader(textsOf(reading).join(' || '), '')} = '' THEN 'blank' ` +
    `ELSE CASE first_filled ${totals.join(' ')} ELSE '' END END`
  );
}

/** The name of a cell's text in the query. */
export function textName(column: ColumnName): string {
  if (isDay(column)) return `${DAY_NAMES[column]}_text`;
  return {
    record_id: 'identifier_text',
    office: 'office_text',
    status: 'status_text',
    card_issue_kind: 'kind_text',
    count: 'count_text',
  }[column];
}

function isDay(column: ColumnName): column is DayColumn {
  return column in DAY_NAMES;
}
