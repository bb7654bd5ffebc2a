// koshin reconcile: the bridge from a published table to the law, step by step.
import type { Command } from 'commander';
import type { Host } from '../host/host.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { reconcileJson, reconcileRows, reconcileSheet } from '../render/reconcile.js';
import { tableYears } from '../reports/published-table.js';
import { createSteps, reconcileReport } from '../reports/reconcile.js';
import {
  addOutputOptions,
  addPeriodOptions,
  addReadingOptions,
  type CountingFlags,
  type OutputFlags,
  type ReadingFlags,
} from './common-options.js';
import { countFiles, FORMATS, inputsOf, prepareCounting } from './counting.js';
import { deliver, sheetPresentation } from './deliver.js';
import { loadLaw, loadTable } from './law.js';
import type { Outcome } from './outcome.js';

type Flags = Omit<CountingFlags, 'method'> &
  ReadingFlags &
  OutputFlags & { readonly against?: string };

export function define(command: Command, language: Language): void {
  command
    .argument('[file...]', HELP.files[language])
    .option('--against <table>', HELP.against[language]);
  addPeriodOptions(command, language);
  addReadingOptions(command, language);
  addOutputOptions(command, language, FORMATS);
}

export async function run(host: Host, files: readonly string[], given: Flags): Promise<Outcome> {
  const flags = { ...given, method: 'birthday' as const };
  const law = loadLaw(host);
  const table = loadTable(host, flags.against);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const steps = createSteps({
    law,
    ...counting.span,
    asOf: counting.asOf,
    repeatRenewals: flags.repeatRenewals,
  });
  const basis = await countFiles(
    host,
    counting,
    steps.counters.repeats.tally,
    { take: steps.add },
    {
      against: table.id,
    },
  );
  const report = reconcileReport(table, steps.counters, counting.capacity, basis);
  const presentation = sheetPresentation(
    (lang) => reconcileSheet(report, lang),
    () => reconcileJson(report),
    (lang) => reconcileRows(report, lang),
  );
  await deliver(host, presentation, flags, inputsOf(counting));
  return 'done';
}
