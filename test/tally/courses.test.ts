// Holds that a remembered course is what the law gives for each record by itself, whatever the year of birth.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, dayNumber } from '../../src/calendar/civil-date.js';
import { fiscalYearEnd, fiscalYearOf } from '../../src/calendar/fiscal-year.js';
import { expiriesOf } from '../../src/expiry/expiries.js';
import { followProcedures } from '../../src/procedures/procedures.js';
import type { CardRecord } from '../../src/records/record.js';
import { createCounter } from '../../src/tally/counter.js';
import { addProcedures, emptyTally, officeCells, type Tally } from '../../src/tally/tally.js';
import { cardRecord, day, law } from '../support/law.js';

const SPAN = { from: 2024, to: 2038 };
const ASOF = day(20240401);

/** The tally of records of which each is followed by itself. */
function followedApart(records: readonly CardRecord[]): Tally {
  const tally = emptyTally(SPAN.from, SPAN.to);
  const cells = officeCells(tally, '');
  const options = { asOf: ASOF, until: fiscalYearEnd(SPAN.to), repeats: 'all' } as const;
  for (const record of records) {
    tally.cards.counted += record.count;
    followProcedures(record.birth, expiriesOf(record, law()), law(), options, {
      due: (kind, on) => addProcedures(cells, kind, fiscalYearOf(on) - SPAN.from, record.count),
      lapsed: (kind) => {
        tally.lapsed[kind] += record.count;
      },
    });
  }
  return tally;
}

const dayIn = (first: number, last: number): fc.Arbitrary<CivilDate> =>
  fc
    .integer({ min: 0, max: dayNumber(day(last)) - dayNumber(day(first)) })
    .map((days) => addDays(day(first), days));

const issue = dayIn(20160101, 20251231);
const births = fc.array(fc.integer({ min: 1930, max: 2010 }), { minLength: 2, maxLength: 6 });
const birthday = fc.oneof(
  fc.constant(229),
  dayIn(20240101, 20241231).map((date) => date % 10000),
);

/** Holders with one birthday, born in different years, their cards issued on one day. */
const alike = fc
  .record({
    issue,
    births,
    birthday,
    signature: fc.boolean(),
    early: fc.boolean(),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ issue: cardIssuedOn, births: years, birthday: monthDay, signature, early, count }) =>
    years.map((year) =>
      cardRecord({
        birth: monthDay === 229 ? Math.trunc(year / 4) * 40000 + 229 : year * 10000 + monthDay,
        cardIssuedOn,
        appliedOn: early ? addDays(cardIssuedOn, -40) : 0,
        userCertificateIssuedOn: cardIssuedOn,
        signatureCertificateIssuedOn: signature ? cardIssuedOn : 0,
        count,
      }),
    ),
  );

describe('records counted by remembered courses', () => {
  test('add up to records followed one by one', () => {
    fc.assert(
      fc.property(fc.array(alike, { minLength: 1, maxLength: 20 }), (groups) => {
        const records = groups.flat();
        const counter = createCounter({
          law: law(),
          ...SPAN,
          asOf: ASOF,
          method: 'birthday',
          repeats: 'all',
        });
        for (const record of records) counter.add(record);
        expect(counter.tally).toEqual(followedApart(records));
      }),
      { numRuns: 200 },
    );
  });

  test('are told what does not go with the law, each of them', () => {
    const renewal = cardRecord({
      cardIssueKind: 'renewal',
      birth: 19701010,
      cardIssuedOn: 20200301,
    });
    const counter = createCounter({
      law: law(),
      ...SPAN,
      asOf: ASOF,
      method: 'birthday',
      repeats: 'all',
    });
    const told: string[] = [];
    for (const record of [renewal, renewal]) counter.add(record, ({ code }) => told.push(code));
    expect(told).toEqual(['implausible-renewal', 'implausible-renewal']);
  });
});
