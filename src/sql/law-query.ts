// The law in SQL, step by step as the program has it: when what a record holds ends.
import type { Rule, RuleBook } from '../rules/rule-book.js';
import { dated, type Expressions, extremes, type Step } from './expressions.js';

/** Columns that are last birthdays of terms, and the day by whose law each term runs. */
type LastBirthdays = Readonly<
  Record<string, { readonly birthday: string; readonly issued: string }>
>;

/** The ends of terms from their last birthdays: those themselves, unless the law lets months follow. */
function termEnds(
  comment: string,
  ends: LastBirthdays,
  law: RuleBook,
  write: Expressions,
): readonly Step[] {
  const rule = law.rules['expiry.months_after_birthday'];
  const columns = (of: (end: LastBirthdays[string], name: string) => string, suffix = '') =>
    Object.fromEntries(
      Object.entries(ends).map(([name, end]) => [`${name}${suffix}`, of(end, name)]),
    );
  if (extremes(rule).most === 0) return [{ comment, columns: columns(({ birthday }) => birthday) }];
  return [
    { comment, columns: columns(({ birthday }) => birthday, '_birthday') },
    {
      comment: 'so many months after those birthdays',
      columns: columns(({ issued }, name) =>
        dated(rule, issued, (months) =>
          months === 0 ? `${name}_birthday` : write.monthsAfter(`${name}_birthday`, months),
        ),
      ),
    },
  ];
}

/** The expiries of what each record holds: `card_0`, `user_0_1`, `signature_0_1`, and whether the stay ended the card. */
export function expirySteps(law: RuleBook, write: Expressions): readonly Step[] {
  const { rules } = law;
  const adultAge = (chosenBy: string) => dated(rules['card.adult_age'], chosenBy, String);
  const term = (thing: 'card' | 'certificate', adult: string, date: string) =>
    `CASE WHEN ${adult} THEN ${dated(rules[`${thing}.validity.adult`], date, String)} ELSE ${dated(rules[`${thing}.validity.minor`], date, String)} END`;
  const further = (thing: 'card' | 'certificate', issued: string) =>
    dated(rules[`${thing}.renewal.further_birthdays`], issued, String);
  const capped = (rule: Rule<boolean>, on: string, date: string, limit: string) =>
    dated(rule, on, (value) => (value ? `LEAST(${date}, ${limit})` : date));
  const byCard = (on: string, date: string) =>
    capped(rules['certificate.ends_with_card'], on, date, 'card_0');
  const chosen = (recorded: string, asNew: string, asRenewal: string, otherwise: string) =>
    `CASE WHEN ${recorded} = ${asNew} AND ${recorded} <> ${asRenewal} THEN FALSE ` +
    `WHEN ${recorded} = ${asRenewal} AND ${recorded} <> ${asNew} THEN TRUE ELSE ${otherwise} END`;
  const withStay = (date: string) =>
    dated(rules['card.ends_with_stay'], 'issued', (value) =>
      value
        ? `CASE WHEN stay > 0 AND (stay < ${date} OR NOT stay_within_term) THEN stay ELSE ${date} END`
        : date,
    );
  const lastOfCard = (count: string) => ({
    birthday: write.card.in(`card_first_year + ${count} - 1`),
    issued: 'issued',
  });
  const lastOf = (item: 'user' | 'signature', count: string) => ({
    birthday: write.certificate.in(`${item}_first_year + ${count} - 1`),
    issued: `${item}_issued`,
  });
  const both = <Value>(
    columns: (item: 'user' | 'signature') => Readonly<Record<string, Value>>,
  ) => ({
    ...columns('user'),
    ...columns('signature'),
  });
  return [
    {
      comment:
        'the day that chooses the adult age: of the application, or of the making where that is not known; the first birthdays after the making',
      columns: {
        chosen_by: 'CASE WHEN applied > 0 THEN applied ELSE issued END',
        made_age: write.age('issued'),
        card_first_year: write.card.yearAfter('issued'),
        certificate_first_year: write.certificate.yearAfter('issued'),
      },
    },
    {
      comment:
        'an adult or not, by the age on the making; a stay that ends too late for a single one was extended',
      columns: {
        adult: `(made_age >= ${adultAge('chosen_by')})`,
        stay_within_term:
          `CASE WHEN stay > issued + 10000 * ${dated(rules['stay.longest_years'], 'issued', String)} ` +
          `THEN ${dated(rules['card.stay.extension_within_term'], 'issued', (value) => (value ? 'TRUE' : 'FALSE'))} ` +
          `ELSE made_age < ${dated(rules['card.stay.birthday_limits_under'], 'issued', String)} END`,
      },
    },
    {
      comment: 'the terms in birthdays',
      columns: {
        card_term: term('card', 'adult', 'issued'),
        certificate_term: term('certificate', 'adult', 'issued'),
      },
    },
    ...termEnds(
      'both readings of the day of issue: a new card, a renewal',
      {
        card_new_term: lastOfCard('card_term'),
        card_renewal_term: lastOfCard(`card_term + ${further('card', 'issued')}`),
      },
      law,
      write,
    ),
    {
      comment: 'a card ends with the period of stay',
      columns: {
        card_new: withStay('card_new_term'),
        card_renewal: withStay('card_renewal_term'),
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
          'CASE WHEN is_renewal THEN card_renewal <> card_renewal_term ELSE card_new <> card_new_term END',
      },
    },
    ...termEnds(
      'the term of the certificates that came with it',
      {
        first_term: {
          birthday: write.certificate.in(
            `certificate_first_year + certificate_term + CASE WHEN is_renewal THEN ${further('certificate', 'issued')} ELSE 0 END - 1`,
          ),
          issued: 'issued',
        },
      },
      law,
      write,
    ),
    {
      comment: 'their end',
      columns: { first_end: byCard('issued', 'first_term') },
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
          [`${item}_adult`]: `CASE WHEN ${item}_issued = issued THEN adult ELSE (${write.age(`${item}_issued`)} >= ${adultAge(`${item}_issued`)}) END`,
          [`${item}_first_year`]: write.certificate.yearAfter(`${item}_issued`),
        })),
      },
    },
    {
      comment: 'renewed in the window before the first end, or issued anew',
      columns: both((item) => ({
        [`${item}_term`]: term('certificate', `${item}_adult`, `${item}_issued`),
        [`${item}_otherwise`]: `CASE WHEN ${item}_issued = issued THEN is_renewal ELSE ${item}_issued <= first_end AND ${item}_issued > window_after END`,
      })),
    },
    ...termEnds(
      'the terms of both readings',
      both((item) => ({
        [`${item}_new_term`]: lastOf(item, `${item}_term`),
        [`${item}_renewal_term`]: lastOf(
          item,
          `${item}_term + ${further('certificate', `${item}_issued`)}`,
        ),
      })),
      law,
      write,
    ),
    {
      comment: 'with the card at the latest',
      columns: both((item) => ({
        [`${item}_by_card_new`]: byCard(`${item}_issued`, `${item}_new_term`),
        [`${item}_by_card_renewal`]: byCard(`${item}_issued`, `${item}_renewal_term`),
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
