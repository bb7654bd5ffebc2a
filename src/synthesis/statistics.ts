// Public statistics to cohorts: cards spread evenly between snapshots, moved to their issue, less those who left.
import { birthdayIn } from '../calendar/birthday.js';
import {
  ABSENT,
  addDays,
  type CivilDate,
  dayBefore,
  dayNumber,
  isoDate,
  yearOf,
} from '../calendar/civil-date.js';
import {
  type Fraction,
  fraction,
  minus,
  ONE,
  times,
  wholeParts,
  ZERO,
} from '../calendar/fraction.js';
import { FaultError } from '../records/fault.js';
import { firstCardsOf, schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Cohort } from './cohort.js';

/** Cards handed out from the first one to the end of the day `on`, or held at its end. */
export interface Snapshot {
  readonly on: CivilDate;
  readonly cards: number;
  /** Of these, cards of minors; undefined where the statistics do not say. */
  readonly minors: number | undefined;
  /** Whether it counts cards made by that day, handed over or not: between the two no days lie that would be assumed. */
  readonly issued?: true;
}

/** A table of counts, once read: cards a period; cards to date, which never fall; or cards held, which may. */
export type CountsTable =
  | { readonly kind: 'cohorts'; readonly cohorts: readonly Cohort[] }
  | {
      readonly kind: 'snapshots';
      readonly counted: 'handed-over' | 'held';
      readonly snapshots: readonly Snapshot[];
    };

/** What is assumed where counts do not say it. Each has a neutral value, under which nothing is changed. */
export interface CountsAssumptions {
  readonly law: RuleBook;
  /** Share of minors among cards of which no number of minors is given, 0 to 1; neutral 0. For snapshots. */
  readonly minorShare: Fraction;
  /** Days by which the day of issue lies before the hand-over that is counted; neutral 0. */
  readonly handOverLag: number;
  /** Share of holders who leave in a year (move, die, return the card), 0 to 1; neutral 0. For snapshots. */
  readonly leavesPerYear: Fraction;
}

/** The last day that a table counts; undefined if it counts none. */
export function lastCountedDay(table: CountsTable): CivilDate | undefined {
  const days =
    table.kind === 'cohorts'
      ? table.cohorts.map(({ lastDay }) => lastDay)
      : table.snapshots.map(({ on }) => on);
  return days.length === 0 ? undefined : (Math.max(...days) as CivilDate);
}

/** The cohorts of a table of counts, in order of issue as the table has them. */
export function cohortsOfCounts(table: CountsTable, assumptions: CountsAssumptions): Cohort[] {
  if (table.kind === 'snapshots') return cohortsOfSnapshots(table, assumptions);
  if (assumptions.handOverLag === 0) return [...table.cohorts];
  return table.cohorts.map((cohort) => ({
    ...cohort,
    firstDay: issuedOn(cohort.firstDay, assumptions),
    lastDay: issuedOn(cohort.lastDay, assumptions),
  }));
}

/** Cards handed over on one day, in whole cards. */
export interface DayCount {
  readonly on: CivilDate;
  readonly adults: number;
  readonly minors: number;
  /** Which snapshot's rise it is part of, from 0. */
  readonly span: number;
}

/**
 * Cards a day by snapshots. The cards between two snapshots lie evenly on the days after the first up to the second;
 * those of the first snapshot on the days from the first cards (rule scheme.first_cards) on. Any two days of a span,
 * and any two stretches of equal length, differ by one card at most; the sum is the last snapshot's.
 *
 * Minors issued in a span are the rise in minors, none where their number falls as they come of age (who came of age
 * in a span of rising numbers is not seen either); where one of its snapshots does not say, `minorShare` of its cards.
 * Snapshots are in order of days and never fall in cards, as they are read.
 */
export function daysOfSnapshots(
  snapshots: readonly Snapshot[],
  law: RuleBook,
  minorShare: Fraction = ZERO,
): DayCount[] {
  const firstCards = firstCardsOf(law);
  const days: DayCount[] = [];
  let before: Snapshot = { on: dayBefore(firstCards), cards: 0, minors: 0 };
  const wholeMinors = wholeParts();
  snapshots.forEach((snapshot, span) => {
    const cards = snapshot.cards - before.cards;
    const length = dayNumber(snapshot.on) - dayNumber(before.on);
    let minors: number;
    if (snapshot.minors === undefined || before.minors === undefined) {
      minors = wholeMinors(times(minorShare, fraction(cards)));
    } else minors = Math.max(0, snapshot.minors - before.minors);
    let [cardsSoFar, minorsSoFar] = [0, 0];
    for (let place = 1; place <= length; place += 1) {
      const cardsThen = evenPart(cards, place, length);
      // Every so many-th card is a minor's, so that a day never has more minors than cards.
      const minorsThen = evenPart(minors, cardsThen, cards);
      days.push({
        on: addDays(before.on, place),
        adults: cardsThen - cardsSoFar - (minorsThen - minorsSoFar),
        minors: minorsThen - minorsSoFar,
        span,
      });
      [cardsSoFar, minorsSoFar] = [cardsThen, minorsThen];
    }
    before = snapshot;
  });
  return days;
}

/** How much of `amount` lies in the first `place` of `length` places, in whole cards; all of it in all. */
function evenPart(amount: number, place: number, length: number): number {
  return length === 0 ? 0 : Number((BigInt(amount) * BigInt(place)) / BigInt(length));
}

/**
 * The share of holders left on `until` of those who came on `from`: each year a `leavesPerYear`-th of those still
 * there goes, within a year evenly by days. Exact; 1 on the day itself.
 */
export function remainingShare(
  from: CivilDate,
  until: CivilDate,
  leavesPerYear: Fraction,
): Fraction {
  const anniversary = (years: number) => birthdayIn(from, yearOf(from) + years, 228);
  const inYear = yearOf(until) - yearOf(from);
  const years = anniversary(inYear) > until ? inYear - 1 : inYear;
  const start = dayNumber(anniversary(years));
  const part = fraction(dayNumber(until) - start, dayNumber(anniversary(years + 1)) - start);
  let share = minus(ONE, times(leavesPerYear, part));
  for (let year = 0; year < years; year += 1) share = times(share, minus(ONE, leavesPerYear));
  return share;
}

/**
 * What is left of each day's cards on the last day, in whole cards. The days are rounded by their running sum, so the
 * sum over any stretch is within one card of the exact one. (Giving the largest remainders the odd cards would take
 * them from the oldest days, whose remainders are the smallest wherever a day has a card or two.) No day grows.
 */
export function thinnedDays(days: readonly DayCount[], leavesPerYear: Fraction): DayCount[] {
  const last = days.at(-1);
  if (last === undefined || leavesPerYear.numerator === 0n) return [...days];
  const [wholeAdults, wholeMinors] = [wholeParts(), wholeParts()];
  return days.map((day) => {
    const share = remainingShare(day.on, last.on, leavesPerYear);
    return {
      ...day,
      adults: wholeAdults(times(share, fraction(day.adults))),
      minors: wholeMinors(times(share, fraction(day.minors))),
    };
  });
}

/**
 * Cards a day by snapshots of cards held: a rise is cards that came, evenly on its days; a fall takes from all cards before in
 * the same proportion. Who left and was replaced between two snapshots is not seen. The sum is the last snapshot's.
 */
export function daysOfHeld(
  snapshots: readonly Snapshot[],
  law: RuleBook,
  minorShare: Fraction,
): DayCount[] {
  let came = 0;
  const rising = snapshots.map(({ on, cards }, index): Snapshot => {
    came += Math.max(0, cards - (snapshots[index - 1]?.cards ?? 0));
    return { on, cards: came, minors: undefined };
  });
  let days: readonly DayCount[] = daysOfSnapshots(rising, law, minorShare);
  snapshots.forEach(({ cards }, span) => {
    const before = snapshots[span - 1]?.cards ?? 0;
    if (cards >= before) return;
    const share = fraction(cards, before);
    const [wholeCards, wholeMinors] = [wholeParts(), wholeParts()];
    days = days.map((day) => {
      if (day.span >= span) return day;
      const left = wholeCards(times(share, fraction(day.adults + day.minors)));
      const minors = Math.min(left, wholeMinors(times(share, fraction(day.minors))));
      return { ...day, adults: left - minors, minors };
    });
  });
  return [...days];
}

function cohortsOfSnapshots(
  { counted, snapshots }: CountsTable & { readonly kind: 'snapshots' },
  assumptions: CountsAssumptions,
): Cohort[] {
  const { law, minorShare, leavesPerYear, handOverLag } = assumptions;
  const handedOver = snapshots.map((snapshot) => handedOverOn(snapshot, handOverLag));
  handedOver.forEach(({ on }, index) => {
    const next = handedOver[index + 1];
    if (next !== undefined && next.on <= on) throw lagTooLong(snapshots, index);
  });
  const days =
    counted === 'held'
      ? daysOfHeld(handedOver, law, minorShare)
      : thinnedDays(daysOfSnapshots(handedOver, law, minorShare), leavesPerYear);
  const cohorts: (Cohort & { readonly span: number })[] = [];
  const schemeStart = schemeStartOf(law);
  // A cohort is a month of issue, or the part of it between two snapshots: within it a day is as good as another.
  for (const { on, adults, minors, span } of days) {
    const issued = issuedOn(on, assumptions);
    const last = cohorts.at(-1);
    const joins =
      last !== undefined &&
      last.span === span &&
      Math.trunc(last.lastDay / 100) === Math.trunc(issued / 100) &&
      (last.firstDay > schemeStart || issued === schemeStart);
    const cards = adults + minors;
    if (joins) {
      cohorts[cohorts.length - 1] = {
        ...last,
        lastDay: issued,
        cards: last.cards + cards,
        minors: last.minors + minors,
      };
    } else {
      cohorts.push({
        firstDay: issued,
        lastDay: issued,
        cards,
        minors,
        office: '',
        status: 'active',
        stayExpiresOn: ABSENT,
        continues: true,
        span,
      });
    }
  }
  return cohorts.filter(({ cards }) => cards > 0).map(({ span: _span, ...cohort }) => cohort);
}

/** A snapshot of cards made, as one of cards handed over: they will have been, the lag later. */
function handedOverOn(snapshot: Snapshot, handOverLag: number): Snapshot {
  return snapshot.issued === true
    ? { ...snapshot, on: addDays(snapshot.on, handOverLag) }
    : snapshot;
}

function lagTooLong(snapshots: readonly Snapshot[], index: number): FaultError {
  const [issued, next] = [snapshots[index], snapshots[index + 1]] as [Snapshot, Snapshot];
  return new FaultError('usage-lag-too-long', {
    issued: isoDate(issued.on),
    handedOver: isoDate(next.on),
  });
}

/** The day of issue of a card handed over on a day: so many days before, but not before the scheme. */
function issuedOn(handedOverOn: CivilDate, { law, handOverLag }: CountsAssumptions): CivilDate {
  const issued = addDays(handedOverOn, -handOverLag);
  return Math.max(issued, schemeStartOf(law)) as CivilDate;
}
