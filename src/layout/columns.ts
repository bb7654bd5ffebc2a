// Columns whose headings are words of a catalogue.
import type { Localized } from '../rules/rule-book.js';
import type { Language } from '../words/language.js';
import type { ColumnKind, SheetColumn } from '../write/sheet.js';

/** Makes columns from keys, each with its heading. */
export function columnsIn<Key extends string>(
  headings: Readonly<Record<Key, Localized>>,
  language: Language,
): (key: Key, kind: ColumnKind) => SheetColumn {
  return (key, kind) => ({ key, heading: headings[key][language], kind });
}
