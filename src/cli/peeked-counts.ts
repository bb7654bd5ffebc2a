// A file that may be records or counts of cards: which of them it is, told by its header.
import type { Host, InputFile } from '../host/host.js';
import type { FileContent } from '../read/content.js';
import { HEADER_WITHIN } from '../read/tables/rows.js';
import { peekRows } from '../read/text/peek-header.js';
import { readHeader } from '../records/columns.js';
import { loadAliases } from './bundled-data.js';
import { withShownNames } from './shown-names.js';

/** A file, which can still be read from its start; and its content as `counts` where no header of dates tells of records. */
export async function peekedCounts(
  host: Host,
  input: InputFile,
  sheet: string | undefined,
): Promise<{ input: InputFile; counts: FileContent | undefined }> {
  const content = withShownNames(host, await input.content(() => {}));
  const aliases = loadAliases(host);
  const isDated = (cells: readonly string[]) => {
    const { positions } = readHeader(cells, aliases);
    return positions.has('birth_date') || positions.has('card_issued_on');
  };
  let whole = content;
  let isRecords = false;
  if (content.kind === 'text') {
    const peeked = await peekRows(input.name, content.chunks, HEADER_WITHIN);
    whole = { ...content, chunks: peeked.chunks };
    isRecords = peeked.rows.some(isDated);
  } else if (content.kind === 'workbook') {
    const { holdsRow } = await import('../read/workbook/workbook-rows.js');
    isRecords = await holdsRow(content, input.name, sheet, isDated);
  }
  const again = { ...input, content: async () => whole };
  return { input: again, counts: isRecords || content.kind === 'parquet' ? undefined : whole };
}
