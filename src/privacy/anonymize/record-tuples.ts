// Records as tuples of whole numbers, in the order in which a safe file is sorted.
import { ABSENT, type CivilDate, type MaybeDate } from '../../calendar/civil-date.js';
import { COLUMNS, type ColumnName } from '../../records/columns.js';
import { FaultError } from '../../records/fault.js';
import { refuseNumber } from '../../records/office-label.js';
import {
  CARD_STATUSES,
  type CardIssueKind,
  type CardRecord,
  MOST_OFFICES,
} from '../../records/record.js';

/**
 * Columns whose values do not distinguish rows: those written separately, and the hand-over, on which no figure depends.
 */
const OWN_COLUMNS = ['record_id', 'handed_over_on', 'count'] as const;

/** The columns whose values distinguish rows. */
export type SharedColumn = Exclude<ColumnName, (typeof OWN_COLUMNS)[number]>;

export const SHARED_COLUMNS = COLUMNS.filter(
  (column): column is SharedColumn => !(OWN_COLUMNS as readonly ColumnName[]).includes(column),
);

/** Two numbers more, by which equal rows of different counts are ordered where they are written one by one. */
export const COUNT_DIGITS = SHARED_COLUMNS.length;
const COUNT_LENGTH = COUNT_DIGITS + 1;
export const TUPLE_COLUMNS = COUNT_LENGTH + 1;

/** Where the numbers of a tuple stand: one for each shared column. */
export const AT = Object.fromEntries(
  SHARED_COLUMNS.map((column, index) => [column, index]),
) as Readonly<Record<SharedColumn, number>>;

const STATUSES = [...CARD_STATUSES].sort();
const STATUS_NUMBER = Object.fromEntries(STATUSES.map((status, index) => [status, index]));
const KINDS: readonly CardIssueKind[] = ['new', 'renewal'];

/** Values that need not be written, as numbers. */
export const DEFAULT_NUMBER: Partial<Record<SharedColumn, number>> = {
  status: STATUSES.indexOf('active'),
};

const FIRST_YEAR = 1868;
const DAYS_A_YEAR = 372;
const DAYS_A_MONTH = 31;
const COUNT_PLACES = 9;

/** The number of a day: days in their order, close together; 0 for none. */
export function dayNumber(date: MaybeDate): number {
  if (date === ABSENT) return 0;
  const year = (date / 10000) | 0;
  const inYear = date - year * 10000;
  const month = (inYear / 100) | 0;
  return (year - FIRST_YEAR) * DAYS_A_YEAR + (month - 1) * DAYS_A_MONTH + inYear - month * 100;
}

/** The day of a number. */
function dayOfNumber(number: number): MaybeDate {
  if (number === 0) return ABSENT;
  const days = number - 1;
  const inYear = days % DAYS_A_YEAR;
  const year = (days - inYear) / DAYS_A_YEAR + FIRST_YEAR;
  const month = (inYear / DAYS_A_MONTH) | 0;
  return (year * 10000 + (month + 1) * 100 + (inYear % DAYS_A_MONTH) + 1) as CivilDate;
}

/** Offices by number. */
export interface OfficeNumbers {
  /** The number of an office, which gets one where it has none. */
  readonly numberOf: (office: string) => number;
  /** A number for offices that are written as one, named “other”. */
  readonly together: () => number;
  readonly nameOf: (number: number) => string;
  /** The rank of each number in the order in which offices are written. */
  readonly ranks: () => Int32Array;
}

/** Numbers offices, the blank one first. */
export function numberOffices(): OfficeNumbers {
  const names = [''];
  const numbers = new Map([['', 0]]);
  let [last, lastNumber] = ['', 0];
  let ranks: Int32Array | undefined;
  return {
    numberOf: (office) => {
      if (office === last) return lastNumber;
      let number = numbers.get(office);
      if (number === undefined) {
        refuseNumber(office);
        if (names.length > MOST_OFFICES) {
          throw new FaultError('input-too-many-offices', { most: MOST_OFFICES });
        }
        number = names.push(office) - 1;
        numbers.set(office, number);
        ranks = undefined;
      }
      [last, lastNumber] = [office, number];
      return number;
    },
    together: () => {
      ranks = undefined;
      return names.push('other') - 1;
    },
    nameOf: (number) => names[number] as string,
    ranks: () => {
      if (ranks === undefined) {
        // As JSON, in which no name begins another.
        const order = names.map((name, number) => ({ text: JSON.stringify(name), number }));
        order.sort((one, other) => (one.text < other.text ? -1 : 1));
        const ranked = new Int32Array(names.length);
        order.forEach(({ number }, rank) => {
          ranked[number] = rank;
        });
        ranks = ranked;
      }
      return ranks;
    },
  };
}

/** Fills a tuple with the values of a record, without its count. */
export function fillTuple(tuple: Int32Array, record: CardRecord, offices: OfficeNumbers): void {
  tuple[AT.birth_date] = dayNumber(record.birth);
  tuple[AT.applied_on] = dayNumber(record.appliedOn);
  tuple[AT.card_issued_on] = dayNumber(record.cardIssuedOn);
  tuple[AT.signature_cert_issued_on] = dayNumber(record.signatureCertificateIssuedOn);
  tuple[AT.user_cert_issued_on] = dayNumber(record.userCertificateIssuedOn);
  tuple[AT.office] = offices.numberOf(record.office);
  tuple[AT.status] = STATUS_NUMBER[record.status] as number;
  tuple[AT.stay_expires_on] = dayNumber(record.stayExpiresOn);
  tuple[AT.card_issue_kind] = record.cardIssueKind === 'new' ? 0 : 1;
  tuple[AT.card_expires_on] = dayNumber(record.recordedCardExpiry);
  tuple[AT.signature_cert_expires_on] = dayNumber(record.recordedSignatureCertificateExpiry);
  tuple[AT.user_cert_expires_on] = dayNumber(record.recordedUserCertificateExpiry);
}

/** Fills the numbers by which rows of different counts are ordered: as texts, so that 10 stands before 2. */
export function fillCount(tuple: Int32Array, count: number): void {
  const length = String(count).length;
  tuple[COUNT_DIGITS] = count * 10 ** (COUNT_PLACES - length);
  tuple[COUNT_LENGTH] = length;
}

/** The count of a tuple in which it stands. */
export function countOf(tuple: Int32Array): number {
  const length = tuple[COUNT_LENGTH] as number;
  return (tuple[COUNT_DIGITS] as number) / 10 ** (COUNT_PLACES - length);
}

/** The record of a tuple, so many times. */
export function recordOf(tuple: Int32Array, offices: OfficeNumbers, count: number): CardRecord {
  const at = (column: SharedColumn) => dayOfNumber(tuple[AT[column]] as number);
  return {
    birth: at('birth_date') as CivilDate,
    cardIssuedOn: at('card_issued_on') as CivilDate,
    handedOverOn: ABSENT,
    appliedOn: at('applied_on'),
    userCertificateIssuedOn: at('user_cert_issued_on'),
    signatureCertificateIssuedOn: at('signature_cert_issued_on'),
    stayExpiresOn: at('stay_expires_on'),
    cardIssueKind: KINDS[tuple[AT.card_issue_kind] as number] as CardIssueKind,
    recordedCardExpiry: at('card_expires_on'),
    recordedUserCertificateExpiry: at('user_cert_expires_on'),
    recordedSignatureCertificateExpiry: at('signature_cert_expires_on'),
    office: offices.nameOf(tuple[AT.office] as number),
    status: STATUSES[tuple[AT.status] as number] as CardRecord['status'],
    count,
  };
}
