// A paper as a Word document: real headings and numbers, tables that repeat their headings, charts as vector pictures.
//
// The same paper gives the same bytes: its dates are those of the figures, and no number in it is drawn by lot.
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type CivilDate, isoDate } from '../../calendar/civil-date.js';
import type { Language } from '../../words/language.js';
import { PAPER_WORDS } from '../../words/paper.js';
import { cellText, isNumeric } from '../../write/cell.js';
import type { Drawings } from '../drawings.js';
import type { Block, PaperDocument, Section, TableBlock } from './document.js';
import { emfOf } from './emf.js';
import { captionText } from './paper-html.js';

/** Twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1417; // 25 mm
const WIDTH = A4.width - 2 * MARGIN;

/** Fonts that offices have; `fallback` is what a machine without the first takes. */
const FONTS = {
  ja: {
    body: { name: 'Yu Mincho', fallback: 'MS Mincho', family: 'roman' },
    heading: { name: 'Yu Gothic', fallback: 'MS Gothic', family: 'swiss' },
  },
  en: {
    body: { name: 'Times New Roman', fallback: 'Liberation Serif', family: 'roman' },
    heading: { name: 'Arial', fallback: 'Liberation Sans', family: 'swiss' },
  },
} as const;

const NUMBERS = 'sections';
const BULLETS = 'notes';

/** The bytes of a Word document. `madeOn` is the day that its properties name. */
export async function paperWord(
  paper: PaperDocument,
  language: Language,
  drawings: Drawings,
  madeOn: CivilDate,
): Promise<Uint8Array> {
  const annex = paper.annex;
  const document = new Document({
    title: paper.title,
    creator: 'koshin',
    lastModifiedBy: 'koshin',
    styles: stylesOf(language),
    numbering: numberingOf(language),
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: [
          ...(paper.caution === undefined
            ? []
            : [new Paragraph({ children: [new TextRun({ text: paper.caution, bold: true })] })]),
          ...paper.head.map((text) => new Paragraph({ text, alignment: AlignmentType.END })),
          new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
          ...paper.summary.map((text) => bodyText(text, language)),
          ...paper.sections.flatMap((section) => [
            heading(section.heading, HeadingLevel.HEADING_1, 0),
            ...blocksOf(section, language, drawings),
          ]),
          ...(annex === undefined
            ? []
            : [
                new Paragraph({
                  text: annex.heading,
                  heading: HeadingLevel.HEADING_1,
                  pageBreakBefore: true,
                }),
                ...blocksOf(annex, language, drawings),
              ]),
        ],
      },
    ],
  });
  const packed = new Uint8Array(await Packer.toArrayBuffer(document));
  return settled(packed, language, madeOn);
}

function heading(
  text: string,
  level: (typeof HeadingLevel)['HEADING_1' | 'HEADING_2'],
  depth: number,
): Paragraph {
  return new Paragraph({ text, heading: level, numbering: { reference: NUMBERS, level: depth } });
}

/** A paragraph of text, indented by one letter in Japanese. */
function bodyText(text: string, language: Language): Paragraph {
  return new Paragraph({ text, ...(language === 'ja' && { indent: { firstLine: 210 } }) });
}

function blocksOf(section: Section, language: Language, drawings: Drawings): (Paragraph | Table)[] {
  return section.blocks.flatMap((block) => blockOf(block, language, drawings));
}

function blockOf(block: Block, language: Language, drawings: Drawings): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [bodyText(block.text, language)];
    case 'notes':
      return block.texts.map(
        (text) =>
          new Paragraph({ text, style: 'Notes', numbering: { reference: BULLETS, level: 0 } }),
      );
    case 'heading':
      return [heading(block.text, HeadingLevel.HEADING_2, 1)];
    case 'chart': {
      const drawn = drawings[block.id];
      return drawn === undefined ? [] : chartOf(block, drawn);
    }
    case 'table':
      return tableOf(block, language);
  }
}

/** The picture over the width of the text, and its title beneath. */
function chartOf(
  { title, description }: Extract<Block, { kind: 'chart' }>,
  drawn: string,
): Paragraph[] {
  const { bytes, width, height } = emfOf(drawn);
  // Pixels of 96 an inch; a picture is never wider than the text.
  const most = (WIDTH / 1440) * 96;
  const scale = Math.min(1, most / width);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      // A picture is as high as it is.
      spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120 },
      children: [
        new ImageRun({
          // The library knows no metafiles; what is packed is renamed below.
          type: 'png',
          data: bytes,
          transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
          altText: { name: title, title, description },
        }),
      ],
    }),
    new Paragraph({ text: title, style: 'FigureTitle' }),
  ];
}

function tableOf(table: TableBlock, language: Language): (Paragraph | Table)[] {
  const { columns, rows, unit } = table;
  const caption = captionText(table, language);
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((WIDTH * share) / all));
  const cell = (text: string, index: number, options: CellOptions) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      ...(options.isHead && {
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EEEEEE' },
      }),
      children: [new Paragraph({ text, style: 'Cell', ...options.paragraph })],
    });
  return [
    ...(caption === undefined ? [] : [new Paragraph({ text: caption, style: 'TableTitle' })]),
    ...(unit === undefined ? [] : [new Paragraph({ text: unit, style: 'TableUnit' })]),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { left: 70, right: 70, top: 30, bottom: 30 },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ heading: text }, index) =>
            cell(text, index, {
              isHead: true,
              paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
            }),
          ),
        }),
        ...rows.map(
          (row, at) =>
            new TableRow({
              cantSplit: true,
              children: columns.map(({ kind }, index) =>
                cell(cellText(row[index] ?? null, kind, language), index, {
                  isHead: false,
                  paragraph: {
                    ...(isNumeric(kind) && index > 0 && { alignment: AlignmentType.END }),
                    // A table that fits on a page is not torn apart.
                    keepNext: rows.length <= KEPT_ROWS && at < rows.length - 1,
                  },
                }),
              ),
            }),
        ),
      ],
    }),
    new Paragraph({ text: '', style: 'AfterTable' }),
  ];
}

interface CellOptions {
  readonly isHead: boolean;
  readonly paragraph: IParagraphOptions;
}

/** Rows of a table that stay on one page. */
const KEPT_ROWS = 14;

function stylesOf(
  language: Language,
): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const { body, heading: headings } = FONTS[language];
  const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });
  const small = { size: 18 };
  const gothic = { font: font(headings.name), bold: true, color: '000000' };
  return {
    default: {
      document: {
        run: {
          font: font(body.name),
          size: 21,
          language: { value: 'en-GB', eastAsia: 'ja-JP' },
        },
        // An exact line: the fonts of offices have very different ones of their own.
        paragraph: { spacing: { line: 350, lineRule: LineRuleType.EXACT, after: 40 } },
      },
      title: {
        run: { ...gothic, size: 28 },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: { line: 420, lineRule: LineRuleType.EXACT, before: 240, after: 240 },
        },
      },
      heading1: {
        run: { ...gothic, size: 24 },
        paragraph: { keepNext: true, spacing: { before: 360, after: 100 } },
      },
      heading2: {
        run: { ...gothic, size: 21 },
        paragraph: { keepNext: true, spacing: { before: 240, after: 80 } },
      },
    },
    paragraphStyles: [
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        run: small,
        paragraph: { spacing: { line: 250, lineRule: LineRuleType.EXACT, after: 0 } },
      },
      {
        id: 'TableTitle',
        name: 'Table Title',
        basedOn: 'Normal',
        run: { bold: true, size: 20, font: font(headings.name) },
        paragraph: { keepNext: true, spacing: { before: 200, after: 20 } },
      },
      {
        id: 'TableUnit',
        name: 'Table Unit',
        basedOn: 'Normal',
        run: small,
        paragraph: { keepNext: true, alignment: AlignmentType.END, spacing: { after: 20 } },
      },
      {
        id: 'AfterTable',
        name: 'After Table',
        basedOn: 'Normal',
        run: { size: 8 },
        paragraph: { spacing: { line: 120, lineRule: LineRuleType.EXACT, after: 0 } },
      },
      {
        id: 'FigureTitle',
        name: 'Figure Title',
        basedOn: 'Normal',
        run: small,
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
      },
      {
        id: 'Notes',
        name: 'Notes',
        basedOn: 'Normal',
        run: small,
        paragraph: { spacing: { line: 270, lineRule: LineRuleType.EXACT, after: 20 } },
      },
    ],
  };
}

function numberingOf(
  language: Language,
): NonNullable<ConstructorParameters<typeof Document>[0]['numbering']> {
  const level = (depth: number, text: string, hanging: number) => ({
    level: depth,
    format: LevelFormat.DECIMAL,
    text,
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: hanging, hanging } } },
  });
  return {
    config: [
      { reference: NUMBERS, levels: [level(0, '%1', 420), level(1, '(%2)', 480)] },
      {
        reference: BULLETS,
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: PAPER_WORDS.bullet[language],
            alignment: AlignmentType.START,
            style: { paragraph: { indent: { left: 260, hanging: 260 } } },
          },
        ],
      },
    ],
  };
}

/** Where a font stands that a machine may not have, with what it takes instead. */
function fontTable(language: Language): string {
  const fonts = Object.values(FONTS[language]).map(
    ({ name, fallback, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="${language === 'ja' ? '80' : '00'}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/**
 * The packed document without what changes from run to run, its metafiles under their own name, and with the fonts it
 * falls back to. The library dates what it packs, and has no option for it.
 */
function settled(packed: Uint8Array, language: Language, madeOn: CivilDate): Uint8Array {
  const made = `${isoDate(madeOn)}T00:00:00Z`;
  const renamed = (name: string) => name.replace(/(word\/media\/[^/]+)\.png$/, '$1.emf');
  const files = Object.entries(unzipSync(packed)).map(([name, bytes]): [string, Uint8Array] => {
    const edited = (edit: (text: string) => string) => strToU8(edit(strFromU8(bytes)));
    switch (name) {
      case 'docProps/core.xml':
        return [
          name,
          edited((text) =>
            text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${made}`),
          ),
        ];
      case 'word/document.xml': {
        // The library numbers pictures on from one document to the next.
        let pictures = 0;
        return [
          name,
          edited((text) =>
            text.replace(/(<wp:docPr id=")\d+/g, (_, start: string) => {
              pictures += 1;
              return `${start}${pictures}`;
            }),
          ),
        ];
      }
      case 'word/_rels/document.xml.rels':
        return [name, edited((text) => text.replace(/(media\/[^"]+)\.png"/g, '$1.emf"'))];
      case '[Content_Types].xml':
        return [
          name,
          edited((text) =>
            text.replace(
              '<Default ',
              '<Default Extension="emf" ContentType="image/x-emf"/><Default ',
            ),
          ),
        ];
      case 'word/fontTable.xml':
        return [name, strToU8(fontTable(language))];
      default:
        return [renamed(name), bytes];
    }
  });
  // Zip has dates from 1980 on, in local time: this one is the same in every zone.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}
