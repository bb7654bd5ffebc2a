// What the end of a Parquet file says of it: its columns, and where each row group has them. Plain data.
import { type ColumnChunk, parquetMetadataAsync, parquetSchema, type SchemaTree } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { FaultError } from '../../records/fault.js';
import type { ByteRanges } from '../byte-ranges.js';

/** Where a column of a row group lies in the file, and how it is compressed. */
export interface ChunkPlace {
  readonly codec: NonNullable<ColumnChunk['meta_data']>['codec'];
  readonly from: number;
  readonly to: number;
}

export interface ParquetGroup {
  readonly rows: number;
  /** By column. */
  readonly chunks: readonly ChunkPlace[];
}

/** The columns of a file and its row groups. */
export interface ParquetDirectory {
  readonly columns: readonly SchemaTree[];
  readonly groups: readonly ParquetGroup[];
}

const MIB = 1024 * 1024;
/** Limit of the footer, which takes many times its size when parsed. That of 100 million rows has about 1 MiB. */
const LARGEST_DIRECTORY = 16 * MIB;
/** PAR1 */
const END_MARK = 0x31524150;

/**
 * The directory of a file.
 *
 * @throws {FaultError} input-parquet-nested, input-parquet-codec, input-parquet-broken, input-parquet-large.
 */
export async function parquetDirectory(bytes: ByteRanges, file: string): Promise<ParquetDirectory> {
  return orBroken(file, async () => {
    const tail = new DataView(await bytes.slice(Math.max(0, bytes.byteLength - 8)));
    // The footer's length stands before the closing mark. A file without the mark is truncated.
    const isWhole = tail.getUint32(4, true) === END_MARK;
    if (isWhole && tail.getUint32(0, true) > LARGEST_DIRECTORY) {
      throw tooLarge(file, LARGEST_DIRECTORY);
    }
    const metadata = await parquetMetadataAsync(bytes, { geoparquet: false });
    const columns = parquetSchema(metadata).children.map((column) => {
      const { children, element } = column;
      if (children.length > 0 || element.repetition_type === 'REPEATED') {
        throw new FaultError('input-parquet-nested', { file, column: element.name });
      }
      return column;
    });
    const groups = metadata.row_groups.map((group): ParquetGroup => {
      const rows = Number(group.num_rows);
      if (!(rows >= 0) || group.columns.length !== columns.length) throw new RangeError('group');
      const chunks = columns.map((column, index) =>
        placeOf(group.columns[index] as ColumnChunk, column, bytes.byteLength, file),
      );
      return { rows, chunks };
    });
    return { columns, groups };
  });
}

function placeOf(
  { meta_data: meta, file_path: elsewhere }: ColumnChunk,
  column: SchemaTree,
  byteLength: number,
  file: string,
): ChunkPlace {
  if (meta === undefined || elsewhere) throw new RangeError('column in another file, or hidden');
  if (meta.path_in_schema.join('.') !== column.path.join('.')) throw new RangeError('order');
  const { codec } = meta;
  if (codec !== 'UNCOMPRESSED' && codec !== 'SNAPPY' && compressors[codec] === undefined)
    throw new FaultError('input-parquet-codec', { file, codec });
  const from = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const to = from + Number(meta.total_compressed_size);
  if (!(from >= 0 && to <= byteLength)) throw new RangeError('column outside of the file');
  return { codec, from, to };
}

export function tooLarge(file: string, limit: number): FaultError {
  return new FaultError('input-parquet-large', { file, limit: limit / MIB });
}

/** The fault for an error of the decoders: whatever they throw, the file is damaged. */
export function damage(error: unknown, file: string): FaultError {
  return error instanceof FaultError ? error : new FaultError('input-parquet-broken', { file });
}

export async function orBroken<Read>(file: string, read: () => Promise<Read>): Promise<Read> {
  try {
    return await read();
  } catch (error) {
    throw damage(error, file);
  }
}
