// Memo table of kinds: records that the law cannot tell apart end alike, so the law is asked once.
import { birthdayIn } from '../../calendar/birthday.js';
import {
  ABSENT,
  addMonths,
  type CivilDate,
  dayAfter,
  isLeapYear,
  type MaybeDate,
  yearOf,
} from '../../calendar/civil-date.js';
import { adultByCard } from '../../expiry/adult.js';
import { renewalOpensOn } from '../../expiry/renewal-window.js';
import type { CardRecord } from '../../records/record.js';
import { inForce, leapDayRule } from '../../rules/in-force.js';
import type { Rule, RuleBook, RuleId } from '../../rules/rule-book.js';
import { rememberKinds, UNKNOWN } from './kinds.js';

/** Computes the number, from 0 on, of a record's course by law; {@link NO_COURSE} if there is a finding about it. */
export type FindCourse = (record: CardRecord) => number;

/** The number of a record without a course in the memo table: the law must be asked. */
export const NO_COURSE = -1;

const TERMS: ReadonlySet<string> = new Set([
  'card.validity.adult',
  'card.validity.minor',
  'certificate.validity.adult',
  'certificate.validity.minor',
  'card.renewal.further_birthdays',
  'certificate.renewal.further_birthdays',
] satisfies RuleId[]);

/**
 * Whether records that are alike under one law are alike under the other. Laws that differ only in terms compare with the
 * same days.
 */
export function shareCourses(one: RuleBook, other: RuleBook): boolean {
  const others: Readonly<Record<string, Rule<unknown>>> = other.rules;
  return Object.entries<Rule<unknown>>(one.rules).every(
    ([id, rule]) => TERMS.has(id) || rule === others[id],
  );
}

/**
 * The course number of a record without recorded expiries, by all that the law looks at; {@link NO_COURSE} if it has
 * none.
 */
export type NumberOf = (record: CardRecord) => number;

/** The years of issue, from the scheme's first on, that are distinguished. Later ones have no course in the table. */
const YEARS = 48;
/**
 * Their places and one more, in an array so long that it is outside the heap, at an address that compiled code can hold.
 */
const ROOM_OF_YEARS = 128;
/** The places of a month and day as month × 100 + day, 1231 at most. */
const MONTH_DAYS = 1232;
const LEAP_DAY = 229;
/** A common year, one before a leap year, and a leap year: the order of days in any year is that of one of them. */
const SAMPLE_YEARS = [2001, 2003, 2004];
/** No birthday. */
const NONE = -1;
const MOST_STRETCHES = 126;
const MOST_BIRTHDAY_CLASSES = 32;
/** Bits of the stretch in which a stay ends; ends beyond the years distinguished are numbered behind the stretches. */
const STRETCH_BITS = 10;
const MOST_ENDS = (1 << STRETCH_BITS) - 1;
const MOST_KINDS = 1 << 18;
const OLDEST_CHILD = 30;
const GROWN = 31;

/**
 * A certificate that is not held, or was issued with the card. Any other day is a stretch of days and a side of the
 * birthday.
 */
const NOT_HELD = 0;
const WITH_CARD = 1;

/* What the law can see of a day beside the holder's birthdays: that of its year has passed, the window before the next
one is open; or it is a birthday. */
const IN_WINDOW = 1;
const PASSED = 2;
const ON_BIRTHDAY = 4;

/** The end of a stay. */
interface StayEnd {
  readonly stretch: number;
  readonly opensOn: CivilDate;
}

/**
 * What `find` looks at: the expiries of a record that holds no recorded ones, and what the law finds about them; or more,
 * as what a recorded expiry says of the record, or how old the holder is on days on which rules change.
 */
export type CourseScope = 'expiries' | 'all';

/**
 * Remembers courses by kind of record. The law compares a day of issue with nothing but the days on which a rule
 * changes, the holder's birthdays, the days on which the windows before them open, and the end of a stay; an expiry is a
 * birthday or the end of a stay, and is compared with days on which the length of the window changes; `issues` are others
 * with which `find` compares days of issue, by month and day. So of each day the year, the stretch between two such days
 * and the side of the birthday and of its window are kept; of the birthday the stretch of the year without such a day; of
 * the year of birth the age in years, where the holder is not past every age that the law asks about; of the end of a stay
 * its year and stretch, the side of the birthday, of it and of its window on which certificates were issued, and whether it
 * is longer than a single one after the making. The window before a birthday is told only where a term can have ended then:
 * no card or certificate that came with it ends sooner than the shortest term; a card that is a renewal was one before the
 * birthday that follows. Two records alike in all of it end in the same years, or with their stays, and `find` is asked for
 * the first of them alone. It may hold records against several laws that {@link shareCourses}, and take certificates as
 * issued with the card: the day of those is compared with no stay. What was itself issued under a what-if by which
 * expiries lie months after birthdays is looked at by itself.
 */
export function rememberCourses(
  laws: readonly RuleBook[],
  issues: readonly CivilDate[],
  find: FindCourse,
  scope: CourseScope = 'expiries',
): NumberOf {
  const [law] = laws as readonly [RuleBook];
  const { rules } = law;
  const ages = [
    rules['card.adult_age'],
    rules['signature_certificate.minimum_age'],
    rules['card.stay.birthday_limits_under'],
  ];
  const highest = Math.max(...ages.flatMap(({ values }) => values.map(({ value }) => value)));
  // One year more, since a birthday on 29 February may be kept on 1 March.
  const grown = (highest + 1) * 10000;
  const months = rules['renewal.window_months'].values.map(({ value }) => value);
  const leapDay = leapDayRule(law, 'card').value;
  // If birthdays on 29 February differ for card and certificate, each day would need two sides.
  const untoldBirthday = leapDayRule(law, 'certificate').value === leapDay ? NONE : LEAP_DAY;
  const monthsAfter = rules['expiry.months_after_birthday'].values;
  const all = laws.flatMap((each): Rule<unknown>[] => Object.values(each.rules));
  const begins = all.flatMap(({ values }) => values.map(({ from }) => from));
  // A rule has no value before its first one: what ends then was issued before the rule began, and has no course.
  const compared = scope === 'all' ? all : [rules['renewal.window_months']];
  const changes = compared.flatMap(({ values }) => values.slice(1).map(({ from }) => from));
  /** In a year sooner after that of its issue nothing ends that has a term. */
  const shortest = scope === 'all' ? -1 : shortestTerm(laws) - 1;
  const firstYear = yearOf(rules['scheme.start'].values[0]?.value as CivilDate);
  // What is issued from the year on in which expiries leave the birthdays has windows that are not looked at here.
  const leave = monthsAfter.find(({ value }) => value > 0);
  const years = leave === undefined ? YEARS : Math.min(YEARS, yearOf(leave.from) - firstYear);

  const stretches = stretchesOfDays(firstYear, begins, issues);
  const birthdayClasses = classesOfBirthdays(
    changes,
    monthsAfter.map(({ value }) => value),
  );
  // If windows overlap, a day can be in two of them, and one side of one birthday is not enough.
  const isTold =
    Math.max(...months) <= 12 &&
    highest < OLDEST_CHILD &&
    (stretches.at(-1) as number) <= MOST_STRETCHES &&
    (birthdayClasses[LEAP_DAY] as number) < MOST_BIRTHDAY_CLASSES;

  /**
   * By year and birthday: the first day of the window before it, minus the year's part; filled for each year on first
   * use.
   */
  const opens = new Int16Array((YEARS + 1) * MONTH_DAYS);
  const opensKnown = new Uint8Array(ROOM_OF_YEARS);
  /* How far a birthday on 29 February moves in a year, and whether a birthday moves at all: a branch seldom taken would have
  the code compiled anew when it first is. */
  const moves = Int16Array.from({ length: ROOM_OF_YEARS }, (_, index) =>
    isLeapYear(firstYear + index) ? 0 : leapDay - LEAP_DAY,
  );
  const isMoved = new Uint8Array(MONTH_DAYS);
  isMoved[LEAP_DAY] = 1;
  /** What is known of stays by their ends: the number of the stretch, and the first day of the window before them. */
  const stays = new Map<MaybeDate, StayEnd>();
  let endsBeyond = MOST_STRETCHES;

  /** By kind: the course number + 2, so that {@link NO_COURSE} is a number too. */
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

  /**
   * The part of the key for a day of issue; 0 if it cannot be distinguished. Windows before birthdays are told from those of the
   * year with the index `from` on.
   */
  function sideOf(date: number, monthDay: number, from: number): number {
    const year = (date / 10000) | 0;
    const index = year - firstYear;
    if (index < 0 || index >= years) return 0;
    const inYear = date - year * 10000;
    const birthday = monthDay + (isMoved[monthDay] as number) * (moves[index] as number);
    const stretch = ((stretches[index * MONTH_DAYS + inYear] as number) + 1) << 3;
    // A birthday on the day itself is counted as one before it, by age and by term.
    if (inYear === birthday) return stretch | (index < from ? PASSED : ON_BIRTHDAY);
    // By signs instead of branches, which would be mispredicted half the time.
    const passed = (birthday - inYear) >>> 31;
    const next = index + passed;
    if (next < from) return stretch | (passed * PASSED);
    if (opensKnown[next] === 0) fillWindows(next);
    // The year after lies 10,000 later.
    const opensOn = (opens[next * MONTH_DAYS + monthDay] as number) + passed * 10000;
    const isInWindow = (opensOn - inYear - 1) >>> 31;
    return stretch | (passed * PASSED) | (isInWindow * IN_WINDOW);
  }

  /** The end of a stay; undefined if it cannot be distinguished. */
  function endOfStay(stay: CivilDate): StayEnd | undefined {
    const known = stays.get(stay);
    if (known !== undefined) return known;
    const index = yearOf(stay) - firstYear;
    const isBeyond = index < 0 || index >= YEARS;
    if (isBeyond && endsBeyond === MOST_ENDS) return undefined;
    if (isBeyond) endsBeyond += 1;
    const stretch = isBeyond
      ? endsBeyond
      : (stretches[index * MONTH_DAYS + (stay % 10000)] as number);
    const end = { stretch, opensOn: renewalOpensOn(stay, law) };
    stays.set(stay, end);
    return end;
  }

  /** The part of the key for a stay and the days compared with it; −1 if it cannot be distinguished. */
  function besideStay(
    stay: CivilDate,
    birth: CivilDate,
    issued: CivilDate,
    user: MaybeDate,
    signature: MaybeDate,
  ): number {
    const end = endOfStay(stay);
    if (end === undefined) return -1;
    const birthday = birthdayIn(birth, yearOf(stay), leapDay);
    const birthdaySide = birthday < stay ? 0 : birthday === stay ? 1 : 2;
    const side = (date: MaybeDate) => (date < end.opensOn ? 0 : date <= stay ? 1 : 2);
    const longest = inForce(rules['stay.longest_years'], issued).value;
    const extended = stay > addMonths(issued, longest * 12) ? 1 : 0;
    const sides = ((birthdaySide * 3 + side(user)) * 3 + side(signature)) * 2 + extended;
    return end.stretch | (sides << STRETCH_BITS);
  }

  function numberOf(record: CardRecord): number {
    const { birth, cardIssuedOn: issued, appliedOn: applied, stayExpiresOn: stay } = record;
    const { userCertificateIssuedOn: user, signatureCertificateIssuedOn: signature } = record;
    const birthYear = (birth / 10000) | 0;
    const monthDay = birth - birthYear * 10000;
    if (monthDay === untoldBirthday) return NO_COURSE;
    const isRenewal = record.cardIssueKind === 'renewal';
    const from = ((issued / 10000) | 0) - firstYear + shortest;
    const issueSide = sideOf(issued, monthDay, isRenewal ? 0 : from);
    const userSide =
      user === issued ? WITH_CARD : user === ABSENT ? NOT_HELD : sideOf(user, monthDay, from);
    if (issueSide === 0 || (userSide === 0 && user !== ABSENT)) return NO_COURSE;
    let signatureSide = NOT_HELD;
    if (signature !== ABSENT) {
      if (signature === issued) signatureSide = WITH_CARD;
      else signatureSide = signature === user ? userSide : sideOf(signature, monthDay, from);
      if (signatureSide === 0) return NO_COURSE;
    }
    let rest = birthdayClasses[monthDay] as number;
    if (issued - birth >= grown) rest |= GROWN << 5;
    else {
      const age = ((issued / 10000) | 0) - birthYear;
      if (age < 0 || age > OLDEST_CHILD) return NO_COURSE;
      rest |= age << 5;
      if (applied !== ABSENT)
        rest |= (adultByCard(birth, issued, applied, law).adult ? 1 : 2) << 10;
    }
    if (isRenewal) rest |= 1 << 12;
    if (stay !== ABSENT) {
      const beside = besideStay(stay as CivilDate, birth, issued, user, signature);
      if (beside < 0) return NO_COURSE;
      // Those without a stay have 0 here: no stretch has that number.
      rest |= beside << 13;
    }
    const known = kinds.find(issueSide, userSide, signatureSide, rest);
    if (known !== UNKNOWN) return known - 2;
    const number = find(record);
    kinds.keep(issueSide, userSide, signatureSide, rest, number + 2);
    return number;
  }

  return isTold ? numberOf : () => NO_COURSE;
}

/** The fewest birthdays after its issue with which a card or certificate ends. */
function shortestTerm(laws: readonly RuleBook[]): number {
  const terms = laws.flatMap(({ rules }) => [
    rules['card.validity.adult'],
    rules['card.validity.minor'],
    rules['certificate.validity.adult'],
    rules['certificate.validity.minor'],
  ]);
  return Math.min(...terms.flatMap(({ values }) => values.map(({ value }) => value)));
}

/**
 * The stretch of days of each day, by year from `firstYear` on and day of the year. Stretches end with the year, with
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

/**
 * By month and day: which birthdays none of the given days comes between, nor the day after, whatever the year; nor
 * between expiries so many `months` after those birthdays. 29 February, which falls on another day in common years, is a
 * class of its own, with the highest number.
 */
export function classesOfBirthdays(
  days: readonly CivilDate[],
  months: readonly number[],
): Uint8Array {
  const classes = new Uint8Array(MONTH_DAYS);
  // An expiry is judged by its own day and by the day before.
  const edges = days.flatMap((date) => [date % 10000, dayAfter(date) % 10000]);
  const starts = new Set([
    ...edges,
    ...months.filter((each) => each > 0).flatMap((each) => birthdaysBefore(edges, each)),
  ]);
  let last = 0;
  for (let monthDay = 101; monthDay < MONTH_DAYS; monthDay += 1) {
    if (starts.has(monthDay)) last = Math.min(last + 1, 255);
    classes[monthDay] = last;
  }
  classes[LEAP_DAY] = Math.min(last + 1, 255);
  return classes;
}

/** The first birthdays after which the day so many months later lies past another of the edges, in any year. */
function birthdaysBefore(edges: readonly number[], months: number): number[] {
  return SAMPLE_YEARS.flatMap((year) => {
    let before: number | undefined;
    const starts: number[] = [];
    for (let birthday = (year * 10000 + 101) as CivilDate; yearOf(birthday) === year; ) {
      const later = addMonths(birthday, months);
      const passed = edges.filter((edge) => edge <= later % 10000).length;
      const stretch = yearOf(later) * MONTH_DAYS + passed;
      if (stretch !== before) starts.push(birthday % 10000);
      before = stretch;
      birthday = dayAfter(birthday);
    }
    return starts;
  });
}
