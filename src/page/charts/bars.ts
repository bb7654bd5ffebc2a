// Stacked bars, the texts in and above them, and the line of capacity over them.
import type { SeriesOption } from 'echarts';
import { grouped } from '../../words/language.js';
import { LIGHT, type Part } from '../palette.js';
import { type ChartSize, slotWidth } from './axes.js';

/** The share of its slot that a bar takes. */
const BAR_SHARE = 0.66;

/** A segment of stacked bars, without interaction. */
export const BAR = { type: 'bar', silent: true, stack: 'bar', barCategoryGap: '34%' } as const;

/** Pale segments have a darker border, to stand out from the paper. */
const EDGES: Readonly<Partial<Record<Part, Part>>> = {
  certificate: 'card',
  waiting: 'waitingEdge',
};

/** Fill and border of a segment. */
export function barStyle(part: Part) {
  return { color: LIGHT[part], borderColor: LIGHT[EDGES[part] ?? part], borderWidth: 1 };
}

/** The label of a bar: its count. */
export function countLabel({ value }: { readonly value?: unknown }): string {
  return grouped(Number(value));
}

/** Texts on bars, right above each: the labels of invisible points. */
export function textsAbove(tops: readonly number[], label: object): SeriesOption {
  return {
    type: 'line',
    silent: true,
    lineStyle: { width: 0 },
    showAllSymbol: true,
    symbolSize: 0,
    z: 6,
    data: [...tops],
    label: {
      show: true,
      position: 'top',
      distance: TEXT_DISTANCE,
      // What runs behind the text is hidden by it: a line of the grid, or that of capacity close above the bar.
      backgroundColor: LIGHT.paper,
      padding: [0, 2],
      ...label,
    },
  };
}

const TEXT_DISTANCE = 4;
/** The least distance of the line of capacity from a text, in pixels. */
const LINE_CLEARANCE = 5;

/**
 * The offset in pixels, downwards, of a text of that height from the middle of a segment, which keeps it away from the
 * line of capacity; undefined where the segment has no room for it.
 */
export function textOffset(
  part: { readonly from: number; readonly to: number },
  capacity: number,
  height: number,
  unit: number,
): number | undefined {
  const half = height / 2;
  const reach = half + LINE_CLEARANCE;
  const room = (part.to - part.from) / unit / 2 - half;
  const above = (capacity - (part.from + part.to) / 2) / unit;
  const offset = Math.abs(above) >= reach ? 0 : above >= 0 ? reach - above : -(reach + above);
  return Math.abs(offset) <= room ? offset : undefined;
}

/** The width of the bars of a chart with one grid. */
export function barWidth(size: ChartSize, bars: number, most: number): number {
  return slotWidth(size, bars, most) * BAR_SHARE;
}

/** A hidden axis on which a line runs from edge to edge of the bars. */
export function edgeAxis(bars: number, gridIndex = 0) {
  return { type: 'value' as const, show: false, min: 0, max: bars, gridIndex };
}

/** The line of capacity, with an edge in the paper's colour: one of the two stands out over any bar. */
export const CAPACITY_LINE = {
  part: 'capacity',
  width: 2.5,
  edge: 'paper',
  edgeWidth: 5.5,
} as const;

/** Capacity as a step line over the bars, with its edge beneath, on an {@link edgeAxis}. */
export function capacityLine(
  name: string,
  capacities: readonly number[],
  axes: { readonly xAxisIndex: number; readonly yAxisIndex: number },
): SeriesOption[] {
  const line = (part: Part, width: number) => ({
    type: 'line' as const,
    ...axes,
    silent: true,
    symbol: 'none',
    color: LIGHT[part],
    lineStyle: { color: LIGHT[part], width },
    z: 5,
    data: capacities.flatMap((capacity, index) => [
      [index, capacity],
      [index + 1, capacity],
    ]),
  });
  const { part, width, edge, edgeWidth } = CAPACITY_LINE;
  return [line(edge, edgeWidth), { ...line(part, width), name }];
}
