// Decides how a sheet is written in Markdown.
import { cellText, isNumeric } from './cell.js';
import type { Language } from './language.js';
import type { Sheet } from './sheet.js';

/** The sheet as a Markdown table with its title above and its notes as a list below. */
export function renderMarkdown(sheet: Sheet, language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  const headings = sheet.columns.map(({ heading }) => heading);
  const rule = `| ${sheet.columns.map(({ kind }) => (isNumeric(kind) ? '---:' : '---')).join(' | ')} |`;
  const lines = [
    ...(sheet.title === undefined ? [] : [`**${sheet.title}**`, '']),
    ...(sheet.rows.length === 0 ? [] : [line(headings), rule]),
    ...sheet.rows.map((row) =>
      line(sheet.columns.map(({ kind }, index) => cellText(row[index] ?? null, kind, language))),
    ),
    ...(sheet.notes.length === 0 ? [] : ['', ...sheet.notes.map((note) => `- ${note}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

function escapeCell(text: string): string {
  return text.replace(/([\\|*_`<])/g, '\\$1').replace(/\r\n|\r|\n/g, ' ');
}
