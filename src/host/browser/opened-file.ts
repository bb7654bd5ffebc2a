// A file that the person opened in the page, as the commands read files: never held whole.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ByteRanges } from '../../read/byte-ranges.js';
import { contentOf } from '../../read/containers/contents.js';
import type { FileBytes } from '../../read/content.js';
import type { InputFile } from '../host.js';
import { slicesOf } from './blob-bytes.js';
import { createPartWorkers } from './part-workers.js';
import { browserUnpacker } from './unpacker.js';

/** Above this size a digest is made only if asked for, as by the program. */
const DIGEST_UP_TO = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** A packed file that stands behind a file that was made in the page: its size and digest are told in its place. */
export interface KnownDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Opens a file. Nothing is read yet. */
export function openBlob(
  name: string,
  blob: Blob,
  digestAll: boolean,
  spawn: () => Worker,
  known?: KnownDigest,
): InputFile {
  const { size } = blob;
  const hash = sha256.create();
  const isDigested = known === undefined && (digestAll || size <= DIGEST_UP_TO);
  let bytes = 0;
  let isReadInParts = false;

  async function* raw(advance: (bytes: number) => void): AsyncIterable<Uint8Array> {
    for await (const chunk of slicesOf(blob, 0, CHUNK)) {
      bytes += chunk.length;
      advance(chunk.length);
      if (isDigested) hash.update(chunk);
      yield chunk;
    }
  }
  async function* rawFrom(start: number, advance: (bytes: number) => void) {
    for await (const chunk of slicesOf(blob, start, CHUNK)) {
      advance(chunk.length);
      yield chunk;
    }
  }
  const onDisk = (advance: (bytes: number) => void): FileBytes => ({
    size,
    from: (offset) => rawFrom(offset, advance),
    readers: (weights) => {
      const readers = createPartWorkers(blob, weights, spawn);
      return {
        close: readers.close,
        prepare: (setup) => {
          // The rows of a Parquet file are read after its bytes were counted and digested.
          isReadInParts = setup.parquet === undefined;
          readers.prepare(setup);
        },
        read: async (part) => {
          const read = await readers.read(part);
          if ('from' in part) advance(part.to - part.from);
          return read;
        },
      };
    },
  });
  const ranges: ByteRanges = {
    byteLength: size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
  return {
    name,
    size,
    content: (advance) =>
      contentOf(raw(advance), {
        file: name,
        bytesRead: () => bytes,
        depth: 0,
        unpacker: browserUnpacker,
        ranges,
        onDisk: onDisk(advance),
      }),
    digest: async () => {
      if (known !== undefined) return known;
      if (!isReadInParts) return { bytes, sha256: isDigested ? bytesToHex(hash.digest()) : null };
      return { bytes: size, sha256: isDigested ? await digestOf(blob) : null };
    },
  };
}

/** The digest of a file that is not read from end to end. */
async function digestOf(blob: Blob): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of slicesOf(blob, 0, CHUNK)) hash.update(chunk);
  return bytesToHex(hash.digest());
}
