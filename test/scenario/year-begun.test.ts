// A fiscal year that the as-of day cuts in two: capacity, costs and new cards are those of what is left.
import { describe, expect, it } from 'vitest';
import { fiscalMonthOf } from '../../src/calendar/fiscal-year.js';
import { decimal, fraction, plus, ZERO } from '../../src/calendar/fraction.js';
import { costsOfYear } from '../../src/capacity/costs.js';
import { capacityLeft, constantCapacity } from '../../src/capacity/dated-capacity.js';
import { handOverMonths, overdueMonths } from '../../src/scenario/demand.js';
import type { CapacityFrom, CostItem, CostRate, Subsidy } from '../../src/scenario/scenario.js';
import { day } from '../support/law.js';

/** 151 of the 365 days of FY2026 are left. */
const NOVEMBER = day(20261101);

describe('capacity', () => {
  const whole = constantCapacity(44_000);

  it('counts by the days left, half rounded up', () => {
    // 44,000 × 151 ÷ 365 = 18,202.7
    expect(capacityLeft(whole, 2026, NOVEMBER)).toBe(18_203);
    expect(capacityLeft(whole, 2026, day(20260402))).toBe(Math.round((44_000 * 364) / 365));
    expect(capacityLeft(whole, 2026, day(20270331))).toBe(Math.round(44_000 / 365));
    // FY2027 has 366 days: 183 of 366 make a half, and 1 × 183 ÷ 366 rounds up.
    expect(capacityLeft(constantCapacity(1), 2027, day(20271001))).toBe(1);
    expect(capacityLeft(constantCapacity(1), 2027, day(20271002))).toBe(0);
  });

  it('is whole from 1 April on and in later years, and nothing of a year that has ended', () => {
    expect(capacityLeft(whole, 2026, day(20260401))).toBe(44_000);
    expect(capacityLeft(whole, 2027, NOVEMBER)).toBe(44_000);
    expect(capacityLeft(whole, 2025, NOVEMBER)).toBe(0);
  });

  it('that is already what is left is not cut again, and holds for no other year', () => {
    const left = [
      { fromYear: 2026, perYear: 18_203, isLeft: true as const },
      { fromYear: 2027, perYear: 44_000 },
    ];
    expect(capacityLeft(left, 2026, NOVEMBER)).toBe(18_203);
    expect(capacityLeft(left, 2027, NOVEMBER)).toBe(44_000);
    expect(capacityLeft(left, 2025, NOVEMBER)).toBeUndefined();
  });
});

describe('costs', () => {
  const capacity: readonly CapacityFrom[] = [
    {
      from: day(20260401),
      sites: [
        {
          ...{ type: 'windows', name: 'S', share: undefined, kinds: ['card', 'certificate'] },
          ...{ windows: 2, minutes: { card: 15, certificate: 15 }, closed: [] },
          hours: { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] },
          bookableShare: fraction(1),
        },
      ],
    },
  ];
  const item = (rate: CostRate, yen: number, on?: number): CostItem => {
    const span = on === undefined ? undefined : day(on);
    return { key: 'other', name: rate, rate, yen, from: span, to: span, eligible: true };
  };
  const grossOf = (each: CostItem, begins: number | undefined, handled = 0) =>
    costsOfYear(
      { items: [each], subsidy: undefined },
      {
        ...{ fiscalYear: 2026, capacity, handled },
        begins: begins === undefined ? undefined : day(begins),
      },
    ).gross;

  it.each([
    ['per month', item('month', 30_000), 150_000],
    ['per year', item('year', 365_000), 151_000],
    ['per window and year', item('window', 365_000), 302_000],
  ] as const)('%s: what is left of the year from 1 November', (_, each, left) => {
    expect(grossOf(each, 20261101)).toBe(left);
    expect(grossOf(each, 20261101)).toBeLessThan(grossOf(each, undefined));
  });

  it('a month begun counts by its days', () => {
    expect(grossOf(item('month', 30_000), 20261116)).toBe(15_000 + 4 * 30_000);
  });

  it('once: whole from the as-of day on, nothing before it', () => {
    expect(grossOf(item('once', 5_000, 20261101), 20261101)).toBe(5_000);
    expect(grossOf(item('once', 5_000, 20261031), 20261101)).toBe(0);
    expect(grossOf(item('once', 5_000, 20261031), undefined)).toBe(5_000);
  });

  it('per procedure: of those handled in what is left', () => {
    expect(grossOf(item('procedure', 100), undefined, 365)).toBe(36_500);
    expect(grossOf(item('procedure', 100), 20261101, 365)).toBe(36_500);
  });

  it('the subsidy counts the same days', () => {
    const subsidy: Subsidy = {
      ...{ share: decimal(0.5), from: day(20260401), to: undefined },
      ...{ mostPerYear: undefined, condition: 'test' },
    };
    const items = [item('month', 30_000)];
    const year = { fiscalYear: 2026, capacity, handled: 0, begins: NOVEMBER };
    expect(costsOfYear({ items, subsidy }, year)).toMatchObject({
      eligible: 150_000,
      subsidy: 75_000,
    });
  });
});

describe('new cards', () => {
  const sumOf = (fiscalYear: number, asOf: number) =>
    [...handOverMonths(fiscalYear, day(asOf)).values()].reduce(plus, ZERO);

  it('are handed over from the as-of day on, its month by days', () => {
    const months = handOverMonths(2026, day(20261116));
    expect([...months.keys()]).toEqual(
      [20261101, 20261201, 20270101, 20270201, 20270301].map((first) => fiscalMonthOf(day(first))),
    );
    expect([...months.values()]).toEqual([fraction(1, 24), ...Array(4).fill(fraction(1, 12))]);
  });

  it('of a year that begins or has ended are whole', () => {
    for (const asOf of [20260401, 20250815, 20270401])
      expect(sumOf(2026, asOf)).toEqual(fraction(1));
    expect(sumOf(2026, 20270331)).toEqual(fraction(1, 12 * 31));
  });
});

describe('the overdue', () => {
  const months = (from: number, to: number, asOf: number) =>
    [...overdueMonths({ from, to }, day(asOf))].map(([month, share]) => [month, share]);
  const month = (first: number) => fiscalMonthOf(day(first));

  it('come in the first three months from the as-of day on', () => {
    expect(months(2026, 2028, 20261105)).toEqual(
      [20261101, 20261201, 20270101].map((first) => [month(first), fraction(1, 3)]),
    );
  });

  it('come in the first three of a plan that begins later, and in as many as there are', () => {
    expect(months(2028, 2028, 20261105)[0]).toEqual([month(20280401), fraction(1, 3)]);
    expect(months(2026, 2026, 20270215)).toEqual(
      [20270201, 20270301].map((first) => [month(first), fraction(1, 2)]),
    );
  });
});
