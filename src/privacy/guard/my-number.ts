// My Numbers in a column, recognized by the check digits of its twelve-digit numbers.
import { CLASSES, HYPHEN, isDigit, SPACE } from './characters.js';
import { HashSet, mixed, type SlotBudget } from './hash-set.js';

/** Weights of the first eleven digits, from the left. */
const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const;

/**
 * Whether twelve ASCII digits end in the check digit of a My Number; anything else is none.
 * Source: 平成26年総務省令第85号 第5条: the weighted sum of the first eleven digits modulo 11, taken from 11, or 0
 * where the remainder is 0 or 1.
 *
 * @example
 * isMyNumber('983205673214') // => true
 * isMyNumber('983205673210') // => false
 * isMyNumber('98320567321') // => false
 */
export function isMyNumber(twelveDigits: string): boolean {
  return /^[0-9]{12}$/.test(twelveDigits) && hasRightCheckDigit(twelveDigits, 0, 0);
}

/** Checks the twelve digits from `start` on, with `gap` characters after each four. */
function hasRightCheckDigit(cell: string, start: number, gap: number): boolean {
  let sum = 0;
  for (let index = 0; index < 11; index += 1) {
    sum += digitAt(cell, start, gap, index) * (WEIGHTS[index] as number);
  }
  const rest = sum % 11;
  return digitAt(cell, start, gap, 11) === (rest <= 1 ? 0 : 11 - rest);
}

function digitAt(cell: string, start: number, gap: number, index: number): number {
  return cell.charCodeAt(start + index + (index >> 2) * gap) - 48;
}

/**
 * How many of `count` distinct candidates need the right check digit for the column to hold My Numbers.
 *
 * Of random twelve-digit numbers 1 in 10 has the right digit; of those that end in 0, 2 in 11. A real column has nearly
 * all right, apart from typing errors. The bound is the smallest number that chance (binomial, 1/10) reaches with a
 * probability of at most 1e-5: all of 4 (1e-4) to 6, 7 of 8 (7e-7), 7 of 10 (9e-6), 10 of 20 (7e-6). It is never below
 * 40 %, or 30 % from 1,000 on, because ids with a check digit of another kind are not random. At these shares chance
 * plays no part: 40 of 100 has 4e-15 at 1/10 and 2e-7 at 2/11, 300 of 1,000 less than 1e-19 at 2/11.
 */
function leastRight(count: number): number {
  const share = Math.ceil(count * (count < 1000 ? 0.4 : 0.3));
  return Math.max(share, BY_CHANCE[count] ?? 0);
}

const BY_CHANCE: readonly number[] = Array.from({ length: 64 }, (_, count) => {
  let chance = 0.1 ** count;
  let tail = chance;
  let right = count;
  while (right > 0) {
    chance *= (right / (count - right + 1)) * 9;
    if (tail + chance > 1e-5) break;
    tail += chance;
    right -= 1;
  }
  return right;
});

/** Distinct candidates after which a column is judged and its count restarts: memory is bounded, and all of the file counts. */
const WINDOW = 20_000;
/** The least size of a later, unfinished window: long files do not add many small tests. */
const LATER_WINDOW_LEAST = 100;

/** The twelve-digit numbers of one column: how many distinct ones, and how many of them have the right check digit. */
export class NumberEvidence {
  #shown = false;
  #laterWindow = false;
  #right = 0;
  #lastDigits = 0;
  readonly #distinct: HashSet;
  /** The first six digits of the right ones: real numbers are scattered; sequences and time stamps are not. */
  readonly #blocks: HashSet;

  constructor(budget: SlotBudget) {
    this.#distinct = new HashSet(WINDOW, budget);
    this.#blocks = new HashSet(WINDOW, budget);
  }

  add(cell: string, start: number, gap: number): void {
    let block = 0;
    let rest = 0;
    let first = 0;
    let varied = false;
    for (let index = 0; index < 12; index += 1) {
      const digit = digitAt(cell, start, gap, index);
      if (index === 0) first = digit;
      else if (digit !== first) varied = true;
      if (index < 6) block = block * 10 + digit;
      else rest = rest * 10 + digit;
    }
    if (!varied || !this.#distinct.add(mixed(mixed(block) + rest))) return;
    this.#lastDigits |= 1 << (rest % 10);
    if (hasRightCheckDigit(cell, start, gap)) {
      this.#right += 1;
      this.#blocks.add(mixed(block + 1));
    }
    if (this.#distinct.full) {
      this.#shown ||= this.#shows();
      this.#distinct.clear();
      this.#blocks.clear();
      this.#right = 0;
      this.#lastDigits = 0;
      this.#laterWindow = true;
    }
  }

  shown(): boolean {
    if (this.#shown) return true;
    return this.#distinct.size >= (this.#laterWindow ? LATER_WINDOW_LEAST : 4) && this.#shows();
  }

  #shows(): boolean {
    const count = this.#distinct.size;
    const right = this.#right;
    if (right < 4 || right < leastRight(count)) return false;
    if (count < 8) return this.#blocks.size * 2 >= right;
    if ((this.#lastDigits & (this.#lastDigits - 1)) === 0) return false;
    return this.#blocks.full || this.#blocks.size * 2 >= right || right >= count * 0.9;
  }
}

/** Adds to the evidence each run of exactly twelve digits, and each three groups of exactly four with one separator. */
export function collectNumbers(cell: string, evidence: NumberEvidence): void {
  let groups = 0;
  let firstGroup = 0;
  let lastEnd = -1;
  let separator = -1;
  for (let start = 0; start < cell.length; start += 1) {
    if (!isDigit(cell, start)) continue;
    let end = start + 1;
    while (end < cell.length && isDigit(cell, end)) end += 1;
    const before = start - 1 === lastEnd ? cell.charCodeAt(lastEnd) : -1;
    const linked =
      before !== -1 &&
      ((CLASSES[before] as number) & (SPACE | HYPHEN)) !== 0 &&
      (groups === 1 || before === separator);
    if (groups > 0 && end - start === 4 && linked) {
      groups += 1;
      separator = before;
    } else {
      if (groups === 3) evidence.add(cell, firstGroup, 1);
      groups = end - start === 4 ? 1 : 0;
      firstGroup = start;
      if (end - start === 12) evidence.add(cell, start, 0);
    }
    lastEnd = end;
    start = end;
  }
  if (groups === 3) evidence.add(cell, firstGroup, 1);
}
