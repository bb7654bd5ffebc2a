// Dates as integers are the calendar's: every day of 1900 to 2100 against a walk in UTC.
import { addDays as addDaysByLibrary, addMonths as addMonthsByLibrary } from 'date-fns';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  civilDate,
  dayAfter,
  dayBefore,
  dayNumber,
  dayOf,
  daysInMonth,
  isLeapYear,
  isoDate,
  monthOf,
  readIsoDate,
  yearOf,
} from '../../src/calendar/civil-date.js';
import { day } from '../support/law.js';
import type { UtcDate } from '../support/utc-date.js';
import { Mismatches, NONE, WALK } from '../support/walk.js';

describe('every day of 1900 to 2100', () => {
  it('is walked once: 201 years of which 49 are leap years', () => {
    // 1900 and 2100 are common years, 2000 is a leap year.
    expect(WALK.length).toBe(201 * 365 + 49);
    expect(WALK.at(-1)?.civil).toBe(21001231);
  });

  it('is valid exactly where the walk has it', () => {
    const valid = new Set(WALK.map(({ civil }) => civil));
    const mismatches = new Mismatches();
    for (let year = 1900; year <= 2100; year += 1) {
      for (let month = 0; month <= 13; month += 1) {
        for (let dayOfMonth = 0; dayOfMonth <= 32; dayOfMonth += 1) {
          const civil = year * 10000 + month * 100 + dayOfMonth;
          const expected = valid.has(civil) ? civil : undefined;
          mismatches.expectSame(civilDate(year, month, dayOfMonth), expected, civil);
        }
      }
    }
    expect(mismatches.found).toEqual(NONE);
  });

  it('comes apart into year, month, day and ISO text', () => {
    const mismatches = new Mismatches();
    for (const { civil, year, month, day: dayOfMonth, date } of WALK) {
      const on = day(civil);
      mismatches.expectSame(yearOf(on), year, civil, 'year');
      mismatches.expectSame(monthOf(on), month, civil, 'month');
      mismatches.expectSame(dayOf(on), dayOfMonth, civil, 'day');
      mismatches.expectSame(isoDate(on), date.toISOString().slice(0, 10), civil, 'iso');
      mismatches.expectSame(readIsoDate(isoDate(on)), on, civil, 'read');
    }
    expect(mismatches.found).toEqual(NONE);
  });

  it('is followed and preceded by its neighbours', () => {
    const mismatches = new Mismatches();
    for (let index = 1; index < WALK.length; index += 1) {
      const before = day(WALK[index - 1]?.civil as number);
      const after = day(WALK[index]?.civil as number);
      mismatches.expectSame(dayAfter(before), after, before, 'after');
      mismatches.expectSame(dayBefore(after), before, after, 'before');
      mismatches.expectSame(dayNumber(after) - dayNumber(before), 1, after, 'number');
    }
    expect(mismatches.found).toEqual(NONE);
  });

  it('is reached by addDays from any other, and back', () => {
    const mismatches = new Mismatches();
    const steps = [0, 1, -1, 27, 28, 29, 30, 31, 59, 60, 61, -365, 365, 366, 1461, -36524, 36525];
    WALK.forEach(({ civil }, index) => {
      for (const step of steps) {
        const target = WALK[index + step]?.civil;
        if (target !== undefined) {
          mismatches.expectSame(addDays(day(civil), step), target, civil, step);
        }
      }
    });
    expect(mismatches.found).toEqual(NONE);
  });

  it('moves by months to the same day, clamped to the end of the month', () => {
    const mismatches = new Mismatches();
    for (const { civil, date } of WALK) {
      for (const months of [-3, 0, 1, 3, -14, 120]) {
        const expected = (addMonthsByLibrary(date, months) as UtcDate).civil();
        mismatches.expectSame(addMonths(day(civil), months), expected, civil, months);
      }
    }
    expect(mismatches.found).toEqual(NONE);
  });

  it('has months as long as the walk walks them', () => {
    const lengths = new Map<number, number>();
    for (const { civil } of WALK) {
      const month = Math.trunc(civil / 100);
      lengths.set(month, (lengths.get(month) ?? 0) + 1);
    }
    const mismatches = new Mismatches();
    for (const [month, length] of lengths) {
      const year = Math.trunc(month / 100);
      mismatches.expectSame(daysInMonth(year, month % 100), length, month);
      mismatches.expectSame(isLeapYear(year), lengths.get(year * 100 + 2) === 29, year);
    }
    expect(mismatches.found).toEqual(NONE);
  });
});

describe('the edges of what is a date', () => {
  it.each([
    [1867, 12, 31, undefined],
    [1868, 1, 1, 18680101],
    [9999, 12, 31, 99991231],
    [10000, 1, 1, undefined],
    [2000, 2, 29, 20000229],
    [1900, 2, 29, undefined],
    [2025, 4, 31, undefined],
    [Number.NaN, 1, 1, undefined],
    [2025, Number.NaN, 1, undefined],
    [2025, 1, Number.NaN, undefined],
  ])('civilDate(%d, %d, %d) is %d', (year, month, dayOfMonth, expected) => {
    expect(civilDate(year, month, dayOfMonth)).toBe(expected);
  });

  it('"no end" as systems write it, 9999-12-31, moves like any other day', () => {
    const noEnd = day(99991231);
    expect(addMonths(noEnd, -3)).toBe(99990930);
    expect(dayBefore(noEnd)).toBe(99991230);
    expect(isoDate(noEnd)).toBe('9999-12-31');
  });

  it('the walk itself crosses a day that Samoa never had', () => {
    // The reference must not depend on the machine's zone: Pacific/Apia has no 2011-12-30.
    const index = WALK.findIndex(({ civil }) => civil === 20111230);
    const before = WALK[index - 1];
    expect(before?.civil).toBe(20111229);
    expect((addDaysByLibrary(before?.date as UtcDate, 1) as UtcDate).civil()).toBe(20111230);
  });
});
