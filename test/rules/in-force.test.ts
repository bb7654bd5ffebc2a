// The look-up into the law gives the value of the day, and refuses days of which no source speaks.
import { describe, expect, it } from 'vitest';
import {
  inForce,
  isSecondary,
  OutsideSourcedRange,
  secondaryRules,
} from '../../src/rules/in-force.js';
import { ruleIds } from '../../src/rules/rule-book.js';
import { day, law } from '../support/law.js';

describe('the day before, of and after each change of law', () => {
  // Source: Osakasayama, Konosu, Kobe cities; outline of the amended order, in force from 1 April 2022.
  it.each([
    [20151005, 20],
    [20151006, 20],
    [20220330, 20],
    [20220331, 20],
    [20220401, 18],
    [20220402, 18],
    [20991231, 18],
  ])('on %d an adult is %d or older', (on, age) => {
    expect(inForce(law().rules['card.adult_age'], day(on)).value).toBe(age);
  });

  it.each([
    // Source: Minato ward, document no. 1, 2025-09-05.
    ['card.validity.adult', 10],
    ['card.validity.minor', 5],
    ['certificate.validity.adult', 5],
    ['certificate.validity.minor', 5],
    // Source: JPKI; Chuo, Utsunomiya, Annaka, Yokohama cities.
    ['renewal.window_months', 3],
    ['certificate.renewal.counts_from', 'old_expiry'],
    // Source: order on individual number cards, as municipalities cite it.
    ['card.renewal.counts_from', 'old_expiry'],
    // Source: Chuo city; Tono city.
    ['signature_certificate.minimum_age', 15],
    // Source: traffic law, by analogy.
    ['birthday.leap_day', 228],
  ] as const)('%s has one value since the scheme began: %s', (id, value) => {
    const rule = law().rules[id];
    expect(rule.values).toHaveLength(1);
    expect(inForce<unknown>(rule, day(20151005)).value).toBe(value);
    expect(inForce<unknown>(rule, day(20400101)).value).toBe(value);
  });
});

describe('days of which no source speaks', () => {
  it.each(ruleIds())('%s is refused before the scheme began', (id) => {
    const rule = law().rules[id];
    expect(() => inForce<unknown>(rule, day(20151004))).toThrow(OutsideSourcedRange);
    expect(() => inForce<unknown>(rule, day(20151004))).toThrow(
      `${id} has no sourced value on 2015-10-04`,
    );
    expect(() => inForce<unknown>(rule, day(20151005))).not.toThrow();
  });
});

describe('rules on secondary sources alone', () => {
  it('are flagged: 29 February, the card renewed early, fifteen years, and the assumed first day', () => {
    const flagged = secondaryRules(Object.values(law().rules)).map(({ id }) => id);
    expect(flagged.sort()).toEqual([
      'birthday.leap_day',
      'card.renewal.counts_from',
      'scheme.first_cards',
      'signature_certificate.minimum_age',
    ]);
  });

  it('one primary source among several is enough', () => {
    const [value] = law().rules['card.adult_age'].values;
    if (value === undefined) throw new Error('no value');
    expect(value.sources.map(({ primary }) => primary)).toEqual([false, false, true]);
    expect(isSecondary(value)).toBe(false);
    expect(isSecondary({ ...value, sources: value.sources.slice(0, 2) })).toBe(true);
  });
});
