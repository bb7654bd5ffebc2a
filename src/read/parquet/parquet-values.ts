// Values of one Parquet page, read one by one. No stated count or length is trusted without its bytes.
import type { DataPageHeader, ParquetType, SchemaElement } from 'hyparquet';

/** A value of a physical type, before its logical type is applied. */
export type RawValue = number | bigint | boolean | Uint8Array;

/** Gives the next value, which is valid until the following call. Throws a RangeError if the page has no more. */
export type Next<Value> = () => Value;

type Encoding = DataPageHeader['encoding'];

/** A reading position in the bytes of a page. */
export interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

const wrong = (what: string) => new RangeError(`page: ${what}`);

/** The values of a page in any encoding but dictionary indices. `cells` is the count of the page header, blank ones included. */
export function pageValues(
  bytes: Uint8Array,
  encoding: Encoding,
  cells: number,
  { type, type_length: width }: SchemaElement,
): Next<RawValue> {
  // A page of blank cells alone has no bytes, whatever its encoding.
  if (bytes.length === 0) return nothing;
  const reader = { bytes, at: 0 };
  switch (encoding) {
    case 'PLAIN':
      return plainValues(reader, type, width);
    case 'RLE': {
      if (type !== 'BOOLEAN') throw wrong('runs of what is not true or false');
      const bits = runs({ bytes: sized(reader), at: 0 }, 1);
      return () => bits() === 1;
    }
    case 'DELTA_BINARY_PACKED':
      return deltaValues(reader, type);
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return lengthsThenBytes(reader, cells);
    case 'DELTA_BYTE_ARRAY':
      return prefixesThenRests(reader, cells);
    case 'BYTE_STREAM_SPLIT':
      return splitValues(bytes, cells, type, width);
    default:
      throw wrong(`encoding ${encoding}`);
  }
}

/** The hybrid of run-length encoding and bit packing. */
function runs(reader: Reader, width: number): Next<number> {
  if (width === 0) return () => 0;
  if (width > 32) throw wrong(`numbers of ${width} bits`);
  let left = 0;
  let isPacked = false;
  let value = 0;
  let bit = 0;
  return () => {
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
    left -= 1;
    if (!isPacked) return value;
    const packed = bitsAt(reader.bytes, bit, width);
    bit += width;
    return packed;
  };
}

function plainValues(
  reader: Reader,
  type: ParquetType | undefined,
  width: number | undefined,
): Next<RawValue> {
  const view = viewOf(reader.bytes);
  const step = (size: number) => {
    const at = reader.at;
    reader.at += size;
    return at;
  };
  switch (type) {
    case 'INT32':
      return () => view.getInt32(step(4), true);
    case 'INT64':
      return () => view.getBigInt64(step(8), true);
    case 'FLOAT':
      return () => view.getFloat32(step(4), true);
    case 'DOUBLE':
      return () => view.getFloat64(step(8), true);
    case 'INT96':
      return () => {
        const at = step(12);
        return (BigInt(view.getInt32(at + 8, true)) << 64n) | view.getBigUint64(at, true);
      };
    case 'BOOLEAN': {
      let bit = 0;
      return () => {
        const value = bitsAt(reader.bytes, bit, 1) === 1;
        bit += 1;
        return value;
      };
    }
    case 'BYTE_ARRAY':
      return () => take(reader, view.getUint32(step(4), true));
    case 'FIXED_LEN_BYTE_ARRAY':
      if (!width) throw wrong('values of no width');
      return () => take(reader, width);
    default:
      throw wrong(`values of type ${type}`);
  }
}

/** Delta encoding of integers, in blocks. */
function deltaValues(reader: Reader, type: ParquetType | undefined): Next<RawValue> {
  const { next } = deltas(reader, type === 'INT32' ? 32 : 64);
  return type === 'INT32' ? () => Number(next()) : next;
}

/** The numbers of one run of blocks, and how many its head says there are. */
function deltas(
  reader: Reader,
  bits: 32 | 64,
): { readonly total: number; readonly next: Next<bigint> } {
  const blockSize = varint(reader);
  const parts = varint(reader);
  const perPart = blockSize / parts;
  if (!(perPart > 0 && perPart % 8 === 0)) throw wrong('blocks of differences');
  const total = varint(reader);
  let value = zigzag(reader);
  let isFirst = true;
  let least = 0n;
  let widths = new Uint8Array();
  let part = parts;
  /** Where the current miniblock begins, and how many of its deltas have been taken. */
  let start = 0;
  let taken = perPart;
  const next = () => {
    if (isFirst) {
      isFirst = false;
      return value;
    }
    if (taken === perPart) {
      if (part === parts) {
        least = zigzag(reader);
        widths = take(reader, parts);
        part = 0;
      }
      start = reader.at;
      reader.at += ((widths[part] ?? 0) * perPart) / 8;
      taken = 0;
      part += 1;
    }
    const width = widths[part - 1] ?? 0;
    value = BigInt.asIntN(
      bits,
      value + least + wideBitsAt(reader.bytes, start * 8 + taken * width, width),
    );
    taken += 1;
    return value;
  };
  return { total, next };
}

/**
 * Delta encoding of lengths, of which there are no more than the page has cells: blank ones have none. Gives where the bytes
 * after them begin, which only reading them through shows.
 */
function lengths(reader: Reader, cells: number): Next<number> {
  const own = { bytes: reader.bytes, at: reader.at };
  const through = deltas(reader, 32);
  if (through.total > cells) throw wrong('more lengths than cells');
  for (let each = 0; each < through.total; each += 1) through.next();
  const { next } = deltas(own, 32);
  return () => Number(next());
}

function lengthsThenBytes(reader: Reader, cells: number): Next<Uint8Array> {
  const length = lengths(reader, cells);
  return () => take(reader, length());
}

/** Delta encoding of strings: length of the prefix shared with the one before, then the suffix. All share one buffer. */
function prefixesThenRests(reader: Reader, cells: number): Next<Uint8Array> {
  const prefix = lengths(reader, cells);
  const rest = lengths(reader, cells);
  let room = new Uint8Array(256);
  let length = 0;
  return () => {
    const same = prefix();
    if (same < 0 || same > length) throw wrong('prefix longer than the text before');
    const own = take(reader, rest());
    length = same + own.length;
    if (length > room.length) {
      const before = room;
      room = new Uint8Array(length * 2);
      room.set(before.subarray(0, same));
    }
    room.set(own, same);
    return room.subarray(0, length);
  };
}

function nothing(): never {
  throw wrong('no more values');
}

/** Byte stream split: the first bytes of all numbers, then the second ones, and so on. */
function splitValues(
  bytes: Uint8Array,
  cells: number,
  type: ParquetType | undefined,
  width: number | undefined,
): Next<RawValue> {
  const size =
    type === 'INT64' || type === 'DOUBLE' ? 8 : type === 'FIXED_LEN_BYTE_ARRAY' ? width : 4;
  // Blank cells have no number, so the bytes tell how many there are.
  const numbers = size ? bytes.length / size : -1;
  if (!size || !Number.isInteger(numbers) || numbers > cells) throw wrong('bytes of numbers apart');
  let index = 0;
  return () => {
    const own = new Uint8Array(size);
    for (let each = 0; each < size; each += 1) own[each] = bytes[each * numbers + index] ?? 0;
    index += 1;
    return plainValues({ bytes: own, at: 0 }, type, width)();
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function byteAt({ bytes }: Reader, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw wrong('ends too early');
  return byte;
}

function take(reader: Reader, length: number): Uint8Array<ArrayBuffer> {
  const end = reader.at + length;
  if (!(length >= 0 && end <= reader.bytes.length)) throw wrong('ends too early');
  const taken = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return taken as Uint8Array<ArrayBuffer>;
}

/** Bytes with their length before them in four bytes. */
export function sized(reader: Reader): Uint8Array {
  return take(reader, littleEndian(reader, 4));
}

export function littleEndian(reader: Reader, size: number): number {
  let value = 0;
  for (let each = 0; each < size; each += 1) {
    value += byteAt(reader, reader.at) * 256 ** each;
    reader.at += 1;
  }
  return value;
}

/** An unsigned varint of up to 32 bits. */
export function varint(reader: Reader): number {
  let value = 0;
  for (let each = 0; each < 5; each += 1) {
    const byte = byteAt(reader, reader.at);
    reader.at += 1;
    value += (byte & 0x7f) * 128 ** each;
    if (byte < 0x80) return value >>> 0;
  }
  throw wrong('a number that does not end');
}

/** A zigzag varint of up to 64 bits. */
function zigzag(reader: Reader): bigint {
  let value = 0n;
  for (let each = 0n; each < 10n; each += 1n) {
    const byte = byteAt(reader, reader.at);
    reader.at += 1;
    value |= BigInt(byte & 0x7f) << (7n * each);
    if (byte < 0x80) return (value >> 1n) ^ -(value & 1n);
  }
  throw wrong('a number that does not end');
}

/** `width` bits, up to 32, from bit `bit` on. A page has fewer than 2³¹ bits. */
export function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  if (bit + width > bytes.length * 8) throw wrong('ends too early');
  const shift = bit & 7;
  if (width + shift > 32) return Number(wideBitsAt(bytes, bit, width));
  const at = bit >>> 3;
  let value = bytes[at] as number;
  // No wanted bit lies beyond the last byte.
  for (let each = 8; each < width + shift; each += 8) {
    value |= (bytes[at + (each >>> 3)] as number) << each;
  }
  return width + shift === 32 ? value >>> shift : (value >>> shift) & ((1 << width) - 1);
}

/** `width` bits, up to 64, from bit `bit` on. */
function wideBitsAt(bytes: Uint8Array, bit: number, width: number): bigint {
  if (width > 64 || bit + width > bytes.length * 8) throw wrong('ends too early');
  let value = 0n;
  for (let taken = 0; taken < width; ) {
    const at = Math.floor((bit + taken) / 8);
    const shift = (bit + taken) % 8;
    const some = Math.min(8 - shift, width - taken);
    value |= BigInt(((bytes[at] ?? 0) >> shift) & (2 ** some - 1)) << BigInt(taken);
    taken += some;
  }
  return value;
}
