// Memo table of courses: records that the law cannot tell apart share one course of renewals, so the law is asked once.
import { birthdayIn } from '../../calendar/birthday.js';
import {
  ABSENT,
  type CivilDate,
  dayAfter,
  isLeapYear,
  type MaybeDate,
  yearOf,
} from '../../calendar/civil-date.js';
import { adultOn } from '../../expiry/adult.js';
import { renewalOpensOn } from '../../expiry/renewal-window.js';
import type { CardRecord } from '../../records/record.js';
import { leapDayRule } from '../../rules/in-force.js';
import type { Rule, RuleBook, RuleId } from '../../rules/rule-book.js';
import { rememberKinds, UNKNOWN } from './kinds.js';

/** What a record adds to a tally, for each of its cards. */
export interface Addition {
  /** Places in an office's counts, one for each procedure. */
  readonly places: readonly number[];
  readonly lapsedCards: number;
  readonly lapsedCertificates: number;
}

/** What a record adds to each of several tallies. */
export type Course = readonly Addition[];

/** Finds a record's course by the law; undefined where something in the record does not go with it. */
export type FindCourse = (record: CardRecord) => Course | undefined;

/** Days by which kinds of record are told apart, besides those on which a rule changes. */
export interface Cuts {
  /** Days with which expiries are compared; of each the month and day, in every year. */
  readonly expiries: readonly CivilDate[];
  /** Days with which days of issue are compared; of each the month and day, in every year. */
  readonly issues: readonly CivilDate[];
}

/** That a record has no remembered course: it must be followed by itself. */
export const NO_COURSE = -1;

const TERMS: ReadonlySet<string> = new Set([
  'card.validity.adult',
  'card.validity.minor',
  'certificate.validity.adult',
  'certificate.validity.minor',
] satisfies RuleId[]);

/** Whether records alike under one law are alike under the other: laws that differ in terms alone look at the same days. */
export function shareCourses(one: RuleBook, other: RuleBook): boolean {
  const others: Readonly<Record<string, Rule<unknown>>> = other.rules;
  return Object.entries<Rule<unknown>>(one.rules).every(
    ([id, rule]) => TERMS.has(id) || rule === others[id],
  );
}

/** Courses by number, found for what the law looks at in a record that holds no recorded expiry. */
export interface Courses {
  readonly at: (number: number) => Course;
  /** The number of the course, or {@link NO_COURSE}. */
  readonly numberOf: (record: CardRecord) => number;
}

/** Years of issue from the scheme's first on that are told apart; later ones have no remembered course. */
const YEARS = 48;
/** Room for them and the next one in an array so long that it lies outside the heap, at an address that compiled code can hold. */
const ROOM_OF_YEARS = 128;
/** Room for the month and day of a date as it is written, 1231 at most. */
const MONTH_DAYS = 1232;
const LEAP_DAY = 229;
const LEAP_DAY_OVER = 301;
const MOST_STRETCHES = 126;
const MOST_BIRTHDAY_CLASSES = 32;
const MOST_STAYS = 4095;
const MOST_KINDS = 1 << 18;
const OLDEST_CHILD = 30;
const GROWN = 31;

/* A certificate's day where it is none, or the card's own. Others are a stretch of days and a side of the birthday. */
const NOT_HELD = 0;
const WITH_CARD = 1;

/* What the law can see of a day beside the holder's birthdays: that of its year has passed, the window before the next
one is open; or it is a birthday. */
const IN_WINDOW = 1;
const PASSED = 2;
const ON_BIRTHDAY = 4;

/**
 * Remembers courses by kind of record. The law compares a day of issue with nothing but the days on which a rule
 * changes, the holder's birthdays, the days on which the windows before them open, and the end of a stay; an expiry is a
 * birthday or the end of a stay, and is compared with days on which rules change; `cuts` says with which others
 * `find` compares. So of each day the year, the stretch between two such days and the side of the birthday and of its
 * window are kept; of the birthday the stretch of the year without such a day; of the year of birth the age in years,
 * where the holder is not past every age that the law asks about; a stay whole. Two records alike in all of it have one
 * course, and `find` is asked for the first of them alone. It may hold records against several laws that
 * {@link shareCourses}, and take certificates as issued with the card: the day of those is compared with no stay.
 */
export function rememberCourses(laws: readonly RuleBook[], cuts: Cuts, find: FindCourse): Courses {
  const [law] = laws as readonly [RuleBook];
  const { rules } = law;
  const ages = [rules['card.adult_age'], rules['signature_certificate.minimum_age']];
  const highest = Math.max(...ages.flatMap(({ values }) => values.map(({ value }) => value)));
  // A year more, since a birthday on 29 February may be kept on 1 March.
  const grown = (highest + 1) * 10000;
  const months = rules['renewal.window_months'].values.map(({ value }) => value);
  const leapDay = leapDayRule(law).value;
  const all = laws.flatMap((each): Rule<unknown>[] => Object.values(each.rules));
  const begins = all.flatMap(({ values }) => values.map(({ from }) => from));
  // Before a rule's first value is no other: what ends then was issued before the rule began, and has no course.
  const changes = all.flatMap(({ values }) => values.slice(1).map(({ from }) => from));
  const firstYear = yearOf(rules['scheme.start'].values[0]?.value as CivilDate);

  const stretches = stretchesOfDays(firstYear, begins, cuts.issues);
  const birthdayClasses = classesOfBirthdays([...changes, ...cuts.expiries]);
  // Where windows overlap, a day can lie in two of them, which one side of one birthday does not tell.
  const isTold =
    Math.max(...months) < 12 &&
    highest < OLDEST_CHILD &&
    (stretches.at(-1) as number) <= MOST_STRETCHES &&
    (birthdayClasses.at(-1) as number) < MOST_BIRTHDAY_CLASSES;

  /** By year and birthday: the first day of the window before it, less the year's; years filled as they are met. */
  const opens = new Int16Array((YEARS + 1) * MONTH_DAYS);
  const opensKnown = new Uint8Array(ROOM_OF_YEARS);
  const isLeap = Uint8Array.from({ length: ROOM_OF_YEARS }, (_, index) =>
    isLeapYear(firstYear + index) ? 1 : 0,
  );
  const stays = new Map<MaybeDate, number>();
  const stayOpens: CivilDate[] = [];

  const courses: Course[] = [];
  const numbers = new Map<string, number>();
  /** By kind the course's number + 2, so that it is a number also where there is no course. */
  const kinds = rememberKinds(MOST_KINDS);

  function fillWindows(index: number): void {
    const year = firstYear + index;
    for (let month = 1; month <= 12; month += 1) {
      for (let day = 1; day <= 31; day += 1) {
        const birth = (20000000 + month * 100 + day) as CivilDate;
        const birthday = birthdayIn(birth, year, leapDay);
        opens[index * MONTH_DAYS + month * 100 + day] =
          renewalOpensOn(birthday, law) - year * 10000;
      }
    }
    opensKnown[index] = 1;
  }

  /** What is kept of a day of issue; 0 where it can't be told. */
  function sideOf(date: number, monthDay: number): number {
    const year = (date / 10000) | 0;
    const index = year - firstYear;
    if (index < 0 || index >= YEARS) return 0;
    const inYear = date - year * 10000;
    const birthday = monthDay === LEAP_DAY && isLeap[index] === 0 ? leapDay : monthDay;
    const stretch = ((stretches[index * MONTH_DAYS + inYear] as number) + 1) << 3;
    if (inYear === birthday) return stretch | ON_BIRTHDAY;
    // By signs instead of branches, which here go one way as often as the other.
    const passed = (birthday - inYear) >>> 31;
    const next = index + passed;
    if (opensKnown[next] === 0) fillWindows(next);
    // The year after lies 10,000 later.
    const opensOn = (opens[next * MONTH_DAYS + monthDay] as number) + passed * 10000;
    const isInWindow = (opensOn - inYear - 1) >>> 31;
    return stretch | (passed * PASSED) | (isInWindow * IN_WINDOW);
  }

  /** What is kept of a stay and of the days beside it; −1 where it can't be told. */
  function besideStay(
    stay: CivilDate,
    birth: CivilDate,
    user: MaybeDate,
    signature: MaybeDate,
  ): number {
    let number = stays.get(stay);
    if (number === undefined) {
      if (stays.size >= MOST_STAYS) return -1;
      number = stays.size + 1;
      stays.set(stay, number);
      stayOpens[number] = renewalOpensOn(stay, law);
    }
    const open = stayOpens[number] as CivilDate;
    const birthday = birthdayIn(birth, yearOf(stay), leapDay);
    const birthdaySide = birthday < stay ? 0 : birthday === stay ? 1 : 2;
    const side = (date: MaybeDate) => (date < open ? 0 : date <= stay ? 1 : 2);
    return number | (birthdaySide << 12) | (side(user) << 14) | (side(signature) << 16);
  }

  function numbered(course: Course | undefined): number {
    if (course === undefined) return NO_COURSE;
    const key = course.map(additionKey).join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    courses.push(course);
    numbers.set(key, courses.length - 1);
    return courses.length - 1;
  }

  function numberOf(record: CardRecord): number {
    const { birth, cardIssuedOn: issued, appliedOn: applied, stayExpiresOn: stay } = record;
    const { userCertificateIssuedOn: user, signatureCertificateIssuedOn: signature } = record;
    const birthYear = (birth / 10000) | 0;
    const monthDay = birth - birthYear * 10000;
    const issueSide = sideOf(issued, monthDay);
    const userSide =
      user === issued ? WITH_CARD : user === ABSENT ? NOT_HELD : sideOf(user, monthDay);
    if (issueSide === 0 || (userSide === 0 && user !== ABSENT)) return NO_COURSE;
    let signatureSide = NOT_HELD;
    if (signature !== ABSENT) {
      if (signature === issued) signatureSide = WITH_CARD;
      else signatureSide = signature === user ? userSide : sideOf(signature, monthDay);
      if (signatureSide === 0) return NO_COURSE;
    }
    let rest = birthdayClasses[monthDay] as number;
    const judgedOn = applied === ABSENT ? issued : applied;
    if (judgedOn - birth >= grown) rest |= GROWN << 5;
    else {
      const years = ((issued / 10000) | 0) - birthYear;
      if (years < 0 || years > OLDEST_CHILD) return NO_COURSE;
      rest |= years << 5;
      if (applied !== ABSENT)
        rest |= (adultOn(birth, judgedOn as CivilDate, law).adult ? 1 : 2) << 10;
    }
    if (record.cardIssueKind === 'renewal') rest |= 1 << 12;
    if (stay !== ABSENT) {
      const beside = besideStay(stay as CivilDate, birth, user, signature);
      if (beside < 0) return NO_COURSE;
      rest |= beside << 13;
    }
    const known = kinds.find(issueSide, userSide, signatureSide, rest);
    if (known !== UNKNOWN) return known - 2;
    const number = numbered(find(record));
    kinds.keep(issueSide, userSide, signatureSide, rest, number + 2);
    return number;
  }

  return {
    at: (number) => courses[number] as Course,
    numberOf: isTold ? numberOf : () => NO_COURSE,
  };
}

function additionKey({ places, lapsedCards, lapsedCertificates }: Addition): string {
  return `${places} ${lapsedCards} ${lapsedCertificates}`;
}

/**
 * By year from `firstYear` on and day of the year: which stretch of days it lies in. Stretches end with the year, with
 * each of `days`, and with the month and day of each of `yearly`.
 */
function stretchesOfDays(
  firstYear: number,
  days: readonly CivilDate[],
  yearly: readonly CivilDate[],
): Uint8Array {
  const stretches = new Uint8Array(YEARS * MONTH_DAYS);
  const placeOf = (index: number, inYear: number) => index * MONTH_DAYS + inYear;
  const starts = [
    ...days.map((date) => placeOf(yearOf(date) - firstYear, date % 10000)),
    ...[101, ...yearly.map((date) => date % 10000)].flatMap((inYear) =>
      Array.from({ length: YEARS }, (_, index) => placeOf(index, inYear)),
    ),
  ].filter((place) => place >= 0 && place < stretches.length);
  const inOrder = [...new Set(starts)].sort((one, other) => one - other);
  inOrder.forEach((place, stretch) => {
    stretches.fill(Math.min(stretch + 1, 255), place);
  });
  return stretches;
}

/** By month and day: which birthdays none of the given days comes between, nor the day after, whatever the year. */
function classesOfBirthdays(days: readonly CivilDate[]): Uint8Array {
  const classes = new Uint8Array(MONTH_DAYS);
  // An expiry is judged by its own day and by the day before; 29 February falls on another day in common years.
  const starts = new Set([
    ...days.flatMap((date) => [date % 10000, dayAfter(date) % 10000]),
    LEAP_DAY,
    LEAP_DAY_OVER,
  ]);
  let last = 0;
  for (let monthDay = 101; monthDay < MONTH_DAYS; monthDay += 1) {
    if (starts.has(monthDay)) last = Math.min(last + 1, 255);
    classes[monthDay] = last;
  }
  return classes;
}
