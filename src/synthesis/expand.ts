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

/** Where birthdays lie: anywhere in the year, or in the part of the fiscal year before the day of issue. */
export type BirthdaySpread = 'even' | 'before-issue';

export interface ExpandOptions {
  readonly law: RuleBook;
  readonly birthdays: BirthdaySpread;
  /** The records show the state on this day: a certificate that ended before it was renewed in its window. */
  readonly asOf: CivilDate;
  /** One record a card, drawn with this seed; undefined for records with a count, which need no chance. */
  readonly seed: number | undefined;
}

/** Records with a count: so many for a cohort of a year; a Fibonacci number spreads the lattice best. */
const POINTS_PER_YEAR = 377;
const POINTS_PER_MONTH = 34;
/** Steps of a lattice whose every stretch is even: the golden ratio for birthdays, the square root of 2 for ages. */
const BIRTHDAY_STEP = (Math.sqrt(5) - 1) / 2;
const AGE_STEP = Math.SQRT2 - 1;
const ADULT_AGES = { youngest: 20, oldest: 84 };
const MINOR_AGES = { youngest: 0, oldest: 17 };

/** The records of all cohorts, in their order. Each cohort's cards are spread over its days of issue in order. */
export function* expandCohorts(
  cohorts: readonly Cohort[],
  options: ExpandOptions,
): Generator<CardRecord> {
  const random = options.seed === undefined ? undefined : seededRandom(options.seed);
  let [adultPoints, minorPoints] = [0, 0];
  for (const cohort of cohorts) {
    if (cohort.continues !== true) [adultPoints, minorPoints] = [0, 0];
    const adults = cohort.cards - cohort.minors;
    adultPoints += yield* expandPart(cohort, adults, ADULT_AGES, options, random, adultPoints);
    minorPoints += yield* expandPart(
      cohort,
      cohort.minors,
      MINOR_AGES,
      options,
      random,
      minorPoints,
    );
  }
}

/** The records of a cohort's adults or minors; gives how many. `before`: points of the lattice that are used up. */
function* expandPart(
  cohort: Cohort,
  cards: number,
  ages: { readonly youngest: number; readonly oldest: number },
  options: ExpandOptions,
  random: Random | undefined,
  before: number,
): Generator<CardRecord, number> {
  const { firstDay, lastDay } = issueDays(cohort, options.birthdays);
  const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  const points = random ? cards : Math.min(cards, days > 31 ? POINTS_PER_YEAR : POINTS_PER_MONTH);
  // Without chance a lattice is laid symmetrically about its middle, so that it favours neither side of the year; one
  // that goes on over cohorts has its middle elsewhere.
  const middle = cohort.continues === true ? 0 : (points - 1) / 2;
  const shift = random ? random() : 0.5 - middle * BIRTHDAY_STEP;
  for (let point = 0; point < points; point += 1) {
    const issuePlace = (point + (random ? random() : 0.5)) / points;
    const cardIssuedOn = addDays(firstDay, Math.floor(issuePlace * days));
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
  const leapDay = leapDayRule(law).value;
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
  const signs = ageOn(birth, cardIssuedOn, leapDayRule(law).value) >= signatureAge;
  return {
    birth,
    cardIssuedOn,
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

/** The record once certificates that ended before the as-of day were renewed, each on some day of its window. */
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
