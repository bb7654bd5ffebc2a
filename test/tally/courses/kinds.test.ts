// Numbers kept by kind are found again, whether their table has room for them or not.
import { describe, expect, it } from 'vitest';
import { rememberKinds, UNKNOWN } from '../../../src/tally/courses/kinds.js';

type Kind = readonly [issue: number, user: number, signature: number, rest: number];

/** Numbers below `n`, the same from run to run. */
function below(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Kinds with so many sides and rests, one in ten with a stay, one in three with two days of certificates. */
function someKinds(count: number, sides: number, rests: number): Kind[] {
  const pick = below(count + sides + rests);
  // 0 and 1 stand for a certificate that is not held and one issued with the card; no other side is below 8.
  const side = () => {
    const one = pick(sides);
    return one < 2 ? one : one + 6;
  };
  return Array.from({ length: count }, () => {
    const user = side();
    const signature = pick(3) === 0 ? side() : user;
    const stay = pick(10) === 0 ? (pick(2 ** 18) + 1) << 13 : 0;
    return [8 + pick(sides), user, signature, pick(rests) | stay];
  });
}

describe('numbers kept by kind', () => {
  it.each([
    ['few kinds', 2_000, 20, 10],
    ['more sides than the table has', 20_000, 1_000, 20],
    ['more pairs of sides than the table has', 30_000, 120, 4],
    ['more rests than the table has', 30_000, 30, 8_000],
  ])('are found again: %s', (_, count, sides, rests) => {
    const kinds = rememberKinds(1 << 18);
    const kept = new Map<string, number>();
    someKinds(count, sides, rests).forEach((kind, index) => {
      const name = kind.join();
      expect(kinds.find(...kind)).toBe(kept.get(name) ?? UNKNOWN);
      if (kept.has(name)) return;
      // Some numbers are larger than the table's cells.
      const number = index % 50 === 0 ? 65_535 + index : index + 1;
      kept.set(name, number);
      kinds.keep(...kind, number);
    });
    for (const [name, number] of kept) {
      expect(kinds.find(...(name.split(',').map(Number) as unknown as Kind))).toBe(number);
    }
  });

  it('are no more than may be kept beside the table', () => {
    const kinds = rememberKinds(2);
    const withStay = (stay: number): Kind => [8, 1, 1, stay << 13];
    for (let stay = 1; stay <= 3; stay += 1) kinds.keep(...withStay(stay), stay);
    expect([1, 2, 3].map((stay) => kinds.find(...withStay(stay)))).toEqual([1, 2, UNKNOWN]);
  });
});
