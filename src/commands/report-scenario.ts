// Decides what a scenario gives a report: its years, the counters of its rules, its plan and its capacity.
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import {
  type CountingFlags,
  capacityText,
  type FigureFlags,
  type ReadingFlags,
} from '../cli/common-options.js';
import type { CountingRun } from '../cli/counting.js';
import {
  demandsFrom,
  type LoadedScenario,
  loadOperations,
  loadScenarioFile,
  withHolidays,
} from '../cli/scenario.js';
import type { Host } from '../host/host.js';
import { FaultError } from '../records/fault.js';
import type { Basis } from '../reports/forecast.js';
import { type PlanReport, planReport, scenarioCapacity, scenarioDemands } from '../reports/plan.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type LawCounters, lawCounters, lawCounts } from '../scenario/demand.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import type { Counting } from '../tally/record-use.js';

/** What a report rests on, besides its counts. */
export interface ReportBasis {
  /** Undefined without a scenario. */
  readonly plan: PlanReport | undefined;
  readonly capacity: DatedCapacity;
  readonly basis: Basis;
}

/** The plan of a report, begun before the records are read. */
export interface BegunPlan {
  readonly counters: LawCounters;
  /** The plan of what was counted. */
  readonly finish: (counting: Counting, basis: Basis) => ReportBasis;
}

/** The scenario file of a report. What it says itself is not taken from options as well. */
export function loadReportScenario(
  host: Host,
  path: string,
  flags: Omit<CountingFlags, 'method'> & ReadingFlags & Pick<FigureFlags, 'lang' | 'output'>,
  law: RuleBook,
): LoadedScenario {
  const own = [
    ...(flags.from === undefined ? [] : ['--from']),
    ...(flags.to === undefined ? [] : ['--to']),
    ...(flags.repeatRenewals ? [] : ['--no-repeat-renewals']),
  ];
  const [option] = own;
  if (option !== undefined) throw new FaultError('usage-scenario-decides', { option });
  for (const file of [flags.output, flags.rejects, flags.manifest]) {
    if (file !== undefined && host.isSameFile(file, path)) {
      throw new FaultError('output-is-input', { file });
    }
  }
  return loadScenarioFile(host, path, flags.lang ?? host.language, law);
}

/** Begins the plan of a report. */
export function beginPlan(
  host: Host,
  path: string,
  { scenarios }: ScenarioFile,
  { span, asOf, law, capacity, flags }: CountingRun,
): BegunPlan {
  const options = { span, asOf, law };
  const counters = lawCounters(scenarios, options);
  return {
    counters,
    finish: (counting, basis) => {
      const demands = scenarioDemands(
        scenarios,
        demandsFrom(lawCounts(counters, counting), options),
      );
      const operations = loadOperations(host);
      const plan = withHolidays(path, () =>
        planReport(demands, { span, by: undefined, operations }, basis),
      );
      const [first] = plan.scenarios;
      if (first === undefined || flags.capacity !== undefined) return { plan, capacity, basis };
      // The capacity of the report: as the user gave it, else the first scenario's.
      const its = scenarioCapacity(first);
      const named = { ...basis.options, capacity: capacityText(its) };
      return {
        plan,
        capacity: its,
        basis: { ...basis, options: named, capacityIsPublished: false },
      };
    },
  };
}
