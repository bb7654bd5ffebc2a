// Bytes that can be read from any offset.

/** Random access to bytes, so that the file need not be held in memory. */
export interface ByteRanges {
  readonly byteLength: number;
  /** The bytes from `start` up to but not including `end`, by default to the last. */
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}
