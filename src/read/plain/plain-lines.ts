// Plain lines of one table, read from their bytes into one record that serves for all of them.
import type { CivilDate } from '../../calendar/civil-date.js';
import { TEXT_FORMS } from '../../records/date-text.js';
import { isBlank } from '../../records/invisible.js';
import { saysTotal } from '../../records/total-row.js';
import { digestAscii, digestIdentifier, digestNumber } from '../identifiers.js';
import type { RowIntake, RowTable } from '../row-intake.js';
import { lineDecoder } from '../text/decode.js';
import type { Label } from '../text/encodings.js';
import { rememberTexts } from './known-texts.js';
import {
  COMPACT,
  createFoldedDates,
  createLooseDates,
  dateOf,
  ENDS_AT,
  FORM,
  ISO,
  midnightEnd,
  SILENT,
  SLASHED,
} from './plain-dates.js';
import {
  COUNT,
  createPlainRow,
  DATE,
  IDENTIFIER,
  ISSUE_KIND,
  kindsOf,
  type LineCells,
  meaningOf,
  OTHER,
  OUTSIDE_HEAP,
  type TextMeaning,
} from './plain-row.js';
import { FIXED_DATES, LONGEST_TEXT_REMEMBERED } from './weights.js';

/** A date in any form. A column in which one stood otherwise than at fixed places comes back to them after so many. */
const LOOSE_DATE = 7;

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/* What stands around the month in four bytes read at once, the first one lowest. */
const MARKS = 0xff0000ff | 0;
const DASHES = 0x2d00002d;
const SLASHES = 0x2f00002f;

const DASH = 45;
const SLASH = 47;
const ZERO = 48;

/* Classes of bytes. */
const DIGIT = 1;
const SPACE = 2;
/** What can make a cell tell of a person, or needs decoding. */
const TELLING = 4;
/** Ends a plain cell, whether as it should or not. */
const ENDS = 8;

const CLASS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  if (byte < 32 || byte === QUOTE || byte === 127) CLASS[byte] = ENDS;
  else if (byte >= ZERO && byte <= 57) CLASS[byte] = DIGIT;
  else if (byte === 32) CLASS[byte] = SPACE;
  else if (byte > 127 || byte === 64) CLASS[byte] = TELLING;
}

/* What the first byte of a cell says beside the kind of its column: that it is quoted, or blank. */
const QUOTED = 16;
const BLANK = 32;
const UNQUOTED = 47;

/** A line that must be read once more, since a column turned out to have dates in other forms. */
export const AGAIN = -1;

/** A text that stood in a column, understood once. */
interface KnownText extends TextMeaning {
  /** In bytes, with quotation marks. */
  readonly length: number;
}

/** So far ahead a cell is looked at before it is known that it ends. */
export const SLACK = LONGEST_TEXT_REMEMBERED + 40;

/** Reads plain lines of one table, of which the bytes stand in one buffer. */
export interface PlainLines {
  /**
   * Reads the line that begins at `start`; gives where the next one begins, 0 where the line is not plain, {@link AGAIN} where it
   * must be read once more.
   */
  readonly read: (start: number, line: number) => number;
  /** Tells what was counted apart: rows, cards, and blank cells. */
  readonly settle: () => void;
  /** Begins anew with other lines of the same table, in which no form of date was met yet. */
  readonly restart: () => void;
  /** Tells how the bytes to come are encoded. */
  readonly encoded: (label: Label | 'ascii') => void;
}

/**
 * A reader of the lines in `bytes` of a table whose cells `separator` ends. The bytes must go on for {@link SLACK} after each
 * line. A day of issue after `latestIssue` is a finding.
 */
export function createPlainLines(
  bytes: Uint8Array,
  intake: RowIntake,
  table: RowTable,
  separator: number,
  latestIssue: CivilDate,
): PlainLines {
  const { reader, guard } = table;
  const row = createPlainRow(intake, table, latestIssue);
  const { dates, forms, digest, begin, noteBlank, noteForm, takeText, tellAfter, fill, take } = row;
  const view = new DataView(bytes.buffer);
  const width = table.header.length;
  const last = width - 1;
  const kinds = kindsOf(table);
  const texts = rememberTexts<KnownText>(view, separator);
  let decode = lineDecoder('ascii');
  /** Where the line begins that is being read. */
  let lineStart = 0;
  const loose = createLooseDates(bytes, view);
  const folded = createFoldedDates(bytes, view);
  const starts = new Uint8Array(256);
  starts[QUOTE] = QUOTED;
  for (const end of [separator, LINE_FEED, CARRIAGE_RETURN]) starts[end] = BLANK;
  /** By column, how many dates in a row stood at fixed places where it is read loosely. */
  const fixedDates = new Uint8Array(Math.max(width, OUTSIDE_HEAP));

  /*
   * One function with all that it changes in its own variables, short enough to be called for each line, and with the
   * arrays named before the loop: compiled so, it holds their addresses. It is what large files cost.
   */
  function read(start: number, line: number): number {
    const data = bytes;
    const dataView = view;
    const of = kinds;
    const starting = starts;
    const held = dates;
    const heldForms = forms;
    let position = start | 0;
    lineStart = position;
    begin();
    for (let index = 0; index < width; index += 1) {
      const cell = (of[index] as number) | (starting[data[position] as number] as number);
      const kind = cell & UNQUOTED;
      if (kind === DATE) {
        // One byte behind a quotation mark.
        position += cell >>> 4;
        const inside = position;
        const years = dataView.getInt32(position, true);
        const middle = dataView.getInt32(position + 4, true);
        const marks = middle & MARKS;
        let form: number = COMPACT;
        let months = middle;
        let days = middle >>> 16;
        position += 8;
        if (marks === DASHES || marks === SLASHES) {
          form = marks === DASHES ? ISO : SLASHED;
          months = middle >> 8;
          days = dataView.getUint16(position, true);
          position += 2;
        }
        const date = dateOf(years, months, days);
        if (date === 0) {
          if (cell !== DATE && data[inside] === QUOTE) {
            noteBlank(index);
            position = inside + 1;
          } else if (isImpossible(inside, index, cell)) {
            position = inside + (cell === DATE ? 10 : 11);
          } else return leave(index);
        } else {
          held[index] = date;
          if (heldForms[index] !== form) noteForm(index, form);
          if (cell !== DATE) {
            if (data[position] !== QUOTE) return leave(index);
            position += 1;
          }
        }
      } else if (kind >= BLANK) {
        noteBlank(index);
      } else if (kind <= ISSUE_KIND) {
        const known = texts.find(position, index) ?? learn(position, index, kind);
        if (!takeText(known, index, kind)) return leave(NOTHING_TO_TRY);
        position = (position + known.length) | 0;
      } else {
        position = readCell(position, index, kind, cell & QUOTED) | 0;
        if (position < 0) return leave(NOTHING_TO_TRY);
      }
      const mark = data[position] as number;
      if (index < last) {
        if (mark !== separator) return leave(index);
        position += 1;
      } else if (mark === LINE_FEED) position += 1;
      else if (mark === CARRIAGE_RETURN && data[position + 1] === LINE_FEED) position += 2;
      else return leave(index);
    }

    if (fill()) take(line);
    else if (!row.takeJudged(line, lineCells)) return leave(NOTHING_TO_TRY);
    return position;
  }

  /** Reads a cell of another kind, which is not blank unless quoted; gives where it ends, a negative number where the line is not plain. */
  function readCell(start: number, index: number, kind: number, quoted: number): number {
    if (kind === IDENTIFIER) {
      const end = readNumber(quoted === QUOTED ? start + 1 : start, quoted);
      if (end > 0) return end;
    }
    if (quoted === QUOTED) {
      if (bytes[start + 1] === QUOTE && (starts[bytes[start + 2] as number] as number) === BLANK) {
        noteBlank(index);
        return start + 2;
      }
      if (kind === IDENTIFIER || kind === OTHER)
        return readQuoted(start, index, kind === IDENTIFIER);
      const end = kind === COUNT ? readCount(start + 1) : readLooseDate(start + 1, index, quoted);
      if (end < 0) return end;
      return bytes[end] === QUOTE ? end + 1 : ODD;
    }
    if (kind === LOOSE_DATE) return readLooseDate(start, index, quoted);
    return kind === COUNT ? readCount(start) : readOther(start, index, kind === IDENTIFIER);
  }

  function readCount(start: number): number {
    let position = start;
    let count = 0;
    for (;;) {
      const digit = (bytes[position] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      count = count * 10 + digit;
      position += 1;
    }
    if (count < 1 || position > start + 9) return ODD;
    row.setCount(count);
    return position;
  }

  function readText(start: number, index: number, kind: number): number {
    const known = texts.find(start, index) ?? learn(start, index, kind);
    return takeText(known, index, kind) ? start + known.length : ODD;
  }

  function readLooseDate(start: number, index: number, quoted: number): number {
    const date = looseDate(start, index, quoted);
    if (date === 0) return isImpossible(start, index, quoted) ? start + 10 : ODD;
    dates[index] = date;
    const form = loose.told[FORM] as number;
    if (forms[index] !== form) noteForm(index, form);
    const end = loose.told[ENDS_AT] as number;
    if (loose.told[SILENT] === 0) row.noteTelling(index, start, end);
    return end;
  }

  /** Whether a cell holds a day that does not exist, written at fixed places with marks. It is then noted. */
  function isImpossible(start: number, index: number, cell: number): boolean {
    const end = start + 10;
    const mark = bytes[start + 4];
    if ((mark !== DASH && mark !== SLASH) || !endsCell(end, cell & QUOTED)) return false;
    let digits = 0;
    for (let at = start; at < end; at += 1)
      digits += (CLASS[bytes[at] as number] as number) & DIGIT;
    if (digits !== 8 || bytes[start + 7] !== mark) return false;
    const months = view.getUint16(start + 5, true);
    const days = view.getUint16(start + 8, true);
    if (dateOf(view.getInt32(start, true), months, days) !== 0) return false;
    row.noteImpossible(index);
    return true;
  }

  const lineCells: LineCells = {
    mayBeTotal: () => {
      let at = lineStart;
      for (let index = 0; index < width; index += 1) {
        const isQuoted = bytes[at] === QUOTE;
        const start = isQuoted ? at + 1 : at;
        // No total begins with a digit.
        if (CLASS[bytes[start] as number] === DIGIT) return false;
        const end = isQuoted ? quotedEnd(at) - 1 : bareEnd(at);
        if (end < start) return true;
        if (end > start) {
          const text = decode(bytes.subarray(start, end));
          return text === undefined || isBlank(text) || saysTotal([text]);
        }
        at = isQuoted ? end + 2 : end + 1;
      }
      return true;
    },
    textAt: (start, end) => decode(bytes.subarray(start, end)) ?? '',
  };

  /** Reads a date in any form; 0 where it is none. Where it ends and its form are told as {@link LooseDates} does. */
  function looseDate(start: number, index: number, quoted: number): number {
    const { told } = loose;
    const date = loose.read(start);
    const end = told[ENDS_AT] as number;
    if (date === 0) return unusualDate(start, quoted);
    if (endsCell(end, quoted)) {
      const form = told[FORM] as number;
      const length = end - start;
      const isFixed =
        length === 10 ? form === ISO || form === SLASHED : length === 8 && form === COMPACT;
      const inRow = isFixed ? (fixedDates[index] as number) + 1 : 0;
      fixedDates[index] = inRow;
      if (inRow === FIXED_DATES) kinds[index] = DATE;
      return date;
    }
    const behind = midnightEnd(bytes, end);
    if (behind === 0 || !endsCell(behind, quoted)) return unusualDate(start, quoted);
    told[ENDS_AT] = behind;
    told[SILENT] = 0;
    return date;
  }

  function endsCell(position: number, quoted: number): boolean {
    const mark = bytes[position] as number;
    return quoted === QUOTED ? mark === QUOTE : starts[mark] === BLANK;
  }

  function unusualDate(start: number, quoted: number): number {
    let end = start;
    while (CLASS[bytes[end] as number] !== ENDS && (quoted === QUOTED || bytes[end] !== separator))
      end += 1;
    loose.told[ENDS_AT] = end;
    loose.told[SILENT] = 0;
    const date = folded.read(start, end);
    if (date !== 0) {
      loose.told[FORM] = folded.form();
      return date;
    }
    const text = decode(bytes.subarray(start, end));
    const read = text === undefined ? undefined : reader.dateIn(text);
    if (read === undefined) return 0;
    loose.told[FORM] = TEXT_FORMS.indexOf(read.form);
    return read.date;
  }

  /**
   * Takes back what was noted of a line that is not plain. Gives 0, which says so; {@link AGAIN} where it was left at a date that
   * another way of reading may read.
   */
  function leave(left: number): number {
    row.leave();
    if (kinds[left] !== DATE) return 0;
    kinds[left] = LOOSE_DATE;
    fixedDates[left] = 0;
    return AGAIN;
  }

  /**
   * Reads an identifier of at most ten digits, which shows nothing of a person, four digits at a time; gives where its cell ends,
   * 0 where it is another.
   */
  function readNumber(start: number, quoted: number): number {
    let at = start;
    let number = 0;
    let four = dataFour(at);
    if (four >= 0) {
      number = four;
      at += 4;
      four = dataFour(at);
      if (four >= 0) {
        number = number * 10_000 + four;
        at += 4;
      }
    }
    let rest = 0;
    let unit = 1;
    for (; unit < 1000; unit *= 10) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit >>> 0 > 9) break;
      rest = rest * 10 + digit;
      at += 1;
    }
    const digits = at - start;
    if (digits === 0 || digits > DIGITS_THAT_SHOW_NOTHING || !endsCell(at, quoted)) return 0;
    digestNumber(number * unit + rest, digits, digest);
    row.identify();
    return quoted === QUOTED ? at + 1 : at;
  }

  /** The number of four digits; −1 where they are none. */
  function dataFour(start: number): number {
    const four = view.getInt32(start, true) ^ 0x30303030;
    if (((four | (four + 0x06060606)) & 0xf0f0f0f0) !== 0) return -1;
    const pairs = (four * 10 + (four >>> 8)) & 0x00ff00ff;
    return (pairs & 0xff) * 100 + (pairs >>> 16);
  }

  /** Reads a cell of an identifier or of a column that is not known; gives where it ends, −1 where the line is not plain. */
  function readOther(start: number, index: number, isIdentifier: boolean): number {
    let end = start;
    let classes = 0;
    let digits = 0;
    for (;;) {
      const byte = bytes[end] as number;
      const of = CLASS[byte] as number;
      if (of === ENDS || byte === separator) break;
      classes |= of;
      digits += of & DIGIT;
      end += 1;
    }
    // What is neither an address with @, nor many digits, nor words, tells nothing of a person.
    const fewDigits = digits < 9 || (digits === end - start && digits <= 10);
    if ((classes & (TELLING | SPACE)) === 0 && fewDigits) {
      if (isIdentifier) takeIdentifier(start, end);
      return end;
    }
    if (isIdentifier) return readIdentifier(bytes.subarray(start, end), index) ? end : ODD;
    return readText(start, index, OTHER);
  }

  /** The same of a cell in quotation marks. */
  function readQuoted(start: number, index: number, isIdentifier: boolean): number {
    let end = start + 1;
    let classes = 0;
    let digits = 0;
    for (;;) {
      const byte = bytes[end] as number;
      const of = CLASS[byte] as number;
      if (of === ENDS) break;
      classes |= of;
      digits += of & DIGIT;
      end += 1;
    }
    const length = end - start - 1;
    const fewDigits = digits < 9 || (digits === length && digits <= 10);
    if (isAtClosing(end)) {
      if ((classes & (TELLING | SPACE)) === 0 && fewDigits) {
        if (isIdentifier) takeIdentifier(start + 1, end);
        return end + 1;
      }
      if (isIdentifier)
        return readIdentifier(bytes.subarray(start + 1, end), index) ? end + 1 : ODD;
    }
    return isIdentifier ? ODD : readText(start, index, OTHER);
  }

  /** Whether a quotation mark stands there that closes the cell. */
  function isAtClosing(position: number): boolean {
    return bytes[position] === QUOTE && bytes[position + 1] !== QUOTE;
  }

  function takeIdentifier(start: number, end: number): void {
    digestAscii(bytes, start, end, digest);
    row.identify();
  }

  function readIdentifier(cell: Uint8Array, index: number): boolean {
    const text = decode(cell);
    if (text === undefined || isBlank(text)) return false;
    digestIdentifier(text.trim(), digest);
    row.identify();
    if (guard.tells(text)) tellAfter(index, text);
    return true;
  }

  /** Understands and remembers the text of a cell. */
  function learn(start: number, index: number, kind: number): KnownText {
    const end = bytes[start] === QUOTE ? quotedEnd(start) : bareEnd(start);
    const known = understood(bytes.subarray(start, end), kind);
    if (end > start) texts.learn(start, known.length, index, known);
    return known;
  }

  function bareEnd(start: number): number {
    let end = start;
    while (CLASS[bytes[end] as number] !== ENDS && bytes[end] !== separator) end += 1;
    return end;
  }

  /** Where a cell in quotation marks ends; its start where it goes on in the next line, or holds what no plain cell does. */
  function quotedEnd(start: number): number {
    let end = start + 1;
    for (;;) {
      while (CLASS[bytes[end] as number] !== ENDS) end += 1;
      if (bytes[end] !== QUOTE) return start;
      if (bytes[end + 1] !== QUOTE) return end + 1;
      end += 2;
    }
  }

  function understood(bytes: Uint8Array, kind: number): KnownText {
    const written = decode(bytes);
    const text = bytes[0] === QUOTE ? written?.slice(1, -1).replaceAll('""', '"') : written;
    // A cell without a byte begins with one that no plain cell has.
    const meaning = meaningOf(table, bytes.length === 0 ? undefined : text, kind);
    return { ...meaning, length: bytes.length };
  }

  return {
    read,
    settle: row.settle,
    restart: row.restart,
    encoded: (label) => {
      decode = lineDecoder(label);
      loose.encoded(label);
      texts.forget();
      folded.encoded(label);
    },
  };
}

/** Where a line was left, if not at a column that may be read otherwise. */
const NOTHING_TO_TRY = -1;
/** So many digits and no more are neither a number of a person nor of a telephone. */
const DIGITS_THAT_SHOW_NOTHING = 10;
/** Where a cell ends of which only the tolerant reader can tell. */
const ODD = -1;
