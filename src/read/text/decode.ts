// Bytes to characters: by byte-order mark, else UTF-8, else CP932, strictly; never a replacement character.
import { FaultError } from '../../records/fault.js';

export const INPUT_ENCODINGS = ['auto', 'utf-8', 'utf-16', 'cp932'] as const;

/** How a file is encoded, as the user says; `auto` lets the bytes decide. */
export type InputEncoding = (typeof INPUT_ENCODINGS)[number];

/** The labels of the decoders; shift_jis is Windows-31J by the standard of encodings, with 外字 as private characters. */
export type Label = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis';

/** So much is looked at beyond the first byte that is not ASCII before UTF-8 is believed. */
const LOOK_AHEAD = 1 << 20;

/** Bytes of a file in order, with what is known of their encoding: `ascii` until the first byte that is not. */
export interface SettledBytes {
  readonly label: Label | 'ascii';
  readonly bytes: Uint8Array;
  /** Where in the file the bytes begin. */
  readonly offset: number;
}

/** Where in a file reading goes on: at a byte, in an encoding that the bytes before it settled or left open. */
export interface ReadFrom {
  readonly offset: number;
  readonly label: Label | 'ascii';
}

/**
 * Decodes bytes in pieces of any size. A byte-order mark decides at once; else the first byte that is not ASCII,
 * wherever it comes: from there on the bytes are UTF-8, or if not, CP932.
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
 * Tells of each byte how it is encoded, holding bytes back until that is known; a byte-order mark is left out.
 * With `from`, the chunks begin in the middle of a file.
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

/** Decodes bytes of which the encoding is known. */
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

/** Decodes whole lines, strictly, as {@link decodeText} does; undefined where the bytes are no text in the encoding. */
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

/** Bytes from the first one outside ASCII on, held until it is known how they are encoded. */
interface Undecided {
  /** Takes more; gives the encoding as soon as it is known. */
  readonly take: (bytes: Uint8Array) => Label | undefined;
  /** The encoding where nothing more comes. */
  readonly atEnd: () => Label;
  /** All that was taken. */
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
        // Exactly so much is looked at, however the bytes are cut into pieces.
        const ahead = bytes.subarray(0, Math.max(0, LOOK_AHEAD - (size - bytes.length)));
        const text = probe.decode(ahead, { stream: true });
        // The first byte is outside ASCII: any character decoded includes its own.
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
        // Whole characters of UTF-8 and then a part of one: a file cut short, and no CP932 by chance.
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

/** A decoder that stops at the first wrong byte and says where in the file it stands. */
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

/** Where in bytes that begin with a whole character the first NUL stands; -1 where there is none. */
function nulIn(label: Label, bytes: Uint8Array): number {
  if (!label.startsWith('utf-16')) return bytes.indexOf(0);
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if (bytes[index] === 0 && bytes[index + 1] === 0) return index;
  }
  return -1;
}

/** The decoder of Node.js changes three control characters about (1A, 1C, 7F), as IBM's code page 943 did; CP932 does not. */
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

/** What a wrong byte is said not to be: where the bytes decided for CP932, they are not UTF-8 either. */
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
  // Four bytes at a time where the piece allows it: most files are mostly ASCII.
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

/** The bytes at the end of a piece that belong to a character the next piece completes. */
function unfinished(label: Label, before: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return before;
  if (label === 'shift_jis') {
    // Bytes below 0x40 are never the second of a character: from the last of them on, characters can be told.
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

/** Where in bytes that begin with a whole character the first wrong character begins: by halving. */
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
