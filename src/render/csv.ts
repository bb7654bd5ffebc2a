// Decides how a sheet is written as CSV: one datum a cell, plain numbers, nothing a spreadsheet would run.
import { stringify } from 'csv-stringify/sync';
import { japaneseFiscalYear } from './language.js';
import type { Sheet, SheetCell } from './sheet.js';

/** Whose headers a CSV has: names for programs, or Japanese ones with the Japanese year beside the western. */
export type CsvHeaders = 'machine' | 'japanese';

/** The sheet as CSV with LF line ends. Blank means: no figure. */
export function renderCsv(sheet: Sheet, headers: CsvHeaders): string {
  const japanese = headers === 'japanese';
  const head: SheetCell[] = [];
  for (const column of sheet.columns) {
    head.push(japanese ? column.heading + (column.kind === 'percent' ? '(%)' : '') : column.key);
    if (japanese && column.kind === 'year') head.push('和暦');
  }
  const rows = sheet.rows.map((row) => {
    const cells: SheetCell[] = [];
    sheet.columns.forEach(({ kind }, index) => {
      const value = row[index] ?? null;
      cells.push(typeof value === 'string' ? defused(value) : value);
      if (japanese && kind === 'year') {
        cells.push(typeof value === 'number' ? japaneseFiscalYear(value) : null);
      }
    });
    return cells;
  });
  return stringify([head, ...rows]);
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers are never touched. */
export function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
