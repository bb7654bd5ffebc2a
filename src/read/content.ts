// Content of an input file: text, unpacked if it was packed, a workbook or a Parquet file.
import { FaultError } from '../records/fault.js';
import type { NamesShown } from '../records/shown-names.js';
import type { ByteRanges } from './byte-ranges.js';
import type { PartRead, PartReading, PartSetup } from './plain/part.js';
import type { Weights } from './plain/weights.js';
import type { PackedWorkbook } from './workbook/workbook-rows.js';

/** The content of a file of records. */
export type FileContent = NamesShown & PlainContent;

type PlainContent =
  | {
      readonly kind: 'text';
      readonly chunks: AsyncIterable<Uint8Array>;
      /** The bytes on the disk, if they can be read from any offset. */
      readonly bytes?: FileBytes;
      /** Whether it begins as JSON does: no table of records, but perhaps one of another kind. */
      readonly isJson?: true;
    }
  | ({ readonly kind: 'workbook' } & PackedWorkbook)
  | {
      readonly kind: 'parquet';
      readonly bytes: ByteRanges;
      /** Starts threads that read row groups, if the file lies on the disk. The caller must close them. */
      readonly readers?: FileBytes['readers'];
    };

/** Refuses JSON where rows are read. */
export function refuseJson(content: FileContent, file: string): void {
  if (content.kind === 'text' && content.isJson)
    throw new FaultError('input-other-kind', { file, kind: 'json', packed: false });
}

/** A text file that several threads can read at once, from any offset. */
export interface FileBytes {
  readonly size: number;
  /** The bytes from `offset` to the end. */
  readonly from: (offset: number) => AsyncIterable<Uint8Array>;
  /** Starts threads that read parts of the file. The caller must close them. */
  readonly readers: (weights: Weights) => PartReaders;
}

/** Threads that read parts of one file. */
export interface PartReaders {
  /** Sends the setup. To be called once, before the first part is read. */
  readonly prepare: (setup: PartSetup) => void;
  /** Reads a part. Several parts may be requested ahead. */
  readonly read: (part: PartReading) => Promise<PartRead>;
  readonly close: () => void;
}
