// Bands of a plan: what waits and which windows are enough, draw by draw, against counts by hand.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { fraction, ONE } from '../../src/calendar/fraction.js';
import { NO_LIMITS } from '../../src/capacity/opening-calendar.js';
import { planBands } from '../../src/capacity/plan-bands.js';
import type { Demand } from '../../src/scenario/demand.js';
import type { CapacityFrom, WindowSite } from '../../src/scenario/scenario.js';

const FIRST_MONTH = 2025 * 12;
const HOURS = [{ from: 540, to: 600 }];
/** An hour a day, all days of the year, 20 minutes a visit: 3 × 365 visits a window and year. */
const SITE: WindowSite = {
  ...{ type: 'windows', name: 'center', share: undefined, kinds: ['card', 'certificate'] },
  ...{ windows: 1, minutes: { card: 20, certificate: 20 }, closed: [], bookableShare: ONE },
  hours: { 0: HOURS, 1: HOURS, 2: HOURS, 3: HOURS, 4: HOURS, 5: HOURS, 6: HOURS },
};

function bands(sites: CapacityFrom['sites'], capacity: number) {
  const months = Array.from({ length: 24 }, () => ({
    card: fraction(100),
    certificate: fraction(0),
  }));
  const demand: Demand = { firstMonth: FIRST_MONTH, months, before: months[0] as never };
  // Of ten draws the n-th has n hundred in April of the first year and none else.
  const draws = Array.from({ length: 10 }, (_, draw) => ({
    card: Float64Array.from({ length: 24 }, (__, month) => (month === 0 ? draw * 1000 + 1000 : 0)),
    certificate: new Float64Array(24),
  }));
  return planBands(draws, {
    base: [1200, 1200].map((total) => ({ total, capacity })),
    demand,
    capacity: [{ from: 20250401 as CivilDate, sites }],
    periods: [2025, 2026].map((fiscalYear, index) => ({
      fiscalYear,
      months: Array.from({ length: 12 }, (_, month) => FIRST_MONTH + index * 12 + month),
      month: undefined,
    })),
    operations: NO_LIMITS,
  });
}

describe('bands of a plan', () => {
  it('each draw waits by itself, and what waits goes on into the next year', () => {
    const [first, second] = bands([SITE], 2500) ?? [];
    expect(first?.total).toEqual({ p10: 1000, p90: 9000 });
    expect(first?.carriedOut).toEqual({ p10: 0, p90: 6500 });
    expect(second?.total).toEqual({ p10: 0, p90: 0 });
    expect(second?.carriedOut).toEqual({ p10: 0, p90: 4000 });
  });

  it('the windows that are enough: 1,095 visits each, two years for the same people', () => {
    const [first, second] = bands([SITE], 2500) ?? [];
    expect(first?.windows).toEqual({ base: 2, p10: 1, p90: 9 });
    expect(second?.windows).toEqual({ base: 2, p10: 1, p90: 5 });
  });

  it('no windows without a site that has some; no bands without draws', () => {
    const figure = { type: 'figure', perYear: 2500, name: '', share: undefined } as const;
    const [first] = bands([{ ...figure, kinds: ['card', 'certificate'] }], 2500) ?? [];
    expect(first?.carriedOut.p90).toBe(6500);
    expect(first && 'windows' in first).toBe(false);
  });
});
