// koshin check: what is wrong in files of records, and how to mend it.
import { ABSENT, isoDate } from '../calendar/civil-date.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { deliver } from '../cli/deliver.js';
import {
  FORM,
  NO_REJECTS,
  OWN_FILES,
  output,
  REJECTS,
  readingInEffect,
  SHOW_VALUES,
  TEXT_FORMATS,
} from '../cli/options.js';
import { readsTwice, type Values, value } from '../cli/parts.js';
import { readRecords } from '../cli/reading.js';
import { toolName } from '../cli/tool.js';
import { parseDate } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { checkJson, checkText, findingPage } from '../layout/findings.js';
import { failed, fault, ok, type Result } from '../records/fault.js';
import { FINDING_CODES, type FindingCode } from '../records/findings.js';
import { checkReport } from '../reports/check.js';
import { countingOf } from '../tally/record-use.js';
import { HELP } from '../words/help.js';

const options = {
  files: OWN_FILES,
  /** The day after which dates are findings; none are, where undefined. */
  asOf: value('--as-of <date>', HELP.takenOn, parseDate),
  rejects: REJECTS,
  showValues: SHOW_VALUES,
  /** The finding to explain, in place of a check. */
  explain: value('--explain <code>', HELP.explainCode, parseFindingCode),
  form: FORM,
  output: output(TEXT_FORMATS),
};
type Options = Values<typeof options>;

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
  const { files, asOf, explain, showValues, output } = options;
  if (explain !== undefined) {
    await host.write(findingPage(explain, output.language));
    return 'done';
  }
  const { language, machineLanguage } = output;
  const reading = { ...options, maxRejects: NO_REJECTS, language, machineLanguage };
  const law = loadLaw(host);
  const counting = countingOf({ kind: 'examine', law });
  const { totals, log, inputs } = await readRecords(host, {
    files,
    reading,
    law,
    takenOn: asOf ?? ABSENT,
    digestsAll: output.digestsAll,
    take: counting.take,
    counting,
  });
  const report = checkReport(totals, log);
  const provenance = {
    tool: toolName(host),
    rulesVersion: law.version,
    inputs,
    options: {
      as_of: asOf === undefined ? null : isoDate(asOf),
      show_values: showValues,
      ...readingInEffect(reading),
    },
  };
  const presentation = {
    table: () => checkText(report, language),
    json: () => checkJson(report, provenance, machineLanguage),
    provenance,
  };
  await deliver(host, presentation, output, files);
  return log.rejecting() > 0 ? 'finding' : 'done';
}
