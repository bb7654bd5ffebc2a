// Counts of cards to records: days of issue and birthdays spread evenly, by one lattice for every size.
import { ageOn, birthdayIn, type LeapDayBirthday } from '../calendar/birthday.js';
import {
  ABSENT,
  addDays,
  type CivilDate,
  civilDate,
  dayNumber,
  type MaybeDate,
  monthOf,
  yearOf,
} from '../calendar/civil-date.js';
import { fiscalYearOf, fiscalYearStart } from '../calendar/fiscal-year.js';
import { expiriesOf } from '../expiry/expiries.js';
import { renewalOpensOn } from '../expiry/renewal-window.js';
import type { CardRecord } from '../records/record.js';
import { inForce, leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Cohort } from './cohort.js';
import { type Random, seededRandom } from './random.js';

/** Where birthdays are: anywhere in the year, or in the part of the fiscal year before the day of issue. */
export type BirthdaySpread = 'even' | 'before-issue';

export interface ExpandOptions {
  readonly law: RuleBook;
  readonly birthdays: BirthdaySpread;
  /** The records show the state on this day: a certificate that ended before it was renewed in its window. */
  readonly asOf: CivilDate;
  /** The last card of the last cohort that ends on this day is issued on it, so that the records show how far they go. */
  readonly lastIssue?: CivilDate | undefined;
  /** One record a card, drawn with this seed; undefined for records with a count, which need no chance. */
  readonly seed: number | undefined;
}

/**
 * The number of records with a count for a cohort of a year and of a month. With these numbers birthdays are even, and so
 * is the distance from each to the day of issue, which decides the fiscal year due. With a Fibonacci number, one point in
 * fifteen would have its birthday on the day of issue itself.
 */
const POINTS_PER_YEAR = 406;
const POINTS_PER_MONTH = 108;
/**
 * Steps of a lattice with evenly spread points in every stretch: the golden ratio for birthdays, the square root of 2 for
 * ages.
 */
const BIRTHDAY_STEP = (Math.sqrt(5) - 1) / 2;
const AGE_STEP = Math.SQRT2 - 1;
const ADULT_AGES: { readonly youngest: number; readonly oldest: number } = {
  youngest: 20,
  oldest: 84,
};
const MINOR_AGES = { youngest: 0, oldest: 17 };

/** The records of all cohorts, in their order. Each cohort's cards are spread over its days of issue in order. */
export function* expandCohorts(
  cohorts: readonly Cohort[],
  options: ExpandOptions,
): Generator<CardRecord> {
  const random = options.seed === undefined ? undefined : seededRandom(options.seed);
  const last = cohorts.findLast(({ cards, lastDay }) => cards > 0 && lastDay === options.lastIssue);
  let [adultPoints, minorPoints] = [0, 0];
  for (const cohort of cohorts) {
    if (cohort.continues !== true) [adultPoints, minorPoints] = [0, 0];
    const { minors } = cohort;
    const adults = cohort.cards - minors;
    const isLast = cohort === last;
    const part = (cards: number, ages: Ages, before: number, endsOnLastDay: boolean) =>
      expandPart({ cohort, cards, ages, before, endsOnLastDay }, options, random);
    adultPoints += yield* part(adults, ADULT_AGES, adultPoints, isLast);
    minorPoints += yield* part(minors, MINOR_AGES, minorPoints, isLast && adults === 0);
  }
}

/** The last day on which any of the cohorts' cards can be issued; undefined where they have none. */
export function lastIssueOf(cohorts: readonly Cohort[]): CivilDate | undefined {
  const days = cohorts.filter(({ cards }) => cards > 0).map(({ lastDay }) => lastDay);
  return days.length === 0 ? undefined : (Math.max(...days) as CivilDate);
}

type Ages = typeof ADULT_AGES;

/** A cohort's adults or minors. */
interface CohortPart {
  readonly cohort: Cohort;
  readonly cards: number;
  readonly ages: Ages;
  /** The number of lattice points used before. */
  readonly before: number;
  /** Whether the last of them is issued on the cohort's last day, wherever the lattice has it. */
  readonly endsOnLastDay: boolean;
}

/** The records of a cohort's adults or minors; returns their number. */
function* expandPart(
  { cohort, cards, ages, before, endsOnLastDay }: CohortPart,
  options: ExpandOptions,
  random: Random | undefined,
): Generator<CardRecord, number> {
  const { firstDay, lastDay } = issueDays(cohort, options.birthdays);
  const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  const points = random ? cards : Math.min(cards, days > 31 ? POINTS_PER_YEAR : POINTS_PER_MONTH);
  // Without chance the lattice is symmetric about its middle, so that it favours neither side of the year. The middle of
  // a lattice that continues over several cohorts is elsewhere.
  const middle = cohort.continues === true ? 0 : (points - 1) / 2;
  const shift = random ? random() : 0.5 - middle * BIRTHDAY_STEP;
  for (let point = 0; point < points; point += 1) {
    const issuePlace = (point + (random ? random() : 0.5)) / points;
    const cardIssuedOn =
      endsOnLastDay && point === points - 1
        ? lastDay
        : addDays(firstDay, Math.floor(issuePlace * days));
    const birthdayPlace = fraction((before + point) * BIRTHDAY_STEP + shift);
    const agePlace = random ? random() : fraction((before + point) * AGE_STEP);
    const age = ages.youngest + Math.floor(agePlace * (ages.oldest - ages.youngest + 1));
    const birth = birthOf(cardIssuedOn, age, birthdayPlace, options);
    const count = Math.floor(((point + 1) * cards) / points) - Math.floor((point * cards) / points);
    const issued = issuedRecord(cohort, birth, cardIssuedOn, count, options.law);
    yield renewedInTime(issued, options, random ? random() : issuePlace);
  }
  return points;
}

/** The days of issue; for birthdays before the day of issue, 1 April leaves no room. */
function issueDays(cohort: Cohort, birthdays: BirthdaySpread) {
  const { firstDay, lastDay } = cohort;
  const crowded = birthdays === 'before-issue' && firstDay % 10000 === 401 && lastDay > firstDay;
  return { firstDay: crowded ? addDays(firstDay, 1) : firstDay, lastDay };
}

/** A date of birth that makes the holder `age` on the day of issue, its birthday at a place of the fiscal year. */
function birthOf(
  issuedOn: CivilDate,
  age: number,
  place: number,
  { law, birthdays }: ExpandOptions,
): CivilDate {
  const leapDay = leapDayRule(law, 'card').value;
  const start = fiscalYearStart(fiscalYearOf(issuedOn));
  const room =
    birthdays === 'before-issue'
      ? Math.max(1, dayNumber(issuedOn) - dayNumber(start))
      : dayNumber(fiscalYearStart(fiscalYearOf(issuedOn) + 1)) - dayNumber(start);
  const birthday = addDays(start, Math.floor(place * room));
  let year = yearOf(issuedOn) - age - 1;
  let birth = bornIn(year, birthday, leapDay);
  while (ageOn(birth, issuedOn, leapDay) > age) {
    year += 1;
    birth = bornIn(year, birthday, leapDay);
  }
  return birth;
}

function bornIn(year: number, birthday: CivilDate, leapDay: LeapDayBirthday): CivilDate {
  return civilDate(year, monthOf(birthday), birthday % 100) ?? birthdayIn(birthday, year, leapDay);
}

function issuedRecord(
  cohort: Cohort,
  birth: CivilDate,
  cardIssuedOn: CivilDate,
  count: number,
  law: RuleBook,
): CardRecord {
  const signatureAge = inForce(law.rules['signature_certificate.minimum_age'], cardIssuedOn).value;
  const signs = ageOn(birth, cardIssuedOn, leapDayRule(law, 'card').value) >= signatureAge;
  return {
    birth,
    cardIssuedOn,
    handedOverOn: ABSENT,
    appliedOn: ABSENT,
    userCertificateIssuedOn: cardIssuedOn,
    signatureCertificateIssuedOn: signs ? cardIssuedOn : ABSENT,
    stayExpiresOn: cohort.stayExpiresOn,
    cardIssueKind: 'new',
    recordedCardExpiry: ABSENT,
    recordedUserCertificateExpiry: ABSENT,
    recordedSignatureCertificateExpiry: ABSENT,
    office: cohort.office,
    status: cohort.status,
    count,
  };
}

/** The record after the renewal of certificates that ended before the as-of day, each on some day of its window. */
function renewedInTime(
  record: CardRecord,
  { law, asOf }: ExpandOptions,
  place: number,
): CardRecord {
  let current = record;
  for (;;) {
    const { card, userCertificate } = expiriesOf(current, law);
    if (userCertificate === ABSENT || userCertificate >= asOf || userCertificate >= card)
      return current;
    const opens = renewalOpensOn(userCertificate as CivilDate, law);
    const window = dayNumber(userCertificate as CivilDate) - dayNumber(opens) + 1;
    const renewedOn: MaybeDate = addDays(opens, Math.floor(place * window));
    current = {
      ...current,
      userCertificateIssuedOn: renewedOn,
      signatureCertificateIssuedOn:
        current.signatureCertificateIssuedOn === ABSENT ? ABSENT : renewedOn,
    };
  }
}

function fraction(value: number): number {
  return value - Math.floor(value);
}
