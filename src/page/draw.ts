// Decides how a chart becomes SVG: drawn by ECharts without a browser, the same bytes each time, with a text alternative.
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
import { FONTS } from './fonts.js';
import { escaped } from './html.js';
import { withVariables } from './palette.js';
import { textWidth } from './text-width.js';

// What the charts are made of; a part that is not named here is left out of drawings without a word.
use([BarChart, HeatmapChart, LineChart]);
use([GridComponent, LegendPlainComponent, TitleComponent, VisualMapPiecewiseComponent]);
use([SVGRenderer]);

// The library would guess widths for one font; here they are wide enough for any.
setPlatformAPI({
  measureText: (text, font = '') => ({
    width: textWidth(text, Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)),
  }),
});

/** What is drawn, and how large, in pixels. */
export interface Drawing {
  readonly option: EChartsOption;
  readonly width: number;
  readonly height: number;
}

/** What stands for the drawing where it cannot be seen. */
export interface Alternative {
  readonly title: string;
  readonly description: string;
}

/** A drawing to be put into a page, in the page's colours. `id` must be the page's only one. */
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

/** What is drawn, as an SVG that names its text alternative. */
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

/** The elements of a drawing, without an SVG around them. `id` begins all of theirs. */
export function drawn({ option, width, height }: Drawing, id: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: FONTS }, ...option });
  const elements = tidied(chart.renderToSVGString(), id);
  chart.dispose();
  return elements;
}

/** Draws small charts of every kind for nothing, so that what draws them is compiled when the program is built. */
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
 * The drawing without its own frame and without what only a script would need: classes and marks of the data. The
 * library's ids count on from chart to chart; here they begin with the chart's own.
 */
function tidied(drawn: string, id: string): string {
  return drawn
    .replace(/^<svg[^>]*>\n?/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(`font-family:${FONTS};`, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replaceAll('\n', '');
}
