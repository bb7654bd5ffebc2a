// koshin expand: records from counts of cards, for a first forecast, for fixtures and for benches.
import { type Command, Option } from 'commander';
import { type Fraction, fraction, ZERO } from '../calendar/fraction.js';
import { dateOption, wholeOption } from '../cli/common-options.js';
import { langOption } from '../cli/lang-option.js';
import { loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import type { Host, OutputFile } from '../host/host.js';
import { type OptionalRecordColumn, recordWriter } from '../layout/records.js';
import { readCounts } from '../read/tables/counts.js';
import { FaultError } from '../records/fault.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type BirthdaySpread, expandCohorts } from '../synthesis/expand.js';
import {
  type CountsAssumptions,
  type CountsTable,
  cohortsOfCounts,
} from '../synthesis/statistics.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

/** What the user assumes where counts do not say it. */
export interface AssumptionFlags {
  readonly minorShare?: string;
  readonly handoverLag?: string;
  readonly leavesPerYear?: string;
}

interface Flags extends AssumptionFlags {
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
    .option('--handover-lag <days>', HELP.handoverLag[language]);
  addStatisticsOptions(command, language);
  command.addOption(langOption(language)).option('-o, --output <file>', HELP.output[language]);
}

/** Adds --minor-share and --leaves-per-year. */
export function addStatisticsOptions(command: Command, language: Language): void {
  command
    .option('--minor-share <share>', HELP.minorShare[language])
    .option('--leaves-per-year <share>', HELP.leavesPerYear[language]);
}

/** The assumptions as values. */
export function assumptionsOf(flags: AssumptionFlags, law: RuleBook): CountsAssumptions {
  return {
    law,
    minorShare: shareOption('--minor-share', flags.minorShare),
    handOverLag:
      flags.handoverLag === undefined ? 0 : wholeOption('--handover-lag', flags.handoverLag),
    leavesPerYear: shareOption('--leaves-per-year', flags.leavesPerYear),
  };
}

/** Refuses assumptions that would silently change nothing: counts of a period say what they hold. */
export function refuseIdleAssumptions(table: CountsTable, flags: AssumptionFlags): void {
  if (table.kind === 'snapshots') return;
  if (flags.minorShare !== undefined)
    throw new FaultError('usage-snapshots-only', { option: '--minor-share' });
  if (flags.leavesPerYear !== undefined)
    throw new FaultError('usage-snapshots-only', { option: '--leaves-per-year' });
}

/** A share from 0 to 1 given to an option, exactly as written; 0 where none is given. */
function shareOption(option: string, text: string | undefined): Fraction {
  if (text === undefined) return ZERO;
  const [, whole = '', decimals = ''] = /^(\d?)(?:\.(\d{1,12}))?$/.exec(text) ?? [];
  if (whole + decimals === '') throw new FaultError('usage-bad-share', { option });
  const share = fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  if (share.numerator > share.denominator) throw new FaultError('usage-bad-share', { option });
  return share;
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const [counts] = files as [string];
  const seed = wholeOption('--seed', flags.seed);
  const asOf = dateOption('--as-of', flags.asOf);
  const law = loadLaw(host);
  const assumptions = assumptionsOf(flags, law);
  const input = host.open(counts, false);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    throw new FaultError('usage-bad-counts', {
      file: counts,
      line: 1,
      finding: { code: 'workbook' },
    });
  }
  const table = await readCounts(input.name, content.chunks, law);
  refuseIdleAssumptions(table, flags);
  const cohorts = cohortsOfCounts(table, assumptions);
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
