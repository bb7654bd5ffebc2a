// koshin tally: counts alone, for another house to add up; no record leaves the building.
import { type Command, Option } from 'commander';
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import type { Language } from '../render/language.js';
import { tallyJson } from '../render/tally.js';
import { HELP } from '../render/words/help.js';
import { tableYears } from '../reports/published-table.js';
import { suppressPart, type TallyPart, tallyPart } from '../reports/tally-part.js';
import type { RuleBook } from '../rules/rule-book.js';
import { countingOf } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import {
  addMethodOption,
  addOutputOptions,
  addReadingOptions,
  addRepeatsOption,
  addSpanOptions,
  suppressOption,
} from './common-options.js';
import { countFiles, prepareCounting } from './counting.js';
import { deliverBytes, refuseClashes } from './deliver.js';
import { repeatsOf } from './forecast.js';
import { loadLaw, loadWardTable, rulesDigest } from './law.js';
import type { Outcome } from './outcome.js';
import { readTallies, type TallyFlags } from './tallies.js';
import { toolVersion } from './tool.js';

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
  if (files.length === 0) throw new Fault('usage-no-file');
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
    throw new Fault('usage-month-by-shortcut');
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
