// What is told of the sheets of a workbook while it is read: which are read, and what in them a reader of the screen may not see.

/** A sheet that is not read, and why. */
export interface UnreadSheet {
  readonly name: string;
  /**
   * `hidden-records` is a hidden one with the columns of records, where no visible one has them; `not-asked` is any, where one
   * is named; `other-table` one behind the first, where a table is read that is no records.
   */
  readonly why:
    | 'hidden'
    | 'hidden-records'
    | 'no-table'
    | 'other-columns'
    | 'other-table'
    | 'not-asked';
}

/** A note on a workbook, or on titles in a text, by code. Rows are numbers in the sheet, columns letters. */
export type SheetNote =
  | {
      readonly code: 'sheets-read';
      readonly file: string;
      readonly sheets: readonly string[];
      readonly others: readonly UnreadSheet[];
    }
  | {
      readonly code: 'rows-above-header';
      readonly file: string;
      /** Undefined for a text. */
      readonly sheet: string | undefined;
      /** The row of the header; of a text, its line. */
      readonly row: number;
      /** The filled rows above it. */
      readonly rows: number;
    }
  | {
      readonly code: 'hidden-read';
      readonly file: string;
      readonly sheet: string;
      readonly rows: number;
      /** Columns of records that are hidden, by their letters. */
      readonly columns: readonly string[];
    };
