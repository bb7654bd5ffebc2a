// The least that is enough, as tables for people show it: a number, or a sign for why there is none.
import { NEEDED_WORDS } from '../words/capacity.js';
import type { Language } from '../words/language.js';
import type { SheetCell } from '../write/sheet.js';

/** An amount; null where none is enough, undefined where no windows are set that could be varied. */
export function neededCell(amount: number | null | undefined, language: Language): SheetCell {
  if (amount === undefined) return NEEDED_WORDS.none[language];
  return amount ?? NEEDED_WORDS.notEnough[language];
}
