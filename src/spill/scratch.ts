// A place on the disk for what outgrows the memory: written once, read at any offset, gone with the run.

/** Bytes set aside. They can be read by this run alone, and are gone when it ends, however it ends. */
export interface Scratch {
  /** Adds bytes at the end; gives the offset at which they stand. Their number must be a multiple of {@link SCRATCH_UNIT}. */
  readonly append: (bytes: Uint8Array) => number;
  /** Fills `into` with the bytes from an offset on, a multiple of {@link SCRATCH_UNIT}. */
  readonly read: (into: Uint8Array, offset: number) => void;
  /** Gives the room on the disk back. */
  readonly close: () => void;
}

/** Opens a place on the disk; asked for only where the memory does not do. */
export type OpenScratch = () => Scratch;

/** What is appended and read is a multiple of so many bytes. */
export const SCRATCH_UNIT = 16;
