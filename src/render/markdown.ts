// Decides how a sheet is written in Markdown.
import { cellText, isNumeric } from './cell.js';
import type { Language } from './language.js';
import type { Sheet } from './sheet.js';

/** The sheet as a Markdown table with its title above and its notes as a list below. */
export function renderMarkdown(sheet: Sheet, language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const headings = sheet.columns.map(({ heading }) => heading);
  const rule = `| ${sheet.columns.map(({ kind }) => (isNumeric(kind) ? '---:' : '---')).join(' | ')} |`;
  const rows = sheet.rows.map((row) =>
    line(sheet.columns.map(({ kind }, index) => cellText(row[index] ?? null, kind, language))),
  );
  const parts = [
    sheet.title === undefined ? [] : [`**${escaped(sheet.title)}**`],
    rows.length === 0 ? [] : [line(headings), rule, ...rows],
    sheet.notes.map((note) => `- ${escaped(note)}`),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Text that stays as it is, in a cell or outside: names of files and offices are the user's own. */
export function escaped(text: string): string {
  return text.replace(/([\\|*_`<])/g, '\\$1').replace(/\r\n|\r|\n/g, ' ');
}
