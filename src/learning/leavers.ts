// Who has left between two extracts: how many cards of the same making are still there, without telling anyone apart.
import { type CivilDate, dayNumber, yearOf } from '../calendar/civil-date.js';
import {
  AGE_BANDS,
  ageBand,
  type HeldCohort,
  MOST_LEAD_MONTHS,
  monthNumber,
} from '../tally/renewals.js';
import { type Estimate, shareOf } from './survival.js';

/** What two extracts show of leaving, of some ages. */
export interface LeaversOf {
  /** Cards in the older extract that nothing but leaving or a loss can have ended, and those of them still there. */
  readonly before: number;
  readonly after: number;
  /** The share that leaves in a year. */
  readonly perYear: Estimate;
}

/** What two extracts show of leaving: of all, and by age on the older day. */
export interface Leavers {
  readonly olderAsOf: CivilDate;
  readonly all: LeaversOf;
  readonly ages: readonly (LeaversOf & { readonly band: number })[];
}

/** An extract: its cards by {@link HeldCohort}, and of which day it speaks. */
export interface Extract {
  readonly cohorts: readonly HeldCohort[];
  readonly asOf: CivilDate;
}

const DAYS_OF_A_YEAR = 365.25;

/**
 * The share of holders who leave in a year, by cards that were made before the older extract and whose own window opens
 * only after the later one, so that no renewal takes them away: of all, and by age on the older day in bands of
 * {@link AGE_BANDS}. A card that was lost and replaced has gone too, and one that its holder brought along when moving in has
 * come: the share is what remains of the three, which is what a plan without arrivals needs. Undefined where no card is left
 * to compare.
 */
export function leaversBetween(older: Extract, later: Extract): Leavers | undefined {
  const years = (dayNumber(later.asOf) - dayNumber(older.asOf)) / DAYS_OF_A_YEAR;
  const then = countsByAge(older.cohorts, older.asOf, later.asOf);
  const now = countsByAge(later.cohorts, older.asOf, later.asOf);
  const leavers = (before: number, after: number): LeaversOf => ({
    ...{ before, after },
    perYear: perYear(shareOf(Math.max(0, before - after), before), years),
  });
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  if (sum(then) === 0) return undefined;
  return {
    olderAsOf: older.asOf,
    all: leavers(sum(then), sum(now)),
    ages: then.flatMap((before, band) =>
      before === 0 ? [] : [{ band, ...leavers(before, now[band] as number) }],
    ),
  };
}

/** Of those who are left after some years, the share that leaves in one. */
function perYear({ low, base, high }: Estimate, years: number): Estimate {
  const of = (left: number) => 1 - (1 - left) ** (1 / years);
  return { low: of(low), base: of(base), high: of(high) };
}

function countsByAge(
  cohorts: readonly HeldCohort[],
  olderAsOf: CivilDate,
  laterAsOf: CivilDate,
): number[] {
  const madeBefore = monthNumber(olderAsOf);
  const endsFrom = monthNumber(laterAsOf) + MOST_LEAD_MONTHS;
  const counts = AGE_BANDS.map(() => 0);
  for (const { birthYear, madeIn, endsIn, cards } of cohorts) {
    if (madeIn >= madeBefore || endsIn < endsFrom) continue;
    const band = ageBand(yearOf(olderAsOf) - birthYear);
    counts[band] = (counts[band] as number) + cards;
  }
  return counts;
}
