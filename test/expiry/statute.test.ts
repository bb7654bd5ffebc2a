// The statute's own edges: the days on which its words changed, the last valid day, and periods of stay.
import { describe, expect, it } from 'vitest';
import { reckonExpiries } from '../../src/expiry/expiries.js';
import { type ExpiryStep, explainExpiries } from '../../src/expiry/explain-expiry.js';
import { renewedCard, renewedCertificate } from '../../src/expiry/successor.js';
import type { CardRecord } from '../../src/records/record.js';
import { cardRecord, day, law } from '../support/law.js';
import { recordOf, table } from './legal-case.js';

const AGE = 'Order on cards, art. 26 (1); art. 2 of its supplementary provisions of 2022-01-11';
const RENEWED_CARD = 'Order on cards, art. 29 (3)';
const RENEWED_CERTIFICATE = 'Enforcement rules, arts. 13, 49';
const STAY = 'Order on cards, art. 27 (1), table';
const EXTENSION = 'Order on cards, art. 27 (2); Immigration Control Act, art. 2-2 (3)';

table('the age is judged on the making', [
  {
    that: 'born 2006-05-10, applied at 17, made at 18: an adult’s card',
    source: AGE,
    born: 20060510,
    applied: 20240501,
    issued: 20240528,
    card: 20340510,
  },
  {
    that: 'born 2002-05-20, applied on 2022-03-31, made at 19: five birthdays',
    source: AGE,
    born: 20020520,
    applied: 20220331,
    issued: 20220410,
    card: 20260520,
  },
]);

table('a card renewed in time: eleven (six) birthdays after its making', [
  {
    that: 'made the day before the last valid day',
    source: RENEWED_CARD,
    born: 19900520,
    issued: 20260519,
    kind: 'renewal',
    card: 20360520,
  },
  {
    that: 'made on the last valid day: a year more',
    source: RENEWED_CARD,
    born: 19900520,
    issued: 20260520,
    kind: 'renewal',
    card: 20370520,
    userEnds: 20320520,
  },
  {
    that: 'a minor’s, made on the last valid day: a year more',
    source: RENEWED_CARD,
    born: 20150520,
    issued: 20260520,
    kind: 'renewal',
    signature: 0,
    card: 20320520,
    userEnds: 20320520,
  },
  {
    that: 'a certificate issued on its last valid day is cut back by the card',
    source: RENEWED_CERTIFICATE,
    born: 19900520,
    issued: 20210301,
    user: 20250520,
    card: 20300520,
    userEnds: 20300520,
  },
]);

// Before 27 March 2026 the words say nothing of those under 18: the end of the stay alone.
const MINOR = { born: 20180801, signature: 0 } as const;
table('a foreign minor’s card', [
  {
    that: 'made before 2026-03-27: to the end of the stay, beyond the fifth birthday',
    source: STAY,
    ...MINOR,
    issued: 20250910,
    stay: 20300831,
    card: 20300831,
    userEnds: 20300801,
    endsWithStay: true,
  },
  {
    that: 'made from then on: the earlier of both',
    source: STAY,
    ...MINOR,
    issued: 20260410,
    stay: 20300831,
    card: 20300801,
    endsWithStay: false,
  },
  {
    that: 'made the day before the change',
    source: STAY,
    ...MINOR,
    issued: 20260326,
    stay: 20310326,
    card: 20310326,
    endsWithStay: true,
  },
  {
    that: 'made on the day of the change',
    source: STAY,
    ...MINOR,
    issued: 20260327,
    stay: 20310326,
    card: 20300801,
    endsWithStay: false,
  },
  {
    that: 'made the day after the change, a stay that ends before the fifth birthday',
    source: STAY,
    ...MINOR,
    issued: 20260328,
    stay: 20300731,
    card: 20300731,
    endsWithStay: true,
  },
  {
    that: 'a stay that ends exactly five years after the making is a single one',
    source: EXTENSION,
    ...MINOR,
    issued: 20250910,
    stay: 20300910,
    card: 20300910,
    endsWithStay: true,
  },
  {
    that: 'a day more than five years: an extension, capped by the fifth birthday',
    source: EXTENSION,
    ...MINOR,
    issued: 20250910,
    stay: 20300911,
    card: 20300801,
    endsWithStay: false,
  },
  {
    that: 'made on 29 February: five years end on 28 February',
    source: EXTENSION,
    ...MINOR,
    issued: 20240229,
    stay: 20290228,
    card: 20290228,
    endsWithStay: true,
  },
  {
    that: 'and the day after is more',
    source: EXTENSION,
    ...MINOR,
    issued: 20240229,
    stay: 20290301,
    card: 20280801,
    endsWithStay: false,
  },
  {
    that: 'a stay that ends on the fifth birthday counts as the birthday',
    source: STAY,
    ...MINOR,
    issued: 20250910,
    stay: 20300801,
    card: 20300801,
    endsWithStay: false,
  },
  {
    that: 'a renewal made before the change ends with a single stay as well',
    source: `${STAY}; ${RENEWED_CARD}`,
    ...MINOR,
    issued: 20250701,
    kind: 'renewal',
    stay: 20300630,
    card: 20300630,
    endsWithStay: true,
  },
  {
    that: '19 under the old age is a minor, but not under 18: to the end of the stay, also after the change',
    source: `${AGE}; ${STAY}`,
    born: 20070501,
    applied: 20220331,
    issued: 20260610,
    stay: 20310610,
    card: 20310610,
    userEnds: 20310501,
    endsWithStay: true,
  },
  {
    that: 'the day before turning 18 on the making: by the fifth birthday too',
    source: STAY,
    born: 20080611,
    issued: 20260610,
    stay: 20310610,
    card: 20300611,
    endsWithStay: false,
  },
  {
    that: '18 on the making: an adult, to the end of the stay',
    source: STAY,
    born: 20080610,
    issued: 20260610,
    stay: 20310610,
    card: 20310610,
    endsWithStay: true,
  },
  {
    that: 'an adult’s extended stay is capped by the tenth birthday',
    source: EXTENSION,
    born: 19900520,
    issued: 20210301,
    stay: 20310301,
    card: 20300520,
    endsWithStay: false,
  },
]);

describe('what follows a renewal', () => {
  // Source: order on cards, art. 29 (3): the 11th (6th) birthday after any making before the last day.
  it.each([
    ['an adult', 19900520, 20260520, 20360520],
    ['a minor', 20150520, 20260520, 20310520],
    ['18 on the last day, 17 the day before: a minor', 20080520, 20260520, 20310520],
  ])('the next card of %s ends so many birthdays after the old expiry', (_, birth, old, next) => {
    expect(renewedCard(day(birth), day(old), law()).card).toBe(next);
  });

  // Source: enforcement rules, arts. 13, 49.
  it('the next certificate ends five birthdays after the old expiry, with the card at the latest', () => {
    const next = (cardEnd: number) =>
      renewedCertificate(day(19900520), day(20260520), day(cardEnd), law());
    expect(next(20360520)).toBe(20310520);
    expect(next(20300520)).toBe(20300520);
  });
});

describe('steps that explain a period of stay', () => {
  const stepsOf = (record: CardRecord): ExpiryStep[] =>
    explainExpiries(reckonExpiries(record, law()), law()).filter(({ item }) => item === 'card');
  const told = (steps: readonly ExpiryStep[]) =>
    steps.map(({ code, rule }) => `${code}: ${rule?.value.article?.ja ?? 'no article'}`);
  const ABOUT_STAY = /^(stay|ends-with-stay|extension)/;
  const IMMIGRATION = '出入国管理及び難民認定法 2条の2第3項';
  const TABLE = '個人番号カード命令 27条1項の表';

  it.each([
    [
      'a single stay of an adult',
      { born: 19900520, issued: 20210301, stay: 20260228 },
      [`stay-single: ${IMMIGRATION}`, `ends-with-stay: ${TABLE}`],
    ],
    [
      'an extension capped by the birthday',
      { born: 19900520, issued: 20210301, stay: 20310301 },
      [`stay-extended: ${IMMIGRATION}`, 'extension-within-term: 個人番号カード命令 27条2項'],
    ],
    [
      'a minor’s stay beyond the birthday before the change',
      { born: 20180801, issued: 20250910, stay: 20300831 },
      [
        `stay-single: ${IMMIGRATION}`,
        `stay-limit-not-yet: ${TABLE} (令和8年3月26日まで)`,
        `ends-with-stay: ${TABLE}`,
      ],
    ],
    [
      'a minor’s stay beyond the birthday after the change',
      { born: 20180801, issued: 20260410, stay: 20300831 },
      [`stay-single: ${IMMIGRATION}`, `stay-limited-under-age: ${TABLE}`],
    ],
    [
      'a minor of 19 after the change',
      { born: 20070501, applied: 20220331, issued: 20260610, stay: 20310610 },
      [`stay-single: ${IMMIGRATION}`, `stay-not-limited: ${TABLE}`, `ends-with-stay: ${TABLE}`],
    ],
    [
      'a stay that ends on the birthday',
      { born: 20180801, issued: 20250910, stay: 20300801 },
      [`stay-single: ${IMMIGRATION}`, `stay-on-term-end: ${TABLE}`],
    ],
  ])('%s', (that, dates, expected) => {
    const steps = stepsOf(recordOf({ that, source: STAY, ...dates }));
    expect(told(steps.filter(({ code }) => ABOUT_STAY.test(code)))).toEqual(expected);
  });

  it('and the age that the application chooses', () => {
    const steps = stepsOf(
      cardRecord({ birth: 20020520, appliedOn: 20220331, cardIssuedOn: 20220410 }),
    );
    expect(steps.slice(0, 2)).toMatchObject([
      { code: 'age-by-application', on: 20220331, rule: { value: { value: 20 } } },
      { code: 'minor', on: 20220410, age: 19 },
    ]);
  });
});
