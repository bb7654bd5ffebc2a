// koshin check: what is wrong in files of records, and how to mend it.
import { type Command, Option } from 'commander';
import { ABSENT, type CivilDate, isoDate } from '../calendar/civil-date.js';
import {
  addFormOptions,
  addOutputOptions,
  dateOption,
  type OutputFlags,
  type ReadingFlags,
  readingOptions,
} from '../cli/common-options.js';
import { deliver } from '../cli/deliver.js';
import { loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import { readRecords } from '../cli/reading.js';
import { toolName } from '../cli/tool.js';
import type { Host } from '../host/host.js';
import { checkJson, checkText, findingPage } from '../layout/findings.js';
import { FaultError } from '../records/fault.js';
import { FINDING_CODES, FINDINGS, type FindingCode } from '../records/findings.js';
import { checkReport } from '../reports/check.js';
import { countingOf } from '../tally/record-use.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

type Flags = Omit<ReadingFlags, 'maxRejects'> &
  OutputFlags & { readonly asOf?: string; readonly explain?: string };

export function define(command: Command, language: Language): void {
  command
    .argument('[file...]', HELP.filesToCheck[language])
    .option('--as-of <date>', HELP.takenOn[language])
    .option('--rejects <file>', HELP.rejects[language])
    .option('--show-values', HELP.showValues[language])
    .addOption(new Option('--explain <code>', HELP.explainCode[language]));
  addFormOptions(command, language);
  addOutputOptions(command, language, ['table', 'json']);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const language = flags.lang ?? host.language;
  if (flags.explain !== undefined) {
    const code = flags.explain as FindingCode;
    if (!Object.hasOwn(FINDINGS, code)) {
      throw new FaultError('usage-unknown-code', { code, codes: FINDING_CODES });
    }
    await host.write(findingPage(code, language));
    return 'done';
  }
  if (files.length === 0) throw new FaultError('usage-no-file');
  const law = loadLaw(host);
  const takenOn: CivilDate | typeof ABSENT =
    flags.asOf === undefined ? ABSENT : dateOption('--as-of', flags.asOf);
  const examining = countingOf({ kind: 'examine', law });
  const reading = await readRecords(host, {
    files,
    law,
    takenOn,
    flags,
    language,
    take: examining.take,
    counting: examining,
  });
  const report = checkReport(reading.totals, reading.log);
  const provenance = {
    tool: toolName(host),
    rulesVersion: law.version,
    inputs: reading.inputs,
    options: {
      as_of: takenOn === ABSENT ? null : isoDate(takenOn),
      show_values: flags.showValues === true,
      ...readingOptions(flags),
    },
  };
  await deliver(
    host,
    {
      table: (style) => checkText(report, style.language),
      json: () => checkJson(report, provenance, flags.lang ?? 'en'),
    },
    flags,
    files,
  );
  return reading.log.rejecting() > 0 ? 'finding' : 'done';
}
