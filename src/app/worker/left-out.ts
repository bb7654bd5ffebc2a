// A file without some of its columns, for records that stand beside personal data: written anew, row by row.
import { stringify } from 'csv-stringify/sync';
import { slicesOf } from '../../host/browser/blob-bytes.js';
import { browserUnpacker } from '../../host/browser/unpacker.js';
import { contentOf } from '../../read/containers/contents.js';
import { refuseJson } from '../../read/content.js';
import { readCsvRows } from '../../read/text/csv-rows.js';
import { decodeSettled, settleEncoding } from '../../read/text/decode.js';
import { belowTitles } from '../../read/text/title-lines.js';
import { readSheetTable } from '../../read/workbook/workbook-rows.js';
import { FaultError } from '../../records/fault.js';

const CHUNK = 256 * 1024;
/** So many rows are written at once. */
const ROWS = 4096;

/** The file as CSV without the columns, told by their numbers from 1. */
export async function withoutColumns(
  name: string,
  blob: Blob,
  sheet: string | undefined,
  columns: readonly number[],
): Promise<Blob> {
  let read = 0;
  const chunks = (async function* () {
    for await (const chunk of slicesOf(blob, 0, CHUNK)) {
      read += chunk.length;
      yield chunk;
    }
  })();
  const source = { file: name, bytesRead: () => read, depth: 0, unpacker: browserUnpacker };
  const content = await contentOf(chunks, source);
  refuseJson(content, name);
  if (content.kind === 'parquet') throw new FaultError('usage-not-a-table', { file: name });
  const left = new Set(columns.map((column) => column - 1));
  const parts: Blob[] = [];
  let rows: string[][] = [];
  const settle = () => {
    parts.push(new Blob([stringify(rows)]));
    rows = [];
  };
  const take = (cells: readonly string[]) => {
    rows.push(cells.filter((_, index) => !left.has(index)));
    if (rows.length === ROWS) settle();
  };
  if (content.kind === 'workbook') await readSheetTable(content, name, sheet, take, () => {});
  else {
    const bytes = settleEncoding(content.chunks, name);
    const { lines, pieces } = await belowTitles(bytes, () => ({ columns: 0, isWhole: false }));
    // Rows keep their numbers.
    parts.push(new Blob(['\n'.repeat(lines)]));
    await readCsvRows(decodeSettled(pieces, name, 'auto'), name, take);
  }
  settle();
  return new Blob(parts);
}
