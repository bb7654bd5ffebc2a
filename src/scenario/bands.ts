// How far demand may lie from its base: independent draws of all ranged assumptions, with a seed, so always the same.
import { type Fraction, fraction, toNumber } from '../calendar/fraction.js';
import { PROCEDURE_KINDS } from '../procedures/procedures.js';
import { nearestRank } from '../synthesis/nearest-rank.js';
import { type RandomFill, randomStream } from '../synthesis/random.js';
import type { Demand } from './demand.js';
import type { Assumptions, PerKind, Ranged } from './scenario.js';

/** What one in ten draws does not exceed, and what nine in ten do not. */
export interface Band {
  readonly p10: number;
  readonly p90: number;
}

/** Draws of the number of procedures by month and kind. */
export type DemandDraws = readonly PerKind<Float64Array>[];

/** An assumption that is a range, alone. */
interface Varied {
  /** The assumptions with a value in place of the range. */
  readonly having: (assumptions: Assumptions, value: number) => Assumptions;
  readonly range: Ranged<number>;
  /** How many times as far as the low and the high value lie from the base a value may go before it leaves its bounds. */
  readonly most: { readonly low: number; readonly high: number };
  /** Whether it multiplies what comes; else it adds to it. */
  readonly multiplies: boolean;
}

/** Draws: enough for a tenth to be stable to a fiftieth of the range. */
const DRAWS = 1000;
const SEED = 1;
/** An interval of 90 % reaches so many standard deviations to either side. */
const Z_90 = 1.6448536269514722;
/** The sum of so many even numbers from 0 to 1 has variance 1, and is as good as normal; unlike a logarithm it is exact. */
const EVEN_NUMBERS = 12;
/** A share drawn is so many parts of one, so that it is an exact fraction. */
const PARTS = 1_000_000;

/**
 * Draws of the demand: each ranged assumption by itself from a normal distribution on either side of its base, of which low and
 * high are the bounds of 90 %; shares stay within 0 and 1. `demandOf` gives the demand under the base values. What multiplies
 * (take_up, off_counter_share, leaves_per_year) is combined by its factors in each month, which is exact for the first two;
 * what adds (overdue_share, new_cards) by its differences. The same for the same input.
 */
export function drawDemand(
  assumptions: Assumptions,
  demandOf: (assumptions: Assumptions) => Demand,
): DemandDraws {
  const base = numbersOf(demandOf(assumptions));
  const varied = variedOf(assumptions).map((each) => ({
    ...each,
    low: numbersOf(demandOf(each.having(assumptions, each.range.low))),
    high: numbersOf(demandOf(each.having(assumptions, each.range.high))),
  }));
  if (varied.length === 0) return [];
  const normal = normalDraws(randomStream(SEED, 0));
  return Array.from({ length: DRAWS }, () => {
    const sides = varied.map(({ low, high, most, multiplies }) => {
      const { part, isLow } = partOf(normal(), most);
      return { end: isLow ? low : high, part, multiplies };
    });
    const drawn = (kind: keyof typeof base) =>
      base[kind].map((usual, month) => {
        let factor = 1;
        let more = 0;
        for (const { end, part, multiplies } of sides) {
          const difference = ((end[kind][month] as number) - usual) * part;
          if (!multiplies) more += difference;
          else if (usual > 0) factor *= Math.max(0, 1 + difference / usual);
        }
        return Math.max(0, usual * factor + more);
      });
    return { card: drawn('card'), certificate: drawn('certificate') };
  });
}

/**
 * The assumptions with a drawn value in place of each range, by the numbers of `random`; `mirrored` goes as far to the other
 * side. A draw and its mirror image together (antithetic variates) leave the middle where the base is, however few they are.
 */
export function drawnAssumptions(
  assumptions: Assumptions,
  random: RandomFill,
  mirrored = false,
): Assumptions {
  const normal = normalDraws(random);
  return variedOf(assumptions).reduce((drawn, { having, range, most }) => {
    const { part, isLow } = partOf(mirrored ? -normal() : normal(), most);
    return having(drawn, range.base + ((isLow ? range.low : range.high) - range.base) * part);
  }, assumptions);
}

/** The sum of both kinds over some months, by their places, in each draw; whole procedures. */
export function totalsOf(draws: DemandDraws, months: readonly number[]): number[] {
  return draws.map((draw) =>
    Math.round(
      months.reduce(
        (sum, month) => sum + (draw.card[month] ?? 0) + (draw.certificate[month] ?? 0),
        0,
      ),
    ),
  );
}

/** P10 and P90 by the nearest rank; undefined of no values. */
export function percentiles(values: readonly number[]): Band | undefined {
  if (values.length === 0) return undefined;
  const at = nearestRank(values);
  return { p10: at(10), p90: at(90) };
}

/** Normal numbers, one after the other. */
function normalDraws(random: RandomFill): () => number {
  const even = new Float64Array(EVEN_NUMBERS);
  return () => {
    random(even, EVEN_NUMBERS);
    return even.reduce((sum, each) => sum + each, -EVEN_NUMBERS / 2);
  };
}

/** How far a normal number goes towards the low or the high end of a range. */
function partOf(normal: number, most: Varied['most']): { part: number; isLow: boolean } {
  const ends = normal / Z_90;
  return ends < 0
    ? { part: Math.min(-ends, most.low), isLow: true }
    : { part: Math.min(ends, most.high), isLow: false };
}

function numbersOf({ months }: Demand): PerKind<Float64Array> {
  return {
    card: Float64Array.from(months, ({ card }) => toNumber(card)),
    certificate: Float64Array.from(months, ({ certificate }) => toNumber(certificate)),
  };
}

function variedOf(assumptions: Assumptions): Varied[] {
  const varied: Varied[] = [];
  const addShare = (
    shares: Ranged<Fraction>,
    multiplies: boolean,
    having: (assumed: Assumptions, value: Ranged<Fraction>) => Assumptions,
  ) => {
    const [low, base, high] = [shares.low, shares.base, shares.high].map(toNumber) as [
      number,
      number,
      number,
    ];
    if (low === base && base === high) return;
    varied.push({
      ...{ range: { low, base, high }, multiplies },
      most: { low: room(base, low), high: room(base, high) },
      having: (assumed, value) => {
        const share = fraction(Math.round(value * PARTS), PARTS);
        return having(assumed, { low: share, base: share, high: share });
      },
    });
  };
  for (const key of ['takeUp', 'offCounterShare', 'overdueShare'] as const)
    for (const kind of PROCEDURE_KINDS)
      addShare(assumptions[key][kind], key !== 'overdueShare', (assumed, share) => ({
        ...assumed,
        [key]: { ...assumed[key], [kind]: share },
      }));
  addShare(assumptions.leavesPerYear, true, (assumed, leavesPerYear) => ({
    ...assumed,
    leavesPerYear,
  }));
  for (const [year, { low, base, high }] of assumptions.newCards) {
    if (low === base && base === high) continue;
    varied.push({
      range: { low, base, high },
      most: { low: low === base ? 0 : base / (base - low), high: Number.POSITIVE_INFINITY },
      multiplies: false,
      having: (assumed, value) => {
        const cards = Math.round(value);
        const all = { low: cards, base: cards, high: cards };
        return { ...assumed, newCards: new Map([...assumed.newCards, [year, all]]) };
      },
    });
  }
  return varied;
}

/** How many times as far as its bound a share may go from its base before it leaves 0 to 1. */
function room(base: number, bound: number): number {
  if (bound === base) return 0;
  return bound > base ? (1 - base) / (bound - base) : base / (base - bound);
}
