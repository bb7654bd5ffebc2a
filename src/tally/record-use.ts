// Decides what a thread is to do with the records it reads: plain data that goes where a function can't.
import { expiriesOf } from '../expiry/expiries.js';
import type { Oddity } from '../expiry/trace.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type CountOptions, createCounter, type TakePlain } from './counter.js';
import { NO_COURSE, rememberCourses } from './courses.js';
import type { Tally } from './tally.js';

/** What is done with each record: counted in several ways, or only held against the law. */
export type RecordUse =
  | { readonly kind: 'count'; readonly counters: readonly CountOptions[] }
  | { readonly kind: 'examine'; readonly law: RuleBook };

/** A use at work. */
export interface Counting {
  readonly use: RecordUse;
  /** Takes a record; what in it does not go with the law is told to `note`. */
  readonly take: (record: CardRecord, note: (oddity: Oddity) => void) => void;
  /** Takes a record in which nothing can go against the law, by what it holds. */
  readonly takePlain: TakePlain;
  /** Adds what was taken by {@link Counting.takePlain} to the tallies; to be called once all was. */
  readonly settle: () => void;
  /** Empties the tallies. */
  readonly restart: () => void;
  /** One for each counter. */
  readonly tallies: readonly Tally[];
}

/** Begins a use; the first counter tells what does not go with the law. */
export function countingOf(use: RecordUse): Counting {
  if (use.kind === 'examine') {
    const { law } = use;
    return {
      use,
      take: (record, note) => {
        expiriesOf(record, law, { note });
      },
      takePlain: plainExaminer(law),
      settle: () => {},
      restart: () => {},
      tallies: [],
    };
  }
  const counters = use.counters.map((options) => createCounter(options));
  const [first, ...others] = counters;
  return {
    use,
    take: (record, note) => {
      first?.add(record, note);
      for (const counter of others) counter.add(record);
    },
    // Of several counters one may know a record's course and another not.
    takePlain: first !== undefined && others.length === 0 ? first.takePlain : () => false,
    settle: () => first?.settle(),
    restart: () => {
      for (const counter of counters) counter.restart();
    },
    tallies: counters.map(({ tally }) => tally),
  };
}

/** Takes records that go with the law, without counting them. */
function plainExaminer(law: RuleBook): TakePlain {
  const nothing = { places: [], lapsedCards: 0, lapsedCertificates: 0 };
  const find = (record: CardRecord) => {
    let isOdd = false;
    const note = () => {
      isOdd = true;
    };
    expiriesOf(record, law, { note });
    return isOdd ? undefined : nothing;
  };
  const { numberOf } = rememberCourses(law, { expiries: [], issues: [] }, find);
  return (birth, issued, applied, user, signature, stay, kind) =>
    numberOf(birth, issued, applied, user, signature, stay, kind) !== NO_COURSE;
}
