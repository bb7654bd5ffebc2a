// Totals of what was read.

/** Totals of one or several files. */
export interface IntakeTotals {
  /** Rows below the header, rejected ones included. */
  rows: number;
  /** The sum of `count` over those rows; a row whose count cannot be read is one card. */
  cards: number;
  rejectedRows: number;
  rejectedCards: number;
}

const NO_TOTALS: IntakeTotals = { rows: 0, cards: 0, rejectedRows: 0, rejectedCards: 0 };

/** Totals before anything is read. */
export const emptyTotals = (): IntakeTotals => ({ ...NO_TOTALS });
