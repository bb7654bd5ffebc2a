// How far demand may lie from its base: independent draws of all ranged assumptions, with a seed, so always the same.
import { type Fraction, toNumber } from '../calendar/fraction.js';
import { randomStream } from '../synthesis/random.js';
import { type Demand, KINDS } from './demand.js';
import type { Assumptions, PerKind, Ranged } from './scenario.js';

/** What one in ten draws does not exceed, and what nine in ten do not. */
export interface Band {
  readonly p10: number;
  readonly p90: number;
}

/** Draws of the number of procedures by month, both kinds together: one array a draw. */
export type DemandDraws = readonly Float64Array[];

/** An assumption that is a range, alone: all of them with its low value in place of the base, and with its high one. */
interface Varied {
  readonly low: Assumptions;
  readonly high: Assumptions;
  /** How many times as far as the low and the high value lie from the base a share may go before it leaves 0 to 1. */
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
    low: numbersOf(demandOf(each.low)),
    high: numbersOf(demandOf(each.high)),
  }));
  if (varied.length === 0) return [];
  const random = randomStream(SEED, 0);
  const even = new Float64Array(EVEN_NUMBERS);
  return Array.from({ length: DRAWS }, () => {
    const sides = varied.map(({ low, high, most, multiplies }) => {
      random(even, EVEN_NUMBERS);
      const normal = even.reduce((sum, each) => sum + each, -EVEN_NUMBERS / 2) / Z_90;
      return normal < 0
        ? { end: low, part: Math.min(-normal, most.low), multiplies }
        : { end: high, part: Math.min(normal, most.high), multiplies };
    });
    return Float64Array.from({ length: base.card.length }, (_, month) => {
      let total = 0;
      for (const kind of KINDS) {
        const usual = base[kind][month] as number;
        let factor = 1;
        let more = 0;
        for (const { end, part, multiplies } of sides) {
          const difference = ((end[kind][month] as number) - usual) * part;
          if (!multiplies) more += difference;
          else if (usual > 0) factor *= Math.max(0, 1 + difference / usual);
        }
        total += Math.max(0, usual * factor + more);
      }
      return total;
    });
  });
}

/** The band of the sum over some months, by their places; whole procedures, by the nearest rank. */
export function bandOf(draws: DemandDraws, months: readonly number[]): Band | undefined {
  if (draws.length === 0) return undefined;
  const sums = Float64Array.from(draws, (draw) =>
    months.reduce((sum, month) => sum + (draw[month] ?? 0), 0),
  ).sort();
  const at = (share: number) => Math.round(sums[Math.ceil(share * sums.length) - 1] as number);
  return { p10: at(0.1), p90: at(0.9) };
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
    range: Ranged<Fraction>,
    multiplies: boolean,
    having: (value: Ranged<Fraction>) => Assumptions,
  ) => {
    const [low, base, high] = [range.low, range.base, range.high].map(toNumber) as [
      number,
      number,
      number,
    ];
    if (low === base && base === high) return;
    const only = (value: Fraction) => having({ low: value, base: value, high: value });
    varied.push({
      ...{ low: only(range.low), high: only(range.high), multiplies },
      most: { low: room(base, low), high: room(base, high) },
    });
  };
  for (const key of ['takeUp', 'offCounterShare', 'overdueShare'] as const)
    for (const kind of KINDS)
      addShare(assumptions[key][kind], key !== 'overdueShare', (value) => ({
        ...assumptions,
        [key]: { ...assumptions[key], [kind]: value },
      }));
  addShare(assumptions.leavesPerYear, true, (leavesPerYear) => ({ ...assumptions, leavesPerYear }));
  for (const [year, { low, base, high }] of assumptions.newCards) {
    if (low === base && base === high) continue;
    const having = (cards: number): Assumptions => ({
      ...assumptions,
      newCards: new Map([
        ...assumptions.newCards,
        [year, { low: cards, base: cards, high: cards }],
      ]),
    });
    const most = { low: low === base ? 0 : base / (base - low), high: Number.POSITIVE_INFINITY };
    varied.push({ low: having(low), high: having(high), most, multiplies: false });
  }
  return varied;
}

/** How many times as far as its bound a share may go from its base before it leaves 0 to 1. */
function room(base: number, bound: number): number {
  if (bound === base) return 0;
  return bound > base ? (1 - base) / (bound - base) : base / (base - bound);
}
