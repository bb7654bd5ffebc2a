// Decides which writings of a date are read, and into which day: only forms in which year, month and day cannot be confused.
import { type CivilDate, civilDate } from '../calendar/civil-date.js';

/** How a date was written. */
export type DateForm = 'iso' | 'slashed' | 'compact';

/** No form of date that is read; and a form that is read, but no day of the calendar. */
export const UNREADABLE = -1;
export const IMPOSSIBLE = -2;

/** A day, or why there is none: {@link UNREADABLE}, {@link IMPOSSIBLE}. */
export type DateReading = CivilDate | typeof UNREADABLE | typeof IMPOSSIBLE;

const ZERO = 48;
const PUNCTUATED = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a date: 2025-04-01, 2025/4/1 or 20250401. The year has four digits and stands first, so nothing is guessed.
 *
 * @example
 * readDate('2025/4/1') // => 20250401
 * readDate('2025-02-29') // => -2
 * readDate('1/4/2025') // => -1
 */
export function readDate(text: string): DateReading {
  if (text.length === 10) {
    const quick = readPaddedDate(text);
    if (quick !== 0) return quick;
  }
  const punctuated = PUNCTUATED.exec(text);
  if (punctuated) return dayOrImpossible(punctuated[1], punctuated[3], punctuated[4]);
  const compact = COMPACT.exec(text);
  if (compact) return dayOrImpossible(compact[1], compact[2], compact[3]);
  return UNREADABLE;
}

/** The form of a text that {@link readDate} reads. */
export function dateForm(text: string): DateForm {
  const separator = text.charCodeAt(4);
  return separator === 45 ? 'iso' : separator === 47 ? 'slashed' : 'compact';
}

/** Reads yyyy-mm-dd and yyyy/mm/dd digit by digit; 0 where the text has another form. */
function readPaddedDate(text: string): CivilDate | typeof IMPOSSIBLE | 0 {
  const separator = text.charCodeAt(4);
  if ((separator !== 45 && separator !== 47) || text.charCodeAt(7) !== separator) return 0;
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

function dayOrImpossible(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateReading {
  return civilDate(Number(year), Number(month), Number(day)) ?? IMPOSSIBLE;
}
