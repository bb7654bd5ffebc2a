// Duplicate record identifiers in a run, by digest, in bounded memory.

/** How many different identifiers are compared. Later ones are not, and a note says so. */
export const IDENTIFIERS_COMPARED = 1 << 22;

/** A 64-bit digest in two halves. Among four million identifiers, two collide in one of two million runs. */
export interface IdentifierDigest {
  low: number;
  high: number;
}

/** The digest of an identifier, written into `digest`. */
export function digestIdentifier(identifier: string, digest: IdentifierDigest): void {
  let low = LOW_START;
  let high = HIGH_START;
  for (let index = 0; index < identifier.length; index += 1) {
    const unit = identifier.charCodeAt(index);
    low = Math.imul(low ^ unit, LOW_FACTOR);
    high = Math.imul(high ^ unit, HIGH_FACTOR);
  }
  finishDigest(low, high, digest);
}

/* Constants of the digest, for readers that hash ASCII identifiers as bytes. */
export const LOW_START = 0x811c9dc5;
export const HIGH_START = 0x9747b28c;
export const LOW_FACTOR = 0x01000193;
export const HIGH_FACTOR = 0x5bd1e995;

/** Mixes the halves, so that every bit depends on every character. */
export function finishDigest(low: number, high: number, digest: IdentifierDigest): void {
  const a = mixed(low ^ Math.imul(high, 0xcc9e2d51));
  digest.low = a;
  digest.high = mixed(high ^ Math.imul(a, 0x1b873593));
}

function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The identifiers of a run. */
export interface IdentifierLog {
  /** Whether the digest was seen before; adds it if not. Always false once the log is full. */
  readonly met: (low: number, high: number) => boolean;
  /** Whether the limit is reached. */
  readonly isFull: () => boolean;
  /** Whether an identifier came after the limit was reached. */
  readonly isExceeded: () => boolean;
}

/** A log of the first `limit` different identifiers. */
export function createIdentifierLog(limit: number = IDENTIFIERS_COMPARED): IdentifierLog {
  /** Open addressing: slots of two halves each, 0 and 0 if empty. */
  let slots = new Int32Array(2 * 1024);
  let size = 0;
  let exceeded = false;

  /** The slot of a digest, or the empty one where it belongs. */
  function slotOf(low: number, high: number): number {
    const mask = slots.length / 2 - 1;
    let index = low & mask;
    for (;;) {
      const [heldLow, heldHigh] = [slots[index * 2], slots[index * 2 + 1]];
      if ((heldLow === 0 && heldHigh === 0) || (heldLow === low && heldHigh === high)) return index;
      index = (index + 1) & mask;
    }
  }

  function put(low: number, high: number, index: number): void {
    slots[index * 2] = low;
    slots[index * 2 + 1] = high;
  }

  function grow(): void {
    const old = slots;
    slots = new Int32Array(old.length * 2);
    for (let index = 0; index < old.length; index += 2) {
      const [low, high] = [old[index] as number, old[index + 1] as number];
      if (low !== 0 || high !== 0) put(low, high, slotOf(low, high));
    }
  }

  return {
    met: (low, high) => {
      if (size >= limit) {
        exceeded = true;
        return false;
      }
      const [givenLow, givenHigh] = low === 0 && high === 0 ? [1, 0] : [low, high];
      const index = slotOf(givenLow, givenHigh);
      if (slots[index * 2] !== 0 || slots[index * 2 + 1] !== 0) return true;
      put(givenLow, givenHigh, index);
      size += 1;
      if (size * 3 > slots.length) grow();
      return false;
    },
    isFull: () => size >= limit,
    isExceeded: () => exceeded,
  };
}
