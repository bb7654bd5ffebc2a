// A guard for a part of a file that another thread reads: it notes what the guard of the whole file is to see.
import { isBlank, isPaddedDate } from './characters.js';
import type { PrivacyGuard } from './guard.js';

/** What a part of a file holds for the guard of the whole file. */
export interface PrivacyNotes {
  /** By position: the number of filled cells that show nothing. */
  readonly passed: number[];
  /** Cells that show something, in order: position and content. */
  readonly told: (readonly [number, string])[];
}

/** Cells that show nothing are remembered: offices and states repeat, and to look at one takes longer than to read a row. */
const REMEMBERED = 1024;
const LONGEST_REMEMBERED = 48;

/** A guard that only notes; {@link replayNotes} shows its notes to the guard of the whole file. */
export function createNotingGuard(guard: PrivacyGuard, notes: PrivacyNotes): PrivacyGuard {
  const { passed, told } = notes;
  const pass = (position: number, cells: number) => {
    passed[position] = (passed[position] ?? 0) + cells;
  };
  const silent = new Set<string>();
  const tells = (cell: string): boolean => {
    if (isPaddedDate(cell) || silent.has(cell)) return false;
    if (guard.tells(cell)) return true;
    if (cell.length > LONGEST_REMEMBERED) return false;
    if (silent.size === REMEMBERED) silent.clear();
    silent.add(cell);
    return false;
  };
  const look = (position: number, cell: string) => {
    if (tells(cell)) told.push([position, cell]);
    else if (!isBlank(cell)) pass(position, 1);
  };
  return {
    ...guard,
    row: (cells, skip) => {
      cells.forEach((cell, position) => {
        if (cell.length === 0) return;
        if (position < skip.length && skip[position] !== 0) pass(position, 1);
        else look(position, cell);
      });
    },
    look,
    pass,
    verdict: () => [],
  };
}

/** Passes the notes on the next part to the guard of the whole file. */
export function replayNotes({ passed, told }: PrivacyNotes, guard: PrivacyGuard): void {
  passed.forEach((cells, position) => {
    guard.pass(position, cells);
  });
  for (const [position, cell] of told) guard.look(position, cell);
}
