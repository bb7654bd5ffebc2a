// A workbook: its sheets as their tabs show them, its shared texts and formats, the year from which it counts days.
import type { Epoch } from '../../records/date-number.js';
import { placeName } from '../../records/shown-names.js';
import { isBuiltInDate, isDateFormat } from './number-format.js';
import { type Part, type Parts, type Relationship, relationshipsOf, scanTags } from './parts.js';
import { sharedTexts } from './texts.js';
import { MalformedXml } from './xml-scanner.js';

/** What a tab shows: a table, or what holds no table. */
export type SheetKind = 'table' | 'chart' | 'dialog' | 'macros';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** As messages name it: its name, or its place among the tabs as "(2)". */
  readonly label: string;
  readonly kind: SheetKind;
  readonly isHidden: boolean;
  readonly part: Part | undefined;
}

/** What the cells of all sheets refer to. */
export interface Workbook {
  /** In the order of the tabs. */
  readonly sheets: readonly Sheet[];
  readonly epoch: Epoch;
  /** Whether formulas are yet to be calculated when the workbook is opened, so that results stored may be stand-ins. */
  readonly isUncalculated: boolean;
  readonly texts: readonly string[];
  /** By the number of a cell's style: whether it shows numbers as dates. */
  readonly dateStyles: readonly boolean[];
}

const KINDS: Readonly<Record<string, SheetKind>> = {
  worksheet: 'table',
  chartsheet: 'chart',
  dialogsheet: 'dialog',
  xlMacrosheet: 'macros',
  xlIntlMacrosheet: 'macros',
};

/** Opens the workbook whose main part has that name; `isShown` tells which sheets are named as they are. Throws {@link MalformedXml} if it is damaged. */
export async function openWorkbook(
  parts: Parts,
  main: string,
  isShown: (name: string) => boolean,
): Promise<Workbook> {
  if (parts.isAmbiguous) throw new MalformedXml('two parts of one name');
  const book = parts.find(main);
  if (book === undefined) throw new MalformedXml('no main part');
  const relationships = await relationshipsOf(parts, book.name.replaceAll('\\', '/'));
  const byId = new Map(relationships.map((each) => [each.id, each]));
  const sheets: Sheet[] = [];
  let epoch: Epoch = 1900;
  let isUncalculated = false;
  let isWorkbook = false;
  await scanTags(book, ['workbook', 'workbookPr', 'sheet', 'calcPr'], (scanner) => {
    const { name, depth } = scanner;
    if (name === 1 && depth === 1) isWorkbook = true;
    if (name === 2 && depth === 2 && isTrue(scanner.attributes().get('date1904'))) epoch = 1904;
    if (name === 4 && depth === 2) {
      isUncalculated = isTrue(scanner.attributes().get('fullCalcOnLoad'));
    }
    if (name === 3 && depth === 3) {
      const sheet = sheetOf(scanner.attributes(), byId, parts);
      const label = isShown(sheet.name) ? sheet.name : placeName(sheets.length);
      sheets.push({ ...sheet, label });
    }
  });
  if (!isWorkbook) throw new MalformedXml('no workbook');
  const partOf = (type: string): Part | undefined => {
    const target = relationships.find((each) => each.type === type)?.target;
    if (target === undefined) return undefined;
    const part = parts.find(target);
    if (part === undefined) throw new MalformedXml(`no ${type}`);
    return part;
  };
  const texts = await sharedTexts(partOf('sharedStrings'));
  const dateStyles = await dateStylesOf(partOf('styles'));
  return { sheets, epoch, isUncalculated, texts, dateStyles };
}

function sheetOf(
  given: ReadonlyMap<string, string>,
  byId: ReadonlyMap<string, Relationship>,
  parts: Parts,
): Omit<Sheet, 'label'> {
  const leads = byId.get(given.get('id') ?? '');
  const state = given.get('state') ?? 'visible';
  return {
    name: given.get('name') ?? '',
    kind: KINDS[leads?.type ?? ''] ?? 'table',
    isHidden: state !== 'visible',
    part: leads && parts.find(leads.target),
  };
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}

const STYLE_NAMES = ['numFmts', 'numFmt', 'cellXfs', 'xf'] as const;
const NUM_FMTS = 1;
const NUM_FMT = 2;
const CELL_XFS = 3;
const XF = 4;

/** By the number of a cell's style: whether its format is a date. */
async function dateStylesOf(part: Part | undefined): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const formats: number[] = [];
  if (part === undefined) return [];
  /** The child of the root that is open: formats of tables and of conditions are named alike. */
  let within = 0;
  await scanTags(part, STYLE_NAMES, (scanner) => {
    const { name, depth } = scanner;
    if (depth === 2) within = name;
    if (depth !== 3) return;
    if (within === NUM_FMTS && name === NUM_FMT) {
      const given = scanner.attributes();
      own.set(Number(given.get('numFmtId')), isDateFormat(given.get('formatCode') ?? ''));
    }
    if (within === CELL_XFS && name === XF) {
      formats.push(Number(scanner.attributes().get('numFmtId') ?? 0));
    }
  });
  return formats.map((format) => own.get(format) ?? isBuiltInDate(format));
}
