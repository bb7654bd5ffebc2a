// Decides how records are written as CSV: only the columns that some record needs.
import { stringify } from 'csv-stringify/sync';
import { type CivilDate, isoDate, type MaybeDate } from '../calendar/civil-date.js';
import type { ColumnName } from '../records/columns.js';
import type { CardRecord } from '../records/record.js';

/** A writer of record rows. */
export interface RecordWriter {
  readonly header: string;
  readonly row: (record: CardRecord) => string;
}

/** Columns that are written only where some record uses them. */
export type OptionalRecordColumn = 'office' | 'status' | 'stay_expires_on' | 'count';

/** A writer for the four dates of every record and the optional columns named. */
export function recordWriter(optional: ReadonlySet<OptionalRecordColumn>): RecordWriter {
  const columns: ColumnName[] = [
    'birth_date',
    'card_issued_on',
    'signature_cert_issued_on',
    'user_cert_issued_on',
    ...(['office', 'status', 'stay_expires_on', 'count'] as const).filter((name) =>
      optional.has(name),
    ),
  ];
  const value: Partial<Record<ColumnName, (record: CardRecord) => string>> = {
    birth_date: (record) => isoDate(record.birth),
    card_issued_on: (record) => isoDate(record.cardIssuedOn),
    signature_cert_issued_on: (record) => dateOrBlank(record.signatureCertificateIssuedOn),
    user_cert_issued_on: (record) => dateOrBlank(record.userCertificateIssuedOn),
    office: (record) => quotedIfNeeded(record.office),
    status: (record) => record.status,
    stay_expires_on: (record) => dateOrBlank(record.stayExpiresOn),
    count: (record) => String(record.count),
  };
  return {
    header: `${columns.join(',')}\n`,
    row: (record) => `${columns.map((column) => value[column]?.(record)).join(',')}\n`,
  };
}

function dateOrBlank(date: MaybeDate): string {
  return date > 0 ? isoDate(date as CivilDate) : '';
}

function quotedIfNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? stringify([[text]]).trimEnd() : text;
}
