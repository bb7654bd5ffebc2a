// Decides what is said of an anonymized file: how well its records hide, and what holding some back takes from the forecast.

import type { CivilDate } from '../calendar/civil-date.js';
import type {
  AnonymityMeasure,
  Anonymized,
  AnonymizeOptions,
  Identifiers,
} from '../privacy/anonymize/merge.js';
import type { ColumnName } from '../records/columns.js';
import type { CardRecord } from '../records/record.js';
import { createCounter } from '../tally/counter.js';
import { countsAt, type KindCounts } from '../tally/tally.js';

/** What the forecast of one fiscal year loses: procedures of the cards held back, and of all cards read. */
export interface HeldBackYear {
  readonly fiscalYear: number;
  readonly lost: KindCounts;
  readonly all: KindCounts;
}

export interface AnonymityReport {
  readonly kind: 'anonymity';
  readonly identifiers: Identifiers;
  /** The group size asked for; undefined where nothing was to be held back. */
  readonly k: number | undefined;
  /** The size below which groups count as small in the measures. */
  readonly smallBelow: number;
  readonly officeDropped: boolean;
  readonly columns: readonly ColumnName[];
  readonly before: AnonymityMeasure;
  readonly generalized: AnonymityMeasure;
  readonly after: AnonymityMeasure;
  /** What holding back costs, by fiscal year; lapsed procedures and cards that are not active count as cards alone. */
  readonly cost: readonly HeldBackYear[];
  readonly asOf: CivilDate;
  readonly rejected: { readonly rows: number; readonly cards: number };
}

/** What the report rests on besides the records. */
export interface AnonymityBasis extends AnonymizeOptions {
  /** The fiscal years for which the cost is told, and the day from which expiries are taken as renewed. */
  readonly span: { readonly from: number; readonly to: number };
  readonly asOf: CivilDate;
  readonly rejected: AnonymityReport['rejected'];
}

/**
 * The report of an anonymized file.
 *
 * @throws {Error} where a card was lost or made up: that is a bug, never the user's fault.
 */
export function anonymityReport(done: Anonymized, basis: AnonymityBasis): AnonymityReport {
  const cards = (records: readonly CardRecord[]) =>
    records.reduce((sum, { count }) => sum + count, 0);
  if (cards(done.records) + cards(done.heldBack) !== done.before.cards) {
    throw new Error(
      `conservation: ${done.before.cards} cards read, but ${cards(done.records)} written and ` +
        `${cards(done.heldBack)} held back`,
    );
  }
  return {
    kind: 'anonymity',
    identifiers: basis.identifiers,
    k: basis.k,
    smallBelow: basis.smallBelow,
    officeDropped: basis.dropOffice,
    columns: done.columns,
    before: done.before,
    generalized: done.generalized,
    after: done.after,
    cost: heldBackYears(done, basis),
    asOf: basis.asOf,
    rejected: basis.rejected,
  };
}

/** The procedures that disappear with the cards held back, in every year of the span. */
function heldBackYears(done: Anonymized, { law, span, asOf }: AnonymityBasis): HeldBackYear[] {
  const counted = (records: readonly CardRecord[]) => {
    const counter = createCounter({ law, ...span, asOf, method: 'birthday', repeats: 'all' });
    for (const record of records) counter.add(record);
    return counter.tally;
  };
  const lost = counted(done.heldBack);
  const all = counted([...done.records, ...done.heldBack]);
  return Array.from({ length: span.to - span.from + 1 }, (_, period) => ({
    fiscalYear: span.from + period,
    lost: countsAt(lost, '', period),
    all: countsAt(all, '', period),
  }));
}
