// Decides what commands on scenarios have in common: the file and its problems, the records counted, the demand of each.
import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import { isoDate } from '../calendar/civil-date.js';
import { HOLIDAYS_FROM, HOLIDAYS_TO, OutsideHolidayTable } from '../capacity/holidays.js';
import { decodeOperations, type Operations } from '../capacity/opening-calendar.js';
import type { Host } from '../host/host.js';
import { readScenarioFile } from '../read/scenario-file.js';
import { FaultError } from '../records/fault.js';
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
  type Span,
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
import {
  addFigureOptions,
  addReadingOptions,
  type FigureFlags,
  type ReadingFlags,
} from './common-options.js';
import {
  type CountingRun,
  countFiles,
  FORMATS,
  prepareCounting,
  refuseOutputs,
  refuseScenarios,
} from './counting.js';
import { refuseClashes } from './deliver.js';
import { loadLaw, loadWardTable } from './law.js';

/** The options of every command on scenarios. */
export type ScenarioFlags = ReadingFlags & FigureFlags & { readonly asOf?: string };

/** Adds the scenario, the files of records and --as-of. */
export function addScenarioArguments(command: Command, language: Language): void {
  command
    .argument('<scenario>', PLAN_HELP.scenario[language])
    .argument('[file...]', HELP.files[language])
    .option('--as-of <date>', PLAN_HELP.asOf[language]);
}

/** Adds how files are read and results written. */
export function addScenarioOptions(
  command: Command,
  language: Language,
  formats: readonly string[] = FORMATS,
): void {
  addReadingOptions(command, language);
  addFigureOptions(command, language, formats);
}

/** A run on a scenario file, its options understood and nothing of the records read yet. */
export interface ScenarioRun {
  readonly path: string;
  readonly file: LoadedScenario;
  readonly span: Span;
  readonly counting: CountingRun;
  /** Every file that the run reads: none may be written. */
  readonly inputs: readonly string[];
}

/** Understands the options and the scenario file. `own` are further files that the command reads. */
export function prepareScenario(
  host: Host,
  [path = '', ...files]: readonly string[],
  flags: ScenarioFlags,
  own: readonly string[] = [],
  formats: readonly string[] = FORMATS,
): ScenarioRun {
  refuseClashes(host, flags, formats);
  if (path === '-') throw new FaultError('usage-scenario-piped');
  refuseScenarios(files);
  if ([path, ...own, ...files].filter((each) => each === '-').length > 1) {
    throw new FaultError('usage-stdin-twice');
  }
  refuseOutputs(host, [flags.output, flags.rejects, flags.manifest], [path, ...own]);
  const law = loadLaw(host);
  const file = loadScenarioFile(host, path, flags.lang ?? host.language, law);
  const span = { from: file.from, to: file.to };
  const counting = prepareCounting(
    host,
    files,
    { ...flags, method: 'birthday', repeatRenewals: true },
    law,
    loadWardTable(host, law),
    span,
  );
  return {
    path,
    file,
    span,
    counting: { ...counting, capacityIsPublished: false },
    inputs: [path, ...own, ...counting.files],
  };
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
  { path, file, span, counting }: ScenarioRun,
  options: EffectiveOptions,
  by: 'month' | 'day' = 'month',
): Promise<ScenarioCount> {
  const { asOf, law } = counting;
  const demandOptions = { span, asOf, law };
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
      const { tally, law: patched } = counts.of(assumptions);
      return duePeople(tally, assumptions, which, { ...demandOptions, law: patched });
    },
  };
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
    return {
      ...withTerms(reading.file, law),
      sha256: createHash('sha256').update(text).digest('hex'),
    };
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
  return host
    .dataNames('patches')
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const patch = decodeShippedPatch(host.data(`patches/${name}`));
      if (typeof patch !== 'string') return patch;
      throw new FaultError('usage-bad-data', {
        findings: [{ file: `data/patches/${name}`, message: patch }],
      });
    });
}

/** What the counters can't do, and when. */
export function loadOperations(host: Host): Operations {
  const operations = decodeOperations(host.data('operations.json'));
  if (typeof operations !== 'string') return operations;
  throw new FaultError('usage-bad-data', {
    findings: [{ file: 'data/operations.json', message: operations }],
  });
}
