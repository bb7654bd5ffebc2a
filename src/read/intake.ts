// The way a file is read: as workbook, as Parquet, by the plain scanner, by threads or by the tolerant reader. All give the same records and findings.
import type { Counting } from '../tally/record-use.js';
import { addTally, type Tally } from '../tally/tally.js';
import type { FileContent, PartReaders } from './content.js';
import type { IdentifierLog } from './identifiers.js';
import type { PartRead, PartSetup } from './plain/part.js';
import { createPlainScanner } from './plain/plain-scanner.js';
import type { Weights } from './plain/weights.js';
import {
  createRowIntake,
  type IntakeTotals,
  type RowIntake,
  type RowOptions,
} from './row-intake.js';
import { type RowsEnd, type RowsFrom, readCsvRows } from './text/csv-rows.js';
import { decodeSettled, type Label, type SettledBytes, settleEncoding } from './text/decode.js';

/** How files are read. */
export interface IntakeOptions extends Omit<RowOptions, 'isMet' | 'watch' | 'takePlain'> {
  /** Identifiers met so far, in all files of the run. */
  readonly identifiers: IdentifierLog;
  /** What is done with the records, if threads can do it too. */
  readonly counting: Counting | undefined;
  readonly weights: Weights;
}

/** The offset from which reading goes on, and how. */
interface Place {
  readonly offset: number;
  readonly label: Label | 'ascii';
  readonly lines: number;
  readonly separator: string | undefined;
  /** Whether the tolerant reader must go on. */
  readonly isOdd: boolean;
}

/** Reads one file's records into `totals`. Findings are reported as they come. Identifiers are compared across all files. */
export async function takeIn(
  file: string,
  content: FileContent,
  totals: IntakeTotals,
  options: IntakeOptions,
): Promise<void> {
  const intake = createRowIntake(file, content.kind === 'workbook', totals, {
    ...options,
    isMet: ({ low, high }) => options.identifiers.met(low, high),
    watch: (guard) => guard,
    takePlain: options.counting?.takePlain ?? (() => false),
  });
  const end = await readRows(file, content, intake, options);
  options.counting?.settle();
  intake.finish(end);
}

/** Reads the rows. The readers of workbooks and of Parquet are loaded only if needed. */
async function readRows(
  file: string,
  content: FileContent,
  intake: RowIntake,
  options: IntakeOptions,
): Promise<RowsEnd> {
  if (content.kind === 'workbook') {
    const { readWorkbookRows } = await import('./workbook/workbook-rows.js');
    return readWorkbookRows(content.bytes, file, options.form.sheet, intake.takeRow);
  }
  if (content.kind === 'parquet') {
    const { readParquetRows } = await import('./parquet/parquet-rows.js');
    return readParquetRows(content.bytes, file, intake.takeRow);
  }
  const { bytes, chunks } = content;
  if (bytes === undefined || !isForThreads(bytes.size, options)) {
    return (await readStream(file, chunks, 0, undefined, intake, options)) as RowsEnd;
  }
  // Started first, so that they load while the beginning of the file is read here.
  const readers = bytes.readers(options.weights);
  try {
    let isPrepared = false;
    let place: Place | undefined;
    for (;;) {
      const from = place === undefined ? chunks : bytes.from(place.offset);
      const reached = await readStream(file, from, bytes.size, place, intake, options);
      if ('kind' in reached) return reached;
      if (!isPrepared) readers.prepare(setupOf(file, reached, intake, options));
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
): Promise<RowsEnd | Place> {
  const { form, weights } = options;
  const settled = settleEncoding(chunks, file, form.encoding, from)[Symbol.asyncIterator]();
  const rows = from ?? { lines: 0, separator: undefined };
  const tolerant = (pieces: AsyncIterable<SettledBytes>, after: RowsFrom) =>
    readCsvRows(decodeSettled(pieces, file, form.encoding), file, intake.takeRow, after);
  if (from?.isOdd || !isPlainWanted(options)) {
    return tolerant(behind([], settled), rows);
  }
  const scanner = createPlainScanner(intake, options.takenOn, rows, weights.step);
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
      if (isSettled && intake.table() !== undefined && isForThreads(size - offset, options)) {
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
  return { kind: 'complete' };
}

/** Whether the plain scanner may read: it keeps no cells to show and shifts no hand-over dates. */
function isPlainWanted({ weights, guarded, showValues, form }: IntakeOptions): boolean {
  return weights.scans && guarded === 'all' && !showValues && form.handOverLag === 0;
}

function isForThreads(bytesLeft: number, options: IntakeOptions): boolean {
  const { threads, threadsFrom } = options.weights;
  return (
    threads > 1 &&
    bytesLeft >= threadsFrom &&
    options.counting !== undefined &&
    isPlainWanted(options)
  );
}

/** The setup of threads that read on from a place. */
function setupOf(file: string, from: Place, intake: RowIntake, options: IntakeOptions): PartSetup {
  const { form, privacy, law, aliases, takenOn } = options;
  return {
    ...{ file, form, privacy, law, aliases, takenOn },
    header: intake.table()?.header ?? [],
    separator: from.separator ?? ',',
    use: (options.counting as Counting).use,
  };
}

/** Has threads read the rest of a file. Their parts are merged in file order. */
async function readParts(
  readers: PartReaders,
  size: number,
  from: Place,
  intake: RowIntake,
  options: IntakeOptions,
): Promise<RowsEnd | Place> {
  const { weights, identifiers } = options;
  const counting = options.counting as Counting;
  const { label } = from;
  const asked: Promise<PartRead>[] = [];
  let next = from.offset;
  let { lines } = from;
  const ask = () => {
    const to = Math.min(next + weights.part, size);
    const fromLineStart = next === from.offset;
    const identifies = !identifiers.isFull();
    const part = readers.read({ from: next, to, fromLineStart, label, identifies });
    // If an earlier part ends the reading, this one is not awaited and may fail unheard.
    part.catch(() => {});
    asked.push(part);
    next = to;
  };
  for (;;) {
    while (next < size && asked.length <= weights.threads) ask();
    const part = await asked.shift();
    if (part === undefined) return { kind: 'complete' };
    intake.absorb(part.rows, lines + 1);
    lines += part.lines;
    part.tallies.forEach((tally, index) => {
      addTally(counting.tallies[index] as Tally, tally);
    });
    if (part.stopped) {
      const { offset, reason } = part.stopped;
      return { ...from, offset, lines, isOdd: reason === 'odd' };
    }
  }
}

async function* behind<Item>(
  first: readonly Item[],
  rest: AsyncIterator<Item>,
): AsyncIterable<Item> {
  yield* first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
