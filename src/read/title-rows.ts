// Which of the first rows of a table is its header: titles may stand above it.
import { type HeaderAliases, type HeaderOrders, readHeader } from '../records/columns.js';
import { isBlank } from '../records/invisible.js';

/** A title block has no more filled rows. */
export const HEADER_WITHIN = 30;

/** How much of a header a row is: the columns it names, and whether those are all that must be there. */
export interface HeaderLikeness {
  readonly columns: number;
  readonly isWhole: boolean;
}

/** One of the first rows: how many cells are filled, and what they name. */
export interface FirstRow extends HeaderLikeness {
  readonly filled: number;
}

/** Tells how much of a header a row is; a header that the user maps is known. */
export function likenessTo(
  aliases: HeaderAliases,
  orders: HeaderOrders,
): (cells: readonly string[]) => HeaderLikeness {
  return (cells) => {
    const { positions, missing } = readHeader(cells, aliases, orders);
    return { columns: positions.size, isWhole: missing.length === 0 };
  };
}

/** How many cells of a row are filled. */
export function filledIn(cells: readonly string[]): number {
  return cells.filter((cell) => !isBlank(cell)).length;
}

/**
 * The header where no row names a column and the first is a title, one cell: the first row that is as wide as those below it.
 * Of the fullest row it fills three quarters, since a header may leave a cell blank, and a row of it must follow. 0 where there
 * is no such row, as in a table of one column.
 */
export function headerByWidth(rows: readonly FirstRow[]): number {
  if (rows[0]?.filled !== 1 || rows.some(({ columns }) => columns > 0)) return 0;
  const widest = Math.max(...rows.map(({ filled }) => filled));
  const header = rows.findIndex(({ filled }) => filled > 1 && !isNarrower(filled, widest));
  const below = rows[header + 1];
  return header < 0 || below === undefined || below.filled < 2 ? 0 : header;
}

/**
 * The header of a text: the first row that names all columns that must be there; else, below a title of one cell, the one that
 * names most, or the one that {@link headerByWidth} tells. No row as wide as the header is passed over: it might be a record.
 */
export function headerOfText(rows: readonly FirstRow[]): number {
  const whole = rows.findIndex(({ isWhole }) => isWhole);
  if (whole > 0 && isBelowTitles(rows, whole)) return whole;
  if (whole >= 0 || rows[0]?.filled !== 1) return 0;
  const most = Math.max(...rows.map(({ columns }) => columns));
  if (most === 0) return headerByWidth(rows);
  const named = rows.findIndex(({ columns }) => columns === most);
  return isBelowTitles(rows, named) ? named : 0;
}

function isBelowTitles(rows: readonly FirstRow[], header: number): boolean {
  const width = rows[header]?.filled ?? 0;
  return rows.slice(0, header).every(({ filled }) => isNarrower(filled, width));
}

function isNarrower(filled: number, than: number): boolean {
  return filled * 4 < than * 3;
}
