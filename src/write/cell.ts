// Values for people: separators, △, the percent sign.
import { type Fraction, fraction, times, toNumber } from '../calendar/fraction.js';
import {
  fiscalYearLabel,
  grouped,
  type Language,
  signed,
  tenthsText,
  withSign,
} from '../words/language.js';
import type { ColumnKind, SheetCell } from './sheet.js';

/** A cell as text for people. */
export function cellText(value: SheetCell, kind: ColumnKind, language: Language): string {
  if (value === null) return '–';
  if (typeof value === 'string') return printable(value);
  switch (kind) {
    case 'year':
      return fiscalYearLabel(value, language);
    case 'number':
      return String(value);
    case 'signed':
      return signed(value, language);
    case 'change':
      return withSign(value, language);
    case 'percent':
      return `${grouped(value)}%`;
    case 'tenths':
      return `${tenthsText(Math.round(value * 10), language)}%`;
    default:
      return grouped(value);
  }
}

/** A share in percent, with two decimals at most. */
export function percentText(share: Fraction): string {
  return `${Math.round(toNumber(times(share, fraction(10000)))) / 100}%`;
}

/** Text without control characters, which can colour a terminal or break a row. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** Whether a column is aligned to the right. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind !== 'text' && kind !== 'year';
}
