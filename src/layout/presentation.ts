// A report in every format that its command offers, and the bytes of the one asked for.
import { type FaultParams, failed, ok, type Result } from '../records/fault.js';
import type { Provenance } from '../records/provenance.js';
import { WARNING_WORD } from '../words/findings.js';
import { fill, type Language, listed } from '../words/language.js';
import { OUTPUT_WORDS } from '../words/output.js';
import { PROVENANCE_WORDS } from '../words/provenance.js';
import type { WorkbookName } from '../words/workbook.js';
import type { BookSheet } from '../write/book.js';
import { renderCsv } from '../write/csv.js';
import { encodeText, type OutputEncoding, type Unencodable } from '../write/encode.js';
import { type MachineHeaders, type MachineTable, machineTable } from '../write/machine-table.js';
import { renderMarkdown } from '../write/markdown.js';
import { platformDependentIn } from '../write/portable.js';
import type { Sheet } from '../write/sheet.js';
import { noteLines, renderTable, type TableStyle } from '../write/table.js';
import { asOfNote } from './basis-notes.js';
import { longJson, longSheet } from './long.js';
import { manifestJson, provenanceNotes } from './provenance.js';

/** The output of a command in each format it offers; made only when asked for. */
export interface Presentation {
  readonly table: (style: TableStyle) => string;
  readonly csv?: (headers: MachineHeaders) => MachineTable;
  readonly md?: (language: Language) => string;
  readonly xlsx?: (language: Language) => Promise<Uint8Array>;
  readonly json: () => object;
  /** A block of a scenario file. */
  readonly yaml?: (language: Language) => string;
  /** The basis of the figures. */
  readonly provenance: Provenance;
}

/** How a presentation is written. */
export interface RenderOptions {
  readonly format: 'table' | 'csv' | 'json' | 'md' | 'xlsx' | 'yaml' | 'svg' | 'png';
  readonly language: Language;
  /** The language of results for programs. */
  readonly machineLanguage: Language;
  readonly style: TableStyle;
  readonly encoding: OutputEncoding;
  /** CSV as Excel expects it. */
  readonly excel: boolean;
  /** Whether the notes say where the figures come from. */
  readonly provenance: boolean;
  /** Whether a table has all its notes beneath it, not the first {@link NOTE_LINES} lines alone. */
  readonly notes: boolean;
  /** Whether programs get one figure a row. */
  readonly long: boolean;
}

/** A report that can be laid out as a sheet. */
export interface SheetParts extends Pick<Presentation, 'json' | 'yaml' | 'provenance'> {
  readonly sheet: (language: Language) => Sheet;
  /** The sheet for programs, where it is another than the one for people. */
  readonly machine?: (language: Language) => Sheet;
  /** The JSON with one figure a row, where it is not that of the sheet for programs. */
  readonly longJson?: () => object;
  /** Sheets that people see below the first. */
  readonly beneath?: (language: Language) => readonly Sheet[];
  /** Given if the command also writes workbooks. */
  readonly workbook?: WorkbookName;
  /** The sheets of its workbook that people print and work in; loaded for workbooks alone. */
  readonly forms?: MakeForms;
}

/** Makes the sheets of a workbook that are forms; `first` is what the first row has to say. */
export type MakeForms = (
  language: Language,
  notes: readonly string[],
  first: string | undefined,
) => Promise<readonly BookSheet[]>;

/** A presentation in all formats of a sheet; with --provenance its notes say where the figures come from. */
export function sheetPresentation(
  parts: SheetParts,
  output: Pick<RenderOptions, 'provenance' | 'notes' | 'long'>,
): Presentation {
  const { machine: wide = parts.sheet, beneath = () => [], yaml, provenance, workbook } = parts;
  const machine = output.long ? (language: Language) => longSheet(wide, language) : wide;
  const json = output.long ? (parts.longJson ?? (() => longJson(parts.json(), wide))) : parts.json;
  const sheet = (language: Language): Sheet => {
    const plain = parts.sheet(language);
    if (!output.provenance) return plain;
    return { ...plain, notes: [...plain.notes, ...provenanceNotes(provenance, language)] };
  };
  const all = (language: Language, render: (each: Sheet) => string) =>
    [sheet(language), ...beneath(language)].map(render).join('\n');
  const table = (headers: MachineHeaders) =>
    machineTable(machine(headers === 'japanese' ? 'ja' : 'en'), headers);
  return {
    table: (style) => tables([sheet(style.language), ...beneath(style.language)], style, output),
    csv: table,
    md: (language) => all(language, (each) => renderMarkdown(each, language)),
    ...(workbook && {
      xlsx: async (language: Language) => {
        // Loaded here, so that no other format waits for it.
        const { renderWorkbook } = await import('../write/workbook.js');
        const { notes } = parts.sheet(language);
        const first = provenance.isExample ? PROVENANCE_WORDS.example[language] : undefined;
        const forms = await parts.forms?.(language, notes, first);
        const made = {
          ...{ name: workbook, table: table(headersIn(language)), notes },
          ...{ beneath: beneath(language), provenance, first },
          ...(forms !== undefined && { forms }),
        };
        return renderWorkbook(made, language);
      },
    }),
    json,
    ...(yaml && { yaml }),
    provenance,
  };
}

/** Lines of notes beneath a table, unless all are asked for. */
const NOTE_LINES = 8;

/** Sheets as tables beneath one another. Unless all notes are asked for, the first lines of them stand at the end. */
function tables(
  sheets: readonly Sheet[],
  style: TableStyle,
  { notes: all, provenance }: Pick<RenderOptions, 'provenance' | 'notes'>,
): string {
  const render = (each: Sheet) => renderTable(each, style);
  const notes = sheets.flatMap((each) => each.notes);
  const lines = noteLines(notes, style.width);
  if (all || provenance || lines.length <= NOTE_LINES) return sheets.map(render).join('\n');
  const shown: string[] = [];
  let left = 0;
  for (const note of notes) {
    const own = noteLines([note], style.width);
    if (shown.length + own.length < NOTE_LINES) shown.push(...own);
    else left += 1;
  }
  shown.push(fill(OUTPUT_WORDS.moreNotes, style.language, { count: left }));
  // Of a sheet without rows nothing may be left.
  const bare = sheets
    .map((each) => render({ ...each, notes: [] }))
    .filter((each) => each.trim() !== '');
  return [...bare, `${shown.join('\n')}\n`].join('\n');
}

/** The first line of what was made from invented people: nothing invented passes for one's own. */
function exampleLine({ isExample }: Provenance, language: Language): string[] {
  return isExample ? [`${PROVENANCE_WORDS.example[language]}\n`] : [];
}

/** What the lines of a CSV cannot say, since the first one is the header. */
function besideCsv(
  { asOf, asOfSource, asOfIsAssumed, isExample }: Provenance,
  language: Language,
): string[] {
  return [
    ...(isExample ? [PROVENANCE_WORDS.example[language]] : []),
    ...(asOf === undefined || asOfSource === undefined
      ? []
      : [asOfNote({ asOf, asOfSource, asOfIsAssumed }, language)]),
  ];
}

/** How reports of one kind are laid out. */
interface SheetLayouts<Report> extends Pick<SheetParts, 'workbook'> {
  readonly forms?: (report: Report) => MakeForms;
  readonly sheet: (report: Report, language: Language) => Sheet;
  readonly machine?: (report: Report, language: Language) => Sheet;
  readonly json: (report: Report) => object;
}

/** Presents reports of one kind as sheets. */
export function asSheet<Report extends { readonly basis: Provenance }>({
  sheet,
  machine = sheet,
  json,
  workbook,
  forms,
}: SheetLayouts<Report>) {
  return (report: Report, { output }: { readonly output: RenderOptions }): Presentation =>
    sheetPresentation(
      {
        sheet: (language) => sheet(report, language),
        machine: (language) => machine(report, language),
        json: () => json(report),
        provenance: report.basis,
        ...(workbook !== undefined && { workbook }),
        ...(forms !== undefined && { forms: forms(report) }),
      },
      output,
    );
}

function headersIn(language: Language): MachineHeaders {
  return language === 'ja' ? 'japanese' : 'machine';
}

/** The bytes of a result, and its warnings. */
export interface Rendered {
  readonly bytes: Uint8Array;
  readonly warnings: readonly string[];
}

/** A presentation in the format asked for. CSV has Japanese headers only where --lang ja was given. */
export async function rendered(
  { table, csv, md, xlsx, json, yaml, provenance }: Presentation,
  output: RenderOptions,
): Promise<Result<Rendered>> {
  const { format, language, machineLanguage, style, encoding, excel } = output;
  if (format === 'xlsx' && xlsx) return ok({ bytes: await xlsx(language), warnings: [] });
  if (format === 'csv' && csv) {
    const made = csv(headersIn(machineLanguage));
    const bytes = csvBytes(made, output);
    const forOffices = machineLanguage === 'ja' || excel || encoding === 'cp932';
    const months = made.columns.some(({ source }) => source.key === 'month');
    const warnings = [
      ...(forOffices && months ? [OUTPUT_WORDS.monthsAsDates[language]] : []),
      ...(forOffices ? letterWarnings(made, language) : []),
    ];
    return bytes.ok
      ? ok({ bytes: bytes.value, warnings: [...besideCsv(provenance, language), ...warnings] })
      : bytes;
  }
  if (format === 'yaml' && yaml) {
    const example = exampleLine(provenance, language).map((line) => `# ${line}`);
    const bytes = textBytes([...example, yaml(language)].join(''), encoding);
    return bytes.ok ? ok({ bytes: bytes.value, warnings: [] }) : bytes;
  }
  const text =
    format === 'json'
      ? jsonText(json())
      : [
          ...exampleLine(provenance, language),
          format === 'md' && md ? md(language) : table(style),
        ].join('\n');
  const bytes = textBytes(text, encoding);
  return bytes.ok ? ok({ bytes: bytes.value, warnings: [] }) : bytes;
}

/** JSON as every command writes it. */
export function jsonText(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The manifest of a result: the basis of its figures. */
export function manifestText(provenance: Provenance): string {
  return jsonText(manifestJson(provenance));
}

function csvBytes(
  table: MachineTable,
  { excel, encoding }: Pick<RenderOptions, 'excel' | 'encoding'>,
): Result<Uint8Array> {
  const bytes = encodeText(renderCsv(table, excel ? '\r\n' : '\n'), encoding);
  if (bytes instanceof Uint8Array) return ok(bytes);
  const { first } = bytes;
  const index = table.columns.findIndex(
    ({ header }, column) =>
      header.includes(first) || table.rows.some((row) => String(row[column]).includes(first)),
  );
  return lacking(bytes, { code: 'inColumn', header: table.columns[index]?.header ?? '' });
}

function textBytes(text: string, encoding: OutputEncoding): Result<Uint8Array> {
  const bytes = encodeText(text, encoding);
  if (bytes instanceof Uint8Array) return ok(bytes);
  const line = text.slice(0, text.indexOf(bytes.first)).split('\n').length;
  return lacking(bytes, { code: 'inLine', line });
}

/** Names the first character that CP932 lacks by its number, so that it can be looked up. */
function lacking(
  { count, first }: Unencodable,
  place: FaultParams['usage-cp932-lacks']['place'],
): Result<never> {
  return failed('usage-cp932-lacks', { count, character: codePoint(first), place });
}

/** How many characters a warning names. */
const MOST_NAMED = 3;

/** Warns of characters that the machines of another office may lack: they come from the user's own names. */
function letterWarnings(table: MachineTable, language: Language): string[] {
  const found = platformDependentIn(table);
  if (found.length === 0) return [];
  const list = found.slice(0, MOST_NAMED).map(({ character, line, column }) =>
    fill(OUTPUT_WORDS.letterPlace, language, {
      character: codePoint(character),
      line: String(line),
      column,
    }),
  );
  const warning = fill(OUTPUT_WORDS.platformDependent, language, {
    count: found.length,
    list: listed(list, language),
  });
  return [`${WARNING_WORD[language]}: ${warning}`];
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
