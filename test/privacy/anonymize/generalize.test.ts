// Generalizing drops what the law does not need and moves no figure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT } from '../../../src/calendar/civil-date.js';
import { fiscalYearOf } from '../../../src/calendar/fiscal-year.js';
import { expiriesOf } from '../../../src/expiry/expiries.js';
import { generalizeRecord } from '../../../src/privacy/anonymize/generalize.js';
import { generalizeIssueDays } from '../../../src/privacy/anonymize/issue-days.js';
import type { CardRecord } from '../../../src/records/record.js';
import { stepCounters } from '../../../src/reports/reconcile.js';
import { patchRuleBook } from '../../../src/rules/patch.js';
import type { RuleBook } from '../../../src/rules/rule-book.js';
import { runs } from '../../support/chance.js';
import { talliesFor } from '../../support/counts.js';
import { adversarialRecord, cardRecord, day, figuresOf, lawInForce } from './records.js';

const RUNS = { numRuns: runs(1200) };
const generalized = (record: CardRecord) => generalizeRecord(record, lawInForce);
const blurred = (record: CardRecord) =>
  generalized(generalizeIssueDays(generalized(record), lawInForce));

describe('generalizing a record', () => {
  it('takes the birth year and the application from an adult', () => {
    const record = cardRecord({ birth: 19901010, appliedOn: 20200420 });
    expect(generalized(record)).toEqual({ ...record, birth: 19601010, appliedOn: ABSENT });
  });

  it('keeps 29 February', () => {
    expect(generalized(cardRecord({ birth: 19880229 })).birth).toBe(19600229);
    expect(generalized(cardRecord({ birth: 19890228 })).birth).toBe(19600228);
  });

  it('keeps the birth year of a minor and drops an application that changes nothing', () => {
    const record = cardRecord({ birth: 20101010, appliedOn: 20200420 });
    expect(generalized(record)).toEqual({ ...record, appliedOn: ABSENT });
  });

  it('keeps the application of a minor who was an adult on the day of issue', () => {
    const record = cardRecord({ birth: 20030601, appliedOn: 20220325, cardIssuedOn: 20220415 });
    expect(generalized(record)).toEqual(record);
    expect(blurred(record)).toEqual({
      ...record,
      appliedOn: 20220331,
      cardIssuedOn: 20220401,
      userCertificateIssuedOn: 20220401,
      signatureCertificateIssuedOn: 20220401,
    });
  });

  it('keeps the birth year of an adult whom a later rule would make a minor again', () => {
    const rule = { rule: 'card.adult_age', from: day(20260401), value: 30, reason: 'what-if' };
    const stricter = patchRuleBook(lawInForce, [rule]) as RuleBook;
    const record = cardRecord({ birth: 20030601, cardIssuedOn: 20230115 });
    expect(generalizeRecord(record, stricter).birth).toBe(20030601);
    expect(generalizeRecord(record, lawInForce).birth).toBe(19600601);
  });

  it('puts the reading in place of a recorded expiry', () => {
    const record = cardRecord({ birth: 19900601, recordedCardExpiry: 20300601 });
    const { cardIssueKind, recordedCardExpiry } = generalized(record);
    expect({ cardIssueKind, recordedCardExpiry }).toEqual({
      cardIssueKind: 'renewal',
      recordedCardExpiry: ABSENT,
    });
  });

  it('keeps a recorded expiry of a certificate that alone tells of its reading', () => {
    const record = cardRecord({
      birth: 19901010,
      userCertificateIssuedOn: 20220930,
      recordedUserCertificateExpiry: 20271010,
    });
    expect(generalized(record).recordedUserCertificateExpiry).toBe(20271010);
  });

  it('drops a period of stay that ends nothing, under the shortcut neither', () => {
    expect(generalized(cardRecord({ stayExpiresOn: 20400101 })).stayExpiresOn).toBe(ABSENT);
    expect(generalized(cardRecord({ stayExpiresOn: 20270101 })).stayExpiresOn).toBe(20270101);
    const minor = cardRecord({ birth: 20101010, stayExpiresOn: 20270101 });
    expect(generalized(minor).stayExpiresOn).toBe(20270101);
  });

  it('moves no figure, and generalizing again changes nothing', () => {
    fc.assert(
      fc.property(adversarialRecord, (record) => {
        const safe = generalized(record);
        expect(figuresOf([safe])).toEqual(figuresOf([record]));
        expect(generalized(safe)).toEqual(safe);
      }),
      RUNS,
    );
  });

  it('moves no figure of any step from the shortcut to the law', () => {
    const counted = (record: CardRecord) => {
      const period = { from: 2016, to: 2046, asOf: day(20210401), repeatRenewals: true };
      return talliesFor(stepCounters({ law: lawInForce, ...period }), [record]);
    };
    fc.assert(
      fc.property(adversarialRecord, (record) => {
        expect(counted(blurred(record))).toEqual(counted(record));
      }),
      RUNS,
    );
  });
});

describe('blurring days of issue', () => {
  it.each([
    ['to 1 April', 19600305, 20200515, 20200401],
    ['to the last birthday', 19600501, 20200515, 20200501],
    ['to the birthday itself', 19600515, 20200515, 20200515],
    ['to the start of the scheme', 19600101, 20151215, 20151005],
  ])('moves the card %s', (_, birth, cardIssuedOn, first) => {
    const safe = blurred(cardRecord({ birth, cardIssuedOn }));
    expect(safe).toEqual(cardRecord({ birth, cardIssuedOn: first }));
  });

  it('moves a renewed card to the day on which its window opened', () => {
    const record = cardRecord({
      birth: 19600901,
      cardIssuedOn: 20200715,
      cardIssueKind: 'renewal',
    });
    expect(blurred(record).cardIssuedOn).toBe(20200602);
  });

  it('moves a renewed certificate to the day on which its window opened', () => {
    const safe = blurred(cardRecord({ birth: 19600901, userCertificateIssuedOn: 20240820 }));
    expect(safe.userCertificateIssuedOn).toBe(20240602);
  });

  it('moves a certificate issued anew to the first day of its stretch', () => {
    const safe = blurred(cardRecord({ birth: 19600901, userCertificateIssuedOn: 20221120 }));
    expect(safe.userCertificateIssuedOn).toBe(20220901);
  });

  it('moves no figure and no fiscal year of issue, and blurring again changes nothing', () => {
    fc.assert(
      fc.property(adversarialRecord, (record) => {
        const safe = blurred(record);
        expect(figuresOf([safe])).toEqual(figuresOf([record]));
        expect(expiriesOf(safe, lawInForce)).toEqual(expiriesOf(record, lawInForce));
        expect(fiscalYearOf(safe.cardIssuedOn)).toBe(fiscalYearOf(record.cardIssuedOn));
        expect(blurred(safe)).toEqual(safe);
      }),
      RUNS,
    );
  });
});
