// koshin reconcile: the bridge from a published table to the law, step by step.
import type { Command } from 'commander';
import { type AgainstFlags, loadTable } from '../cli/against.js';
import {
  addAgainstOption,
  addFigureOptions,
  addPeriodOptions,
  addReadingOptions,
  type CountingFlags,
  type FigureFlags,
  type ReadingFlags,
} from '../cli/common-options.js';
import { countFiles, inputsOf, prepareCounting, WORKBOOK_FORMATS } from '../cli/counting.js';
import { deliverFigures, refuseClashes, sheetPresentation } from '../cli/deliver.js';
import { loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import type { Host } from '../host/host.js';
import { reconcileJson, reconcileRows, reconcileSheet } from '../layout/reconcile.js';
import { tableYears } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import { reconcileReport, stepCounters } from '../reports/reconcile.js';
import { countingOf, talliesOf } from '../tally/record-use.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

type Flags = Omit<CountingFlags, 'method'> & ReadingFlags & FigureFlags & AgainstFlags;

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]);
  addAgainstOption(command, language);
  addPeriodOptions(command, language);
  addReadingOptions(command, language);
  addFigureOptions(command, language, WORKBOOK_FORMATS);
}

export async function run(host: Host, files: readonly string[], given: Flags): Promise<Outcome> {
  refuseClashes(host, given, WORKBOOK_FORMATS);
  const flags = { ...given, method: 'birthday' as const };
  const law = loadLaw(host);
  const { table, named } = await loadTable(host, files, flags, law);
  if (table.rows.every(({ total }) => total === null)) {
    throw new FaultError('usage-table-no-total', { file: table.id });
  }
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const steps = stepCounters({
    law,
    ...counting.span,
    asOf: counting.asOf,
    repeatRenewals: flags.repeatRenewals,
  });
  const counted = countingOf({ kind: 'count', counters: Object.values(steps) });
  const tallies = talliesOf(counted, steps);
  const basis = await countFiles(host, counting, tallies.repeats, counted, named);
  const report = reconcileReport(table, tallies, counting.capacity, basis);
  const presentation = sheetPresentation(
    {
      sheet: (lang) => reconcileSheet(report, lang),
      machine: (lang) => reconcileRows(report, lang),
      json: () => reconcileJson(report),
      provenance: basis,
      workbook: 'reconcile',
    },
    flags,
  );
  await deliverFigures(host, presentation, flags, basis, inputsOf(counting));
  return 'done';
}
