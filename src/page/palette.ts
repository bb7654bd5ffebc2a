// The colours of page and charts, each in light and in dark.

/** The colour of each part in light (and print) and in dark. No two light colours are equal: withVariables tells parts by them. */
const COLOURS = {
  paper: ['#ffffff', '#0f1722'],
  panel: ['#f4f7fb', '#18222f'],
  text: ['#17212e', '#e8edf4'],
  muted: ['#4a5868', '#a9b6c6'],
  grid: ['#d8e0ea', '#2d3a4b'],
  accent: ['#1d4280', '#8db4f5'],
  alert: ['#b3261e', '#ff9d8f'],
  calm: ['#1f6f4f', '#7fd3ab'],
  card: ['#1f4583', '#86aef2'],
  onCard: ['#fffffe', '#0d1724'],
  certificate: ['#a9c6ea', '#37598d'],
  onCertificate: ['#142033', '#f2f6fc'],
  capacity: ['#a83505', '#ffb072'],
  waiting: ['#e6ae48', '#d39a35'],
  waitingEdge: ['#8a5d00', '#d39a34'],
  plain: ['#8693a2', '#8894a4'],
  more: ['#b8321f', '#f08a76'],
  fewer: ['#2a7d5a', '#6cc79c'],
  heat1: ['#f0f5fc', '#182a44'],
  heat2: ['#cfe0f4', '#234067'],
  heat3: ['#9cc1e8', '#33619b'],
  heat4: ['#fbdcc2', '#5d3a22'],
  heat5: ['#f2a877', '#8f4d28'],
  heat6: ['#b5401a', '#f0915c'],
  blank: ['#dddbd7', '#3b3a38'],
  onHeat: ['#16202d', '#f3f6fb'],
  onHeat6: ['#fffefe', '#1b120c'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** A part of the page or of a chart that has a colour. */
export type Part = keyof typeof COLOURS;

/** The colours in light, for drawing and for charts that stand alone. */
export const LIGHT = Object.fromEntries(
  Object.entries(COLOURS).map(([part, [light]]) => [part, light]),
) as Readonly<Record<Part, string>>;

/** The colours of one scheme as CSS variables. */
export function colourVariables(scheme: 'light' | 'dark'): string {
  return Object.entries(COLOURS)
    .map(([part, [light, dark]]) => `--${part}:${scheme === 'light' ? light : dark}`)
    .join(';');
}

const PART_OF_COLOUR = new Map<string, string>(
  Object.entries(LIGHT).map(([part, colour]) => [colour, part]),
);

/** A drawing with CSS variables for its colours, which follow the page's scheme. */
export function withVariables(svg: string): string {
  return svg.replace(/#[0-9a-f]{6}\b/g, (colour) => {
    const part = PART_OF_COLOUR.get(colour);
    return part === undefined ? colour : `var(--${part})`;
  });
}
