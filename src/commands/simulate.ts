// koshin simulate: day by day, how long people wait and whose documents end meanwhile.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { OUTPUT_ENCODINGS, type OutputEncoding } from '../render/encode.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { PLAN_HELP } from '../render/plan.js';
import {
  SIMULATE_HELP,
  simulationJson,
  simulationRows,
  simulationSheet,
} from '../render/simulate.js';
import {
  type Chance,
  type SimulationOptions,
  type SimulationReport,
  simulationSteps,
  stepCount,
} from '../reports/simulate.js';
import { createLawCounts, monthlyDemand } from '../scenario/demand.js';
import { duePeople } from '../scenario/due-people.js';
import { byMonth } from '../tally/tally.js';
import {
  addOutputOptions,
  addReadingOptions,
  type OutputFlags,
  type ReadingFlags,
  wholeOption,
} from './common-options.js';
import { countFiles, prepareCounting, refuseOutputs, writeManifest } from './counting.js';
import { deliver, sheetPresentation } from './deliver.js';
import { loadLaw, loadOperations, loadWardTable } from './law.js';
import type { Outcome } from './outcome.js';
import { loadScenarioFile } from './scenario.js';

type Flags = ReadingFlags &
  OutputFlags & {
    readonly asOf?: string;
    readonly by?: 'month';
    readonly runs: string;
    readonly seed: string;
    readonly randomness: boolean;
    readonly lapsedLeave?: boolean;
    readonly encoding?: OutputEncoding;
  };

/** More runs than this tell nothing more and need memory. */
const MOST_RUNS = 10_000;

export function define(command: Command, language: Language): void {
  command
    .argument('<scenario>', PLAN_HELP.scenario[language])
    .argument('[file...]', HELP.files[language])
    .option('--as-of <date>', PLAN_HELP.asOf[language])
    .addOption(new Option('--by <part>', SIMULATE_HELP.by[language]).choices(['month']))
    .addOption(new Option('--runs <n>', SIMULATE_HELP.runs[language]).default('200'))
    .addOption(new Option('--seed <n>', SIMULATE_HELP.seed[language]).default('1'))
    .option('--no-randomness', SIMULATE_HELP.noRandomness[language])
    .option('--lapsed-leave', SIMULATE_HELP.lapsedLeave[language]);
  addReadingOptions(command, language);
  addOutputOptions(command, language, ['table', 'csv', 'json', 'md']);
  command
    .addOption(
      new Option('--encoding <encoding>', HELP.encoding[language]).choices(OUTPUT_ENCODINGS),
    )
    .option('--manifest <file>', HELP.manifest[language]);
}

export async function run(host: Host, given: readonly string[], flags: Flags): Promise<Outcome> {
  const [scenarioPath, ...files] = given as [string, ...string[]];
  const chance = chanceOption(flags);
  refuseOutputs(host, [flags.output, flags.rejects, flags.manifest], [scenarioPath]);
  if ([scenarioPath, ...files].filter((file) => file === '-').length > 1) {
    throw new Fault('usage-stdin-twice');
  }
  const language = flags.lang ?? host.language;
  const file = loadScenarioFile(host, scenarioPath, language);
  const law = loadLaw(host);
  const span = { from: file.from, to: file.to };
  const counting = {
    ...prepareCounting(
      host,
      files,
      { ...flags, method: 'birthday', repeatRenewals: true },
      law,
      loadWardTable(host),
      span,
    ),
    capacityIsPublished: false,
  };
  const { asOf } = counting;
  const counts = createLawCounts(file.scenarios, { span, asOf, law }, 'day');
  const basis = await countFiles(host, counting, counts.law, counts.add, {
    // The scenario's own: each of its capacities stands in its rows.
    capacity: null,
    by: flags.by ?? null,
    runs: chance?.runs ?? 1,
    seed: chance?.seed ?? null,
    randomness: chance !== undefined,
    lapsed_leave: flags.lapsedLeave === true,
    scenario: scenarioPath,
    scenario_sha256: createHash('sha256').update(host.readText(scenarioPath)).digest('hex'),
  });
  const scenarios = file.scenarios.map((scenario) => {
    const { assumptions } = scenario;
    const { tally, law: patched } = counts.of(assumptions);
    const options = { span, asOf, law: patched };
    return {
      scenario,
      people: duePeople(tally, assumptions, 'base', options),
      demand: monthlyDemand(byMonth(tally), assumptions, 'base', options),
    };
  });
  const options: SimulationOptions = {
    span,
    by: flags.by,
    chance,
    afterLapse: flags.lapsedLeave === true ? 'leave' : 'keep-place',
    operations: loadOperations(host),
  };
  const steps = simulationSteps(scenarios, options, basis);
  const report = await finished(host, steps, stepCount(scenarios.length, options));
  const presentation = sheetPresentation(
    (lang) => simulationSheet(report, lang),
    () => simulationJson(report),
    (lang) => simulationRows(report, lang),
  );
  await deliver(host, presentation, flags, [scenarioPath, ...counting.files]);
  writeManifest(host, counting, basis);
  return 'done';
}

/** What chance decides; undefined with --no-randomness. */
function chanceOption(flags: Flags): Chance | undefined {
  const runs = wholeOption('--runs', flags.runs);
  if (runs < 1 || runs > MOST_RUNS) throw new Fault('usage-bad-runs', { most: MOST_RUNS });
  const seed = wholeOption('--seed', flags.seed);
  return flags.randomness ? { runs, seed } : undefined;
}

/** Goes through the steps with a bar; between two of them the machine may see to signals. */
async function finished(
  host: Host,
  steps: Generator<void, SimulationReport>,
  count: number,
): Promise<SimulationReport> {
  const progress = host.progress(count);
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      progress.advance(1);
      await setImmediate();
    }
  } finally {
    progress.stop();
  }
}
