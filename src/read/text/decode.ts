// Decoding of text: by byte-order mark, else UTF-8, else CP932. Strict: no replacement characters.
import { FaultError } from '../../records/fault.js';

export const INPUT_ENCODINGS = ['auto', 'utf-8', 'utf-16', 'cp932'] as const;

/** The encoding of a file, as the user states it; `auto` for detection. */
export type InputEncoding = (typeof INPUT_ENCODINGS)[number];

/** Labels of decoders. shift_jis is Windows-31J in the Encoding Standard, with 外字 as private-use characters. */
export type Label = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis';

/** UTF-8 is accepted after so many bytes from the first non-ASCII one on. */
const LOOK_AHEAD = 1 << 20;

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
 * Decodes bytes in pieces of any size. A byte-order mark decides the encoding; otherwise the bytes from the first non-ASCII
 * one on do: UTF-8 if they are valid, else CP932.
 *
 * @throws {FaultError} input-binary for a NUL, input-not-text with the offset of the first wrong byte, input-empty.
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
 * @throws {FaultError} input-empty.
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

  for await (const chunk of chunks) {
    let bytes = held.length === 0 ? chunk : joined(held, chunk);
    held = NOTHING;
    if (!started) {
      // A byte-order mark has up to three bytes.
      if (bytes.length < 3) {
        held = bytes;
        continue;
      }
      started = true;
      const mark = byteOrderMark(bytes, encoding);
      if (mark !== undefined) {
        label = mark.label;
        offset = mark.length;
        bytes = bytes.subarray(mark.length);
      }
    }
    if (label === 'ascii') {
      if (undecided === undefined) {
        const first = firstOutsideAscii(bytes);
        yield* settled(first < 0 ? bytes : bytes.subarray(0, first));
        if (first < 0) continue;
        bytes = bytes.subarray(first);
        undecided = createUndecided(encoding);
      }
      const decided = undecided.take(bytes);
      if (decided === undefined) continue;
      label = decided;
      bytes = undecided.bytes();
    }
    yield* settled(bytes);
  }

  if (!started) {
    if (held.length === 0) throw new FaultError('input-empty', { file });
    const mark = byteOrderMark(held, encoding);
    if (mark === undefined) {
      undecided = createUndecided(encoding);
      undecided.take(held);
    } else {
      label = mark.label;
      offset = mark.length;
      yield* settled(held.subarray(mark.length));
    }
  }
  if (undecided !== undefined && label === 'ascii') {
    label = undecided.atEnd();
    yield* settled(undecided.bytes());
  }
}

/** Decodes bytes of known encoding. */
export async function* decodeSettled(
  pieces: AsyncIterable<SettledBytes>,
  file: string,
  encoding: InputEncoding,
): AsyncIterable<string> {
  let decoder: StrictDecoder | undefined;
  for await (const { label, bytes, offset } of pieces) {
    if (label === 'ascii') yield asciiText(bytes, file, offset);
    else {
      decoder ??= strictDecoder(label, nameOf(label, encoding), file, offset);
      yield decoder.decode(bytes);
    }
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
    try {
      const text = decoder.decode(bytes);
      return label === 'shift_jis' ? withAsciiAsItIs(text) : text;
    } catch {
      return undefined;
    }
  };
}

/** Bytes from the first non-ASCII one on, held until their encoding is known. */
interface Undecided {
  /** Takes more bytes; gives the encoding as soon as it is known. */
  readonly take: (bytes: Uint8Array) => Label | undefined;
  /** The encoding at the end of the file. */
  readonly atEnd: () => Label;
  /** All bytes taken. */
  readonly bytes: () => Uint8Array;
}

function createUndecided(encoding: InputEncoding): Undecided {
  const probe = new TextDecoder('utf-8', { fatal: true });
  const parts: Uint8Array[] = [];
  let size = 0;
  let foreign = false;
  let decided: Label | undefined;
  if (encoding === 'cp932') decided = 'shift_jis';
  if (encoding === 'utf-8') decided = 'utf-8';
  return {
    take: (bytes) => {
      parts.push(bytes);
      size += bytes.length;
      if (decided !== undefined) return decided;
      try {
        // Exactly so many bytes are examined, however they are cut into pieces.
        const ahead = bytes.subarray(0, Math.max(0, LOOK_AHEAD - (size - bytes.length)));
        const text = probe.decode(ahead, { stream: true });
        // The first byte is non-ASCII, so any decoded character includes it.
        foreign ||= text !== '';
        if (size >= LOOK_AHEAD) decided = 'utf-8';
      } catch {
        decided = 'shift_jis';
      }
      return decided;
    },
    atEnd: () => {
      if (decided !== undefined) return decided;
      try {
        probe.decode();
        return 'utf-8';
      } catch {
        // Valid UTF-8 and then part of a character is a truncated file, not CP932 by chance.
        return foreign ? 'utf-8' : 'shift_jis';
      }
    },
    bytes: () =>
      parts.length === 1 ? (parts[0] as Uint8Array) : new Uint8Array(Buffer.concat(parts)),
  };
}

const NOTHING = new Uint8Array();

interface StrictDecoder {
  readonly decode: (bytes: Uint8Array) => string;
  readonly end: () => void;
}

/** A decoder that throws at the first invalid byte, with its offset in the file. */
function strictDecoder(label: Label, name: string, file: string, start: number): StrictDecoder {
  const decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  let offset = start;
  let pending: Uint8Array = NOTHING;
  const wrong = (at: number) =>
    new FaultError('input-not-text', { file, offset: at, encoding: name });
  const binary = (at: number) => new FaultError('input-binary', { file, offset: at });
  return {
    decode: (bytes) => {
      let text: string;
      try {
        text = decoder.decode(bytes, { stream: true });
      } catch {
        const all = joined(pending, bytes);
        const at = firstWrong(label, all);
        const start = offset - pending.length;
        const nul = nulIn(label, all.subarray(0, at));
        throw nul < 0 ? wrong(start + at) : binary(start + nul);
      }
      if (text.includes('\0')) {
        throw binary(offset - pending.length + nulIn(label, joined(pending, bytes)));
      }
      offset += bytes.length;
      pending = unfinished(label, pending, bytes);
      return label === 'shift_jis' ? withAsciiAsItIs(text) : text;
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

const NAMES: Record<Label, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  shift_jis: 'CP932',
};

/** The encodings that an invalid byte is not of: where CP932 was detected, the bytes are not UTF-8 either. */
function nameOf(label: Label, encoding: InputEncoding): string {
  return label === 'shift_jis' && encoding === 'auto' ? 'UTF-8, CP932' : NAMES[label];
}

function byteOrderMark(
  bytes: Uint8Array,
  encoding: InputEncoding,
): { label: Label; length: number } | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf && (encoding === 'auto' || encoding === 'utf-8')) {
    return { label: 'utf-8', length: 3 };
  }
  if (encoding === 'auto' || encoding === 'utf-16') {
    if (a === 0xff && b === 0xfe) return { label: 'utf-16le', length: 2 };
    if (a === 0xfe && b === 0xff) return { label: 'utf-16be', length: 2 };
  }
  return encoding === 'utf-16' ? { label: 'utf-16le', length: 0 } : undefined;
}

function asciiText(bytes: Uint8Array, file: string, offset: number): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new FaultError('input-binary', { file, offset: offset + nul });
  return asciiDecoder.decode(bytes);
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

/** How many bytes at the end of a piece belong to a character that the next piece completes. */
function unfinished(label: Label, before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return before;
  if (label === 'shift_jis') {
    // A byte below 0x40 is never the second of a character, so character boundaries are known from the last one on.
    let start = bytes.length - 1;
    while (start >= 0 && (bytes[start] as number) >= 0x40) start -= 1;
    let index = start + 1;
    if (start < 0 && before.length > 0) index = 1;
    while (index < bytes.length) {
      if (!isCp932Lead(bytes[index] as number)) index += 1;
      else if (index + 1 === bytes.length) return bytes.slice(index);
      else index += 2;
    }
    return NOTHING;
  }
  if (label === 'utf-8') {
    const all = bytes.length < 4 ? joined(before, bytes) : bytes;
    for (let back = 1; back <= Math.min(3, all.length); back += 1) {
      const byte = all[all.length - back] as number;
      if (byte < 0x80) return NOTHING;
      if (byte >= 0xc0) {
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
        return back < length ? all.slice(all.length - back) : NOTHING;
      }
    }
    return NOTHING;
  }
  const all = joined(before, bytes);
  const end = all.length - (all.length % 2);
  const lastHigh = all[label === 'utf-16le' ? end - 1 : end - 2] ?? 0;
  return all.slice(end >= 2 && lastHigh >= 0xd8 && lastHigh <= 0xdb ? end - 2 : end);
}

function isCp932Lead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
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

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
