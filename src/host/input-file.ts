// Input files and standard input: unpacked if gzip or zip, with size and SHA-256 taken while they are read.
import { createHash } from 'node:crypto';
import { createReadStream, type Stats, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ByteRanges } from '../read/byte-ranges.js';
import { contentOf } from '../read/containers/contents.js';
import type { FileBytes } from '../read/content.js';
import { FaultError } from '../records/fault.js';
import type { InputFile } from './host.js';
import { reasonOf } from './output-file.js';
import { createPartThreads } from './part-threads.js';
import { nodeUnpacker } from './unpacker.js';

/** Above this size a digest is made only if asked for. */
const DIGEST_UP_TO = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** Opens `path`, or standard input where it is "-". Nothing is read yet. */
export function openInputFile(
  path: string,
  digestAll: boolean,
  stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean },
  name: string = path,
): InputFile {
  const before = path === '-' ? undefined : statOf(path, name);
  const size = before?.size;
  if (path === '-' && stdin.isTTY) throw new FaultError('input-terminal');
  const hash = createHash('sha256');
  let digested = digestAll || size === undefined || size <= DIGEST_UP_TO;
  let bytes = 0;
  let isReadInParts = false;
  /** The digest of a file that is not read from end to end. */
  let digestApart: Promise<string> | undefined;

  async function* raw(advance: (bytes: number) => void): AsyncIterable<Uint8Array> {
    const stream = path === '-' ? stdin : createReadStream(path, { highWaterMark: CHUNK });
    for await (const chunk of readable(stream, name)) {
      bytes += chunk.length;
      advance(chunk.length);
      if (!digestAll && bytes > DIGEST_UP_TO) digested = false;
      if (digested) hash.update(chunk);
      yield chunk;
    }
  }

  async function* rawFrom(start: number, advance: (bytes: number) => void) {
    const stream = createReadStream(path, { start, highWaterMark: CHUNK });
    for await (const chunk of readable(stream, name)) {
      advance(chunk.length);
      yield chunk;
    }
  }

  const bytesOnDisk = (size: number, advance: (bytes: number) => void): FileBytes => ({
    size,
    from: (offset) => rawFrom(offset, advance),
    readers: (weights) => {
      const readers = createPartThreads(path, weights);
      return {
        close: readers.close,
        prepare: (setup) => {
          // The rows of a Parquet file are read after its bytes were counted and digested.
          if (setup.parquet !== undefined) {
            readers.prepare(setup);
            return;
          }
          isReadInParts = true;
          if (digested) {
            digestApart = digestOf(path);
            // Reported where the digest is asked for.
            digestApart.catch(() => {});
          }
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
  return {
    name,
    size,
    content: (advance) =>
      contentOf(raw(advance), {
        file: name,
        bytesRead: () => bytes,
        depth: 0,
        unpacker: nodeUnpacker,
        ...(size !== undefined && {
          ranges: rangesOf(path, size),
          onDisk: bytesOnDisk(size, advance),
        }),
      }),
    digest: async () => {
      if (before !== undefined && !isAsBefore(before, path))
        throw new FaultError('input-changed', { file: name });
      if (isReadInParts) return { bytes: size as number, sha256: (await digestApart) ?? null };
      return { bytes, sha256: digested ? hash.digest('hex') : null };
    },
  };
}

/** The chunks of a stream; throws input-unreadable if it fails. */
async function* readable(
  stream: AsyncIterable<Uint8Array>,
  file: string,
): AsyncIterable<Uint8Array> {
  try {
    yield* stream;
  } catch (error) {
    throw new FaultError('input-unreadable', { file, reason: reasonOf(error) });
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) hash.update(chunk);
  return hash.digest('hex');
}

/** A file on the disk, with random access. */
function rangesOf(path: string, byteLength: number): ByteRanges {
  return {
    byteLength,
    slice: async (start, end = byteLength) => {
      const bytes = new Uint8Array(end - start);
      const handle = await open(path);
      try {
        let filled = 0;
        while (filled < bytes.length) {
          const { bytesRead } = await handle.read(
            bytes,
            filled,
            bytes.length - filled,
            start + filled,
          );
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
      } finally {
        await handle.close();
      }
      return bytes.buffer;
    },
  };
}

/** A regular file as it is; undefined for a pipe or a device. */
function statOf(path: string, name: string): Stats | undefined {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new FaultError('input-directory', { file: name });
    return stat.isFile() ? stat : undefined;
  } catch (error) {
    if (error instanceof FaultError) throw error;
    const reason = reasonOf(error);
    throw reason === 'ENOENT' || reason === 'ENOTDIR'
      ? new FaultError('input-missing', { file: name })
      : new FaultError('input-unreadable', { file: name, reason });
  }
}

/** Whether a file is the one it was, and nobody wrote into it: what was read of another is not one file's content. */
function isAsBefore({ ino, size, mtimeMs }: Stats, path: string): boolean {
  const now = statSync(path, { throwIfNoEntry: false });
  return now !== undefined && now.ino === ino && now.size === size && now.mtimeMs === mtimeMs;
}
