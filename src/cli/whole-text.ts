// Texts that are held whole: results of this program and descriptions, which are small; a large file is something else.
import type { Host } from '../host/host.js';
import { decodeText } from '../read/text/decode.js';
import { FaultError } from '../records/fault.js';

const MIB = 1 << 20;
/** What the heap holds for each character of a text until it is read into values, at most. */
const BYTES_A_CHARACTER = 48;

/**
 * The whole text of a file.
 *
 * @throws {FaultError} input-text-too-large where the heap would not hold it and what it is read into.
 */
export async function wholeText(
  host: Host,
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<string> {
  const most = Math.floor(host.heapBytes / BYTES_A_CHARACTER);
  let text = '';
  for await (const piece of decodeText(chunks, file)) {
    text += piece;
    if (text.length > most)
      throw new FaultError('input-text-too-large', {
        file,
        limit: Math.max(1, Math.floor(most / MIB)),
      });
  }
  return text;
}
