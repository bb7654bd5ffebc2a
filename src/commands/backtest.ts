// koshin backtest: what the same method would have said on a past day, against what came.
import { type Command, Option } from 'commander';
import { ABSENT, type CivilDate, isoDate } from '../calendar/civil-date.js';
import type { Host, InputFile } from '../host/host.js';
import type { FileContent } from '../read/content.js';
import { readActuals, readCounts } from '../read/counts.js';
import { readCsvRows } from '../read/csv-rows.js';
import { decodeText } from '../read/decode.js';
import { readHeader } from '../records/columns.js';
import { Fault } from '../records/fault.js';
import type { CardRecord } from '../records/record.js';
import { backtestJson, backtestSheet } from '../render/backtest.js';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';
import {
  type Actuals,
  backtestReport,
  countsKnownOn,
  countsRows,
  type LeftOut,
  periodsFrom,
  recordKnownOn,
} from '../reports/backtest.js';
import { flaggedRules, type InputDigest } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import { expandCohorts } from '../synthesis/expand.js';
import { cohortsOfCounts } from '../synthesis/statistics.js';
import { type Counter, createCounter, type Method } from '../tally/counter.js';
import {
  addOutputOptions,
  addReadingOptions,
  dateOption,
  formOption,
  type OutputFlags,
  type ReadingFlags,
} from './common-options.js';
import { deliver, sheetPresentation } from './deliver.js';
import {
  type AssumptionFlags,
  addStatisticsOptions,
  assumptionsOf,
  refuseIdleAssumptions,
} from './expand.js';
import { loadAliases, loadLaw } from './law.js';
import type { Outcome } from './outcome.js';
import { readRecords, rejectsExceed, settleRejects } from './reading.js';

type Flags = ReadingFlags &
  OutputFlags &
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
  addOutputOptions(command, language, ['table', 'csv', 'json', 'md']);
}

export async function run(host: Host, files: readonly string[], flags: Flags): Promise<Outcome> {
  const law = loadLaw(host);
  const givenDay = flags.asOf === undefined ? undefined : dateOption('--as-of', flags.asOf);
  if (flags.maxRejects !== undefined) rejectsExceed(flags.maxRejects, 0, 0);
  if ([...files, flags.actuals].filter((file) => file === '-').length > 1)
    throw new Fault('usage-stdin-twice');
  const { actuals, digest } = await actualsOf(host, flags.actuals, law);
  if (actuals.by === 'month' && flags.method === 'issue-year')
    throw new Fault('usage-month-by-shortcut');
  const asOf = givenDay ?? (actuals.rows[0] as Actuals['rows'][number]).firstDay;
  const following = periodsFrom(actuals, asOf).rows;
  const [first, last] = [following[0], following.at(-1)];
  if (first === undefined || last === undefined) {
    throw new Fault('usage-no-actuals-after', { file: flags.actuals, asOf: isoDate(asOf) });
  }
  const methods: readonly Method[] =
    flags.method !== 'both'
      ? [flags.method]
      : actuals.by === 'month'
        ? ['birthday']
        : ['birthday', 'issue-year'];
  const counters = new Map<Method, Counter>(
    methods.map((method) => [
      method,
      createCounter({
        law,
        method,
        from: first.fiscalYear,
        to: last.fiscalYear,
        asOf,
        repeats: 'all',
        by: actuals.by === 'month' ? 'month' : undefined,
      }),
    ]),
  );
  const take = (record: CardRecord): void => {
    for (const counter of counters.values()) counter.add(record);
  };
  const { leftOut, inputs } = await countKnown(host, files, flags, law, asOf, take);
  const tallies = new Map([...counters].map(([method, { tally }]) => [method, tally]));
  if ([...tallies.values()].every(({ cards }) => cards.counted === 0)) {
    throw new Fault('usage-nothing-known', { file: files.join(', '), asOf: isoDate(asOf) });
  }
  const report = backtestReport({
    actuals,
    asOf,
    tallies,
    leftOut,
    basis: {
      rulesVersion: law.version,
      secondary: flaggedRules(law, 'birthday'),
      inputs: [...inputs, digest],
      options: {
        as_of: isoDate(asOf),
        method: flags.method,
        minor_share: flags.minorShare ?? null,
        handover_lag: flags.handoverLag ?? null,
        leaves_per_year: flags.leavesPerYear ?? null,
      },
    },
  });
  const presentation = sheetPresentation(
    (lang) => backtestSheet(report, lang),
    () => backtestJson(report),
    (lang) => backtestSheet(report, lang, false),
  );
  await deliver(host, presentation, flags, [...files, flags.actuals]);
  return 'done';
}

/** What came, and the digest of the file that says so. */
async function actualsOf(
  host: Host,
  path: string,
  law: RuleBook,
): Promise<{ actuals: Actuals; digest: InputDigest }> {
  const input = host.open(path, false);
  const actuals = await readActuals(input.name, await chunksOf(input), law);
  return { actuals, digest: { path: input.name, ...(await input.digest()) } };
}

/** Gives `take` every record known on the as-of day: of files of records, or made from counts. */
async function countKnown(
  host: Host,
  files: readonly string[],
  flags: Flags,
  law: RuleBook,
  asOf: CivilDate,
  take: (record: CardRecord) => void,
): Promise<{ leftOut: LeftOut; inputs: readonly InputDigest[] }> {
  const assumptions = assumptionsOf(flags, law);
  const [only] = files as [string];
  const opened = files.length === 1 ? await peeked(host, only, flags) : undefined;
  if (opened !== undefined && !opened.isRecords) {
    const { input } = opened;
    const table = await readCounts(input.name, await chunksOf(input), law);
    refuseIdleAssumptions(table, flags);
    const known = countsKnownOn(table, asOf);
    const cohorts = cohortsOfCounts(known, assumptions);
    for (const record of expandCohorts(cohorts, { law, birthdays: 'even', asOf, seed: undefined }))
      take(record);
    return {
      leftOut: { counts: countsRows(table) - countsRows(known), cards: 0, certificates: 0 },
      inputs: [{ path: input.name, ...(await input.digest()) }],
    };
  }
  if (flags.minorShare !== undefined || flags.leavesPerYear !== undefined) {
    const option = flags.minorShare !== undefined ? '--minor-share' : '--leaves-per-year';
    throw new Fault('usage-snapshots-only', { option });
  }
  const language = flags.lang ?? host.language;
  let [cards, certificates] = [0, 0];
  const reading = await readRecords(
    opened === undefined ? host : { ...host, open: () => opened.input },
    {
      files,
      law,
      takenOn: ABSENT,
      flags,
      language,
      take: (record) => {
        const known = recordKnownOn(record, asOf);
        if (known === undefined) cards += record.count;
        else {
          if (known !== record) certificates += record.count;
          take(known);
        }
      },
    },
  );
  settleRejects(host, reading, flags, language);
  return { leftOut: { counts: 0, cards, certificates }, inputs: reading.inputs };
}

async function chunksOf(input: InputFile): Promise<AsyncIterable<Uint8Array>> {
  const content = await input.content(() => {});
  if (content.kind === 'text') return content.chunks;
  throw new Fault('usage-bad-counts', { file: input.name, line: 1, detail: 'xlsx' });
}

/** Enough to hold a header row, wherever a piece of the file ends. */
const HEADER_BYTES = 1 << 16;

/** A file and whether it holds records, told by a date of birth in its header; it can still be read from its start. */
async function peeked(
  host: Host,
  path: string,
  flags: Flags,
): Promise<{ input: InputFile; isRecords: boolean }> {
  const input = host.open(path, false);
  const content = await input.content(() => {});
  const again = (whole: FileContent): InputFile => ({ ...input, content: async () => whole });
  if (content.kind !== 'text') return { input: again(content), isRecords: true };
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
    if (!(error instanceof Fault)) throw error;
  }
  const mapped = new Set(formOption(flags).map.map(({ column }) => column));
  const { positions } = readHeader(header ?? [], loadAliases(host));
  const isRecords =
    positions.has('birth_date') || positions.has('card_issued_on') || mapped.size > 0;
  return { input: again({ ...content, chunks: wholeFile() }), isRecords };
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
