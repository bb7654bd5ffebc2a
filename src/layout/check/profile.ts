// The profile of a check as text and as JSON: a table of columns for each file, then what the records hold.

import type { ColumnSeen, FormSeen } from '../../read/file-seen.js';
import { DATE_FORMS } from '../../records/date-text.js';
import type { CardsShown, CheckProfile, FileProfile } from '../../reports/profile.js';
import type { Localized } from '../../rules/rule-book.js';
import { COLUMN_WORDS, ISSUE_KIND_WORDS, STATUS_WORDS } from '../../words/columns.js';
import { fill, grouped, type Language, listed } from '../../words/language.js';
import { officeText } from '../../words/offices.js';
import {
  PROFILE_HEADINGS,
  PROFILE_WORDS,
  READ_BY_WORDS,
  REMARK_WORDS,
} from '../../words/profile.js';
import { separatorText } from '../../words/reading.js';
import type { Sheet, SheetColumn } from '../../write/sheet.js';
import { noteLines, renderTable, type TableStyle } from '../../write/table.js';

/** Encodings as people know them. */
const ENCODING_NAMES = {
  ascii: 'ASCII',
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  shift_jis: 'CP932',
  'euc-jp': 'EUC-JP',
  'iso-2022-jp': 'ISO-2022-JP',
} as const;

/** Offices named in a sentence. */
const MOST_NAMED = 30;

/** Columns of a file shown that are not read; a sheet may have thousands. */
const MOST_UNREAD = 30;

/** The profile for people. */
export function profileText(profile: CheckProfile, style: TableStyle): string {
  const { language } = style;
  const tables = profile.files.map((file) => renderTable(fileSheet(file, language), style));
  const lines = recordLines(profile, language);
  return [
    ...tables,
    ...(lines.length === 0 ? [] : [`${noteLines(lines, style.width).join('\n')}\n`]),
  ].join('\n');
}

function fileSheet(file: FileProfile, language: Language): Sheet {
  const column = (key: keyof typeof PROFILE_HEADINGS, kind: SheetColumn['kind']): SheetColumn => ({
    ...{ key, kind },
    heading: PROFILE_HEADINGS[key][language],
  });
  const { shown, left } = columnsShown(file.columns);
  return {
    title: formText(file, language),
    columns: [
      column('number', 'count'),
      ...(['header', 'column'] as const).map((key) => column(key, 'text')),
      column('blank', 'count'),
      ...(['first', 'last', 'forms'] as const).map((key) => column(key, 'text')),
    ],
    rows: shown.map((each) => [
      each.number,
      isHeader(file.columns) ? shortened(each.header) : '',
      readText(each, language),
      each.blank ?? '',
      each.first ?? '',
      each.last ?? '',
      each.forms.map((form) => DATE_FORMS[form]).join(' '),
    ]),
    notes: left === 0 ? [] : [fill(PROFILE_WORDS.moreColumns, language, { count: left })],
  };
}

/** Every column that is read or should perhaps be, the first of the others, and how many are left out. */
function columnsShown<Column extends ColumnSeen>(columns: readonly Column[]) {
  let unread = 0;
  const shown = columns.filter((each) => {
    if (each.by !== undefined || each.looks !== undefined) return true;
    unread += 1;
    return unread <= MOST_UNREAD;
  });
  return { shown, left: columns.length - shown.length };
}

/** What a file is, in a line. */
function formText({ file, form, rows, cards }: FileProfile, language: Language): string {
  const say = (words: Localized, params: Readonly<Record<string, string>> = {}) =>
    fill(words, language, { file, rows, cards, ...params });
  switch (form.kind) {
    case 'parquet':
      return say(PROFILE_WORDS.parquet);
    case 'workbook':
      return say(PROFILE_WORDS.workbook, {
        sheet: form.sheet,
        sheets: listed(form.sheets, language),
      });
    default: {
      return say(PROFILE_WORDS.text, {
        encoding: ENCODING_NAMES[form.encoding],
        separator: separatorText(form.separator, language),
      });
    }
  }
}

/** What a header is read as, and by what. */
function readText({ columns, by, unread, looks }: ColumnSeen, language: Language): string {
  if (by === undefined) {
    if (unread === 'ignored') return READ_BY_WORDS.ignored[language];
    return READ_BY_WORDS[looks === undefined ? 'unknown' : 'looks'][language];
  }
  const column = listed(
    columns.map((name) =>
      fill(READ_BY_WORDS.column, language, { name, called: COLUMN_WORDS[name] }),
    ),
    language,
  );
  return by === 'name' || by === 'alias' ? column : fill(READ_BY_WORDS[by], language, { column });
}

/** What all records hold, a sentence for each. */
function recordLines(profile: CheckProfile, language: Language): string[] {
  const { asOf, statuses, kinds, offices, remarks, suppressedBelow } = profile;
  const named =
    (words: Readonly<Record<string, Localized>>) =>
    ({ name, cards }: CardsShown) =>
      `${words[name]?.[language] ?? name} ${cardsText(cards)}`;
  const list = (
    words: Localized,
    shown: readonly CardsShown[],
    nameOf: (each: CardsShown) => string,
  ) => {
    if (shown.length === 0) return [];
    const left = shown.length - MOST_NAMED;
    const more = left > 0 ? [fill(PROFILE_WORDS.moreOffices, language, { count: left })] : [];
    const names = [...shown.slice(0, MOST_NAMED).map(nameOf), ...more];
    return [fill(words, language, { list: listed(names, language) })];
  };
  const isHidden = [...statuses, ...kinds, ...offices].some(({ cards }) => cards === null);
  return [
    ...(asOf === undefined ? [] : [fill(PROFILE_WORDS.asOf, language, { asOf })]),
    ...list(PROFILE_WORDS.statuses, statuses, named(STATUS_WORDS)),
    ...list(PROFILE_WORDS.kinds, kinds, named(ISSUE_KIND_WORDS)),
    ...list(
      PROFILE_WORDS.offices,
      offices,
      ({ name, cards }) =>
        `${name === '' ? PROFILE_WORDS.noOffice[language] : shortened(officeText(name, language))} ${cardsText(cards)}`,
    ),
    ...(isHidden ? [fill(PROFILE_WORDS.hidden, language, { below: suppressedBelow })] : []),
    ...remarks.map(({ code, ...params }) => fill(REMARK_WORDS[code], language, params)),
  ];
}

function cardsText(cards: number | null): string {
  return cards === null ? '–' : grouped(cards);
}

const SHOWN_HEADER = 40;

/** Whether a first row is a header: one of which no column is known may hold people's data, which are never repeated. */
function isHeader(columns: readonly { readonly columns: readonly unknown[] }[]): boolean {
  return columns.some((each) => each.columns.length > 0);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SHOWN_HEADER ? `${line.slice(0, SHOWN_HEADER)}…` : line;
}

/** The profile for programs. */
export function profileJson(
  { files, suppressedBelow, statuses, kinds, offices, remarks, asOf }: CheckProfile,
  totals: { readonly rows: number; readonly cards: number; readonly rejectedRows: number },
): object {
  const counts = (shown: readonly CardsShown[]) =>
    shown.length === 0 ? null : Object.fromEntries(shown.map(({ name, cards }) => [name, cards]));
  return {
    rows: totals.rows,
    cards: totals.cards,
    rejected_rows: totals.rejectedRows,
    as_of: asOf ?? null,
    suppressed_below: suppressedBelow,
    status: counts(statuses),
    card_issue_kind: counts(kinds),
    office: counts(offices),
    files: files.map(({ file, form, rows, cards, columns: all }) => ({
      ...{ file, ...formJson(form), rows, cards },
      columns: all.map(({ number, header, columns, by, unread, looks, ...held }) => ({
        number,
        header: isHeader(all) ? header : null,
        ...{ read_as: columns, by: by ?? null },
        unread: looks === undefined ? (unread ?? null) : looks.looks,
        may_be: looks?.columns ?? [],
        blank: held.blank ?? null,
        first: held.first ?? null,
        last: held.last ?? null,
        date_forms: held.forms,
      })),
    })),
    remarks,
  };
}

function formJson(form: FormSeen): object {
  switch (form.kind) {
    case 'text':
      return {
        kind: 'text',
        encoding: ENCODING_NAMES[form.encoding].toLowerCase(),
        separator: form.separator ?? null,
      };
    case 'workbook':
      return { kind: 'workbook', sheet: form.sheet, sheets: form.sheets };
    default:
      return { kind: 'parquet' };
  }
}
