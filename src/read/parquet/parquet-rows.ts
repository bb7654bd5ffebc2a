// Rows of a Parquet file as cells of text, as a CSV of the same table would hold them.
import {
  type ColumnChunk,
  type FileMetaData,
  parquetMetadataAsync,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { FaultError } from '../../records/fault.js';
import { isBomb, MOST_TIMES } from '../bomb.js';
import type { ByteRanges } from '../content.js';
import { LONGEST_ROW, type RowHandler, type RowsEnd } from '../text/csv-rows.js';
import { type Hold, readParquetColumn } from './parquet-column.js';

const MIB = 1024 * 1024;
/** Limit of memory: a decompressed page of each column, and its dictionary. */
const MOST_HELD = 96 * MIB;
/** Limit of the footer, which takes many times its size when parsed. That of 100 million rows has about 1 MiB. */
const LARGEST_DIRECTORY = 16 * MIB;
/** PAR1 */
const END_MARK = 0x31524150;
/** Least size that a row is taken to have, even if blank. */
const USUAL_ROW = 64;
/** How often, in rows, the guard against decompression bombs is asked. */
const AT_ONCE = 1024;

/**
 * Hands on the names of the columns as the first row, then the rows, with their numbers from 1; blank rows are skipped. One
 * page of each column is held at a time, whatever sizes the file states. Days of any type become ISO dates; a time other than
 * midnight stays beside its day.
 *
 * @throws {FaultError} input-parquet-nested, input-parquet-codec, input-parquet-broken, input-parquet-large, input-bomb, input-row-too-long.
 */
export async function readParquetRows(
  bytes: ByteRanges,
  file: string,
  handle: RowHandler,
): Promise<RowsEnd> {
  const metadata = await orBroken(file, () => metadataOf(bytes, file));
  const columns = columnsOf(metadata, file);
  refuseCodecs(metadata, file);
  const names = columns.map(({ element }) => element.name);
  handle(names, 1);
  let row = 0;
  let handedOn = 0;
  for (const group of metadata.row_groups) {
    const rows = await orBroken(file, async () => rowsOf(bytes, columns, group, file));
    for (let some = 0; ; ) {
      some = await orBroken(file, rows.ready);
      if (some === 0) break;
      for (; some > 0; some -= 1) {
        const cells = takenOrBroken(file, rows.take);
        let length = cells.length;
        for (const cell of cells) length += cell.length;
        row += 1;
        handedOn += Math.max(length, USUAL_ROW);
        if (length > LONGEST_ROW) throw new FaultError('input-row-too-long', { file, line: row });
        if (length > cells.length) handle(cells, row);
      }
      if (isBomb(handedOn, bytes.byteLength)) {
        throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
      }
    }
  }
  return { kind: 'complete' };
}

/** The fault for an error of the decoders: whatever they throw, the file is damaged. */
function damage(error: unknown, file: string): FaultError {
  return error instanceof FaultError ? error : new FaultError('input-parquet-broken', { file });
}

async function orBroken<Read>(file: string, read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    throw damage(error, file);
  }
}

function takenOrBroken<Read>(file: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw damage(error, file);
  }
}

async function metadataOf(bytes: ByteRanges, file: string): Promise<FileMetaData> {
  const tail = new DataView(await bytes.slice(Math.max(0, bytes.byteLength - 8)));
  // The footer's length stands before the closing mark. A file without the mark is truncated.
  const isWhole = tail.getUint32(4, true) === END_MARK;
  if (isWhole && tail.getUint32(0, true) > LARGEST_DIRECTORY) {
    throw tooLarge(file, LARGEST_DIRECTORY);
  }
  return parquetMetadataAsync(bytes, { geoparquet: false });
}

/** The columns; each must have one value a row. */
function columnsOf(metadata: FileMetaData, file: string): SchemaTree[] {
  return parquetSchema(metadata).children.map((column) => {
    const { children, element } = column;
    if (children.length > 0 || element.repetition_type === 'REPEATED') {
      throw new FaultError('input-parquet-nested', { file, column: element.name });
    }
    return column;
  });
}

function refuseCodecs(metadata: FileMetaData, file: string): void {
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data: column } of columns) {
      const codec = column?.codec;
      if (codec === undefined || codec === 'UNCOMPRESSED' || codec === 'SNAPPY') continue;
      if (compressors[codec] === undefined)
        throw new FaultError('input-parquet-codec', { file, codec });
    }
  }
}

/** The rows of a group: how many can be taken before the next page, 0 at the end; and the next row. */
function rowsOf(
  bytes: ByteRanges,
  columns: readonly SchemaTree[],
  group: RowGroup,
  file: string,
): { readonly ready: () => Promise<number>; readonly take: () => string[] } {
  const held = columns.map(() => 0);
  let sum = 0;
  const hold: Hold = (column, size) => {
    sum += size - (held[column] ?? 0);
    held[column] = size;
    if (sum > MOST_HELD) throw tooLarge(file, MOST_HELD);
  };
  if (group.columns.length !== columns.length) throw new RangeError('columns of the group');
  const readers = columns.map((column, index) => {
    const { meta_data: meta, file_path: elsewhere } = group.columns[index] as ColumnChunk;
    if (meta === undefined || elsewhere) throw new RangeError('column in another file, or hidden');
    if (meta.path_in_schema.join('.') !== column.path.join('.')) throw new RangeError('order');
    return readParquetColumn(bytes, index, column, meta, hold);
  });
  let left = Number(group.num_rows);
  if (!(left >= 0)) throw new RangeError('rows of the group');
  return {
    ready: async () => {
      let some = Math.min(left, AT_ONCE);
      if (some === 0) return 0;
      for (const reader of readers) some = Math.min(some, await reader.ready());
      left -= some;
      return some;
    },
    take: () => readers.map((reader) => reader.take()),
  };
}

function tooLarge(file: string, limit: number): FaultError {
  return new FaultError('input-parquet-large', { file, limit: limit / MIB });
}
