// Decides where a result goes: to standard output, or whole into the file of --output; one place knows every format.
import type { Host } from '../host/host.js';
import { Fault } from '../records/fault.js';
import { type CsvHeaders, renderCsv } from '../render/csv.js';
import { encodeText, type OutputEncoding } from '../render/encode.js';
import type { Language } from '../render/language.js';
import { renderMarkdown } from '../render/markdown.js';
import type { Sheet } from '../render/sheet.js';
import { renderTable } from '../render/table.js';
import type { OutputFlags } from './common-options.js';

/** What a command can say, in each format it offers; made only when asked for. */
export interface Presentation {
  readonly table: (language: Language, colour: boolean) => string;
  readonly csv?: (language: Language, headers: CsvHeaders) => string;
  readonly md?: (language: Language) => string;
  readonly json: () => object;
}

/** A presentation whose formats for people come from one sheet, and whose CSV may come from another. */
export function sheetPresentation(
  sheet: (language: Language) => Sheet,
  json: () => object,
  csvSheet: (language: Language) => Sheet = sheet,
): Presentation {
  return {
    table: (language, colour) => renderTable(sheet(language), { language, colour }),
    csv: (language, headers) => renderCsv(csvSheet(language), headers),
    md: (language) => renderMarkdown(sheet(language), language),
    json,
  };
}

/** Endings that promise a form of file; under any other name a table is as good. */
const OTHER_FORMATS = ['csv', 'json', 'md', 'xlsx', 'xls', 'html', 'pdf', 'svg'];

/** The format asked for, or the one the output file's name ends with, or a table. */
export function formatOf(flags: OutputFlags, offered: readonly string[]): string {
  if (flags.format !== undefined) return flags.format;
  const ending = /\.(\w+)$/.exec(flags.output ?? '')?.[1]?.toLowerCase();
  if (ending !== undefined && offered.includes(ending)) return ending;
  if (ending !== undefined && OTHER_FORMATS.includes(ending)) {
    throw new Fault('usage-format-not-offered', {
      file: flags.output ?? '',
      list: offered.join(', '),
    });
  }
  return 'table';
}

/** Writes a result. CSV has Japanese headers only where --lang ja was given; JSON knows no language. */
export async function deliver(
  host: Host,
  presentation: Presentation,
  flags: OutputFlags & { readonly encoding?: OutputEncoding },
  inputs: readonly string[],
): Promise<void> {
  const language = flags.lang ?? host.language;
  const format = formatOf(flags, Object.keys(presentation));
  const text = (() => {
    switch (format) {
      case 'json':
        return `${JSON.stringify(presentation.json(), null, 2)}\n`;
      case 'csv':
        return presentation.csv?.(language, flags.lang === 'ja' ? 'japanese' : 'machine') ?? '';
      case 'md':
        return presentation.md?.(language) ?? '';
      default:
        return presentation.table(language, host.colour && flags.output === undefined);
    }
  })();
  await deliverText(host, text, flags, inputs);
}

/** Writes a text to standard output, or whole into the file of --output. */
export async function deliverText(
  host: Host,
  text: string,
  flags: Pick<OutputFlags, 'output'> & { readonly encoding?: OutputEncoding },
  inputs: readonly string[],
): Promise<void> {
  const bytes = encodeText(text, flags.encoding ?? 'utf-8');
  if (!(bytes instanceof Uint8Array))
    throw new Fault('usage-cp932-lacks', { count: bytes.missing });
  if (flags.output === undefined || flags.output === '-') await host.write(bytes);
  else {
    const file = host.create(flags.output, inputs);
    file.write(bytes);
    file.commit();
  }
}
