// Chance for tests: numbers that are the same for the same seed.

/** What a test draws, one after the other. */
export interface Chance {
  /** A number from 0 to 1, 1 excluded. */
  next(): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** A whole number between two, both included. */
  whole(from: number, to: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
}

/** A source of chance (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    happens: (probability) => next() < probability,
    whole,
    oneOf: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
  };
}

/** A source of its own for one of many: what one draws moves no other. */
export function seededFor(seed: number, member: number): Chance {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(member + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  return seeded(mixed ^ (mixed >>> 15));
}
