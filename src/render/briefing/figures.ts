// Decides which charts a briefing shows, in which order and by which ids: the page and what draws for it go by the same list.
import type { Briefing } from '../../reports/briefing.js';
import type { ForecastReport } from '../../reports/forecast.js';
import type { Language } from '../language.js';
import type { ChartName } from './chart-names.js';
import type { ChartSize } from './chart-parts.js';
import { type Chart, chartOf, officesCharts } from './charts.js';

/** A chart in a page. */
export interface Figure {
  /** The page's only one. */
  readonly id: string;
  readonly chart: Chart;
  /** The offices that a chart by office shows. */
  readonly offices: ForecastReport | undefined;
}

/** The figures of that name: none where the briefing has nothing for it, several where offices need more than a page. */
export function figuresOf(name: ChartName, report: Briefing, language: Language): Figure[] {
  if (name !== 'offices') {
    const chart = chartOf(name, report, language);
    return chart === undefined ? [] : [{ id: name, chart, offices: undefined }];
  }
  const pieces = report.offices === undefined ? [] : officesCharts(report.offices, language);
  return pieces.map((piece, index) => ({
    ...piece,
    id: index === 0 ? name : `${name}-${index + 1}`,
  }));
}

/** The sizes in which a page has each chart. */
export const SIZES = ['wide', 'narrow'] as const satisfies readonly ChartSize[];

/** The id of a figure's drawing in that size. */
export function drawingId({ id }: Pick<Figure, 'id'>, size: ChartSize): string {
  return `${id}-${size}`;
}
