// What an identifier is compared by: numbers as themselves, other texts by a digest.
import { mixed } from '../privacy/guard/hash-set.js';

/**
 * What an identifier is compared by, in two halves, never both 0. One of up to {@link MOST_DIGITS} digits stands for itself, so
 * that no two of them are alike; of others it is a digest of nearly 64 bits: among twenty million, two are alike in one of
 * ninety thousand runs.
 */
export interface IdentifierDigest {
  low: number;
  high: number;
}

/** Identifiers of more digits are compared by digests. */
const MOST_DIGITS = 15;

/** Bits of the upper half of what stands for a number; that of any other has more. */
export const NUMBERS_BITS = 18;
const TWO_TO_32 = 2 ** 32;

/**
 * By the number of digits, what is added to a number: 1 for one digit, more than all shorter ones come to for others, since
 * 007 is not 7. In this order they ascend by length first.
 */
const BEFORE = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, digits) =>
  digits === 0 ? 0 : Number('1'.repeat(digits)),
);

const ZERO = 48;
const SIGN = 0x80000000;

/** Writes what an identifier of so many digits, 1 to {@link MOST_DIGITS}, is compared by. */
export function digestNumber(number: number, digits: number, digest: IdentifierDigest): void {
  const key = number + (BEFORE[digits] as number);
  digest.low = key | 0;
  digest.high = (key / TWO_TO_32) | 0;
}

/** The number that stands for an identifier of digits, larger for longer or larger ones; 0 for any other identifier. */
export function numberOf(low: number, high: number): number {
  return high >>> NUMBERS_BITS === 0 ? high * TWO_TO_32 + (low >>> 0) : 0;
}

/** The same for any identifier. */
export function digestIdentifier(identifier: string, digest: IdentifierDigest): void {
  const { length } = identifier;
  if (length > 0 && length <= MOST_DIGITS) {
    let number = 0;
    let index = 0;
    for (; index < length; index += 1) {
      const digit = identifier.charCodeAt(index) - ZERO;
      if (digit >>> 0 > 9) break;
      number = number * 10 + digit;
    }
    if (index === length) {
      digestNumber(number, length, digest);
      return;
    }
  }
  let low = LOW_START;
  let high = HIGH_START;
  for (let index = 0; index < length; index += 1) {
    const unit = identifier.charCodeAt(index);
    low = Math.imul(low ^ unit, LOW_FACTOR);
    high = Math.imul(high ^ unit, HIGH_FACTOR);
  }
  finishDigest(low, high, digest);
}

/** The same for one whose bytes are ASCII. */
export function digestAscii(
  bytes: Uint8Array,
  start: number,
  end: number,
  digest: IdentifierDigest,
): void {
  if (end > start && end - start <= MOST_DIGITS) {
    let number = 0;
    let at = start;
    for (; at < end; at += 1) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit >>> 0 > 9) break;
      number = number * 10 + digit;
    }
    if (at === end) {
      digestNumber(number, end - start, digest);
      return;
    }
  }
  let low = LOW_START;
  let high = HIGH_START;
  for (let at = start; at < end; at += 1) {
    const unit = bytes[at] as number;
    low = Math.imul(low ^ unit, LOW_FACTOR);
    high = Math.imul(high ^ unit, HIGH_FACTOR);
  }
  finishDigest(low, high, digest);
}

const LOW_START = 0x811c9dc5;
const HIGH_START = 0x9747b28c;
const LOW_FACTOR = 0x01000193;
const HIGH_FACTOR = 0x5bd1e995;

/** Mixes the halves, so that every bit depends on every character, and keeps clear of what stands for numbers. */
function finishDigest(low: number, high: number, digest: IdentifierDigest): void {
  const a = mixed(low ^ Math.imul(high, 0xcc9e2d51));
  const b = mixed(high ^ Math.imul(a, 0x1b873593));
  digest.low = a;
  digest.high = b >>> NUMBERS_BITS === 0 ? b ^ SIGN : b;
}

/** A well-spread hash of what an identifier is compared by. */
export function spread(low: number, high: number): number {
  return mixed(low ^ Math.imul(high, 0xcc9e2d51));
}

/** A set of what identifiers are compared by. */
export class IdentifierSet {
  /** Two halves a slot, by open addressing; both 0 where it is empty. */
  #slots = new Int32Array(128);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Whether it is new to the set; adds it. */
  add(low: number, high: number): boolean {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (spread(low, high) << 1) & mask;
    for (;;) {
      const held = slots[at] as number;
      const second = slots[at + 1] as number;
      if (held === low && second === high) return false;
      if ((held | second) === 0) break;
      at = (at + 2) & mask;
    }
    slots[at] = low;
    slots[at + 1] = high;
    this.#size += 1;
    if (this.#size * 3 > slots.length) this.#grow();
    return true;
  }

  /** Hands on each. */
  each(take: (low: number, high: number) => void): void {
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += 2) {
      const [low, high] = [slots[at] as number, slots[at + 1] as number];
      if ((low | high) !== 0) take(low, high);
    }
  }

  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#size = 0;
    for (let at = 0; at < old.length; at += 2) {
      const [low, high] = [old[at] as number, old[at + 1] as number];
      if ((low | high) !== 0) this.add(low, high);
    }
  }
}
