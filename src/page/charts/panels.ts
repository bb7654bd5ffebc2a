// Small multiples: panels of bars side by side, all on one scale.
import type { SeriesOption } from 'echarts';
import { LIGHT, type Part } from '../palette.js';
import {
  axisRoom,
  type ChartSize,
  categoryAxis,
  countAxis,
  FONT,
  legend,
  legendHeight,
  WIDTH,
} from './axes.js';
import { BAR, barStyle, capacityLine, edgeAxis, textsAbove } from './bars.js';
import type { Drawing } from './draw.js';
import { textsFit, textWidth } from './text-width.js';

/** A segment of the bars of a panel. */
interface PanelStack {
  readonly name: string;
  readonly part: Part;
  /** A value for each bar; null for none. */
  readonly values: readonly (number | null)[];
}

export interface Panel {
  readonly title: string;
  readonly labels: readonly string[];
  /** The start of each bar, if not 0. */
  readonly floors?: readonly number[];
  readonly stacks: readonly PanelStack[];
  /** The text above each bar; may be empty. */
  readonly texts: readonly string[];
  /** Capacity at each bar. */
  readonly capacities?: readonly number[];
  /** No label may be dropped, however little room there is. */
  readonly allLabels?: boolean;
  /** The panel in words. */
  readonly said: string;
}

const PANEL_GAP = 26;
const TITLE_HEIGHT = 26;
const LABELS_HEIGHT = 24;
/** A second row of labels. */
const STAGGER_HEIGHT = 14;
const PLOT_HEIGHT = 118;
/** Above a plot, for the text over a bar that reaches the top. */
const PLOT_MARGIN = 16;
const PANEL_MARGIN = 12;

/** What the panels of a chart have in common. */
export interface PanelsFrame {
  /** The names of the segments in the legend. */
  readonly bars: readonly string[];
  /** The name of the line of capacity; undefined where there is none. */
  readonly line?: string | undefined;
  /** All panels on one scale, of which some are drawn. */
  readonly all: readonly Panel[];
}

/** Panels side by side and in rows, all on one scale. */
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
          // Every other label stands lower where they would overlap.
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
          line: isLined ? line : undefined,
          show: all.every(({ texts }) => textsFit(texts, room, fontSize)),
        }),
      ),
    },
  };
}

/** The number of columns, at most three, that leaves room for the texts above and beneath the bars. */
export function columnsOf(size: ChartSize, panels: readonly Panel[]): number {
  const fontSize = FONT[size] - 1;
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => textWidth(text, fontSize)));
  const bar = Math.max(
    ...panels.map(({ texts, labels, allLabels }) =>
      // Labels that may not be dropped can stand in two rows.
      Math.max(widest(texts), allLabels ? widest(labels) / 2 : 0),
    ),
  );
  const needed = panelAxisRoom(mostOf(panels), size) + longestOf(panels) * (bar + 2);
  const columns = Math.floor((WIDTH[size] + PANEL_GAP) / (needed + PANEL_GAP));
  return Math.max(1, Math.min(3, columns, panels.length));
}

/** The highest level that any panel reaches. */
function mostOf(panels: readonly Panel[]): number {
  return Math.max(...panels.map(panelTop));
}

/** The most bars that any panel has. */
function longestOf(panels: readonly Panel[]): number {
  return Math.max(...panels.map(({ labels }) => labels.length));
}

/** Room at the left of a panel, whose figures are smaller. */
function panelAxisRoom(most: number, size: ChartSize): number {
  return axisRoom(most, size) - 8;
}

function isStaggered(panels: readonly Panel[], room: number, fontSize: number): boolean {
  return panels.some(
    ({ labels, allLabels }) =>
      allLabels && labels.some((label) => textWidth(label, fontSize) > room - 2),
  );
}

/** How the bars of a panel and the texts above them are drawn. */
interface SeriesFrame {
  readonly fontSize: number;
  /** Whether there is room for texts. */
  readonly show: boolean;
  /** The name of the line of capacity, which has an axis of its own in each panel; undefined where there is none. */
  readonly line: string | undefined;
}

function panelSeries(
  panel: Panel,
  index: number,
  { fontSize, show, line }: SeriesFrame,
): SeriesOption[] {
  const axes = { xAxisIndex: line === undefined ? index : index * 2, yAxisIndex: index };
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
          show,
          color: LIGHT.text,
          fontSize,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
            panel.texts[dataIndex] ?? '',
        },
      ),
      ...axes,
    },
    ...(capacities === undefined || line === undefined
      ? []
      : capacityLine(line, capacities, { xAxisIndex: index * 2 + 1, yAxisIndex: index })),
  ];
}

function barTop({ floors, stacks }: Panel, bar: number): number {
  return stacks.reduce((sum, { values }) => sum + (values[bar] ?? 0), floors?.[bar] ?? 0);
}

function panelTop(panel: Panel): number {
  return Math.max(...panel.labels.map((_, bar) => barTop(panel, bar)), ...(panel.capacities ?? []));
}
