// The report of explain: each expiry of a record, the first day of its renewal, and the steps to it.
import { ABSENT, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import { lastDays, reckonExpiries } from '../expiry/expiries.js';
import { type ExpiryFinding, expiryFindings } from '../expiry/expiry-findings.js';
import { type ExpiryStep, explainExpiries } from '../expiry/explain-expiry.js';
import { renewalOpensOn } from '../expiry/renewal-window.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';

/** An expiry and the first day of renewal. */
export interface ExplainedExpiry {
  readonly expiresOn: CivilDate;
  readonly renewalOpensOn: CivilDate;
}

export interface ExplainReport {
  readonly kind: 'explain';
  readonly record: CardRecord;
  readonly card: ExplainedExpiry;
  /** Null where there is none. */
  readonly userCertificate: ExplainedExpiry | null;
  readonly signatureCertificate: ExplainedExpiry | null;
  readonly steps: readonly ExpiryStep[];
  readonly findings: readonly ExpiryFinding[];
  readonly rulesVersion: string;
}

export function explainReport(record: CardRecord, law: RuleBook): ExplainReport {
  const reckoned = reckonExpiries(record, law);
  const expiries = lastDays(reckoned);
  const explained = (expiresOn: CivilDate): ExplainedExpiry => ({
    expiresOn,
    renewalOpensOn: renewalOpensOn(expiresOn, law),
  });
  const held = (expiresOn: MaybeDate) =>
    expiresOn === ABSENT ? null : explained(expiresOn as CivilDate);
  return {
    kind: 'explain',
    record,
    card: explained(expiries.card),
    userCertificate: held(expiries.userCertificate),
    signatureCertificate: held(expiries.signatureCertificate),
    steps: explainExpiries(reckoned, law),
    findings: expiryFindings(reckoned, law),
    rulesVersion: law.version,
  };
}
