// One seed and one measure for all tests with chance, so that a failure is one for everybody; KOSHIN_SEED asks for another
// seed, KOSHIN_RUNS for more runs.
import fc from 'fast-check';

export const SEED = Number(process.env['KOSHIN_SEED'] ?? 20250905);

const MEASURE = Number(process.env['KOSHIN_RUNS'] ?? 1);

/** How often a property is tried: as often as given, times KOSHIN_RUNS. */
export function runs(usual: number): number {
  return Math.ceil(usual * MEASURE);
}

fc.configureGlobal({ seed: SEED, numRuns: runs(100) });
