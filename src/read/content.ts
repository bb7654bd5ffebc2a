// Decides what a file can hold: bytes of text, unpacked where they were packed, or a workbook or Parquet file as it is.

/** The content of a file of records. */
export type FileContent =
  | { readonly kind: 'text'; readonly chunks: AsyncIterable<Uint8Array> }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'parquet'; readonly bytes: ByteRanges };

/** Bytes that are read where they are wanted, so that a file need not be held whole. */
export interface ByteRanges {
  readonly byteLength: number;
  /** The bytes from `start` up to, not including, `end`; to the last one where no end is given. */
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}
