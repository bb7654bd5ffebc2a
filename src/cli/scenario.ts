// Runs on a scenario file: the file and its findings, the records counted, the demand of each scenario.
import { isoDate } from '../calendar/civil-date.js';
import { HOLIDAYS_FROM, HOLIDAYS_TO, OutsideHolidayTable } from '../capacity/holidays.js';
import { decodeOperations, type Operations } from '../capacity/opening-calendar.js';
import type { Host } from '../host/host.js';
import { readScenarioFile } from '../read/scenario-file.js';
import { FaultError, fault } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import type { Basis } from '../reports/forecast.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import { isRuleId, type RuleBook } from '../rules/rule-book.js';
import {
  type Demand,
  type DemandOptions,
  type LawCounts,
  lawCounters,
  lawCounts,
  monthlyDemand,
} from '../scenario/demand.js';
import { type DuePeople, duePeople } from '../scenario/due-people.js';
import type { AssumedRule, Case, Scenario, ScenarioFile } from '../scenario/scenario.js';
import { decodeShippedPatch, type ShippedPatch } from '../scenario/scenario-schema.js';
import { countingOf } from '../tally/record-use.js';
import { byMonth } from '../tally/tally.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { PLAN_HELP } from '../words/plan.js';
import { scenarioRejectionLine, scenarioWarningLine } from '../words/scenario-finding.js';
import { decoded, jsonNames, loadLaw, loadWardTable } from './bundled-data.js';
import { type CountingRun, countFiles, prepareCounting, type RecordOptions } from './counting.js';
import { counting, type OutputOptions, scenarioAmong } from './options.js';
import { argument, argumentsFrom, readsTwice, value } from './parts.js';
import { parseDate } from './values.js';

/** The options of every command on scenarios. */
export interface ScenarioOptions extends RecordOptions {
  readonly path: string;
  readonly output: OutputOptions;
}

/** The scenario file, the files of records and --as-of. */
export const SCENARIO = {
  path: argument('<scenario>', PLAN_HELP.scenario),
  files: argumentsFrom('[file...]', HELP.files, 1),
  counting: counting({ asOf: value('--as-of <date>', PLAN_HELP.asOf, parseDate) }),
};

/** What does not go together in every command on scenarios. `own` is a further file that the command reads. */
export function scenarioClashes({ path, files }: ScenarioOptions, own?: string) {
  return [
    path === '-' && fault('usage-scenario-piped'),
    scenarioAmong(files),
    readsTwice(...files, own),
  ];
}

/** A run on a scenario file: nothing of the records is read yet. */
export interface ScenarioRun {
  readonly path: string;
  readonly file: LoadedScenario;
  readonly counting: CountingRun;
}

/** Reads the scenario file. `own` is a further file that the command reads. */
export function prepareScenario(host: Host, options: ScenarioOptions, own?: string): ScenarioRun {
  const { path, reading } = options;
  const law = loadLaw(host);
  const file = loadScenarioFile(host, path, reading.language, law);
  const table = loadWardTable(host, law);
  const years = { from: file.from, to: file.to };
  const counting = prepareCounting(host, options, law, { table, years, isWards: false }, [
    path,
    own,
  ]);
  return { path, file, counting };
}

/** The records counted, and the demand each scenario makes of them. */
export interface ScenarioCount {
  readonly basis: Basis;
  readonly demandOf: (scenario: Scenario, which: Case) => Demand;
  /** Who is due on which day; only where the count is by day. */
  readonly peopleOf: (scenario: Scenario, which: Case) => DuePeople[];
}

/**
 * Reads the records of a run in one pass. `options` are the command's own, to be recorded beside the figures; `by` is the
 * finest period that the command asks for.
 */
export async function countScenario(
  host: Host,
  { path, file, counting }: ScenarioRun,
  options: EffectiveOptions,
  by: 'month' | 'day' = 'month',
): Promise<ScenarioCount> {
  const demandOptions = demandOptionsOf(counting);
  const counters = lawCounters(file.scenarios, demandOptions, by);
  const counted = countingOf({ kind: 'count', counters: Object.values(counters) });
  const counts = lawCounts(counters, counted);
  const basis = await countFiles(host, counting, counts.law, counted, {
    // The scenario's own: each of its capacities stands in its rows.
    capacity: null,
    scenario: path,
    scenario_sha256: file.sha256,
    ...options,
  });
  return {
    basis,
    demandOf: demandsFrom(counts, demandOptions),
    peopleOf: ({ assumptions }, which) => {
      const { tally, law } = counts.of(assumptions);
      return duePeople(tally, assumptions, which, { ...demandOptions, law });
    },
  };
}

/** What a run asks of the demand. */
export function demandOptionsOf({ period, law }: CountingRun): DemandOptions {
  const { asOf, ...span } = period;
  return { span, asOf, law };
}

/** The demand of a scenario, of what was counted by its rules. */
export function demandsFrom(counts: LawCounts, options: DemandOptions): ScenarioCount['demandOf'] {
  return ({ assumptions }, which) => {
    const { tally, law } = counts.of(assumptions);
    const months = tally.by === 'day' ? byMonth(tally) : tally;
    return monthlyDemand(months, assumptions, which, { ...options, law });
  };
}

/** Makes a report from a scenario. A plan that runs past the known holidays is refused, never counted as if there were none. */
export function withHolidays<Report>(path: string, report: () => Report): Report {
  try {
    return report();
  } catch (error) {
    if (!(error instanceof OutsideHolidayTable)) throw error;
    const known = { first: isoDate(HOLIDAYS_FROM), last: isoDate(HOLIDAYS_TO) };
    throw new FaultError('usage-holidays-unknown', { file: path, ...known });
  }
}

/** The scenarios of a file, and its digest. */
export interface LoadedScenario extends ScenarioFile {
  readonly sha256: string;
}

/** Reads a scenario file. One with problems stops the command, with all of them listed. */
export function loadScenarioFile(
  host: Host,
  path: string,
  language: Language,
  law: RuleBook,
): LoadedScenario {
  const text = host.readText(path);
  const reading = readScenarioFile(text, path, knownFiscalYears(law), loadShippedPatches(host));
  if (reading.ok) {
    for (const warning of reading.warnings) host.warn(scenarioWarningLine(warning, language));
    return { ...withTerms(reading.file, law), sha256: host.sha256(text) };
  }
  const { rejecting } = reading;
  const lines = (of: Language) =>
    rejecting.map((each) => scenarioRejectionLine(each, of)).join('\n');
  throw new FaultError('usage-bad-scenario', {
    file: path,
    count: rejecting.length,
    list: { en: lines('en'), ja: lines('ja') },
  });
}

/** A scenario file whose what-ifs know what the rules they change are called. */
function withTerms(file: ScenarioFile, law: RuleBook): ScenarioFile {
  const named = (rule: AssumedRule): AssumedRule => {
    if (!isRuleId(rule.rule)) return rule;
    const { term, unit } = law.rules[rule.rule];
    return { ...rule, named: { term, unit } };
  };
  const scenarios = file.scenarios.map(({ assumptions, ...scenario }) => ({
    ...scenario,
    assumptions: { ...assumptions, rules: assumptions.rules.map(named) },
  }));
  return { ...file, scenarios };
}

/** The what-ifs that scenarios can call by name. */
export function loadShippedPatches(host: Host): ShippedPatch[] {
  return jsonNames(host, 'patches').map((name) =>
    decoded(host, `patches/${name}`, decodeShippedPatch),
  );
}

/** What the counters can't do, and when. */
export function loadOperations(host: Host): Operations {
  return decoded(host, 'operations.json', decodeOperations);
}
