// One seed for all tests with chance, so that a failure is one for everybody; KOSHIN_SEED asks for another.
import fc from 'fast-check';

export const SEED = Number(process.env['KOSHIN_SEED'] ?? 20250905);

fc.configureGlobal({ seed: SEED });
