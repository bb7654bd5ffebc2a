// Identifiers are compared as whole texts, however many there are, at once or at the end.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openScratch } from '../../src/host/scratch-file.js';
import { createIdentifierLog, digestIdentifier } from '../../src/read/identifiers.js';
import { runs } from '../support/chance.js';

/** The lines from 1 on at which identifiers are told to be met before, at once and later. */
function metAgain(identifiers: readonly string[], atOnce: number, inMemory?: number) {
  const log = createIdentifierLog(openScratch, atOnce, inMemory);
  const digest = { low: 0, high: 0 };
  log.begin();
  const told = identifiers.flatMap((identifier, index) => {
    digestIdentifier(identifier, digest);
    return log.met(digest.low, digest.high, index + 1) ? [index + 1] : [];
  });
  const later = [...log.later()].map(({ line }) => line);
  log.close();
  return { told, later };
}

/** The same by a set of the texts. */
function repeatedIn(identifiers: readonly string[]): number[] {
  const met = new Set<string>();
  return identifiers.flatMap((identifier, index) => {
    if (met.has(identifier)) return [index + 1];
    met.add(identifier);
    return [];
  });
}

describe('identifiers', () => {
  test('a hundred thousand different ones are met once each, and then again', () => {
    const identifiers = Array.from({ length: 100_000 }, (_, index) => `第${index}号`);
    const twice = [...identifiers, ...identifiers];
    const lines = identifiers.map((_, index) => index + 100_001);
    expect(metAgain(identifiers, 1_000_000)).toEqual({ told: [], later: [] });
    expect(metAgain(twice, 1_000_000)).toEqual({ told: lines, later: [] });
    // More of each part than are held before they are set aside.
    const { told, later } = metAgain([...twice, ...twice, ...twice, ...twice], 50_000, 4 << 20);
    expect(told).toEqual([]);
    expect(later).toHaveLength(700_000);
    expect(later.slice(0, 100_000)).toEqual(lines);
  });

  test('every repetition is told once, in order, however few are compared at once', () => {
    const identifier = fc.oneof(fc.nat(60).map(String), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.array(identifier, { maxLength: 200 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1600, undefined),
        (all, atOnce, inMemory) => {
          const { told, later } = metAgain(all, atOnce, inMemory);
          expect([...told, ...later]).toEqual(repeatedIn(all));
        },
      ),
      { numRuns: runs(150) },
    );
  });

  test('a digest of two zeros is one like any other, in a table of its own too', () => {
    const log = createIdentifierLog(openScratch, 1);
    log.begin();
    expect(log.met(0, 0, 2)).toBe(false);
    log.begin();
    expect(log.met(0, 0, 9)).toBe(false);
    expect([...log.later()]).toEqual([{ table: 1, line: 9 }]);
    log.close();
  });
});
