// An independent walk through the calendar: every day of 1900 to 2100 in order, by date-fns in UTC.
import { addDays } from 'date-fns';
import { UtcDate } from './utc-date.js';

/** A day of the walk. */
export interface WalkedDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** yyyymmdd. */
  readonly civil: number;
  readonly date: UtcDate;
}

/** Every day from 1 January 1900 to 31 December 2100. */
export const WALK: readonly WalkedDay[] = walk(UtcDate.of(1900, 1, 1), 21001231);

function walk(first: UtcDate, last: number): WalkedDay[] {
  const days: WalkedDay[] = [];
  for (let date = first; date.civil() <= last; date = addDays(date, 1) as UtcDate) {
    const civil = date.civil();
    days.push({
      year: Math.trunc(civil / 10000),
      month: Math.trunc(civil / 100) % 100,
      day: civil % 100,
      civil,
      date,
    });
  }
  return days;
}

/** Mismatches of a loop: counted all, the first few kept to be shown. */
export class Mismatches {
  count = 0;
  readonly first: string[] = [];

  /** Notes a mismatch unless both are equal. */
  expectSame(actual: unknown, expected: unknown, ...where: readonly unknown[]): void {
    if (Object.is(actual, expected)) return;
    this.count += 1;
    if (this.first.length < 5) this.first.push(`${where.join(' ')}: ${actual}, not ${expected}`);
  }

  /** What to hold against {@link NONE}. */
  get found() {
    return { count: this.count, first: this.first };
  }
}

/** No mismatch. */
export const NONE = { count: 0, first: [] };
