// Markdown shows every text as it is and keeps its columns, whatever signs the text holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/write/markdown.js';
import type { Sheet } from '../../src/write/sheet.js';

/** Cells of a table line, as GitHub cuts them: at each bar that has no backslash before it. */
function cellsOf(line: string): string[] {
  return [...line.slice(1, -1).matchAll(/(?:\\.|[^|\\])+/gu)].map(([cell]) =>
    cell.trim().replace(/\\(.)/gu, '$1'),
  );
}

const sheetOf = (text: string): Sheet => ({
  title: text,
  columns: [
    { key: 'office', heading: text, kind: 'text' },
    { key: 'card', heading: 'card', kind: 'count' },
  ],
  rows: [[text, 1234]],
  notes: [text],
});

describe('Markdown', () => {
  it('aligns numbers right, sets the title bold and the notes as a list, with a blank line between', () => {
    expect(renderMarkdown({ ...sheetOf('港'), title: 'Title' }, 'en')).toBe(
      '**Title**\n\n| 港 | card |\n| --- | ---: |\n| 港 | 1,234 |\n\n- 港\n',
    );
  });

  it('has no blank line first where there is no table', () => {
    const { notes, columns } = sheetOf('note');
    expect(renderMarkdown({ columns, rows: [], notes }, 'en')).toBe('- note\n');
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['a*b_c`d', 'a\\*b\\_c\\`d'],
    ['<img> [x](y) ~~z~~', '\\<img\\> \\[x\\](y) \\~\\~z\\~\\~'],
    ['two\nlines', 'two lines'],
  ])('shows %j as it is', (text, written) => {
    expect(renderMarkdown(sheetOf(text), 'en').split('\n')[4]).toBe(`| ${written} | 1,234 |`);
  });

  it.each(['1. one', '2) two', '- item', '+ item', '# heading', '> quote'])(
    'begins no list, heading or quotation in a note: %s',
    (note) => {
      const last = renderMarkdown(sheetOf(note), 'en').trimEnd().split('\n').at(-1) ?? '';
      expect(last).toMatch(/^- (\d+\\[.)]|\\[-+#>]) /);
    },
  );

  it('keeps two cells whatever a name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(/[^\s\p{Cc}]/u.test(text));
        const row = renderMarkdown(sheetOf(text), 'en').split('\n')[4] ?? '';
        const shown = text
          .replace(/\p{Cc}+/gu, ' ')
          .replace(/\s+/gu, ' ')
          .trim();
        expect(cellsOf(row)).toEqual([shown, '1,234']);
      }),
    );
  });
});
