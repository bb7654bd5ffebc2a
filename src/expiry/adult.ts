// Decides whether a holder counts as an adult, which sets the term of a card.
import { ageOn } from '../calendar/birthday.js';
import type { CivilDate } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';

/** The verdict, and what it rests on. */
export interface AdultVerdict {
  readonly adult: boolean;
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
  return { adult: age >= rule.value, age, rule };
}
