// koshin plan: scenarios side by side, and what waits from one year to the next.
import { defineReport } from '../cli/command.js';
import { CHART, chartClashes, figures, READING, WORKBOOK_FORMATS } from '../cli/options.js';
import { choice, text, type Values } from '../cli/parts.js';
import {
  countScenario,
  loadOperations,
  prepareScenario,
  SCENARIO,
  scenarioClashes,
  withHolidays,
} from '../cli/scenario.js';
import { readActualsFile } from '../cli/tables.js';
import type { Host } from '../host/host.js';
import { costSheets } from '../layout/costs.js';
import { actualsWarnings, planChart, planJson, planRows, planSheet } from '../layout/plan.js';
import { type Presentation, sheetPresentation } from '../layout/presentation.js';
import { FaultError } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import { type PlanReport, planReport, scenarioDemands } from '../reports/plan.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type ActualMonths, actualMonths, actualsFit } from '../scenario/actuals.js';
import { HELP } from '../words/help.js';
import { PLAN_HELP } from '../words/plan.js';

const options = {
  ...SCENARIO,
  by: choice('--by <part>', HELP.by, ['month']),
  /** The file of what came. */
  actuals: text('--actuals <file>', PLAN_HELP.actuals),
  chart: CHART,
  reading: READING,
  output: figures(WORKBOOK_FORMATS),
};
type Options = Values<typeof options>;

export const plan = defineReport({
  options,
  clashes: (options) => [...chartClashes(options), ...scenarioClashes(options, options.actuals)],
  report,
  present,
});

async function report(host: Host, options: Options) {
  const { by } = options;
  const run = prepareScenario(host, options, options.actuals);
  const { period, law, inputs } = run.counting;
  const { asOf, ...span } = period;
  const actuals =
    options.actuals === undefined ? undefined : await monthsOf(host, options.actuals, law);
  const { basis, demandOf } = await countScenario(host, run, {
    by: by ?? null,
    actuals: options.actuals ?? null,
    actuals_sha256: actuals?.digest.sha256 ?? null,
  });
  const demands = scenarioDemands(run.file.scenarios, demandOf, actuals?.months);
  const base = demands[0]?.demand.base;
  const fit =
    actuals === undefined || base === undefined
      ? undefined
      : actualsFit(
          actuals.months,
          { firstMonth: base.firstMonth, months: base.months.length },
          asOf,
        );
  const operations = loadOperations(host);
  const report = withHolidays(run.path, () =>
    planReport(demands, { span, by, actuals: fit, operations }, basis),
  );
  for (const warning of actualsWarnings(report, options.reading.language)) host.warn(warning);
  return { report, inputs };
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

function present(report: PlanReport, { chart, output }: Options): Presentation {
  return sheetPresentation(
    {
      sheet: (lang) => ({
        ...planSheet(report, lang),
        ...(chart && { chart: planChart(report, lang) }),
      }),
      beneath: (lang) => costSheets(report, lang),
      machine: (lang) => planRows(report, lang),
      json: () => planJson(report),
      provenance: report.basis,
      workbook: 'plan',
    },
    output,
  );
}
