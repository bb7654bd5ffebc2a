// koshin forecast: renewals of each fiscal year against what the counters can handle.
import { type Command, Option } from 'commander';
import { constantCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import type { OutputEncoding } from '../render/encode.js';
import { OUTPUT_ENCODINGS } from '../render/encode.js';
import { forecastJson, forecastSheet, wardLayout } from '../render/forecast.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { type ForecastReport, forecastReport } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import type { RuleBook } from '../rules/rule-book.js';
import { createCounter } from '../tally/counter.js';
import type { Breakdown } from '../tally/tally.js';
import {
  addCountingOptions,
  addOutputOptions,
  addReadingOptions,
  type CountingFlags,
  capacityOption,
  effectiveOptions,
  type OutputFlags,
  type ReadingFlags,
  wholeOption,
} from './common-options.js';
import { countFiles, FORMATS, prepareCounting, writeManifest } from './counting.js';
import { deliver, formatOf, sheetPresentation } from './deliver.js';
import { loadLaw, loadWardTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = CountingFlags &
  ReadingFlags &
  OutputFlags & {
    readonly by?: Breakdown;
    readonly tally?: boolean;
    readonly suppressBelow?: string;
    readonly encoding?: OutputEncoding;
  };

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]).option('--tally', HELP.tally[language]);
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
  if (flags.tally) {
    await present(host, await forecastOfTallies(host, files, flags, law, below), flags, files);
    return 'done';
  }
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
  await present(host, report, flags, counting.files);
  writeManifest(host, counting, basis);
  return 'done';
}

async function present(
  host: Host,
  report: ForecastReport,
  flags: Flags,
  inputs: readonly string[],
): Promise<void> {
  const presentation = sheetPresentation(
    (lang) => wardLayout(forecastSheet(report, lang), report.by, lang),
    () => forecastJson(report),
    (lang) => forecastSheet(report, lang),
  );
  await deliver(host, presentation, flags, inputs);
}

/** The forecast of tallies added up, as the records behind them would give it. */
async function forecastOfTallies(
  host: Host,
  files: readonly string[],
  flags: Flags,
  law: RuleBook,
  below: number | undefined,
): Promise<ForecastReport> {
  formatOf(flags, FORMATS);
  const { readTallies, tallyBasis } = await import('./tallies.js');
  const { partForecast } = await import('../reports/tally-part.js');
  const part = await readTallies(host, files, flags, law, below);
  const { from, to, asOf, method, repeatRenewals, suppressBelow } = part.terms;
  const table = loadWardTable(host);
  const capacity =
    flags.capacity === undefined
      ? constantCapacity(table.capacity)
      : capacityOption(flags.capacity, from);
  const options = {
    ...effectiveOptions({ method, repeatRenewals }, { from, to }, asOf, capacity),
    by: flags.by ?? null,
    suppress_below: suppressBelow ?? below ?? null,
  };
  const basis = tallyBasis(part, law, options, flags.capacity === undefined);
  return partForecast(part, flags.by, capacity, basis, below);
}

/** Whether repeat renewals are followed. */
export function repeatsOf(flags: CountingFlags): 'none' | 'all' {
  return flags.repeatRenewals ? 'all' : 'none';
}
