// The scenario file that is being edited, and what the program makes of it.
import { batch, computed, effect, signal } from '@preact/signals';
import { isoDate } from '../../calendar/civil-date.js';
import { fiscalYearStart } from '../../calendar/fiscal-year.js';
import type { Path } from '../../records/scenario-finding.js';
import { ASSUMPTIONS, type AssumptionKey } from '../../scenario/declarations.js';
import type { RawAssumptions, RawRanged } from '../../scenario/scenario-schema.js';
import { ASSUMPTION_APP_WORDS, PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { listed } from '../../words/language.js';
import { forecast } from '../actions.js';
import type { Questions, RunResult, ScenarioChange } from '../messages.js';
import { numberIn, percentOf } from '../numbers.js';
import { language, say } from '../say.js';
import {
  asked,
  changeScenario,
  countingFlags,
  form,
  isTally,
  planFiles,
  planTally,
  put,
  run,
  runBeside,
  runQuietly,
  scenario,
} from '../state.js';
import { noteBegun, noteLearned, noteOpened } from './origins.js';
import type { ScenarioFileJson, ScenarioJson } from './scenario-json.js';

export type {
  CapacityEntry,
  CostJson,
  ScenarioJson,
  SubsidyJson,
} from './scenario-json.js';
export type { Path };

/** A row of a plan, as the program's JSON has it. */
export interface PlanRow {
  readonly fiscal_year: number;
  readonly total: number;
  readonly capacity: number;
  readonly carried_out: number;
  readonly waiting_percent: number | null;
  readonly costs?: { readonly net: number; readonly gross: number };
}
export interface PlanJson {
  readonly scenarios: readonly { readonly name: string; readonly rows: readonly PlanRow[] }[];
}
export interface CapacityJson {
  readonly scenarios: readonly {
    readonly name: string;
    readonly rows: readonly { readonly fiscal_year: number; readonly open_days: number | null }[];
    readonly needed: readonly { readonly fiscal_year: number; readonly windows: number | null }[];
  }[];
}
interface Spread {
  readonly p50: number;
  readonly p90: number;
}
export interface SimulationJson {
  readonly scenarios: readonly {
    readonly name: string;
    readonly rows: readonly {
      readonly fiscal_year: number;
      readonly waiting_days: Spread | null;
    }[];
  }[];
}

export const fileJson = signal<ScenarioFileJson | undefined>(undefined);
export const planned = signal<
  | {
      readonly plan: PlanJson | undefined;
      /** Whether the plan is that of the file before the last change. */
      readonly isOld: boolean;
      readonly result: RunResult;
    }
  | undefined
>(undefined);
export const needed = signal<CapacityJson | undefined>(undefined);
export const simulated = signal<
  { readonly json: SimulationJson | undefined; readonly result: RunResult } | undefined
>(undefined);
export const learned = signal('');
/** How long the last plan took, in milliseconds. */
export const took = signal<number | undefined>(undefined);

/** None where the file holds no list of them. */
export const scenarios = computed(() => {
  const all = fileJson.value?.scenarios;
  return Array.isArray(all) ? (all as readonly ScenarioJson[]) : [];
});

const NAME = 'scenario.yaml';
/** What stands for it where a change is tried. */
const TRIED = '(scenario).yaml';

/** The flags of a run on the scenario file. */
export function scenarioFlags() {
  const { asOf } = asked.value;
  return { ...countingFlags(), ...(asOf !== '' && { asOf }) };
}

/** The first day of the plan; blank where the file tells none. */
export function firstDay(): string {
  const year: unknown = fileJson.value?.fiscal_years?.[0];
  return typeof year === 'number' ? isoDate(fiscalYearStart(year)) : '';
}

/** The scenario file as it was made from records, before a person changed it. */
let begun: string | undefined;

/** Counts up when plans have to be made of something else: what was asked before is no answer any more. */
let basis = 0;

// What was planned with other records, or read in another way, is no plan of these.
effect(() => {
  void [planFiles.value, form.value, asked.value];
  basis += 1;
  batch(() => {
    planned.value = undefined;
    needed.value = undefined;
    simulated.value = undefined;
    if (begun !== undefined && scenario.peek()?.text === begun) {
      scenario.value = undefined;
      fileJson.value = undefined;
    }
  });
});

/** A scenario file made from the records, as the program's init does. */
export async function beginScenario(): Promise<void> {
  const before = basis;
  const result = await run({
    command: 'init',
    files: isTally.value ? [] : planFiles.value,
    flags: { ...countingFlags(), output: NAME, lang: language.value },
  });
  if (basis !== before) return;
  const [made] = result.files;
  if (made === undefined) {
    planned.value = { plan: undefined, isOld: false, result };
    return;
  }
  const text = await made.blob.text();
  const changed = await changeScenario(text, await asAsked(text));
  if (basis !== before) return;
  begun = changed.text;
  await noteBegun(changed.json as ScenarioFileJson);
  await take(changed, NAME);
}

/** What was asked of the forecast and a file made from records does not know: its years, and a capacity of one figure a year. */
async function asAsked(text: string): Promise<readonly ScenarioChange[]> {
  const { json } = await changeScenario(text, []);
  const { fiscal_years, scenarios: all = [] } = json as ScenarioFileJson;
  const years = forecast.value?.json?.rows.map(({ fiscal_year }) => fiscal_year) ?? [];
  const [from, to] = [years[0], years.at(-1)];
  const changes: ScenarioChange[] = [];
  if (from !== undefined && to !== undefined) {
    // Counts that were handed over say nothing of what comes early from a year after theirs.
    const last = isTally.value && planTally.value === undefined ? to - 1 : to;
    if (fiscal_years?.[0] !== from || fiscal_years[1] !== last)
      changes.push({ path: ['fiscal_years'], value: [from, last] });
    // The first capacity must hold from the plan's beginning.
    const value = isoDate(fiscalYearStart(from));
    all.forEach(({ capacity }, index) => {
      const first = typeof capacity === 'object' ? capacity[0]?.from : undefined;
      if (first !== undefined && first > value)
        changes.push({ path: ['scenarios', index, 'capacity', 0, 'from'], value });
    });
  }
  const value = numberIn(asked.value.capacity);
  if (value === undefined || !Number.isInteger(value)) return changes;
  all.forEach(({ capacity }, index) => {
    const path = ['scenarios', index, 'capacity'];
    if (typeof capacity === 'number') changes.push({ path, value });
    else if (capacity?.[0]?.per_year !== undefined)
      changes.push({ path: [...path, 0, 'per_year'], value });
  });
  return changes;
}

let isPlanning = false;

/** Makes the plan that is lacking: by the scenario file that is open, or by one made from the records. */
export async function ensurePlan(): Promise<void> {
  if (isPlanning) return;
  isPlanning = true;
  try {
    while (planned.peek() === undefined && planFiles.peek().length > 0) {
      const open = scenario.peek();
      if (open === undefined) await beginScenario();
      else {
        if (open.isOpened) noteOpened();
        await setText(open.text);
      }
    }
  } finally {
    isPlanning = false;
  }
}

/** Takes a text as the scenario file, and plans by it. */
export async function setText(text: string, name = scenario.value?.name ?? NAME): Promise<void> {
  await takeChanges(text, [], name);
}

/** Changes the scenario file, and plans by it. Changes are made one after the other, however fast they come. */
export function change(...changes: readonly ScenarioChange[]): void {
  waiting.push(...changes);
  void settleChanges();
}

/** Changes a text that cannot be blank. */
export function changeText(path: Path, text: string): void {
  if (text.trim() !== '') change({ path, value: text.trim() });
}

const waiting: ScenarioChange[] = [];
let isSettling = false;

async function settleChanges(): Promise<void> {
  if (isSettling) return;
  isSettling = true;
  try {
    while (waiting.length > 0) {
      const now = scenario.value;
      if (now === undefined) break;
      await takeChanges(now.text, waiting.splice(0), now.name);
    }
  } finally {
    isSettling = false;
  }
}

async function takeChanges(text: string, changes: readonly ScenarioChange[], name: string) {
  await take(await changeScenario(text, changes), name);
}

/** Takes a scenario file, and plans by it. */
async function take({ text, json }: Questions['scenario']['answer'], name: string): Promise<void> {
  batch(() => {
    scenario.value = { name, text };
    // What is no YAML has no fields: they would move nothing.
    fileJson.value = json as ScenarioFileJson | undefined;
  });
  // The worker takes questions in order.
  void put(name, new Blob([text]));
  await makePlan();
}

/** The plan that the scenario file would give with changes, which are not made. */
export async function planUnder(changes: readonly ScenarioChange[]): Promise<PlanJson | undefined> {
  const { text } = await changeScenario(scenario.value?.text ?? '', changes);
  await put(TRIED, new Blob([text]));
  const files = [TRIED, ...planFiles.value];
  const flags = { ...scenarioFlags(), format: 'json' };
  return jsonOf<PlanJson>(await runQuietly({ command: 'plan', files, flags }));
}

/** Plans by the scenario file. */
async function makePlan(): Promise<void> {
  const name = scenario.value?.name;
  if (name === undefined || planFiles.value.length === 0) return;
  const line = { files: [name, ...planFiles.value], flags: { ...scenarioFlags(), format: 'json' } };
  const before = basis;
  const began = performance.now();
  const plan = await runQuietly({ command: 'plan', ...line });
  if (basis !== before) return;
  batch(() => {
    simulated.value = undefined;
    // A file that cannot be used leaves the last figures in sight: what is being moved would jump away.
    const made = jsonOf<PlanJson>(plan);
    planned.value = { plan: made ?? planned.value?.plan, isOld: made === undefined, result: plan };
    took.value = Math.round(performance.now() - began);
  });
  // Windows that are enough take longer, and follow.
  const enough = jsonOf<CapacityJson>(await runQuietly({ command: 'capacity', ...line }));
  if (enough !== undefined && basis === before) needed.value = enough;
}

function jsonOf<Json>({ printed }: RunResult): Json | undefined {
  return printed.startsWith('{') ? (JSON.parse(printed) as Json) : undefined;
}

/** Takes what the records tell of assumptions into the scenario file, with the comments that say on what it rests. */
export async function learnAssumptions(): Promise<void> {
  const before = basis;
  const result = await run({
    command: 'learn',
    files: planFiles.value,
    flags: { ...countingFlags(), format: 'yaml', lang: language.value },
  });
  const { json } = await changeScenario(result.printed, []);
  if (basis !== before) return;
  const found = (json as { assumptions?: RawAssumptions } | undefined)?.assumptions ?? {};
  const texts = Object.entries(found).flatMap(([name, value]) => learnedTexts(name, value));
  if (texts.length === 0) {
    learned.value = result.fault?.text ?? say(WORDS.learnedNothing);
    return;
  }
  noteLearned(found);
  learned.value = say(WORDS.learned, { list: listed(texts, language.value) });
  change({ path: ['assumptions'], takes: result.printed });
}

/** What was learned of an assumption, in words: shares with their ranges, timing by its name alone. */
function learnedTexts(name: string, value: unknown): readonly string[] {
  if (!isAssumption(name)) return [];
  const title = say(ASSUMPTION_APP_WORDS[name]);
  if (typeof value !== 'object' || value === null || ASSUMPTIONS[name].form === 'share-by-month')
    return [title];
  if ('base' in value) return [rangeText(title, value as Range)];
  return Object.entries(value as Record<string, RawRanged>).map(([kind, share]) =>
    rangeText(
      say(kind === 'card' ? WORDS.takeUpCard : WORDS.takeUpCertificate),
      typeof share === 'number' ? { low: share, base: share, high: share } : share,
    ),
  );
}

type Range = Exclude<RawRanged, number>;

function isAssumption(name: string): name is AssumptionKey {
  return name in ASSUMPTIONS;
}

function rangeText(title: string, { low, base, high }: Range): string {
  const percent = (share: number) => `${percentOf(share)}%`;
  return say(WORDS.learnedRange, {
    title,
    ...{ base: percent(base), low: percent(low), high: percent(high) },
  });
}

/** A map whose keys are numbers, as a scenario file writes them. */
export function numbered(value: unknown): unknown {
  return new Map(Object.entries(value as object).map(([key, each]) => [Number(key), each]));
}

/** Simulates the scenarios in the other worker. */
export async function simulate(runs: string): Promise<void> {
  const name = scenario.value?.name;
  if (name === undefined) return;
  const before = basis;
  const result = await runBeside({
    command: 'simulate',
    files: [name, ...planFiles.value],
    flags: { ...scenarioFlags(), runs, format: 'json' },
  });
  if (basis === before) simulated.value = { json: jsonOf<SimulationJson>(result), result };
}
