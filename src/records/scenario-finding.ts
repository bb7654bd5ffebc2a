// Findings in a scenario file: a code and a place, and what was expected there. The words are in words/scenario.ts.
import type { FiscalYears } from '../rules/fiscal-years.js';

/** What can be expected at a place of a scenario file; the words are in words/scenario.ts. */
export const EXPECTATIONS = [
  'file',
  'years',
  'year',
  'scenarios',
  'scenario',
  'text',
  'capacity',
  'dated-capacity',
  'date',
  'count',
  'sites',
  'site',
  'windows',
  'minutes',
  'minute',
  'hours',
  'days',
  'intervals',
  'interval',
  'closures',
  'closure',
  'share',
  'kinds',
  'kind',
  'breakdown',
  'assumptions',
  'share-per-kind',
  'ranged-share',
  'ranged-count',
  'lead-lag',
  'month',
  'new-cards',
  'yes-no',
  'rules',
  'rule',
  'rule-name',
  'rule-value',
  'costs',
  'cost',
  'yen',
  'yen-per-window',
  'yen-per-procedure',
  'other-costs',
  'other-cost',
  'subsidy',
  'paper',
  'line',
  'lines',
  'schedule',
] as const;

export type Expectation = (typeof EXPECTATIONS)[number];

/** What keeps a scenario from being used, once it is YAML. */
export const SCENARIO_REJECTIONS = [
  'unknown-key',
  'bad-key',
  'missing',
  'blank',
  'does-not-fit',
  'thousands',
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

/** Keys and indices from the root of the file; none for the whole file. */
export type Path = readonly (string | number)[];

/** A value that is not what its key takes. */
type Unexpected = { readonly expected: Expectation };
/** A name that is none of a list; `near` is the one most like it, blank if none is. */
type Unlisted = { readonly near: string; readonly list: string };
/** A span that ends before it begins, or a name that stands twice. */
type Days = { readonly from: string; readonly to: string };
type Named = { readonly name: string };

/** The particulars of the findings that have any. */
type ScenarioParams = {
  readonly 'unknown-key': Unlisted;
  readonly 'bad-key': Unexpected;
  readonly missing: Unexpected;
  readonly blank: Unexpected;
  readonly 'does-not-fit': Unexpected;
  readonly thousands: Unexpected;
  readonly 'out-of-range': Unexpected & { readonly value: string };
  readonly 'years-reversed': { readonly fromYear: number; readonly toYear: number };
  readonly 'capacity-late': { readonly on: string; readonly start: string };
  readonly 'capacity-order': { readonly on: string; readonly before: string };
  readonly 'hours-reversed': { readonly span: string };
  readonly 'hours-overlap': { readonly days: string };
  readonly 'hours-day-twice': { readonly day: string; readonly other: string };
  readonly 'closed-reversed': Days;
  readonly 'kind-unserved': { readonly kind: string };
  readonly 'shares-over': { readonly kind: string; readonly sum: string };
  readonly 'shares-short': { readonly kind: string; readonly sum: string };
  readonly 'lead-lag-sum': { readonly sum: string };
  readonly 'unknown-rule': Unlisted;
  readonly 'rule-value': { readonly rule: string };
  readonly 'unknown-patch': Unlisted;
  readonly 'repeated-scenario': Named;
  readonly 'repeated-site': Named;
  readonly 'repeated-cost': Named;
  readonly 'cost-reversed': Days;
  readonly implausible: { readonly value: string; readonly least: string; readonly most: string };
  readonly 'new-cards-outside': { readonly thatYear: number; readonly toYear: number };
  readonly 'cost-outside': { readonly fromYear: number; readonly toYear: number };
};

/** The particulars of a code as arguments. */
export type ScenarioArguments<Code extends string> = Code extends keyof ScenarioParams
  ? readonly [params: ScenarioParams[Code]]
  : readonly [];

/** Something found in a scenario file: where, what, and the particulars of its message. */
export type ScenarioFinding<Code extends string = ScenarioFindingCode> = Code extends string
  ? {
      readonly code: Code;
      readonly path: Path;
      readonly params: Code extends keyof ScenarioParams
        ? ScenarioParams[Code]
        : Readonly<Record<never, never>>;
    }
  : never;

/** A finding. It does not compile if a particular is missing. */
export function scenarioFinding<Code extends ScenarioFindingCode>(
  code: Code,
  path: Path,
  ...[params]: ScenarioArguments<Code>
): ScenarioFinding<Code> {
  return { code, path, params: params ?? {} } as ScenarioFinding<Code>;
}

/** What keeps a file from being read as YAML that a scenario can be. */
export const YAML_FAULTS = [
  'not-utf8',
  'no-content',
  'tab',
  'indent',
  'unclosed',
  'duplicate-key',
  'thousands',
  'several-documents',
  'alias',
  'tag',
  'syntax',
] as const;
export type YamlFault = (typeof YAML_FAULTS)[number];

/** Something found at a place of a scenario file. Line and column count from 1. */
export type PlacedScenarioFinding<Code extends string = ScenarioFindingCode | `yaml-${YamlFault}`> =
  ScenarioFinding<Code> & {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    /** The fiscal years that a file may name. */
    readonly years: FiscalYears;
  };
