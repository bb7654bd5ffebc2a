// Records counted for tests: in one pass, by the ways named, as commands do.
import type { CardRecord } from '../../src/records/record.js';
import { type Counting, countingOf, holdFor, talliesOf } from '../../src/tally/record-use.js';
import type { Tally } from '../../src/tally/tally.js';
import type { CountOptions } from '../../src/tally/ways.js';

/** Some records held, to be counted in several ways. */
function counting(
  named: Readonly<Record<string, CountOptions>>,
  records: readonly CardRecord[],
): Counting {
  const use = countingOf(holdFor(Object.values(named)));
  for (const record of records) use.take(record, () => {});
  return use;
}

/** The tallies of some records in several ways. */
export function talliesFor<Name extends string>(
  named: Readonly<Record<Name, CountOptions>>,
  records: readonly CardRecord[],
): Readonly<Record<Name, Tally>> {
  return talliesOf(counting(named, records), named);
}

/** The tally of some records in one way, all of them by remembered courses where they have one. */
export function remembered(
  way: CountOptions,
  records: readonly CardRecord[],
  { plain = true }: { readonly plain?: boolean } = {},
): { readonly tally: Tally; readonly plain: number } {
  const use = countingOf(holdFor([way]), 0);
  let taken = 0;
  for (const record of records) {
    if (plain && use.takePlain(record)) taken += 1;
    else use.take(record, () => {});
  }
  return { tally: use.tallies([way])[0] as Tally, plain: taken };
}
