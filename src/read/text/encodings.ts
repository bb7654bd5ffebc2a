// Encodings that are read: their names, their marks, and how their bytes make characters.
import { joined, NOTHING } from './bytes.js';

export const INPUT_ENCODINGS = [
  'auto',
  'utf-8',
  'utf-16',
  'cp932',
  'euc-jp',
  'iso-2022-jp',
] as const;

/** The encoding of a file, as the user states it; `auto` for detection. */
export type InputEncoding = (typeof INPUT_ENCODINGS)[number];

/** Labels of decoders. shift_jis is Windows-31J in the Encoding Standard, with 外字 as private-use characters. */
export type Label = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

const NAMES: Record<Label, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  shift_jis: 'CP932',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
};

/** The encodings that an invalid byte is not of: where CP932 was detected, the bytes are not UTF-8 either. */
export function nameOf(label: Label, encoding: InputEncoding): string {
  return label === 'shift_jis' && encoding === 'auto' ? 'UTF-8, CP932' : NAMES[label];
}

/** The encoding that a byte-order mark, or the user alone, settles, and the length of the mark. */
export function settledAtStart(
  head: Uint8Array,
  encoding: InputEncoding,
): { label: Label; length: number } | undefined {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf && (encoding === 'auto' || encoding === 'utf-8')) {
    return { label: 'utf-8', length: 3 };
  }
  if (encoding === 'auto' || encoding === 'utf-16') {
    if (a === 0xff && b === 0xfe) return { label: 'utf-16le', length: 2 };
    if (a === 0xfe && b === 0xff) return { label: 'utf-16be', length: 2 };
  }
  if (encoding === 'utf-16') return { label: utf16Order(head), length: 0 };
  return encoding === 'iso-2022-jp' ? { label: 'iso-2022-jp', length: 0 } : undefined;
}

/** The order of bytes: zeros are the upper halves of ASCII. */
function utf16Order(head: Uint8Array): 'utf-16le' | 'utf-16be' {
  let upper = 0;
  head.forEach((byte, index) => {
    if (byte === 0) upper += index % 2 === 0 ? 1 : -1;
  });
  return upper > 0 ? 'utf-16be' : 'utf-16le';
}

/** How many bytes at the end of a piece belong to a character that the next piece completes. */
export function unfinished(label: Label, before: Uint8Array, bytes: Uint8Array): Uint8Array {
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
  if (label === 'euc-jp') {
    const all = joined(before, bytes);
    return all.slice(eucShape(all).whole);
  }
  if (label === 'iso-2022-jp') return NOTHING;
  const all = joined(before, bytes);
  const end = all.length - (all.length % 2);
  const lastHigh = all[label === 'utf-16le' ? end - 1 : end - 2] ?? 0;
  return all.slice(end >= 2 && lastHigh >= 0xd8 && lastHigh <= 0xdb ? end - 2 : end);
}

function isCp932Lead(byte: number): boolean {
  return (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);
}

/** How far bytes that begin with a whole character are whole characters of EUC-JP. */
interface EucShape {
  /** The length of the whole characters. */
  readonly whole: number;
  /** The bytes after them are no character, and not the beginning of one. */
  readonly isWrong: boolean;
  /** Whether one of them is of two bytes, kanji or kana as people write them. */
  readonly hasPairs: boolean;
  /** Whether one lies outside JIS X 0208 and row 13, where vendors differ. */
  readonly isUnusual: boolean;
}

const SINGLE_SHIFT_2 = 0x8e;
const SINGLE_SHIFT_3 = 0x8f;

/**
 * The shape of EUC-JP: ASCII; two bytes from A1 to FE; 8E and half-width katakana; 8F and two bytes. The decoder of Node.js
 * takes bytes from 80 to 9F for control characters, so it alone tells nothing.
 */
export function eucShape(bytes: Uint8Array): EucShape {
  let hasPairs = false;
  let isUnusual = false;
  let index = 0;
  const shape = (isWrong: boolean) => ({ whole: index, isWrong, hasPairs, isUnusual });
  while (index < bytes.length) {
    const lead = bytes[index] as number;
    if (lead < 0x80) {
      index += 1;
      continue;
    }
    const length = lead === SINGLE_SHIFT_3 ? 3 : 2;
    const most = lead === SINGLE_SHIFT_2 ? 0xdf : 0xfe;
    if (lead !== SINGLE_SHIFT_2 && lead !== SINGLE_SHIFT_3 && (lead < 0xa1 || lead > 0xfe)) {
      return shape(true);
    }
    for (let next = index + 1; next < index + length; next += 1) {
      const byte = bytes[next];
      if (byte === undefined) return shape(false);
      if (byte < 0xa1 || byte > most) return shape(true);
    }
    if (length === 3) isUnusual = true;
    else if (lead !== SINGLE_SHIFT_2) {
      hasPairs = true;
      if ((lead > 0xa8 && lead < 0xb0 && lead !== 0xad) || lead > 0xf4) isUnusual = true;
    }
    index += length;
  }
  return shape(false);
}
