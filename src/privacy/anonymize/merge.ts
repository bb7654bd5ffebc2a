// Anonymization: records are generalized, equal ones merged into `count`, groups that are too small held back.
import type { ColumnName } from '../../records/columns.js';
import { COLUMNS, REQUIRED_COLUMNS } from '../../records/columns.js';
import type { CardRecord } from '../../records/record.js';
import type { RuleBook } from '../../rules/rule-book.js';
import { generalizeRecord } from './generalize.js';
import { generalizeIssueDays } from './issue-days.js';

/** What becomes of the identifiers: dropped and equal rows merged, or a running number for each row. */
export type Identifiers = 'drop' | 'running';

export interface AnonymizeOptions {
  readonly law: RuleBook;
  readonly identifiers: Identifiers;
  /** Groups of fewer than k cards are held back; undefined: none. */
  readonly k: number | undefined;
  readonly dropOffice: boolean;
  /** The size below which groups are reported as small. */
  readonly smallBelow: number;
}

/** k-anonymity of a file. A group is all rows that are equal in every column written but the count. */
export interface AnonymityMeasure {
  readonly rows: number;
  readonly cards: number;
  readonly groups: number;
  /** Cards in the smallest group; null where there are no records. */
  readonly smallestGroup: number | null;
  /** Rows in groups of fewer cards than asked for, and the cards they stand for. */
  readonly rowsBelow: number;
  readonly cardsBelow: number;
}

/** The safe records, and the anonymity at each step. */
export interface Anonymized {
  /** The columns some record needs, in the order of the contract. */
  readonly columns: readonly ColumnName[];
  /** Sorted, so that the order reveals nothing of the input's. */
  readonly records: readonly CardRecord[];
  readonly heldBack: readonly CardRecord[];
  /** As read, on the columns that are written. */
  readonly before: AnonymityMeasure;
  /** Generalized, before anything is held back. */
  readonly generalized: AnonymityMeasure;
  readonly after: AnonymityMeasure;
}

/** Rows that are equal, `count` included. */
interface Alike {
  readonly record: CardRecord;
  rows: number;
}

/** Takes records one by one and keeps equal ones once. */
export interface Gathering {
  readonly add: (record: CardRecord) => void;
  readonly kinds: () => Iterable<Alike>;
}

/** The most cards one row can stand for: a reader takes nine digits. */
const MAX_COUNT = 999_999_999;

/** The columns by whose values rows are equal: all that can be written but the identifier and the count. */
type SharedColumn = Exclude<ColumnName, 'record_id' | 'count'>;

const VALUE: Readonly<Record<SharedColumn, (record: CardRecord) => number | string>> = {
  birth_date: (record) => record.birth,
  applied_on: (record) => record.appliedOn,
  card_issued_on: (record) => record.cardIssuedOn,
  signature_cert_issued_on: (record) => record.signatureCertificateIssuedOn,
  user_cert_issued_on: (record) => record.userCertificateIssuedOn,
  office: (record) => record.office,
  status: (record) => record.status,
  stay_expires_on: (record) => record.stayExpiresOn,
  card_issue_kind: (record) => record.cardIssueKind,
  card_expires_on: (record) => record.recordedCardExpiry,
  signature_cert_expires_on: (record) => record.recordedSignatureCertificateExpiry,
  user_cert_expires_on: (record) => record.recordedUserCertificateExpiry,
};

const SHARED_COLUMNS = COLUMNS.filter(
  (column): column is SharedColumn => column !== 'record_id' && column !== 'count',
);

/** Always written: where a certificate's column is missing, it is read as issued with the card. */
const ALWAYS: readonly ColumnName[] = [
  ...REQUIRED_COLUMNS,
  'signature_cert_issued_on',
  'user_cert_issued_on',
];

/** Values that need not be written. */
const DEFAULTS: Partial<Record<SharedColumn, string>> = {
  status: 'active',
  card_issue_kind: 'new',
};

export function createGathering(): Gathering {
  const kinds = new Map<string, Alike>();
  return {
    add: (record) => addRows(kinds, record, 1),
    kinds: () => kinds.values(),
  };
}

/**
 * The safe records of a gathering: generalized (with `k` the days of issue too), without the office if asked for, equal
 * rows merged or numbered, and with `k` the groups of fewer than k cards held back. The records and their order do not
 * depend on the order in which records were gathered.
 */
export function anonymizeRecords(gathering: Gathering, options: AnonymizeOptions): Anonymized {
  const { law, k, identifiers, smallBelow } = options;
  const read = [...gathering.kinds()];
  const kinds = new Map<string, Alike>();
  for (const { record, rows } of read) {
    let safe = generalizeRecord(record, law);
    if (k !== undefined) safe = generalizeRecord(generalizeIssueDays(safe, law), law);
    addRows(kinds, options.dropOffice ? { ...safe, office: '' } : safe, rows);
  }
  const generalized = [...kinds.values()];
  const groups = groupSizes(generalized, SHARED_COLUMNS);
  const isLarge = ({ record }: Alike) =>
    (groups.get(keyOf(record, SHARED_COLUMNS)) ?? 0) >= (k ?? 0);
  const kept = generalized.filter(isLarge);
  const records = ordered(kept, identifiers);
  const shared = SHARED_COLUMNS.filter(
    (column) =>
      ALWAYS.includes(column) ||
      records.some((record) => isWorthWriting(column, VALUE[column](record))),
  );
  const columns = COLUMNS.filter((column) => {
    if (column === 'record_id') return identifiers === 'running';
    if (column === 'count') return records.some(({ count }) => count > 1);
    return shared.includes(column);
  });
  return {
    columns,
    records,
    heldBack: ordered(
      generalized.filter((alike) => !isLarge(alike)),
      'drop',
    ),
    before: measure(read, shared, smallBelow),
    generalized: measure(generalized, SHARED_COLUMNS, smallBelow),
    after: measure(kept, shared, smallBelow),
  };
}

function measure(
  kinds: readonly Alike[],
  columns: readonly SharedColumn[],
  smallBelow: number,
): AnonymityMeasure {
  const sizes = groupSizes(kinds, columns);
  let [rows, cards, rowsBelow, cardsBelow] = [0, 0, 0, 0];
  let smallestGroup: number | null = null;
  for (const { record, rows: alike } of kinds) {
    const size = sizes.get(keyOf(record, columns)) ?? 0;
    rows += alike;
    cards += alike * record.count;
    if (smallestGroup === null || size < smallestGroup) smallestGroup = size;
    if (size >= smallBelow) continue;
    rowsBelow += alike;
    cardsBelow += alike * record.count;
  }
  return { rows, cards, groups: sizes.size, smallestGroup, rowsBelow, cardsBelow };
}

/** Cards in each group. */
function groupSizes(
  kinds: readonly Alike[],
  columns: readonly SharedColumn[],
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { record, rows } of kinds) {
    const key = keyOf(record, columns);
    sizes.set(key, (sizes.get(key) ?? 0) + rows * record.count);
  }
  return sizes;
}

/** The rows as written, in order of their values. */
function ordered(kinds: readonly Alike[], identifiers: Identifiers): CardRecord[] {
  if (identifiers === 'running') {
    return sorted(kinds.map((alike) => [fullKey(alike.record), alike] as const)).flatMap(
      ({ record, rows }) => Array.from({ length: rows }, () => record),
    );
  }
  const merged = new Map<string, { readonly record: CardRecord; cards: number }>();
  for (const { record, rows } of kinds) {
    const key = keyOf(record, SHARED_COLUMNS);
    const group = merged.get(key);
    if (group === undefined) merged.set(key, { record, cards: rows * record.count });
    else group.cards += rows * record.count;
  }
  return sorted([...merged]).flatMap(({ record, cards }) => {
    const rows: CardRecord[] = [];
    for (let left = cards; left > 0; left -= MAX_COUNT) {
      rows.push({ ...record, count: Math.min(left, MAX_COUNT) });
    }
    return rows;
  });
}

function sorted<T>(entries: readonly (readonly [string, T])[]): T[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
}

function addRows(kinds: Map<string, Alike>, record: CardRecord, rows: number): void {
  const key = fullKey(record);
  const alike = kinds.get(key);
  if (alike === undefined) kinds.set(key, { record, rows });
  else alike.rows += rows;
}

function fullKey(record: CardRecord): string {
  return `${keyOf(record, SHARED_COLUMNS)} ${record.count}`;
}

/** The values of some columns as one text; JSON keeps an office apart from its neighbours. */
function keyOf(record: CardRecord, columns: readonly SharedColumn[]): string {
  let key = '';
  for (const column of columns) {
    const value = VALUE[column](record);
    key += column === 'office' ? JSON.stringify(value) : `${value} `;
  }
  return key;
}

function isWorthWriting(column: SharedColumn, value: number | string): boolean {
  return value !== 0 && value !== (DEFAULTS[column] ?? '');
}
