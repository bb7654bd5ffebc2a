// Decides which records share one course of renewals, so that the law is asked once for all of them.
import { ABSENT, type CivilDate, monthOf, yearOf } from '../calendar/civil-date.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';

/** What a record adds to a tally, for each of its cards. */
export interface Course {
  /** Places in an office's counts, one for each procedure. */
  readonly places: readonly number[];
  readonly lapsedCards: number;
  readonly lapsedCertificates: number;
}

/** Finds a record's course by the law; undefined where something in the record does not go with it. */
export type FindCourse = (record: CardRecord) => Course | undefined;

/** The course of a record, or undefined where the record must be followed by itself. */
export type CourseOf = (record: CardRecord) => Course | undefined;

/** Days of a year at 31 a month. */
const DAYS = 12 * 31;
const MOST_COURSES = 60_000;
const UNKNOWN = 0;
const NONE = 1;

/**
 * Remembers courses. Two records have the same one where nothing but the year of birth, the application, the office, the
 * state and the number of cards differs, both holders were past every age that the law asks about when they applied, and
 * the certificates came with the card: the law then looks at the birthday's month and day alone. A record that is
 * not of this kind has none.
 */
export function rememberCourses(law: RuleBook, find: FindCourse): CourseOf {
  const { rules } = law;
  const ages = [rules['card.adult_age'], rules['signature_certificate.minimum_age']];
  const highest = Math.max(...ages.flatMap(({ values }) => values.map(({ value }) => value)));
  // A year more, since a birthday on 29 February may be kept on 1 March.
  const grown = (highest + 1) * 10000;
  const courses: (Course | undefined)[] = [undefined, undefined];
  const numbers = new Map<string, number>();
  /** By year of issue: for each day of issue, birthday, and signature certificate held or not, a course's number. */
  const years: (Uint16Array | undefined)[] = [];

  function numberOf(course: Course | undefined): number {
    if (course === undefined) return NONE;
    const key = `${course.places} ${course.lapsedCards} ${course.lapsedCertificates}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (courses.length >= MOST_COURSES) return NONE;
    courses.push(course);
    numbers.set(key, courses.length - 1);
    return courses.length - 1;
  }

  return (record) => {
    const { birth, cardIssuedOn: issued, signatureCertificateIssuedOn: signature } = record;
    const judgedOn = record.appliedOn === ABSENT ? issued : record.appliedOn;
    const isOrdinary =
      judgedOn - birth >= grown &&
      record.userCertificateIssuedOn === issued &&
      (signature === issued || signature === ABSENT) &&
      record.stayExpiresOn === ABSENT &&
      record.cardIssueKind === 'new' &&
      record.recordedCardExpiry === ABSENT &&
      record.recordedUserCertificateExpiry === ABSENT &&
      record.recordedSignatureCertificateExpiry === ABSENT;
    if (!isOrdinary) return undefined;
    const year = yearOf(issued);
    let known = years[year];
    if (known === undefined) {
      known = new Uint16Array(DAYS * DAYS * 2);
      years[year] = known;
    }
    const place =
      (dayOfYear(issued) * DAYS + dayOfYear(birth)) * 2 + (signature === ABSENT ? 0 : 1);
    let number = known[place] as number;
    if (number === UNKNOWN) {
      number = numberOf(find(record));
      known[place] = number;
    }
    return courses[number];
  };
}

function dayOfYear(date: CivilDate): number {
  return (monthOf(date) - 1) * 31 + (date % 100) - 1;
}
