// koshin verify: the forecast against a published table, cell by cell.
import { loadLaw } from '../cli/bundled-data.js';
import { defineReport } from '../cli/command.js';
import { countFiles, countOptions, prepareCounting } from '../cli/counting.js';
import { AGAINST, COUNTING, FILES, FORMATS, figures, READING } from '../cli/options.js';
import { list, readsTwice, type Values } from '../cli/parts.js';
import { loadTable } from '../cli/tables.js';
import type { Host } from '../host/host.js';
import { type Presentation, type SheetParts, sheetPresentation } from '../layout/presentation.js';
import { provenanceNotes } from '../layout/provenance.js';
import { verifyJson, verifySheet, verifySummary } from '../layout/verify.js';
import {
  COMPARED_COLUMNS,
  type ComparedColumn,
  tableYears,
} from '../read/tables/published-table.js';
import { foldHeader } from '../records/columns.js';
import { failed, ok, type Result } from '../records/fault.js';
import { HEADINGS } from '../records/headings.js';
import { forecastRows } from '../reports/forecast.js';
import { readTolerances, type Tolerances, tolerancesText } from '../reports/tolerance.js';
import { isEqualTable, type VerifyReport, verifyReport } from '../reports/verify.js';
import { HELP } from '../words/help.js';

const options = {
  files: FILES,
  /** The file of the table; the ward's, where undefined. */
  against: AGAINST,
  tolerances: list('--tolerance <column=n|n%>', HELP.tolerance, parseTolerances),
  counting: COUNTING,
  reading: READING,
  output: figures(FORMATS),
};
type Options = Values<typeof options>;

export const verify = defineReport({
  options,
  clashes: ({ files, against }) => [readsTwice(...files, against)],
  report,
  present,
  isFinding: (report) => !isEqualTable(report),
});

function parseTolerances(texts: readonly string[]): Result<Tolerances> {
  const tolerances = readTolerances(texts, columnCalled);
  if (tolerances !== undefined) return ok(tolerances);
  return failed('usage-bad-tolerance', { columns: COMPARED_COLUMNS });
}

/** A column by its name, or as tables print it in either language. */
function columnCalled(name: string): ComparedColumn | undefined {
  const called = foldHeader(name);
  return COMPARED_COLUMNS.find((column) =>
    [column, HEADINGS[column].ja, HEADINGS[column].en].some((each) => foldHeader(each) === called),
  );
}

async function report(host: Host, options: Options) {
  const { against, tolerances } = options;
  const law = loadLaw(host);
  const compared = await loadTable(host, against, options.counting, law, options.reading.language);
  const defaults = { ...compared, years: tableYears(compared.table) };
  const run = prepareCounting(host, options, law, defaults, [against]);
  const more = { ...compared.named, tolerance: tolerancesText(tolerances) };
  const { tallies, basis, capacity } = await countFiles(
    host,
    run,
    (period) => ({ forecast: countOptions(run, period) }),
    { more },
  );
  const rows = forecastRows(tallies.forecast, capacity, basis.asOf);
  return { report: verifyReport(compared.table, rows, basis, tolerances), inputs: run.inputs };
}

function present(report: VerifyReport, { output }: Options): Presentation {
  const { basis } = report;
  const parts: SheetParts = {
    sheet: (lang) => verifySheet(report, lang),
    machine: (lang) => verifySheet(report, lang, false),
    json: () => verifyJson(report),
    provenance: basis,
  };
  return {
    ...sheetPresentation(parts, output),
    md: (lang) =>
      verifySummary(report, lang, output.provenance ? provenanceNotes(basis, lang) : []),
  };
}
