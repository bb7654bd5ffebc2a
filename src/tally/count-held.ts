// Cards held counted in several ways, once it is known for which years and as of which day.
import { addMonths, type CivilDate } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
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
import { type Facts, factMaker, type View } from './view.js';
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

/**
 * The tallies of cards held, one for each way. What follows from the facts of a card is asked once for all birthdays that
 * no day comes between with which an expiry is compared; by day, or where a card ends with a stay, for each birthday.
 */
export function countHeld(held: HeldCards, ways: readonly HeldWay[]): Tally[] {
  const tallies = ways.map(({ way }) => emptyTally(way.from, way.to, way.by));
  const { daysIn } = factMaker(held.views);
  const monthsAfter = held.views.flatMap(({ law }) =>
    law.rules['expiry.months_after_birthday'].values.map(({ value }) => value),
  );
  const classes = classesOfBirthdays(daysCompared(held.views, ways), [...new Set(monthsAfter)]);
  const isByDay = ways.some(({ way }) => way.by === 'day');
  const find = additionFinder(held.views, ways, tallies);
  const found = new Map<number, readonly Addition[]>();

  for (const tally of tallies) {
    tally.cards.counted = held.cards.counted;
    Object.assign(tally.cards.excluded, held.cards.excluded);
    if (!hasOffices(tally.by)) officeCells(tally, '');
  }
  for (const office of held.offices()) {
    const cells = tallies.map((tally) => officeCells(tally, hasOffices(tally.by) ? office : ''));
    held.visit(office, (facts, number, birthday, cards) => {
      const isApart = isByDay || daysIn(facts).length > 0;
      const kind = isApart ? birthday : 2000 + (classes[birthday] as number);
      const key = number * 4000 + kind;
      let additions = found.get(key);
      if (additions === undefined) {
        additions = find(facts, birthday);
        found.set(key, additions);
      }
      additions.forEach(({ places, lapsedCards, lapsedCertificates }, index) => {
        const to = cells[index] as Float64Array;
        for (const place of places) to[place] = (to[place] as number) + cards;
        const lapsed = { card: lapsedCards * cards, certificate: lapsedCertificates * cards };
        addLapsed(tallies[index] as Tally, office, lapsed);
      });
    });
  }
  return tallies;
}

/** The days with which expiries are compared: those of the ways, and those on which a rule changes. */
function daysCompared(views: readonly View[], ways: readonly HeldWay[]): CivilDate[] {
  const rules = views.flatMap(({ law }): Rule<unknown>[] => Object.values(law.rules));
  return [
    ...ways.flatMap(({ way }) => {
      const start = fiscalYearStart(way.from);
      const months = hasMonths(way.by) ? 12 : 1;
      return [way.asOf, ...Array.from({ length: months }, (_, each) => addMonths(start, each))];
    }),
    ...new Set(rules.flatMap(({ values }) => values.slice(1).map(({ from }) => from))),
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
