// Capacity is looked up by year and compared as the ward's table does.
import { describe, expect, it } from 'vitest';
import { compareWithCapacity } from '../../src/capacity/comparison.js';
import { capacityIn, constantCapacity } from '../../src/capacity/dated-capacity.js';

describe('dated capacity', () => {
  const dated = [
    { fromYear: 2025, perYear: 44000 },
    { fromYear: 2026, perYear: 60000 },
    { fromYear: 2029, perYear: 0 },
  ];

  it.each([
    [2024, undefined],
    [2025, 44000],
    [2026, 60000],
    [2027, 60000],
    [2028, 60000],
    [2029, 0],
    [2099, 0],
  ])('in %d it is that of the nearest earlier entry: %s', (year, perYear) => {
    expect(capacityIn(dated, year)).toBe(perYear);
  });

  it('one figure holds for every year', () => {
    for (const year of [1900, 2025, 2200]) {
      expect(capacityIn(constantCapacity(44000), year)).toBe(44000);
    }
  });

  it('no entry, no capacity', () => {
    expect(capacityIn([], 2025)).toBeUndefined();
  });
});

describe('comparison', () => {
  // Source: Minato ward, document no. 1, 2025-09-05; the last percent is 160 in print and 161 by half-up.
  it.each([
    [6416, 34717, 41133, 2867, 93],
    [26028, 37882, 63910, -19910, 145],
    [13248, 40773, 54021, -10021, 123],
    [11151, 30590, 41741, 2259, 95],
    [10895, 24746, 35641, 8359, 81],
    [34714, 36000, 70714, -26714, 161],
  ])('%d + %d = %d against 44,000: %d, %d %%', (card, certificate, total, surplus, percent) => {
    expect(compareWithCapacity({ card, certificate }, 44000)).toEqual({
      card,
      certificate,
      total,
      capacity: 44000,
      surplus,
      utilizationPercent: percent,
    });
  });

  it.each([
    [0, 200, 0],
    [1, 200, 1],
    [199, 200, 100],
    [299, 200, 150],
    [3, 200, 2],
    [2, 200, 1],
    [1, 201, 0],
    [1, 1000, 0],
    [4, 1000, 0],
    [5, 1000, 1],
    [14, 1000, 1],
    [15, 1000, 2],
    [1, 3, 33],
    [2, 3, 67],
  ])('%d of %d is %d %%, half rounded up', (total, capacity, percent) => {
    const { utilizationPercent } = compareWithCapacity({ card: total, certificate: 0 }, capacity);
    expect(utilizationPercent).toBe(percent);
  });

  it('rounds every half up, without losing it to binary fractions', () => {
    let wrong = 0;
    for (let capacity = 1; capacity <= 400; capacity += 1) {
      for (let total = 0; total <= 500; total += 1) {
        const { utilizationPercent } = compareWithCapacity(
          { card: total, certificate: 0 },
          capacity,
        );
        // By whole numbers: the largest percent whose lower half-way point the total has reached.
        let percent = 0;
        while ((2 * (percent + 1) - 1) * capacity <= 200 * total) percent += 1;
        if (utilizationPercent !== percent) wrong += 1;
      }
    }
    expect(wrong).toBe(0);
  });

  it('at capacity 0 there is no percent, but a deficit', () => {
    expect(compareWithCapacity({ card: 2, certificate: 3 }, 0)).toEqual({
      card: 2,
      certificate: 3,
      total: 5,
      capacity: 0,
      surplus: -5,
      utilizationPercent: null,
    });
  });

  it('where no capacity is known nothing that follows from it is', () => {
    expect(compareWithCapacity({ card: 2, certificate: 3 }, undefined)).toEqual({
      card: 2,
      certificate: 3,
      total: 5,
      capacity: null,
      surplus: null,
      utilizationPercent: null,
    });
  });
});
