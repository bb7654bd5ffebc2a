// Counter: records to a tally of their procedures, one by one, where the as-of day is known beforehand.
import type { FindInExpiries } from '../expiry/expiry-findings.js';
import { issueYearsOf } from '../procedures/issue-year.js';
import type { CardRecord } from '../records/record.js';
import {
  addLapsed,
  addProcedures,
  emptyTally,
  hasOffices,
  officeCells,
  type Tally,
} from './tally.js';
import { expiriesIn } from './view.js';
import { type CountOptions, wayFollower } from './ways.js';

/** Counts records one by one. */
export interface Counter {
  readonly tally: Tally;
  /** Adds a record; `find` gets the findings about its expiries. */
  readonly add: (record: CardRecord, find?: FindInExpiries) => void;
}

/** A counter with an empty tally. Only active records count; the others are tallied by status. */
export function createCounter(way: CountOptions): Counter {
  const tally = emptyTally(way.from, way.to, way.by);
  const { cards } = tally;
  let cells = hasOffices(way.by) ? new Float64Array() : officeCells(tally, '');
  let count = 1;
  let office = '';
  const follow = wayFollower(way, tally, {
    due: (kind, period) => addProcedures(cells, kind, period, count),
    lapsed: (kind) => {
      addLapsed(tally, office, { card: 0, certificate: 0, [kind]: count });
    },
  });
  function add(record: CardRecord, find?: FindInExpiries): void {
    ({ count, office } = record);
    const expiries =
      find !== undefined || way.method === 'birthday' ? expiriesIn(way, record, find) : undefined;
    if (record.status !== 'active') {
      cards.excluded[record.status] = (cards.excluded[record.status] ?? 0) + count;
      return;
    }
    cards.counted += count;
    if (hasOffices(way.by)) cells = officeCells(tally, office);
    if (way.method === 'issue-year') follow.years(issueYearsOf(record, way.law));
    else if (expiries) follow.days(record.birth, expiries);
  }
  return { tally, add };
}
