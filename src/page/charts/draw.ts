// Drawing of charts as SVG by ECharts without a browser, with a text alternative; the same bytes each time.
import type { EChartsOption } from 'echarts';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  LegendPlainComponent,
  TitleComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { FONTS } from '../fonts.js';
import { escaped } from '../html.js';
import { withVariables } from '../palette.js';
import { textWidth } from './text-width.js';

// A component that is not registered here is silently left out of drawings.
use([BarChart, HeatmapChart, LineChart]);
use([GridComponent, LegendPlainComponent, TitleComponent, VisualMapPiecewiseComponent]);
use([SVGRenderer]);

/**
 * Names of what every object has, such as constructor and __proto__. The library keeps texts as keys of plain objects,
 * so a text of such a name would find what is no text, and be written into all objects.
 */
const OBJECT_NAMES = new RegExp(
  Object.getOwnPropertyNames(Object.prototype)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => `(?<=${name[0]})${name.slice(1)}`)
    .join('|'),
  'g',
);

/** Parts such a name while the library has it (U+2060, a word joiner, which no text of a drawing needs). */
const JOINER = '\u2060';

/** An option as the library may have it: no text in it is the name of what every object has. */
function parted<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(OBJECT_NAMES, `${JOINER}$&`) as Value;
  if (Array.isArray(value)) return value.map(parted) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, parted(each)]),
  ) as Value;
}

// The library guesses widths for one font; these are wide enough for any.
setPlatformAPI({
  measureText: (text, font = '') => ({
    width: textWidth(text.replaceAll(JOINER, ''), Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)),
  }),
});

/** A drawing and its size in pixels. */
export interface Drawing {
  readonly option: EChartsOption;
  readonly width: number;
  readonly height: number;
}

/** The text alternative of a drawing. */
export interface Alternative {
  readonly title: string;
  readonly description: string;
}

/** A drawing for a page, in the page's colours. `id` must be unique in the page. */
export function pageSvg(
  drawing: Drawing,
  alternative: Alternative,
  id: string,
  classes: string,
): string {
  const { width, height } = drawing;
  const attributes = `class="${classes}" viewBox="0 0 ${width} ${height}"`;
  return withVariables(svg(drawn(drawing, id), alternative, id, attributes));
}

/** An SVG that names its text alternative. */
export function svg(
  content: string,
  { title, description }: Alternative,
  id: string,
  attributes: string,
): string {
  return (
    `<svg ${attributes} role="img" aria-labelledby="${id}-title ${id}-description">` +
    `<title id="${id}-title">${escaped(title)}</title>` +
    `<desc id="${id}-description">${escaped(description)}</desc>${content}</svg>`
  );
}

/** The elements of a drawing, without an SVG around them. Their ids begin with `id`. */
export function drawn({ option, width, height }: Drawing, id: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: FONTS }, ...parted(option) });
  const elements = tidied(chart.renderToSVGString(), id);
  chart.dispose();
  return elements;
}

/** Draws a chart of every kind and drops it, so that the code is compiled when the program is built. */
export function warmUp(): void {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const values = [1, 2, 3, 4, 5, 6];
  const axes = {
    xAxis: { type: 'category', data: names },
    yAxis: { type: 'value' },
    grid: { left: 40, right: 10 },
  } as const;
  const label = { show: true, formatter: '{c}' };
  const bars: EChartsOption = {
    ...axes,
    series: [
      { type: 'bar', stack: 'bar', silent: true, label, data: values },
      { type: 'bar', stack: 'bar', silent: true, label, data: values },
      { type: 'line', silent: true, label, data: values },
    ],
  };
  const months: EChartsOption = {
    ...axes,
    yAxis: axes.xAxis,
    visualMap: { type: 'piecewise', pieces: [{ min: 0, max: 3 }, { min: 4 }] },
    series: [{ type: 'heatmap', label, data: values.map((value, at) => [at, at, value]) }],
  };
  for (const option of [bars, months, bars, bars]) {
    drawn({ option, width: 600, height: 300 }, 'warm-up');
  }
}

/**
 * The drawing without its own SVG element and without what only a script needs: classes and marks of the data. The
 * library's ids, which count on from chart to chart, begin with the chart's own id.
 */
function tidied(drawn: string, id: string): string {
  return drawn
    .replace(/^<svg[^>]*>\n?/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(`font-family:${FONTS};`, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replaceAll(JOINER, '')
    .replaceAll('\n', '');
}
