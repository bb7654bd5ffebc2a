// Certificates as they were known on an earlier day: who had come by then, who was still awaited, and who came since.
import { type CertificateCounts, MOST_LEAD_MONTHS, monthNumber } from '../tally/renewals.js';
import type { Awaited, Hazards } from './arrivals.js';
import type { LearnFrame } from './certificates.js';

/** Months after the expiry after which someone has stayed away and not come late. */
const LATE_MONTHS = 12;
const STEPS = MOST_LEAD_MONTHS + LATE_MONTHS + 1;
/** Of fewer who came the shares say nothing. */
const FEWEST_CAME = 30;

/** What was known on the first day of a month. */
export interface KnownThen {
  readonly awaited: readonly Awaited[];
  readonly hazards: Hazards;
}

/** Certificates of holders who still have the card, by month of expiry, to be looked at as of earlier months. */
export interface LookingBack {
  /** What was known at the beginning of a month; undefined where too few had come, or nobody was followed for a year. */
  readonly knownAt: (month: number) => KnownThen | undefined;
  /** Who came in a month, as the records show it: from the opening of the window until twelve months after the expiry. */
  readonly cameIn: (month: number) => number;
  /** The share of those who came in a month that shows it still: nothing was issued to them since. */
  readonly seenOf: (month: number) => number;
}

/**
 * Looks back from the as-of day. A record holds the last issue, so of those who came in a month some show a later day: what is
 * seen is divided by the share that shows it, as everywhere (see {@link LearnFrame}).
 */
export function lookingBack(
  groups: readonly CertificateCounts[],
  { asOf, from, outOfTurn }: Pick<LearnFrame, 'asOf' | 'from' | 'outOfTurn'>,
): LookingBack {
  const now = monthNumber(asOf);
  const seenOf = (month: number) => Math.exp((-outOfTurn.perYear / 12) * (now - month));
  const shown = Array.from({ length: now + LATE_MONTHS + 1 }, () => new Float64Array(STEPS));
  const cohorts = shown.map((came, month) => {
    let people = 0;
    for (const { cameByMonth, waiting } of groups) {
      waiting[month]?.forEach((count) => {
        people += count;
      });
      cameByMonth[month]?.forEach((count, step) => {
        if (step < STEPS) came[step] = (came[step] as number) + count;
      });
    }
    const corrected = came.map((count, step) => count / seenOf(month + step - MOST_LEAD_MONTHS));
    return { month, people: people + sumOf(corrected, STEPS), came: corrected };
  });
  const known = cohorts.filter(({ month, people }) => month >= from && people > 0);
  return {
    seenOf,
    cameIn: (month) =>
      known.reduce(
        (sum, cohort) =>
          sum + (shown[cohort.month]?.[month - cohort.month + MOST_LEAD_MONTHS] ?? 0),
        0,
      ),
    knownAt: (month) => {
      const steps = Array.from({ length: STEPS }, () => ({ came: 0, of: 0 }));
      const awaited = known.map((cohort): Awaited => {
        // The first step that had not ended.
        const first = Math.max(0, Math.min(STEPS, month - cohort.month + MOST_LEAD_MONTHS));
        let left = cohort.people;
        for (let step = 0; step < first; step += 1) {
          const at = steps[step] as { came: number; of: number };
          const came = cohort.came[step] as number;
          at.of += left;
          at.came += came;
          left -= came;
        }
        return { month: cohort.month, people: Math.max(0, left) };
      });
      const came = steps.reduce((sum, step) => sum + step.came, 0);
      if (came < FEWEST_CAME || (steps.at(-1)?.of ?? 0) <= 0) return undefined;
      return { awaited, hazards: { steps } };
    },
  };
}

function sumOf(values: Float64Array, until: number): number {
  let sum = 0;
  for (let place = 0; place < until; place += 1) sum += values[place] as number;
  return sum;
}
