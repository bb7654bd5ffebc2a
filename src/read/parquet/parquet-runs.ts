// The hybrid of run-length encoding and bit packing in which Parquet has levels and dictionary indices, many numbers at once.
import { bitsAt, littleEndian, varint } from './parquet-values.js';

/** Fills the beginning of `into` with the next numbers. Throws a RangeError if the page has no more. */
export type FillNumbers = (into: Int32Array, count: number) => void;

/** Numbers of up to so many bits lie within four bytes, wherever they begin. */
const WITHIN_WORD = 25;

/** The numbers of `width` bits that begin at `start`. */
export function filledRuns(bytes: Uint8Array, start: number, width: number): FillNumbers {
  if (width === 0) {
    return (into, count) => {
      into.fill(0, 0, count);
    };
  }
  if (width > 32) throw new RangeError('numbers too wide');
  const reader = { bytes, at: start };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mask = width < WITHIN_WORD ? (1 << width) - 1 : 0;
  const lastWord = bytes.length - 4;
  let left = 0;
  let isPacked = false;
  let value = 0;
  let bit = 0;

  function unpack(into: Int32Array, from: number, to: number): void {
    let index = from;
    let at = bit;
    if (width < WITHIN_WORD) {
      for (; index < to && at >>> 3 <= lastWord; index += 1) {
        into[index] = (view.getInt32(at >>> 3, true) >>> (at & 7)) & mask;
        at += width;
      }
    }
    for (; index < to; index += 1) {
      into[index] = bitsAt(bytes, at, width);
      at += width;
    }
    bit = at;
  }

  return (into, count) => {
    for (let filled = 0; filled < count; ) {
      while (left === 0) {
        const header = varint(reader);
        isPacked = (header & 1) === 1;
        left = isPacked ? (header >>> 1) * 8 : header >>> 1;
        if (isPacked) {
          bit = reader.at * 8;
          reader.at += (left / 8) * width;
        } else {
          value = littleEndian(reader, Math.ceil(width / 8));
        }
      }
      const end = Math.min(count, filled + left);
      left -= end - filled;
      if (isPacked) unpack(into, filled, end);
      else into.fill(value, filled, end);
      filled = end;
    }
  };
}
