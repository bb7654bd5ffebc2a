// Where the cells of a plan’s workbook stand, which its sheets name in their formulas.

/** Where the cells of a scenario stand. */
export interface Places {
  /** Its sheet, and the row of its first period in it. */
  readonly sheet: string;
  readonly firstRow: number;
  /** The cells of its take-up on the input sheet. */
  readonly takeUp: readonly [card: string, certificate: string];
  /** The row of each of its sites on the input sheet. */
  readonly siteRows: readonly number[];
  /** The row of its steps. */
  readonly stepsRow: number;
}

/** The columns of a scenario's sheet. */
export const COLUMN = {
  ...{ period: 0, card: 1, certificate: 2, total: 3, capacity: 4, surplus: 5, percent: 6 },
  ...{ carriedIn: 7, handled: 8, carriedOut: 9, waiting: 10 },
} as const;

/** The columns of the input sheet. */
export const INPUT = {
  ...{ site: 0, from: 1, windows: 2, card: 3, certificate: 4, share: 5, perYear: 6, days: 7 },
} as const;

/** Rows of the steps: of the demand, and of each site. */
export const STEPS = { demand: 4, site: 4 };
