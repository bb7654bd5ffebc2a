// Birthdays and ages: every legal term of a card is counted in birthdays.
import { type CivilDate, isLeapYear, yearOf } from './civil-date.js';

/** The birthday in a common year of someone born on 29 February: month × 100 + day. */
export type LeapDayBirthday = 228 | 301;

/** The birthday of someone born on `birth` in the year `year`. Only 29 February in a common year needs the rule. */
export function birthdayIn(birth: CivilDate, year: number, leapDay: LeapDayBirthday): CivilDate {
  const monthDay = birth % 10000;
  const falls = monthDay === 229 && !isLeapYear(year) ? leapDay : monthDay;
  return (year * 10000 + falls) as CivilDate;
}

/**
 * The `k`-th birthday strictly after `date`; `k` is 1 or more. A birthday on `date` itself is not counted,
 * so something issued on a birthday runs for `k` full years. Rule: Tsushima city, from the day after issue on.
 *
 * @example
 * birthdayAfter(19901010, 10, 20200515, 228) // => 20291010
 * birthdayAfter(19901010, 10, 20201010, 228) // => 20301010
 */
export function birthdayAfter(
  birth: CivilDate,
  k: number,
  date: CivilDate,
  leapDay: LeapDayBirthday,
): CivilDate {
  const year = yearOf(date);
  const first = birthdayIn(birth, year, leapDay) > date ? year : year + 1;
  return birthdayIn(birth, first + k - 1, leapDay);
}

/** The first birthday on or after `date`: the expiry that a renewal on `date` replaces. */
export function birthdayOnOrAfter(
  birth: CivilDate,
  date: CivilDate,
  leapDay: LeapDayBirthday,
): CivilDate {
  const thisYear = birthdayIn(birth, yearOf(date), leapDay);
  return thisYear >= date ? thisYear : birthdayIn(birth, yearOf(date) + 1, leapDay);
}

/**
 * Completed years on `date`: one more from each birthday on. Negative before birth.
 *
 * @example
 * ageOn(20041001, 20220930, 228) // => 17
 * ageOn(20041001, 20221001, 228) // => 18
 */
export function ageOn(birth: CivilDate, date: CivilDate, leapDay: LeapDayBirthday): number {
  const years = yearOf(date) - yearOf(birth);
  return birthdayIn(birth, yearOf(date), leapDay) > date ? years - 1 : years;
}
