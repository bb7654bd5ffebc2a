// Cells of records whose values a sheet does not hold: formulas without results, errors, what merged cells cover.
import { type CellKinds, ERROR, NO_RESULT, STAND_IN } from '../../records/cell-kinds.js';
import type { Range } from './cell-names.js';

/** Why the value of the cell at `index` is not known; undefined if it is. */
export function unknownCell(
  { kinds, epoch }: CellKinds,
  index: number,
  isDate: boolean,
): 'error-value' | 'formula-without-result' | undefined {
  const kind = kinds[index];
  if (kind === ERROR) return 'error-value';
  // As a date from 1900 a stand-in is refused for what it shows, 1900/1/0.
  if (kind === NO_RESULT || (kind === STAND_IN && !(isDate && epoch === 1900))) {
    return 'formula-without-result';
  }
  return undefined;
}

/** A cell that is blank in the file, whatever the screen shows. */
export interface CoveredCell {
  /** Its row in the sheet. */
  readonly row: number;
  /** Its column, from 0. */
  readonly index: number;
}

/** The first cell of records that merged cells cover; undefined if none. Their first cell alone holds the value. */
export function coveredCell(
  { top, left, bottom, right }: Range,
  records: { readonly first: number; readonly last: number; readonly others: ReadonlySet<number> },
  columns: Iterable<number>,
): CoveredCell | undefined {
  let row = Math.max(top, records.first);
  const last = Math.min(bottom, records.last);
  while (row <= last && records.others.has(row)) row += 1;
  if (row > last) return undefined;
  for (const index of columns) {
    const column = index + 1;
    if (column > left ? column <= right : column === left && last > top) return { row, index };
  }
  return undefined;
}
