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
import { expiriesOf } from '../expiry/expiries.js';
import type { Oddity } from '../expiry/trace.js';
import { followIssueYears } from '../procedures/issue-year.js';
import { followProcedures, type ProcedureKind, type Repeats } from '../procedures/procedures.js';
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

/** Counts the same in several breakdowns. */
export interface BrokenDownCounter<By extends string> {
  readonly tallies: Readonly<Record<By, Tally>>;
  readonly add: Counter['add'];
}

/** A counter with an empty tally for each of the breakdowns named, which all count the same. */
export function createBrokenDownCounter<By extends string>(
  options: Omit<CountOptions, 'by'>,
  breakdowns: Readonly<Record<By, TallyBreakdown | undefined>>,
): BrokenDownCounter<By> {
  const named = Object.entries(breakdowns) as [By, TallyBreakdown | undefined][];
  const counters = named.map(([name, by]) => [name, createCounter({ ...options, by })] as const);
  const [first, ...others] = counters.map(([, counter]) => counter);
  const tallies = Object.fromEntries(counters.map(([name, { tally }]) => [name, tally]));
  return {
    tallies: tallies as Record<By, Tally>,
    add: (record, note) => {
      first?.add(record, note);
      for (const counter of others) counter.add(record);
    },
  };
}

/** The days by which a method tells records apart: for the law expiries, for the shortcut years of issue. */
function cutsOf({ from, asOf, method, by }: CountOptions): Cuts {
  const start = fiscalYearStart(from);
  const months =
    by === 'month' ? Array.from({ length: 12 }, (_, each) => addMonths(start, each)) : [];
  return { expiries: [asOf, start, ...months], issues: method === 'issue-year' ? [start] : [] };
}

/** Finds by the law what a record adds to a tally. */
function courseFinder(options: CountOptions): FindCourse {
  const tally = emptyTally(options.from, options.to, options.by);
  const follow = follower(options, tally);
  return (record) => {
    const places: number[] = [];
    const lapsed = { card: 0, certificate: 0 };
    let isOdd = false;
    follow(
      record,
      {
        due: (kind, period) => {
          if (period >= 0 && period < periodCount(tally)) places.push(placeOf(kind, period));
        },
        lapsed: (kind) => {
          lapsed[kind] += 1;
        },
      },
      () => {
        isOdd = true;
      },
    );
    if (isOdd) return undefined;
    return { places, lapsedCards: lapsed.card, lapsedCertificates: lapsed.certificate };
  };
}

/** Takes the procedures of a record, by the period in which they are due. */
interface PeriodSink {
  readonly due: (kind: ProcedureKind, period: number) => void;
  readonly lapsed: (kind: ProcedureKind) => void;
}

/** Follows a record's procedures by the method; what in it does not go with the law is told to `note`. */
function follower(
  options: CountOptions,
  tally: Tally,
): (record: CardRecord, sink: PeriodSink, note?: (oddity: Oddity) => void) => void {
  const { law, asOf, from, to, repeats } = options;
  if (options.method === 'issue-year') {
    const issueYearOptions = {
      asOfYear: fiscalYearOf(asOf),
      untilYear: to,
      repeatRenewals: repeats !== 'none',
    };
    return (record, { due, lapsed }, note) => {
      const byYear = { due: (kind: ProcedureKind, year: number) => due(kind, year - from), lapsed };
      followIssueYears(record, law, issueYearOptions, byYear);
      if (note) expiriesOf(record, law, { note });
    };
  }
  const periodOf = periodsOf(tally);
  const procedureOptions = { asOf, until: fiscalYearEnd(to), repeats };
  return (record, { due, lapsed }, note) => {
    const expiries = expiriesOf(record, law, note && { note });
    const byDay = { due: (kind: ProcedureKind, on: CivilDate) => due(kind, periodOf(on)), lapsed };
    followProcedures(record.birth, expiries, law, procedureOptions, byDay);
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
  const { law, from, to, by } = options;
  /** Made once there are records enough to make up for it. */
  let courses: Courses | undefined;
  let met = 0;
  const tally = emptyTally(from, to, by);
  const follow = follower(options, tally);
  let cells = officeCells(tally, '');
  if (by === 'office') tally.cells.clear();
  let count = 1;
  const sink: PeriodSink = {
    due: (kind, period) => addProcedures(cells, kind, period, count),
    lapsed: (kind) => {
      tally.lapsed[kind] += count;
    },
  };
  /** Cards by course, of the office of the record before, and of all offices met. */
  let taken = new Float64Array(COURSES_AT_FIRST);
  let takenFor = '';
  const takenByOffice = new Map([[takenFor, taken]]);

  function addCourse(course: Course, cards: number): void {
    for (const place of course.places) cells[place] = (cells[place] as number) + cards;
    tally.lapsed.card += course.lapsedCards * cards;
    tally.lapsed.certificate += course.lapsedCertificates * cards;
  }

  function exclude(status: CardStatus, cards: number): void {
    const { excluded } = tally.cards;
    excluded[status] = (excluded[status] ?? 0) + cards;
  }

  /** Whether records are taken by their courses yet; never by day, where no two are alike. */
  function knowsCourses(): boolean {
    if (courses !== undefined) return true;
    met += 1;
    if (met <= oneByOne || by === 'day') return false;
    courses = rememberCourses(law, cutsOf(options), courseFinder(options));
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

  function add(record: CardRecord, note?: (oddity: Oddity) => void): void {
    count = record.count;
    const course = courseOf(record);
    if (record.status !== 'active') {
      exclude(record.status, count);
      if (note && course === NO_COURSE) expiriesOf(record, law, { note });
      return;
    }
    tally.cards.counted += count;
    if (by === 'office') cells = officeCells(tally, record.office);
    if (course === NO_COURSE) follow(record, sink, note);
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
      user,
      signature,
      stay,
      kind,
    );
    if (course === NO_COURSE) return false;
    if (status !== 'active') {
      exclude(status, cards);
      return true;
    }
    if (by === 'office' && office !== takenFor) openOffice(office);
    if (course >= taken.length) makeRoom(course);
    taken[course] = (taken[course] as number) + cards;
    return true;
  };

  function settle(): void {
    for (const [office, cards] of takenByOffice) {
      cards.forEach((of, course) => {
        if (of === 0) return;
        cells = officeCells(tally, office);
        tally.cards.counted += of;
        addCourse((courses as Courses).at(course), of);
      });
      cards.fill(0);
    }
  }

  function restart(): void {
    clearTally(tally);
    for (const cards of takenByOffice.values()) cards.fill(0);
    if (by !== 'office') cells = officeCells(tally, '');
  }
  return { tally, add, takePlain, settle, restart };
}

const COURSES_AT_FIRST = 256;

/** For fewer records, remembering courses would cost more than it saves. */
const ONE_BY_ONE = 200;
