// koshin plan: scenarios side by side, and what waits from one year to the next.
import { type Command, Option } from 'commander';
import { readActualsFile } from '../cli/actuals.js';
import { WORKBOOK_FORMATS } from '../cli/counting.js';
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
import { costSheets } from '../layout/costs.js';
import { actualsWarnings, planChart, planJson, planRows, planSheet } from '../layout/plan.js';
import { FaultError } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import { planReport, scenarioDemands } from '../reports/plan.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type ActualMonths, actualMonths, actualsFit } from '../scenario/actuals.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { PLAN_HELP } from '../words/plan.js';

type Flags = ScenarioFlags & {
  readonly by?: 'month';
  readonly actuals?: string;
};

export function define(command: Command, language: Language): void {
  addScenarioArguments(command, language);
  command
    .addOption(new Option('--by <part>', HELP.by[language]).choices(['month']))
    .option('--actuals <file>', PLAN_HELP.actuals[language]);
  command.option('--chart', HELP.chart[language]);
  addScenarioOptions(command, language, WORKBOOK_FORMATS);
}

export async function run(host: Host, given: readonly string[], flags: Flags): Promise<Outcome> {
  if (flags.chart === true && flags.by !== undefined) throw new FaultError('usage-chart-by-part');
  const own = flags.actuals === undefined ? [] : [flags.actuals];
  const prepared = prepareScenario(host, given, flags, own, WORKBOOK_FORMATS);
  const { file, span, counting } = prepared;
  const { asOf, law } = counting;
  const actuals =
    flags.actuals === undefined ? undefined : await monthsOf(host, flags.actuals, law);
  const { basis, demandOf } = await countScenario(host, prepared, {
    by: flags.by ?? null,
    actuals: flags.actuals ?? null,
    actuals_sha256: actuals?.digest.sha256 ?? null,
  });
  const demands = scenarioDemands(file.scenarios, demandOf, actuals?.months);
  const plan = demands[0]?.demand.base;
  const fit =
    actuals === undefined || plan === undefined
      ? undefined
      : actualsFit(
          actuals.months,
          { firstMonth: plan.firstMonth, months: plan.months.length },
          asOf,
        );
  const report = withHolidays(prepared.path, () =>
    planReport(
      demands,
      { span, by: flags.by, actuals: fit, operations: loadOperations(host) },
      basis,
    ),
  );
  for (const warning of actualsWarnings(report, counting.language)) host.warn(warning);
  const presentation = sheetPresentation(
    {
      sheet: (lang) => ({
        ...planSheet(report, lang),
        ...(flags.chart === true && { chart: planChart(report, lang) }),
      }),
      beneath: (lang) => costSheets(report, lang),
      machine: (lang) => planRows(report, lang),
      json: () => planJson(report),
      provenance: basis,
      workbook: 'plan',
    },
    flags,
  );
  await deliverFigures(host, presentation, flags, basis, prepared.inputs);
  return 'done';
}

/** What came, by month, and the digest of the file that says so. */
async function monthsOf(
  host: Host,
  path: string,
  law: RuleBook,
): Promise<{ months: ActualMonths; digest: InputDigest }> {
  const { actuals, digest } = await readActualsFile(host, path, law);
  const months = actualMonths(actuals);
  if (months === undefined)
    throw new FaultError('usage-actuals-not-monthly', { file: digest.path });
  return { months, digest };
}
