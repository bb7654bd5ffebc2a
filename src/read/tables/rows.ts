// Rows of a small table that the user names: CSV, TSV or a sheet of a workbook, blank rows left out, told where each stands.
import { FaultError } from '../../records/fault.js';
import type { SheetNote } from '../../records/sheet-notes.js';
import { type FileContent, refuseJson } from '../content.js';
import { readCsvRows } from '../text/csv-rows.js';
import { decodeText } from '../text/decode.js';
import { readSheetTable, type SheetName } from '../workbook/workbook-rows.js';

/** A row with something in it. */
export interface TableRow {
  /** Trimmed. */
  readonly cells: readonly string[];
  /** The line on which it ends, or its number in the sheet, from 1. */
  readonly line: number;
}

/** What a table is read from: a file's content, or its text where that has been looked at already. */
export type TableSource =
  | FileContent
  | { readonly kind: 'pieces'; readonly pieces: AsyncIterable<string> };

/** A header, or what makes it one, stands within so many rows: titles and notes come before it. */
export const HEADER_WITHIN = 12;

export interface TableRows {
  readonly rows: readonly TableRow[];
  /** The line on which a quotation mark is opened and never closed. */
  readonly openQuote: number | undefined;
}

/**
 * Reads all rows, of a workbook's `sheet` or, where none is named (undefined) or can be (null), of the first that is shown and holds a table; `note` takes
 * what is to be told of the others. `begun` is called once with the first rows, at most {@link HEADER_WITHIN} of them, so that
 * a file that is another thing altogether is refused before it is read to its end.
 *
 * @throws {FaultError} usage-not-a-table for a Parquet file; input-other-kind for JSON; what the readers of text and workbooks throw.
 */
export async function readTableRows(
  file: string,
  source: TableSource,
  sheet: SheetName,
  begun: (first: readonly TableRow[]) => void,
  note: (note: SheetNote) => void,
): Promise<TableRows> {
  if (source.kind === 'parquet') throw new FaultError('usage-not-a-table', { file });
  if (source.kind !== 'pieces') refuseJson(source, file);
  const rows: TableRow[] = [];
  const take = (raw: readonly string[], line: number): void => {
    const cells = raw.map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) return;
    rows.push({ cells, line });
    if (rows.length === HEADER_WITHIN) begun(rows);
  };
  let openQuote: number | undefined;
  if (source.kind === 'workbook') await readSheetTable(source, file, sheet, take, note);
  else {
    const pieces = source.kind === 'text' ? decodeText(source.chunks, file) : source.pieces;
    const end = await readCsvRows(pieces, file, take);
    if (end.kind === 'open-quote') openQuote = end.line;
  }
  if (rows.length < HEADER_WITHIN) begun(rows);
  return { rows, openQuote };
}
