// Scanner of plain lines: dates in digits, known words, no quotation mark; it reads them from their bytes and leaves all others to the tolerant reader.
import {
  ABSENT,
  type CivilDate,
  civilDate,
  daysInMonth,
  type MaybeDate,
} from '../../calendar/civil-date.js';
import { type ColumnName, DATE_COLUMNS } from '../../records/columns.js';
import type { DateForm } from '../../records/date-text.js';
import {
  type CardIssueKind,
  type CardRecord,
  type CardStatus,
  holdsRecordedExpiry,
} from '../../records/record.js';
import type { ColumnUse } from '../../records/row-reader.js';
import {
  digestIdentifier,
  finishDigest,
  HIGH_FACTOR,
  HIGH_START,
  type IdentifierDigest,
  LOW_FACTOR,
  LOW_START,
} from '../identifiers.js';
import type { RowIntake, RowTable } from '../row-intake.js';
import { separatorOf, splitQuotedLine } from '../text/csv-rows.js';
import { type Label, lineDecoder } from '../text/decode.js';
import { rememberTexts } from './known-texts.js';
import { LONGEST_PLAIN_LINE, LONGEST_TEXT_REMEMBERED, ODD_LINES_TOLERATED } from './weights.js';

/** Why the scanner went no further: from the line at which it stopped, another reader must go on. */
export type StopReason =
  /** A line that only the tolerant reader can tell, or too many of them. */
  | 'odd'
  /** A byte outside ASCII where the encoding is not settled. */
  | 'not-ascii';

/** Reads bytes of a table in pieces of any size, line by line. */
export interface PlainScanner {
  /** Room for `size` bytes that come next; to be filled before {@link PlainScanner.take}. */
  readonly room: (size: number) => Uint8Array;
  /** Takes the first `size` bytes of the room; at the end of the file the last line needs no line feed. */
  readonly take: (size: number, atEnd: boolean) => void;
  /** Tells how the bytes to come are encoded. */
  readonly encoded: (label: Label | 'ascii') => void;
  /** Begins anew with other lines of the same table. */
  readonly restart: () => void;
  /** Has blank and filled cells counted, which is put off; to be called once all that is to be taken was. */
  readonly settle: () => void;
  /** Why it stopped; undefined while it has not. Nothing may then be taken any more. */
  readonly stopped: () => StopReason | undefined;
  /** Bytes taken that belong to lines not read yet: an unfinished line, or all from the line that stopped it. */
  readonly rest: () => Uint8Array;
  /** How many bytes that are. */
  readonly held: () => number;
  /** Lines read. */
  readonly lines: () => number;
  /** The separator of cells, once the first line was read. */
  readonly separator: () => string | undefined;
}

/** What is known of the table where a part of a file is read. */
export interface ScanFrom {
  readonly lines: number;
  readonly separator: string | undefined;
}

/* What a cell of a column is read as. */
const DATE = 0;
const OFFICE = 1;
const STATUS = 2;
const ISSUE_KIND = 3;
const COUNT = 4;
const IDENTIFIER = 5;
const OTHER = 6;

const KIND_OF: Partial<Record<ColumnName, number>> = {
  office: OFFICE,
  status: STATUS,
  card_issue_kind: ISSUE_KIND,
  count: COUNT,
  record_id: IDENTIFIER,
};

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/* What stands around the month in four bytes read at once, the first one lowest. */
const MARKS = 0xff0000ff | 0;
const DASHES = 0x2d00002d;
const SLASHES = 0x2f00002f;

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

const FORMS: readonly DateForm[] = ['iso', 'slashed', 'compact'];
const DASHED = 0;
const SLASHED = 1;
const COMPACT = 2;

/** A text that stood in a column, understood once. */
interface KnownText {
  readonly length: number;
  readonly text: string;
  /** A line with it is not plain. */
  readonly isOdd: boolean;
  /** The privacy guard must see it. */
  readonly tells: boolean;
  readonly office: string;
  readonly status: CardStatus;
  readonly kind: CardIssueKind;
}

/**
 * A scanner that feeds `intake`. Every line that it can't prove to give a record without a finding, as the tolerant
 * reader would, goes to `intake` as cells, the header among them; so both ways of reading give the same. It takes up to
 * `most` bytes at once.
 */
export function createPlainScanner(
  intake: RowIntake,
  takenOn: MaybeDate,
  from: ScanFrom,
  most: number,
): PlainScanner {
  // What is left of two takings is the beginning of a line too long to be read here.
  const buffer = new Uint8Array(2 * most + LONGEST_PLAIN_LINE + SLACK);
  let held = 0;
  let lines = from.lines;
  let { separator } = from;
  let oddLines = 0;
  let stop: StopReason | undefined;
  let label: Label | 'ascii' = 'ascii';
  let decode = lineDecoder(label);
  let plain: PlainLines | undefined;
  if (separator !== undefined) findTable(separator);

  function findTable(mark: string): void {
    const table = intake.table();
    if (table === undefined) return;
    const separator = mark.charCodeAt(0);
    plain = createPlainLines(buffer, intake, table, separator, takenOn, (bytes) => decode(bytes));
  }

  /** Reads whole lines; gives where the first line not read begins. */
  function scan(end: number): number {
    let start = 0;
    while (start < end && stop === undefined) {
      const next = plain === undefined ? 0 : plain.read(start, lines + 1);
      if (next > 0) {
        start = next;
        lines += 1;
      } else {
        const feed = buffer.indexOf(LINE_FEED, start);
        if (!takeOdd(start, feed)) return start;
        start = feed + 1;
      }
    }
    return start;
  }

  /** Hands a line to the tolerant reader; false where it can't be told by itself. */
  function takeOdd(start: number, feed: number): boolean {
    const end = feed > start && buffer[feed - 1] === CARRIAGE_RETURN ? feed - 1 : feed;
    if (end === start) {
      lines += 1;
      return true;
    }
    const line = buffer.subarray(start, end);
    stop = obstacle(line);
    if (stop !== undefined) return false;
    const text = decode(line);
    const mark = separator ?? separatorOf(text ?? '');
    const cells = text?.includes('"') ? splitQuotedLine(text, mark) : text?.split(mark);
    if (cells === undefined) {
      stop = 'odd';
      return false;
    }
    lines += 1;
    separator = mark;
    oddLines += 1;
    intake.takeRow(cells, lines);
    if (plain === undefined) {
      findTable(mark);
      if (plain === undefined) stop = 'odd';
    }
    return true;
  }

  function obstacle(line: Uint8Array): StopReason | undefined {
    if (oddLines > ODD_LINES_TOLERATED && oddLines * 2 > lines - from.lines) return 'odd';
    if (line.length > LONGEST_PLAIN_LINE) return 'odd';
    for (let index = 0; index < line.length; index += 1) {
      const byte = line[index] as number;
      if (byte === 0 || byte === CARRIAGE_RETURN) return 'odd';
      if (byte > 127 && label === 'ascii') return 'not-ascii';
    }
    return undefined;
  }

  return {
    room: (size) => buffer.subarray(held, held + size),
    take: (size, atEnd) => {
      held += size;
      if (stop !== undefined) return;
      let end = buffer.subarray(0, held).lastIndexOf(LINE_FEED) + 1;
      if (atEnd && end < held) {
        buffer[held] = LINE_FEED;
        end = held + 1;
      }
      if (end === 0) {
        if (held > LONGEST_PLAIN_LINE) stop = 'odd';
        return;
      }
      const start = Math.min(scan(end), held);
      buffer.copyWithin(0, start, held);
      held -= start;
    },
    encoded: (next) => {
      if (next === label) return;
      label = next;
      decode = lineDecoder(label);
      plain?.forget();
    },
    restart: () => {
      held = 0;
      lines = from.lines;
      oddLines = 0;
      stop = undefined;
      plain?.restart();
    },
    settle: () => plain?.settle(),
    stopped: () => stop,
    rest: () => buffer.slice(0, held),
    held: () => held,
    lines: () => lines,
    separator: () => separator,
  };
}

/** So far ahead a cell is looked at before it is known that it ends. */
const SLACK = LONGEST_TEXT_REMEMBERED + 8;

/** Reads plain lines of one table, of which the bytes stand in one buffer. */
interface PlainLines {
  /** Reads the line that begins at `start`; gives where the next one begins, 0 where the line is not plain. */
  readonly read: (start: number, line: number) => number;
  /** Tells what was counted apart: rows, cards, and blank cells. */
  readonly settle: () => void;
  /** Begins anew with other lines of the same table, in which no form of date was met yet. */
  readonly restart: () => void;
  /** Forgets texts, which were understood in another encoding. */
  readonly forget: () => void;
}

function createPlainLines(
  bytes: Uint8Array,
  intake: RowIntake,
  table: RowTable,
  separator: number,
  takenOn: MaybeDate,
  decode: (bytes: Uint8Array) => string | undefined,
): PlainLines {
  const { positions, reader, guard } = table;
  const { takePlain } = intake;
  const { isOldEnough, schemeStart } = reader;
  const view = new DataView(bytes.buffer);
  const width = table.header.length;
  const last = width - 1;
  /* A column that the file has not stands behind the last one, where dates are always absent. */
  const at = (column: ColumnName): number => positions.get(column) ?? width;
  const birthAt = at('birth_date');
  const issueAt = at('card_issued_on');
  const appliedAt = at('applied_on');
  const userAt = at('user_cert_issued_on');
  const signatureAt = at('signature_cert_issued_on');
  const stayAt = at('stay_expires_on');
  const cardExpiryAt = at('card_expires_on');
  const userExpiryAt = at('user_cert_expires_on');
  const signatureExpiryAt = at('signature_cert_expires_on');
  const hasUser = userAt < width;
  const hasSignature = signatureAt < width;

  const cells = Math.max(width + 1, OUTSIDE_HEAP);
  const kinds = new Uint8Array(cells).fill(OTHER);
  for (const [column, index] of positions) {
    kinds[index] = DATE_COLUMNS.includes(column) ? DATE : (KIND_OF[column] ?? OTHER);
  }
  const uses: (ColumnUse | undefined)[] = [];
  for (const use of reader.columns) uses[use.index] = use;
  const texts = rememberTexts<KnownText>(view, separator);

  let plainLines = 0;
  let takenPlain = 0;
  let cardsPlain = 0;
  const blanks = new Float64Array(cells);
  /** Cells shown to the guard, which counts them itself. */
  const looked = new Float64Array(cells);
  const dates = new Int32Array(cells);
  const forms = new Uint8Array(cells).fill(NO_FORM);

  /* What is seldom met in a line, and told only where the whole of it is plain. */
  /** Forms of date that are not the column's last one. */
  const newForms = new Uint8Array(cells).fill(NO_FORM);
  let hasNewForm = false;
  const tellingTexts: (string | undefined)[] = new Array(width).fill(undefined);
  let tells = false;
  const digest: IdentifierDigest = { low: 0, high: 0 };
  /** The record of the line, filled anew for each. */
  const record = emptyRecord();

  /*
   * One function with all that it changes in its own variables, short enough to be called for each line, and with the
   * arrays named before the loop: compiled so, it holds their addresses. It is what large files cost.
   */
  function read(start: number, line: number): number {
    const data = bytes;
    const dataView = view;
    const of = kinds;
    const held = dates;
    const heldForms = forms;
    const blank = blanks;
    let position = start | 0;
    record.office = '';
    record.status = 'active';
    record.cardIssueKind = 'new';
    record.count = 1;
    let isIdentified = false;
    for (let index = 0; index < width; index += 1) {
      const first = data[position] as number;
      const kind = of[index] as number;
      if (first === separator || first === LINE_FEED || first === CARRIAGE_RETURN) {
        held[index] = ABSENT;
        blank[index] = (blank[index] as number) + 1;
      } else if (kind === DATE) {
        const years = dataView.getInt32(position, true);
        const middle = dataView.getInt32(position + 4, true);
        const marks = middle & MARKS;
        let form = COMPACT;
        let months = middle;
        let days = middle >>> 16;
        position += 8;
        if (marks === DASHES || marks === SLASHES) {
          form = marks === DASHES ? DASHED : SLASHED;
          months = middle >> 8;
          days = dataView.getUint16(position, true);
          position += 2;
        }
        const date = dateOf(years, months, days);
        if (date === 0) return leave(start, index);
        held[index] = date;
        if (heldForms[index] !== form) {
          newForms[index] = form;
          hasNewForm = true;
        }
      } else if (kind <= ISSUE_KIND) {
        const known = texts.find(position, index) ?? learn(position, index, kind);
        if (known.isOdd) return leave(start, index);
        if (known.tells) tellAfter(index, known.text);
        if (kind === OFFICE) record.office = known.office;
        else if (kind === STATUS) record.status = known.status;
        else record.cardIssueKind = known.kind;
        position = (position + known.length) | 0;
      } else if (kind === COUNT) {
        const digits = position;
        let count = 0;
        for (;;) {
          const digit = (data[position] as number) - ZERO;
          if (digit < 0 || digit > 9) break;
          count = count * 10 + digit;
          position += 1;
        }
        if (count < 1 || position > digits + 9) return leave(start, index);
        record.count = count;
      } else {
        position = readOther(position, index, kind === IDENTIFIER) | 0;
        if (position < 0) return leave(start, index);
        if (kind === IDENTIFIER) isIdentified = true;
      }
      const mark = data[position] as number;
      if (index < last) {
        if (mark !== separator) return leave(start, index + 1);
        position += 1;
      } else if (mark === LINE_FEED) position += 1;
      else if (mark === CARRIAGE_RETURN && data[position + 1] === LINE_FEED) position += 2;
      else return leave(start, width);
    }

    if (!fillDates()) return leave(start, width);
    takeLine(line, isIdentified);
    return position;
  }

  /** Fills the record with the dates of the line; false where one of them would give a finding. */
  function fillDates(): boolean {
    const held = dates;
    const birth = held[birthAt] as CivilDate;
    const issued = held[issueAt] as CivilDate;
    const applied = held[appliedAt] as MaybeDate;
    const stay = held[stayAt] as MaybeDate;
    if (
      (birth as number) === ABSENT ||
      issued < birth ||
      issued < schemeStart ||
      (applied !== ABSENT && (applied > issued || applied < schemeStart)) ||
      (stay !== ABSENT && stay < issued)
    ) {
      return false;
    }
    // A column of certificates that the file has not means: issued with the card.
    const user = hasUser ? (held[userAt] as MaybeDate) : issued;
    if (user !== ABSENT && user < issued) return false;
    let signature: MaybeDate;
    if (hasSignature) {
      signature = held[signatureAt] as MaybeDate;
      if (signature !== ABSENT) {
        if (signature < issued || !isOldEnough(birth, signature as CivilDate)) return false;
      }
    } else signature = isOldEnough(birth, issued) ? issued : ABSENT;
    if (takenOn !== ABSENT && (issued > takenOn || user > takenOn || signature > takenOn)) {
      return false;
    }
    record.birth = birth;
    record.cardIssuedOn = issued;
    record.appliedOn = applied;
    record.userCertificateIssuedOn = user;
    record.signatureCertificateIssuedOn = signature;
    record.stayExpiresOn = stay;
    record.recordedCardExpiry = held[cardExpiryAt] as MaybeDate;
    record.recordedUserCertificateExpiry = held[userExpiryAt] as MaybeDate;
    record.recordedSignatureCertificateExpiry = held[signatureExpiryAt] as MaybeDate;
    return true;
  }

  /** Hands on the record of a plain line, and what was noted of its cells. */
  function takeLine(line: number, isIdentified: boolean): void {
    if (hasNewForm) noteForms();
    if (tells) tell();
    plainLines += 1;
    if (!holdsRecordedExpiry(record) && takePlain(record)) {
      takenPlain += 1;
      cardsPlain += record.count;
      if (isIdentified) intake.takeIdentifier(digest, line);
    } else intake.takeRecord({ ...record }, line, isIdentified ? digest : undefined);
  }

  /** Takes back what was noted of the first cells of a line that is not plain; gives 0, which says so. */
  function leave(start: number, read: number): number {
    let position = start;
    for (let index = 0; index < read; index += 1) {
      // Each of these cells but the last ended with a separator.
      if (index > 0) position = bytes.indexOf(separator, position) + 1;
      const first = bytes[position] as number;
      if (first === separator || first === LINE_FEED || first === CARRIAGE_RETURN) {
        blanks[index] = (blanks[index] as number) - 1;
      }
    }
    if (hasNewForm) newForms.fill(NO_FORM);
    hasNewForm = false;
    if (tells) tellingTexts.fill(undefined);
    tells = false;
    return 0;
  }

  /** Reads a cell of an identifier or of a column that is not known; gives where it ends, −1 where the line is not plain. */
  function readOther(start: number, index: number, isIdentifier: boolean): number {
    let end = start;
    let classes = 0;
    let digits = 0;
    let low = LOW_START;
    let high = HIGH_START;
    for (;;) {
      const byte = bytes[end] as number;
      const of = CLASS[byte] as number;
      if (of === ENDS || byte === separator) break;
      classes |= of;
      digits += of & DIGIT;
      low = Math.imul(low ^ byte, LOW_FACTOR);
      high = Math.imul(high ^ byte, HIGH_FACTOR);
      end += 1;
    }
    // What is neither an address with @, nor many digits, nor words, tells nothing of a person.
    const fewDigits = digits < 9 || (digits === end - start && digits <= 10);
    if ((classes & (TELLING | SPACE)) === 0 && fewDigits) {
      if (isIdentifier) finishDigest(low, high, digest);
      return end;
    }
    if (isIdentifier) return readIdentifier(bytes.subarray(start, end), index) ? end : -1;
    const known = texts.find(start, index) ?? learn(start, index, OTHER);
    if (known.isOdd) return -1;
    if (known.tells) tellAfter(index, known.text);
    return end;
  }

  function readIdentifier(cell: Uint8Array, index: number): boolean {
    const text = decode(cell);
    const identifier = text?.trim() ?? '';
    if (text === undefined || identifier === '') return false;
    digestIdentifier(identifier, digest);
    if (guard.tells(text)) tellAfter(index, text);
    return true;
  }

  /** Understands and remembers the text of a cell. */
  function learn(start: number, index: number, kind: number): KnownText {
    let end = start;
    while (CLASS[bytes[end] as number] !== ENDS && bytes[end] !== separator) end += 1;
    const known = understood(bytes.subarray(start, end), kind);
    texts.learn(start, known.length, index, known);
    return known;
  }

  function understood(bytes: Uint8Array, kind: number): KnownText {
    const text = decode(bytes);
    const trimmed = text?.trim() ?? '';
    const status = kind === STATUS && text !== undefined ? reader.statusOf(text) : 'active';
    const issueKind = kind === ISSUE_KIND && text !== undefined ? reader.issueKindOf(text) : 'new';
    return {
      length: bytes.length,
      text: text ?? '',
      isOdd: trimmed === '' || status === undefined || issueKind === undefined,
      tells: text !== undefined && guard.tells(text),
      office: trimmed,
      status: status ?? 'active',
      kind: issueKind ?? 'new',
    };
  }

  function noteForms(): void {
    for (let index = 0; index < width; index += 1) {
      const form = newForms[index] as number;
      if (form === NO_FORM) continue;
      forms[index] = form;
      const met = uses[index]?.forms;
      const name = FORMS[form] as DateForm;
      if (met && !met.includes(name)) met.push(name);
    }
    newForms.fill(NO_FORM);
    hasNewForm = false;
  }

  function tellAfter(index: number, text: string): void {
    tellingTexts[index] = text;
    tells = true;
  }

  function tell(): void {
    for (let index = 0; index < width; index += 1) {
      const text = tellingTexts[index];
      if (text === undefined) continue;
      guard.look(index, text);
      looked[index] = (looked[index] as number) + 1;
    }
    tellingTexts.fill(undefined);
    tells = false;
  }

  function settle(): void {
    for (let index = 0; index < width; index += 1) {
      const blank = blanks[index] as number;
      const use = uses[index];
      if (kinds[index] === DATE && use) use.blank += blank;
      guard.pass(index, plainLines - blank - (looked[index] as number));
    }
    intake.countPlain(takenPlain, cardsPlain);
    takenPlain = 0;
    cardsPlain = 0;
    plainLines = 0;
    blanks.fill(0);
    looked.fill(0);
  }

  return {
    read,
    settle,
    restart: () => {
      forms.fill(NO_FORM);
    },
    forget: texts.forget,
  };
}

/** A record that can be filled in place. */
function emptyRecord(): { -readonly [Field in keyof CardRecord]: CardRecord[Field] } {
  return {
    birth: ABSENT as CivilDate,
    cardIssuedOn: ABSENT as CivilDate,
    appliedOn: ABSENT,
    userCertificateIssuedOn: ABSENT,
    signatureCertificateIssuedOn: ABSENT,
    stayExpiresOn: ABSENT,
    cardIssueKind: 'new',
    recordedCardExpiry: ABSENT,
    recordedUserCertificateExpiry: ABSENT,
    recordedSignatureCertificateExpiry: ABSENT,
    office: '',
    status: 'active',
    count: 1,
  };
}

const NO_FORM = 255;

/** Arrays of so many bytes lie outside the heap, at an address that compiled code can hold. */
const OUTSIDE_HEAP = 128;

const SOME_COMMON_YEAR = 2023;
/** Dates from this one on need no further look, but for days that not every year has. */
const FIRST_SURE_DATE = 18730101;

/* What two digits add to a date, by their bytes, the first one lowest; where they are none, so little that it is none. */
const NO_DIGITS = -(2 ** 29);
const [CENTURIES, YEARS, MONTHS, DAYS] = [1000000, 10000, 100, 1].map((unit) => {
  const parts = new Int32Array(1 << 16).fill(NO_DIGITS);
  for (let pair = 0; pair < 100; pair += 1) parts[bytesOf(pair)] = pair * unit;
  return parts;
}) as [Int32Array, Int32Array, Int32Array, Int32Array];
/** Days that a month has in every year, by its digits; none where there is no such month. */
const SURE_DAYS = new Uint8Array(1 << 16);
for (let month = 1; month <= 12; month += 1) {
  SURE_DAYS[bytesOf(month)] = daysInMonth(SOME_COMMON_YEAR, month);
}

/** The bytes of a number's two digits, the first one lowest. */
function bytesOf(pair: number): number {
  return (ZERO + Math.trunc(pair / 10)) | ((ZERO + (pair % 10)) << 8);
}

/** The date whose four digits of the year, two of the month and two of the day are given as bytes, the first one lowest; 0 where it is none. */
function dateOf(yearBytes: number, monthBytes: number, dayBytes: number): number {
  const day = DAYS[dayBytes] as number;
  const date =
    ((CENTURIES[yearBytes & 0xffff] as number) +
      (YEARS[yearBytes >>> 16] as number) +
      (MONTHS[monthBytes & 0xffff] as number) +
      day) |
    0;
  const sureDays = SURE_DAYS[monthBytes & 0xffff] as number;
  if (date >= FIRST_SURE_DATE && day >= 1 && day <= sureDays) return date;
  if (date < 0) return 0;
  return civilDate(Math.trunc(date / 10000), Math.trunc(date / 100) % 100, day) ?? 0;
}
