// Records as CSV, with only the columns that some record needs.
import { stringify } from 'csv-stringify/sync';
import { type CivilDate, isoDate, type MaybeDate } from '../calendar/civil-date.js';
import { COLUMNS, type ColumnName } from '../records/columns.js';
import type { CardRecord } from '../records/record.js';
import { defused } from '../write/csv.js';

/** A writer of record rows. */
export interface RecordWriter {
  readonly header: string;
  /** A row; `identifier` stands in the column `record_id` where that is written. */
  readonly row: (record: CardRecord, identifier?: number) => string;
}

/** Columns that are always written. */
const FIXED = [
  'birth_date',
  'card_issued_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
] as const satisfies readonly ColumnName[];

/** Columns that are written only where some record uses them. */
export type OptionalRecordColumn = Exclude<ColumnName, (typeof FIXED)[number]>;

const VALUE: Readonly<Record<ColumnName, (record: CardRecord, identifier?: number) => string>> = {
  record_id: (_record, identifier) => (identifier === undefined ? '' : String(identifier)),
  birth_date: (record) => isoDate(record.birth),
  applied_on: (record) => dateOrBlank(record.appliedOn),
  card_issued_on: (record) => isoDate(record.cardIssuedOn),
  signature_cert_issued_on: (record) => dateOrBlank(record.signatureCertificateIssuedOn),
  user_cert_issued_on: (record) => dateOrBlank(record.userCertificateIssuedOn),
  office: (record) => quotedIfNeeded(defused(record.office)),
  status: (record) => record.status,
  stay_expires_on: (record) => dateOrBlank(record.stayExpiresOn),
  card_issue_kind: (record) => record.cardIssueKind,
  card_expires_on: (record) => dateOrBlank(record.recordedCardExpiry),
  signature_cert_expires_on: (record) => dateOrBlank(record.recordedSignatureCertificateExpiry),
  user_cert_expires_on: (record) => dateOrBlank(record.recordedUserCertificateExpiry),
  count: (record) => String(record.count),
};

/** A writer for the four dates of every record and the optional columns given, in the order of the contract. */
export function recordWriter(optional: ReadonlySet<ColumnName>): RecordWriter {
  const written = new Set<ColumnName>([...FIXED, ...optional]);
  const columns = COLUMNS.filter((column) => written.has(column));
  return {
    header: `${columns.join(',')}\n`,
    row: (record, identifier) =>
      `${columns.map((column) => VALUE[column](record, identifier)).join(',')}\n`,
  };
}

function dateOrBlank(date: MaybeDate): string {
  return date > 0 ? isoDate(date as CivilDate) : '';
}

function quotedIfNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? stringify([[text]]).trimEnd() : text;
}
