// koshin expand: records from counts of cards, for a first forecast, for fixtures and for benches.
import { type CivilDate, dayAfter, isoDate } from '../calendar/civil-date.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineCommand, type Outcome } from '../cli/command.js';
import { tellWritten, writeTexts } from '../cli/deliver.js';
import { HANDOVER_LAG, MUNICIPALITY, SHEET } from '../cli/form-options.js';
import { ASSUMPTIONS, fileOf, outputFile } from '../cli/options.js';
import { argument, choiceOr, flag, lang, type Values, value, valueOr } from '../cli/parts.js';
import { withShownNames } from '../cli/shown-names.js';
import { countsAssumptions, readCountsOf } from '../cli/tables.js';
import { parseAsOf, parseWhole } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { recordWriter } from '../layout/records.js';
import { schemeStartOf } from '../rules/in-force.js';
import { columnsNeeded } from '../synthesis/cohort.js';
import { expandCohorts, lastIssueOf } from '../synthesis/expand.js';
import { cohortsOfCounts } from '../synthesis/statistics.js';
import { EXPAND_WORDS } from '../words/expand.js';
import { HELP } from '../words/help.js';
import { fill, type Language } from '../words/language.js';

const options = {
  counts: argument('<counts>', HELP.countsFile),
  birthdays: choiceOr('--birthdays <spread>', HELP.birthdays, ['even', 'before-issue'], 'even'),
  /** Whether each card is a row of its own, its days drawn by chance. */
  unit: flag('--unit', HELP.unit),
  seed: valueOr('--seed <n>', HELP.seed, '1', parseWhole),
  /** The day after the last card, where undefined. */
  asOf: value('--as-of <date>', HELP.expandAsOf, parseAsOf),
  handOverLag: HANDOVER_LAG,
  assumed: ASSUMPTIONS,
  municipality: MUNICIPALITY,
  sheet: SHEET,
  languages: lang(),
  file: outputFile('csv'),
};
type Options = Values<typeof options>;

export const expand = defineCommand({ options, run });

async function run(host: Host, options: Options): Promise<Outcome> {
  const { counts, birthdays, unit, handOverLag = 0, assumed, sheet, municipality } = options;
  const seed = unit ? options.seed : undefined;
  const law = loadLaw(host);
  const input = host.open(counts, false);
  const table = await readCountsOf(
    host,
    input.name,
    withShownNames(host, await input.content(() => {})),
    assumed,
    { law, sheet, municipality },
    options.languages.language,
  );
  const cohorts = cohortsOfCounts(table, countsAssumptions(assumed, handOverLag, law));
  const lastIssue = options.asOf === undefined ? lastIssueOf(cohorts) : undefined;
  const asOf = options.asOf ?? (lastIssue === undefined ? schemeStartOf(law) : dayAfter(lastIssue));
  const writer = recordWriter(columnsNeeded(cohorts, unit));
  function* texts(): Generator<string> {
    yield writer.header;
    for (const record of expandCohorts(cohorts, { law, birthdays, asOf, seed, lastIssue }))
      yield writer.row(record);
  }
  const file = fileOf(options.file);
  await writeTexts(host, texts(), file, [counts]);
  if (file !== undefined) tellWritten(host, file, 'records', options.languages.language);
  tellAsOf(host, { asOf, lastIssue, handOverLag }, options.languages.language);
  return 'done';
}

/** Tells of which day the records speak: as they show by themselves, or as the user says and must say again. */
function tellAsOf(
  host: Host,
  {
    asOf,
    lastIssue,
    handOverLag,
  }: { asOf: CivilDate; lastIssue?: CivilDate | undefined; handOverLag: number },
  language: Language,
): void {
  const text =
    lastIssue === undefined
      ? EXPAND_WORDS.asOfGiven
      : handOverLag === 0
        ? EXPAND_WORDS.asOf
        : EXPAND_WORDS.asOfLag;
  host.warn(fill(text, language, { asOf: isoDate(asOf), lag: handOverLag }));
}
