// Unpacking by Node.js: gzip by zlib, zip archives by their directory.
import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import {
  STORED,
  type Unpacker,
  type ZipEntry,
  type ZipFault,
} from '../read/containers/unpacker.js';
import { FaultError } from '../records/fault.js';
import { crc32 } from './crc32.js';

/** Unpacked bytes handed on at once. */
const GZIP_CHUNK = 256 * 1024;
const ZIP_CHUNK = 128 * 1024;

export const nodeUnpacker: Unpacker = { gunzip, zipEntries, crc32 };

async function* gunzip(chunks: AsyncIterable<Uint8Array>, file: string): AsyncIterable<Uint8Array> {
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
  const gunzip = createGunzip({ chunkSize: GZIP_CHUNK });
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

async function zipEntries(bytes: Uint8Array): Promise<readonly ZipEntry[] | ZipFault> {
  // Loaded where there is an archive alone: most files are none.
  const { default: yauzl } = await import('yauzl');
  let zip: ZipFile;
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    zip = await yauzl.fromBufferPromise(Buffer.from(buffer, byteOffset, byteLength), {
      autoClose: false,
      decodeStrings: false,
    });
  } catch (error) {
    return /multi-disk/.test((error as Error).message) ? 'part' : 'broken';
  }
  const entries: ZipEntry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entryOf(zip, entry));
  } catch (error) {
    return /encryption/.test((error as Error).message) ? 'locked' : 'broken';
  }
  return entries;
}

function entryOf(zip: ZipFile, entry: Entry): ZipEntry {
  return {
    rawName: entry.fileNameRaw,
    size: entry.uncompressedSize,
    crc32: entry.crc32,
    method: entry.compressionMethod,
    encrypted: entry.isEncrypted(),
    bytes: () => unpacked(zip, entry),
  };
}

/** Unpacked here and not by the library, whose pieces of 16 KiB take a sixth of the time of reading a workbook. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncIterable<Buffer> {
  if (entry.compressionMethod === STORED) {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    return;
  }
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflate = createInflateRaw({ chunkSize: ZIP_CHUNK });
  packed.once('error', (error) => inflate.destroy(error));
  try {
    yield* packed.pipe(inflate) as AsyncIterable<Buffer>;
  } finally {
    packed.destroy();
  }
}
