// A profile of records holds counts alone, and is the same whether records come together or in parts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../../src/records/record.js';
import {
  cardsAfter,
  createRecordProfile,
  MOST_OFFICES,
  type ProfilePart,
  spanOf,
} from '../../src/tally/record-profile.js';
import { cardRecord } from '../support/law.js';

function profileOf(records: readonly CardRecord[]): ProfilePart {
  const profile = createRecordProfile();
  for (const record of records) profile.add(record, record.cardIssueKind);
  return profile.part();
}

/** As between threads: what is no plain data would not come across. */
const sent = (part: ProfilePart) => structuredClone(part);

it('has the first and last day of each date, cards by state, kind and office, and cards after a month', () => {
  const part = profileOf([
    cardRecord({ birth: 19800105, cardIssuedOn: 20200515, office: '芝', count: 3 }),
    cardRecord({ birth: 19410228, cardIssuedOn: 20210401, userCertificateIssuedOn: 0 }),
    cardRecord({
      cardIssuedOn: 20200630,
      status: 'lapsed',
      cardIssueKind: 'renewal',
      office: '芝',
    }),
  ]);
  expect(part.cards).toBe(5);
  expect(spanOf(part, 'birth_date')).toEqual({ first: 19410228, last: 19901010 });
  expect(spanOf(part, 'user_cert_issued_on')).toEqual({ first: 20200515, last: 20200630 });
  expect(spanOf(part, 'applied_on')).toBeUndefined();
  expect(spanOf(part, 'office')).toBeUndefined();
  expect([part.statuses, part.kinds]).toEqual([
    { active: 4, lapsed: 1 },
    { new: 4, renewal: 1 },
  ]);
  expect(part.offices).toEqual([
    ['芝', 4],
    ['', 1],
  ]);
  expect(cardsAfter(part, 'card_issued_on', 202005)).toBe(2);
  expect(cardsAfter(part, 'user_cert_issued_on', 202005)).toBe(1);
});

describe('parts', () => {
  const record = fc
    .record({
      birth: fc.integer({ min: 1930, max: 2020 }).map((year) => year * 10000 + 105),
      cardIssuedOn: fc.integer({ min: 2016, max: 2026 }).map((year) => year * 10000 + 515),
      appliedOn: fc.constantFrom(0, 20160101, 20200101),
      office: fc.constantFrom('', '芝', '麻布'),
      status: fc.constantFrom('active' as const, 'lapsed' as const),
      count: fc.integer({ min: 1, max: 5 }),
    })
    .map((parts) => cardRecord(parts));

  it('add up to the profile of all, in whatever parts; a restart begins anew', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 30 }), fc.nat(30), (records, cut) => {
        const whole = createRecordProfile();
        whole.add(cardRecord({ office: 'forgotten' }), 'renewal');
        whole.restart();
        whole.absorb(sent(profileOf(records.slice(0, cut))));
        for (const each of records.slice(cut)) whole.add(each, each.cardIssueKind);
        const ordered = (part: ProfilePart) => ({ ...part, offices: part.offices?.toSorted() });
        expect(ordered(whole.part())).toEqual(ordered(profileOf(records)));
      }),
    );
  });

  it('with too many offices have none, however they are cut', () => {
    const records = Array.from({ length: MOST_OFFICES + 1 }, (_, index) =>
      cardRecord({ office: `o${index}` }),
    );
    expect(profileOf(records).offices).toBeUndefined();
    expect(profileOf(records.slice(1)).offices).toHaveLength(MOST_OFFICES);
    const whole = createRecordProfile();
    whole.absorb(profileOf(records.slice(0, 300)));
    whole.absorb(profileOf(records.slice(300)));
    expect(whole.part().offices).toBeUndefined();
    whole.absorb(profileOf(records.slice(0, 1)));
    expect(whole.part().offices).toBeUndefined();
  });
});
