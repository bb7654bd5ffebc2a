// The header row of a text, read ahead: the text can still be read from its start.
import { FaultError } from '../../records/fault.js';
import { readCsvRows } from './csv-rows.js';
import { decodeText } from './decode.js';

/** More than a header row takes. */
const HEADER_BYTES = 1 << 16;

/** The header row of a text, blank where there is none, and the text from its start. */
export async function peekHeader(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly header: readonly string[]; readonly chunks: AsyncIterable<Uint8Array> }> {
  const pieces = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  for (let bytes = 0; bytes < HEADER_BYTES; ) {
    const { value, done } = await pieces.next();
    if (done) break;
    start.push(value);
    bytes += value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  let header: readonly string[] | undefined;
  try {
    await readCsvRows(decodeText(headerPart(start), file), file, (cells) => {
      header ??= cells;
    });
  } catch (error) {
    // A fault of the text is reported when the text is read.
    if (!(error instanceof FaultError)) throw error;
  }
  return { header: header ?? [], chunks: whole() };
}

/** The first line of the pieces. A piece may end within a character; a line does not. */
async function* headerPart(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  // In UTF-16LE a line feed has a second byte.
  const feed = pieces[0]?.[0] === 0xff && pieces[0][1] === 0xfe ? 2 : 1;
  for (const piece of pieces) {
    const end = piece.indexOf(0x0a);
    yield end < 0 ? piece : piece.subarray(0, end + feed);
    if (end >= 0) return;
  }
}
