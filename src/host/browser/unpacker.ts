// Unpacking in a browser: zlib in plain code, since the browser's own stops at the second member of a gzip file.
import {
  Z_BUF_ERROR,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  ZStream,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
} from 'pako';
import type { Unpacker } from '../../read/containers/unpacker.js';
import { crc32ByTable } from '../../read/crc32.js';
import { FaultError } from '../../records/fault.js';
import { zipEntries } from './zip-directory.js';

/** Unpacked bytes handed on at once. */
const CHUNK = 256 * 1024;

/** Window bits that say what stands around the packed bytes: gzip's header and checksum, or nothing. */
const GZIP = 15 + 16;
const BARE = -15;

export const browserUnpacker: Unpacker = {
  gunzip,
  zipEntries: async (bytes) => zipEntries(bytes, inflateRaw),
  crc32: crc32ByTable,
};

/** What zlib cannot unpack. */
class Damaged extends Error {}

/** Unpacks pieces; tells whether a member has ended, and how much of the piece was left then. */
function inflater(windowBits: number) {
  const stream = new ZStream();
  zlibInflateInit2(stream, windowBits);
  return {
    restart: () => zlibInflateReset(stream),
    left: () => stream.avail_in,
    /** Unpacks a piece, up to the end of the member; gives whether that was reached. */
    *take(piece: Uint8Array): Generator<Uint8Array, boolean> {
      stream.input = piece;
      stream.next_in = 0;
      stream.avail_in = piece.length;
      for (;;) {
        stream.output = new Uint8Array(CHUNK);
        stream.next_out = 0;
        stream.avail_out = CHUNK;
        const status = zlibInflate(stream, Z_NO_FLUSH);
        if (status !== Z_OK && status !== Z_STREAM_END && status !== Z_BUF_ERROR)
          throw new Damaged();
        if (stream.next_out > 0) yield stream.output.subarray(0, stream.next_out);
        if (status === Z_STREAM_END) return true;
        if (stream.avail_out > 0) return false;
      }
    },
  };
}

async function* gunzip(chunks: AsyncIterable<Uint8Array>, file: string): AsyncIterable<Uint8Array> {
  const { restart, left, take } = inflater(GZIP);
  let hasEnded = false;
  let isPadded = false;
  try {
    for await (const chunk of chunks) {
      let rest = chunk;
      while (rest.length > 0) {
        isPadded ||= hasEnded && rest[0] === 0;
        if (isPadded) {
          if (rest.some((byte) => byte !== 0)) throw new Damaged();
          break;
        }
        if (hasEnded) restart();
        hasEnded = yield* take(rest);
        rest = hasEnded ? rest.subarray(rest.length - left()) : new Uint8Array();
      }
    }
    if (!hasEnded) throw new Damaged();
  } catch (error) {
    throw error instanceof Damaged ? new FaultError('input-gzip-broken', { file }) : error;
  }
}

/** Unpacks the bytes of an entry of a zip archive. */
async function* inflateRaw(packed: Uint8Array): AsyncIterable<Uint8Array> {
  const { take } = inflater(BARE);
  const PIECE = 1 << 20;
  for (let start = 0; start < packed.length; start += PIECE) {
    if (yield* take(packed.subarray(start, start + PIECE))) return;
  }
  throw new Damaged();
}
