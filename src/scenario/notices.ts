// Decides what can be said of a scenario file: its problems, its warnings, and the range outside which a value is warned of.
import type { Expectation } from './scenario-schema.js';

/** What can be wrong in a scenario once it is YAML. */
export const SCENARIO_PROBLEMS = [
  'unknown-key',
  'bad-key',
  'missing',
  'blank',
  'does-not-fit',
  'out-of-range',
  'years-reversed',
  'capacity-both',
  'capacity-neither',
  'capacity-late',
  'capacity-order',
  'site-both',
  'site-neither',
  'hours-reversed',
  'hours-overlap',
  'hours-day-twice',
  'closed-reversed',
  'kind-twice',
  'kind-unserved',
  'shares-over',
  'shares-short',
  'range-order',
  'lead-lag-sum',
  'unknown-rule',
  'rule-value',
  'unknown-patch',
  'repeated-scenario',
  'repeated-site',
  'cost-reversed',
  'repeated-cost',
  'subsidy-without-costs',
] as const;
export type ScenarioProblemCode = (typeof SCENARIO_PROBLEMS)[number];

/** What is possible in a scenario, and yet hardly meant. */
export const SCENARIO_WARNINGS = [
  'implausible',
  'new-cards-outside',
  'cost-outside',
  'nothing-eligible',
  'no-windows',
] as const;
export type ScenarioWarningCode = (typeof SCENARIO_WARNINGS)[number];

/** Keys and indices from the root of the file. */
export type Path = readonly (string | number)[];

/** A problem or a warning: where, what, and the fillings of its message. */
export interface Notice<Code> {
  readonly code: Code;
  readonly path: Path;
  readonly expected?: Expectation;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Outside these a value is possible and warned of. Shares of 1; minutes a procedure; windows a site; months; cards or procedures a year; yen by what they are paid for, so that thousands of yen stand out. */
const PLAUSIBLE = {
  take_up: [0.5, 1],
  leaves_per_year: [0, 0.15],
  off_counter_share: [0, 0.5],
  bookable_share: [0.3, 1],
  new_cards_minor_share: [0, 0.5],
  minutes: [3, 60],
  windows: [1, 200],
  lead_lag_months: [-3, 12],
  new_cards: [0, 1_000_000],
  per_year: [0, 1_000_000],
  cost_per_month: [10_000, 50_000_000],
  cost_per_year: [50_000, 500_000_000],
  cost_once: [50_000, 2_000_000_000],
  cost_per_window_per_year: [1_000_000, 20_000_000],
  cost_per_procedure: [50, 20_000],
  subsidy_share: [0.1, 1],
  most_per_year: [100_000, 2_000_000_000],
} as const;
export type PlausibleKey = keyof typeof PLAUSIBLE;

/** Collects what is to be said of a file while it is decoded. */
export interface Notes {
  readonly problems: Notice<ScenarioProblemCode>[];
  readonly warnings: Notice<ScenarioWarningCode>[];
  readonly problem: (
    code: ScenarioProblemCode,
    path: Path,
    params?: Notice<never>['params'],
    expected?: Expectation,
  ) => void;
  /** Warns where a value lies outside the plausible range of `key`. */
  readonly judge: (key: PlausibleKey, value: number, path: Path) => void;
  readonly warn: (code: ScenarioWarningCode, path: Path, params: Notice<never>['params']) => void;
}

/** Nothing said yet. */
export function createNotes(): Notes {
  const problems: Notice<ScenarioProblemCode>[] = [];
  const warnings: Notice<ScenarioWarningCode>[] = [];
  const warn: Notes['warn'] = (code, path, params) => warnings.push({ code, path, params });
  return {
    problems,
    warnings,
    warn,
    problem: (code, path, params = {}, expected) =>
      problems.push({ code, path, params, ...(expected === undefined ? {} : { expected }) }),
    judge: (key, value, path) => {
      const [least, most] = PLAUSIBLE[key];
      if (value >= least && value <= most) return;
      // As text, since numbers in messages are grouped in threes and these may be decimals.
      const params = { value: String(value), least: String(least), most: String(most) };
      warn('implausible', path, params);
    },
  };
}
