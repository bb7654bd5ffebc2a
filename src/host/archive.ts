// A zip archive: an office file, or one packed file; what is in it is never written to the disk.
import { createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { guarded, isBomb, MOST_TIMES } from '../read/bomb.js';
import { officePackage } from '../read/workbook/office-package.js';
import { type Part, partsByName } from '../read/workbook/parts.js';
import type { PackedWorkbook } from '../read/workbook/workbook-rows.js';
import { FaultError } from '../records/fault.js';
import { crc32 } from './crc32.js';

/** Workbooks are read by parts that unpack to no more than this. */
const LARGEST_WORKBOOK = 1 << 30;

/** Unpacked bytes handed on at once. */
const CHUNK = 128 * 1024;

/** What an archive holds. */
export type Archive =
  | ({ readonly kind: 'workbook' } & PackedWorkbook)
  | { readonly kind: 'file'; readonly chunks: AsyncIterable<Uint8Array> };

/** An entry with its name as text, parted by slashes whatever the archiver wrote. */
interface Named {
  readonly entry: Entry;
  readonly name: string;
}

/** What the archive in `bytes` holds. `bytesRead` is the size of the file on the disk. */
export async function openArchive(
  bytes: Buffer,
  file: string,
  bytesRead: () => number,
): Promise<Archive> {
  const zip = await opened(bytes, file);
  const entries = await entriesOf(zip, file);
  const parts = partsByName(entries.map((named) => partOf(zip, named, bytesRead, file)));
  const office = await officePackage(parts);
  if (office?.kind === 'workbook') {
    const unpacked = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    if (unpacked > LARGEST_WORKBOOK || isBomb(unpacked, bytesRead())) {
      throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
    }
    return { kind: 'workbook', parts, main: office.main, packed: bytesRead() };
  }
  if (office !== undefined) {
    throw new FaultError('input-other-kind', { file, kind: office.form, packed: false });
  }
  const files = entries.filter(
    ({ name }) => !/\/$|^__MACOSX\/|(^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name),
  );
  const [one] = files;
  if (one === undefined) throw new FaultError('input-zip-empty', { file });
  if (files.length > 1) throw new FaultError('input-zip-several', { file, count: files.length });
  refuseUnreadable(one.entry, file);
  return { kind: 'file', chunks: guarded(entryBytes(zip, one, file), bytesRead, file) };
}

/** Names are taken as bytes: no file is written by them, so it does not matter where they point. */
async function opened(bytes: Buffer, file: string): Promise<ZipFile> {
  try {
    return await yauzl.fromBufferPromise(bytes, { autoClose: false, decodeStrings: false });
  } catch (error) {
    const isPart = /multi-disk/.test((error as Error).message);
    throw new FaultError(isPart ? 'input-zip-part' : 'input-zip-broken', { file });
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<Named[]> {
  const entries: Named[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push({ entry, name: nameOf(entry) });
  } catch (error) {
    const isLocked = /encryption/.test((error as Error).message);
    throw new FaultError(isLocked ? 'input-zip-encrypted' : 'input-zip-broken', { file });
  }
  return entries;
}

/** A name in UTF-8, else in CP932, else byte for byte; without characters that a terminal would obey. */
function nameOf({ fileNameRaw }: Entry): string {
  const text =
    decoded(fileNameRaw, 'utf-8') ??
    decoded(fileNameRaw, 'shift_jis') ??
    fileNameRaw.toString('latin1');
  return text.replaceAll('\\', '/').replace(/\p{Cc}/gu, '');
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Methods of packing that archivers use besides the one that is read, by their numbers. */
const METHODS: Readonly<Partial<Record<number, string>>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64',
  12: 'BZIP2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
};
const STORED = 0;
const DEFLATED = 8;

/** Refuses an entry that is sound but cannot be unpacked here. */
function refuseUnreadable(entry: Entry, file: string): void {
  if (entry.isEncrypted()) throw new FaultError('input-zip-encrypted', { file });
  const { compressionMethod: method } = entry;
  if (method === STORED || method === DEFLATED) return;
  throw new FaultError('input-zip-method', { file, method: METHODS[method] ?? String(method) });
}

/** The bytes of an entry, held against the size and the checksum in the directory. */
async function* entryBytes(
  zip: ZipFile,
  { entry, name }: Named,
  file: string,
): AsyncIterable<Uint8Array> {
  const wrong = () => new FaultError('input-zip-entry', { file, entry: name });
  let checksum = 0;
  let size = 0;
  try {
    for await (const chunk of unpacked(zip, entry)) {
      size += chunk.length;
      if (size > entry.uncompressedSize) break;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch {
    throw wrong();
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw wrong();
}

/** Unpacked here and not by the library, whose pieces of 16 KiB take a sixth of the time of reading a workbook. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncIterable<Buffer> {
  if (entry.compressionMethod === STORED) {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
    return;
  }
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  packed.once('error', (error) => inflate.destroy(error));
  try {
    yield* packed.pipe(inflate) as AsyncIterable<Buffer>;
  } finally {
    packed.destroy();
  }
}

/** An entry as a part of a package. What it holds is checked when it is read. */
function partOf(zip: ZipFile, named: Named, bytesRead: () => number, file: string): Part {
  return {
    name: named.name,
    size: named.entry.uncompressedSize,
    bytes: () => {
      refuseUnreadable(named.entry, file);
      return guarded(entryBytes(zip, named, file), bytesRead, file);
    },
  };
}
