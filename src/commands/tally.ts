// koshin tally: counts alone, for another house to add up; no record leaves the building.
import { loadLaw, loadWardTable, rulesDigest } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { countFiles, countOptions, prepareCounting } from '../cli/counting.js';
import { deliverBytes } from '../cli/deliver.js';
import { BY, OWN_FILES, output, READING, TALLYING, tallyClashes } from '../cli/options.js';
import { flag, readsTwice, type Values, value } from '../cli/parts.js';
import { readTallies } from '../cli/tallies.js';
import { toolVersion } from '../cli/tool.js';
import { parseSuppressBelow } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { jsonText } from '../layout/presentation.js';
import { tallyJson } from '../layout/tally.js';
import { suppressPart } from '../privacy/suppress-part.js';
import { fault } from '../records/fault.js';
import { FINDINGS, type FindingCode, NO_RECORD } from '../records/findings.js';
import type { RuleBook } from '../rules/rule-book.js';
import { hasMonths } from '../tally/tally.js';
import { addFindings, type TallyPart, tallyPart } from '../tally/tally-part.js';
import { HELP } from '../words/help.js';

const options = {
  files: OWN_FILES,
  /** Whether the files are tallies. */
  tally: flag('--tally', HELP.addTallies),
  counting: TALLYING,
  by: BY,
  suppressBelow: value('--suppress-below <n>', HELP.suppressTally, parseSuppressBelow),
  reading: READING,
  output: output(['json']),
};
type Options = Values<typeof options>;

export const tally = defineCommand({
  options,
  clashes: ({ files, tally, by, counting }, isGiven) => [
    files.length === 0 && fault('usage-no-file'),
    readsTwice(...files),
    ...(tally
      ? tallyClashes(files, isGiven)
      : [hasMonths(by) && counting.method === 'issue-year' && fault('usage-month-by-shortcut')]),
  ],
  run,
});

async function run(host: Host, options: Options): Promise<Outcome> {
  const { tally, suppressBelow, files, output } = options;
  const law = loadLaw(host);
  const part = await (tally ? readTallies(host, options, law) : countPart(host, options, law));
  const isWhole = suppressBelow === undefined || part.terms.suppressBelow !== undefined;
  const kept = isWhole ? part : suppressPart(part, suppressBelow);
  await deliverBytes(host, jsonText(tallyJson(kept, toolVersion(host))), output, files, 'tally');
  return 'done';
}

/** Whether a finding keeps a row from being counted, which those are told who add the counts up. */
function isTold(code: FindingCode): boolean {
  return FINDINGS[code].level === 'reject' || NO_RECORD.has(code);
}

/** Counts files of records. */
async function countPart(host: Host, options: Options, law: RuleBook): Promise<TallyPart> {
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
    findings: addFindings(
      [...found].flatMap(([code, count]) =>
        isTold(code) ? [{ code, column: undefined, count }] : [],
      ),
    ),
  });
}
