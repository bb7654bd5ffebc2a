// Compound files (OLE): what the old forms of Microsoft's programs, and files with a password, are told by.
import type { OtherKind } from '../../records/other-kind.js';

const ENTRY = 128;
const END_OF_CHAIN = 0xfffffff0;
/** Sectors whose place in the chains is said in the head; files of 7 MB and more go on elsewhere. */
const CHAINS_IN_HEAD = 109;

/** By the name of a stream, the first that is there. */
const BY_STREAM: readonly (readonly [string, OtherKind])[] = [
  ['EncryptedPackage', 'locked-office'],
  ['Workbook', 'old-workbook'],
  ['Book', 'old-workbook'],
  ['WordDocument', 'word'],
];

/** What a compound file is, by the names in its directory. */
export function compoundKind(bytes: Uint8Array): OtherKind {
  const names = streamNames(bytes);
  return BY_STREAM.find(([name]) => names.has(name))?.[1] ?? 'old-office';
}

/** The names in the directory as far as they can be read; a file that is cut off has fewer. */
function streamNames(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  if (bytes.length < 512) return names;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return names;
  const size = 1 << shift;
  const at = (sector: number) => (sector + 1) * size;
  /** The sector that follows in a chain. */
  const after = (sector: number): number => {
    const table = Math.floor(sector / (size / 4));
    if (table >= CHAINS_IN_HEAD) return END_OF_CHAIN;
    const place = at(view.getUint32(76 + table * 4, true)) + (sector % (size / 4)) * 4;
    return place + 4 <= bytes.length ? view.getUint32(place, true) : END_OF_CHAIN;
  };
  let sector = view.getUint32(48, true);
  const seen = new Set<number>();
  while (sector < END_OF_CHAIN && at(sector) < bytes.length && !seen.has(sector)) {
    seen.add(sector);
    const end = Math.min(at(sector) + size, bytes.length);
    for (let entry = at(sector); entry + ENTRY <= end; entry += ENTRY) {
      const length = Math.min(view.getUint16(entry + 64, true), 64) - 2;
      let name = '';
      for (let letter = 0; letter < length; letter += 2) {
        name += String.fromCharCode(view.getUint16(entry + letter, true));
      }
      names.add(name);
    }
    sector = after(sector);
  }
  return names;
}
