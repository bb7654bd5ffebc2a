// A tally in long form, as a table of a database: one row a figure, with what all rows rest on beside it.
import { COLUMNS, type ColumnName } from '../records/columns.js';
import { FINDING_CODES, type FindingCode } from '../records/findings.js';
import { CARD_STATUSES } from '../records/record.js';

/** The columns that say what the figures rest on; the same in every row. */
export const TERM_COLUMNS = [
  'rules',
  'rules_sha256',
  'first_year',
  'last_year',
  'as_of',
  'method',
  'repeat_renewals',
] as const;

/** All columns of the long form; a tally has one of fiscal_year and month, and may have office. */
export const LONG_COLUMNS = [
  'fiscal_year',
  'month',
  'office',
  'kind',
  'count',
  ...TERM_COLUMNS,
] as const;
export type LongColumn = (typeof LONG_COLUMNS)[number];

/** The statuses that are left out of the count. */
const LEFT_OUT = CARD_STATUSES.filter((status) => status !== 'active');

/** The kinds of the rows without a period: what was read, what became of it, and what had lapsed. */
export const TOTAL_KINDS = [
  'rows',
  'rejected_rows',
  'rejected',
  'counted',
  ...LEFT_OUT.map((status) => `excluded_${status}` as const),
  'lapsed_card',
  'lapsed_certificate',
] as const;

/** What the kind of a row begins with that says how often something was found: `finding:unreadable-date:birth_date`. */
const FINDING_PREFIX = 'finding';

/** The kind of the row that counts a finding, in a column or of whole rows. */
export function findingKind(code: FindingCode, column: ColumnName | undefined): string {
  return [FINDING_PREFIX, code, ...(column === undefined ? [] : [column])].join(':');
}

/** The finding that a row of this kind counts; undefined where it is another kind. */
export function findingOf(
  kind: string,
): { readonly code: FindingCode; readonly column: ColumnName | undefined } | undefined {
  const [prefix, named, place, ...rest] = kind.split(':');
  const code = FINDING_CODES.find((each) => each === named);
  const column = COLUMNS.find((each) => each === place);
  const isOne = prefix === FINDING_PREFIX && code !== undefined && rest.length === 0;
  return isOne && column === place ? { code, column } : undefined;
}
