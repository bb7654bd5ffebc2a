// The least that is enough is enough, and one less is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearEnd, fiscalYearStart } from '../../src/calendar/fiscal-year.js';
import { decimal, fraction, ONE } from '../../src/calendar/fraction.js';
import {
  firstSiteWithWindows,
  MOST,
  type NeedQuestion,
  needed,
  type PeriodDemand,
  VARIED,
  waitingAtEnds,
  windowSites,
} from '../../src/capacity/needed.js';
import { EVEN_MIX, mixOf, monthSpan } from '../../src/capacity/site-capacity.js';
import type { CapacityFrom, Site, WindowSite } from '../../src/scenario/scenario.js';
import { runs } from '../support/chance.js';
import { day } from '../support/law.js';

const HOURS = [{ from: 540, to: 1020 }];
const CENTER: WindowSite = {
  type: 'windows',
  name: 'センター',
  share: undefined,
  kinds: ['card', 'certificate'],
  windows: 12,
  minutes: { card: 20, certificate: 15 },
  hours: { 0: HOURS, 1: HOURS, 2: HOURS, 3: HOURS, 4: HOURS, 5: [], 6: [] },
  closed: [{ kind: 'holidays' }, { kind: 'yearly', from: 1229, to: 103 }],
  bookableShare: decimal(0.9),
};
const BRANCH: Site = {
  type: 'figure',
  name: '総合支所',
  share: undefined,
  kinds: ['card', 'certificate'],
  perYear: 6000,
};
const CAPACITY: readonly CapacityFrom[] = [
  { from: day(20250401), sites: [{ ...BRANCH, perYear: 44000 }] },
  { from: day(20260401), sites: [CENTER, BRANCH] },
];

function year(fiscalYear: number, card: number, certificate: number): PeriodDemand {
  return {
    first: fiscalYearStart(fiscalYear),
    last: fiscalYearEnd(fiscalYear),
    total: card + certificate,
    mix: mixOf({ card, certificate }),
  };
}

/** Source: Minato ward's table, 2025-09-05. */
const PUBLISHED = [
  year(2025, 6416, 34717),
  year(2026, 26028, 37882),
  year(2027, 13248, 40773),
  year(2028, 11151, 30590),
  year(2029, 10895, 24746),
  year(2030, 34714, 36000),
];

const QUESTION: NeedQuestion = {
  capacity: CAPACITY,
  site: 'センター',
  vary: 'windows',
  periods: PUBLISHED,
};

describe('the fewest windows', () => {
  it('for the published table, by hand in its second year', () => {
    // 63,910 less 6,000 at the branch offices. 241 days × 480 × 0.9 = 104,112 minutes a window; a visit takes
    // (26,028 × 20 + 37,882 × 15) ÷ 63,910 = 17.04 minutes: 6,111 a window, so ten.
    const [before, first] = needed(QUESTION);
    expect(before).toBe(0);
    expect(first).toBe(10);
  });

  it('answers each year by itself: with that many all along, that year ends with nobody waiting', () => {
    needed(QUESTION).forEach((windows, period) => {
      expect(waitingAtEnds(QUESTION, windows ?? 0)[period]).toBe(0);
      if (windows !== 0)
        expect(waitingAtEnds(QUESTION, (windows ?? 0) - 1)[period]).toBeGreaterThan(0);
    });
  });

  it('is null where even the most is not enough', () => {
    const periods = [year(2026, 0, 4_000_000), year(2027, 0, 0)];
    expect(needed({ ...QUESTION, periods })).toEqual([null, expect.any(Number)]);
  });

  it('is null where the site opens only later, and what waits before counts', () => {
    const periods = [year(2025, 0, 44001), year(2026, 0, 0)];
    expect(needed({ ...QUESTION, periods })).toEqual([null, 0]);
    const startingBacklog = 10_000;
    const later = [year(2026, 0, 0)];
    // 6,000 at the branch offices leave 4,000.
    expect(needed({ ...QUESTION, periods: later, startingBacklog })).toEqual([1]);
  });

  it('varies the site in every segment, and no other', () => {
    const capacity = [
      ...CAPACITY,
      { from: day(20280401), sites: [{ ...CENTER, windows: 3 }, BRANCH] },
    ];
    expect(waitingAtEnds({ ...QUESTION, capacity }, 10)).toEqual(waitingAtEnds(QUESTION, 10));
    expect(windowSites(capacity)).toEqual(['センター']);
    expect(firstSiteWithWindows(capacity)).toBe('センター');
    expect(firstSiteWithWindows([{ from: day(20250401), sites: [BRANCH] }])).toBeUndefined();
  });
});

describe('the fewest Saturdays', () => {
  // One window; June 2026: 22 weekdays of 32 visits of 15 minutes, Saturdays the 6th, 13th, 20th, 27th.
  const capacity = [
    {
      from: day(20250401),
      sites: [
        { ...CENTER, windows: 1, minutes: { card: 15, certificate: 15 }, bookableShare: ONE },
      ],
    },
  ];
  const june = monthSpan(fiscalMonthOf(day(20260601)));
  const ask = (total: number) =>
    needed({
      capacity,
      site: 'センター',
      vary: 'saturdays',
      periods: [{ ...june, total, mix: EVEN_MIX }],
    })[0];

  it.each([
    [704, 0],
    [705, 1],
    [736, 1],
    [737, 2],
    [800, 3],
    [832, 4],
    [833, null],
  ])('%d people in a month of 22 weekdays: %s', (total, saturdays) => {
    expect(ask(total)).toBe(saturdays);
  });

  it('takes the hours of Saturdays where the site has some', () => {
    const sites = [
      {
        ...(capacity[0]?.sites[0] as WindowSite),
        hours: { ...CENTER.hours, 5: [{ from: 540, to: 780 }] },
      },
    ];
    const periods = [{ ...june, total: 705 + 16, mix: EVEN_MIX }];
    const question = {
      capacity: [{ from: day(20250401), sites }],
      site: 'センター',
      vary: 'saturdays',
      periods,
    } as const;
    expect(needed(question)).toEqual([2]);
  });

  it('closures outrank them', () => {
    const sites = [
      {
        ...(capacity[0]?.sites[0] as WindowSite),
        closed: [{ kind: 'days', from: day(20260606), to: day(20260606) } as const],
      },
    ];
    const periods = [{ ...june, total: 705, mix: EVEN_MIX }];
    expect(
      needed({
        capacity: [{ from: day(20250401), sites }],
        site: 'センター',
        vary: 'saturdays',
        periods,
      }),
    ).toEqual([2]);
  });
});

describe('the least bookable share', () => {
  it('is found in steps of one percent', () => {
    // One window, 241 days × 480 minutes ÷ 15 = 7,712 at 100 %; 6,000 need 77.8 %.
    const capacity = [
      {
        from: day(20260401),
        sites: [{ ...CENTER, windows: 1, minutes: { card: 15, certificate: 15 } }],
      },
    ];
    const ask = (total: number) =>
      needed({
        capacity,
        site: 'センター',
        vary: 'bookable-share',
        periods: [year(2026, total, 0)],
      })[0];
    expect(ask(6000)).toBe(78);
    expect(ask(7712)).toBe(100);
    expect(ask(7713)).toBeNull();
    expect(ask(0)).toBe(0);
  });
});

describe('every answer', () => {
  const people = fc.integer({ min: 0, max: 60_000 });

  it('is the least: one less leaves people waiting', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VARIED),
        fc.array(fc.tuple(people, people), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 5_000 }),
        (vary, demand, windows, percent, startingBacklog) => {
          const question: NeedQuestion = {
            capacity: [
              {
                from: day(20260401),
                sites: [{ ...CENTER, windows, bookableShare: fraction(percent, 100) }, BRANCH],
              },
            ],
            site: 'センター',
            vary,
            startingBacklog,
            periods: demand.map(([card, certificate], index) =>
              year(2026 + index, card, certificate),
            ),
          };
          needed(question).forEach((amount, period) => {
            const waiting = (each: number) => waitingAtEnds(question, each)[period];
            if (amount === null) {
              expect(waiting(MOST[vary])).toBeGreaterThan(0);
              return;
            }
            expect(amount).toBeLessThanOrEqual(MOST[vary]);
            expect(waiting(amount)).toBe(0);
            if (amount > 0) expect(waiting(amount - 1)).toBeGreaterThan(0);
          });
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('agrees with trying one after the other', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 2, maxLength: 2 }), ([first = 0, second = 0]) => {
        const periods = [year(2026, 0, first), year(2027, second, 0)];
        const question = { ...QUESTION, periods };
        const tried = periods.map((_, period) => {
          for (let windows = 0; windows <= 40; windows += 1) {
            if (waitingAtEnds(question, windows)[period] === 0) return windows;
          }
          return null;
        });
        expect(needed(question), isoDate(day(20260401))).toEqual(tried);
      }),
      { numRuns: runs(10) },
    );
  });
});
