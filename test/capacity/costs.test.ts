// A fiscal year's costs, the subsidy towards them and what is left are those computed by hand, exactly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, fraction } from '../../src/calendar/fraction.js';
import { costsOfYear } from '../../src/capacity/costs.js';
import type {
  CapacityFrom,
  CostItem,
  CostRate,
  Site,
  Subsidy,
  WindowSite,
} from '../../src/scenario/scenario.js';
import { runs } from '../support/chance.js';
import { day } from '../support/law.js';

interface Parts {
  readonly from?: number;
  readonly to?: number;
  readonly eligible?: boolean;
}

function item(rate: CostRate, yen: number, { from, to, eligible = false }: Parts = {}): CostItem {
  return {
    key: 'other',
    name: rate,
    rate,
    yen,
    from: from === undefined ? undefined : day(from),
    to: to === undefined ? undefined : day(to),
    eligible,
  };
}

function once(yen: number, on: number, eligible = false): CostItem {
  return item('once', yen, { from: on, to: on, eligible });
}

function subsidy(share: number, from: number, parts: Partial<Subsidy> = {}): Subsidy {
  return {
    share: decimal(share),
    from: day(from),
    to: undefined,
    mostPerYear: undefined,
    condition: 'test',
    ...parts,
  };
}

function windows(count: number, name = `${count} windows`): WindowSite {
  return {
    type: 'windows',
    name,
    share: undefined,
    kinds: ['card', 'certificate'],
    windows: count,
    minutes: { card: 15, certificate: 15 },
    hours: { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] },
    closed: [],
    bookableShare: fraction(1),
  };
}

const FIGURE: Site = {
  type: 'figure',
  name: 'branch',
  share: undefined,
  kinds: ['card', 'certificate'],
  perYear: 6000,
};
const NO_WINDOWS: readonly CapacityFrom[] = [{ from: day(20250401), sites: [FIGURE] }];

interface Year {
  readonly handled?: number;
  readonly capacity?: readonly CapacityFrom[];
  readonly subsidy?: Subsidy;
}

function costs(
  items: readonly CostItem[],
  fiscalYear: number,
  { handled = 100, capacity = NO_WINDOWS, subsidy: given }: Year = {},
) {
  return costsOfYear({ items, subsidy: given }, { fiscalYear, capacity, handled });
}

describe('an item', () => {
  it('per month counts a month begun or left by its days', () => {
    const rent = item('month', 310_000, { from: 20260216, to: 20270310 });
    // 13 of 28 days of February 2026, and March: 143,928.57… + 310,000.
    expect(costs([rent], 2025).gross).toBe(453_929);
    // April to February, and 10 of 31 days of March 2027: 3,410,000 + 100,000.
    expect(costs([rent], 2026).gross).toBe(3_510_000);
    expect(costs([rent], 2027).gross).toBe(0);
    expect(costs([item('month', 310_000, { from: 20260411, to: 20260420 })], 2026).gross).toBe(
      Math.round((310_000 * 10) / 30),
    );
  });

  it('per year counts by the days of the fiscal year, of 366 where it has a 29 February', () => {
    // Fiscal year 2027 holds 29 February 2028: 183 days from 1 October to 31 March are half of it.
    expect(costs([item('year', 1_000_000, { from: 20271001 })], 2027).gross).toBe(500_000);
    // In 2026 they are 182 of 365: 498,630.13….
    expect(costs([item('year', 1_000_000, { from: 20261001 })], 2026).gross).toBe(498_630);
    expect(costs([item('year', 1_000_000)], 2026).gross).toBe(1_000_000);
  });

  it('once falls whole into the fiscal year of its day', () => {
    const fitOut = once(80_000_000, 20260331);
    expect([2024, 2025, 2026].map((year) => costs([fitOut], year).gross)).toEqual([
      0, 80_000_000, 0,
    ]);
    expect(costs([once(7, 20260401)], 2026).gross).toBe(7);
  });

  it('per window follows the windows of all sites, segment by segment', () => {
    const capacity: CapacityFrom[] = [
      { from: day(20250401), sites: [FIGURE] },
      { from: day(20270701), sites: [windows(12), windows(3), FIGURE] },
      { from: day(20280101), sites: [windows(20)] },
    ];
    const staff = item('window', 366_000);
    // 2027 of 366 days: 91 without windows, 184 with 15, 91 with 20; 1,000 yen a window and day.
    expect(costs([staff], 2027, { capacity }).gross).toBe((184 * 15 + 91 * 20) * 1_000);
    expect(costs([staff], 2026, { capacity }).gross).toBe(0);
    expect(costs([staff], 2028, { capacity }).gross).toBe(20 * 366_000);
    const fromDecember = item('window', 366_000, { from: 20271201, to: 20280131 });
    expect(costs([fromDecember], 2027, { capacity }).gross).toBe(31 * 15_000 + 31 * 20_000);
  });

  it('per procedure follows what is handled, in a part of a year by its days', () => {
    expect(costs([item('procedure', 900)], 2026, { handled: 60_122 }).gross).toBe(54_109_800);
    const fromOctober = item('procedure', 900, { from: 20261001 });
    expect(costs([fromOctober], 2026, { handled: 365 }).gross).toBe(900 * 182);
  });
});

describe('a subsidy', () => {
  it('gives its share of eligible costs from its day on, over two fiscal years', () => {
    const items = [
      once(80_000_000, 20260201, true),
      item('month', 2_500_000, { from: 20260216 }),
      item('procedure', 730, { from: 20260401, eligible: true }),
      item('year', 3_650_000, { eligible: true }),
    ];
    const given = subsidy(0.5, 20260215);
    // Fit-out lies before the subsidy. Of the year's 3,650,000, 45 days (14 + 31) of 365 lie within: 10,000 a day.
    expect(costs(items, 2025, { handled: 1_000, subsidy: given })).toMatchObject({
      // 80,000,000 + 2,500,000 × (13/28 + 1) = 3,660,714.28… + 3,650,000.
      gross: 87_310_714,
      eligible: 450_000,
      subsidy: 225_000,
      net: 87_085_714,
      grossPerProcedure: 87_311,
      netPerProcedure: 87_086,
    });
    expect(costs(items, 2026, { handled: 1_000, subsidy: given })).toMatchObject({
      gross: 30_000_000 + 730_000 + 3_650_000,
      eligible: 4_380_000,
      subsidy: 2_190_000,
      net: 32_190_000,
      netPerProcedure: 32_190,
    });
  });

  it('of the day itself counts, and of its last day too', () => {
    const one = once(1_000, 20260401, true);
    expect(costs([one], 2026, { subsidy: subsidy(1, 20260401) }).subsidy).toBe(1_000);
    expect(costs([one], 2026, { subsidy: subsidy(1, 20260402) }).subsidy).toBe(0);
    const until = (to: number) => subsidy(1, 20250401, { to: day(to) });
    expect(costs([one], 2026, { subsidy: until(20260401) }).subsidy).toBe(1_000);
    expect(costs([one], 2026, { subsidy: until(20260331) }).subsidy).toBe(0);
  });

  it('stops at its ceiling, whole even in a year it begins in', () => {
    const year = item('year', 1_000_000, { eligible: true });
    const most = (yen: number) => subsidy(0.5, 20260401, { mostPerYear: yen });
    expect(costs([year], 2026, { subsidy: most(499_999) })).toMatchObject({
      subsidy: 499_999,
      net: 500_001,
    });
    expect(costs([year], 2026, { subsidy: most(500_000) }).subsidy).toBe(500_000);
    expect(costs([year], 2026, { subsidy: most(500_001) }).subsidy).toBe(500_000);
    const october = subsidy(0.5, 20261001, { mostPerYear: 200_000 });
    expect(costs([year], 2026, { subsidy: october }).subsidy).toBe(200_000);
  });

  it('of which there is none leaves the gross as it is', () => {
    expect(costs([once(5, 20260401, true)], 2026)).toMatchObject({
      gross: 5,
      eligible: 0,
      subsidy: 0,
      net: 5,
    });
  });
});

describe('rounding', () => {
  it('an exact half goes up: gross, subsidy, and what a procedure comes to', () => {
    // 1 yen a year over 183 of 366 days is exactly a half.
    const half = item('year', 1, { from: 20271001, eligible: true });
    expect(costs([half], 2027).gross).toBe(1);
    expect(
      costs([once(5, 20260401, true)], 2026, { subsidy: subsidy(0.5, 20260401) }),
    ).toMatchObject({ gross: 5, subsidy: 3, net: 2 });
    expect(costs([once(5, 20260401)], 2026, { handled: 2 }).grossPerProcedure).toBe(3);
  });

  it('is done once, at the end: two halves are one yen, and the items add up to it', () => {
    const half = item('year', 1, { from: 20271001 });
    const { gross, items } = costs([half, half], 2027);
    expect(gross).toBe(1);
    expect(items.map(({ amount }) => amount)).toEqual([1, 0]);
  });

  it('where nothing is handled there is no amount per procedure', () => {
    expect(costs([once(5, 20260401)], 2026, { handled: 0 })).toMatchObject({
      gross: 5,
      grossPerProcedure: null,
      netPerProcedure: null,
    });
  });

  it('the greatest amounts stay whole', () => {
    const most = [item('month', 1e12), item('procedure', 1e6)];
    expect(costs(most, 2026, { handled: 999_999_999 }).gross).toBe(12e12 + 999_999_999e6);
  });
});

describe('whatever the costs', () => {
  const days = fc.constantFrom(20250401, 20250716, 20260331, 20260401, 20270228, 20271001);
  const span = fc.tuple(fc.option(days), fc.option(days)).map(([a, b]): Parts => {
    const [from, to] = a !== null && b !== null && b < a ? [b, a] : [a, b];
    return { ...(from !== null && { from }), ...(to !== null && { to }) };
  });
  const items = fc.array(
    fc
      .record({
        rate: fc.constantFrom<CostRate>('month', 'year', 'window', 'procedure'),
        yen: fc.integer({ min: 0, max: 9_999_999 }),
        span,
        eligible: fc.boolean(),
      })
      .map(({ rate, yen, span: own, eligible }) => item(rate, yen, { ...own, eligible })),
    { minLength: 1, maxLength: 6 },
  );
  const given = fc
    .record({
      share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      from: days,
      most: fc.option(fc.integer({ min: 0, max: 50_000_000 })),
    })
    .map(({ share, from, most }) => subsidy(share, from, { mostPerYear: most ?? undefined }));
  const capacity: CapacityFrom[] = [
    { from: day(20250401), sites: [windows(2)] },
    { from: day(20260810), sites: [windows(7), FIGURE] },
  ];

  it('items add up to the gross, net is gross less subsidy, which is no more than its share or its ceiling', () => {
    fc.assert(
      fc.property(items, given, fc.integer({ min: 0, max: 90_000 }), (all, towards, handled) => {
        for (const year of [2025, 2026, 2027]) {
          const sums = costs(all, year, { capacity, handled, subsidy: towards });
          const total = (pick: (each: (typeof sums.items)[number]) => number) =>
            sums.items.reduce((sum, each) => sum + pick(each), 0);
          expect(total(({ amount }) => amount)).toBe(sums.gross);
          expect(total(({ eligibleAmount }) => eligibleAmount)).toBe(sums.eligible);
          expect(sums.net).toBe(sums.gross - sums.subsidy);
          expect(sums.net).toBeGreaterThanOrEqual(0);
          expect(sums.eligible).toBeLessThanOrEqual(sums.gross);
          const share = (Number(towards.share.numerator) * 100) / Number(towards.share.denominator);
          // Both are rounded, each by half a yen at most.
          expect(sums.subsidy * 100).toBeLessThanOrEqual(share * (sums.eligible + 0.5) + 50);
          expect(sums.subsidy).toBeLessThanOrEqual(towards.mostPerYear ?? Number.POSITIVE_INFINITY);
        }
      }),
      { seed: 20250905, numRuns: runs(200) },
    );
  });

  it('a cost cut in two at any day comes to the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CostRate>('month', 'year', 'window', 'procedure'),
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.constantFrom([20260809, 20260810], [20260228, 20260301], [20260331, 20260401]),
        (rate, yen, [last, first]) => {
          const parts = [
            item(rate, yen, { to: last as number }),
            item(rate, yen, { from: first as number }),
          ];
          for (const year of [2025, 2026]) {
            const [whole, cut] = [[item(rate, yen)], parts].map(
              (each) => costs(each, year, { capacity, handled: 1234 }).gross,
            );
            expect(cut).toBe(whole);
          }
        },
      ),
      { seed: 20250905, numRuns: runs(100) },
    );
  });
});
