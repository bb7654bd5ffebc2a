// Rows of a sheet as cells of text, as a CSV of the same table would hold them, and what only a workbook knows of them.
import {
  type CellKinds,
  ERROR,
  NO_RESULT,
  NUMBER,
  PLAIN,
  STAND_IN,
} from '../../records/cell-kinds.js';
import { serialText } from '../../records/date-number.js';
import { type Range, rangeOf } from './cell-names.js';
import { scanPart } from './parts.js';
import { unescaped } from './texts.js';
import type { Sheet, Workbook } from './workbook.js';
import { CLOSE, MalformedXml, MORE, OPEN, type XmlScanner } from './xml-scanner.js';

/** A row that holds anything. */
export interface SheetRow extends CellKinds {
  /** Its number in the sheet, from 1. */
  readonly number: number;
  /** The cells from the first column to the last that holds anything. */
  readonly cells: string[];
  readonly isHidden: boolean;
}

/** What is known of a sheet once its last row has come. */
export interface SheetEnd {
  readonly merged: readonly Range[];
  /** Columns that are not shown, from 1. */
  readonly hiddenColumns: ReadonlySet<number>;
}

const NAMES = ['worksheet', 'sheetData', 'row', 'c', 'v', 'f', 't', 'rPh', 'mergeCell', 'col'];
const WORKSHEET = 1;
const SHEET_DATA = 2;
const ROW = 3;
const C = 4;
const V = 5;
const F = 6;
const T = 7;
const RPH = 8;
const MERGE_CELL = 9;
const COL = 10;

/** Where in the tree the elements of a sheet stand. */
const DEPTH = { root: 1, data: 2, row: 3, cell: 4, value: 5 } as const;

const REFERENCE = bytesOf('r');
const STYLE = bytesOf('s');
const TYPE = bytesOf('t');
const HIDDEN = bytesOf('hidden');

/** As many as a sheet can have. */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;
const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Texts of dates are remembered for numbers below this; later days are rare. */
const REMEMBERED = 100_000;

/**
 * Hands on the rows of a sheet that hold anything, until `take` gives false. What stands behind the rows is then not known.
 * Throws {@link MalformedXml} for a sheet that is damaged.
 */
export async function readSheetRows(
  { part }: Sheet,
  workbook: Workbook,
  take: (row: SheetRow) => boolean,
): Promise<SheetEnd> {
  if (part === undefined) throw new MalformedXml('no such sheet');
  const reader = createSheetReader(workbook, take);
  await scanPart(part, NAMES, reader.drain);
  return reader.end;
}

function createSheetReader(workbook: Workbook, take: (row: SheetRow) => boolean) {
  const { texts, dateStyles, epoch, isUncalculated } = workbook;
  const merged: Range[] = [];
  const hiddenColumns = new Set<number>();
  const dates: string[] = [];

  let row = 0;
  let isHidden = false;
  let cells: string[] = [];
  let kinds = new Uint8Array(64);
  let isMixed = false;

  /** The column of the cell that was read last, from 1. */
  let column = 0;
  let style = 0;
  let type = '';
  let hasFormula = false;
  let hasValue = false;
  /** The value, where it is a whole number written in digits alone, else -1 and the value is in `value`. */
  let digits = -1;
  let value = '';
  let inline = '';

  /** The child of the root, of the row's cell: what the elements in them are. */
  let within = 0;
  let isInText = false;
  /** The depth of the reading beside a text (furigana) that is being skipped; 0 if none is. */
  let skipped = 0;

  function beginRow(scanner: XmlScanner): void {
    const given = scanner.attribute(REFERENCE) ? scanner.digits() : row + 1;
    if (given <= row || given > LAST_ROW) throw new MalformedXml('a row out of order');
    row = given;
    isHidden = scanner.attribute(HIDDEN) && isTrue(scanner);
    cells = [];
    column = 0;
  }

  function endRow(): boolean {
    const goesOn =
      cells.length === 0 || take({ number: row, cells, isHidden, kinds, isMixed, epoch });
    if (isMixed) kinds.fill(PLAIN);
    isMixed = false;
    return goesOn;
  }

  function beginCell(scanner: XmlScanner): void {
    const next = scanner.attribute(REFERENCE) ? columnIn(scanner, row) : column + 1;
    if (next <= column || next > LAST_COLUMN) throw new MalformedXml('a cell out of order');
    column = next;
    style = scanner.attribute(STYLE) ? scanner.digits() : 0;
    type = scanner.attribute(TYPE) ? scanner.text() : '';
    hasFormula = false;
    hasValue = false;
    digits = -1;
    value = '';
    inline = '';
  }

  function takeValue(scanner: XmlScanner): void {
    if (digits < 0 && value === '') {
      digits = scanner.digits();
      if (digits < 0) value = scanner.text();
      return;
    }
    // A value in several pieces, between comments or as CDATA.
    value = valueText() + scanner.text();
    digits = -1;
  }

  function valueText(): string {
    return digits >= 0 ? String(digits) : value;
  }

  function endCell(): void {
    const isBlank = digits < 0 && value.trim() === '';
    // A formula that has been calculated may well result in an empty text, and in nothing else that is empty.
    const isEmptyText = type === 'str' && hasValue && !isUncalculated;
    const isUnknown = hasFormula && isBlank && !isEmptyText;
    if (isUnknown && inline === '') put('', type === 'e' ? ERROR : NO_RESULT);
    else if (type === 's') put(isBlank ? '' : sharedText(), PLAIN);
    else if (type === 'e') put(value, ERROR);
    else if (type === 'b') put(isBlank ? '' : truth(), PLAIN);
    else if (type === 'd') put(valueText().trim(), PLAIN);
    else if (type === 'str' || type === 'inlineStr') put(inline + unescaped(valueText()), PLAIN);
    else if (type !== '' && type !== 'n') throw new MalformedXml('a type of cell');
    else if (isBlank) put(inline, PLAIN);
    else takeNumber(digits >= 0 ? digits : numeral(value.trim()));
  }

  function takeNumber(number: number): void {
    const shown = dateStyles[style] ? dateText(number) : undefined;
    const isStandIn = hasFormula && number === 0 && isUncalculated;
    put(shown ?? String(number), isStandIn ? STAND_IN : shown === undefined ? NUMBER : PLAIN);
  }

  function put(text: string, kind: number): void {
    if (text === '' && kind === PLAIN) return;
    const index = column - 1;
    while (cells.length < index) cells.push('');
    cells.push(text);
    if (kind === PLAIN) return;
    if (index >= kinds.length) {
      const more = new Uint8Array(LAST_COLUMN);
      more.set(kinds);
      kinds = more;
    }
    kinds[index] = kind;
    isMixed = true;
  }

  function sharedText(): string {
    const text = texts[digits];
    if (text === undefined) throw new MalformedXml('no such text');
    return text;
  }

  function truth(): string {
    const given = valueText().trim();
    if (given === '1' || given === 'true') return 'TRUE';
    if (given === '0' || given === 'false') return 'FALSE';
    throw new MalformedXml('neither true nor false');
  }

  function dateText(number: number): string | undefined {
    if (!Number.isInteger(number) || number < 0 || number >= REMEMBERED) {
      return serialText(number, epoch);
    }
    let text = dates[number];
    if (text === undefined) {
      text = serialText(number, epoch) as string;
      dates[number] = text;
    }
    return text;
  }

  /** Takes a tag that opens. Only what stands where a sheet has it is looked at. */
  function open(scanner: XmlScanner): void {
    const { name, depth } = scanner;
    if (depth === DEPTH.row && within === SHEET_DATA) {
      if (name === ROW) beginRow(scanner);
    } else if (depth === DEPTH.cell && within === SHEET_DATA) {
      if (name === C) beginCell(scanner);
    } else if (depth >= DEPTH.value && within === SHEET_DATA) {
      if (name === F) hasFormula = true;
      else if (name === V) hasValue = true;
      else if (name === RPH) skipped = depth;
      isInText = name === V || name === T;
    } else if (depth === DEPTH.row) {
      if (name === MERGE_CELL) merged.push(rangeOf(scanner.attributes().get('ref') ?? ''));
      if (name === COL) noteColumns(scanner);
    } else if (depth === DEPTH.data) within = name;
    else if (depth === DEPTH.root && name !== WORKSHEET) throw new MalformedXml('no worksheet');
  }

  function noteColumns(scanner: XmlScanner): void {
    if (!(scanner.attribute(HIDDEN) && isTrue(scanner))) return;
    const given = scanner.attributes();
    const last = Math.min(Number(given.get('max')), LAST_COLUMN);
    for (let each = Number(given.get('min')); each <= last; each += 1) hiddenColumns.add(each);
  }

  /** Takes a tag that closes; false if no more is wanted. */
  function close(name: number, depth: number): boolean {
    isInText = false;
    if (within !== SHEET_DATA) return true;
    if (depth === DEPTH.cell - 1 && name === C) endCell();
    if (depth === DEPTH.row - 1 && name === ROW) return endRow();
    return true;
  }

  function drain(scanner: XmlScanner): boolean {
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      if (skipped > 0) {
        if (token === CLOSE && scanner.depth < skipped) skipped = 0;
      } else if (token === OPEN) {
        open(scanner);
      } else if (token === CLOSE) {
        if (!close(scanner.name, scanner.depth)) return false;
      } else if (isInText) {
        if (hasValue && scanner.depth === DEPTH.value) takeValue(scanner);
        else inline += unescaped(scanner.text());
      }
    }
    return true;
  }

  return { drain, end: { merged, hiddenColumns } };
}

function bytesOf(name: string): Uint8Array {
  return new TextEncoder().encode(name);
}

function isTrue(scanner: XmlScanner): boolean {
  const text = scanner.text();
  return text === '1' || text === 'true' || text === 'on';
}

/** The column of the cell that an attribute names, from 1; 0 if it names none in this row. */
function columnIn({ bytes, start, end }: XmlScanner, row: number): number {
  let column = 0;
  let at = start;
  for (; at < end; at += 1) {
    const letter = (bytes[at] as number) - BEFORE_A;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  let named = 0;
  if (at === end || at > start + 3) return 0;
  for (; at < end; at += 1) named = named * 10 + (bytes[at] as number) - ZERO;
  return named === row ? column : 0;
}
const BEFORE_A = 0x40;
const ZERO = 0x30;

function numeral(text: string): number {
  const number = NUMERAL.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(number)) throw new MalformedXml('no number');
  return number;
}
