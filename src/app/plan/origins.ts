// Where the values of a scenario file come from: the template, the records, or the person.
import { signal } from '@preact/signals';
import type { AssumptionKey } from '../../scenario/declarations.js';
import type { RawAssumptions, RawSite } from '../../scenario/scenario-schema.js';
import { ORIGIN_WORDS } from '../../words/app-plan.js';
import { numberIn } from '../numbers.js';
import { language, say } from '../say.js';
import { asked, changeScenario, dataTexts, isTally } from '../state.js';
import { isSame } from './differences.js';
import type { AddedSite } from './new-site.js';
import type { ScenarioFileJson } from './scenario-json.js';

type Origin = keyof typeof ORIGIN_WORDS;

/** The file that was made from the records, and the template before it was fitted to them. */
const begun = signal<
  { readonly file: ScenarioFileJson; readonly template: RawAssumptions } | undefined
>(undefined);
const learnedOnes = signal<RawAssumptions>({});

/** Whether the scenarios began as those of the template. */
export const isBegun = () => begun.value !== undefined;

/** Sites that the page added, with example values. */
const addedOnes = signal<readonly AddedSite[]>([]);

export function noteAdded(site: AddedSite): void {
  addedOnes.value = [...addedOnes.value, site];
}

/** Notes a file that was made from the records. */
export async function noteBegun(file: ScenarioFileJson): Promise<void> {
  const [text = ''] = await dataTexts(`scenario/scenario.${language.value}`);
  const { json } = await changeScenario(text, []);
  const { assumptions: template = {} } = (json ?? {}) as ScenarioFileJson;
  begun.value = { file, template };
  learnedOnes.value = {};
  addedOnes.value = [];
}

/** Notes a file that a person opened: of its values nothing is known. */
export function noteOpened(): void {
  begun.value = undefined;
  learnedOnes.value = {};
  addedOnes.value = [];
}

export function noteLearned(assumptions: RawAssumptions): void {
  learnedOnes.value = assumptions;
}

/** Where the value of an assumption comes from, in words; none where nothing is known of it, or it is not stated. */
export function assumptionOrigin(
  name: AssumptionKey,
  value: unknown,
  kind?: 'card' | 'certificate',
): string | undefined {
  if (value === undefined) return undefined;
  const of = (all: RawAssumptions | undefined) => {
    const stated: unknown = all?.[name];
    return kind === undefined ? stated : (stated as Readonly<Record<string, unknown>>)?.[kind];
  };
  if (isSame(value, of(learnedOnes.value))) return say(ORIGIN_WORDS.learned);
  if (begun.value === undefined) return undefined;
  if (isSame(value, of(begun.value.template))) return say(ORIGIN_WORDS.example);
  return say(
    isSame(value, of(begun.value.file.assumptions)) ? ORIGIN_WORDS.learned : ORIGIN_WORDS.typed,
  );
}

const KNOWN: Readonly<Partial<Record<keyof RawSite, Origin>>> = { windows: 'fewest' };

/** Where a value of a site comes from, in words. */
export function siteOrigin(
  key: keyof RawSite,
  value: unknown,
  kind?: 'card' | 'certificate',
): string | undefined {
  if (value === undefined) return undefined;
  const isOf = (site: RawSite) =>
    isSame(kind === undefined ? site[key] : Object(site[key])[kind], value);
  const added: readonly RawSite[] = addedOnes.value;
  if (added.some(isOf)) return say(ORIGIN_WORDS.example);
  const capacities = (begun.value?.file.scenarios ?? []).map(({ capacity }) => capacity);
  const made = capacities.flatMap((capacity) =>
    typeof capacity === 'object' ? capacity.flatMap(({ sites = [] }) => sites) : [],
  );
  if (made.some(isOf)) return say(ORIGIN_WORDS[(!isTally.value && KNOWN[key]) || 'example']);
  return begun.value === undefined ? undefined : say(ORIGIN_WORDS.typed);
}

/** Where a capacity of one figure a year comes from, in words. */
export function perYearOrigin(value: number): string | undefined {
  if (begun.value === undefined) return undefined;
  if (numberIn(asked.value.capacity) === value) return say(ORIGIN_WORDS.typed);
  const isMade = (begun.value.file.scenarios ?? []).some(({ capacity }) =>
    typeof capacity === 'object'
      ? capacity.some(({ per_year }) => per_year === value)
      : capacity === value,
  );
  // To counts that were handed over no template is fitted.
  if (isMade) return say(isTally.value ? ORIGIN_WORDS.example : ORIGIN_WORDS.mean);
  return say(ORIGIN_WORDS.typed);
}
