// What the sheets of workbooks as forms have in common: their head, their notes, tables of stored figures.
import {
  at,
  type BookCell,
  type BookChart,
  type BookSheet,
  cell,
  formula,
  type Look,
  sheetNames,
} from '../../write/book.js';
import { isNumeric } from '../../write/cell.js';
import type { SheetColumn } from '../../write/sheet.js';

export type BookRow = (BookCell | undefined)[];

/** Rows of a form being made; rows that go over the whole width are marked. */
export interface Form {
  readonly rows: BookRow[];
  readonly wide: Set<number>;
}

export const WIDTHS = { label: 14, number: 11, least: 8 };

/** Rows left for a chart. */
const CHART_ROWS = 14;

/** A form with its head: what it was made of, if that has to be said, and its title. */
export function begun(title: string, first: string | undefined): Form {
  const form: Form = { rows: [], wide: new Set() };
  if (first !== undefined) addWide(form, first, 'text');
  addWide(form, title, 'title');
  return form;
}

/** Adds a text over the whole width. */
export function addWide({ rows, wide }: Form, text: string, look: Look): void {
  wide.add(rows.length);
  rows.push([cell(text, look)]);
}

/** Adds notes beneath, a blank row before them, without that of the unit, which stands above the table. */
export function addNotes(form: Form, notes: readonly string[]): void {
  const left = notes.filter((note) => !/^[(（]単位[^、。]*$/.test(note));
  if (left.length > 0) form.rows.push([]);
  for (const note of left) addWide(form, note, 'note');
}

/**
 * Adds a row of sums beneath the rows from `firstRow` on. A column has one where all its figures are known: of one that is
 * hidden nothing can be added up. Nothing is added beneath a single row.
 */
export function addSums(
  { rows }: Form,
  firstRow: number,
  label: string,
  columns: readonly number[],
): void {
  const [line, summed] = [rows.length, rows.slice(firstRow)];
  if (summed.length < 2) return;
  const width = Math.max(...summed.map((row) => row.length));
  rows.push(
    Array.from({ length: width }, (_, column): BookCell | undefined => {
      if (column === 0) return cell(label, 'head');
      if (!columns.includes(column)) return cell(null, 'headRight');
      const values = summed.map((row) => row[column]?.value);
      const known = values.filter((value) => typeof value === 'number');
      const look = summed[0]?.[column]?.look === 'signed' ? 'sumSigned' : 'sum';
      if (known.length < values.length) return cell(null, look);
      const range = `${at(firstRow, column)}:${at(line - 1, column)}`;
      return formula(
        `SUM(${range})`,
        known.reduce((sum, value) => sum + value, 0),
        look,
      );
    }),
  );
}

/** Leaves rows for a chart, which begins at the first of them. */
export function addChart({ rows }: Form, chart: Omit<BookChart, 'at' | 'rows'>): BookChart {
  rows.push([]);
  const at = rows.length;
  for (let row = 0; row < CHART_ROWS; row += 1) rows.push([]);
  return { ...chart, at, rows: CHART_ROWS };
}

/** The headings of columns. */
export function heads(columns: readonly Pick<SheetColumn, 'heading' | 'kind'>[]): BookRow {
  return columns.map(({ heading, kind }) => cell(heading, isNumeric(kind) ? 'headRight' : 'head'));
}

/** The names of the sheets of scenarios, which have one each; `taken` are the names of other sheets. */
export function scenarioSheets(
  scenarios: readonly { readonly name: string }[],
  taken: readonly string[],
): string[] {
  return sheetNames(
    scenarios.map(({ name }) => name),
    taken,
  );
}

/** A finished sheet. */
export function sheetOf(
  { rows, wide }: Form,
  name: string,
  widths: readonly number[],
  chart?: BookChart,
): BookSheet {
  return { name, widths, rows, wide, ...(chart !== undefined && { chart }) };
}
