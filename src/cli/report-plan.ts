// The plan in a report: its scenario file is loaded before the records are read, its figures are made after.
import { capacityText, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import type { Basis } from '../reports/forecast.js';
import { type PlanReport, planReport, scenarioCapacity, scenarioDemands } from '../reports/plan.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type LawCounters, lawCounters, lawCounts } from '../scenario/demand.js';
import type { Counting } from '../tally/record-use.js';
import type { Language } from '../words/language.js';
import type { CountingRun } from './counting.js';
import {
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
  readonly capacity: DatedCapacity;
  readonly basis: Basis;
}

/** A plan under way: what is to be counted for it, and the plan of what was counted. */
export interface BegunPlan {
  readonly counters: LawCounters;
  readonly finish: (counting: Counting, basis: Basis) => ReportBasis;
}

/** The scenario file of a report. */
export interface ReportScenario {
  readonly file: LoadedScenario;
  readonly begin: (run: CountingRun) => BegunPlan;
}

/** Loads the scenario file of a report. */
export function loadReportScenario(
  host: Host,
  path: string,
  language: Language,
  law: RuleBook,
): ReportScenario {
  const file = loadScenarioFile(host, path, language, law);
  return { file, begin: (run) => beginPlan(host, path, file, run) };
}

function beginPlan(
  host: Host,
  path: string,
  { scenarios }: LoadedScenario,
  run: CountingRun,
): BegunPlan {
  const options = demandOptionsOf(run);
  const counters = lawCounters(scenarios, options);
  return {
    counters,
    finish: (counting, basis) => {
      const counts = lawCounts(counters, counting);
      const demands = scenarioDemands(scenarios, demandsFrom(counts, options));
      const asked = { span: options.span, by: undefined, operations: loadOperations(host) };
      const plan = withHolidays(path, () => planReport(demands, asked, basis));
      const [first] = plan.scenarios;
      if (first === undefined || run.options.counting.capacity !== undefined)
        return { plan, capacity: run.capacity, basis };
      // The capacity of the report: as the user gave it, else the first scenario's.
      const capacity = scenarioCapacity(first);
      const inEffect = { ...basis.options, capacity: capacityText(capacity) };
      return {
        plan,
        capacity,
        basis: { ...basis, options: inEffect, capacityIsPublished: false },
      };
    },
  };
}
