// Records as CSV, with only the columns that some record needs.
import { stringify } from 'csv-stringify/sync';
import { type CivilDate, isoDate, type MaybeDate } from '../calendar/civil-date.js';
import { COLUMNS, type ColumnName } from '../records/columns.js';
import type { CardRecord } from '../records/record.js';
import { defused } from '../write/csv.js';

/** A writer of record rows. */
export interface RecordWriter {
  readonly header: string;
  /** A row; `identifier` is the value of the column `record_id` if that is written. */
  readonly row: (record: CardRecord, identifier?: number) => string;
}

/** Columns that are always written. */
const FIXED = [
  'birth_date',
  'card_issued_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
] as const satisfies readonly ColumnName[];

const VALUE: Readonly<Record<ColumnName, (record: CardRecord, identifier?: number) => string>> = {
  record_id: (_record, identifier) => (identifier === undefined ? '' : String(identifier)),
  birth_date: (record) => isoDate(record.birth),
  applied_on: (record) => dateOrBlank(record.appliedOn),
  card_issued_on: (record) => isoDate(record.cardIssuedOn),
  handed_over_on: (record) => dateOrBlank(record.handedOverOn),
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
  const values = columns.map((column) => VALUE[column]);
  return {
    header: `${columns.join(',')}\n`,
    row: (record, identifier) => {
      let row = '';
      for (const [index, value] of values.entries()) {
        row += index === 0 ? value(record, identifier) : `,${value(record, identifier)}`;
      }
      return `${row}\n`;
    },
  };
}

/** Texts of days that were written: a file has few different ones. */
const texts = new Map<MaybeDate, string>();
const MOST_TEXTS = 1 << 16;

function dateOrBlank(date: MaybeDate): string {
  if (date <= 0) return '';
  let text = texts.get(date);
  if (text === undefined) {
    text = isoDate(date as CivilDate);
    if (texts.size < MOST_TEXTS) texts.set(date, text);
  }
  return text;
}

function quotedIfNeeded(text: string): string {
  return /[",\r\n]/.test(text) ? stringify([[text]]).trimEnd() : text;
}
