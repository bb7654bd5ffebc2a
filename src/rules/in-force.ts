// The value of a rule in force on a day: the only look-up into the law; it refuses days no source speaks of.
import type { LeapDayBirthday } from '../calendar/birthday.js';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { DatedValue, Rule, RuleBook } from './rule-book.js';

/** Thrown for a day before a rule's first sourced value: the caller accepted what it must refuse. */
export class OutsideSourcedRange extends RangeError {
  constructor(rule: Rule<unknown>, on: CivilDate) {
    super(`${rule.id} has no sourced value on ${isoDate(on)}`);
  }
}

/**
 * The value of `rule` in force on the day `on`, with its sources. The last value holds until a newer one is
 * entered: future years are counted by the law as it stands, which every output states.
 *
 * @throws {OutsideSourcedRange} where `on` lies before the rule's first value.
 */
export function inForce<T>(rule: Rule<T>, on: CivilDate): DatedValue<T> {
  const { values } = rule;
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const value = values[index] as DatedValue<T>;
    if (value.from <= on) return value;
  }
  throw new OutsideSourcedRange(rule, on);
}

const LEAP_DAY_RULES = {
  card: 'card.leap_day_birthday',
  certificate: 'certificate.leap_day_birthday',
} as const;

/**
 * The birthday in common years of those born on 29 February, for the terms of cards and for all ages, or for the terms
 * of certificates; one value for all time, so no day is asked for.
 */
export function leapDayRule(
  book: RuleBook,
  of: 'card' | 'certificate',
): DatedValue<LeapDayBirthday> {
  return book.rules[LEAP_DAY_RULES[of]].values.at(-1) as DatedValue<LeapDayBirthday>;
}

/** The day from which cards can have been issued; one for all time. */
export function schemeStartOf(book: RuleBook): CivilDate {
  return (book.rules['scheme.start'].values[0] as DatedValue<CivilDate>).value;
}

/** The day on which the first cards were handed over; one for all time. */
export function firstCardsOf(book: RuleBook): CivilDate {
  return (book.rules['scheme.first_cards'].values[0] as DatedValue<CivilDate>).value;
}

/** Whether a value rests on no primary source, so that outputs must say so. */
export function isSecondary(value: DatedValue<unknown>): boolean {
  return !value.sources.some((source) => source.primary);
}

/** The rules of a book of which some value rests on secondary sources alone. */
export function secondaryRules(rules: Iterable<Rule<unknown>>): Rule<unknown>[] {
  return [...rules].filter((rule) => rule.values.some(isSecondary));
}
