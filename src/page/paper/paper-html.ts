// A paper as HTML: one file that loads nothing and runs nothing, in the form of a printed A4 page.
import { fill, type Language } from '../../words/language.js';
import { PAPER_WORDS } from '../../words/paper.js';
import { cellText, isNumeric } from '../../write/cell.js';
import { documentHead } from '../document-head.js';
import type { Drawings } from '../drawings.js';
import { type Html, html, trusted } from '../html.js';
import type { Block, PaperDocument, Section, TableBlock } from './document.js';
import { PAPER_STYLE } from './style.js';

/** A paper as HTML, with its drawings. */
export function paperHtml(
  paper: PaperDocument,
  language: Language,
  drawings: Drawings,
  version: string,
): string {
  return `${
    html`${documentHead(language, version, paper.title, PAPER_STYLE)}
<body>
${paper.caution !== undefined && html`<p class="caution">${paper.caution}</p>\n`}${paper.head.map((line) => html`<p class="head">${line}</p>\n`)}<h1>${paper.title}</h1>
<main>
${paper.summary.map((text) => html`<p>${text}</p>\n`)}${paper.sections.map((section, index) => sectionHtml(section, String(index + 1), language, drawings))}${
  paper.annex &&
  html`<section class="annex"><h2>${paper.annex.heading}</h2>
${blocksHtml(paper.annex, language, drawings)}</section>
`
}</main>
</body>
</html>`.text
  }\n`;
}

function sectionHtml(
  section: Section,
  number: string,
  language: Language,
  drawings: Drawings,
): Html {
  return html`<section><h2><span class="number">${number}</span>${section.heading}</h2>
${blocksHtml(section, language, drawings)}</section>
`;
}

function blocksHtml({ blocks }: Section, language: Language, drawings: Drawings): Html[] {
  let part = 0;
  return blocks.map((block) => {
    if (block.kind === 'heading') part += 1;
    return html`${blockHtml(block, part, language, drawings)}\n`;
  });
}

function blockHtml(block: Block, part: number, language: Language, drawings: Drawings): Html {
  switch (block.kind) {
    case 'paragraph':
      return html`<p class="text">${block.text}</p>`;
    case 'notes':
      return html`<ul>${block.texts.map((text) => html`<li>${text}</li>`)}</ul>`;
    case 'heading':
      return html`<h3><span class="number">${fill(PAPER_WORDS.partNumber, language, { number: part })}</span>${block.text}</h3>`;
    case 'chart':
      return html`<figure>${trusted(drawings[block.id] ?? '')}<figcaption>${block.title}</figcaption></figure>`;
    case 'table':
      return tableHtml(block, language);
  }
}

function tableHtml(table: TableBlock, language: Language): Html {
  const { columns, rows, unit } = table;
  const caption = captionText(table, language);
  const above =
    caption === undefined && unit === undefined
      ? undefined
      : html`<caption>${caption}${unit !== undefined && html`<span class="unit">${unit}</span>`}</caption>
`;
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const label = caption ?? columns.map(({ heading }) => heading).join(' ');
  return html`<div class="table" role="region" aria-label="${label}" tabindex="0"><table>
${above}<colgroup>${columns.map(({ share }) => html`<col style="width:${((share / all) * 100).toFixed(1)}%">`)}</colgroup>
<thead><tr>${columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) =>
    html`<tr>${columns.map(({ kind }, index) => {
      const text = cellText(row[index] ?? null, kind, language);
      if (index === 0)
        return html`<th scope="row"${kind === 'year' && html` class="year"`}>${text}</th>`;
      return html`<td${isNumeric(kind) && html` class="right"`}>${text}</td>`;
    })}</tr>
`,
)}</tbody>
</table></div>`;
}

/** The caption of a table, in the brackets of the language; undefined where it has none. */
export function captionText({ caption }: TableBlock, language: Language): string | undefined {
  return caption && fill(PAPER_WORDS.caption, language, { text: caption });
}
