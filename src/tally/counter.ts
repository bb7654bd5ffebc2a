// Decides how records become a tally: each active record's procedures, by the law or by the issue-year shortcut.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearEnd, fiscalYearOf } from '../calendar/fiscal-year.js';
import { expiriesOf } from '../expiry/expiries.js';
import type { Oddity } from '../expiry/trace.js';
import { followIssueYears } from '../procedures/issue-year.js';
import { followProcedures, type ProcedureKind, type Repeats } from '../procedures/procedures.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type CourseOf, type FindCourse, rememberCourses } from './courses.js';
import {
  addProcedures,
  type Breakdown,
  emptyTally,
  firstMonth,
  officeCells,
  periodCount,
  placeOf,
  type Tally,
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
  readonly by?: Breakdown | undefined;
}

/** Counts records one by one. */
export interface Counter {
  readonly tally: Tally;
  /** Adds a record; what in it does not go with the law is told to `note`. */
  readonly add: (record: CardRecord, note?: (oddity: Oddity) => void) => void;
}

/** A counter with an empty tally. Only active records count; the others are tallied by status. */
export function createCounter(options: CountOptions): Counter {
  return prepareCounter(options)();
}

/** What makes counters of one kind; what one learns of the law, the others know. */
export function prepareCounter(options: CountOptions): () => Counter {
  const { law, method } = options;
  const find = courseFinder(options);
  const courseOf = method === 'birthday' ? rememberCourses(law, find) : () => undefined;
  return () => counterWith(options, courseOf);
}

/** Finds by the law what a record adds to a tally. */
function courseFinder({ law, from, to, asOf, by, repeats }: CountOptions): FindCourse {
  const tally = emptyTally(from, to, by);
  const periodOf = periodsOf(tally);
  const until = fiscalYearEnd(to);
  return (record) => {
    const places: number[] = [];
    const lapsed = { card: 0, certificate: 0 };
    let isOdd = false;
    const note = () => {
      isOdd = true;
    };
    const expiries = expiriesOf(record, law, { note });
    const sink = {
      due: (kind: ProcedureKind, on: CivilDate) => {
        const period = periodOf(on);
        if (period >= 0 && period < periodCount(tally)) places.push(placeOf(kind, period));
      },
      lapsed: (kind: ProcedureKind) => {
        lapsed[kind] += 1;
      },
    };
    followProcedures(record.birth, expiries, law, { asOf, until, repeats }, sink);
    if (isOdd) return undefined;
    return { places, lapsedCards: lapsed.card, lapsedCertificates: lapsed.certificate };
  };
}

/** The period of a tally in which a day lies; negative before the first. */
function periodsOf(tally: Tally): (on: CivilDate) => number {
  const monthBefore = firstMonth(tally);
  const { by, from } = tally;
  return (on) => (by === 'month' ? fiscalMonthOf(on) - monthBefore : fiscalYearOf(on) - from);
}

function counterWith(options: CountOptions, courseOf: CourseOf): Counter {
  const { law, from, to, asOf, by } = options;
  const tally = emptyTally(from, to, by);
  const periodOf = periodsOf(tally);
  const procedureOptions = { asOf, until: fiscalYearEnd(to), repeats: options.repeats };
  const issueYearOptions = {
    asOfYear: fiscalYearOf(asOf),
    untilYear: to,
    repeatRenewals: options.repeats !== 'none',
  };
  let cells = officeCells(tally, '');
  if (by === 'office') tally.cells.delete('');
  let count = 1;

  const lapsed = (kind: ProcedureKind) => {
    tally.lapsed[kind] += count;
  };
  const byDay = {
    due: (kind: ProcedureKind, on: CivilDate) => {
      addProcedures(cells, kind, periodOf(on), count);
    },
    lapsed,
  };
  const byYear = {
    due: (kind: ProcedureKind, year: number) => addProcedures(cells, kind, year - from, count),
    lapsed,
  };

  function add(record: CardRecord, note?: (oddity: Oddity) => void): void {
    count = record.count;
    const course = courseOf(record);
    if (record.status !== 'active') {
      const { excluded } = tally.cards;
      excluded[record.status] = (excluded[record.status] ?? 0) + count;
      if (note && course === undefined) expiriesOf(record, law, { note });
      return;
    }
    tally.cards.counted += count;
    if (by === 'office') cells = officeCells(tally, record.office);
    if (course !== undefined) {
      for (const place of course.places) cells[place] = (cells[place] as number) + count;
      tally.lapsed.card += course.lapsedCards * count;
      tally.lapsed.certificate += course.lapsedCertificates * count;
    } else if (options.method === 'issue-year') {
      followIssueYears(record, law, issueYearOptions, byYear);
      if (note) expiriesOf(record, law, { note });
    } else {
      const expiries = expiriesOf(record, law, note && { note });
      followProcedures(record.birth, expiries, law, procedureOptions, byDay);
    }
  }
  return { tally, add };
}
