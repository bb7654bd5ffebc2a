// koshin forecast: renewals of each fiscal year against what the counters can handle.
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { forecastChart, forecastJson, forecastSheet, wardLayout } from '../render/forecast.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { forecastReport } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import { createCounter } from '../tally/counter.js';
import type { Breakdown } from '../tally/tally.js';
import {
  addCountingOptions,
  addFigureOptions,
  addReadingOptions,
  type CountingFlags,
  type FigureFlags,
  type ReadingFlags,
  wholeOption,
} from './common-options.js';
import { countFiles, prepareCounting, WORKBOOK_FORMATS, writeManifest } from './counting.js';
import { deliver, refuseClashes, sheetPresentation } from './deliver.js';
import { loadLaw, loadWardTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = CountingFlags &
  ReadingFlags &
  FigureFlags & {
    readonly by?: Breakdown;
    readonly suppressBelow?: string;
  };

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]);
  addCountingOptions(command, language);
  command.addOption(new Option('--by <part>', HELP.by[language]).choices(['office', 'month']));
  command.option('--suppress-below <n>', HELP.suppressBelow[language]);
  addReadingOptions(command, language);
  command.option('--chart', HELP.chart[language]);
  addFigureOptions(command, language, WORKBOOK_FORMATS);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  refuseClashes(host, flags, WORKBOOK_FORMATS);
  if (flags.chart === true && flags.by !== undefined) throw new Fault('usage-chart-by-part');
  if (flags.by === 'month' && flags.method === 'issue-year')
    throw new Fault('usage-month-by-shortcut');
  const below =
    flags.suppressBelow === undefined
      ? undefined
      : wholeOption('--suppress-below', flags.suppressBelow);
  const law = loadLaw(host);
  const table = loadWardTable(host);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const counter = createCounter({
    law,
    ...counting.span,
    asOf: counting.asOf,
    method: flags.method,
    repeats: repeatsOf(flags),
    by: flags.by,
  });
  const basis = await countFiles(host, counting, counter.tally, counter.add, {
    by: flags.by ?? null,
    suppress_below: below ?? null,
  });
  const report = forecastReport(counter.tally, counting.capacity, basis, below);
  const presentation = sheetPresentation(
    {
      sheet: (lang) => ({
        ...wardLayout(forecastSheet(report, lang), report.by, lang),
        ...(flags.chart === true && { chart: forecastChart(report, lang) }),
      }),
      machine: (lang) => forecastSheet(report, lang),
      json: () => forecastJson(report),
      provenance: basis,
      workbook: 'forecast',
    },
    flags,
  );
  await deliver(host, presentation, flags, counting.files);
  writeManifest(host, flags.manifest, basis, counting.files);
  return 'done';
}

/** Whether repeat renewals are followed. */
export function repeatsOf(flags: CountingFlags): 'none' | 'all' {
  return flags.repeatRenewals ? 'all' : 'none';
}
