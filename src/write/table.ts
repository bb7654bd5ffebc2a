// A sheet on a terminal: tables that fit its width, columns aligned, deficits in red where colour is wanted.
import { Chalk } from 'chalk';
import Table from 'cli-table3';
import stringWidth from 'fast-string-width';
import type { Language } from '../words/language.js';
import { renderChart } from './chart.js';
import { type FittedGrid, fitted, GAP, type GridCell } from './fit.js';
import type { Sheet } from './sheet.js';
import { wrapped } from './wrap.js';

export interface TableStyle {
  readonly language: Language;
  readonly colour: boolean;
  /** Whether the terminal shows more than ASCII. */
  readonly blocks: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const NO_LINES = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

/** Rows that are drawn at once: the library's time grows with their square. */
const BLOCK = 200;

/** The paint of a terminal, which adds nothing where colour is not wanted. */
type Paint = InstanceType<typeof Chalk>;

/** The sheet as text: title, headings, rows, the chart if any, notes. Without rows it has no headings. */
export function renderTable(sheet: Sheet, style: TableStyle): string {
  const { language, colour, blocks, width } = style;
  const paint = new Chalk({ level: colour ? 1 : 0 });
  const { title, ...untitled } = sheet;
  const grids = sheet.rows.length === 0 ? [] : fitted(untitled, language, width);
  const parts = [
    ...(title === undefined ? [] : [wrapped(title, width, 2).map((line) => paint.bold(line))]),
    ...grids.map((grid) => gridLines(grid, paint, width)),
    ...(sheet.chart === undefined ? [] : [renderChart(sheet.chart, blocks)]),
    ...(sheet.notes.length === 0 ? [] : [noteLines(sheet.notes, width)]),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** Notes in lines; those after the first of a note are set in. */
export function noteLines(notes: readonly string[], width: number): string[] {
  return notes.flatMap((note) => wrapped(note, width, 2));
}

function gridLines(
  { title, columns, widths, rows }: FittedGrid,
  paint: Paint,
  width: number,
): string[] {
  const paintRule = (text: string) => paint.dim(text);
  const heading = (text: string) => (text === '' ? '' : paint.bold(text));
  const cell = ({ text, isDeficit }: GridCell, width: number) => {
    const lines =
      stringWidth(text) <= width ? [text] : wrapped(text, width, /^ */.exec(text)?.[0].length ?? 0);
    return (isDeficit ? lines.map((line) => paint.red(line)) : lines).join('\n');
  };
  const headings = columns.map(({ heading: text }, index) => ({
    content: wrapped(text, widths[index] ?? 0, 0)
      .map(heading)
      .join('\n'),
    vAlign: 'bottom' as const,
  }));
  const blocks = [
    [headings, widths.map((each) => paintRule('-'.repeat(each)))],
    ...Array.from({ length: Math.ceil(rows.length / BLOCK) }, (_, block) =>
      rows
        .slice(block * BLOCK, (block + 1) * BLOCK)
        .map((row) => row.map((each, index) => cell(each, widths[index] ?? 0))),
    ),
  ];
  return [
    ...(title === undefined ? [] : wrapped(title, width, 2).map((line) => paint.bold(line))),
    ...blocks.flatMap((block) => {
      const table = new Table({
        chars: { ...NO_LINES, middle: ' '.repeat(GAP) },
        style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
        colWidths: [...widths],
        colAligns: columns.map(({ isNumeric }) => (isNumeric ? 'right' : 'left')),
      });
      table.push(...block);
      return table
        .toString()
        .split('\n')
        .map((line) => line.trimEnd());
    }),
  ];
}
