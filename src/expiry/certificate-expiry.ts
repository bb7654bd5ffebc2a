// Expiry of a certificate by law.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardIssueKind, CardRecord } from '../records/record.js';
import { inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { adultOn } from './adult.js';
import type { CardExpiry } from './card-expiry.js';
import { type Reading, readingOf } from './reading.js';
import { isInWindow } from './renewal-window.js';
import { atMost, endOfTerm, type Term, termOf } from './term.js';

/** One certificate of a record: when it was issued, and the expiry that the ward's system holds for it. */
export interface CertificateIssue {
  readonly issuedOn: CivilDate;
  readonly recordedExpiry: MaybeDate;
  /** Where the user certificate ends, as the limit of the signature certificate; ABSENT for none. */
  readonly limit: MaybeDate;
}

/** The expiry of a certificate, and the values from which it follows. */
export interface CertificateExpiry {
  readonly expiresOn: CivilDate;
  readonly term: Term;
  readonly reading: Reading;
  /** The last day of the term alone. */
  readonly termEnd: CivilDate;
  /** Where the certificate that came with the card ended, if this is another; undefined if it is that one. */
  readonly firstExpiry: CivilDate | undefined;
}

/**
 * When a certificate ends: the 5th birthday after its issue, the 6th if it was a renewal in time. Issued with the card it
 * is a renewal where the card is one; on another day, where the day lies in the window before the end of the certificate
 * that came with the card. With the card at the latest, the signature certificate also with the user certificate.
 * Source: enforcement rules of the public personal authentication act, arts. 13 and 49.
 */
export function certificateExpiry(
  record: CardRecord,
  { issuedOn, recordedExpiry, limit }: CertificateIssue,
  card: CardExpiry,
  law: RuleBook,
): CertificateExpiry {
  const { birth, cardIssuedOn } = record;
  const withCard = issuedOn === cardIssuedOn;
  const adult = withCard ? card.holder.adult : adultOn(birth, issuedOn, law).adult;
  const term = termOf('certificate', birth, issuedOn, adult, law);
  const firstExpiry = withCard ? undefined : firstCertificateExpiry(record, card, law);
  const assumed =
    firstExpiry === undefined
      ? card.reading.kind
      : isInWindow(issuedOn, firstExpiry, law)
        ? 'renewal'
        : 'new';

  const capped = (expiry: CivilDate) => cappedCertificate(expiry, card, limit, issuedOn, law);
  const endOf = (kind: CardIssueKind) => capped(endOfTerm(term, kind));
  const reading = readingOf(recordedExpiry, assumed, endOf);
  const termEnd = endOfTerm(term, reading.kind);
  return { expiresOn: capped(termEnd), term, reading, termEnd, firstExpiry };
}

/** When the certificate ended that came with the card, whatever is recorded of it. The window before it is for renewal. */
export function firstCertificateExpiry(
  record: CardRecord,
  card: CardExpiry,
  law: RuleBook,
): CivilDate {
  const issue = { issuedOn: record.cardIssuedOn, recordedExpiry: ABSENT, limit: ABSENT } as const;
  return certificateExpiry(record, issue, card, law).expiresOn;
}

function cappedCertificate(
  expiry: CivilDate,
  card: CardExpiry,
  limit: MaybeDate,
  issuedOn: CivilDate,
  { rules }: RuleBook,
): CivilDate {
  const withCard = inForce(rules['certificate.ends_with_card'], issuedOn).value;
  const byCard = withCard ? atMost(expiry, card.expiresOn) : expiry;
  if (limit === ABSENT) return byCard;
  const withUser = inForce(rules['signature_certificate.ends_with_user_certificate'], issuedOn);
  return withUser.value ? atMost(byCard, limit) : byCard;
}
