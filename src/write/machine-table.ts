// A sheet as a table for programs: one header row, one datum a cell.

import { HEADINGS } from '../records/headings.js';
import type { Localized } from '../rules/rule-book.js';
import { japaneseFiscalYear } from '../words/language.js';
import { UNIT_WORDS } from '../words/units.js';
import type { ColumnKind, Sheet, SheetCell, SheetColumn } from './sheet.js';

/** The headers of a table for programs: names, or Japanese words with the Japanese year beside the western one. */
export type MachineHeaders = 'machine' | 'japanese';

/** A column of a table for programs: its header with the unit where it has one. */
export interface MachineColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  readonly source: SheetColumn;
}

/** A table for programs; null where there is no figure. */
export interface MachineTable {
  readonly columns: readonly MachineColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The units of columns that have none of their own. */
const UNITS: Readonly<Partial<Record<ColumnKind, Localized>>> = {
  count: UNIT_WORDS.procedures,
  signed: UNIT_WORDS.procedures,
  change: UNIT_WORDS.procedures,
  percent: UNIT_WORDS.percent,
  tenths: UNIT_WORDS.percent,
};

/** The unit of a column; undefined for text, years, and numbers whose unit differs from row to row. */
export function unitOf({ unit, kind }: SheetColumn): Localized | undefined {
  return unit === undefined ? UNITS[kind] : (unit ?? undefined);
}

/**
 * The sheet as a table for programs. With Japanese headers, these state the unit, the Japanese year has a column of its
 * own, and codes are in words.
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
