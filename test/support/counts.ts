// Records counted for tests: in one pass, by the counters named, as commands do.
import type { CardRecord } from '../../src/records/record.js';
import { type Counting, countingOf, talliesOf } from '../../src/tally/record-use.js';
import type { Tally } from '../../src/tally/tally.js';
import type { CountOptions } from '../../src/tally/ways.js';

/** The count of some records by several counters. */
export function counting(
  named: Readonly<Record<string, CountOptions>>,
  records: readonly CardRecord[],
): Counting {
  const use = countingOf({ kind: 'count', counters: Object.values(named) });
  for (const record of records) use.take(record, () => {});
  return use;
}

/** The tallies of some records by several counters. */
export function talliesFor<Name extends string>(
  named: Readonly<Record<Name, CountOptions>>,
  records: readonly CardRecord[],
): Readonly<Record<Name, Tally>> {
  return talliesOf(counting(named, records), named);
}
