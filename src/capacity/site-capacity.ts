// Capacity of the sites of a plan in a fiscal year, a month or any span within one.
import { type CivilDate, dayAfter, dayBefore, dayNumber } from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthStart,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import {
  dividedBy,
  type Fraction,
  floored,
  fraction,
  minus,
  ONE,
  plus,
  rounded,
  times,
  ZERO,
} from '../calendar/fraction.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import { type Demand, demandSum, monthsOfYear, wholeDemand } from '../scenario/demand.js';
import type { CapacityFrom, Interval, PerKind, Site, WindowSite } from '../scenario/scenario.js';
import {
  certificateHours,
  minutesCovered,
  minutesOf,
  NO_LIMITS,
  type Operations,
  openingHours,
} from './opening-calendar.js';

/** The capacity of sites in a period. */
export interface PeriodCapacity {
  /** Procedures, exact: the sum over the sites. Rounded once, by {@link wholeProcedures}. */
  readonly total: Fraction;
  /** The same by site; sites of one name in two segments of the period are added up. */
  readonly sites: ReadonlyMap<string, Fraction>;
  /** Days on which at least one site with windows is open; 0 where none has windows. */
  readonly openDays: number;
  /** Minutes in which at least one site with windows is open. */
  readonly openMinutes: number;
  /** Appointments of the shortest kind's length that fit into the opening hours, at all windows of all sites. */
  readonly slots: number;
}

/** The mix where nothing is due: it prefers no kind. */
export const EVEN_MIX: PerKind<Fraction> = { card: fraction(1, 2), certificate: fraction(1, 2) };

/** The mix: the share of each kind in a period's whole procedures, as shown; {@link EVEN_MIX} if there are none. */
export function mixOf({ card, certificate }: PerKind<number>): PerKind<Fraction> {
  const total = card + certificate;
  if (total === 0) return EVEN_MIX;
  return { card: fraction(card, total), certificate: fraction(certificate, total) };
}

/** The mix of a fiscal year's demand. Its months use the same mix, so they add up to the year. */
export function yearMix(demand: Demand, fiscalYear: number): PerKind<Fraction> {
  return mixOf(wholeDemand(demandSum(monthsOfYear(demand, fiscalYear))));
}

/** The capacity of a fiscal year. `mix`: the share of each kind in its demand; adds up to 1. See {@link capacityOfSpan}. */
export function capacityOfYear(
  capacity: readonly CapacityFrom[],
  fiscalYear: number,
  mix: PerKind<Fraction>,
  operations: Operations = NO_LIMITS,
): PeriodCapacity {
  return capacityOfSpan(capacity, yearSpan(fiscalYear), mix, operations);
}

/** The capacity of a month, counted as `fiscalMonthOf` does. See {@link capacityOfSpan}. */
export function capacityOfMonth(
  capacity: readonly CapacityFrom[],
  fiscalMonth: number,
  mix: PerKind<Fraction>,
  operations: Operations = NO_LIMITS,
): PeriodCapacity {
  return capacityOfSpan(capacity, monthSpan(fiscalMonth), mix, operations);
}

/** First and last day of a period. */
export interface Span {
  readonly first: CivilDate;
  readonly last: CivilDate;
}

/** The days of a fiscal year. */
export function yearSpan(fiscalYear: number): Span {
  return { first: fiscalYearStart(fiscalYear), last: fiscalYearEnd(fiscalYear) };
}

/** The days of a month, counted as `fiscalMonthOf` does. */
export function monthSpan(fiscalMonth: number): Span {
  return { first: fiscalMonthStart(fiscalMonth), last: fiscalMonthEnd(fiscalMonth) };
}

/**
 * The capacity of a span of days that lies within one fiscal year. Each segment of the capacity counts from its `from`
 * day until the day before the next; days before the first segment have none.
 *
 * - A site with a figure gives per_year × days of the segment in the span ÷ days of the fiscal year.
 * - A site with windows gives bookable window-minutes ÷ mean minutes of the kinds it handles, weighted by `mix`. Its slots
 *   are, for each opening interval, floor(minutes ÷ minutes of the shortest kind it handles) × windows; bookable share
 *   and limits on certificates do not lessen the slots of a site that handles cards.
 * - In minutes in which certificates can't be handled (`operations`) a site does cards alone, and a site for
 *   certificates alone is shut. Such minutes count up to what the cards of the mix can use: with A bookable
 *   window-minutes for any kind and C for cards alone, shares c and s of cards and certificates and minutes m and n of
 *   each, the capacity is the greatest X at that mix with X × s × n ≤ A and X × (c × m + s × n) ≤ A + C. Both hold over
 *   the segment's days in the span together, since cards can be moved into C by appointment.
 */
export function capacityOfSpan(
  capacity: readonly CapacityFrom[],
  span: Span,
  mix: PerKind<Fraction>,
  operations: Operations = NO_LIMITS,
): PeriodCapacity {
  const sites = new Map<string, Fraction>();
  const sum = { openDays: 0, openMinutes: 0, slots: 0 };
  for (const segment of segmentsIn(capacity, span)) {
    const withWindows = segment.sites.filter(hasWindows);
    const opened = openedIn(withWindows, segment.first, segment.last, operations);
    for (const site of segment.sites) {
      const hours = site.type === 'windows' ? opened.hours[withWindows.indexOf(site)] : undefined;
      const procedures =
        site.type === 'windows'
          ? windowCapacity(site, hours as OpenedHours, mix)
          : times(fraction(site.perYear), shareOfYear(segment));
      sites.set(site.name, plus(sites.get(site.name) ?? ZERO, procedures));
      sum.slots += site.type === 'windows' ? (hours?.slots ?? 0) * site.windows : 0;
    }
    sum.openDays += opened.openDays;
    sum.openMinutes += opened.openMinutes;
  }
  return { total: [...sites.values()].reduce(plus, ZERO), sites, ...sum };
}

/** A capacity from a day on: days before it have none. */
export function capacityFromDay(
  capacity: readonly CapacityFrom[],
  day: CivilDate | undefined,
): readonly CapacityFrom[] {
  if (day === undefined) return capacity;
  const inForce = capacity.findLastIndex(({ from }) => from <= day);
  return capacity.flatMap((segment, index) =>
    index < inForce ? [] : [{ ...segment, from: Math.max(segment.from, day) as CivilDate }],
  );
}

/**
 * Procedures as a whole number, once, at the end: rounded down, but half up in what is left of a fiscal year, as a forecast
 * has a capacity by days.
 */
export function wholeProcedures(capacity: Fraction, isLeft = false): number {
  return isLeft ? rounded(capacity) : floored(capacity);
}

/** The sites of one segment of a capacity, and its days within a span. */
export interface SegmentSpan extends Span {
  readonly sites: readonly Site[];
}

/** The segments that have days in a span: each holds from its `from` day until the day before the next. */
export function segmentsIn(
  capacity: readonly CapacityFrom[],
  { first, last }: Span,
): SegmentSpan[] {
  return capacity.flatMap(({ from, sites }, index): SegmentSpan[] => {
    const next = capacity[index + 1];
    const to = next === undefined ? last : dayBefore(next.from);
    const span = { first: Math.max(first, from), last: Math.min(last, to) } as Span;
    return span.first > span.last ? [] : [{ sites, ...span }];
  });
}

/** How many days a span has. */
export function daysIn({ first, last }: Span): number {
  return dayNumber(last) - dayNumber(first) + 1;
}

/** The share of its fiscal year that a span within one is, by days: of 365, or 366 with a 29 February. */
export function shareOfYear(span: Span): Fraction {
  return fraction(daysIn(span), daysIn(yearSpan(fiscalYearOf(span.first))));
}

/** Whether a site is one of windows and hours. */
export function hasWindows(site: Site): site is WindowSite {
  return site.type === 'windows';
}

/** Opening of one window of a site in a span. */
interface OpenedHours {
  minutes: number;
  /** Of these, the minutes in which certificates can't be handled. */
  cardOnlyMinutes: number;
  slots: number;
}

/** Opening of sites in a span. */
interface Opened {
  /** In the order of the sites. */
  readonly hours: readonly OpenedHours[];
  /** Days and minutes in which at least one is open. */
  readonly openDays: number;
  readonly openMinutes: number;
}

const NEVER: Opened = { hours: [], openDays: 0, openMinutes: 0 };

/**
 * What {@link visitDays} gave for sites of the same hours and closures, kept as long as the hours of the first: the fewest
 * windows that are enough are found by asking for the same days again and again.
 */
const known = new WeakMap<object, Map<string, Opened>>();
const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A number that stands for an object, since a scenario's parts do not change once it is read. */
function numberOf(object: object): number {
  const number = numbers.get(object) ?? ++lastNumber;
  numbers.set(object, number);
  return number;
}

function openedIn(
  sites: readonly WindowSite[],
  from: CivilDate,
  to: CivilDate,
  operations: Operations,
): Opened {
  const [first] = sites;
  if (first === undefined) return NEVER;
  const all = known.get(first.hours) ?? new Map<string, Opened>();
  known.set(first.hours, all);
  const name = [
    ...[from, to, numberOf(operations)],
    ...sites.flatMap(({ hours, closed, kinds, minutes }) => [
      ...[numberOf(hours), numberOf(closed), ...kinds],
      ...[minutes.card, minutes.certificate],
    ]),
  ].join();
  const opened = all.get(name) ?? visitDays(sites, from, to, operations);
  all.set(name, opened);
  return opened;
}

/** Visits each day once for all sites, so that a day on which two are open counts once. */
function visitDays(
  sites: readonly WindowSite[],
  from: CivilDate,
  to: CivilDate,
  operations: Operations,
): Opened {
  const hours = sites.map((): OpenedHours => ({ minutes: 0, cardOnlyMinutes: 0, slots: 0 }));
  let openDays = 0;
  let openMinutes = 0;
  for (let date = from; date <= to; date = dayAfter(date)) {
    const open: Interval[] = [];
    for (const [index, site] of sites.entries()) {
      const { usable, forCertificates } = usableHours(site, date, operations);
      const shortest = Math.min(...site.kinds.map((kind) => site.minutes[kind]));
      const own = hours[index] as OpenedHours;
      own.minutes += minutesOf(usable);
      own.cardOnlyMinutes += minutesOf(usable) - minutesOf(forCertificates);
      for (const { from: opens, to: closes } of usable) {
        own.slots += Math.floor((closes - opens) / shortest);
      }
      open.push(...usable);
    }
    if (open.length > 0) openDays += 1;
    openMinutes += minutesCovered(open);
  }
  return { hours, openDays, openMinutes };
}

/** The hours in which a site works on a day, and of these the ones in which certificates can be handled. */
export function usableHours(site: WindowSite, date: CivilDate, operations: Operations) {
  const opening = openingHours(site, date);
  const forCertificates = certificateHours(opening, date, operations);
  return { usable: site.kinds.includes('card') ? opening : forCertificates, forCertificates };
}

function windowCapacity(site: WindowSite, hours: OpenedHours, mix: PerKind<Fraction>): Fraction {
  const bookable = (minutes: number) => times(fraction(minutes * site.windows), site.bookableShare);
  const shares = sharesAt(site, mix);
  const certificateMinutes = times(shares.certificate, fraction(site.minutes.certificate));
  const mean = plus(times(shares.card, fraction(site.minutes.card)), certificateMinutes);
  const byTime = dividedBy(bookable(hours.minutes), mean);
  if (certificateMinutes.numerator === 0n) return byTime;
  const byCertificates = dividedBy(
    bookable(hours.minutes - hours.cardOnlyMinutes),
    certificateMinutes,
  );
  return minus(byTime, byCertificates).numerator > 0n ? byCertificates : byTime;
}

/** The shares of the kinds at a site; even shares if none of its kinds is due. */
function sharesAt({ kinds }: Site, mix: PerKind<Fraction>): PerKind<Fraction> {
  const own = (kind: ProcedureKind) => (kinds.includes(kind) ? mix[kind] : ZERO);
  const all = plus(own('card'), own('certificate'));
  if (all.numerator > 0n) {
    return { card: dividedBy(own('card'), all), certificate: dividedBy(own('certificate'), all) };
  }
  const even = fraction(1, kinds.length);
  return {
    card: kinds.includes('card') ? even : ZERO,
    certificate: kinds.includes('certificate') ? even : ZERO,
  };
}

/**
 * Divides demand over sites. Of each kind that it handles, a site with a share takes its share. The sites without one
 * divide the rest in proportion to capacity, or evenly if none has any. If every site that handles a kind has a share,
 * they take all of it in proportion to their shares. A kind that no site handles is in none of the values: it waits.
 */
export function demandOfSites(
  sites: readonly Site[],
  capacities: ReadonlyMap<string, Fraction>,
  demand: PerKind<Fraction>,
): ReadonlyMap<string, PerKind<Fraction>> {
  const card = divided(sites, capacities, 'card');
  const certificate = divided(sites, capacities, 'certificate');
  return new Map(
    sites.map((site, index) => [
      site.name,
      {
        card: times(demand.card, card[index] ?? ZERO),
        certificate: times(demand.certificate, certificate[index] ?? ZERO),
      },
    ]),
  );
}

/** The part of a kind's demand that each site takes, in the order of the sites. */
function divided(
  sites: readonly Site[],
  capacities: ReadonlyMap<string, Fraction>,
  kind: ProcedureKind,
): readonly Fraction[] {
  const able = sites.filter(({ kinds }) => kinds.includes(kind));
  const open = able.filter(({ share }) => share === undefined);
  const fixed = able.reduce((sum, { share }) => plus(sum, share ?? ZERO), ZERO);
  if (open.length === 0) {
    return sites.map((site) =>
      able.includes(site) && fixed.numerator > 0n ? dividedBy(site.share ?? ZERO, fixed) : ZERO,
    );
  }
  const of = (site: Site) => capacities.get(site.name) ?? ZERO;
  const all = open.reduce((sum, site) => plus(sum, of(site)), ZERO);
  const left = minus(ONE, fixed);
  return sites.map((site) => {
    if (!able.includes(site)) return ZERO;
    if (site.share !== undefined) return site.share;
    const part = all.numerator > 0n ? dividedBy(of(site), all) : fraction(1, open.length);
    return times(left, part);
  });
}
