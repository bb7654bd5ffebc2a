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

/** What marks the field that edits the value at a path. */
export function marksAt(path: Path): {
  readonly wrong: string | undefined;
  readonly place: string;
} {
  return { wrong: wrongAt(path), place: JSON.stringify(path.map(String)) };
}

/** What is wrong with a whole of several fields, as if with a sum. */
export function wrongOf(path: Path): string | undefined {
  return wrongFields.value?.find(
    ({ path: found }) =>
      found.length === path.length &&
      found.every((segment, index) => String(segment) === String(path[index])),
  )?.text;
}

/** Takes the person to the field that edits what stands at a path: the very one, else the first below, else the nearest above. */
export function goToField(path: Path): void {
  const wanted = path.map(String);
  const found = [...document.querySelectorAll<HTMLElement>('[data-place]')].map((field) => {
    const place = JSON.parse(field.dataset['place'] ?? '[]') as readonly string[];
    const alike = place.findIndex((each, index) => each !== wanted[index]);
    return { field, shared: alike === -1 ? place.length : alike, length: place.length };
  });
  const [best] = found.toSorted(
    (one, other) => other.shared - one.shared || one.length - other.length,
  );
  if (best === undefined) return;
  for (
    let box = best.field.closest('details');
    box !== null;
    box = box.parentElement?.closest('details') ?? null
  )
    box.open = true;
  best.field.focus();
  best.field.scrollIntoView({ block: 'center' });
}

/** What is wrong at a field or below it. */
export function wrongAt(path: Path): string | undefined {
  return wrongFields.value?.find(({ path: found }) =>
    path.every((segment, index) => String(found[index]) === String(segment)),
  )?.text;
}
