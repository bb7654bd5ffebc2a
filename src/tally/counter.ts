// Counter: records to a tally of their procedures, in one way of counting or in several at once.
import { reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings, type FindInExpiries } from '../expiry/expiry-findings.js';
import { type CardRecord, type CardStatus, holdsRecordedExpiry } from '../records/record.js';
import { type Course, type Courses, NO_COURSE, rememberCourses } from './courses/courses.js';
import { addProcedures, clearTally, emptyTally, officeCells, type Tally } from './tally.js';
import { type CountOptions, courseFinder, cutsOf, follower } from './ways.js';

/**
 * Takes a record that holds no recorded expiry and in which nothing can go against the law; false where it must be
 * taken by itself. The record is not kept, so one object can be filled again for each. What was taken so is in a tally
 * only once that was settled.
 */
export type TakePlain = (record: CardRecord) => boolean;

/** Counts records one by one. */
export interface Counter {
  readonly tally: Tally;
  /** Adds a record; what in it does not go with the law is given to `find`. */
  readonly add: (record: CardRecord, find?: FindInExpiries) => void;
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

/**
 * A counter with an empty tally. Only active records count; the others are tallied by status. `oneByOne`: so many records
 * are followed by themselves before courses are remembered; figures do not depend on it.
 */
export function createCounter(options: CountOptions, oneByOne = ONE_BY_ONE): Counter {
  const { tallies, ...counter } = createJointCounter([options], oneByOne);
  return { tally: tallies[0] as Tally, ...counter };
}

/** A counter that counts in several ways that `goTogether`: a record's course is looked up once for all. */
export function createJointCounter(
  ways: readonly CountOptions[],
  oneByOne = ONE_BY_ONE,
): JointCounter {
  const [{ law, by }] = ways as readonly [CountOptions];
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
    courses = rememberCourses(
      ways.map((way) => way.law),
      cutsOf(ways),
      courseFinder(ways, tallies),
    );
    return true;
  }

  /** The number of a record's course; {@link NO_COURSE} where it must be followed by itself. */
  function courseOf(record: CardRecord): number {
    if (holdsRecordedExpiry(record) || !knowsCourses()) return NO_COURSE;
    return (courses as Courses).numberOf(record);
  }

  function add(record: CardRecord, find?: FindInExpiries): void {
    count = record.count;
    const course = courseOf(record);
    if (record.status !== 'active') {
      exclude(record.status, count);
      if (find && course === NO_COURSE) {
        for (const finding of expiryFindings(reckonExpiries(record, law), law)) find(finding);
      }
      return;
    }
    include(record.office, count);
    if (course === NO_COURSE) follow(record, find);
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

  function takePlain(record: CardRecord): boolean {
    if (!knowsCourses()) return false;
    const course = (courses as Courses).numberOf(record);
    if (course === NO_COURSE) return false;
    if (record.status !== 'active') {
      exclude(record.status, record.count);
      return true;
    }
    if (isByOffice && record.office !== takenFor) openOffice(record.office);
    if (course >= taken.length) makeRoom(course);
    taken[course] = (taken[course] as number) + record.count;
    return true;
  }

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
