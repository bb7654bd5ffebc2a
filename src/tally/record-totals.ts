// What was read and where it went.
import { CARD_STATUSES, type CardStatus } from '../records/record.js';
import type { Tally } from './tally.js';

/** What was read, and where it went: cards = counted + all excluded + rejected. */
export interface RecordTotals {
  readonly rows: number;
  readonly cards: number;
  readonly counted: number;
  readonly excluded: Readonly<Partial<Record<CardStatus, number>>>;
  readonly rejected: number;
  readonly rejectedRows: number;
}

/** Nothing was read. */
export const NO_RECORDS: RecordTotals = {
  ...{ rows: 0, cards: 0, counted: 0, rejected: 0, rejectedRows: 0 },
  excluded: {},
};

/**
 * What was read and where it went.
 *
 * @throws {Error} where a card was lost or counted twice: that is a bug, never the user's fault.
 */
export function recordTotals(
  read: { rows: number; cards: number; rejectedRows: number; rejectedCards: number },
  tallied: Tally['cards'],
): RecordTotals {
  const excluded = Object.values(tallied.excluded).reduce((sum, cards) => sum + cards, 0);
  if (read.cards !== tallied.counted + excluded + read.rejectedCards) {
    throw new Error(
      `conservation: ${read.cards} cards read, but ${tallied.counted} counted, ` +
        `${excluded} excluded and ${read.rejectedCards} rejected`,
    );
  }
  // In a fixed order, whatever the order of the records.
  const met = CARD_STATUSES.filter((status) => tallied.excluded[status] !== undefined);
  return {
    rows: read.rows,
    cards: read.cards,
    counted: tallied.counted,
    excluded: Object.fromEntries(met.map((status) => [status, tallied.excluded[status]])),
    rejected: read.rejectedCards,
    rejectedRows: read.rejectedRows,
  };
}

/** What was read of several, added up. */
export function addRecordTotals(totals: readonly RecordTotals[]): RecordTotals {
  const sum = (count: (records: RecordTotals) => number) =>
    totals.reduce((total, records) => total + count(records), 0);
  return {
    rows: sum(({ rows }) => rows),
    cards: sum(({ cards }) => cards),
    counted: sum(({ counted }) => counted),
    excluded: Object.fromEntries(
      CARD_STATUSES.map(
        (status) => [status, sum(({ excluded }) => excluded[status] ?? 0)] as const,
      ).filter(([, cards]) => cards > 0),
    ),
    rejected: sum(({ rejected }) => rejected),
    rejectedRows: sum(({ rejectedRows }) => rejectedRows),
  };
}
