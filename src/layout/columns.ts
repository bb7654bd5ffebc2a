// Columns whose headings are words of a catalogue.
import type { Localized } from '../rules/rule-book.js';
import type { Language } from '../words/language.js';
import type { ColumnKind, SheetColumn } from '../write/sheet.js';

/** The columns of the bounds of a figure, after its own. */
export function boundsOf(
  { key, heading, kind, unit }: SheetColumn,
  words: Readonly<Record<'low' | 'high', Localized>>,
): SheetColumn[] {
  return (['low', 'high'] as const).map((which) => ({
    ...{ key: `${key}_${which}`, heading, kind, bound: words[which] },
    ...(unit !== undefined && { unit }),
  }));
}

/** Makes columns from keys, each with its heading. */
export function columnsIn<Key extends string>(
  headings: Readonly<Record<Key, Localized>>,
  language: Language,
): (key: Key, kind: ColumnKind) => SheetColumn {
  return (key, kind) => ({ key, heading: headings[key][language], kind });
}
