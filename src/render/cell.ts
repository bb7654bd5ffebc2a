// Decides how a value looks to people: separators, △, the percent sign.
import { fiscalYearLabel, grouped, type Language, signed } from './language.js';
import type { ColumnKind, SheetCell } from './sheet.js';

/** A cell as text for tables that people read. */
export function cellText(value: SheetCell, kind: ColumnKind, language: Language): string {
  if (value === null) return '–';
  if (typeof value === 'string') return printable(value);
  switch (kind) {
    case 'year':
      return fiscalYearLabel(value, language);
    case 'signed':
      return signed(value, language);
    case 'change':
      return value > 0 ? `+${grouped(value)}` : signed(value, language);
    case 'percent':
      return `${value}%`;
    default:
      return grouped(value);
  }
}

/** Text without control characters, which could colour a terminal or break a row. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** Whether a column stands on the right: all numbers do. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'json' && kind !== 'year';
}
