// Columns of a file of records, and the headers by which each is known.
import { withoutInvisible } from './invisible.js';
import type { CardIssueKind, CardStatus } from './record.js';

/** All columns, in the order in which `expand` writes them. */
export const COLUMNS = [
  'record_id',
  'birth_date',
  'applied_on',
  'card_issued_on',
  'handed_over_on',
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

/** Headers and cell values that are read as the canonical ones, and words of headers that are not. */
export interface HeaderAliases {
  readonly columns: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
  /** The same in katakana, as systems without kanji write them; with large ツヤユヨ in place of small ones too. */
  readonly readings: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
  readonly values: {
    readonly status: Readonly<Partial<Record<CardStatus, readonly string[]>>>;
    readonly card_issue_kind: Readonly<Partial<Record<CardIssueKind, readonly string[]>>>;
  };
  /** What headers and names of sheets are usually made of; `short` are of one letter, of which alone there is none. */
  readonly words: {
    readonly latin: readonly string[];
    readonly japanese: readonly string[];
    readonly short: readonly string[];
  };
  readonly unread: UnreadWords;
}

/** By which words a header that is not known is taken for what: see `lookOf` in unread-columns.ts. */
export interface UnreadWords {
  readonly fillers: readonly string[];
  readonly status: {
    readonly words: readonly string[];
    readonly beside: readonly string[];
    /** What ends a card: beside a day, and with nothing else, the day on which it ended. */
    readonly ended: readonly string[];
  };
  readonly card_issued_on: { readonly words: readonly string[]; readonly day: readonly string[] };
  /** Words for the other days of a card. */
  readonly days: Readonly<
    Record<'birth_date' | 'applied_on' | 'handed_over_on', readonly string[]>
  >;
  readonly office: { readonly words: readonly string[]; readonly beside: readonly string[] };
  readonly card_issue_kind: {
    readonly words: readonly string[];
    readonly beside: readonly string[];
    readonly alone: readonly string[];
    /** Values that stand beside kinds of issue, and whose meaning is not known. */
    readonly reasons: readonly string[];
  };
  readonly certificate: {
    readonly words: readonly string[];
    /** Words that mean a certificate of another kind as well, unless nothing else stands beside them. */
    readonly broad: readonly string[];
    readonly signature: readonly string[];
    readonly user: readonly string[];
    readonly issued: readonly string[];
    readonly day: readonly string[];
    readonly ended: readonly string[];
    readonly state: readonly string[];
    readonly other: readonly string[];
  };
}

/** How a header came to be read: by the column's own name, as a known header, as the user says, or in place of a column that the file has not. */
export type ReadBy = 'name' | 'alias' | 'map' | 'stand-in';

/** What becomes of a header. */
export interface HeaderUse {
  readonly header: string;
  /** The position, from 0. */
  readonly index: number;
  /** The columns it is read as; none where it is not read. */
  readonly columns: readonly ColumnName[];
  /** Undefined where it is not read. */
  readonly by: ReadBy | undefined;
  /** Whether the user says that it is not to be read. */
  readonly isIgnored: boolean;
}

/** A header row: the position of each column, and what becomes of each header. */
export interface HeaderReading {
  readonly positions: ReadonlyMap<ColumnName, number>;
  /** In the order of the file; a header that repeats a column is not read. */
  readonly headers: readonly HeaderUse[];
  /** Position of the day of hand-over (交付日) that stands in for the day of issue, by itself or because the user says so. */
  readonly handOverIndex: number | undefined;
  /** Columns that a second header names. */
  readonly repeated: readonly { readonly column: ColumnName; readonly index: number }[];
  readonly missing: readonly ColumnName[];
}

/** A header that the user maps to a column, as written. */
export interface MappedHeader {
  readonly header: string;
  readonly column: ColumnName;
  /** The layout file that says so; undefined where the command line does. */
  readonly layout?: string;
}

/** What the user says of headers, as written. */
export interface HeaderOrders {
  readonly map: readonly MappedHeader[];
  readonly ignore: readonly string[];
}

const NO_ORDERS: HeaderOrders = { map: [], ignore: [] };

/**
 * Matches a header row to the columns: canonical names and Japanese headers, in any order, whatever their spaces and case.
 * What the user says overrides the known headers; one header may be mapped to two columns.
 */
export function readHeader(
  cells: readonly string[],
  aliases: HeaderAliases,
  orders: HeaderOrders = NO_ORDERS,
): HeaderReading {
  const known = knownHeaders(aliases);
  const mapped = new Map<string, ColumnName[]>();
  for (const { header, column } of orders.map) {
    const folded = foldHeader(header);
    const columns = mapped.get(folded) ?? [];
    if (!columns.includes(column)) mapped.set(folded, [...columns, column]);
  }
  const taken = new Set(orders.map.map(({ column }) => column));
  const ignored = new Set(orders.ignore.map(foldHeader));
  const positions = new Map<ColumnName, number>();
  const repeated: { column: ColumnName; index: number }[] = [];
  const headers = cells.map((header, index): HeaderUse => {
    const folded = foldHeader(header);
    const alias = known.get(folded);
    const own = mapped.get(folded);
    const isIgnored = own === undefined && ignored.has(folded);
    const meant = own ?? (alias && !isIgnored && !taken.has(alias) ? [alias] : []);
    const columns = meant.filter((column) => {
      if (!positions.has(column)) return true;
      repeated.push({ column, index });
      return false;
    });
    for (const column of columns) positions.set(column, index);
    const byName = columns.some((column) => foldHeader(column) === folded) ? 'name' : 'alias';
    const by = columns.length === 0 ? undefined : own ? 'map' : byName;
    return { header, index, columns, by, isIgnored };
  });
  // The day of hand-over stands in for a day of issue that the file has not.
  const handedOver = positions.get('handed_over_on');
  if (handedOver !== undefined && !positions.has('card_issued_on')) {
    positions.set('card_issued_on', handedOver);
    positions.delete('handed_over_on');
    const use = headers[handedOver] as HeaderUse;
    const columns = use.columns.map((column) =>
      column === 'handed_over_on' ? 'card_issued_on' : column,
    );
    headers[handedOver] = { ...use, columns, by: 'stand-in' };
  }
  const issued = positions.get('card_issued_on');
  const isHandOver =
    issued !== undefined && known.get(foldHeader(cells[issued] as string)) === 'handed_over_on';
  return {
    positions,
    headers,
    handOverIndex: isHandOver ? issued : undefined,
    repeated,
    missing: REQUIRED_COLUMNS.filter((column) => !positions.has(column)),
  };
}

/** The first header that stands for two columns of which one is no date: no cell is both. */
export function mappedTwice(map: HeaderOrders['map']): MappedHeader | undefined {
  return map.find(
    ({ header, column }, index) =>
      !DATE_COLUMNS.includes(column) &&
      map.some(
        (other, place) =>
          place !== index &&
          other.column !== column &&
          foldHeader(other.header) === foldHeader(header),
      ),
  );
}

/** The first header that is to be read as a column and not to be read, as the two are written. */
export function mappedAndIgnored({ map, ignore }: HeaderOrders) {
  const ignored = new Map(ignore.map((header) => [foldHeader(header), header]));
  for (const { column, header } of map) {
    const other = ignored.get(foldHeader(header));
    if (other !== undefined) return { map: `${column}=${header}`, ignored: other };
  }
  return undefined;
}

/** The column that a header means, canonical or known; undefined if unknown. */
export function columnOf(header: string, aliases: HeaderAliases): ColumnName | undefined {
  return knownHeaders(aliases).get(foldHeader(header));
}

/** Whether a header differs from one of `names` by at most two letters, and by less than half of its `own`. */
export function nearHeader(
  header: string,
  names: readonly string[],
  distance: (a: string, b: string) => number,
  own = foldHeader(header).length,
): boolean {
  const folded = foldHeader(header);
  return names.some((name) => {
    const letters = distance(folded, foldHeader(name));
    return letters <= 2 && letters * 2 < own;
  });
}

/** The full-width comma, or the one of Japanese text, that stands between headers in one cell where the separator should. */
export function wideComma(cells: readonly string[], aliases: HeaderAliases): string | undefined {
  const holds = (comma: string) => (cell: string) => {
    const parts = cell.split(comma);
    return parts.length > 1 && parts.some((part) => columnOf(part, aliases) !== undefined);
  };
  return ['，', '、'].find((comma) => cells.some(holds(comma)));
}

/** Every known header, folded by {@link foldHeader}. */
function knownHeaders(aliases: HeaderAliases): Map<string, ColumnName> {
  const known = new Map<string, ColumnName>();
  for (const column of COLUMNS) {
    known.set(foldHeader(column), column);
    for (const alias of aliases.columns[column] ?? []) known.set(foldHeader(alias), column);
    for (const reading of aliases.readings[column] ?? []) {
      known.set(foldHeader(reading), column);
      known.set(foldHeader(withLargeKana(reading)), column);
    }
  }
  return known;
}

/** Old printers and terminals have no small kana: ハツコウビ, ｼﾖﾒｲﾖｳ. */
function withLargeKana(text: string): string {
  return text.replace(/[ッャュョ]/g, (kana) => 'ツヤユヨ'['ッャュョ'.indexOf(kana)] as string);
}

/** A header without differences of letter width, case, spaces or shape of brackets, and without invisible characters. */
export function foldHeader(header: string): string {
  return withoutInvisible(header).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
