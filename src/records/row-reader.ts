// Rows of cells as records: each cell is read by its column, with a finding for each that cannot be; then the row is judged.
import { ABSENT, addDays, type CivilDate, type MaybeDate } from '../calendar/civil-date.js';
import { type CellKinds, PLAIN } from './cell-kinds.js';
import { type ColumnUse, noteInvisible, unusedColumn } from './column-use.js';
import { type ColumnName, foldHeader, type HeaderAliases } from './columns.js';
import { type Epoch, readBareNumber, type SerialBounds } from './date-number.js';
import {
  acceptedForms,
  besideDate,
  type DateForm,
  type DateOptions,
  dateForm,
  hasInvisible,
  IMPOSSIBLE,
  readDate,
  UNREADABLE,
} from './date-text.js';
import type { HeldInDate } from './findings.js';
import { isBlank, officeName, withoutInvisible } from './invisible.js';
import {
  CARD_STATUSES,
  type CardIssueKind,
  type CardStatus,
  ISSUE_KINDS,
  ownOffice,
} from './record.js';
import {
  createRowJudge,
  type ReportFinding,
  type RowFields,
  type RowJudge,
  type RowJudgeOptions,
} from './row-judge.js';

/** The name of an office in a cell, and in what the cell differs from it besides spaces around. */
export interface OfficeReading {
  readonly name: string;
  readonly isRespelled: boolean;
  readonly hasInvisible: boolean;
}

/** Files have some hundred offices at most. */
const OFFICES_REMEMBERED = 10_000;

/** Reads rows of one file. */
export interface RowReader extends RowJudge {
  /** The record of a row; undefined where a finding rejects it. Every finding is reported. */
  readonly read: (
    cells: readonly string[],
    report: ReportFinding,
    kinds?: CellKinds,
  ) => RowFields | undefined;
  /** How many cards a row counts for, even if it is rejected; 1 if that cannot be read. */
  readonly cardsIn: (cells: readonly string[]) => number;
  readonly columns: readonly ColumnUse[];
  /** Whether the birth and the day of issue can both be read. */
  readonly isDated: (cells: readonly string[]) => boolean;
  /** The date in a cell and its form; undefined where the cell is blank or gives a finding. */
  readonly dateIn: (
    cell: string,
  ) => { readonly date: CivilDate; readonly form: DateForm } | undefined;
  /** The status in a cell; undefined if unknown. */
  readonly statusOf: (cell: string) => CardStatus | undefined;
  /** Notes a cell whose value the user may have given a meaning. */
  readonly noteMeant: (column: 'status' | 'card_issue_kind', cell: string) => void;
  /** The kind of issue in a cell; undefined if unknown. */
  readonly issueKindOf: (cell: string) => CardIssueKind | undefined;
  /** The office in a cell. */
  readonly officeOf: (cell: string) => OfficeReading;
}

/** What the reader of a file must know. */
export interface RowReaderOptions extends RowJudgeOptions {
  readonly aliases: HeaderAliases;
  /** Forms of date that are read besides the common ones. */
  readonly dates: DateOptions;
  /** Days between issue and hand-over, where the column holds the hand-over date; else 0. */
  readonly handOverLag: number;
  /** Values that the user gives a meaning. */
  readonly meanings?: ValueMeanings;
}

/** What values mean, by their folded text. */
export interface ValueMeanings {
  readonly status: ReadonlyMap<string, CardStatus>;
  readonly card_issue_kind: ReadonlyMap<string, CardIssueKind>;
}

/** A value that the user gives a meaning, as written: `一時停止` of the column `状態` is `active`. */
export interface MappedValue {
  readonly column: string;
  readonly value: string;
  readonly name: string;
}

/**
 * The values that the user gives a meaning, by column; the first one that cannot be, where the column holds no categories
 * (`column`) or the meaning is none of the column's (`name`).
 */
export function valueMeanings(
  mapped: readonly MappedValue[],
  columnOf: (name: string) => ColumnName | undefined,
  aliases: HeaderAliases,
): ValueMeanings | { readonly wrong: MappedValue; readonly part: 'column' | 'name' } {
  const status = new Map<string, CardStatus>();
  const kinds = new Map<string, CardIssueKind>();
  for (const wrong of mapped) {
    const { value, name } = wrong;
    const column = columnOf(wrong.column);
    if (column === 'status') {
      const meant = nameIn(name, valueNames(CARD_STATUSES, aliases.values.status), undefined);
      if (meant === undefined) return { wrong, part: 'name' };
      status.set(foldHeader(value), meant);
    } else if (column === 'card_issue_kind') {
      const meant = nameIn(
        name,
        valueNames(ISSUE_KINDS, aliases.values.card_issue_kind),
        undefined,
      );
      if (meant === undefined) return { wrong, part: 'name' };
      kinds.set(foldHeader(value), meant);
    } else return { wrong, part: 'column' };
  }
  return { status, card_issue_kind: kinds };
}

/** A whole number, with nothing but zeros behind the point if it has one: columns with blanks are exported so. */
const COUNT = /^(\d{1,9})(?:\.0*)?$/;

/** Longer values are no categories: so much of one tells that. */
const LONGEST_KEPT = 40;

/** What is kept of a cell whose value is not known. */
export function unknownText(cell: string): string {
  return cell.trim().slice(0, LONGEST_KEPT);
}

/** Smaller numbers are years (2020.5) and no days with a time: as days they lie before 1928. */
const LEAST_TIMED = 10_000;

/** What a cell holds that is not read as a date: a day that the column can hold with a time, or another number. */
function heldBy(
  text: string,
  epoch: Epoch | undefined,
  bounds: SerialBounds,
): HeldInDate | undefined {
  if (epoch === undefined) return besideDate(text);
  const whole = Math.floor(Number(text));
  const isTimed = whole !== Number(text) && whole >= LEAST_TIMED;
  return isTimed && readBareNumber(whole, epoch, bounds) > 0 ? 'time' : 'number';
}

const ANY_BIRTH: SerialBounds = { from: 0 as CivilDate, refusesShortDates: false };

/** A reader of rows with their columns at `positions`. */
export function createRowReader(options: RowReaderOptions): RowReader {
  const { positions, dates } = options;
  const rowJudge = createRowJudge(options);
  const { judge, schemeStart } = rowJudge;
  const { status: statuses, card_issue_kind: kinds } = knownValues(
    options.aliases.values,
    options.meanings,
  );
  const columns = new Map<ColumnName, ColumnUse>(
    [...positions].map(([column, index]) => [column, unusedColumn(column, index)]),
  );
  const birthColumn = columns.get('birth_date') as ColumnUse;
  const issueColumn = columns.get('card_issued_on') as ColumnUse;
  const handedOverColumn = columns.get('handed_over_on');
  const appliedColumn = columns.get('applied_on');
  const userColumn = columns.get('user_cert_issued_on');
  const signatureColumn = columns.get('signature_cert_issued_on');
  const stayColumn = columns.get('stay_expires_on');
  const cardExpiryColumn = columns.get('card_expires_on');
  const userExpiryColumn = columns.get('user_cert_expires_on');
  const signatureExpiryColumn = columns.get('signature_cert_expires_on');
  const officeColumn = columns.get('office');
  const statusColumn = columns.get('status');
  const kindColumn = columns.get('card_issue_kind');
  const countColumn = columns.get('count');
  const identifierColumn = columns.get('record_id');

  const forms = acceptedForms(dates);
  const offices = new Map<string, OfficeReading>();

  let rejected = false;
  let report: ReportFinding = () => {};
  let cellKinds: CellKinds | undefined;

  const reject: ReportFinding = (code, index, ...params) => {
    rejected = true;
    report(code, index, ...params);
  };

  function dateAt(cells: readonly string[], use: ColumnUse | undefined): MaybeDate {
    if (use === undefined) return ABSENT;
    const text = (cells[use.index] as string).trim();
    if (text === '') {
      use.blank += 1;
      return ABSENT;
    }
    if (hasInvisible(text, dates)) {
      noteInvisible(use, text);
      if (isBlank(text)) {
        use.blank += 1;
        return ABSENT;
      }
    }
    let date = readDate(text, dates);
    let isSerial = false;
    if (date === UNREADABLE && cellKinds?.isMixed && cellKinds.kinds[use.index] !== PLAIN) {
      date = readBareNumber(Number(text), cellKinds.epoch, boundsOf(use));
      isSerial = true;
    }
    if (date > 0) {
      const form = isSerial ? 'serial' : dateForm(text, dates);
      if (use.forms[0] !== form && !use.forms.includes(form)) use.forms.push(form);
      return date as CivilDate;
    }
    if (date === IMPOSSIBLE) reject('impossible-date', use.index);
    else
      reject('unreadable-date', use.index, {
        forms,
        holds: heldBy(text, isSerial ? cellKinds?.epoch : undefined, boundsOf(use)),
      });
    return UNREADABLE as unknown as MaybeDate;
  }

  /** Birth comes before the scheme. Its numbers may have any digits, the others are past all that read as yymmdd. */
  function boundsOf(use: ColumnUse): SerialBounds {
    if (use === birthColumn) return ANY_BIRTH;
    return { from: schemeStart, refusesShortDates: !use.column.endsWith('_expires_on') };
  }

  function requiredDateAt(cells: readonly string[], use: ColumnUse): CivilDate {
    const date = dateAt(cells, use);
    if (date === ABSENT) reject('missing-value', use.index);
    return date as CivilDate;
  }

  function namedAt<Name extends string>(
    cells: readonly string[],
    use: ColumnUse | undefined,
    names: ReadonlyMap<string, Name>,
    blank: Name,
    code: 'unknown-status' | 'unknown-issue-kind',
  ): Name {
    if (use === undefined) return blank;
    noteBlank(cells, use);
    const cell = cells[use.index] as string;
    noteMeant(use, cell);
    if (cell !== '' && !names.has(cell)) noteInvisible(use, cell);
    const name = nameIn(cell, names, blank);
    if (name !== undefined) return name;
    reject(code, use.index, { unknown: unknownText(cell) });
    return blank;
  }

  function noteMeant(use: ColumnUse | undefined, cell: string): void {
    if (use?.column !== 'status' && use?.column !== 'card_issue_kind') return;
    const own = options.meanings?.[use.column];
    if (own === undefined || use.meant.length === own.size) return;
    const folded = foldHeader(cell);
    if (own.has(folded) && !use.meant.includes(folded)) use.meant.push(folded);
  }

  function noteBlank(cells: readonly string[], use: ColumnUse | undefined): void {
    if (use === undefined) return;
    const cell = cells[use.index] as string;
    if (isBlank(cell)) use.blank += 1;
  }

  function officeAt(cells: readonly string[]): string {
    if (officeColumn === undefined) return '';
    const cell = cells[officeColumn.index] as string;
    const { name, isRespelled, hasInvisible } = officeOf(cell);
    if (isRespelled) officeColumn.respelled = true;
    if (hasInvisible) noteInvisible(officeColumn, cell);
    return name;
  }

  function officeOf(cell: string): OfficeReading {
    const known = offices.get(cell);
    if (known !== undefined) return known;
    const name = ownOffice(officeName(cell));
    const seen = withoutInvisible(cell);
    const reading = { name, isRespelled: name !== seen.trim(), hasInvisible: seen !== cell };
    if (offices.size >= OFFICES_REMEMBERED) offices.clear();
    offices.set(cell, reading);
    return reading;
  }

  function countAt(cells: readonly string[]): number | undefined {
    if (countColumn === undefined) return 1;
    const text = withoutInvisible(cells[countColumn.index] ?? '')
      .normalize('NFKC')
      .trim();
    if (text === '') return 1;
    const digits = COUNT.exec(text)?.[1];
    return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
  }

  function read(
    cells: readonly string[],
    reportFinding: ReportFinding,
    kindsOfCells?: CellKinds,
  ): RowFields | undefined {
    rejected = false;
    report = reportFinding;
    cellKinds = kindsOfCells;
    const birth = requiredDateAt(cells, birthColumn);
    const givenIssue = requiredDateAt(cells, issueColumn);
    const appliedOn = dateAt(cells, appliedColumn);
    const cardIssuedOn = issueBefore(givenIssue, birth, appliedOn);
    const row: RowFields = {
      birth,
      cardIssuedOn,
      handedOverOn: dateAt(cells, handedOverColumn),
      appliedOn,
      userCertificateIssuedOn: dateAt(cells, userColumn),
      signatureCertificateIssuedOn: dateAt(cells, signatureColumn),
      stayExpiresOn: dateAt(cells, stayColumn),
      cardIssueKind: 'new',
      recordedCardExpiry: dateAt(cells, cardExpiryColumn),
      recordedUserCertificateExpiry: dateAt(cells, userExpiryColumn),
      recordedSignatureCertificateExpiry: dateAt(cells, signatureExpiryColumn),
      office: '',
      status: 'active',
      count: 1,
      identity: undefined,
    };
    row.status = namedAt(cells, statusColumn, statuses, 'active', 'unknown-status');
    row.cardIssueKind = namedAt(cells, kindColumn, kinds, 'new', 'unknown-issue-kind');
    noteBlank(cells, officeColumn);
    noteBlank(cells, identifierColumn);
    noteBlank(cells, countColumn);
    const count = countAt(cells);
    if (countColumn) noteInvisible(countColumn, cells[countColumn.index] as string);
    if (count === undefined) reject('unreadable-count', (countColumn as ColumnUse).index);
    else row.count = count;
    if (!judge(row, reportFinding, !rejected)) return undefined;
    row.office = officeAt(cells);
    return row;
  }

  /** The day of issue, estimated from the hand-over date; never before birth, application or the start of the scheme. */
  function issueBefore(given: CivilDate, birth: CivilDate, appliedOn: MaybeDate): CivilDate {
    const earliest = Math.max(schemeStart, birth, appliedOn);
    if (options.handOverLag === 0 || given <= earliest) return given;
    const issued = addDays(given, -options.handOverLag);
    return issued > earliest ? issued : (earliest as CivilDate);
  }

  return {
    read,
    cardsIn: (cells) => countAt(cells) ?? 1,
    columns: [...columns.values()],
    isDated: (cells) =>
      [birthColumn, issueColumn].every(
        ({ index }) => readDate((cells[index] ?? '').trim(), dates) > 0,
      ),
    dateIn: (cell) => {
      const text = cell.trim();
      if (text === '' || hasInvisible(text, dates)) return undefined;
      const date = readDate(text, dates);
      return date > 0 ? { date: date as CivilDate, form: dateForm(text, dates) } : undefined;
    },
    noteMeant: (column, cell) => noteMeant(columns.get(column), cell),
    statusOf: (cell) => nameIn(cell, statuses, 'active'),
    issueKindOf: (cell) => nameIn(cell, kinds, 'new'),
    officeOf,
    ...rowJudge,
  };
}

/** The name that a cell means, `blank` if it is empty; undefined if unknown. */
function nameIn<Name extends string>(
  cell: string,
  names: ReadonlyMap<string, Name>,
  blank: Name | undefined,
): Name | undefined {
  if (cell === '') return blank;
  const name = names.get(cell);
  if (name !== undefined) return name;
  const folded = foldHeader(cell);
  return folded === '' ? blank : names.get(folded);
}

/** What all known values mean, as written and folded; what the user says goes first. */
export function knownValues(values: HeaderAliases['values'], own?: ValueMeanings): ValueMeanings {
  return {
    status: valueNames(CARD_STATUSES, values.status, own?.status),
    card_issue_kind: valueNames(ISSUE_KINDS, values.card_issue_kind, own?.card_issue_kind),
  };
}

/** What each known value means, as written and folded; what the user says goes first. */
function valueNames<Name extends string>(
  names: readonly Name[],
  aliases: Readonly<Partial<Record<Name, readonly string[]>>>,
  own: ReadonlyMap<string, Name> = new Map(),
): Map<string, Name> {
  const found = new Map<string, Name>();
  for (const name of names) {
    for (const value of [name, ...(aliases[name] ?? [])]) {
      const meant = own.get(foldHeader(value)) ?? name;
      found.set(value, meant);
      found.set(foldHeader(value), meant);
    }
  }
  for (const [value, name] of own) found.set(value, name);
  return found;
}
