// koshin verify: the forecast against a published table, cell by cell.
import { type Command, Option } from 'commander';
import { type AgainstFlags, loadTable } from '../cli/against.js';
import {
  addAgainstOption,
  addCountingOptions,
  addFigureOptions,
  addReadingOptions,
  type CountingFlags,
  type FigureFlags,
  type ReadingFlags,
} from '../cli/common-options.js';
import { countFiles, FORMATS, inputsOf, prepareCounting } from '../cli/counting.js';
import { deliverFigures, refuseClashes, sheetPresentation } from '../cli/deliver.js';
import { loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import type { Host } from '../host/host.js';
import { provenanceNotes } from '../layout/provenance.js';
import { verifyJson, verifySheet, verifySummary } from '../layout/verify.js';
import {
  COMPARED_COLUMNS,
  type ComparedColumn,
  tableYears,
} from '../read/tables/published-table.js';
import { foldHeader } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import { HEADINGS } from '../records/headings.js';
import { forecastRows } from '../reports/forecast.js';
import { readTolerances, type Tolerances, tolerancesText } from '../reports/tolerance.js';
import { isEqualTable, verifyReport } from '../reports/verify.js';
import { countingOf } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { repeatsOf } from './forecast.js';

type Flags = CountingFlags &
  ReadingFlags &
  FigureFlags &
  AgainstFlags & { readonly tolerance?: readonly string[] };

export function define(command: Command, language: Language): void {
  command.argument('[file...]', HELP.files[language]);
  addAgainstOption(command, language);
  command.addOption(
    new Option('--tolerance <column=n|n%>', HELP.tolerance[language]).argParser(
      (text: string, before: string[] = []) => [...before, text],
    ),
  );
  addCountingOptions(command, language);
  addReadingOptions(command, language);
  addFigureOptions(command, language, FORMATS);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  refuseClashes(host, flags, FORMATS);
  const law = loadLaw(host);
  const tolerances = toleranceOption(flags.tolerance ?? []);
  const { table, named } = await loadTable(host, files, flags, law);
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
  const basis = await countFiles(host, counting, tally, counted, {
    ...named,
    tolerance: tolerancesText(tolerances),
  });
  const report = verifyReport(table, forecastRows(tally, counting.capacity), basis, tolerances);
  const presentation = {
    ...sheetPresentation(
      {
        sheet: (lang) => verifySheet(report, lang),
        machine: (lang) => verifySheet(report, lang, false),
        json: () => verifyJson(report),
        provenance: basis,
      },
      flags,
    ),
    md: (lang: Language) =>
      verifySummary(report, lang, flags.provenance === true ? provenanceNotes(basis, lang) : []),
  };
  await deliverFigures(host, presentation, flags, basis, inputsOf(counting));
  return isEqualTable(report) ? 'done' : 'finding';
}

/** A column by its name, or as tables print it in either language. */
function columnCalled(name: string): ComparedColumn | undefined {
  const called = foldHeader(name);
  return COMPARED_COLUMNS.find((column) =>
    [column, HEADINGS[column].ja, HEADINGS[column].en].some((each) => foldHeader(each) === called),
  );
}

function toleranceOption(texts: readonly string[]): Tolerances {
  const tolerances = readTolerances(texts, columnCalled);
  if (tolerances !== undefined) return tolerances;
  throw new FaultError('usage-bad-tolerance', { columns: COMPARED_COLUMNS });
}
