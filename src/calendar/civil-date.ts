// A civil date: one integer yyyymmdd, so comparing dates is comparing numbers and nothing knows a time zone.

declare const civil: unique symbol;

/** A day of the Gregorian calendar as the integer yyyymmdd (20250401). Order of numbers is order of days. */
export type CivilDate = number & { readonly [civil]: 'CivilDate' };

/** No date: a cell left blank, a certificate not held. Smaller than every date. */
export const ABSENT = 0;

/** A date, or {@link ABSENT}. A plain zero keeps the counting path free of objects. */
export type MaybeDate = CivilDate | typeof ABSENT;

const FIRST_YEAR = 1868;
const LAST_YEAR = 9999;

/** Whether `year` is a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The day `year`-`month`-`day`, or undefined where the calendar has no such day.
 * Years run from 1868 (nobody alive was born before) to 9999 (what systems write for "no end").
 *
 * @example
 * civilDate(2024, 2, 29) // => 20240229
 * civilDate(2023, 2, 29) // => undefined
 */
export function civilDate(year: number, month: number, day: number): CivilDate | undefined {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return undefined;
  if (!(day >= 1 && day <= daysInMonth(year, month))) return undefined;
  return (year * 10000 + month * 100 + day) as CivilDate;
}

/** Year of a date. */
export function yearOf(date: CivilDate): number {
  return Math.trunc(date / 10000);
}

/** Month of a date, 1 to 12. */
export function monthOf(date: CivilDate): number {
  return Math.trunc(date / 100) % 100;
}

/** Day of the month, 1 to 31. */
export function dayOf(date: CivilDate): number {
  return date % 100;
}

/** The same day of the month `months` later (negative: earlier), clamped to the month's last day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const day = Math.min(dayOf(date), daysInMonth(year, month));
  return (year * 10000 + month * 100 + day) as CivilDate;
}

/** The day after. */
export function dayAfter(date: CivilDate): CivilDate {
  const day = dayOf(date);
  if (day < 28 || day < daysInMonth(yearOf(date), monthOf(date))) return (date + 1) as CivilDate;
  return monthOf(date) === 12
    ? ((yearOf(date) * 10000 + 10101) as CivilDate)
    : ((date - day + 101) as CivilDate);
}

/** The day before. */
export function dayBefore(date: CivilDate): CivilDate {
  if (dayOf(date) > 1) return (date - 1) as CivilDate;
  const lastMonth = addMonths(date, -1);
  return (lastMonth - 1 + daysInMonth(yearOf(lastMonth), monthOf(lastMonth))) as CivilDate;
}

/** Days since 0000-03-01, for spreading dates evenly; counting years from March puts the leap day last. */
export function dayNumber(date: CivilDate): number {
  const month = monthOf(date);
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1;
  const monthFromMarch = (month + 9) % 12;
  return (
    year * 365 +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((monthFromMarch * 153 + 2) / 5) +
    dayOf(date) -
    1
  );
}

/** The date `days` after `date` (negative: before), across months and years. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const target = dayNumber(date) + days;
  let year = Math.floor(target / 365.2425);
  if (firstOfMarch(year + 1) <= target) year += 1;
  const dayOfYear = target - firstOfMarch(year);
  const monthFromMarch = Math.floor((dayOfYear * 5 + 2) / 153);
  const day = dayOfYear - Math.floor((monthFromMarch * 153 + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return ((month > 2 ? year : year + 1) * 10000 + month * 100 + day) as CivilDate;
}

function firstOfMarch(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/**
 * The date as ISO 8601 text.
 *
 * @example
 * isoDate(20250401) // => "2025-04-01"
 */
export function isoDate(date: CivilDate): string {
  const text = String(date);
  return `${text.slice(0, -4)}-${text.slice(-4, -2)}-${text.slice(-2)}`;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The date of an ISO 8601 text such as 2025-04-01; undefined where it is another text or the calendar has no such day.
 * Texts in records have more forms: see `readDate`.
 *
 * @example
 * readIsoDate('2025-04-01') // => 20250401
 * readIsoDate('2025-02-29') // => undefined
 */
export function readIsoDate(text: string): CivilDate | undefined {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  return civilDate(Number(year), Number(month), Number(day));
}
