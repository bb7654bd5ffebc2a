// HTML tables: a caption, headings with a scope, numbers to the right, deficits marked.
import type { Language } from '../words/language.js';
import { HEADING_BREAKS } from '../words/report.js';
import { cellText, isNumeric } from '../write/cell.js';
import type { Sheet, SheetCell, SheetColumn } from '../write/sheet.js';
import { type Html, html } from './html.js';

/** The figures of a sheet. */
export type Table = Pick<Sheet, 'columns' | 'rows'>;

/**
 * A table with the first column as row headings. It scrolls where it is wider than the screen, so the keyboard must
 * reach it.
 */
export function table({ columns, rows }: Table, caption: string, language: Language): Html {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ heading, kind }) => html`<th scope="col"${kindClass(kind)}>${breakable(heading)}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) =>
    html`<tr>${columns.map((column, index) => cell(row[index] ?? null, column, index, language))}</tr>
`,
)}</tbody>
</table></div>`;
}

/** A heading that breaks only between words. */
function breakable(heading: string): Html {
  const [first = '', ...others] = heading.split(HEADING_BREAKS);
  return html`${first}${others.map((part) => html`<wbr>${part}`)}`;
}

function cell(value: SheetCell, { kind }: SheetColumn, index: number, language: Language): Html {
  // A surplus has its sign here, as it has in the charts: a page is read at a glance.
  const text = cellText(value, kind === 'signed' ? 'change' : kind, language);
  if (index === 0) return html`<th scope="row"${kindClass(kind)}>${text}</th>`;
  const deficit = kind === 'signed' && typeof value === 'number' && value < 0;
  if (deficit) return html`<td class="number deficit">${text}</td>`;
  return html`<td${kindClass(kind)}>${text}</td>`;
}

function kindClass(kind: SheetColumn['kind']): Html | '' {
  if (kind === 'year') return html` class="year"`;
  return isNumeric(kind) ? html` class="number"` : '';
}

export function column(
  key: string,
  heading: string,
  kind: SheetColumn['kind'] = 'count',
): SheetColumn {
  return { key, heading, kind };
}
