// Sizes, axes and the legend of charts.
import type { EChartsOption } from 'echarts';
import {
  fiscalYearLabel,
  grouped,
  japaneseFiscalYear,
  type Language,
} from '../../words/language.js';
import { LIGHT } from '../palette.js';
import type { Drawing } from './draw.js';
import { textWidth } from './text-width.js';

/** The two sizes of a chart: for screens and paper, and for phones. */
export type ChartSize = 'wide' | 'narrow';

export const WIDTH: Readonly<Record<ChartSize, number>> = { wide: 760, narrow: 344 };
export const FONT: Readonly<Record<ChartSize, number>> = { wide: 12, narrow: 11 };

/** The least room at the left, for the figures of the axis. */
const AXIS: Readonly<Record<ChartSize, number>> = { wide: 60, narrow: 50 };
/** Room at the right for half of the last label. */
const MARGIN = 8;

/** The width of a bar with its gap, in a chart with one grid. */
export function slotWidth(size: ChartSize, bars: number, most: number): number {
  return (WIDTH[size] - axisRoom(most, size) - MARGIN) / bars;
}

/** Room at the left for the figures of an axis that reaches `most`. */
export function axisRoom(most: number, size: ChartSize): number {
  const figure = textWidth(grouped(axisTop(most)), FONT[size]);
  return Math.max(AXIS[size], Math.ceil(figure) + 12);
}

/** A chart with one grid. */
export function drawing(size: ChartSize, height: number, option: EChartsOption): Drawing {
  return { option, width: WIDTH[size], height };
}

const AXIS_LABELS_HEIGHT = 32;

/** The grid of a chart whose axis reaches `most`. */
export function gridOf(size: ChartSize, top: number, most: number) {
  return { left: axisRoom(most, size), right: MARGIN, top, bottom: AXIS_LABELS_HEIGHT };
}

/** Procedures per pixel in a chart of that height, whose grid begins at `top`. */
export function unitOf(height: number, top: number, most: number): number {
  return axisTop(most) / (height - top - AXIS_LABELS_HEIGHT);
}

/** A fiscal year in short: R7, or 2025. */
export function shortYear(fiscalYear: number, language: Language): string {
  if (language === 'en') return String(fiscalYear);
  const name = japaneseFiscalYear(fiscalYear).replace('年度', '').replace('元', '1');
  return name.replace('平成', 'H').replace('令和', 'R');
}

/** The labels of fiscal years, short where there is no room. */
export function yearLabels(
  years: readonly { readonly fiscalYear: number }[],
  room: number,
  language: Language,
): string[] {
  const label = room >= 66 ? fiscalYearLabel : shortYear;
  return years.map(({ fiscalYear }) => label(fiscalYear, language));
}

export function categoryAxis(labels: readonly string[], size: ChartSize) {
  return {
    type: 'category' as const,
    data: [...labels],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: LIGHT.muted } },
    axisLabel: { color: LIGHT.text, fontSize: FONT[size], hideOverlap: true },
  };
}

/** An axis of numbers of procedures from 0 to a round figure. */
export function countAxis(most: number, size: ChartSize) {
  return {
    type: 'value' as const,
    min: 0,
    max: axisTop(most),
    interval: roundStep(most),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: LIGHT.grid } },
    axisLabel: {
      color: LIGHT.muted,
      fontSize: FONT[size],
      formatter: (value: number) => grouped(value),
    },
  };
}

/** The round end of an axis that reaches `most`. */
function axisTop(most: number): number {
  const step = roundStep(most);
  return Math.max(step, Math.ceil(most / step) * step);
}

/** The step of an axis that reaches `most` in about four steps: 1, 2 or 5 times a power of ten, at least 1. */
function roundStep(most: number): number {
  const rough = Math.max(1, most / 4);
  let power = 1;
  while (power * 10 <= rough) power *= 10;
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= rough) ?? power * 10;
}

const LEGEND = {
  gap: { wide: 22, narrow: 14 },
  sign: 18,
  /** Between a sign and its name. */
  space: 5,
  line: 20,
} as const;

/** The height of the legend, with space beneath. */
export function legendHeight(size: ChartSize, names: readonly string[]): number {
  const { gap, sign, space, line } = LEGEND;
  let [rows, used] = [1, 0];
  for (const name of names) {
    const width = sign + space + textWidth(name, FONT[size]);
    if (used > 0 && used + width > WIDTH[size] - 2 * space) [rows, used] = [rows + 1, 0];
    used += width + gap[size];
  }
  return rows * line + 14;
}

/** The legend above a chart. */
export function legend(size: ChartSize, bars: readonly string[], line?: string) {
  return {
    left: 0,
    top: 0,
    itemGap: LEGEND.gap[size],
    itemWidth: LEGEND.sign,
    itemHeight: 11,
    selectedMode: false,
    data: [
      ...bars.map((name) => ({ name, icon: 'rect' })),
      ...(line === undefined ? [] : [{ name: line, icon: 'path://M0 0H18V3H0Z' }]),
    ],
    textStyle: { color: LIGHT.text, fontSize: FONT[size] },
  };
}
