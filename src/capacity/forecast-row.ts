// A row of a forecast, and what of it may have to stay blank.
import type { Comparison } from '../capacity/comparison.js';

/** One line of a forecast. */
export interface ForecastRow extends Comparison {
  readonly fiscalYear: number;
  readonly office?: string;
  /** "2026-04". */
  readonly month?: string;
}

/** The counts of a row, where some may have to stay blank. */
export interface KindFigures {
  readonly card: number | null;
  readonly certificate: number | null;
  readonly total: number | null;
}

/** A row fit to be shown: a count is null where a handful of people would be told of. */
export interface ShownRow extends Omit<ForecastRow, keyof KindFigures>, KindFigures {
  /** Of a null count that is the sum of several houses': what the others of them have together. */
  readonly atLeast?: Readonly<Partial<Record<keyof KindFigures, number>>>;
}
