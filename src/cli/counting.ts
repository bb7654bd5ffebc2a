// Counting of records: options and a published table give the period, files of records the basis of the figures.
import { ABSENT, type CivilDate } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import type { Host } from '../host/host.js';
import { type PublishedTable, tableYears } from '../read/tables/published-table.js';
import { FaultError } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import type { CardRecord } from '../records/record.js';
import { type Basis, flaggedRules } from '../reports/forecast.js';
import type { RuleBook } from '../rules/rule-book.js';
import { recordTotals } from '../tally/record-totals.js';
import type { Counting } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import { BUNDLED } from './bundled-data.js';
import { refuseOutputs } from './deliver.js';
import {
  type CountingOptions,
  countingInEffect,
  type OutputOptions,
  type ReadingOptions,
  readingInEffect,
} from './options.js';
import { readAccepted } from './reading.js';
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

/** The period asked for; what was not given is the span of `years`, and 1 April of the first. */
export function periodOf(
  { from, to, asOf }: Pick<CountingOptions, 'from' | 'to' | 'asOf'>,
  years: { readonly from: number; readonly to: number },
): Period {
  const first = from ?? years.from;
  const last = to ?? Math.max(years.to, first);
  if (last < first) throw new FaultError('usage-years-reversed', { fromYear: first, toYear: last });
  return { from: first, to: last, asOf: asOf ?? fiscalYearStart(first) };
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
  readonly period: Period;
  readonly capacity: DatedCapacity;
  readonly capacityIsPublished: boolean;
  readonly law: RuleBook;
  readonly files: readonly string[];
  /** Every file that the run reads: none may be written. */
  readonly inputs: readonly string[];
}

/** What decides where an option was not given. */
export interface CountingDefaults {
  /** Its capacity. */
  readonly table: PublishedTable;
  /** The years; those of the table, where left out. */
  readonly years?: { readonly from: number; readonly to: number };
  /** Whether the table is the ward's, which the user has not named. */
  readonly isWards: boolean;
}

/** Begins a run. `own` are further files that the command reads. */
export function prepareCounting(
  host: Host,
  options: RecordOptions,
  law: RuleBook,
  { table, years = tableYears(table), isWards }: CountingDefaults,
  own: readonly (string | undefined)[] = [],
): CountingRun {
  const { counting } = options;
  const period = periodOf(counting, years);
  const files = options.files.length === 0 ? [host.fixture(BUNDLED[0])] : options.files;
  return {
    options,
    period,
    capacity: capacityOf(counting, table.capacity, period.from),
    capacityIsPublished: isWards && counting.capacity === undefined,
    law,
    files,
    inputs: [...files, ...own.filter((file) => file !== undefined)],
  };
}

/** The way of counting that a run asks for. */
export function countOptions({ options, period, law }: CountingRun): CountOptions {
  const { method, repeatRenewals } = options.counting;
  return { law, ...period, method, repeats: repeatRenewals ? 'all' : 'none' };
}

/**
 * Reads the run's files into what counts them, and gives what the figures of `tally` rest on. `more` are further options
 * to be recorded; `also` takes each record besides.
 */
export async function countFiles(
  host: Host,
  { options, period, capacity, capacityIsPublished, law, files, inputs }: CountingRun,
  tally: Tally,
  counting: Counting,
  more: EffectiveOptions = {},
  also?: (record: CardRecord) => void,
): Promise<Basis> {
  const { reading, output } = options;
  const { asOf, method, repeatRenewals } = { ...options.counting, asOf: period.asOf };
  refuseOutputs(host, [output.file, reading.rejects, output.manifest], inputs);
  const read = await readAccepted(host, {
    files,
    reading,
    law,
    takenOn: options.counting.asOf ?? ABSENT,
    digestsAll: output.digestsAll,
    ...(also === undefined
      ? { take: counting.take, counting }
      : {
          take: (record, note) => {
            counting.take(record, note);
            also(record);
          },
        }),
  });
  return {
    tool: toolName(host),
    rulesVersion: law.version,
    secondary: flaggedRules(law, method),
    ...{ asOf, method, repeatRenewals },
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
}
