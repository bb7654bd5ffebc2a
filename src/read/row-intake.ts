// The intake of one file's rows: each is counted as a record or rejected with a finding.
import { distance } from 'fastest-levenshtein';
import type { MaybeDate } from '../calendar/civil-date.js';
import type { ExpiryFinding, ExpiryItem, FindInExpiries } from '../expiry/expiry-findings.js';
import { createPrivacyGuard, type PrivacyGuard } from '../privacy/guard/guard.js';
import { type PrivacyNotes, replayNotes } from '../privacy/guard/noting-guard.js';
import type { PrivacyData } from '../privacy/guard/privacy-data.js';
import {
  BLANK_COLUMNS,
  type ColumnName,
  DATE_COLUMNS,
  foldHeader,
  type HeaderAliases,
  type HeaderReading,
  nearHeader,
  readHeader,
} from '../records/columns.js';
import { FaultError } from '../records/fault.js';
import {
  FINDINGS,
  type Finding,
  type FindingArguments,
  type FindingCode,
  rowFinding,
} from '../records/findings.js';
import type { PrivacyFinding } from '../records/privacy-finding.js';
import type { CardRecord } from '../records/record.js';
import {
  type ColumnUse,
  createRowReader,
  type ReportFinding,
  type RowReader,
} from '../records/row-reader.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { TakePlain } from '../tally/counter.js';
import { digestIdentifier, type IdentifierDigest } from './identifiers.js';
import type { RowsEnd } from './text/csv-rows.js';
import type { InputEncoding } from './text/decode.js';

/** Totals of one or several files. */
export interface IntakeTotals {
  /** Rows below the header, rejected ones included. */
  rows: number;
  /** The sum of `count` over those rows; a row whose count cannot be read is one card. */
  cards: number;
  rejectedRows: number;
  rejectedCards: number;
}

/** The form of the files, as the user states it. */
export interface FileForm {
  readonly encoding: InputEncoding;
  /** Sheet of a workbook; undefined for the first. */
  readonly sheet: string | undefined;
  /** Whether numbers like 5070603 are dates, their first digit the era. */
  readonly eraCodes: boolean;
  /** Headers that the user maps to columns, as written. */
  readonly map: readonly { readonly header: string; readonly column: ColumnName }[];
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
  /** Whether the identifier was seen before in the run. `after` is the number of findings reported before it. */
  readonly isMet: (digest: IdentifierDigest, line: number, after: number) => boolean;
  /** The day on which the data were taken, if the user gave one. */
  readonly takenOn: MaybeDate;
  /** Whether findings carry the rejected content. */
  readonly showValues: boolean;
  /** Takes each record, and may report findings about its expiries. */
  readonly take: (record: CardRecord, find: FindInExpiries) => void;
  /** Takes a plain record without building it; false if {@link RowOptions.take} must take it. */
  readonly takePlain: TakePlain;
  /** Wraps the file's privacy guard. */
  readonly watch: (guard: PrivacyGuard) => PrivacyGuard;
  readonly find: (finding: Finding) => void;
  /** Takes the unknown headers of a file. */
  readonly ignoreColumns: (file: string, headers: readonly string[]) => void;
}

/** Takes the rows of one file. */
export interface RowIntake {
  /** Takes the next row, the first as the header. `end` is the line on which it ends. */
  readonly takeRow: (cells: string[], end: number) => void;
  /** Takes the record of a row on one line without findings, with the digest of its identifier if it has one. */
  readonly takeRecord: (
    record: CardRecord,
    line: number,
    identifier: IdentifierDigest | undefined,
  ) => void;
  /** Takes the same by its values; false if {@link RowIntake.takeRecord} must take it. */
  readonly takePlain: TakePlain;
  /** Takes the identifier of a plain record. */
  readonly takeIdentifier: (identifier: IdentifierDigest, line: number) => void;
  /** Counts plain rows and their cards. */
  readonly countPlain: (rows: number, cards: number) => void;
  /** Merges the next rows, read elsewhere; `firstLine` is the line of the first. */
  readonly absorb: (part: RowsRead, firstLine: number) => void;
  /** How rows are read; undefined before the header, and if the header rejects the file. */
  readonly table: () => RowTable | undefined;
  /** What was read so far, for {@link RowIntake.absorb} of the file's own intake. */
  readonly read: () => Pick<RowsRead, 'totals' | 'columns'>;
  /** Resets the counts, so that other rows of the same table can be read. */
  readonly restart: () => void;
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

/** What was read of some rows of a file. Their first line is 1. */
export interface RowsRead {
  readonly totals: IntakeTotals;
  readonly findings: readonly Finding[];
  /** In the order of the reader's columns. */
  readonly columns: readonly Pick<ColumnUse, 'blank' | 'forms'>[];
  readonly notes: PrivacyNotes;
  readonly identifiers: NotedIdentifiers;
}

/**
 * Identifiers to be compared, in order. Of each: the two halves of its digest, its line, and the number of findings reported
 * before it.
 */
export type NotedIdentifiers = Int32Array;
export const IDENTIFIER_FIELDS = 4;

const SPARSE_AFTER_ROWS = 20;
const SPARSE_SHARE = 0.05;

const ISSUED: Record<ExpiryItem, ColumnName> = {
  card: 'card_issued_on',
  user_certificate: 'user_cert_issued_on',
  signature_certificate: 'signature_cert_issued_on',
};
const RECORDED: Record<ExpiryItem, ColumnName> = {
  card: 'card_expires_on',
  user_certificate: 'user_cert_expires_on',
  signature_certificate: 'signature_cert_expires_on',
};

/** Reads one file's rows into `totals`. Findings are reported as they come. */
export function createRowIntake(
  file: string,
  isWorkbook: boolean,
  totals: IntakeTotals,
  options: RowOptions,
): RowIntake {
  let header: HeaderReading | undefined;
  let reader: RowReader | undefined;
  let headerCells: readonly string[] = [];
  let rows = 0;

  const { form } = options;
  let guard: PrivacyGuard | undefined;
  let readAsDates = new Uint8Array();
  const nothingRead = new Uint8Array();

  let cells: readonly string[] = [];
  let endLine = 0;
  let rowRejected = false;
  const digest: IdentifierDigest = { low: 0, high: 0 };

  let told = 0;
  const tell = (finding: Finding): void => {
    told += 1;
    options.find(finding);
  };
  const find = <Code extends FindingCode>(
    code: Code,
    line: number,
    index: number,
    ...params: FindingArguments<Code>
  ): void => {
    if (FINDINGS[code].level === 'reject') rowRejected = true;
    tell({
      ...rowFinding(code, ...params),
      file,
      line,
      column: index + 1,
      columnLabel: index >= 0 ? (headerCells[index] ?? '').trim() : '',
      ...(options.showValues && line > 0 && index >= 0 && { value: cells[index] ?? '' }),
    });
  };
  const report: ReportFinding = (code, index, ...params) =>
    find(code, endLine - lineBreaksIn(cells), index, ...params);
  const findExpiry = ({ code, item, field, months }: ExpiryFinding): void => {
    const column = (field === 'issued' ? ISSUED : RECORDED)[item];
    const index = header?.positions.get(column) ?? -1;
    if (code !== 'implausible-renewal') report(code, index);
    else report(code, index, { months: months as number });
  };

  function takeHeader(first: readonly string[]): void {
    headerCells = first;
    readAsDates = new Uint8Array(first.length);
    const mapped = new Map(form.map.map((entry) => [foldHeader(entry.header), entry.column]));
    for (const { header: wanted } of form.map) {
      if (!first.some((cell) => foldHeader(cell) === foldHeader(wanted))) {
        throw new FaultError('usage-map-no-header', { file, header: wanted });
      }
    }
    header = readHeader(first, options.aliases, mapped);
    guard = options.watch(createPrivacyGuard(options.privacy, new Set(header.positions.values())));
    refuse(guard.header(first));
    for (const column of header.missing) {
      const known = [column, ...(options.aliases.columns[column] ?? [])];
      const near = header.unknown.find((each) => nearHeader(each.header, known, distance));
      tell({
        ...rowFinding('missing-column', {
          names: known,
          near: near && { header: near.header.trim(), number: near.index + 1 },
        }),
        ...{ file, line: 1, column: 0, columnLabel: column },
      });
    }
    for (const { index } of header.repeated) find('repeated-column', 1, index);
    if (header.missing.length > 0 || header.repeated.length > 0) return;
    if (header.handOverIndex !== undefined) {
      find('hand-over-date', 1, header.handOverIndex, { lag: form.handOverLag });
    }
    if (header.unknown.length > 0) {
      options.ignoreColumns(
        file,
        header.unknown.map((column) => column.header),
      );
    }
    reader = createRowReader({
      ...options,
      positions: header.positions,
      dates: { eraCodes: form.eraCodes, serials: isWorkbook },
      handOverLag: header.handOverIndex === undefined ? 0 : form.handOverLag,
    });
    for (const column of DATE_COLUMNS) {
      const index = header.positions.get(column);
      if (index !== undefined) readAsDates[index] = 1;
    }
  }

  function takeRow(row: string[], end: number): void {
    if (header === undefined) {
      takeHeader(row);
      return;
    }
    if (reader === undefined || row.every(isBlank)) return;
    cells = row;
    endLine = end;
    rowRejected = false;
    rows += 1;
    const fits = row.length === headerCells.length || fitsWithBlankTail(row, headerCells.length);
    const cards = fits ? reader.cardsIn(row) : 1;
    totals.cards += cards;
    if (!fits) report('row-length', -1, { found: row.length, expected: headerCells.length });
    const record = fits ? reader.read(row, report) : undefined;
    guard?.row(row, record === undefined ? nothingRead : readAsDates);
    if (record === undefined) {
      totals.rejectedRows += 1;
      totals.rejectedCards += cards;
      if (!rowRejected) throw new Error(`row ${end} was rejected without a finding`);
      return;
    }
    const idIndex = header.positions.get('record_id');
    const identifier = idIndex === undefined ? '' : (row[idIndex] ?? '').trim();
    if (identifier !== '') {
      digestIdentifier(identifier, digest);
      if (options.isMet(digest, end, told)) report('duplicate-id', idIndex as number);
    }
    options.take(record, findExpiry);
  }

  function refuse(found: readonly PrivacyFinding[]): void {
    const { guarded } = options;
    const places =
      guarded === 'all'
        ? undefined
        : new Set(guarded.map((column) => (header?.positions.get(column) ?? -1) + 1));
    const refused = found.filter(({ column }) => places === undefined || places.has(column));
    if (refused.length > 0) throw new FaultError('privacy-refused', { file, findings: refused });
  }

  function takeRecord(
    record: CardRecord,
    line: number,
    identifier: IdentifierDigest | undefined,
  ): void {
    cells = NO_CELLS;
    endLine = line;
    rows += 1;
    totals.cards += record.count;
    if (identifier !== undefined) takeIdentifier(identifier, line);
    options.take(record, findExpiry);
  }

  function takeIdentifier(identifier: IdentifierDigest, line: number): void {
    if (!options.isMet(identifier, line, told)) return;
    find('duplicate-id', line, header?.positions.get('record_id') as number);
  }

  function absorb(part: RowsRead, firstLine: number): void {
    cells = NO_CELLS;
    rows += part.totals.rows;
    totals.cards += part.totals.cards;
    totals.rejectedRows += part.totals.rejectedRows;
    totals.rejectedCards += part.totals.rejectedCards;
    part.columns.forEach(({ blank, forms }, index) => {
      const use = reader?.columns[index] as ColumnUse;
      use.blank += blank;
      for (const form of forms) if (!use.forms.includes(form)) use.forms.push(form);
    });
    replayNotes(part.notes, guard as PrivacyGuard);
    const { identifiers, findings } = part;
    const before = firstLine - 1;
    let next = 0;
    for (let index = 0; index <= findings.length; index += 1) {
      for (; next < identifiers.length; next += IDENTIFIER_FIELDS) {
        if ((identifiers[next + 3] as number) > index) break;
        digest.low = identifiers[next] as number;
        digest.high = identifiers[next + 1] as number;
        const line = before + (identifiers[next + 2] as number);
        if (options.isMet(digest, line, told)) {
          find('duplicate-id', line, header?.positions.get('record_id') as number);
        }
      }
      const finding = findings[index];
      if (finding) tell({ ...finding, line: before + finding.line });
    }
  }

  function finish(end: RowsEnd): void {
    cells = NO_CELLS;
    if (guard) refuse(guard.verdict());
    if (header === undefined && end.kind === 'complete') takeHeader([]);
    if (end.kind === 'open-quote') find('broken-quotes', end.line, -1);
    totals.rows += rows;
    if (reader !== undefined && rows === 0 && end.kind === 'complete') find('no-records', 0, -1);
    for (const use of reader?.columns ?? []) reportColumn(use, rows);
  }

  function reportColumn(use: ColumnUse, rowsRead: number): void {
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
    takeRecord,
    takePlain: options.takePlain,
    takeIdentifier,
    countPlain: (more, cards) => {
      rows += more;
      totals.cards += cards;
    },
    absorb,
    table: () =>
      header &&
      reader &&
      guard && { header: headerCells, positions: header.positions, reader, guard },
    read: () => ({ totals: { ...totals, rows }, columns: reader?.columns ?? [] }),
    restart: () => {
      rows = 0;
      Object.assign(totals, emptyTotals());
      for (const use of reader?.columns ?? []) {
        use.blank = 0;
        use.forms.length = 0;
      }
    },
    finish,
  };
}

const NO_CELLS: readonly string[] = [];

/** Totals before anything is read. */
export function emptyTotals(): IntakeTotals {
  return { rows: 0, cards: 0, rejectedRows: 0, rejectedCards: 0 };
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

/** Whether a row is longer than the header by blank cells alone: spreadsheets append them. */
function fitsWithBlankTail(row: string[], width: number): boolean {
  return row.length > width && row.slice(width).every(isBlank);
}

/** Line breaks within quoted cells, since a row is named by the line on which it begins. */
function lineBreaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return breaks;
}
