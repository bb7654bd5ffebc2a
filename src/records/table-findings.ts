// Findings in the small tables that a user names: a code, with particulars where it has any. The words are in words/tables.ts.
import type { SheetNote } from './sheet-notes.js';

/** In any table of cells. */
type CellsCode = 'unknown-column' | 'repeated-column' | 'row-length' | 'open-quote' | 'no-rows';

/** With the period of a row. */
export type PeriodFinding =
  | { readonly code: 'fiscal_year'; readonly firstYear: number }
  | { readonly code: 'month'; readonly firstMonth: string };

/** In a table of counts of cards. `header` is the column's, blank where the row may be no header. */
export type CountsFinding =
  | PeriodFinding
  | { readonly code: 'unknown-column'; readonly number: number; readonly header: string }
  | {
      readonly code: 'repeated-column' | 'not-with' | 'not-a-number';
      readonly header: string;
    }
  | { readonly code: 'repeated-row' | 'repeated-day'; readonly otherLine: number }
  | { readonly code: 'fewer-cards'; readonly before: string }
  | { readonly code: 'too-early'; readonly firstCards: string }
  | { readonly code: 'total-differs'; readonly sum: number }
  | {
      readonly code: 'maybe-to-date';
      readonly periods: number;
      readonly sum: number;
      readonly last: number;
    }
  | { readonly code: 'several-areas'; readonly areas: readonly string[]; readonly count: number }
  | {
      readonly code:
        | Exclude<CellsCode, 'unknown-column' | 'repeated-column'>
        | 'no-cards'
        | 'no-date'
        | 'cards-by-date'
        | 'year-or-month'
        | 'no-area'
        | 'no-area-column'
        | 'status'
        | 'stay_expires_on'
        | 'too-many-minors'
        | 'date'
        | 'fewer-issued'
        | 'minors-rise';
    };

/** What was passed over in reading a table, told beside the result. */
export type TableNote =
  | { readonly code: 'titles'; readonly lines: readonly number[] }
  | { readonly code: 'footnote' | 'total'; readonly line: number }
  | { readonly code: 'sheets'; readonly note: SheetNote };

/** What was passed over or assumed in reading a table of counts. */
export type CountsNote =
  | TableNote
  | { readonly code: 'dated-by-header' | 'held'; readonly on: string }
  /** How many periods are left out between others, and the first of them. */
  | { readonly code: 'periods-missing'; readonly count: number; readonly first: string }
  /** The line of a period behind the last day of issue that is believed. */
  | { readonly code: 'period-far-ahead'; readonly line: number; readonly last: string }
  | { readonly code: 'taken-as-period'; readonly sum: number; readonly last: number }
  | { readonly code: 'taken-as-to-date' };

/** In a table of actuals. */
export type ActualsFinding =
  | PeriodFinding
  | { readonly code: 'unknown-column'; readonly number: number; readonly header: string }
  | { readonly code: 'repeated-column' | 'not-a-number'; readonly header: string }
  | {
      readonly code:
        | Exclude<CellsCode, 'unknown-column' | 'repeated-column'>
        | 'kind'
        | 'repeated-row'
        | 'year-or-month'
        | 'no-numbers';
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
  'no-json',
] as const;
export type JsonTableCode = (typeof JSON_TABLE_CODES)[number];

/** In a saved forecast or plan. */
export type SavedFinding =
  | { readonly code: 'no-json' | 'another-schema' | 'no-columns' }
  | { readonly code: 'shape'; readonly place: string }
  | { readonly code: 'row-length'; readonly line: number }
  | { readonly code: 'not-a-number'; readonly line: number; readonly header: string }
  | { readonly code: 'repeated-row'; readonly row: string };

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
  | 'tally-to-learn'
  | 'tally-to-add'
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
