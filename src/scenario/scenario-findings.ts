// What can be found in a scenario file: what keeps it from being used, and what is hardly meant.
import type { Declaration } from './declarations.js';
import type { Expectation } from './scenario-schema.js';

/** What keeps a scenario from being used, once it is YAML. */
export const SCENARIO_REJECTIONS = [
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
export type ScenarioRejection = (typeof SCENARIO_REJECTIONS)[number];

/** What is possible in a scenario, and yet hardly meant. */
export const SCENARIO_WARNINGS = [
  'implausible',
  'new-cards-outside',
  'cost-outside',
  'nothing-eligible',
  'no-windows',
] as const;
export type ScenarioWarning = (typeof SCENARIO_WARNINGS)[number];
export type ScenarioFindingCode = ScenarioRejection | ScenarioWarning;

/** Keys and indices from the root of the file. */
export type Path = readonly (string | number)[];

/** Something found in a scenario file: where, what, and the fillings of its message. */
export interface ScenarioFinding<Code extends string = ScenarioFindingCode> {
  readonly code: Code;
  readonly path: Path;
  readonly expected?: Expectation;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Collects what is found in a file while it is decoded. */
export interface ScenarioFindings {
  readonly rejecting: ScenarioFinding<ScenarioRejection>[];
  readonly warnings: ScenarioFinding<ScenarioWarning>[];
  readonly reject: (
    code: ScenarioRejection,
    path: Path,
    params?: ScenarioFinding['params'],
    expected?: Expectation,
  ) => void;
  readonly warn: (code: ScenarioWarning, path: Path, params?: ScenarioFinding['params']) => void;
  /** Warns where a value lies outside the plausible range of what it states. */
  readonly judge: (declaration: Declaration, value: number, path: Path) => void;
}

/** Nothing found yet. */
export function createScenarioFindings(): ScenarioFindings {
  const rejecting: ScenarioFinding<ScenarioRejection>[] = [];
  const warnings: ScenarioFinding<ScenarioWarning>[] = [];
  const warn: ScenarioFindings['warn'] = (code, path, params = {}) =>
    warnings.push({ code, path, params });
  return {
    rejecting,
    warnings,
    warn,
    reject: (code, path, params = {}, expected) =>
      rejecting.push({ code, path, params, ...(expected === undefined ? {} : { expected }) }),
    judge: ({ plausible }, value, path) => {
      if (plausible === undefined || (value >= plausible[0] && value <= plausible[1])) return;
      // As text, since numbers in messages are grouped in threes and these may be decimals.
      const [least, most] = plausible.map(String) as [string, string];
      warn('implausible', path, { value: String(value), least, most });
    },
  };
}
