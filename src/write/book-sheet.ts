// A sheet of a form as the writer of workbooks takes it: styles, formulas with their results, a chart, the paper.
import stringWidth from 'fast-string-width';
import type { Cell, WriteSheet } from 'hucre/xlsx';
import type { Language } from '../words/language.js';
import { at, type BookCell, type BookSheet, type Look, on } from './book.js';

const FONT = { name: 'Yu Gothic', size: 11 };
const LINE = 18;

const FORMATS: Readonly<Partial<Record<Look, Readonly<Record<Language, string>>>>> = {
  count: { en: '#,##0', ja: '#,##0' },
  input: { en: '#,##0.##', ja: '#,##0.##' },
  decimal: { en: '#,##0.###', ja: '#,##0.###' },
  signed: { en: '#,##0;"−"#,##0', ja: '#,##0;"△ "#,##0' },
  sum: { en: '#,##0.##', ja: '#,##0.##' },
  sumSigned: { en: '#,##0;"−"#,##0', ja: '#,##0;"△ "#,##0' },
  percent: { en: '0"%"', ja: '0"%"' },
  share: { en: '0.0%', ja: '0.0%' },
  inputShare: { en: '0.0%', ja: '0.0%' },
  thousands: { en: '#,##0,', ja: '#,##0,' },
};

const THIN = { style: 'thin', color: { rgb: '8096AC' } } as const;
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const FILL = { type: 'pattern', pattern: 'solid' } as const;
const INPUT_FILL = { ...FILL, fgColor: { rgb: 'FFF7CC' } } as const;
const HEAD_FILL = { ...FILL, fgColor: { rgb: 'E7EDF3' } } as const;

/** The looks in a frame: those of tables. */
const FRAMED: readonly Look[] = [
  ...(['head', 'headRight', 'count', 'decimal', 'signed', 'percent', 'share'] as const),
  ...(['sum', 'sumSigned'] as const),
  ...(['thousands', 'input', 'inputShare'] as const),
];

/** The looks of headings and of sums. */
const HEADS: readonly Look[] = ['head', 'headRight', 'sum', 'sumSigned'];

function styleOf(look: Look, isFramed: boolean, language: Language): NonNullable<Cell['style']> {
  const isHead = HEADS.includes(look);
  const isInput = look === 'input' || look === 'inputShare';
  const isWide = look === 'title' || look === 'note';
  const isLeft = isWide || look === 'text' || look === 'head';
  const numFmt = FORMATS[look]?.[language];
  return {
    font: {
      ...FONT,
      ...(look === 'title' && { size: 14, bold: true }),
      ...(isHead && { bold: true }),
    },
    alignment: {
      horizontal: isLeft ? 'left' : 'right',
      vertical: isHead || !isWide ? 'center' : 'top',
      ...((isHead || isWide) && { wrapText: true }),
    },
    ...(isFramed && { border: BOX }),
    ...(isHead && { fill: HEAD_FILL }),
    ...(isInput && { fill: INPUT_FILL }),
    ...(numFmt !== undefined && { numFmt }),
  };
}

/** The sheet for the writer. */
export function bookSheet(sheet: BookSheet, language: Language): WriteSheet {
  const { name, widths, rows, wide, chart } = sheet;
  const cells = new Map<string, Partial<Cell>>();
  const heights = new Map<number, { height: number }>();
  const allWidth = widths.reduce((sum, width) => sum + width, 0);
  rows.forEach((row, line) => {
    // The name of a row belongs to its figures.
    const inTable = row.some((each, index) => index > 0 && each && FRAMED.includes(each.look));
    let lines = 1;
    row.forEach((each, column) => {
      if (each === undefined) return;
      cells.set(`${line},${column}`, written(each, inTable, language));
      const room = wide.has(line) ? allWidth : (widths[column] ?? 10);
      const text = typeof each.value === 'string' ? each.value : '';
      if (wide.has(line) || each.look === 'head' || each.look === 'headRight')
        lines = Math.max(lines, Math.ceil((stringWidth(text) * 1.1) / room));
    });
    heights.set(line, { height: Math.max(1, lines) * LINE });
  });
  const columns = widths.length;
  const last = at(Math.max(0, rows.length - 1), columns - 1).replace(/^([A-Z]+)/, '$$$1$');
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) =>
      Array.from({ length: columns }, (_, column) => row[column]?.value ?? null),
    ),
    cells,
    rowDefs: heights,
    merges: [...wide].map((row) => ({
      ...{ startRow: row, startCol: 0, endRow: row, endCol: columns - 1 },
    })),
    view: { showGridLines: false },
    ...(chart !== undefined && { charts: [chartOf(sheet, chart)] }),
    pageSetup: {
      paperSize: 'a4',
      orientation: allWidth > 95 ? 'landscape' : 'portrait',
      margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7 },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true },
      printArea: `$A$1:${last}`,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  };
}

function written(each: BookCell, inTable: boolean, language: Language): Partial<Cell> {
  const isFramed = inTable && (FRAMED.includes(each.look) || each.look === 'text');
  const style = styleOf(each.look, isFramed, language);
  if (each.formula === undefined) return { value: each.value, style };
  return { style, formula: each.formula, formulaResult: each.value ?? '' };
}

function chartOf(
  { name, widths }: BookSheet,
  { title, series, categories, firstRow, lastRow, at: row, rows }: NonNullable<BookSheet['chart']>,
): NonNullable<WriteSheet['charts']>[number] {
  const range = (column: number) =>
    on(name, `${absolute(firstRow, column)}:${absolute(lastRow, column)}`);
  return {
    type: 'column',
    barGrouping: 'stacked',
    title,
    series: series.map((each, index) => ({
      name: each.name,
      values: range(each.column),
      categories: range(categories),
      color: COLOURS[index % COLOURS.length] as string,
    })),
    anchor: {
      from: { row, col: 0 },
      to: { row: row + rows - 1, col: Math.min(widths.length, 9) },
    },
  };
}

/** As in the report’s charts: dark and light also in print. */
const COLOURS = ['1F5F99', 'E39A3B', '5C8A5C'];

function absolute(row: number, column: number): string {
  return at(row, column).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}
