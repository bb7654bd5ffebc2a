// The content of bytes: told by how they begin, and unpacked as long as they are packed.
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { guarded } from '../read/bomb.js';
import type { ByteRanges } from '../read/byte-ranges.js';
import type { FileBytes, FileContent } from '../read/content.js';
import { fileKind, HEAD_BYTES } from '../read/file-kind.js';
import { FaultError } from '../records/fault.js';

/** Limit of what must be held in memory: archives, whose directory is at the end, and packed workbooks and Parquet files. */
const LARGEST_HELD = 256 * 1024 * 1024;
/** A file may be packed twice, such as a gzip file in a zip archive. */
const MOST_PACKED = 2;
/** Unpacked bytes handed on at once. */
const CHUNK = 256 * 1024;

/** Where bytes come from. */
export interface Source {
  /** The file as the user named it. */
  readonly file: string;
  /** How many bytes of the file were read. What is unpacked is held against it. */
  readonly bytesRead: () => number;
  /** In how many containers the bytes were packed. */
  readonly depth: number;
  /** Random access to the file, if the bytes are the file's own and lie on the disk. */
  readonly ranges?: ByteRanges | undefined;
  readonly onDisk?: FileBytes | undefined;
}

/**
 * The content by its first bytes, whatever the file's name is. gzip and zip are unpacked, twice at most, and what is in them is
 * looked at in the same way.
 *
 * @throws {FaultError} input-other-kind for what is no table, input-nested, and what is wrong with a container.
 */
export async function contentOf(
  chunks: AsyncIterable<Uint8Array>,
  source: Source,
): Promise<FileContent> {
  const { file, bytesRead, depth, ranges, onDisk } = source;
  const { head, whole } = await withHead(chunks);
  const kind = fileKind(head);
  switch (kind) {
    case 'text':
      return { kind: 'text', chunks: whole, ...(onDisk && { bytes: onDisk }) };
    case 'json':
      return { kind: 'text', chunks: whole, isJson: true };
    case 'parquet': {
      if (ranges === undefined) {
        return { kind: 'parquet', bytes: held(await collected(whole, file)) };
      }
      // The rows are read by random access; this pass counts and digests the bytes.
      for await (const _ of whole);
      return { kind: 'parquet', bytes: ranges, ...(onDisk && { readers: onDisk.readers }) };
    }
    case 'gzip':
      return contentOf(guarded(unzipped(whole, file), bytesRead, file), deeper(source));
    case 'zip': {
      const { openArchive } = await import('./archive.js');
      const archive = await openArchive(await collected(whole, file), file, bytesRead);
      if (archive.kind === 'workbook') return archive;
      return contentOf(archive.chunks, deeper(source));
    }
    case 'compound': {
      const { compoundKind } = await import('../read/workbook/compound-file.js');
      const compound = compoundKind(await collected(whole, file));
      throw new FaultError('input-other-kind', { file, kind: compound, packed: depth > 0 });
    }
    default:
      throw new FaultError('input-other-kind', { file, kind, packed: depth > 0 });
  }
}

function deeper({ file, bytesRead, depth }: Source): Source {
  if (depth === MOST_PACKED) throw new FaultError('input-nested', { file, most: MOST_PACKED });
  return { file, bytesRead, depth: depth + 1 };
}

/** Exactly the first bytes, however the chunks are cut, and all bytes from the start. */
async function withHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  while (start.length < HEAD_BYTES) {
    const { done, value } = await iterator.next();
    if (done) break;
    start = start.length === 0 ? value : Buffer.concat([start, value]);
  }
  const whole = (async function* () {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  return { head: start.subarray(0, HEAD_BYTES), whole };
}

/** Bytes from a pipe or out of a container, held in memory. */
function held(bytes: Buffer): ByteRanges {
  const { buffer, byteOffset, byteLength } = bytes;
  return {
    byteLength,
    slice: async (start, end = byteLength) =>
      (buffer as ArrayBuffer).slice(byteOffset + start, byteOffset + end),
  };
}

/** Every member is unpacked and its checksum verified; zeros may pad the end, and nothing else. */
async function* unzipped(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncIterable<Uint8Array> {
  let taken = 0;
  /** Up to and with the last byte that is not zero. */
  let filled = 0;
  const watched = (async function* () {
    for await (const chunk of chunks) {
      let end = chunk.length;
      while (end > 0 && chunk[end - 1] === 0) end -= 1;
      if (end > 0) filled = taken + end;
      taken += chunk.length;
      yield chunk;
    }
  })();
  const source = Readable.from(watched, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.once('error', (error) => gunzip.destroy(error));
  const broken = () => new FaultError('input-gzip-broken', { file });
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    throw error instanceof FaultError ? error : broken();
  }
  // Node.js ends at the first zero after a member, whatever comes behind it.
  source.unpipe(gunzip);
  for await (const _ of source);
  if (gunzip.bytesWritten < filled) throw broken();
}

async function collected(chunks: AsyncIterable<Uint8Array>, file: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_HELD) {
      throw new FaultError('input-archive-too-large', { file, limit: LARGEST_HELD >> 20 });
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
