// koshin verify: the forecast against a published table, cell by cell.
import type { Command } from 'commander';
import type { Host } from '../host/host.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { verifyJson, verifySheet } from '../render/verify.js';
import { forecastRows } from '../reports/forecast.js';
import { tableYears } from '../reports/published-table.js';
import { isEqualTable, verifyReport } from '../reports/verify.js';
import { createCounter } from '../tally/counter.js';
import {
  addCountingOptions,
  addFigureOptions,
  addReadingOptions,
  type CountingFlags,
  type FigureFlags,
  type ReadingFlags,
} from './common-options.js';
import { countFiles, FORMATS, inputsOf, prepareCounting, writeManifest } from './counting.js';
import { deliver, refuseClashes, sheetPresentation } from './deliver.js';
import { repeatsOf } from './forecast.js';
import { loadLaw, loadTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = CountingFlags & ReadingFlags & FigureFlags & { readonly against?: string };

export function define(command: Command, language: Language): void {
  command
    .argument('[file...]', HELP.files[language])
    .option('--against <table>', HELP.against[language]);
  addCountingOptions(command, language);
  addReadingOptions(command, language);
  addFigureOptions(command, language, FORMATS);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  refuseClashes(host, flags, FORMATS);
  const law = loadLaw(host);
  const table = loadTable(host, flags.against);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const counter = createCounter({
    law,
    ...counting.span,
    asOf: counting.asOf,
    method: flags.method,
    repeats: repeatsOf(flags),
  });
  const basis = await countFiles(host, counting, counter.tally, counter.add, { against: table.id });
  const report = verifyReport(table, forecastRows(counter.tally, counting.capacity), basis);
  const presentation = sheetPresentation(
    {
      sheet: (lang) => verifySheet(report, lang),
      machine: (lang) => verifySheet(report, lang, false),
      json: () => verifyJson(report),
      provenance: basis,
    },
    flags,
  );
  await deliver(host, presentation, flags, inputsOf(counting));
  writeManifest(host, flags.manifest, basis, inputsOf(counting));
  return isEqualTable(report) ? 'done' : 'finding';
}
