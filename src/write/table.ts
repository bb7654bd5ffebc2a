// A sheet on a terminal: columns aligned by display width, deficits in red where colour is wanted.
import { Chalk } from 'chalk';
import Table from 'cli-table3';
import stringWidth from 'fast-string-width';
import type { Language } from '../words/language.js';
import { cellText, isNumeric } from './cell.js';
import { renderChart } from './chart.js';
import type { Sheet } from './sheet.js';

export interface TableStyle {
  readonly language: Language;
  readonly colour: boolean;
  /** Whether the terminal shows more than ASCII. */
  readonly blocks: boolean;
}

const NO_LINES = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

/** The sheet as text: title, headings, rows, the chart if any, notes. Without rows it has no headings. */
export function renderTable(sheet: Sheet, { language, colour, blocks }: TableStyle): string {
  const paint = new Chalk({ level: colour ? 1 : 0 });
  const texts = sheet.rows.map((row) =>
    sheet.columns.map(({ kind }, index) => cellText(row[index] ?? null, kind, language)),
  );
  const rules = sheet.columns.map(({ heading }, index) =>
    '-'.repeat(
      Math.max(stringWidth(heading), ...texts.map((row) => stringWidth(row[index] ?? ''))),
    ),
  );
  const table = new Table({
    chars: { ...NO_LINES, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: sheet.columns.map(({ kind }) => (isNumeric(kind) ? 'right' : 'left')),
  });
  table.push(
    sheet.columns.map(({ heading }) => paint.bold(heading)),
    rules.map((rule) => paint.dim(rule)),
  );
  sheet.rows.forEach((row, rowIndex) => {
    table.push(
      sheet.columns.map(({ kind }, index) => {
        const text = texts[rowIndex]?.[index] ?? '';
        const value = row[index];
        return kind === 'signed' && typeof value === 'number' && value < 0 ? paint.red(text) : text;
      }),
    );
  });
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const parts = [
    ...(sheet.title === undefined ? [] : [[paint.bold(sheet.title)]]),
    ...(sheet.rows.length === 0 ? [] : [lines]),
    ...(sheet.chart === undefined ? [] : [renderChart(sheet.chart, blocks)]),
    ...(sheet.notes.length === 0 ? [] : [sheet.notes]),
  ];
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}
