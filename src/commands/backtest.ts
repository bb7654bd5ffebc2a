// koshin backtest: what the same method would have said on a past day, against what came.
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { loadAliases, loadLaw } from '../cli/bundled-data.js';
import { defineReport } from '../cli/command.js';
import { refuseOutputs } from '../cli/deliver.js';
import { ASSUMPTIONS, FORMATS, figures, READING, readingInEffect } from '../cli/options.js';
import { argumentsFrom, choiceOr, readsTwice, required, type Values, value } from '../cli/parts.js';
import { inputDigest, readAccepted } from '../cli/reading.js';
import {
  countsAssumptions,
  readActualsFile,
  readCountsOf,
  refuseAssumptions,
} from '../cli/tables.js';
import { toolName } from '../cli/tool.js';
import { parseDate } from '../cli/values.js';
import type { Host, InputFile } from '../host/host.js';
import { backtestJson, backtestSheet } from '../layout/backtest.js';
import { asSheet } from '../layout/presentation.js';
import type { FileContent } from '../read/content.js';
import { peekHeader } from '../read/text/peek-header.js';
import { readHeader } from '../records/columns.js';
import { FaultError, ok } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import { type Backtest, beginBacktest, countsKnownOn, countsRows } from '../reports/backtest.js';
import { flaggedRules } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Actuals } from '../scenario/actuals.js';
import { expandCohorts } from '../synthesis/expand.js';
import { cohortsOfCounts } from '../synthesis/statistics.js';
import type { Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';

const options = {
  files: argumentsFrom('<file...>', HELP.backtestFiles),
  /** The file of what came. */
  actuals: required('--actuals <file>', HELP.actuals, ok),
  /** The first day of the actuals, where undefined. */
  asOf: value('--as-of <date>', HELP.backtestAsOf, parseDate),
  method: choiceOr(
    '--method <method>',
    HELP.backtestMethod,
    ['both', 'birthday', 'issue-year'],
    'both',
  ),
  assumed: ASSUMPTIONS,
  reading: READING,
  output: figures(FORMATS),
};
type Options = Values<typeof options>;

export const backtest = defineReport({
  options,
  clashes: ({ files, actuals }) => [readsTwice(...files, actuals)],
  report,
  present: asSheet({
    sheet: backtestSheet,
    machine: (report, language) => backtestSheet(report, language, false),
    json: backtestJson,
  }),
});

async function report(host: Host, options: Options) {
  const { method, assumed, reading, output } = options;
  const law = loadLaw(host);
  const inputs = [...options.files, options.actuals];
  refuseOutputs(host, [output.file, reading.rejects, output.manifest], inputs);
  const { actuals, digest } = await readActualsFile(host, options.actuals, law);
  if (actuals.by === 'month' && method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const asOf = options.asOf ?? (actuals.rows[0] as Actuals['rows'][number]).firstDay;
  const methods: readonly Method[] = method === 'both' ? ['birthday', 'issue-year'] : [method];
  const backtest = beginBacktest(actuals, { asOf, methods, law });
  if (backtest === undefined) {
    throw new FaultError('usage-no-actuals-after', { file: options.actuals, asOf: isoDate(asOf) });
  }
  const known = await countKnown(host, options, law, asOf, backtest);
  if (!backtest.knowsAny()) {
    const file = options.files.join(', ');
    throw new FaultError('usage-nothing-known', { file, asOf: isoDate(asOf) });
  }
  const basis = {
    tool: toolName(host),
    rulesVersion: law.version,
    secondary: flaggedRules(law, 'birthday'),
    inputs: [...known.inputs, digest],
    options: {
      as_of: isoDate(asOf),
      method,
      minor_share: assumed.minorShare?.written ?? null,
      leaves_per_year: assumed.leavesPerYear?.written ?? null,
      ...readingInEffect(reading),
    },
  };
  return { report: backtest.report(basis, known.leftOutCounts), inputs };
}

/** Gives the backtest every record known on the as-of day: of files of records, or made from counts. */
async function countKnown(
  host: Host,
  { files, assumed, reading, output }: Options,
  law: RuleBook,
  asOf: CivilDate,
  backtest: Backtest,
): Promise<{ leftOutCounts: number; inputs: readonly InputDigest[] }> {
  const opened = files.map((file) => host.open(file, output.digestsAll));
  const [only] = opened;
  // Who maps columns has records.
  const mayBeCounts = only && opened.length === 1 && reading.form.map.length === 0;
  const peeked = mayBeCounts ? await peekedCounts(host, only) : undefined;
  if (peeked?.counts !== undefined) {
    const { input, counts } = peeked;
    const table = await readCountsOf(input.name, counts, assumed, law);
    const known = countsKnownOn(table, asOf);
    const assumptions = countsAssumptions(assumed, reading.form.handOverLag, law);
    const cohorts = cohortsOfCounts(known, assumptions);
    for (const record of expandCohorts(cohorts, { law, birthdays: 'even', asOf, seed: undefined }))
      backtest.addKnown(record);
    return {
      leftOutCounts: countsRows(table) - countsRows(known),
      inputs: [await inputDigest(input)],
    };
  }
  refuseAssumptions(assumed);
  const { inputs } = await readAccepted(host, {
    files: peeked === undefined ? opened : [peeked.input],
    reading,
    law,
    take: backtest.add,
  });
  return { leftOutCounts: 0, inputs };
}

/** A file, which can still be read from its start; and its text as `counts` where no date in its header tells of records. */
async function peekedCounts(
  host: Host,
  input: InputFile,
): Promise<{ input: InputFile; counts: AsyncIterable<Uint8Array> | undefined }> {
  const content = await input.content(() => {});
  const again = (whole: FileContent): InputFile => ({ ...input, content: async () => whole });
  if (content.kind !== 'text') return { input: again(content), counts: undefined };
  const { header, chunks } = await peekHeader(input.name, content.chunks);
  const { positions } = readHeader(header, loadAliases(host));
  const isRecords = positions.has('birth_date') || positions.has('card_issued_on');
  return { input: again({ ...content, chunks }), counts: isRecords ? undefined : chunks };
}
