// koshin learn: take-up and lateness, learned from the records themselves.
import { ABSENT, type CivilDate, isoDate } from '../calendar/civil-date.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineReport } from '../cli/command.js';
import { settleAsOf } from '../cli/counting.js';
import { refuseOutputs } from '../cli/deliver.js';
import {
  figures,
  LEARN_FORMATS,
  OWN_FILES,
  READING,
  readingInEffect,
  scenarioAmong,
} from '../cli/options.js';
import { list, readsTwice, type Values, value } from '../cli/parts.js';
import { readAccepted } from '../cli/reading.js';
import { toolName } from '../cli/tool.js';
import { parseDate, parseSuppressBelow, parseWhole } from '../cli/values.js';
import type { Host } from '../host/host.js';
import {
  learnedSheets,
  learnJson,
  learnMachineSheet,
  learnSheet,
  learnYaml,
} from '../layout/learn/learn.js';
import { sheetPresentation } from '../layout/presentation.js';
import { firstMonthOf } from '../learning/certificates.js';
import { FaultError, fault, ok } from '../records/fault.js';
import { learnReport } from '../reports/learn.js';
import type { RuleBook } from '../rules/rule-book.js';
import { recordTotals } from '../tally/record-totals.js';
import { countingOf } from '../tally/record-use.js';
import type { Renewals } from '../tally/renewals.js';
import { HELP } from '../words/help.js';

/** Groups are told without being asked for, so the small ones must not tell of people. */
const SUPPRESSED_BELOW = 10;

const options = {
  files: OWN_FILES,
  /** Months before that of the as-of day in which certificates came due. */
  since: value('--since <months>', HELP.since, parseWhole),
  /** An older extract, given file by file. */
  older: list('--older <file>', HELP.older, (files) => ok(files)),
  asOf: value('--as-of <date>', HELP.learnAsOf, parseDate),
  suppressBelow: value('--suppress-below <n>', HELP.suppressLearned, parseSuppressBelow),
  reading: READING,
  output: figures(LEARN_FORMATS),
};
type Options = Values<typeof options>;

export const learn = defineReport({
  options,
  clashes: ({ files, older }) => [
    files.length === 0 && fault('usage-no-file'),
    scenarioAmong(files),
    readsTwice(...files, ...older),
  ],
  report,
  present: (report, { output }) =>
    sheetPresentation(
      {
        sheet: (language) => learnSheet(report, language),
        machine: (language) => learnMachineSheet(report, language),
        beneath: (language) => learnedSheets(report, language),
        json: () => learnJson(report),
        yaml: (language) => learnYaml(report, language),
        workbook: 'learn',
        provenance: report.basis,
      },
      output,
    ),
});

async function report(host: Host, options: Options) {
  const { files, older, since, suppressBelow = SUPPRESSED_BELOW, reading, output } = options;
  const law = loadLaw(host);
  const inputs = [...files, ...older];
  refuseOutputs(host, [output.file, reading.rejects, output.manifest], inputs);
  const later = await renewalsIn(host, options, law, files, options.asOf);
  const { asOf, asOfSource, asOfIsAssumed } = later;
  // Rejected rows of the one are listed; of the other they are only told.
  const before =
    older.length === 0
      ? undefined
      : await renewalsIn(
          host,
          { ...options, reading: { ...reading, rejects: undefined } },
          law,
          older,
          undefined,
        );
  if (before !== undefined && before.asOf >= asOf) {
    const [file = ''] = older;
    const days = { older: isoDate(before.asOf), asOf: isoDate(asOf) };
    throw new FaultError('usage-older-not-older', { file, ...days });
  }
  const report = learnReport(later.seen, {
    asOf,
    from: firstMonthOf(asOf, since, law),
    ...{ since, law, suppressBelow },
    older: before && { seen: before.seen, asOf: before.asOf },
    basis: {
      tool: toolName(host),
      rulesVersion: law.version,
      inputs: [...later.read.inputs, ...(before?.read.inputs ?? [])],
      ...{ asOf, asOfSource, asOfIsAssumed, isExample: later.read.isExample },
      records: recordTotals(later.read.totals, later.seen.cards),
      options: {
        as_of: isoDate(asOf),
        since: since ?? null,
        older: older.length === 0 ? null : older.join(','),
        suppress_below: suppressBelow,
        ...readingInEffect(reading),
      },
    },
  });
  return { report, inputs };
}

/** The renewals seen in the files of one extract, and of which day it speaks. */
async function renewalsIn(
  host: Host,
  { older, reading, output }: Pick<Options, 'older' | 'reading' | 'output'>,
  law: RuleBook,
  files: readonly string[],
  asked: CivilDate | undefined,
) {
  const counting = countingOf({
    kind: 'learn',
    law,
    byOffice: true,
    withCohorts: older.length > 0,
  });
  const read = await readAccepted(host, {
    files,
    reading,
    law,
    takenOn: asked ?? ABSENT,
    digestsAll: output.digestsAll,
    take: counting.take,
    counting,
  });
  const settled = settleAsOf(
    host,
    { asked, law, files: files.length, language: reading.language },
    read,
  );
  return { ...settled, read, seen: (counting.renewals as Renewals).seen() };
}
