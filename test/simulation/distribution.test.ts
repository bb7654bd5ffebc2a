// Percentiles are those of the nearest rank, over runs and over people.
import { describe, expect, it } from 'vitest';
import { ofRuns, ofWaits } from '../../src/simulation/distribution.js';

describe('values of runs', () => {
  it('take the smallest value that so many percent do not exceed', () => {
    const values = [7, 1, 9, 3, 5, 10, 2, 8, 4, 6];
    expect(ofRuns(values)).toEqual({ mean: 5.5, p10: 1, p50: 5, p90: 9 });
    expect(ofRuns([3, 1, 2])).toEqual({ mean: 2, p10: 1, p50: 2, p90: 3 });
    expect(ofRuns([4])).toEqual({ mean: 4, p10: 4, p50: 4, p90: 4 });
  });
});

describe('days waited', () => {
  it('count each person once, over all periods asked for', () => {
    // Two periods of three days: 8 people waited 0 days, 1 waited 1; then 1 waited 2 days.
    const waits = Float64Array.of(8, 1, 0, 0, 0, 1);
    expect(ofWaits(waits, 3, 0, 2)).toEqual({ mean: 0.3, p10: 0, p50: 0, p90: 1 });
    expect(ofWaits(waits, 3, 1, 2)).toEqual({ mean: 2, p10: 2, p50: 2, p90: 2 });
  });

  it('are unknown where nobody was served', () => {
    expect(ofWaits(new Float64Array(3), 3, 0, 1)).toEqual({
      mean: null,
      p10: null,
      p50: null,
      p90: null,
    });
  });
});
