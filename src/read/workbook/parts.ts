// Parts of an office package as they lie in a zip archive: their names by the packaging rules, their XML in pieces of UTF-8.
import { FaultError } from '../../records/fault.js';
import { MalformedXml, MORE, OPEN, XmlScanner } from './xml-scanner.js';

/** A part of a package. */
export interface Part {
  /** As the archive has it. */
  readonly name: string;
  /** What it unpacks to, by the archive's directory. */
  readonly size: number;
  /** The bytes, unpacked, their number and checksum checked at the end. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** The parts of a package by name. */
export interface Parts {
  /** The part of that name, whatever its case and its slashes. */
  readonly find: (name: string) => Part | undefined;
  readonly all: readonly Part[];
  /** Whether two parts have one name, so that no reader knows which is meant. */
  readonly isAmbiguous: boolean;
}

/** The parts by name. Names of parts do not differ by case, and some writers use backslashes. */
export function partsByName(all: readonly Part[]): Parts {
  const byName = new Map(all.map((part) => [foldName(part.name), part]));
  const files = all.filter(({ name }) => !name.endsWith('/'));
  return {
    find: (name) => byName.get(foldName(name)),
    all: files,
    isAmbiguous: new Set(files.map(({ name }) => foldName(name))).size < files.length,
  };
}

function foldName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** A reference from one part to another, or from the package to its main part. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type, the same in both editions of the standard: worksheet, styles. */
  readonly type: string;
  /** The name of the part it leads to. */
  readonly target: string;
}

/** The relationships of a part, or of the package where `part` is blank; none where it has none. */
export async function relationshipsOf(parts: Parts, part: string): Promise<Relationship[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const rels = parts.find(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found: Relationship[] = [];
  if (rels === undefined) return found;
  await scanTags(rels, ['Relationship'], (scanner) => {
    if (scanner.name !== 1) return;
    const given = scanner.attributes();
    const type = given.get('Type') ?? '';
    if (given.get('TargetMode') === 'External') return;
    found.push({
      id: given.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolve(folder, given.get('Target') ?? ''),
    });
  });
  return found;
}

/** A target as the name of a part: from the root where it begins with a slash, else from the folder. */
function resolve(folder: string, target: string): string {
  let plain = target.replaceAll('\\', '/');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A percent sign that stands for itself.
  }
  const steps: string[] = [];
  for (const step of (plain.startsWith('/') ? plain : folder + plain).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/**
 * Scans a part: `drain` takes all that the scanner has, up to {@link MORE}, each time that more has come. It is not called
 * again once it gives false.
 */
export async function scanPart(
  part: Part,
  names: readonly string[],
  drain: (scanner: XmlScanner) => boolean,
): Promise<void> {
  const scanner = new XmlScanner(names);
  for await (const piece of utf8Of(part.bytes())) {
    scanner.push(piece);
    if (!drain(scanner)) return;
  }
  scanner.finish();
  drain(scanner);
}

/** The tags of a small part that open, each handed to `take`, which may read its attributes. */
export function scanTags(
  part: Part,
  names: readonly string[],
  take: (scanner: XmlScanner) => void,
): Promise<void> {
  return scanPart(part, names, (scanner) => {
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      if (token === OPEN) take(scanner);
    }
    return true;
  });
}

/** XML in UTF-8 without a byte-order mark. What is in UTF-16 is recoded, another encoding refused. */
async function* utf8Of(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  let recode: ((piece: Uint8Array, isLast: boolean) => Uint8Array) | undefined;
  for await (const chunk of chunks) {
    let piece: Uint8Array = chunk;
    if (head !== undefined) {
      piece = head.length === 0 ? chunk : joined(head, chunk);
      head = piece;
      if (head.length < LONGEST_DECLARATION && head.indexOf(GREATER) < 0) continue;
      recode = recoderOf(head);
      if (recode === undefined) piece = head.subarray(markOf(head));
      head = undefined;
    }
    yield recode ? recode(piece, false) : piece;
  }
  if (head !== undefined) yield head;
  if (recode) yield recode(new Uint8Array(), true);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const GREATER = 0x3e;
const LONGEST_DECLARATION = 200;

function markOf(head: Uint8Array): number {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
}

function recoderOf(head: Uint8Array) {
  const [first, second] = head;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  if (isLittle || isBig) {
    const decoder = new TextDecoder(isLittle ? 'utf-16le' : 'utf-16be', { fatal: true });
    const encoder = new TextEncoder();
    return (piece: Uint8Array, isLast: boolean) => {
      try {
        return encoder.encode(decoder.decode(piece, { stream: !isLast }));
      } catch {
        throw new MalformedXml('no UTF-16');
      }
    };
  }
  const declaration = String.fromCharCode(...head.subarray(0, LONGEST_DECLARATION));
  const named = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1];
  if (named !== undefined && !/^(utf-?8|us-ascii)$/i.test(named)) {
    throw new MalformedXml('an encoding');
  }
  return undefined;
}

/** Runs `read`; what it finds to be damaged is a fault of the file. */
export async function unlessDamaged<Value>(
  file: string,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MalformedXml) throw new FaultError('input-zip-broken', { file });
    throw error;
  }
}
