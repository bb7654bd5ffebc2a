// Cells of a table of counts by their column, and the faults of its rows.
import type { FaultError } from '../../records/fault.js';
import { readNumber } from '../../records/period-text.js';
import type { CountsFinding } from '../../records/table-findings.js';
import type { CountsHeader } from './counts-header.js';
import type { TableRow } from './rows.js';

/** Makes the fault of a row; `column` is the position of its cell from 0. */
export type WrongRow = (
  row: TableRow | number,
  finding: CountsFinding,
  column?: number,
) => FaultError;

/** Reads a cell by its column; blank where the table has no such column. */
export function cellsOf({ positions, names }: CountsHeader) {
  type Column = Parameters<typeof positions.get>[0];
  const at = (row: TableRow, column: Column): string =>
    row.cells[positions.get(column) ?? -1] ?? '';
  const number = (row: TableRow, column: Column, wrong: WrongRow): number => {
    const value = readNumber(at(row, column));
    if (value !== undefined) return value;
    const index = positions.get(column) as number;
    throw wrong(row, { code: 'not-a-number', header: names[index] ?? '' }, index);
  };
  return { at, number, position: (column: Column) => positions.get(column) };
}
