// A column of one row group of a Parquet file, read page by page, some cells of a page at once; its stated sizes are checked.
import type { PageHeader, SchemaElement, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { compressors, decompressGzip, decompressZstd } from 'hyparquet-compressors';
import type { ByteRanges } from '../byte-ranges.js';
import { crc32ByTable } from '../crc32.js';
import type { ChunkPlace } from './parquet-directory.js';
import { type FillNumbers, filledRuns } from './parquet-runs.js';
import { isDays } from './parquet-text.js';
import { byteAt, type Next, pageValues, type RawValue, sized } from './parquet-values.js';

/** Is told how many bytes a column is about to hold. */
export type Hold = (column: number, bytes: number) => void;

/** How many cells are located at once, at the most. */
export const AT_ONCE = 1024;

/* Where the cells of a page are. */
/** Numbers into the column's dictionary. */
export const IN_DICTIONARY = 0;
/** Bytes of the page, from a place on. */
const IN_BYTES = 1;
/** Texts made of values that only follow from those before. */
export const IN_TEXTS = 2;

/** A blank cell. */
export const NULL = -1;

/** The values of a dictionary. */
export interface Dictionary {
  readonly size: number;
  readonly textAt: (number: number) => string;
  /** Of days the values themselves. */
  readonly days: Int32Array | undefined;
  /** Of each text, and of the longest one. */
  readonly lengths: Int32Array;
  readonly longest: number;
  /** Approximate bytes in memory. */
  readonly held: number;
}

/** Some cells of a column, which stand until the next are located. */
export interface LocatedCells {
  /** {@link IN_DICTIONARY}, {@link IN_BYTES} or {@link IN_TEXTS}. */
  where: number;
  /** By cell: {@link NULL}, or its number in the dictionary, where its value begins, or what of no use. */
  readonly at: Int32Array;
  /** Whether values in bytes are of different lengths, and how many bytes each then has. */
  readonly isSized: boolean;
  readonly lengths: Int32Array;
  readonly texts: string[];
  /** Of the page, where cells are there. */
  bytes: Uint8Array;
  view: DataView;
  dictionary: Dictionary | undefined;
  blank: number;
}

/** A column of a row group. */
export interface ParquetColumn {
  /** Reads a page if no cell is left; gives the number of cells up to the next page. */
  readonly ready: () => Promise<number>;
  /** Locates the next cells, of which as many must be ready. */
  readonly locate: (count: number) => void;
  readonly cells: LocatedCells;
  /** The text of a located cell, blank if null. */
  readonly textAt: (index: number) => string;
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

/** Where values of the physical types have a fixed size in bytes. */
const SIZES: Readonly<Record<string, number>> = {
  INT32: 4,
  INT64: 8,
  INT96: 12,
  FLOAT: 4,
  DOUBLE: 8,
};

/** What the values of a column become as text. */
export type ValueText = (value: RawValue) => string;

/** Throws another error than a `FaultError` if the column is damaged or contradicts its header. */
export function readParquetColumn(
  file: ByteRanges,
  index: number,
  { element }: SchemaTree,
  { codec, from: first, to: end }: ChunkPlace,
  text: ValueText,
  hold: Hold,
): ParquetColumn {
  const cells: LocatedCells = {
    where: IN_TEXTS,
    at: new Int32Array(AT_ONCE),
    isSized: element.type === 'BYTE_ARRAY',
    lengths: new Int32Array(AT_ONCE),
    texts: [],
    ...noBytes(),
    dictionary: undefined,
    blank: 0,
  };
  let at = first;
  let window: Uint8Array = new Uint8Array();
  let windowAt = first;
  let dictionary: Dictionary | undefined;
  let left = 0;
  let locateIn: (count: number) => void = () => {};

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
      const value = pageValues(unpack(content, unpacked, codec), 'PLAIN', values, element);
      // A value takes at least one bit, so a greater count is false.
      if (!(values >= 0 && values <= unpacked * 8)) throw new RangeError('dictionary');
      const held = unpacked * 2 + values * ENTRY;
      hold(index, window.length + unpacked + held);
      dictionary = isDays(element)
        ? dictionaryOfDays(value, values, text, held)
        : dictionaryOf(() => text(value()), values, held);
      return;
    }
    if (page.type === 'INDEX_PAGE') return;
    const parts = partsOf(page, content, element, codec);
    if (!(parts.count >= 0)) throw new RangeError('fewer values than none');
    left = parts.count;
    locateIn = locator(parts);
  };

  /** A function that locates the next cells of a page. */
  function locator({ encoding, values, count: all, levels }: PageParts): (count: number) => void {
    const { at: places } = cells;
    let fill: (into: Int32Array, count: number) => void;
    cells.dictionary = undefined;
    if (encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY') {
      if (dictionary === undefined) throw new RangeError('numbers into no dictionary');
      cells.where = IN_DICTIONARY;
      cells.dictionary = dictionary;
      fill = numbersIn(dictionary, values);
    } else if (encoding === 'PLAIN' && element.type !== 'BOOLEAN') {
      cells.where = IN_BYTES;
      cells.bytes = values;
      cells.view = new DataView(values.buffer, values.byteOffset, values.byteLength);
      fill = placesIn(cells.view, element);
    } else {
      cells.where = IN_TEXTS;
      const value = pageValues(values, encoding, all, element);
      const { texts } = cells;
      fill = (into, count) => {
        for (let each = 0; each < count; each += 1) {
          into[each] = each;
          texts[each] = text(value());
        }
      };
    }
    const { lengths, texts } = cells;
    const isFilled = new Int32Array(AT_ONCE);
    return (count) => {
      let filled = count;
      if (levels !== undefined) {
        levels(isFilled, count);
        filled = 0;
        for (let each = 0; each < count; each += 1) filled += isFilled[each] === 1 ? 1 : 0;
      }
      fill(places, filled);
      if (cells.isSized && cells.where === IN_BYTES) {
        for (let each = 0; each < filled; each += 1) {
          lengths[each] = cells.view.getUint32((places[each] as number) - 4, true);
        }
      }
      cells.blank = count - filled;
      if (filled === count) return;
      // From the last one on, so that none is overwritten before it is moved.
      let from = filled - 1;
      for (let each = count - 1; each >= 0; each -= 1) {
        if (isFilled[each] !== 1) {
          places[each] = NULL;
          if (cells.where === IN_TEXTS) texts[each] = '';
        } else {
          places[each] = places[from] as number;
          lengths[each] = lengths[from] as number;
          if (cells.where === IN_TEXTS) texts[each] = texts[from] as string;
          from -= 1;
        }
      }
    };
  }

  const single = rawAt(element);
  return {
    cells,
    ready: async () => {
      while (left === 0) {
        if (at >= end) throw new RangeError('fewer values than rows');
        await nextPage();
      }
      return left;
    },
    locate: (count) => {
      left -= count;
      locateIn(count);
    },
    textAt: (each) => {
      const place = cells.at[each] as number;
      if (place === NULL) return '';
      if (cells.where === IN_DICTIONARY) return (cells.dictionary as Dictionary).textAt(place);
      if (cells.where === IN_TEXTS) return cells.texts[each] as string;
      return text(single(cells, place, cells.lengths[each] as number));
    },
  };
}

/** Gives numbers into a dictionary, each checked. */
function numbersIn({ size }: Dictionary, bytes: Uint8Array): FillNumbers {
  // A page without a value has no bytes.
  if (bytes.length === 0) return noValues;
  const fill = filledRuns(bytes, 1, byteAt({ bytes, at: 0 }, 0));
  return (into, count) => {
    fill(into, count);
    for (let each = 0; each < count; each += 1) {
      if ((into[each] as number) >>> 0 >= size)
        throw new RangeError('number beyond the dictionary');
    }
  };
}

function noValues(_: Int32Array, count: number): void {
  if (count > 0) throw new RangeError('fewer values than said');
}

/** Gives where the values of a page begin that follow each other. */
function placesIn(view: DataView, { type, type_length: width }: SchemaElement): FillNumbers {
  const end = view.byteLength;
  let next = 0;
  if (type === 'BYTE_ARRAY') {
    return (into, count) => {
      let at = next;
      for (let each = 0; each < count; each += 1) {
        at += 4;
        into[each] = at;
        // Throws where there are not even the four bytes of the length.
        at += view.getUint32(at - 4, true);
      }
      if (at > end) throw new RangeError('ends too early');
      next = at;
    };
  }
  const size = type === 'FIXED_LEN_BYTE_ARRAY' ? width : SIZES[type ?? ''];
  if (!size) throw new RangeError(`values of type ${type}`);
  return (into, count) => {
    for (let each = 0; each < count; each += 1) into[each] = next + each * size;
    next += count * size;
    if (next > end) throw new RangeError('ends too early');
  };
}

/** A function that gives the value at a place of the page. */
function rawAt({ type, type_length: width = 0 }: SchemaElement) {
  const size = type === 'FIXED_LEN_BYTE_ARRAY' ? width : SIZES[type ?? ''];
  return ({ bytes, view }: LocatedCells, place: number, length: number): RawValue => {
    switch (type) {
      case 'INT32':
        return view.getInt32(place, true);
      case 'INT64':
        return view.getBigInt64(place, true);
      case 'FLOAT':
        return view.getFloat32(place, true);
      case 'DOUBLE':
        return view.getFloat64(place, true);
      case 'INT96':
        return (BigInt(view.getInt32(place + 8, true)) << 64n) | view.getBigUint64(place, true);
      default:
        return bytes.subarray(place, place + (size ?? length));
    }
  };
}

function noBytes(): Pick<LocatedCells, 'bytes' | 'view'> {
  const bytes = new Uint8Array();
  return { bytes, view: new DataView(bytes.buffer) };
}

interface PageParts {
  readonly count: number;
  readonly encoding: Parameters<typeof pageValues>[1];
  /** 1 for a value, 0 for null; undefined if the column has no nulls. */
  readonly levels: FillNumbers | undefined;
  readonly values: Uint8Array;
}

function partsOf(
  page: PageHeader,
  content: Uint8Array,
  element: SchemaElement,
  codec: ChunkPlace['codec'],
): PageParts {
  const isOptional = element.repetition_type === 'OPTIONAL';
  const { data_page_header: one, data_page_header_v2: two } = page;
  if (one !== undefined) {
    const { num_values: count, encoding } = one;
    const unpacked = unpack(content, page.uncompressed_page_size, codec);
    if (!isOptional) return { count, encoding, levels: undefined, values: unpacked };
    // Their length stands before them in four bytes.
    const reader = { bytes: unpacked, at: 0 };
    const levels = filledRuns(sized(reader), 0, 1);
    return { count, encoding, levels, values: unpacked.subarray(reader.at) };
  }
  if (two === undefined) throw new RangeError('page of no kind');
  const { definition_levels_byte_length: levelled, repetition_levels_byte_length: before } = two;
  const apart = levelled + before;
  if (!(before >= 0 && levelled >= 0 && apart <= content.length)) throw new RangeError('levels');
  const packed = content.subarray(apart);
  return {
    count: two.num_values,
    encoding: two.encoding,
    levels: isOptional ? filledRuns(content.subarray(before, apart), 0, 1) : undefined,
    values:
      two.is_compressed === false
        ? packed
        : unpack(packed, page.uncompressed_page_size - apart, codec),
  };
}

/** The decompressed bytes of a page. Another size than stated is damage. */
function unpack(packed: Uint8Array, size: number, codec: ChunkPlace['codec']): Uint8Array {
  if (size === 0) return new Uint8Array();
  return decompressPage(packed, size, codec, CODECS);
}

function dictionaryOf(next: Next<string>, size: number, held: number): Dictionary {
  const texts = Array.from({ length: size }, next);
  const lengths = Int32Array.from(texts, ({ length }) => length);
  return {
    ...{ size, held, lengths, days: undefined },
    textAt: (number) => texts[number] as string,
    longest: lengths.reduce((most, each) => Math.max(most, each), 0),
  };
}

/** The text of a day in the years of four digits. */
const DAY_LENGTH = 10;
const LONGEST_DAY = 16;

function dictionaryOfDays(
  next: Next<RawValue>,
  size: number,
  text: ValueText,
  held: number,
): Dictionary {
  const days = new Int32Array(size);
  for (let each = 0; each < size; each += 1) days[each] = next() as number;
  return {
    ...{ size, held, days, longest: LONGEST_DAY },
    lengths: new Int32Array(size).fill(DAY_LENGTH),
    textAt: (number) => text(days[number] as number),
  };
}
