// A hash set with bounded memory, for all that is compared without being kept.

/** Slots (4 bytes each) that all sets of one file may still take, whatever the number of columns. */
export interface SlotBudget {
  slots: number;
}

export function slotBudget(): SlotBudget {
  return { slots: 1 << 22 };
}

/**
 * A set of hashes of one or two 32-bit words, by open addressing. It is full at its limit or where the budget is used up;
 * it holds no value itself.
 */
export class HashSet {
  /** The words of each slot; all 0 where it is empty. */
  #slots: Int32Array;
  size = 0;
  full = false;

  constructor(
    readonly limit: number,
    readonly budget: SlotBudget,
    readonly words: 1 | 2 = 1,
  ) {
    this.#slots = new Int32Array(64 * words);
    budget.slots -= this.#slots.length;
  }

  /** Whether the hash is new to the set; adds it unless the set is full. */
  add(low: number, high = 0): boolean {
    // All words 0 would be an empty slot.
    const first = low === 0 && high === 0 ? 1 : low | 0;
    const at = this.#find(first, high | 0);
    if (this.#slots[at] !== 0 || (this.words === 2 && this.#slots[at + 1] !== 0)) return false;
    if (this.full) return true;
    this.#put(at, first, high | 0);
    this.size += 1;
    if (this.size >= this.limit) this.full = true;
    else if (this.size * this.words * 3 > this.#slots.length * 2) this.#grow();
    return true;
  }

  /** Hands on each hash of two words. */
  each(take: (low: number, high: number) => void): void {
    for (let at = 0; at < this.#slots.length; at += this.words) {
      const low = this.#slots[at] as number;
      const high = this.words === 2 ? (this.#slots[at + 1] as number) : 0;
      if (low !== 0 || high !== 0) take(low, high);
    }
  }

  /** Gives back its memory: nothing may be added any more. */
  release(): void {
    this.#slots = new Int32Array(0);
  }

  clear(): void {
    this.#slots.fill(0);
    this.size = 0;
    this.full = false;
  }

  /** Where a hash is, or the empty slot where it belongs. */
  #find(low: number, high: number): number {
    const slots = this.#slots;
    const { words } = this;
    const mask = slots.length - words;
    let at = (low << (words - 1)) & mask;
    for (;;) {
      const held = slots[at] as number;
      const second = words === 2 ? (slots[at + 1] as number) : 0;
      if ((held === low && second === high) || (held === 0 && second === 0)) return at;
      at = (at + words) & mask;
    }
  }

  #put(at: number, low: number, high: number): void {
    this.#slots[at] = low;
    if (this.words === 2) this.#slots[at + 1] = high;
  }

  #grow(): void {
    const old = this.#slots;
    if (this.budget.slots < old.length) {
      this.full = true;
      return;
    }
    this.budget.slots -= old.length;
    this.#slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += this.words) {
      const low = old[at] as number;
      const high = this.words === 2 ? (old[at + 1] as number) : 0;
      if (low !== 0 || high !== 0) this.#put(this.#find(low, high), low, high);
    }
  }
}

/** A well-spread hash of a 32-bit number. */
export function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

export function hashOf(cell: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < cell.length; index += 1) {
    hash = Math.imul(hash ^ cell.charCodeAt(index), 0x01000193);
  }
  return mixed(hash);
}
