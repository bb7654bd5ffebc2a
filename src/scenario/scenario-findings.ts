// Collects the findings of a scenario file while it is decoded.
import {
  type Path,
  type ScenarioArguments,
  type ScenarioFinding,
  type ScenarioRejection,
  type ScenarioWarning,
  scenarioFinding,
} from '../records/scenario-finding.js';
import type { Declaration } from './declarations.js';

/** Collects what is found in a file while it is decoded. */
export interface ScenarioFindings {
  readonly rejecting: ScenarioFinding<ScenarioRejection>[];
  readonly warnings: ScenarioFinding<ScenarioWarning>[];
  readonly reject: <Code extends ScenarioRejection>(
    code: Code,
    path: Path,
    ...params: ScenarioArguments<Code>
  ) => void;
  readonly warn: <Code extends ScenarioWarning>(
    code: Code,
    path: Path,
    ...params: ScenarioArguments<Code>
  ) => void;
  /** Warns where a value lies outside the plausible range of what it states. */
  readonly judge: (declaration: Declaration, value: number, path: Path) => void;
}

/** Nothing found yet. */
export function createScenarioFindings(): ScenarioFindings {
  const rejecting: ScenarioFinding<ScenarioRejection>[] = [];
  const warnings: ScenarioFinding<ScenarioWarning>[] = [];
  const warn: ScenarioFindings['warn'] = (code, path, ...params) => {
    warnings.push(scenarioFinding(code, path, ...params));
  };
  return {
    rejecting,
    warnings,
    warn,
    reject: (code, path, ...params) => {
      rejecting.push(scenarioFinding(code, path, ...params));
    },
    judge: ({ plausible }, value, path) => {
      if (plausible === undefined || (value >= plausible[0] && value <= plausible[1])) return;
      // As text: numbers in messages get thousands separators, and these may be decimals.
      const [least, most] = plausible.map(String) as [string, string];
      warn('implausible', path, { value: String(value), least, most });
    },
  };
}
