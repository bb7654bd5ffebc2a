// What the cells of a Parquet column mean: dates and numbers as integers, texts understood once, without text where none is needed.
import type { SchemaElement } from 'hyparquet';
import { addDays, type CivilDate } from '../../calendar/civil-date.js';
import { TEXT_FORMS } from '../../records/date-text.js';
import { isBlank } from '../../records/invisible.js';
import {
  digestAscii,
  digestIdentifier,
  digestNumber,
  type IdentifierDigest,
} from '../identifiers.js';
import { COMPACT, dateOf, ISO, SLASHED } from '../plain/plain-dates.js';
import {
  COUNT,
  DATE,
  IDENTIFIER,
  ISSUE_KIND,
  meaningOf,
  OFFICE,
  OTHER,
  type TextMeaning,
} from '../plain/plain-row.js';
import type { RowTable } from '../row-intake.js';
import {
  AT_ONCE,
  type Dictionary,
  IN_DICTIONARY,
  IN_TEXTS,
  type LocatedCells,
  NULL,
  type ParquetColumn,
} from './parquet-column.js';
import { DAY, DAYS, FIRST_DAY, isDays, isText } from './parquet-text.js';

/* What a cell means that is no date and no count. */
export const BLANK = 0;
const SILENT = 1;
/** Its text is to be taken. */
export const TELLS = 2;
/** A row with it is not plain. */
export const ODD = -1;

/** What some cells mean, each in the place of its cell. */
export interface Meanings {
  /** Dates, counts, or what else a cell means; {@link BLANK}, {@link ODD}. */
  readonly numbers: Int32Array;
  /** Forms of dates. */
  readonly forms: Uint8Array;
  /** The halves of what identifiers are compared by. */
  readonly lows: Int32Array;
  readonly highs: Int32Array;
  /** The meanings of texts. */
  readonly texts: (TextMeaning | undefined)[];
}

/** A column with what its cells mean. */
export interface ColumnMeanings extends Meanings {
  /** What its cells are read as. */
  readonly kind: number;
  /** Whether no cell but blank ones among those understood last needs a look. */
  readonly isSilent: () => boolean;
  /** Understands the first cells that are located. */
  readonly understand: (column: ParquetColumn, count: number) => void;
}

/** The date of {@link FIRST_DAY}. */
const FIRST_DATE = 19000101 as CivilDate;

/** Dates by day since 1970, from {@link FIRST_DAY} on; 0 for those not asked for yet. */
const DATES = new Int32Array(DAYS);

/** The date of a day since 1970; 0 for one that is better read as text. */
function dateOfDay(day: number): number {
  const at = day - FIRST_DAY;
  if (!(at >= 0 && at < DAYS)) return 0;
  const known = DATES[at] as number;
  if (known !== 0) return known;
  const date = addDays(FIRST_DATE, at);
  DATES[at] = date;
  return date;
}

/** Different texts of a column understood at once, where they are in no dictionary. */
const REMEMBERED = 50_000;
const PLAIN_COUNT = /^\d{1,9}$/;
const LINE_BREAK = /[\r\n]/;

/** Whole numbers below have too few digits to tell anything of a person. */
const SILENT_BELOW = 10_000_000_000;

/* Classes of bytes. */
const DIGIT = 1;
/** What can make a cell tell of a person, needs decoding, or is no part of a plain cell. */
const TELLING = 2;
const CLASS = new Uint8Array(256).fill(TELLING);
CLASS.fill(0, 33, 127);
CLASS.fill(DIGIT, 48, 58);
for (const telling of ['"', '@']) CLASS[telling.charCodeAt(0)] = TELLING;

/** Room for what `size` cells mean in a column of the given kind. */
function room(kind: number, size: number): Meanings {
  const only = (isNeeded: boolean) => (isNeeded ? size : 0);
  return {
    numbers: new Int32Array(size),
    forms: new Uint8Array(only(kind === DATE)),
    lows: new Int32Array(only(kind === IDENTIFIER)),
    highs: new Int32Array(only(kind === IDENTIFIER)),
    texts: new Array(only(kind === OTHER || (kind >= OFFICE && kind <= ISSUE_KIND))).fill(
      undefined,
    ),
  };
}

/** Whether values are whole numbers, written with a sign and digits. */
function isWhole({ type, converted_type: converted, logical_type: logical }: SchemaElement) {
  return (
    (type === 'INT32' || type === 'INT64') &&
    (converted === undefined || /^U?INT_/.test(converted)) &&
    (logical === undefined || logical.type === 'INTEGER')
  );
}

/** Timestamps of no zone that are read as numbers: how many of their units make a day; 0 for other columns. */
function unitsADay({ type, converted_type: converted, logical_type: logical }: SchemaElement) {
  if (type !== 'INT64') return 0;
  if (logical?.type === 'TIMESTAMP') {
    if (logical.isAdjustedToUTC) return 0;
    return logical.unit === 'MILLIS' ? DAY : logical.unit === 'MICROS' ? DAY * 1000 : 0;
  }
  if (logical !== undefined) return 0;
  return converted === 'TIMESTAMP_MILLIS' ? DAY : converted === 'TIMESTAMP_MICROS' ? DAY * 1000 : 0;
}

/** What the cells of a column of the given kind mean in a table. */
export function createColumnMeanings(
  element: SchemaElement,
  kind: number,
  table: RowTable,
): ColumnMeanings {
  const { reader, guard } = table;
  const of = room(kind, AT_ONCE);
  const { numbers, forms, lows, highs, texts } = of;
  /** Whether the texts are those of known names. */
  const isNamed = kind >= OFFICE && kind <= ISSUE_KIND;
  const areDays = isDays(element);
  const areTexts = isText(element);
  const areWhole = isWhole(element);
  const isNarrow = element.type === 'INT32';
  const dayUnits = unitsADay(element);
  const digest: IdentifierDigest = { low: 0, high: 0 };
  /** Texts met outside of dictionaries, by their places in {@link remembered}. */
  const places = new Map<string, number>();
  let remembered: Meanings | undefined;
  let dictionary: Dictionary | undefined;
  let entries = room(kind, 0);
  let areEntriesSilent = false;
  let isSilent = false;

  /** Understands a text, into a place of `into`. */
  function understandText(text: string, into: Meanings, place: number): void {
    into.numbers[place] = meant(text, into, place);
  }

  function meant(text: string, into: Meanings, place: number): number {
    if (isNamed) {
      const meaning = meaningOf(table, text, kind);
      into.texts[place] = meaning;
      return meaning.isOdd || LINE_BREAK.test(text) ? ODD : TELLS;
    }
    if (text === '') return BLANK;
    // Where a line break stands in a row, and what nobody sees, is told by the tolerant reader.
    if (LINE_BREAK.test(text) || isBlank(text)) return ODD;
    if (kind === DATE) {
      const read = reader.dateIn(text);
      if (read === undefined) return ODD;
      into.forms[place] = TEXT_FORMS.indexOf(read.form);
      return read.date;
    }
    if (kind === COUNT) return PLAIN_COUNT.test(text) && Number(text) > 0 ? Number(text) : ODD;
    if (kind === IDENTIFIER) {
      digestIdentifier(text.trim(), digest);
      into.lows[place] = digest.low;
      into.highs[place] = digest.high;
      return guard.tells(text) ? TELLS : SILENT;
    }
    if (!guard.tells(text)) return SILENT;
    into.texts[place] = meaningOf(table, text, OTHER);
    return TELLS;
  }

  function take(from: Meanings, place: number, cell: number): void {
    numbers[cell] = from.numbers[place] as number;
    if (kind === DATE) forms[cell] = from.forms[place] as number;
    else if (kind === IDENTIFIER) {
      lows[cell] = from.lows[place] as number;
      highs[cell] = from.highs[place] as number;
    } else if (kind !== COUNT) texts[cell] = from.texts[place];
  }

  function understandEntries(of: Dictionary): void {
    dictionary = of;
    entries = room(kind, of.size);
    const { numbers, forms } = entries;
    for (let place = 0; place < of.size; place += 1) {
      const date = kind === DATE && of.days ? dateOfDay(of.days[place] as number) : 0;
      if (date !== 0) {
        numbers[place] = date;
        forms[place] = ISO;
      } else if (kind === OTHER && of.days !== undefined) numbers[place] = SILENT;
      else understandText(of.textAt(place), entries, place);
    }
    areEntriesSilent = kind === OTHER && numbers.every((number) => number === SILENT);
  }

  /** Understands a cell by its text. */
  function understandCell(column: ParquetColumn, cell: number): void {
    const text = column.textAt(cell);
    if (kind === IDENTIFIER) {
      understandText(text, of, cell);
      return;
    }
    remembered ??= room(kind, REMEMBERED);
    let place = places.get(text);
    if (place === undefined) {
      if (places.size === REMEMBERED) places.clear();
      place = places.size;
      places.set(text, place);
      understandText(text, remembered, place);
    }
    take(remembered, place, cell);
  }

  /** Understands a cell without its text; false where that cannot be. */
  function isQuick(cells: LocatedCells, cell: number, place: number): boolean {
    if (areDays) {
      if (kind === DATE) return isDate(cells.view.getInt32(place, true), cell);
      if (kind !== OTHER) return false;
      numbers[cell] = SILENT;
      return true;
    }
    if (areWhole) {
      const number = isNarrow ? cells.view.getInt32(place, true) : wideAt(cells.view, place);
      return isNumber(number, cell);
    }
    if (dayUnits > 0 && kind === DATE) {
      const day = wideAt(cells.view, place) / dayUnits;
      return Number.isInteger(day) && isDate(day, cell);
    }
    if (!areTexts) return false;
    const length = cells.lengths[cell] as number;
    if (kind === DATE) return isFixedDate(cells.view, place, length, cell);
    return (kind === IDENTIFIER || kind === OTHER) && isSilentText(cells, place, length, cell);
  }

  function isDate(day: number, cell: number): boolean {
    const date = dateOfDay(day);
    if (date === 0) return false;
    numbers[cell] = date;
    forms[cell] = ISO;
    return true;
  }

  function isNumber(number: number, cell: number): boolean {
    if (kind === COUNT) {
      if (!(number >= 1 && number <= 999_999_999)) return false;
      numbers[cell] = number;
      return true;
    }
    // What is negative here may be a large number without a sign.
    if (!(number >= 0 && number < SILENT_BELOW)) return false;
    if (kind === IDENTIFIER) digestDigits(number, cell);
    else if (kind !== OTHER) return false;
    numbers[cell] = SILENT;
    return true;
  }

  function digestDigits(number: number, cell: number): void {
    let digits = 1;
    for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits += 1;
    digestNumber(number, digits, digest);
    lows[cell] = digest.low;
    highs[cell] = digest.high;
  }

  function isFixedDate(view: DataView, place: number, length: number, cell: number): boolean {
    if (length !== 10 && length !== 8) return false;
    const middle = view.getInt32(place + 4, true);
    let form: number = COMPACT;
    let date = 0;
    if (length === 8) date = dateOf(view.getInt32(place, true), middle, middle >>> 16);
    else {
      const marks = middle & MARKS;
      if (marks !== DASHES && marks !== SLASHES) return false;
      form = marks === DASHES ? ISO : SLASHED;
      const days = view.getUint16(place + 8, true);
      date = dateOf(view.getInt32(place, true), middle >> 8, days);
    }
    if (date === 0) return false;
    numbers[cell] = date;
    forms[cell] = form;
    return true;
  }

  /** Takes a text of which no byte needs a look. */
  function isSilentText({ bytes }: LocatedCells, from: number, length: number, cell: number) {
    let classes = 0;
    let digits = 0;
    for (let at = from; at < from + length; at += 1) {
      const byte = bytes[at] as number;
      const ofByte = CLASS[byte] as number;
      classes |= ofByte;
      digits += ofByte & DIGIT;
    }
    const fewDigits = digits < 9 || (digits === length && digits <= 10);
    if ((classes & TELLING) !== 0 || !fewDigits || length === 0) return false;
    numbers[cell] = SILENT;
    if (kind === IDENTIFIER) {
      digestAscii(bytes, from, from + length, digest);
      lows[cell] = digest.low;
      highs[cell] = digest.high;
    }
    return true;
  }

  return {
    ...of,
    kind,
    isSilent: () => isSilent,
    understand: (column, count) => {
      const { cells } = column;
      const { at, where } = cells;
      if (where === IN_DICTIONARY && cells.dictionary !== dictionary) {
        understandEntries(cells.dictionary as Dictionary);
      }
      const areSilent = where === IN_DICTIONARY ? areEntriesSilent : kind === OTHER && areDays;
      isSilent = areSilent && cells.blank === 0;
      if (isSilent) return;
      for (let cell = 0; cell < count; cell += 1) {
        const place = at[cell] as number;
        if (place === NULL) {
          numbers[cell] = BLANK;
          if (isNamed) texts[cell] = BLANK_TEXT;
        } else if (where === IN_DICTIONARY) take(entries, place, cell);
        else if (where === IN_TEXTS || !isQuick(cells, cell, place)) understandCell(column, cell);
      }
    },
  };
}

const BLANK_TEXT: TextMeaning = {
  ...{ text: '', unknown: undefined, isOdd: false, isBlank: true, tells: false, office: '' },
  ...{ status: 'active', kind: 'new' },
};

/* What stands around the month in four bytes of a date, the first one lowest. */
const MARKS = 0xff0000ff | 0;
const DASHES = 0x2d00002d;
const SLASHES = 0x2f00002f;

/** A number of 64 bits; NaN where it is too large to be held exactly. */
function wideAt(view: DataView, place: number): number {
  const high = view.getInt32(place + 4, true);
  if (high >= 1 << 21 || high < -(1 << 21)) return Number.NaN;
  return high * 2 ** 32 + view.getUint32(place, true);
}
