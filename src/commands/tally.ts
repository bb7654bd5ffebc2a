// koshin tally: counts alone, for another house to add up; no record leaves the building.
import { loadLaw, loadWardTable, rulesDigest } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { countFiles, countOptions, prepareCounting } from '../cli/counting.js';
import { deliverBytes, refuseOutputs } from '../cli/deliver.js';
import { BY, OWN_FILES, output, READING, TALLYING, tallyClashes } from '../cli/options.js';
import { flag, readsTwice, type Values, value } from '../cli/parts.js';
import { readRenewalTallies, renewalsIn } from '../cli/renewals.js';
import { readTallies, type TallyOptions, tallyFindings } from '../cli/tallies.js';
import { toolVersion } from '../cli/tool.js';
import { parseSuppressBelow } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { renewalsJson } from '../layout/learn/renewals.js';
import { jsonText } from '../layout/presentation.js';
import { tallyJson } from '../layout/tally.js';
import { suppressPart } from '../privacy/suppress-part.js';
import { type Fault, fault } from '../records/fault.js';
import type { RuleBook } from '../rules/rule-book.js';
import { hasMonths } from '../tally/tally.js';
import { type TallyPart, tallyPart } from '../tally/tally-part.js';
import { HELP } from '../words/help.js';

const options = {
  files: OWN_FILES,
  /** Whether the files are tallies. */
  tally: flag('--tally', HELP.addTallies),
  /** Whether renewals are counted, to learn from, and not what is due. */
  learn: flag('--learn', HELP.tallyLearn),
  counting: TALLYING,
  by: BY,
  suppressBelow: value('--suppress-below <n>', HELP.suppressTally, parseSuppressBelow),
  reading: READING,
  output: output(['json']),
};
type Options = Values<typeof options>;

export const tally = defineCommand({
  options,
  clashes: (options, isGiven) => [
    ...(options.learn ? learnClashes(options) : []),
    options.files.length === 0 && fault('usage-no-file'),
    readsTwice(...options.files),
    ...(options.tally
      ? tallyClashes(options.files, isGiven)
      : [
          hasMonths(options.by) &&
            options.counting.method === 'issue-year' &&
            fault('usage-month-by-shortcut'),
        ]),
  ],
  run,
});

/** What says how the due is counted does not go with --learn. */
function learnClashes({ counting, by, suppressBelow }: Options): readonly (Fault | false)[] {
  const given = {
    '--from': counting.from !== undefined,
    '--to': counting.to !== undefined,
    '--method': counting.method === 'issue-year',
    '--no-repeat-renewals': !counting.repeatRenewals,
    '--by': by !== undefined,
    '--suppress-below': suppressBelow !== undefined,
  };
  return Object.entries(given).map(
    ([option, isGiven]) => isGiven && fault('usage-not-with-learn', { option }),
  );
}

async function run(host: Host, options: Options): Promise<Outcome> {
  const { tally, suppressBelow, files, output } = options;
  const law = loadLaw(host);
  if (options.learn) return runLearn(host, options, law);
  const part = await (tally ? readTallies(host, options, law) : countPart(host, options, law));
  const isWhole = suppressBelow === undefined || part.terms.suppressBelow !== undefined;
  const kept = isWhole ? part : suppressPart(part, suppressBelow);
  await deliverBytes(host, jsonText(tallyJson(kept, toolVersion(host))), output, files, 'tally');
  return 'done';
}

/** Writes the renewals seen in records, or the sum of such tallies. */
async function runLearn(host: Host, options: Options, law: RuleBook): Promise<Outcome> {
  const { tally, files, counting, reading, output } = options;
  const asked = counting.asOf;
  const request = { reading, asked, output: { digestsAll: true }, withCohorts: false };
  refuseOutputs(host, [output.file, reading.rejects], files);
  const part = tally
    ? await readRenewalTallies(host, files, request, law)
    : await renewalsIn(host, files, request, law);
  await deliverBytes(host, jsonText(renewalsJson(part, toolVersion(host))), output, files, 'tally');
  return 'done';
}

/** Counts files of records. */
export async function countPart(
  host: Host,
  options: TallyOptions,
  law: RuleBook,
): Promise<TallyPart> {
  // By their digests, records that two tallies have counted are noticed where the tallies are added up.
  const asked = { ...options, output: { ...options.output, digestsAll: true } };
  const run = prepareCounting(host, asked, law, { table: loadWardTable(host, law), isWards: true });
  const { tallies, found, basis, period } = await countFiles(host, run, (period) => ({
    tally: { ...countOptions(run, period), by: options.by },
  }));
  const { method, repeatRenewals } = options.counting;
  const { asOf, from, to } = period;
  const { records, inputs, asOfSource, isExample } = basis;
  return tallyPart(tallies.tally, {
    terms: {
      rules: law.version,
      rulesDigest: rulesDigest(host, law),
      ...{ asOf, from, to, method, repeatRenewals },
      suppressBelow: undefined,
    },
    ...{ records, inputs, asOfSource, isExample },
    findings: tallyFindings(found),
  });
}
