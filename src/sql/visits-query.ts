// The visits of a record in SQL, step by step as the program follows them: what ends, and what follows by renewal.
import type { CivilDate } from '../calendar/civil-date.js';
import { leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { dated, type Expressions, extremes, type Step } from './expressions.js';

/** The extent to which visits are followed. */
export interface Following {
  readonly asOf: CivilDate;
  readonly until: CivilDate;
  readonly repeats: boolean;
}

/** The visits of a record: the steps that find them, and the columns in which they then stand, 0 for none. */
export interface Visits {
  readonly steps: readonly Step[];
  readonly cards: readonly string[];
  readonly certificates: readonly string[];
}

/**
 * Follows every card by its successors, and within each the two chains of certificates, as far as a visit can lie in the
 * years asked for. Only terms are followed, not what a stay ended, so the next one ends so many years after the last
 * birthday of the one before, people having come before that birthday.
 */
export function visitSteps(law: RuleBook, write: Expressions, following: Following): Visits {
  const { rules } = law;
  const { asOf, until } = following;
  const followed = (date: string) => `${date} BETWEEN ${asOf} AND ${until}`;
  const { successors, links } = lengths(law, following);
  const later = laterTerms(law, write);

  const steps: Step[] = [];
  const chained = Array.from({ length: successors + 1 }, (_, nth) => nth);
  for (const nth of chained.slice(1)) {
    const before = `card_${nth - 1}`;
    const held = `${followed(before)}${nth === 1 ? ' AND NOT ended_by_stay' : ''}`;
    const minimumAge = dated(rules['signature_certificate.minimum_age'], before, String);
    steps.push(
      ...later.steps(`card ${nth} after the recorded one, by the age on the day before`, {
        [`card_${nth}`]: { before, thing: 'card', after: 'card', held, atMost: undefined },
      }),
      ...later.steps('its certificates', {
        [`user_${nth}_1`]: {
          before,
          thing: 'certificate',
          after: 'card',
          held: `card_${nth} > 0`,
          atMost: `card_${nth}`,
        },
      }),
      {
        comment: 'no signature certificate under the age for it',
        columns: {
          [`signature_${nth}_1`]: `CASE WHEN ${later.ageBefore(before)} >= ${minimumAge} THEN user_${nth}_1 ELSE 0 END`,
        },
      },
    );
  }
  const longest = Math.max(...chained.map(links));
  const users = (nth: number) =>
    Array.from({ length: links(nth) }, (_, index) => `user_${nth}_${index + 1}`);
  // The user certificates first, since a signature certificate renewed alone ends with the one held then.
  for (const item of ['user', 'signature'] as const) {
    for (let link = 2; link <= longest; link += 1) {
      const ends: Record<string, NextTerm> = {};
      for (const nth of chained.filter((each) => links(each) >= link)) {
        const before = `${item}_${nth}_${link - 1}`;
        const card = `card_${nth}`;
        const heldThen = users(nth).map((user) => `WHEN ${user} > ${before} THEN ${user}`);
        ends[`${item}_${nth}_${link}`] = {
          before,
          thing: 'certificate',
          after: 'certificate',
          held: `${followed(before)} AND ${before} < ${card}`,
          atMost:
            item === 'user'
              ? card
              : dated(rules['signature_certificate.ends_with_user_certificate'], before, (value) =>
                  value ? `LEAST(CASE ${heldThen.join(' ')} ELSE ${card} END, ${card})` : card,
                ),
        };
      }
      steps.push(...later.steps(`${item} certificate ${link} on each card`, ends));
    }
  }

  const cards = chained.map((nth) => `card_${nth}`);
  const visits: Record<string, string> = {};
  for (const nth of chained) {
    users(nth).forEach((user, index) => {
      const signature = `signature_${nth}_${index + 1}`;
      visits[`${user}_visit`] = `CASE WHEN ${user} < card_${nth} THEN ${user} ELSE 0 END`;
      visits[`${signature}_visit`] =
        `CASE WHEN ${signature} < card_${nth} AND ${signature} NOT IN (${users(nth).join(', ')}) THEN ${signature} ELSE 0 END`;
    });
  }
  steps.push({
    comment:
      'both certificates on one day are one visit; those ending with the card are part of the card’s',
    columns: visits,
  });
  return { steps, cards, certificates: Object.keys(visits) };
}

/** The number of cards that follow the recorded one, and of certificates that follow each other on the nth card. */
function lengths({ rules }: RuleBook, { asOf, until, repeats }: Following) {
  const card = extremes(rules['card.validity.adult'], rules['card.validity.minor']);
  const further = extremes(rules['card.renewal.further_birthdays']);
  const certificate = extremes(
    rules['certificate.validity.adult'],
    rules['certificate.validity.minor'],
  );
  const months = extremes(rules['expiry.months_after_birthday']).most > 0 ? 1 : 0;
  const lastYear = Math.trunc(until / 10000);
  const years = Math.max(0, lastYear - Math.trunc(asOf / 10000));
  // A stay lasts so many years, and so a birthday more at most; an extension without limit to the last year asked for.
  const stay = rules['card.stay.extension_within_term'].values.every(({ value }) => value)
    ? extremes(rules['stay.longest_years']).most + 1
    : lastYear - Math.trunc((rules['scheme.start'].values[0]?.value as CivilDate) / 10000);
  const recorded = Math.max(card.most + further.most, stay);
  const renewed = card.most + further.most - 1;
  return {
    successors: repeats ? Math.trunc(years / (card.least + further.least - 1)) + 1 : 0,
    links: (nth: number) =>
      repeats || nth > 0
        ? Math.max(
            1,
            Math.ceil(((nth === 0 ? recorded : renewed) + months) / certificate.least) - 1,
          )
        : 1,
  };
}

/** A term that follows another by renewal. */
interface NextTerm {
  /** The column with the last day of the term before, and what that was a term of. */
  readonly before: string;
  readonly after: 'card' | 'certificate';
  readonly thing: 'card' | 'certificate';
  /** Whether there is a next term, and its latest possible end. */
  readonly held: string;
  readonly atMost: string | undefined;
}

/** The steps to the ends of terms that follow others. */
function laterTerms(law: RuleBook, write: Expressions) {
  const { rules } = law;
  const months = rules['expiry.months_after_birthday'];
  // As the law stands a term ends on a birthday, by one rule for 29 February, which makes for a shorter query.
  const endsOnBirthday =
    extremes(months).most === 0 &&
    leapDayRule(law, 'card').value === leapDayRule(law, 'certificate').value;
  const yearOfLast = ({ before, after }: NextTerm) =>
    endsOnBirthday ? write.year(before) : `(${write[after].yearAfter(before)} - 1)`;
  const ageBefore = (date: string) =>
    endsOnBirthday ? `(${write.year(date)} - birth_year - 1)` : write.ageBefore(date);
  const birthday = (next: NextTerm) => {
    const { thing, before } = next;
    const adult = `${ageBefore(before)} >= ${dated(rules['card.adult_age'], before, String, '>')}`;
    const count = (of: 'adult' | 'minor') =>
      dated(rules[`${thing}.validity.${of}`], before, String);
    const further = dated(rules[`${thing}.renewal.further_birthdays`], before, String);
    return write[thing].in(
      `${yearOfLast(next)} + CASE WHEN ${adult} THEN ${count('adult')} ELSE ${count('minor')} END + ${further} - 1`,
    );
  };
  const ended = (end: string, { held, atMost }: NextTerm) =>
    `CASE WHEN ${held} THEN ${atMost === undefined ? end : `LEAST(${end}, ${atMost})`} ELSE 0 END`;
  const columns = (
    ends: Readonly<Record<string, NextTerm>>,
    of: (name: string, end: NextTerm) => string,
    suffix = '',
  ) =>
    Object.fromEntries(
      Object.entries(ends).map(([name, end]) => [`${name}${suffix}`, of(name, end)]),
    );
  return {
    ageBefore,
    steps: (comment: string, ends: Readonly<Record<string, NextTerm>>): Step[] => {
      if (extremes(months).most === 0) {
        return [{ comment, columns: columns(ends, (_, end) => ended(birthday(end), end)) }];
      }
      return [
        {
          comment: `last birthday of ${comment}`,
          columns: columns(ends, (_, end) => birthday(end), '_birthday'),
        },
        {
          comment,
          columns: columns(ends, (name, end) =>
            ended(
              dated(months, end.before, (value) =>
                value === 0 ? `${name}_birthday` : write.monthsAfter(`${name}_birthday`, value),
              ),
              end,
            ),
          ),
        },
      ];
    },
  };
}
