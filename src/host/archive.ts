// A zip archive: a workbook, or one packed file; anything else is refused before it is unpacked.
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { guarded, isBomb, MOST_TIMES } from '../read/bomb.js';
import type { FileContent } from '../read/content.js';
import { FaultError } from '../records/fault.js';

/** Workbooks are read by parts that unpack to no more than this. */
const LARGEST_WORKBOOK = 1 << 30;

/** What the archive in `bytes` holds. */
export async function openArchive(bytes: Buffer, file: string): Promise<FileContent> {
  const broken = () => new FaultError('input-zip-broken', { file });
  let zip: ZipFile;
  try {
    zip = await new Promise<ZipFile>((resolve, reject) => {
      yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, opened) => {
        if (error) reject(error);
        else resolve(opened);
      });
    });
  } catch {
    throw broken();
  }
  const entries = await entriesOf(zip).catch(() => {
    throw broken();
  });
  if (entries.some(({ fileName }) => fileName === 'xl/workbook.xml')) {
    const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (unpacked > LARGEST_WORKBOOK || isBomb(unpacked, bytes.length)) {
      throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
    }
    await readThrough(zip, entries, bytes.length, file);
    return { kind: 'workbook', bytes };
  }
  const files = entries.filter(
    ({ fileName }) => !/\/$|^__MACOSX\/|(^|\/)\.DS_Store$/.test(fileName),
  );
  const [entry] = files;
  if (entry === undefined) throw new FaultError('input-zip-empty', { file });
  if (files.length > 1) throw new FaultError('input-zip-several', { file, count: files.length });
  if ((entry.generalPurposeBitFlag & 1) !== 0)
    throw new FaultError('input-zip-encrypted', { file });
  const chunks = entryBytes(zip, entry, file);
  return { kind: 'text', chunks: guarded(chunks, () => entry.compressedSize, file) };
}

async function* entryBytes(zip: ZipFile, entry: Entry, file: string): AsyncIterable<Uint8Array> {
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => {
        if (error) reject(error);
        else resolve(opened);
      });
    });
    yield* stream as AsyncIterable<Buffer>;
  } catch {
    throw new FaultError('input-zip-broken', { file });
  }
}

/** Unpacks every part once and keeps nothing: a part that holds more than the directory says is found out here. */
async function readThrough(
  zip: ZipFile,
  entries: readonly Entry[],
  packed: number,
  file: string,
): Promise<void> {
  for (const entry of entries) {
    for await (const _ of guarded(entryBytes(zip, entry, file), () => packed, file));
  }
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}
