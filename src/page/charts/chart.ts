// A chart: its text alternative, and its drawing in either size.
import type { Report } from '../../reports/report.js';
import type { ChartSize } from './axes.js';
import type { Alternative, Drawing } from './draw.js';
import type { Panel, PanelsFrame } from './panels.js';

export interface Chart extends Alternative {
  /** Undefined where there is nothing to draw: then the description says so. */
  readonly draw: ((size: ChartSize) => Drawing) | undefined;
  /** The wide drawing shows every figure of the table behind it. */
  readonly showsAll?: boolean;
}

/** A chart of small multiples. */
export interface PanelChart extends Omit<PanelsFrame, 'all'> {
  readonly title: string;
  readonly panels: readonly Panel[];
  /** Joins the descriptions of the panels. */
  readonly separator: string;
  /** The description where there is nothing to draw. */
  readonly nothing?: string | undefined;
  /** The report with only what the panels `from` … `to` − 1 show. */
  readonly part: (from: number, to: number) => Report;
}
