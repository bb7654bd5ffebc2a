// koshin expand: records from counts of cards, for a first forecast, for fixtures and for benches.
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { writeTexts } from '../cli/deliver.js';
import { ASSUMPTIONS, fileOf, HANDOVER_LAG, OUTPUT_FILE } from '../cli/options.js';
import { argument, choiceOr, flag, lang, type Values, valueOr } from '../cli/parts.js';
import { countsAssumptions, readCountsOf } from '../cli/tables.js';
import { parseDate, parseWhole } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { type OptionalRecordColumn, recordWriter } from '../layout/records.js';
import { FaultError } from '../records/fault.js';
import type { Cohort } from '../synthesis/cohort.js';
import { expandCohorts } from '../synthesis/expand.js';
import { cohortsOfCounts } from '../synthesis/statistics.js';
import { HELP } from '../words/help.js';

const options = {
  counts: argument('<counts>', HELP.countsFile),
  birthdays: choiceOr('--birthdays <spread>', HELP.birthdays, ['even', 'before-issue'], 'even'),
  /** Whether each card is a row of its own, its days drawn by chance. */
  unit: flag('--unit', HELP.unit),
  seed: valueOr('--seed <n>', HELP.seed, '1', parseWhole),
  asOf: valueOr('--as-of <date>', HELP.expandAsOf, '2025-04-01', parseDate),
  handOverLag: HANDOVER_LAG,
  assumed: ASSUMPTIONS,
  languages: lang(),
  file: OUTPUT_FILE,
};
type Options = Values<typeof options>;

export const expand = defineCommand({ options, run });

async function run(host: Host, options: Options): Promise<Outcome> {
  const { counts, birthdays, unit, asOf, handOverLag = 0, assumed } = options;
  const seed = unit ? options.seed : undefined;
  const law = loadLaw(host);
  const input = host.open(counts, false);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    const finding = { code: 'workbook' } as const;
    throw new FaultError('usage-bad-counts', { file: counts, line: 1, finding });
  }
  const table = await readCountsOf(input.name, content.chunks, assumed, law);
  const cohorts = cohortsOfCounts(table, countsAssumptions(assumed, handOverLag, law));
  const writer = recordWriter(columnsOf(cohorts, unit));
  function* texts(): Generator<string> {
    yield writer.header;
    for (const record of expandCohorts(cohorts, { law, birthdays, asOf, seed }))
      yield writer.row(record);
  }
  await writeTexts(host, texts(), fileOf(options.file), [counts]);
  return 'done';
}

/** The columns without which the records of the cohorts would lose something. */
function columnsOf(cohorts: readonly Cohort[], unit: boolean): Set<OptionalRecordColumn> {
  const used = new Set<OptionalRecordColumn>(unit ? [] : ['count']);
  if (cohorts.some(({ office }) => office !== '')) used.add('office');
  if (cohorts.some(({ status }) => status !== 'active')) used.add('status');
  if (cohorts.some(({ stayExpiresOn }) => stayExpiresOn > 0)) used.add('stay_expires_on');
  return used;
}
