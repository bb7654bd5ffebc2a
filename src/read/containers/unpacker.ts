// What unpacks gzip and zip: each machine has its own, and what is made of the bytes is the same.

/** An entry of a zip archive, as the directory lists it. */
export interface ZipEntry {
  /** Its name as bytes: no file is written by it, so it does not matter where it points. */
  readonly rawName: Uint8Array;
  /** Its size when unpacked, in bytes. */
  readonly size: number;
  readonly crc32: number;
  /** The number of the method by which it is packed. */
  readonly method: number;
  readonly encrypted: boolean;
  /** The unpacked bytes of a stored or deflated entry; fails where they are damaged. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** Methods of packing that are read. */
export const STORED = 0;
export const DEFLATED = 8;

/** Why a directory cannot be read: the archive is one part of several, it is damaged, or the directory is encrypted. */
export type ZipFault = 'part' | 'broken' | 'locked';

/** How a machine unpacks. */
export interface Unpacker {
  /**
   * The bytes of a gzip file. Every member is unpacked and its checksum verified; zeros may pad the end, and nothing else.
   *
   * @throws {FaultError} input-gzip-broken
   */
  readonly gunzip: (chunks: AsyncIterable<Uint8Array>, file: string) => AsyncIterable<Uint8Array>;
  /** The entries of a zip archive, in the order of its directory. */
  readonly zipEntries: (bytes: Uint8Array) => Promise<readonly ZipEntry[] | ZipFault>;
  /** CRC-32 of bytes that follow others with the checksum `before`, which is 0 if none do. */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
}
