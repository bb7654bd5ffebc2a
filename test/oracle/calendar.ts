// The oracle's calendar: a walk through it by date-fns, one number a day, and nothing of the program.
import { addDays } from 'date-fns';
import { UtcDate } from '../support/utc-date.js';

const FIRST_YEAR = 1900;
const FIRST = UtcDate.of(FIRST_YEAR, 1, 1);
const LAST = 21301231;

/** yyyymmdd of every day, by its number. */
const DATES: number[] = [];
const NUMBERS = new Map<number, number>();
for (let date = FIRST; date.civil() <= LAST; date = addDays(date, 1) as UtcDate) {
  NUMBERS.set(date.civil(), DATES.length);
  DATES.push(date.civil());
}

/** Whether the walk met a day. */
export function isDay(civil: number): boolean {
  return NUMBERS.has(civil);
}

/** The number of a day given as yyyymmdd. */
export function numberOf(civil: number): number {
  const number = NUMBERS.get(civil);
  if (number === undefined) throw new Error(`${civil} is not a day of the walk`);
  return number;
}

/** yyyymmdd of a day number. */
export function civilOf(number: number): number {
  const civil = DATES[number];
  if (civil === undefined) throw new Error(`day ${number} lies outside the walk`);
  return civil;
}

/** All birthdays in the walk of those born on a month and day. Kept, as many people share one. */
const birthdays = new Map<number, readonly number[]>();

function birthdaysOf(birth: number): readonly number[] {
  const monthDay = civilOf(birth) % 10000;
  const known = birthdays.get(monthDay);
  if (known !== undefined) return known;
  const met: number[] = [];
  DATES.forEach((civil, number) => {
    const year = Math.trunc(civil / 10000);
    // 命令 26条2項: 「誕生日が二月二十九日である場合 … うるう年以外の年における誕生日は二月二十八日であるものとみなす」.
    // 施行規則 has no such clause; for certificates and ages the same day is taken.
    const stands = monthDay === 229 && !isDay(year * 10000 + 229) ? 228 : monthDay;
    if (civil % 10000 === stands) met.push(number);
  });
  birthdays.set(monthDay, met);
  return met;
}

/** The place of the first birthday after a day among all of the walk, of which each year has one. */
function placeAfter(birth: number, day: number): number {
  const place = Math.trunc(civilOf(day) / 10000) - FIRST_YEAR;
  return (birthdaysOf(birth)[place] as number) > day ? place : place + 1;
}

/** The `k`-th birthday after a day: a birthday on the day itself is not counted (「作成の日後」, 「発行の日後」). */
export function birthdayFrom(birth: number, k: number, day: number): number {
  return birthdaysOf(birth)[placeAfter(birth, day) + k - 1] as number;
}

/** The first birthday from a day on, the day itself included. */
export function birthdayFromOn(birth: number, day: number): number {
  return birthdayFrom(birth, 1, day - 1);
}

/** Completed years on a day: the birthdays since birth, one on the day included. */
export function ageAt(birth: number, day: number): number {
  return placeAfter(birth, day) - placeAfter(birth, birth);
}

/** The same day some years later; from 29 February, where there is none, 28 February. */
export function yearsLater(day: number, years: number): number {
  const later = civilOf(day) + years * 10000;
  return numberOf(isDay(later) ? later : later - 1);
}

/**
 * The first day on which what ends on a day can be renewed: walking back, the first day three months earlier that is
 * not later in its month is "three months before"; the day after it is the first with less than three months left.
 * Source: 命令 29条1項 「三月未満となった場合」; Chuo ward; the cities of Utsunomiya, Annaka, Yokohama.
 */
export function windowOpens(expiry: number): number {
  const known = windows[expiry];
  if (known !== undefined) return known;
  const ofMonth = civilOf(expiry) % 100;
  let monthsBack = 0;
  let walked = expiry;
  while (monthsBack < 3 || civilOf(walked) % 100 > ofMonth) {
    if (civilOf(walked) % 100 === 1) monthsBack += 1;
    walked -= 1;
  }
  windows[expiry] = walked + 1;
  return walked + 1;
}

/** First days of windows, by the expiry: each is walked once. */
const windows: number[] = [];

/** The fiscal year of a day: the calendar year's, once its 1 April has come. */
export function fiscalYearAt(day: number): number {
  const year = Math.trunc(civilOf(day) / 10000);
  return day >= numberOf(year * 10000 + 401) ? year : year - 1;
}
