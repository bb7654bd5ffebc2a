// Survival from counts: the product-limit estimate, its variance, and intervals that stay between 0 and 1.

/** What is known at one time: how many were still waiting just before it, and how many of them came at it. */
export interface RiskRow {
  /** Days or months, from any origin. */
  readonly time: number;
  /** Need not be whole: counts may be corrected. */
  readonly atRisk: number;
  readonly events: number;
}

/** The share that has not come by the end of a time. */
export interface SurvivalPoint {
  readonly time: number;
  /** From 0 to 1. */
  readonly survival: number;
  /** The sum of Greenwood's formula: the variance of the survival divided by its square; infinite where all have come. */
  readonly greenwood: number;
  /** How many were still waiting just before the time, and how many at the beginning. */
  readonly atRisk: number;
  readonly entered: number;
}

/** A share with the bounds of its interval. */
export interface Estimate {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** The 95th percentile of the normal distribution: an interval of 90 % leaves 5 % on either side. */
const Z_90 = 1.6448536269514722;
/** What an interval of 90 % leaves on either side. */
const TAIL_90 = 0.05;
/** Corrections leave fractions of people, and sums of fractions not quite none. */
const HARDLY_ANYBODY = 1e-6;

/**
 * The product-limit estimate (Kaplan and Meier 1958) with the sum of Greenwood's formula (1926) at each time at which someone
 * was at risk. Rows must be in order of time. A correction may leave fewer than no events at a time, which takes back some
 * of those before it; what is left is never less than none, and never more than all. Where nobody is waiting any more, the
 * share stays as it is: rows are to end where nobody was followed.
 *
 * @example
 * productLimit([{ time: 6, atRisk: 21, events: 3 }])[0].survival // => 0.8571428571428572
 */
export function productLimit(rows: readonly RiskRow[]): SurvivalPoint[] {
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let greenwood = 0;
  const entered = rows[0]?.atRisk ?? 0;
  for (const { time, atRisk, events: counted } of rows) {
    if (atRisk < HARDLY_ANYBODY) {
      points.push({ time, survival, greenwood, atRisk: 0, entered });
      continue;
    }
    const events = atRisk - counted < HARDLY_ANYBODY ? atRisk : counted;
    survival = Math.min(1, survival * (1 - events / atRisk));
    greenwood = Math.max(0, greenwood + (events === 0 ? 0 : events / (atRisk * (atRisk - events))));
    points.push({ time, survival, greenwood, atRisk, entered });
  }
  return points;
}

/** The last point at or before a time; undefined where there is none. */
export function pointAt(points: readonly SurvivalPoint[], time: number): SurvivalPoint | undefined {
  return points.findLast((point) => point.time <= time);
}

/**
 * The share that has come by a point, 1 − survival, with an interval by the log of the cumulative hazard (log-log), of 90 %
 * unless `z` says otherwise. Where nobody has come, or all have, Greenwood's formula says nothing: the far bound is then the
 * exact one of so many among whom none was seen (Clopper and Pearson 1934).
 *
 * @example
 * shareCome({ time: 6, survival: 1, greenwood: 0, atRisk: 10, entered: 10 }).low // => 0
 */
export function shareCome(
  { survival, greenwood, atRisk, entered }: SurvivalPoint,
  z: number = Z_90,
): Estimate {
  const base = 1 - survival;
  if (survival <= 0) return { low: 1 - noneSeen(entered), base: 1, high: 1 };
  if (survival >= 1 || greenwood === 0) return { low: 0, base: 0, high: noneSeen(atRisk) };
  const spread = Math.exp((z * Math.sqrt(greenwood)) / -Math.log(survival));
  return { low: 1 - survival ** (1 / spread), base, high: 1 - survival ** spread };
}

/** The greatest share that is not refuted by none of so many. */
function noneSeen(trials: number): number {
  return 1 - TAIL_90 ** (1 / Math.max(trials, 1));
}

/** A share of whole trials with the exact interval of 90 % (Clopper and Pearson 1934); of no trials, from 0 to 1. */
export function exactShareOf(count: number, trials: number): Estimate {
  if (trials <= 0) return { low: 0, base: 0, high: 1 };
  // The probability of `count` or more where each has this chance, and of `count` or fewer.
  const low = count === 0 ? 0 : bisected((p) => betaShare(p, count, trials - count + 1) - TAIL_90);
  const high =
    count === trials ? 1 : bisected((p) => betaShare(p, count + 1, trials - count) - (1 - TAIL_90));
  return { low, base: count / trials, high };
}

/** Where a rising function of a share is 0. */
function bisected(of: (share: number) => number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (of(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The regularized incomplete beta function, by its continued fraction (Lentz). */
function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b),
  );
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / (1 + term * d);
      c = 1 + term / c;
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-13) break;
  }
  return (front / a) * fraction;
}

/** Terms of the continued fraction: it needs about the root of the trials. */
const MOST_TERMS = 20_000;

/** The logarithm of the gamma function, by Stirling's series from 10 on. */
function logGamma(value: number): number {
  let shift = 0;
  let x = value;
  for (; x < 10; x += 1) shift += Math.log(x);
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
}

/**
 * A share of whole trials with an interval of 90 % by Wilson's score (1927), which holds for small numbers too.
 *
 * @example
 * shareOf(0, 0).high // => 1
 */
export function shareOf(count: number, trials: number): Estimate {
  if (trials <= 0) return { low: 0, base: 0, high: 1 };
  const base = count / trials;
  const square = Z_90 * Z_90;
  const middle = (base + square / (2 * trials)) / (1 + square / trials);
  const half =
    (Z_90 / (1 + square / trials)) *
    Math.sqrt((base * (1 - base)) / trials + square / (4 * trials * trials));
  return { low: Math.max(0, middle - half), base, high: Math.min(1, middle + half) };
}
