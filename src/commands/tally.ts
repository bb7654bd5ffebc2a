// koshin tally: counts alone, for another house to add up; no record leaves the building.
import { type Command, Option } from 'commander';
import {
  addMethodOption,
  addOutputOptions,
  addReadingOptions,
  addRepeatsOption,
  addSpanOptions,
  suppressOption,
} from '../cli/common-options.js';
import { countFiles, prepareCounting } from '../cli/counting.js';
import { deliverBytes, refuseClashes } from '../cli/deliver.js';
import { loadLaw, loadWardTable, rulesDigest } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import { readTallies, type TallyFlags } from '../cli/tallies.js';
import { toolVersion } from '../cli/tool.js';
import type { Host } from '../host/host.js';
import { tallyJson } from '../layout/tally.js';
import { suppressPart } from '../privacy/suppress-part.js';
import { tableYears } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import type { RuleBook } from '../rules/rule-book.js';
import { countingOf } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import { type TallyPart, tallyPart } from '../tally/tally-part.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import { repeatsOf } from './forecast.js';

type Flags = TallyFlags & { readonly suppressBelow?: string };

export function define(command: Command, language: Language): void {
  command
    .argument('[file...]', HELP.filesToCheck[language])
    .option('--tally', HELP.addTallies[language]);
  addSpanOptions(command, language);
  addRepeatsOption(command, language);
  addMethodOption(command, language);
  command
    .addOption(new Option('--by <part>', HELP.by[language]).choices(['office', 'month']))
    .option('--suppress-below <n>', HELP.suppressTally[language]);
  addReadingOptions(command, language);
  addOutputOptions(command, language, ['json']);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  if (files.length === 0) throw new FaultError('usage-no-file');
  refuseClashes(host, flags, ['json']);
  const below = suppressOption(flags);
  const law = loadLaw(host);
  const part = flags.tally
    ? await readTallies(host, files, flags, law, below)
    : await countPart(host, files, flags, law);
  const { suppressBelow } = part.terms;
  const kept =
    below === undefined || suppressBelow !== undefined ? part : suppressPart(part, below);
  const text = `${JSON.stringify(tallyJson(kept, toolVersion(host)), null, 2)}\n`;
  await deliverBytes(host, text, flags, files);
  return 'done';
}

/** Counts files of records. */
async function countPart(
  host: Host,
  files: readonly string[],
  flags: Flags,
  law: RuleBook,
): Promise<TallyPart> {
  if (flags.by === 'month' && flags.method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const table = loadWardTable(host, law);
  const counting = prepareCounting(host, files, flags, law, table, tableYears(table));
  const counted = countingOf({
    kind: 'count',
    counters: [
      {
        law,
        ...counting.span,
        asOf: counting.asOf,
        method: flags.method,
        repeats: repeatsOf(flags),
        by: flags.by,
      },
    ],
  });
  const tally = counted.tallies[0] as Tally;
  // By their digests, records that two tallies have counted are noticed where the tallies are added up.
  const { records, inputs } = await countFiles(
    host,
    { ...counting, digestsAll: true },
    tally,
    counted,
  );
  return tallyPart(tally, {
    terms: {
      rules: law.version,
      rulesDigest: rulesDigest(law),
      ...counting.span,
      asOf: counting.asOf,
      method: flags.method,
      repeatRenewals: flags.repeatRenewals,
      suppressBelow: undefined,
    },
    records,
    inputs,
  });
}
