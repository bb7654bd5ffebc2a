// The charts of a report by their names, in the pieces that pages of paper need.
import type { Report, YearsReport } from '../../reports/report.js';
import { fill, type Language } from '../../words/language.js';
import { REPORT_WORDS } from '../../words/report.js';
import type { ChartSize } from './axes.js';
import { backlogChart } from './backlog.js';
import { bridgeCharts } from './bridge.js';
import type { Chart, PanelChart } from './chart.js';
import type { ChartName } from './chart-names.js';
import { forecastChart } from './forecast.js';
import { learnedChart } from './learned.js';
import { monthsChart } from './months.js';
import { officesCharts } from './offices.js';
import { columnsOf, type Panel, panelsDrawing } from './panels.js';
import { scenariosCharts } from './scenarios.js';

/** The chart of that name; undefined where the report has nothing for it. */
export function chartOf(
  name: ChartName,
  report: Report | YearsReport,
  language: Language,
): Chart | undefined {
  if (name === 'forecast') return forecastChart(report.years, language);
  if (report.kind === 'years') return undefined;
  switch (name) {
    case 'backlog':
      return backlogChart(report.years, language);
    case 'months':
      return monthsChart(report, language);
    case 'learned':
      return report.learned && learnedChart(report.learned, language);
    default: {
      const multiples = panelChartOf(name, report, language);
      return multiples && ofPanels(multiples, multiples.panels);
    }
  }
}

/** A chart in a page, and the report with only what it shows. */
export interface Figure {
  /** Unique in the page. */
  readonly id: string;
  readonly chart: Chart;
  readonly report: Report;
}

/**
 * The figures of a chart, one for each page of paper that it needs, all on one scale; none where the report has nothing
 * for it. A page and its drawings go by the same list.
 */
export function figuresOf(name: ChartName, report: Report, language: Language): Figure[] {
  const multiples = panelChartOf(name, report, language);
  const most = multiples ? ROWS_A_PAGE * columnsOf('wide', multiples.panels) : 0;
  if (!multiples || multiples.nothing !== undefined || multiples.panels.length <= most) {
    const chart = chartOf(name, report, language);
    return chart === undefined ? [] : [{ id: name, chart, report }];
  }
  const { panels } = multiples;
  // As even as can be, so that no page holds a single panel.
  const each = Math.ceil(panels.length / Math.ceil(panels.length / most));
  const pieces = Math.ceil(panels.length / each);
  return Array.from({ length: pieces }, (_, index) => {
    const [from, to] = [index * each, (index + 1) * each];
    const chart = ofPanels(multiples, panels.slice(from, to));
    const piece = index + 1;
    const title = fill(REPORT_WORDS.pieceOf, language, { title: chart.title, piece, pieces });
    return {
      id: index === 0 ? name : `${name}-${piece}`,
      chart: { ...chart, title },
      report: multiples.part(from, to),
    };
  });
}

/** Rows of panels that fit on a page of paper, with a heading above. */
const ROWS_A_PAGE = 4;

/** The sizes in which a page has each chart. */
export const SIZES = ['wide', 'narrow'] as const satisfies readonly ChartSize[];

/** The id of a figure's drawing in that size. */
export function drawingId({ id }: Figure, size: ChartSize): string {
  return `${id}-${size}`;
}

/** The small multiples of that name; undefined where it has none, or the report has nothing for them. */
function panelChartOf(name: ChartName, report: Report, language: Language): PanelChart | undefined {
  switch (name) {
    case 'offices':
      return report.offices && officesCharts(report, report.offices, language);
    case 'bridge':
      return report.comparison && bridgeCharts(report, report.comparison, language);
    case 'scenarios':
      return report.plan && scenariosCharts(report, report.plan, language);
    default:
      return undefined;
  }
}

/** Some of the panels in one drawing, on the scale of all. */
function ofPanels(
  { title, bars, line, separator, nothing, panels: all }: PanelChart,
  panels: readonly Panel[],
): Chart {
  if (nothing !== undefined) return { title, description: nothing, draw: undefined };
  return {
    title,
    description: panels.map(({ said }) => said).join(separator),
    draw: (size) => panelsDrawing(panels, size, { bars, line, all }),
  };
}
