// The report of an anonymized file: its anonymity, and what the forecast loses with the records held back.
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

/** The procedures of one fiscal year that are lost with the cards held back, and those of all cards read. */
export interface HeldBackYear {
  readonly fiscalYear: number;
  readonly lost: KindCounts;
  readonly all: KindCounts;
}

export interface AnonymityReport {
  readonly kind: 'anonymity';
  readonly identifiers: Identifiers;
  /** The least group size; undefined where nothing is held back. */
  readonly k: number | undefined;
  /** The size below which groups count as small in the measures. */
  readonly smallBelow: number;
  readonly officeDropped: boolean;
  readonly columns: readonly ColumnName[];
  readonly before: AnonymityMeasure;
  readonly generalized: AnonymityMeasure;
  readonly after: AnonymityMeasure;
  /** The procedures lost, by fiscal year; without lapsed ones and those of cards that are not active. */
  readonly cost: readonly HeldBackYear[];
  readonly asOf: CivilDate;
  readonly rejected: { readonly rows: number; readonly cards: number };
}

export interface AnonymityBasis extends AnonymizeOptions {
  /** The fiscal years of `cost`. Expiries from `asOf` on are taken as renewed. */
  readonly span: { readonly from: number; readonly to: number };
  readonly asOf: CivilDate;
  readonly rejected: AnonymityReport['rejected'];
}

/**
 * The report of an anonymized file.
 *
 * @throws {Error} where a card was lost or added, which is a bug.
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

/** The procedures lost with the cards held back, in each year of the span. */
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
