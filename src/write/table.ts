// A sheet on a terminal: tables that fit its width, columns aligned, deficits in red where colour is wanted.
import { Chalk } from 'chalk';
import stringWidth from 'fast-string-width';
import type { Language } from '../words/language.js';
import { renderChart } from './chart.js';
import { type FittedGrid, fitted, GAP } from './fit.js';
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
  const line = (texts: readonly string[], wide: readonly number[], dressed: Dress) =>
    texts
      .map((text, index) => {
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - (wide[index] ?? 0)));
        const shown = dressed(text, index);
        return columns[index]?.isNumeric === true ? space + shown : shown + space;
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  /** A row whose cells may take several lines. */
  const cells = (texts: readonly string[], dressed: Dress, atEnd = false) => {
    const broken = texts.map((text, index) =>
      stringWidth(text) <= (widths[index] ?? 0)
        ? [text]
        : wrapped(text, widths[index] ?? 0, /^ */.exec(text)?.[0].length ?? 0),
    );
    const height = Math.max(...broken.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => {
      const shown = broken.map((each) => each[atEnd ? at - height + each.length : at] ?? '');
      return line(
        shown,
        shown.map((text) => stringWidth(text)),
        dressed,
      );
    });
  };
  return [
    ...(title === undefined ? [] : wrapped(title, width, 2).map((line) => paint.bold(line))),
    ...cells(
      columns.map(({ heading }) => heading),
      (text) => (text === '' ? '' : paint.bold(text)),
      true,
    ),
    line(
      widths.map((each) => '-'.repeat(each)),
      widths,
      (text) => paint.dim(text),
    ),
    ...rows.flatMap((row) =>
      cells(
        row.map(({ text }) => text),
        (text, index) => (row[index]?.isDeficit === true ? paint.red(text) : text),
      ),
    ),
  ];
}

/** What a text looks like in its column. */
type Dress = (text: string, index: number) => string;
