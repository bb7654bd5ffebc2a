// Expiry of a card by law.
import type { CivilDate } from '../calendar/civil-date.js';
import type { CardIssueKind, CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type AdultVerdict, adultByCard } from './adult.js';
import { type Reading, readingOf } from './reading.js';
import { endWithStay, type Stay, stayOf } from './stay.js';
import { endOfTerm, type Term, termOf } from './term.js';

/** The expiry of a card, and the values from which it follows. */
export interface CardExpiry {
  readonly expiresOn: CivilDate;
  readonly holder: AdultVerdict;
  readonly term: Term;
  readonly reading: Reading;
  /** The last day of the term alone. */
  readonly termEnd: CivilDate;
  /** Undefined where no period of stay is recorded. */
  readonly stay: Stay | undefined;
}

/**
 * When a recorded card ends: the 10th birthday after its making for an adult, the 5th for a minor; for a renewal in time
 * the 11th (6th); of a holder with a period of stay as {@link endWithStay} says. Source: order on cards, arts. 26, 27
 * and 29 (3).
 */
export function cardExpiry(record: CardRecord, law: RuleBook): CardExpiry {
  const { birth, cardIssuedOn, appliedOn, stayExpiresOn } = record;
  const holder = adultByCard(birth, cardIssuedOn, appliedOn, law);
  const term = termOf('card', birth, cardIssuedOn, holder.adult, law);
  const stay = stayOf(stayExpiresOn, holder, law);

  const endOf = (kind: CardIssueKind) => endWithStay(endOfTerm(term, kind), stay);
  const reading = readingOf(record.recordedCardExpiry, record.cardIssueKind, endOf);
  const termEnd = endOfTerm(term, reading.kind);
  return { expiresOn: endWithStay(termEnd, stay), holder, term, reading, termEnd, stay };
}
