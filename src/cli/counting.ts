// Counting of records: options and what is read give the period, files of records the basis of the figures.
import { ABSENT, type CivilDate, isoDate, type MaybeDate } from '../calendar/civil-date.js';
import { fiscalYearOf } from '../calendar/fiscal-year.js';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import type { PublishedTable } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import { dayAfterRules } from '../records/issue-days.js';
import type { AsOfSource, EffectiveOptions } from '../records/provenance.js';
import { LEAST_LABEL, leastShared } from '../records/record.js';
import type { FindingLog } from '../reports/finding-log.js';
import { type Basis, flaggedRules } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import { recordTotals } from '../tally/record-totals.js';
import {
  alsoLearning,
  type Counting,
  countingOf,
  holdFor,
  type RecordUse,
  talliesOf,
} from '../tally/record-use.js';
import type { RenewalsSeen } from '../tally/renewals.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import { fill, type Language } from '../words/language.js';
import { READING_WORDS } from '../words/reading.js';
import { BUNDLED, BUNDLED_AS_OF } from './bundled-data.js';
import { refuseOutputs } from './deliver.js';
import {
  type CountingOptions,
  countingInEffect,
  type OutputOptions,
  type ReadingOptions,
  readingInEffect,
} from './options.js';
import { type Reading, readAccepted } from './reading.js';
import { labelJudge } from './shown-names.js';
import { toolName } from './tool.js';

/** The options of every command that counts records. */
export interface RecordOptions {
  /** The bundled records, where it is empty. */
  readonly files: readonly string[];
  readonly counting: CountingOptions;
  readonly reading: ReadingOptions;
  readonly output: Pick<OutputOptions, 'file' | 'manifest' | 'digestsAll'>;
}

/** The years that are counted, and the as-of day. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
}

/** Fiscal years, both included. */
export interface Years {
  readonly from: number;
  readonly to: number;
}

/** So many fiscal years follow that of the as-of day, where none are asked for. */
const YEARS_AFTER = 5;

/**
 * The period: the years asked for, else those of `usual` that have not ended, else the one that holds the as-of day and
 * the five after it. The as-of day is moved by no year.
 *
 * @throws {FaultError} usage-years-reversed; usage-years-ended for years that ended before the as-of day, of which the
 * records no longer show what was due.
 */
export function periodOf(
  { from, to }: Pick<CountingOptions, 'from' | 'to'>,
  asOf: CivilDate,
  { years: usual, plan }: Pick<CountingDefaults, 'years' | 'plan'> = {},
): Period {
  const current = fiscalYearOf(asOf);
  const isPlan = plan !== undefined && usual !== undefined;
  const first = from ?? (isPlan ? usual.from : Math.max(usual?.from ?? current, current));
  const last = to ?? (usual ? usual.to : Math.max(current + YEARS_AFTER, first));
  if (first < current || last < current) {
    const endedYear = first < current ? first : last;
    const ended = { endedYear, asOf: isoDate(asOf), firstYear: current };
    throw isPlan
      ? new FaultError('usage-plan-years-ended', { file: plan, ...ended })
      : new FaultError('usage-years-ended', ended);
  }
  if (last < first) throw new FaultError('usage-years-reversed', { fromYear: first, toYear: last });
  return { from: first, to: last, asOf };
}

/** The capacity asked for, which must be known from the first year on; else `usual`. */
export function capacityOf(
  { capacity }: Pick<CountingOptions, 'capacity'>,
  usual: DatedCapacity,
  from: number,
): DatedCapacity {
  const entryYear = capacity?.[0]?.fromYear;
  if (entryYear !== undefined && entryYear > from)
    throw new FaultError('usage-capacity-too-late', { firstYear: from, entryYear });
  return capacity ?? usual;
}

/** A counting run: its options, and what the published table has decided. */
export interface CountingRun {
  readonly options: RecordOptions;
  /** The capacity where none is asked for. */
  readonly usualCapacity: DatedCapacity;
  readonly capacityIsPublished: boolean;
  readonly usual: Pick<CountingDefaults, 'years' | 'plan'>;
  readonly law: RuleBook;
  readonly files: readonly string[];
  /** Every file that the run reads: none may be written. */
  readonly inputs: readonly string[];
}

/** What decides where an option was not given. */
export interface CountingDefaults {
  /** Its capacity. */
  readonly table: PublishedTable;
  /** The years; those from the as-of day on, where left out. Years of a table that have ended are left out. */
  readonly years?: Years | undefined;
  /** The file of the plan that says the years; they must not have ended. */
  readonly plan?: string | undefined;
  /** Whether the table is the ward's, which the user has not named. */
  readonly isWards: boolean;
}

/** Begins a run. `own` are further files that the command reads. */
export function prepareCounting(
  host: Host,
  options: RecordOptions,
  law: RuleBook,
  { table, isWards, ...usual }: CountingDefaults,
  own: readonly (string | undefined)[] = [],
): CountingRun {
  const { counting } = options;
  const { from, to } = counting;
  // What can be refused before anything is read.
  if (from !== undefined) capacityOf(counting, table.capacity, from);
  if (from !== undefined && to !== undefined && to < from)
    throw new FaultError('usage-years-reversed', { fromYear: from, toYear: to });
  if (counting.asOf !== undefined) periodOf(counting, counting.asOf, usual);
  const files = options.files.length === 0 ? [host.fixture(BUNDLED[0])] : options.files;
  return {
    options,
    usualCapacity: table.capacity,
    capacityIsPublished: isWards && counting.capacity === undefined,
    usual,
    law,
    files,
    inputs: [...files, ...own.filter((file) => file !== undefined)],
  };
}

/** The way of counting that a run asks for. */
export function countOptions({ options, law }: CountingRun, period: Period): CountOptions {
  const { method, repeatRenewals } = options.counting;
  return { law, ...period, method, repeats: repeatRenewals ? 'all' : 'none' };
}

/**
 * The ways in which a run counts, by name, once its period is known, and the as-of day that the records tell by themselves.
 * What they see of records depends on neither.
 */
export type WaysOf<Name extends string> = (
  period: Period,
  ownAsOf: CivilDate,
) => Readonly<Record<Name, CountOptions>>;

/** What was counted, and what it rests on. */
export interface Counted<Name extends string> {
  readonly tallies: Readonly<Record<Name, Tally>>;
  /** How often each finding was made. */
  readonly found: FindingLog['counts'];
  readonly basis: Basis;
  readonly period: Period;
  /** The as-of day that the records tell by themselves, whatever is asked for. */
  readonly ownAsOf: CivilDate;
  readonly capacity: DatedCapacity;
  /** How many of the files are bundled ones. */
  readonly examples: number;
  /** The renewals that the records show, and the files that were read for them; undefined where they are not asked for. */
  readonly shown: ShownRenewals | undefined;
}

/** Renewals as records show them, all alike whether or not their files say when certificates were issued. */
export interface ShownRenewals {
  readonly all: RenewalsSeen;
  readonly files: Reading['files'];
}

/** What {@link countFiles} takes besides the ways. */
export interface CountingExtras<Name extends string> {
  /** Of which tally the basis tells what was read and what had lapsed; the first, where left out. */
  readonly main?: NoInfer<Name>;
  /** Further options to be recorded. */
  readonly more?: EffectiveOptions;
  /** Whether the renewals that the records show are noted as well. */
  readonly learns?: boolean;
}

/** Some period, to ask ways for what they see of records. */
const SOME_PERIOD: Period = { ...{ from: 2025, to: 2025 }, asOf: BUNDLED_AS_OF };

/** Reads the run's files, settles of which day they speak, and counts them in the ways asked for. */
export async function countFiles<Name extends string>(
  host: Host,
  run: CountingRun,
  waysOf: WaysOf<Name>,
  { main, more, learns = false }: CountingExtras<Name> = {},
): Promise<Counted<Name>> {
  const { options, capacityIsPublished, law, files, inputs } = run;
  const { reading, output, counting: asked } = options;
  const { method, repeatRenewals } = asked;
  refuseOutputs(host, [output.file, reading.rejects, output.manifest], inputs);
  const some = waysOf({ ...SOME_PERIOD, ...run.usual.years }, SOME_PERIOD.asOf);
  const hold = holdFor(Object.values<CountOptions>(some));
  const held = learns ? alsoLearning(hold, law) : hold;
  const takenOn: MaybeDate = asked.asOf ?? ABSENT;
  const { digestsAll } = output;
  const named = JSON.stringify([
    files,
    readingInEffect(reading),
    reading.minLabel,
    takenOn,
    digestsAll,
  ]);
  const { counting, read } = await recall(host, `${named} ${nameOf(held)}`, async () => {
    const counting = countingOf(held);
    const { take } = counting;
    const request = { files, reading, law, takenOn, digestsAll, take, counting };
    return { counting, read: await readAccepted(host, request) };
  });
  const { ownAsOf, ...settled } = settleAsOf(
    host,
    { asked: asked.asOf, law, files: files.length, language: reading.language },
    read,
  );
  const { asOf } = settled;
  hideSmallLabels(host, counting, reading);
  const period = periodOf(asked, asOf, run.usual);
  const capacity = capacityOf(asked, run.usualCapacity, period.from);
  const ways = waysOf(period, ownAsOf);
  const tallies = await recall(host, `${named} ${nameOf(ways)}`, async () =>
    talliesOf(counting, ways),
  );
  const [first] = Object.values<Tally>(tallies);
  const tally = main === undefined ? (first as Tally) : tallies[main];
  const basis: Basis = {
    tool: toolName(host),
    rulesVersion: law.version,
    secondary: flaggedRules(law, method),
    ...{ ...settled, method, repeatRenewals },
    isExample: read.isExample,
    records: recordTotals(read.totals, tally.cards),
    lapsed: tally.lapsed,
    inputs: read.inputs,
    options: {
      ...countingInEffect({ ...period, method, repeatRenewals }, capacity),
      ...readingInEffect(reading),
      ...more,
    },
    capacityIsPublished,
  };
  const found = read.log.counts;
  const shown = counting.renewals && { all: counting.renewals.seen(), files: read.files };
  return { tallies, found, basis, period, ownAsOf, capacity, examples: read.examples, shown };
}

/** Counts labels of offices that too few cards share, or that are written like a person's name, as one, and says so. */
export function hideSmallLabels(host: Host, counting: Counting, reading: ReadingOptions) {
  const least = leastShared(reading.minLabel, counting.cards.counted);
  if (least > 1)
    tellOtherLabels(host, reading, counting.uniteSmallOffices(least, labelJudge(host)));
}

/** Says how many labels are counted as one, if any are. */
export function tellOtherLabels(host: Host, reading: ReadingOptions, labels: number): void {
  const { minLabel: least = LEAST_LABEL, language } = reading;
  if (labels > 0) host.warn(fill(READING_WORDS.fewLabels, language, { labels, least }));
}

/** What is kept between runs, where the host keeps anything. */
function recall<Made>(host: Host, name: string, make: () => Promise<Made>): Promise<Made> {
  return host.memory === undefined ? make() : host.memory.recall(name, make);
}

/** Numbers of laws, by which what is kept is named. */
const lawNumbers = new WeakMap<RuleBook, number>();
let lastLaw = 0;

/** What {@link Memory} keeps is named by the law as the object that it is: a tally belongs to it. */
function nameOfLaw(law: RuleBook): number {
  const number = lawNumbers.get(law) ?? ++lastLaw;
  lawNumbers.set(law, number);
  return number;
}

/** A use of records, or ways of counting them, as a name. */
function nameOf(asked: RecordUse | Readonly<Record<string, CountOptions>>): string {
  return JSON.stringify(asked, (key, value) => (key === 'law' ? nameOfLaw(value) : value));
}

/** Of which day records speak, how that is known, and which day they tell by themselves. */
export interface SettledAsOf {
  readonly asOf: CivilDate;
  readonly asOfSource: AsOfSource;
  readonly asOfIsAssumed?: boolean;
  readonly ownAsOf: CivilDate;
}

/** Settles of which day the records of so many files speak: the day asked for, else the one they tell. */
export function settleAsOf(
  host: Host,
  request: {
    readonly asked: CivilDate | undefined;
    readonly law: RuleBook;
    readonly files: number;
    readonly language: Language;
  },
  { day, examples }: Pick<Reading, 'day' | 'examples'>,
): SettledAsOf {
  const { asked, law, files, language } = request;
  const isExample = examples === files;
  const usual = isExample ? BUNDLED_AS_OF : day.asOf;
  const ownAsOf = usual ?? dayAfterRules(law);
  if (asked !== undefined) {
    if (usual !== undefined && asked > usual) {
      const days = { asOf: isoDate(asked), usual: isoDate(usual) };
      host.warn(fill(READING_WORDS.asOfBeyond, language, days));
    }
    return { asOf: asked, asOfSource: 'option', ownAsOf: usual ?? asked };
  }
  const asOfIsAssumed = usual === undefined;
  if (asOfIsAssumed)
    host.warn(fill(READING_WORDS.noIssueDay, language, { asOf: isoDate(ownAsOf) }));
  const asOfSource = isExample ? 'example' : 'records';
  return { asOf: ownAsOf, asOfSource, ownAsOf, ...(asOfIsAssumed && { asOfIsAssumed }) };
}
