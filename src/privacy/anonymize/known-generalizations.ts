// Memo table of generalizations: of records that the law cannot tell apart, the same can be left out.
import { birthdayIn } from '../../calendar/birthday.js';
import { ABSENT, type CivilDate, type MaybeDate, yearOf } from '../../calendar/civil-date.js';
import { fiscalYearStart } from '../../calendar/fiscal-year.js';
import { reckonExpiries } from '../../expiry/expiries.js';
import { expiryFindings } from '../../expiry/expiry-findings.js';
import { type CardRecord, holdsRecordedExpiry } from '../../records/record.js';
import { leapDayRule, schemeStartOf } from '../../rules/in-force.js';
import type { RuleBook } from '../../rules/rule-book.js';
import { NO_COURSE, type NumberOf, rememberCourses } from '../../tally/courses/courses.js';
import { adultBirth, generalizeRecord } from './generalize.js';

/** What is left out of a record, as bits. */
export const LEFT_OUT = {
  /** The year of birth: it becomes that of every adult. */
  birthYear: 1,
  appliedOn: 2,
  stay: 4,
  recordedCard: 8,
  recordedUser: 16,
  recordedSignature: 32,
  /** Not left out, but said: the card is a renewal. */
  isRenewal: 64,
} as const;

/** The record without what is left out of it. */
export function without(record: CardRecord, leftOut: number): CardRecord {
  const kept = (bit: number, date: MaybeDate) => ((leftOut & bit) === 0 ? date : ABSENT);
  return {
    ...record,
    birth: (leftOut & LEFT_OUT.birthYear) === 0 ? record.birth : adultBirth(record.birth),
    appliedOn: kept(LEFT_OUT.appliedOn, record.appliedOn),
    stayExpiresOn: kept(LEFT_OUT.stay, record.stayExpiresOn),
    recordedCardExpiry: kept(LEFT_OUT.recordedCard, record.recordedCardExpiry),
    recordedUserCertificateExpiry: kept(
      LEFT_OUT.recordedUser,
      record.recordedUserCertificateExpiry,
    ),
    recordedSignatureCertificateExpiry: kept(
      LEFT_OUT.recordedSignature,
      record.recordedSignatureCertificateExpiry,
    ),
    cardIssueKind: (leftOut & LEFT_OUT.isRenewal) === 0 ? 'new' : 'renewal',
  };
}

/** What {@link generalizeRecord} leaves out of a record about which there is no finding; {@link NOT_KNOWN} else. */
export type LeftOut = (record: CardRecord) => number;

/** The record must be asked about itself. */
export const NOT_KNOWN = NO_COURSE;

/** So many records are asked about themselves first: the tables of kinds cost more than a small file. */
const ONE_BY_ONE = 2000;
/** Numbers of kinds that the table of courses keeps, so that none is given twice. */
const MOST_KINDS = 60_000;
const MOST_KNOWN = 1 << 18;

/* How a recorded expiry stands to all that an expiry can be: the end of the stay, or a birthday of some year. */
const NONE = 0;
const END_OF_STAY = 1;
const NEITHER = 2;
const FIRST_BIRTHDAY = 3;
const RELATIONS = 64;

/**
 * Asks {@link generalizeRecord} for the first record of each kind alone. A kind is that of {@link rememberCourses}, with
 * the turn of the fiscal year, since what is generalized keeps the year of issue. Two records of a kind differ in birth
 * year only where no age is asked about any more, and in birthday only between days on which something changes: so a
 * change keeps every expiry of the one where it keeps those of the other, and both are adults for good or neither is. A
 * recorded expiry is compared with birthdays and with the end of the stay alone: which of them it is, is of the kind too.
 */
export function rememberGeneralizations(law: RuleBook, oneByOne = ONE_BY_ONE): LeftOut {
  const leapDay = leapDayRule(law, 'card').value;
  const months = law.rules['expiry.months_after_birthday'].values;
  const endsOnBirthdays = months.every(({ value }) => value === 0);
  const firstYear = yearOf(schemeStartOf(law)) - FIRST_BIRTHDAY;
  const turns = [fiscalYearStart(firstYear)];

  let met = 0;
  let ofPlain: NumberOf | undefined;
  let kinds = 0;
  let kindOf: NumberOf | undefined;
  const known = new Map<number, number>();

  /** The relation of a recorded expiry; −1 where it cannot be told. */
  function relation(recorded: MaybeDate, { birth, stayExpiresOn }: CardRecord): number {
    if (recorded === ABSENT) return NONE;
    if (recorded === stayExpiresOn) return END_OF_STAY;
    const year = yearOf(recorded as CivilDate);
    if (recorded !== birthdayIn(birth, year, leapDay)) return NEITHER;
    const number = year - firstYear;
    return number >= FIRST_BIRTHDAY && number < RELATIONS ? number : -1;
  }

  function ofRecorded(record: CardRecord): number {
    const card = relation(record.recordedCardExpiry, record);
    const user = relation(record.recordedUserCertificateExpiry, record);
    const signature = relation(record.recordedSignatureCertificateExpiry, record);
    if (card < 0 || user < 0 || signature < 0) return NOT_KNOWN;
    kindOf ??= rememberCourses(
      [law],
      turns,
      () => (kinds < MOST_KINDS ? kinds++ : NO_COURSE),
      'all',
    );
    const kind = kindOf(record);
    if (kind === NO_COURSE) return NOT_KNOWN;
    const key = ((kind * RELATIONS + card) * RELATIONS + user) * RELATIONS + signature;
    let leftOut = known.get(key);
    if (leftOut === undefined) {
      leftOut = leftOutOf(record, law);
      if (known.size < MOST_KNOWN) known.set(key, leftOut);
    }
    return leftOut;
  }

  return (record) => {
    met += 1;
    if (met <= oneByOne) return leftOutOf(record, law);
    if (!holdsRecordedExpiry(record)) {
      ofPlain ??= rememberCourses([law], turns, (each) => leftOutOf(each, law), 'all');
      return ofPlain(record);
    }
    return endsOnBirthdays ? ofRecorded(record) : NOT_KNOWN;
  };
}

function leftOutOf(record: CardRecord, law: RuleBook): number {
  if (expiryFindings(reckonExpiries(record, law), law).length > 0) return NOT_KNOWN;
  const safe = generalizeRecord(record, law);
  const bit = (isSo: boolean, value: number) => (isSo ? value : 0);
  return (
    bit(safe.birth === adultBirth(record.birth), LEFT_OUT.birthYear) |
    bit(safe.appliedOn === ABSENT, LEFT_OUT.appliedOn) |
    bit(safe.stayExpiresOn === ABSENT, LEFT_OUT.stay) |
    bit(safe.recordedCardExpiry === ABSENT, LEFT_OUT.recordedCard) |
    bit(safe.recordedUserCertificateExpiry === ABSENT, LEFT_OUT.recordedUser) |
    bit(safe.recordedSignatureCertificateExpiry === ABSENT, LEFT_OUT.recordedSignature) |
    bit(safe.cardIssueKind === 'renewal', LEFT_OUT.isRenewal)
  );
}
