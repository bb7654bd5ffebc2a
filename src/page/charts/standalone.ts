// A single chart as an SVG file, with its title and scope above it, in light colours.

import { FONTS } from '../fonts.js';
import { escaped } from '../html.js';
import { LIGHT } from '../palette.js';
import { FONT, WIDTH } from './axes.js';
import type { Chart } from './chart.js';
import { drawn, svg } from './draw.js';
import { textWidth } from './text-width.js';

const MARGIN = 20;
const TITLE = { size: 16, line: 24 };
const TEXT = { size: FONT.wide, line: 18 };
/** The description, where there is no drawing. */
const SENTENCE = { size: 15, line: 36 };
/** Between texts and drawing. */
const GAP = 14;

/** A chart as an SVG document, with lines `above` its title where something must be said first; where there is nothing to draw, the description stands in its place. */
export function standaloneSvg(
  chart: Chart,
  scope: readonly string[],
  above: readonly string[] = [],
): string {
  const drawing = chart.draw?.('wide');
  const texts: Line[] = [
    ...above.flatMap((text) => lines(text, TEXT, LIGHT.alert, ' font-weight="700"')),
    ...lines(chart.title, TITLE, LIGHT.text, ' font-weight="700"'),
    ...scope.flatMap((text) => lines(text, TEXT, LIGHT.muted)),
    ...(drawing === undefined ? lines(chart.description, SENTENCE, LIGHT.text) : []),
  ];
  let top = MARGIN;
  const written = texts.map(({ text, size, line, attributes }) => {
    top += line;
    // Descenders hang a little below the baseline.
    const baseline = top - Math.round(size / 3);
    return `<text x="${MARGIN}" y="${baseline}" font-size="${size}"${attributes}>${escaped(text)}</text>`;
  });
  const width = WIDTH.wide + 2 * MARGIN;
  const height = top + MARGIN + (drawing === undefined ? 0 : GAP + drawing.height);
  const content = [
    `<rect width="${width}" height="${height}" fill="${LIGHT.paper}"/>`,
    ...written,
    ...(drawing === undefined
      ? []
      : [`<g transform="translate(${MARGIN} ${top + GAP})">${drawn(drawing, 'chart')}</g>`]),
  ].join('');
  const attributes =
    `xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" font-family="${FONTS}"`;
  return `${svg(content, chart, 'chart', attributes)}\n`;
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly line: number;
  readonly attributes: string;
}

/** A text in lines no wider than the drawing. */
function lines(
  text: string,
  { size, line }: { readonly size: number; readonly line: number },
  colour: string,
  more = '',
): Line[] {
  const attributes = ` fill="${colour}"${more}`;
  return wrapped(text, size).map((each) => ({ text: each, size, line, attributes }));
}

/** Latin words stay whole; Japanese breaks anywhere but before closing punctuation. */
const UNITS = /(?:[\u0021-\u024f\u2010-\u2027]+|[^\u0020-\u024f\u2010-\u2027])[、。」』)]*\s*/gu;

function wrapped(text: string, size: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const [unit] of text.matchAll(UNITS)) {
    if (row !== '' && textWidth((row + unit).trimEnd(), size) > WIDTH.wide) {
      rows.push(row.trimEnd());
      row = '';
    }
    row += unit;
  }
  return [...rows, row.trimEnd()];
}
