// Cards held counted in several ways, once it is known for which years and as of which day.
import { birthdayIn } from '../calendar/birthday.js';
import {
  ABSENT,
  addMonths,
  type CivilDate,
  type MaybeDate,
  yearOf,
} from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import { leapDayRule } from '../rules/in-force.js';
import type { Rule } from '../rules/rule-book.js';
import { classesOfBirthdays } from './courses/courses.js';
import type { HeldCards } from './held-cards.js';
import {
  addLapsed,
  emptyTally,
  hasMonths,
  hasOffices,
  officeCells,
  periodCount,
  placeOf,
  type Tally,
} from './tally.js';
import { type Facts, factMaker, type View, withStay } from './view.js';
import { type CountOptions, wayFollower } from './ways.js';

/** A way of counting, and its view of the cards held. */
export interface HeldWay {
  readonly way: CountOptions;
  readonly view: number;
}

/** The procedures that facts add to a tally, for each card. */
interface Addition {
  /** Places in an office's counts, one for each procedure. */
  readonly places: readonly number[];
  readonly lapsedCards: number;
  readonly lapsedCertificates: number;
}

/** Cards that add alike, of one office. */
interface Sum {
  readonly additions: readonly Addition[];
  cards: number;
}

/** The sums of cards that have one group of facts. */
interface GroupSums {
  /** Whether each birthday is asked for by itself. */
  readonly isApart: boolean;
  /** Of those without an end of a stay, by kind of birthday. */
  readonly alone: (Sum | undefined)[];
  /** Of the others, by kind of birthday and of the end. */
  readonly withStay: Map<number, Sum>;
}

/* The parts of a key: kinds of ends of stays, sides of the birthday on which they lie, and kinds of birthdays. */
const MOST_STAYS = 4096;
const SIDES = 3;
const BIRTHDAYS = 2048;
const NOT_KEPT = -1;

/**
 * The tallies of cards held, one for each way. What follows from the facts of a card is asked once for all birthdays that
 * no day comes between with which an expiry is compared, and for all ends of a stay in one year between such days and on one
 * side of the birthday; by day, or where something ends months after birthdays, for each day.
 */
export function countHeld(held: HeldCards, ways: readonly HeldWay[]): Tally[] {
  const tallies = ways.map(({ way }) => emptyTally(way.from, way.to, way.by));
  const { daysIn, birthOf } = factMaker(held.views);
  const leapDay = leapDayRule((held.views[0] as View).law, 'card').value;
  const monthsAfter = held.views.flatMap(({ law }) =>
    law.rules['expiry.months_after_birthday'].values.map(({ value }) => value),
  );
  const classes = classesOfBirthdays(daysCompared(held.views, ways), [...new Set(monthsAfter)]);
  const isByDay = ways.some(({ way }) => way.by === 'day');
  const find = additionFinder(held.views, ways, tallies);
  const groups: (GroupSums | undefined)[] = [];
  /** The sums of the office in hand. */
  let met: Sum[] = [];
  const isByBirthday = monthsAfter.every((months) => months === 0);
  const stays = new Map<number, number>();

  /** The part of the key for the end of a stay; {@link NOT_KEPT} where each is asked by itself. */
  function stayKind(stay: CivilDate, birth: CivilDate): number {
    if (isByDay || !isByBirthday) return NOT_KEPT;
    const kind = yearOf(stay) * BIRTHDAYS + (classes[stay % 10000] as number);
    let known = stays.get(kind);
    if (known === undefined) {
      if (stays.size + 1 === MOST_STAYS) return NOT_KEPT;
      known = stays.size + 1;
      stays.set(kind, known);
    }
    const birthday = birthdayIn(birth, yearOf(stay), leapDay);
    return known * SIDES + (birthday < stay ? 0 : birthday === stay ? 1 : 2);
  }

  function sumsOf(group: number, open: Facts): GroupSums {
    const known = groups[group] ?? {
      isApart: isByDay || daysIn(open).length > 0,
      alone: [],
      withStay: new Map(),
    };
    groups[group] = known;
    return known;
  }

  const sumOf = (facts: Facts, birthday: number): Sum => ({
    additions: find(facts, birthday),
    cards: 0,
  });

  function sumWithStay(sums: GroupSums, open: Facts, stay: CivilDate, birthday: number): Sum {
    const beside = stayKind(stay, birthOf(open, birthday));
    if (beside === NOT_KEPT) return sumOf(withStay(open, stay), birthday);
    const key = beside * BIRTHDAYS + (isByDay ? birthday : (classes[birthday] as number));
    const known = sums.withStay.get(key) ?? sumOf(withStay(open, stay), birthday);
    sums.withStay.set(key, known);
    return known;
  }

  /** Takes the cards of an office. What they add is asked once for all that add alike, and added at the end. */
  function take(group: number, open: Facts, stay: MaybeDate, birthday: number, cards: number) {
    const sums = sumsOf(group, open);
    let sum: Sum;
    if (stay === ABSENT) {
      const kind = sums.isApart ? birthday : (classes[birthday] as number);
      sum = sums.alone[kind] ?? sumOf(open, birthday);
      sums.alone[kind] = sum;
    } else sum = sumWithStay(sums, open, stay as CivilDate, birthday);
    if (sum.cards === 0) met.push(sum);
    sum.cards += cards;
  }

  for (const tally of tallies) {
    tally.cards.counted = held.cards.counted;
    Object.assign(tally.cards.excluded, held.cards.excluded);
    if (!hasOffices(tally.by)) officeCells(tally, '');
  }
  for (const office of held.offices()) {
    const cells = tallies.map((tally) => officeCells(tally, hasOffices(tally.by) ? office : ''));
    held.visit(office, take);
    for (const sum of met) {
      const { additions, cards } = sum;
      sum.cards = 0;
      additions.forEach(({ places, lapsedCards, lapsedCertificates }, index) => {
        const to = cells[index] as Float64Array;
        for (const place of places) to[place] = (to[place] as number) + cards;
        const lapsed = { card: lapsedCards * cards, certificate: lapsedCertificates * cards };
        addLapsed(tallies[index] as Tally, office, lapsed);
      });
    }
    met = [];
  }
  return tallies;
}

/**
 * The days with which expiries are compared: those of the ways, and those on which a rule changes. What ended before the
 * as-of day is followed by nothing, so a rule that had changed before it is compared with no expiry.
 */
function daysCompared(views: readonly View[], ways: readonly HeldWay[]): CivilDate[] {
  const rules = views.flatMap(({ law }): Rule<unknown>[] => Object.values(law.rules));
  const first = Math.min(...ways.map(({ way }) => way.asOf));
  return [
    ...ways.flatMap(({ way }) => {
      const start = fiscalYearStart(way.from);
      const months = hasMonths(way.by) ? 12 : 1;
      return [way.asOf, ...Array.from({ length: months }, (_, each) => addMonths(start, each))];
    }),
    ...new Set(
      rules.flatMap(({ values }) =>
        values.slice(1).flatMap(({ from }) => (from < first ? [] : [from])),
      ),
    ),
  ];
}

/** Computes by law what the facts of a card with a birthday add to each tally. */
function additionFinder(
  views: readonly View[],
  ways: readonly HeldWay[],
  tallies: readonly Tally[],
): (facts: Facts, birthday: number) => Addition[] {
  const maker = factMaker(views);
  let places: number[] = [];
  let lapsedCards = 0;
  let lapsedCertificates = 0;
  const followers = ways.map(({ way, view }, index) => {
    const tally = tallies[index] as Tally;
    const periods = periodCount(tally);
    const follow = wayFollower({ ...way, ...(views[view] as View) }, tally, {
      due: (kind, period) => {
        if (period >= 0 && period < periods) places.push(placeOf(kind, period));
      },
      lapsed: (kind) => {
        if (kind === 'card') lapsedCards += 1;
        else lapsedCertificates += 1;
      },
    });
    return (facts: Facts, birth: CivilDate) => {
      if (way.method === 'issue-year') follow.years(maker.issueYearsOf(facts, view));
      else follow.days(birth, maker.expiriesOf(facts, view, birth));
    };
  });
  return (facts, birthday) => {
    const birth = maker.birthOf(facts, birthday);
    return followers.map((follow) => {
      places = [];
      lapsedCards = 0;
      lapsedCertificates = 0;
      follow(facts, birth);
      return { places, lapsedCards, lapsedCertificates };
    });
  };
}
