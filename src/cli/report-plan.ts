// The plan in a report: its scenario file is loaded before the records are read, its figures are made after.
import { capacityText, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import { type CapacityOptions, capacityReport } from '../reports/capacity.js';
import type { Basis } from '../reports/forecast.js';
import type { PaperQuestions } from '../reports/paper.js';
import { type PlanReport, planReport, scenarioCapacity, scenarioDemands } from '../reports/plan.js';
import {
  type SimulatedScenario,
  type SimulationOptions,
  simulationSteps,
} from '../reports/simulate.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type LawCounters, lawCounters, lawCounts } from '../scenario/demand.js';
import { duePeople } from '../scenario/due-people.js';
import type { Assumptions, Scenario } from '../scenario/scenario.js';
import type { Tally } from '../tally/tally.js';
import type { Language } from '../words/language.js';
import type { CountingRun, Period } from './counting.js';
import {
  beginsIn,
  demandOptionsOf,
  demandsFrom,
  type LoadedScenario,
  loadOperations,
  loadScenarioFile,
  withHolidays,
} from './scenario.js';

/** What a report rests on, besides its counts. */
export interface ReportBasis {
  /** Undefined without a scenario. */
  readonly plan: PlanReport | undefined;
  /** Only for a paper. */
  readonly questions?: PaperQuestions;
  readonly capacity: DatedCapacity;
  readonly basis: Basis;
}

/** A plan in progress: its counters, and the plan after counting. */
export interface BegunPlan {
  readonly countersOf: (period: Period) => LawCounters;
  readonly finish: (
    period: Period,
    tallies: Readonly<Record<string, Tally>>,
    basis: Basis,
  ) => ReportBasis;
}

/** The scenario file of a report. */
export interface ReportScenario {
  readonly file: LoadedScenario;
  /** `forPaper`: what each scenario needs is asked as well, for which the count goes by days. */
  readonly begin: (run: CountingRun, forPaper: boolean) => BegunPlan;
}

/** Loads the scenario file of a report. */
export function loadReportScenario(
  host: Host,
  path: string,
  language: Language,
  law: RuleBook,
): ReportScenario {
  const file = loadScenarioFile(host, path, language, law);
  return { file, begin: (run, forPaper) => beginPlan(host, path, file, run, forPaper) };
}

function beginPlan(
  host: Host,
  path: string,
  { scenarios }: LoadedScenario,
  run: CountingRun,
  forPaper: boolean,
): BegunPlan {
  const countersOf = (period: Period) =>
    lawCounters(scenarios, demandOptionsOf(run, period), forPaper ? 'day' : 'month');
  return {
    countersOf,
    finish: (period, tallies, basis) => {
      const options = demandOptionsOf(run, period);
      const counts = lawCounts(countersOf(period), tallies);
      const demandOf = demandsFrom(counts, options);
      const demands = scenarioDemands(scenarios, demandOf);
      const asked = {
        span: options.span,
        begins: beginsIn(period),
        by: undefined,
        operations: loadOperations(host),
      };
      const plan = withHolidays(path, () => planReport(demands, asked, basis));
      const peopleOf = ({ assumptions }: Scenario) => {
        const { tally, law } = counts.of(assumptions);
        return duePeople(tally, assumptions, 'base', { ...options, law });
      };
      const questions = forPaper
        ? withHolidays(path, () =>
            questionsOf(
              scenarios.map((scenario) => ({
                scenario,
                demand: demandOf(scenario, 'base'),
                peopleOf: (assumptions: Assumptions) => peopleOf({ ...scenario, assumptions }),
              })),
              asked,
              basis,
            ),
          )
        : undefined;
      const asks = questions && { questions };
      const [first] = plan.scenarios;
      const given = run.options.counting.capacity;
      if (first === undefined || given !== undefined)
        return { plan, ...asks, capacity: given ?? run.usualCapacity, basis };
      // The capacity of the report: as the user gave it, else the first scenario's.
      const capacity = scenarioCapacity(first);
      const inEffect = { ...basis.options, capacity: capacityText(capacity) };
      return {
        plan,
        ...asks,
        capacity,
        basis: { ...basis, options: inEffect, capacityIsPublished: false },
      };
    },
  };
}

/** What is asked of the scenarios of a paper. Days waited are those of the amounts expected: a paper needs no chance. */
function questionsOf(
  scenarios: readonly SimulatedScenario[],
  asked: Omit<CapacityOptions, 'vary' | 'site' | 'byDate'>,
  basis: Basis,
): PaperQuestions {
  const capacity = (vary: 'windows' | 'saturdays') => {
    const options = { ...asked, vary, site: undefined, byDate: undefined };
    return capacityReport(scenarios, options, basis);
  };
  const options: SimulationOptions = { ...asked, chance: undefined, afterLapse: 'keep-place' };
  const steps = simulationSteps(scenarios, options, basis);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return {
        windows: capacity('windows'),
        saturdays: capacity('saturdays'),
        waiting: step.value,
      };
    }
  }
}
