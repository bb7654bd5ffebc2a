// Summary of a distribution: the mean, and the values that 10, 50 and 90 percent do not exceed.
import { nearestRank } from '../synthesis/nearest-rank.js';
import type { Waits } from './queue.js';

/** Mean and nearest-rank percentiles; null if there are no values. */
export interface Distribution {
  readonly mean: number | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

const NOTHING: Distribution = { mean: null, p10: null, p50: null, p90: null };

/** The error of rounding where people are counted in parts. */
const ROUNDING = 1e-9;

/** The distribution of one value per run; `values` must not be empty. */
export function ofRuns(values: readonly number[]): Distribution {
  const at = nearestRank(values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, p10: at(10), p50: at(50), p90: at(90) };
}

/**
 * The distribution of days waited, over everybody served in the periods from `first` up to but not including `end`, in
 * all runs together; each person counts once. `days` is the number of days of a run, which gives the layout of `waits`.
 */
export function ofWaits(waits: Waits, days: number, first: number, end: number): Distribution {
  const people = new Float64Array(days);
  let all = 0;
  let waited = 0;
  for (let period = first; period < end; period += 1) {
    for (let day = 0; day < days; day += 1) {
      const count = waits[period * days + day] as number;
      people[day] = (people[day] as number) + count;
      all += count;
      waited += count * day;
    }
  }
  if (all === 0) return NOTHING;
  const at = (percent: number) => {
    let sum = 0;
    return people.findIndex((count) => {
      sum += count;
      return sum >= (all * percent) / 100 - all * ROUNDING;
    });
  };
  return { mean: waited / all, p10: at(10), p50: at(50), p90: at(90) };
}
