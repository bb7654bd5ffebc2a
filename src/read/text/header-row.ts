// Header rows of small tables: every header known, none twice.
import { foldHeader } from '../../records/columns.js';

/**
 * The position of each column that a header row names.
 *
 * @throws what `wrong` returns for the first header that is unknown or repeated.
 */
export function columnPositions<Column extends string>(
  cells: readonly string[],
  columnOf: (folded: string) => Column | undefined,
  wrong: (code: 'unknown-column' | 'repeated-column', index: number) => Error,
): Map<Column, number> {
  const positions = new Map<Column, number>();
  cells.forEach((header, index) => {
    const column = columnOf(foldHeader(header));
    if (column === undefined) throw wrong('unknown-column', index);
    if (positions.has(column)) throw wrong('repeated-column', index);
    positions.set(column, index);
  });
  return positions;
}
