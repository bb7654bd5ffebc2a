// Decides what the charts have in common: sizes, axes, legend, bars, the capacity line, and small charts side by side.
import type { EChartsOption, SeriesOption } from 'echarts';
import { fiscalYearLabel, grouped, japaneseFiscalYear, type Language } from '../language.js';
import type { Drawing } from './draw.js';
import { LIGHT, type Part } from './palette.js';

/** Which of its two sizes a chart has: for pages and paper, or for phones. */
export type ChartSize = 'wide' | 'narrow';

export const WIDTH: Readonly<Record<ChartSize, number>> = { wide: 760, narrow: 344 };
export const FONT: Readonly<Record<ChartSize, number>> = { wide: 12, narrow: 11 };

/** Room at the left for the figures of the axis. */
const AXIS: Readonly<Record<ChartSize, number>> = { wide: 60, narrow: 50 };
/** Room at the right, so that the last label is not cut. */
const MARGIN = 8;
/** How much of its place on the axis a bar takes. */
const BAR_SHARE = 0.66;

/** A bar's part in a stack, without anything that moves or answers to a pointer. */
export const BAR = { type: 'bar', silent: true, stack: 'bar', barCategoryGap: '34%' } as const;

/** Pale bars have an edge, so that they stand out from the paper. */
const EDGES: Readonly<Partial<Record<Part, Part>>> = {
  certificate: 'card',
  waiting: 'waitingEdge',
};

/** How a bar of that part is filled and edged. */
export function barStyle(part: Part) {
  return { color: LIGHT[part], borderColor: LIGHT[EDGES[part] ?? part], borderWidth: 1 };
}

/** Texts above bars: points that cannot be seen, with labels. */
export function textsAbove(tops: readonly number[], label: object): SeriesOption {
  return {
    type: 'line',
    silent: true,
    lineStyle: { width: 0 },
    showAllSymbol: true,
    symbolSize: 0,
    z: 6,
    data: [...tops],
    label: { show: true, position: 'top', ...label },
  };
}

/** How wide the bars of a chart with one grid are. */
export function barWidth(size: ChartSize, bars: number): number {
  return slotWidth(size, bars) * BAR_SHARE;
}

/** How wide the place of one bar is, in a chart with one grid. */
export function slotWidth(size: ChartSize, bars: number): number {
  return (WIDTH[size] - AXIS[size] - MARGIN) / bars;
}

/** A chart with one grid. */
export function drawing(size: ChartSize, height: number, option: EChartsOption): Drawing {
  return { option, width: WIDTH[size], height };
}

/** Where the grid of a chart lies. */
export function gridOf(size: ChartSize, top: number) {
  return { left: AXIS[size], right: MARGIN, top, bottom: 32 };
}

/** A fiscal year where there is little room: R7, or 2025. */
export function shortYear(fiscalYear: number, language: Language): string {
  if (language === 'en') return String(fiscalYear);
  const name = japaneseFiscalYear(fiscalYear).replace('年度', '').replace('元', '1');
  return name.replace('平成', 'H').replace('令和', 'R');
}

/** The labels of fiscal years, as long as there is room for. */
export function yearLabels(years: readonly number[], room: number, language: Language): string[] {
  const long = room >= 66;
  return years.map((year) => (long ? fiscalYearLabel(year, language) : shortYear(year, language)));
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
  const step = roundStep(most);
  return {
    type: 'value' as const,
    min: 0,
    max: Math.max(step, Math.ceil(most / step) * step),
    interval: step,
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

/** The step of an axis that reaches `most` in four steps or so: 1, 2 or 5 times a power of ten, and never a part of one. */
function roundStep(most: number): number {
  const rough = Math.max(1, most / 4);
  let power = 1;
  while (power * 10 <= rough) power *= 10;
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= rough) ?? power * 10;
}

/** The legend above a chart. */
export function legend(size: ChartSize, bars: readonly string[], line?: string) {
  return {
    left: 0,
    top: 0,
    itemGap: size === 'wide' ? 22 : 14,
    itemWidth: 18,
    itemHeight: 11,
    selectedMode: false,
    data: [
      ...bars.map((name) => ({ name, icon: 'rect' })),
      ...(line === undefined ? [] : [{ name: line, icon: 'path://M0 0H18V3H0Z' }]),
    ],
    textStyle: { color: LIGHT.text, fontSize: FONT[size] },
  };
}

/** The hidden axis on which a line can run from edge to edge of the bars. */
export function edgeAxis(bars: number, gridIndex = 0) {
  return { type: 'value' as const, show: false, min: 0, max: bars, gridIndex };
}

/** Capacity as a line of steps over the bars, on an {@link edgeAxis}. */
export function capacityLine(
  name: string,
  capacities: readonly number[],
  axes: { readonly xAxisIndex: number; readonly yAxisIndex: number },
): SeriesOption {
  return {
    type: 'line',
    name,
    ...axes,
    silent: true,
    symbol: 'none',
    color: LIGHT.capacity,
    lineStyle: { color: LIGHT.capacity, width: 2.5 },
    z: 5,
    data: capacities.flatMap((capacity, index) => [
      [index, capacity],
      [index + 1, capacity],
    ]),
  };
}

/** A part of the bars of a small chart. */
interface PanelStack {
  readonly name: string;
  readonly part: Part;
  /** A value for each bar; null where there is none to show. */
  readonly values: readonly (number | null)[];
}

/** A small chart among others. */
export interface Panel {
  readonly title: string;
  readonly labels: readonly string[];
  /** Where each bar begins, if not at 0. */
  readonly floors?: readonly number[];
  readonly stacks: readonly PanelStack[];
  /** What stands above each bar; blank for nothing. */
  readonly texts: readonly string[];
  /** Capacity at each bar. */
  readonly capacities?: { readonly name: string; readonly values: readonly number[] };
}

const PANEL_GAP = 26;
/** Width of a digit above a bar. */
const DIGIT = 6;
const TITLE_HEIGHT = 26;
const LEGEND_HEIGHT = 34;
const LABELS_HEIGHT = 24;
const PLOT_HEIGHT = 130;

/** What small charts have in common. */
interface PanelsFrame {
  /** The parts of the bars that the legend names. */
  readonly bars: readonly string[];
  /** The legend's name of the line. */
  readonly line?: string;
  /** All the small charts to whose scale and width these are drawn, where they are a part of them. */
  readonly all?: readonly Panel[];
}

/** Small charts beside and beneath each other, all to one scale. */
export function panelsDrawing(
  panels: readonly Panel[],
  size: ChartSize,
  { bars, line, all = panels }: PanelsFrame,
): Drawing {
  const most = Math.max(...all.map(panelTop));
  const columns = Math.min(all.length, columnsOf(size, all));
  const top = LEGEND_HEIGHT + (size === 'narrow' ? 18 : 0);
  const width = (WIDTH[size] - (columns - 1) * PANEL_GAP) / columns;
  const height = TITLE_HEIGHT + PLOT_HEIGHT + LABELS_HEIGHT + 12;
  const place = (index: number) => ({
    left: (index % columns) * (width + PANEL_GAP),
    top: top + Math.floor(index / columns) * height,
  });
  const fontSize = FONT[size] - 1;
  return {
    width: WIDTH[size],
    height: top + Math.ceil(panels.length / columns) * height,
    option: {
      legend: legend(size, bars, line),
      title: panels.map(({ title }, index) => ({
        text: title,
        ...place(index),
        padding: 0,
        textStyle: {
          color: LIGHT.text,
          fontSize: FONT[size] + 1,
          fontWeight: 700 as const,
          width,
          overflow: 'truncate' as const,
        },
      })),
      grid: panels.map((_, index) => ({
        left: place(index).left + AXIS[size] - 8,
        top: place(index).top + TITLE_HEIGHT + 12,
        width: width - AXIS[size] + 8,
        height: PLOT_HEIGHT - 12,
      })),
      xAxis: panels.flatMap(({ labels }, index) => [
        {
          ...categoryAxis(labels, size),
          gridIndex: index,
          axisLabel: { color: LIGHT.text, fontSize, interval: 'auto' as const },
        },
        edgeAxis(labels.length, index),
      ]),
      yAxis: panels.map((_, index) => {
        const axis = countAxis(most, size);
        return { ...axis, gridIndex: index, axisLabel: { ...axis.axisLabel, fontSize } };
      }),
      series: panels.flatMap((panel, index) => panelSeries(panel, index, fontSize)),
    },
  };
}

/** As many columns, up to three, as leave room for the texts above the bars. */
export function columnsOf(size: ChartSize, panels: readonly Panel[]): number {
  const bars = Math.max(...panels.map(({ labels }) => labels.length));
  const longest = Math.max(...panels.flatMap(({ texts }) => texts.map(({ length }) => length)));
  const needed = AXIS[size] + bars * (longest * DIGIT + 2);
  const columns = Math.floor((WIDTH[size] + PANEL_GAP) / (needed + PANEL_GAP));
  return Math.max(1, Math.min(3, columns));
}

function panelSeries(panel: Panel, index: number, fontSize: number): SeriesOption[] {
  const axes = { xAxisIndex: index * 2, yAxisIndex: index };
  const stack = `bar ${index}`;
  const { floors, capacities } = panel;
  return [
    ...(floors === undefined
      ? []
      : [{ ...BAR, ...axes, stack, data: [...floors], itemStyle: { opacity: 0 } }]),
    ...panel.stacks.map(
      ({ name, part, values }): SeriesOption => ({
        ...BAR,
        ...axes,
        stack,
        name,
        data: [...values],
        itemStyle: barStyle(part),
      }),
    ),
    {
      ...textsAbove(
        panel.labels.map((_, bar) => barTop(panel, bar)),
        {
          distance: 2,
          color: LIGHT.text,
          textBorderColor: LIGHT.paper,
          textBorderWidth: 3,
          fontSize,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
            panel.texts[dataIndex] ?? '',
        },
      ),
      ...axes,
    },
    ...(capacities === undefined
      ? []
      : [
          capacityLine(capacities.name, capacities.values, {
            xAxisIndex: index * 2 + 1,
            yAxisIndex: index,
          }),
        ]),
  ];
}

function barTop({ floors, stacks }: Panel, bar: number): number {
  return stacks.reduce((sum, { values }) => sum + (values[bar] ?? 0), floors?.[bar] ?? 0);
}

function panelTop(panel: Panel): number {
  return Math.max(
    ...panel.labels.map((_, bar) => barTop(panel, bar)),
    ...(panel.capacities?.values ?? []),
  );
}
