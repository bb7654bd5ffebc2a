// koshin verify: the forecast against a published table, cell by cell.
import type { Command } from 'commander';
import type { Host } from '../host/host.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { verifyJson, verifySheet } from '../render/verify.js';
import { forecastRows } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import { isEqualTable, verifyReport } from '../reports/verify.js';
import type { CountOptions } from '../tally/counter.js';
import { countingOf } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import {
  addCountingOptions,
  addOutputOptions,
  addReadingOptions,
  type CountingFlags,
  type OutputFlags,
  type ReadingFlags,
} from './common-options.js';
import { countFiles, FORMATS, inputsOf, prepareCounting } from './counting.js';
import { deliver, sheetPresentation } from './deliver.js';
import { repeatsOf } from './forecast.js';
import { loadLaw, loadTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = CountingFlags & ReadingFlags & OutputFlags & { readonly against?: string };

export function define(command: Command, language: Language): void {
  command
    .argument('[file...]', HELP.files[language])
    .option('--against <table>', HELP.against[language]);
  addCountingOptions(command, language);
  addReadingOptions(command, language);
  addOutputOptions(command, language, FORMATS);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const law = loadLaw(host);
  const table = loadTable(host, flags.against);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const options: CountOptions = {
    law,
    ...counting.span,
    asOf: counting.asOf,
    method: flags.method,
    repeats: repeatsOf(flags),
  };
  const counted = countingOf({ kind: 'count', counters: [options] });
  const tally = counted.tallies[0] as Tally;
  const basis = await countFiles(host, counting, tally, counted, { against: table.id });
  const report = verifyReport(table, forecastRows(tally, counting.capacity), basis);
  const presentation = sheetPresentation(
    (lang) => verifySheet(report, lang),
    () => verifyJson(report),
    (lang) => verifySheet(report, lang, false),
  );
  await deliver(host, presentation, flags, inputsOf(counting));
  return isEqualTable(report) ? 'done' : 'finding';
}
