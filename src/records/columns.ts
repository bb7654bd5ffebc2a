// The columns of a file of records, and the headers by which each is known.
import type { CardIssueKind, CardStatus } from './record.js';

/** The columns of the record contract, in the order in which `expand` writes them. */
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

/** Which columns hold dates. */
export const DATE_COLUMNS: readonly ColumnName[] = COLUMNS.filter(
  (column) => column === 'birth_date' || column.endsWith('_on'),
);

/** Columns of which a blank has a meaning of its own: a nearly empty one changes figures, or points to a lost export. */
export const BLANK_COLUMNS = [
  'user_cert_issued_on',
  'signature_cert_issued_on',
  'applied_on',
  'card_expires_on',
  'user_cert_expires_on',
  'signature_cert_expires_on',
] as const satisfies readonly ColumnName[];
export type BlankColumn = (typeof BLANK_COLUMNS)[number];

/** The headers and cell values that stand for the canonical ones. */
export interface HeaderAliases {
  readonly columns: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
  /** Headers of the day of hand-over, which stands in for a column that is not there. */
  readonly hand_over: { readonly column: 'card_issued_on'; readonly headers: readonly string[] };
  readonly values: {
    readonly status: Readonly<Partial<Record<CardStatus, readonly string[]>>>;
    readonly card_issue_kind: Readonly<Partial<Record<CardIssueKind, readonly string[]>>>;
  };
}

/** Where each column stands in a file, and what its header row said. */
export interface HeaderReading {
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** Headers of no known column, ignored: position in the row and text. */
  readonly unknown: readonly { readonly index: number; readonly header: string }[];
  /** A hand-over date (交付日) stands in for the day of issue: its position. */
  readonly handOverIndex: number | undefined;
  /** A column that two headers claim. */
  readonly repeated: readonly { readonly column: ColumnName; readonly index: number }[];
  readonly missing: readonly ColumnName[];
}

/** Headers that the user says stand for a column, folded as {@link foldHeader} does. */
export type HeaderMap = ReadonlyMap<string, ColumnName>;

/**
 * Matches a header row to the columns: canonical names and Japanese headers, in any order, spaces and case aside. What
 * the user maps comes before what is known.
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

/** A hand-over header that the user maps to the day of issue is still a hand-over. */
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

/** The known header nearest to one that is not known: at most two letters off, and less than half of it. */
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

/** Every header that stands for a column, folded as {@link foldHeader} does. */
function knownHeaders(aliases: HeaderAliases): Map<string, ColumnName> {
  const known = new Map<string, ColumnName>();
  for (const column of COLUMNS) {
    known.set(foldHeader(column), column);
    for (const alias of aliases.columns[column] ?? []) known.set(foldHeader(alias), column);
  }
  return known;
}

/** A header without the differences that do not count: width of letters, case, spaces, brackets' shape. */
export function foldHeader(header: string): string {
  return header.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
