// koshin report: everything on one page to print and hand round, as HTML or PDF, or one of its charts as SVG.
import { capacityIn } from '../capacity/dated-capacity.js';
import { BUNDLED, loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { type CountingRun, countFiles, countOptions, prepareCounting } from '../cli/counting.js';
import { writeFile } from '../cli/deliver.js';
import {
  endingOf,
  isScenarioName,
  MANIFEST,
  READING,
  REPORT_PERIOD,
  SUPPRESS_BELOW,
  scenarioAmong,
} from '../cli/options.js';
import { argumentsFrom, choice, group, readsTwice, text, type Values } from '../cli/parts.js';
import { loadTable } from '../cli/tables.js';
import { toolVersion } from '../cli/tool.js';
import type { Drawer, Host } from '../host/host.js';
import { manifestText } from '../layout/presentation.js';
import { reportAdvice } from '../page/advice.js';
import { CHARTS } from '../page/charts/chart-names.js';
import type { PublishedTable } from '../read/tables/published-table.js';
import { FaultError, failed, fault, ok } from '../records/fault.js';
import { forecastRows } from '../reports/forecast.js';
import { reconcileReport, stepCounters } from '../reports/reconcile.js';
import { type Report, reportCounters, reportOf } from '../reports/report.js';
import { verifyReport } from '../reports/verify.js';
import { countingOf, talliesOf } from '../tally/record-use.js';
import type { CountOptions } from '../tally/ways.js';
import { HELP } from '../words/help.js';

/** What can be written, by the ending of the file. */
const ENDINGS = ['html', 'htm', 'pdf', 'svg'];

/** What is to be written. */
const OUTPUT = group(
  {
    chart: choice('--chart <name>', HELP.reportChart, CHARTS),
    lang: choice('--lang <language>', HELP.reportLang, ['ja', 'en']),
    file: text('-o, --output <file>', HELP.reportOutput),
    manifest: MANIFEST,
  },
  ({ file, chart, lang, manifest }) => {
    if (file === undefined) return failed('usage-report-output');
    const ending = endingOf(file);
    if (!ENDINGS.includes(ending)) return failed('usage-report-ending', { file });
    if (chart !== undefined && ending !== 'svg') return failed('usage-chart-without-svg');
    return ok({
      file,
      isPdf: ending === 'pdf',
      /** The only chart; a page and a PDF hold all. */
      chart: ending === 'svg' ? (chart ?? 'forecast') : undefined,
      // The page is for the ward, whatever the user's own language.
      language: lang ?? 'ja',
      manifest,
      digestsAll: manifest !== undefined,
    });
  },
);

/** The scenario file, where the first file is one, and the files of records. */
const FILES = group({ files: argumentsFrom('[file...]', HELP.scenarioAndFiles) }, ({ files }) => {
  const [first = '', ...rest] = files;
  return ok(
    isScenarioName(first) ? { scenario: first, files: rest } : { scenario: undefined, files },
  );
});

const options = {
  given: FILES,
  /** The file of the table to compare with. */
  against: text('--against <table>', HELP.reportAgainst),
  counting: REPORT_PERIOD,
  suppressBelow: SUPPRESS_BELOW,
  reading: READING,
  output: OUTPUT,
};
type Options = Values<typeof options>;
type ReportOutput = Options['output'];

export const report = defineCommand({
  options,
  clashes: ({ given: { scenario, files }, against, counting }) => {
    const decided = (option: string, isGiven: boolean) =>
      scenario !== undefined && isGiven && fault('usage-scenario-decides', { option });
    return [
      scenarioAmong(files),
      decided('--from', counting.from !== undefined),
      decided('--to', counting.to !== undefined),
      decided('--no-repeat-renewals', !counting.repeatRenewals),
      readsTwice(...files, against),
    ];
  },
  run,
});

async function run(host: Host, options: Options): Promise<Outcome> {
  const { file, isPdf, chart, manifest } = options.output;
  if (isPdf) await host.needsPrinter();
  // It makes itself ready while the records are read.
  const drawer = host.drawer();
  try {
    // So does the page.
    if (chart === undefined) void import('../page/page.js');
    const gathered = await gather(host, options);
    const { report, bundled, inputs } = gathered;
    writeFile(host, file, await contentOf(host, drawer, gathered, options.output), inputs);
    if (manifest !== undefined) writeFile(host, manifest, manifestText(report.basis), inputs);
    for (const line of reportAdvice(report, bundled, chart, host.language)) host.warn(line);
  } finally {
    drawer.close();
  }
  return 'done';
}

/** What is to be written, and what it was made from. */
interface Gathered {
  readonly report: Report;
  /** The records are the bundled ones. */
  readonly bundled: boolean;
  /** Every file that was read. */
  readonly inputs: readonly string[];
}

/** Reads the records, and the scenario where there is one. */
async function gather(host: Host, options: Options): Promise<Gathered> {
  const { against, suppressBelow, counting } = options;
  const { scenario: path, files } = options.given;
  const law = loadLaw(host);
  // What plans is loaded only for a scenario.
  const scenario =
    path === undefined
      ? undefined
      : (await import('../cli/report-plan.js')).loadReportScenario(
          host,
          path,
          options.reading.language,
          law,
        );
  const compared = await loadTable(host, against, counting, law);
  const { table, named } = compared;
  const defaults = { ...compared, ...(scenario && { years: scenario.file }) };
  const run = prepareCounting(host, { ...options, files }, law, defaults, [against, path]);
  if (scenario === undefined) needCapacity(run, table);
  const bundled = isBundled(host, run.files);
  const counters = reportCounters(countOptions(run));
  const isCompared = against !== undefined || bundled;
  const { repeatRenewals } = counting;
  const steps = isCompared ? stepCounters({ law, ...run.period, repeatRenewals }) : undefined;
  const begun = scenario?.begin(run);
  const use = countingOf({
    kind: 'count',
    counters: [counters, steps, begun?.counters].flatMap((each) =>
      Object.values<CountOptions>(each ?? {}),
    ),
  });
  const tallies = talliesOf(use, counters);
  const counted = await countFiles(host, run, tallies.years, use, {
    ...(isCompared ? named : { against: null }),
    suppress_below: suppressBelow ?? null,
    scenario: path ?? null,
    scenario_sha256: scenario?.file.sha256 ?? null,
  });
  const { plan, capacity, basis } = begun?.finish(use, counted) ?? {
    plan: undefined,
    capacity: run.capacity,
    basis: counted,
  };
  const comparison = steps && {
    bridge: reconcileReport(table, talliesOf(use, steps), capacity, basis),
    verified: verifyReport(table, forecastRows(tallies.years, capacity), basis),
  };
  const report = reportOf({ tallies, capacity, suppressBelow, comparison, plan, law, basis });
  return { report, bundled, inputs: run.inputs };
}

/** Refuses a table that leaves a year without the capacity to compare it with. */
function needCapacity({ capacity, period }: CountingRun, table: PublishedTable): void {
  for (let year = period.from; year <= period.to; year += 1) {
    if (capacityIn(capacity, year) === undefined) {
      throw new FaultError('usage-report-no-capacity', { file: table.id, year });
    }
  }
}

/** Whether all the records are bundled ones, of which the ward's table speaks. */
function isBundled(host: Host, files: readonly string[]): boolean {
  return files.every(
    (file) => file !== '-' && BUNDLED.some((name) => host.isSameFile(file, host.fixture(name))),
  );
}

/** The page, the PDF or the only chart. */
async function contentOf(
  host: Host,
  drawer: Drawer,
  { report, bundled }: Gathered,
  { isPdf, chart, language }: ReportOutput,
): Promise<string | Uint8Array> {
  if (chart !== undefined) {
    const { [chart]: drawn } = await drawer.draw({ report, language, bundled, chart });
    if (drawn === undefined) throw new FaultError('usage-no-such-chart', { chart });
    return drawn;
  }
  // The page is laid out while its charts are drawn.
  const drawings = drawer.draw({ report, language, bundled, chart });
  drawings.catch(() => {});
  const { reportPage } = await import('../page/page.js');
  const page = reportPage(report, { language, version: toolVersion(host), bundled });
  const whole = page(await drawings);
  return isPdf ? host.printPdf(whole, report.basis.asOf) : whole;
}
