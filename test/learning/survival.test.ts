// The product limit and its intervals, against a published table and by hand.
import { describe, expect, it } from 'vitest';
import { productLimit, shareCome, shareOf } from '../../src/learning/survival.js';

/** Weeks of remission of the 21 children given 6-MP; negative: still in remission when last seen. */
const REMISSIONS = [
  6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35,
];

/** Who was at risk and who relapsed, by week. */
function rowsOf(times: readonly number[]) {
  const weeks = [...new Set(times.filter((time) => time > 0))];
  return weeks.map((time) => ({
    time,
    atRisk: times.filter((each) => Math.abs(each) >= time).length,
    events: times.filter((each) => each === time).length,
  }));
}

describe('the 6-MP arm of Freireich et al. (1963)', () => {
  const points = productLimit(rowsOf(REMISSIONS));

  // Source: Kleinbaum and Klein, Survival Analysis, chapter 2 (data: Freireich et al., Blood 21, 1963, 699-716);
  // standard errors: Klein and Moeschberger, Survival Analysis (2003), table 4.1A.
  it.each([
    [6, 0.8571, 0.0764],
    [7, 0.8067, 0.0869],
    [10, 0.7529, 0.0963],
    [13, 0.6902, 0.1068],
    [16, 0.6275, 0.1141],
    [22, 0.5378, 0.1282],
    [23, 0.4482, 0.1346],
  ])('week %i: %d, standard error %d', (week, survival, error) => {
    const point = points.find(({ time }) => time === week);
    expect(point?.survival.toFixed(4)).toBe(survival.toFixed(4));
    const standardError = (point?.survival ?? 0) * Math.sqrt(point?.greenwood ?? 0);
    expect(standardError.toFixed(4)).toBe(error.toFixed(4));
  });

  // Source: survfit of R's package survival, conf.type = "log-log".
  it.each([
    [6, 0.62, 0.952],
    [23, 0.188, 0.68],
  ])('week %i: between %d and %d at 95 %%', (week, low, high) => {
    const point = points.find(({ time }) => time === week);
    const come = point && shareCome(point, 1.959963984540054);
    expect((1 - (come?.high ?? 0)).toFixed(3)).toBe(low.toFixed(3));
    expect((1 - (come?.low ?? 0)).toFixed(3)).toBe(high.toFixed(3));
  });
});

describe('edges', () => {
  it('nobody has come: the bound is that of none among so many', () => {
    const [point] = productLimit([{ time: 0, atRisk: 10, events: 0 }]);
    expect(shareCome(point as never)).toEqual({ low: 0, base: 0, high: 1 - 0.05 ** 0.1 });
  });

  it('all have come: the bound is that of none missing', () => {
    const [point] = productLimit([{ time: 0, atRisk: 10, events: 10 }]);
    expect(shareCome(point as never)).toEqual({ low: 0.05 ** 0.1, base: 1, high: 1 });
  });

  it('stays as it is where nobody waits any more', () => {
    const rows = [
      { time: 0, atRisk: 2, events: 1 },
      { time: 1, atRisk: 0, events: 0 },
    ];
    expect(productLimit(rows).at(-1)).toMatchObject({ time: 1, survival: 0.5, atRisk: 0 });
  });

  it('a correction takes back what came before, and no more', () => {
    const rows = [
      { time: 0, atRisk: 10, events: 1 },
      { time: 1, atRisk: 9, events: -5 },
    ];
    expect(productLimit(rows).at(-1)?.survival).toBe(1);
  });

  // Source: Wilson, JASA 22 (1927), 209-212; by hand for 8 of 10 at z = 1.645.
  it('a share by Wilson holds its bounds', () => {
    const { low, base, high } = shareOf(8, 10);
    expect([low, base, high].map((share) => share.toFixed(3))).toEqual(['0.541', '0.800', '0.931']);
    expect(shareOf(0, 5).low).toBe(0);
    expect(shareOf(5, 5).high).toBe(1);
  });
});
