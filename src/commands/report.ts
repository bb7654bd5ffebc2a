// koshin report: everything on one page to print and hand round, as HTML or PDF, or one of its charts as SVG.
import { type Command, Option } from 'commander';
import { capacityIn } from '../capacity/dated-capacity.js';
import { type AgainstFlags, loadTable } from '../cli/against.js';
import {
  addPeriodOptions,
  addReadingOptions,
  type CountingFlags,
  type ReadingFlags,
  suppressOption,
} from '../cli/common-options.js';
import {
  BUNDLED,
  type CountingRun,
  countFiles,
  inputsOf,
  isScenarioName,
  prepareCounting,
  refuseScenarios,
} from '../cli/counting.js';
import { writeManifest } from '../cli/deliver.js';
import { langOption } from '../cli/lang-option.js';
import { loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import { toolVersion } from '../cli/tool.js';
import type { Drawer, Host } from '../host/host.js';
import { reportAdvice } from '../page/advice.js';
import { CHARTS, type ChartName } from '../page/charts/chart-names.js';
import { type PublishedTable, tableYears } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import { forecastRows } from '../reports/forecast.js';
import { reconcileReport, stepCounters } from '../reports/reconcile.js';
import { type Comparison, type Report, reportCounters, reportOf } from '../reports/report.js';
import { verifyReport } from '../reports/verify.js';
import { countingOf, talliesOf } from '../tally/record-use.js';
import type { CountOptions } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { repeatsOf } from './forecast.js';

/** What can be written, by the ending of the file. */
const ENDINGS = ['html', 'htm', 'pdf', 'svg'];

type Flags = Omit<CountingFlags, 'method'> &
  ReadingFlags &
  AgainstFlags & {
    readonly suppressBelow?: string;
    readonly chart?: ChartName;
    readonly lang?: Language;
    readonly output?: string;
  };

export function define(command: Command, language: Language): void {
  command
    .argument('[file...]', HELP.scenarioAndFiles[language])
    .option('--against <table>', HELP.reportAgainst[language]);
  addPeriodOptions(command, language, HELP.reportCapacity);
  command.option('--suppress-below <n>', HELP.suppressBelow[language]);
  addReadingOptions(command, language);
  command
    .addOption(new Option('--chart <name>', HELP.reportChart[language]).choices(CHARTS))
    .addOption(langOption(language, HELP.reportLang))
    .option('-o, --output <file>', HELP.reportOutput[language])
    .option('--manifest <file>', HELP.manifest[language]);
}

export async function run(host: Host, given: readonly string[], flags: Flags): Promise<Outcome> {
  const wanted = wantedOf(flags);
  if (wanted.ending === 'pdf') await host.needsPrinter();
  // It makes itself ready while the records are read.
  const drawer = host.drawer();
  try {
    // So does the page.
    if (wanted.chart === undefined) void import('../page/page.js');
    const gathered = await gather(host, given, flags);
    const made = await contentOf(host, drawer, gathered, wanted, flags.lang ?? 'ja');
    const file = host.create(flags.output as string, gathered.inputs);
    file.write(made);
    file.commit();
    writeManifest(host, flags.manifest, gathered.report.basis, gathered.inputs);
    const { report, bundled } = gathered;
    for (const line of reportAdvice(report, bundled, wanted.chart, host.language)) host.warn(line);
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
async function gather(host: Host, given: readonly string[], flags: Flags): Promise<Gathered> {
  const [first = ''] = given;
  const scenarioPath = isScenarioName(first) ? first : undefined;
  const files = scenarioPath === undefined ? given : given.slice(1);
  refuseScenarios(files);
  const law = loadLaw(host);
  // What plans is loaded only for a scenario.
  const planning = scenarioPath === undefined ? undefined : await import('./report-scenario.js');
  const scenario = planning?.loadReportScenario(host, first, flags, law);
  const { table, named } = await loadTable(host, files, flags, law);
  const counting = prepareCounting(
    host,
    files,
    { ...withoutChart(flags), method: 'birthday' },
    law,
    table,
    scenario ?? tableYears(table),
  );
  if (scenario === undefined) needCapacity(counting, table);
  const bundled = isBundled(host, counting.files);
  const { span, asOf } = counting;
  const counters = reportCounters({
    law,
    ...span,
    asOf,
    method: 'birthday',
    repeats: repeatsOf(counting.flags),
  });
  const compared = flags.against !== undefined || bundled;
  const steps = compared
    ? stepCounters({ law, ...span, asOf, repeatRenewals: flags.repeatRenewals })
    : undefined;
  const begun = scenario && planning?.beginPlan(host, first, scenario, counting);
  const below = suppressOption(flags);
  const use = countingOf({
    kind: 'count',
    counters: [counters, steps, begun?.counters].flatMap((each) =>
      Object.values<CountOptions>(each ?? {}),
    ),
  });
  const tallies = talliesOf(use, counters);
  const counted = await countFiles(host, counting, tallies.years, use, {
    ...(compared ? named : { against: null }),
    suppress_below: below ?? null,
    scenario: scenarioPath ?? null,
    scenario_sha256: scenario?.sha256 ?? null,
  });
  const { plan, capacity, basis } = begun?.finish(use, counted) ?? {
    plan: undefined,
    capacity: counting.capacity,
    basis: counted,
  };
  const comparison: Comparison | undefined = steps && {
    bridge: reconcileReport(table, talliesOf(use, steps), capacity, basis),
    verified: verifyReport(table, forecastRows(tallies.years, capacity), basis),
  };
  const report = reportOf({
    tallies,
    capacity,
    suppressBelow: below,
    comparison,
    plan,
    law,
    basis,
  });
  const inputs = [...inputsOf(counting), ...(scenarioPath === undefined ? [] : [scenarioPath])];
  return { report, bundled, inputs };
}

/** Refuses a table that leaves a year without the capacity to compare it with. */
function needCapacity({ capacity, span }: CountingRun, table: PublishedTable): void {
  for (let year = span.from; year <= span.to; year += 1) {
    if (capacityIn(capacity, year) === undefined) {
      throw new FaultError('usage-report-no-capacity', { file: table.id, year });
    }
  }
}

/** The flags that counting knows: its chart is another. */
function withoutChart({ chart: _, ...flags }: Flags): Omit<Flags, 'chart'> {
  return flags;
}

/** What is to be written. */
interface Wanted {
  readonly ending: string;
  /** The only chart; a page and a PDF hold all. */
  readonly chart: ChartName | undefined;
}

/** What the file's ending asks for. */
function wantedOf({ output, chart }: Flags): Wanted {
  if (output === undefined) throw new FaultError('usage-report-output');
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  if (!ENDINGS.includes(ending)) throw new FaultError('usage-report-ending', { file: output });
  if (chart !== undefined && ending !== 'svg') throw new FaultError('usage-chart-without-svg');
  return { ending, chart: ending === 'svg' ? (chart ?? 'forecast') : undefined };
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
  { ending, chart }: Wanted,
  language: Language,
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
  return ending === 'pdf' ? host.printPdf(whole, report.basis.asOf) : whole;
}
