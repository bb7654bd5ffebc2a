// koshin backtest: what the same method would have said on a past day, against what came.
import { type Command, Option } from 'commander';
import { ABSENT, type CivilDate, isoDate } from '../calendar/civil-date.js';
import { readActualsFile } from '../cli/actuals.js';
import {
  addFigureOptions,
  addReadingOptions,
  dateOption,
  type FigureFlags,
  formOption,
  type ReadingFlags,
  readingOptions,
} from '../cli/common-options.js';
import { FORMATS, refuseOutputs } from '../cli/counting.js';
import {
  deliverFigures,
  refuseClashes,
  sheetPresentation,
  showsEveryDigest,
} from '../cli/deliver.js';
import { loadAliases, loadLaw } from '../cli/law.js';
import type { Outcome } from '../cli/outcome.js';
import { readRecords, rejectsExceed, settleRejects } from '../cli/reading.js';
import { toolName } from '../cli/tool.js';
import type { Host, InputFile } from '../host/host.js';
import { backtestJson, backtestSheet } from '../layout/backtest.js';
import type { FileContent } from '../read/content.js';
import { readCounts } from '../read/tables/counts.js';
import { readCsvRows } from '../read/text/csv-rows.js';
import { decodeText } from '../read/text/decode.js';
import { readHeader } from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import { type Backtest, beginBacktest, countsKnownOn, countsRows } from '../reports/backtest.js';
import { flaggedRules } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Actuals } from '../scenario/actuals.js';
import { expandCohorts } from '../synthesis/expand.js';
import { cohortsOfCounts } from '../synthesis/statistics.js';
import type { Method } from '../tally/ways.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';
import {
  type AssumptionFlags,
  addStatisticsOptions,
  assumptionsOf,
  refuseIdleAssumptions,
} from './expand.js';

type Flags = ReadingFlags &
  FigureFlags &
  AssumptionFlags & {
    readonly actuals: string;
    readonly asOf?: string;
    readonly method: Method | 'both';
  };

export function define(command: Command, language: Language): void {
  command
    .argument('<file...>', HELP.backtestFiles[language])
    .requiredOption('--actuals <file>', HELP.actuals[language])
    .option('--as-of <date>', HELP.backtestAsOf[language])
    .addOption(
      new Option('--method <method>', HELP.backtestMethod[language])
        .choices(['both', 'birthday', 'issue-year'])
        .default('both'),
    );
  addStatisticsOptions(command, language);
  addReadingOptions(command, language);
  addFigureOptions(command, language, FORMATS);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  refuseClashes(host, flags, FORMATS);
  const law = loadLaw(host);
  const givenDay = flags.asOf === undefined ? undefined : dateOption('--as-of', flags.asOf);
  if (flags.maxRejects !== undefined) rejectsExceed(flags.maxRejects, 0, 0);
  if ([...files, flags.actuals].filter((file) => file === '-').length > 1)
    throw new FaultError('usage-stdin-twice');
  const read = [...files, flags.actuals];
  refuseOutputs(host, [flags.output, flags.rejects, flags.manifest], read);
  const { actuals, digest } = await readActualsFile(host, flags.actuals, law);
  if (actuals.by === 'month' && flags.method === 'issue-year')
    throw new FaultError('usage-month-by-shortcut');
  const asOf = givenDay ?? (actuals.rows[0] as Actuals['rows'][number]).firstDay;
  const backtest = beginBacktest(actuals, {
    asOf,
    methods: flags.method === 'both' ? ['birthday', 'issue-year'] : [flags.method],
    law,
  });
  if (backtest === undefined) {
    throw new FaultError('usage-no-actuals-after', { file: flags.actuals, asOf: isoDate(asOf) });
  }
  const { leftOutCounts, inputs } = await countKnown(host, files, flags, law, asOf, backtest);
  if (!backtest.knowsAny()) {
    throw new FaultError('usage-nothing-known', { file: files.join(', '), asOf: isoDate(asOf) });
  }
  const basis = {
    tool: toolName(host),
    rulesVersion: law.version,
    secondary: flaggedRules(law, 'birthday'),
    inputs: [...inputs, digest],
    options: {
      as_of: isoDate(asOf),
      method: flags.method,
      minor_share: flags.minorShare ?? null,
      leaves_per_year: flags.leavesPerYear ?? null,
      ...readingOptions(flags),
    },
  };
  const report = backtest.report(basis, leftOutCounts);
  const presentation = sheetPresentation(
    {
      sheet: (lang) => backtestSheet(report, lang),
      machine: (lang) => backtestSheet(report, lang, false),
      json: () => backtestJson(report),
      provenance: basis,
    },
    flags,
  );
  await deliverFigures(host, presentation, flags, basis, read);
  return 'done';
}

/** Gives the backtest every record known on the as-of day: of files of records, or made from counts. */
async function countKnown(
  host: Host,
  files: readonly string[],
  flags: Flags,
  law: RuleBook,
  asOf: CivilDate,
  backtest: Backtest,
): Promise<{ leftOutCounts: number; inputs: readonly InputDigest[] }> {
  const assumptions = assumptionsOf(flags, law);
  const [only] = files as [string];
  const opened = files.length === 1 ? await peeked(host, only, flags) : undefined;
  if (opened?.counts !== undefined) {
    const { input, counts } = opened;
    const table = await readCounts(input.name, counts, law);
    refuseIdleAssumptions(table, flags);
    const known = countsKnownOn(table, asOf);
    const cohorts = cohortsOfCounts(known, assumptions);
    for (const record of expandCohorts(cohorts, { law, birthdays: 'even', asOf, seed: undefined }))
      backtest.addKnown(record);
    return {
      leftOutCounts: countsRows(table) - countsRows(known),
      inputs: [{ path: input.name, ...(await input.digest()) }],
    };
  }
  if (flags.minorShare !== undefined || flags.leavesPerYear !== undefined) {
    const option = flags.minorShare !== undefined ? '--minor-share' : '--leaves-per-year';
    throw new FaultError('usage-snapshots-only', { option });
  }
  const language = flags.lang ?? host.language;
  const reading = await readRecords(
    opened === undefined ? host : { ...host, open: () => opened.input },
    {
      files,
      law,
      takenOn: ABSENT,
      flags,
      language,
      take: backtest.add,
    },
  );
  settleRejects(host, reading, flags, language);
  return { leftOutCounts: 0, inputs: reading.inputs };
}

/** Enough to hold a header row, wherever a piece of the file ends. */
const HEADER_BYTES = 1 << 16;

/** A file, which can still be read from its start; and its text as `counts` where no date in its header tells of records. */
async function peeked(
  host: Host,
  path: string,
  flags: Flags,
): Promise<{ input: InputFile; counts: AsyncIterable<Uint8Array> | undefined }> {
  const input = host.open(path, showsEveryDigest(flags));
  const content = await input.content(() => {});
  const again = (whole: FileContent): InputFile => ({ ...input, content: async () => whole });
  if (content.kind !== 'text') return { input: again(content), counts: undefined };
  const pieces = content.chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  for (let bytes = 0; bytes < HEADER_BYTES; ) {
    const { value, done } = await pieces.next();
    if (done) break;
    start.push(value);
    bytes += value.length;
  }
  async function* wholeFile(): AsyncGenerator<Uint8Array> {
    yield* start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  let header: readonly string[] | undefined;
  try {
    await readCsvRows(decodeText(headerPart(start), input.name), input.name, (cells) => {
      header ??= cells;
    });
  } catch (error) {
    // What is wrong with the text is told when it is read in earnest.
    if (!(error instanceof FaultError)) throw error;
  }
  const mapped = new Set(formOption(flags).map.map(({ column }) => column));
  const { positions } = readHeader(header ?? [], loadAliases(host));
  const isRecords =
    positions.has('birth_date') || positions.has('card_issued_on') || mapped.size > 0;
  const chunks = wholeFile();
  return { input: again({ ...content, chunks }), counts: isRecords ? undefined : chunks };
}

/** The first line of the pieces: a piece may end within a letter, a line does not. */
async function* headerPart(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  // In UTF-16 with the low byte first, a line feed has a second byte.
  const feed = pieces[0]?.[0] === 0xff && pieces[0][1] === 0xfe ? 2 : 1;
  for (const piece of pieces) {
    const end = piece.indexOf(0x0a);
    yield end < 0 ? piece : piece.subarray(0, end + feed);
    if (end >= 0) return;
  }
}
