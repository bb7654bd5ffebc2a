// A table for programs in long form: one datum a row.
import { HEADINGS } from '../records/headings.js';
import type { Localized } from '../rules/rule-book.js';
import type { Language } from '../words/language.js';
import { UNIT_WORDS } from '../words/units.js';
import { unitOf } from '../write/machine-table.js';
import type { Sheet, SheetColumn } from '../write/sheet.js';
import { columnsIn } from './columns.js';

/** Figures that are blank where they are hidden; the others are blank where there is nothing to say. */
const HIDDEN_WHERE_BLANK: readonly string[] = ['card', 'certificate', 'total'];

/** Whether a column says what a row is about, and is no figure of it. */
function isKey({ kind, part }: SheetColumn): boolean {
  return (kind === 'year' || kind === 'text') && part === undefined;
}

/** Whether a column is a figure of its row: what a scenario assumes is none. */
function isFigure(column: SheetColumn): boolean {
  return !isKey(column) && column.part !== 'assumptions';
}

/**
 * The sheet with a row for each figure: what it is about, which figure, its value and unit. A figure that is not known
 * has no row; one that is hidden has a row without a value.
 */
export function longSheet(sheetIn: (language: Language) => Sheet, language: Language): Sheet {
  const sheet = sheetIn(language);
  const words = { en: sheetIn('en'), ja: sheetIn('ja') };
  const column = columnsIn(HEADINGS, language);
  const keys = sheet.columns.flatMap((each, index) => (isKey(each) ? [index] : []));
  const figures = sheet.columns.flatMap((each, index) => (isFigure(each) ? [index] : []));
  const codes: Record<string, Localized> = Object.fromEntries(
    figures.map((index) => [
      (sheet.columns[index] as SheetColumn).key,
      {
        en: (words.en.columns[index] as SheetColumn).heading,
        ja: (words.ja.columns[index] as SheetColumn).heading,
      },
    ]),
  );
  const units: Record<string, Localized> = Object.fromEntries(
    Object.values(UNIT_WORDS).map((unit) => [unit.en, unit]),
  );
  return {
    ...sheet,
    columns: [
      ...keys.map((index) => sheet.columns[index] as SheetColumn),
      { ...column('figure', 'text'), codes },
      { ...column('value', 'number'), unit: null },
      { ...column('unit', 'text'), codes: units },
    ],
    rows: sheet.rows.flatMap((row) =>
      figures.flatMap((index) => {
        const each = sheet.columns[index] as SheetColumn;
        const value = row[index] ?? null;
        if (value === null && !HIDDEN_WHERE_BLANK.includes(each.key)) return [];
        return [[...keys.map((key) => row[key] ?? null), each.key, value, unitOf(each)?.en ?? '']];
      }),
    ),
  };
}

/** JSON of scenarios in long form: their rows and months as one list, each with the name of its scenario. */
export function longJson(json: object, sheetIn: (language: Language) => Sheet): object {
  const { columns, rows } = longSheet(sheetIn, 'en');
  const { scenarios = [], ...rest } = json as { readonly scenarios?: readonly object[] };
  return {
    ...rest,
    scenarios: scenarios.map((scenario) => ({ ...scenario, rows: undefined, months: undefined })),
    months: undefined,
    rows: rows.map((row) =>
      Object.fromEntries(
        columns.flatMap(({ key }, index) => {
          const value = row[index] ?? null;
          return value === null && key !== 'value' ? [] : [[key, value]];
        }),
      ),
    ),
  };
}

/** What a row of JSON is about; all else in it are figures. */
const JSON_KEYS: readonly string[] = ['fiscal_year', 'office', 'month', 'partial_from'];

/** Rows of JSON in long form, by the same rule. */
export function longRows(rows: readonly Readonly<Record<string, unknown>>[]): object[] {
  return rows.flatMap((row) => {
    const entries = Object.entries(row);
    const key = Object.fromEntries(entries.filter(([name]) => JSON_KEYS.includes(name)));
    return entries.flatMap(([figure, value]) =>
      JSON_KEYS.includes(figure) || (value === null && !HIDDEN_WHERE_BLANK.includes(figure))
        ? []
        : [{ ...key, figure, value }],
    );
  });
}
