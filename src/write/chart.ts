// Bars on a terminal of 80 columns: segments without colour, and a mark for capacity.
import stringWidth from 'fast-string-width';
import { grouped } from '../words/language.js';

/** A bar: its segments, and its mark, if any. */
export interface Bar {
  readonly label: string;
  readonly parts: readonly number[];
  readonly mark: number | null;
}

/** Bars on one scale from zero. */
export interface BarChart {
  /** The names of the segments, two at most. */
  readonly parts: readonly string[];
  readonly mark: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 80;
const LONGEST_LABEL = 32;
const SHORTEST_BAR = 10;

/** Signs of the segments, dark and light also in print. */
const BLOCKS = { parts: ['█', '░'], mark: '┃', cut: '…' };
const ASCII = { parts: ['#', '-'], mark: '|', cut: '...' };

/** The chart as lines, the key first; `blocks` where the terminal shows more than ASCII. */
export function renderChart(chart: BarChart, blocks: boolean): string[] {
  const signs = blocks ? BLOCKS : ASCII;
  const labels = chart.bars.map(({ label }) => shortened(label, signs.cut));
  const totals = chart.bars.map(({ parts }) => sumOf(parts));
  const figures = totals.map(grouped);
  const labelWidth = Math.max(0, ...labels.map((label) => stringWidth(label)));
  const figureWidth = Math.max(0, ...figures.map((figure) => figure.length));
  const cells = Math.max(SHORTEST_BAR, WIDTH - labelWidth - figureWidth - 4);
  const greatest = Math.max(1, ...totals, ...chart.bars.map(({ mark }) => mark ?? 0));
  // The last cell is for a mark at the end.
  const cellsOf = (count: number) => Math.round((count * (cells - 1)) / greatest);
  const key = [
    ...chart.parts.map((part, index) => `${signs.parts[index]} ${part}`),
    `${signs.mark} ${chart.mark}`,
  ].join('   ');
  const lines = chart.bars.map(({ parts, mark }, index) => {
    const drawn = Array.from({ length: cells }, () => ' ');
    let [from, before] = [0, 0];
    parts.forEach((count, part) => {
      before += count;
      const to = cellsOf(before);
      drawn.fill(signs.parts[part] ?? '', from, to);
      from = to;
    });
    if (mark !== null) drawn[cellsOf(mark)] = signs.mark;
    const label = labels[index] ?? '';
    const space = ' '.repeat(labelWidth - stringWidth(label) + 2);
    return `${label}${space}${drawn.join('')}  ${figures[index]?.padStart(figureWidth)}`;
  });
  return [key, ...lines];
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A label cut by display width, so that its bar has room. */
function shortened(label: string, cut: string): string {
  if (stringWidth(label) <= LONGEST_LABEL) return label;
  let short = '';
  for (const character of label) {
    if (stringWidth(short + character) > LONGEST_LABEL - cut.length) break;
    short += character;
  }
  return short + cut;
}
