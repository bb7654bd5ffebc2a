// Sheets of workbooks in words: their names in lists, the place of a finding, and what is told of them.
import { columnLetters } from '../records/column-letters.js';
import type { Finding } from '../records/findings.js';
import type { SheetNote } from '../records/sheet-notes.js';
import { fill, type Language, listed } from './language.js';
import { SHEET_NOTES, SHEET_PLACES, UNREAD_WORDS } from './reading.js';

/** A list of so many names of sheets at most; workbooks have dozens. */
const NAMED = 12;

/** Names of sheets as a sentence holds them. */
export function sheetNames(names: readonly string[], language: Language): string {
  const shown = names.slice(0, NAMED).map((name) => quoted(name, language));
  const more = names.length > NAMED ? [`… (${names.length})`] : [];
  return listed([...shown, ...more], language);
}

function quoted(name: string, language: Language): string {
  return language === 'ja' ? `「${name}」` : `“${name}”`;
}

/** A file with its sheet, if it has any. */
export function placeOfSheet(file: string, sheet: string | undefined, language: Language): string {
  return sheet === undefined ? file : `${file} ${quoted(sheet, language)}`;
}

/** The place of a finding in a workbook, as spreadsheets name it; blank in another file. */
export function sheetPlace(
  { sheet, line, column }: Pick<Finding, 'sheet' | 'line' | 'column'>,
  language: Language,
): string {
  if (sheet === undefined) return '';
  const letters = columnLetters(column);
  const form = column > 0 ? (line > 0 ? 'cell' : 'column') : line > 0 ? 'row' : 'sheet';
  const names = { sheet, cell: `${letters}${line}`, row: String(line), column: letters };
  return fill(SHEET_PLACES[form], language, names);
}

/** A note on a workbook in words. */
export function sheetNoteText(note: SheetNote, language: Language): string {
  switch (note.code) {
    case 'sheets-read': {
      const { file, sheets, others } = note;
      const read = fill(SHEET_NOTES.read, language, { file, sheets: sheetNames(sheets, language) });
      if (others.length === 0) return read;
      const list = others
        .slice(0, NAMED)
        .map(({ name, why }) => `${quoted(name, language)} (${UNREAD_WORDS[why][language]})`);
      if (others.length > NAMED) list.push(`… (${others.length})`);
      return read + fill(SHEET_NOTES.unread, language, { others: listed(list, language) });
    }
    case 'rows-above-header': {
      const { file, sheet, rows } = note;
      const where = { file, row: String(note.row), rows };
      return sheet === undefined
        ? fill(SHEET_NOTES.aboveInText, language, where)
        : fill(SHEET_NOTES.above, language, { ...where, sheet });
    }
    case 'hidden-read': {
      const { file, sheet, rows, columns } = note;
      const what = [
        ...(rows > 0 ? [fill(SHEET_NOTES.hiddenRows, language, { rows })] : []),
        ...(columns.length > 0
          ? [fill(SHEET_NOTES.hiddenColumns, language, { columns: columns.join(', ') })]
          : []),
      ];
      return fill(SHEET_NOTES.hidden, language, { file, sheet, what: listed(what, language) });
    }
  }
}
