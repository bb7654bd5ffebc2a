// A writer of Parquet files for tests, whose stated sizes need not be true.

/** A value of Thrift's compact protocol: its type, and its bytes. */
interface Thrift {
  readonly type: number;
  readonly bytes: readonly number[];
}

function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let left = BigInt(value);
  for (; left > 127n; left >>= 7n) bytes.push(Number(left & 127n) | 128);
  return [...bytes, Number(left)];
}

const whole = (type: number) => (value: number) => {
  const twice = BigInt(value) * 2n;
  return { type, bytes: varint(value < 0 ? -twice - 1n : twice) };
};
const i32 = whole(5);
const i64 = whole(6);
const text = (value: string): Thrift => {
  const bytes = [...Buffer.from(value)];
  return { type: 8, bytes: [...varint(bytes.length), ...bytes] };
};
const list = (items: readonly Thrift[]): Thrift => ({
  type: 9,
  bytes: [
    0xf0 | (items[0]?.type ?? 12),
    ...varint(items.length),
    ...items.flatMap(({ bytes }) => bytes),
  ],
});
/** Fields by their numbers, in order. */
const struct = (fields: Readonly<Record<number, Thrift>>): Thrift => {
  let last = 0;
  const bytes = Object.entries(fields).flatMap(([number, { type, bytes }]) => {
    const step = Number(number) - last;
    last = Number(number);
    return [(step << 4) | type, ...bytes];
  });
  return { type: 12, bytes: [...bytes, 0] };
};

/** A page with what its header says: of its size when unpacked, and of its values. */
export interface Page {
  readonly kind: 'data' | 'dictionary';
  readonly bytes: readonly number[];
  readonly values: number;
  readonly encoding?: number;
  /** True where undefined. */
  readonly unpacked?: number;
  /** None where undefined. */
  readonly checksum?: number;
}

export interface Column {
  readonly name: string;
  /** A text where undefined. */
  readonly type?: number;
  readonly pages: readonly Page[];
  /** 0 none, 1 snappy, 2 gzip. */
  readonly codec?: number;
  /** Whether cells may be blank. */
  readonly optional?: boolean;
}

/** Encodings by their numbers. */
const PLAIN = 0;
export const DELTA_BYTE_ARRAY = 7;
export const DICTIONARY = 8;

/** A run of one number, of one byte each. */
export const run = (count: number, value: number): number[] => [...varint(count * 2), value];
/** The bytes of a page of texts. */
export const plainTexts = (values: readonly string[]): number[] =>
  values.flatMap((value) => {
    const bytes = [...Buffer.from(value)];
    return [bytes.length & 255, bytes.length >> 8, 0, 0, ...bytes];
  });
/** Whole numbers as differences: one, and `count` − 1 times another; no further from it than 65,535. */
export function numbers(count: number, first: number, others: number): number[] {
  const least = Math.min(others - first, 0);
  const bytes = [...varint(128), 4, ...varint(count), ...varint(first * 2)];
  for (let done = 1; done < count; done += 128) {
    if (done > 1) {
      bytes.push(0, 0, 0, 0, 0);
      continue;
    }
    bytes.push(...varint(least < 0 ? -least * 2 - 1 : 0), 16, 16, 16, 16);
    for (let each = 0; each < 128; each += 1) {
      const over = (each === 0 ? others - first : 0) - least;
      bytes.push(over & 255, over >> 8);
    }
  }
  return bytes;
}

/** A file of one row group, which says that it has `rows` rows. */
export function parquetFile(columns: readonly Column[], rows: number): Uint8Array {
  const bytes: number[] = [...Buffer.from('PAR1')];
  const chunks = columns.map(({ name, type = 6, codec = 0, pages }) => {
    const start = bytes.length;
    for (const { kind, bytes: content, values, encoding = PLAIN, unpacked, checksum } of pages) {
      const size = {
        2: i32(unpacked ?? content.length),
        3: i32(content.length),
        ...(checksum !== undefined && { 4: i32(checksum) }),
      };
      const header =
        kind === 'dictionary'
          ? struct({ 1: i32(2), ...size, 7: struct({ 1: i32(values), 2: i32(PLAIN) }) })
          : struct({
              1: i32(0),
              ...size,
              5: struct({ 1: i32(values), 2: i32(encoding), 3: i32(3), 4: i32(3) }),
            });
      for (const byte of header.bytes) bytes.push(byte);
      for (const byte of content) bytes.push(byte);
    }
    const length = bytes.length - start;
    return struct({
      2: i64(0),
      3: struct({
        1: i32(type),
        2: list([i32(PLAIN)]),
        3: list([text(name)]),
        4: i32(codec),
        5: i64(rows),
        6: i64(length),
        7: i64(length),
        9: i64(start),
      }),
    });
  });
  const footer = struct({
    1: i32(1),
    2: list([
      struct({ 4: text('root'), 5: i32(columns.length) }),
      ...columns.map(({ name, type = 6, optional }) =>
        struct({ 1: i32(type), 3: i32(optional ? 1 : 0), 4: text(name) }),
      ),
    ]),
    3: i64(rows),
    4: list([struct({ 1: list(chunks), 2: i64(bytes.length), 3: i64(rows) })]),
  });
  const length = new Uint8Array(new Uint32Array([footer.bytes.length]).buffer);
  return Uint8Array.from([...bytes, ...footer.bytes, ...length, ...Buffer.from('PAR1')]);
}
