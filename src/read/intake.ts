// The way a file is read: as workbook, as Parquet, by the plain scanner, by threads or by the tolerant reader. All give the same records and findings.
import type { Finding } from '../records/findings.js';
import {
  createIssueDays,
  type IssueColumn,
  type IssueDay,
  latestIssueUnasked,
} from '../records/issue-days.js';
import type { ProfilePart } from '../tally/record-profile.js';
import { lineBreaksIn } from './cells.js';
import { type FileContent, type PartReaders, refuseJson } from './content.js';
import type { FileSeen, FormSeen } from './file-seen.js';
import type { UnmetOrders } from './header-orders.js';
import { absorbParts, type IntakeOptions, isForThreads, isPlainWanted, setupOf } from './parts.js';
import { createPlainScanner } from './plain/plain-scanner.js';
import { createRowIntake, type RowIntake } from './row-intake.js';
import type { IntakeTotals } from './rows-read.js';
import { type RowsEnd, type RowsFrom, readCsvRows } from './text/csv-rows.js';
import { decodeSettled, type SettledBytes, settleEncoding } from './text/decode.js';
import type { Label } from './text/encodings.js';
import { belowTitles } from './text/title-lines.js';
import { likenessTo } from './title-rows.js';

/** The offset from which reading goes on, and how. */
interface Place {
  readonly offset: number;
  readonly label: Label | 'ascii';
  readonly lines: number;
  readonly separator: string | undefined;
  /** Whether the tolerant reader must go on. */
  readonly isOdd: boolean;
}

/** What came of a file, or of a sheet of a workbook: the days of issue in it, and where its columns stand. */
export interface ReadFile extends Pick<Finding, 'file' | 'sheet'> {
  readonly days: readonly IssueDay[];
  /** Where a column stands: its position from 1 and its header. */
  readonly placeOf: (column: IssueColumn | 'record_id') => Pick<Finding, 'column' | 'columnLabel'>;
  readonly seen: FileSeen;
  /** What the user says of headers and values that it has nothing of. */
  readonly unmet: UnmetOrders;
  /** What its records hold, where that is profiled. */
  readonly records: ProfilePart | undefined;
}

/**
 * Reads one file's records into `totals`; gives what came of it, sheet by sheet. Findings are reported as they come. Identifiers are
 * compared across all files.
 */
export async function takeIn(
  file: string,
  content: FileContent,
  totals: IntakeTotals,
  options: IntakeOptions,
): Promise<ReadFile[]> {
  refuseJson(content, file);
  const read: ReadFile[] = [];
  /** Reads rows by an intake of their own. */
  const readRowsOf = async (
    sheet: string | undefined,
    readInto: (intake: RowIntake) => Promise<FormSeen>,
  ): Promise<void> => {
    const issueDays = createIssueDays(options.law);
    options.identifiers.begin();
    const intake = createRowIntake(file, sheet, totals, {
      ...options,
      isMet: options.identifiers.met,
      addApart: options.identifiers.addApart,
      watch: (guard) => guard,
      takePlain: options.counting?.takePlain ?? (() => false),
      issueDays,
    });
    const form = await readInto(intake);
    const records = options.counting?.profile?.part();
    options.counting?.profile?.restart();
    const { positions, header } = intake.table() ?? {};
    read.push({
      file,
      ...(sheet !== undefined && { sheet }),
      days: issueDays.days(),
      placeOf: (column) => {
        const index = positions?.get(column) ?? -1;
        return { column: index + 1, columnLabel: (header?.[index] ?? '').trim() };
      },
      seen: { file, form, ...intake.seen() },
      unmet: intake.unmet(),
      records,
    });
  };
  if (content.kind === 'workbook') {
    const { takeInWorkbook } = await import('./workbook/workbook-intake.js');
    await takeInWorkbook(file, content, readRowsOf, options);
    return read;
  }
  await readRowsOf(undefined, async (intake) => {
    const seen: SeenNotes = { encoding: 'ascii', separator: undefined, isNamed: false };
    intake.finish(await readRows(file, content, intake, options, seen));
    if (content.kind === 'parquet') return { kind: 'parquet' };
    const { encoding, separator, isNamed } = seen;
    if (separator !== undefined && (isNamed || !/[,\t]/.test(separator)))
      options.tellSeparator(file, separator, isNamed);
    return { kind: 'text', encoding, separator };
  });
  return read;
}

/** What is noted of a text's form while it is read. */
interface SeenNotes {
  encoding: Label | 'ascii';
  separator: string | undefined;
  /** Whether a line of its own names the separator. */
  isNamed: boolean;
}

/** Reads the rows. The reader of Parquet, as that of workbooks, is loaded only if needed. */
async function readRows(
  file: string,
  content: Exclude<FileContent, { kind: 'workbook' }>,
  intake: RowIntake,
  options: IntakeOptions,
  seen: SeenNotes,
): Promise<RowsEnd> {
  if (content.kind === 'parquet') {
    const { takeInParquet } = await import('./parquet/parquet-intake.js');
    return takeInParquet(file, content, intake, options);
  }
  const { bytes, chunks } = content;
  if (bytes === undefined || !isForThreads(bytes.size, options)) {
    return (await readStream(file, chunks, 0, undefined, intake, options, seen)) as RowsEnd;
  }
  // Started first, so that they load while the beginning of the file is read here.
  const readers = bytes.readers(options.weights);
  try {
    let isPrepared = false;
    let place: Place | undefined;
    for (;;) {
      const from = place === undefined ? chunks : bytes.from(place.offset);
      const reached = await readStream(file, from, bytes.size, place, intake, options, seen);
      if ('kind' in reached) return reached;
      seen.separator = reached.separator;
      if (!isPrepared) readers.prepare(setupOf(file, reached.separator ?? ',', intake, options));
      isPrepared = true;
      const left = await readParts(readers, bytes.size, reached, intake, options);
      if ('kind' in left) return left;
      place = left;
    }
  } finally {
    readers.close();
  }
}

/** Reads a stream to its end, or to where threads should take over in a file of `size` bytes. */
async function readStream(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  from: Place | undefined,
  intake: RowIntake,
  options: IntakeOptions,
  seen: SeenNotes,
): Promise<RowsEnd | Place> {
  const { form, weights } = options;
  const bytes = settleEncoding(chunks, file, form.encoding, from);
  const likeness = likenessTo(options.aliases, form);
  const titles = from === undefined ? await belowTitles(bytes, likeness) : undefined;
  if (titles !== undefined && titles.rows > 0) {
    const row = titles.lines + 1;
    options.note({ code: 'rows-above-header', file, sheet: undefined, row, rows: titles.rows });
  }
  const settled = noted(titles?.pieces ?? bytes, seen)[Symbol.asyncIterator]();
  const rows = from ?? { lines: titles?.lines ?? 0, separator: undefined };
  const tolerant = (pieces: AsyncIterable<SettledBytes>, after: RowsFrom) => {
    seen.separator = after.separator;
    const text = decodeSettled(pieces, file, form.encoding);
    const take = (cells: string[], end: number) => intake.takeRow(cells, end - lineBreaksIn(cells));
    return readCsvRows(text, file, take, after, (separator, isNamed) => {
      seen.separator = separator;
      seen.isNamed = isNamed;
    });
  };
  if (from?.isOdd || !isPlainWanted(options)) {
    return tolerant(behind([], settled), rows);
  }
  const latestIssue = latestIssueUnasked(options.takenOn, options.law);
  const scanner = createPlainScanner(intake, latestIssue, rows, weights.step);
  const reached = (offset: number, label: Label | 'ascii'): Place => ({
    offset: offset - scanner.held(),
    label,
    lines: scanner.lines(),
    separator: scanner.separator(),
    isOdd: false,
  });
  /** Hands the scanner's rest and all that follows to the tolerant reader. */
  const handOver = (offset: number, label: Label | 'ascii', after: readonly SettledBytes[]) => {
    scanner.settle();
    const place = reached(offset, label);
    const left = { label, bytes: scanner.rest(), offset: place.offset };
    return tolerant(behind([left, ...after], settled), place);
  };
  let offset = from?.offset ?? 0;
  let label = from?.label ?? 'ascii';
  for (let next = await settled.next(); !next.done; next = await settled.next()) {
    const piece = next.value;
    if (piece.label.startsWith('utf-16')) return tolerant(behind([piece], settled), rows);
    label = piece.label;
    scanner.encoded(label);
    for (let start = 0; start < piece.bytes.length; start += weights.step) {
      // Threads that met a byte outside ASCII are back only when it is known what it is.
      const isSettled = label !== 'ascii' || (from === undefined && offset >= weights.step);
      const isReady = isSettled && intake.table() !== undefined && !intake.wantsCells();
      if (isReady && isForThreads(size - offset, options)) {
        scanner.settle();
        await settled.return?.();
        return reached(offset, label);
      }
      const bytes = piece.bytes.subarray(start, start + weights.step);
      scanner.room(bytes.length).set(bytes);
      scanner.take(bytes.length, false);
      offset = piece.offset + start + bytes.length;
      if (scanner.stopped() !== undefined) {
        const after = { label, bytes: piece.bytes.subarray(start + bytes.length), offset };
        return handOver(offset, label, [after]);
      }
    }
  }
  scanner.take(0, true);
  if (scanner.stopped() !== undefined) return handOver(offset, label, []);
  scanner.settle();
  seen.separator = scanner.separator();
  return { kind: 'complete' };
}

/** Notes the encoding of the bytes that come by. */
async function* noted(
  pieces: AsyncIterable<SettledBytes>,
  seen: SeenNotes,
): AsyncIterable<SettledBytes> {
  for await (const piece of pieces) {
    seen.encoding = piece.label;
    yield piece;
  }
}

/** Has threads read the rest of a file. Their parts are merged in file order. */
async function readParts(
  readers: PartReaders,
  size: number,
  from: Place,
  intake: RowIntake,
  options: IntakeOptions,
): Promise<RowsEnd | Place> {
  const { label } = from;
  let next = from.offset;
  const { lines, stopped } = await absorbParts(readers, from.lines, intake, options, () => {
    if (next >= size) return undefined;
    const part = { from: next, to: Math.min(next + options.weights.part, size), label };
    next = part.to;
    const areApart = options.identifiers.areApart();
    return { ...part, fromLineStart: part.from === from.offset, areApart };
  });
  if (stopped === undefined) return { kind: 'complete' };
  return { ...from, offset: stopped.offset, lines, isOdd: stopped.reason === 'odd' };
}

async function* behind<Item>(
  first: readonly Item[],
  rest: AsyncIterator<Item>,
): AsyncIterable<Item> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
