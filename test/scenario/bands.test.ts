// Draws of ranged assumptions: the band they give, its edges, and that it is always the same.
import { describe, expect, it } from 'vitest';
import { fraction, times, toNumber } from '../../src/calendar/fraction.js';
import { drawDemand, drawnAssumptions, percentiles, totalsOf } from '../../src/scenario/bands.js';
import { NEUTRAL } from '../../src/scenario/decode-assumptions.js';
import type { Demand } from '../../src/scenario/demand.js';
import type { Assumptions } from '../../src/scenario/scenario.js';
import { randomStream } from '../../src/synthesis/random.js';

/** A thousand certificates due in each of two months, and a hundred cards, of whom take-up comes. */
function demandOf({ takeUp, overdueShare }: Assumptions): Demand {
  const due = (count: number, share: Assumptions['takeUp']['card']) =>
    times(fraction(count), share.base);
  const month = {
    card: due(100, takeUp.card),
    certificate: due(1000, takeUp.certificate),
  };
  const first = { ...month, card: due(500, overdueShare.card) };
  return { firstMonth: 0, months: [first, month], before: month };
}

function range(low: number, base: number, high: number) {
  return { low: fraction(low, 100), base: fraction(base, 100), high: fraction(high, 100) };
}

const RANGED: Assumptions = {
  ...NEUTRAL,
  takeUp: { card: range(90, 90, 90), certificate: range(70, 80, 84) },
};

describe('bands', () => {
  it('no range, no draws', () => {
    expect(drawDemand(NEUTRAL, demandOf)).toEqual([]);
    expect(percentiles([])).toBeUndefined();
  });

  it('a tenth lies beyond 1.28 standard deviations, of which the bounds are 1.645', () => {
    const band = percentiles(totalsOf(drawDemand(RANGED, demandOf), [1]));
    const [low, high] = [90 + 800 - (100 * 1.2816) / 1.645, 90 + 800 + (40 * 1.2816) / 1.645];
    expect(Math.abs((band?.p10 ?? 0) - low)).toBeLessThan(6);
    expect(Math.abs((band?.p90 ?? 0) - high)).toBeLessThan(4);
  });

  it('the same for the same input, and the band of a sum is narrower than the sum of independent ones', () => {
    const both: Assumptions = {
      ...RANGED,
      takeUp: { ...RANGED.takeUp, certificate: range(70, 80, 90) },
      overdueShare: { ...NEUTRAL.overdueShare, card: range(0, 20, 40) },
    };
    const draws = drawDemand(both, demandOf);
    expect(drawDemand(both, demandOf)).toEqual(draws);
    const [first, second] = [percentiles(totalsOf(draws, [0])), percentiles(totalsOf(draws, [1]))];
    const width = (band: typeof first) => (band?.p90 ?? 0) - (band?.p10 ?? 0);
    // In the first month two independent ranges of ±100 come together.
    expect(width(first) / width(second)).toBeGreaterThan(1.25);
    expect(width(first) / width(second)).toBeLessThan(1.6);
  });

  it('no share leaves 0 to 1', () => {
    const near: Assumptions = {
      ...NEUTRAL,
      takeUp: { card: range(100, 100, 100), certificate: range(90, 99, 100) },
    };
    const draws = drawDemand(near, demandOf);
    expect(Math.max(...totalsOf(draws, [1]))).toBeLessThanOrEqual(1100);
    expect(percentiles(totalsOf(draws, [1]))?.p90).toBeGreaterThan(1090);
  });

  it('whole assumptions are drawn as the demand is, and what is no range stays', () => {
    const drawn = Array.from({ length: 1000 }, (_, run) =>
      drawnAssumptions(RANGED, randomStream(1, run)),
    );
    const shares = drawn.map(({ takeUp }) => toNumber(takeUp.certificate.base));
    const band = percentiles(shares);
    expect(band?.p10).toBeCloseTo(0.8 - (0.1 * 1.2816) / 1.645, 1);
    expect(band?.p90).toBeCloseTo(0.8 + (0.04 * 1.2816) / 1.645, 2);
    expect(new Set(shares).size).toBeGreaterThan(900);
    expect(drawn.every(({ takeUp }) => toNumber(takeUp.card.base) === 0.9)).toBe(true);
    expect(drawnAssumptions(NEUTRAL, randomStream(1, 0))).toEqual(NEUTRAL);
  });
});
