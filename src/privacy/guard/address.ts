// Japanese addresses within a cell folded by NFKC.
import { DASH } from './characters.js';

const NUMERAL = '[0-9〇一二三四五六七八九十百]';
const BLOCK = new RegExp(
  `[都道府県市区町村郡].*?(?:${NUMERAL}丁目|${NUMERAL}番(?:地|${NUMERAL}|$|\\s)|(?<!第${NUMERAL}{0,4})${NUMERAL}号(?!窓|被|様)|[^0-9第]${NUMERAL}{1,4}${DASH}[0-9]{1,4})`,
);
const STREET = new RegExp(
  `[々\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff](?<!第|令和|平成|昭和|大正|明治)[0-9]{1,2}(?:${DASH}|丁目)[0-9]{1,4}(?:${DASH}|番)[0-9]{1,4}(?![0-9])`,
);
const COUNTER = /窓口|カウンター/;

/** A cheap test before the patterns: digits, or the words of a block. */
export function mayBeAddress(cell: string, digits: number): boolean {
  return digits > 0 || cell.includes('丁目') || cell.includes('番') || cell.includes('号');
}

/** Whether a cell holds a block or a street of an address. */
export function isAddress(cell: string): boolean {
  return (BLOCK.test(cell) || STREET.test(cell)) && !COUNTER.test(cell);
}
