// How much is enough: the fewest windows, opened Saturdays or percent of bookable time that leave nothing waiting.
import { addDays, dayOf } from '../calendar/civil-date.js';
import { type Fraction, fraction } from '../calendar/fraction.js';
import type { CapacityFrom, Closure, Interval, PerKind, WindowSite } from '../scenario/scenario.js';
import { type Carried, carry } from './backlog.js';
import { NO_LIMITS, type Operations, weekdayOf } from './opening-calendar.js';
import { capacityOfSpan, type Span, wholeProcedures } from './site-capacity.js';

/** What may be varied at a site. */
export const VARIED = ['windows', 'saturdays', 'bookable-share'] as const;
export type Varied = (typeof VARIED)[number];

/** The largest amount tried of each: windows, Saturdays of a month, percent of the time. */
export const MOST: Readonly<Record<Varied, number>> = {
  windows: 500,
  saturdays: 5,
  'bookable-share': 100,
};

/** A period and what is due in it. */
export interface PeriodDemand extends Span {
  /** Whole procedures. */
  readonly total: number;
  readonly mix: PerKind<Fraction>;
}

/** The options of {@link needed}. */
export interface NeedQuestion {
  readonly capacity: readonly CapacityFrom[];
  /** Name of the site that is varied, in every segment in which it has windows. */
  readonly site: string;
  readonly vary: Varied;
  /** In order and without gaps, from the first day of the plan. */
  readonly periods: readonly PeriodDemand[];
  readonly startingBacklog?: number;
  readonly operations?: Operations;
}

/** The site whose windows are varied unless another is named: the first that has any. */
export function firstSiteWithWindows(capacity: readonly CapacityFrom[]): string | undefined {
  return windowSites(capacity)[0];
}

/** Names of the sites that have windows, in the order in which they appear. */
export function windowSites(capacity: readonly CapacityFrom[]): readonly string[] {
  const names = capacity.flatMap(({ sites }) =>
    sites.filter(({ type }) => type === 'windows').map(({ name }) => name),
  );
  return [...new Set(names)];
}

/**
 * For each period the smallest amount that leaves nothing waiting at its end, if it holds from the first day of the plan
 * (or the site's own first day) on; null if even {@link MOST} is not enough. More never does harm, so the amount is found
 * by bisection. The answer for one period says nothing about later ones. Only totals are compared, as in a plan: whether
 * each site handles the right kinds is not considered.
 *
 * A scenario with that amount in place of its own gives a plan that carries over 0 from that period.
 */
export function needed(question: NeedQuestion): (number | null)[] {
  return neededFor(question)(question.periods.map(({ total }) => total));
}

/** {@link needed} of other totals of the same periods and the same mix; what each amount can handle is computed once. */
export function neededFor(
  question: NeedQuestion,
): (totals: readonly number[]) => (number | null)[] {
  const { vary, startingBacklog } = question;
  const known = new Map<number, readonly number[]>();
  const capacitiesWith = (amount: number): readonly number[] => {
    const capacities = known.get(amount) ?? capacitiesAt(question, amount);
    known.set(amount, capacities);
    return capacities;
  };
  return (totals) => {
    const waiting = new Map<number, readonly Carried[]>();
    const isEnough = (amount: number, period: number) => {
      const carried = waiting.get(amount) ?? carry(totals, capacitiesWith(amount), startingBacklog);
      waiting.set(amount, carried);
      return carried[period]?.carriedOut === 0;
    };
    return totals.map((_, period) => {
      let [least, most] = [0, MOST[vary]];
      if (!isEnough(most, period)) return null;
      while (least < most) {
        const middle = Math.floor((least + most) / 2);
        if (isEnough(middle, period)) most = middle;
        else least = middle + 1;
      }
      return least;
    });
  };
}

/** The backlog at the end of each period if the site is varied to `amount`. */
export function waitingAtEnds(question: NeedQuestion, amount: number): readonly number[] {
  const totals = question.periods.map(({ total }) => total);
  return carry(totals, capacitiesAt(question, amount), question.startingBacklog).map(
    ({ carriedOut }) => carriedOut,
  );
}

/** Whole procedures that each period has room for if the site is varied to `amount`. */
function capacitiesAt(question: NeedQuestion, amount: number): readonly number[] {
  const { periods, operations = NO_LIMITS } = question;
  const capacity = withAmount(question, amount);
  return periods.map((period) =>
    wholeProcedures(capacityOfSpan(capacity, period, period.mix, operations).total),
  );
}

/** The capacity with one site varied. */
function withAmount(
  { capacity, site: name, vary, periods }: NeedQuestion,
  amount: number,
): CapacityFrom[] {
  const varied = (site: WindowSite): WindowSite => {
    switch (vary) {
      case 'windows':
        return { ...site, windows: amount };
      case 'bookable-share':
        return { ...site, bookableShare: fraction(amount, 100) };
      case 'saturdays':
        return withSaturdays(site, amount, periods);
    }
  };
  return capacity.map((segment) => ({
    ...segment,
    sites: segment.sites.map((site) =>
      site.type === 'windows' && site.name === name ? varied(site) : site,
    ),
  }));
}

const FRIDAY = 4;
const SATURDAY = 5;

/**
 * A site open on the first `amount` Saturdays of each month, its closures kept. Its hours are those of its Saturdays, or
 * if it has none, of its Fridays.
 */
function withSaturdays(
  site: WindowSite,
  amount: number,
  periods: readonly PeriodDemand[],
): WindowSite {
  const given: readonly Interval[] = site.hours[SATURDAY];
  const shut: Closure[] = [];
  const [first, last] = [periods[0]?.first, periods.at(-1)?.last];
  if (first === undefined || last === undefined) return site;
  const toSaturday = (SATURDAY - weekdayOf(first) + 7) % 7;
  for (let date = addDays(first, toSaturday); date <= last; date = addDays(date, 7)) {
    if (Math.ceil(dayOf(date) / 7) > amount) {
      shut.push({ kind: 'days', from: date, to: date });
    }
  }
  return {
    ...site,
    hours: { ...site.hours, [SATURDAY]: given.length > 0 ? given : site.hours[FRIDAY] },
    closed: [...site.closed, ...shut],
  };
}
