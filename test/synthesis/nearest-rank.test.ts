// A percentile is a value, the first that so many percent do not exceed; never one between two.
import { describe, expect, it } from 'vitest';
import { nearestRank } from '../../src/synthesis/nearest-rank.js';

describe('percentiles by the nearest rank', () => {
  it('are values, also where so many percent are no whole number of them', () => {
    const at = nearestRank([7, 1, 9, 3, 5]);
    expect([10, 20, 21, 50, 90, 100].map(at)).toEqual([1, 1, 3, 5, 9, 9]);
  });

  it('are not moved by the order of values or by their sign', () => {
    expect(nearestRank([10, -2, 9])(10)).toBe(-2);
  });

  it('a tenth of as many as tens go into is whole, without an error of rounding', () => {
    const values = Array.from({ length: 1000 }, (_, index) => index + 1);
    expect([10, 30, 70, 90].map(nearestRank(values))).toEqual([100, 300, 700, 900]);
  });
});
