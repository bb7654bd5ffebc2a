// The renewal window: from which day a card or certificate can be renewed.
import { addMonths, type CivilDate, dayAfter } from '../calendar/civil-date.js';
import { inForce } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';

/**
 * The first day on which what ends on `expiresOn` can be renewed: the day after (expiry − 3 months), the day
 * clamped to the month's end. Sources: the cities of Chuo, Utsunomiya, Annaka, Yokohama.
 *
 * @example
 * renewalOpensOn(20260115, lawInForce) // => 20251016
 * renewalOpensOn(20260531, lawInForce) // => 20260301
 */
export function renewalOpensOn(expiresOn: CivilDate, law: RuleBook): CivilDate {
  return dayAfter(addMonths(expiresOn, -windowRule(expiresOn, law).value));
}

/** Whether a document that ends on `expiresOn` can be renewed on a day; the day of expiry is the last. */
export function isInWindow(on: CivilDate, expiresOn: CivilDate, law: RuleBook): boolean {
  return on <= expiresOn && on >= renewalOpensOn(expiresOn, law);
}

/**
 * The length of the window before an expiry, in months. A period of stay that was over before the scheme began, which
 * readers only warn of, is judged by the scheme's first value.
 */
export function windowRule(expiresOn: CivilDate, law: RuleBook): DatedValue<number> {
  const rule = law.rules['renewal.window_months'];
  const first = (rule.values[0] as DatedValue<number>).from;
  return inForce(rule, expiresOn < first ? first : expiresOn);
}
