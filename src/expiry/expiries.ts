// The last valid days of all that a record holds: the one implementation of the law, for every path.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type CardExpiry, cardExpiry } from './card-expiry.js';
import { type CertificateExpiry, certificateExpiry } from './certificate-expiry.js';

/** Last valid days (each until 23:59:59 Japan time) of what one record holds. */
export interface Expiries {
  readonly card: CivilDate;
  /** ABSENT where the certificate is not held. */
  readonly userCertificate: MaybeDate;
  readonly signatureCertificate: MaybeDate;
  /** The period of stay ended the card, so it is not taken as renewed. */
  readonly endsWithStay: boolean;
}

/** The same with the values from which each follows; undefined where a certificate is not held. */
export interface ReckonedExpiries {
  readonly card: CardExpiry;
  readonly userCertificate: CertificateExpiry | undefined;
  readonly signatureCertificate: CertificateExpiry | undefined;
}

/**
 * Every expiry of a record, by the law in force on the day each thing was issued: see {@link cardExpiry} and
 * {@link certificateExpiry}. A recorded expiry chooses between the readings "new issue" and "renewal" and is
 * otherwise only compared.
 *
 * @example
 * expiriesOf(cardRecord({ birth: 19901010, cardIssuedOn: 20200515 }), lawInForce).card // => 20291010
 * expiriesOf(cardRecord({ birth: 19901010, cardIssuedOn: 20200515 }), lawInForce).userCertificate // => 20241010
 * @throws {RangeError} where the card was issued before the scheme began: readers reject such rows.
 */
export function expiriesOf(record: CardRecord, law: RuleBook): Expiries {
  return lastDays(reckonExpiries(record, law));
}

/** The dates alone. */
export function lastDays(reckoned: ReckonedExpiries): Expiries {
  const { card, userCertificate, signatureCertificate } = reckoned;
  return {
    card: card.expiresOn,
    userCertificate: userCertificate?.expiresOn ?? ABSENT,
    signatureCertificate: signatureCertificate?.expiresOn ?? ABSENT,
    endsWithStay: card.expiresOn !== card.termEnd,
  };
}

/** The expiries of a record with the values from which each follows. See {@link expiriesOf}. */
export function reckonExpiries(record: CardRecord, law: RuleBook): ReckonedExpiries {
  const card = cardExpiry(record, law);
  const certificate = (issuedOn: MaybeDate, recordedExpiry: MaybeDate, limit: MaybeDate) =>
    issuedOn === ABSENT
      ? undefined
      : certificateExpiry(
          record,
          { issuedOn: issuedOn as CivilDate, recordedExpiry, limit },
          card,
          law,
        );
  const userCertificate = certificate(
    record.userCertificateIssuedOn,
    record.recordedUserCertificateExpiry,
    ABSENT,
  );
  const signatureCertificate = certificate(
    record.signatureCertificateIssuedOn,
    record.recordedSignatureCertificateExpiry,
    userCertificate?.expiresOn ?? ABSENT,
  );
  return { card, userCertificate, signatureCertificate };
}
