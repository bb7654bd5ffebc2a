// Who has left between two extracts, by counts alone.
import { describe, expect, it } from 'vitest';
import { type Extract, identifiedLeavers, leaversBetween } from '../../src/learning/leavers.js';
import { exactShareOf } from '../../src/learning/survival.js';
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

/** An extract of cards with identifiers: of each its identifier, the year of birth, and when it was made. */
function extract(
  asOf: Extract['asOf'],
  cards: readonly (readonly [id: number, born: number, issuedOn?: number, status?: 'returned'])[],
): Extract {
  const renewals = createRenewals(law(), false, true);
  for (const [id, born, issuedOn = 20200515, status] of cards) {
    const [birth, cardIssuedOn] = [day(born * 10000 + 1010), day(issuedOn)];
    const dates = { birth, cardIssuedOn, userCertificateIssuedOn: cardIssuedOn };
    const record = cardRecord({
      ...dates,
      ...(status && { status }),
      identity: { low: id << 11, high: 0 },
    });
    renewals.add(record, sightOf(record, law()));
  }
  return { cohorts: heldCohorts(renewals.seen()), identities: renewals.seen().identities, asOf };
}

describe('leavers by identifiers', () => {
  const hundred = Array.from({ length: 100 }, (_, id) => [id, id < 60 ? 1990 : 1950] as const);

  it('are those whose identifier is gone or marked; who holds a newer card or moved in is not', () => {
    const later = [
      ...hundred.slice(0, 55),
      // One returned the card, one lost it and has another; three moved in with cards as old.
      [60, 1950, 20200515, 'returned'] as const,
      [61, 1950, 20250301] as const,
      ...hundred.slice(62),
      ...([201, 202, 203] as const).map((id) => [id, 1990] as const),
      [301, 1990, 20250601] as const,
    ];
    const found = identifiedLeavers(extract(OLDER, hundred), extract(LATER, later));
    if (typeof found === 'string') throw new Error(found);
    expect(found.all).toMatchObject({ before: 100, after: 94 });
    expect(found.all.perYear.base).toBeCloseTo(0.06, 3);
    expect(found.ages.map(({ band, before, after }) => [band, before, after])).toEqual([
      [2, 60, 55],
      [4, 40, 39],
    ]);
    expect(found).toMatchObject({ replaced: 1, arrived: 3 });
  });

  it('are not told by running numbers, by others than before, or where most have none', () => {
    const shifted = hundred.map(([id], index) => [id, 1930 + ((index * 7) % 60)] as const);
    expect(identifiedLeavers(extract(OLDER, hundred), extract(LATER, shifted))).toBe('unlike');
    const renamed = hundred.map(([id, born]) => [id + 1000, born] as const);
    expect(identifiedLeavers(extract(OLDER, hundred), extract(LATER, renamed))).toBe('unlike');
    const none = { ...extract(LATER, hundred), identities: new Int32Array() };
    expect(identifiedLeavers(extract(OLDER, hundred), none)).toBe('missing');
    expect(identifiedLeavers(none, extract(LATER, hundred))).toBe('missing');
  });

  it('exact bounds are those at which the binomial leaves a twentieth', () => {
    // By bisection of sums of the binomial's own terms, in Python.
    const known = [
      [5, 10, 0.2224411, 0.7775589],
      [1, 20, 0.00256138, 0.21610616],
      [796, 10065, 0.07470209, 0.08365104],
    ] as const;
    for (const [count, trials, low, high] of known) {
      const share = exactShareOf(count, trials);
      expect(share.low).toBeCloseTo(low, 7);
      expect(share.high).toBeCloseTo(high, 7);
    }
    expect(exactShareOf(10, 10)).toMatchObject({ base: 1, high: 1 });
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
