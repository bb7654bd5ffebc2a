// Anonymization: records are generalized, equal ones merged into `count`, groups that are too small held back.
import { reckonExpiries } from '../../expiry/expiries.js';
import { expiryFindings, type FindInExpiries } from '../../expiry/expiry-findings.js';
import type { ColumnName } from '../../records/columns.js';
import { COLUMNS, REQUIRED_COLUMNS } from '../../records/columns.js';
import { type CardRecord, labelsUnder } from '../../records/record.js';
import type { RuleBook } from '../../rules/rule-book.js';
import {
  type SortedTuples,
  type SortingOptions,
  sortTuples,
  type TupleGroup,
} from '../../spill/sorted-tuples.js';
import { ADULT_BIRTH_YEAR, generalizeRecord } from './generalize.js';
import { moveIssueDays } from './issue-days.js';
import { LEFT_OUT, NOT_KNOWN, rememberGeneralizations, without } from './known-generalizations.js';
import {
  AT,
  COUNT_DIGITS,
  countOf,
  DEFAULT_NUMBER,
  dayNumber,
  fillCount,
  fillTuple,
  numberOffices,
  type OfficeNumbers,
  recordOf,
  SHARED_COLUMNS,
  type SharedColumn,
  TUPLE_COLUMNS,
} from './record-tuples.js';
import { comparison, rememberBearings } from './same-figures.js';

/** The treatment of identifiers: dropped, with equal rows merged, or a running number for each row. */
export type Identifiers = 'drop' | 'running';

export interface AnonymizeOptions {
  readonly law: RuleBook;
  readonly identifiers: Identifiers;
  /** Groups of fewer than k cards are held back; undefined: none. */
  readonly k: number | undefined;
  readonly dropOffice: boolean;
  /**
   * Whether a label that so many cards share, of so many cards in all, is written as “other” with all alike, since it may tell
   * of a person. None is, where undefined.
   */
  readonly isOther?: (label: string, cards: number, all: number) => boolean;
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
  /** Labels of offices that are written as one. */
  readonly otherLabels: number;
  /** Sorted, so that the order reveals nothing of the input's. Made anew each time they are gone through. */
  readonly records: Iterable<CardRecord>;
  readonly heldBack: Iterable<CardRecord>;
  /** As read, on the columns that are written. */
  readonly before: AnonymityMeasure;
  /** Generalized, before anything is held back. */
  readonly generalized: AnonymityMeasure;
  readonly after: AnonymityMeasure;
}

/** Takes records one by one, and gives the safe ones once all were taken. */
export interface Anonymizing {
  /** Takes a record, which is copied; `find` gets the findings about its expiries. */
  readonly add: (record: CardRecord, find?: FindInExpiries) => void;
  readonly done: () => Anonymized;
  /** Gives back what was set aside, once nothing more is asked for. */
  readonly close: () => void;
}

/** The most cards one row can stand for: a reader takes nine digits. */
const MAX_COUNT = 999_999_999;

/** Always written: where a certificate's column is missing, it is read as issued with the card. */
const ALWAYS: readonly ColumnName[] = [
  ...REQUIRED_COLUMNS,
  'signature_cert_issued_on',
  'user_cert_issued_on',
];

/**
 * The columns of records as read, those first that a safe file needs: what it does not need stands together at the end, so
 * that rows alike in the others stand together too.
 */
const AS_READ: readonly SharedColumn[] = [
  ...['birth_date', 'card_issued_on', 'signature_cert_issued_on', 'user_cert_issued_on'],
  ...['status', 'office', 'stay_expires_on', 'card_issue_kind', 'card_expires_on'],
  ...['signature_cert_expires_on', 'user_cert_expires_on', 'applied_on'],
] as SharedColumn[];

/**
 * Makes records safe: generalized (with `k` the days of issue too), without the office if asked for, equal rows merged or
 * numbered, and with `k` the groups of fewer than k cards held back. The records and their order do not depend on the order
 * in which records were added. Memory is bounded: what outgrows it is sorted on the disk.
 */
export function anonymizing(
  options: AnonymizeOptions,
  memory: Pick<SortingOptions, 'scratch' | 'room'>,
): Anonymizing {
  const { law, k, identifiers, dropOffice, isOther } = options;
  const offices = numberOffices();
  /** Cards by the number of their office. */
  const cardsOf: number[] = [];
  const asRead = sortTuples({ ...memory, columns: AS_READ.length });
  const sortSafe = () =>
    sortTuples({
      ...memory,
      columns: TUPLE_COLUMNS,
      ranks: (column) => (column === AT.office ? offices.ranks() : undefined),
    });
  let safe = sortSafe();
  const leftOutOf = rememberGeneralizations(law);
  const bearing = rememberBearings(law);
  const generalized = (record: CardRecord, leftOut: number) =>
    leftOut === NOT_KNOWN ? generalizeRecord(record, law) : without(record, leftOut);
  const tuple = new Int32Array(TUPLE_COLUMNS);
  const read = new Int32Array(AS_READ.length);
  const places = AS_READ.map((column) => AT[column]);

  function add(record: CardRecord, find?: FindInExpiries): void {
    const { count } = record;
    fillTuple(tuple, record, offices);
    if (dropOffice) tuple[AT.office] = 0;
    const office = tuple[AT.office] as number;
    cardsOf[office] = (cardsOf[office] ?? 0) + count;
    for (let index = 0; index < places.length; index += 1) {
      read[index] = tuple[places[index] as number] as number;
    }
    asRead.add(read, 1, count);
    const leftOut = leftOutOf(record);
    if (leftOut === NOT_KNOWN && find) {
      for (const finding of expiryFindings(reckonExpiries(record, law), law)) find(finding);
    }
    if (leftOut !== NOT_KNOWN && k === undefined) leaveOut(tuple, leftOut);
    else {
      let made = generalized(record, leftOut);
      if (k !== undefined) {
        const moved = moveIssueDays(made, law, comparison(made, law, bearing));
        made = generalized(moved, leftOutOf(moved));
      }
      fillTuple(tuple, dropOffice ? { ...made, office: '' } : made, offices);
    }
    if (identifiers === 'running') fillCount(tuple, count);
    safe.add(tuple, 1, count);
  }

  /** Writes the labels that may tell of a person as one; gives how many these are. */
  function uniteOthers(): number {
    if (isOther === undefined) return 0;
    const all = cardsOf.reduce((sum, cards) => sum + cards, 0);
    const others = new Set<number>();
    cardsOf.forEach((cards, office) => {
      const label = offices.nameOf(office);
      const isOne = label !== '' && labelsUnder(label) === 0;
      if (isOne && isOther(label, cards, all)) others.add(office);
    });
    if (others.size === 0) return 0;
    const other = offices.together();
    const united = sortSafe();
    for (const { values, rows, weight } of safe.groups()) {
      tuple.set(values);
      if (others.has(tuple[AT.office] as number)) tuple[AT.office] = other;
      united.add(tuple, rows, weight);
    }
    safe.close();
    safe = united;
    return others.size;
  }

  return {
    add,
    done: () => {
      const otherLabels = uniteOthers();
      return { ...summedUp(asRead, safe, offices, options), otherLabels };
    },
    close: () => {
      asRead.close();
      safe.close();
    },
  };
}

const DAYS_OF_YEARS = dayNumber((ADULT_BIRTH_YEAR * 10000 + 101) as CardRecord['birth']) - 1;
const DAYS_A_YEAR =
  dayNumber(((ADULT_BIRTH_YEAR + 1) * 10000 + 101) as CardRecord['birth']) - 1 - DAYS_OF_YEARS;

/** Takes out of a tuple what is left out. */
function leaveOut(tuple: Int32Array, leftOut: number): void {
  if (leftOut & LEFT_OUT.birthYear) {
    const inYear = ((tuple[AT.birth_date] as number) - 1) % DAYS_A_YEAR;
    tuple[AT.birth_date] = DAYS_OF_YEARS + inYear + 1;
  }
  if (leftOut & LEFT_OUT.appliedOn) tuple[AT.applied_on] = 0;
  if (leftOut & LEFT_OUT.stay) tuple[AT.stay_expires_on] = 0;
  if (leftOut & LEFT_OUT.recordedCard) tuple[AT.card_expires_on] = 0;
  if (leftOut & LEFT_OUT.recordedUser) tuple[AT.user_cert_expires_on] = 0;
  if (leftOut & LEFT_OUT.recordedSignature) tuple[AT.signature_cert_expires_on] = 0;
  tuple[AT.card_issue_kind] = leftOut & LEFT_OUT.isRenewal ? 1 : 0;
}

/** What came of all that was added. */
function summedUp(
  asRead: SortedTuples,
  safe: SortedTuples,
  offices: OfficeNumbers,
  { k = 0, identifiers, smallBelow }: AnonymizeOptions,
): Omit<Anonymized, 'otherLabels'> {
  const generalized = measurer(smallBelow);
  const after = measurer(smallBelow);
  const isRunning = identifiers === 'running';
  const isNeeded = new Uint8Array(SHARED_COLUMNS.length);
  let isCounted = false;
  let isWhole = true;
  for (const { values, rows, weight } of safe.groups(SHARED_COLUMNS.length)) {
    generalized.add(rows, weight);
    if (weight < k) {
      isWhole = false;
      continue;
    }
    after.add(rows, weight);
    // Numbered rows have counts of their own.
    if (weight > (isRunning ? rows : 1)) isCounted = true;
    SHARED_COLUMNS.forEach((column, index) => {
      if (values[index] !== (DEFAULT_NUMBER[column] ?? 0)) isNeeded[index] = 1;
    });
  }
  const shared = SHARED_COLUMNS.filter(
    (column, index) => ALWAYS.includes(column) || isNeeded[index] === 1,
  );
  const isLarge = (cards: number) => cards >= k;
  const recordsOf = (groups: () => Iterable<Written>) => ({
    *[Symbol.iterator]() {
      for (const { values, count } of groups()) yield recordOf(values, offices, count);
    },
  });
  const columns = COLUMNS.filter((column) => {
    if (column === 'record_id') return isRunning;
    if (column === 'count') return isCounted;
    return (shared as readonly ColumnName[]).includes(column);
  });
  return {
    columns,
    records: recordsOf(() => (isRunning ? rowByRow : merged)(safe, isLarge)),
    heldBack: recordsOf(() => (isWhole ? [] : merged(safe, (cards) => !isLarge(cards)))),
    before: measureAsRead(asRead, shared, smallBelow),
    generalized: generalized.measure(),
    after: after.measure(),
  };
}

/** Tuples to be written, and their counts. The values are filled anew for each. */
interface Written {
  readonly values: Int32Array;
  readonly count: number;
}

/** A row for each group of equal rows whose cards pass, and as many as its cards need. */
function* merged(safe: SortedTuples, isKept: (cards: number) => boolean): Generator<Written> {
  for (const { values, weight } of safe.groups(SHARED_COLUMNS.length)) {
    if (!isKept(weight)) continue;
    for (let left = weight; left > 0; left -= MAX_COUNT) {
      yield { values, count: Math.min(left, MAX_COUNT) };
    }
  }
}

/** Each row of each group of equal rows whose cards pass. */
function* rowByRow(safe: SortedTuples, isKept: (cards: number) => boolean): Generator<Written> {
  for (const group of whole(safe)) {
    if (!isKept(group.reduce((cards, { weight }) => cards + weight, 0))) continue;
    for (const { values, rows } of group) {
      const written = { values, count: countOf(values) };
      for (let row = 0; row < rows; row += 1) yield written;
    }
  }
}

/** Groups of rows alike but for the count: as many tuples each as it has different counts. */
function* whole(safe: SortedTuples): Generator<TupleGroup[]> {
  let group: TupleGroup[] = [];
  for (const { values, rows, weight } of safe.groups()) {
    const before = group[0]?.values;
    if (before?.some((value, index) => index < COUNT_DIGITS && value !== values[index])) {
      yield group;
      group = [];
    }
    group.push({ values: values.slice(), rows, weight });
  }
  if (group.length > 0) yield group;
}

/** The measure of the records as read, on some columns. */
function measureAsRead(
  asRead: SortedTuples,
  shared: readonly SharedColumn[],
  smallBelow: number,
): AnonymityMeasure {
  const { add, measure } = measurer(smallBelow);
  const isCompared = AS_READ.map((column) => shared.includes(column));
  const compared = isCompared.lastIndexOf(true) + 1;
  const isBetween = (index: number) => index < compared && !isCompared[index];
  if (!AS_READ.some((_, index) => isBetween(index) && !asRead.isConstant(index))) {
    for (const { rows, weight } of asRead.groups(compared)) add(rows, weight);
    return measure();
  }
  const again = asRead.without(isCompared.flatMap((is, index) => (is ? [] : [index])));
  for (const { rows, weight } of again.groups()) add(rows, weight);
  again.close();
  return measure();
}

/** Measures anonymity group by group. */
function measurer(smallBelow: number) {
  let [rows, cards, groups, rowsBelow, cardsBelow] = [0, 0, 0, 0, 0];
  let smallestGroup: number | null = null;
  return {
    add: (alike: number, size: number): void => {
      rows += alike;
      cards += size;
      groups += 1;
      if (smallestGroup === null || size < smallestGroup) smallestGroup = size;
      if (size >= smallBelow) return;
      rowsBelow += alike;
      cardsBelow += size;
    },
    measure: (): AnonymityMeasure => ({
      ...{ rows, cards, groups, smallestGroup, rowsBelow, cardsBelow },
    }),
  };
}
