// Percentiles of drawn values, by the nearest rank.

/**
 * The percentiles of values: the smallest value that at least so many percent of the values do not exceed. `values` must not
 * be empty; a percentile lies above 0 and is 100 at the most.
 */
export function nearestRank(values: readonly number[]): (percent: number) => number {
  const sorted = Float64Array.from(values).sort();
  return (percent) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] as number;
}
