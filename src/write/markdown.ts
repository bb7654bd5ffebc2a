// Markdown of a sheet as GitHub shows it. No text acts as markup.
import type { Language } from '../words/language.js';
import { cellText, isNumeric } from './cell.js';
import { withBounds } from './fit.js';
import type { Sheet } from './sheet.js';

/** The sheet as a Markdown table, its title above and its notes as a list below. */
export function renderMarkdown(given: Sheet, language: Language): string {
  const sheet = withBounds(given, language);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = sheet.rows.map((row) =>
    line(
      sheet.columns.map(({ kind }, index) =>
        plainText(cellText(row[index] ?? null, kind, language)),
      ),
    ),
  );
  const table = [
    line(sheet.columns.map(({ heading }) => plainText(heading))),
    line(sheet.columns.map(({ kind }) => (isNumeric(kind) ? '---:' : '---'))),
    ...rows,
  ];
  const parts = [
    ...(sheet.title === undefined ? [] : [[`**${plainText(sheet.title)}**`]]),
    ...(rows.length === 0 ? [] : [table]),
    ...(sheet.notes.length === 0 ? [] : [sheet.notes.map((note) => `- ${plainBlock(note)}`)]),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** Text on one line without markup. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}

/** The same at the start of a block, where some signs would begin a heading or a list. */
function plainBlock(text: string): string {
  return plainText(text).replace(/^(\d+(?=[.)])|(?=[-+#=]))/, '$1\\');
}
