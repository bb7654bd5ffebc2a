// Every day lies in the right fiscal year and month: 年度 N is 1 April N to 31 March N+1.
import { describe, expect, it } from 'vitest';
import {
  fiscalMonthLabel,
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
} from '../../src/calendar/fiscal-year.js';
import { day } from '../support/law.js';
import { Mismatches, NONE, WALK } from '../support/walk.js';

describe('fiscal years', () => {
  it('turn on 1 April and on no other day of 1900 to 2100', () => {
    const mismatches = new Mismatches();
    // The walk starts in January 1900: fiscal year 1899.
    let fiscalYear = 1899;
    for (const { civil, month, day: dayOfMonth } of WALK) {
      if (month === 4 && dayOfMonth === 1) fiscalYear += 1;
      const on = day(civil);
      mismatches.expectSame(fiscalYearOf(on), fiscalYear, civil);
      mismatches.expectSame(fiscalYearStart(fiscalYear) <= on, true, civil, 'start');
      mismatches.expectSame(fiscalYearEnd(fiscalYear) >= on, true, civil, 'end');
    }
    expect(mismatches.found).toEqual(NONE);
  });

  // Source: Minato ward, document no. 1, 2025-09-05, which counts by 年度.
  it.each([
    [20260331, 2025],
    [20260401, 2026],
    [20251231, 2025],
    [20240229, 2023],
  ])('%d lies in fiscal year %d', (on, fiscalYear) => {
    expect(fiscalYearOf(day(on))).toBe(fiscalYear);
  });

  it('begin and end on their own first and last day', () => {
    expect(fiscalYearStart(2025)).toBe(20250401);
    expect(fiscalYearEnd(2025)).toBe(20260331);
  });
});

describe('fiscal months', () => {
  it('number every month of the walk in order, twelve to the fiscal year', () => {
    const mismatches = new Mismatches();
    const first = fiscalMonthOf(day(19000101));
    let month = first;
    for (const { civil, year, month: ofYear, day: dayOfMonth } of WALK) {
      if (dayOfMonth === 1 && civil !== 19000101) month += 1;
      mismatches.expectSame(fiscalMonthOf(day(civil)), month, civil);
      if (dayOfMonth === 1) {
        const label = `${year}-${ofYear < 10 ? '0' : ''}${ofYear}`;
        mismatches.expectSame(fiscalMonthLabel(month), label, civil, 'label');
        const place = month - fiscalMonthOf(fiscalYearStart(fiscalYearOf(day(civil))));
        mismatches.expectSame(place, (ofYear + 8) % 12, civil, 'place in the fiscal year');
      }
    }
    expect(mismatches.found).toEqual(NONE);
    expect(month - first).toBe(201 * 12 - 1);
  });
});
