// koshin report: everything on one page to print and hand round, as HTML or PDF, or one of its charts as SVG.
import { type Command, Option } from 'commander';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { CHARTS, type ChartName } from '../render/briefing/chart-names.js';
import type { Language } from '../render/language.js';
import { HELP } from '../render/words/help.js';
import {
  BRIEFING_BREAKDOWNS,
  type Briefing,
  briefing,
  type Comparison,
} from '../reports/briefing.js';
import type { Basis } from '../reports/forecast.js';
import { forecastRows } from '../reports/forecast.js';
import { type PlanReport, planReport, scenarioCapacity, scenarioDemands } from '../reports/plan.js';
import { tableYears } from '../reports/published-table.js';
import { createEarlierSteps, reconcileReport } from '../reports/reconcile.js';
import { verifyReport } from '../reports/verify.js';
import type { RuleBook } from '../rules/rule-book.js';
import { createLawCounts, type LawCounts } from '../scenario/demand.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import { createBrokenDownCounter } from '../tally/counter.js';
import { type AgainstFlags, loadTable } from './against.js';
import {
  addPeriodOptions,
  addReadingOptions,
  type CountingFlags,
  capacityText,
  type ReadingFlags,
  suppressOption,
} from './common-options.js';
import { BUNDLED, type CountingRun, countFiles, inputsOf, prepareCounting } from './counting.js';
import { writeManifest } from './deliver.js';
import { repeatsOf } from './forecast.js';
import { langOption } from './lang-option.js';
import { loadLaw } from './law.js';
import type { Outcome } from './outcome.js';
import {
  demandsFrom,
  type LoadedScenario,
  loadOperations,
  loadScenarioFile,
  withHolidays,
} from './scenario.js';
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
  const law = loadLaw(host);
  const [first = ''] = given;
  const scenarioPath = /\.ya?ml$/i.test(first) ? first : undefined;
  const files = scenarioPath === undefined ? given : given.slice(1);
  const scenario =
    scenarioPath === undefined ? undefined : scenarioOf(host, scenarioPath, flags, law);
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
  const counter = createBrokenDownCounter(
    { law, ...span, asOf, method: 'birthday', repeats: repeatsOf(counting.flags) },
    BRIEFING_BREAKDOWNS,
  );
  const compared = flags.against !== undefined || bundled;
  const steps = compared
    ? createEarlierSteps({ law, ...span, asOf, repeatRenewals: flags.repeatRenewals })
    : undefined;
  const planned = scenario && createLawCounts(scenario.scenarios, { span, asOf, law });
  const below = suppressOption(flags);
  const counted = await countFiles(
    host,
    counting,
    counter.tallies.years,
    {
      take: (record, note) => {
        counter.add(record, note);
        steps?.add(record);
        planned?.add(record);
      },
    },
    {
      ...(compared ? named : { against: null }),
      suppress_below: below ?? null,
      scenario: scenarioPath ?? null,
      scenario_sha256: scenario?.sha256 ?? null,
    },
  );
  const plan = scenario && planned && planOf(host, first, scenario, planned, counting, counted);
  const { capacity, basis } = capacityFrom(plan, counting, counted);
  const { years } = counter.tallies;
  const comparison: Comparison | undefined = steps && {
    bridge: reconcileReport(
      table,
      { ...steps.counters, repeats: { tally: years } },
      capacity,
      basis,
    ),
    verified: verifyReport(table, forecastRows(years, capacity), basis),
  };
  const report = briefing({
    tallies: counter.tallies,
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

/** The scenario file. What it says itself is not taken from options as well. */
function scenarioOf(host: Host, path: string, flags: Flags, law: RuleBook): LoadedScenario {
  const own = [
    ...(flags.from === undefined ? [] : ['--from']),
    ...(flags.to === undefined ? [] : ['--to']),
    ...(flags.repeatRenewals ? [] : ['--no-repeat-renewals']),
  ];
  const [option] = own;
  if (option !== undefined) throw new Fault('usage-scenario-decides', { option });
  for (const file of [flags.output, flags.rejects, flags.manifest]) {
    if (file !== undefined && host.isSameFile(file, path)) {
      throw new Fault('output-is-input', { file });
    }
  }
  return loadScenarioFile(host, path, flags.lang ?? host.language, law);
}

/** Whether all the records are bundled ones, of which the ward's table speaks. */
function isBundled(host: Host, files: readonly string[]): boolean {
  return files.every(
    (file) => file !== '-' && BUNDLED.some((name) => host.isSameFile(file, host.fixture(name))),
  );
}

function planOf(
  host: Host,
  path: string,
  scenario: ScenarioFile,
  counts: LawCounts,
  { span, asOf, law }: CountingRun,
  basis: Basis,
): PlanReport {
  const demandOf = demandsFrom(counts, { span, asOf, law });
  const demands = scenarioDemands(scenario.scenarios, demandOf);
  const operations = loadOperations(host);
  return withHolidays(path, () => planReport(demands, { span, by: undefined, operations }, basis));
}

/** The capacity of the report: as the user gave it, else the first scenario's, else the published one. */
function capacityFrom(
  plan: PlanReport | undefined,
  counting: CountingRun,
  basis: Basis,
): { readonly capacity: DatedCapacity; readonly basis: Basis } {
  const first = plan?.scenarios[0];
  if (first === undefined || counting.flags.capacity !== undefined) {
    return { capacity: counting.capacity, basis };
  }
  const capacity = scenarioCapacity(first);
  const options = { ...basis.options, capacity: capacityText(capacity) };
  return { capacity, basis: { ...basis, options, capacityIsPublished: false } };
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
  const content = async () => {
    if (wanted.ending === 'svg') {
      const name = flags.chart ?? 'forecast';
      const chart = briefingChart(report, name, language);
      if (chart === undefined) throw new Fault('usage-no-such-chart', { chart: name });
      return chart;
    }
    const page = briefingPage(report, {
      language,
      version: toolVersion(host),
      bundled: wanted.bundled,
    });
    return wanted.ending === 'pdf' ? host.printPdf(page, report.basis.asOf) : page;
  };
  const made = await content();
  const file = host.create(flags.output as string, wanted.inputs);
  file.write(made);
  file.commit();
}
