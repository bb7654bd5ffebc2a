// Cohorts followed from the opening of the window: who came when, who is still awaited; and what a later issue hides.
import type { RiskRow } from './survival.js';

/** Certificates that came due together, as a record of the last issue shows them. Times are steps from a common origin. */
export interface Cohort {
  /** By step: how many have their last issue there. */
  readonly came: ArrayLike<number>;
  /** Those not renewed: how many are known to have waited until the end of a step. */
  readonly waiting: ReadonlyMap<number, number>;
  /** The last step that is known of the cohort. */
  readonly until: number;
}

/**
 * What is issued out of turn. A record holds the last day of issue alone, so of those who came and had their certificates
 * issued once more only the latter is left, and what was issued for other reasons looks like coming late.
 */
export interface OutOfTurnSteps {
  /** Chance of an issue out of turn in one step, for each certificate held. */
  readonly rate: number;
  /** The step after which an issue says nothing of itself: too late to be told from one out of turn. */
  readonly lateUntil: number;
  /** The share of a cohort that shows an issue out of turn in one step after that; undefined: all that shows there is. */
  readonly after: number | undefined;
  /** Steps of a year: a certificate issued out of turn comes due on a later birthday. */
  readonly year: number;
}

/**
 * At each step how many were awaited and how many came, all cohorts together: what the product limit is made of. Three
 * corrections take out what issues out of turn do to it.
 *
 * A holder who came at t shows it only if nothing was issued since, with chance exp(−rate × (end − t)); so the number seen
 * to have come by t is divided by that. A certificate issued out of turn between the birthdays, which is due on a later
 * birthday and renewed then, looks as if its holder had come a year late; as many as the rate lets expect are taken out at
 * those times. And issues after `lateUntil`, or as many of them as are seen when nobody comes late any more, are taken out: who
 * they were, and whether they had come before, is not known. Rows end with `lateUntil`.
 */
export function riskRows(cohorts: readonly Cohort[], steps: OutOfTurnSteps): RiskRow[] {
  const { rate, year } = steps;
  const first = addUp(cohorts, steps, () => 0);
  if (rate <= 0) return first;
  // How those come who come in time, from a first look.
  const coming: number[] = [];
  let waiting = 1;
  for (const { atRisk, events } of first.slice(0, steps.lateUntil + 1)) {
    const share = atRisk <= 0 ? 0 : Math.min(events / atRisk, 1) * waiting;
    coming.push(share);
    waiting -= share;
  }
  return addUp(cohorts, steps, (step) => (coming[step - year] ?? 0) * rate * year);
}

/** Issues seen in some steps of cohorts, and how many certificates were followed for how many steps. */
export interface Issued {
  readonly issued: number;
  readonly steps: number;
}

/** What cohorts show from step `from` on, and before step `before`. */
export function issuedBetween(
  cohorts: readonly Cohort[],
  from: number,
  before = Number.POSITIVE_INFINITY,
): Issued {
  let issued = 0;
  let steps = 0;
  for (const cohort of cohorts) {
    const { came, until } = cohort;
    const end = Math.min(until + 1, before);
    for (let step = from; step < end; step += 1) issued += came[step] ?? 0;
    steps += sizeOf(cohort) * Math.max(0, end - from);
  }
  return { issued, steps };
}

function sizeOf({ came, waiting }: Cohort): number {
  let size = 0;
  for (const count of waiting.values()) size += count;
  for (let step = 0; step < came.length; step += 1) size += came[step] as number;
  return size;
}

/** Adds cohorts up; `others` is the share of a cohort that shows at a step, not after the late ones, without having been due. */
function addUp(
  cohorts: readonly Cohort[],
  { rate, lateUntil, after }: OutOfTurnSteps,
  others: (step: number) => number,
): RiskRow[] {
  const steps = Math.max(
    0,
    ...cohorts.map((each) => (sizeOf(each) === 0 ? 0 : Math.min(each.until, lateUntil) + 1)),
  );
  const atRisk = new Float64Array(steps);
  const events = new Float64Array(steps);
  const share = Float64Array.from({ length: steps }, (_, step) => others(step));
  // Of those who came so many steps ago, how many times as many as show it.
  const longest = Math.max(0, ...cohorts.map(({ until }) => until));
  const hidden = Float64Array.from({ length: longest + 1 }, (_, ago) => Math.exp(rate * ago));
  for (const cohort of cohorts) {
    const { came, waiting, until } = cohort;
    const all = sizeOf(cohort);
    if (until < 0 || all === 0) continue;
    const end = Math.min(until, lateUntil);
    const come = new Float64Array(end + 1);
    let shown = 0;
    let before = 0;
    let left = 0;
    for (const count of waiting.values()) left += count;
    for (let step = 0; step <= end; step += 1) {
      shown += (came[step] ?? 0) - all * (share[step] as number);
      const sum = shown * (hidden[until - step] as number);
      come[step] = sum - before;
      before = sum;
      left += come[step] as number;
    }
    if (after !== undefined && until > end) {
      left -= all * after * (until - end);
      for (let step = end + 1; step < came.length; step += 1) left += came[step] as number;
    }
    for (let step = 0; step <= end; step += 1) {
      const now = come[step] as number;
      atRisk[step] = (atRisk[step] as number) + left;
      events[step] = (events[step] as number) + now;
      left -= now + (waiting.get(step) ?? 0);
    }
  }
  return Array.from(atRisk, (of, time) => ({ time, atRisk: of, events: events[time] as number }));
}
