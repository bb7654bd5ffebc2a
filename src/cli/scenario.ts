// Runs on a scenario file: the file and its findings, the records counted, the demand of each scenario.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { partialYear } from '../calendar/fiscal-year.js';
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
  officeDemands,
} from '../scenario/demand.js';
import { type DuePeople, duePeople } from '../scenario/due-people.js';
import type {
  AssumedRule,
  Assumptions,
  Case,
  Scenario,
  ScenarioFile,
} from '../scenario/scenario.js';
import { decodeShippedPatch, type ShippedPatch } from '../scenario/scenario-schema.js';
import { byMonth } from '../tally/tally.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { PLAN_HELP } from '../words/plan.js';
import { scenarioWarningLine } from '../words/scenario-finding.js';
import { decoded, jsonNames, loadLaw, loadWardTable } from './bundled-data.js';
import {
  type CountingRun,
  countFiles,
  type Period,
  prepareCounting,
  type RecordOptions,
} from './counting.js';
import { counting, isRecordsName, type OutputOptions, scenarioAmong } from './options.js';
import { argument, argumentsFrom, readsTwice, value } from './parts.js';
import { areTallies, countTallies } from './scenario-tallies.js';
import { parseAsOf } from './values.js';

/** The options of every command on scenarios. */
export interface ScenarioOptions extends RecordOptions {
  readonly path: string;
  readonly output: OutputOptions;
}

/** The scenario file, the files of records and --as-of. */
export const SCENARIO = {
  path: argument('<scenario>', PLAN_HELP.scenario),
  files: argumentsFrom('[file...]', HELP.files, 1),
  counting: counting({ asOf: value('--as-of <date>', PLAN_HELP.asOf, parseAsOf) }),
};

/** The clashes of options in every command on scenarios. `own` is a further file that the command reads. */
export function scenarioClashes({ path, files }: ScenarioOptions, own?: string) {
  return [
    path === '-' && fault('usage-scenario-piped'),
    isRecordsName(path) && fault('usage-records-as-scenario', { file: path }),
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
  const defaults = { table, years, isWards: false, plan: path };
  const counting = prepareCounting(host, options, law, defaults, [path, own]);
  return { path, file, counting };
}

/** The counted records, and the demand of each scenario. */
export interface ScenarioCount {
  readonly basis: Basis;
  readonly period: Period;
  /** The as-of day, where it lies within the first year: capacity then begins with it. */
  readonly begins: CivilDate | undefined;
  /** The demand of all offices; only where the count is not by office. */
  readonly demandOf: (scenario: Scenario, which: Case) => Demand;
  /** The demand of each office; only where the count is by office. */
  readonly officesOf: (scenario: Scenario, which: Case) => ReadonlyMap<string, Demand>;
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
  by: 'month' | 'day' | 'office,month' = 'month',
): Promise<ScenarioCount> {
  const countersOf = (period: Period) =>
    lawCounters(file.scenarios, demandOptionsOf(counting, period), by);
  // The scenario's own: each of its capacities stands in its rows.
  const scenario = host.nameOf?.(path) ?? path;
  const more = { capacity: null, scenario, scenario_sha256: file.sha256, ...options };
  if (by === 'month' && areTallies(counting.files)) {
    const { tally, basis, period } = await countTallies(host, counting, file, more);
    const counts = { law: tally, of: () => ({ tally, law: counting.law }) };
    return countOf(counts, counting, basis, period);
  }
  const { tallies, basis, period } = await countFiles(host, counting, countersOf, { more });
  return countOf(lawCounts(countersOf(period), tallies), counting, basis, period);
}

/** What is asked of counted procedures. */
function countOf(
  counts: LawCounts,
  counting: CountingRun,
  basis: Basis,
  period: Period,
): ScenarioCount {
  const demandOptions = demandOptionsOf(counting, period);
  return {
    basis,
    period,
    begins: beginsIn(period),
    demandOf: demandsFrom(counts, demandOptions),
    officesOf: ({ assumptions }, which) => {
      const { tally, law } = counts.of(assumptions);
      return officeDemands(tally, assumptions, which, { ...demandOptions, law });
    },
    peopleOf: ({ assumptions }, which) => {
      const { tally, law } = counts.of(assumptions);
      return duePeople(tally, assumptions, which, { ...demandOptions, law });
    },
  };
}

/** The as-of day, where it lies within the first year of a plan. */
export function beginsIn({ from, asOf }: Period): CivilDate | undefined {
  return partialYear(from, asOf);
}

/** What a run asks of the demand. */
export function demandOptionsOf({ law }: Pick<CountingRun, 'law'>, period: Period): DemandOptions {
  const { asOf, ...span } = period;
  return { span, asOf, law };
}

/** The demand of a scenario, of what was counted by its rules. */
export function demandsFrom(counts: LawCounts, options: DemandOptions): ScenarioCount['demandOf'] {
  /** Scenarios mostly differ in their counters alone, and most assumptions are one value in all cases. */
  const made = new Map<string, Demand>();
  return ({ assumptions }, which) => {
    const key = assumedIn(assumptions, which);
    const known = made.get(key);
    if (known !== undefined) return known;
    const { tally, law } = counts.of(assumptions);
    const months = tally.by === 'day' ? byMonth(tally) : tally;
    const demand = monthlyDemand(months, assumptions, which, { ...options, law });
    made.set(key, demand);
    return demand;
  };
}

/** Assumptions as one text, of every range the value of the case alone. */
function assumedIn(assumptions: Assumptions, which: Case): string {
  return JSON.stringify(assumptions, (_, value) => {
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Map) return [...value];
    return typeof value === 'object' && value !== null && which in value ? value[which] : value;
  });
}

/**
 * Makes a report from a scenario. A plan beyond the table of holidays is refused: it is never counted as if there were
 * none.
 */
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

/** Reads a scenario file. A file with findings stops the command; all are listed. */
export function loadScenarioFile(
  host: Host,
  path: string,
  language: Language,
  law: RuleBook,
): LoadedScenario {
  const text = host.readText(path);
  const reading = readScenarioFile(text, path, knownFiscalYears(law), loadShippedPatches(host));
  if (reading.ok) {
    const most = Math.floor(host.heapBytes / BYTES_A_SCENARIO);
    const found = reading.file.scenarios.length;
    if (found > most) throw new FaultError('input-too-many-scenarios', { file: path, found, most });
    for (const warning of reading.warnings) host.warn(scenarioWarningLine(warning, language));
    return { ...withTerms(reading.file, law), sha256: host.sha256(text) };
  }
  throw new FaultError('usage-bad-scenario', { file: path, findings: reading.rejecting });
}

/** What a scenario with its rows, tables and texts takes of the heap at most, measured by plans of hundreds of them. */
const BYTES_A_SCENARIO = 250_000;

/** A scenario file with the names of the rules that its what-ifs change. */
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

/** When the national systems handle certificates. */
export function loadOperations(host: Host): Operations {
  return decoded(host, 'operations.json', decodeOperations);
}
