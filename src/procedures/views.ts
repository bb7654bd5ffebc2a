// A view of a record besides the law's own: a step between shortcut and law.
import { ABSENT } from '../calendar/civil-date.js';
import type { CardRecord } from '../records/record.js';

/** The record as the shortcut sees it: both certificates issued with the card. */
export function certificatesWithCard(record: CardRecord): CardRecord {
  return {
    ...record,
    userCertificateIssuedOn: record.cardIssuedOn,
    signatureCertificateIssuedOn: record.cardIssuedOn,
    recordedUserCertificateExpiry: ABSENT,
    recordedSignatureCertificateExpiry: ABSENT,
  };
}
