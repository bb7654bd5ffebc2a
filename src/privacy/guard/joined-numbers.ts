// Numbers whose digits stand in several columns side by side.
import { isDigit } from './characters.js';
import type { SlotBudget } from './hash-set.js';
import { NumberEvidence } from './my-number.js';

/** So many runs of columns are followed: real numbers stand in one. */
const MOST_RUNS = 16;
const LENGTH = 12;

/** Collects the numbers of twelve digits that cells side by side make together. */
export class JoinedNumbers {
  /** By the first column and how many there are. */
  readonly #runs = new Map<number, NumberEvidence>();

  constructor(readonly budget: SlotBudget) {}

  /** `folded` are the cells as they read folded; what is to be left out is empty. */
  add(folded: readonly string[]): void {
    for (let first = 0; first + 1 < folded.length; first += 1) {
      let joined = '';
      for (let next = first; next < folded.length && joined.length < LENGTH; next += 1) {
        const cell = folded[next] as string;
        if (cell.length === 0 || cell.length >= LENGTH || !isAllDigits(cell)) break;
        joined += cell;
        if (joined.length === LENGTH) this.#take(first, next - first, joined);
      }
    }
  }

  #take(first: number, more: number, number: string): void {
    const run = first * LENGTH + more;
    let evidence = this.#runs.get(run);
    if (evidence === undefined) {
      if (this.#runs.size >= MOST_RUNS) return;
      evidence = new NumberEvidence(this.budget);
      this.#runs.set(run, evidence);
    }
    evidence.add(number);
  }

  /** The first columns, from 0, of runs that hold My Numbers. */
  shown(): readonly number[] {
    return [...this.#runs]
      .filter(([, evidence]) => evidence.shown())
      .map(([run]) => Math.floor(run / LENGTH));
  }
}

function isAllDigits(cell: string): boolean {
  for (let index = 0; index < cell.length; index += 1) if (!isDigit(cell, index)) return false;
  return true;
}
