// Rows and cells of CSV and TSV: split by line up to the first quotation mark, parsed by csv-parse from there.
import { Parser } from 'csv-parse';
import { FaultError } from '../../records/fault.js';

/** Takes a row of a file. `endLine` is the line on which it ends, from 1. */
export type RowHandler = (cells: string[], endLine: number) => void;

/** How reading ended: complete, or within a quotation mark that was opened in the row beginning on `line`. */
export type RowsEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'open-quote'; readonly line: number };

/** Where reading continues: after so many lines, with the separator that the first line gave. */
export interface RowsFrom {
  readonly lines: number;
  readonly separator: string | undefined;
}

/** Takes text in pieces of any size and hands on rows. */
interface RowSplitter {
  readonly take: (text: string) => void;
  readonly end: () => Promise<RowsEnd>;
}

/** No row of records is nearly this long. A longer one is not held in memory. */
export const LONGEST_ROW = 1_000_000;

/**
 * Reads text as rows. Blank lines are skipped. CRLF, LF and CR end a line. The first line decides between CSV and TSV.
 * Lines without quotation marks are simply split; from the first line with one on, csv-parse reads all. With `from`, the text
 * begins in the middle of a file, at the start of a line.
 *
 * @throws {FaultError} input-row-too-long where a line, or a quoted cell, has more than a million characters.
 */
export async function readCsvRows(
  pieces: AsyncIterable<string>,
  file: string,
  handle: RowHandler,
  from: RowsFrom = { lines: 0, separator: undefined },
): Promise<RowsEnd> {
  let { lines, separator } = from;
  let rest = '';
  let quoted: RowSplitter | undefined;

  const takeLine = (text: string): void => {
    lines += 1;
    if (text === '') return;
    if (text.length > LONGEST_ROW)
      throw new FaultError('input-row-too-long', { file, line: lines });
    separator ??= separatorOf(text);
    handle(text.split(separator), lines);
  };

  /** Takes every complete line and gives the rest. At an edge no line feed can follow a carriage return. */
  const takeLines = (text: string, atEdge: boolean): string => {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
      if (line.includes('\r')) line.split('\r').forEach(takeLine);
      else takeLine(line);
      start = end + 1;
    }
    let tail = text.slice(start);
    for (let end = tail.indexOf('\r'); end >= 0; end = tail.indexOf('\r')) {
      if (end === tail.length - 1 && !atEdge) break;
      takeLine(tail.slice(0, end));
      tail = tail.slice(end + 1);
    }
    return tail;
  };

  for await (const piece of pieces) {
    if (quoted) {
      quoted.take(piece);
      continue;
    }
    const text = rest + piece;
    const quote = text.indexOf('"');
    if (quote < 0) {
      rest = takeLines(text, false);
      if (rest.length > LONGEST_ROW)
        throw new FaultError('input-row-too-long', { file, line: lines + 1 });
    } else {
      const remaining = takeLines(text.slice(0, quote), true) + text.slice(quote);
      // The first line must be complete to decide between CSV and TSV.
      if (separator === undefined && !/[\r\n]/.test(remaining) && text.length <= LONGEST_ROW) {
        rest = remaining;
        continue;
      }
      separator ??= separatorOf(remaining);
      quoted = quotedRows(separator, lines, file, handle);
      quoted.take(remaining);
    }
  }
  if (quoted === undefined && rest.includes('"')) {
    quoted = quotedRows(separator ?? separatorOf(rest), lines, file, handle);
    quoted.take(rest);
  }
  if (quoted) return quoted.end();
  const last = takeLines(rest, true);
  if (last !== '') takeLine(last);
  return { kind: 'complete' };
}

/** A parser that hands on each row with its line as soon as it is read, without a stream buffer. */
class RowParser extends Parser {
  constructor(
    separator: string,
    private readonly handle: (cells: string[], endLine: number, blankLines: number) => void,
  ) {
    super({
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
    });
  }

  override push(record: string[] | null): boolean {
    if (record === null) return super.push(null);
    this.handle(record, this.info.lines, this.info.empty_lines);
    return true;
  }
}

/** Parses text that begins after `linesBefore` lines of the file. */
function quotedRows(
  separator: string,
  linesBefore: number,
  file: string,
  handle: RowHandler,
): RowSplitter {
  let lastLine = linesBefore;
  let blankLines = 0;
  let openQuote: number | undefined;
  let failure: Error | undefined;
  const parser = new RowParser(separator, (cells, endLine, blankBefore) => {
    lastLine = linesBefore + endLine;
    blankLines = blankBefore;
    handle(cells, lastLine);
  });
  parser.on('error', (error: Error & { code?: string; empty_lines?: number }) => {
    // Blank lines give no row, but the failing row begins after them.
    const line = lastLine + 1 + (error.empty_lines ?? blankLines) - blankLines;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') openQuote = line;
    else if (error.code === 'CSV_MAX_RECORD_SIZE') {
      failure = new FaultError('input-row-too-long', { file, line });
    } else failure = error;
  });
  // Every line end becomes a line feed, within cells too, so that lines are counted alike.
  let carriage = '';
  return {
    take: (piece) => {
      if (failure) throw failure;
      const text = carriage + piece;
      carriage = text.endsWith('\r') ? '\r' : '';
      const whole = carriage === '' ? text : text.slice(0, -1);
      if (!parser.destroyed) parser.write(whole.replace(/\r\n?/g, '\n'));
    },
    end: async () => {
      await new Promise<void>((resolve) => {
        if (parser.closed) resolve();
        parser.once('close', resolve);
        parser.resume();
        if (!parser.destroyed) parser.end();
      });
      if (failure) throw failure;
      return openQuote === undefined
        ? { kind: 'complete' }
        : { kind: 'open-quote', line: openQuote };
    },
  };
}

/** A tab if the first line has more tabs than commas, else a comma. */
export function separatorOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  return firstLine.split('\t').length > firstLine.split(',').length ? '\t' : ',';
}

/**
 * The cells of one line with simple quotation marks: around a whole cell, with those inside doubled, or in the middle of a
 * cell. Undefined if only csv-parse can tell, or if a cell continues on the next line.
 */
export function splitQuotedLine(line: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let start = 0;
  for (;;) {
    let end: number;
    if (line[start] === '"') {
      const quoted = /"((?:[^"]|"")*)"/y;
      quoted.lastIndex = start;
      const match = quoted.exec(line);
      if (match === null) return undefined;
      end = quoted.lastIndex;
      if (end < line.length && line[end] !== separator) return undefined;
      cells.push((match[1] as string).replaceAll('""', '"'));
    } else {
      const next = line.indexOf(separator, start);
      end = next < 0 ? line.length : next;
      cells.push(line.slice(start, end));
    }
    if (end === line.length) return cells;
    start = end + 1;
  }
}
