// Whether a holder counts as an adult, which sets the terms of a card and its certificates.
import { ageOn } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';

/** Whether a holder is an adult, with the values from which it follows. */
export interface AdultVerdict {
  readonly adult: boolean;
  /** The day on which the age was judged, and the completed years on it. */
  readonly on: CivilDate;
  readonly age: number;
  /** The age of majority, and the day that decides between the old and the new one. */
  readonly rule: DatedValue<number>;
  readonly chosenBy: CivilDate;
}

/**
 * Whether someone is an adult on `on`: 20 or older by the law before 2022-04-01, 18 or older by the law from then on.
 * `chosenBy` says which of the two; a day before the scheme began takes the scheme's first age. Source: order on cards,
 * art. 26 (1), and art. 2 of its supplementary provisions of 2022-01-11.
 */
export function adultOn(
  birth: CivilDate,
  on: CivilDate,
  law: RuleBook,
  chosenBy: CivilDate = on,
): AdultVerdict {
  const ages = law.rules['card.adult_age'];
  const first = (ages.values[0] as DatedValue<number>).from;
  const rule = inForce(ages, chosenBy < first ? first : chosenBy);
  const age = ageOn(birth, on, leapDayRule(law, 'card').value);
  return { adult: age >= rule.value, on, age, rule, chosenBy };
}

/**
 * Whether a card is an adult's: by the age on the day it was made. The day on which the application was received only
 * chooses from which age on; where it is not known, the day of the making chooses.
 */
export function adultByCard(
  birth: CivilDate,
  cardIssuedOn: CivilDate,
  appliedOn: MaybeDate,
  law: RuleBook,
): AdultVerdict {
  const chosenBy = appliedOn === ABSENT ? cardIssuedOn : (appliedOn as CivilDate);
  return adultOn(birth, cardIssuedOn, law, chosenBy);
}
