// Columns of a file of records, and the headers by which each is known.
import type { CardIssueKind, CardStatus } from './record.js';

/** All columns, in the order in which `expand` writes them. */
export const COLUMNS = [
  'record_id',
  'birth_date',
  'applied_on',
  'card_issued_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
  'office',
  'status',
  'stay_expires_on',
  'card_issue_kind',
  'card_expires_on',
  'signature_cert_expires_on',
  'user_cert_expires_on',
  'count',
] as const;

/** Canonical name of a column of records. */
export type ColumnName = (typeof COLUMNS)[number];

/** Columns without which nothing can be counted. */
export const REQUIRED_COLUMNS: readonly ColumnName[] = ['birth_date', 'card_issued_on'];

/** Columns of dates. */
export const DATE_COLUMNS: readonly ColumnName[] = COLUMNS.filter(
  (column) => column === 'birth_date' || column.endsWith('_on'),
);

/** Columns where a blank has a meaning of its own. A nearly empty one changes figures, or points to an incomplete export. */
export const BLANK_COLUMNS = [
  'user_cert_issued_on',
  'signature_cert_issued_on',
  'applied_on',
  'card_expires_on',
  'user_cert_expires_on',
  'signature_cert_expires_on',
] as const satisfies readonly ColumnName[];
export type BlankColumn = (typeof BLANK_COLUMNS)[number];

/** Headers and cell values that are read as the canonical ones. */
export interface HeaderAliases {
  readonly columns: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
  /** Headers of the day of hand-over, which is used where the column is missing. */
  readonly hand_over: { readonly column: 'card_issued_on'; readonly headers: readonly string[] };
  readonly values: {
    readonly status: Readonly<Partial<Record<CardStatus, readonly string[]>>>;
    readonly card_issue_kind: Readonly<Partial<Record<CardIssueKind, readonly string[]>>>;
  };
}

/** A header row: the position of each column, and the headers that are not used. */
export interface HeaderReading {
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** Unknown headers, which are ignored: position in the row and text. */
  readonly unknown: readonly { readonly index: number; readonly header: string }[];
  /** Position of the hand-over date (交付日) that is used for the day of issue. */
  readonly handOverIndex: number | undefined;
  /** Columns that a second header names. */
  readonly repeated: readonly { readonly column: ColumnName; readonly index: number }[];
  readonly missing: readonly ColumnName[];
}

/** Headers that the user maps to columns, folded by {@link foldHeader}. */
export type HeaderMap = ReadonlyMap<string, ColumnName>;

/**
 * Matches a header row to the columns: canonical names and Japanese headers, in any order, whatever their spaces and case.
 * The user's mapping overrides the known headers.
 */
export function readHeader(
  cells: readonly string[],
  aliases: HeaderAliases,
  mapped: HeaderMap = new Map(),
): HeaderReading {
  const known = knownHeaders(aliases);
  const taken = new Set(mapped.values());
  const handOver = new Set(aliases.hand_over.headers.map(foldHeader));
  const positions = new Map<ColumnName, number>();
  const unknown: { index: number; header: string }[] = [];
  const repeated: { column: ColumnName; index: number }[] = [];
  const handOverCells: { index: number; header: string }[] = [];
  cells.forEach((header, index) => {
    const folded = foldHeader(header);
    const alias = known.get(folded);
    const column = mapped.get(folded) ?? (alias && taken.has(alias) ? undefined : alias);
    if (handOver.has(folded) && !mapped.has(folded)) handOverCells.push({ index, header });
    else if (column === undefined) unknown.push({ index, header });
    else if (positions.has(column)) repeated.push({ column, index });
    else positions.set(column, index);
  });
  const standIn = positions.has('card_issued_on') ? undefined : handOverCells.shift();
  if (standIn) positions.set('card_issued_on', standIn.index);
  return {
    positions,
    unknown: [...unknown, ...handOverCells].sort((a, b) => a.index - b.index),
    handOverIndex: standIn?.index ?? mappedHandOver(cells, handOver, mapped),
    repeated,
    missing: REQUIRED_COLUMNS.filter((column) => !positions.has(column)),
  };
}

/** A hand-over header that the user maps to the day of issue is still a hand-over date. */
function mappedHandOver(
  cells: readonly string[],
  handOver: ReadonlySet<string>,
  mapped: HeaderMap,
): number | undefined {
  const index = cells.findIndex((header) => {
    const folded = foldHeader(header);
    return handOver.has(folded) && mapped.get(folded) === 'card_issued_on';
  });
  return index < 0 ? undefined : index;
}

/** Whether a header differs from one of `names` by at most two letters, and by less than half of its own. */
export function nearHeader(
  header: string,
  names: readonly string[],
  distance: (a: string, b: string) => number,
): boolean {
  const folded = foldHeader(header);
  return names.some((name) => {
    const letters = distance(folded, foldHeader(name));
    return letters <= 2 && letters * 2 < folded.length;
  });
}

/** Every known header, folded by {@link foldHeader}. */
function knownHeaders(aliases: HeaderAliases): Map<string, ColumnName> {
  const known = new Map<string, ColumnName>();
  for (const column of COLUMNS) {
    known.set(foldHeader(column), column);
    for (const alias of aliases.columns[column] ?? []) known.set(foldHeader(alias), column);
  }
  return known;
}

/** A header without differences of letter width, case, spaces or shape of brackets. */
export function foldHeader(header: string): string {
  return header.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
