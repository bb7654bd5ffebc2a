// Decides what every tabular output has in common: columns with a kind, rows of bare values, notes beneath.

import type { Localized } from '../rules/rule-book.js';
import type { BarChart } from './chart.js';

/** What a column holds, which decides how it is written in each format; a number may have decimals. */
export type ColumnKind = 'text' | 'year' | 'number' | 'count' | 'signed' | 'change' | 'percent';

/** What a table for programs holds beside the table proper: on paper each has pages of its own. */
export type TablePart = 'costs' | 'low' | 'high' | 'assumptions';

/** A column: its machine name, its heading in the language of the output, and what it holds. */
export interface SheetColumn {
  readonly key: string;
  readonly heading: string;
  readonly kind: ColumnKind;
  /** What its numbers count, where that is not procedures or percent; null where it differs from row to row. */
  readonly unit?: Localized | null;
  /** What its texts mean, where programs get codes. */
  readonly codes?: Readonly<Record<string, Localized>>;
  /** Left out for the table proper. */
  readonly part?: TablePart;
}

/** A value as it is: numbers bare, null where there is none. */
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
