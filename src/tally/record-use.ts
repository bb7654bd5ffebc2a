// What a thread is to do with the records it reads: plain data, since a function cannot be sent to it.
import { reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings, type FindInExpiries } from '../expiry/expiry-findings.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { createJointCounter, type JointCounter, type TakePlain } from './counter.js';
import { NO_COURSE, rememberCourses } from './courses/courses.js';
import type { Tally } from './tally.js';
import { type CountOptions, goTogether, grouped } from './ways.js';

/** What is done with each record: counted in several ways, or only held against the law. */
export type RecordUse =
  | { readonly kind: 'count'; readonly counters: readonly CountOptions[] }
  | { readonly kind: 'examine'; readonly law: RuleBook };

/** A use at work. */
export interface Counting {
  readonly use: RecordUse;
  /** Takes a record; what in it does not go with the law is given to `find`. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** Takes a record in which nothing can go against the law, by what it holds. */
  readonly takePlain: TakePlain;
  /** Adds what was taken by {@link Counting.takePlain} to the tallies; to be called once all was. */
  readonly settle: () => void;
  /** Empties the tallies. */
  readonly restart: () => void;
  /** One for each counter. */
  readonly tallies: readonly Tally[];
}

/** Begins a use; the first counter tells what does not go with the law. `oneByOne` as for a counter. */
export function countingOf(use: RecordUse, oneByOne?: number): Counting {
  if (use.kind === 'examine') {
    const { law } = use;
    return {
      use,
      take: (record, find) => {
        for (const finding of expiryFindings(reckonExpiries(record, law), law)) find(finding);
      },
      takePlain: plainExaminer(law),
      settle: () => {},
      restart: () => {},
      tallies: [],
    };
  }
  const ways = grouped(use.counters, goTogether);
  const counters = ways.map((group) => createJointCounter(group, oneByOne));
  const tallies = new Map(
    ways.flatMap((group, index) =>
      group.map((way, place) => [way, counters[index]?.tallies[place] as Tally]),
    ),
  );
  const [first, ...others] = counters;
  return {
    use,
    take: (record, find) => {
      first?.add(record, find);
      for (const counter of others) counter.add(record);
    },
    takePlain: first === undefined ? () => false : plainTaker(first, others),
    settle: () => {
      for (const counter of counters) counter.settle();
    },
    restart: () => {
      for (const counter of counters) counter.restart();
    },
    tallies: use.counters.map((way) => tallies.get(way) as Tally),
  };
}

/** Takes records by what they hold where the first counter does; the others follow one that they know no course of. */
function plainTaker(first: JointCounter, others: readonly JointCounter[]): TakePlain {
  if (others.length === 0) return first.takePlain;
  return (record) => {
    if (!first.takePlain(record)) return false;
    for (const { takePlain, add } of others) if (!takePlain(record)) add(record);
    return true;
  };
}

/** The tallies of some of a use's counters, by the names of these. */
export function talliesOf<Name extends string>(
  { use, tallies }: Counting,
  named: Readonly<Record<Name, CountOptions>>,
): Readonly<Record<Name, Tally>> {
  const counters = use.kind === 'count' ? use.counters : [];
  const found = Object.entries<CountOptions>(named).map(([name, way]) => [
    name,
    tallies[counters.indexOf(way)],
  ]);
  return Object.fromEntries(found) as Record<Name, Tally>;
}

/** Takes records that go with the law, without counting them. */
function plainExaminer(law: RuleBook): TakePlain {
  const find = (record: CardRecord) =>
    expiryFindings(reckonExpiries(record, law), law).length > 0 ? undefined : [];
  const { numberOf } = rememberCourses([law], { expiries: [], issues: [] }, find);
  return (record) => numberOf(record) !== NO_COURSE;
}
