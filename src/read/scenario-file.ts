// A scenario file read from YAML, with the place of every key, so that each finding is told where it stands.
import type {
  PlacedScenarioFinding,
  ScenarioFinding,
  ScenarioFindingCode,
  ScenarioRejection,
  ScenarioWarning,
  YamlFault,
} from '../records/scenario-finding.js';
import type { FiscalYears } from '../rules/fiscal-years.js';
import { decodeScenario } from '../scenario/decode-scenario.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import type { ShippedPatch } from '../scenario/scenario-schema.js';
import { byPlace, readYaml, writtenPath } from './yaml-file.js';

/** A scenario file that can be used, or all that keeps it from it, in the order of the lines. */
export type ScenarioReading =
  | {
      readonly ok: true;
      readonly file: ScenarioFile;
      readonly warnings: readonly PlacedScenarioFinding<ScenarioWarning>[];
    }
  | {
      readonly ok: false;
      readonly rejecting: readonly PlacedScenarioFinding<ScenarioRejection | `yaml-${YamlFault}`>[];
    };

/**
 * Reads the text of a scenario file; or every problem in it, in the order of the lines. `file` is its name, for messages;
 * `shipped` are the patches it may call by name. Anchors and aliases are read; tags, merge keys and several documents not.
 * No message repeats a value of the file, numbers and names but for: a file of records given by mistake is not shown.
 */
export function readScenarioFile(
  text: string,
  file: string,
  years: FiscalYears,
  shipped: readonly ShippedPatch[] = [],
): ScenarioReading {
  const reading = readYaml(text);
  if (!reading.ok) {
    const rejecting = reading.faults.map(({ fault, ...place }) => ({
      ...{ code: `yaml-${fault}` as const, file, path: [], params: {}, years },
      ...place,
    }));
    return { ok: false, rejecting };
  }
  const { json, placeOf } = reading;
  const decoded = decodeScenario(json, shipped, years);
  const placed = <Code extends ScenarioFindingCode>(
    findings: readonly ScenarioFinding<Code>[],
  ): PlacedScenarioFinding<Code>[] =>
    findings
      .map((finding) => ({
        ...finding,
        path: writtenPath(finding.path),
        file,
        years,
        ...placeOf(finding.path, POINTED_AT_KEY.includes(finding.code)),
      }))
      .toSorted(byPlace);
  return decoded.file === undefined
    ? { ok: false, rejecting: placed(decoded.rejecting) }
    : { ok: true, file: decoded.file, warnings: placed(decoded.warnings) };
}

/** Findings of which the key is the place and not what stands behind it. */
const POINTED_AT_KEY: readonly string[] = [
  'unknown-key',
  'bad-key',
  'blank',
  'hours-overlap',
  'hours-day-twice',
  'new-cards-outside',
];
