// Expiry of a card by law.
import type { CivilDate } from '../calendar/civil-date.js';
import type { CardIssueKind, CardRecord } from '../records/record.js';
import { inForce } from '../rules/in-force.js';
import type { DatedValue, RuleBook } from '../rules/rule-book.js';
import { type AdultVerdict, adultByCard } from './adult.js';
import { type Reading, readingOf } from './reading.js';
import { atMost, endOfTerm, type Term, termOf } from './term.js';

/** When a card ends, and the values from which that follows. */
export interface CardExpiry {
  readonly expiresOn: CivilDate;
  readonly holder: AdultVerdict;
  readonly term: Term;
  readonly reading: Reading;
  /** The birthday on which the term ends. */
  readonly birthday: CivilDate;
  /** Whether the card ends with the period of stay at the latest. */
  readonly endsWithStay: DatedValue<boolean>;
}

/**
 * When a recorded card ends: the 10th birthday after issue for an adult, the 5th for a minor; for a renewal the
 * 10th (5th) birthday after the old expiry; with the period of stay if that is earlier. Sources: Minato ward,
 * document no. 1; for renewals secondary ones alone.
 */
export function cardExpiry(record: CardRecord, law: RuleBook): CardExpiry {
  const { birth, cardIssuedOn, appliedOn, stayExpiresOn } = record;
  const holder = adultByCard(birth, cardIssuedOn, appliedOn, law);
  const term = termOf('card', birth, cardIssuedOn, holder.adult, law);
  const endsWithStay = inForce(law.rules['card.ends_with_stay'], cardIssuedOn);
  const withStay = (date: CivilDate) => (endsWithStay.value ? atMost(date, stayExpiresOn) : date);

  const endOf = (kind: CardIssueKind) => withStay(endOfTerm(term, kind));
  const reading = readingOf(record.recordedCardExpiry, record.cardIssueKind, endOf);
  const birthday = endOfTerm(term, reading.kind);
  return { expiresOn: withStay(birthday), holder, term, reading, birthday, endsWithStay };
}
