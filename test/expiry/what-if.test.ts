// A what-if on the certificates' terms asks the right age: the card's for those issued with it, else the day's own.
import { describe, expect, it } from 'vitest';
import { expiriesOf } from '../../src/expiry/expiries.js';
import { patchRuleBook } from '../../src/rules/patch.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { cardRecord, day, law } from '../support/law.js';

/** The next-generation card as announced: an adult's certificate lives as long as the card, a minor's does not. */
function nextGeneration(): RuleBook {
  const patched = patchRuleBook(law(), [
    {
      rule: 'certificate.validity.adult',
      from: day(20280401),
      value: 10,
      reason: 'announced, not in force',
    },
  ]);
  if (!('rules' in patched)) throw new Error(patched.problem);
  return patched;
}

describe('certificates of the next generation', () => {
  it('issued with a card applied for as a minor run as a minor’s, though issued after the 18th birthday', () => {
    // Applied for at 17, issued at 18: the card is a minor's, and so are the certificates that came with it.
    const record = cardRecord({ birth: 20110601, appliedOn: 20290520, cardIssuedOn: 20290610 });
    const { card, userCertificate } = expiriesOf(record, nextGeneration());
    expect(card).toBe(20340601);
    expect(userCertificate).toBe(20340601);
  });

  it('reissued on another day are judged by the age on that day', () => {
    // A card of ten years; the certificates lost and issued anew in the next year run ten birthdays, to the card's end.
    const record = cardRecord({
      birth: 20100601,
      cardIssuedOn: 20280710,
      userCertificateIssuedOn: 20290801,
    });
    const { card, userCertificate } = expiriesOf(record, nextGeneration());
    expect(card).toBe(20380601);
    expect(userCertificate).toBe(20380601);
    expect(expiriesOf(record, law()).userCertificate).toBe(20340601);
  });

  it('of a minor’s card, reissued to an adult, end with that card', () => {
    const record = cardRecord({
      birth: 20110601,
      appliedOn: 20290520,
      cardIssuedOn: 20290525,
      userCertificateIssuedOn: 20300701,
    });
    expect(expiriesOf(record, nextGeneration()).userCertificate).toBe(20330601);
  });
});
