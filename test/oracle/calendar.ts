// The oracle's calendar: a walk through it by date-fns, one number a day, and nothing of the program.
import { addDays } from 'date-fns';
import { UtcDate } from '../support/utc-date.js';

const FIRST = UtcDate.of(1900, 1, 1);
const LAST = 21301231;

/** yyyymmdd of every day, by its number. */
const DATES: number[] = [];
const NUMBERS = new Map<number, number>();
for (let date = FIRST; date.civil() <= LAST; date = addDays(date, 1) as UtcDate) {
  NUMBERS.set(date.civil(), DATES.length);
  DATES.push(date.civil());
}
const CIVIL = Int32Array.from(DATES);

/** Whether the walk met a 29 February in the year. */
function isLeap(year: number): boolean {
  return NUMBERS.has(year * 10000 + 229);
}

/** The number of a day given as yyyymmdd. */
export function numberOf(civil: number): number {
  const number = NUMBERS.get(civil);
  if (number === undefined) throw new Error(`${civil} is not a day of the walk`);
  return number;
}

/** yyyymmdd of a day number. */
export function civilOf(number: number): number {
  return CIVIL[number] as number;
}

/** One byte a day: whether it is a birthday of those born on this month and day. Kept, as many share one. */
const birthdays = new Map<number, Uint8Array>();

function birthdayMarks(monthDay: number): Uint8Array {
  let marks = birthdays.get(monthDay);
  if (marks === undefined) {
    marks = Uint8Array.from(CIVIL, (civil) => {
      // Source: the traffic law's wording: in a common year 28 February stands for 29 February.
      const stands = monthDay === 229 && !isLeap(Math.trunc(civil / 10000)) ? 228 : monthDay;
      return civil % 10000 === stands ? 1 : 0;
    });
    birthdays.set(monthDay, marks);
  }
  return marks;
}

/** The `k`-th birthday after a day, found by walking on from the next day. */
export function birthdayFrom(birth: number, k: number, day: number): number {
  const marks = birthdayMarks(civilOf(birth) % 10000);
  let met = 0;
  let walked = day;
  while (met < k) {
    walked += 1;
    met += marks[walked] as number;
  }
  return walked;
}

/** The first birthday from a day on, the day itself included. */
export function birthdayFromOn(birth: number, day: number): number {
  return birthdayFrom(birth, 1, day - 1);
}

/** Completed years on a day: birthdays met on the way from birth. */
export function ageAt(birth: number, day: number): number {
  const marks = birthdayMarks(civilOf(birth) % 10000);
  let met = 0;
  for (let walked = birth + 1; walked <= day; walked += 1) met += marks[walked] as number;
  return met;
}

/**
 * The first day on which what ends on a day can be renewed: walking back, the first day three months earlier that is
 * not later in its month is "three months before"; the day after it is the first.
 * Source: Chuo ward; the cities of Utsunomiya, Annaka, Yokohama.
 */
export function windowOpens(expiry: number): number {
  const ofMonth = civilOf(expiry) % 100;
  let monthsBack = 0;
  let walked = expiry;
  while (monthsBack < 3 || civilOf(walked) % 100 > ofMonth) {
    if (civilOf(walked) % 100 === 1) monthsBack += 1;
    walked -= 1;
  }
  return walked + 1;
}

/** The fiscal year of a day: the calendar year's, once its 1 April has come. */
export function fiscalYearAt(day: number): number {
  const year = Math.trunc(civilOf(day) / 10000);
  return day >= numberOf(year * 10000 + 401) ? year : year - 1;
}
