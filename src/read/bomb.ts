// Guard against decompression bombs: files that unpack to hundreds of times their size.
import { FaultError } from '../records/fault.js';

/** Tables of records compress to about a tenth. */
export const MOST_TIMES = 300;
const BOMB_FROM = 256 * 1024 * 1024;

export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > BOMB_FROM && unpacked > packed * MOST_TIMES;
}

/** Passes unpacked bytes on. Throws input-bomb as soon as they are too many for the packed size. */
export async function* guarded(
  chunks: AsyncIterable<Uint8Array>,
  packed: () => number,
  file: string,
): AsyncIterable<Uint8Array> {
  let unpacked = 0;
  for await (const chunk of chunks) {
    unpacked += chunk.length;
    if (isBomb(unpacked, packed())) throw new FaultError('input-bomb', { file, ratio: MOST_TIMES });
    yield chunk;
  }
}
