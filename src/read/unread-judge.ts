// Judges columns that are not read by what their first rows hold.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  type ColumnName,
  foldHeader,
  type HeaderAliases,
  type HeaderUse,
} from '../records/columns.js';
import { type DateOptions, readDate } from '../records/date-text.js';
import type { RowReader } from '../records/row-reader.js';
import { lookOf, type SeenValues, type UnreadColumn } from '../records/unread-columns.js';

/** Looks at the first rows of a file in the columns that are not read. */
export interface UnreadJudge {
  readonly headers: readonly HeaderUse[];
  /** Whether more rows are to be seen. */
  readonly wantsCells: () => boolean;
  /** Looks at a row; one of no cells counts as seen. */
  readonly see: (cells: readonly string[]) => void;
  /** The columns that look as if they should be read. */
  readonly looks: () => UnreadColumn[];
}

interface JudgeOptions {
  readonly judgedRows: number;
  readonly aliases: HeaderAliases;
  /** No card was issued before. */
  readonly schemeStart: CivilDate;
  readonly dates: DateOptions;
  readonly reader: Pick<RowReader, 'statusOf' | 'issueKindOf'>;
  readonly isRead: (column: ColumnName) => boolean;
  /** Where the state is read; undefined where it is not. */
  readonly statusAt: number | undefined;
  readonly distance: (a: string, b: string) => number;
}

/** The values that any list of cards is full of: a column of them alone tells nothing. */
const USUAL = new Set(['active', 'new']);

/** A judge of the headers that are not read. */
export function createUnreadJudge(
  headers: readonly HeaderUse[],
  { judgedRows, aliases, schemeStart, dates, reader, isRead, statusAt, distance }: JudgeOptions,
): UnreadJudge {
  const columns = headers.map((use) => ({ use, seen: nothingSeen() }));
  const reasons = new Set(aliases.unread.card_issue_kind.reasons.map(foldHeader));
  let rows = 0;
  return {
    headers,
    wantsCells: () => columns.length > 0 && rows < judgedRows,
    see: (cells) => {
      rows += 1;
      const read = statusAt === undefined ? '' : (cells[statusAt] ?? '').trim();
      const isActive =
        statusAt !== undefined && (read === '' || reader.statusOf(read) === 'active');
      for (const { use, seen } of columns) {
        const cell = (cells[use.index] ?? '').trim();
        if (foldHeader(cell) === '') continue;
        seen.filled += 1;
        const date = readDate(cell, dates);
        const isDate = date > 0;
        if (isDate) seen.dates += 1;
        if (isDate && date < schemeStart) seen.early += 1;
        const status = reader.statusOf(cell);
        if (isActive && (isDate || (status ?? 'active') !== 'active')) seen.ended += 1;
        const kind = reader.issueKindOf(cell);
        if (status !== undefined) seen.statuses += 1;
        if (kind !== undefined) seen.kinds += 1;
        else if (reasons.has(foldHeader(cell))) seen.reasons += 1;
        if (kind === 'renewal') seen.renewals += 1;
        if (!USUAL.has(status ?? 'active') || !USUAL.has(kind ?? 'new')) seen.telling += 1;
      }
    },
    looks: () =>
      columns.flatMap(({ use, seen }) => lookOf(use, seen, isRead, aliases, distance) ?? []),
  };
}

function nothingSeen(): SeenValues {
  return {
    filled: 0,
    dates: 0,
    early: 0,
    statuses: 0,
    kinds: 0,
    reasons: 0,
    renewals: 0,
    telling: 0,
    ended: 0,
  };
}
