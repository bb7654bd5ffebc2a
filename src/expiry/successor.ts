// What follows a renewal in time: the next card, the next certificate; only that people come before the last day is assumed.
import { birthdayIn } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, dayBefore, yearOf } from '../calendar/civil-date.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type AdultVerdict, adultOn } from './adult.js';
import type { Expiries } from './expiries.js';
import { atMost, endOfNextTerm, type TermThing, termOf } from './term.js';

/**
 * The card that follows one renewed before its last day, with its certificates: validity by the age on the day before the
 * expiry, and the old expiry + 10 (5) birthdays, which is the 11th (6th) after any day of the window but the last; no
 * signature certificate under 15. A period of stay is not carried on: it will have been extended.
 */
export function renewedCard(birth: CivilDate, expiresOn: CivilDate, law: RuleBook): Expiries {
  const holder = holderBefore(birth, expiresOn, law);
  const year = yearOfLastBirthday('card', birth, expiresOn, law);
  const card = nextEnd('card', birth, expiresOn, year, holder, law);
  const certificate = atMost(nextEnd('certificate', birth, expiresOn, year, holder, law), card);
  const signatureAge = inForce(law.rules['signature_certificate.minimum_age'], expiresOn).value;
  return {
    card,
    userCertificate: certificate,
    signatureCertificate: holder.age >= signatureAge ? certificate : ABSENT,
    endsWithStay: false,
  };
}

/**
 * The expiry of the certificate that follows one renewed before its last day: the old expiry + 5 birthdays, with the card
 * at the latest.
 */
export function renewedCertificate(
  birth: CivilDate,
  expiresOn: CivilDate,
  cardEnd: CivilDate,
  law: RuleBook,
): CivilDate {
  const holder = holderBefore(birth, expiresOn, law);
  const year = yearOfLastBirthday('certificate', birth, expiresOn, law);
  return atMost(nextEnd('certificate', birth, expiresOn, year, holder, law), cardEnd);
}

function holderBefore(birth: CivilDate, expiresOn: CivilDate, law: RuleBook): AdultVerdict {
  return adultOn(birth, dayBefore(expiresOn), law);
}

/** The year of the birthday with which a term ends: it can end some months after it. */
function yearOfLastBirthday(
  thing: TermThing,
  birth: CivilDate,
  expiresOn: CivilDate,
  law: RuleBook,
): number {
  const year = yearOf(expiresOn);
  const { value } = leapDayRule(law, thing);
  return birthdayIn(birth, year, value) > expiresOn ? year - 1 : year;
}

/** Where the term ends that follows one with its last birthday in `year`. */
function nextEnd(
  thing: TermThing,
  birth: CivilDate,
  expiresOn: CivilDate,
  year: number,
  { adult }: AdultVerdict,
  law: RuleBook,
): CivilDate {
  return endOfNextTerm(termOf(thing, birth, expiresOn, adult, law), year);
}
