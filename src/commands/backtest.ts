// koshin backtest: what the same method would have said on a past day, against what came.
import { type CivilDate, dayAfter, isoDate } from '../calendar/civil-date.js';
import { reportBands } from '../cli/backtest-bands.js';
import { loadLaw } from '../cli/bundled-data.js';
import { defineReport, type Reported } from '../cli/command.js';
import { settleAsOf } from '../cli/counting.js';
import { refuseOutputs } from '../cli/deliver.js';
import { MUNICIPALITY } from '../cli/form-options.js';
import { ASSUMPTIONS, FORMATS, figures, READING, readingInEffect } from '../cli/options.js';
import {
  argumentsFrom,
  choice,
  choiceOr,
  flag,
  readsTwice,
  text,
  type Values,
  value,
} from '../cli/parts.js';
import { peekedCounts } from '../cli/peeked-counts.js';
import { inputDigest, readAccepted } from '../cli/reading.js';
import { isTallyName } from '../cli/renewals.js';
import {
  countsAssumptions,
  readActualsFile,
  readCountsOf,
  refuseAssumptions,
} from '../cli/tables.js';
import { toolName } from '../cli/tool.js';
import { parseAsOf } from '../cli/values.js';
import type { Host } from '../host/host.js';
import { backtestJson, backtestSheet } from '../layout/backtest.js';
import { bandsJson, bandsSheet } from '../layout/learn/backtest-bands.js';
import { asSheet } from '../layout/presentation.js';
import type { FileContent } from '../read/content.js';
import { FaultError, fault } from '../records/fault.js';
import type { Provenance } from '../records/provenance.js';
import {
  type BacktestReport,
  type BacktestSource,
  backtestReport,
  backtestWays,
  countsKnownOn,
  countsRows,
  hiddenFault,
} from '../reports/backtest.js';
import { flaggedRules } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualRow, Actuals } from '../scenario/actuals.js';
import type { BandsReport } from '../scenario/looked-back.js';
import { expandCohorts } from '../synthesis/expand.js';
import { cohortsOfCounts, lastCountedDay } from '../synthesis/statistics.js';
import { type Counting, countingOf, holdFor } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import type { Method } from '../tally/ways.js';
import { BANDS_HELP } from '../words/backtest.js';
import { HELP } from '../words/help.js';

const options = {
  files: argumentsFrom('<file...>', HELP.backtestFiles),
  /** The file of what came. */
  actuals: text('--actuals <file>', HELP.actuals),
  /** Whether it is asked how often bands held. */
  bands: flag('--bands', BANDS_HELP.backtestBands),
  by: choice('--by <part>', BANDS_HELP.bandsBy, ['month']),
  /** The first day of the actuals, where undefined. */
  asOf: value('--as-of <date>', HELP.backtestAsOf, parseAsOf),
  method: choiceOr(
    '--method <method>',
    HELP.backtestMethod,
    ['both', 'birthday', 'issue-year'],
    'both',
  ),
  assumed: ASSUMPTIONS,
  municipality: MUNICIPALITY,
  reading: READING,
  output: figures(FORMATS),
};
type Options = Values<typeof options>;

export const backtest = defineReport({
  options,
  clashes: ({ files, actuals, bands, by }) => [
    readsTwice(...files, actuals),
    !bands && actuals === undefined && fault('usage-no-actuals'),
    !bands && by !== undefined && fault('usage-only-with-bands', { option: '--by' }),
    ...(actuals === undefined ? [] : files.filter(isTallyName)).map(
      (file) => bands && fault('usage-tallies-and-records', { file, other: actuals ?? '' }),
    ),
  ],
  report,
  present: (report, { output }) =>
    report.kind === 'backtest'
      ? presentErrors(report, { output })
      : presentBands(report, { output }),
});

const presentErrors = asSheet({
  sheet: backtestSheet,
  machine: (report: BacktestReport, language) => backtestSheet(report, language, false),
  json: backtestJson,
});

const presentBands = asSheet({
  sheet: bandsSheet,
  machine: (report: BandsReport, language) => bandsSheet(report, language, false),
  json: bandsJson,
});

async function report(
  host: Host,
  options: Options,
): Promise<Reported<BacktestReport | BandsReport>> {
  const law = loadLaw(host);
  const { actuals, reading, output } = options;
  const inputs = [...options.files, ...(actuals === undefined ? [] : [actuals])];
  refuseOutputs(host, [output.file, reading.rejects, output.manifest], inputs);
  return options.bands || actuals === undefined
    ? { report: await reportBands(host, options, law), inputs }
    : { report: await reportErrors(host, { ...options, actuals }, law), inputs };
}

/** The forecast of each method, and its error. */
async function reportErrors(
  host: Host,
  options: Options & { readonly actuals: string },
  law: RuleBook,
): Promise<BacktestReport> {
  const { method, assumed, reading } = options;
  const { actuals, digest } = await readActualsFile(host, options.actuals, law, reading.language);
  if (actuals.by === 'month' && method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const methods: readonly Method[] = method === 'both' ? ['birthday', 'issue-year'] : [method];
  const waysFrom = (asOf: CivilDate) => backtestWays(actuals, { asOf, methods, law });
  const anyDay = waysFrom((actuals.rows[0] as ActualRow).firstDay);
  const counting = countingOf(holdFor([...(anyDay as NonNullable<typeof anyDay>).values()]));
  const counted = await countKnown(host, options, law, actuals, counting);
  const { asOf, source } = counted;
  const ways = waysFrom(asOf);
  if (ways === undefined) {
    if (source === 'records') throw hiddenFault(options.actuals, actuals, asOf);
    throw new FaultError('usage-no-actuals-after', { file: options.actuals, asOf: isoDate(asOf) });
  }
  if (counting.cards.counted === 0) {
    const file = options.files.join(', ');
    throw new FaultError('usage-nothing-known', { file, asOf: isoDate(asOf) });
  }
  const tallies = counting.tallies([...ways.values()]);
  const basis = {
    tool: toolName(host),
    rulesVersion: law.version,
    secondary: flaggedRules(law, 'birthday'),
    ...{ asOf, asOfSource: counted.asOfSource, isExample: counted.isExample },
    inputs: [...counted.inputs, digest],
    options: {
      as_of: isoDate(asOf),
      method,
      minor_share: assumed.minorShare?.written ?? null,
      leaves_per_year: assumed.leavesPerYear?.written ?? null,
      municipality: options.municipality ?? null,
      ...readingInEffect(reading),
    },
  };
  return backtestReport({
    ...{ actuals, asOf, source, basis },
    tallies: new Map([...ways.keys()].map((each, index) => [each, tallies[index] as Tally])),
    leftOutCounts: counted.leftOutCounts,
  });
}

/** What was counted: of which day it speaks, and what it was. */
interface Known extends Pick<Provenance, 'asOfSource' | 'isExample' | 'inputs'> {
  readonly asOf: CivilDate;
  readonly source: BacktestSource;
  readonly leftOutCounts: number;
}

/** Counts all that was known on the as-of day, in files of records or in counts. */
async function countKnown(
  host: Host,
  options: Options,
  law: RuleBook,
  actuals: Actuals,
  counting: Counting,
): Promise<Known> {
  const { files, assumed, reading, output } = options;
  const opened = files.map((file) => host.open(file, output.digestsAll));
  const [only] = opened;
  // Who maps columns has records.
  const mayBeCounts = only && opened.length === 1 && reading.form.map.length === 0;
  const peeked = mayBeCounts ? await peekedCounts(host, only, reading.form.sheet) : undefined;
  if (peeked?.counts !== undefined) {
    const { input, counts } = peeked;
    const known = await countCounts(host, options, law, actuals, counting, input.name, counts);
    return { ...known, source: 'counts', inputs: [await inputDigest(input)] };
  }
  refuseAssumptions(assumed);
  const read = await readAccepted(host, {
    files: peeked === undefined ? opened : [peeked.input],
    reading,
    law,
    digestsAll: output.digestsAll,
    take: counting.take,
    counting,
  });
  const { asOf, asOfSource, ownAsOf } = settleAsOf(
    host,
    { asked: options.asOf, law, files: files.length, language: reading.language },
    read,
  );
  return {
    // An earlier day does not bring back what the records no longer hold.
    ...(asOf < ownAsOf ? { asOf: ownAsOf, asOfSource: 'records' } : { asOf, asOfSource }),
    ...{ source: 'records', isExample: read.examples > 0, inputs: read.inputs, leftOutCounts: 0 },
  };
}

/**
 * Counts the cards of a table of counts. Without --as-of they speak of the first day of the actuals, or of the day after the
 * last one counted if that is earlier.
 */
async function countCounts(
  host: Host,
  { assumed, municipality, reading, asOf: asked }: Options,
  law: RuleBook,
  actuals: Actuals,
  counting: Counting,
  name: string,
  counts: FileContent,
): Promise<Pick<Known, 'asOf' | 'asOfSource' | 'leftOutCounts'>> {
  const { form, language } = reading;
  const table = await readCountsOf(
    host,
    name,
    counts,
    assumed,
    { law, sheet: form.sheet, municipality },
    language,
  );
  const { firstDay } = actuals.rows[0] as ActualRow;
  const last = lastCountedDay(table);
  const usual = last === undefined || last >= firstDay ? firstDay : dayAfter(last);
  const asOf = asked ?? usual;
  const known = countsKnownOn(table, asOf);
  const cohorts = cohortsOfCounts(known, countsAssumptions(assumed, form.handOverLag, law));
  for (const record of expandCohorts(cohorts, { law, birthdays: 'even', asOf, seed: undefined }))
    counting.take(record, () => {});
  return {
    asOf,
    asOfSource: asked === undefined ? undefined : 'option',
    leftOutCounts: countsRows(table) - countsRows(known),
  };
}
