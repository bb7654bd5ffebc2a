// Decides the last valid day of a certificate, and whether its day of issue was a renewal.
import { birthdayAfter, birthdayOnOrAfter } from '../calendar/birthday.js';
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardIssueKind, CardRecord } from '../records/record.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { Rule, RuleBook, RuleId } from '../rules/rule-book.js';
import { adultOn } from './adult.js';
import type { CardExpiry } from './card-expiry.js';
import { renewalOpensOn, windowRule } from './renewal-window.js';
import { atMost, recordedExpirySays } from './term.js';
import { readingStep, type Telling, type TraceCode } from './trace.js';

/** One certificate of a record: which, when issued, and the expiry the ward's system holds for it. */
export interface CertificateIssue {
  readonly item: 'user_certificate' | 'signature_certificate';
  readonly issuedOn: CivilDate;
  readonly recordedExpiry: MaybeDate;
  /** Where the user certificate ends, as the limit of the signature certificate; ABSENT for none. */
  readonly limit: MaybeDate;
}

/** The rule for the term of an adult's or a minor's certificate. */
export function certificateValidityRule(adult: boolean) {
  return adult ? 'certificate.validity.adult' : 'certificate.validity.minor';
}

/**
 * Expiry of the certificate that came with the card: the 5th birthday after issue, the 6th if the card was itself a
 * renewal, with the card at the latest. The window before it is the one in which a certificate can be renewed.
 */
export function firstCertificateExpiry(
  record: CardRecord,
  card: CardExpiry,
  law: RuleBook,
): CivilDate {
  const issuedOn = record.cardIssuedOn;
  const term = inForce(law.rules[certificateValidityRule(card.adult)], issuedOn).value;
  const start = card.kind === 'renewal' ? renewalStart(issuedOn, card.oldExpiry, law) : issuedOn;
  const expiry = birthdayAfter(record.birth, term, start, leapDayRule(law).value);
  return limited(expiry, card.expiresOn, ABSENT, issuedOn, law);
}

/**
 * When a certificate ends. Issued with the card: as {@link firstCertificateExpiry}. On another day: a renewal if the
 * day lies in the window before that expiry, and then the 5th birthday after it; else a new issue, the 5th birthday
 * after the day. With the card at the latest, the signature certificate also with the user certificate.
 * Sources: JPKI; Higashimurayama city; Minato ward, document no. 1.
 */
export function certificateExpiry(
  record: CardRecord,
  certificate: CertificateIssue,
  card: CardExpiry,
  firstExpiry: CivilDate,
  law: RuleBook,
  telling: Telling = {},
): CivilDate {
  const { trace, note } = telling;
  const { item, issuedOn, recordedExpiry } = certificate;
  const { birth } = record;
  const leapDay = leapDayRule(law).value;
  const withCard = issuedOn === record.cardIssuedOn;
  const adult = withCard ? card.adult : adultOn(birth, issuedOn, law).adult;
  const term = inForce(law.rules[certificateValidityRule(adult)], issuedOn);
  const oldExpiry = birthdayOnOrAfter(birth, issuedOn, leapDay);
  const start = renewalStart(issuedOn, oldExpiry, law);
  const insideWindow =
    (trace !== undefined || !withCard) &&
    issuedOn <= firstExpiry &&
    issuedOn >= renewalOpensOn(firstExpiry, law);
  const otherwise: CardIssueKind = withCard ? card.kind : insideWindow ? 'renewal' : 'new';

  const byBirthday = (kind: CardIssueKind): CivilDate =>
    birthdayAfter(birth, term.value, kind === 'new' ? issuedOn : start, leapDay);
  const capped = (expiry: CivilDate): CivilDate =>
    limited(expiry, card.expiresOn, certificate.limit, issuedOn, law);
  // Both readings are worked out only where a recorded expiry chooses between them: most records hold none.
  const says =
    recordedExpiry === ABSENT
      ? 'nothing'
      : recordedExpirySays(
          { new: capped(byBirthday('new')), renewal: capped(byBirthday('renewal')) },
          recordedExpiry,
        );
  const kind = says === 'new' || says === 'renewal' ? says : otherwise;
  const birthday = byBirthday(kind);
  const expiresOn = capped(birthday);

  if (note) {
    if (issuedOn > card.expiresOn && !withCard) {
      note({ code: 'certificate-after-card-end', item, field: 'issued' });
    }
    if (says === 'neither') note({ code: 'expiry-fits-no-reading', item, field: 'recorded' });
    if (kind === 'renewal' && !withCard && issuedOn < renewalOpensOn(oldExpiry, law)) {
      const months = windowRule(oldExpiry, law).value;
      note({ code: 'implausible-renewal', item, field: 'issued', months });
    }
  }
  if (trace) {
    const window = windowRule(firstExpiry, law);
    if (withCard) trace({ item, code: 'issued-with-card', on: issuedOn });
    else {
      trace({
        item,
        code: insideWindow ? 'inside-window' : 'outside-window',
        rule: { id: 'renewal.window_months', value: window },
        on: issuedOn,
        date: firstExpiry,
      });
    }
    if (says === 'new' || says === 'renewal') {
      trace({ item, code: 'recorded-decides', date: recordedExpiry as CivilDate });
    } else if (says === 'neither') {
      trace({ item, code: 'recorded-fits-neither', date: recordedExpiry as CivilDate });
    }
    const countsFrom = inForce(law.rules['certificate.renewal.counts_from'], issuedOn);
    trace({
      item,
      code: readingStep(kind),
      ...(kind === 'renewal' && {
        rule: { id: 'certificate.renewal.counts_from' as const, value: countsFrom },
        date: oldExpiry,
      }),
      on: issuedOn,
    });
    trace({
      item,
      code: 'birthday',
      rule: { id: certificateValidityRule(adult), value: term },
      on: kind === 'renewal' ? start : issuedOn,
      date: birthday,
    });
    if (expiresOn !== birthday) {
      const byCard = expiresOn === card.expiresOn;
      const id: RuleId = byCard
        ? 'certificate.ends_with_card'
        : 'signature_certificate.ends_with_user_certificate';
      const code: TraceCode = byCard ? 'ends-with-card' : 'ends-with-user-certificate';
      const rule: Rule<unknown> = law.rules[id];
      trace({ item, code, rule: { id, value: inForce(rule, issuedOn) }, date: expiresOn });
    }
  }
  return expiresOn;
}

function renewalStart(issuedOn: CivilDate, oldExpiry: CivilDate, law: RuleBook): CivilDate {
  const countsFrom = inForce(law.rules['certificate.renewal.counts_from'], issuedOn).value;
  return countsFrom === 'old_expiry' ? oldExpiry : issuedOn;
}

/** The caps: with the card, and with the user certificate where `limit` gives its end. */
function limited(
  expiry: CivilDate,
  cardEnd: CivilDate,
  limit: MaybeDate,
  issuedOn: CivilDate,
  law: RuleBook,
): CivilDate {
  const { rules } = law;
  const byCard = inForce(rules['certificate.ends_with_card'], issuedOn).value
    ? atMost(expiry, cardEnd)
    : expiry;
  return limit !== ABSENT &&
    inForce(rules['signature_certificate.ends_with_user_certificate'], issuedOn).value
    ? atMost(byCard, limit)
    : byCard;
}
