// koshin plan: scenarios side by side, and what waits from one year to the next.
import { defineReport, type Reported } from '../cli/command.js';
import {
  CHART,
  chartClashes,
  figures,
  LONG,
  READING,
  SUPPRESS_BELOW,
  WORKBOOK_FORMATS,
} from '../cli/options.js';
import { choice, text, type Values } from '../cli/parts.js';
import {
  countScenario,
  loadOperations,
  prepareScenario,
  SCENARIO,
  type ScenarioRun,
  scenarioClashes,
  withHolidays,
} from '../cli/scenario.js';
import { readActualsFile } from '../cli/tables.js';
import type { Host } from '../host/host.js';
import { asSheet, type Presentation, sheetPresentation } from '../layout/presentation.js';
import { costSheets } from '../layout/scenario/costs.js';
import {
  actualsWarnings,
  demandWarnings,
  planChart,
  planJson,
  planRows,
  planSheet,
} from '../layout/scenario/plan.js';
import {
  officePlanJson,
  officePlanRows,
  officePlanSheet,
} from '../layout/scenario/plan-offices.js';
import { type Fault, FaultError, fault, valueOrThrow } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import { type PlanReport, planReport, scenarioDemands } from '../reports/plan.js';
import type { DriverOptions, PlanDrivers } from '../reports/plan-drivers.js';
import { type OfficePlanReport, officePlanReport } from '../reports/plan-offices.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type ActualMonths, actualMonths, actualsFit } from '../scenario/actuals.js';
import type { Demand } from '../scenario/demand.js';
import { PLAN_BREAKDOWNS, type Scenario } from '../scenario/scenario.js';
import type { Language } from '../words/language.js';
import { PLAN_HELP } from '../words/plan.js';

const options = {
  ...SCENARIO,
  by: choice('--by <part>', PLAN_HELP.by, ['year', ...PLAN_BREAKDOWNS]),
  suppressBelow: SUPPRESS_BELOW,
  /** The file of what came. */
  actuals: text('--actuals <file>', PLAN_HELP.actuals),
  chart: CHART,
  reading: READING,
  output: figures(WORKBOOK_FORMATS, LONG),
};
type Options = Values<typeof options>;
/** A plan, and for a workbook what its figures follow from. */
type DrivenPlan = PlanReport & { readonly drivers?: readonly PlanDrivers[] };
type Planned = DrivenPlan | OfficePlanReport;

const presentByOffice = asSheet({
  sheet: officePlanSheet,
  machine: officePlanRows,
  json: officePlanJson,
  workbook: 'plan',
  forms: (report) => async (language, notes, first) => {
    const { officePlanBook } = await import('../layout/book/plan-offices.js');
    return officePlanBook(report, notes, language, first);
  },
});

export const plan = defineReport({
  options,
  clashes: (options) => [
    ...partClashes(options, options.by),
    ...scenarioClashes(options, options.actuals),
  ],
  report,
  present,
});

/** What does not go with the breakdown, be it the command line's or the scenario file's. */
function partClashes(options: Options, by: Options['by']): readonly (Fault | false)[] {
  const { actuals, suppressBelow } = options;
  return [
    ...chartClashes({ ...options, by: by === 'year' ? undefined : by }),
    by === 'office' && actuals !== undefined && fault('usage-actuals-by-office'),
    by !== 'office' &&
      by !== undefined &&
      suppressBelow !== undefined &&
      fault('usage-suppress-without-offices'),
  ];
}

async function report(host: Host, options: Options): Promise<Reported<Planned>> {
  const run = prepareScenario(host, options, options.actuals);
  const by = options.by ?? run.file.by ?? 'year';
  const clash = partClashes(options, by).find((each) => each !== false);
  if (clash) valueOrThrow({ ok: false, fault: clash });
  return by === 'office'
    ? reportByOffice(host, options, run)
    : reportOfAll(host, options, run, by === 'year' ? undefined : by);
}

/** The demand of each office, without capacity. */
async function reportByOffice(
  host: Host,
  { suppressBelow }: Options,
  run: ScenarioRun,
): Promise<Reported<Planned>> {
  const { basis, period, begins, officesOf } = await countScenario(
    host,
    run,
    { by: 'office', suppress_below: suppressBelow ?? null },
    'office,month',
  );
  const { asOf, ...span } = period;
  const asked = { span, begins, suppressBelow };
  return {
    report: officePlanReport(run.file.scenarios, officesOf, asked, basis),
    inputs: run.counting.inputs,
  };
}

async function reportOfAll(
  host: Host,
  options: Options,
  run: ScenarioRun,
  by: 'month' | undefined,
): Promise<Reported<Planned>> {
  const { law, inputs } = run.counting;
  const actuals =
    options.actuals === undefined
      ? undefined
      : await monthsOf(host, options.actuals, law, options.reading.language);
  const { basis, period, begins, demandOf } = await countScenario(host, run, {
    by: by ?? null,
    actuals: options.actuals ?? null,
    actuals_sha256: actuals?.digest.sha256 ?? null,
  });
  const { asOf, ...span } = period;
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
    // Where what came is given, it stands in the months before the as-of day, and capacity with it.
    planReport(
      demands,
      { span, by, actuals: fit, begins: fit === undefined ? begins : undefined, operations },
      basis,
    ),
  );
  // Only a workbook computes the figures again.
  const drivers =
    options.output.format === 'xlsx' && by === undefined
      ? await driversOf(
          run.file.scenarios,
          (scenario) => {
            const [made] = scenarioDemands([scenario], demandOf, actuals?.months);
            return made?.demand.base;
          },
          { span, begins: fit === undefined ? begins : undefined, operations },
        )
      : undefined;
  const { language } = options.reading;
  for (const warn of [actualsWarnings, demandWarnings])
    for (const warning of warn(report, language)) host.warn(warning);
  return { report: drivers === undefined ? report : { ...report, drivers }, inputs };
}

/** What the figures of each scenario follow from. */
async function driversOf(
  scenarios: readonly Scenario[],
  demandOf: (scenario: Scenario) => Demand | undefined,
  options: DriverOptions,
): Promise<PlanDrivers[]> {
  const { planDrivers, withoutTakeUp } = await import('../reports/plan-drivers.js');
  return scenarios.flatMap((scenario) => {
    const [demand, unmoved] = [demandOf(scenario), demandOf(withoutTakeUp(scenario))];
    return demand && unmoved ? [planDrivers(scenario, demand, unmoved, options)] : [];
  });
}

/** What came, by month, and the digest of the file that says so. */
async function monthsOf(
  host: Host,
  path: string,
  law: RuleBook,
  language: Language,
): Promise<{ months: ActualMonths; digest: InputDigest }> {
  const { actuals, digest } = await readActualsFile(host, path, law, language);
  const months = actualMonths(actuals);
  if (months === undefined)
    throw new FaultError('usage-actuals-not-monthly', { file: digest.path });
  return { months, digest };
}

function present(report: Planned, { chart, output }: Options): Presentation {
  if (report.kind === 'plan-offices') return presentByOffice(report, { output });
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
      forms: async (lang, notes, first) => {
        const { planBook } = await import('../layout/book/plan.js');
        return planBook(report, report.drivers, notes, lang, first);
      },
    },
    output,
  );
}
