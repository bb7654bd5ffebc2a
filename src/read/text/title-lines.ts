// The lines of titles above the header of a text, told and passed over before its rows are read.
import { withoutInvisible } from '../../records/invisible.js';
import {
  type FirstRow,
  filledIn,
  HEADER_WITHIN,
  type HeaderLikeness,
  headerOfText,
} from '../title-rows.js';
import { allJoined } from './bytes.js';
import { lineDecoder, type SettledBytes } from './decode.js';
import type { Label } from './encodings.js';
import { isRuled, separatorLine, separatorOf } from './header-line.js';
import { splitQuotedLine } from './quoted-line.js';

/** More than titles and a header take. */
const HEAD_BYTES = 1 << 16;

/** A text from its header on. */
export interface BelowTitles {
  /** Lines above the header. */
  readonly lines: number;
  /** How many of them are filled. */
  readonly rows: number;
  readonly pieces: AsyncIterable<SettledBytes>;
}

/** Passes over the titles of a text; one without titles comes as it is. A fault in its bytes is thrown where it would be without. */
export async function belowTitles(
  text: AsyncIterable<SettledBytes>,
  likeness: (cells: readonly string[]) => HeaderLikeness,
): Promise<BelowTitles> {
  const pieces = text[Symbol.asyncIterator]();
  const first: SettledBytes[] = [];
  let fault: { readonly error: unknown } | undefined;
  let isEnd = false;
  try {
    for (let bytes = 0; bytes < HEAD_BYTES && !isEnd; ) {
      const { value, done } = await pieces.next();
      if (done) isEnd = true;
      else {
        first.push(value);
        bytes += value.bytes.length;
      }
    }
  } catch (error) {
    fault = { error };
  }
  const { lines, rows, length } = titlesIn(first, isEnd, likeness);
  async function* from(): AsyncGenerator<SettledBytes> {
    try {
      yield* without(first, length);
      if (fault !== undefined) throw fault.error;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    } finally {
      await pieces.return?.();
    }
  }
  return { lines, rows, pieces: from() };
}

/** The pieces without their first bytes. */
function* without(pieces: readonly SettledBytes[], length: number): Iterable<SettledBytes> {
  let left = length;
  for (const { label, bytes, offset } of pieces) {
    const cut = Math.min(left, bytes.length);
    left -= cut;
    if (cut < bytes.length) yield { label, bytes: bytes.subarray(cut), offset: offset + cut };
  }
}

/** The titles that the first pieces of a text show: lines, how many are filled, and the length in bytes. */
function titlesIn(
  pieces: readonly SettledBytes[],
  isEnd: boolean,
  likeness: (cells: readonly string[]) => HeaderLikeness,
): { readonly lines: number; readonly rows: number; readonly length: number } {
  const label = pieces.findLast((piece) => piece.label !== 'ascii')?.label ?? 'ascii';
  const head = allJoined(pieces.map(({ bytes }) => bytes));
  const rows: FirstRow[] = [];
  const begins: { readonly lines: number; readonly length: number }[] = [];
  for (const { text, lines, length } of rowsOf(head, label, isEnd)) {
    // These tell the readers of rows how to read on.
    if (rows.length === 0 && (separatorLine(text) !== undefined || isRuled(text))) break;
    const cells = splitQuotedLine(text, separatorOf(text)) ?? [text];
    const filled = filledIn(cells);
    if (filled === 0) continue;
    begins.push({ lines, length });
    rows.push({ filled, ...likeness(cells.map(withoutInvisible)) });
    if (rows[0]?.isWhole || rows.length === HEADER_WITHIN) break;
  }
  const header = headerOfText(rows);
  const begin = begins[header];
  return begin === undefined || header === 0
    ? { lines: 0, rows: 0, length: 0 }
    : { ...begin, rows: header };
}

/** Rows of the head as texts, each with the lines and bytes before it. A line end within quotation marks ends none. */
function* rowsOf(
  head: Uint8Array,
  label: Label | 'ascii',
  isEnd: boolean,
): Iterable<{ readonly text: string; readonly lines: number; readonly length: number }> {
  const decode = lineDecoder(label);
  const unit = label.startsWith('utf-16') ? 2 : 1;
  const at = (index: number): number => {
    const [low = 0, high = 0] = head.subarray(index, index + unit);
    if (unit === 1) return low;
    return label === 'utf-16le' ? low + high * 256 : low * 256 + high;
  };
  let text = '';
  let begin = { lines: 0, length: 0 };
  let lines = 0;
  let start = 0;
  let isQuoted = false;
  for (let index = 0; index + unit <= head.length; index += unit) {
    const code = at(index);
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue;
    const line = decode(head.subarray(start, index));
    if (line === undefined) return;
    if (code === CARRIAGE_RETURN && at(index + unit) === LINE_FEED) index += unit;
    start = index + unit;
    lines += 1;
    text += line;
    isQuoted = isQuoted !== (line.split('"').length % 2 === 0);
    if (!isQuoted) {
      yield { text, ...begin };
      text = '';
      begin = { lines, length: start };
    } else text += '\n';
  }
  const last = isEnd ? decode(head.subarray(start)) : undefined;
  if (last !== undefined && last !== '') yield { text: text + last, ...begin };
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
