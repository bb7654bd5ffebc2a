// Scanner of plain lines: dates in digits, known words, no quotation mark; it reads them from their bytes and leaves all others to the tolerant reader.
import type { CivilDate } from '../../calendar/civil-date.js';
import type { RowIntake } from '../row-intake.js';
import { lineDecoder } from '../text/decode.js';
import type { Label } from '../text/encodings.js';
import { isRuled, needsTolerance, separatorOf } from '../text/header-line.js';
import { splitQuotedLine } from '../text/quoted-line.js';
import { AGAIN, createPlainLines, type PlainLines, SLACK } from './plain-lines.js';
import { LONGEST_PLAIN_LINE, ODD_LINES_TOLERATED } from './weights.js';

/** Why the scanner went no further: from the line at which it stopped, another reader must go on. */
export type StopReason =
  /** A line that only the tolerant reader can tell, or too many of them. */
  | 'odd'
  /** A byte outside ASCII where the encoding is not settled. */
  | 'not-ascii';

/** Reads bytes of a table in pieces of any size, line by line. */
export interface PlainScanner {
  /** Room for `size` bytes that come next; to be filled before {@link PlainScanner.take}. */
  readonly room: (size: number) => Uint8Array;
  /** Takes the first `size` bytes of the room; at the end of the file the last line needs no line feed. */
  readonly take: (size: number, atEnd: boolean) => void;
  /** Tells how the bytes to come are encoded. */
  readonly encoded: (label: Label | 'ascii') => void;
  /** Begins anew with other lines of the same table. */
  readonly restart: () => void;
  /** Has blank and filled cells counted, which is put off; to be called once all that is to be taken was. */
  readonly settle: () => void;
  /** Why it stopped; undefined while it has not. Nothing may then be taken any more. */
  readonly stopped: () => StopReason | undefined;
  /** Bytes taken that belong to lines not read yet: an unfinished line, or all from the line that stopped it. */
  readonly rest: () => Uint8Array;
  /** How many bytes that are. */
  readonly held: () => number;
  /** Lines read. */
  readonly lines: () => number;
  /** The separator of cells, once the first line was read. */
  readonly separator: () => string | undefined;
}

/** What is known of the table where a part of a file is read. */
export interface ScanFrom {
  readonly lines: number;
  readonly separator: string | undefined;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BAR = '|';
/** May begin another encoding. */
const ESCAPE = 27;

/**
 * A scanner that feeds `intake`. Every line of which it can't prove what the tolerant reader would make, a record or
 * findings, goes to `intake` as cells, the header among them; so both ways of reading give the same. It takes up to
 * `most` bytes at once. A day of issue after `latestIssue` is a finding.
 */
export function createPlainScanner(
  intake: RowIntake,
  latestIssue: CivilDate,
  from: ScanFrom,
  most: number,
): PlainScanner {
  // What is left of two takings is the beginning of a line too long to be read here.
  const buffer = new Uint8Array(2 * most + LONGEST_PLAIN_LINE + SLACK);
  let held = 0;
  let lines = from.lines;
  let { separator } = from;
  let oddLines = 0;
  let stop: StopReason | undefined;
  let label: Label | 'ascii' = 'ascii';
  let decode = lineDecoder(label);
  let plain: PlainLines | undefined;
  /** Whether lines must go on as cells though they may be plain. */
  let wantsCells = intake.wantsCells();
  if (separator !== undefined) findTable(separator);

  function findTable(mark: string): void {
    const table = intake.table();
    if (table === undefined) return;
    plain = createPlainLines(buffer, intake, table, mark.charCodeAt(0), latestIssue);
    plain.encoded(label);
  }

  /** Reads whole lines; gives where the first line not read begins. */
  function scan(end: number): number {
    let start = 0;
    while (start < end && stop === undefined) {
      let next =
        plain === undefined || wantsCells || !tellsCells() ? 0 : plain.read(start, lines + 1);
      // Each time another column is read otherwise, so this ends.
      while (next === AGAIN) next = (plain as PlainLines).read(start, lines + 1);
      if (next > 0) {
        start = next;
        lines += 1;
      } else {
        const feed = buffer.indexOf(LINE_FEED, start);
        if (!takeOdd(start, feed)) return start;
        start = feed + 1;
      }
    }
    return start;
  }

  /** Whether the bytes alone tell where a cell ends: in CP932 the second byte of a character may be a vertical bar. */
  function tellsCells(): boolean {
    return separator !== BAR || label !== 'shift_jis';
  }

  /** Hands a line to the tolerant reader; false where it can't be told by itself. */
  function takeOdd(start: number, feed: number): boolean {
    const end = feed > start && buffer[feed - 1] === CARRIAGE_RETURN ? feed - 1 : feed;
    if (end === start) {
      lines += 1;
      return true;
    }
    const line = buffer.subarray(start, end);
    stop = obstacle(line);
    if (stop !== undefined) return false;
    const text = decode(line);
    if (separator === undefined && needsTolerance(text ?? '')) {
      stop = 'odd';
      return false;
    }
    const mark = separator ?? separatorOf(text ?? '');
    const cells = text?.includes('"') ? splitQuotedLine(text, mark) : text?.split(mark);
    if (cells === undefined || (mark === BAR && isRuled(cells.join(BAR)))) {
      stop = 'odd';
      return false;
    }
    lines += 1;
    separator = mark;
    if (!wantsCells) oddLines += 1;
    intake.takeRow(cells, lines);
    wantsCells = intake.wantsCells();
    if (plain === undefined) {
      findTable(mark);
      if (plain === undefined) stop = 'odd';
    }
    return true;
  }

  function obstacle(line: Uint8Array): StopReason | undefined {
    if (oddLines > ODD_LINES_TOLERATED && oddLines * 2 > lines - from.lines) return 'odd';
    if (line.length > LONGEST_PLAIN_LINE) return 'odd';
    for (let index = 0; index < line.length; index += 1) {
      const byte = line[index] as number;
      if (byte === 0 || byte === CARRIAGE_RETURN) return 'odd';
      if ((byte > 127 || byte === ESCAPE) && label === 'ascii') return 'not-ascii';
    }
    return undefined;
  }

  return {
    room: (size) => buffer.subarray(held, held + size),
    take: (size, atEnd) => {
      held += size;
      if (stop !== undefined) return;
      let end = buffer.subarray(0, held).lastIndexOf(LINE_FEED) + 1;
      if (atEnd && end < held) {
        buffer[held] = LINE_FEED;
        end = held + 1;
      }
      if (end === 0) {
        if (held > LONGEST_PLAIN_LINE) stop = 'odd';
        return;
      }
      const start = Math.min(scan(end), held);
      buffer.copyWithin(0, start, held);
      held -= start;
    },
    encoded: (next) => {
      if (next === label) return;
      label = next;
      decode = lineDecoder(label);
      plain?.encoded(label);
    },
    restart: () => {
      held = 0;
      lines = from.lines;
      oddLines = 0;
      stop = undefined;
      plain?.restart();
    },
    settle: () => plain?.settle(),
    stopped: () => stop,
    rest: () => buffer.slice(0, held),
    held: () => held,
    lines: () => lines,
    separator: () => separator,
  };
}
