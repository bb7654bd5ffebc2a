// Findings in the small tables that a user names: a code, with particulars where it has any. The words are in words/tables.ts.

/** In any table of cells. */
type CellsCode = 'unknown-column' | 'repeated-column' | 'row-length' | 'open-quote' | 'no-rows';

/** With the period of a row. */
export type PeriodFinding =
  | { readonly code: 'fiscal_year'; readonly firstYear: number }
  | { readonly code: 'month'; readonly firstMonth: string };

/** In a table of counts of cards. */
export type CountsFinding =
  | PeriodFinding
  | {
      readonly code:
        | CellsCode
        | 'cards'
        | 'minors'
        | 'too-many-minors'
        | 'status'
        | 'stay_expires_on'
        | 'no-cards'
        | 'year-or-month'
        | 'workbook';
    };

/** In a table of snapshots, cards to date. */
export type SnapshotFinding =
  | { readonly code: 'too-early'; readonly firstCards: string }
  | {
      readonly code:
        | CellsCode
        | 'date'
        | 'out-of-order'
        | 'cumulative_cards'
        | 'fewer-cards'
        | 'cumulative_minors'
        | 'too-many-minors'
        | 'minors-rise'
        | 'no-date'
        | 'no-cards';
    };

/** In a table of actuals. */
export type ActualsFinding =
  | PeriodFinding
  | {
      readonly code:
        | CellsCode
        | 'card'
        | 'certificate'
        | 'actual'
        | 'kind'
        | 'repeated-row'
        | 'year-or-month'
        | 'no-numbers'
        | 'workbook';
    };

/** In a CSV to compare with. */
export type ComparedFinding =
  | { readonly code: 'fiscal_year'; readonly firstYear: number }
  | {
      readonly code:
        | CellsCode
        | 'broken-down'
        | 'no-year'
        | 'no-figures'
        | 'repeated-year'
        | 'two-years'
        | 'card'
        | 'certificate'
        | 'total'
        | 'capacity'
        | 'surplus'
        | 'utilization_percent';
    };

/** In a table to compare with, as JSON. Some codes are those of the validation library. */
export const JSON_TABLE_CODES = [
  'invalid_type',
  'unrecognized_keys',
  'too_small',
  'too_big',
  'not-in-sequence',
  'not-a-date',
  'broken-down',
  'otherwise',
  'workbook',
  'no-json',
] as const;
export type JsonTableCode = (typeof JSON_TABLE_CODES)[number];

/** In a tally, as CSV. */
export type TallyRowCode =
  | Exclude<CellsCode, 'no-rows'>
  | 'missing-column'
  | 'several-terms'
  | 'does-not-fit'
  | 'period'
  | 'kind'
  | 'count'
  | 'repeated-row'
  | 'missing-rows';

/** In a tally, as JSON. */
export type JsonTallyCode =
  | 'not-a-tally'
  | 'no-json'
  | 'unknown-key'
  | 'missing'
  | 'does-not-fit'
  | 'years-reversed'
  | 'periods'
  | 'sum'
  | 'blank'
  | 'not-blank';

/** A finding in JSON; `place` is its keys joined by dots, blank for the whole file. */
export interface PlacedFinding<Code extends string> {
  readonly place: string;
  readonly code: Code;
}
