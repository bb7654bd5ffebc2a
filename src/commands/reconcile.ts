// koshin reconcile: the bridge from a published table to the law, step by step.
import { loadLaw } from '../cli/bundled-data.js';
import { defineReport } from '../cli/command.js';
import { countFiles, prepareCounting } from '../cli/counting.js';
import { AGAINST, FILES, figures, PERIOD, READING, WORKBOOK_FORMATS } from '../cli/options.js';
import { readsTwice, type Values } from '../cli/parts.js';
import { loadTable } from '../cli/tables.js';
import type { Host } from '../host/host.js';
import { asSheet } from '../layout/presentation.js';
import { reconcileJson, reconcileRows, reconcileSheet } from '../layout/reconcile.js';
import { tableYears } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import { reconcileReport, stepCounters } from '../reports/reconcile.js';

const options = {
  files: FILES,
  /** The file of the table; the ward's, where undefined. */
  against: AGAINST,
  counting: PERIOD,
  reading: READING,
  output: figures(WORKBOOK_FORMATS),
};
type Options = Values<typeof options>;

export const reconcile = defineReport({
  options,
  clashes: ({ files, against }) => [readsTwice(...files, against)],
  report,
  present: asSheet({
    sheet: reconcileSheet,
    machine: reconcileRows,
    json: reconcileJson,
    workbook: 'reconcile',
  }),
});

async function report(host: Host, options: Options) {
  const { against, counting } = options;
  const law = loadLaw(host);
  const compared = await loadTable(host, against, counting, law, options.reading.language);
  const { table, named } = compared;
  if (table.rows.every(({ total }) => total === null)) {
    throw new FaultError('usage-table-no-total', { file: table.id });
  }
  const defaults = { ...compared, years: tableYears(table) };
  const run = prepareCounting(host, options, law, defaults, [against]);
  const { repeatRenewals } = counting;
  const { tallies, basis, capacity } = await countFiles(
    host,
    run,
    (period) => stepCounters({ law, ...period, repeatRenewals }),
    { main: 'repeats', more: named },
  );
  return { report: reconcileReport(table, tallies, capacity, basis), inputs: run.inputs };
}
