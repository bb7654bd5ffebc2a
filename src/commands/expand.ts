// koshin expand: records from counts of cards, for a first forecast, for fixtures and for benches.
import { type Command, Option } from 'commander';
import type { Host, OutputFile } from '../host/host.js';
import { readCounts } from '../read/counts.js';
import { Fault } from '../records/fault.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import { type OptionalRecordColumn, recordWriter } from '../render/records.js';
import { type BirthdaySpread, expandCohorts } from '../synthesis/expand.js';
import { dateOption, wholeOption } from './common-options.js';
import { langOption } from './lang-option.js';
import { loadLaw } from './law.js';
import type { Outcome } from './outcome.js';

interface Flags {
  readonly birthdays: BirthdaySpread;
  readonly unit?: boolean;
  readonly seed: string;
  readonly asOf: string;
  readonly output?: string;
  readonly lang?: Language;
}

/** Written at once, so that many small rows are few large writes. */
const BATCH_CHARACTERS = 1 << 18;

export function define(command: Command, language: Language): void {
  command
    .argument('<counts>', HELP.countsFile[language])
    .addOption(
      new Option('--birthdays <spread>', HELP.birthdays[language])
        .choices(['even', 'before-issue'])
        .default('even'),
    )
    .option('--unit', HELP.unit[language])
    .option('--seed <n>', HELP.seed[language], '1')
    .option('--as-of <date>', HELP.expandAsOf[language], '2025-04-01')
    .addOption(langOption(language))
    .option('-o, --output <file>', HELP.output[language]);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const [counts] = files as [string];
  const seed = wholeOption('--seed', flags.seed);
  const asOf = dateOption('--as-of', flags.asOf);
  const law = loadLaw(host);
  const input = host.open(counts, false);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    throw new Fault('usage-bad-counts', { file: counts, line: 1, detail: 'xlsx' });
  }
  const cohorts = await readCounts(input.name, content.chunks, law);
  const used = new Set<OptionalRecordColumn>();
  if (cohorts.some(({ office }) => office !== '')) used.add('office');
  if (cohorts.some(({ status }) => status !== 'active')) used.add('status');
  if (cohorts.some(({ stayExpiresOn }) => stayExpiresOn > 0)) used.add('stay_expires_on');
  if (flags.unit !== true) used.add('count');
  const writer = recordWriter(used);
  const records = expandCohorts(cohorts, {
    law,
    birthdays: flags.birthdays,
    asOf,
    seed: flags.unit === true ? seed : undefined,
  });

  const file: OutputFile | undefined =
    flags.output === undefined ? undefined : host.create(flags.output, [counts]);
  try {
    let batch = writer.header;
    for (const record of records) {
      batch += writer.row(record);
      if (batch.length > BATCH_CHARACTERS) {
        await put(host, file, batch);
        batch = '';
      }
    }
    await put(host, file, batch);
  } catch (error) {
    file?.abandon();
    throw error;
  }
  file?.commit();
  return 'done';
}

async function put(host: Host, file: OutputFile | undefined, text: string): Promise<void> {
  if (file) file.write(text);
  else await host.write(text);
  // Lets a signal through between batches, so that Ctrl-C ends a long run and leaves nothing behind.
  await new Promise((resolve) => setImmediate(resolve));
}
