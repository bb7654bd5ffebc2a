// What waits is carried over, and a surplus is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carry } from '../../src/capacity/backlog.js';

describe('what waits over into the next year', () => {
  // Source: the totals of Minato ward's table, 2025-09-05, against 44,000 a year.
  it('the published totals leave this waiting', () => {
    const totals = [41133, 63910, 54021, 41741, 35641, 70714];
    const carried = carry(totals, Array(6).fill(44000));
    expect(carried.map(({ carriedOut }) => carriedOut)).toEqual([
      0, 19910, 29931, 27672, 19313, 46027,
    ]);
    expect(carried.map(({ carriedIn }) => carriedIn)).toEqual([0, 0, 19910, 29931, 27672, 19313]);
    expect(carried.map(({ handled }) => handled)).toEqual([
      41133, 44000, 44000, 44000, 44000, 44000,
    ]);
  });

  it('begins with what waited before', () => {
    expect(carry([5, 0], [3, 10], 4)).toEqual([
      { carriedIn: 4, handled: 3, carriedOut: 6 },
      { carriedIn: 6, handled: 6, carriedOut: 0 },
    ]);
  });

  it('loses nobody: what came is handled or waits, and nobody waits beside an idle counter', () => {
    const whole = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole)), whole, (periods, backlog) => {
        const carried = carry(
          periods.map(([total]) => total),
          periods.map(([, capacity]) => capacity),
          backlog,
        );
        let waiting = backlog;
        carried.forEach(({ carriedIn, handled, carriedOut }, index) => {
          const [total, capacity] = periods[index] as [number, number];
          expect(carriedIn).toBe(waiting);
          expect(handled + carriedOut).toBe(carriedIn + total);
          expect(handled).toBeLessThanOrEqual(capacity);
          if (carriedOut > 0) expect(handled).toBe(capacity);
          waiting = carriedOut;
        });
      }),
    );
  });

  it('needs a capacity for every total', () => {
    expect(() => carry([1], [])).toThrow(RangeError);
  });
});
