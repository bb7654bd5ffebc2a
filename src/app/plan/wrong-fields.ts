// What of the scenario file cannot be used, told by the names that its fields have.
import { computed } from '@preact/signals';
import type { PlacedScenarioFinding } from '../../records/scenario-finding.js';
import { wrongText } from './field-names.js';
import { fileJson, type Path, planned } from './planning.js';

/** A finding with its sentence. */
export interface WrongField {
  readonly path: Path;
  readonly text: string;
}

/** All that keeps the file from being used; undefined where something else keeps the plan from being made. */
export const wrongFields = computed<readonly WrongField[] | undefined>(() => {
  const { fault } = planned.value?.result ?? {};
  if (fault?.code !== 'usage-bad-scenario') return undefined;
  const { findings } = fault.params as { readonly findings: readonly PlacedScenarioFinding[] };
  return findings.map((finding) => ({
    path: finding.path,
    text: wrongText(finding, fileJson.value),
  }));
});

/** What is wrong at a field or below it. */
export function wrongAt(path: Path): string | undefined {
  return wrongFields.value?.find(({ path: found }) =>
    path.every((segment, index) => String(found[index]) === String(segment)),
  )?.text;
}
