// A hash set with bounded memory, for all that is compared without being kept.

/** Slots (4 bytes each) that all sets of one file may still take, whatever the number of columns. */
export interface SlotBudget {
  slots: number;
}

export function slotBudget(): SlotBudget {
  return { slots: 1 << 22 };
}

/**
 * A set of hashes of 32 bits, by open addressing. It is full at its limit or where the budget is used up; it holds no value
 * itself.
 */
export class HashSet {
  /** 0 where a slot is empty. */
  #slots = new Int32Array(64);
  size = 0;
  full = false;

  constructor(
    readonly limit: number,
    readonly budget: SlotBudget,
  ) {
    budget.slots -= this.#slots.length;
  }

  /** Whether the hash is new to the set; adds it unless the set is full. */
  add(hash: number): boolean {
    // 0 would be an empty slot.
    const held = hash === 0 ? 1 : hash | 0;
    const at = this.#find(held);
    if (this.#slots[at] !== 0) return false;
    if (this.full) return true;
    this.#slots[at] = held;
    this.size += 1;
    if (this.size >= this.limit) this.full = true;
    else if (this.size * 3 > this.#slots.length * 2) this.#grow();
    return true;
  }

  clear(): void {
    this.#slots.fill(0);
    this.size = 0;
    this.full = false;
  }

  /** Where a hash is, or the empty slot where it belongs. */
  #find(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = hash & mask;
    while (slots[at] !== hash && slots[at] !== 0) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    if (this.budget.slots < old.length) {
      this.full = true;
      return;
    }
    this.budget.slots -= old.length;
    this.#slots = new Int32Array(old.length * 2);
    for (const hash of old) if (hash !== 0) this.#slots[this.#find(hash)] = hash;
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
