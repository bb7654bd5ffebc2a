// The look-up into the law gives the value of the day, and refuses days of which no source speaks.
import { describe, expect, it } from 'vitest';
import {
  inForce,
  isSecondary,
  OutsideSourcedRange,
  secondaryRules,
} from '../../src/rules/in-force.js';
import { type Rule, ruleIds } from '../../src/rules/rule-book.js';
import { day, law } from '../support/law.js';

describe('the day before, of and after each change of law', () => {
  // Source: order on cards, art. 26 (1), and art. 2 of its supplementary provisions of 2022-01-11.
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

  // Source: order on cards, art. 27 (1), table: the words on those under 18 stand in it since 27 March 2026.
  it.each([
    [20151005, 0],
    [20260326, 0],
    [20260327, 18],
    [20260328, 18],
    [20991231, 18],
  ])('on %d the birthday limits a stay of those under %d', (on, age) => {
    expect(inForce(law().rules['card.stay.birthday_limits_under'], day(on)).value).toBe(age);
  });

  it.each([
    // Source: order on cards, art. 26 (1) and (2).
    ['card.validity.adult', 10],
    ['card.validity.minor', 5],
    ['card.leap_day_birthday', 228],
    // Source: order on cards, art. 29 (3): the 11th for the 10th, the 6th for the 5th.
    ['card.renewal.further_birthdays', 1],
    // Source: order on cards, art. 27 (1) and (2); Immigration Control Act, art. 2-2 (3).
    ['card.ends_with_stay', true],
    ['card.stay.extension_within_term', true],
    ['stay.longest_years', 5],
    // Source: enforcement rules, arts. 13, 49.
    ['certificate.validity.adult', 5],
    ['certificate.validity.minor', 5],
    ['certificate.renewal.further_birthdays', 1],
    ['certificate.ends_with_card', true],
    ['signature_certificate.ends_with_user_certificate', true],
    // Source: order on cards, arts. 26 (1), 29 (1); enforcement rules, arts. 13, 49.
    ['renewal.window_months', 3],
    ['expiry.months_after_birthday', 0],
    // Source: Chuo city; Tono city.
    ['signature_certificate.minimum_age', 15],
    // Source: by inference from order on cards, art. 26 (2).
    ['certificate.leap_day_birthday', 228],
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
  it('are flagged: a certificate’s 29 February, fifteen years, and the assumed first day', () => {
    const flagged = secondaryRules(Object.values(law().rules)).map(({ id }) => id);
    expect(flagged.sort()).toEqual([
      'certificate.leap_day_birthday',
      'scheme.first_cards',
      'signature_certificate.minimum_age',
    ]);
  });

  it('one primary source among several is enough', () => {
    const [value] = law().rules['card.adult_age'].values;
    if (value === undefined) throw new Error('no value');
    expect(value.sources.map(({ primary }) => primary)).toEqual([true, false, false, false]);
    expect(isSecondary(value)).toBe(false);
    expect(isSecondary({ ...value, sources: value.sources.slice(1) })).toBe(true);
  });

  it('all others name the article in which their words stand, in both languages', () => {
    const articles = Object.values<Rule<unknown>>(law().rules).flatMap(({ id, values }) =>
      values.filter((value) => !isSecondary(value)).map(({ article }) => [id, article] as const),
    );
    expect(articles.length).toBeGreaterThan(15);
    for (const [id, article] of articles) {
      expect(article?.ja, id).toMatch(/条/);
      expect(article?.en, id).toMatch(/arts?\. \d/);
    }
  });
});
