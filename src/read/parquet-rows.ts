// Decides how the rows of a Parquet file become cells of text, as a CSV of the same table would hold them.
import { type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { Fault } from '../records/fault.js';
import type { ByteRanges } from './content.js';
import type { RowHandler, RowsEnd } from './csv-rows.js';

/**
 * Hands on the names of the columns as a first row, then the rows, with their numbers from 1; blank rows are none. One row group
 * is held at a time. Days become ISO dates, whatever type they have; a time that is not midnight stays beside its day.
 *
 * @throws {Fault} input-parquet-nested, input-parquet-codec, input-parquet-broken.
 */
export async function readParquetRows(
  bytes: ByteRanges,
  file: string,
  handle: RowHandler,
): Promise<RowsEnd> {
  const broken = () => new Fault('input-parquet-broken', { file });
  const metadata = await parquetMetadataAsync(bytes).catch(() => {
    throw broken();
  });
  const columns = columnsOf(metadata, file);
  refuseCodecs(metadata, file);
  handle(columns, 1);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    let rows: readonly (readonly unknown[])[] = [];
    await parquetRead({
      file: bytes,
      metadata,
      compressors,
      rowStart,
      rowEnd,
      onComplete: (read) => {
        rows = read as unknown[][];
      },
    }).catch(() => {
      throw broken();
    });
    if (rows.length !== rowEnd - rowStart) throw broken();
    rows.forEach((row, index) => {
      const cells = columns.map((_, column) => cellText(row[column]));
      if (cells.some((cell) => cell !== '')) handle(cells, rowStart + index + 1);
    });
    rowStart = rowEnd;
  }
  return { kind: 'complete' };
}

/** The names of the columns, each of one value a row. */
function columnsOf(metadata: FileMetaData, file: string): string[] {
  return parquetSchema(metadata).children.map(({ children, element }) => {
    if (children.length > 0 || element.repetition_type === 'REPEATED') {
      throw new Fault('input-parquet-nested', { file, column: element.name });
    }
    return element.name;
  });
}

function refuseCodecs(metadata: FileMetaData, file: string): void {
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data: column } of columns) {
      const codec = column?.codec;
      if (codec === undefined || codec === 'UNCOMPRESSED' || codec === 'SNAPPY') continue;
      if (compressors[codec] === undefined) throw new Fault('input-parquet-codec', { file, codec });
    }
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    // Days beyond those of the calendar are left to the reader of dates, which finds them.
    if (Number.isNaN(value.getTime())) return 'infinity';
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5).replace('T', ' ');
  }
  return typeof value === 'string' ? value : String(value);
}
