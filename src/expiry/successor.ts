// Decides what follows a renewal in time: the next card, the next certificate, whenever in the window people come.
import { birthdayAfter } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, dayBefore } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { adultOn } from './adult.js';
import { validityRule } from './card-expiry.js';
import { certificateValidityRule } from './certificate-expiry.js';
import type { Expiries } from './expiries.js';
import { atMost } from './term.js';

/**
 * The card that follows one renewed by its expiry, with its certificates: validity by the age on the day before
 * the expiry, terms from the expiry; no signature certificate under 15. A period of stay is not carried on: it will
 * have been extended.
 */
export function renewedCard(birth: CivilDate, expiresOn: CivilDate, law: RuleBook): Expiries {
  const leapDay = leapDayRule(law).value;
  const { adult, age } = adultOn(birth, dayBefore(expiresOn), law);
  const term = inForce(law.rules[validityRule(adult)], expiresOn).value;
  const card = birthdayAfter(birth, term, expiresOn, leapDay);
  const certificateTerm = inForce(law.rules[certificateValidityRule(adult)], expiresOn).value;
  const certificate = atMost(birthdayAfter(birth, certificateTerm, expiresOn, leapDay), card);
  const signatureAge = inForce(law.rules['signature_certificate.minimum_age'], expiresOn).value;
  return {
    card,
    userCertificate: certificate,
    signatureCertificate: age >= signatureAge ? certificate : ABSENT,
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
  const { adult } = adultOn(birth, dayBefore(expiresOn), law);
  const term = inForce(law.rules[certificateValidityRule(adult)], expiresOn).value;
  return atMost(birthdayAfter(birth, term, expiresOn, leapDayRule(law).value), cardEnd);
}
