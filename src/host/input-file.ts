// Decides how bytes come in: from a file or standard input, decompressed where they are gzip, counted and digested on the way.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Fault } from '../records/fault.js';
import type { InputFile } from './host.js';
import { reasonOf } from './output-file.js';

/** Above this size a digest is made only when asked for. */
const DIGEST_UP_TO = 64 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** Opens `path`, or standard input where it is "-". Nothing is read yet. */
export function openInputFile(
  path: string,
  digestAll: boolean,
  stdin: NodeJS.ReadStream,
  name: string = path,
): InputFile {
  const size = path === '-' ? undefined : sizeOf(path, name);
  if (path === '-' && stdin.isTTY) throw new Fault('input-terminal');
  const hash = createHash('sha256');
  let digested = digestAll || size === undefined || size <= DIGEST_UP_TO;
  let bytes = 0;

  async function* raw(advance: (bytes: number) => void): AsyncIterable<Uint8Array> {
    const stream = path === '-' ? stdin : createReadStream(path, { highWaterMark: CHUNK });
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        advance(chunk.length);
        if (!digestAll && bytes > DIGEST_UP_TO) digested = false;
        if (digested) hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw new Fault('input-unreadable', { file: name, reason: reasonOf(error) });
    }
  }
  return {
    name,
    size,
    chunks: (advance) => decompressed(raw(advance), name),
    digest: () => ({ bytes, sha256: digested ? hash.digest('hex') : null }),
  };
}

/** Gzip is told by its first two bytes, whatever the name says. */
async function* decompressed(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncIterable<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < 2) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  const whole = (async function* () {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  })();
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const source = Readable.from(whole, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.once('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('input-gzip-broken', { file });
  }
}

function sizeOf(path: string, name: string): number | undefined {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new Fault('input-directory', { file: name });
    return stat.isFile() ? stat.size : undefined;
  } catch (error) {
    if (error instanceof Fault) throw error;
    const reason = reasonOf(error);
    throw reason === 'ENOENT' || reason === 'ENOTDIR'
      ? new Fault('input-missing', { file: name })
      : new Fault('input-unreadable', { file: name, reason });
  }
}
