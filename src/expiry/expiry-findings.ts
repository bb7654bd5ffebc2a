// Findings about the expiries of a record. The record counts all the same.
import type { RuleBook } from '../rules/rule-book.js';
import type { CardExpiry } from './card-expiry.js';
import type { CertificateExpiry } from './certificate-expiry.js';
import type { ReckonedExpiries } from './expiries.js';
import { isInWindow, renewalOpensOn, windowRule } from './renewal-window.js';
import { replacedExpiry } from './term.js';

/** The document of a record that an expiry belongs to. */
export type ExpiryItem = 'card' | 'user_certificate' | 'signature_certificate';

/** A finding about an expiry. */
export interface ExpiryFinding {
  readonly code: 'implausible-renewal' | 'expiry-fits-no-reading' | 'certificate-after-card-end';
  readonly item: ExpiryItem;
  /** Whether the day of issue does not fit, or the recorded expiry. */
  readonly field: 'issued' | 'recorded';
  /** Length of the window that an implausible renewal lies before. */
  readonly months?: number;
}

/** Takes findings about expiries. */
export type FindInExpiries = (finding: ExpiryFinding) => void;

/** The findings about the computed expiries of a record. */
export function expiryFindings(reckoned: ReckonedExpiries, law: RuleBook): ExpiryFinding[] {
  const { card, userCertificate, signatureCertificate } = reckoned;
  return [
    ...fitsNoReading('card', card),
    ...implausibleRenewal('card', card, law),
    ...certificateFindings('user_certificate', userCertificate, card, law),
    ...certificateFindings('signature_certificate', signatureCertificate, card, law),
  ];
}

function certificateFindings(
  item: ExpiryItem,
  certificate: CertificateExpiry | undefined,
  card: CardExpiry,
  law: RuleBook,
): ExpiryFinding[] {
  if (certificate === undefined) return [];
  const { term, firstExpiry } = certificate;
  if (firstExpiry === undefined) return fitsNoReading(item, certificate);
  return [
    ...(term.issuedOn > card.expiresOn
      ? [{ code: 'certificate-after-card-end', item, field: 'issued' } as const]
      : []),
    ...fitsNoReading(item, certificate),
    // What the certificate that came with the card ended on need be no birthday: the stay may have ended it.
    ...(isInWindow(term.issuedOn, firstExpiry, law)
      ? []
      : implausibleRenewal(item, certificate, law)),
  ];
}

function fitsNoReading(
  item: ExpiryItem,
  { reading }: CardExpiry | CertificateExpiry,
): ExpiryFinding[] {
  return reading.fits === 'neither'
    ? [{ code: 'expiry-fits-no-reading', item, field: 'recorded' }]
    : [];
}

/** A renewal before the window of the expiry that it replaced. */
function implausibleRenewal(
  item: ExpiryItem,
  { reading, term }: CardExpiry | CertificateExpiry,
  law: RuleBook,
): ExpiryFinding[] {
  if (reading.kind === 'new') return [];
  const replaced = replacedExpiry(term);
  if (term.issuedOn >= renewalOpensOn(replaced, law)) return [];
  const months = windowRule(replaced, law).value;
  return [{ code: 'implausible-renewal', item, field: 'issued', months }];
}
