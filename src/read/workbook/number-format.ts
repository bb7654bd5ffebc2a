// Number formats: which of them show a number as a date.

/** Formats that every spreadsheet knows by number; 27 to 36 and 50 to 58 are Japanese ones. Those of times alone are none. */
const BUILT_IN: ReadonlySet<number> = new Set([
  ...[14, 15, 16, 17, 22],
  ...[27, 28, 29, 30, 31, 34, 35, 36],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
]);

/** Whether the format of that number is a date, where the workbook does not define it itself. */
export function isBuiltInDate(format: number): boolean {
  return BUILT_IN.has(format);
}

/** Texts, letters that stand for themselves, padding, and what stands in brackets: colour, locale, elapsed time. */
const LITERALS = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/gs;
const WORDS = /general|g\/標準|am\/pm|a\/p/gi;
const EXPONENT = /e[+-]/gi;

/** Whether a format shows a year, month or day, in any of its sections. */
export function isDateFormat(code: string): boolean {
  const letters = code
    .replace(LITERALS, ' ')
    .replace(WORDS, ' ')
    .replace(EXPONENT, ' ')
    .toLowerCase();
  if (/[ydegb]|aaa/.test(letters)) return true;
  // Beside hours or seconds the letter means minutes.
  return letters.includes('m') && !/[hs]/.test(letters) && !/\[(?:h+|m+|s+)\]/i.test(code);
}
