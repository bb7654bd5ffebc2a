// koshin simulate: day by day, how long people wait and whose documents end meanwhile.
import { setImmediate } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { wholeOption } from '../cli/common-options.js';
import { deliverFigures, sheetPresentation } from '../cli/deliver.js';
import type { Outcome } from '../cli/outcome.js';
import {
  addScenarioArguments,
  addScenarioOptions,
  countScenario,
  loadOperations,
  prepareScenario,
  type ScenarioFlags,
  withHolidays,
} from '../cli/scenario.js';
import type { Host } from '../host/host.js';
import { simulationJson, simulationRows, simulationSheet } from '../layout/simulate.js';
import { FaultError } from '../records/fault.js';
import {
  type Chance,
  type SimulationOptions,
  type SimulationReport,
  simulationSteps,
  stepCount,
} from '../reports/simulate.js';
import type { Language } from '../words/language.js';
import { SIMULATE_HELP } from '../words/simulate.js';

type Flags = ScenarioFlags & {
  readonly by?: 'month';
  readonly runs: string;
  readonly seed: string;
  readonly randomness: boolean;
  readonly lapsedLeave?: boolean;
};

/** More runs than this tell nothing more and need memory. */
const MOST_RUNS = 10_000;

export function define(command: Command, language: Language): void {
  addScenarioArguments(command, language);
  command
    .addOption(new Option('--by <part>', SIMULATE_HELP.by[language]).choices(['month']))
    .addOption(new Option('--runs <n>', SIMULATE_HELP.runs[language]).default('200'))
    .addOption(new Option('--seed <n>', SIMULATE_HELP.seed[language]).default('1'))
    .option('--no-randomness', SIMULATE_HELP.noRandomness[language])
    .option('--lapsed-leave', SIMULATE_HELP.lapsedLeave[language]);
  addScenarioOptions(command, language);
}

export async function run(host: Host, given: readonly string[], flags: Flags): Promise<Outcome> {
  const chance = chanceOption(flags);
  const prepared = prepareScenario(host, given, flags);
  const { path, file, span } = prepared;
  const { basis, demandOf, peopleOf } = await countScenario(
    host,
    prepared,
    {
      by: flags.by ?? null,
      runs: chance?.runs ?? 1,
      seed: chance?.seed ?? null,
      randomness: chance !== undefined,
      lapsed_leave: flags.lapsedLeave === true,
    },
    'day',
  );
  const scenarios = file.scenarios.map((scenario) => ({
    scenario,
    people: peopleOf(scenario, 'base'),
    demand: demandOf(scenario, 'base'),
  }));
  const options: SimulationOptions = {
    span,
    by: flags.by,
    chance,
    afterLapse: flags.lapsedLeave === true ? 'leave' : 'keep-place',
    operations: loadOperations(host),
  };
  const steps = simulationSteps(scenarios, options, basis);
  const report = await finished(host, path, steps, stepCount(scenarios.length, options));
  const presentation = sheetPresentation(
    {
      sheet: (lang) => simulationSheet(report, lang),
      machine: (lang) => simulationRows(report, lang),
      json: () => simulationJson(report),
      provenance: basis,
    },
    flags,
  );
  await deliverFigures(host, presentation, flags, basis, prepared.inputs);
  return 'done';
}

/** What chance decides; undefined with --no-randomness. */
function chanceOption(flags: Flags): Chance | undefined {
  const runs = /^\d{1,5}$/.test(flags.runs) ? Number(flags.runs) : 0;
  if (runs < 1 || runs > MOST_RUNS) throw new FaultError('usage-bad-runs', { most: MOST_RUNS });
  const seed = wholeOption('--seed', flags.seed);
  return flags.randomness ? { runs, seed } : undefined;
}

/** Goes through the steps with a bar; between two of them the machine may see to signals. */
async function finished(
  host: Host,
  path: string,
  steps: Generator<void, SimulationReport>,
  count: number,
): Promise<SimulationReport> {
  const progress = host.progress(count);
  try {
    for (;;) {
      const step = withHolidays(path, () => steps.next());
      if (step.done === true) return step.value;
      progress.advance(1);
      await setImmediate();
    }
  } finally {
    progress.stop();
  }
}
