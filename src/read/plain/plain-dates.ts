// Dates read from their bytes: those in digits at fixed places, and those of numbers of one or two digits, with an era or without.
import { type CivilDate, civilDate, daysInMonth } from '../../calendar/civil-date.js';
import { ERAS } from '../../calendar/era.js';
import type { Label } from '../text/encodings.js';

/** Forms of date by the numbers that stand for them here: their places among TEXT_FORMS. */
export const [ISO, SLASHED, COMPACT] = [0, 1, 3] as const;
const DOTTED = 2;
const [KANJI, ERA, ERA_SHORT, ERA_LETTER] = [4, 5, 6, 7] as const;

const ZERO = 48;
const SOME_COMMON_YEAR = 2023;
/** Dates from this one on need no further look, but for days that not every year has. */
const FIRST_SURE_DATE = 18730101;

/** What two digits add to a date, by their bytes, the first one lowest; where they are none, so little that it is none. */
const NO_DIGITS = -(2 ** 29);
const [CENTURIES, YEARS, MONTHS, DAYS] = [1000000, 10000, 100, 1].map((unit) => {
  const parts = new Int32Array(1 << 16).fill(NO_DIGITS);
  for (let pair = 0; pair < 100; pair += 1) parts[bytesOf(pair)] = pair * unit;
  return parts;
}) as [Int32Array, Int32Array, Int32Array, Int32Array];
/** Days that a month has in every year, by its digits; none where there is no such month. */
const SURE_DAYS = new Uint8Array(1 << 16);
/** The same by its number. */
const SURE_DAYS_OF = new Uint8Array(128);
for (let month = 1; month <= 12; month += 1) {
  SURE_DAYS_OF[month] = daysInMonth(SOME_COMMON_YEAR, month);
  SURE_DAYS[bytesOf(month)] = SURE_DAYS_OF[month] as number;
}

/** The bytes of a number's two digits, the first one lowest. */
function bytesOf(pair: number): number {
  return (ZERO + Math.trunc(pair / 10)) | ((ZERO + (pair % 10)) << 8);
}

/** The date whose four digits of the year, two of the month and two of the day are given as bytes, the first one lowest; 0 where it is none. */
export function dateOf(yearBytes: number, monthBytes: number, dayBytes: number): number {
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

/**
 * A number of one or two digits by two bytes, the first one lowest, and how many bytes it has above it; 0 where the first byte
 * is no digit. By one look-up, since how many digits there are is what no processor can foresee.
 */
const NUMBERS = new Uint16Array(1 << 16);
const BYTES_ABOVE = 8;
const NUMBER = 0xff;
for (let first = 0; first < 10; first += 1) {
  for (let second = 0; second < 256; second += 1) {
    const next = second - ZERO;
    const isPair = next >= 0 && next <= 9;
    const number = isPair ? first * 10 + next : first;
    NUMBERS[(ZERO + first) | (second << 8)] = number | ((isPair ? 2 : 1) << BYTES_ABOVE);
  }
}

/** By byte, the form of a date that it parts + 1; 0 for others. */
const PARTED = new Uint8Array(256);
PARTED[45] = ISO + 1;
PARTED[47] = SLASHED + 1;
PARTED[46] = DOTTED + 1;

/** By byte, the number of the era whose letter it is, in either case; 0 for others. */
const ERA_OF_LETTER = new Uint8Array(256);
const ERA_FIRST_YEARS = new Int32Array(32);
const ERA_FIRST_DAYS = new Int32Array(32);
const ERA_LAST_DAYS = new Int32Array(32);
ERAS.forEach(({ letter, firstYear, first, last }, index) => {
  const era = index + 1;
  ERA_OF_LETTER[letter.charCodeAt(0)] = era;
  ERA_OF_LETTER[letter.toLowerCase().charCodeAt(0)] = era;
  ERA_FIRST_YEARS[era] = firstYear;
  ERA_FIRST_DAYS[era] = first;
  ERA_LAST_DAYS[era] = last;
});

/** A character that no bytes are. */
const NEVER = -1;
type FourMarks = [number, number, number, number];

const NINE = 57;
/** Of so many characters from 0 on the bytes follow each other in full width too: digits and capitals are among them. */
const ABOVE_ZERO = 48;

/** Reads dates of numbers with or without padding, with an era or without. */
export interface LooseDates {
  /**
   * The date that begins at `position` in a form of which nothing is left to be told apart; 0 where there is none. Where it ends
   * and its form stand in {@link LooseDates.told}. What comes behind it is for the caller to look at.
   */
  readonly read: (position: number) => number;
  readonly told: Int32Array;
  /** Tells how the bytes to come are encoded. */
  readonly encoded: (label: Label | 'ascii') => void;
}

/** Places in {@link LooseDates.told}. */
export const ENDS_AT = 0;
export const FORM = 1;
/** Whether the privacy guard sees nothing in it, as a test has shown of every day in these forms. */
export const SILENT = 2;

/**
 * A reader of dates in `bytes`, which `view` shows too. Both must go on for 32 bytes after each cell. Every form is one that
 * `readDate` reads, digits, capitals and marks in either width; what it reads besides (spaces, a time of midnight) is not read here.
 */
export function createLooseDates(bytes: Uint8Array, view: DataView): LooseDates {
  const told = new Int32Array(32);
  /* Characters of the encoding: how many bytes one has, and the bytes of each, the first one lowest. */
  let size = 0;
  let mask = 0;
  let [yearMark, monthMark, dayMark, firstMark] = [NEVER, NEVER, NEVER, NEVER];
  /* Of full width: the digit 0, from which the bytes of digits and capitals go on, and the marks between numbers. */
  let [wideZero, wideDash, wideSlash, widePoint] = [NEVER, NEVER, NEVER, NEVER];
  let wideLead = NEVER;
  /** What all bytes but the last are of a difference between two characters. */
  let allButLast = NEVER;
  let lastAt = 0;
  /** By the last byte of the first character of a name, the number of the era. */
  const eraOfName = new Uint8Array(256);
  const nameFirst = new Int32Array(32).fill(NEVER);
  const nameSecond = new Int32Array(32).fill(NEVER);

  function encoded(label: Label | 'ascii'): void {
    const characters = charactersOf(label);
    size = characters?.size ?? 0;
    mask = maskOf(size);
    const of = (character: string) => characters?.bytes.get(character) ?? NEVER;
    [yearMark, monthMark, dayMark, firstMark] = ['年', '月', '日', '元'].map(of) as FourMarks;
    [wideZero, wideDash, wideSlash, widePoint] = ['０', '－', '／', '．'].map(of) as FourMarks;
    wideLead = wideZero === NEVER ? NEVER : wideZero & 0xff;
    lastAt = size === 0 ? 0 : (size - 1) * 8;
    allButLast = size === 0 ? NEVER : (1 << lastAt) - 1;
    eraOfName.fill(0);
    ERAS.forEach(({ name }, index) => {
      const first = of(name.charAt(0));
      if (first !== NEVER) eraOfName[first >>> ((size - 1) * 8)] = index + 1;
      nameFirst[index + 1] = first;
      nameSecond[index + 1] = of(name.charAt(1));
    });
  }

  function read(position: number): number {
    const first = bytes[position] as number;
    if ((first - ZERO) >>> 0 <= 9) return western(position);
    return first === wideLead ? wide(position) : inEra(position, first);
  }

  function western(position: number): number {
    const years = view.getInt32(position, true);
    const year = (CENTURIES[years & 0xffff] as number) + (YEARS[years >>> 16] as number);
    if (year < 0) return 0;
    const mark = bytes[position + 4] as number;
    const parted = PARTED[mark] as number;
    if (parted !== 0) return partedDate(position + 5, mark, year / 10000, parted - 1);
    if ((view.getInt32(position + 4, true) & mask) === yearMark) {
      return markedDate(position + 4 + size, year / 10000, KANJI);
    }
    told[ENDS_AT] = position + 8;
    told[FORM] = COMPACT;
    told[SILENT] = 1;
    const month = view.getUint16(position + 4, true);
    return dateOf(years, month, view.getUint16(position + 6, true));
  }

  /** A date that begins with a digit or a capital of full width. */
  function wide(position: number): number {
    const first = usualAt(position);
    if (first > NINE) {
      const era = ERA_OF_LETTER[first] as number;
      return era === 0 ? 0 : afterEra(position + size, era, ERA_LETTER);
    }
    let year = 0;
    let at = position;
    for (let digits = 0; digits < 4; digits += 1) {
      const digit = usualAt(at) - ZERO;
      if (digit >>> 0 > 9) return 0;
      year = year * 10 + digit;
      at += size;
    }
    const mark = bytes[at] as number;
    const parted = PARTED[mark] as number;
    if (parted !== 0) return partedDate(at + 1, mark, year, parted - 1);
    const word = view.getInt32(at, true) & mask;
    if (word === yearMark) return markedDate(at + size, year, KANJI);
    const form = formOfWide(word);
    if (form >= 0) return wideDate(at + size, word, year, form);
    const month = wideNumber(at);
    const day = wideNumber(at + 2 * size);
    // A month or a day of one digit would leave it open where the other begins.
    if ((month & day) >>> BYTES_ABOVE !== 2 * size) return 0;
    told[ENDS_AT] = at + 4 * size;
    told[FORM] = COMPACT;
    told[SILENT] = 1;
    return dayIn(year, month & NUMBER, day & NUMBER);
  }

  /** The usual character of a digit or capital of full width; 0 for others. */
  function usualAt(at: number): number {
    const above = (view.getInt32(at, true) & mask) - wideZero;
    return (above & allButLast) === 0 && above >>> lastAt < ABOVE_ZERO
      ? ZERO + (above >>> lastAt)
      : 0;
  }

  /** The form of a date that a mark of full width parts; −1 for others. */
  function formOfWide(mark: number): number {
    if (mark === wideDash) return ISO;
    if (mark === wideSlash) return SLASHED;
    return mark === widePoint ? DOTTED : -1;
  }

  /** As {@link NUMBERS}, in full width. */
  function wideNumber(at: number): number {
    const first = usualAt(at) - ZERO;
    if (first >>> 0 > 9) return 0;
    const second = usualAt(at + size) - ZERO;
    return second >>> 0 > 9
      ? first | (size << BYTES_ABOVE)
      : (first * 10 + second) | ((2 * size) << BYTES_ABOVE);
  }

  /** As {@link NUMBERS}, in either width. */
  function numberAt(at: number): number {
    const number = NUMBERS[view.getUint16(at, true)] as number;
    return number === 0 ? wideNumber(at) : number;
  }

  function inEra(position: number, first: number): number {
    const era = ERA_OF_LETTER[first] as number;
    if (era !== 0) return afterEra(position + 1, era, ERA_LETTER);
    const named = eraOfName[bytes[position + size - 1] as number] as number;
    if (named === 0 || (view.getInt32(position, true) & mask) !== nameFirst[named]) return 0;
    const at = position + size;
    return (view.getInt32(at, true) & mask) === nameSecond[named]
      ? afterEra(at + size, named, ERA)
      : afterEra(at, named, ERA_SHORT);
  }

  /** The date of an era, from its year on. */
  function afterEra(start: number, era: number, form: number): number {
    const number = numberAt(start);
    let years = number & NUMBER;
    const length = number >>> BYTES_ABOVE;
    let at = start + length;
    if (length === 0) {
      if ((view.getInt32(at, true) & mask) !== firstMark) return 0;
      years = 1;
      at += size;
    }
    if (years < 1) return 0;
    const year = (ERA_FIRST_YEARS[era] as number) + years - 1;
    const mark = bytes[at] as number;
    const word = view.getInt32(at, true) & mask;
    let date: number;
    if (PARTED[mark] !== 0) date = partedDate(at + 1, mark, year, form);
    else if (word === yearMark) date = markedDate(at + size, year, form);
    else if (formOfWide(word) >= 0) date = wideDate(at + size, word, year, form);
    else if (form === ERA_LETTER && length === 2) date = compactDate(at, year);
    else return 0;
    return date >= (ERA_FIRST_DAYS[era] as number) && date <= (ERA_LAST_DAYS[era] as number)
      ? date
      : 0;
  }

  /** Month and day from `at` on, with `mark` between them. */
  function partedDate(at: number, mark: number, year: number, form: number): number {
    const month = numberAt(at);
    const between = at + (month >>> BYTES_ABOVE);
    const day = numberAt(between + 1);
    told[ENDS_AT] = between + 1 + (day >>> BYTES_ABOVE);
    told[FORM] = form;
    told[SILENT] = Number(form !== ERA && form !== ERA_SHORT);
    return bytes[between] === mark ? dayIn(year, month & NUMBER, day & NUMBER) : 0;
  }

  /** The same with a mark of full width. */
  function wideDate(at: number, mark: number, year: number, form: number): number {
    const month = numberAt(at);
    const between = at + (month >>> BYTES_ABOVE);
    const day = numberAt(between + size);
    told[ENDS_AT] = between + size + (day >>> BYTES_ABOVE);
    told[FORM] = form;
    told[SILENT] = 0;
    return (view.getInt32(between, true) & mask) === mark
      ? dayIn(year, month & NUMBER, day & NUMBER)
      : 0;
  }

  /** Month and day from `at` on, with 月 and 日 behind them. */
  function markedDate(at: number, year: number, form: number): number {
    const month = numberAt(at);
    const between = at + (month >>> BYTES_ABOVE);
    const day = numberAt(between + size);
    const behind = between + size + (day >>> BYTES_ABOVE);
    told[ENDS_AT] = behind + size;
    told[FORM] = form;
    told[SILENT] = Number(form !== ERA_SHORT);
    return (view.getInt32(between, true) & mask) === monthMark &&
      (view.getInt32(behind, true) & mask) === dayMark
      ? dayIn(year, month & NUMBER, day & NUMBER)
      : 0;
  }

  /** Month and day of two digits each. */
  function compactDate(at: number, year: number): number {
    told[ENDS_AT] = at + 4;
    told[FORM] = ERA_LETTER;
    told[SILENT] = 1;
    const month = MONTHS[view.getUint16(at, true)] as number;
    const day = DAYS[view.getUint16(at + 2, true)] as number;
    return month < 0 || day < 0 ? 0 : dayIn(year, month / 100, day);
  }

  return { read, told, encoded };
}

/** The date of a day of which a number may be none; 0 where the calendar has no such day. */
function dayIn(year: number, month: number, day: number): number {
  const date = year * 10000 + month * 100 + day;
  const sureDays = SURE_DAYS_OF[month & 127] as number;
  if (date >= FIRST_SURE_DATE && day >= 1 && day <= sureDays) return date;
  return (civilDate(year, month, day) as CivilDate | undefined) ?? 0;
}

/** Reads dates between spaces, with a time of midnight behind them, or in full width otherwise than {@link LooseDates} do. */
export interface FoldedDates {
  /** The date that a cell from `start` to `end` says; 0 where there is none, or where only the tolerant reader tells. */
  readonly read: (start: number, end: number) => number;
  /** The form of the date read last. */
  readonly form: () => number;
  readonly encoded: (label: Label | 'ascii') => void;
}

/** No date in any width has as many bytes. */
const LONGEST_DATE = 96;
const SPACE = 32;

/** A reader of such dates in `bytes`, which `view` shows too. */
export function createFoldedDates(bytes: Uint8Array, view: DataView): FoldedDates {
  const folded = new Uint8Array(LONGEST_DATE * 2);
  const loose = createLooseDates(folded, new DataView(folded.buffer));
  /** By the last two bytes of a character of full width, the byte of the usual one; 0 where there is none. */
  const usual = new Uint8Array(1 << 16);
  let size = 0;
  let mask = 0;

  function encoded(label: Label | 'ascii'): void {
    loose.encoded(label);
    const characters = charactersOf(label);
    size = characters?.size ?? 0;
    mask = maskOf(size);
    usual.fill(0);
    for (const [character, word] of characters?.bytes ?? []) {
      const code = character.charCodeAt(0) - FULL_WIDTH;
      if (code > 0) usual[lastTwo(word)] = code;
    }
  }

  function lastTwo(word: number): number {
    return size === 3 ? word >>> 8 : word;
  }

  function read(start: number, end: number): number {
    let from = start;
    let to = end;
    while (from < to && bytes[from] === SPACE) from += 1;
    while (to > from && bytes[to - 1] === SPACE) to -= 1;
    if (to - from > LONGEST_DATE) return 0;
    let length = 0;
    while (from < to) {
      const first = bytes[from] as number;
      const isWide = first > 127 && size > 0;
      const word = isWide ? view.getInt32(from, true) & mask : 0;
      // Of three bytes, those of full width begin with one that begins no other character of dates.
      const byte = isWide && (size === 2 || first === 0xef) ? (usual[lastTwo(word)] as number) : 0;
      if (!isWide || byte !== 0) {
        folded[length] = isWide ? byte : first;
        length += 1;
        from += isWide ? size : 1;
      } else {
        for (let each = 0; each < size; each += 1)
          folded[length + each] = bytes[from + each] as number;
        length += size;
        from += size;
      }
    }
    folded.fill(0, length, length + SPACE);
    const date = loose.read(0);
    const ends = loose.told[ENDS_AT] as number;
    if (date === 0 || ends > length) return 0;
    return ends === length || midnightEnd(folded, ends) === length ? date : 0;
  }

  return { read, form: () => loose.told[FORM] as number, encoded };
}

const [COLON, POINT, TIME_MARK] = [58, 46, 84] as const;

/** Where a time of midnight ends that begins at `start` behind a date; 0 where there is none. */
export function midnightEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== SPACE && bytes[start] !== TIME_MARK) return 0;
  const hours = bytes[start + 2] === COLON ? 1 : 2;
  let at = start + 1 + hours;
  if (bytes[start + 1] !== ZERO || bytes[at - 1] !== ZERO || !isZeroPair(bytes, at)) return 0;
  at += 3;
  if (!isZeroPair(bytes, at)) return at;
  at += 3;
  if (bytes[at] !== POINT || bytes[at + 1] !== ZERO) return at;
  at += 1;
  while (bytes[at] === ZERO) at += 1;
  return at;
}

/** Whether a colon and two zeros stand there. */
function isZeroPair(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === COLON && bytes[at + 1] === ZERO && bytes[at + 2] === ZERO;
}

/** Characters of dates in an encoding, of which all have as many bytes. */
interface Characters {
  readonly size: number;
  /** Their bytes, the first one lowest. */
  readonly bytes: ReadonlyMap<string, number>;
}

function maskOf(size: number): number {
  return size === 3 ? 0xffffff : size === 2 ? 0xffff : 0;
}

const known = new Map<Label, Characters>();

/** The characters of dates; undefined where an encoding has none, or where its bytes are not theirs alone. */
function charactersOf(label: Label | 'ascii'): Characters | undefined {
  if (label !== 'utf-8' && label !== 'shift_jis' && label !== 'euc-jp') return undefined;
  const found = known.get(label) ?? readCharacters(label);
  known.set(label, found);
  return found;
}

function readCharacters(label: Label): Characters {
  if (label === 'utf-8') {
    const encoder = new TextEncoder();
    const bytes = Array.from(CHARACTERS, (character): [string, number] => {
      const [first = 0, second = 0, third = 0] = encoder.encode(character);
      return [character, first | (second << 8) | (third << 16)];
    });
    return { size: 3, bytes: new Map(bytes) };
  }
  return { size: 2, bytes: pairsOf(label) };
}

/** What characters of full width are above those of usual width. */
const FULL_WIDTH = 0xfee0;
const CHARACTERS = [
  ...`年月日元${ERAS.map(({ name }) => name).join('')}`,
  ...Array.from('-/.:0123456789MTSHRmtshr', (each) =>
    String.fromCharCode(each.charCodeAt(0) + FULL_WIDTH),
  ),
];
/* The lead bytes of frequent characters in both encodings of two bytes. */
const [FIRST_LEAD, LAST_LEAD] = [0x81, 0xcf] as const;
const [FIRST_TRAIL, LAST_TRAIL] = [0x40, 0xfe] as const;
const LINE_FEED = 10;

/** The pairs of bytes by what they say: read by the decoder itself, since nothing in the platform encodes. */
function pairsOf(label: Label): Map<string, number> {
  const pairs: number[] = [];
  for (let lead: number = FIRST_LEAD; lead <= LAST_LEAD; lead += 1) {
    for (let trail: number = FIRST_TRAIL; trail <= LAST_TRAIL; trail += 1) {
      pairs.push(lead, trail, LINE_FEED);
    }
  }
  const said = new TextDecoder(label).decode(Uint8Array.from(pairs)).split('\n');
  const bytes = new Map<string, number>();
  for (const character of CHARACTERS) {
    const at = said.indexOf(character) * 3;
    if (at >= 0) bytes.set(character, (pairs[at] as number) | ((pairs[at + 1] as number) << 8));
  }
  return bytes;
}
