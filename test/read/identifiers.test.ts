// Holds that identifiers are compared as whole texts, up to the limit and not beyond it.
import { describe, expect, test } from 'vitest';
import { createIdentifierLog, digestIdentifier } from '../../src/read/identifiers.js';

function metIn(limit: number) {
  const log = createIdentifierLog(limit);
  const digest = { low: 0, high: 0 };
  return {
    log,
    met: (identifier: string) => {
      digestIdentifier(identifier, digest);
      return log.met(digest.low, digest.high);
    },
  };
}

describe('identifiers', () => {
  test('a hundred thousand different ones are met once each, and then again', () => {
    const { log, met } = metIn(1_000_000);
    const identifiers = Array.from({ length: 100_000 }, (_, index) => `第${index}号`);
    expect(identifiers.filter(met)).toEqual([]);
    expect(identifiers.filter(met)).toEqual(identifiers);
    expect(log.isExceeded()).toBe(false);
  });

  test('beyond the limit nothing is compared, and that is told', () => {
    const { log, met } = metIn(2);
    expect(['a', 'a', 'b'].map(met)).toEqual([false, true, false]);
    expect([log.isFull(), log.isExceeded()]).toEqual([true, false]);
    expect(['a', 'c', 'c'].map(met)).toEqual([false, false, false]);
    expect(log.isExceeded()).toBe(true);
  });

  test('a digest of two zeros is one like any other', () => {
    const log = createIdentifierLog(10);
    expect([log.met(0, 0), log.met(0, 0)]).toEqual([false, true]);
  });
});
