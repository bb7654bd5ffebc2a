// CSV of a table for programs: plain numbers, and no text that a spreadsheet would run.
import { stringify } from 'csv-stringify/sync';
import type { MachineTable } from './machine-table.js';

export type LineEnd = '\n' | '\r\n';

/** The table as CSV; blank where there is no figure. */
export function renderCsv(table: MachineTable, lineEnd: LineEnd = '\n'): string {
  const head = table.columns.map(({ header }) => header);
  const rows = table.rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? defused(value) : value)),
  );
  return stringify([head, ...rows], { record_delimiter: lineEnd });
}

/** Text with an apostrophe in front where a spreadsheet would take it for a formula. */
export function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
