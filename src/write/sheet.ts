// A sheet: columns with a kind, rows of bare values, notes beneath. Every tabular output is written from one.
import type { Localized } from '../rules/rule-book.js';
import type { BarChart } from './chart.js';

/**
 * The kind of a column's values, by which each format writes them. A `number` may have decimals; a `percent` is whole, one in
 * `tenths` has a decimal, which people see also where it is 0.
 */
export type ColumnKind =
  | 'text'
  | 'year'
  | 'number'
  | 'count'
  | 'signed'
  | 'change'
  | 'percent'
  | 'tenths';

/** A part of a table for programs beside the main one; on paper each has pages of its own. */
export type TablePart = 'costs' | 'low' | 'high' | 'assumptions';

/** A column: its name for programs, its heading in the language of the output, and its kind. */
export interface SheetColumn {
  readonly key: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  /** A shorter heading, where the table would else be too wide. */
  readonly short?: string;
  /** The unit of its numbers, if not procedures or percent; null where it differs from row to row. */
  readonly unit?: Localized | null;
  /** The words for its codes, which programs get. */
  readonly codes?: Readonly<Record<string, Localized>>;
  /** Undefined for the main table. */
  readonly part?: TablePart;
  /** The name of the bound where the column is one, of the figure before it: the low one first, then the high one. */
  readonly bound?: Localized;
}

/** A bare value; null for none. */
export type SheetCell = string | number | null;

/** A table ready to be written in any format. */
export interface Sheet {
  readonly title?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly notes: readonly string[];
  /** Drawn on terminals, between the rows and the notes. */
  readonly chart?: BarChart;
}
