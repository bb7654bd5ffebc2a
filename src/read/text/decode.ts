// Decoding of text: by byte-order mark, else by what its bytes can be. Strict: no replacement characters.
import { FaultError } from '../../records/fault.js';
import { BEGINNING, firstEscape, unreadEncoding } from './beginnings.js';
import { joined, NOTHING } from './bytes.js';
import {
  eucShape,
  type InputEncoding,
  type Label,
  nameOf,
  settledAtStart,
  unfinished,
} from './encodings.js';
import { createUndecided, type Undecided } from './undecided.js';

/** Bytes of a file in order with their encoding: `ascii` up to the first byte that is not. */
export interface SettledBytes {
  readonly label: Label | 'ascii';
  readonly bytes: Uint8Array;
  /** Offset of the bytes in the file. */
  readonly offset: number;
}

/** Where reading continues: a byte offset, and the encoding that the bytes before it settled, or `ascii`. */
export interface ReadFrom {
  readonly offset: number;
  readonly label: Label | 'ascii';
}

/**
 * Decodes bytes in pieces of any size. A byte-order mark decides the encoding; an escape of ISO-2022-JP does; otherwise the
 * bytes from the first non-ASCII one on do: UTF-8 if they are valid, else CP932 or EUC-JP.
 *
 * @throws {FaultError} input-binary for a NUL, input-not-text with the offset of the first wrong byte, input-empty,
 * input-ambiguous-encoding, and input-utf-16 or input-unread-encoding for what is not read as it comes.
 */
export function decodeText(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  encoding: InputEncoding = 'auto',
): AsyncIterable<string> {
  return decodeSettled(settleEncoding(chunks, file, encoding), file, encoding);
}

/**
 * Labels bytes with their encoding, holding them back until it is known. A byte-order mark is dropped. With `from`, the chunks
 * begin in the middle of a file.
 *
 * @throws {FaultError} input-empty, input-ambiguous-encoding, input-utf-16, input-unread-encoding.
 */
export async function* settleEncoding(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  encoding: InputEncoding = 'auto',
  from?: ReadFrom,
): AsyncIterable<SettledBytes> {
  let label: Label | 'ascii' = from?.label ?? 'ascii';
  let offset = from?.offset ?? 0;
  let held: Uint8Array = NOTHING;
  let undecided: Undecided | undefined;
  let started = from !== undefined;

  function* settled(bytes: Uint8Array): Iterable<SettledBytes> {
    if (bytes.length > 0) yield { label, bytes, offset };
    offset += bytes.length;
  }

  /** Drops a mark; gives what is left. */
  function start(bytes: Uint8Array): Uint8Array {
    started = true;
    const told = settledAtStart(bytes, encoding);
    const unread = encoding === 'auto' ? unreadEncoding(bytes.subarray(0, BEGINNING)) : undefined;
    // The mark of UTF-32 begins like that of UTF-16.
    if (unread !== undefined && (told === undefined || unread === 'UTF-32')) {
      throw unread === 'UTF-16'
        ? new FaultError('input-utf-16', { file })
        : new FaultError('input-unread-encoding', { file, encoding: unread });
    }
    if (told === undefined) return bytes;
    label = told.label;
    offset = told.length;
    return bytes.subarray(told.length);
  }

  /** Settles what is ASCII; gives the rest, where another encoding begins. */
  function* afterAscii(bytes: Uint8Array, isEnd: boolean): Generator<SettledBytes, Uint8Array> {
    const first = firstOutsideAscii(bytes);
    const ascii = first < 0 ? bytes : bytes.subarray(0, first);
    const shift = encoding === 'auto' ? firstEscape(ascii) : NO_ESCAPE;
    if (shift.at >= 0 && !shift.isCut) {
      yield* settled(bytes.subarray(0, shift.at));
      label = 'iso-2022-jp';
      return bytes.subarray(shift.at);
    }
    if (shift.isCut && first < 0 && !isEnd) {
      yield* settled(bytes.subarray(0, shift.at));
      held = bytes.subarray(shift.at);
      return NOTHING;
    }
    yield* settled(ascii);
    return bytes.subarray(ascii.length);
  }

  function decide(decision: ReturnType<Undecided['take']>): boolean {
    if (decision === 'ambiguous')
      throw new FaultError('input-ambiguous-encoding', { file, offset });
    if (decision !== undefined) label = decision;
    return decision !== undefined;
  }

  function* take(bytes: Uint8Array, isEnd: boolean): Iterable<SettledBytes> {
    let left = started ? bytes : start(bytes);
    if (label === 'ascii' && undecided === undefined) left = yield* afterAscii(left, isEnd);
    if (label === 'ascii') {
      if (left.length === 0) return;
      undecided ??= createUndecided(encoding);
      if (!decide(undecided.take(left))) return;
      left = undecided.bytes();
    }
    yield* settled(left);
  }

  for await (const chunk of chunks) {
    const bytes = joined(held, chunk);
    held = NOTHING;
    if (!started && bytes.length < BEGINNING) held = bytes;
    else yield* take(bytes, false);
  }
  if (!started && held.length === 0) throw new FaultError('input-empty', { file });
  if (held.length > 0) yield* take(held, true);
  if (undecided !== undefined && label === 'ascii') {
    decide(undecided.atEnd());
    yield* settled(undecided.bytes());
  }
}

const NO_ESCAPE = { at: -1, isCut: false };

/** Decodes bytes of known encoding. What stands before a wrong byte is given first, so that the pieces do not decide what is told of it. */
export async function* decodeSettled(
  pieces: AsyncIterable<SettledBytes>,
  file: string,
  encoding: InputEncoding,
): AsyncIterable<string> {
  let decoder: StrictDecoder | undefined;
  for await (const { label, bytes, offset } of pieces) {
    if (label !== 'ascii') decoder ??= strictDecoder(label, nameOf(label, encoding), file, offset);
    const { text, fault } =
      label === 'ascii' || decoder === undefined
        ? asciiText(bytes, file, offset)
        : decoder.decode(bytes);
    yield text;
    if (fault !== undefined) throw fault;
  }
  decoder?.end();
}

/** Decodes whole lines as {@link decodeText} does; undefined if they are invalid in the encoding. */
export function lineDecoder(label: Label | 'ascii'): (bytes: Uint8Array) => string | undefined {
  const decoder = new TextDecoder(label === 'ascii' ? 'utf-8' : label, {
    fatal: true,
    ignoreBOM: true,
  });
  return (bytes) => {
    if (label === 'ascii' && firstOutsideAscii(bytes) >= 0) return undefined;
    if (label === 'euc-jp' && !isWholeEuc(bytes)) return undefined;
    try {
      const text = decoder.decode(bytes);
      return label === 'shift_jis' ? withAsciiAsItIs(text) : text;
    } catch {
      return undefined;
    }
  };
}

function isWholeEuc(bytes: Uint8Array): boolean {
  const { whole, isWrong } = eucShape(bytes);
  return !isWrong && whole === bytes.length;
}

/** A text, and what is wrong behind it. */
interface Decoded {
  readonly text: string;
  readonly fault: FaultError | undefined;
}

interface StrictDecoder {
  readonly decode: (bytes: Uint8Array) => Decoded;
  readonly end: () => void;
}

/** A decoder up to the first invalid byte, which it tells with its offset in the file. */
function strictDecoder(label: Label, name: string, file: string, start: number): StrictDecoder {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  let offset = start;
  let pending: Uint8Array = NOTHING;
  const wrong = (at: number) =>
    new FaultError('input-not-text', { file, offset: at, encoding: name });
  const binary = (at: number) => new FaultError('input-binary', { file, offset: at });
  /** The text of the first `length` bytes that are not decoded yet, and what is wrong with the next. */
  function before(length: number, fault: FaultError, bytes: Uint8Array): Decoded {
    // Of ISO-2022-JP it would have to be known what the bytes before them shifted to.
    if (label === 'iso-2022-jp') return { text: '', fault };
    const whole = joined(pending, bytes).subarray(0, length);
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(whole);
    return { text: label === 'shift_jis' ? withAsciiAsItIs(text) : text, fault };
  }
  return {
    decode: (bytes) => {
      if (label === 'euc-jp') {
        const { isWrong, whole } = eucShape(joined(pending, bytes));
        if (isWrong) return before(whole, wrong(offset - pending.length + whole), bytes);
      }
      let text: string;
      try {
        text = decoder.decode(bytes, { stream: true });
      } catch {
        const all = joined(pending, bytes);
        const at = firstWrong(label, all);
        const start = offset - pending.length;
        const nul = nulIn(label, all.subarray(0, at));
        return nul < 0
          ? before(at, wrong(start + at), bytes)
          : before(nul, binary(start + nul), bytes);
      }
      const nul = text.indexOf('\0');
      const fault =
        nul < 0
          ? undefined
          : binary(offset - pending.length + nulIn(label, joined(pending, bytes)));
      if (nul >= 0) text = text.slice(0, nul);
      offset += bytes.length;
      pending = unfinished(label, pending, bytes);
      return { text: label === 'shift_jis' ? withAsciiAsItIs(text) : text, fault };
    },
    end: () => {
      try {
        decoder.decode();
      } catch {
        throw wrong(offset - pending.length);
      }
    },
  };
}

/** Index of the first NUL in bytes that begin with a whole character; -1 if none. */
function nulIn(label: Label, bytes: Uint8Array): number {
  if (!label.startsWith('utf-16')) return bytes.indexOf(0);
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if (bytes[index] === 0 && bytes[index + 1] === 0) return index;
  }
  return -1;
}

/** Node.js rotates three control characters (1A, 1C, 7F), as IBM's code page 943 did; CP932 does not. */
function withAsciiAsItIs(text: string): string {
  if (!ROTATED.some(([decoded]) => text.includes(decoded))) return text;
  const meant = new Map(ROTATED);
  return Array.from(text, (character) => meant.get(character) ?? character).join('');
}

const ROTATED: readonly (readonly [string, string])[] = [
  ['\x1c', '\x1a'],
  ['\x7f', '\x1c'],
  ['\x1a', '\x7f'],
];

function asciiText(bytes: Uint8Array, file: string, offset: number): Decoded {
  const nul = bytes.indexOf(0);
  if (nul < 0) return { text: asciiDecoder.decode(bytes), fault: undefined };
  const fault = new FaultError('input-binary', { file, offset: offset + nul });
  return { text: asciiDecoder.decode(bytes.subarray(0, nul)), fault };
}

const asciiDecoder = new TextDecoder('utf-8');

function firstOutsideAscii(bytes: Uint8Array): number {
  // Four bytes at a time if aligned: most files are mostly ASCII.
  const lead = (4 - (bytes.byteOffset % 4)) % 4;
  for (let index = 0; index < Math.min(lead, bytes.length); index += 1) {
    if ((bytes[index] as number) > 127) return index;
  }
  const words = Math.max(0, Math.floor((bytes.length - lead) / 4));
  const view = words > 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset + lead, words) : [];
  let word = 0;
  while (word < words && ((view[word] as number) & 0x80808080) === 0) word += 1;
  for (let index = lead + word * 4; index < bytes.length; index += 1) {
    if ((bytes[index] as number) > 127) return index;
  }
  return -1;
}

/** Index of the first invalid character in bytes that begin with a whole one, by bisection. */
function firstWrong(label: Label, bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good - unfinished(label, NOTHING, bytes.subarray(0, good)).length;
}
