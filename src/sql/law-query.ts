// The count by law in SQL, step by step as the program does it: expiries, visits, and what follows them.
import type { CivilDate } from '../calendar/civil-date.js';
import type { Rule, RuleBook } from '../rules/rule-book.js';
import { dated, type Expressions } from './expressions.js';
import type { Step } from './records-query.js';

/** How far visits are followed. */
export interface Following {
  readonly asOf: CivilDate;
  readonly until: CivilDate;
  readonly repeats: boolean;
}

/** The smallest and the largest value a rule ever has. */
function extremes(...rules: readonly Rule<number>[]): { least: number; most: number } {
  const values = rules.flatMap((rule) => rule.values.map(({ value }) => value));
  return { least: Math.min(...values), most: Math.max(...values) };
}

/** The expiries of what each record holds: `card_0`, `user_0_1`, `signature_0_1`, and whether the stay ended the card. */
export function expirySteps(law: RuleBook, write: Expressions): readonly Step[] {
  const { rules } = law;
  const adultOn = (date: string) =>
    `(${write.age(date)} >= ${dated(rules['card.adult_age'], date, String)})`;
  const certificateTerm = (adult: string, date: string) =>
    `CASE WHEN ${adult} THEN ${dated(rules['certificate.validity.adult'], date, String)} ELSE ${dated(rules['certificate.validity.minor'], date, String)} END`;
  const start = (rule: 'card' | 'certificate', issued: string, oldExpiry: string) =>
    dated(rules[`${rule}.renewal.counts_from`], issued, (value) =>
      value === 'old_expiry' ? oldExpiry : issued,
    );
  const capped = (rule: Rule<boolean>, on: string, date: string, limit: string) =>
    dated(rule, on, (value) => (value ? `LEAST(${date}, ${limit})` : date));
  const byCard = (on: string, date: string) =>
    capped(rules['certificate.ends_with_card'], on, date, 'card_0');
  const chosen = (recorded: string, asNew: string, asRenewal: string, otherwise: string) =>
    `CASE WHEN ${recorded} = ${asNew} AND ${recorded} <> ${asRenewal} THEN FALSE ` +
    `WHEN ${recorded} = ${asRenewal} AND ${recorded} <> ${asNew} THEN TRUE ELSE ${otherwise} END`;
  const withStay = (date: string) =>
    dated(rules['card.ends_with_stay'], 'issued', (value) =>
      value ? `CASE WHEN stay > 0 AND stay < ${date} THEN stay ELSE ${date} END` : date,
    );
  const both = (columns: (item: 'user' | 'signature') => Readonly<Record<string, string>>) => ({
    ...columns('user'),
    ...columns('signature'),
  });
  return [
    {
      comment:
        'the age is judged on the day of the application, or of issue where that is not known',
      columns: {
        judged: 'CASE WHEN applied > 0 THEN applied ELSE issued END',
        new_year: write.yearAfter('issued'),
        old_expiry: write.birthdayIn(write.yearOnOrAfter('issued')),
      },
    },
    {
      comment: 'an adult or not; a renewal runs on from the old expiry',
      columns: {
        adult: adultOn('judged'),
        card_start: start('card', 'issued', 'old_expiry'),
        certificate_start: start('certificate', 'issued', 'old_expiry'),
      },
    },
    {
      comment: 'the terms in birthdays, and the years of the first of them',
      columns: {
        card_term: `CASE WHEN adult THEN ${dated(rules['card.validity.adult'], 'issued', String)} ELSE ${dated(rules['card.validity.minor'], 'issued', String)} END`,
        certificate_term: certificateTerm('adult', 'issued'),
        card_start_year: write.yearAfter('card_start'),
        certificate_start_year: write.yearAfter('certificate_start'),
      },
    },
    {
      comment: 'both readings of the day of issue: a new card, a renewal',
      columns: {
        card_new_uncapped: write.birthdayIn('new_year + card_term - 1'),
        card_renewal_uncapped: write.birthdayIn('card_start_year + card_term - 1'),
      },
    },
    {
      comment: 'a card ends with the period of stay',
      columns: {
        card_new: withStay('card_new_uncapped'),
        card_renewal: withStay('card_renewal_uncapped'),
      },
    },
    {
      comment: 'a recorded expiry that is one reading and not the other decides',
      columns: {
        is_renewal: chosen('card_recorded', 'card_new', 'card_renewal', 'recorded_as_renewal'),
      },
    },
    {
      comment: 'the end of the card',
      columns: {
        card_0: 'CASE WHEN is_renewal THEN card_renewal ELSE card_new END',
        ended_by_stay:
          'CASE WHEN is_renewal THEN card_renewal < card_renewal_uncapped ELSE card_new < card_new_uncapped END',
        first_uncapped: write.birthdayIn(
          'CASE WHEN is_renewal THEN certificate_start_year ELSE new_year END + certificate_term - 1',
        ),
      },
    },
    {
      comment: 'the end of the certificates that came with it',
      columns: { first_end: byCard('issued', 'first_uncapped') },
    },
    {
      comment:
        'their window opens the day after this one; each certificate by its own day of issue',
      columns: {
        window_after: write.monthsBefore(
          'first_end',
          dated(rules['renewal.window_months'], 'first_end', String),
        ),
        ...both((item) => ({
          [`${item}_adult`]: `CASE WHEN ${item}_issued = issued THEN adult ELSE ${adultOn(`${item}_issued`)} END`,
          [`${item}_new_year`]: write.yearAfter(`${item}_issued`),
          [`${item}_old_expiry`]: write.birthdayIn(write.yearOnOrAfter(`${item}_issued`)),
        })),
      },
    },
    {
      comment: 'renewed in the window before the first end, or issued anew',
      columns: both((item) => ({
        [`${item}_term`]: certificateTerm(`${item}_adult`, `${item}_issued`),
        [`${item}_start_year`]: write.yearAfter(
          start('certificate', `${item}_issued`, `${item}_old_expiry`),
        ),
        [`${item}_otherwise`]: `CASE WHEN ${item}_issued = issued THEN is_renewal ELSE ${item}_issued <= first_end AND ${item}_issued > window_after END`,
      })),
    },
    {
      comment: 'with the card at the latest',
      columns: both((item) => ({
        [`${item}_by_card_new`]: byCard(
          `${item}_issued`,
          write.birthdayIn(`${item}_new_year + ${item}_term - 1`),
        ),
        [`${item}_by_card_renewal`]: byCard(
          `${item}_issued`,
          write.birthdayIn(`${item}_start_year + ${item}_term - 1`),
        ),
      })),
    },
    {
      comment: 'the end of the user certificate',
      columns: {
        user_0_1: endOf('user', 'user_by_card_new', 'user_by_card_renewal'),
      },
    },
    {
      comment: 'the signature certificate ends with the user certificate at the latest',
      columns: Object.fromEntries(
        ['new', 'renewal'].map((reading) => [
          `signature_${reading}`,
          dated(
            rules['signature_certificate.ends_with_user_certificate'],
            'signature_issued',
            (value) =>
              value
                ? `CASE WHEN user_0_1 > 0 THEN LEAST(signature_by_card_${reading}, user_0_1) ELSE signature_by_card_${reading} END`
                : `signature_by_card_${reading}`,
          ),
        ]),
      ),
    },
    {
      comment: 'the end of the signature certificate',
      columns: { signature_0_1: endOf('signature', 'signature_new', 'signature_renewal') },
    },
  ];

  function endOf(item: 'user' | 'signature', asNew: string, asRenewal: string): string {
    const renewal = chosen(`${item}_recorded`, asNew, asRenewal, `${item}_otherwise`);
    return `CASE WHEN ${item}_issued = 0 THEN 0 WHEN ${renewal} THEN ${asRenewal} ELSE ${asNew} END`;
  }
}

/** The visits of a record: the steps that find them, and the columns in which they then stand, 0 for none. */
export interface Visits {
  readonly steps: readonly Step[];
  readonly cards: readonly string[];
  readonly certificates: readonly string[];
}

/**
 * Follows every card by its successors, and within each the two chains of certificates, as far as a visit can lie in the
 * years asked for. Whatever is followed ends on a birthday: only a period of stay ends otherwise, and that is not
 * followed. So the k-th birthday after it is the one k years on, and the age on the day before it one less than on it.
 */
export function visitSteps(law: RuleBook, write: Expressions, following: Following): Visits {
  const { rules } = law;
  const { asOf, until, repeats } = following;
  const card = extremes(rules['card.validity.adult'], rules['card.validity.minor']);
  const certificate = extremes(
    rules['certificate.validity.adult'],
    rules['certificate.validity.minor'],
  );
  const years = Math.max(0, Math.trunc(until / 10000) - Math.trunc(asOf / 10000));
  const successors = repeats ? Math.trunc(years / card.least) + 1 : 0;
  /** A recorded card can be a renewal, which is a birthday longer. */
  const links = (nth: number) =>
    repeats || nth > 0
      ? Math.max(1, Math.ceil((card.most + (nth === 0 ? 1 : 0)) / certificate.least) - 1)
      : 1;

  const adultBefore = (date: string) =>
    `(${write.year(date)} - birth_year - 1 >= ${dated(rules['card.adult_age'], date, String, '>')})`;
  const later = (adult: string, thing: 'card' | 'certificate', date: string) =>
    write.birthdayIn(
      `${write.year(date)} + CASE WHEN ${adult} THEN ${dated(rules[`${thing}.validity.adult`], date, String)} ELSE ${dated(rules[`${thing}.validity.minor`], date, String)} END`,
    );
  const followed = (date: string) => `${date} BETWEEN ${asOf} AND ${until}`;

  const steps: Step[] = [];
  const chained = Array.from({ length: successors + 1 }, (_, nth) => nth);
  for (const nth of chained.slice(1)) {
    const before = `card_${nth - 1}`;
    const held = `${followed(before)}${nth === 1 ? ' AND NOT ended_by_stay' : ''}`;
    const minimumAge = dated(rules['signature_certificate.minimum_age'], before, String);
    steps.push(
      {
        comment: `card ${nth} after the recorded one, by the age on the day before`,
        columns: {
          [`card_${nth}`]: `CASE WHEN ${held} THEN ${later(adultBefore(before), 'card', before)} ELSE 0 END`,
        },
      },
      {
        comment: 'its certificates',
        columns: {
          [`user_${nth}_1`]: `CASE WHEN card_${nth} > 0 THEN LEAST(${later(adultBefore(before), 'certificate', before)}, card_${nth}) ELSE 0 END`,
        },
      },
      {
        comment: 'no signature certificate under the age for it',
        columns: {
          [`signature_${nth}_1`]: `CASE WHEN ${write.year(before)} - birth_year - 1 >= ${minimumAge} THEN user_${nth}_1 ELSE 0 END`,
        },
      },
    );
  }
  const longest = Math.max(...chained.map(links));
  for (let link = 2; link <= longest; link += 1) {
    const columns: Record<string, string> = {};
    for (const nth of chained.filter((each) => links(each) >= link)) {
      for (const item of ['user', 'signature']) {
        const before = `${item}_${nth}_${link - 1}`;
        columns[`${item}_${nth}_${link}`] =
          `CASE WHEN ${followed(before)} AND ${before} < card_${nth} THEN LEAST(${later(adultBefore(before), 'certificate', before)}, card_${nth}) ELSE 0 END`;
      }
    }
    steps.push({ comment: `certificate ${link} on each card`, columns });
  }

  const cards = chained.map((nth) => `card_${nth}`);
  const visits: Record<string, string> = {};
  for (const nth of chained) {
    const users = Array.from({ length: links(nth) }, (_, index) => `user_${nth}_${index + 1}`);
    users.forEach((user, index) => {
      const signature = `signature_${nth}_${index + 1}`;
      visits[`${user}_visit`] = `CASE WHEN ${user} < card_${nth} THEN ${user} ELSE 0 END`;
      visits[`${signature}_visit`] =
        `CASE WHEN ${signature} < card_${nth} AND ${signature} NOT IN (${users.join(', ')}) THEN ${signature} ELSE 0 END`;
    });
  }
  steps.push({
    comment:
      'both certificates on one day are one visit; those ending with the card are part of the card’s',
    columns: visits,
  });
  return { steps, cards, certificates: Object.keys(visits) };
}
