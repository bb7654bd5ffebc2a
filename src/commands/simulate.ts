// koshin simulate: day by day, how long people wait and whose documents end meanwhile.
import { defineReport } from '../cli/command.js';
import { figures, LONG, READING, WORKBOOK_FORMATS } from '../cli/options.js';
import { choice, flag, unless, type Values, valueOr } from '../cli/parts.js';
import {
  countScenario,
  loadOperations,
  prepareScenario,
  SCENARIO,
  scenarioClashes,
  withHolidays,
} from '../cli/scenario.js';
import { parseWhole } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { asSheet } from '../layout/presentation.js';
import { simulationJson, simulationRows, simulationSheet } from '../layout/scenario/simulate.js';
import { failed, ok, type Result } from '../records/fault.js';
import {
  type SimulationOptions,
  type SimulationReport,
  simulationSteps,
  stepCount,
} from '../reports/simulate.js';
import type { Assumptions } from '../scenario/scenario.js';
import { SIMULATE_HELP } from '../words/simulate.js';

/** More runs than this tell nothing more and need memory. */
const MOST_RUNS = 10_000;

const options = {
  ...SCENARIO,
  by: choice('--by <part>', SIMULATE_HELP.by, ['month']),
  runs: valueOr('--runs <n>', SIMULATE_HELP.runs, '200', parseRuns),
  seed: valueOr('--seed <n>', SIMULATE_HELP.seed, '1', parseWhole),
  randomness: unless('--no-randomness', SIMULATE_HELP.noRandomness),
  lapsedLeave: flag('--lapsed-leave', SIMULATE_HELP.lapsedLeave),
  reading: READING,
  output: figures(WORKBOOK_FORMATS, LONG),
};
type Options = Values<typeof options>;

export const simulate = defineReport({
  options,
  clashes: (options) => scenarioClashes(options),
  report,
  present: asSheet({
    sheet: simulationSheet,
    machine: simulationRows,
    json: simulationJson,
    workbook: 'simulate',
    forms: (report) => async (language, notes, first) => {
      const { simulateBook } = await import('../layout/book/simulate.js');
      return simulateBook(report, notes, language, first);
    },
  }),
});

function parseRuns(text: string): Result<number> {
  const runs = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return runs < 1 || runs > MOST_RUNS ? failed('usage-bad-runs', { most: MOST_RUNS }) : ok(runs);
}

async function report(host: Host, options: Options) {
  const { by, runs, seed, randomness, lapsedLeave } = options;
  const chance = randomness ? { runs, seed } : undefined;
  const run = prepareScenario(host, options);
  const inEffect = {
    by: by ?? null,
    runs: chance?.runs ?? 1,
    seed: chance?.seed ?? null,
    randomness,
    lapsed_leave: lapsedLeave,
  };
  const { basis, begins, demandOf, peopleOf } = await countScenario(host, run, inEffect, 'day');
  const scenarios = run.file.scenarios.map((scenario) => ({
    scenario,
    peopleOf: (assumptions: Assumptions) => peopleOf({ ...scenario, assumptions }, 'base'),
    demand: demandOf(scenario, 'base'),
  }));
  const asked: SimulationOptions = {
    span: run.file,
    by,
    begins,
    chance,
    afterLapse: lapsedLeave ? 'leave' : 'keep-place',
    operations: loadOperations(host),
  };
  const steps = simulationSteps(scenarios, asked, basis);
  const report = await finished(host, run.path, steps, stepCount(scenarios.length, asked));
  return { report, inputs: run.counting.inputs };
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
      await host.pause();
    }
  } finally {
    progress.stop();
  }
}
