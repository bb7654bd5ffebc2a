// Rows of a workbook: of sheets with records, their header found, or of one sheet with any table.
import { type CellKinds, ERROR, NUMBER, PLAIN } from '../../records/cell-kinds.js';
import { columnLetters } from '../../records/column-letters.js';
import { foldHeader } from '../../records/columns.js';
import { FaultError } from '../../records/fault.js';
import type { SheetNote } from '../../records/sheet-notes.js';
import type { NamesShown } from '../../records/shown-names.js';
import { isBomb, MOST_TIMES } from '../bomb.js';
import { LONGEST_ROW } from '../text/csv-rows.js';
import {
  type ChosenSheet,
  foldSheetName,
  isShownTable,
  lookForHeader,
  sheetNamed,
  sheetsRead,
} from './choose-sheet.js';
import { type Parts, unlessDamaged } from './parts.js';
import { readSheetRows, type SheetEnd, type SheetRow } from './sheet-rows.js';
import { openWorkbook, type Sheet, type Workbook } from './workbook.js';

/** A workbook as it lies in its archive. */
export interface PackedWorkbook {
  readonly parts: Parts;
  /** The name of the main part. */
  readonly main: string;
  /** The size of the file. */
  readonly packed: number;
}

/** Takes a row of a sheet, its number in the sheet, and what its cells are besides texts. */
export type SheetRowHandler = (cells: string[], row: number, kinds: CellKinds) => void;

/** The sheet that the user names; undefined if none is, null if none can be. */
export type SheetName = string | undefined | null;

/** The sheet of figures for programs in the workbooks that this program writes, before which forms stand. */
export const OWN_DATA: readonly string[] = ['Data', 'データ'];

/** Least size that a row is taken to have, even if blank. */
const USUAL_ROW = 64;

/** Opens a workbook of which the user names the sheet `named`, if any. Throws input-zip-broken if it is damaged. */
export function workbookOf(
  { parts, main, isShown }: PackedWorkbook & NamesShown,
  file: string,
  named: string | undefined,
): Promise<Workbook> {
  const isNamed = (name: string) =>
    named !== undefined && foldSheetName(name) === foldSheetName(named);
  return unlessDamaged(file, () =>
    openWorkbook(parts, main, (name) => isNamed(name) || isShown?.(name) === true),
  );
}

/** What was found in a sheet of records besides its rows. */
export interface RecordsEnd extends SheetEnd {
  /** Rows below the header that are not shown, but read. */
  readonly hiddenRows: number;
  readonly lastRow: number;
}

/**
 * Hands on the rows of a sheet from its header on; blank cells at the end of a row are filled in to the width of the header,
 * as a table has them.
 *
 * @throws {FaultError} input-zip-broken, input-bomb, input-row-too-long.
 */
export async function readRecordRows(
  { sheet, headerRow }: ChosenSheet,
  workbook: Workbook,
  packed: number,
  file: string,
  handle: SheetRowHandler,
): Promise<RecordsEnd> {
  const watch = watchSize(packed, file);
  let width = 0;
  let hiddenRows = 0;
  let lastRow = 0;
  const end = await unlessDamaged(file, () =>
    readSheetRows(sheet, workbook, (row) => {
      if (row.number < headerRow) return true;
      const { cells, number } = row;
      while (cells.length < width) cells.push('');
      if (width === 0) width = cells.length;
      else if (row.isHidden) hiddenRows += 1;
      watch(row);
      lastRow = number;
      handle(cells, number, row);
      return true;
    }),
  );
  return { ...end, hiddenRows, lastRow };
}

/** Holds what is handed on against the size of the file: a few bytes can say a billion times the same. */
function watchSize(packed: number, file: string): (row: SheetRow) => void {
  let handedOn = 0;
  return ({ cells, number }) => {
    let length = cells.length;
    for (const cell of cells) length += cell.length;
    if (length > LONGEST_ROW) throw new FaultError('input-row-too-long', { file, line: number });
    handedOn += Math.max(length, USUAL_ROW);
    if (isBomb(handedOn, packed)) throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
  };
}

/**
 * Hands on the rows of one sheet that hold anything, with their numbers: the sheet named, else the first one that is shown and
 * holds a table. For tables that are no records: each cell must have a value that is known.
 *
 * @throws {FaultError} input-no-sheet, input-sheet-no-table, input-no-visible-sheet, input-several-sheets,
 *   input-unknown-cell, input-zip-broken, input-bomb, input-row-too-long.
 */
export async function readSheetTable(
  packed: PackedWorkbook & NamesShown,
  file: string,
  name: SheetName,
  handle: (cells: string[], row: number) => void,
  note: (note: SheetNote) => void,
): Promise<void> {
  const workbook = await workbookOf(packed, file, name ?? undefined);
  const watch = watchSize(packed.packed, file);
  await unlessDamaged(file, async () => {
    const sheet = await tableSheet(workbook, file, name);
    sheetsRead(workbook, file, [sheet], () =>
      name === undefined ? 'other-table' : 'not-asked',
    ).forEach(note);
    await readSheetRows(sheet, workbook, (row) => {
      watch(row);
      refuseUnknown(row, sheet.label, file);
      handle(row.cells, row.number);
      return true;
    });
  });
}

/** Whether a sheet that is shown, or the one named, has such a row among its first. */
export async function holdsRow(
  packed: PackedWorkbook & NamesShown,
  file: string,
  name: string | undefined,
  isSuch: (cells: readonly string[]) => boolean,
): Promise<boolean> {
  const workbook = await workbookOf(packed, file, name ?? undefined);
  const sheets =
    name === undefined ? workbook.sheets.filter(isShownTable) : [sheetNamed(workbook, file, name)];
  return unlessDamaged(file, async () => {
    for (const sheet of sheets) {
      const { isWhole } = await lookForHeader(sheet, workbook, (cells) => ({
        columns: 0,
        isWhole: isSuch(cells),
      }));
      if (isWhole) return true;
    }
    return false;
  });
}

/** A row of a table has several cells; what stands above it is a title or a cover. */
const TABLE_WITHIN = 12;

/** The sheet named, else the first that holds a table, unless another one has the same header. */
async function tableSheet(workbook: Workbook, file: string, name: SheetName): Promise<Sheet> {
  if (typeof name === 'string') return sheetNamed(workbook, file, name);
  const own = workbook.sheets.find((sheet) => OWN_DATA.includes(sheet.name) && isShownTable(sheet));
  if (name === null && own !== undefined) return own;
  const shown = workbook.sheets.filter(isShownTable);
  const headers = new Map<Sheet, string>();
  let filled: Sheet | undefined;
  for (const sheet of shown) {
    let seen = 0;
    await readSheetRows(sheet, workbook, ({ cells }) => {
      filled ??= sheet;
      seen += 1;
      if (cells.filter((cell) => cell.trim() !== '').length < 2) return seen < TABLE_WITHIN;
      headers.set(sheet, cells.map(foldHeader).join('\n'));
      return false;
    });
  }
  const [table = filled] = headers.keys();
  if (table === undefined) {
    const sheets = workbook.sheets.map(({ label }) => label);
    throw new FaultError('input-no-visible-sheet', { file, sheets });
  }
  const alike = [...headers].filter(([, header]) => header === headers.get(table));
  if (alike.length > 1) {
    const sheets = alike.map(([sheet]) => sheet.label);
    throw new FaultError('input-several-sheets', {
      ...{ file, sheets },
      offers: name === undefined ? 'one' : 'none',
    });
  }
  return table;
}

function refuseUnknown({ isMixed, kinds, cells, number }: SheetRow, sheet: string, file: string) {
  if (!isMixed) return;
  for (let index = 0; index < cells.length; index += 1) {
    const kind = kinds[index];
    if (kind === PLAIN || kind === NUMBER) continue;
    const cell = `${columnLetters(index + 1)}${number}`;
    throw new FaultError('input-unknown-cell', { file, sheet, cell, isError: kind === ERROR });
  }
}
