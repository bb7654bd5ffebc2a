// The term of a card or certificate in birthdays, and where it ends under each reading of the day of issue.
import {
  birthdayAfter,
  birthdayIn,
  birthdayOnOrAfter,
  type LeapDayBirthday,
} from '../calendar/birthday.js';
import { ABSENT, addMonths, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardIssueKind } from '../records/record.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook, RuleId } from '../rules/rule-book.js';

/** A document with a term of its own. */
export type TermThing = 'card' | 'certificate';

/** The rules for the term of a document issued on a day, as in force on that day. */
export interface Term {
  readonly birth: CivilDate;
  readonly issuedOn: CivilDate;
  readonly leapDay: LeapDayBirthday;
  /** The rule for the number of birthdays, and its value. */
  readonly rule: `${TermThing}.validity.${'adult' | 'minor'}`;
  readonly birthdays: DatedValue<number>;
  /** The number of further birthdays of a renewal in time. */
  readonly furtherBirthdays: DatedValue<number>;
  /** The months from the last birthday to the expiry. */
  readonly monthsAfter: DatedValue<number>;
}

/** The term of an adult's or a minor's card or certificate. */
export function termOf(
  thing: TermThing,
  birth: CivilDate,
  issuedOn: CivilDate,
  adult: boolean,
  law: RuleBook,
): Term {
  const rules = TERM_RULES[thing];
  const rule = adult ? rules.adult : rules.minor;
  return {
    birth,
    issuedOn,
    leapDay: leapDayRule(law, thing).value,
    rule,
    birthdays: inForce(law.rules[rule], issuedOn),
    furtherBirthdays: inForce(law.rules[rules.renewal], issuedOn),
    monthsAfter: inForce(law.rules['expiry.months_after_birthday'], issuedOn),
  };
}

/** The rules of a term by their names: names put together for each record would take longer than the look-up. */
const TERM_RULES = {
  card: {
    adult: 'card.validity.adult',
    minor: 'card.validity.minor',
    renewal: 'card.renewal.further_birthdays',
  },
  certificate: {
    adult: 'certificate.validity.adult',
    minor: 'certificate.validity.minor',
    renewal: 'certificate.renewal.further_birthdays',
  },
} as const satisfies Record<TermThing, Record<string, RuleId>>;

/** The number of birthdays after its issue until a term ends. */
export function birthdaysOf(term: Term, reading: CardIssueKind): number {
  const { birthdays, furtherBirthdays } = term;
  return birthdays.value + (reading === 'renewal' ? furtherBirthdays.value : 0);
}

/** The last birthday of a term: counted from the day of issue, a birthday on that day not among them. */
export function lastBirthday(term: Term, reading: CardIssueKind): CivilDate {
  return birthdayAfter(term.birth, birthdaysOf(term, reading), term.issuedOn, term.leapDay);
}

/** The last day of a term, without other rules that end it earlier. */
export function endOfTerm(term: Term, reading: CardIssueKind): CivilDate {
  return endAfter(lastBirthday(term, reading), term);
}

/**
 * The last day of a term that a renewal in time began, where the one before it had its last birthday in `year`: people
 * came before that birthday, which so is the first of the new term's.
 */
export function endOfNextTerm(term: Term, year: number): CivilDate {
  const last = year + birthdaysOf(term, 'renewal') - 1;
  return endAfter(birthdayIn(term.birth, last, term.leapDay), term);
}

function endAfter(birthday: CivilDate, { monthsAfter }: Term): CivilDate {
  return monthsAfter.value === 0 ? birthday : addMonths(birthday, monthsAfter.value);
}

/** The birthday before which a renewal on the day of issue lies: the first on or after it. */
export function replacedExpiry({ birth, issuedOn, leapDay }: Term): CivilDate {
  return birthdayOnOrAfter(birth, issuedOn, leapDay);
}

/** The earlier of a date and a limit, where there is one. */
export function atMost(date: CivilDate, limit: MaybeDate): CivilDate {
  return limit !== ABSENT && limit < date ? (limit as CivilDate) : date;
}
