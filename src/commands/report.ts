// koshin report: everything on one page to print and hand round, as HTML or PDF, or one of its charts as SVG or PNG.
import { capacityIn } from '../capacity/dated-capacity.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import {
  type Counted,
  countFiles,
  countOptions,
  type Period,
  prepareCounting,
} from '../cli/counting.js';
import { tellWritten, writeFile } from '../cli/deliver.js';
import { requiredFormat } from '../cli/endings.js';
import {
  isScenarioName,
  MANIFEST,
  READING,
  REPORT_PERIOD,
  SUPPRESS_BELOW,
  scenarioAmong,
} from '../cli/options.js';
import { argumentsFrom, choice, flag, group, readsTwice, text, type Values } from '../cli/parts.js';
import { loadTable } from '../cli/tables.js';
import { toolVersion } from '../cli/tool.js';
import type { Drawer, Host } from '../host/host.js';
import { manifestText } from '../layout/presentation.js';
import { reportAdvice } from '../page/advice.js';
import { CHARTS } from '../page/charts/chart-names.js';
import { type PublishedTable, tableYears } from '../read/tables/published-table.js';
import { FaultError, failed, fault, ok } from '../records/fault.js';
import { forecastRows } from '../reports/forecast.js';
import { type PaperReport, paperOf } from '../reports/paper.js';
import { reconcileReport, stepCounters } from '../reports/reconcile.js';
import { type Report, reportCounters, reportOf } from '../reports/report.js';
import { verifyReport } from '../reports/verify.js';
import { HELP } from '../words/help.js';

/** What can be written. */
const FORMATS = ['html', 'pdf', 'docx', 'svg', 'png'] as const;

/** What is to be written. */
const OUTPUT = group(
  {
    form: choice('--form <form>', HELP.reportForm, ['page', 'paper']),
    annex: flag('--annex', HELP.reportAnnex),
    chart: choice('--chart <name>', HELP.reportChart, CHARTS),
    learn: flag('--learn', HELP.reportLearn),
    lang: choice('--lang <language>', HELP.reportLang, ['ja', 'en']),
    file: text('-o, --output <file>', HELP.reportOutput),
    manifest: MANIFEST,
  },
  ({ file, form, annex, chart, learn, lang, manifest }) => {
    if (file === undefined) return failed('usage-report-output');
    const named = requiredFormat(file, FORMATS);
    if (!named.ok) return named;
    const format = named.value;
    const isChart = format === 'svg' || format === 'png';
    if (chart !== undefined && !isChart) return failed('usage-chart-without-svg');
    const isWord = format === 'docx';
    if (isWord && form === 'page') return failed('usage-word-is-paper', { file });
    if (isChart && (form !== undefined || annex))
      return failed('usage-chart-has-no-form', { option: annex ? '--annex' : '--form' });
    if (annex && form === 'page') return failed('usage-annex-without-paper');
    if (learn && (isWord || form === 'paper')) return failed('usage-paper-learns-nothing');
    const drawn = chart ?? 'forecast';
    if (learn && isChart && drawn !== 'learned')
      return failed('usage-chart-learns-nothing', { chart: drawn });
    return ok({
      file,
      isPdf: format === 'pdf',
      isPng: format === 'png',
      isWord,
      /** Undefined: as the scenario file has it. */
      form: isWord ? ('paper' as const) : form,
      annex,
      /** The only chart; a page and a PDF hold all. */
      chart: isChart ? drawn : undefined,
      /** Whether what the records show of renewals is asked for. */
      learns: learn || drawn === 'learned',
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
  const { file, isPdf, isPng, chart, form, manifest } = options.output;
  if (isPdf || isPng) await host.needsPrinter();
  // It makes itself ready while the records are read.
  const drawer = host.drawer();
  try {
    // So does the page.
    if (chart === undefined && form !== 'paper') void import('../page/page.js');
    const gathered = await gather(host, options);
    const { report, bundled, inputs } = gathered;
    writeFile(host, file, await contentOf(host, drawer, gathered, options.output), inputs);
    if (manifest !== undefined) writeFile(host, manifest, manifestText(report.basis), inputs);
    const { language } = options.reading;
    for (const line of reportAdvice(report, bundled, chart, language)) host.warn(line);
    const what = chart !== undefined ? 'chart' : gathered.paper === undefined ? 'page' : 'paper';
    tellWritten(host, file, what, language);
  } finally {
    drawer.close();
  }
  return 'done';
}

/** What is to be written, and what it was made from. */
interface Gathered {
  readonly report: Report;
  /** Undefined where the page is asked for, or a chart. */
  readonly paper: PaperReport | undefined;
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
  const compared = await loadTable(host, against, counting, law, options.reading.language);
  const { table, named } = compared;
  const years = against === undefined ? {} : { years: tableYears(table) };
  const defaults = {
    ...compared,
    ...(scenario ? { years: scenario.file, plan: path } : years),
  };
  const run = prepareCounting(host, { ...options, files }, law, defaults, [against, path]);
  const { repeatRenewals } = counting;
  const { chart, annex, learns, form = scenario?.file.paper && 'paper' } = options.output;
  const isPaper = chart === undefined && form === 'paper';
  if (annex && !isPaper) throw new FaultError('usage-annex-without-paper');
  if (learns && isPaper) throw new FaultError('usage-paper-learns-nothing');
  const begun = scenario?.begin(run, isPaper);
  // The steps of the bridge are counted in any case: whether the records are the bundled ones is known once they are read.
  const waysOf = (period: Period) => ({
    ...reportCounters(countOptions(run, period)),
    ...stepCounters({ law, ...period, repeatRenewals }),
    ...begun?.countersOf(period),
  });
  const counted = await countFiles(host, run, waysOf, {
    main: 'years',
    learns,
    more: {
      suppress_below: suppressBelow ?? null,
      ...(learns && { learn: true }),
      scenario: path === undefined ? null : (host.nameOf?.(path) ?? path),
      scenario_sha256: scenario?.file.sha256 ?? null,
    },
  });
  const { tallies, period } = counted;
  const bundled = counted.examples === run.files.length;
  const isCompared = against !== undefined || bundled;
  const comparedTo = isCompared ? named : { against: null };
  const read = {
    ...counted.basis,
    options: { ...counted.basis.options, ...comparedTo },
  };
  if (scenario === undefined) needCapacity(counted, table);
  const { plan, questions, capacity, basis } = begun?.finish(period, tallies, read) ?? {
    plan: undefined,
    questions: undefined,
    capacity: counted.capacity,
    basis: read,
  };
  const comparison = isCompared
    ? {
        bridge: reconcileReport(table, tallies, capacity, basis),
        verified: verifyReport(table, forecastRows(tallies.years, capacity, period.asOf), basis),
      }
    : undefined;
  const { shown } = counted;
  const learned =
    shown && (await import('../cli/report-learned.js')).learnedIn(host, shown, options, law, basis);
  const report = reportOf({
    ...{ tallies, capacity, suppressBelow, comparison, plan, learned, law, basis },
  });
  const paper = isPaper ? paperOf(report, scenario?.file.paper, questions) : undefined;
  return { report, paper, bundled, inputs: run.inputs };
}

/** Refuses a table that leaves a year without the capacity to compare it with. */
function needCapacity(
  { capacity, period }: Pick<Counted<string>, 'capacity' | 'period'>,
  table: PublishedTable,
): void {
  for (let year = period.from; year <= period.to; year += 1) {
    if (capacityIn(capacity, year) === undefined) {
      throw new FaultError('usage-report-no-capacity', { file: table.id, year });
    }
  }
}

/** The page or the paper, as HTML, PDF or Word, or the only chart. */
async function contentOf(
  host: Host,
  drawer: Drawer,
  { report, paper, bundled }: Gathered,
  { isPdf, isPng, isWord, chart, annex, language }: ReportOutput,
): Promise<string | Uint8Array> {
  if (chart !== undefined) {
    const { [chart]: drawn } = await drawer.draw({ report, language, bundled, chart });
    if (drawn === undefined) throw new FaultError('usage-no-such-chart', { chart });
    return isPng ? host.drawPng(drawn) : drawn;
  }
  if (paper !== undefined) {
    const { paperDocument, PAPER_CHARTS } = await import('../page/paper/content.js');
    const only = PAPER_CHARTS;
    const edition = { language, version: toolVersion(host), bundled, annex };
    const document = paperDocument(paper, edition);
    const drawn = await drawer.draw({ report, language, bundled, chart, only });
    if (isWord) {
      // The library that writes Word is loaded for it alone.
      const { paperWord } = await import('../page/paper/paper-word.js');
      return paperWord(document, language, drawn, report.basis.asOf);
    }
    const { paperHtml } = await import('../page/paper/paper-html.js');
    const whole = paperHtml(document, language, drawn, edition.version);
    return isPdf ? host.printPdf(whole, report.basis.asOf) : whole;
  }
  // The page is laid out while its charts are drawn.
  const drawings = drawer.draw({ report, language, bundled, chart });
  drawings.catch(() => {});
  const { reportPage } = await import('../page/page.js');
  const page = reportPage(report, { language, version: toolVersion(host), bundled });
  const whole = page(await drawings);
  return isPdf ? host.printPdf(whole, report.basis.asOf) : whole;
}
