// koshin check: what is wrong in files of records, and how to mend it.
import { ABSENT, isoDate } from '../calendar/civil-date.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { deliver, refuseOutputs, writeFile } from '../cli/deliver.js';
import { FORM } from '../cli/form-options.js';
import {
  besides,
  MIN_LABEL,
  NO_REJECTS,
  OWN_FILES,
  output,
  REJECTS,
  readingInEffect,
  SHOW_VALUES,
  TEXT_FORMATS,
} from '../cli/options.js';
import { readsTwice, type Values, value } from '../cli/parts.js';
import { profiled, readRecords } from '../cli/reading.js';
import { labelJudge } from '../cli/shown-names.js';
import { toolName } from '../cli/tool.js';
import { parseAsOf, parseSuppressBelow } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { checkJson, checkText, findingPage } from '../layout/check/findings.js';
import { FaultError, failed, fault, ok, type Result } from '../records/fault.js';
import { FINDING_CODES, type FindingCode } from '../records/findings.js';
import { type CheckReport, loggedFindings } from '../reports/check.js';
import { checkProfile } from '../reports/profile.js';
import { countingOf } from '../tally/record-use.js';
import { HELP } from '../words/help.js';
import { fill } from '../words/language.js';
import { LAYOUT_FILE_WORDS } from '../words/layout-file.js';
import type { TableStyle } from '../write/table.js';

const options = {
  files: OWN_FILES,
  /** The day after which dates are findings; none are, where undefined. */
  asOf: value('--as-of <date>', HELP.takenOn, parseAsOf),
  rejects: REJECTS,
  showValues: SHOW_VALUES,
  minLabel: MIN_LABEL,
  /** The finding to explain instead of a check. */
  explain: value('--explain <code>', HELP.explainCode, parseFindingCode),
  form: FORM,
  /** The file that says how files like these are read. */
  writeLayout: besides('--write-layout <file>', HELP.writeLayout, 'yaml'),
  suppressBelow: value('--suppress-below <n>', HELP.suppressProfile, parseSuppressBelow),
  output: output(TEXT_FORMATS),
};
type Options = Values<typeof options>;

/** Numbers of cards below are not shown unless asked for. */
const SMALL = 10;

export const check = defineCommand({
  options,
  clashes: ({ files, explain }) => [
    explain === undefined && files.length === 0 && fault('usage-no-file'),
    readsTwice(...files),
  ],
  run,
});

function parseFindingCode(text: string): Result<FindingCode> {
  const code = FINDING_CODES.find((each) => each === text);
  if (code !== undefined) return ok(code);
  return failed('usage-unknown-code', { code: text, codes: FINDING_CODES });
}

async function run(host: Host, options: Options): Promise<Outcome> {
  const { files, asOf, explain, showValues, suppressBelow = SMALL, writeLayout, output } = options;
  if (explain !== undefined) {
    await host.write(findingPage(explain, output.language));
    return 'done';
  }
  const { language, machineLanguage } = output;
  const reading = { ...options, maxRejects: NO_REJECTS, language, machineLanguage };
  refuseOutputs(host, [output.file, output.manifest, options.rejects, writeLayout], files);
  const law = loadLaw(host);
  const counting = countingOf({ kind: 'examine', law });
  const read = await readRecords(host, {
    files,
    reading,
    law,
    takenOn: asOf ?? ABSENT,
    digestsAll: output.digestsAll,
    take: counting.take,
    counting,
  });
  const { totals, log, inputs, day, examples } = read;
  const profile = checkProfile(profiled(read.files), {
    suppressBelow,
    minLabel: options.minLabel,
    tells: labelJudge(host),
    asOf: day.asOf,
    hasExamples: examples > 0,
  });
  const report: CheckReport = { kind: 'check', ...loggedFindings(totals, log), profile };
  if (writeLayout !== undefined) await writeLayoutFile(host, writeLayout, options, report);
  const provenance = {
    tool: toolName(host),
    rulesVersion: law.version,
    inputs,
    isExample: examples > 0,
    options: {
      as_of: asOf === undefined ? null : isoDate(asOf),
      show_values: showValues,
      suppress_below: suppressBelow,
      ...readingInEffect(reading),
    },
  };
  const presentation = {
    table: (style: TableStyle) => checkText(report, style),
    json: () => checkJson(report, provenance, machineLanguage),
    provenance,
  };
  await deliver(host, presentation, output, files);
  return log.rejecting() > 0 ? 'finding' : 'done';
}

/** Writes how files like these are read. A file that exists is not written over: it may have been corrected by hand. */
async function writeLayoutFile(
  host: Host,
  path: string,
  { files, form, output }: Options,
  report: CheckReport,
): Promise<void> {
  if (host.exists(path)) throw new FaultError('usage-layout-exists', { file: path });
  const { fileLayoutText, hasOneHeader } = await import('../layout/check/file-layout.js');
  if (!hasOneHeader(report.profile.files)) throw new FaultError('usage-layout-several');
  writeFile(host, path, fileLayoutText(report, form, path, output.language), files);
  host.warn(fill(LAYOUT_FILE_WORDS.written, output.language, { file: path }));
}
