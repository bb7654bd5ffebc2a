// koshin capacity: open days, hours and slots of each scenario, and the fewest windows that are enough.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { HOLIDAYS_FROM, HOLIDAYS_TO, OutsideHolidayTable } from '../capacity/holidays.js';
import { VARIED, type Varied, windowSites } from '../capacity/needed.js';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { CAPACITY_WORDS, capacityJson, capacitySheet } from '../render/capacity.js';
import { OUTPUT_ENCODINGS, type OutputEncoding } from '../render/encode.js';
import { HELP } from '../render/help.js';
import { fill, type Language, type Params } from '../render/language.js';
import { PLAN_HELP } from '../render/plan.js';
import {
  type CapacityOptions,
  type CapacityReport,
  capacityReport,
  isWithin,
  siteToVary,
  spanDays,
} from '../reports/capacity.js';
import type { Localized } from '../rules/rule-book.js';
import { createLawCounts, monthlyDemand } from '../scenario/demand.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import {
  addOutputOptions,
  addReadingOptions,
  dateOption,
  type OutputFlags,
  type ReadingFlags,
} from './common-options.js';
import { countFiles, prepareCounting, writeManifest } from './counting.js';
import { deliver, sheetPresentation } from './deliver.js';
import { loadLaw, loadOperations, loadWardTable } from './law.js';
import type { Outcome } from './outcome.js';
import { loadScenarioFile } from './scenario.js';

type Flags = ReadingFlags &
  OutputFlags & {
    readonly asOf?: string;
    readonly by?: 'month';
    readonly site?: string;
    readonly vary: Varied;
    readonly byDate?: string;
    readonly encoding?: OutputEncoding;
  };

export function define(command: Command, language: Language): void {
  command
    .argument('<scenario>', CAPACITY_WORDS.scenarioFile[language])
    .argument('[file...]', HELP.files[language])
    .option('--as-of <date>', PLAN_HELP.asOf[language])
    .addOption(new Option('--by <part>', CAPACITY_WORDS.byOption[language]).choices(['month']))
    .addOption(
      new Option('--vary <what>', CAPACITY_WORDS.varyOption[language])
        .choices(VARIED)
        .default('windows'),
    )
    .option('--site <name>', CAPACITY_WORDS.siteOption[language])
    .option('--by-date <date>', CAPACITY_WORDS.byDateOption[language]);
  addReadingOptions(command, language);
  addOutputOptions(command, language, ['table', 'csv', 'json', 'md']);
  command
    .addOption(
      new Option('--encoding <encoding>', HELP.encoding[language]).choices(OUTPUT_ENCODINGS),
    )
    .option('--manifest <file>', HELP.manifest[language]);
}

export async function run(host: Host, args: readonly string[], flags: Flags): Promise<Outcome> {
  const [path = '', ...files] = args;
  refuseScenarioAsOutput(path, flags);
  const language = flags.lang ?? host.language;
  const file = loadScenarioFile(host, path, language);
  const { scenarios } = file;
  const span = { from: file.from, to: file.to };
  const options: CapacityOptions = {
    span,
    by: flags.by,
    vary: flags.vary,
    site: flags.site,
    byDate: byDateOf(flags, file, path),
    operations: loadOperations(host),
  };
  refuseUnknownSite(flags.site, file, path);
  const law = loadLaw(host);
  const asked = { ...flags, method: 'birthday', repeatRenewals: true } as const;
  const counting = {
    ...prepareCounting(host, files, asked, law, loadWardTable(host), span),
    capacityIsPublished: false,
  };
  const demandOptions = { span, asOf: counting.asOf, law };
  const counts = createLawCounts(scenarios, demandOptions);
  const basis = await countFiles(
    host,
    counting,
    counts.law,
    { take: counts.add },
    {
      // The scenario's own: each of its capacities stands in its rows.
      capacity: null,
      scenario: path,
      scenario_sha256: createHash('sha256').update(host.readText(path)).digest('hex'),
      by: flags.by ?? null,
      vary: flags.vary,
      site: flags.site ?? null,
      by_date: options.byDate === undefined ? null : isoDate(options.byDate),
    },
  );
  const inputs = scenarios.map((scenario) => {
    const { tally, law: patched } = counts.of(scenario.assumptions);
    const demand = monthlyDemand(tally, scenario.assumptions, 'base', {
      ...demandOptions,
      law: patched,
    });
    return { scenario, demand };
  });
  const report = withHolidays(path, () => capacityReport(inputs, options, basis));
  const presentation = sheetPresentation(
    (lang) => capacitySheet(report, lang),
    () => capacityJson(report),
  );
  await deliver(host, presentation, flags, [path, ...counting.files]);
  writeManifest(host, counting, basis);
  return 'done';
}

/** Refuses to write over the scenario, before anything is read. */
function refuseScenarioAsOutput(path: string, flags: Flags): void {
  for (const file of [flags.output, flags.rejects, flags.manifest]) {
    if (file !== undefined && resolve(file) === resolve(path)) {
      throw new Fault('output-is-input', { file });
    }
  }
}

function byDateOf({ byDate }: Flags, file: ScenarioFile, path: string): CivilDate | undefined {
  if (byDate === undefined) return undefined;
  const date = dateOption('--by-date', byDate);
  if (!isWithin(file, date)) throw problem(path, CAPACITY_WORDS.dateOutside, spanDays(file));
  return date;
}

function refuseUnknownSite(site: string | undefined, { scenarios }: ScenarioFile, path: string) {
  if (site === undefined) return;
  if (scenarios.some((scenario) => siteToVary(scenario, site) !== undefined)) return;
  const names = [...new Set(scenarios.flatMap(({ capacity }) => windowSites(capacity)))];
  const list = names.length === 0 ? CAPACITY_WORDS.noSites : names.join(', ');
  throw problem(path, CAPACITY_WORDS.noSuchSite, { site, list });
}

/** A plan that runs past the known holidays is refused, never counted as if there were none. */
function withHolidays(path: string, report: () => CapacityReport): CapacityReport {
  try {
    return report();
  } catch (error) {
    if (!(error instanceof OutsideHolidayTable)) throw error;
    const known = { first: isoDate(HOLIDAYS_FROM), last: isoDate(HOLIDAYS_TO) };
    throw problem(path, CAPACITY_WORDS.holidaysUnknown, known);
  }
}

/** A scenario that can't be answered for, in both languages. */
function problem(file: string, words: Localized, params: Params): Fault {
  const list = { en: fill(words, 'en', params), ja: fill(words, 'ja', params) };
  return new Fault('usage-bad-scenario', { file, count: 1, list });
}
