// Ways of counting: by the law or by the issue-year shortcut, by year, month or day; and which ways go together.
import { addMonths, type CivilDate, dayNumber } from '../calendar/civil-date.js';
import {
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import { type Expiries, lastDays, reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings, type FindInExpiries } from '../expiry/expiry-findings.js';
import { followIssueYears } from '../procedures/issue-year.js';
import { followProcedures, type ProcedureKind, type Repeats } from '../procedures/procedures.js';
import { certificatesWithCard } from '../procedures/views.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type Cuts, type FindCourse, shareCourses } from './courses/courses.js';
import { firstMonth, periodCount, placeOf, type Tally, type TallyBreakdown } from './tally.js';

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

/** Takes the procedures of a record, for each way of counting by the period in which they are due there. */
export interface WaysSink {
  readonly due: (way: number, kind: ProcedureKind, period: number) => void;
  readonly lapsed: (way: number, kind: ProcedureKind) => void;
}

/** Follows a record's procedures; what in it does not go with the law is given to `find`. */
type Follow = (record: CardRecord, find?: FindInExpiries) => void;

/** Whether one look-up of a record's course can serve both ways. */
export function goTogether(one: CountOptions, other: CountOptions): boolean {
  // By day no two records are alike.
  return (one.by === 'day') === (other.by === 'day') && shareCourses(one.law, other.law);
}

/** The items in groups of those that go with the first of their group. */
export function grouped<Item>(
  items: readonly Item[],
  go: (first: Item, item: Item) => boolean,
): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.find(([first]) => go(first as Item, item));
    if (group) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** The days by which ways tell records apart: by the law expiries, by the shortcut years of issue. */
export function cutsOf(ways: readonly CountOptions[]): Cuts {
  const start = ({ from }: CountOptions) => fiscalYearStart(from);
  const months = (way: CountOptions) =>
    Array.from({ length: 12 }, (_, each) => addMonths(start(way), each));
  return {
    expiries: ways.flatMap((way) => [
      way.asOf,
      start(way),
      ...(way.by === 'month' ? months(way) : []),
    ]),
    issues: ways.filter(({ method }) => method === 'issue-year').map(start),
  };
}

/** Follows records in every way; what in them does not go with the law of the first is told. Ways alike are one. */
export function follower(
  ways: readonly CountOptions[],
  tallies: readonly Tally[],
  sink: WaysSink,
): Follow {
  const views = grouped(
    ways.map((options, index): Way => ({ options, index, tally: tallies[index] as Tally })),
    ({ options: one }, { options: other }) =>
      one.law === other.law && one.certificates === other.certificates,
  );
  const [first, ...others] = views.map((view) => viewFollower(view, sink));
  return (record, find) => {
    first?.(record, find);
    for (const follow of others) follow(record);
  };
}

/** A way of counting among several. */
interface Way {
  readonly index: number;
  readonly options: CountOptions;
  readonly tally: Tally;
}

/** Follows records in ways of one law that see the same in them. */
function viewFollower(ways: readonly Way[], sink: WaysSink): Follow {
  const [{ options }] = ways as readonly [Way];
  const { law, certificates } = options;
  const byYear: ((record: CardRecord) => void)[] = [];
  const byDay: ((birth: CivilDate, expiries: Expiries) => void)[] = [];
  const alike = grouped(
    ways,
    ({ options: one }, { options: other }) =>
      one.method === other.method &&
      one.asOf === other.asOf &&
      one.to === other.to &&
      one.repeats === other.repeats,
  );
  for (const group of alike) {
    const [
      {
        options: { method, asOf, to, repeats },
      },
    ] = group as [Way];
    const lapsed = (kind: ProcedureKind) => {
      for (const { index } of group) sink.lapsed(index, kind);
    };
    if (method === 'issue-year') {
      const asOfYear = fiscalYearOf(asOf);
      const years = { asOfYear, untilYear: to, repeatRenewals: repeats !== 'none' };
      const due = (kind: ProcedureKind, year: number) => {
        for (const { index, tally } of group) sink.due(index, kind, year - tally.from);
      };
      byYear.push((record) => followIssueYears(record, law, years, { due, lapsed }));
    } else {
      const days = { asOf, until: fiscalYearEnd(to), repeats };
      const periods = group.map(({ index, tally }) => ({ index, periodOf: periodsOf(tally) }));
      const due = (kind: ProcedureKind, on: CivilDate) => {
        for (const { index, periodOf } of periods) sink.due(index, kind, periodOf(on));
      };
      byDay.push((birth, expiries) =>
        followProcedures(birth, expiries, law, days, { due, lapsed }),
      );
    }
  }
  return (held, find) => {
    const record = certificates === 'with-card' ? certificatesWithCard(held) : held;
    for (const follow of byYear) follow(record);
    if (byDay.length === 0 && find === undefined) return;
    const reckoned = reckonExpiries(record, law);
    if (find) for (const finding of expiryFindings(reckoned, law)) find(finding);
    const expiries = lastDays(reckoned);
    for (const follow of byDay) follow(record.birth, expiries);
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

/** Finds by the law what a record adds to each of the tallies. */
export function courseFinder(ways: readonly CountOptions[], tallies: readonly Tally[]): FindCourse {
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
