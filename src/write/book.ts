// Sheets of a workbook that people print and work in: cells with a look, some of them formulas.
import { columnLetters } from '../records/column-letters.js';

/** What a cell looks like, and how its number is shown. */
export type Look =
  | 'title'
  | 'text'
  | 'right'
  | 'note'
  | 'head'
  | 'headRight'
  | 'count'
  | 'decimal'
  | 'signed'
  /** Sums of counts and of signed figures, beneath them. */
  | 'sum'
  | 'sumSigned'
  | 'percent'
  /** A share from 0 to 1, shown in percent. */
  | 'share'
  /** Yen, shown in thousands. */
  | 'thousands'
  /** Cells that a user may change: a count, a share, a decimal. */
  | 'input'
  | 'inputShare';

/** A cell. Of a formula the value is its result, for programs that do not compute. */
export interface BookCell {
  readonly value: string | number | null;
  readonly look: Look;
  /** Without the equals sign. */
  readonly formula?: string;
}

/** Columns that stand on each other for each row of a range; rows and columns from 0, both ends included. */
export interface BookChart {
  readonly title: string;
  readonly series: readonly { readonly name: string; readonly column: number }[];
  readonly categories: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** The row at which it begins, and how many rows are left to it. */
  readonly at: number;
  readonly rows: number;
}

/** A sheet of such cells. */
export interface BookSheet {
  readonly name: string;
  /** In characters, a Japanese one counting two. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (BookCell | undefined)[])[];
  /** Rows whose first cell goes over the whole width, wrapped. */
  readonly wide: ReadonlySet<number>;
  readonly chart?: BookChart;
}

/** A cell that is no formula. */
export function cell(value: BookCell['value'], look: Look): BookCell {
  return { value, look };
}

/** A formula and its result. */
export function formula(text: string, value: number | null, look: Look): BookCell {
  return { value, look, formula: text };
}

/** The name of a cell: row 0, column 27 is AB1. */
export function at(row: number, column: number): string {
  return `${columnLetters(column + 1)}${row + 1}`;
}

/** The same, held fast when the formula is copied. */
export function fixedAt(row: number, column: number): string {
  return `$${columnLetters(column + 1)}$${row + 1}`;
}

/** A cell of another sheet, as a formula names it. */
export function on(sheet: string, name: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${name}`;
}

/** The longest name of a sheet. */
const LONGEST_NAME = 31;

/** Names as sheets may have them: none twice, without the signs that Excel does not allow. */
export function sheetNames(wanted: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'|'$/g, ' ')
        .trim() || '-';
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` (${number})`;
      const made = [...plain].slice(0, LONGEST_NAME - end.length).join('') + end;
      if (used.has(made.toLowerCase())) continue;
      used.add(made.toLowerCase());
      return made;
    }
  });
}
