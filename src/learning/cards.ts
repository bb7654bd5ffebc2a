// What cards that come due show: how long before the end they were renewed, and what became of those that were not.
import { type CivilDate, dayBefore, dayNumber } from '../calendar/civil-date.js';
import { renewalOpensOn } from '../expiry/renewal-window.js';
import type { CountsByMonth } from '../tally/counts-by-month.js';
import { type CardCounts, MOST_HAND_OVER_LAG, MOST_LEAD, monthNumber } from '../tally/renewals.js';
import { firstDayOf, type LearnFrame, type MonthShare } from './certificates.js';
import { type Cohort, riskRows } from './followed.js';
import { type Estimate, pointAt, productLimit, shareCome, shareOf } from './survival.js';

/** What cards show. Of late renewals one file knows nothing: the register has them as new cards. */
export interface LearnedCards {
  /** Cards that renewed, in time, others that ended before the month of the as-of day. */
  readonly renewedInTime: number;
  /** Cards that ended before that month and still stand: as active ones, and marked as lapsed. */
  readonly notRenewed: { readonly active: number; readonly lapsed: number };
  /** Of those renewed in time, the share of each calendar month, minus its distance from that of the expiry. */
  readonly leadLag: readonly MonthShare[];
  /** Of those renewed in time, the days before the expiry that a tenth, half and nine tenths do not exceed. */
  readonly leadDays: Quantiles | undefined;
  /**
   * The share that is renewed before the last day, by the cards whose window is open on the as-of day: of them none can have
   * been renewed late. Undefined where the records tell no renewals apart.
   */
  readonly inTime: Estimate | undefined;
  /** Cards whose window is open, renewed ones among them. */
  readonly open: number;
}

/** A tenth, half and nine tenths of a distribution lie at or below these. */
export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly count: number;
}

/** Months after the making of a card within which hardly any is handed over later. */
const HAND_OVER_MONTHS = 7;

/** What the cards in records show. */
export function learnCards(cards: CardCounts, frame: LearnFrame): LearnedCards {
  const { asOf, from } = frame;
  const until = monthNumber(asOf);
  const over = (counts: CountsByMonth) => summed(counts, from, until);
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
  const byMonth = over(cards.renewedByMonth);
  const renewedInTime = sum(byMonth);
  return {
    renewedInTime,
    notRenewed: { active: sum(over(cards.active)), lapsed: sum(over(cards.lapsed)) },
    leadLag: [...byMonth]
      .flatMap((count, before) =>
        count === 0
          ? []
          : [{ month: before === 0 ? 0 : -before, share: shareOf(count, renewedInTime) }],
      )
      .reverse(),
    leadDays: quantilesOf(over(cards.renewedByDay)),
    ...inTimeOf(cards, frame),
  };
}

/** Cards renewed in time of which fewer say nothing of when others come. */
const FEWEST_RENEWED = 30;
export const MEAN_MONTH_DAYS = 365.25 / 12;

/**
 * In which months after the one due people come for their cards, by those renewed in time: made so long before the end, and
 * handed over as long after as half of all cards are, where that is known. None where too few were renewed. Who came late is
 * not among them.
 */
export function cardTiming(
  { leadLag, renewedInTime }: LearnedCards,
  handOver: Quantiles | undefined,
): readonly MonthShare[] {
  if (renewedInTime < FEWEST_RENEWED) return [];
  const months = (handOver?.p50 ?? 0) / MEAN_MONTH_DAYS;
  const whole = Math.trunc(months);
  const shares = new Map<number, Estimate>();
  for (const { month, share } of leadLag)
    for (const [later, part] of [
      [month + whole, 1 - (months - whole)],
      [month + whole + 1, months - whole],
    ] as const) {
      const { low, base, high } = shares.get(later) ?? { low: 0, base: 0, high: 0 };
      shares.set(later, {
        low: low + share.low * part,
        base: base + share.base * part,
        high: high + share.high * part,
      });
    }
  return [...shares].filter(([, { base }]) => base > 0).map(([month, share]) => ({ month, share }));
}

/** Days from the making of cards to their hand-over, of cards made so long ago that hardly any is still to be handed over. */
export function handOverLag(handOver: CountsByMonth, asOf: CivilDate): Quantiles | undefined {
  return quantilesOf(summed(handOver, 0, monthNumber(asOf) - HAND_OVER_MONTHS));
}

function inTimeOf(
  { renewedByDay, active }: CardCounts,
  { asOf, law }: LearnFrame,
): Pick<LearnedCards, 'inTime' | 'open'> {
  const lastSeen = dayNumber(dayBefore(asOf));
  const cohorts: Cohort[] = [];
  let open = 0;
  let renewed = 0;
  /** Those that end in the as-of day's month, renewed or not: of the others the last days are still to come. */
  let ending = 0;
  for (let month = monthNumber(asOf); renewalOpensOn(firstDayOf(month), law) < asOf; month += 1) {
    const came = new Float64Array(MOST_LEAD + 1);
    renewedByDay[month]?.forEach((count, lead) => {
      came[MOST_LEAD - lead] = count;
      renewed += count;
      open += count;
    });
    const waiting = new Map<number, number>();
    active[month]?.forEach((count, day) => {
      const endsOn = (firstDayOf(month) + day - 1) as CivilDate;
      if (count === 0 || renewalOpensOn(endsOn, law) >= asOf) return;
      open += count;
      const step = Math.min(lastSeen - dayNumber(endsOn), 0) + MOST_LEAD;
      waiting.set(step, (waiting.get(step) ?? 0) + count);
    });
    if (month === monthNumber(asOf)) ending = open;
    cohorts.push({ came, waiting, until: MOST_LEAD });
  }
  const points = productLimit(
    riskRows(cohorts, NOTHING_OUT_OF_TURN).filter(({ atRisk }) => atRisk > 0),
  );
  const point = ending < FEWEST_ENDING ? undefined : pointAt(points, MOST_LEAD);
  return { open, inTime: point && renewed > 0 ? shareCome(point) : undefined };
}

/**
 * Of fewer cards that end in the month hardly anyone is followed to the last days. Whether someone was at all must not decide:
 * where only somebody who has not come shows it, it would be told of those who come late alone.
 */
const FEWEST_ENDING = 60;

/** Of what is looked at here nothing is issued out of turn. */
const NOTHING_OUT_OF_TURN = { rate: 0, after: undefined, year: 0, lateUntil: MOST_LEAD };

/** Counts of months from one on and before another, added up place by place. */
function summed(counts: CountsByMonth, from: number, before: number): Float64Array {
  const sums = new Float64Array(MOST_HAND_OVER_LAG + 1);
  for (let month = from; month < before; month += 1) {
    counts[month]?.forEach((count, place) => {
      sums[place] = (sums[place] as number) + count;
    });
  }
  return sums;
}

function quantilesOf(counts: Float64Array): Quantiles | undefined {
  const count = counts.reduce((sum, of) => sum + of, 0);
  if (count === 0) return undefined;
  const at = (share: number): number => {
    let left = share * count;
    return counts.findIndex((of) => {
      left -= of;
      return left <= 0;
    });
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), count };
}
