// Decides which table a forecast is set beside: the one the user names, with its digest, else the ward's.
import type { Host } from '../host/host.js';
import { type PublishedTable, yearWithoutCapacity } from '../read/tables/published-table.js';
import { readTable } from '../read/tables/table.js';
import { FaultError } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import { knownFiscalYears } from '../rules/fiscal-years.js';
import type { RuleBook } from '../rules/rule-book.js';
import { loadWardTable } from './law.js';

/** What the flags say of the table. */
export interface AgainstFlags {
  readonly against?: string;
  readonly capacity?: string;
}

/** A table, and how outputs name it among the options. */
export interface NamedTable {
  readonly table: PublishedTable;
  readonly named: EffectiveOptions;
}

/**
 * The table to compare with. `files` are the records of the run: standard input can be one of both alone.
 *
 * @throws {FaultError} where the table cannot be read, or prints what no capacity is known for.
 */
export async function loadTable(
  host: Host,
  files: readonly string[],
  { against, capacity }: AgainstFlags,
  law: RuleBook,
): Promise<NamedTable> {
  if (against === undefined) {
    const table = loadWardTable(host, law);
    return { table, named: { against: table.id } };
  }
  if (against === '-' && files.includes('-')) throw new FaultError('usage-stdin-twice');
  const input = host.open(against, true);
  const content = await input.content(() => {});
  if (content.kind !== 'text') {
    throw new FaultError('usage-bad-table', {
      file: input.name,
      findings: [{ place: '', code: 'workbook' }],
    });
  }
  const table = await readTable(input.name, content.chunks, knownFiscalYears(law));
  const year = capacity === undefined ? yearWithoutCapacity(table) : undefined;
  if (year !== undefined)
    throw new FaultError('usage-table-no-capacity', { file: input.name, year });
  return { table, named: { against: table.id, against_sha256: (await input.digest()).sha256 } };
}
