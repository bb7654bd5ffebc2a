// Decides how a sheet is written as CSV: one datum a cell, plain numbers, nothing a spreadsheet would run.
import { stringify } from 'csv-stringify/sync';
import type { Localized } from '../rules/rule-book.js';
import { japaneseFiscalYear } from '../words/language.js';
import { HEADINGS } from '../words/messages.js';
import { UNIT_WORDS } from '../words/units.js';
import type { ColumnKind, Sheet, SheetCell, SheetColumn } from './sheet.js';

/** Whose headers a table for programs has: their names, or Japanese ones with the Japanese year beside the western. */
export type MachineHeaders = 'machine' | 'japanese';

/** How the lines of a CSV end. */
export type LineEnd = '\n' | '\r\n';

/** A column of a table for programs: its header with the unit where it has one. */
export interface MachineColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly source: SheetColumn;
}

/** A sheet as programs read it: one header row, one datum a cell, null where there is no figure. */
export interface MachineTable {
  readonly columns: readonly MachineColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** What a column's numbers are, unless it says otherwise. */
const UNITS: Readonly<Partial<Record<ColumnKind, Localized>>> = {
  count: UNIT_WORDS.procedures,
  signed: UNIT_WORDS.procedures,
  change: UNIT_WORDS.procedures,
  percent: UNIT_WORDS.percent,
};

/** What the numbers of a column are; undefined for text, years, and numbers that differ from row to row. */
export function unitOf({ unit, kind }: SheetColumn): Localized | undefined {
  return unit === undefined ? UNITS[kind] : (unit ?? undefined);
}

/**
 * The sheet as a table for programs. Japanese headers state the unit, the Japanese year has a column of its own, and codes
 * are in words.
 */
export function machineTable(sheet: Sheet, headers: MachineHeaders): MachineTable {
  const japanese = headers === 'japanese';
  const columns = sheet.columns.flatMap((source): MachineColumn[] => {
    const { key, kind, heading } = source;
    if (!japanese) return [{ header: key, kind, source }];
    const unit = unitOf(source);
    const column = {
      header: unit === undefined ? heading : `${heading}(${unit.ja})`,
      kind,
      source,
    };
    return kind === 'year'
      ? [column, { header: HEADINGS.japanese_year.ja, kind: 'text', source }]
      : [column];
  });
  const rows = sheet.rows.map((row) =>
    sheet.columns.flatMap(({ kind, codes }, index): SheetCell[] => {
      const value = row[index] ?? null;
      if (!japanese) return [value];
      if (kind === 'year') {
        return [value, typeof value === 'number' ? japaneseFiscalYear(value) : null];
      }
      return [typeof value === 'string' ? (codes?.[value]?.ja ?? value) : value];
    }),
  );
  return { columns, rows };
}

/** A table for programs as CSV. Blank means: no figure. */
export function renderCsv(table: MachineTable, lineEnd: LineEnd = '\n'): string {
  const head = table.columns.map(({ header }) => header);
  const rows = table.rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? defused(value) : value)),
  );
  return stringify([head, ...rows], { record_delimiter: lineEnd });
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers are never touched. */
export function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
