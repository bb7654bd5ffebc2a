// The directory of a zip archive that is held in memory, for a browser: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3.
import { STORED, type ZipEntry, type ZipFault } from '../../read/containers/unpacker.js';

const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_SIZE = 20;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const EXTRA_64 = 1;
const ENCRYPTED = 1;
const STRONGLY_ENCRYPTED = 0x40;
const IN_64 = 0xffffffff;

type Inflate = (packed: Uint8Array) => AsyncIterable<Uint8Array>;

/** The entries of an archive, in the order of its directory; or why there are none to be had. */
export function zipEntries(bytes: Uint8Array, inflate: Inflate): readonly ZipEntry[] | ZipFault {
  try {
    return entriesOf(bytes, inflate);
  } catch (error) {
    // A directory that points beyond the bytes.
    if (error instanceof RangeError) return 'broken';
    throw error;
  }
}

function entriesOf(bytes: Uint8Array, inflate: Inflate): readonly ZipEntry[] | ZipFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return 'broken';
  if (end.disk !== 0) return 'part';
  const entries: ZipEntry[] = [];
  let at = end.offset;
  for (let index = 0; index < end.count; index += 1) {
    if (view.getUint32(at, true) !== ENTRY) return 'broken';
    const flags = view.getUint16(at + 8, true);
    if ((flags & STRONGLY_ENCRYPTED) !== 0) return 'locked';
    const nameSize = view.getUint16(at + 28, true);
    const extraSize = view.getUint16(at + 30, true);
    const name = at + ENTRY_SIZE;
    const wide = widened(view, name + nameSize, extraSize, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const [size, packedSize, offset] = wide as [number, number, number];
    const method = view.getUint16(at + 10, true);
    if (name + nameSize > bytes.length) return 'broken';
    entries.push({
      rawName: bytes.subarray(name, name + nameSize),
      size,
      crc32: view.getUint32(at + 16, true),
      method,
      encrypted: (flags & ENCRYPTED) !== 0,
      bytes: () => entryBytes(bytes, view, { offset, packedSize, method }, inflate),
    });
    at = name + nameSize + extraSize + view.getUint16(at + 32, true);
  }
  return entries;
}

/** What the record at the end of the archive says; it may be followed by a comment alone. */
function endOf(view: DataView) {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    if (view.getUint16(at + 20, true) !== last - at) continue;
    const isWide =
      at >= LOCATOR_64_SIZE && view.getUint32(at - LOCATOR_64_SIZE, true) === LOCATOR_64;
    if (!isWide) {
      return {
        disk: view.getUint16(at + 4, true),
        count: view.getUint16(at + 10, true),
        offset: view.getUint32(at + 16, true),
      };
    }
    const wide = Number(view.getBigUint64(at - LOCATOR_64_SIZE + 8, true));
    if (view.getUint32(wide, true) !== END_64) return undefined;
    return {
      disk: view.getUint32(wide + 16, true),
      count: Number(view.getBigUint64(wide + 32, true)),
      offset: Number(view.getBigUint64(wide + 48, true)),
    };
  }
  return undefined;
}

/** Numbers of which those that do not fit into 32 bits stand in an extra field. */
function widened(view: DataView, start: number, size: number, numbers: number[]): number[] {
  if (!numbers.includes(IN_64)) return numbers;
  for (let at = start; at + 4 <= start + size; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== EXTRA_64) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== IN_64) return number;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return numbers;
}

async function* entryBytes(
  bytes: Uint8Array,
  view: DataView,
  { offset, packedSize, method }: { offset: number; packedSize: number; method: number },
  inflate: Inflate,
): AsyncIterable<Uint8Array> {
  if (view.getUint32(offset, true) !== LOCAL) throw new RangeError('no entry there');
  const start =
    offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + packedSize);
  if (packed.length < packedSize) throw new RangeError('an entry that ends early');
  if (method === STORED) yield packed;
  else yield* inflate(packed);
}
