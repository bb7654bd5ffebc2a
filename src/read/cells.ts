// What rows of cells have in common, whatever they are read from.
import { isBlank } from '../records/invisible.js';

/** Whether a row is longer than the header by blank cells alone: spreadsheets append them. */
export function fitsWithBlankTail(row: string[], width: number): boolean {
  return row.length > width && row.slice(width).every(isBlank);
}

/** Line breaks within quoted cells, since a row is named by the line on which it begins. */
export function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return breaks;
}
