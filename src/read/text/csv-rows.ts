// Rows and cells of CSV and TSV: split by line up to the first quotation mark, parsed by csv-parse from there.
import { Parser } from 'csv-parse';
import { FaultError } from '../../records/fault.js';
import { quoteFirst } from '../../records/invisible.js';
import { isRuled, separatorLine, separatorOf, spacesQuotes } from './header-line.js';

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
  /** Has the rows handed on that ended, since nothing else comes. */
  readonly flush: () => void;
  readonly end: () => Promise<RowsEnd>;
}

/** No row of records is nearly this long. A longer one is not held in memory. */
export const LONGEST_ROW = 1_000_000;

/**
 * Reads text as rows. Blank lines are skipped. CRLF, LF and CR end a line. The first line shows the separator, or names it.
 * Lines without quotation marks are simply split; from the first line with one on, csv-parse reads all. With `from`, the text
 * begins in the middle of a file, at the start of a line. `tellSeparator` is told the separator, and whether a line of its own
 * names it.
 *
 * @throws {FaultError} input-row-too-long where a line, or a quoted cell, has more than a million characters;
 * input-drawn-table for a table with ruled lines.
 */
export async function readCsvRows(
  pieces: AsyncIterable<string>,
  file: string,
  handle: RowHandler,
  from: RowsFrom = { lines: 0, separator: undefined },
  tellSeparator: (separator: string, isNamed: boolean) => void = () => {},
): Promise<RowsEnd> {
  let { lines, separator } = from;
  let rest = '';
  let quoted: RowSplitter | undefined;
  const drawn = () => new FaultError('input-drawn-table', { file, line: lines });

  /** Whether a line only names the separator, which it then does. */
  const isNamed = (line: string): boolean => {
    separator = separatorLine(line);
    if (separator !== undefined) tellSeparator(separator, true);
    return separator !== undefined;
  };

  /** The separator that a header shows. */
  const shown = (header: string): string => {
    separator = separatorOf(header);
    tellSeparator(separator, false);
    return separator;
  };

  /** Begins to parse text, of which the first line is the header unless the separator is known. */
  const beginQuoted = (text: string): void => {
    let left = text;
    let trims = false;
    if (separator === undefined) {
      const [line = ''] = /^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text) ?? [];
      if (isNamed(line.trimEnd())) {
        lines += 1;
        left = text.slice(line.length);
      }
      left = quoteFirst(left);
      separator ??= shown(left);
      trims = spacesQuotes(left);
    }
    quoted = quotedRows(separator, lines, file, handle, trims);
    quoted.take(left);
  };

  const takeLine = (text: string): void => {
    lines += 1;
    if (text === '') return;
    if (text.length > LONGEST_ROW)
      throw new FaultError('input-row-too-long', { file, line: lines });
    if (separator === undefined) {
      if (isRuled(text)) throw drawn();
      if (isNamed(text)) return;
      shown(text);
    } else if (separator === '|' && isRuled(text)) throw drawn();
    handle(text.split(separator as string), lines);
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

  const takePiece = (piece: string): void => {
    if (quoted) {
      quoted.take(piece);
      return;
    }
    const text = rest + piece;
    const quote = text.indexOf('"');
    if (quote < 0) {
      rest = takeLines(text, false);
      if (rest.length > LONGEST_ROW)
        throw new FaultError('input-row-too-long', { file, line: lines + 1 });
    } else {
      const remaining = takeLines(text.slice(0, quote), true) + text.slice(quote);
      // The first line must be complete to show the separator.
      const isOpen = separator === undefined && !/\n|\r[\s\S]/.test(remaining);
      if (isOpen && text.length <= LONGEST_ROW) rest = remaining;
      else beginQuoted(remaining);
    }
  };

  let isTaking = false;
  try {
    for await (const piece of pieces) {
      isTaking = true;
      takePiece(piece);
      isTaking = false;
    }
  } catch (error) {
    // Of rows before what cannot be read, one may be refused.
    if (!isTaking) (quoted as RowSplitter | undefined)?.flush();
    throw error;
  }
  if (quoted === undefined && rest.includes('"')) beginQuoted(rest);
  if (quoted) return (quoted as RowSplitter).end();
  const last = takeLines(rest, true);
  if (last !== '') takeLine(last);
  return { kind: 'complete' };
}

/** A parser that hands on each row with its line as soon as it is read, without a stream buffer. */
class RowParser extends Parser {
  constructor(
    separator: string,
    trims: boolean,
    private readonly handle: (cells: string[], endLine: number, blankLines: number) => void,
  ) {
    super({
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      trim: trims,
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

/** Where spaces are trimmed, text behind a quoted cell. */
const AFTER_QUOTE = 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE';

/** More characters than csv-parse looks ahead before it takes a row to have ended. */
const LOOKED_AHEAD = 'x'.repeat(64);

/** Parses text that begins after `linesBefore` lines of the file; with `trims`, spaces around quotation marks are none. */
function quotedRows(
  separator: string,
  linesBefore: number,
  file: string,
  handle: RowHandler,
  trims: boolean,
): RowSplitter {
  let lastLine = linesBefore;
  let blankLines = 0;
  let openQuote: number | undefined;
  let failure: Error | undefined;
  const parser = new RowParser(separator, trims, (cells, endLine, blankBefore) => {
    if (failure) return;
    lastLine = linesBefore + endLine;
    blankLines = blankBefore;
    if (separator === '|' && isRuled(cells.join(separator)))
      failure = new FaultError('input-drawn-table', { file, line: lastLine });
    else handle(cells, lastLine);
  });
  /** Whether the parser has ended or failed. Its edition for browsers tells neither by a property nor by `close`. */
  let isOver = false;
  parser.on('end', () => {
    isOver = true;
  });
  parser.on('error', (error: Error & { code?: string; empty_lines?: number }) => {
    isOver = true;
    // Blank lines give no row, but the failing row begins after them.
    const line = lastLine + 1 + (error.empty_lines ?? blankLines) - blankLines;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === AFTER_QUOTE) openQuote = line;
    else if (error.code === 'CSV_MAX_RECORD_SIZE') {
      failure = new FaultError('input-row-too-long', { file, line });
    } else failure = error;
  });
  // Every line end becomes a line feed, within cells too, so that lines are counted alike.
  let carriage = '';
  const write = (text: string): void => {
    if (!isOver) parser.write(text);
    if (failure) throw failure;
  };
  return {
    take: (piece) => {
      const text = carriage + piece;
      carriage = text.endsWith('\r') ? '\r' : '';
      const whole = carriage === '' ? text : text.slice(0, -1);
      write(whole.replace(/\r\n?/g, '\n'));
    },
    flush: () => write(LOOKED_AHEAD),
    end: async () => {
      if (!isOver) {
        await new Promise<void>((resolve) => {
          parser.once('end', resolve);
          parser.once('error', () => resolve());
          parser.resume();
          parser.end();
        });
      }
      if (failure) throw failure;
      return openQuote === undefined
        ? { kind: 'complete' }
        : { kind: 'open-quote', line: openQuote };
    },
  };
}
