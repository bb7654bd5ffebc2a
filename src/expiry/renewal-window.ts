// Decides from which day a card or certificate can be renewed.
import { addMonths, type CivilDate, dayAfter } from '../calendar/civil-date.js';
import { inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';

/**
 * The first day on which what ends on `expiresOn` can be renewed: the day after (expiry − 3 months), the day
 * clamped to the month's end. Sources: the cities of Chuo, Utsunomiya, Annaka, Yokohama.
 *
 * @example
 * renewalOpensOn(20260115, lawInForce) // => 20251016
 * renewalOpensOn(20260531, lawInForce) // => 20260301
 */
export function renewalOpensOn(expiresOn: CivilDate, law: RuleBook): CivilDate {
  const months = inForce(law.rules['renewal.window_months'], expiresOn).value;
  return dayAfter(addMonths(expiresOn, -months));
}
