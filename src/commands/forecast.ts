// koshin forecast: renewals of each fiscal year against what the counters can handle.
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import type { OutputEncoding } from '../render/encode.js';
import { OUTPUT_ENCODINGS } from '../render/encode.js';
import { forecastJson, forecastSheet, wardLayout } from '../render/forecast.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { forecastReport } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import type { CountOptions } from '../tally/counter.js';
import { countingOf } from '../tally/record-use.js';
import type { Breakdown, Tally } from '../tally/tally.js';
import {
  addCountingOptions,
  addOutputOptions,
  addReadingOptions,
  type CountingFlags,
  type OutputFlags,
  type ReadingFlags,
  wholeOption,
} from './common-options.js';
import { countFiles, FORMATS, prepareCounting, writeManifest } from './counting.js';
import { deliver, sheetPresentation } from './deliver.js';
import { loadLaw, loadWardTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = CountingFlags &
  ReadingFlags &
  OutputFlags & {
    readonly by?: Breakdown;
    readonly suppressBelow?: string;
    readonly encoding?: OutputEncoding;
  };

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]);
  addCountingOptions(command, language);
  command.addOption(new Option('--by <part>', HELP.by[language]).choices(['office', 'month']));
  command.option('--suppress-below <n>', HELP.suppressBelow[language]);
  addReadingOptions(command, language);
  addOutputOptions(command, language, FORMATS);
  command
    .addOption(
      new Option('--encoding <encoding>', HELP.encoding[language]).choices(OUTPUT_ENCODINGS),
    )
    .option('--manifest <file>', HELP.manifest[language]);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  if (flags.by === 'month' && flags.method === 'issue-year')
    throw new Fault('usage-month-by-shortcut');
  const below =
    flags.suppressBelow === undefined
      ? undefined
      : wholeOption('--suppress-below', flags.suppressBelow);
  const law = loadLaw(host);
  const table = loadWardTable(host);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const options: CountOptions = {
    law,
    ...counting.span,
    asOf: counting.asOf,
    method: flags.method,
    repeats: repeatsOf(flags),
    by: flags.by,
  };
  const counted = countingOf({ kind: 'count', counters: [options] });
  const tally = counted.tallies[0] as Tally;
  const basis = await countFiles(host, counting, tally, counted, {
    by: flags.by ?? null,
    suppress_below: below ?? null,
  });
  const report = forecastReport(tally, counting.capacity, basis, below);
  const presentation = sheetPresentation(
    (lang) => wardLayout(forecastSheet(report, lang), report.by, lang),
    () => forecastJson(report),
    (lang) => forecastSheet(report, lang),
  );
  await deliver(host, presentation, flags, counting.files);
  writeManifest(host, counting, basis);
  return 'done';
}

/** Whether repeat renewals are followed. */
export function repeatsOf(flags: CountingFlags): 'none' | 'all' {
  return flags.repeatRenewals ? 'all' : 'none';
}
