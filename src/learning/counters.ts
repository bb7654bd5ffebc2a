// What came at the counters by month, against what the law had due: take-up, and in which months people come.

import type { MonthShare } from './certificates.js';
import {
  inverseOf,
  type Matrix,
  nonNegative,
  unbounded,
  weightedProduct,
} from './least-squares.js';
import type { Estimate } from './survival.js';

/** People alike in their chances to come due, each once at most. */
export interface DueCohort {
  /** Need not be whole. */
  readonly people: number;
  /** The month from whose middle on they leave; need not be whole. */
  readonly since: number;
  /** By month, as any running number: the chance that one of them comes due in it. */
  readonly due: ReadonlyMap<number, number>;
}

/** What came in a month, by the same running number. */
export interface CameIn {
  readonly month: number;
  readonly came: number;
}

/** Months after the month due, both included; before it: negative. */
export interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

/** The share of a span of months, of all who come. */
export interface SpanShare extends MonthSpan {
  readonly share: Estimate;
  /** Whether months are joined in it that the data cannot tell apart. */
  readonly isJoined: boolean;
}

/** What is fitted to what came of one kind. */
export interface CounterFit {
  /** Months of actuals that were used. */
  readonly months: number;
  /** Procedures due in these months, and what came in them. */
  readonly due: number;
  readonly came: number;
  /** The share of those due that comes from the first month of the window to twelve months after. */
  readonly takeUp: Estimate;
  /** In order of months. Spans longer than the shortest are those that the data cannot tell apart. */
  readonly spans: readonly SpanShare[];
  /** The same by month; within a span as {@link weightsIn} has it. None where the spans are not told apart. */
  readonly leadLag: readonly MonthShare[];
  /** The variance of what came ÷ the one that chance alone gives it; widens the intervals where it is above 1. */
  readonly dispersion: number;
}

/**
 * Why there is no fit: fewer months than are needed, nothing due, so few people that take-up could be anything, or clearly more
 * who came than were due, so that the two are not of the same people.
 */
export type NoFit =
  | { readonly why: 'few-months'; readonly months: number; readonly needed: number }
  | { readonly why: 'nothing-due' }
  | { readonly why: 'too-uncertain'; readonly error: number }
  | { readonly why: 'more-came'; readonly due: number; readonly came: number };

/** Which months have all that was due within reach. */
export interface KnownDue {
  /** The first and the last month of which all that was due is known. */
  readonly from: number;
  readonly to: number;
}

/** What a fit takes besides the counts. */
export interface FitFrame {
  readonly known: KnownDue;
  /** Months before an expiry in which it can be renewed. */
  readonly windowMonths: number;
  /** The share of holders who leave in a year, so that they come no more. */
  readonly leavesPerYear: number;
  /** How many of those due in a month can come in the window's first one ÷ how many of all can; as many, unless said. */
  readonly inFirst?: (month: number) => number;
}

/** Months after the one due that are fitted: a window of so many months, one by one at first, and until twelve after. */
function finestSpans(windowMonths: number): MonthSpan[] {
  const single = Array.from({ length: windowMonths + 4 }, (_, index) => index - windowMonths);
  return [
    ...single.map((month) => ({ from: month, to: month })),
    { from: 4, to: 6 },
    { from: 7, to: LATEST },
  ];
}

/** After so many months someone has stayed away and not come late. */
const LATEST = 12;
/** Months of actuals beyond the unknowns, below which nothing is fitted. */
const SPARE_MONTHS = 6;
/** A share with a wider interval, to either side, is not told apart from its neighbours. */
const TOLD_APART = 0.1;
/** Take-up with a wider interval, to either side, could be anything. */
const MOST_ERROR = 0.2;
/** Take-up above this is none: who moved in since, and rounding, explain no more. */
const MOST_TAKE_UP = 1.1;
/** The 95th percentile of the normal distribution. */
const Z_90 = 1.6448536269514722;

export function fitCounters(
  cohorts: readonly DueCohort[],
  actuals: readonly CameIn[],
  frame: FitFrame,
): CounterFit | NoFit {
  const { known, windowMonths, leavesPerYear } = frame;
  const spans = finestSpans(windowMonths);
  const comesIn = comingIn(frame);
  const rows = actuals.filter(
    ({ month }) => month - LATEST >= known.from && month + windowMonths <= known.to,
  );
  const needed = spans.length + SPARE_MONTHS;
  if (rows.length < needed) return { why: 'few-months', months: rows.length, needed };
  const months = rows.map(({ month }) => month);
  const due = dueWithin(cohorts, leavesPerYear);
  const design = designOf(spans, months, due, comesIn);
  const dueThen = rows.reduce((sum, { month }) => sum + due(month, month), 0);
  if (dueThen < 1) return { why: 'nothing-due' };
  const counts = rows.map(({ came }) => came);
  // What comes varies as what was due does; weights by what came would follow chance.
  const weights = months.map((month) => 1 / Math.max(1, due(month, month)));
  // Joined months have a shape of their own, and a bound at 0 binds on one side: each would move the sum.
  const parts = unbounded(design, counts, weights);
  const takeUp = parts.reduce((sum, share) => sum + share, 0);
  const varianceWith = (share: number) => {
    const shares = usualShares(spans).map((each) => each * share);
    return covarianceOf(cohorts, rows, spans, shares, leavesPerYear, comesIn);
  };
  const halfOf = (variances: Matrix) => {
    const covariance = estimatorCovariance(design, weights, variances);
    const all = spans.map(() => 1);
    return Z_90 * Math.sqrt(Math.max(0, quadratic(covariance, all)));
  };
  // Refused by what was due alone: who is refused for what came leaves a choice of fits that favours some answers.
  const error = halfOf(varianceWith(USUAL_TAKE_UP));
  if (error > MOST_ERROR) return { why: 'too-uncertain', error };
  const told = timingOf({
    ...{ cohorts, rows, months, counts, weights, due, leavesPerYear, spans, comesIn },
  });
  // Parts that are not told apart may lie below 0 or above 1, with which chance cannot be reckoned.
  const comes = Math.min(1, Math.max(0, takeUp));
  const variances =
    told.length === 0
      ? varianceWith(comes)
      : covarianceOf(
          cohorts,
          rows,
          told,
          told.map(({ share }) => share.base * comes),
          leavesPerYear,
          comesIn,
        );
  const dispersion = dispersionOf(counts, fitted(design, parts), variances, spans.length);
  const half = halfOf(variances) * Math.sqrt(widening(dispersion, counts.length - spans.length));
  const came = counts.reduce((sum, count) => sum + count, 0);
  if (takeUp - half > MOST_TAKE_UP) return { why: 'more-came', due: dueThen, came };
  return {
    months: rows.length,
    due: dueThen,
    came,
    takeUp: { low: Math.max(0, takeUp - half), base: takeUp, high: takeUp + half },
    spans: told,
    leadLag: told.flatMap(monthsOf),
    dispersion,
  };
}

/** What the months in which people come are fitted to. */
interface TimingInput {
  readonly cohorts: readonly DueCohort[];
  readonly rows: readonly CameIn[];
  readonly months: readonly number[];
  readonly counts: readonly number[];
  readonly weights: readonly number[];
  readonly due: DueFor;
  readonly leavesPerYear: number;
  readonly spans: readonly MonthSpan[];
  readonly comesIn: ComesIn;
}

/** The shares of spans, none below 0, of spans joined until they are told apart; none where two are not. */
function timingOf({
  cohorts,
  rows,
  months,
  counts,
  weights,
  due,
  leavesPerYear,
  spans,
  comesIn,
}: TimingInput): SpanShare[] {
  const { spans: groups, isTold } = toldApart(spans, months, due, comesIn);
  if (!isTold) return [];
  const design = designOf(groups, months, due, comesIn);
  const shares = nonNegative(design, counts, weights);
  const sum = shares.reduce((all, share) => all + share, 0);
  if (sum <= 0) return [];
  const variances = covarianceOf(cohorts, rows, groups, shares, leavesPerYear, comesIn);
  const dispersion = dispersionOf(counts, fitted(design, shares), variances, groups.length);
  const wider = widening(dispersion, counts.length - groups.length);
  const widened = estimatorCovariance(design, weights, variances).map((row) =>
    row.map((value) => value * wider),
  );
  return spanShares(groups, spans, shares, widened, sum);
}

/** What is taken to come where the data does not say it: for the sake of variances alone. */
const USUAL_TAKE_UP = 0.85;
const USUALLY_IN_TIME = 5 / 6;

/** The usual shares of spans, of all who come: most in the window, month by month alike; then late, evenly by span. */
function usualShares(spans: readonly MonthSpan[]): number[] {
  const months = ({ from, to }: MonthSpan) => to - from + 1;
  const early = spans.filter(({ to }) => to <= 0);
  const sum = early.reduce((total, span) => total + months(span), 0);
  const late = spans.length - early.length;
  return spans.map((span) =>
    span.to <= 0 ? (USUALLY_IN_TIME * months(span)) / sum : (1 - USUALLY_IN_TIME) / late,
  );
}

/** How many were due in a month, of those who are still there in another. */
type DueFor = (month: number, then: number) => number;

function dueWithin(cohorts: readonly DueCohort[], leavesPerYear: number): DueFor {
  // A constant share leaves, so that who is there then follows from who is there at the month due.
  const due = new Map<number, number>();
  for (const { people, since, due: shares } of cohorts)
    for (const [month, share] of shares) {
      const there = people * share * staying(leavesPerYear, since, month);
      due.set(month, (due.get(month) ?? 0) + there);
    }
  return (month, then) => (due.get(month) ?? 0) * (1 - leavesPerYear) ** ((then - month) / 12);
}

function staying(leavesPerYear: number, since: number, month: number): number {
  return (1 - leavesPerYear) ** (Math.max(0, month - since) / 12);
}

/** In which months after the one due people come, of those who come within a span. */
function weightsIn({ from, to }: MonthSpan): ReadonlyMap<number, number> {
  const weights = Array.from(
    { length: to - from + 1 },
    (_, index) => 1 / Math.max(1, from + index),
  );
  const sum = weights.reduce((all, each) => all + each, 0);
  return new Map(weights.map((each, index) => [from + index, each / sum]));
}

/** In which months after the one due people come, of those due in a month who come within a span. */
type ComesIn = (span: MonthSpan, due: number) => ReadonlyMap<number, number>;

/** More or fewer than usual in the first month of the window are as many fewer or more in the second. */
function comingIn({ windowMonths, inFirst = () => 1 }: FitFrame): ComesIn {
  const first = -windowMonths;
  // Each is asked for once for every month and span.
  const known = new Map<number, number>();
  const inFirstOf = (due: number) => {
    const factor = known.get(due) ?? inFirst(due);
    known.set(due, factor);
    return factor;
  };
  return (span, due) => {
    const weights = weightsIn(span);
    const early = weights.get(first);
    if (early === undefined) return weights;
    const now = early * inFirstOf(due);
    const second = (weights.get(first + 1) ?? 0) + early - now;
    return new Map([...weights, [first, now], [first + 1, second]]);
  };
}

function designOf(
  spans: readonly MonthSpan[],
  months: readonly number[],
  due: DueFor,
  comesIn: ComesIn,
): number[][] {
  return months.map((month) =>
    spans.map((span) => {
      let sum = 0;
      // Some of those of the first month come in the second.
      for (let after = span.from; after <= span.to + 1; after += 1) {
        const weight = comesIn(span, month - after).get(after);
        if (weight !== undefined) sum += weight * due(month - after, month);
      }
      return sum;
    }),
  );
}

/** Spans joined until each is told apart from the others by what was due, whatever came. */
function toldApart(
  finest: readonly MonthSpan[],
  months: readonly number[],
  due: DueFor,
  comesIn: ComesIn,
): { readonly spans: MonthSpan[]; readonly isTold: boolean } {
  let spans = [...finest];
  for (;;) {
    const design = designOf(spans, months, due, comesIn);
    const weights = months.map((month) => 1 / Math.max(1, due(month, month)));
    const inverse = inverseOf(weightedProduct(design, weights));
    const errors = inverse.map((row, index) => Z_90 * Math.sqrt(Math.max(0, row[index] as number)));
    const isTold = Math.max(...errors) <= TOLD_APART;
    if (spans.length === 2 || isTold) return { spans, isTold };
    const differs = spans.slice(1).map((span, index) => {
      const before = spans[index] as MonthSpan;
      if (before.to <= 0 && span.to > 0) return -1;
      const at = (row: number, column: number) => inverse[row]?.[column] as number;
      return at(index, index) + at(index + 1, index + 1) - 2 * at(index, index + 1);
    });
    const first = differs.indexOf(Math.max(...differs));
    spans = spans.flatMap((span, index) =>
      index === first
        ? [{ from: span.from, to: (spans[index + 1] as MonthSpan).to }]
        : index === first + 1
          ? []
          : [span],
    );
  }
}

function fitted(design: Matrix, shares: readonly number[]): number[] {
  return design.map((row) =>
    row.reduce((sum, value, index) => sum + value * (shares[index] as number), 0),
  );
}

/**
 * The covariance of what comes in the months. Each of a cohort's people comes in one month or in none, so that the months of
 * a cohort are multinomial: whoever comes in one does not come in another.
 */
function covarianceOf(
  cohorts: readonly DueCohort[],
  rows: readonly CameIn[],
  spans: readonly MonthSpan[],
  shares: readonly number[],
  leavesPerYear: number,
  comesIn: ComesIn,
): number[][] {
  const places = new Map(rows.map(({ month }, index) => [month, index]));
  const covariance = rows.map(() => rows.map(() => 0));
  for (const { people, since, due } of cohorts) {
    const comes = new Map<number, number>();
    for (const [month, chance] of due)
      spans.forEach((span, index) => {
        const each = chance * (shares[index] as number);
        if (each <= 0) return;
        for (const [after, weight] of comesIn(span, month)) {
          const place = places.get(month + after);
          if (place !== undefined)
            comes.set(
              place,
              (comes.get(place) ?? 0) +
                each * weight * staying(leavesPerYear, since, month + after),
            );
        }
      });
    for (const [one, first] of comes) {
      const row = covariance[one] as number[];
      row[one] = (row[one] as number) + people * first;
      for (const [other, second] of comes)
        row[other] = (row[other] as number) - people * first * second;
    }
  }
  return covariance;
}

/** Pearson's sum of squares by the months' own variances ÷ the degrees of freedom. */
function dispersionOf(
  counts: readonly number[],
  means: readonly number[],
  covariance: Matrix,
  unknowns: number,
): number {
  const sum = counts.reduce((total, count, index) => {
    const variance = covariance[index]?.[index] as number;
    return variance <= 0 ? total : total + (count - (means[index] as number)) ** 2 / variance;
  }, 0);
  return sum / Math.max(1, counts.length - unknowns);
}

/**
 * What variances are multiplied by: the dispersion, where chance would bring about one so great once in twenty times. Taken
 * wherever it lies above 1, it would widen half of all intervals for nothing.
 */
function widening(dispersion: number, freedom: number): number {
  return dispersion > mostByChance(freedom) ? dispersion : 1;
}

/**
 * The 95th percentile of chi-squared ÷ its degrees of freedom, of at least one, by the cube of Wilson and Hilferty (1931):
 * right to one in a hundred from three on.
 */
export function mostByChance(freedom: number): number {
  const variance = 2 / (9 * Math.max(1, freedom));
  return (1 - variance + Z_90 * Math.sqrt(variance)) ** 3;
}

/** The covariance of the unknowns, as weighted least squares without bounds has it. */
function estimatorCovariance(
  design: Matrix,
  weights: readonly number[],
  covariance: Matrix,
): number[][] {
  const inverse = inverseOf(weightedProduct(design, weights));
  // Each unknown is a sum of the months with these factors.
  const factors = inverse.map((row) =>
    design.map(
      (each, index) =>
        (weights[index] as number) *
        row.reduce((sum, value, column) => sum + value * (each[column] as number), 0),
    ),
  );
  const spread = factors.map((row) =>
    covariance.map((each) =>
      each.reduce((sum, value, index) => sum + value * (row[index] as number), 0),
    ),
  );
  return spread.map((row) =>
    factors.map((factor) =>
      factor.reduce((sum, value, index) => sum + value * (row[index] as number), 0),
    ),
  );
}

/** A row times a matrix times the same row. */
function quadratic(matrix: Matrix, row: readonly number[]): number {
  return matrix.reduce(
    (sum, each, index) =>
      sum +
      (row[index] as number) *
        each.reduce((inner, value, column) => inner + value * (row[column] as number), 0),
    0,
  );
}

/** The shares of those who come, each with its interval by the delta method. */
function spanShares(
  spans: readonly MonthSpan[],
  finest: readonly MonthSpan[],
  shares: readonly number[],
  covariance: Matrix,
  takeUp: number,
): SpanShare[] {
  return spans.map((span, index) => {
    const base = (shares[index] as number) / takeUp;
    const row = spans.map((_, place) => ((place === index ? 1 : 0) - base) / takeUp);
    const half = Z_90 * Math.sqrt(Math.max(0, quadratic(covariance, row)));
    return {
      ...span,
      isJoined: !finest.some(({ from, to }) => from === span.from && to === span.to),
      share: { low: Math.max(0, base - half), base, high: Math.min(1, base + half) },
    };
  });
}

/** A span month by month. */
function monthsOf(span: SpanShare): MonthShare[] {
  const { low, base, high } = span.share;
  return [...weightsIn(span)]
    .map(([month, weight]) => ({
      month,
      share: { low: low * weight, base: base * weight, high: high * weight },
    }))
    .filter(({ share }) => share.base > 0);
}
