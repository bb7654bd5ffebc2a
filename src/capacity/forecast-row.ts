// A row of a forecast, and what of it may have to stay blank.
import type { CivilDate } from '../calendar/civil-date.js';
import type { Comparison } from '../capacity/comparison.js';

/** One line of a forecast. */
export interface ForecastRow extends Comparison {
  readonly fiscalYear: number;
  readonly office?: string;
  /** "2026-04". */
  readonly month?: string;
  /** The as-of day, where the period began before it and is what is left of it. */
  readonly partialFrom?: CivilDate;
}

/** The counts of a row of which some may be blank. */
export interface KindFigures {
  readonly card: number | null;
  readonly certificate: number | null;
  readonly total: number | null;
}

/** A row for publication: a count is null if it would reveal a handful of people. */
export interface ShownRow extends Omit<ForecastRow, keyof KindFigures>, KindFigures {
  /** For a null count summed over several tallies: the sum of those in which it is known. */
  readonly atLeast?: Readonly<Partial<Record<keyof KindFigures, number>>>;
}
