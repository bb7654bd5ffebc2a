// Table of the numbers kept for kinds of records, laid out so that kinds met often lie close together in memory.

/** The number of a kind that is not in the table. */
export const UNKNOWN = 0;

/** A table of numbers by kind. A kind is three sides of days, each below 1024, and a rest. */
export interface Kinds {
  /** The number of a kind; {@link UNKNOWN} if it is not in the table. */
  readonly find: (issue: number, user: number, signature: number, rest: number) => number;
  /** Adds a number from 1 on for a kind that is not in the table. */
  readonly keep: (
    issue: number,
    user: number,
    signature: number,
    rest: number,
    number: number,
  ) => void;
}

/** Sides of a day are smaller; each has ten bits. */
const SIDES = 1024;

/* The limits of the table: sides, pairs of sides, rests, and numbers. */
const MOST_SIDES = 127;
const MOST_PAIRS = 4095;
const MOST_RESTS = 511;
const RESTS = 1 << 13;
const LARGEST = 0xffff;

/* The side of the signature certificate relative to the user certificate's: equal, or one of the first sides. */
const RELATIONS = 4;
const ALIKE = 3;

/**
 * A table for up to `most` kinds. Nearly all records are of a few thousand kinds among many more; looking them up in one
 * hash table would miss the cache each time. They are in a table with a row for each rest and a column for each pair of
 * days of issue. The others, with an end of stay or with two days of certificates, are in a hash table.
 */
export function rememberKinds(most: number): Kinds {
  const table = new Uint16Array((MOST_RESTS + 1) * (MOST_PAIRS + 1));
  /* Numbered from 1 on as they are met, so that row 0 and column 0 of the table stay empty. */
  const sides = new Uint8Array(SIDES);
  const pairs = new Uint16Array(RELATIONS * (MOST_SIDES + 1) * (MOST_SIDES + 1));
  const rests = new Uint16Array(RESTS);
  let sidesMet = 0;
  let pairsMet = 0;
  let restsMet = 0;
  /** Slots of the three sides, the rest, and the number. */
  let slots = new Int32Array(4 * 1024);
  let kinds = 0;

  const find: Kinds['find'] = (issue, user, signature, rest) => {
    if (rest >= 0 && rest < RESTS && (signature < ALIKE || signature === user)) {
      const pair = pairs[placeOfPair(issue, user, signature)] as number;
      const number = table[(rests[rest] as number) * (MOST_PAIRS + 1) + pair] as number;
      if (number !== UNKNOWN) return number;
    }
    return slots[slotOf(packed(issue, user, signature), rest) + 2] as number;
  };

  function placeOfPair(issue: number, user: number, signature: number): number {
    const relation = signature === user ? ALIKE : signature;
    const first = relation * (MOST_SIDES + 1) + (sides[issue] as number);
    return first * (MOST_SIDES + 1) + (sides[user] as number);
  }

  /** The place of a kind in the table; −1 if it has none. */
  function placeInTable(issue: number, user: number, signature: number, rest: number): number {
    if (rest < 0 || rest >= RESTS || (signature >= ALIKE && signature !== user)) return -1;
    for (const side of [issue, user]) {
      if (sides[side] !== 0) continue;
      if (sidesMet === MOST_SIDES) return -1;
      sidesMet += 1;
      sides[side] = sidesMet;
    }
    const place = placeOfPair(issue, user, signature);
    if (pairs[place] === 0) {
      if (pairsMet === MOST_PAIRS) return -1;
      pairsMet += 1;
      pairs[place] = pairsMet;
    }
    if (rests[rest] === 0) {
      if (restsMet === MOST_RESTS) return -1;
      restsMet += 1;
      rests[rest] = restsMet;
    }
    return (rests[rest] as number) * (MOST_PAIRS + 1) + (pairs[place] as number);
  }

  function slotOf(days: number, rest: number): number {
    const mask = slots.length - 1;
    let mixed = Math.imul(days, 0x9e3779b1) ^ Math.imul(rest, 0x85ebca6b);
    mixed ^= mixed >>> 15;
    let slot = ((Math.imul(mixed, 0x2c1b3c6d) >>> 7) << 2) & mask;
    while (slots[slot + 2] !== UNKNOWN && (slots[slot] !== days || slots[slot + 1] !== rest)) {
      slot = (slot + 4) & mask;
    }
    return slot;
  }

  function put(days: number, rest: number, number: number): void {
    const slot = slotOf(days, rest);
    slots[slot] = days;
    slots[slot + 1] = rest;
    slots[slot + 2] = number;
  }

  function grow(): void {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 4) {
      const number = old[from + 2] as number;
      if (number !== UNKNOWN) put(old[from] as number, old[from + 1] as number, number);
    }
  }

  return {
    find,
    keep: (issue, user, signature, rest, number) => {
      const place = number <= LARGEST ? placeInTable(issue, user, signature, rest) : -1;
      if (place >= 0) {
        table[place] = number;
        return;
      }
      if (kinds === most) return;
      put(packed(issue, user, signature), rest, number);
      kinds += 1;
      if (kinds * 8 > slots.length) grow();
    },
  };
}

function packed(issue: number, user: number, signature: number): number {
  return issue | (user << 10) | (signature << 20);
}
