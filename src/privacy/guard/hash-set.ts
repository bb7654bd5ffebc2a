// A hash set with bounded memory.

/** Slots (4 bytes each) that all sets of one file may still take, whatever the number of columns. */
export interface SlotBudget {
  slots: number;
}

export function slotBudget(): SlotBudget {
  return { slots: 1 << 22 };
}

/** A set of 32-bit hashes, full at its limit or where the file's budget is used up. It holds no value itself. */
export class HashSet {
  #slots = new Uint32Array(64);
  size = 0;
  full = false;

  constructor(
    readonly limit: number,
    readonly budget: SlotBudget,
  ) {
    budget.slots -= 64;
  }

  /** Whether the hash is new to the set. */
  add(hash: number): boolean {
    const key = hash >>> 0 || 1;
    const mask = this.#slots.length - 1;
    let index = key & mask;
    for (let held = this.#slots[index]; held !== 0; held = this.#slots[index]) {
      if (held === key) return false;
      index = (index + 1) & mask;
    }
    if (this.full) return true;
    this.#slots[index] = key;
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

  #grow(): void {
    const old = this.#slots;
    if (this.budget.slots < old.length) {
      this.full = true;
      return;
    }
    this.budget.slots -= old.length;
    this.#slots = new Uint32Array(old.length * 2);
    const mask = this.#slots.length - 1;
    for (const key of old) {
      if (key === 0) continue;
      let index = key & mask;
      while (this.#slots[index] !== 0) index = (index + 1) & mask;
      this.#slots[index] = key;
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
