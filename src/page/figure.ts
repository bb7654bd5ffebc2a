// A chart in the page, with the table behind it.
import type { Language } from '../words/language.js';
import { REPORT_WORDS } from '../words/report.js';
import { chartTable } from './chart-tables.js';
import type { ChartName } from './charts/chart-names.js';
import { drawingId, type Figure, SIZES } from './charts/charts.js';
import type { Drawings } from './drawings.js';
import { type Html, html, trusted } from './html.js';
import { table } from './tables.js';

/** A chart in both sizes, or its description where there is nothing to draw, with its figures as a folded table. */
export function figureHtml(name: ChartName, figure: Figure, language: Language): Html {
  const { draw, title, description } = figure.chart;
  const repeated = draw === undefined || isTableRepeated(name, figure);
  const drawn = SIZES.map((size) => trusted(`<!--drawing ${drawingId(figure, size)}-->`));
  return html`<figure>
<figcaption>${title}</figcaption>
${draw === undefined ? html`<p>${description}</p>` : drawn}
<details${repeated && html` class="repeated"`}><summary>${REPORT_WORDS.dataTable[language]}</summary>
${table(chartTable(name, figure.report, language), title, language)}
</details>
</figure>
`;
}

/** The places of drawings. No text can be taken for one, since texts are escaped. */
const PLACES = /<!--drawing ([\w-]+)-->/g;

/** The page with each drawing in its place. */
export function withDrawings(page: string, drawings: Drawings): string {
  return page.replace(PLACES, (_, id: string) => drawings[id] ?? '');
}

/** Whether the table only repeats what is beside it, on paper, where nothing is folded. */
function isTableRepeated(name: ChartName, { chart, report }: Figure): boolean {
  const capacities = new Set(report.years.map(({ capacity }) => capacity));
  // The ward's table has all but the capacity, which the legend has where it is one.
  return chart.showsAll || (name === 'forecast' && capacities.size === 1);
}
