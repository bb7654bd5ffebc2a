// The intake of one file's rows: each is counted as a record or rejected with a finding.
import { distance } from 'fastest-levenshtein';
import type { MaybeDate } from '../calendar/civil-date.js';
import type { ExpiryFinding, FindInExpiries } from '../expiry/expiry-findings.js';
import { createPrivacyGuard, type PrivacyGuard } from '../privacy/guard/guard.js';
import { replayNotes } from '../privacy/guard/noting-guard.js';
import type { PrivacyData } from '../privacy/guard/privacy-data.js';
import type { CellKinds } from '../records/cell-kinds.js';
import { addUse, type ColumnUse, forgetUse } from '../records/column-use.js';
import {
  BLANK_COLUMNS,
  type ColumnName,
  DATE_COLUMNS,
  type HeaderAliases,
  type HeaderOrders,
  type HeaderReading,
  readHeader,
  wideComma,
} from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import {
  type ColumnFinding,
  FINDINGS,
  type FindingArguments,
  type FindingCode,
  rowFinding,
} from '../records/findings.js';
import { firstInvisible, isBlank, withoutInvisible } from '../records/invisible.js';
import type { IssueDays } from '../records/issue-days.js';
import type { PrivacyFinding } from '../records/privacy-finding.js';
import type { CardRecord } from '../records/record.js';
import type { ReportFinding } from '../records/row-judge.js';
import { createRowReader, type MappedValue, type RowReader } from '../records/row-reader.js';
import { saysTotal } from '../records/total-row.js';
import { headerMeant, type UnreadColumn } from '../records/unread-columns.js';
import { schemeStartOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { TakePlain } from '../tally/held-cards.js';
import { fitsWithBlankTail } from './cells.js';
import { columnOfExpiry } from './expiry-columns.js';
import type { FileSeen } from './file-seen.js';
import {
  columnNames,
  columnSeen,
  listedName,
  meaningsFor,
  placedHeaders,
  refuseMissingHeaders,
  type UnmetOrders,
  unmetOrders,
} from './header-orders.js';
import type { SomeIdentifiers } from './identifier-notes.js';
import { digestIdentifier, type IdentifierDigest } from './identifiers.js';
import { createMetFindings } from './met-findings.js';
import { emptyTotals, IDENTIFIER_FIELDS, type IntakeTotals, type RowsRead } from './rows-read.js';
import type { RowsEnd } from './text/csv-rows.js';
import type { InputEncoding } from './text/encodings.js';
import { createUnreadJudge, type UnreadJudge } from './unread-judge.js';
import { type Range, rangeName } from './workbook/cell-names.js';
import { coveredCell, unknownCell } from './workbook/record-cells.js';

/** The form of the files, as the user states it. */
export interface FileForm {
  readonly encoding: InputEncoding;
  /** Sheet of a workbook; undefined for the one that holds records. */
  readonly sheet: string | undefined;
  /** Whether all visible sheets of a workbook that hold records are read. */
  readonly allSheets: boolean;
  /** Whether numbers like 5070603 are dates, their first digit the era. */
  readonly eraCodes: boolean;
  /** Headers that the user maps to columns, as written. */
  readonly map: HeaderOrders['map'];
  /** Headers that are not to be read, as written. */
  readonly ignore: HeaderOrders['ignore'];
  /** Values that the user gives a meaning. */
  readonly values: readonly MappedValue[];
  /** Days between issue and hand-over. */
  readonly handOverLag: number;
}

/** How the rows of a file are read, and where records and findings go. */
export interface RowOptions {
  readonly form: FileForm;
  /** Words and forms of personal data. */
  readonly privacy: PrivacyData;
  /** Columns in which personal data refuse the file: all, or those that are written to the output. */
  readonly guarded: 'all' | readonly ColumnName[];
  readonly law: RuleBook;
  readonly aliases: HeaderAliases;
  /** Whether the identifier was seen before in the run. */
  readonly isMet: (digest: IdentifierDigest, line: number) => boolean;
  /** Takes identifiers that are told of at the end only, whose lines are counted from `before` on. */
  readonly addApart?: (identifiers: readonly SomeIdentifiers[], before: number) => void;
  /** The day on which the data were taken, if the user gave one. */
  readonly takenOn: MaybeDate;
  /** Whether findings carry the rejected content. */
  readonly showValues: boolean;
  /** Whether columns are named by their headers, whatever these are. */
  readonly showNames: boolean;
  /** Takes each record, and may report findings about its expiries. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** Takes a plain record without building it; false if {@link RowOptions.take} must take it. */
  readonly takePlain: TakePlain;
  /** Wraps the file's privacy guard. */
  readonly watch: (guard: PrivacyGuard) => PrivacyGuard;
  /**
   * Takes a finding in the row that begins on `line`, 0 if it is of the whole file; `count` where it stands for so many of the
   * same value.
   */
  readonly find: (finding: ColumnFinding, line: number, count?: number) => void;
  /** Whether the next finding of a code is taken by `find`; if not, {@link RowOptions.countMore} is told of it. */
  readonly isTold: (code: FindingCode) => boolean;
  readonly countMore: (code: FindingCode, count: number) => void;
  /** Takes the days of issue of each record. */
  readonly issueDays: IssueDays;
  /**
   * Rows by whose values columns are judged that are not read: the first ones. 0 where nothing is to be judged, since
   * another reader of the same file does.
   */
  readonly judgedRows: number;
  /** Takes the headers of a file that are not read. */
  readonly ignoreColumns: (file: string, headers: readonly string[]) => void;
}

/** Takes the rows of one file. */
export interface RowIntake {
  /**
   * Takes the next row, the first as the header. `line` is the line on which it begins, or its number in the sheet or table;
   * `kinds` says of a sheet's cells what their texts do not.
   */
  readonly takeRow: (cells: string[], line: number, kinds?: CellKinds) => void;
  /** Whether the next row must come as cells, whatever it holds. */
  readonly wantsCells: () => boolean;
  /** Takes the record of a row on one line without findings, with the digest of its identifier if it has one. */
  readonly takeRecord: (
    record: CardRecord,
    line: number,
    identifier: IdentifierDigest | undefined,
  ) => void;
  /** Takes the same by its values; false if {@link RowIntake.takeRecord} must take it. */
  readonly takePlain: TakePlain;
  /** Takes the days of issue of a plain record, with its line. */
  readonly noteIssue: IssueDays['note'];
  /** Takes the identifier of a plain record. */
  readonly takeIdentifier: (identifier: IdentifierDigest, line: number) => void;
  /** Begins the row of a line that is judged without its cells; gives where its findings go. */
  readonly beginPlain: (line: number) => ReportFinding;
  /** Counts a row that was rejected so. */
  readonly rejectPlain: (cards: number) => void;
  /** Counts plain rows and their cards. */
  readonly countPlain: (rows: number, cards: number) => void;
  /** Merges the next rows, read elsewhere; `firstLine` is the line of the first. */
  readonly absorb: (part: RowsRead, firstLine: number) => void;
  /** What was seen of the rows and their columns, once all were taken. */
  readonly seen: () => Pick<FileSeen, 'rows' | 'columns' | 'isHandOver'>;
  readonly unmet: () => UnmetOrders;
  /** How rows are read; undefined before the header, and if the header rejects the file. */
  readonly table: () => RowTable | undefined;
  /** What was read so far, for {@link RowIntake.absorb} of the file's own intake. */
  readonly read: () => Pick<RowsRead, 'totals' | 'columns' | 'issueDays'>;
  /** Resets the counts, so that other rows of the same table can be read. */
  readonly restart: () => void;
  /** Reports ranges of merged cells that hide what stands in records; `lastRow` is the last row of the sheet. */
  readonly takeMerged: (ranges: readonly Range[], lastRow: number) => void;
  /** Reports findings of the whole file, after its last row. */
  readonly finish: (end: RowsEnd) => void;
}

/** How the rows below a header are read. */
export interface RowTable {
  readonly header: readonly string[];
  readonly positions: ReadonlyMap<ColumnName, number>;
  readonly reader: RowReader;
  readonly guard: PrivacyGuard;
}

const SPARSE_AFTER_ROWS = 20;
const SPARSE_SHARE = 0.05;

/** Reads the rows of one file, or of one `sheet` of a workbook, into `totals`. Findings are reported as they come. */
export function createRowIntake(
  file: string,
  sheet: string | undefined,
  totals: IntakeTotals,
  options: RowOptions,
): RowIntake {
  let header: HeaderReading | undefined;
  let reader: RowReader | undefined;
  let headerCells: readonly string[] = [];
  let written: readonly string[] = [];
  let headerLine = 1;
  let rows = 0;
  /** Rows of totals, by their numbers. */
  const totalRows = new Set<number>();

  const { form } = options;
  let guard: PrivacyGuard | undefined;
  let readAsDates = new Uint8Array();
  let unread: UnreadJudge | undefined;
  let looks: readonly UnreadColumn[] = [];
  const nothingRead = new Uint8Array();

  let cells: readonly string[] = [];
  let rowLine = 0;
  let rowRejected = false;
  const digest: IdentifierDigest = { low: 0, high: 0 };

  const place = { file, ...(sheet !== undefined && { sheet }) };
  const metFindings = createMetFindings(place, (index) => (headerCells[index] ?? '').trim());
  const find = <Code extends FindingCode>(
    code: Code,
    line: number,
    index: number,
    ...params: FindingArguments<Code>
  ): void => {
    if (FINDINGS[code].level === 'reject') rowRejected = true;
    if (!options.isTold(code)) options.countMore(code, 1);
    else {
      const met = metFindings(code, index, ...params);
      const isShown = options.showValues && line > 0 && index >= 0;
      options.find(isShown ? { ...met, value: cells[index] ?? '' } : met, line);
    }
  };
  const report: ReportFinding = (code, index, ...params) => find(code, rowLine, index, ...params);
  const findExpiry = ({ code, item, field, months }: ExpiryFinding): void => {
    const index = header?.positions.get(columnOfExpiry(item, field)) ?? -1;
    if (code !== 'implausible-renewal') report(code, index);
    else report(code, index, { months: months as number });
  };

  function takeHeader(row: readonly string[], line: number): void {
    written = placedHeaders(row, sheet, form);
    const first = written.map(withoutInvisible);
    headerLine = line;
    readAsDates = new Uint8Array(first.length);
    refuseMissingHeaders(file, row.map(withoutInvisible), first, form);
    const read = readHeader(first, options.aliases, form);
    const places = new Set(read.positions.values());
    guard = options.watch(createPrivacyGuard(options.privacy, places));
    header = read;
    headerCells = columnNames(read, sheet, options, guard.mayTell);
    const unknown = read.headers.filter(({ by, isIgnored }) => by === undefined && !isIgnored);
    refuse(guard.header(row.map(withoutInvisible)));
    for (const column of header.missing) {
      const known = [column, ...(options.aliases.columns[column] ?? [])];
      const near = headerMeant(column, unknown, options.aliases, distance);
      const missing = rowFinding('missing-column', {
        names: known,
        near: near && { header: headerCells[near.index] as string, number: near.index + 1 },
        comma: sheet === undefined ? wideComma(first, options.aliases) : undefined,
      });
      options.find({ ...missing, ...place, column: 0, columnLabel: column }, headerLine);
    }
    for (const { index } of header.repeated) find('repeated-column', headerLine, index);
    const { at, characters } = firstInvisible(written);
    if (at >= 0) find('invisible-characters', headerLine, at, { place: 'header', characters });
    if (header.missing.length > 0 || header.repeated.length > 0) return;
    const meanings = meaningsFor(file, read.headers, form.values, options.aliases);
    if (header.handOverIndex !== undefined) {
      find('hand-over-date', headerLine, header.handOverIndex, { lag: form.handOverLag });
    }
    const dates = { eraCodes: form.eraCodes };
    reader = createRowReader({
      ...{ ...options, meanings, dates },
      positions: header.positions,
      handOverLag: header.handOverIndex === undefined ? 0 : form.handOverLag,
    });
    for (const column of DATE_COLUMNS) {
      const index = header.positions.get(column);
      if (index !== undefined) readAsDates[index] = 1;
    }
    if (options.judgedRows === 0) return;
    const isRead = (column: ColumnName) =>
      read.handOverIndex !== undefined &&
      (column === 'card_issued_on' || column === 'handed_over_on')
        ? column === 'handed_over_on'
        : read.positions.has(column);
    const statusAt = read.positions.get('status');
    unread = createUnreadJudge(unknown, {
      ...{ ...options, dates, reader, isRead, statusAt, distance },
      schemeStart: schemeStartOf(options.law),
    });
    if (!unread.wantsCells()) judgeUnread();
  }

  /** Tells what unread columns look like, and names the others. */
  function judgeUnread(): void {
    looks = unread?.looks() ?? [];
    const looked = new Set(looks.map(({ index }) => index));
    for (const { index, looks: look, columns, by, ended } of looks) {
      if (look === 'certificate-state' || look === 'second-status' || look === 'other') {
        find('column-perhaps-meant', headerLine, index, { columns, ended });
      } else find('column-not-read', headerLine, index, { looks: look, columns, by });
    }
    const others = unread?.headers.filter(({ index }) => !looked.has(index)) ?? [];
    unread = undefined;
    const names = others.flatMap(({ index }) => listedName(index, sheet, headerCells) ?? []);
    if (names.length > 0) options.ignoreColumns(file, names);
  }

  function takeRow(row: string[], line: number, kinds?: CellKinds): void {
    if (header === undefined) {
      takeHeader(row, line);
      return;
    }
    if (reader === undefined || (row.every(isBlank) && !kinds?.isMixed)) return;
    cells = row;
    rowLine = line;
    rowRejected = false;
    if (saysTotal(row) && !reader.isDated(row)) {
      totalRows.add(line);
      report('total-row', -1);
      return;
    }
    rows += 1;
    const fits = row.length === headerCells.length || fitsWithBlankTail(row, headerCells.length);
    const cards = fits ? reader.cardsIn(row) : 1;
    totals.cards += cards;
    if (!fits) report('row-length', -1, { found: row.length, expected: headerCells.length });
    const isKnown = !kinds?.isMixed || reportUnknown(kinds);
    const record = fits && isKnown ? reader.read(row, report, kinds) : undefined;
    const idIndex = header.positions.get('record_id');
    if (unread !== undefined) {
      unread.see(fits ? row : NO_CELLS);
      if (!unread.wantsCells()) judgeUnread();
    }
    guard?.row(row, record === undefined ? nothingRead : readAsDates);
    if (record === undefined) {
      totals.rejectedRows += 1;
      totals.rejectedCards += cards;
      if (!rowRejected) throw new Error(`row ${line} was rejected without a finding`);
      return;
    }
    const identifier = idIndex === undefined ? '' : (row[idIndex] ?? '').trim();
    if (identifier !== '') {
      digestIdentifier(identifier, digest);
      record.identity = digest;
      if (options.isMet(digest, line)) report('duplicate-id', idIndex as number);
    }
    options.issueDays.note(record, line);
    options.take(record, findExpiry);
  }

  /** Reports cells whose values are not known; false if there are any. */
  function reportUnknown(kinds: CellKinds): boolean {
    let isKnown = true;
    for (const index of header?.positions.values() ?? []) {
      const code = unknownCell(kinds, index, readAsDates[index] === 1);
      if (code === undefined) continue;
      report(code, index);
      isKnown = false;
    }
    return isKnown;
  }

  function takeMerged(ranges: readonly Range[], last: number): void {
    const records = { first: headerLine + 1, last, others: totalRows };
    for (const range of ranges) {
      const covered = coveredCell(range, records, header?.positions.values() ?? []);
      if (covered === undefined) continue;
      find('merged-cells', covered.row, covered.index, { range: rangeName(range) });
    }
  }

  function refuse(found: readonly PrivacyFinding[]): void {
    const { guarded } = options;
    const places =
      guarded === 'all'
        ? undefined
        : new Set(guarded.map((column) => (header?.positions.get(column) ?? -1) + 1));
    const refused = found.filter(({ column }) => places === undefined || places.has(column));
    if (refused.length > 0)
      throw new FaultError('privacy-refused', { file, sheet, findings: refused });
  }

  function takeRecord(
    record: CardRecord,
    line: number,
    identifier: IdentifierDigest | undefined,
  ): void {
    cells = NO_CELLS;
    rowLine = line;
    rows += 1;
    totals.cards += record.count;
    if (identifier !== undefined) takeIdentifier(identifier, line);
    options.take(record, findExpiry);
  }

  function beginPlain(line: number): ReportFinding {
    cells = NO_CELLS;
    rowLine = line;
    return report;
  }

  function rejectPlain(cards: number): void {
    rows += 1;
    totals.cards += cards;
    totals.rejectedRows += 1;
    totals.rejectedCards += cards;
  }

  function takeIdentifier(identifier: IdentifierDigest, line: number): void {
    if (!options.isMet(identifier, line)) return;
    find('duplicate-id', line, header?.positions.get('record_id') as number);
  }

  function absorb(part: RowsRead, firstLine: number): void {
    cells = NO_CELLS;
    rows += part.totals.rows;
    totals.cards += part.totals.cards;
    totals.rejectedRows += part.totals.rejectedRows;
    totals.rejectedCards += part.totals.rejectedCards;
    for (const [index, each] of part.columns.entries())
      addUse(reader?.columns[index] as ColumnUse, each);
    options.issueDays.absorb(part.issueDays, firstLine - 1);
    replayNotes(part.notes, guard as PrivacyGuard);
    const { identifiers, findings, places } = part;
    const before = firstLine - 1;
    if (part.apart.length > 0) options.addApart?.(part.apart, before);
    let next = 0;
    for (let index = 0; index <= places.length / 2; index += 1) {
      for (; next < identifiers.length; next += IDENTIFIER_FIELDS) {
        if ((identifiers[next + 3] as number) > index) break;
        digest.low = identifiers[next] as number;
        digest.high = identifiers[next + 1] as number;
        takeIdentifier(digest, before + (identifiers[next + 2] as number));
      }
      const finding = findings[places[2 * index] as number];
      if (finding)
        options.find(finding, before + (places[2 * index + 1] as number), part.alike.get(index));
    }
    for (const [code, count] of part.more) options.countMore(code, count);
  }

  function finish(end: RowsEnd): void {
    cells = NO_CELLS;
    if (guard) refuse(guard.verdict());
    if (header === undefined && end.kind === 'complete') takeHeader([], 1);
    if (unread !== undefined) judgeUnread();
    if (end.kind === 'open-quote') find('broken-quotes', end.line, -1);
    totals.rows += rows;
    if (reader !== undefined && rows === 0 && end.kind === 'complete') find('no-records', 0, -1);
    for (const use of reader?.columns ?? []) reportColumn(use, rows);
  }

  function reportColumn(use: ColumnUse, rowsRead: number): void {
    const characters = [...use.invisible];
    if (characters.length > 0)
      find('invisible-characters', 0, use.index, { place: 'cells', characters });
    if (use.respelled) find('names-unified', 0, use.index);
    if (use.forms.length > 1) {
      find('mixed-date-forms', 0, use.index, { forms: [...use.forms] });
    }
    const name = BLANK_COLUMNS.find((each) => each === use.column);
    const filled = rowsRead - use.blank;
    if (name && rowsRead >= SPARSE_AFTER_ROWS && filled < rowsRead * SPARSE_SHARE) {
      find('sparse-column', 0, use.index, { name, blank: use.blank, rows: rowsRead });
    }
  }
  return {
    takeRow,
    wantsCells: () => unread !== undefined,
    takeRecord,
    takePlain: options.takePlain,
    noteIssue: options.issueDays.note,
    takeIdentifier,
    beginPlain,
    rejectPlain,
    countPlain: (more, cards) => {
      rows += more;
      totals.cards += cards;
    },
    absorb,
    seen: () => ({
      rows,
      columns: (header?.headers ?? []).map((use) =>
        columnSeen(use, headerCells[use.index] ?? '', reader?.columns ?? [], looks, form),
      ),
      isHandOver: header?.handOverIndex !== undefined,
    }),
    unmet: () =>
      unmetOrders(written, header?.headers ?? [], reader?.columns ?? [], form, options.aliases),
    table: () =>
      header &&
      reader &&
      guard && { header: headerCells, positions: header.positions, reader, guard },
    read: () => ({
      totals: { ...totals, rows },
      columns: reader?.columns ?? [],
      issueDays: options.issueDays.packed(),
    }),
    restart: () => {
      rows = 0;
      Object.assign(totals, emptyTotals());
      options.issueDays.restart();
      for (const use of reader?.columns ?? []) forgetUse(use);
    },
    takeMerged,
    finish,
  };
}

const NO_CELLS: readonly string[] = [];
