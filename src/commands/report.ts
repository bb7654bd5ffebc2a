// koshin report: everything on one page to print and hand round, as HTML or PDF, or one of its charts as SVG.
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { reportAdvice } from '../render/briefing/advice.js';
import { CHARTS, type ChartName } from '../render/briefing/chart-names.js';
import type { Language } from '../render/language.js';
import { HELP } from '../render/words/help.js';
import { type Briefing, briefing, briefingCounters, type Comparison } from '../reports/briefing.js';
import { forecastRows } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import { reconcileReport, stepCounters } from '../reports/reconcile.js';
import { verifyReport } from '../reports/verify.js';
import type { CountOptions } from '../tally/counter.js';
import { countingOf, talliesOf } from '../tally/record-use.js';
import { type AgainstFlags, loadTable } from './against.js';
import {
  addPeriodOptions,
  addReadingOptions,
  type CountingFlags,
  type ReadingFlags,
  suppressOption,
} from './common-options.js';
import { BUNDLED, countFiles, inputsOf, prepareCounting } from './counting.js';
import { writeManifest } from './deliver.js';
import { repeatsOf } from './forecast.js';
import { langOption } from './lang-option.js';
import { loadLaw } from './law.js';
import type { Outcome } from './outcome.js';
import { toolVersion } from './tool.js';

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
  const ending = endingOf(flags);
  const [first = ''] = given;
  const scenarioPath = /\.ya?ml$/i.test(first) ? first : undefined;
  const files = scenarioPath === undefined ? given : given.slice(1);
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
  const bundled = isBundled(host, counting.files);
  const { span, asOf } = counting;
  const counters = briefingCounters({
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
  const report = briefing({
    tallies,
    capacity,
    suppressBelow: below,
    comparison,
    plan,
    law,
    basis,
  });
  const inputs = [...inputsOf(counting), ...(scenarioPath === undefined ? [] : [scenarioPath])];
  await write(host, report, { ending, bundled, inputs }, flags);
  writeManifest(host, flags.manifest, basis, inputs);
  return 'done';
}

/** The flags that counting knows: its chart is another. */
function withoutChart({ chart: _, ...flags }: Flags): Omit<Flags, 'chart'> {
  return flags;
}

/** What the file's ending asks for; a page and a PDF hold all charts. */
function endingOf({ output, chart }: Flags): string {
  if (output === undefined) throw new Fault('usage-report-output');
  const ending = /\.(\w+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  if (!ENDINGS.includes(ending)) throw new Fault('usage-report-ending', { file: output });
  if (chart !== undefined && ending !== 'svg') throw new Fault('usage-chart-without-svg');
  return ending;
}

/** Whether all the records are bundled ones, of which the ward's table speaks. */
function isBundled(host: Host, files: readonly string[]): boolean {
  return files.every(
    (file) => file !== '-' && BUNDLED.some((name) => host.isSameFile(file, host.fixture(name))),
  );
}

async function write(
  host: Host,
  report: Briefing,
  wanted: {
    readonly ending: string;
    readonly bundled: boolean;
    readonly inputs: readonly string[];
  },
  flags: Flags,
): Promise<void> {
  const language = flags.lang ?? 'ja';
  // The library that draws is loaded here, so that help and completion need not wait for it.
  const { briefingChart, briefingPage } = await import('../render/briefing/page.js');
  const edition = { language, version: toolVersion(host), bundled: wanted.bundled };
  const name = wanted.ending === 'svg' ? (flags.chart ?? 'forecast') : undefined;
  const content = async () => {
    if (name !== undefined) {
      const chart = briefingChart(report, name, edition);
      if (chart === undefined) throw new Fault('usage-no-such-chart', { chart: name });
      return chart;
    }
    const page = briefingPage(report, edition);
    return wanted.ending === 'pdf' ? host.printPdf(page, report.basis.asOf) : page;
  };
  const made = await content();
  const file = host.create(flags.output as string, wanted.inputs);
  file.write(made);
  file.commit();
  for (const line of reportAdvice(report, wanted.bundled, name, host.language)) host.warn(line);
}
