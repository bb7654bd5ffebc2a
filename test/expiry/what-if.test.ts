// What-ifs on terms: the next-generation card as announced, and the age that certificates ask about.
import { describe, expect, it } from 'vitest';
import { expiriesOf, reckonExpiries } from '../../src/expiry/expiries.js';
import { explainExpiries } from '../../src/expiry/explain-expiry.js';
import { renewalOpensOn } from '../../src/expiry/renewal-window.js';
import { renewedCard, renewedCertificate } from '../../src/expiry/successor.js';
import { followProcedures } from '../../src/procedures/procedures.js';
import { patchRuleBook } from '../../src/rules/patch.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { cardRecord, day, law, repositoryJson } from '../support/law.js';

interface Shipped {
  readonly changes: readonly { readonly rule: string; readonly value: unknown }[];
}

/** The next-generation card as the shipped patch has it, from the placeholder day on. */
function nextGeneration(): RuleBook {
  const { changes } = repositoryJson('data/patches/next-generation-card.json') as Shipped;
  const reason = 'announced, not in force';
  const patches = changes.map(({ rule, value }) => ({ rule, value, from: day(20280401), reason }));
  const patched = patchRuleBook(law(), patches);
  if (!('rules' in patched)) throw new Error(patched.problem);
  return patched;
}

// Source: task force, final report of 2024-03-18, and the priority plan of 2025-06, both secondary.
describe('the next-generation card', () => {
  it('made the day before its start ends on the birthday, certificates after five', () => {
    const record = cardRecord({ birth: 19900601, cardIssuedOn: 20280331 });
    expect(expiriesOf(record, nextGeneration())).toMatchObject({
      card: 20370601,
      userCertificate: 20320601,
      signatureCertificate: 20320601,
    });
  });

  it('made from its start on ends a month after the birthday, its certificates with it', () => {
    const record = cardRecord({ birth: 19900601, cardIssuedOn: 20280401 });
    expect(expiriesOf(record, nextGeneration())).toMatchObject({
      card: 20370701,
      userCertificate: 20370701,
      signatureCertificate: 20370701,
    });
  });

  it('of a minor ends a month after the fifth birthday, and so do the certificates', () => {
    const record = cardRecord({ birth: 20150601, cardIssuedOn: 20280402 });
    expect(expiriesOf(record, nextGeneration())).toMatchObject({
      card: 20320701,
      userCertificate: 20320701,
    });
  });

  it.each([
    ['a month’s last day clamped', 19900131, 20380228],
    ['a day that the next month does not have', 19900129, 20380228],
    ['into the next year', 19901231, 20380131],
    ['born on 29 February, in a common year', 19920229, 20380328],
  ])('ends so many months after the birthday: %s', (_, birth, card) => {
    expect(expiriesOf(cardRecord({ birth, cardIssuedOn: 20280401 }), nextGeneration()).card).toBe(
      card,
    );
  });

  it('can be renewed from a year before the expiry', () => {
    expect(renewalOpensOn(day(20370701), nextGeneration())).toBe(20360702);
    // What expires before it comes is renewed by the law as it is.
    const before = day(20280331);
    expect(renewalOpensOn(before, nextGeneration())).toBe(renewalOpensOn(before, law()));
  });

  it('is followed by cards that end a month after the birthday ten years on', () => {
    const book = nextGeneration();
    // The old one ended on the birthday, or a month after it: in the next year for those born in December.
    expect(renewedCard(day(19900401), day(20280401), book).card).toBe(20380501);
    expect(renewedCard(day(19900331), day(20280331), book).card).toBe(20380331);
    expect(renewedCard(day(19900601), day(20370701), book)).toMatchObject({
      card: 20470701,
      userCertificate: 20470701,
    });
    expect(renewedCard(day(19901231), day(20380131), book).card).toBe(20480131);
    expect(renewedCertificate(day(19901231), day(20380131), day(20480131), book)).toBe(20480131);
  });

  it('brings its visits in the month after the birthday, year for year', () => {
    const record = cardRecord({ birth: 19901231, cardIssuedOn: 20280701 });
    const book = nextGeneration();
    const due: [string, number][] = [];
    followProcedures(
      record.birth,
      expiriesOf(record, book),
      book,
      { asOf: day(20280801), until: day(20600331), repeats: 'all' },
      { due: (kind, on) => due.push([kind, on]), lapsed: () => due.push(['lapsed', 0]) },
    );
    expect(due).toEqual([
      ['card', 20380131],
      ['card', 20480131],
      ['card', 20580131],
    ]);
  });

  it('tells of the months after the birthday in a step of their own', () => {
    const book = nextGeneration();
    const record = cardRecord({ birth: 19900601, cardIssuedOn: 20280401 });
    const steps = explainExpiries(reckonExpiries(record, book), book);
    expect(steps.find(({ code }) => code === 'months-after-birthday')).toMatchObject({
      on: 20370601,
      date: 20370701,
      rule: { id: 'expiry.months_after_birthday', value: { value: 1 } },
    });
  });
});

describe('certificates of ten birthdays', () => {
  it('issued with a minor’s card by the old age run as a minor’s', () => {
    const book = patchRuleBook(law(), [
      { rule: 'certificate.validity.adult', from: day(20200101), value: 10, reason: 'tried' },
    ]) as RuleBook;
    // 19 on the making, by the age that the application chose a minor: the card is a minor's, and so are they.
    const record = cardRecord({ birth: 20020520, appliedOn: 20220331, cardIssuedOn: 20220410 });
    expect(expiriesOf(record, book)).toMatchObject({ card: 20260520, userCertificate: 20260520 });
  });

  it('reissued on another day are judged by the age on that day', () => {
    // A card of ten years; the certificates lost and issued anew in the next year run ten birthdays, to the card's end.
    const record = cardRecord({
      birth: 20100601,
      cardIssuedOn: 20280710,
      userCertificateIssuedOn: 20290801,
    });
    const { card, userCertificate } = expiriesOf(record, nextGeneration());
    expect(card).toBe(20380701);
    expect(userCertificate).toBe(20380701);
    expect(expiriesOf(record, law()).userCertificate).toBe(20340601);
  });

  it('of a minor’s card, reissued to an adult, end with that card', () => {
    const record = cardRecord({
      birth: 20110601,
      cardIssuedOn: 20290525,
      userCertificateIssuedOn: 20300701,
    });
    expect(expiriesOf(record, nextGeneration()).userCertificate).toBe(20330701);
  });
});

describe('29 February, by a rule for cards and one for certificates', () => {
  const moved = (rule: string): RuleBook =>
    patchRuleBook(law(), [
      { rule, from: day(20151005), value: '03-01', reason: 'tried' },
    ]) as RuleBook;
  const record = cardRecord({ birth: 20000229, cardIssuedOn: 20211001 });

  it('moves the card alone, or the certificates alone', () => {
    expect(expiriesOf(record, law())).toMatchObject({ card: 20310228, userCertificate: 20260228 });
    expect(expiriesOf(record, moved('card.leap_day_birthday'))).toMatchObject({
      card: 20310301,
      userCertificate: 20260228,
    });
    expect(expiriesOf(record, moved('certificate.leap_day_birthday'))).toMatchObject({
      card: 20310228,
      userCertificate: 20260301,
    });
  });

  it.each(['card.leap_day_birthday', 'certificate.leap_day_birthday'])(
    'leaves what follows its ten and five birthdays: %s',
    (rule) => {
      const { card, userCertificate } = renewedCard(
        record.birth,
        expiriesOf(record, moved(rule)).card,
        moved(rule),
      );
      const [ofCard, ofCertificate] = rule.startsWith('card') ? [301, 229] : [228, 229];
      expect([card, userCertificate]).toEqual([20410000 + ofCard, 20360000 + ofCertificate]);
    },
  );
});
