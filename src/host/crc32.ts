// CRC-32, the checksum of zip archives; Node.js has one from 20.15 on.
import * as zlib from 'node:zlib';
import { crc32ByTable } from '../read/crc32.js';

/** The checksum of bytes that follow others with the checksum `before`, which is 0 if none do. */
export const crc32: (bytes: Uint8Array, before: number) => number = zlib.crc32 ?? crc32ByTable;
