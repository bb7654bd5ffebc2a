// What the sheets of workbooks as forms have in common: their head, their notes, tables of stored figures.
import {
  type BookCell,
  type BookChart,
  type BookSheet,
  cell,
  type Look,
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
const CHART_ROWS = 18;

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

/** Adds notes beneath, a blank row before them. */
export function addNotes(form: Form, notes: readonly string[]): void {
  if (notes.length > 0) form.rows.push([]);
  for (const note of notes) addWide(form, note, 'note');
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

/** A finished sheet. */
export function sheetOf(
  { rows, wide }: Form,
  name: string,
  widths: readonly number[],
  chart?: BookChart,
): BookSheet {
  return { name, widths, rows, wide, ...(chart !== undefined && { chart }) };
}
