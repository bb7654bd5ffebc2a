// Decides what every tabular output has in common: columns with a kind, rows of bare values, notes beneath.

/** What a column holds, which decides how it is written in each format. */
export type ColumnKind = 'text' | 'year' | 'count' | 'signed' | 'change' | 'percent';

/** A column: its machine name, its heading in the language of the output, and what it holds. */
export interface SheetColumn {
  readonly key: string;
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A value as it is: numbers bare, null where there is none. */
export type SheetCell = string | number | null;

/** A table ready to be written in any format. */
export interface Sheet {
  readonly title?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly notes: readonly string[];
}
