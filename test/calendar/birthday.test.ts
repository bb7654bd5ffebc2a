// Birthdays and ages are counted right: every month and day of birth, every day of its years.
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  birthdayAfter,
  birthdayIn,
  birthdayOnOrAfter,
  type LeapDayBirthday,
} from '../../src/calendar/birthday.js';
import { day } from '../support/law.js';
import { Mismatches, NONE, WALK } from '../support/walk.js';

/** Every month and day there is, 29 February among them, as someone born in the leap year 1936. */
const BIRTHS = WALK.filter(({ year }) => year === 1936).map(({ civil }) => civil);

/** Far enough to judge ages of more than eighty years, walked birthday by birthday. */
const WALK_SINCE_1936 = WALK.filter(({ civil }) => civil >= 19360101 && civil <= 20261231);

const WALK_DAYS = new Set(WALK.map(({ civil }) => civil));

/** Days around which the walk looks: two leap years, with common years before, between and after. */
const SPAN = WALK.filter(({ civil }) => civil >= 20190101 && civil <= 20261231);

const LEAP_DAY_RULES: readonly LeapDayBirthday[] = [228, 301];

/** The days of the walk that are birthdays, told from the walk alone. */
function isBirthday(civil: number, birth: number, leapDay: LeapDayBirthday): boolean {
  const year = Math.trunc(civil / 10000);
  if (birth % 10000 !== 229) return civil % 10000 === birth % 10000;
  const leap = WALK_DAYS.has(year * 10000 + 229);
  return civil % 10000 === (leap ? 229 : leapDay);
}

describe.each(LEAP_DAY_RULES)('with the common-year birthday of 29 February on %d', (leapDay) => {
  it('each date of birth has one birthday a year, and the k-th after a day is strictly after it', () => {
    const mismatches = new Mismatches();
    for (const birth of BIRTHS) {
      const born = day(birth);
      const birthdays = SPAN.filter(({ civil }) => isBirthday(civil, birth, leapDay)).map(
        ({ civil }) => civil,
      );
      mismatches.expectSame(birthdays.length, 8, birth, 'birthdays in eight years');
      for (const birthday of birthdays) {
        const year = Math.trunc(birthday / 10000);
        mismatches.expectSame(birthdayIn(born, year, leapDay), birthday, birth, year);
      }
      let passed = 0;
      for (const { civil } of SPAN) {
        if (civil > 20231231) break;
        if (birthdays[passed] === civil) passed += 1;
        const on = day(civil);
        mismatches.expectSame(
          birthdayAfter(born, 1, on, leapDay),
          birthdays[passed],
          birth,
          'first after',
          civil,
        );
        mismatches.expectSame(
          birthdayAfter(born, 3, on, leapDay),
          birthdays[passed + 2],
          birth,
          'third after',
          civil,
        );
        const fallsToday = birthdays[passed - 1] === civil;
        mismatches.expectSame(
          birthdayOnOrAfter(born, on, leapDay),
          birthdays[fallsToday ? passed - 1 : passed],
          birth,
          'on or after',
          civil,
        );
      }
    }
    expect(mismatches.found).toEqual(NONE);
  });

  it('each age turns on the birthday and not a day before or after', () => {
    const mismatches = new Mismatches();
    for (const birth of BIRTHS) {
      const born = day(birth);
      let age = 0;
      for (const { civil } of WALK_SINCE_1936) {
        if (civil > birth && isBirthday(civil, birth, leapDay)) age += 1;
        if (civil < birth || civil < 20190101) continue;
        mismatches.expectSame(ageOn(born, day(civil), leapDay), age, birth, 'on', civil);
      }
    }
    expect(mismatches.found).toEqual(NONE);
  });
});

describe('single cases', () => {
  // Source: Tsushima city: the tenth birthday counted from the day after issue.
  it('a birthday on the day itself is not counted', () => {
    expect(birthdayAfter(day(19901010), 10, day(20201010), 228)).toBe(20301010);
    expect(birthdayAfter(day(19901010), 10, day(20201009), 228)).toBe(20291010);
  });

  // Source: secondary, after the traffic law's wording; the rule data flag it so.
  it.each([
    [20200228, 1, 228, 20200229],
    [20200229, 1, 228, 20210228],
    [20200229, 4, 228, 20240229],
    [20230227, 1, 228, 20230228],
    [20230228, 1, 228, 20240229],
    [20230228, 1, 301, 20230301],
    [20990301, 1, 228, 21000228],
  ] as const)(
    'born on 29 February: after %d no. %d under %d is %d',
    (after, k, leapDay, expected) => {
      expect(birthdayAfter(day(20000229), k, day(after), leapDay)).toBe(expected);
    },
  );

  it('the age is 0 until the first birthday and negative before birth', () => {
    expect(ageOn(day(20200515), day(20200515), 228)).toBe(0);
    expect(ageOn(day(20200515), day(20210514), 228)).toBe(0);
    expect(ageOn(day(20200515), day(20210515), 228)).toBe(1);
    expect(ageOn(day(20200515), day(20200514), 228)).toBe(-1);
  });
});
