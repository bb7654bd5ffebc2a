// Days as spreadsheets number them: the one place where a number of a workbook becomes a day, or does not.
import { addDays, type CivilDate, isoDate } from '../calendar/civil-date.js';
import { type DateReading, IMPOSSIBLE, UNREADABLE } from './date-text.js';

/** The year with whose first day a workbook begins to count; old workbooks of the Macintosh have 1904. */
export type Epoch = 1900 | 1904;

/** 31 December 9999 from 1900, and from 1904. */
const LAST_SERIAL: Readonly<Record<Epoch, number>> = { 1900: 2958465, 1904: 2957003 };
/** From 1900 spreadsheets count a 29 February 1900, which did not exist. */
const FALSE_LEAP_DAY = 60;
const BEFORE_1900 = 18991231 as CivilDate;
const START_OF_1904 = 19040101 as CivilDate;

const DAY_IN_MS = 86_400_000;
/** A number of six digits is a date without its century more likely than a day after the year 2173. */
const LAST_BARE = 99999;

/** The day that spreadsheets number so; undefined if they number none so, or one that the calendar has not. */
export function dayOfSerial(serial: number, epoch: Epoch): CivilDate | undefined {
  if (!Number.isInteger(serial) || serial > LAST_SERIAL[epoch] || serial < 0) return undefined;
  if (epoch === 1904) return addDays(START_OF_1904, serial);
  if (serial === 0 || serial === FALSE_LEAP_DAY) return undefined;
  return addDays(BEFORE_1900, serial < FALSE_LEAP_DAY ? serial : serial - 1);
}

/**
 * A number formatted as a date, as the text that a CSV of the same table would hold, its date in ISO form. What spreadsheets
 * show is kept where the calendar has no such day (1900-01-00, 1900-02-29), and a time of day however short, so that neither
 * is read as a day: 43966.5 from 1900 is 2020-05-15 12:00:00. Undefined if spreadsheets show no date.
 */
export function serialText(serial: number, epoch: Epoch): string | undefined {
  if (!(serial >= 0 && serial < LAST_SERIAL[epoch] + 1)) return undefined;
  const whole = Math.floor(serial);
  const day = dayOfSerial(whole, epoch);
  const date = day === undefined ? (whole === 0 ? '1900-01-00' : '1900-02-29') : isoDate(day);
  return whole === serial ? date : `${date} ${timeText(serial - whole)}`;
}

/** A part of a day as a time, never as midnight. */
function timeText(part: number): string {
  const ms = Math.min(Math.max(Math.floor(part * DAY_IN_MS), 1), DAY_IN_MS - 1);
  const two = (number: number) => String(number).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  return time.join(':') + (ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`);
}

/** What a column can hold, where its numbers are not formatted as dates. */
export interface SerialBounds {
  /** No day of the column lies before it. */
  readonly from: CivilDate;
  /** Whether a number that reads as a year of two digits, month and day is taken for that, and so for no serial. */
  readonly refusesShortDates: boolean;
}

/**
 * Reads a number that is not formatted as a date and has no form of a date in digits, in a column of dates: {@link UNREADABLE}
 * if it is no day that the column can hold, {@link IMPOSSIBLE} if spreadsheets number a day so that the calendar has not.
 */
export function readBareNumber(
  number: number,
  epoch: Epoch,
  { from, refusesShortDates }: SerialBounds,
): DateReading {
  if (!(number >= 0 && number <= LAST_BARE)) return UNREADABLE;
  const day = dayOfSerial(number, epoch);
  if (day === undefined) return Number.isInteger(number) ? IMPOSSIBLE : UNREADABLE;
  // From 1904 on the days of the first cards read so too, and such workbooks are few.
  const isDoubtful = refusesShortDates && epoch === 1900 && isShortDate(number);
  return day < from || isDoubtful ? UNREADABLE : day;
}

/** Whether a number of up to six digits has the form yymmdd. */
function isShortDate(number: number): boolean {
  const month = Math.floor(number / 100) % 100;
  const day = number % 100;
  return number >= 101 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
