// What follows a renewal in time: the next card, the next certificate, whenever in the window people come.
import { ABSENT, type CivilDate, dayBefore } from '../calendar/civil-date.js';
import { inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type AdultVerdict, adultOn } from './adult.js';
import type { Expiries } from './expiries.js';
import { atMost, endOfTerm, type TermThing, termOf } from './term.js';

/**
 * The card that follows one renewed by its expiry, with its certificates: validity by the age on the day before
 * the expiry, terms from the expiry; no signature certificate under 15. A period of stay is not carried on: it will
 * have been extended.
 */
export function renewedCard(birth: CivilDate, expiresOn: CivilDate, law: RuleBook): Expiries {
  const holder = holderBefore(birth, expiresOn, law);
  const card = nextEnd('card', birth, expiresOn, holder, law);
  const certificate = atMost(nextEnd('certificate', birth, expiresOn, holder, law), card);
  const signatureAge = inForce(law.rules['signature_certificate.minimum_age'], expiresOn).value;
  return {
    card,
    userCertificate: certificate,
    signatureCertificate: holder.age >= signatureAge ? certificate : ABSENT,
    endsWithStay: false,
  };
}

/** The expiry of the certificate that follows one renewed by `expiresOn`: the 5th birthday after, with the card at the latest. */
export function renewedCertificate(
  birth: CivilDate,
  expiresOn: CivilDate,
  cardEnd: CivilDate,
  law: RuleBook,
): CivilDate {
  const holder = holderBefore(birth, expiresOn, law);
  return atMost(nextEnd('certificate', birth, expiresOn, holder, law), cardEnd);
}

function holderBefore(birth: CivilDate, expiresOn: CivilDate, law: RuleBook): AdultVerdict {
  return adultOn(birth, dayBefore(expiresOn), law);
}

/** Where the term ends that a renewal begins at the old expiry. */
function nextEnd(
  thing: TermThing,
  birth: CivilDate,
  expiresOn: CivilDate,
  { adult }: AdultVerdict,
  law: RuleBook,
): CivilDate {
  return endOfTerm(termOf(thing, birth, expiresOn, adult, law), 'new');
}
