// koshin learn: take-up and lateness, learned from the records themselves.
import { isoDate } from '../calendar/civil-date.js';
import { loadLaw } from '../cli/bundled-data.js';
import { drawnClashes } from '../cli/chart-file.js';
import { defineReport } from '../cli/command.js';
import { countersByCounts, countersByRecords, dayAfterActuals, readCame } from '../cli/counters.js';
import { refuseOutputs } from '../cli/deliver.js';
import { MUNICIPALITY } from '../cli/form-options.js';
import {
  ASSUMPTIONS,
  figures,
  LEARN_FORMATS,
  OWN_FILES,
  READING,
  readingInEffect,
  scenarioAmong,
  tallyClashes,
} from '../cli/options.js';
import { list, readsTwice, text, type Values, value } from '../cli/parts.js';
import { peekedCounts } from '../cli/peeked-counts.js';
import { isTallyName, readRenewalTallies, renewalsIn } from '../cli/renewals.js';
import { toolName } from '../cli/tool.js';
import { parseAsOf, parseSuppressBelow, parseWhole } from '../cli/values.js';
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
import { type Fault, FaultError, fault, ok } from '../records/fault.js';
import { type LearnQuestion, learnReport, SUPPRESSED_BELOW } from '../reports/learn.js';
import type { RuleBook } from '../rules/rule-book.js';
import { NO_RECORDS } from '../tally/record-totals.js';
import { createRenewals, type RenewalsSeen } from '../tally/renewals.js';
import { HELP } from '../words/help.js';

const options = {
  files: OWN_FILES,
  /** Months before that of the as-of day in which certificates came due. */
  since: value('--since <months>', HELP.since, parseWhole),
  /** An older extract, given file by file. */
  older: list('--older <file>', HELP.older, (files) => ok(files)),
  /** What came at the counters, by month. */
  actuals: text('--actuals <file>', HELP.learnActuals),
  assumed: ASSUMPTIONS,
  municipality: MUNICIPALITY,
  asOf: value('--as-of <date>', HELP.learnAsOf, parseAsOf),
  suppressBelow: value('--suppress-below <n>', HELP.suppressLearned, parseSuppressBelow),
  reading: READING,
  output: figures(LEARN_FORMATS),
};
type Options = Values<typeof options>;

export const learn = defineReport({
  options,
  clashes: ({ files, older, actuals, assumed, municipality, output }, isGiven) => [
    ...drawnClashes(output, { '--actuals': actuals !== undefined }),
    files.length === 0 && fault('usage-no-file'),
    scenarioAmong(files),
    ...tallyClashesOf(files, [...older, ...(actuals === undefined ? [] : [actuals])], isGiven),
    readsTwice(...files, ...older, actuals),
    ...[
      assumed.minorShare && '--minor-share',
      assumed.leavesPerYear && '--leaves-per-year',
      municipality && '--municipality',
    ].map(
      (option) => actuals === undefined && !!option && fault('usage-only-with-actuals', { option }),
    ),
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
  drawn: (report) => report,
});

/** What does not go with tallies: they hold no card to compare by, and are not read as records are. */
function tallyClashesOf(
  files: readonly string[],
  beside: readonly string[],
  isGiven: (flag: string) => boolean,
): readonly (Fault | false)[] {
  const tallies = files.filter(isTallyName);
  const [file] = tallies;
  if (file === undefined) return [];
  const [other] = [...files.filter((each) => !isTallyName(each)), ...beside];
  return [
    other !== undefined && fault('usage-tallies-and-records', { file, other }),
    ...tallyClashes(files, isGiven),
  ];
}

async function report(host: Host, options: Options) {
  const { files, older, actuals, reading, output } = options;
  const law = loadLaw(host);
  const inputs = [...files, ...older, ...(actuals === undefined ? [] : [actuals])];
  refuseOutputs(host, [output.file, reading.rejects, output.manifest], inputs);
  const came = actuals === undefined ? undefined : await readCame(host, actuals, law, reading);
  const peeked = came && (await peekedFile(host, options));
  if (came !== undefined && peeked?.counts !== undefined) {
    const file = { input: peeked.input, counts: peeked.counts };
    const { counters, digest } = await countersByCounts(host, options, law, came, file);
    const asOf = dayAfterActuals(came.months);
    const seen = createRenewals(law, false).seen();
    const known = { seen, asOf, basis: { inputs: [digest, came.digest] } };
    return { report: reportOf(host, options, law, known, { counters }), inputs };
  }
  const request = { reading, output, asked: options.asOf, withCohorts: older.length > 0 };
  const later = files.every(isTallyName)
    ? await readRenewalTallies(host, files, request, law)
    : await renewalsIn(host, files, request, law);
  const { asOf } = later.terms;
  // Rejected rows of the one are listed; of the other they are only told.
  const before =
    older.length === 0
      ? undefined
      : await renewalsIn(
          host,
          older,
          { ...request, reading: { ...reading, rejects: undefined }, asked: undefined },
          law,
        );
  if (before !== undefined && before.terms.asOf >= asOf) {
    const [file = ''] = older;
    const days = { older: isoDate(before.terms.asOf), asOf: isoDate(asOf) };
    throw new FaultError('usage-older-not-older', { file, ...days });
  }
  const counters = came && (await countersByRecords(host, files, options, law, came, asOf));
  const { seen, records, asOfSource, isExample, isBlind } = later;
  const known = {
    ...{ seen, asOf },
    basis: {
      ...{ asOf, asOfSource, isExample, records, isBlind },
      asOfIsAssumed: later.asOfIsAssumed,
      inputs: [
        ...later.inputs,
        ...(before?.inputs ?? []),
        ...(came === undefined ? [] : [came.digest]),
      ],
    },
  };
  const beside = { older: before && { seen: before.seen, asOf: before.terms.asOf }, counters };
  return { report: reportOf(host, options, law, known, beside), inputs };
}

/** A single file that may be counts of cards; who maps columns has records. */
async function peekedFile(host: Host, { files, reading: { form }, output }: Options) {
  const [only] = files;
  if (only === undefined || files.length > 1 || form.map.length > 0) return undefined;
  return peekedCounts(host, host.open(only, output.digestsAll), form.sheet);
}

/** The report of renewals seen, with what stands beside them. */
function reportOf(
  host: Host,
  {
    older,
    actuals,
    since,
    suppressBelow = SUPPRESSED_BELOW,
    assumed,
    municipality,
    reading,
  }: Options,
  law: RuleBook,
  known: Pick<LearnQuestion, 'asOf'> & {
    readonly seen: RenewalsSeen;
    readonly basis: Partial<LearnQuestion['basis']> & Pick<LearnQuestion['basis'], 'inputs'>;
  },
  beside: Partial<Pick<LearnQuestion, 'older' | 'counters'>>,
) {
  const { seen, asOf, basis } = known;
  return learnReport(seen, {
    ...{ asOf, since, law, suppressBelow, older: undefined, ...beside },
    from: firstMonthOf(asOf, since, law),
    basis: {
      records: NO_RECORDS,
      ...basis,
      tool: toolName(host),
      rulesVersion: law.version,
      options: {
        as_of: isoDate(asOf),
        since: since ?? null,
        older: older.length === 0 ? null : older.join(','),
        ...(actuals !== undefined && {
          actuals,
          minor_share: assumed.minorShare?.written ?? null,
          leaves_per_year: assumed.leavesPerYear?.written ?? null,
          municipality: municipality ?? null,
        }),
        suppress_below: suppressBelow,
        ...readingInEffect(reading),
      },
    },
  });
}
