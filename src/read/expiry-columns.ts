// In which columns of records a document's day of issue and its recorded expiry stand.
import type { ExpiryFinding, ExpiryItem } from '../expiry/expiry-findings.js';
import type { ColumnName } from '../records/columns.js';

const ISSUED: Record<ExpiryItem, ColumnName> = {
  card: 'card_issued_on',
  user_certificate: 'user_cert_issued_on',
  signature_certificate: 'signature_cert_issued_on',
};
const RECORDED: Record<ExpiryItem, ColumnName> = {
  card: 'card_expires_on',
  user_certificate: 'user_cert_expires_on',
  signature_certificate: 'signature_cert_expires_on',
};

/** The column of a document's day of issue or recorded expiry. */
export function columnOfExpiry(item: ExpiryItem, field: ExpiryFinding['field']): ColumnName {
  return (field === 'issued' ? ISSUED : RECORDED)[item];
}
