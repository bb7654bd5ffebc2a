// What certificates that came due show: who came in the window, late, or not yet; take-up and timing with intervals.
import { addMonths, type CivilDate, dayBefore, dayNumber } from '../calendar/civil-date.js';
import { fiscalYearOf } from '../calendar/fiscal-year.js';
import { renewalOpensOn } from '../expiry/renewal-window.js';
import { inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import { sumOf } from '../tally/counts-by-month.js';
import {
  type CertificateCounts,
  FIRST_YEAR,
  MOST_LEAD,
  MOST_LEAD_MONTHS,
  monthNumber,
  type RenewalsSeen,
} from '../tally/renewals.js';
import { type Cohort, issuedBetween, type OutOfTurnSteps, riskRows } from './followed.js';
import {
  type Estimate,
  pointAt,
  productLimit,
  type RiskRow,
  type SurvivalPoint,
  shareCome,
  shareOf,
} from './survival.js';

/** The view of the counts: until which day they are known, and from which month of expiry on they are looked at. */
export interface LearnFrame {
  readonly asOf: CivilDate;
  /** The first month of expiry, as months since January of {@link FIRST_YEAR}. */
  readonly from: number;
  readonly outOfTurn: OutOfTurn;
  readonly law: RuleBook;
}

/** How often certificates are issued that were not due. */
export interface OutOfTurn {
  /** In a year, for each certificate. */
  readonly perYear: number;
  /**
   * In a year for each certificate that came due, once nobody comes late any more; undefined where no more are issued in the
   * second year after the expiry than later, so that nobody is seen to come so late.
   */
  readonly afterPerYear: number | undefined;
}

/** Of those due: who came. */
export interface Came {
  /** Certificates that ended before the month of the as-of day, of holders who still have the card. */
  readonly due: number;
  /** Renewed from the opening of the window until the expiry, after it, or not by the as-of day. */
  readonly inWindow: number;
  readonly late: number;
  readonly notYet: number;
}

/** The share that has come by a day. */
export interface CurvePoint {
  /** Days after the expiry; before it: negative. */
  readonly day: number;
  readonly come: Estimate;
}

/** The share that comes in a month. */
export interface MonthShare {
  /** Calendar months of issue minus those of expiry. */
  readonly month: number;
  readonly share: Estimate;
}

/** What certificates of one group show. */
export interface LearnedCertificates extends Came {
  /** Everyone whose window has opened: what the estimates rest on. */
  readonly followed: number;
  /** The share that comes by twelve months after the expiry; undefined where nobody was followed so long. */
  readonly takeUp: Estimate | undefined;
  /** The share that comes by the expiry; undefined where nobody was followed so long. */
  readonly inTime: Estimate | undefined;
  /** The cumulative curve at marked days, as far as anybody was followed. */
  readonly curve: readonly CurvePoint[];
  /** Of those who come by twelve months after the month of expiry, as far as known, the share of each month. */
  readonly leadLag: readonly MonthShare[];
  /** The last month after the expiry that was seen to its end. */
  readonly monthsFollowed: number;
}

/** Days after the expiry within which someone has come late and not stayed away. */
const YEAR_DAYS = 365;
const LATE_MONTHS = 12;
const DAYS_OF_A_YEAR = 365.25;
/** In standard errors: a difference that chance brings about once in a hundred times. */
const CLEARLY = 2.33;
/** After so many months nobody is taken to come late: what is then issued has other reasons. */
const NOBODY_LATE_AFTER = 24;

/** The days at which the curve is told. */
const MARKED_DAYS = [-75, -60, -45, -30, -15, 0, 15, 30, 60, 90, 180, 270, YEAR_DAYS];

/**
 * Months of expiry that are looked at before that of the as-of day: 57 by the law of 2025. A certificate ends so many years
 * before its card, whose own window opens some months before its end: whoever renews the card then is no longer among the
 * records, and who is left is no fair picture.
 */
function mostMonths(asOf: CivilDate, { rules }: RuleBook): number {
  const years =
    inForce(rules['card.validity.adult'], asOf).value -
    inForce(rules['certificate.validity.adult'], asOf).value;
  return Math.max(0, years * 12 - inForce(rules['renewal.window_months'], asOf).value);
}

/** The first month of expiry to be looked at, for so many months before the as-of day's; as far back as possible, where left out. */
export function firstMonthOf(asOf: CivilDate, since: number | undefined, law: RuleBook): number {
  const most = mostMonths(asOf, law);
  return Math.max(0, monthNumber(asOf) - Math.min(since ?? most, most));
}

/** What the certificates of some groups together show. */
export function learnCertificates(
  groups: readonly CertificateCounts[],
  frame: LearnFrame,
): LearnedCertificates {
  const days = productLimit(dayRows(groups, frame));
  const months = productLimit(
    riskRows(
      monthCohorts(groups, frame),
      inSteps(frame.outOfTurn, 12, MOST_LEAD_MONTHS + LATE_MONTHS),
    ),
  );
  const came = cameOf(groups, frame);
  const atDay = (day: number) => {
    const last = days.at(-1);
    const point = last && last.time >= day + MOST_LEAD ? pointAt(days, day + MOST_LEAD) : undefined;
    return point && shareCome(point);
  };
  return {
    ...came,
    followed: days[0]?.atRisk ?? 0,
    takeUp: atDay(YEAR_DAYS),
    inTime: atDay(0),
    curve: neverFalling(
      MARKED_DAYS.flatMap((day) => {
        const come = atDay(day);
        return come === undefined ? [] : [{ day, come }];
      }),
    ),
    ...leadLagOf(months, came.inWindow + came.late),
  };
}

/**
 * The curve from day to day, to be drawn. A day is left out until at least `least` people have come since the last one that is
 * told, or nobody has, so that no step tells of a few. By the expiry and by the end it is told in any case, as totals are.
 */
export function curveByDay(
  groups: readonly CertificateCounts[],
  frame: LearnFrame,
  least: number,
): CurvePoint[] {
  const rows = dayRows(groups, frame);
  const points = productLimit(rows);
  const told: { readonly point: SurvivalPoint; readonly came: number }[] = [];
  /** The first of those told that may still be taken back. */
  let first = 0;
  let came = 0;
  const isFew = () => came >= HALF_A_PERSON && came < least;
  rows.forEach(({ time, events }, index) => {
    came += Math.max(0, events);
    const isFixed = time === MOST_LEAD || index === rows.length - 1;
    if (isFew() && !isFixed) return;
    // The last days before a fixed one would tell how few came after them.
    while (isFew() && told.length > first) came += told.pop()?.came ?? 0;
    told.push({ point: points[index] as SurvivalPoint, came });
    came = 0;
    if (isFixed) first = told.length;
  });
  return neverFalling(
    told.map(({ point }) => ({ day: point.time - MOST_LEAD, come: shareCome(point) })),
  );
}

/**
 * A curve whose points do not exceed any later one. What is taken out of the last months for issues out of turn takes back
 * some who were counted before: they had not come by the earlier days either.
 */
function neverFalling(points: readonly CurvePoint[]): CurvePoint[] {
  let least: Estimate | undefined;
  return points
    .toReversed()
    .map(({ day, come }) => {
      if (least === undefined || come.base < least.base) least = come;
      return { day, come: least };
    })
    .reverse();
}

/** The share that comes by the expiry; undefined where nobody was followed so long. */
export function shareInTime(
  groups: readonly CertificateCounts[],
  frame: LearnFrame,
): Estimate | undefined {
  const points = productLimit(dayRows(groups, frame));
  const point = (points.at(-1)?.time ?? 0) < MOST_LEAD ? undefined : pointAt(points, MOST_LEAD);
  return point && shareCome(point);
}

/**
 * Of those who have not come by the expiry, the share that comes in each calendar month after that of the expiry, until a year
 * after it. An expiry may lie on any day of its month.
 */
export function lateMonths(
  groups: readonly CertificateCounts[],
  frame: LearnFrame,
): readonly { readonly month: number; readonly share: number }[] {
  const points = productLimit(dayRows(groups, frame));
  const waiting = pointAt(points, MOST_LEAD)?.survival ?? 0;
  if (waiting <= 0) return [];
  const shares: number[] = [];
  let before = waiting;
  for (const { time, survival } of points) {
    if (time <= MOST_LEAD) continue;
    const months = (time - MOST_LEAD) / (DAYS_OF_A_YEAR / 12);
    const [whole, part] = [Math.trunc(months), months % 1];
    const share = Math.max(0, before - survival) / waiting;
    for (const [month, of] of [
      [whole, 1 - part],
      [whole + 1, part],
    ] as const)
      shares[month] = (shares[month] ?? 0) + share * of;
    before = Math.min(before, survival);
  }
  return Array.from(shares, (share = 0, month) => ({ month, share })).filter(
    ({ share }) => share > 0,
  );
}

/** Corrections make fractions of people. */
const HALF_A_PERSON = 0.5;

/** At each day from {@link MOST_LEAD} before the expiry on, until a year after it, how many were awaited and how many came. */
function dayRows(groups: readonly CertificateCounts[], frame: LearnFrame): RiskRow[] {
  return riskRows(
    dayCohorts(groups, frame),
    inSteps(frame.outOfTurn, DAYS_OF_A_YEAR, MOST_LEAD + YEAR_DAYS),
  );
}

/** Who came of those due, by the fiscal year of expiry. */
export function cameByYear(
  groups: readonly CertificateCounts[],
  frame: LearnFrame,
): readonly (Came & { readonly fiscalYear: number })[] {
  return spansOf(frame, fiscalYearOf).map(({ key, from, to }) => ({
    fiscalYear: key,
    ...cameOf(groups, frame, from, to),
  }));
}

/** Who came of those due, by the month of expiry, "2026-04". */
export function cameByMonth(
  groups: readonly CertificateCounts[],
  frame: LearnFrame,
): readonly (Came & { readonly month: string })[] {
  return spansOf(frame, (day) => Math.trunc(day / 100)).map(({ key, from, to }) => ({
    month: `${Math.trunc(key / 100)}-${String(key % 100).padStart(2, '0')}`,
    ...cameOf(groups, frame, from, to),
  }));
}

/** Months of expiry that have ended, in spans of the same key. */
export function spansOf(
  frame: LearnFrame,
  keyOf: (day: CivilDate) => number,
): { readonly key: number; readonly from: number; readonly to: number }[] {
  const spans: { key: number; from: number; to: number }[] = [];
  for (let month = frame.from; month < monthNumber(frame.asOf); month += 1) {
    const key = keyOf(firstDayOf(month));
    const last = spans.at(-1);
    if (last?.key === key) last.to = month;
    else spans.push({ key, from: month, to: month });
  }
  return spans;
}

/**
 * How often certificates are issued that were not due: by those whose window is not open yet, from the time since their last
 * issue; and by what is issued once nobody comes late any more.
 */
export function outOfTurnOf(
  { ages, held }: Pick<RenewalsSeen, 'ages' | 'held'>,
  asOf: CivilDate,
  law: RuleBook,
): OutOfTurn {
  let again = 0;
  let days = 0;
  held.forEach((counts, month) => {
    // A window that opens on the as-of day or later was open on no day that is known.
    if (counts === undefined || renewalOpensOn(firstDayOf(month), law) < asOf) return;
    const [count = 0, outOfTurn = 0, issuedOn = 0] = counts;
    again += outOfTurn;
    days += count * dayNumber(asOf) - issuedOn;
  });
  const perYear = days <= 0 ? 0 : (again / days) * DAYS_OF_A_YEAR;
  const frame = { asOf, from: firstMonthOf(asOf, undefined, law), law };
  const cohorts = monthCohorts(ages, frame);
  const end = MOST_LEAD_MONTHS + LATE_MONTHS + 1;
  const quiet = end + NOBODY_LATE_AFTER - LATE_MONTHS;
  const second = issuedBetween(cohorts, end, quiet);
  const later = issuedBetween(cohorts, quiet);
  // Too young to show it: those who came and were issued one more, and those who came due on a later birthday.
  const rate = later.steps === 0 ? (2 * perYear) / 12 : later.issued / later.steps;
  const share = later.steps === 0 ? 0 : second.steps / later.steps;
  const excess = second.issued - rate * second.steps;
  const isSeen = excess > CLEARLY * Math.sqrt(second.issued + later.issued * share ** 2);
  return { perYear, afterPerYear: isSeen ? rate * 12 : undefined };
}

/** The first day of a month by its number since January of {@link FIRST_YEAR}. */
export function firstDayOf(month: number): CivilDate {
  return addMonths((FIRST_YEAR * 10000 + 101) as CivilDate, month);
}

function inSteps(
  { perYear, afterPerYear }: OutOfTurn,
  stepsOfAYear: number,
  lateUntil: number,
): OutOfTurnSteps {
  return {
    rate: perYear / stepsOfAYear,
    lateUntil,
    after: afterPerYear === undefined ? undefined : afterPerYear / stepsOfAYear,
    year: Math.round(stepsOfAYear),
  };
}

/** Who came of those due in months that have ended. */
function cameOf(
  groups: readonly CertificateCounts[],
  { asOf, from: first }: LearnFrame,
  from = first,
  to = monthNumber(asOf) - 1,
): Came {
  const sums = { inWindow: 0, late: 0, notYet: 0 };
  for (const { cameByDay, waiting } of groups) {
    for (let month = from; month <= to; month += 1) {
      const came = cameByDay[month] ?? [];
      for (let place = 0; place < came.length; place += 1) {
        if (place <= MOST_LEAD) sums.inWindow += came[place] as number;
        else sums.late += came[place] as number;
      }
      for (const count of waiting[month] ?? []) sums.notYet += count;
    }
  }
  return { due: sums.inWindow + sums.late + sums.notYet, ...sums };
}

/** The months of expiry whose windows are open or were, up to the last that opens at all before the as-of day. */
function* openMonths({ asOf, from, law }: Omit<LearnFrame, 'outOfTurn'>): Iterable<number> {
  for (let month = from; renewalOpensOn(firstDayOf(month), law) < asOf; month += 1) yield month;
}

/** Cohorts by month of expiry, all groups together, in days from {@link MOST_LEAD} before the expiry on. */
function dayCohorts(groups: readonly CertificateCounts[], frame: LearnFrame): Cohort[] {
  const { asOf, law } = frame;
  const lastSeen = dayNumber(dayBefore(asOf));
  return [...openMonths(frame)].map((month) => {
    const first = firstDayOf(month);
    const waiting = new Map<number, number>();
    for (const counts of groups) {
      counts.waiting[month]?.forEach((count, day) => {
        if (count === 0) return;
        const endsOn = (first + day - 1) as CivilDate;
        if (renewalOpensOn(endsOn, law) >= asOf) return;
        const step = lastSeen - dayNumber(endsOn) + MOST_LEAD;
        waiting.set(step, (waiting.get(step) ?? 0) + count);
      });
    }
    const came = together(groups.map(({ cameByDay }) => cameByDay[month]));
    return { came, waiting, until: lastSeen - dayNumber(first) + MOST_LEAD };
  });
}

/**
 * Cohorts by month of expiry, all groups together, in calendar months from {@link MOST_LEAD_MONTHS} before it on. What came in
 * the month of the as-of day, which has not ended, is not looked at: of those the wait until its beginning is known.
 */
function monthCohorts(
  groups: readonly CertificateCounts[],
  frame: Omit<LearnFrame, 'outOfTurn'>,
): Cohort[] {
  const lastEnded = monthNumber(frame.asOf) - 1;
  return [...openMonths(frame)].flatMap((month) => {
    const until = lastEnded - month + MOST_LEAD_MONTHS;
    if (until < 0) return [];
    const all = together(groups.map(({ cameByMonth }) => cameByMonth[month]));
    const [came, later] = [all.slice(0, until + 1), all.slice(until + 1)];
    const left = [later, ...groups.map(({ waiting }) => waiting[month])].reduce(
      (sum, counts) => sum + sumOf(counts),
      0,
    );
    return [{ came, waiting: new Map([[until, left]]), until }];
  });
}

/** Counts added up place by place. */
function together(all: readonly (Float64Array | undefined)[]): Float64Array {
  const some = all.filter((counts) => counts !== undefined);
  const [first = NOBODY] = some;
  if (some.length <= 1) return first;
  const sums = first.slice();
  for (const counts of some.slice(1))
    for (let place = 0; place < counts.length; place += 1)
      sums[place] = (sums[place] as number) + (counts[place] as number);
  return sums;
}

const NOBODY = new Float64Array(0);

/** Shares by month of those who come by twelve months after, with intervals by how many did. */
function leadLagOf(
  months: readonly SurvivalPoint[],
  came: number,
): Pick<LearnedCertificates, 'leadLag' | 'monthsFollowed'> {
  const until = LATE_MONTHS + MOST_LEAD_MONTHS;
  const points = months.filter(({ time }) => time <= until);
  const last = points.at(-1);
  const come = last === undefined ? 0 : 1 - last.survival;
  if (last === undefined || come <= 0) return { leadLag: [], monthsFollowed: 0 };
  // What a correction takes back of a month is taken from the next.
  let before = 1;
  const leadLag = points.flatMap(({ time, survival }) => {
    const left = Math.max(survival, last.survival);
    const share = (before - left) / come;
    if (share <= 0) return [];
    before = left;
    const { low, high } = shareOf(share * came, Math.max(came, 1));
    return [{ month: time - MOST_LEAD_MONTHS, share: { low, base: share, high } }];
  });
  return { leadLag, monthsFollowed: last.time - MOST_LEAD_MONTHS };
}
