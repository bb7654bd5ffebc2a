// Tables that the user names, read with their digest: actuals, counts of cards, a table to compare with.

import { ZERO } from '../calendar/fraction.js';
import type { Host } from '../host/host.js';
import { readActuals } from '../read/tables/actuals.js';
import { readCounts } from '../read/tables/counts.js';
import { yearWithoutCapacity } from '../read/tables/published-table.js';
import { readTable } from '../read/tables/table.js';
import { FaultError } from '../records/fault.js';
import type { EffectiveOptions, InputDigest } from '../records/provenance.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Actuals } from '../scenario/actuals.js';
import type { CountsAssumptions, CountsTable } from '../synthesis/statistics.js';
import { loadWardTable } from './bundled-data.js';
import type { CountingDefaults } from './counting.js';
import type { AssumptionOptions, CountingOptions } from './options.js';
import { inputDigest } from './reading.js';

/** What came, and the digest of the file that says so. */
export async function readActualsFile(
  host: Host,
  path: string,
  law: RuleBook,
): Promise<{ readonly actuals: Actuals; readonly digest: InputDigest }> {
  const input = host.open(path, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    const finding = { code: 'workbook' } as const;
    throw new FaultError('usage-bad-actuals', { file: input.name, line: 1, finding });
  }
  const actuals = await readActuals(input.name, content.chunks, law);
  return { actuals, digest: await inputDigest(input) };
}

/** The table to compare with, and how outputs name it among the options. */
export interface ComparedTable extends CountingDefaults {
  readonly named: EffectiveOptions;
}

/**
 * The table to compare with: the one named, else the ward's.
 *
 * @throws {FaultError} where the table cannot be read, or prints what no capacity is known for.
 */
export async function loadTable(
  host: Host,
  against: string | undefined,
  { capacity }: Pick<CountingOptions, 'capacity'>,
  law: RuleBook,
): Promise<ComparedTable> {
  if (against === undefined) {
    const table = loadWardTable(host, law);
    return { table, isWards: true, named: { against: table.id } };
  }
  const input = host.open(against, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    const findings = [{ place: '', code: 'workbook' }] as const;
    throw new FaultError('usage-bad-table', { file: input.name, findings });
  }
  const table = await readTable(input.name, content.chunks, knownFiscalYears(law));
  const year = capacity === undefined ? yearWithoutCapacity(table) : undefined;
  if (year !== undefined)
    throw new FaultError('usage-table-no-capacity', { file: input.name, year });
  const { sha256 } = await inputDigest(input);
  return { table, isWards: false, named: { against: table.id, against_sha256: sha256 } };
}

/** Reads counts of cards. Assumptions that would silently change nothing are refused: counts of a period say what they hold. */
export async function readCountsOf(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  assumed: AssumptionOptions,
  law: RuleBook,
): Promise<CountsTable> {
  const table = await readCounts(file, chunks, law);
  if (table.kind !== 'snapshots') refuseAssumptions(assumed);
  return table;
}

/** Refuses assumptions that only counts to date need. */
export function refuseAssumptions({ minorShare, leavesPerYear }: AssumptionOptions): void {
  if (minorShare === undefined && leavesPerYear === undefined) return;
  const option = minorShare === undefined ? '--leaves-per-year' : '--minor-share';
  throw new FaultError('usage-snapshots-only', { option });
}

/** The assumptions on counts of cards, with their neutral values where none is given. */
export function countsAssumptions(
  { minorShare, leavesPerYear }: AssumptionOptions,
  handOverLag: number,
  law: RuleBook,
): CountsAssumptions {
  return {
    law,
    minorShare: minorShare?.value ?? ZERO,
    handOverLag,
    leavesPerYear: leavesPerYear?.value ?? ZERO,
  };
}
