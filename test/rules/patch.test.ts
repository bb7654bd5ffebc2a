// A what-if is laid over the law from its day on, and changes nothing before it or beside it.
import { describe, expect, it } from 'vitest';
import { expiriesOf } from '../../src/expiry/expiries.js';
import { renewedCard } from '../../src/expiry/successor.js';
import { inForce, secondaryRules } from '../../src/rules/in-force.js';
import { patchRuleBook, type RulePatch } from '../../src/rules/patch.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { cardRecord, day, law } from '../support/law.js';

/** Source: Digital Agency, outline of the next-generation card task force; planned for fiscal 2028, not enacted. */
const NEXT_GENERATION: RulePatch = {
  rule: 'certificate.validity.adult',
  from: day(20280401),
  value: 10,
  reason: 'next-generation card, announced',
};

function patched(...patches: readonly RulePatch[]): RuleBook {
  const book = patchRuleBook(law(), patches);
  if (!('rules' in book)) throw new Error(`${book.rule}: ${book.problem}`);
  return book;
}

describe('the next-generation card as a patch', () => {
  it.each([
    [20280331, 5],
    [20280401, 10],
    [20280402, 10],
  ])('on %d an adult’s certificate runs to birthday no. %d', (on, term) => {
    const rule = patched(NEXT_GENERATION).rules['certificate.validity.adult'];
    expect(inForce(rule, day(on)).value).toBe(term);
  });

  it('a certificate issued the day before runs five, one issued on the day ten, with the card', () => {
    const book = patched(NEXT_GENERATION);
    const before = expiriesOf(cardRecord({ birth: 19900601, cardIssuedOn: 20280331 }), book);
    const after = expiriesOf(cardRecord({ birth: 19900601, cardIssuedOn: 20280401 }), book);
    expect(before).toMatchObject({ card: 20370601, userCertificate: 20320601 });
    expect(after).toMatchObject({ card: 20370601, userCertificate: 20370601 });
  });

  it('a minor’s stays at five, and so do cards', () => {
    const book = patched(NEXT_GENERATION);
    const minor = expiriesOf(cardRecord({ birth: 20150601, cardIssuedOn: 20280402 }), book);
    expect(minor).toMatchObject({ card: 20320601, userCertificate: 20320601 });
  });

  it('reaches cards that follow by renewal', () => {
    const renewedBefore = renewedCard(day(19900331), day(20280331), patched(NEXT_GENERATION));
    const renewedAfter = renewedCard(day(19900401), day(20280401), patched(NEXT_GENERATION));
    expect(renewedBefore).toMatchObject({ card: 20380331, userCertificate: 20330331 });
    expect(renewedAfter).toMatchObject({ card: 20380401, userCertificate: 20380401 });
  });

  it('says that it is not the law: in the version, the value and the flags', () => {
    const book = patched(NEXT_GENERATION);
    expect(book.version).toBe(`${law().version}+patched`);
    const value = inForce(book.rules['certificate.validity.adult'], day(20280401));
    expect(value).toMatchObject({
      patch: NEXT_GENERATION.reason,
      sentence: NEXT_GENERATION.reason,
    });
    const flagged = secondaryRules(Object.values(book.rules)).map(({ id }) => id);
    expect(flagged).toContain('certificate.validity.adult');
  });

  it('leaves the book it was laid over, and every other rule, untouched', () => {
    const before = JSON.stringify(law());
    const book = patched(NEXT_GENERATION);
    expect(JSON.stringify(law())).toBe(before);
    const { 'certificate.validity.adult': _, ...others } = book.rules;
    const { 'certificate.validity.adult': __, ...unpatched } = law().rules;
    expect(others).toEqual(unpatched);
  });
});

describe('how patches are laid', () => {
  it('none is the law itself, its version unchanged', () => {
    expect(patchRuleBook(law(), [])).toBe(law());
  });

  it('a patch replaces every later value of its rule', () => {
    const patch = { rule: 'card.adult_age', from: day(20200101), value: 16, reason: 'a test' };
    const rule = patched(patch).rules['card.adult_age'];
    expect(rule.values.map(({ from, value }) => [from, value])).toEqual([
      [20151005, 20],
      [20200101, 16],
    ]);
  });

  it('a patch of the day of a value replaces it', () => {
    const patch = { rule: 'card.adult_age', from: day(20220401), value: 16, reason: 'a test' };
    const rule = patched(patch).rules['card.adult_age'];
    expect(rule.values.map(({ value }) => value)).toEqual([20, 16]);
  });

  it('patches are laid in order', () => {
    const rule = patched(NEXT_GENERATION, { ...NEXT_GENERATION, from: day(20300401), value: 7 })
      .rules['certificate.validity.adult'];
    expect(rule.values.map(({ from, value }) => [from, value])).toEqual([
      [20151005, 5],
      [20280401, 10],
      [20300401, 7],
    ]);
  });

  it('29 February to 1 March is a patch like any other', () => {
    const patch = {
      rule: 'card.leap_day_birthday',
      from: day(20151005),
      value: '03-01',
      reason: 'a test',
    };
    const record = cardRecord({ birth: 20000229, cardIssuedOn: 20211001 });
    expect(expiriesOf(record, law()).card).toBe(20310228);
    expect(expiriesOf(record, patched(patch)).card).toBe(20310301);
  });

  it.each([
    ['an unknown rule', { rule: 'card.colour', value: 10 }, 'unknown-rule'],
    ['a name every object has', { rule: 'toString', value: 10 }, 'unknown-rule'],
    ['a text for a number', { value: 'ten' }, 'wrong-value'],
    ['a number out of range', { value: 0 }, 'wrong-value'],
    [
      'a year and more after the birthday',
      { rule: 'expiry.months_after_birthday', value: 12 },
      'wrong-value',
    ],
    ['nothing', { value: undefined }, 'wrong-value'],
    ['a date for a choice', { rule: 'card.leap_day_birthday', value: '03-02' }, 'wrong-value'],
  ])('%s is refused, naming the rule', (_, parts, problem) => {
    const patch = { ...NEXT_GENERATION, ...parts };
    expect(patchRuleBook(law(), [NEXT_GENERATION, patch])).toEqual({ rule: patch.rule, problem });
  });
});
