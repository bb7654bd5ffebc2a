// A zip archive: an office file, or one packed file; what is in it is never written to the disk.
import { FaultError } from '../../records/fault.js';
import { hiddenFileNames } from '../../records/file-names.js';
import { guarded, isBomb, MOST_TIMES } from '../bomb.js';
import { officePackage } from '../workbook/office-package.js';
import { type Part, partsByName } from '../workbook/parts.js';
import type { PackedWorkbook } from '../workbook/workbook-rows.js';
import { DEFLATED, STORED, type Unpacker, type ZipEntry } from './unpacker.js';

/** Workbooks are read by parts that unpack to no more than this. */
const LARGEST_WORKBOOK = 1 << 30;

/** What an archive holds. */
export type Archive =
  | ({ readonly kind: 'workbook' } & PackedWorkbook)
  | { readonly kind: 'file'; readonly chunks: AsyncIterable<Uint8Array> };

/** An entry with its name as text, parted by slashes whatever the archiver wrote. */
interface Named {
  readonly entry: ZipEntry;
  readonly name: string;
}

/** An archive that is being read. */
interface Opened {
  readonly file: string;
  readonly bytesRead: () => number;
  readonly unpacker: Unpacker;
}

/** What the archive in `bytes` holds. `bytesRead` is the size of the file on the disk. */
export async function openArchive(
  bytes: Uint8Array,
  file: string,
  bytesRead: () => number,
  unpacker: Unpacker,
): Promise<Archive> {
  const entries = await entriesOf(bytes, file, unpacker);
  const opened: Opened = { file, bytesRead, unpacker };
  const parts = partsByName(entries.map((named) => partOf(named, opened)));
  const office = await officePackage(parts);
  if (office?.kind === 'workbook') {
    const unpacked = entries.reduce((sum, { entry }) => sum + entry.size, 0);
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
  return { kind: 'file', chunks: guarded(entryBytes(one, opened), bytesRead, file) };
}

async function entriesOf(bytes: Uint8Array, file: string, unpacker: Unpacker): Promise<Named[]> {
  const listed = await unpacker.zipEntries(bytes);
  if (typeof listed === 'string') throw new FaultError(ZIP_FAULTS[listed], { file });
  return listed.map((entry) => ({ entry, name: nameOf(entry) }));
}

/** What is said of an archive whose directory cannot be read. */
const ZIP_FAULTS = {
  part: 'input-zip-part',
  broken: 'input-zip-broken',
  locked: 'input-zip-encrypted',
} as const;

/** A name in UTF-8, else in CP932, else byte for byte; without characters that a terminal would obey. */
function nameOf({ rawName }: ZipEntry): string {
  const text =
    decoded(rawName, 'utf-8') ??
    decoded(rawName, 'shift_jis') ??
    String.fromCharCode(...rawName.subarray(0, LONGEST_NAME));
  return text.replaceAll('\\', '/').replace(/\p{Cc}/gu, '');
}

/** Of a name in an unknown encoding so many bytes are shown. */
const LONGEST_NAME = 1024;

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

/** Refuses an entry that is sound but cannot be unpacked here. */
function refuseUnreadable(entry: ZipEntry, file: string): void {
  if (entry.encrypted) throw new FaultError('input-zip-encrypted', { file });
  const { method } = entry;
  if (method === STORED || method === DEFLATED) return;
  throw new FaultError('input-zip-method', { file, method: METHODS[method] ?? String(method) });
}

/** The bytes of an entry, held against the size and the checksum in the directory. */
async function* entryBytes(
  { entry, name }: Named,
  { file, unpacker }: Opened,
): AsyncIterable<Uint8Array> {
  const [hidden] = hiddenFileNames([name]).values();
  const wrong = () => new FaultError('input-zip-entry', { file, entry: hidden ?? name });
  let checksum = 0;
  let size = 0;
  try {
    for await (const chunk of entry.bytes()) {
      size += chunk.length;
      if (size > entry.size) break;
      checksum = unpacker.crc32(chunk, checksum);
      yield chunk;
    }
  } catch {
    throw wrong();
  }
  if (size !== entry.size || checksum !== entry.crc32) throw wrong();
}

/** An entry as a part of a package. What it holds is checked when it is read. */
function partOf(named: Named, opened: Opened): Part {
  const { file, bytesRead } = opened;
  return {
    name: named.name,
    size: named.entry.size,
    bytes: () => {
      refuseUnreadable(named.entry, file);
      return guarded(entryBytes(named, opened), bytesRead, file);
    },
  };
}
