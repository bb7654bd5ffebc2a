// Decides which charts a report shows, in which order and by which ids: the page and what draws for it go by the same list.
import type { Report } from '../reports/report.js';
import type { Language } from '../words/language.js';
import type { ChartName } from './chart-names.js';
import type { ChartSize } from './chart-parts.js';
import { type ChartPiece, chartPieces } from './charts.js';

/** A chart in a page. */
export interface Figure extends ChartPiece {
  /** The page's only one. */
  readonly id: string;
}

/** The figures of that name: none where the report has nothing for it, several where they need more than a page. */
export function figuresOf(name: ChartName, report: Report, language: Language): Figure[] {
  return chartPieces(name, report, language).map((piece, index) => ({
    ...piece,
    id: index === 0 ? name : `${name}-${index + 1}`,
  }));
}

/** The sizes in which a page has each chart. */
export const SIZES = ['wide', 'narrow'] as const satisfies readonly ChartSize[];

/** The id of a figure's drawing in that size. */
export function drawingId({ id }: Figure, size: ChartSize): string {
  return `${id}-${size}`;
}
