// The content of bytes: told by how they begin, and unpacked as long as they are packed.
import { FaultError } from '../../records/fault.js';
import { guarded } from '../bomb.js';
import type { ByteRanges } from '../byte-ranges.js';
import type { FileBytes, FileContent } from '../content.js';
import { fileKind, HEAD_BYTES } from '../file-kind.js';
import { allJoined } from '../text/bytes.js';
import type { Unpacker } from './unpacker.js';

/** Limit of what must be held in memory: archives, whose directory is at the end, and packed workbooks and Parquet files. */
const LARGEST_HELD = 256 * 1024 * 1024;
/** A file may be packed twice, such as a gzip file in a zip archive. */
const MOST_PACKED = 2;
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
  /** How the machine unpacks. */
  readonly unpacker: Unpacker;
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
  const { file, bytesRead, depth, ranges, onDisk, unpacker } = source;
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
      return contentOf(guarded(unpacker.gunzip(whole, file), bytesRead, file), deeper(source));
    case 'zip': {
      const { openArchive } = await import('./archive.js');
      const archive = await openArchive(await collected(whole, file), file, bytesRead, unpacker);
      if (archive.kind === 'workbook') return archive;
      return contentOf(archive.chunks, deeper(source));
    }
    case 'compound': {
      const { compoundKind } = await import('../workbook/compound-file.js');
      const compound = compoundKind(await collected(whole, file));
      throw new FaultError('input-other-kind', { file, kind: compound, packed: depth > 0 });
    }
    default:
      throw new FaultError('input-other-kind', { file, kind, packed: depth > 0 });
  }
}

function deeper({ file, bytesRead, depth, unpacker }: Source): Source {
  if (depth === MOST_PACKED) throw new FaultError('input-nested', { file, most: MOST_PACKED });
  return { file, bytesRead, depth: depth + 1, unpacker };
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
    start = start.length === 0 ? value : allJoined([start, value]);
  }
  const whole = (async function* () {
    if (start.length > 0) yield start;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  return { head: start.subarray(0, HEAD_BYTES), whole };
}

/** Bytes from a pipe or out of a container, held in memory. */
function held(bytes: Uint8Array): ByteRanges {
  const { buffer, byteOffset, byteLength } = bytes;
  return {
    byteLength,
    slice: async (start, end = byteLength) =>
      (buffer as ArrayBuffer).slice(byteOffset + start, byteOffset + end),
  };
}

async function collected(chunks: AsyncIterable<Uint8Array>, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LARGEST_HELD) {
      throw new FaultError('input-archive-too-large', { file, limit: LARGEST_HELD >> 20 });
    }
    parts.push(chunk);
  }
  return allJoined(parts);
}
