// Encodings told by how a file without a mark begins, or by the first escape in it, so that they are called by their names.

/** So much of a file is looked at. */
export const BEGINNING = 4096;

/** Encodings that are not read as they come. */
export type UnreadEncoding = 'UTF-16' | 'UTF-32' | 'UTF-7';

/** The encoding that the first {@link BEGINNING} bytes, or all there are, show by zeros or by shifts; undefined if none. */
export function unreadEncoding(head: Uint8Array): UnreadEncoding | undefined {
  if (isUtf32(head)) return 'UTF-32';
  if (head.includes(0)) return isUtf16(head) ? 'UTF-16' : undefined;
  return isUtf7(head) ? 'UTF-7' : undefined;
}

const FEED = 0x0a;

/** A mark, or groups of four bytes that are characters, a line end among them. */
function isUtf32(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return true;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return true;
  const length = head.length - (head.length % 4);
  const view = new DataView(head.buffer, head.byteOffset, length);
  return [true, false].some((isLittle) => {
    let feeds = 0;
    for (let index = 0; index < length; index += 4) {
      const code = view.getUint32(index, isLittle);
      if (code === 0 || code > 0x10ffff) return false;
      if (code === FEED) feeds += 1;
    }
    return feeds > 0;
  });
}

/** Zeros of one parity, not few, and no control characters but those of lines and tables. */
function isUtf16(head: Uint8Array): boolean {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (Math.min(even, odd) > 0 || (even + odd) * 20 < head.length) return false;
  const label = even > 0 ? 'utf-16be' : 'utf-16le';
  const whole = head.subarray(0, head.length - (head.length % 2));
  const text = new TextDecoder(label).decode(whole, { stream: true });
  return /[\n,\t]/.test(text) && !/[\p{Cc}\ufffd]/u.test(text.replace(/\s/g, ''));
}

/** A shift into base64, which ends with what is no letter of it, or +- for the sign itself. */
const SHIFT = /\+([A-Za-z0-9+/]*)/g;
const JAPANESE = /^[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+$/;

/** Every plus begins Japanese, or stands for itself as UTF-7 has it. */
function isUtf7(head: Uint8Array): boolean {
  if (!head.includes(0x2b) || head.some((byte) => byte > 127)) return false;
  const shifts = Array.from(
    new TextDecoder().decode(head).matchAll(SHIFT),
    ([, letters]) => letters ?? '',
  );
  const japanese = shifts.filter((letters) => letters !== '');
  return japanese.length > 0 && japanese.every(isJapaneseShift);
}

/** Sixteen bits a character; what is left over is less than one digit of base64. */
function isJapaneseShift(letters: string): boolean {
  if ((letters.length * 6) % 16 >= 6) return false;
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
  return JAPANESE.test(
    new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length - (bytes.length % 2))),
  );
}

const ESCAPE = 0x1b;
/** What designates a set of ISO-2022-JP, after the escape. */
const DESIGNATIONS = ['$@', '$B', '(B', '(J', '(I', '$(D'];
const LONGEST_DESIGNATION = 4;

/**
 * Index of the first escape that begins Japanese in ISO-2022-JP; -1 if there is none. Where the bytes end too early to tell, the
 * index of the escape, and `isCut`.
 */
export function firstEscape(bytes: Uint8Array): { readonly at: number; readonly isCut: boolean } {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    const next = String.fromCharCode(...bytes.subarray(at + 1, at + LONGEST_DESIGNATION));
    if (DESIGNATIONS.some((each) => next.startsWith(each))) return { at, isCut: false };
    if (DESIGNATIONS.some((each) => each.startsWith(next))) return { at, isCut: true };
  }
  return { at: -1, isCut: false };
}
