// The card of someone with a period of stay: whether the stay ends it, or the term, or the earlier of both.
import { ABSENT, addMonths, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import { inForce } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';
import type { AdultVerdict } from './adult.js';

/** A period of stay on a card, and the rules for it in force on the day of the making. */
export interface Stay {
  readonly expiresOn: CivilDate;
  readonly endsCard: DatedValue<boolean>;
  /** The longest single period in years, and whether this one ends later and so was extended, or has no end. */
  readonly longest: DatedValue<number>;
  readonly extended: boolean;
  /** Under which age on the making the birthday ends the card too. */
  readonly limitedUnder: DatedValue<number>;
  readonly extensionWithinTerm: DatedValue<boolean>;
  /** Whether the term ends the card where it is over before the stay. */
  readonly withinTerm: boolean;
}

/**
 * The period of stay of a record; undefined where none is recorded. A single period ends the card, also after the last
 * birthday of a minor's term, except that of a holder under 18 on the making from 2026-03-27 on. What ends more than five
 * years after the making was extended, or has no end, and reaches no further than the term. Source: order on cards,
 * art. 27 (1) and (2).
 */
export function stayOf(
  stayExpiresOn: MaybeDate,
  { on, age }: AdultVerdict,
  { rules }: RuleBook,
): Stay | undefined {
  if (stayExpiresOn === ABSENT) return undefined;
  const expiresOn = stayExpiresOn as CivilDate;
  const longest = inForce(rules['stay.longest_years'], on);
  const limitedUnder = inForce(rules['card.stay.birthday_limits_under'], on);
  const extensionWithinTerm = inForce(rules['card.stay.extension_within_term'], on);
  const extended = expiresOn > addMonths(on, longest.value * 12);
  return {
    expiresOn,
    endsCard: inForce(rules['card.ends_with_stay'], on),
    longest,
    extended,
    limitedUnder,
    extensionWithinTerm,
    withinTerm: extended ? extensionWithinTerm.value : age < limitedUnder.value,
  };
}

/** The last day of a card whose term ends on a day. */
export function endWithStay(termEnd: CivilDate, stay: Stay | undefined): CivilDate {
  if (stay === undefined || !stay.endsCard.value) return termEnd;
  return stay.withinTerm && termEnd < stay.expiresOn ? termEnd : stay.expiresOn;
}
