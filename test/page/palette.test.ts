// The line of capacity can be told from every bar it crosses, in light and in dark.
// Source: WCAG 2.2, success criterion 1.4.11 (contrast of 3:1 for parts of graphics), and its definition of contrast.
import { describe, expect, it } from 'vitest';
import { CAPACITY_LINE } from '../../src/page/charts/bars.js';
import { colourVariables } from '../../src/page/palette.js';

/** Parts of bars that the line of capacity crosses. */
const BARS = ['card', 'certificate', 'waiting', 'plain', 'more', 'fewer', 'paper'];
const LEAST = 3;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [less = 0, more = 0] = [luminance(a), luminance(b)].sort((first, second) => first - second);
  return (more + 0.05) / (less + 0.05);
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  const colours = new Map(
    colourVariables(scheme)
      .split(';')
      .map((each) => each.replace('--', '').split(':') as [string, string]),
  );
  const between = (a: string, b: string) => contrast(colours.get(a) ?? '', colours.get(b) ?? '');

  it('the line stands out from its edge', () => {
    expect(CAPACITY_LINE.edgeWidth).toBeGreaterThanOrEqual(CAPACITY_LINE.width + 2);
    expect(between(CAPACITY_LINE.part, CAPACITY_LINE.edge)).toBeGreaterThanOrEqual(LEAST);
  });

  it.each(BARS)('the line or its edge stands out from %s', (bar) => {
    const best = Math.max(between(CAPACITY_LINE.part, bar), between(CAPACITY_LINE.edge, bar));
    expect(best).toBeGreaterThanOrEqual(LEAST);
  });
});
