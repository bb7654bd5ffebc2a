// Who has left between two extracts, by counts alone.
import { describe, expect, it } from 'vitest';
import { leaversBetween } from '../../src/learning/leavers.js';
import { createRenewals, heldCohorts, monthNumber, sightOf } from '../../src/tally/renewals.js';
import { cardRecord, day, law } from '../support/law.js';

const [OLDER, LATER] = [day(20241101), day(20251101)];

/** Cards of someone born in a year, made in May 2020, that end in October 2029. */
const cohort = (birthYear: number, cards: number, endsIn = monthNumber(day(20291010))) => ({
  ...{ birthYear, endsIn, cards },
  madeIn: monthNumber(day(20200515)),
});

describe('leavers', () => {
  it('are those missing, by the year and by age', () => {
    const leavers = leaversBetween(
      { cohorts: [cohort(1990, 1000), cohort(1950, 500)], asOf: OLDER },
      { cohorts: [cohort(1990, 960), cohort(1950, 450)], asOf: LATER },
    );
    expect(leavers?.all).toMatchObject({ before: 1500, after: 1410 });
    expect(leavers?.all.perYear.base).toBeCloseTo(0.06, 3);
    expect(leavers?.ages.map(({ band, before }) => [band, before])).toEqual([
      [2, 1000],
      [4, 500],
    ]);
    expect(leavers?.ages[1]?.perYear.base).toBeCloseTo(0.1, 3);
  });

  it('over two years leave at the rate of each', () => {
    const leavers = leaversBetween(
      { cohorts: [cohort(1990, 10000)], asOf: day(20231101) },
      { cohorts: [cohort(1990, 8100)], asOf: LATER },
    );
    expect(leavers?.all.perYear.base).toBeCloseTo(0.1, 3);
  });

  it('cards that a renewal may have ended, and newer ones, are not compared', () => {
    const ends = monthNumber(day(20260110));
    const newer = { ...cohort(1990, 700), madeIn: monthNumber(OLDER) };
    const older = { cohorts: [cohort(1990, 100), cohort(1990, 900, ends)], asOf: OLDER };
    const leavers = leaversBetween(older, { cohorts: [cohort(1990, 90), newer], asOf: LATER });
    expect(leavers?.all).toMatchObject({ before: 100, after: 90 });
    expect(leaversBetween({ cohorts: [newer], asOf: OLDER }, older)).toBeUndefined();
  });

  it('who arrives beyond those who left makes no negative share', () => {
    const leavers = leaversBetween(
      { cohorts: [cohort(1990, 100)], asOf: OLDER },
      { cohorts: [cohort(1990, 120)], asOf: LATER },
    );
    expect(leavers?.all.perYear.base).toBe(0);
  });
});

describe('cohorts', () => {
  it('are counted of active cards, where asked for', () => {
    const renewals = createRenewals(law(), false, true);
    for (const record of [cardRecord({ count: 2 }), cardRecord({ status: 'returned' })])
      renewals.add(record, sightOf(record, law()));
    expect(heldCohorts(renewals.seen())).toEqual([cohort(1990, 2)]);
    expect(heldCohorts(createRenewals(law(), false).seen())).toEqual([]);
  });
});
