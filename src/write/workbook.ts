// An Excel workbook: the figures as numbers on the first sheet, their basis on the second.
import stringWidth from 'fast-string-width';
import { type Cell, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Provenance } from '../records/provenance.js';
import { BOOK_WORDS } from '../words/book.js';
import type { Language } from '../words/language.js';
import { WORKBOOK_WORDS, type WorkbookName } from '../words/workbook.js';
import type { BookSheet } from './book.js';
import { bookSheet } from './book-sheet.js';
import { cellText, isNumeric } from './cell.js';
import { type MachineColumn, type MachineTable, unitOf } from './machine-table.js';
import { repacked } from './repacked.js';
import type { ColumnKind, Sheet, SheetCell } from './sheet.js';

export interface WorkbookParts {
  readonly name: WorkbookName;
  readonly table: MachineTable;
  readonly notes: readonly string[];
  /** Further sheets that people get below the first: their notes go to the second sheet. */
  readonly beneath?: readonly Pick<Sheet, 'title' | 'notes'>[];
  readonly provenance: Provenance;
  /** What the first row of each sheet says, above the header; nothing, where undefined. */
  readonly first?: string | undefined;
  /** Sheets to print and to work in, before the figures for programs, which then have a header alone. */
  readonly forms?: readonly BookSheet[];
}

/** Formats of numbers. The space after △ is Excel's own in Japanese. */
const NUMBER_FORMATS: Readonly<Partial<Record<ColumnKind, Readonly<Record<Language, string>>>>> = {
  count: { en: '#,##0', ja: '#,##0' },
  signed: { en: '#,##0;"−"#,##0', ja: '#,##0;"△ "#,##0' },
  change: { en: '"+"#,##0;"−"#,##0;0', ja: '"+"#,##0;"△ "#,##0;0' },
  percent: { en: '0"%"', ja: '0"%"' },
  tenths: { en: '0.0"%"', ja: '0.0"%"' },
  year: { en: '0', ja: '0' },
};

/** A fixed date: the time of day would change the bytes of every run. */
const MADE_ON = new Date(Date.UTC(2000, 0, 1));

const FONT = { name: 'Yu Gothic', size: 11 };
const HEADER_STYLE = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF3' } },
  border: { bottom: { style: 'thin', color: { rgb: '8096AC' } } },
} as const satisfies Cell['style'];

const FIRST_STYLE = {
  font: { ...FONT, bold: true },
  alignment: { horizontal: 'left' },
} as const satisfies Cell['style'];

/** Widths in characters, a Japanese one counting two. */
const WIDTH = { least: 8, most: 40, header: 12, space: 2, value: 90 };

/** The height of a line in points: neither Excel nor LibreOffice adjusts it by itself. */
const LINE = 18;

/** A4 with the header on each page. */
const PAPER = {
  paperSize: 'a4',
  orientation: 'landscape',
  margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5 },
  printTitlesRow: '$1:$1',
} as const;

/** All columns on one page, scaled down if needed. */
const ONE_PAGE_WIDE = { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

/**
 * The width of a page in characters of a font with wide digits, and the scale in percent by which columns are shared out
 * among pages: 11 points at 68 % are easy to read.
 */
const PAGE = { width: 110, scale: 68 };

/** The workbook's bytes; the same parts give the same bytes. */
export async function renderWorkbook(
  parts: WorkbookParts,
  language: Language,
): Promise<Uint8Array> {
  const title = WORKBOOK_WORDS[parts.name][language];
  const { forms = [], first } = parts;
  const hasForms = forms.length > 0;
  const name = hasForms ? BOOK_WORDS.data[language] : title;
  const figures = figuresSheet(hasForms ? { ...parts, first: undefined } : parts, name, language);
  const packed = await writeXlsx({
    sheets: [
      ...forms.map((form) => bookSheet(form, language)),
      hasForms ? figures : withFirstRow(figures, first),
      withFirstRow(basisSheet(parts, language), first),
    ],
    properties: { title, creator: parts.provenance.tool, created: MADE_ON, modified: MADE_ON },
    defaultFont: FONT,
  });
  return repacked(packed);
}

/** The figures as in CSV, as numbers with formats, under a header that stays visible. */
function figuresSheet(
  { table: { columns, rows }, first }: WorkbookParts,
  name: string,
  language: Language,
): WriteSheet {
  const widths = columns.map(({ header, kind }, index) => {
    const cells = rows.map((row) =>
      kind === 'year' ? String(row[index]) : cellText(row[index] ?? null, kind, language),
    );
    return columnWidth(header, cells);
  });
  const headerLines = Math.max(
    ...columns.map(({ header }, index) => linesOf(header, widths[index] ?? 0)),
  );
  return {
    name,
    columns: columns.map(({ kind }, index): ColumnDef => {
      const numFmt = NUMBER_FORMATS[kind]?.[language];
      return {
        width: widths[index] ?? 0,
        style: { alignment: { horizontal: isNumeric(kind) ? 'right' : 'left' } },
        ...(numFmt !== undefined && { numFmt }),
      };
    }),
    rows: [columns.map(({ header }) => header), ...rows.map((row) => [...row])],
    cells: headerCells(columns.map(({ kind }) => (isNumeric(kind) ? 'right' : 'left'))),
    rowDefs: rowHeights([headerLines, ...rows.map(() => 1)]),
    freezePane: { rows: 1 },
    ...printLayout(columns, widths, rows.length + 1 + (first === undefined ? 0 : 1)),
  };
}

/** A sheet with a row above its header, which then stays visible and is printed with it. */
function withFirstRow(sheet: WriteSheet, first: string | undefined): WriteSheet {
  if (first === undefined) return sheet;
  const { rows = [], cells, rowDefs, pageSetup } = sheet;
  const moved = [...(cells ?? [])].map(([key, cell]) => {
    const [row, column] = key.split(',');
    return [`${Number(row) + 1},${column}`, cell] as const;
  });
  const heights = [...(rowDefs ?? [])].map(([row, height]) => [row + 1, height] as const);
  return {
    ...sheet,
    rows: [[first], ...rows],
    cells: new Map<string, Partial<Cell>>([['0,0', { style: FIRST_STYLE }], ...moved]),
    rowDefs: new Map([[0, { height: LINE }], ...heights]),
    freezePane: { rows: 2 },
    ...(pageSetup !== undefined && { pageSetup: { ...pageSetup, printTitlesRow: '$1:$2' } }),
  };
}

/**
 * The print layout: the main table and each part beside it on pages of their own, each page with the text columns.
 * Assumptions are left out: they would take many pages, and the second sheet has them in words.
 */
function printLayout(
  columns: readonly MachineColumn[],
  widths: readonly number[],
  rows: number,
): Pick<WriteSheet, 'pageSetup' | 'colBreaks'> {
  const printed = columns.filter(({ source }) => source.part !== 'assumptions');
  const setup = { ...PAPER, printArea: `$A$1:$${columnLetters(printed.length)}$${rows}` };
  const titles = printed.findIndex(({ kind }) => isNumeric(kind));
  const titlesWidth = total(widths.slice(0, titles));
  const room = (PAGE.width * 100) / PAGE.scale - titlesWidth;
  const parts = [...new Set(printed.slice(titles).map(({ source }) => source.part))];
  /** The widths of the columns of each page. */
  const pages = parts.flatMap((part) => {
    const own = widths.filter(
      (_, index) =>
        index >= titles && printed[index] !== undefined && printed[index].source.part === part,
    );
    const pageCount = Math.ceil(total(own) / room);
    const pageOf = (index: number) =>
      Math.floor(((total(own.slice(0, index)) + (own[index] ?? 0) / 2) * pageCount) / total(own));
    return Array.from({ length: pageCount }, (_, page) =>
      own.filter((_, index) => pageOf(index) === page),
    );
  });
  if (pages.length === 1) return { pageSetup: { ...setup, ...ONE_PAGE_WIDE } };
  const widest = titlesWidth + Math.max(...pages.map(total));
  return {
    pageSetup: {
      ...setup,
      scale: Math.min(100, Math.floor((PAGE.width * 100) / widest)),
      printTitlesColumn: `$A:$${columnLetters(titles)}`,
    },
    colBreaks: pages
      .slice(0, -1)
      .map((_, page) => titles + pages.slice(0, page + 1).flat().length - 1),
  };
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Assumptions, units and provenance, one datum a cell: section, item, value. */
function basisSheet(parts: WorkbookParts, language: Language): WriteSheet {
  const word = (key: keyof typeof WORKBOOK_WORDS) => WORKBOOK_WORDS[key][language];
  const header = [word('section'), word('item'), word('value')];
  const rows = basisRows(parts, language);
  const widthOf = (index: 0 | 1) =>
    columnWidth(
      header[index] ?? '',
      rows.map((row) => String(row[index])),
    );
  const style = { alignment: { vertical: 'top', horizontal: 'left', wrapText: true } } as const;
  return {
    name: word('basis'),
    columns: [widthOf(0), widthOf(1), WIDTH.value].map((width) => ({ width, style })),
    rows: [header, ...rows],
    cells: headerCells(['left', 'left', 'left']),
    rowDefs: rowHeights([
      1,
      ...rows.map(([, , value]) => linesOf(String(value ?? ''), WIDTH.value)),
    ]),
    freezePane: { rows: 1 },
    pageSetup: { ...PAPER, ...ONE_PAGE_WIDE },
  };
}

function basisRows(
  { table, notes, beneath = [], provenance }: WorkbookParts,
  language: Language,
): SheetCell[][] {
  const word = (key: keyof typeof WORKBOOK_WORDS) => WORKBOOK_WORDS[key][language];
  const { tool, rulesVersion, inputs, options } = provenance;
  return [
    ...[{ notes }, ...beneath].flatMap(({ title = word('note'), notes: texts }) =>
      texts.map((note, index) => [title, index + 1, note]),
    ),
    ...explainedColumns(table, language),
    [word('made'), word('tool'), tool],
    [word('made'), word('rules'), rulesVersion],
    ...inputs.flatMap(({ path, bytes, sha256 }, index) => {
      const section = `${word('input')} ${index + 1}`;
      return [
        [section, word('path'), path],
        [section, word('bytes'), bytes],
        [section, word('sha256'), sha256],
      ];
    }),
    ...Object.entries(options).map(([name, value]) => [
      word('option'),
      name,
      typeof value === 'boolean' ? String(value) : value,
    ]),
  ];
}

/** The unit of each column; where its header is a name for programs, its heading and its codes in words. */
function explainedColumns({ columns }: MachineTable, language: Language): SheetCell[][] {
  return columns.flatMap(({ header, kind, source }): SheetCell[][] => {
    const unit = kind === 'text' ? undefined : unitOf(source)?.[language];
    const forPrograms = header === source.key;
    const codes = forPrograms ? Object.entries(source.codes ?? {}) : [];
    return [
      ...codes.map(([code, words]) => [source.heading, code, words[language]]),
      ...(forPrograms ? [[WORKBOOK_WORDS.column[language], header, source.heading]] : []),
      ...(unit === undefined ? [] : [[WORKBOOK_WORDS.unit[language], header, unit]]),
    ];
  });
}

function headerCells(sides: readonly ('left' | 'right')[]): Map<string, Partial<Cell>> {
  return new Map(
    sides.map((horizontal, index) => [
      `0,${index}`,
      { style: { ...HEADER_STYLE, alignment: { horizontal, vertical: 'center', wrapText: true } } },
    ]),
  );
}

function rowHeights(lines: readonly number[]): NonNullable<WriteSheet['rowDefs']> {
  return new Map(lines.map((count, index) => [index, { height: LINE * count }]));
}

/** Wide enough for every cell; a long header wraps, and long text is cut off by the next cell. */
function columnWidth(header: string, cells: readonly string[]): number {
  const widest = Math.max(0, ...cells.map((cell) => stringWidth(cell)));
  const needed = Math.max(widest, Math.min(stringWidth(header), WIDTH.header), WIDTH.least);
  return Math.min(needed, WIDTH.most) + WIDTH.space;
}

/** The number of lines that text takes in a column, with some room to spare. */
function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil(stringWidth(text) / (width - WIDTH.space)));
}

/** The letters of a column by its number: 27 is AA. */
function columnLetters(count: number): string {
  const rest = (count - 1) % 26;
  const before = (count - 1 - rest) / 26;
  return `${before === 0 ? '' : columnLetters(before)}${String.fromCharCode(65 + rest)}`;
}
