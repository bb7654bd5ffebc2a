// Slots and capacity are what a planner counts by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiscalMonthOf } from '../../src/calendar/fiscal-year.js';
import { decimal, fraction, isEqual, ONE, plus, ZERO } from '../../src/calendar/fraction.js';
import { NO_LIMITS, type Operations } from '../../src/capacity/opening-calendar.js';
import {
  capacityOfMonth,
  capacityOfSpan,
  capacityOfYear,
  demandOfSites,
  EVEN_MIX,
  mixOf,
  monthSpan,
  wholeProcedures,
} from '../../src/capacity/site-capacity.js';
import type {
  CapacityFrom,
  Interval,
  PerKind,
  Site,
  WindowSite,
} from '../../src/scenario/scenario.js';
import { runs } from '../support/chance.js';
import { day } from '../support/law.js';

const BOTH = ['card', 'certificate'] as const;
const OFFICE_HOURS: readonly Interval[] = [{ from: 540, to: 1020 }];
const CERTIFICATES = { card: ZERO, certificate: ONE };
const CARDS = { card: ONE, certificate: ZERO };

/** One window, Mon–Fri 09:00–17:00, 15 minutes, closed on holidays and 12-29..01-03. */
function windowSite(parts: Partial<WindowSite> = {}): WindowSite {
  return {
    type: 'windows',
    name: 'センター',
    share: undefined,
    kinds: BOTH,
    windows: 1,
    minutes: { card: 15, certificate: 15 },
    hours: weekly(OFFICE_HOURS, []),
    closed: [{ kind: 'holidays' }, { kind: 'yearly', from: 1229, to: 103 }],
    bookableShare: ONE,
    ...parts,
  };
}

function weekly(
  weekday: readonly Interval[],
  saturday: readonly Interval[],
  sunday: readonly Interval[] = [],
): WindowSite['hours'] {
  return { 0: weekday, 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: saturday, 6: sunday };
}

function figureSite(perYear: number, parts: Partial<Site> = {}): Site {
  return {
    type: 'figure',
    name: '総合支所',
    share: undefined,
    kinds: BOTH,
    perYear,
    ...parts,
  } as Site;
}

function from(date: number, ...sites: Site[]): CapacityFrom {
  return { from: day(date), sites };
}

const month = (yyyymm: number) => fiscalMonthOf(day(yyyymm * 100 + 1));

/**
 * Holidays that fall on Monday to Friday, written down by hand from the law and the Cabinet Office's list, without those
 * between 29 December and 3 January, which are counted by themselves.
 */
const WEEKDAY_HOLIDAYS: Readonly<Record<number, readonly string[]>> = {
  2026: [
    '2026-04-29',
    '2026-05-04',
    '2026-05-05',
    '2026-05-06', // in place of Sunday 3 May
    '2026-07-20',
    '2026-08-11',
    '2026-09-21',
    '2026-09-22', // between two holidays
    '2026-09-23',
    '2026-10-12',
    '2026-11-03',
    '2026-11-23',
    '2027-01-11',
    '2027-02-11',
    '2027-02-23',
    '2027-03-22', // in place of Sunday 21 March
  ],
  2027: [
    '2027-04-29',
    '2027-05-03',
    '2027-05-04',
    '2027-05-05',
    '2027-07-19',
    '2027-08-11',
    '2027-09-20',
    '2027-09-23',
    '2027-10-11',
    '2027-11-03',
    '2027-11-23',
    '2028-01-10',
    '2028-02-11',
    '2028-02-23',
    '2028-03-20',
  ],
};

/** Monday to Friday of a fiscal year by the machine's calendar, less those written down and less the year's end. */
function openDaysByHand(fiscalYear: number): string[] {
  const open: string[] = [];
  const end = Date.UTC(fiscalYear + 1, 3, 1);
  for (let at = Date.UTC(fiscalYear, 3, 1); at < end; at += 86_400_000) {
    const date = new Date(at);
    const iso = date.toISOString().slice(0, 10);
    const weekday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
    const yearEnd = iso.slice(5) >= '12-29' || iso.slice(5) <= '01-03';
    if (weekday && !yearEnd && !WEEKDAY_HOLIDAYS[fiscalYear]?.includes(iso)) open.push(iso);
  }
  return open;
}

describe('one window, Mon–Fri 09:00–17:00, 15 minutes, closed on holidays and 12-29..01-03', () => {
  const capacity = [from(20250401, windowSite())];

  // By hand: FY2026 has 261 weekdays, 16 of them holidays, 4 more at the year's end (29–31 December and 1 January):
  // 241 days of 32 slots. FY2027 (a leap February) has 262 weekdays, 15 holidays, 4 at the year's end (29–31 December
  // and 3 January; the 1st and 2nd are a weekend): 243 days.
  it.each([
    [2026, 241, 7712],
    [2027, 243, 7776],
  ])('fiscal year %d: %d days, %d slots', (fiscalYear, openDays, slots) => {
    expect(openDaysByHand(fiscalYear)).toHaveLength(openDays);
    expect(capacityOfYear(capacity, fiscalYear, EVEN_MIX)).toMatchObject({
      openDays,
      openMinutes: openDays * 480,
      slots,
      total: fraction(slots),
    });
  });

  it('month by month, also across a substitute holiday', () => {
    for (const fiscalYear of [2026, 2027]) {
      const byHand = openDaysByHand(fiscalYear);
      for (let index = 0; index < 12; index += 1) {
        const fiscalMonth = month(fiscalYear * 100 + 4) + index;
        const { first } = monthSpan(fiscalMonth);
        const label = `${Math.trunc(first / 10000)}-${String(Math.trunc(first / 100) % 100).padStart(2, '0')}`;
        const openDays = byHand.filter((iso) => iso.startsWith(label)).length;
        expect(capacityOfMonth(capacity, fiscalMonth, EVEN_MIX)).toMatchObject({
          openDays,
          slots: openDays * 32,
        });
      }
    }
    // March 2027: 23 weekdays, less Monday the 22nd, in place of Sunday the 21st.
    expect(capacityOfMonth(capacity, month(202703), EVEN_MIX).openDays).toBe(22);
  });
});

describe('slots', () => {
  it('are counted interval by interval, by the shortest kind, at every window', () => {
    const site = windowSite({
      windows: 3,
      minutes: { card: 20, certificate: 15 },
      hours: weekly(
        [
          { from: 540, to: 725 }, // 185 minutes: 12
          { from: 780, to: 1020 }, // 240 minutes: 16
        ],
        [],
      ),
    });
    const span = { first: day(20260601), last: day(20260601) };
    const { slots, openMinutes } = capacityOfSpan([from(20250401, site)], span, EVEN_MIX);
    expect(slots).toBe((12 + 16) * 3);
    expect(openMinutes).toBe(425);
  });

  it('of a site for cards alone are as long as a card takes', () => {
    const site = windowSite({ kinds: ['card'], minutes: { card: 30, certificate: 15 } });
    const span = { first: day(20260601), last: day(20260601) };
    expect(capacityOfSpan([from(20250401, site)], span, EVEN_MIX).slots).toBe(16);
  });
});

describe('capacity in procedures', () => {
  const span = { first: day(20260601), last: day(20260605) };
  const site = windowSite({
    windows: 12,
    minutes: { card: 20, certificate: 15 },
    bookableShare: decimal(0.9),
  });
  // Monday to Friday: 5 × 480 × 12 × 0.9 = 25,920 minutes.
  it.each([
    ['half and half', EVEN_MIX, fraction(25920 * 2, 35)],
    ['cards alone', CARDS, fraction(1296)],
    ['certificates alone', CERTIFICATES, fraction(1728)],
    [
      'one card to three',
      { card: fraction(1, 4), certificate: fraction(3, 4) },
      fraction(103680, 65),
    ],
  ])('%s', (_, mix, procedures) => {
    const { total } = capacityOfSpan([from(20250401, site)], span, mix);
    expect(isEqual(total, procedures)).toBe(true);
  });

  it('is rounded down, once', () => {
    expect(wholeProcedures(fraction(25920 * 2, 35))).toBe(1481);
    expect(wholeProcedures(plus(fraction(1, 2), fraction(1, 2)))).toBe(1);
  });

  it('of a site for one kind does not depend on the mix', () => {
    const certificates = { ...site, kinds: ['certificate'] as const };
    for (const mix of [EVEN_MIX, CARDS, CERTIFICATES]) {
      const { total } = capacityOfSpan([from(20250401, certificates)], span, mix);
      expect(isEqual(total, fraction(1728))).toBe(true);
    }
  });

  it('mixes are shares of the demand, even where there is none', () => {
    expect(mixOf({ card: 1, certificate: 3 })).toEqual({
      card: fraction(1, 4),
      certificate: fraction(3, 4),
    });
    expect(mixOf({ card: 0, certificate: 0 })).toBe(EVEN_MIX);
  });
});

describe('dated figures', () => {
  it('one figure throughout is itself in every fiscal year, and its months add up to it', () => {
    const capacity = [from(20250401, figureSite(44000))];
    for (const fiscalYear of [2025, 2026, 2027, 2030]) {
      const year = capacityOfYear(capacity, fiscalYear, EVEN_MIX);
      expect(isEqual(year.total, fraction(44000))).toBe(true);
      expect(year).toMatchObject({ openDays: 0, openMinutes: 0, slots: 0 });
      let sum = ZERO;
      for (let index = 0; index < 12; index += 1) {
        const each = capacityOfMonth(capacity, month(fiscalYear * 100 + 4) + index, EVEN_MIX);
        sum = plus(sum, each.total);
      }
      expect(isEqual(sum, fraction(44000))).toBe(true);
    }
  });

  it('count by days, from the day itself on', () => {
    // 1 October 2026: 183 days at 36,500 a year before, 182 days at 73,000 after.
    const capacity = [from(20250401, figureSite(36500)), from(20261001, figureSite(73000))];
    expect(capacityOfYear(capacity, 2026, EVEN_MIX).total).toEqual(fraction(18300 + 36400));
    expect(capacityOfYear(capacity, 2025, EVEN_MIX).total).toEqual(fraction(36500));
    expect(capacityOfYear(capacity, 2028, EVEN_MIX).total).toEqual(fraction(73000));
    expect(capacityOfMonth(capacity, month(202609), EVEN_MIX).total).toEqual(fraction(3000));
    expect(capacityOfMonth(capacity, month(202610), EVEN_MIX).total).toEqual(fraction(6200));
  });

  it('are nothing before the first day', () => {
    const capacity = [from(20261001, figureSite(36500))];
    expect(capacityOfYear(capacity, 2025, EVEN_MIX).total).toEqual(ZERO);
    expect(capacityOfYear(capacity, 2026, EVEN_MIX).total).toEqual(fraction(18200));
  });

  it('a year with 29 February has 366 days', () => {
    const capacity = [from(20250401, figureSite(366)), from(20280301, figureSite(0))];
    expect(capacityOfYear(capacity, 2027, EVEN_MIX).total).toEqual(fraction(335));
  });
});

describe('several sites', () => {
  const center = windowSite({ windows: 2, hours: weekly(OFFICE_HOURS, OFFICE_HOURS) });
  const branch = windowSite({ name: '支所', hours: weekly([{ from: 600, to: 1080 }], []) });
  const capacity = [from(20250401, center, branch, figureSite(3650, { name: '委託' }))];
  const span = { first: day(20260601), last: day(20260607) };

  it('add up, each by its name; days on which two are open count once', () => {
    const all = capacityOfSpan(capacity, span, EVEN_MIX);
    expect(all.openDays).toBe(6);
    expect(all.openMinutes).toBe(5 * 540 + 480);
    expect(all.slots).toBe(6 * 32 * 2 + 5 * 32);
    expect([...all.sites]).toEqual([
      ['センター', fraction(384)],
      ['支所', fraction(160)],
      ['委託', fraction(70)],
    ]);
    expect(all.total).toEqual(fraction(614));
  });

  it('a site keeps its name from segment to segment', () => {
    const dated = [from(20250401, center), from(20260603, { ...center, windows: 4 }, branch)];
    const { sites, openDays } = capacityOfSpan(dated, span, EVEN_MIX);
    // Monday and Tuesday with 2 windows, Wednesday to Saturday with 4.
    expect(sites.get('センター')).toEqual(fraction(2 * 64 + 4 * 128));
    expect(sites.get('支所')).toEqual(fraction(3 * 32));
    expect(openDays).toBe(6);
  });
});

describe('minutes in which certificates can’t be handled', () => {
  const operations: Operations = {
    noCertificatesOn: [
      { from: day(20250401), value: 'sunday-after-third-saturday', sentence: '…', sources: [] },
    ],
    certificatesEndAt: [{ from: day(20250401), value: 1200, sentence: '…', sources: [] }],
  };
  const mix = (card: number, certificate: number): PerKind<ReturnType<typeof fraction>> =>
    mixOf({ card, certificate });
  // Tuesday 16 June 2026, 10:00–21:00: 600 minutes for any kind (A), 60 after 20:00 for cards alone (C).
  const late = windowSite({
    minutes: { card: 20, certificate: 15 },
    hours: weekly([{ from: 600, to: 1260 }], []),
  });
  const tuesday = { first: day(20260616), last: day(20260616) };

  it.each([
    // Cards need 60 of 660 minutes and more: all minutes count. 660 ÷ ((20 + 15) ÷ 2).
    ['half and half', mix(1, 1), fraction(1320, 35)],
    ['cards alone', CARDS, fraction(33)],
    // No card that could use the hour: 600 ÷ 15.
    ['certificates alone', CERTIFICATES, fraction(40)],
    // 1 card to 19: 600 minutes hold 40 certificates, so 40 × 20/19 procedures; their cards need 42.1 of the 60 minutes.
    ['one card to nineteen', mix(1, 19), fraction(800, 19)],
    // 1 card to 13.33 needs just the hour: 3 cards in C, 40 certificates in A.
    ['exactly the hour', mix(3, 40), fraction(43)],
  ])('count up to what the cards can use: %s', (_, shares, procedures) => {
    const { total } = capacityOfSpan([from(20250401, late)], tuesday, shares, operations);
    expect(total).toEqual(procedures);
  });

  it('on a Sunday without certificates a site handles cards, and one for certificates alone is shut', () => {
    const sunday = { first: day(20260621), last: day(20260621) };
    const open = windowSite({ hours: weekly([], [], OFFICE_HOURS) });
    const cards = capacityOfSpan([from(20250401, open)], sunday, CARDS, operations);
    expect(cards).toMatchObject({ openDays: 1, slots: 32, total: fraction(32) });
    expect(capacityOfSpan([from(20250401, open)], sunday, EVEN_MIX, operations).total).toEqual(
      ZERO,
    );
    const shut = capacityOfSpan(
      [from(20250401, { ...open, kinds: ['certificate'] })],
      sunday,
      CERTIFICATES,
      operations,
    );
    expect(shut).toMatchObject({ openDays: 0, openMinutes: 0, slots: 0, total: ZERO });
    const ordinary = { first: day(20260614), last: day(20260614) };
    expect(capacityOfSpan([from(20250401, open)], ordinary, EVEN_MIX, operations).total).toEqual(
      fraction(32),
    );
  });

  it('over a month cards are moved into them', () => {
    // June 2026 has four Sundays, the 21st without certificates: half the procedures are cards, which fill it and
    // part of the other three.
    const open = windowSite({ hours: weekly([], [], OFFICE_HOURS) });
    const { total } = capacityOfMonth([from(20250401, open)], month(202606), EVEN_MIX, operations);
    expect(total).toEqual(fraction(4 * 32));
  });

  it('nothing changes where every opening minute can handle certificates', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 2025, max: 2040 }),
        (card, certificate, fiscalYear) => {
          const capacity = [from(20250401, windowSite({ minutes: { card: 20, certificate: 15 } }))];
          const shares = mix(card, certificate);
          expect(capacityOfYear(capacity, fiscalYear, shares, operations)).toEqual(
            capacityOfYear(capacity, fiscalYear, shares, NO_LIMITS),
          );
        },
      ),
      { numRuns: runs(30) },
    );
  });

  it('never add capacity, and never take more than their own time', () => {
    const hours = weekly([{ from: 600, to: 1260 }], [], [{ from: 600, to: 960 }]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 11 }),
        (card, certificate, index) => {
          const capacity = [
            from(20250401, windowSite({ hours, minutes: { card: 20, certificate: 15 } })),
          ];
          const at = month(202604) + index;
          const shares = mix(card, certificate);
          const limited = wholeProcedures(capacityOfMonth(capacity, at, shares, operations).total);
          const free = wholeProcedures(capacityOfMonth(capacity, at, shares).total);
          const cards = capacityOfMonth(capacity, at, CARDS, operations).total;
          expect(limited).toBeLessThanOrEqual(free);
          expect(cards).toEqual(capacityOfMonth(capacity, at, CARDS).total);
          expect(limited).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});

describe('demand by site', () => {
  const demand = { card: fraction(100), certificate: fraction(300) };
  const of = (sites: readonly Site[], capacities: Record<string, number>) =>
    Object.fromEntries(
      [
        ...demandOfSites(
          sites,
          new Map(Object.entries(capacities).map(([name, each]) => [name, fraction(each)])),
          demand,
        ),
      ].map(([name, { card, certificate }]) => [
        name,
        [wholeProcedures(card), wholeProcedures(certificate)],
      ]),
    );
  const site = (name: string, parts: Partial<Site> = {}) => figureSite(1, { name, ...parts });

  it('follows capacity where nothing else is said', () => {
    expect(of([site('a'), site('b')], { a: 30, b: 10 })).toEqual({ a: [75, 225], b: [25, 75] });
  });

  it('a share comes first, the rest goes to the others', () => {
    const sites = [site('a'), site('b', { share: decimal(0.2) }), site('c')];
    expect(of(sites, { a: 30, b: 99, c: 10 })).toEqual({
      a: [60, 180],
      b: [20, 60],
      c: [20, 60],
    });
  });

  it('a share comes first where the others have no capacity: they take even parts of the rest', () => {
    const sites = [site('a'), site('b', { share: decimal(0.2) }), site('c')];
    expect(of(sites, { a: 0, b: 99, c: 0 })).toEqual({
      a: [40, 120],
      b: [20, 60],
      c: [40, 120],
    });
  });

  it('a share comes first, and one site beside it takes all of the rest, whatever its capacity', () => {
    const sites = [site('a'), site('b', { share: decimal(0.2) })];
    const taken = { a: [80, 240], b: [20, 60] };
    expect(of(sites, { a: 0, b: 99 })).toEqual(taken);
    expect(of(sites, { a: 7, b: 0 })).toEqual(taken);
  });

  it('a site takes only the kinds it handles', () => {
    const sites = [site('a'), site('b', { kinds: ['certificate'] })];
    expect(of(sites, { a: 10, b: 20 })).toEqual({ a: [100, 100], b: [0, 200] });
    const shared = [site('a'), site('b', { kinds: ['certificate'], share: decimal(0.1) })];
    expect(of(shared, { a: 10, b: 20 })).toEqual({ a: [100, 270], b: [0, 30] });
  });

  it('where all have a share they take all of it; without capacity, even parts', () => {
    const sites = [site('a', { share: decimal(0.3) }), site('b', { share: decimal(0.1) })];
    expect(of(sites, { a: 1, b: 1 })).toEqual({ a: [75, 225], b: [25, 75] });
    expect(of([site('a'), site('b')], { a: 0, b: 0 })).toEqual({ a: [50, 150], b: [50, 150] });
  });

  it('a kind that nobody handles is nobody’s', () => {
    expect(of([site('a', { kinds: ['card'] })], { a: 1 })).toEqual({ a: [100, 0] });
  });
});
