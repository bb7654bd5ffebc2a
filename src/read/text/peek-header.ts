// The first rows of a text, read ahead: the text can still be read from its start.
import { FaultError } from '../../records/fault.js';
import { readCsvRows } from './csv-rows.js';
import { decodeText } from './decode.js';

/** More than titles and a header take. */
const HEAD_BYTES = 1 << 16;

/** The first rows of a text, at most `most`, and the text from its start. */
export async function peekRows(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{
  readonly rows: readonly (readonly string[])[];
  readonly chunks: AsyncIterable<Uint8Array>;
}> {
  const pieces = chunks[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  for (let bytes = 0; bytes < HEAD_BYTES; ) {
    const { value, done } = await pieces.next();
    if (done) break;
    start.push(value);
    bytes += value.length;
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* start;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  const rows: (readonly string[])[] = [];
  try {
    await readCsvRows(decodeText(headOf(start, most), file), file, (cells) => {
      if (rows.length < most) rows.push(cells);
    });
  } catch (error) {
    // A fault of the text is reported when the text is read.
    if (!(error instanceof FaultError)) throw error;
  }
  return { rows, chunks: whole() };
}

/** The first lines of the pieces, at most `most`. A piece may end within a character; a line does not. */
async function* headOf(pieces: readonly Uint8Array[], most: number): AsyncGenerator<Uint8Array> {
  // In UTF-16LE a line feed has a second byte.
  const feed = pieces[0]?.[0] === 0xff && pieces[0][1] === 0xfe ? 2 : 1;
  let lines = 0;
  for (const piece of pieces) {
    let end = -1;
    do {
      end = piece.indexOf(0x0a, end + 1);
      if (end >= 0) lines += 1;
    } while (end >= 0 && lines < most);
    yield end < 0 ? piece : piece.subarray(0, end + feed);
    if (end >= 0) return;
  }
}
