// Decompression bombs: a packed file that unpacks to hundreds of times its size is no table.
import { FaultError } from '../records/fault.js';

/** Tables of records pack to a tenth; what unpacks to hundreds of times its size is made to exhaust the reader. */
export const MOST_TIMES = 300;
const BOMB_FROM = 256 * 1024 * 1024;

export function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > BOMB_FROM && unpacked > packed * MOST_TIMES;
}

/** Passes unpacked bytes on until they are far too many for what was packed. */
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
