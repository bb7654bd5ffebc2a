// Which sheets of a workbook are read, and where in them the header stands.
import { FaultError } from '../../records/fault.js';
import type { SheetNote, UnreadSheet } from '../../records/sheet-notes.js';
import { placeNamed } from '../../records/shown-names.js';
import {
  type FirstRow,
  filledIn,
  HEADER_WITHIN,
  type HeaderLikeness,
  headerByWidth,
} from '../title-rows.js';
import { readSheetRows } from './sheet-rows.js';
import type { Sheet, Workbook } from './workbook.js';

/** What the user says of the sheets: one by its name, all that hold records, or nothing. */
export type SheetWish =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'any' };

/** A sheet to be read, with the row of its header and the filled rows above it. */
export interface ChosenSheet {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly rowsAbove: number;
  readonly isWhole: boolean;
  /** How many columns it names. */
  readonly columns: number;
}

/**
 * The sheets to read: the one named; else, of the visible ones that hold tables, the one whose header names the columns, or
 * all of them if all are asked for. Where none does, the one that comes nearest, so that what is missing can be told.
 *
 * @throws {FaultError} input-no-sheet, input-sheet-no-table, input-no-visible-sheet, input-several-sheets.
 */
export async function chooseSheets(
  workbook: Workbook,
  file: string,
  wish: SheetWish,
  likeness: (cells: readonly string[]) => HeaderLikeness,
): Promise<{ readonly chosen: readonly ChosenSheet[]; readonly notes: readonly SheetNote[] }> {
  const { sheets } = workbook;
  const look = (sheet: Sheet) => lookForHeader(sheet, workbook, likeness);
  if (wish.kind === 'named') {
    const sheet = sheetNamed(workbook, file, wish.name);
    return noted(workbook, file, [await look(sheet)], () => 'not-asked');
  }
  const visible = await inTurn(sheets.filter(isShownTable), look);
  const whole = visible.filter(({ isWhole }) => isWhole);
  const names = whole.map(({ sheet }) => sheet.label);
  if (whole.length > 1 && wish.kind === 'any') {
    throw new FaultError('input-several-sheets', { file, sheets: names, offers: 'all' });
  }
  if (whole.length > 0) return noted(workbook, file, whole, () => 'other-columns');
  const [nearest] = [...visible].sort((a, b) => b.columns - a.columns);
  const hidden = await inTurn(
    sheets.filter(({ kind, isHidden }) => kind === 'table' && isHidden),
    look,
  );
  const records = new Set(hidden.filter(({ isWhole }) => isWhole).map(({ sheet }) => sheet));
  if (nearest === undefined) {
    throw new FaultError('input-no-visible-sheet', {
      file,
      sheets: sheets.map(({ label }) => label),
    });
  }
  return noted(workbook, file, [nearest], (sheet) =>
    records.has(sheet) ? 'hidden-records' : 'other-columns',
  );
}

/** The sheet of that name, or at that place; Excel does not tell sheets apart by case or width of letters. */
export function sheetNamed({ sheets }: Workbook, file: string, name: string): Sheet {
  const folded = foldSheetName(name);
  const sheet =
    sheets.find((each) => each.name === name) ??
    sheets.find((each) => foldSheetName(each.name) === folded) ??
    sheets[placeNamed(name) ?? -1];
  const names = sheets.map(({ label }) => label);
  if (sheet === undefined)
    throw new FaultError('input-no-sheet', { file, sheet: name, sheets: names });
  if (sheet.kind !== 'table') {
    throw new FaultError('input-sheet-no-table', { file, sheet: sheet.label, sheets: names });
  }
  return sheet;
}

/** The name of a sheet as Excel tells it from others. */
export function foldSheetName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** Whether a tab is shown and holds a table. */
export function isShownTable({ kind, isHidden }: Sheet): boolean {
  return kind === 'table' && !isHidden;
}

async function inTurn<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

/** The first row that is a whole header, else the one that names most columns, else the one that is as wide as the rows below it, else the first. */
export async function lookForHeader(
  sheet: Sheet,
  workbook: Workbook,
  likeness: (cells: readonly string[]) => HeaderLikeness,
): Promise<ChosenSheet> {
  let best = { sheet, headerRow: 0, rowsAbove: 0, isWhole: false, columns: -1 };
  const rows: FirstRow[] = [];
  const numbers: number[] = [];
  await readSheetRows(sheet, workbook, ({ number, cells }) => {
    if (cells.every((cell) => cell.trim() === '')) return true;
    const { columns, isWhole } = likeness(cells);
    if (isWhole || columns > best.columns) {
      best = { sheet, headerRow: number, rowsAbove: rows.length, isWhole, columns };
    }
    rows.push({ filled: filledIn(cells), columns, isWhole });
    numbers.push(number);
    return !isWhole && rows.length < HEADER_WITHIN;
  });
  const wide = headerByWidth(rows);
  return wide > 0 ? { ...best, headerRow: numbers[wide] as number, rowsAbove: wide } : best;
}

/** The sheets chosen, with what is to be told of those and of the others. */
function noted(
  workbook: Workbook,
  file: string,
  chosen: readonly ChosenSheet[],
  why: (sheet: Sheet) => UnreadSheet['why'],
): { readonly chosen: readonly ChosenSheet[]; readonly notes: readonly SheetNote[] } {
  const read = chosen.map(({ sheet }) => sheet);
  const notes = sheetsRead(workbook, file, read, why);
  for (const { sheet, headerRow: row, rowsAbove: rows, isWhole, columns } of chosen) {
    if (rows > 0 && (isWhole || columns === 0)) {
      notes.push({ code: 'rows-above-header', file, sheet: sheet.label, row, rows });
    }
  }
  return { chosen, notes };
}

/** Which sheets are read, where there are others, and why those are not. */
export function sheetsRead(
  { sheets }: Workbook,
  file: string,
  read: readonly Sheet[],
  why: (sheet: Sheet) => UnreadSheet['why'],
): SheetNote[] {
  if (sheets.length < 2) return [];
  const others = sheets
    .filter((sheet) => !read.includes(sheet))
    .map((sheet): UnreadSheet => {
      const { label: name, kind, isHidden } = sheet;
      if (kind !== 'table') return { name, why: 'no-table' };
      const reason = why(sheet);
      const isOther = reason === 'other-columns' || reason === 'other-table';
      return { name, why: isHidden && isOther ? 'hidden' : reason };
    });
  return [{ code: 'sheets-read', file, sheets: read.map(({ label }) => label), others }];
}
