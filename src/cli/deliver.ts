// Decides where a result goes: to standard output, or whole into the file of --output; one place knows every format.
import type { Host } from '../host/host.js';
import { manifestJson, provenanceNotes } from '../layout/provenance.js';
import { FaultError, type FaultParams } from '../records/fault.js';
import type { Provenance } from '../records/provenance.js';
import { fill, type Language, listed } from '../words/language.js';
import { NOTES } from '../words/messages.js';
import type { WorkbookName } from '../words/workbook.js';
import { renderCsv } from '../write/csv.js';
import { encodeText, type OutputEncoding, type Unencodable } from '../write/encode.js';
import { type MachineHeaders, type MachineTable, machineTable } from '../write/machine-table.js';
import { renderMarkdown } from '../write/markdown.js';
import { platformDependentIn } from '../write/portable.js';
import type { Sheet } from '../write/sheet.js';
import { renderTable, type TableStyle } from '../write/table.js';
import type { FigureFlags, OutputFlags, ReadingFlags } from './common-options.js';

/** What a command can say, in each format it offers; made only when asked for. */
export interface Presentation {
  readonly table: (style: TableStyle) => string;
  readonly csv?: (headers: MachineHeaders) => MachineTable;
  readonly md?: (language: Language) => string;
  readonly xlsx?: (language: Language) => Promise<Uint8Array>;
  readonly json: () => object;
}

/** A report that can be laid out as a sheet. */
export interface SheetParts {
  readonly sheet: (language: Language) => Sheet;
  /** The sheet for programs, where it is another than the one for people. */
  readonly machine?: (language: Language) => Sheet;
  /** Sheets that people see below the first. */
  readonly beneath?: (language: Language) => readonly Sheet[];
  readonly json: () => object;
  readonly provenance: Provenance;
  /** Given where the command also writes workbooks. */
  readonly workbook?: WorkbookName;
}

/** A presentation in all formats of a sheet; with --provenance its notes say where the figures come from. */
export function sheetPresentation(parts: SheetParts, flags: FigureFlags): Presentation {
  const { machine = parts.sheet, beneath = () => [], json, provenance, workbook } = parts;
  const sheet = (language: Language): Sheet => {
    const plain = parts.sheet(language);
    if (flags.provenance !== true) return plain;
    return { ...plain, notes: [...plain.notes, ...provenanceNotes(provenance, language)] };
  };
  const all = (language: Language, render: (each: Sheet) => string) =>
    [sheet(language), ...beneath(language)].map(render).join('\n');
  const table = (headers: MachineHeaders) =>
    machineTable(machine(headers === 'japanese' ? 'ja' : 'en'), headers);
  return {
    table: (style) => all(style.language, (each) => renderTable(each, style)),
    csv: table,
    md: (language) => all(language, (each) => renderMarkdown(each, language)),
    ...(workbook && {
      xlsx: async (language: Language) => {
        // Loaded here, so that no other format waits for it.
        const { renderWorkbook } = await import('../write/workbook.js');
        const made = {
          name: workbook,
          table: table(headersIn(language)),
          notes: parts.sheet(language).notes,
          beneath: beneath(language),
          provenance,
        };
        return renderWorkbook(made, language);
      },
    }),
    json,
  };
}

function headersIn(language: Language): MachineHeaders {
  return language === 'ja' ? 'japanese' : 'machine';
}

/** Endings that promise a form of file; under any other name a table is as good. */
const OTHER_FORMATS = ['csv', 'json', 'md', 'xlsx', 'xls', 'html', 'pdf', 'svg'];

/** The format asked for, or the one the output file's name ends with, or a table; --excel means CSV. */
function formatOf(flags: FigureFlags, offered: readonly string[]): string {
  if (flags.format !== undefined) return flags.format;
  const ending = endingOf(flags);
  if (ending !== undefined && offered.includes(ending)) return ending;
  if (ending !== undefined && OTHER_FORMATS.includes(ending)) {
    throw new FaultError('usage-format-not-offered', {
      file: flags.output ?? '',
      formats: offered,
    });
  }
  return flags.excel === true ? 'csv' : 'table';
}

function endingOf({ output }: OutputFlags): string | undefined {
  return /\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase();
}

function goesToStandardOutput({ output }: Pick<OutputFlags, 'output'>): boolean {
  return output === undefined || output === '-';
}

/** Refuses options on the output that do not go together, before anything is read. */
export function refuseClashes(host: Host, flags: FigureFlags, offered: readonly string[]): void {
  const format = formatOf(flags, offered);
  if (format === 'xlsx' && goesToStandardOutput(flags) && host.isTerminal)
    throw new FaultError('usage-workbook-on-terminal');
  if (flags.chart === true && format !== 'table') throw new FaultError('usage-chart-needs-table');
  if (flags.provenance === true && format === 'csv')
    throw new FaultError('usage-provenance-in-csv');
  if (flags.excel !== true) return;
  if (format !== 'csv') throw new FaultError('usage-excel-needs-csv');
  if ((flags.encoding ?? 'utf-8-bom') !== 'utf-8-bom') throw new FaultError('usage-excel-encoding');
}

/** Whether the output names every file's SHA-256, however large the file. */
export function showsEveryDigest(
  flags: FigureFlags & { readonly manifest?: string | undefined },
): boolean {
  const format = flags.format ?? endingOf(flags);
  return flags.manifest !== undefined || flags.provenance === true || format === 'xlsx';
}

/** Writes a result. CSV has Japanese headers only where --lang ja was given; JSON knows no language. */
export async function deliver(
  host: Host,
  presentation: Presentation,
  flags: FigureFlags,
  inputs: readonly string[],
): Promise<void> {
  await deliverBytes(host, await rendered(host, presentation, flags), flags, inputs);
}

/** Writes figures, and once they stand, the manifest of what they rest on. `inputs` is every file the run has read. */
export async function deliverFigures(
  host: Host,
  presentation: Presentation,
  flags: FigureFlags & Pick<ReadingFlags, 'manifest'>,
  provenance: Provenance,
  inputs: readonly string[],
): Promise<void> {
  await deliver(host, presentation, flags, inputs);
  writeManifest(host, flags.manifest, provenance, inputs);
}

/** Writes the manifest, once the result it speaks of stands. */
export function writeManifest(
  host: Host,
  path: string | undefined,
  provenance: Provenance,
  inputs: readonly string[],
): void {
  if (path === undefined) return;
  const file = host.create(path, inputs);
  file.write(`${JSON.stringify(manifestJson(provenance), null, 2)}\n`);
  file.commit();
}

/** Writes bytes to standard output, or whole into the file of --output. */
export async function deliverBytes(
  host: Host,
  bytes: string | Uint8Array,
  flags: Pick<OutputFlags, 'output'>,
  inputs: readonly string[],
): Promise<void> {
  if (goesToStandardOutput(flags)) await host.write(bytes);
  else {
    const file = host.create(flags.output ?? '', inputs);
    file.write(bytes);
    file.commit();
  }
}

async function rendered(
  host: Host,
  presentation: Presentation,
  flags: FigureFlags,
): Promise<Uint8Array> {
  const language = flags.lang ?? host.language;
  const encoding = flags.encoding ?? (flags.excel === true ? 'utf-8-bom' : 'utf-8');
  const { table, csv, md, xlsx, json } = presentation;
  const toScreen = goesToStandardOutput(flags);
  const format = formatOf(flags, Object.keys(presentation));
  if (format === 'xlsx' && xlsx) return xlsx(language);
  if (format === 'csv' && csv) {
    const made = csv(headersIn(flags.lang ?? 'en'));
    const forOffices = flags.lang === 'ja' || flags.excel === true || encoding === 'cp932';
    const bytes = csvBytes(made, flags, encoding);
    if (forOffices) warnOfLetters(host, made, language);
    return bytes;
  }
  if (format === 'json') return textBytes(`${JSON.stringify(json(), null, 2)}\n`, encoding);
  if (format === 'md' && md) return textBytes(md(language), encoding);
  const style = {
    language,
    colour: host.colour && toScreen,
    blocks: host.showsUnicode || !toScreen,
  };
  return textBytes(table(style), encoding);
}

function csvBytes(table: MachineTable, flags: FigureFlags, encoding: OutputEncoding): Uint8Array {
  const bytes = encodeText(renderCsv(table, flags.excel === true ? '\r\n' : '\n'), encoding);
  if (bytes instanceof Uint8Array) return bytes;
  const { first } = bytes;
  const index = table.columns.findIndex(
    ({ header }, column) =>
      header.includes(first) || table.rows.some((row) => String(row[column]).includes(first)),
  );
  const header = table.columns[index]?.header ?? '';
  throw lacking(bytes, { code: 'inColumn', header });
}

/** How many characters a warning names. */
const MOST_NAMED = 3;

/** Warns of characters that another office's machines may lack: they come from the user's own names. */
function warnOfLetters(host: Host, table: MachineTable, language: Language): void {
  const found = platformDependentIn(table);
  if (found.length === 0) return;
  const list = found.slice(0, MOST_NAMED).map(({ character, line, column }) =>
    fill(NOTES.letterPlace, language, {
      character: codePoint(character),
      line: String(line),
      column,
    }),
  );
  const warning = fill(NOTES.platformDependent, language, {
    count: found.length,
    list: listed(list, language),
  });
  host.warn(`${NOTES.warningWord[language]}: ${warning}`);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

function textBytes(text: string, encoding: OutputEncoding): Uint8Array {
  const bytes = encodeText(text, encoding);
  if (bytes instanceof Uint8Array) return bytes;
  const line = text.slice(0, text.indexOf(bytes.first)).split('\n').length;
  throw lacking(bytes, { code: 'inLine', line });
}

/** Names the first character that CP932 lacks by its number, so that it can be looked up. */
function lacking(
  { count, first }: Unencodable,
  place: FaultParams['usage-cp932-lacks']['place'],
): FaultError {
  return new FaultError('usage-cp932-lacks', { count, character: codePoint(first), place });
}
