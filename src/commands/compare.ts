// koshin compare: two saved forecasts or plans, figure by figure, and what the files tell of why they differ.
import { defineReport } from '../cli/command.js';
import { refuseOutputs } from '../cli/deliver.js';
import { figures, WORKBOOK_FORMATS } from '../cli/options.js';
import { argument, argumentsFrom, readsTwice, type Values } from '../cli/parts.js';
import { readSavedFile } from '../cli/tables.js';
import { toolName } from '../cli/tool.js';
import type { Host } from '../host/host.js';
import { compareJson, compareSheet, reasonsSheets } from '../layout/compare/compare.js';
import { sheetPresentation } from '../layout/presentation.js';
import { FaultError } from '../records/fault.js';
import { compareReport, unlike } from '../reports/compare.js';
import { COMPARE_HELP } from '../words/compare.js';

const options = {
  old: argument('<old>', COMPARE_HELP.old),
  now: argumentsFrom('<new>', COMPARE_HELP.new, 1),
  output: figures(WORKBOOK_FORMATS),
};
type Options = Values<typeof options>;

export const compare = defineReport({
  options,
  clashes: ({ old, now }) => [readsTwice(old, ...now)],
  report,
  present: (report, { output }: Options) =>
    sheetPresentation(
      {
        sheet: (language) => compareSheet(report, language),
        machine: (language) => compareSheet(report, language, false),
        beneath: (language) => reasonsSheets(report, language),
        json: () => compareJson(report),
        provenance: report.basis,
        workbook: 'compare',
      },
      output,
    ),
});

async function report(host: Host, { old, now, output }: Options) {
  const [path = ''] = now;
  const inputs = [old, path];
  refuseOutputs(host, [output.file, output.manifest], inputs);
  const before = await readSavedFile(host, old);
  const after = await readSavedFile(host, path);
  const clash = unlike(before, after);
  if (clash !== undefined) throw FaultError.of(clash);
  return { report: compareReport(before, after, toolName(host)), inputs };
}
