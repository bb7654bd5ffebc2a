// A legal case: a record in short, the dates that the law gives it, and where the law says so.
import { describe, expect, it } from 'vitest';
import { lastDays, reckonExpiries } from '../../src/expiry/expiries.js';
import { expiryFindings } from '../../src/expiry/expiry-findings.js';
import type { CardRecord } from '../../src/records/record.js';
import { explainReport } from '../../src/reports/explain.js';
import { cardRecord, law, type RecordParts } from '../support/law.js';

/** A record in short: dates as integers, and what must come of it. `signs: 0` means no signature certificate. */
export interface LegalCase {
  readonly that: string;
  readonly source: string;
  readonly born: number;
  readonly issued: number;
  readonly applied?: number;
  /** Days of issue of the certificates, where not the card's; 0 for not held. */
  readonly user?: number;
  readonly signature?: number;
  readonly stay?: number;
  readonly kind?: 'renewal';
  readonly recordedCard?: number;
  readonly recordedUser?: number;
  readonly recordedSignature?: number;
  readonly card?: number;
  readonly userEnds?: number;
  readonly signatureEnds?: number;
  readonly endsWithStay?: boolean;
  /** Codes of what does not go with the law, `item: code`; none where left out. */
  readonly findings?: readonly string[];
}

export function recordOf(legal: LegalCase): CardRecord {
  const parts: { -readonly [Key in keyof RecordParts]: RecordParts[Key] } = {
    birth: legal.born,
    cardIssuedOn: legal.issued,
    appliedOn: legal.applied ?? 0,
    stayExpiresOn: legal.stay ?? 0,
    cardIssueKind: legal.kind ?? 'new',
    recordedCardExpiry: legal.recordedCard ?? 0,
    recordedUserCertificateExpiry: legal.recordedUser ?? 0,
    recordedSignatureCertificateExpiry: legal.recordedSignature ?? 0,
  };
  if (legal.user !== undefined) parts.userCertificateIssuedOn = legal.user;
  if (legal.signature !== undefined) parts.signatureCertificateIssuedOn = legal.signature;
  return cardRecord(parts);
}

function check(legal: LegalCase): void {
  const record = recordOf(legal);
  const reckoned = reckonExpiries(record, law());
  const found = lastDays(reckoned);
  const expected = {
    ...(legal.card !== undefined && { card: legal.card }),
    ...(legal.userEnds !== undefined && { userCertificate: legal.userEnds }),
    ...(legal.signatureEnds !== undefined && { signatureCertificate: legal.signatureEnds }),
    ...(legal.endsWithStay !== undefined && { endsWithStay: legal.endsWithStay }),
  };
  expect(Object.keys(expected).length, 'the case says what must come of it').toBeGreaterThan(0);
  expect(found).toMatchObject(expected);
  const findings = expiryFindings(reckoned, law()).map(({ item, code }) => `${item}: ${code}`);
  expect(findings).toEqual(legal.findings ?? []);
  // What is told step by step must be what is counted.
  const told = explainReport(record, law());
  expect(told.card.expiresOn).toBe(found.card);
  expect(told.userCertificate?.expiresOn ?? 0).toBe(found.userCertificate);
  expect(told.signatureCertificate?.expiresOn ?? 0).toBe(found.signatureCertificate);
}

/** The cases as tests, each named by what it shows and its source. */
export function table(title: string, cases: readonly LegalCase[]): void {
  describe(title, () => {
    it.each(cases)('$that [$source]', check);
  });
}
