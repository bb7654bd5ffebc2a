// Zip archives for tests: well formed, or with one thing wrong that no archiver would write.
import { crc32, deflateRawSync } from 'node:zlib';

/** A file in an archive. */
export interface Packed {
  readonly name: string;
  readonly content: Uint8Array;
  /** The flag of a password. */
  readonly encrypted?: boolean;
  /** Size the directory claims. */
  readonly claims?: number;
  /** Checksum the directory claims. */
  readonly checksum?: number;
  /** Number of the method of packing, deflate unless said; what is packed is deflated all the same. */
  readonly method?: number;
}

/** An archive of these files, deflated. */
export function zipOf(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, encrypted, claims, checksum, method = 8 } of files) {
    const packed = method === 0 ? Buffer.from(content) : deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(encrypted ? 1 : 0, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(checksum ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims ?? content.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
