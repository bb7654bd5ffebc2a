// What invented histories are made from: all that chance is told, so that what is learned from them has a truth.

/** Shares of those who come, by months of issue minus month of expiry. They need not add up to 1. */
export type LeadLag = Readonly<Record<string, number>>;

export interface HistoryAssumptions {
  readonly seed: number;
  /** People who get a first card until the day. Those who leave without a trace are among them. */
  readonly people: number;
  /** yyyymmdd: nobody gets a first card, or moves in with one, after it. What happens later is still lived. */
  readonly day: number;
  /** The share of those due, and still there, who come at all. */
  readonly takeUp: { readonly certificate: number; readonly card: number };
  readonly leadLagMonths: { readonly certificate: LeadLag; readonly card: LeadLag };
  /** A constant rate of leaving in a year: moved out, deceased, card returned. */
  readonly leavesPerYear: number;
  /** The share of those who leave whose row stays in the register, with a status. */
  readonly leaversKept: number;
  /** Rates in a year of a lost card (a new one, with a new term) and of certificates issued out of turn. */
  readonly lossesPerYear: number;
  readonly reissuesPerYear: number;
  /** Days from the making of a card to its hand-over: evenly between the two. */
  readonly handOverLagDays: readonly [number, number];
  /** Shares of people: without certificates; with a period of stay; who moved in later, with a card made elsewhere. */
  readonly withoutCertificates: number;
  readonly foreign: number;
  readonly movedIn: number;
}

const USUAL_LEAD_LAG: LeadLag = {
  '-3': 0.2,
  '-2': 0.3,
  '-1': 0.22,
  '0': 0.14,
  '1': 0.06,
  '2': 0.03,
  '3': 0.02,
  '6': 0.02,
  '9': 0.01,
};

/** Histories with a little of everything, to 31 October 2026. */
export const USUAL: HistoryAssumptions = {
  seed: 20261031,
  people: 2500,
  day: 20261031,
  takeUp: { certificate: 0.88, card: 0.93 },
  leadLagMonths: { certificate: USUAL_LEAD_LAG, card: USUAL_LEAD_LAG },
  leavesPerYear: 0.04,
  leaversKept: 0.4,
  lossesPerYear: 0.01,
  reissuesPerYear: 0.02,
  handOverLagDays: [10, 60],
  withoutCertificates: 0.02,
  foreign: 0.08,
  movedIn: 0.1,
};

/** Everyone comes, the month before the end; nobody leaves, loses a card or has a stay: the law and nothing else. */
export const NOTHING_BUT_THE_LAW: HistoryAssumptions = {
  ...USUAL,
  takeUp: { certificate: 1, card: 1 },
  leadLagMonths: { certificate: { '-1': 1 }, card: { '-1': 1 } },
  leavesPerYear: 0,
  lossesPerYear: 0,
  reissuesPerYear: 0,
  handOverLagDays: [0, 0],
  withoutCertificates: 0,
  foreign: 0,
  movedIn: 0,
};
