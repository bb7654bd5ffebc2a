// A month's capacity lies on the days on which its sites are open, to the last whole procedure.
import { describe, expect, it } from 'vitest';
import { fiscalMonthOf } from '../../src/calendar/fiscal-year.js';
import { ONE } from '../../src/calendar/fraction.js';
import { capacityOfDays } from '../../src/capacity/day-capacity.js';
import { NO_LIMITS } from '../../src/capacity/opening-calendar.js';
import { capacityOfMonth, EVEN_MIX, wholeProcedures } from '../../src/capacity/site-capacity.js';
import type { CapacityFrom, FigureSite, WindowSite } from '../../src/scenario/scenario.js';
import { day } from '../support/law.js';

const FIGURE: FigureSite = {
  type: 'figure',
  name: '',
  perYear: 3650,
  share: undefined,
  kinds: ['card', 'certificate'],
};
/** Weekdays 9 to 12, Saturdays 9 to 10: at 20 minutes, 9 and 3 a day. */
const WINDOW: WindowSite = {
  type: 'windows',
  name: '窓口',
  share: undefined,
  kinds: ['card', 'certificate'],
  windows: 1,
  minutes: { card: 20, certificate: 20 },
  hours: {
    0: [{ from: 540, to: 720 }],
    1: [{ from: 540, to: 720 }],
    2: [{ from: 540, to: 720 }],
    3: [{ from: 540, to: 720 }],
    4: [{ from: 540, to: 720 }],
    5: [{ from: 540, to: 600 }],
    6: [],
  },
  closed: [],
  bookableShare: ONE,
};

function ofMonth(capacity: readonly CapacityFrom[], first: number): number[] {
  return capacityOfDays(capacity, fiscalMonthOf(day(first)), EVEN_MIX, NO_LIMITS);
}

describe('the capacity of a day', () => {
  it('is even over the days of a figure a year', () => {
    expect(ofMonth([{ from: day(20250401), sites: [FIGURE] }], 20250601)).toEqual(
      Array<number>(30).fill(10),
    );
  });

  it('follows the opening hours of windows', () => {
    // June 2025 began on a Sunday.
    const week = [0, 9, 9, 9, 9, 9, 3];
    expect(ofMonth([{ from: day(20250401), sites: [WINDOW] }], 20250601)).toEqual(
      Array.from({ length: 30 }, (_, index) => week[index % 7]),
    );
  });

  it('adds up to the month of a plan, rounded down once, also where sites change within it', () => {
    const capacity = [
      { from: day(20250401), sites: [{ ...FIGURE, perYear: 1234 }] },
      {
        from: day(20250617),
        sites: [
          { ...WINDOW, windows: 7 },
          { ...FIGURE, perYear: 777 },
        ],
      },
    ];
    for (const first of [20250501, 20250601, 20250701, 20260201]) {
      const days = ofMonth(capacity, first);
      const month = capacityOfMonth(capacity, fiscalMonthOf(day(first)), EVEN_MIX, NO_LIMITS);
      expect(days.every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
      expect(days.reduce((sum, each) => sum + each, 0)).toBe(wholeProcedures(month.total));
    }
  });

  it('is nothing before the capacity begins', () => {
    const days = ofMonth([{ from: day(20250616), sites: [FIGURE] }], 20250601);
    expect(days).toEqual([...Array<number>(15).fill(0), ...Array<number>(15).fill(10)]);
  });
});
