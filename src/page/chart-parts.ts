// Decides what the charts have in common: sizes, axes, legend, bars, the capacity line, and small charts side by side.
import type { EChartsOption, SeriesOption } from 'echarts';
import { fiscalYearLabel, grouped, japaneseFiscalYear, type Language } from '../words/language.js';
import type { Drawing } from './draw.js';
import { LIGHT, type Part } from './palette.js';
import { textsFit, textWidth } from './text-width.js';

/** Which of its two sizes a chart has: for pages and paper, or for phones. */
export type ChartSize = 'wide' | 'narrow';

export const WIDTH: Readonly<Record<ChartSize, number>> = { wide: 760, narrow: 344 };
export const FONT: Readonly<Record<ChartSize, number>> = { wide: 12, narrow: 11 };

/** Room at the left for the figures of the axis, if they are no longer than usual. */
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
    label: {
      show: true,
      position: 'top',
      distance: TEXT_DISTANCE,
      // Readable where a line of the grid runs behind it.
      textBorderColor: LIGHT.paper,
      textBorderWidth: 3,
      ...label,
    },
  };
}

const TEXT_DISTANCE = 4;
/** How far the line of capacity stays away from a text, in pixels. */
const LINE_CLEARANCE = 3;

/**
 * From where a text of that height stands above a bar: from its top, or where the line of capacity would strike through
 * the text, from that line. `unit` is what a pixel counts.
 */
export function textLevel(top: number, capacity: number, height: number, unit: number): number {
  const reach = (TEXT_DISTANCE + height + LINE_CLEARANCE) * unit;
  return capacity >= top && capacity <= top + reach ? capacity : top;
}

/**
 * How far a text of that height in the middle of a part of a bar moves away from the line of capacity, in pixels, down
 * being positive; undefined where the part has no room for it.
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

/** How wide the bars of a chart with one grid are. */
export function barWidth(size: ChartSize, bars: number, most: number): number {
  return slotWidth(size, bars, most) * BAR_SHARE;
}

/** How wide the place of one bar is, in a chart with one grid. */
export function slotWidth(size: ChartSize, bars: number, most: number): number {
  return (WIDTH[size] - axisRoom(most, size) - MARGIN) / bars;
}

/** Room at the left for the figures of an axis that reaches `most`. */
function axisRoom(most: number, size: ChartSize): number {
  const figure = textWidth(grouped(axisTop(most)), FONT[size]);
  return Math.max(AXIS[size], Math.ceil(figure) + 12);
}

/** A chart with one grid. */
export function drawing(size: ChartSize, height: number, option: EChartsOption): Drawing {
  return { option, width: WIDTH[size], height };
}

const AXIS_LABELS_HEIGHT = 32;

/** Where the grid of a chart that reaches `most` lies. */
export function gridOf(size: ChartSize, top: number, most: number) {
  return { left: axisRoom(most, size), right: MARGIN, top, bottom: AXIS_LABELS_HEIGHT };
}

/** What a pixel counts in a chart of that height, whose grid begins at `top`. */
export function unitOf(height: number, top: number, most: number): number {
  return axisTop(most) / (height - top - AXIS_LABELS_HEIGHT);
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

/** Where an axis ends that reaches `most`. */
function axisTop(most: number): number {
  const step = roundStep(most);
  return Math.max(step, Math.ceil(most / step) * step);
}

/** The step of an axis that reaches `most` in four steps or so: 1, 2 or 5 times a power of ten, and never a part of one. */
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

/** How high the legend is, with space beneath. */
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

/** The hidden axis on which a line can run from edge to edge of the bars. */
export function edgeAxis(bars: number, gridIndex = 0) {
  return { type: 'value' as const, show: false, min: 0, max: bars, gridIndex };
}

/** The line of capacity, and its edge in the paper's colour: over a bar of any colour one of the two stands out. */
export const CAPACITY_LINE = {
  part: 'capacity',
  width: 2.5,
  edge: 'paper',
  edgeWidth: 5.5,
} as const;

/** Capacity as a line of steps over the bars, with its edge beneath, on an {@link edgeAxis}. */
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
  /** No label may be left out for want of room. */
  readonly allLabels?: boolean;
  /** What the small chart says, in words. */
  readonly said: string;
}

const PANEL_GAP = 26;
const TITLE_HEIGHT = 26;
const LABELS_HEIGHT = 24;
/** A second row of labels. */
const STAGGER_HEIGHT = 14;
const PLOT_HEIGHT = 118;
/** Above a plot, for a text over a bar that reaches the top. */
const PLOT_MARGIN = 16;
const PANEL_MARGIN = 12;

/** What small charts have in common. */
export interface PanelsFrame {
  /** The parts of the bars that the legend names. */
  readonly bars: readonly string[];
  /** The legend's name of the line. */
  readonly line?: string;
  /** All the small charts to whose scale and width these are drawn; they may be a part of them. */
  readonly all: readonly Panel[];
}

/** Small charts beside and beneath each other, all to one scale. */
export function panelsDrawing(
  panels: readonly Panel[],
  size: ChartSize,
  { bars, line, all }: PanelsFrame,
): Drawing {
  const most = mostOf(all);
  const columns = columnsOf(size, all);
  const top = legendHeight(size, line === undefined ? bars : [...bars, line]);
  const width = (WIDTH[size] - (columns - 1) * PANEL_GAP) / columns;
  const left = panelAxisRoom(most, size);
  const fontSize = FONT[size] - 1;
  const room = (width - left) / longestOf(all);
  const staggered = isStaggered(all, room, fontSize);
  const isLined = panels.some(({ capacities }) => capacities !== undefined);
  const height =
    TITLE_HEIGHT +
    PLOT_MARGIN +
    PLOT_HEIGHT +
    LABELS_HEIGHT +
    (staggered ? STAGGER_HEIGHT : 0) +
    PANEL_MARGIN;
  const place = (index: number) => ({
    left: (index % columns) * (width + PANEL_GAP),
    top: top + Math.floor(index / columns) * height,
  });
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
        left: place(index).left + left,
        top: place(index).top + TITLE_HEIGHT + PLOT_MARGIN,
        width: width - left,
        height: PLOT_HEIGHT,
      })),
      xAxis: panels.flatMap(({ labels, allLabels }, index) => [
        {
          // Every other label stands lower where they would run into each other.
          ...categoryAxis(
            staggered ? labels.map((label, bar) => (bar % 2 === 1 ? `\n${label}` : label)) : labels,
            size,
          ),
          gridIndex: index,
          axisLabel: {
            color: LIGHT.text,
            fontSize,
            lineHeight: STAGGER_HEIGHT,
            interval: allLabels ? 0 : ('auto' as const),
          },
        },
        ...(isLined ? [edgeAxis(labels.length, index)] : []),
      ]),
      yAxis: panels.map((_, index) => {
        const axis = countAxis(most, size);
        return { ...axis, gridIndex: index, axisLabel: { ...axis.axisLabel, fontSize } };
      }),
      series: panels.flatMap((panel, index) =>
        panelSeries(panel, index, {
          fontSize,
          unit: axisTop(most) / PLOT_HEIGHT,
          show: all.every(({ texts }) => textsFit(texts, room, fontSize)),
          isLined,
        }),
      ),
    },
  };
}

/** As many columns, up to three, as leave room for the texts above and beneath the bars. */
export function columnsOf(size: ChartSize, panels: readonly Panel[]): number {
  const fontSize = FONT[size] - 1;
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
  const bar = Math.max(
    ...panels.map(({ texts, labels, allLabels }) =>
      // Labels that must all be read may stand in two rows.
      Math.max(widest(texts), allLabels ? widest(labels) / 2 : 0),
    ),
  );
  const needed = panelAxisRoom(mostOf(panels), size) + longestOf(panels) * (bar + 2);
  const columns = Math.floor((WIDTH[size] + PANEL_GAP) / (needed + PANEL_GAP));
  return Math.max(1, Math.min(3, columns, panels.length));
}

/** The most that any of them reaches. */
function mostOf(panels: readonly Panel[]): number {
  return Math.max(...panels.map(panelTop));
}

/** The most bars that any of them has. */
function longestOf(panels: readonly Panel[]): number {
  return Math.max(...panels.map(({ labels }) => labels.length));
}

/** Room at the left of a small chart, whose figures are smaller. */
function panelAxisRoom(most: number, size: ChartSize): number {
  return axisRoom(most, size) - 8;
}

function isStaggered(panels: readonly Panel[], room: number, fontSize: number): boolean {
  return panels.some(
    ({ labels, allLabels }) =>
      allLabels && labels.some((label) => textWidth(label, fontSize) > room - 2),
  );
}

/** How the bars of a small chart and the texts above them are drawn. */
interface SeriesFrame {
  readonly fontSize: number;
  /** What a pixel counts. */
  readonly unit: number;
  /** Whether there is room for texts. */
  readonly show: boolean;
  /** Whether each small chart has an axis for its capacity besides that of its bars. */
  readonly isLined: boolean;
}

function panelSeries(
  panel: Panel,
  index: number,
  { fontSize, unit, show, isLined }: SeriesFrame,
): SeriesOption[] {
  const axes = { xAxisIndex: isLined ? index * 2 : index, yAxisIndex: index };
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
        panel.labels.map((_, bar) =>
          textLevel(barTop(panel, bar), capacities?.values[bar] ?? -1, fontSize, unit),
        ),
        {
          show,
          color: LIGHT.text,
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
          ...capacityLine(capacities.name, capacities.values, {
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
