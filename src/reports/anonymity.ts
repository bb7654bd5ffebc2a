// The report of an anonymized file: its anonymity, and what the forecast loses with the records held back.
import type { CivilDate } from '../calendar/civil-date.js';
import type {
  AnonymityMeasure,
  Anonymized,
  AnonymizeOptions,
  Identifiers,
} from '../privacy/anonymize/merge.js';
import type { ColumnName } from '../records/columns.js';
import { createIssueDays, dayAfterRules, recordsDay } from '../records/issue-days.js';
import type { CardRecord } from '../records/record.js';
import { countingOf, holdFor } from '../tally/record-use.js';
import { countsAt, type KindCounts, type Tally } from '../tally/tally.js';

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
  /** Of which day the records speak. */
  readonly asOf: CivilDate;
  /** Of which day those written would be taken to speak: their days of issue may be blurred, or those of the last days held back. */
  readonly asOfWritten: CivilDate;
  readonly rejected: { readonly rows: number; readonly cards: number };
}

export interface AnonymityBasis extends AnonymizeOptions {
  /** The fiscal years of `cost`. Expiries from `asOf` on are taken as renewed. */
  readonly span: { readonly from: number; readonly to: number };
  readonly asOf: CivilDate;
  readonly rejected: AnonymityReport['rejected'];
}

/**
 * The report of an anonymized file. `written` gets each safe record on the way, so that they are gone through once.
 *
 * @throws {Error} where a card was lost or added, which is a bug.
 */
export function anonymityReport(
  done: Anonymized,
  basis: AnonymityBasis,
  written: (record: CardRecord) => void = () => {},
): AnonymityReport {
  /** Of the written records: the day that they tell by themselves. */
  const days = createIssueDays(basis.law);
  const kept = counted(done.records, basis, (record) => {
    days.note(record, 0);
    written(record);
  });
  const lost = counted(done.heldBack, basis, () => {});
  if (kept.cards + lost.cards !== done.before.cards) {
    throw new Error(
      `conservation: ${done.before.cards} cards read, but ${kept.cards} written and ` +
        `${lost.cards} held back`,
    );
  }
  const { span } = basis;
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
    cost: Array.from({ length: span.to - span.from + 1 }, (_, period) => {
      const [own, others] = [lost, kept].map(({ tally }) => countsAt(tally, '', period)) as [
        KindCounts,
        KindCounts,
      ];
      return {
        fiscalYear: span.from + period,
        lost: own,
        all: {
          card: own.card + others.card,
          certificate: own.certificate + others.certificate,
        },
      };
    }),
    asOf: basis.asOf,
    asOfWritten: recordsDay(days.days(), basis.law).asOf ?? dayAfterRules(basis.law),
    rejected: basis.rejected,
  };
}

/** The procedures of records in each year of the span, and their cards. */
function counted(
  records: Iterable<CardRecord>,
  { law, span, asOf }: AnonymityBasis,
  take: (record: CardRecord) => void,
): { readonly cards: number; readonly tally: Tally } {
  const way = { law, ...span, asOf, method: 'birthday', repeats: 'all' } as const;
  const { take: count, tallies } = countingOf(holdFor([way]));
  let cards = 0;
  for (const record of records) {
    take(record);
    count(record, () => {});
    cards += record.count;
  }
  return { cards, tally: tallies([way])[0] as Tally };
}
