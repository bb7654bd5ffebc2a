// A tally in long form, as a table of a database: one row a figure, with what all rows rest on beside it.
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
