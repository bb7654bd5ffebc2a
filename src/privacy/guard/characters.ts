// Classes of characters as bits. One pass unites those of a cell, which settles most cells.
import { INVISIBLE } from '../../records/invisible.js';
import { otherDigits } from './numerals.js';

export const DIGIT = 1;
export const LATIN = 2;
export const KANJI = 4;
export const KANA = 8;
const SPACE = 16;
const HYPHEN = 32;
export const AT = 64;
/** Compatibility forms and invisible characters: the cell is folded first. */
export const UNFOLDED = 128;
/** Anything else: punctuation, signs. */
const OTHER = 256;
/** A digit of another script than 0 to 9. */
const NUMERAL = 512;

/** The classes of each UTF-16 code unit. */
export const CLASSES = characterClasses();

function characterClasses(): Uint16Array {
  const classes = new Uint16Array(0x10000);
  const set = (from: number, to: number, bits: number) => {
    for (let code = from; code <= to; code += 1) classes[code] = (classes[code] as number) | bits;
  };
  set(48, 57, DIGIT);
  set(65, 90, LATIN);
  set(97, 122, LATIN);
  set(0xc0, 0x24f, LATIN);
  for (const code of [0x20, 0xa0, 0x3000]) set(code, code, SPACE);
  for (const code of [0x2d, 0x2212, 0x30fc]) set(code, code, HYPHEN);
  set(0x2010, 0x2015, HYPHEN);
  set(0x40, 0x40, AT);
  for (const code of [0xb2, 0xb3, 0xb9, 0xa0, 0x3000, 0xd835]) set(code, code, UNFOLDED);
  set(0x2070, 0x209f, UNFOLDED);
  set(0x2460, 0x24ff, UNFOLDED);
  set(0xff01, 0xff9f, UNFOLDED);
  for (const [from, to] of INVISIBLE) if (to <= 0xffff) set(from, to, UNFOLDED);
  for (const code of [0x3005, 0x3006, 0x3007]) set(code, code, KANJI);
  set(0x3400, 0x4dbf, KANJI);
  set(0x4e00, 0x9fff, KANJI);
  set(0xf900, 0xfaff, KANJI);
  set(0xd800, 0xdfff, KANJI);
  set(0xe000, 0xf8ff, KANJI);
  set(0x3041, 0x3096, KANA);
  set(0x30a1, 0x30fc, KANA);
  classes.forEach((bits, code) => {
    if (bits === 0) classes[code] = OTHER;
  });
  for (const code of otherDigits()) classes[code] = (classes[code] as number) | NUMERAL;
  return classes;
}

export function isDigit(cell: string, index: number): boolean {
  const code = cell.charCodeAt(index);
  return code >= 48 && code <= 57;
}

/** Whether a cell has the digits and marks of 2025-04-01, too few to show anything: rejected rows are full of such cells. */
export function isPaddedDate(cell: string): boolean {
  if (cell.length !== 10 || cell[4] !== '-' || cell[7] !== '-') return false;
  for (let index = 0; index < 10; index += 1) {
    if (index !== 4 && index !== 7 && !isDigit(cell, index)) return false;
  }
  return true;
}

/** Whether a cell holds nothing but white space. */
export function isBlank(cell: string): boolean {
  return cell.charCodeAt(0) <= 0x20 || cell.charCodeAt(0) === 0x3000 ? cell.trim() === '' : false;
}

/** A hyphen of any width, as a class of a pattern. */
export const DASH = '[-\u2010-\u2015\u2212\u30fc]';
