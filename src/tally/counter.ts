// Decides how records become a tally: each active record's procedures, by the law or by the issue-year shortcut.
import { type CivilDate, dayNumber } from '../calendar/civil-date.js';
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
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import {
  addProcedures,
  emptyTally,
  firstMonth,
  officeCells,
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

/** Counts records one by one. */
export interface Counter {
  readonly tally: Tally;
  /** Adds a record; what in it does not go with the law is told to `note`. */
  readonly add: (record: CardRecord, note?: (oddity: Oddity) => void) => void;
}

/** A counter with several tallies of the same count: the law is followed once for all of them. */
export interface BrokenDownCounter<By extends string> {
  readonly tallies: Readonly<Record<By, Tally>>;
  readonly add: Counter['add'];
}

/** A counter with an empty tally. Only active records count; the others are tallied by status. */
export function createCounter(options: CountOptions): Counter {
  const { tallies, add } = createBrokenDownCounter(options, { only: options.by });
  return { tally: tallies.only, add };
}

/** A counter with an empty tally for each of the breakdowns named, which all count the same. */
export function createBrokenDownCounter<By extends string>(
  options: Omit<CountOptions, 'by'>,
  breakdowns: Readonly<Record<By, TallyBreakdown | undefined>>,
): BrokenDownCounter<By> {
  const { law, from, to, asOf } = options;
  const named = Object.entries(breakdowns) as [By, TallyBreakdown | undefined][];
  const targets = named.map(([name, by]) => createTarget(name, emptyTally(from, to, by)));
  const procedureOptions = { asOf, until: fiscalYearEnd(to), repeats: options.repeats };
  const issueYearOptions = {
    asOfYear: fiscalYearOf(asOf),
    untilYear: to,
    repeatRenewals: options.repeats !== 'none',
  };
  let count = 1;

  const lapsed = (kind: ProcedureKind) => {
    for (const { tally } of targets) tally.lapsed[kind] += count;
  };
  const byDay = {
    due: (kind: ProcedureKind, on: CivilDate) => {
      for (const { periodOf, cells } of targets) addProcedures(cells, kind, periodOf(on), count);
    },
    lapsed,
  };
  const byYear = {
    due: (kind: ProcedureKind, year: number) => {
      for (const { cells } of targets) addProcedures(cells, kind, year - from, count);
    },
    lapsed,
  };

  function add(record: CardRecord, note?: (oddity: Oddity) => void): void {
    count = record.count;
    if (record.status !== 'active') {
      for (const { tally } of targets) {
        const { excluded } = tally.cards;
        excluded[record.status] = (excluded[record.status] ?? 0) + count;
      }
      if (note) expiriesOf(record, law, { note });
      return;
    }
    for (const target of targets) {
      target.tally.cards.counted += count;
      if (target.tally.by === 'office') target.cells = officeCells(target.tally, record.office);
    }
    if (options.method === 'issue-year') {
      followIssueYears(record, law, issueYearOptions, byYear);
      if (note) expiriesOf(record, law, { note });
    } else {
      const expiries = expiriesOf(record, law, note && { note });
      followProcedures(record.birth, expiries, law, procedureOptions, byDay);
    }
  }
  const tallies = Object.fromEntries(targets.map(({ name, tally }) => [name, tally])) as {
    [Name in By]: Tally;
  };
  return { tallies, add };
}

/** Where a count goes: one of the tallies, and the cells of it that the record at hand adds to. */
interface Target<By> {
  readonly name: By;
  readonly tally: Tally;
  /** In which of its periods a day lies. */
  readonly periodOf: (on: CivilDate) => number;
  cells: Float64Array;
}

function createTarget<By>(name: By, tally: Tally): Target<By> {
  // By office, every record names its own.
  const cells = tally.by === 'office' ? new Float64Array(0) : officeCells(tally, '');
  return { name, tally, periodOf: periodNumbers(tally), cells };
}

/** In which period of a tally a day lies. */
function periodNumbers(tally: Tally): (on: CivilDate) => number {
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
