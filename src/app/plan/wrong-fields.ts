// What of the scenario file cannot be used, told by the names that its fields have.
import { computed } from '@preact/signals';
import type { PlacedScenarioFinding } from '../../records/scenario-finding.js';
import { ASSUMPTION_APP_WORDS, PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { SAID_WORDS } from '../../words/app-said.js';
import { scenarioFindingText } from '../../words/scenario-finding.js';
import { language, say } from '../say.js';
import { daysText } from './days.js';
import { type Path, planned, scenarios } from './planning.js';

/** A finding with its sentence. */
export interface WrongField {
  readonly path: Path;
  readonly text: string;
}

/** Undefined where the file is no YAML, or where what is wrong belongs to no scenario: the program's text says it. */
export const wrongFields = computed<readonly WrongField[] | undefined>(() => {
  const { fault } = planned.value?.result ?? {};
  if (fault?.code !== 'usage-bad-scenario') return undefined;
  const { findings } = fault.params as { readonly findings: readonly PlacedScenarioFinding[] };
  if (findings.some(({ path }) => path[0] !== 'scenarios' || typeof path[1] !== 'number'))
    return undefined;
  return findings.map((finding) => {
    const [field, place] = namesOf(finding.path);
    const what = scenarioFindingText(finding, language.value, field);
    return { path: finding.path, text: place === '' ? what : `${place}: ${what}` };
  });
});

/** What is wrong at a field or below it. */
export function wrongAt(path: Path): string | undefined {
  return wrongFields.value?.find(({ path: found }) =>
    path.every((segment, index) => found[index] === segment),
  )?.text;
}

const KEYS: Readonly<Record<string, string | undefined>> = {
  windows: 'windows',
  per_year: 'perYear',
  bookable_share: 'bookable',
  share: 'siteShare',
  closed: 'otherClosed',
  from: 'holdsFrom',
  name: 'name',
  kinds: 'kinds',
};

/** The name of a field, and the scenario and site in which it stands. */
function namesOf(path: Path): readonly [field: string | undefined, place: string] {
  const [, index, key, entry, , site] = path;
  const scenario = scenarios.value[Number(index)];
  const capacity = scenario?.capacity;
  const dated = typeof capacity === 'object' ? capacity[Number(entry)] : undefined;
  const isOfSite = key === 'capacity' && path[4] === 'sites';
  const siteName = isOfSite ? dated?.sites?.[Number(site)]?.name : undefined;
  const place = [scenario?.name, siteName].filter((name) => name !== undefined).join(' ');
  const keys = path.slice(isOfSite ? 6 : 2).filter((each) => typeof each === 'string');
  return [fieldOf(keys), place];
}

function fieldOf([first = '', second]: readonly string[]): string | undefined {
  if (first === 'hours')
    return second === undefined
      ? say(WORDS.spans)
      : say(SAID_WORDS.hoursOf, { days: daysText(second) });
  if (first === 'minutes')
    return say(second === 'card' ? WORDS.minutesCard : WORDS.minutesCertificate);
  if (first === 'assumptions' && second !== undefined && second in ASSUMPTION_APP_WORDS)
    return say(ASSUMPTION_APP_WORDS[second as keyof typeof ASSUMPTION_APP_WORDS]);
  const words = KEYS[first];
  return words === undefined ? undefined : say(WORDS[words as keyof typeof WORDS]);
}
