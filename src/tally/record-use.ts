// What a thread is to do with the records it reads: plain data, since a function cannot be sent to it.
import { reckonExpiries } from '../expiry/expiries.js';
import { expiryFindings, type FindInExpiries } from '../expiry/expiry-findings.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { countHeld, type HeldWay } from './count-held.js';
import { NO_COURSE, rememberCourses, shareCourses } from './courses/courses.js';
import { createHeldCards, type HeldPart, type TakePlain } from './held-cards.js';
import { createRecordProfile, type RecordProfile } from './record-profile.js';
import { createRenewals, type Renewals, type Sight, sightOf } from './renewals.js';
import { hasOffices, type TalliedCards, type Tally } from './tally.js';
import { seeAlike, type View } from './view.js';
import { type CountOptions, grouped } from './ways.js';

/** Holds each record, to be counted in ways with these views. */
export interface Hold {
  readonly kind: 'hold';
  readonly views: readonly View[];
  readonly byOffice: boolean;
}

/** Notes what each record shows of renewals. */
interface Learn {
  readonly kind: 'learn';
  readonly law: RuleBook;
  readonly byOffice: boolean;
  readonly withCohorts: boolean;
}

/** What to do with each record: hold it, note its renewals, do both; or only find what does not agree with the law. */
export type RecordUse =
  | Hold
  | Learn
  | { readonly kind: 'hold-and-learn'; readonly hold: Hold; readonly learn: Learn }
  | { readonly kind: 'examine'; readonly law: RuleBook };

/** A {@link RecordUse} in progress. */
export interface Counting {
  readonly use: RecordUse;
  /** Takes a record; `find` gets the findings about its expiries. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** Takes a record without recorded expiries; false if {@link Counting.take} must take it. */
  readonly takePlain: TakePlain;
  /** Empties what was taken. */
  readonly restart: () => void;
  /** What was taken, as plain data. */
  readonly parts: () => readonly HeldPart[];
  /** Adds what was taken elsewhere. */
  readonly absorb: (parts: readonly HeldPart[]) => void;
  readonly cards: TalliedCards;
  /** Counts the offices that fewer cards share as one; gives how many they are. */
  readonly uniteSmallOffices: (least: number, tells: (label: string) => boolean) => number;
  /** The tallies of all that was taken, one for each way; each must have one of the views. */
  readonly tallies: (ways: readonly CountOptions[]) => Tally[];
  /** What the records hold, where they are examined. */
  readonly profile?: RecordProfile;
  /** The renewals that they show, where these are noted. */
  readonly renewals?: Renewals;
}

/** The use that holds records for these ways, whatever their years and as-of day. */
export function holdFor(ways: readonly CountOptions[]): Hold {
  const views = grouped(ways, seeAlike).map(
    ([{ law, method, certificates } = ways[0] as CountOptions]): View => ({
      ...{ law, method, certificates },
    }),
  );
  return { kind: 'hold', views, byOffice: ways.some(({ by }) => hasOffices(by)) };
}

/** The use that notes renewals beside what it holds. */
export function alsoLearning(hold: Hold, law: RuleBook): RecordUse {
  return {
    kind: 'hold-and-learn',
    hold,
    learn: { kind: 'learn', law, byOffice: true, withCohorts: false },
  };
}

/** Begins a use. The first view gives the findings. `oneByOne` as for cards held. */
export function countingOf(use: RecordUse, oneByOne?: number): Counting {
  if (use.kind === 'examine') return examination(use);
  if (use.kind === 'learn') return learning(use);
  if (use.kind === 'hold-and-learn') return holdingAndLearning(use, oneByOne);
  // Laws that compare with different days cannot share a memo table.
  const held = grouped(use.views, (one, other) => shareCourses(one.law, other.law)).map((views) =>
    createHeldCards(views, use.byOffice, oneByOne),
  );
  const [first, ...others] = held as [(typeof held)[0], ...typeof held];
  return {
    use,
    cards: first.cards,
    take: (record, find) => {
      first.add(record, find);
      for (const each of others) each.add(record);
    },
    takePlain:
      others.length === 0
        ? first.takePlain
        : (record) => {
            if (!first.takePlain(record)) return false;
            for (const { takePlain, add } of others) if (!takePlain(record)) add(record);
            return true;
          },
    restart: () => {
      for (const each of held) each.restart();
    },
    parts: () => held.map((each) => each.part()),
    absorb: (parts) => {
      parts.forEach((part, index) => {
        held[index]?.absorb(part);
      });
    },
    uniteSmallOffices: (least, tells) =>
      use.byOffice ? Math.max(...held.map((each) => each.uniteSmall(least, tells))) : 0,
    tallies: (ways) => {
      const tallies: Tally[] = [];
      for (const each of held) {
        const own = ways.flatMap((way, index): (HeldWay & { index: number })[] => {
          const view = each.views.findIndex((view) => seeAlike(view, way));
          return view < 0 ? [] : [{ way, view, index }];
        });
        const counted = countHeld(each, own);
        own.forEach(({ index }, place) => {
          tallies[index] = counted[place] as Tally;
        });
      }
      return tallies;
    },
  };
}

/** The tallies of named ways, by their names. */
export function talliesOf<Name extends string>(
  counting: Counting,
  named: Readonly<Record<Name, CountOptions>>,
): Readonly<Record<Name, Tally>> {
  const names = Object.keys(named) as Name[];
  const tallies = counting.tallies(Object.values<CountOptions>(named));
  return Object.fromEntries(names.map((name, index) => [name, tallies[index]])) as Record<
    Name,
    Tally
  >;
}

/** Finds what in records does not agree with the law; counts nothing. */
function examination(use: RecordUse & { readonly kind: 'examine' }): Counting {
  const { law } = use;
  const profile = createRecordProfile();
  const numberOf = rememberCourses([law], [], (record) =>
    expiryFindings(reckonExpiries(record, law), law).length > 0 ? NO_COURSE : 0,
  );
  return {
    use,
    take: (record, find) => {
      const reckoned = reckonExpiries(record, law);
      profile.add(record, reckoned.card.reading.kind);
      for (const finding of expiryFindings(reckoned, law)) find(finding);
    },
    takePlain: (record) => {
      if (numberOf(record) === NO_COURSE) return false;
      profile.add(record, record.cardIssueKind);
      return true;
    },
    restart: profile.restart,
    parts: () => [],
    absorb: () => {},
    cards: { counted: 0, excluded: {} },
    uniteSmallOffices: () => 0,
    tallies: () => [],
    profile,
  };
}

/** Holds records and notes what they show of renewals, in one reading. */
function holdingAndLearning(
  use: RecordUse & { readonly kind: 'hold-and-learn' },
  oneByOne?: number,
): Counting {
  const held = countingOf(use.hold, oneByOne);
  const learned = learning(use.learn);
  // What does not agree with the law is found once.
  const findNothing = () => {};
  return {
    ...held,
    use,
    take: (record, find) => {
      held.take(record, find);
      learned.take(record, findNothing);
    },
    takePlain: (record) => {
      if (!held.takePlain(record)) return false;
      if (!learned.takePlain(record)) learned.take(record, findNothing);
      return true;
    },
    restart: () => {
      held.restart();
      learned.restart();
    },
    uniteSmallOffices: (least, tells) =>
      Math.max(held.uniteSmallOffices(least, tells), learned.uniteSmallOffices(least, tells)),
    ...(learned.renewals !== undefined && { renewals: learned.renewals }),
  };
}

/** Notes what records show of renewals; counts no procedures. */
function learning(use: Learn): Counting {
  const { law, byOffice, withCohorts } = use;
  const renewals = createRenewals(law, byOffice, withCohorts);
  const sights: Sight[] = [];
  const numbers = new Map<string, number>();
  const numberOf = rememberCourses([law], [], (record) => {
    if (expiryFindings(reckonExpiries(record, law), law).length > 0) return NO_COURSE;
    const sight = sightOf(record, law);
    const key = Object.values(sight).join();
    const known = numbers.get(key) ?? sights.push(sight) - 1;
    numbers.set(key, known);
    return known;
  });
  return {
    use,
    take: (record, find) => {
      for (const finding of expiryFindings(reckonExpiries(record, law), law)) find(finding);
      renewals.add(record, sightOf(record, law));
    },
    takePlain: (record) => {
      const number = numberOf(record);
      if (number === NO_COURSE) return false;
      renewals.add(record, sights[number] as Sight);
      return true;
    },
    restart: renewals.restart,
    parts: () => [],
    absorb: () => {},
    get cards() {
      return renewals.seen().cards;
    },
    uniteSmallOffices: renewals.uniteSmall,
    tallies: () => [],
    renewals,
  };
}
