// The endings of files that are written: which format each stands for, and which a command does not write.
import { type Fault, failed, fault, ok, type Result } from '../records/fault.js';

/** The endings of each format, the usual one first. A table of text has none: its file may have any name without one. */
const ENDINGS = {
  table: [],
  csv: ['csv'],
  json: ['json'],
  md: ['md', 'markdown'],
  xlsx: ['xlsx'],
  yaml: ['yaml', 'yml'],
  sql: ['sql'],
  html: ['html', 'htm'],
  pdf: ['pdf'],
  docx: ['docx'],
  svg: ['svg'],
  png: ['png'],
} as const;

/** A format in which files are written. */
export type FileFormat = keyof typeof ENDINGS;

/** Endings by which other programs open a file as what it then would not be. */
const OF_OTHER_PROGRAMS = [
  ...['tsv', 'xls', 'xlsm', 'xlsb', 'xltx', 'ods', 'doc', 'docm', 'odt', 'rtf', 'pptx', 'odp'],
  ...['xml', 'jpg', 'jpeg', 'gif', 'webp', 'tif', 'tiff', 'parquet', 'arrow', 'feather'],
  ...['gz', 'zip', '7z', 'duckdb', 'sqlite', 'db'],
];

/** The ending of a file's name, in small letters; empty where it has none. */
function endingOf(file: string): string {
  return /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

/**
 * The format that a file's name stands for, among those that a command writes; undefined where the name has no ending.
 * An ending of none of them is refused, before anything is read.
 */
export function formatByEnding<Format extends FileFormat>(
  file: string,
  formats: readonly Format[],
): Result<Format | undefined> {
  const ending = endingOf(file);
  if (ending === '') return ok(undefined);
  const named = formats.find((format) => endingsOf(format).includes(ending));
  return named === undefined ? failed('usage-ending', particulars(file, formats)) : ok(named);
}

/** The name of a file of a command that writes one format: it has that ending, or none. */
export function fileIn(format: FileFormat): (file: string) => Result<string> {
  return (file) => {
    const named = formatByEnding(file, [format]);
    return named.ok ? ok(file) : named;
  };
}

/** The same where the name must have an ending. */
export function requiredFormat<Format extends FileFormat>(
  file: string,
  formats: readonly Format[],
): Result<Format> {
  const named = formatByEnding(file, formats);
  if (!named.ok) return named;
  const { value } = named;
  return value === undefined ? failed('usage-ending', particulars(file, formats)) : ok(value);
}

/** Refuses a file of one format under the ending of another, by which it could not be opened. Other endings are one's own. */
export function endingClash(file: string | undefined, format: FileFormat): Fault | false {
  const ending = endingOf(file ?? '');
  if (file === undefined || endingsOf(format).includes(ending)) return false;
  const isOther =
    OF_OTHER_PROGRAMS.includes(ending) ||
    Object.values<readonly string[]>(ENDINGS).flat().includes(ending);
  return isOther && fault('usage-ending', particulars(file, [format]));
}

function endingsOf(format: FileFormat): readonly string[] {
  return ENDINGS[format];
}

/** Where text is one of several formats, it is told apart: its name needs no ending. */
function particulars(file: string, formats: readonly FileFormat[]) {
  const isText = formats.length === 1 && formats[0] === 'table';
  const endings = isText ? ['txt'] : formats.flatMap((format) => endingsOf(format).slice(0, 1));
  return {
    file,
    endings: endings.map((each) => `.${each}`),
    mayBeTable: !isText && formats.includes('table'),
  };
}
