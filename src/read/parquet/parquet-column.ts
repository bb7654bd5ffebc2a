// A column of one row group of a Parquet file, read page by page; its stated sizes are checked.
import type { ColumnMetaData, PageHeader, SchemaElement, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { compressors, decompressGzip, decompressZstd } from 'hyparquet-compressors';
import type { ByteRanges } from '../content.js';
import { crc32ByTable } from '../crc32.js';
import {
  dictionaryNumbers,
  type Next,
  pageValues,
  type RawValue,
  runs,
  sizedLevels,
} from './parquet-values.js';

/** Is told how many bytes a column is about to hold. */
export type Hold = (column: number, bytes: number) => void;

/** The cells of a column of a row group. */
export interface ParquetColumn {
  /** Reads a page if none is left; gives the number of cells up to the next page. */
  readonly ready: () => Promise<number>;
  /** The next cell as text, blank if null. */
  readonly take: Next<string>;
}

/** How much of a column is read from the file at once, unless a page is longer. */
const WINDOW = 256 * 1024;
/** A page header has hardly more than the page's smallest and largest value. */
const LONGEST_HEADER = 1024 * 1024;
/** Memory of a dictionary value besides its bytes. */
const ENTRY = 64;

/** Decompressors that are given the expected size and do not exceed it. */
const CODECS = {
  ...compressors,
  GZIP: (packed: Uint8Array, size: number) => {
    // Output beyond the buffer is silently dropped, so the size at the end is compared.
    const said = new DataView(packed.buffer, packed.byteOffset, packed.length);
    if (said.getUint32(packed.length - 4, true) > size) throw new RangeError('larger than said');
    return decompressGzip(packed, size);
  },
  ZSTD: (packed: Uint8Array, size: number) => decompressZstd(packed, new Uint8Array(size)),
};

/** Throws another error than a `FaultError` if the column is damaged or contradicts its header. */
export function readParquetColumn(
  file: ByteRanges,
  index: number,
  schema: SchemaTree,
  meta: ColumnMetaData,
  hold: Hold,
): ParquetColumn {
  const { element } = schema;
  const first = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const end = first + Number(meta.total_compressed_size);
  if (!(first >= 0 && end <= file.byteLength)) throw new RangeError('column outside of the file');
  const text = valueText(schema);
  let at = first;
  let window: Uint8Array = new Uint8Array();
  let windowAt = first;
  let dictionary: Dictionary | undefined;
  let left = 0;
  let take: Next<string> = () => '';

  const bytes = async (from: number, length: number): Promise<Uint8Array> => {
    if (!(length >= 0) || from + length > end) throw new RangeError('page outside of its column');
    if (from < windowAt || from + length > windowAt + window.length) {
      const size = Math.min(Math.max(length, WINDOW), end - from);
      hold(index, size + (dictionary?.held ?? 0));
      window = new Uint8Array(await file.slice(from, from + size));
      windowAt = from;
    }
    return window.subarray(from - windowAt, from - windowAt + length);
  };

  const header = async (): Promise<PageHeader> => {
    for (let size = 1024; ; size *= 16) {
      const some = await bytes(at, Math.min(size, end - at));
      const reader = { view: new DataView(some.buffer, some.byteOffset, some.length), offset: 0 };
      try {
        const read = parquetHeader(reader);
        at += reader.offset;
        return read;
      } catch (error) {
        if (size >= LONGEST_HEADER || size >= end - at) throw error;
      }
    }
  };

  const nextPage = async (): Promise<void> => {
    const page = await header();
    const packed = page.compressed_page_size;
    const unpacked = page.uncompressed_page_size;
    if (!(unpacked >= 0)) throw new RangeError('page of no size');
    hold(index, Math.max(packed, window.length) + unpacked + (dictionary?.held ?? 0));
    const content = await bytes(at, packed);
    at += packed;
    // Few writers say it; where it is said, what was damaged on the way is no figure.
    if (page.crc !== undefined && crc32ByTable(content, 0) !== page.crc >>> 0) {
      throw new RangeError('checksum of the page');
    }
    if (page.type === 'DICTIONARY_PAGE') {
      const values = page.dictionary_page_header?.num_values ?? 0;
      dictionary = dictionaryOf(
        texts(pageValues(unpack(content, unpacked, meta), 'PLAIN', values, element), text),
        values,
        unpacked,
        (held) => hold(index, window.length + unpacked + held),
      );
      return;
    }
    if (page.type === 'INDEX_PAGE') return;
    const parts = partsOf(page, content, element, meta);
    left = parts.count;
    const value =
      parts.encoding === 'PLAIN_DICTIONARY' || parts.encoding === 'RLE_DICTIONARY'
        ? dictionaryTexts(parts.values, dictionary)
        : texts(pageValues(parts.values, parts.encoding, parts.count, element), text);
    const { levels } = parts;
    take = levels === undefined ? value : () => (levels() === 1 ? value() : '');
  };

  return {
    ready: async () => {
      while (left === 0) {
        if (at >= end) throw new RangeError('fewer values than rows');
        await nextPage();
      }
      return left;
    },
    take: () => {
      left -= 1;
      return take();
    },
  };
}

interface PageParts {
  readonly count: number;
  readonly encoding: Parameters<typeof pageValues>[1];
  /** 1 for a value, 0 for null; undefined if the column has no nulls. */
  readonly levels: Next<number> | undefined;
  readonly values: Uint8Array;
}

function partsOf(
  page: PageHeader,
  content: Uint8Array,
  element: SchemaElement,
  meta: ColumnMetaData,
): PageParts {
  const isOptional = element.repetition_type === 'OPTIONAL';
  const { data_page_header: one, data_page_header_v2: two } = page;
  if (one !== undefined) {
    const { num_values: count, encoding } = one;
    const unpacked = unpack(content, page.uncompressed_page_size, meta);
    if (!isOptional) return { count, encoding, levels: undefined, values: unpacked };
    const { levels, rest } = sizedLevels(unpacked);
    return { count, encoding, levels, values: rest };
  }
  if (two === undefined) throw new RangeError('page of no kind');
  const { definition_levels_byte_length: levelled, repetition_levels_byte_length: before } = two;
  const apart = levelled + before;
  if (!(before >= 0 && levelled >= 0 && apart <= content.length)) throw new RangeError('levels');
  const packed = content.subarray(apart);
  return {
    count: two.num_values,
    encoding: two.encoding,
    levels: isOptional ? runs({ bytes: content.subarray(before, apart), at: 0 }, 1) : undefined,
    values:
      two.is_compressed === false
        ? packed
        : unpack(packed, page.uncompressed_page_size - apart, meta),
  };
}

/** The decompressed bytes of a page. Another size than stated is damage. */
function unpack(packed: Uint8Array, size: number, { codec }: ColumnMetaData): Uint8Array {
  if (size === 0) return new Uint8Array();
  return decompressPage(packed, size, codec, CODECS);
}

interface Dictionary {
  readonly texts: readonly string[];
  /** Approximate bytes in memory. */
  readonly held: number;
}

function dictionaryOf(
  next: Next<string>,
  count: number,
  size: number,
  hold: (bytes: number) => void,
): Dictionary {
  // A value takes at least one bit, so a greater count is false.
  if (!(count >= 0 && count <= size * 8)) throw new RangeError('dictionary');
  const held = size * 2 + count * ENTRY;
  hold(held);
  return { texts: Array.from({ length: count }, next), held };
}

function dictionaryTexts(bytes: Uint8Array, dictionary: Dictionary | undefined): Next<string> {
  if (dictionary === undefined) throw new RangeError('numbers into no dictionary');
  // A page without a value has no bytes.
  if (bytes.length === 0) return noValue;
  const number = dictionaryNumbers(bytes);
  const { texts: entries } = dictionary;
  return () => {
    const text = entries[number()];
    if (text === undefined) throw new RangeError('number beyond the dictionary');
    return text;
  };
}

function noValue(): never {
  throw new RangeError('fewer values than said');
}

function texts(next: Next<RawValue>, text: (value: RawValue) => string): Next<string> {
  return () => text(next());
}

/** Values of a column as the text that a CSV of the same table would hold. */
function valueText(schema: SchemaTree): (value: RawValue) => string {
  const { element } = schema;
  const { type, converted_type: converted, logical_type: logical } = element;
  if (type === undefined) throw new RangeError('column of no type');
  if (type === 'INT32' && converted === 'DATE') return (value) => dayText(value as number);
  if (type === 'BYTE_ARRAY' && (converted === undefined || converted === 'UTF8') && !logical) {
    return (value) => UTF_8.decode(value as Uint8Array);
  }
  const decoder = {
    ...{ element, type, schemaPath: [schema], pathInSchema: schema.path },
    codec: 'UNCOMPRESSED' as const,
    // As text, so that the privacy guard can examine them.
    parsers: { ...DEFAULT_PARSERS, jsonFromBytes: (bytes: Uint8Array) => UTF_8.decode(bytes) },
  };
  // A moment all over the world: which day it is depends on the place, so it is left to be refused with its zone.
  const isMoment = logical?.type === 'TIMESTAMP' && logical.isAdjustedToUTC;
  return (value) => {
    const cell: unknown = convert(
      type === 'INT64' ? BigInt64Array.of(value as bigint) : [value],
      decoder,
    )[0];
    const isDay = cell instanceof Date && !Number.isNaN(cell.getTime());
    return isMoment && isDay ? cell.toISOString() : cellText(cell);
  };
}

const UTF_8 = new TextDecoder();
const DAY = 86_400_000;
/** Memo of ISO texts for the days of two centuries from 1900. Those of other days are made each time. */
const FIRST_DAY = -25_567;
const dayTexts = new Array<string | undefined>(73_049).fill(undefined);

function dayText(day: number): string {
  const at = day - FIRST_DAY;
  const known = dayTexts[at];
  if (known !== undefined) return known;
  const text = cellText(new Date(day * DAY));
  if (at >= 0 && at < dayTexts.length) dayTexts[at] = text;
  return text;
}

function cellText(value: unknown): string {
  // pandas has no other number for a blank.
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (value instanceof Date) {
    // Days beyond the calendar are left to the reader of dates, which rejects them.
    if (Number.isNaN(value.getTime())) return 'infinity';
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5).replace('T', ' ');
  }
  return typeof value === 'string' ? value : String(value);
}
