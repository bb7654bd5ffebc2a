// Whether a holder counts as an adult, which sets the terms of a card and its certificates.
import { ageOn } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';

/** The verdict, and what it rests on. */
export interface AdultVerdict {
  readonly adult: boolean;
  /** The day on which the age was judged, and the completed years on it. */
  readonly on: CivilDate;
  readonly age: number;
  readonly rule: DatedValue<number>;
}

/**
 * Whether someone is an adult on `on`: 20 or older before 2022-04-01, 18 or older from then on. An application
 * received before the scheme began is judged by the scheme's first value. Sources: Osakasayama, Konosu and Kobe
 * cities; outline of the amended order in force from 2022-04-01.
 */
export function adultOn(birth: CivilDate, on: CivilDate, law: RuleBook): AdultVerdict {
  const ages = law.rules['card.adult_age'];
  const first = (ages.values[0] as DatedValue<number>).from;
  const rule = inForce(ages, on < first ? first : on);
  const age = ageOn(birth, on, leapDayRule(law).value);
  return { adult: age >= rule.value, on, age, rule };
}

/** Whether a card is an adult's: judged on the day of the application, or of issue where that is not known. */
export function adultByCard(
  birth: CivilDate,
  cardIssuedOn: CivilDate,
  appliedOn: MaybeDate,
  law: RuleBook,
): AdultVerdict {
  return adultOn(birth, appliedOn === ABSENT ? cardIssuedOn : (appliedOn as CivilDate), law);
}
