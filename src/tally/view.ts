// What ways of counting see of a record: the days on which its documents end, or its fiscal years alone, as whole numbers.
import { birthdayIn, type LeapDayBirthday } from '../calendar/birthday.js';
import {
  ABSENT,
  addMonths,
  type CivilDate,
  type MaybeDate,
  yearOf,
} from '../calendar/civil-date.js';
import { type Expiries, lastDays, reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings, type FindInExpiries } from '../expiry/expiry-findings.js';
import { type IssueYears, issueYearsOf } from '../procedures/issue-year.js';
import { certificatesWithCard } from '../procedures/views.js';
import type { CardRecord } from '../records/record.js';
import { leapDayRule } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { CountOptions } from './ways.js';

/** A law and the way in which records are seen: all that a way of counting asks of one record. Plain data. */
export type View = Pick<CountOptions, 'law' | 'method' | 'certificates'>;

/** Whether two ways see the same in a record. */
export function seeAlike(one: View, other: View): boolean {
  return (
    one.law === other.law &&
    one.method === other.method &&
    // The shortcut looks at no certificate.
    (one.method === 'issue-year' || isWithCard(one) === isWithCard(other))
  );
}

function isWithCard({ certificates }: View): boolean {
  return certificates === 'with-card';
}

/** A record as a view has it. */
function seenBy({ certificates }: View, record: CardRecord): CardRecord {
  return certificates === 'with-card' ? certificatesWithCard(record) : record;
}

/** The last days of a record in a view; `find` gets the findings about its expiries. */
export function expiriesIn(view: View, record: CardRecord, find?: FindInExpiries): Expiries {
  const reckoned = reckonExpiries(seenBy(view, record), view.law);
  if (find) for (const finding of expiryFindings(reckoned, view.law)) find(finding);
  return lastDays(reckoned);
}

/**
 * What several views see of a record, as whole numbers, alike for all records that the views can't tell apart but by the
 * day of the birthday. First the birth, then four numbers a view: the ends of card, user and signature certificate and
 * whether the card ends with the stay, or the four of {@link IssueYears}. An end that follows from a birthday is its
 * year, with the months from the birthday to the end in front; the end of a stay is the day. The birth is the year, or 0
 * where the holder is past every age that the law asks about. Where nothing rests on the birthday, or a year does not
 * tell it, the birth is a day of its own.
 */
export type Facts = readonly number[];

/** Numbers of each view among the facts. */
const FACTS_A_VIEW = 4;

/** Below this stand years of birthdays with months, from here on days. */
const FIRST_DAY = 18680101;
const MONTHS_FIT = 10000;
const LEAP_DAY = 229;
/** In place of the end of a stay: no year, day or flag. */
const STAY_LEFT_OPEN = -1;

/** A leap year so long ago that whoever was born in it is past every age that the law asks about. */
const LONG_AGO = 1904;
const SOME_BIRTH_LONG_AGO = 19040101;

/** Makes facts of records, and records' ends of facts. */
export interface FactMaker {
  readonly factsOf: (record: CardRecord, find?: FindInExpiries) => Facts;
  /** Whether records of the facts differ by birthday. */
  readonly restOnBirthday: (facts: Facts) => boolean;
  /** The ends that follow from no birthday. */
  readonly daysIn: (facts: Facts) => readonly number[];
  /**
   * The facts with the end of a stay left open, and that end: facts alike but for it differ in nothing else. ABSENT where no
   * end, or more than one, follows from no birthday; the facts are then as they are.
   */
  readonly stayIn: (facts: Facts) => { readonly open: Facts; readonly stay: MaybeDate };
  /** The birth of someone of the facts with a birthday, given as month × 100 + day. */
  readonly birthOf: (facts: Facts, birthday: number) => CivilDate;
  /** The expiries in the view with this index, by law. */
  readonly expiriesOf: (facts: Facts, view: number, birth: CivilDate) => Expiries;
  /** The fiscal years in the view with this index, by the shortcut. */
  readonly issueYearsOf: (facts: Facts, view: number) => IssueYears;
}

/** Facts for views of laws that have the same rules for 29 February and ask about the same ages. */
export function factMaker(views: readonly View[]): FactMaker {
  const [{ law }] = views as readonly [View];
  const leapDay = leapDayRule(law, 'card').value;
  // Where birthdays on 29 February differ for card and certificate, a year does not say which one is meant.
  const untoldBirthday = leapDayRule(law, 'certificate').value === leapDay ? ABSENT : LEAP_DAY;
  const grown = agesEnd(law);
  const asFact = (end: MaybeDate, { birth, stayExpiresOn }: CardRecord): number =>
    end === ABSENT || end === stayExpiresOn || birth % MONTHS_FIT === untoldBirthday
      ? end
      : (birthdayFact(end, birth, leapDay) ?? end);

  function factsOf(record: CardRecord, find?: FindInExpiries): Facts {
    const { birth } = record;
    const facts = [0];
    let earliest = Number.POSITIVE_INFINITY;
    let onBirthday = false;
    views.forEach((view, index) => {
      // Findings are about the first view.
      const told = index === 0 ? find : undefined;
      if (view.method === 'issue-year') {
        if (told) expiriesIn(view, record, told);
        const { issued, stayEnds, cardTerm, certificateTerm } = issueYearsOf(record, view.law);
        facts.push(issued, stayEnds, cardTerm, certificateTerm);
        return;
      }
      const { card, userCertificate, signatureCertificate, endsWithStay } = expiriesIn(
        view,
        record,
        told,
      );
      for (const end of [card, userCertificate, signatureCertificate]) {
        const fact = asFact(end, record);
        if (end !== ABSENT) earliest = Math.min(earliest, end);
        if (fact !== ABSENT && fact < FIRST_DAY) onBirthday = true;
        facts.push(fact);
      }
      if (!endsWithStay) onBirthday = true;
      facts.push(endsWithStay ? 1 : 0);
    });
    if (birth % MONTHS_FIT === untoldBirthday) facts[0] = birth;
    else if (!onBirthday) facts[0] = SOME_BIRTH_LONG_AGO;
    else facts[0] = earliest - birth >= grown ? 0 : yearOf(birth);
    return facts;
  }

  return {
    factsOf,
    restOnBirthday: ([birth = 0]) => birth < FIRST_DAY,
    daysIn,
    stayIn: (facts) => {
      const [stay = ABSENT, ...others] = daysIn(facts);
      if (stay === ABSENT || others.some((day) => day !== stay))
        return { open: facts, stay: ABSENT };
      return { open: replaced(facts, stay, STAY_LEFT_OPEN), stay: stay as MaybeDate };
    },
    birthOf: ([birth = 0], birthday) =>
      (birth >= FIRST_DAY ? birth : (birth || LONG_AGO) * 10000 + birthday) as CivilDate,
    expiriesOf: (facts, view, birth) => {
      const [card, user, signature, endsWithStay] = factsIn(facts, view);
      const dayOf = (fact: number) =>
        fact === ABSENT || fact >= FIRST_DAY ? fact : endOf(fact, birth, leapDay);
      return {
        card: dayOf(card) as CivilDate,
        userCertificate: dayOf(user) as MaybeDate,
        signatureCertificate: dayOf(signature) as MaybeDate,
        endsWithStay: endsWithStay === 1,
      };
    },
    issueYearsOf: (facts, view) => {
      const [issued, stayEnds, cardTerm, certificateTerm] = factsIn(facts, view);
      return { issued, stayEnds, cardTerm, certificateTerm };
    },
  };
}

/** The ends that follow from no birthday. */
function daysIn(facts: Facts): readonly number[] {
  return facts.filter((fact, index) => index > 0 && fact >= FIRST_DAY);
}

/** Facts of which the end of a stay was left open, with that end; see {@link FactMaker.stayIn}. */
export function withStay(open: Facts, stay: MaybeDate): Facts {
  return stay === ABSENT ? open : replaced(open, STAY_LEFT_OPEN, stay);
}

function replaced(facts: Facts, from: number, to: number): Facts {
  return facts.map((fact, index) => (index > 0 && fact === from ? to : fact));
}

function factsIn(facts: Facts, view: number) {
  const at = 1 + view * FACTS_A_VIEW;
  return facts.slice(at, at + FACTS_A_VIEW) as [number, number, number, number];
}

/** The fact of an end that follows from a birthday: less than a year after it, so that one birthday alone can be meant. */
function birthdayFact(
  end: CivilDate,
  birth: CivilDate,
  leapDay: LeapDayBirthday,
): number | undefined {
  const year = yearOf(end);
  if (end === birthdayIn(birth, year, leapDay)) return year;
  for (let months = 1; months < 12; months += 1) {
    for (const fact of [year, year - 1].map((each) => each + months * MONTHS_FIT)) {
      if (endOf(fact, birth, leapDay) === end) return fact;
    }
  }
  return undefined;
}

function endOf(fact: number, birth: CivilDate, leapDay: LeapDayBirthday): CivilDate {
  const birthday = birthdayIn(birth, fact % MONTHS_FIT, leapDay);
  return fact < MONTHS_FIT ? birthday : addMonths(birthday, Math.trunc(fact / MONTHS_FIT));
}

/** The age, as a difference of dates, past which the law asks about none; a year more, for a birthday kept on 1 March. */
function agesEnd({ rules }: RuleBook): number {
  const ages = [rules['card.adult_age'], rules['signature_certificate.minimum_age']];
  return (Math.max(...ages.flatMap(({ values }) => values.map(({ value }) => value))) + 1) * 10000;
}
