// koshin capacity: open days, hours and slots of each scenario, and the fewest windows that are enough.
import { type Command, Option } from 'commander';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { VARIED, type Varied, windowSites } from '../capacity/needed.js';
import { dateOption } from '../cli/common-options.js';
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
import { capacityJson, capacitySheet } from '../layout/capacity.js';
import { FaultError } from '../records/fault.js';
import {
  type CapacityOptions,
  capacityReport,
  isWithin,
  siteToVary,
  spanDays,
} from '../reports/capacity.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import { CAPACITY_WORDS } from '../words/capacity.js';
import type { Language } from '../words/language.js';

type Flags = ScenarioFlags & {
  readonly by?: 'month';
  readonly site?: string;
  readonly vary: Varied;
  readonly byDate?: string;
};

export function define(command: Command, language: Language): void {
  addScenarioArguments(command, language);
  command
    .addOption(new Option('--by <part>', CAPACITY_WORDS.byOption[language]).choices(['month']))
    .addOption(
      new Option('--vary <what>', CAPACITY_WORDS.varyOption[language])
        .choices(VARIED)
        .default('windows'),
    )
    .option('--site <name>', CAPACITY_WORDS.siteOption[language])
    .option('--by-date <date>', CAPACITY_WORDS.byDateOption[language]);
  addScenarioOptions(command, language);
}

export async function run(host: Host, given: readonly string[], flags: Flags): Promise<Outcome> {
  const prepared = prepareScenario(host, given, flags);
  const { path, file, span } = prepared;
  const options: CapacityOptions = {
    span,
    by: flags.by,
    vary: flags.vary,
    site: flags.site,
    byDate: byDateOf(flags, file),
    operations: loadOperations(host),
  };
  refuseUnknownSite(flags.site, file, path);
  const { basis, demandOf } = await countScenario(host, prepared, {
    by: flags.by ?? null,
    vary: flags.vary,
    site: flags.site ?? null,
    by_date: options.byDate === undefined ? null : isoDate(options.byDate),
  });
  const inputs = file.scenarios.map((scenario) => ({
    scenario,
    demand: demandOf(scenario, 'base'),
  }));
  const report = withHolidays(path, () => capacityReport(inputs, options, basis));
  const presentation = sheetPresentation(
    {
      sheet: (lang) => capacitySheet(report, lang),
      machine: (lang) => capacitySheet(report, lang, false),
      json: () => capacityJson(report),
      provenance: basis,
    },
    flags,
  );
  await deliverFigures(host, presentation, flags, basis, prepared.inputs);
  return 'done';
}

function byDateOf({ byDate }: Flags, file: ScenarioFile): CivilDate | undefined {
  if (byDate === undefined) return undefined;
  const date = dateOption('--by-date', byDate);
  if (!isWithin(file, date)) throw new FaultError('usage-outside-plan', spanDays(file));
  return date;
}

function refuseUnknownSite(site: string | undefined, { scenarios }: ScenarioFile, path: string) {
  if (site === undefined) return;
  if (scenarios.some((scenario) => siteToVary(scenario, site) !== undefined)) return;
  const sites = [...new Set(scenarios.flatMap(({ capacity }) => windowSites(capacity)))];
  throw new FaultError('usage-no-such-site', { file: path, site, sites });
}
