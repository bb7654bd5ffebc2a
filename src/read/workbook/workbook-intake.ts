// Records of a workbook: its sheets chosen, each taken in as a file of its own, and what a reader of the screen may miss told.

import { columnLetters } from '../../records/column-letters.js';
import type { SheetNote } from '../../records/sheet-notes.js';
import type { NamesShown } from '../../records/shown-names.js';
import type { FormSeen } from '../file-seen.js';
import type { RowIntake, RowOptions } from '../row-intake.js';
import { likenessTo } from '../title-rows.js';
import { type ChosenSheet, chooseSheets, type SheetWish } from './choose-sheet.js';
import { unlessDamaged } from './parts.js';
import { type PackedWorkbook, readRecordRows, workbookOf } from './workbook-rows.js';

/** How the records of a workbook are read. */
export interface WorkbookOptions extends Pick<RowOptions, 'form' | 'aliases'> {
  /** Takes what is to be told of the sheets. */
  readonly note: (note: SheetNote) => void;
}

/** Reads the sheets that hold records, each by an intake of its own. */
export async function takeInWorkbook(
  file: string,
  packed: PackedWorkbook & NamesShown,
  readRowsOf: (sheet: string, readInto: (intake: RowIntake) => Promise<FormSeen>) => Promise<void>,
  { form, aliases, note }: WorkbookOptions,
): Promise<void> {
  const workbook = await workbookOf(packed, file, form.sheet);
  const { chosen, notes } = await unlessDamaged(file, () =>
    chooseSheets(workbook, file, wishOf(form), likenessTo(aliases, form)),
  );
  notes.forEach(note);
  const sheets = workbook.sheets.map(({ label }) => label);
  for (const each of chosen) {
    const sheet = each.sheet.label;
    await readRowsOf(sheet, async (intake) => {
      const end = await readRecordRows(each, workbook, packed.packed, file, intake.takeRow);
      intake.takeMerged(end.merged, end.lastRow);
      intake.finish({ kind: 'complete' });
      const hidden = hiddenIn(each, file, end.hiddenRows, end.hiddenColumns, intake);
      if (hidden !== undefined) note(hidden);
      return { kind: 'workbook', sheet, sheets };
    });
  }
}

function wishOf({ sheet, allSheets }: WorkbookOptions['form']): SheetWish {
  if (sheet !== undefined) return { kind: 'named', name: sheet };
  return { kind: allSheets ? 'all' : 'any' };
}

/** What was read although the screen does not show it. */
function hiddenIn(
  { sheet }: ChosenSheet,
  file: string,
  rows: number,
  hiddenColumns: ReadonlySet<number>,
  intake: RowIntake,
): SheetNote | undefined {
  const columns = [...(intake.table()?.positions.values() ?? [])]
    .map((index) => index + 1)
    .filter((column) => hiddenColumns.has(column))
    .sort((a, b) => a - b)
    .map(columnLetters);
  if (rows === 0 && columns.length === 0) return undefined;
  return { code: 'hidden-read', file, sheet: sheet.label, rows, columns };
}
