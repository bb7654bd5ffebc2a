// What came at counters, read beside the cards that the law had due then: counts of cards, or an extract that is older.
import { type CivilDate, dayAfter, isoDate } from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthOf,
  fiscalMonthStart,
  fiscalYearOf,
} from '../calendar/fiscal-year.js';
import { toNumber, ZERO } from '../calendar/fraction.js';
import { cardExpiry } from '../expiry/card-expiry.js';
import type { Host, InputFile } from '../host/host.js';
import { type DuePerKind, dueByMonth, dueCohorts } from '../learning/due-cohorts.js';
import type { FileContent } from '../read/content.js';
import { FaultError } from '../records/fault.js';
import type { InputDigest } from '../records/provenance.js';
import { type Counters, fittedCounters, knownDue } from '../reports/counters.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type ActualMonths, actualMonths } from '../scenario/actuals.js';
import { cohortsOfCounts, lastCountedDay } from '../synthesis/statistics.js';
import { countingOf, holdFor } from '../tally/record-use.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import type { AssumptionOptions, OutputOptions, ReadingOptions } from './options.js';
import { inputDigest, readAccepted } from './reading.js';
import { countsAssumptions, readActualsFile, readCountsOf, refuseAssumptions } from './tables.js';

/** The options by which counters are learned from. */
export interface CountersOptions {
  readonly assumed: AssumptionOptions;
  readonly municipality: string | undefined;
  readonly reading: ReadingOptions;
  readonly output: OutputOptions;
}

/** What came, by month and kind. */
export interface CameByMonth {
  readonly months: ActualMonths;
  readonly digest: InputDigest;
}

/** Reads what came by month. */
export async function readCame(
  host: Host,
  path: string,
  law: RuleBook,
  { language }: Pick<ReadingOptions, 'language'>,
): Promise<CameByMonth> {
  const { actuals, digest } = await readActualsFile(host, path, law, language);
  const months = actualMonths(actuals);
  if (months === undefined)
    throw new FaultError('usage-actuals-not-monthly', { file: digest.path });
  return { months, digest };
}

/** The day after the last month of actuals: until then it is known who came. */
export function dayAfterActuals(months: ActualMonths): CivilDate {
  return dayAfter(fiscalMonthEnd(Math.max(...months.keys())));
}

/** What the counters show beside counts of cards. */
export async function countersByCounts(
  host: Host,
  { assumed, municipality, reading }: CountersOptions,
  law: RuleBook,
  { months }: CameByMonth,
  { input, counts }: { readonly input: InputFile; readonly counts: FileContent },
): Promise<{ readonly counters: Counters; readonly digest: InputDigest }> {
  const { form, language } = reading;
  // Cards of a period leave as those to date do, from the month of issue on; of cards held the counts have left out who left.
  const ofCounts = { minorShare: assumed.minorShare, leavesPerYear: undefined };
  const table = await readCountsOf(
    host,
    input.name,
    counts,
    ofCounts,
    { law, sheet: form.sheet, municipality },
    language,
  );
  const isHeld = table.kind === 'snapshots' && table.counted === 'held';
  if (isHeld && assumed.leavesPerYear !== undefined) throw new FaultError('usage-held-leavers');
  const cohorts = cohortsOfCounts(table, countsAssumptions(ofCounts, form.handOverLag, law));
  const last = lastCountedDay(table) ?? dayAfterActuals(months);
  const due: DuePerKind = dueCohorts(cohorts, law);
  const known = knownDue(undefined, fiscalMonthOf(last), law);
  const leavesPerYear = toNumber(assumed.leavesPerYear?.value ?? ZERO);
  const counters = fittedCounters(months, due, { ...{ known, law, leavesPerYear }, by: 'counts' });
  return { counters, digest: await inputDigest(input) };
}

/** What the counters show beside records of an earlier day. */
export async function countersByRecords(
  host: Host,
  files: readonly string[],
  { assumed, reading, output }: CountersOptions,
  law: RuleBook,
  { months, digest }: CameByMonth,
  asOf: CivilDate,
): Promise<Counters> {
  if (files.includes('-')) throw new FaultError('usage-stdin-twice');
  const { minorShare } = assumed;
  refuseAssumptions({ minorShare, leavesPerYear: undefined });
  const [last, first] = [Math.max(...months.keys()), Math.min(...months.keys())];
  if (fiscalMonthEnd(last) < asOf)
    throw new FaultError('usage-backtest-hidden', {
      ...{ file: digest.path, asOf: isoDate(asOf) },
      first: isoDate(fiscalMonthStart(first)),
    });
  const tally = await dueInRecords(host, files, { reading, output }, law, asOf, last);
  const since = fiscalMonthOf(asOf);
  const due = dueByMonth(tally, asOf);
  const leavesPerYear = toNumber(assumed.leavesPerYear?.value ?? ZERO);
  const known = knownDue(asOf, since, law);
  return fittedCounters(months, due, { ...{ known, law, leavesPerYear }, by: 'records' });
}

/** What records have due by month, from their day to a month; without what ends with a period of stay. */
export async function dueInRecords(
  host: Host,
  files: readonly string[],
  { reading, output }: Pick<CountersOptions, 'reading' | 'output'>,
  law: RuleBook,
  asOf: CivilDate,
  last: number,
): Promise<Tally> {
  const way: CountOptions = {
    ...{ law, method: 'birthday', asOf, repeats: 'all', by: 'month' },
    from: fiscalYearOf(asOf),
    // People come in the months before they are due.
    to: fiscalYearOf(fiscalMonthStart(last)) + 1,
  };
  const counting = countingOf(holdFor([way]));
  // All there is to tell was told when the records were first read.
  const quiet = { ...host, warn: () => {} };
  await readAccepted(quiet, {
    files,
    reading: { ...reading, rejects: undefined },
    ...{ law, digestsAll: output.digestsAll },
    // What ends with a period of stay is extended with it, and so is never renewed at a counter.
    take: (record) => {
      const { expiresOn, termEnd } = cardExpiry(record, law);
      if (expiresOn === termEnd) counting.take(record, () => {});
    },
  });
  const [tally] = counting.tallies([way]);
  return tally as Tally;
}
