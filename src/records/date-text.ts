// Dates as people and systems write them. Only forms in which year, month and day cannot be confused are read.
import { type CivilDate, civilDate } from '../calendar/civil-date.js';
import { eraDate } from '../calendar/era.js';
import { withoutInvisible } from './invisible.js';

/** The forms of a date, each with a sample for messages. */
export const DATE_FORMS = {
  iso: '2025-04-01',
  slashed: '2025/4/1',
  dotted: '2025.4.1',
  compact: '20250401',
  kanji: '2025年4月1日',
  era: '令和7年4月1日',
  'era-short': '令7.4.1',
  'era-letter': 'R7.4.1',
  'era-code': '5070401',
  serial: '45748',
} as const;

export type DateForm = keyof typeof DATE_FORMS;

/** Forms that are read only where the file or the user calls for them. */
export interface DateOptions {
  /** Era codes 1 to 5 mean 明治 to 令和: 5070401. */
  readonly eraCodes?: boolean;
}

/** Readings without a day: the text has no form that is read; it has one, but the calendar has no such day. */
export const UNREADABLE = -1;
export const IMPOSSIBLE = -2;

/** A day, {@link UNREADABLE} or {@link IMPOSSIBLE}. */
export type DateReading = CivilDate | typeof UNREADABLE | typeof IMPOSSIBLE;

/** The forms of dates in text; a serial is a number of a workbook. */
export const TEXT_FORMS: readonly DateForm[] = [
  'iso',
  'slashed',
  'dotted',
  'compact',
  'kanji',
  'era',
  'era-short',
  'era-letter',
  'era-code',
];

/** The forms that are read under the given options. */
export function acceptedForms({ eraCodes }: DateOptions): readonly DateForm[] {
  return eraCodes ? TEXT_FORMS : TEXT_FORMS.filter((form) => form !== 'era-code');
}

/**
 * Reads a date: 2025-04-01, 2025/4/1, 2025.4.1, 20250401, 2025年4月1日, 令和7年4月1日, 平成元年4月1日, 昭55.1.5, R7.4.1,
 * H28/1/15, R070401, in half or full width, with or without a time of midnight behind it. The year comes first, with four digits or
 * after an era, so nothing is guessed.
 *
 * @example
 * readDate('2025/4/1') // => 20250401
 * readDate('令和7年6月3日') // => 20250603
 * readDate('2025-02-29') // => -2
 * readDate('1/4/2025') // => -1
 */
export function readDate(text: string, options: DateOptions = {}): DateReading {
  if (text.length === 10) {
    const quick = readPaddedDate(text);
    if (quick !== 0) return quick;
  }
  return readOtherDate(text, options).date;
}

/** The form of a text that {@link readDate} reads. */
export function dateForm(text: string, options: DateOptions = {}): DateForm {
  // 平成28/12/15 has as many characters, and the stroke at the same place.
  if (text.length === 10 && readPaddedDate(text) !== 0)
    return text.charCodeAt(4) === DASH ? 'iso' : 'slashed';
  return readOtherDate(text, options).form;
}

/** What an unreadable text has besides, or in place of, a date, where that can be told. */
export type BesideDate = 'time' | 'zone';

const TIME = /\d{1,2}:\d{2}|\d時|午[前後]/;
const ZONE = /\d{1,2}:\d{2}.*(?:[+-]\d{2}:?\d{2}|Z|UTC|GMT|JST)$/i;

/** Whether a text that {@link readDate} does not read has a time of day, or one with its zone. */
export function besideDate(text: string): BesideDate | undefined {
  const folded = text.normalize('NFKC').trim();
  if (ZONE.test(folded)) return 'zone';
  return TIME.test(folded) ? 'time' : undefined;
}

/** Whether {@link readDate} leaves invisible characters out of the text. */
export function hasInvisible(text: string, options: DateOptions = {}): boolean {
  const isPadded = text.length === 10 && readPaddedDate(text) !== 0;
  return !isPadded && readOtherDate(text, options).hasInvisible;
}

const ZERO = 48;
const DASH = 45;
const SLASH = 47;

/** Reads yyyy-mm-dd and yyyy/mm/dd digit by digit; 0 where the text has another form. */
function readPaddedDate(text: string): CivilDate | typeof IMPOSSIBLE | 0 {
  const separator = text.charCodeAt(4);
  if ((separator !== DASH && separator !== SLASH) || text.charCodeAt(7) !== separator) return 0;
  let digits = 0;
  for (let index = 0; index < 10; index += 1) {
    if (index === 4 || index === 7) continue;
    const digit = text.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return 0;
    digits = digits * 10 + digit;
  }
  const day = digits % 100;
  const month = Math.trunc(digits / 100) % 100;
  return civilDate(Math.trunc(digits / 10000), month, day) ?? IMPOSSIBLE;
}

interface OtherReading {
  readonly date: DateReading;
  readonly form: DateForm;
  readonly hasInvisible: boolean;
}

/** Dates repeat: a file has some ten thousand different ones at most, so each is parsed once. */
const REMEMBERED = 50_000;
const remembered = new Map<string, OtherReading>();
let rememberedFor: DateOptions = {};
/** The last text and its reading: a cell is asked for its date, its form and what it hides, one after the other. */
let lastText: string | undefined;
let last: OtherReading | undefined;

function readOtherDate(text: string, options: DateOptions): OtherReading {
  if (options.eraCodes !== rememberedFor.eraCodes) {
    remembered.clear();
    rememberedFor = options;
    lastText = undefined;
  }
  if (text === lastText && last !== undefined) return last;
  lastText = text;
  last = remembered.get(text) ?? understood(text, options);
  return last;
}

function understood(text: string, options: DateOptions): OtherReading {
  const visible = withoutInvisible(text);
  const reading = { ...understand(visible, options), hasInvisible: visible !== text };
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(text, reading);
  return reading;
}

const MIDNIGHT = /[T ]0{1,2}:00(?::00(?:\.0+)?)?$/;
const WESTERN = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/;
/** As a number it may have a point: 20250401.0, where a column has blanks. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/;
const ERA_KANJI =
  /^(明治?|大正?|昭和?|平成?|令和?)(元|\d{1,2})(?:年(\d{1,2})月(\d{1,2})日|([-/.])(\d{1,2})\5(\d{1,2}))$/;
const ERA_LETTER =
  /^([MTSHR])(?:(元|\d{1,2})(?:([-/.])(\d{1,2})\3(\d{1,2})|年(\d{1,2})月(\d{1,2})日)|(\d{2})(\d{2})(\d{2}))$/i;
/** Without a dash the year has two digits: 57.6.3 could be the seventh year of era 5 or a year 57. */
const ERA_CODE = /^([1-5])(?:-?(\d{2})(\d{2})(\d{2})|(-\d{1,2}|\d{2})([-/.])(\d{1,2})\6(\d{1,2}))$/;

/** Normalizes full-width digits and letters, ㍻ and the like. Spaces are dropped except between two numbers. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(MIDNIGHT, '')
    .replace(/(?<![\d\s])\s+|\s+(?![\d\s])/g, '');
}

function understand(raw: string, options: DateOptions): Omit<OtherReading, 'hasInvisible'> {
  const text = plain(raw);
  const western = WESTERN.exec(text);
  if (western) {
    const [, year, separator, month, day, kanjiMonth, kanjiDay] = western;
    const form = separator === undefined ? 'kanji' : SEPARATED[separator as '-' | '/' | '.'];
    return { date: day4(year, month ?? kanjiMonth, day ?? kanjiDay), form };
  }
  const compact = COMPACT.exec(text);
  if (compact) return { date: day4(compact[1], compact[2], compact[3]), form: 'compact' };
  const kanji = ERA_KANJI.exec(text);
  if (kanji) {
    return {
      date: dayOfEra(kanji[1], kanji[2], kanji[3] ?? kanji[6], kanji[4] ?? kanji[7]),
      form: (kanji[1] as string).length === 1 ? 'era-short' : 'era',
    };
  }
  const letter = ERA_LETTER.exec(text);
  if (letter) {
    const [, sign, year, , month, day, kanjiMonth, kanjiDay, year2, month2, day2] = letter;
    return {
      date: dayOfEra(sign, year ?? year2, month ?? kanjiMonth ?? month2, day ?? kanjiDay ?? day2),
      form: 'era-letter',
    };
  }
  if (options.eraCodes) {
    const code = ERA_CODE.exec(text);
    if (code) {
      const [, sign, year, month, day, year2, , month2, day2] = code;
      return {
        date: dayOfEra(sign, year ?? year2?.replace('-', ''), month ?? month2, day ?? day2),
        form: 'era-code',
      };
    }
  }
  return { date: UNREADABLE, form: 'iso' };
}

const SEPARATED = { '-': 'iso', '/': 'slashed', '.': 'dotted' } as const;

function day4(year?: string, month?: string, day?: string): DateReading {
  return civilDate(Number(year), Number(month), Number(day)) ?? IMPOSSIBLE;
}

function dayOfEra(sign = '', year = '', month = '', day = ''): DateReading {
  const number = year === '元' ? 1 : Number(year);
  return eraDate(sign, number, Number(month), Number(day)) ?? IMPOSSIBLE;
}
