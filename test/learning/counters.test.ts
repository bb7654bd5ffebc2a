// Fits to what came at the counters: known answers, refusals, and what histories were made with.
import { describe, expect, it } from 'vitest';
import { fiscalMonthLabelled } from '../../src/calendar/fiscal-year.js';
import {
  type CounterFit,
  type DueCohort,
  fitCounters,
  mostByChance,
} from '../../src/learning/counters.js';
import { inFirstMonth } from '../../src/learning/due-cohorts.js';
import { inverseOf, nonNegative } from '../../src/learning/least-squares.js';
import { law } from '../support/law.js';
import { COUNTED, countedHistory } from '../support/learned.js';

const FRAME = { known: { from: 0, to: 200 }, windowMonths: 3, leavesPerYear: 0 };

/** People due in each month, no two months alike, so that months are told apart. */
function waves(size: number): DueCohort[] {
  return Array.from({ length: 140 }, (_, month) => ({
    people: Math.round((size * ((month * 7919) % 101)) / 25),
    since: 0,
    due: new Map([[month, 1]]),
  }));
}

/** What comes if so many of those due come so many months after. */
function coming(
  cohorts: readonly DueCohort[],
  shares: Readonly<Record<string, number>>,
  leaves = 0,
) {
  const due = new Map(
    cohorts.flatMap(({ people, due: months }) =>
      [...months.keys()].map((month) => [month, people]),
    ),
  );
  return Array.from({ length: 100 }, (_, index) => {
    const month = index + 20;
    const came = Object.entries(shares).reduce(
      (sum, [after, share]) => sum + share * (due.get(month - Number(after)) ?? 0),
      0,
    );
    return { month, came: came * (1 - leaves) ** (month / 12) };
  });
}

function fitted(...args: Parameters<typeof fitCounters>): CounterFit {
  const fit = fitCounters(...args);
  if ('why' in fit) throw new Error(fit.why);
  return fit;
}

describe('least squares', () => {
  it('a bound that binds holds the unknown at 0, and the others move', () => {
    const design = [
      [1, 1],
      [0, 1],
      [1, 0],
    ];
    // Without the bound the second would be −1.
    const [first = 0, second = 0] = nonNegative(design, [1, -1, 2], [1, 1, 1]);
    expect(second).toBe(0);
    expect(first).toBeCloseTo(1.5, 6);
  });

  it('a sum is known where its parts are not', () => {
    const [first = 0, second = 0] = nonNegative(
      [
        [1, 1],
        [2, 2],
      ],
      [3, 6],
      [1, 1],
    );
    expect(first + second).toBeCloseTo(3, 6);
  });

  it('an inverse times its matrix is one', () => {
    const matrix = [
      [4, 1, 0.5],
      [1, 3, -1],
      [0.5, -1, 2],
    ];
    const inverse = inverseOf(matrix);
    matrix.forEach((row, index) => {
      inverse.forEach((_, column) => {
        const sum = row.reduce(
          (all, value, place) => all + value * (inverse[place]?.[column] ?? 0),
          0,
        );
        expect(sum).toBeCloseTo(index === column ? 1 : 0, 6);
      });
    });
  });
});

describe('what chance has once in twenty times', () => {
  // Any table of chi-squared, 95 %.
  it.each([
    [3, 7.815],
    [14, 23.685],
    [21, 32.671],
    [100, 124.342],
  ])('of %i degrees of freedom is as published', (freedom, published) => {
    expect(Math.abs((mostByChance(freedom) * freedom) / published - 1)).toBeLessThan(0.01);
  });
});

describe('the first month of the window', () => {
  const of = (month: string) => inFirstMonth(fiscalMonthLabelled(month), law());

  it('is empty for who ends at the end of May, and open to all who end in June', () => {
    expect(of('2026-05') / of('2026-06')).toBeCloseTo(27 / 31, 9);
    expect(of('2026-09') / of('2026-06')).toBeCloseTo(29 / 30, 9);
    // February of a leap year has a day more.
    expect(of('2028-05') / of('2028-06')).toBeCloseTo(28 / 31, 9);
  });

  it('is as usual over a fiscal year', () => {
    const months = [4, 5, 6, 7, 8, 9, 10, 11, 12].map(
      (month) => `2026-${`${month}`.padStart(2, '0')}`,
    );
    const all = [...months, '2027-01', '2027-02', '2027-03'].map(of);
    expect(all.reduce((sum, each) => sum + each, 0)).toBeCloseTo(12, 9);
  });
});

describe('counters', () => {
  const cohorts = waves(2000);
  const shares = { '-3': 0.1, '-2': 0.3, '-1': 0.2, '0': 0.15, '2': 0.05 };

  it('finds the shares that counts without chance were made with', () => {
    const { takeUp, leadLag, spans } = fitted(cohorts, coming(cohorts, shares), FRAME);
    expect(takeUp.base).toBeCloseTo(0.8, 3);
    expect(spans.slice(0, 7).map(({ from, to, isJoined }) => [from, to, isJoined])).toEqual(
      [-3, -2, -1, 0, 1, 2, 3].map((month) => [month, month, false]),
    );
    for (const [month, share] of Object.entries(shares)) {
      const found = leadLag.find((each) => String(each.month) === month)?.share;
      expect(found?.base).toBeCloseTo(share / 0.8, 2);
      expect(found?.low).toBeLessThan(share / 0.8);
    }
  });

  it('those who have no day in the first month of the window come in the second', () => {
    const inFirst = (month: number) => (month % 4 === 0 ? 0.7 : 1.1);
    const came = coming(cohorts, shares).map(({ month, came: all }) => {
      const moved = (due: number) => 0.1 * (1 - inFirst(due)) * (cohorts[due]?.people ?? 0);
      return { month, came: all - moved(month + 3) + moved(month + 2) };
    });
    const { takeUp, leadLag, dispersion } = fitted(cohorts, came, { ...FRAME, inFirst });
    expect(takeUp.base).toBeCloseTo(0.8, 6);
    expect(leadLag[0]?.share.base).toBeCloseTo(0.1 / 0.8, 6);
    expect(dispersion).toBeLessThan(1e-6);
  });

  it('who left is not taken for who stays away, if the rate is said', () => {
    const came = coming(cohorts, shares, 0.05);
    const frame = { ...FRAME, leavesPerYear: 0.05 };
    expect(fitted(cohorts, came, frame).takeUp.base).toBeCloseTo(0.8, 2);
    expect(fitted(cohorts, came, FRAME).takeUp.base).toBeLessThan(0.7);
  });

  it('as many due in every month tell take-up and not when people come', () => {
    const even = waves(0).map((cohort) => ({ ...cohort, people: 500 }));
    const { takeUp, leadLag, spans } = fitted(even, coming(even, shares), FRAME);
    expect(takeUp.base).toBeCloseTo(0.8, 6);
    expect([leadLag, spans]).toEqual([[], []]);
  });

  it('refuses few months, few people, nothing due, and more who came than were due', () => {
    const came = coming(cohorts, shares);
    const few = { ...FRAME, known: { from: 90, to: 118 } };
    expect(fitCounters(cohorts, came, few)).toMatchObject({ why: 'few-months', months: 14 });
    const thin = cohorts.map((cohort) => ({ ...cohort, people: cohort.people / 80000 }));
    const sparse = came.map(({ month, came: all }) => ({ month, came: all / 80000 }));
    expect(fitCounters(thin, sparse, FRAME)).toMatchObject({ why: 'too-uncertain' });
    expect(fitCounters([], came, FRAME)).toEqual({ why: 'nothing-due' });
    const twice = came.map(({ month, came: all }) => ({ month, came: 2 * all }));
    expect(fitCounters(cohorts, twice, FRAME)).toMatchObject({ why: 'more-came' });
  });

  it('the mean of eight histories is the truth within its error, and their intervals hold it', () => {
    const fits = Array.from({ length: 8 }, (_, run) =>
      countedHistory({ ...COUNTED, seed: 900 + run, people: 6000 }, law(), 20211031),
    ).map(({ certificate }) => {
      if ('why' in certificate) throw new Error(certificate.why);
      return certificate.takeUp;
    });
    const truth = COUNTED.takeUp.certificate;
    const mean = fits.reduce((sum, { base }) => sum + base, 0) / 8;
    const error = fits.reduce((sum, { low, high }) => sum + (high - low) / (2 * 1.645), 0) / 8;
    expect(Math.abs(mean - truth)).toBeLessThan((3 * error) / Math.sqrt(8));
    expect(error).toBeLessThan(0.08);
    expect(fits.filter(({ low, high }) => low <= truth && truth <= high).length).toBeGreaterThan(4);
  });
});
