// The drawings of a report: every chart for its page, or one as a file. Apart from the page, so that a thread can draw.

import { isoDate } from '../calendar/civil-date.js';
import type { LearnReport } from '../reports/learn.js';
import type { Report, YearsReport } from '../reports/report.js';
import { fill, type Language } from '../words/language.js';
import { LEARN_CHART_WORDS } from '../words/learn-chart.js';
import { PROVENANCE_WORDS } from '../words/provenance.js';
import { PAPER_NOTES } from '../words/report.js';
import { CHARTS, type ChartName } from './charts/chart-names.js';
import { chartOf, drawingId, figuresOf, SIZES } from './charts/charts.js';
import { pageSvg } from './charts/draw.js';
import { learnedChart } from './charts/learned.js';
import { standaloneSvg } from './charts/standalone.js';
import { borrowedCapacity, filesLine, scopeLines } from './scope.js';

export { warmUp } from './charts/draw.js';

/** What is to be drawn, as plain data that a thread can take. */
export interface DrawingRequest {
  readonly report: Report | YearsReport | LearnReport;
  readonly language: Language;
  /** The records are the bundled ones. */
  readonly bundled: boolean;
  /** The only chart wanted, as a file; undefined for all that the page shows. */
  readonly chart: ChartName | undefined;
  /** The charts of a paper, which has only wide drawings; undefined for all charts in all sizes. */
  readonly only?: readonly ChartName[];
  /** The number of drawings taken, shared by the threads that draw a page: each takes the next one. */
  readonly taken?: Int32Array;
}

/** SVG by the ids of the drawings of a page, or by the name of the only chart. */
export type Drawings = Readonly<Record<string, string>>;

/** The only chart of what is learned, as a file. */
function learnedDrawing(report: LearnReport, language: Language): Drawings {
  const { asOf, basis, certificate } = report;
  const above = basis.isExample ? [PROVENANCE_WORDS.example[language]] : [];
  const { due, followed } = certificate;
  const scope = fill(LEARN_CHART_WORDS.scope, language, {
    ...{ asOf: isoDate(asOf), due, followed: Math.round(followed) },
  });
  return {
    learned: standaloneSvg(
      learnedChart(report, language),
      [filesLine(basis, language), scope],
      above,
    ),
  };
}

/** The drawings asked for; none where the report has nothing for the chart. */
export function drawingsOf(request: DrawingRequest): Drawings {
  const { report, language, bundled, chart: name, only, taken = new Int32Array(1) } = request;
  if (report.kind === 'learn') return learnedDrawing(report, language);
  // It shows nothing that a capacity or years are about.
  if (name === 'learned')
    return report.kind === 'report' && report.learned !== undefined
      ? learnedDrawing(report.learned, language)
      : {};
  if (name !== undefined) {
    const chart = chartOf(name, report, language);
    if (chart === undefined) return {};
    const above = report.basis.isExample ? [PROVENANCE_WORDS.example[language]] : [];
    const capacity = name === 'offices' ? undefined : borrowedCapacity(report, bundled);
    const scope = [
      ...scopeLines(report, language, bundled),
      ...(capacity === undefined
        ? []
        : [fill(PAPER_NOTES.publishedCapacity, language, { capacity })]),
    ];
    return { [name]: standaloneSvg(chart, scope, above) };
  }
  // Of years alone there is no page.
  if (report.kind === 'years') return {};
  const sizes = only === undefined ? SIZES : (['wide'] as const);
  const figures = (only ?? CHARTS).flatMap((each) => figuresOf(each, report, language));
  const wanted = figures.flatMap((figure) => {
    const { chart } = figure;
    const { draw } = chart;
    if (draw === undefined) return [];
    return sizes.map((size) => {
      const id = drawingId(figure, size);
      return { id, draw: () => pageSvg(draw(size), chart, id, size) };
    });
  });
  const drawings: Record<string, string> = {};
  // The last ones first: they have many panels, which take longest.
  for (let next = Atomics.add(taken, 0, 1); next < wanted.length; next = Atomics.add(taken, 0, 1)) {
    const { id, draw } = wanted[wanted.length - 1 - next] as (typeof wanted)[number];
    drawings[id] = draw();
  }
  return drawings;
}
