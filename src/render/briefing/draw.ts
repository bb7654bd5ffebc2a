// Decides how a chart becomes SVG: drawn by ECharts without a browser, the same bytes each time, with a text alternative.
import type { EChartsOption } from 'echarts';
import { init } from 'echarts/dist/echarts.esm.min.mjs';
import { escaped } from './html.js';
import { withVariables } from './palette.js';

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

/** Fonts that machines in ward offices have; the page loads none. */
export const FONTS =
  "'Noto Sans JP','Noto Sans CJK JP','Hiragino Sans','Yu Gothic UI','Yu Gothic',Meiryo,system-ui,sans-serif";

/** A drawing to be put into a page, in the page's colours. `id` must be the page's only one. */
export function pageSvg(
  drawing: Drawing,
  alternative: Alternative,
  id: string,
  classes: string,
): string {
  return withVariables(svg(drawing, alternative, id, ` class="${classes}"`));
}

/** A drawing as a file of its own, in light colours. */
export function standaloneSvg(drawing: Drawing, alternative: Alternative): string {
  const { width, height } = drawing;
  const size = ` xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`;
  return `${svg(drawing, alternative, 'chart', size)}\n`;
}

function svg(
  { option, width, height }: Drawing,
  { title, description }: Alternative,
  id: string,
  attributes: string,
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: FONTS }, ...option });
  const drawn = tidied(chart.renderToSVGString(), id);
  chart.dispose();
  return (
    `<svg${attributes} viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-description">` +
    `<title id="${id}-title">${escaped(title)}</title>` +
    `<desc id="${id}-description">${escaped(description)}</desc>${drawn}</svg>`
  );
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
