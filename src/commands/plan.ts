// koshin plan: scenarios side by side, and what waits from one year to the next.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { readActuals } from '../read/actuals.js';
import { Fault } from '../records/fault.js';
import { OUTPUT_ENCODINGS, type OutputEncoding } from '../render/encode.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { actualsWarnings, PLAN_HELP, planJson, planRows, planSheet } from '../render/plan.js';
import type { InputDigest } from '../reports/forecast.js';
import { planReport } from '../reports/plan.js';
import { type Actuals, actualsFit, withActuals } from '../scenario/actuals.js';
import { createLawCounts, monthlyDemand } from '../scenario/demand.js';
import type { Case, Scenario } from '../scenario/scenario.js';
import {
  addOutputOptions,
  addReadingOptions,
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
    readonly actuals?: string;
    readonly encoding?: OutputEncoding;
  };

export function define(command: Command, language: Language): void {
  command
    .argument('<scenario>', PLAN_HELP.scenario[language])
    .argument('[file...]', HELP.files[language])
    .option('--as-of <date>', PLAN_HELP.asOf[language])
    .addOption(new Option('--by <part>', HELP.by[language]).choices(['month']))
    .option('--actuals <file>', PLAN_HELP.actuals[language]);
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
  const own = [scenarioPath, ...(flags.actuals === undefined ? [] : [flags.actuals])];
  refuseOwnAsOutput(own, flags);
  if ([...own, ...files].filter((file) => file === '-').length > 1) {
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
  const actuals = flags.actuals === undefined ? undefined : await actualsOf(host, flags.actuals);
  const counts = createLawCounts(file.scenarios, { span, asOf, law });
  const basis = await countFiles(
    host,
    counting,
    counts.law,
    { take: counts.add },
    {
      // The scenario's own: each of its capacities stands in its rows.
      capacity: null,
      by: flags.by ?? null,
      scenario: scenarioPath,
      scenario_sha256: createHash('sha256').update(host.readText(scenarioPath)).digest('hex'),
      actuals: flags.actuals ?? null,
      actuals_sha256: actuals?.digest.sha256 ?? null,
    },
  );
  const demandOf = ({ assumptions }: Scenario, which: Case) => {
    const { tally, law: patched } = counts.of(assumptions);
    const demand = monthlyDemand(tally, assumptions, which, { span, asOf, law: patched });
    return actuals === undefined ? demand : withActuals(demand, actuals.months);
  };
  const demands = file.scenarios.map((scenario) => ({
    scenario,
    demand: {
      low: demandOf(scenario, 'low'),
      base: demandOf(scenario, 'base'),
      high: demandOf(scenario, 'high'),
    },
  }));
  const plan = demands[0]?.demand.base;
  const fit =
    actuals === undefined || plan === undefined
      ? undefined
      : actualsFit(
          actuals.months,
          { firstMonth: plan.firstMonth, months: plan.months.length },
          asOf,
        );
  const report = planReport(
    demands,
    { span, by: flags.by, actuals: fit, operations: loadOperations(host) },
    basis,
  );
  for (const warning of actualsWarnings(report, language)) host.warn(warning);
  const presentation = sheetPresentation(
    (lang) => planSheet(report, lang),
    () => planJson(report),
    (lang) => planRows(report, lang),
  );
  await deliver(host, presentation, flags, [...own, ...counting.files]);
  writeManifest(host, counting, basis);
  return 'done';
}

/** What came, by month, and the digest of the file that says so. */
async function actualsOf(
  host: Host,
  path: string,
): Promise<{ months: Actuals; digest: InputDigest }> {
  const input = host.open(path, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    throw new Fault('usage-bad-monthly-actuals', { file: path, line: 1, detail: 'xlsx' });
  }
  const months = await readActuals(input.name, content.chunks);
  return { months, digest: { path: input.name, ...(await input.digest()) } };
}

/** Refuses to write over the scenario or the actuals, before anything is read. */
function refuseOwnAsOutput(own: readonly string[], flags: Flags): void {
  const places = own.map((file) => resolve(file));
  for (const file of [flags.output, flags.rejects, flags.manifest]) {
    if (file !== undefined && places.includes(resolve(file))) {
      throw new Fault('output-is-input', { file });
    }
  }
}
