// A layout file of what a check recognized; what it did not stands in comments, to be settled by a person.
import { stringify } from 'yaml';
import type { FileForm } from '../../read/row-intake.js';
import { REQUIRED_COLUMNS } from '../../records/columns.js';
import type { MappedValue } from '../../records/row-reader.js';
import type { CheckReport } from '../../reports/check.js';
import type { ListedFinding, PlacedValue } from '../../reports/finding-log.js';
import type { ColumnProfile, FileProfile } from '../../reports/profile.js';
import type { Localized } from '../../rules/rule-book.js';
import { COLUMN_WORDS, ISSUE_KIND_WORDS, meaningsText, STATUS_WORDS } from '../../words/columns.js';
import { fill, type Language, type Params } from '../../words/language.js';
import { LAYOUT_FILE_WORDS } from '../../words/layout-file.js';

/** Whether all files have the headers of the first, in the same order. */
export function hasOneHeader(files: readonly FileProfile[]): boolean {
  const headers = files.map(({ columns }) => JSON.stringify(columns.map(({ header }) => header)));
  return new Set(headers).size <= 1;
}

/** The text of a layout file for files with one header. `path` is where it is to lie, for its first comment. */
export function fileLayoutText(
  report: Pick<CheckReport, 'profile' | 'findings'>,
  form: FileForm,
  path: string,
  language: Language,
): string {
  const say = (words: Localized, params?: Params) => `# ${fill(words, language, params)}`;
  const [file] = report.profile.files;
  if (file === undefined) return '';
  const parts = [
    [
      file.file === '-'
        ? say(LAYOUT_FILE_WORDS.headPiped)
        : say(LAYOUT_FILE_WORDS.head, { file: file.file }),
      say(LAYOUT_FILE_WORDS.use, { path }),
    ],
    columnLines(file.columns, say),
    valueLines(file.columns, form.values, report.findings, say, language),
    ignoreLines(file.columns, say),
    formLines(file, form, say),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Say = (words: Localized, params?: Params) => string;

function columnLines(columns: readonly ColumnProfile[], say: Say): string[] {
  const read = columns.flatMap((column) =>
    column.columns.map((name) => ({ name, header: column.header })),
  );
  const entries = read.map(({ name, header }) => `  ${entry(name, header)}`);
  const missing = REQUIRED_COLUMNS.filter((name) => read.every((each) => each.name !== name));
  const open = [
    ...missing.flatMap((name) => [
      say(LAYOUT_FILE_WORDS.missing, { name: COLUMN_WORDS[name] }),
      `#  ${name}:`,
    ]),
    ...columns.flatMap(({ header, looks }) =>
      looks === undefined || looks.columns.length === 0
        ? []
        : [
            looks.columns.some((name) => read.some((each) => each.name === name))
              ? say(LAYOUT_FILE_WORDS.instead, { header, name: looks.columns[0] ?? '' })
              : say(LAYOUT_FILE_WORDS.perhaps, { header }),
            ...looks.columns.map((name) => `#  ${entry(name, header)}`),
          ],
    ),
  ];
  return [
    say(LAYOUT_FILE_WORDS.columns),
    entries.length === 0 ? '#columns:' : 'columns:',
    ...entries,
    ...open,
  ];
}

const NAMED = { status: STATUS_WORDS, card_issue_kind: ISSUE_KIND_WORDS } as const;
type NamedColumn = keyof typeof NAMED;

/** A value without a meaning; one that is not shown by the row in which it stands first. */
type UnknownValue = PlacedValue | { readonly value: string; readonly count: number };

function valueLines(
  columns: readonly ColumnProfile[],
  mapped: readonly MappedValue[],
  findings: readonly ListedFinding[],
  say: Say,
  language: Language,
): string[] {
  const parts = (Object.keys(NAMED) as NamedColumn[]).map((name) => {
    const header = columns.find((column) => column.columns.includes(name))?.header;
    const known = new Map(
      mapped
        .filter(({ column }) => column === name || column === header)
        .map(({ value, name: meaning }) => [value, meaning]),
    );
    const code = name === 'status' ? 'unknown-status' : 'unknown-issue-kind';
    const unknown = findings.flatMap(({ finding, count, value }): readonly UnknownValue[] => {
      if (finding.code !== code) return [];
      if (value?.kind === 'shown') return [{ value: value.text, count }];
      return value?.kind === 'placed' ? value.values : [];
    });
    return { name, known: [...known], unknown };
  });
  const used = parts.filter(({ known, unknown }) => known.length + unknown.length > 0);
  if (used.length === 0) return [];
  const isOpen = used.every(({ known }) => known.length === 0);
  return [
    say(isOpen ? LAYOUT_FILE_WORDS.openValues : LAYOUT_FILE_WORDS.values),
    ...used.map(({ name }) =>
      say(LAYOUT_FILE_WORDS.meanings, { name, names: meaningsText(NAMED[name], language) }),
    ),
    isOpen ? '#values:' : 'values:',
    ...used.flatMap(({ name, known, unknown }) => [
      known.length === 0 ? `#  ${name}:` : `  ${name}:`,
      ...known.map(([value, meaning]) => `    ${entry(value, meaning)}`),
      ...unknown.map((each) =>
        'value' in each
          ? `#    ${scalar(each.value)}: ${say(LAYOUT_FILE_WORDS.rows, { count: each.count })}`
          : unshownLine(each, say, language),
      ),
    ]),
  ];
}

/** A value that is not shown, by its row: to be written in place of it. */
function unshownLine({ line, count }: PlacedValue, say: Say, language: Language): string {
  const place = fill(LAYOUT_FILE_WORDS.place, language, { line: String(line) });
  return `#    ${scalar(place)}: ${say(LAYOUT_FILE_WORDS.unshown, { place, count })}`;
}

function ignoreLines(columns: readonly ColumnProfile[], say: Say): string[] {
  const ignored = columns.filter(({ unread }) => unread === 'ignored');
  const others = columns.filter(
    ({ unread, looks, header }) => unread === 'unknown' && looks === undefined && header !== '',
  );
  return [
    ...(ignored.length === 0
      ? []
      : [
          say(LAYOUT_FILE_WORDS.ignored),
          'ignore:',
          ...ignored.map(({ header }) => `  - ${scalar(header)}`),
        ]),
    ...(others.length === 0
      ? []
      : [
          say(LAYOUT_FILE_WORDS.unread),
          ...(ignored.length === 0 ? ['#ignore:'] : []),
          ...others.map(({ header }) => `#  - ${scalar(header)}`),
        ]),
  ];
}

/** What --input-encoding calls an encoding; undefined where the bytes tell none. */
const ENCODINGS = {
  ascii: undefined,
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  shift_jis: 'cp932',
  'euc-jp': 'euc-jp',
  'iso-2022-jp': 'iso-2022-jp',
} as const;

function formLines({ form: seen, isHandOver }: FileProfile, form: FileForm, say: Say): string[] {
  const { handOverLag, eraCodes, sheet } = form;
  const encoding = seen.kind === 'text' ? ENCODINGS[seen.encoding] : undefined;
  const sheets = seen.kind === 'workbook' ? seen.sheets : [];
  return [
    ...(encoding === undefined ? [] : [`encoding: ${encoding}`]),
    ...(seen.kind === 'workbook' && (sheet !== undefined || sheets.length > 1)
      ? [entry('sheet', seen.sheet)]
      : []),
    ...(handOverLag > 0
      ? [`handover_lag: ${handOverLag}`]
      : isHandOver
        ? [say(LAYOUT_FILE_WORDS.lag), '#handover_lag: 21']
        : []),
    ...(eraCodes ? ['era_codes: true'] : []),
  ];
}

function entry(key: string, value: string): string {
  return `${scalar(key)}: ${scalar(value)}`;
}

/** A text as YAML has it, on one line; quoted where it would mean something else. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, blockQuote: false }).trimEnd();
}
