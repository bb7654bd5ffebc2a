// Decides how records become a tally: each active record's procedures, by the law or by the issue-year shortcut.
import {
  ABSENT,
  addMonths,
  type CivilDate,
  dayNumber,
  type MaybeDate,
} from '../calendar/civil-date.js';
import {
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import { type Expiries, expiriesOf } from '../expiry/expiries.js';
import type { Oddity } from '../expiry/trace.js';
import { followIssueYears } from '../procedures/issue-year.js';
import { followProcedures, type ProcedureKind, type Repeats } from '../procedures/procedures.js';
import { certificatesWithCard } from '../procedures/views.js';
import type { CardIssueKind, CardRecord, CardStatus } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import {
  type Course,
  type Courses,
  type Cuts,
  type FindCourse,
  NO_COURSE,
  rememberCourses,
} from './courses.js';
import {
  addProcedures,
  clearTally,
  emptyTally,
  firstMonth,
  officeCells,
  periodCount,
  placeOf,
  type Tally,
  type TallyBreakdown,
} from './tally.js';

/** `birthday` is the law, `issue-year` the ward's shortcut. */
export type Method = 'birthday' | 'issue-year';

/** What a counter counts. */
export interface CountOptions {
  readonly law: RuleBook;
  readonly method: Method;
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly repeats: Repeats;
  readonly by?: TallyBreakdown | undefined;
  /** `with-card`: both certificates are taken as issued with the card, whatever the record holds of them. */
  readonly certificates?: 'as-held' | 'with-card' | undefined;
}

/**
 * Takes a record, by what it holds, where it holds no recorded expiry and nothing in it can go against the law; false
 * where it must be taken as a record. What was taken so is in a tally only once that was settled.
 */
export type TakePlain = (
  birth: CivilDate,
  cardIssuedOn: CivilDate,
  appliedOn: MaybeDate,
  userCertificateIssuedOn: MaybeDate,
  signatureCertificateIssuedOn: MaybeDate,
  stayExpiresOn: MaybeDate,
  kind: CardIssueKind,
  office: string,
  status: CardStatus,
  count: number,
) => boolean;

/** Counts records one by one. */
export interface Counter {
  readonly tally: Tally;
  /** Adds a record; what in it does not go with the law is told to `note`. */
  readonly add: (record: CardRecord, note?: (oddity: Oddity) => void) => void;
  readonly takePlain: TakePlain;
  /** Adds what was taken by {@link Counter.takePlain} to the tally. */
  readonly settle: () => void;
  /** Empties the tally. */
  readonly restart: () => void;
}

/** Counts records one by one in several ways. */
export interface JointCounter extends Omit<Counter, 'tally'> {
  /** One for each way. */
  readonly tallies: readonly Tally[];
}

/** The days by which a method tells records apart: for the law expiries, for the shortcut years of issue. */
function cutsOf({ from, asOf, method, by }: CountOptions): Cuts {
  const start = fiscalYearStart(from);
  const months =
    by === 'month' ? Array.from({ length: 12 }, (_, each) => addMonths(start, each)) : [];
  return { expiries: [asOf, start, ...months], issues: method === 'issue-year' ? [start] : [] };
}

/** Takes the procedures of a record, for each way of counting by the period in which they are due there. */
interface WaysSink {
  readonly due: (way: number, kind: ProcedureKind, period: number) => void;
  readonly lapsed: (way: number, kind: ProcedureKind) => void;
}

/**
 * Follows a record's procedures in every way; what in it does not go with the law is told to `note`. Ways that follow
 * it alike do so once.
 */
function follower(
  ways: readonly CountOptions[],
  tallies: readonly Tally[],
  { due, lapsed }: WaysSink,
): (record: CardRecord, note?: (oddity: Oddity) => void) => void {
  const [{ law }] = ways as readonly [CountOptions];
  const alike = new Map<string, number[]>();
  ways.forEach(({ method, asOf, to, repeats }, way) => {
    const key = `${method} ${asOf} ${to} ${repeats}`;
    alike.set(key, [...(alike.get(key) ?? []), way]);
  });
  const byYear: ((record: CardRecord) => void)[] = [];
  const byDay: ((birth: CivilDate, expiries: Expiries) => void)[] = [];
  for (const group of alike.values()) {
    const { method, asOf, to, repeats } = ways[group[0] as number] as CountOptions;
    const lapsedInAll = (kind: ProcedureKind) => {
      for (const way of group) lapsed(way, kind);
    };
    if (method === 'issue-year') {
      const asOfYear = fiscalYearOf(asOf);
      const options = { asOfYear, untilYear: to, repeatRenewals: repeats !== 'none' };
      const sink = {
        due: (kind: ProcedureKind, year: number) => {
          for (const way of group) due(way, kind, year - (tallies[way] as Tally).from);
        },
        lapsed: lapsedInAll,
      };
      byYear.push((record) => followIssueYears(record, law, options, sink));
    } else {
      const options = { asOf, until: fiscalYearEnd(to), repeats };
      const periods = group.map((way) => ({ way, periodOf: periodsOf(tallies[way] as Tally) }));
      const sink = {
        due: (kind: ProcedureKind, on: CivilDate) => {
          for (const { way, periodOf } of periods) due(way, kind, periodOf(on));
        },
        lapsed: lapsedInAll,
      };
      byDay.push((birth, expiries) => followProcedures(birth, expiries, law, options, sink));
    }
  }
  return (record, note) => {
    for (const follow of byYear) follow(record);
    if (byDay.length === 0 && note === undefined) return;
    const expiries = expiriesOf(record, law, note && { note });
    for (const follow of byDay) follow(record.birth, expiries);
  };
}

/** Finds by the law what a record adds to each of the tallies. */
function courseFinder(ways: readonly CountOptions[], tallies: readonly Tally[]): FindCourse {
  const periods = tallies.map(periodCount);
  let places: number[][] = [];
  let lapsed: Record<ProcedureKind, number>[] = [];
  const follow = follower(ways, tallies, {
    due: (way, kind, period) => {
      if (period >= 0 && period < (periods[way] as number)) {
        (places[way] as number[]).push(placeOf(kind, period));
      }
    },
    lapsed: (way, kind) => {
      (lapsed[way] as Record<ProcedureKind, number>)[kind] += 1;
    },
  });
  return (record) => {
    let isOdd = false;
    places = ways.map(() => []);
    lapsed = ways.map(() => ({ card: 0, certificate: 0 }));
    follow(record, () => {
      isOdd = true;
    });
    if (isOdd) return undefined;
    return lapsed.map(({ card, certificate }, way) => ({
      places: places[way] as number[],
      lapsedCards: card,
      lapsedCertificates: certificate,
    }));
  };
}

/** The period of a tally in which a day lies; negative before the first. */
function periodsOf(tally: Tally): (on: CivilDate) => number {
  const month = firstMonth(tally);
  const day = dayNumber(fiscalYearStart(tally.from));
  switch (tally.by) {
    case 'month':
      return (on) => fiscalMonthOf(on) - month;
    case 'day':
      return (on) => dayNumber(on) - day;
    default:
      return (on) => fiscalYearOf(on) - tally.from;
  }
}

/**
 * A counter with an empty tally. Only active records count; the others are tallied by status. `oneByOne`: so many records
 * are followed by themselves before courses are remembered; figures do not depend on it.
 */
export function createCounter(options: CountOptions, oneByOne = ONE_BY_ONE): Counter {
  const { tallies, ...counter } = createJointCounter([options], oneByOne);
  return { tally: tallies[0] as Tally, ...counter };
}

/** Whether a joint counter can count in both ways: it asks one law, of one view of a record. */
export function goTogether(one: CountOptions, other: CountOptions): boolean {
  return (
    one.law === other.law &&
    one.certificates === other.certificates &&
    // Days have no courses.
    (one.by === 'day') === (other.by === 'day')
  );
}

/** A counter that counts in several ways, which {@link goTogether}: a record's course is looked up once for all. */
export function createJointCounter(
  ways: readonly CountOptions[],
  oneByOne = ONE_BY_ONE,
): JointCounter {
  const [{ law, certificates, by }] = ways as readonly [CountOptions];
  const isWithCard = certificates === 'with-card';
  const isByOffice = ways.some((way) => way.by === 'office');
  /** Made once there are records enough to make up for it. */
  let courses: Courses | undefined;
  let met = 0;
  const tallies = ways.map((way) => emptyTally(way.from, way.to, way.by));
  /** Of each tally the counts to which all is added, of the office of the record before where it is by office. */
  const cells = tallies.map((tally) => officeCells(tally, ''));
  for (const tally of tallies) if (tally.by === 'office') tally.cells.clear();
  let count = 1;
  const follow = follower(ways, tallies, {
    due: (way, kind, period) => addProcedures(cells[way] as Float64Array, kind, period, count),
    lapsed: (way, kind) => {
      (tallies[way] as Tally).lapsed[kind] += count;
    },
  });
  /** Cards by course, of the office of the record before, and of all offices met. */
  let taken = new Float64Array(COURSES_AT_FIRST);
  let takenFor = '';
  const takenByOffice = new Map([[takenFor, taken]]);

  function addCourse(course: Course, cards: number): void {
    course.forEach(({ places, lapsedCards, lapsedCertificates }, way) => {
      const to = cells[way] as Float64Array;
      for (const place of places) to[place] = (to[place] as number) + cards;
      const { lapsed } = tallies[way] as Tally;
      lapsed.card += lapsedCards * cards;
      lapsed.certificate += lapsedCertificates * cards;
    });
  }

  function include(office: string, cards: number): void {
    tallies.forEach((tally, way) => {
      tally.cards.counted += cards;
      if (tally.by === 'office') cells[way] = officeCells(tally, office);
    });
  }

  function exclude(status: CardStatus, cards: number): void {
    for (const { cards: of } of tallies) {
      of.excluded[status] = (of.excluded[status] ?? 0) + cards;
    }
  }

  /** Whether records are taken by their courses yet; never by day, where no two are alike. */
  function knowsCourses(): boolean {
    if (courses !== undefined) return true;
    met += 1;
    if (met <= oneByOne || by === 'day') return false;
    const cuts = ways.map(cutsOf);
    courses = rememberCourses(
      law,
      {
        expiries: cuts.flatMap(({ expiries }) => expiries),
        issues: cuts.flatMap(({ issues }) => issues),
      },
      courseFinder(ways, tallies),
    );
    return true;
  }

  /** The number of a record's course; {@link NO_COURSE} where it must be followed by itself. */
  function courseOf(record: CardRecord): number {
    const isAlone =
      record.recordedCardExpiry !== ABSENT ||
      record.recordedUserCertificateExpiry !== ABSENT ||
      record.recordedSignatureCertificateExpiry !== ABSENT;
    if (isAlone || !knowsCourses()) return NO_COURSE;
    return (courses as Courses).numberOf(
      record.birth,
      record.cardIssuedOn,
      record.appliedOn,
      record.userCertificateIssuedOn,
      record.signatureCertificateIssuedOn,
      record.stayExpiresOn,
      record.cardIssueKind,
    );
  }

  function add(given: CardRecord, note?: (oddity: Oddity) => void): void {
    const record = isWithCard ? certificatesWithCard(given) : given;
    count = record.count;
    const course = courseOf(record);
    if (record.status !== 'active') {
      exclude(record.status, count);
      if (note && course === NO_COURSE) expiriesOf(record, law, { note });
      return;
    }
    include(record.office, count);
    if (course === NO_COURSE) follow(record, note);
    else addCourse((courses as Courses).at(course), count);
  }

  function openOffice(office: string): void {
    takenFor = office;
    const known = takenByOffice.get(office);
    taken = known ?? new Float64Array(COURSES_AT_FIRST);
    if (known === undefined) takenByOffice.set(office, taken);
  }

  function makeRoom(course: number): void {
    const larger = new Float64Array(course * 2);
    larger.set(taken);
    taken = larger;
    takenByOffice.set(takenFor, taken);
  }

  const takePlain: TakePlain = (
    birth,
    issued,
    applied,
    user,
    signature,
    stay,
    kind,
    office,
    status,
    cards,
  ) => {
    if (!knowsCourses()) return false;
    const course = (courses as Courses).numberOf(
      birth,
      issued,
      applied,
      isWithCard ? issued : user,
      isWithCard ? issued : signature,
      stay,
      kind,
    );
    if (course === NO_COURSE) return false;
    if (status !== 'active') {
      exclude(status, cards);
      return true;
    }
    if (isByOffice && office !== takenFor) openOffice(office);
    if (course >= taken.length) makeRoom(course);
    taken[course] = (taken[course] as number) + cards;
    return true;
  };

  function settle(): void {
    for (const [office, cards] of takenByOffice) {
      cards.forEach((of, course) => {
        if (of === 0) return;
        include(office, of);
        addCourse((courses as Courses).at(course), of);
      });
      cards.fill(0);
    }
  }

  function restart(): void {
    tallies.forEach((tally, way) => {
      clearTally(tally);
      if (tally.by !== 'office') cells[way] = officeCells(tally, '');
    });
    for (const cards of takenByOffice.values()) cards.fill(0);
  }
  return { tallies, add, takePlain, settle, restart };
}

const COURSES_AT_FIRST = 256;

/** For fewer records, remembering courses would cost more than it saves. */
const ONE_BY_ONE = 200;
