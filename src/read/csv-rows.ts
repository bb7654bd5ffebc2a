// Decides where rows and cells of a CSV or TSV file begin and end: csv-parse, fed with pieces of any size.
import { type Options, Parser } from 'csv-parse';

/** Takes the rows of a file; `endLine` is the line on which a row ends, from 1. */
export type RowHandler = (cells: string[], endLine: number) => void;

/** How reading ended: well, or with a quotation mark opened after `line` and never closed. */
export type RowsEnd =
  | { readonly kind: 'complete' }
  | { readonly kind: 'open-quote'; readonly line: number };

/** A parser that hands each row on as soon as it is read, with its line; the rows pass no stream buffer. */
class RowParser extends Parser {
  constructor(
    options: Options,
    private readonly handle: RowHandler,
  ) {
    super(options);
  }

  override push(record: string[] | null): boolean {
    if (record === null) return super.push(null);
    this.handle(record, this.info.lines);
    return true;
  }
}

const PROBE_BYTES = 64 * 1024;

/** Reads UTF-8 bytes as rows. Blank lines are no rows; CRLF, LF and CR end a line; the first line tells CSV from TSV. */
export async function readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  handle: RowHandler,
): Promise<RowsEnd> {
  let parser: RowParser | undefined;
  let held: Uint8Array[] = [];
  let lastLine = 0;
  let openQuote: number | undefined;
  let failure: Error | undefined;

  const start = (): RowParser => {
    const made = new RowParser(
      {
        bom: true,
        delimiter: separatorOf(held),
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
      },
      (cells, endLine) => {
        lastLine = endLine;
        handle(cells, endLine);
      },
    );
    made.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'CSV_QUOTE_NOT_CLOSED') openQuote = lastLine + 1;
      else failure = error;
    });
    for (const chunk of held) made.write(chunk);
    held = [];
    return made;
  };

  for await (const chunk of chunks) {
    if (parser === undefined) {
      held.push(chunk);
      if (hasLineEnd(held)) parser = start();
    } else {
      parser.write(chunk);
    }
    if (failure) throw failure;
  }
  parser ??= start();
  const ending = parser;
  await new Promise<void>((resolve) => {
    ending.once('close', resolve);
    ending.resume();
    ending.end();
  });
  if (failure) throw failure;
  return openQuote === undefined ? { kind: 'complete' } : { kind: 'open-quote', line: openQuote };
}

function hasLineEnd(chunks: readonly Uint8Array[]): boolean {
  let size = 0;
  for (const chunk of chunks) {
    if (chunk.includes(10) || chunk.includes(13)) return true;
    size += chunk.length;
  }
  return size > PROBE_BYTES;
}

/** A tab where the first line has more tabs than commas, else a comma. */
function separatorOf(chunks: readonly Uint8Array[]): string {
  let tabs = 0;
  let commas = 0;
  for (const chunk of chunks) {
    for (const byte of chunk) {
      if (byte === 10 || byte === 13) return tabs > commas ? '\t' : ',';
      if (byte === 9) tabs += 1;
      if (byte === 44) commas += 1;
    }
  }
  return tabs > commas ? '\t' : ',';
}
