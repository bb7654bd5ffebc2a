// Rows of an Excel workbook as cells of text, as a CSV of the same table would hold them.
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { FaultError } from '../../records/fault.js';
import type { RowHandler, RowsEnd } from '../text/csv-rows.js';

type WorkbookCell = string | number | boolean | Date | null | undefined;

/**
 * Hands on the rows of one sheet, the first where none is named, with their numbers in the sheet; blank rows are none. Date
 * cells become ISO dates: the workbook's own calendar has no time zone, so none is applied.
 *
 * @throws {FaultError} input-no-sheet with the names there are; input-zip-broken.
 */
export async function readWorkbookRows(
  bytes: Uint8Array,
  file: string,
  sheet: string | undefined,
  handle: RowHandler,
): Promise<RowsEnd> {
  const broken = () => new FaultError('input-zip-broken', { file });
  const names: string[] = [];
  await readXlsx(bytes, {
    sheets: (info) => {
      names.push(info.name);
      return false;
    },
  }).catch(() => {
    throw broken();
  });
  const wanted = sheet ?? names[0] ?? '';
  if (!names.includes(wanted)) {
    throw new FaultError('input-no-sheet', { file, sheet: wanted, sheets: names });
  }
  const rows = streamXlsxRows(bytes, { sheet: wanted });
  let width = 0;
  for (;;) {
    const next = await rows.next().catch(() => {
      throw broken();
    });
    if (next.done) return { kind: 'complete' };
    const cells = Array.from(next.value.values as WorkbookCell[], cellText);
    if (cells.every((cell) => cell === '')) continue;
    // A workbook leaves out the blank cells at the end of a row; a table has them.
    while (cells.length < width) cells.push('');
    if (width === 0) width = cells.length;
    handle(cells, next.value.index + 1);
  }
}

function cellText(value: WorkbookCell): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }
  return typeof value === 'string' ? value : String(value);
}
