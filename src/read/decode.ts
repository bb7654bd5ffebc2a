// Decides that bytes are text before anything is read from them: strictly UTF-8, never a replacement character.
import { Fault } from '../records/fault.js';

/**
 * Decodes UTF-8, without its byte-order mark, and stops at the first byte that is not UTF-8. This is the seam for
 * other encodings: what comes after knows text alone.
 *
 * @throws {Fault} input-binary for a NUL byte, input-not-utf8 with the offset of the first wrong byte, input-empty.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  for await (const chunk of chunks) {
    const nul = chunk.indexOf(0);
    if (nul >= 0) throw new Fault('input-binary', { file, offset: offset + nul });
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new Fault('input-not-utf8', { file, offset: offset + firstWrongByte(chunk) });
    }
    offset += chunk.length;
    yield text;
  }
  try {
    decoder.decode();
  } catch {
    throw new Fault('input-not-utf8', { file, offset: Math.max(0, offset - 1) });
  }
  if (offset === 0) throw new Fault('input-empty', { file });
}

/** Where in a chunk decoding stops, by halving; a sequence begun in the chunk before counts as 0. */
function firstWrongByte(chunk: Uint8Array): number {
  let good = 0;
  let bad = chunk.length;
  const decodes = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(chunk.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
