// Decides the last valid days of all that a record holds: the one implementation of the law, for every path.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { cardExpiry } from './card-expiry.js';
import { certificateExpiry, firstCertificateExpiry } from './certificate-expiry.js';
import { renewalOpensOn, windowRule } from './renewal-window.js';
import type { Telling, TracedItem } from './trace.js';

/** Last valid days (each until 23:59:59 Japan time) of what one record holds. */
export interface Expiries {
  readonly card: CivilDate;
  /** ABSENT where the certificate is not held. */
  readonly userCertificate: MaybeDate;
  readonly signatureCertificate: MaybeDate;
  /** The period of stay ended the card, so it is not taken as renewed. */
  readonly endsWithStay: boolean;
}

/**
 * Every expiry of a record, by the law in force on the day each thing was issued: see {@link cardExpiry} and
 * {@link certificateExpiry}. A recorded expiry chooses between the readings "new issue" and "renewal" and is
 * otherwise only compared.
 *
 * @example
 * expiriesOf(cardRecord({ birth: 19901010, cardIssuedOn: 20200515 }), lawInForce).card // => 20291010
 * expiriesOf(cardRecord({ birth: 19901010, cardIssuedOn: 20200515 }), lawInForce).userCertificate // => 20241010
 * @throws {OutsideSourcedRange} where the card was issued before the scheme began: readers reject such rows.
 */
export function expiriesOf(record: CardRecord, law: RuleBook, telling?: Telling): Expiries {
  const card = cardExpiry(record, law, telling);
  traceWindow('card', card.expiresOn, law, telling);
  const firstExpiry = firstCertificateExpiry(record, card, law);

  const certificate = (
    item: 'user_certificate' | 'signature_certificate',
    issuedOn: MaybeDate,
    recordedExpiry: MaybeDate,
    limit: MaybeDate,
  ): MaybeDate => {
    if (issuedOn === ABSENT) {
      telling?.trace?.({ item, code: 'not-held' });
      return ABSENT;
    }
    const issue = { item, issuedOn: issuedOn as CivilDate, recordedExpiry, limit };
    const expiresOn = certificateExpiry(record, issue, card, firstExpiry, law, telling);
    traceWindow(item, expiresOn, law, telling);
    return expiresOn;
  };
  const userCertificate = certificate(
    'user_certificate',
    record.userCertificateIssuedOn,
    record.recordedUserCertificateExpiry,
    ABSENT,
  );
  const signatureCertificate = certificate(
    'signature_certificate',
    record.signatureCertificateIssuedOn,
    record.recordedSignatureCertificateExpiry,
    userCertificate,
  );
  return {
    card: card.expiresOn,
    userCertificate,
    signatureCertificate,
    endsWithStay: card.endsWithStay,
  };
}

function traceWindow(item: TracedItem, expiresOn: CivilDate, law: RuleBook, telling?: Telling) {
  telling?.trace?.({
    item,
    code: 'window-opens',
    rule: {
      id: 'renewal.window_months',
      value: windowRule(expiresOn, law),
    },
    on: expiresOn,
    date: renewalOpensOn(expiresOn, law),
  });
}
