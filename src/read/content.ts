// Content of a file: bytes of text, unpacked where they were packed, or a workbook or Parquet file as it is.
import type { PartRead, PartReading, PartSetup } from './plain/part.js';
import type { Weights } from './plain/weights.js';

/** The content of a file of records. */
export type FileContent =
  | {
      readonly kind: 'text';
      readonly chunks: AsyncIterable<Uint8Array>;
      /** The bytes as they lie on the disk, where they can be read from any place. */
      readonly bytes?: FileBytes;
    }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'parquet'; readonly bytes: ByteRanges };

/** Bytes that are read where they are wanted, so that a file need not be held whole. */
export interface ByteRanges {
  readonly byteLength: number;
  /** The bytes from `start` up to, not including, `end`; to the last one where no end is given. */
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}

/** A file of text that can be read from any place, by several threads at once. */
export interface FileBytes {
  readonly size: number;
  /** The bytes from `offset` to the end. */
  readonly from: (offset: number) => AsyncIterable<Uint8Array>;
  /** Starts threads that can read parts of the file; to be closed. */
  readonly readers: (weights: Weights) => PartReaders;
}

/** Threads that read parts of one file. */
export interface PartReaders {
  /** Tells what must be known to read; to be called once, before the first part. */
  readonly prepare: (setup: PartSetup) => void;
  /** Reads a part; parts may be asked for ahead. */
  readonly read: (part: PartReading) => Promise<PartRead>;
  readonly close: () => void;
}
