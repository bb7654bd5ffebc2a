// The term of a card or certificate in birthdays, and where it ends under each reading of the day of issue.
import { birthdayAfter, birthdayOnOrAfter, type LeapDayBirthday } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardIssueKind } from '../records/record.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';

/** What has a term of its own. */
export type TermThing = 'card' | 'certificate';

/** The rules for the term of something issued on a day, as they are in force on it. */
export interface Term {
  readonly birth: CivilDate;
  readonly issuedOn: CivilDate;
  readonly leapDay: LeapDayBirthday;
  /** The rule for the number of birthdays, and its value. */
  readonly rule: `${TermThing}.validity.${'adult' | 'minor'}`;
  readonly birthdays: DatedValue<number>;
  /** From which day a renewal counts them. */
  readonly renewalCountsFrom: DatedValue<'old_expiry' | 'issue'>;
}

/** The term of an adult's or a minor's card or certificate. */
export function termOf(
  thing: TermThing,
  birth: CivilDate,
  issuedOn: CivilDate,
  adult: boolean,
  law: RuleBook,
): Term {
  const rule = `${thing}.validity.${adult ? 'adult' : 'minor'}` as const;
  return {
    birth,
    issuedOn,
    leapDay: leapDayRule(law).value,
    rule,
    birthdays: inForce(law.rules[rule], issuedOn),
    renewalCountsFrom: inForce(law.rules[`${thing}.renewal.counts_from`], issuedOn),
  };
}

/** The last birthday of a term; what ends earlier by another rule is not looked at. */
export function endOfTerm(term: Term, reading: CardIssueKind): CivilDate {
  const { birth, birthdays, leapDay } = term;
  return birthdayAfter(birth, birthdays.value, countedFrom(term, reading), leapDay);
}

/** The day after which the birthdays of a term are counted. */
export function countedFrom(term: Term, reading: CardIssueKind): CivilDate {
  const runsOn = reading === 'renewal' && term.renewalCountsFrom.value === 'old_expiry';
  return runsOn ? replacedExpiry(term) : term.issuedOn;
}

/** The expiry that a renewal replaced: the first birthday on or after its day of issue. */
export function replacedExpiry({ birth, issuedOn, leapDay }: Term): CivilDate {
  return birthdayOnOrAfter(birth, issuedOn, leapDay);
}

/** The earlier of a date and a limit, where there is one. */
export function atMost(date: CivilDate, limit: MaybeDate): CivilDate {
  return limit !== ABSENT && limit < date ? (limit as CivilDate) : date;
}
