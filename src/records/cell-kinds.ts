// What a cell of a workbook holds besides its text, where a CSV of the same table could not say it.
import type { Epoch } from './date-number.js';

/** A text, or what is shown as one: a date, true or false. */
export const PLAIN = 0;
/** A number that is not formatted as a date. */
export const NUMBER = 1;
/** A formula whose result is not stored. */
export const NO_RESULT = 2;
/** An error such as #N/A. */
export const ERROR = 3;
/** A formula's result 0 in a workbook that is yet to be calculated: a stand-in, unless it is refused as a date anyway. */
export const STAND_IN = 4;

/** The kinds of a row's cells, by position; a cell behind the last is plain. */
export interface CellKinds {
  readonly kinds: Uint8Array;
  /** Whether any cell of the row is not plain. */
  readonly isMixed: boolean;
  /** The year from which the workbook counts days. */
  readonly epoch: Epoch;
}
