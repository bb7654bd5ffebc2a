// Japanese addresses within a cell folded by NFKC.
import { DASH } from './characters.js';
import type { PrivacyData } from './privacy-data.js';
import { ADDRESS, MAYBE_ADDRESS } from './shows.js';

const NUMERAL = '[0-9〇一二三四五六七八九十百]';
const BLOCK = new RegExp(
  `(?:[都道府県市町村郡]|区(?![画分間域民])).*?(?:${NUMERAL}丁目|${NUMERAL}番(?:地|${NUMERAL}|$|\\s)|(?<!第${NUMERAL}{0,4})${NUMERAL}号(?!窓|被|様)|[^0-9第]${NUMERAL}{1,4}${DASH}[0-9]{1,4})`,
);
/** A number of one place, in digits or as it is read. */
const NUMBER = '(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})';
const NEXT = `\\s?(?:${DASH}|丁目|番地?の?|号|[のノ之])\\s?`;
const TOWN = '々\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff';
const WORD = `([${TOWN}]{1,12})`;
const ERA = '(?<!第|令和|平成|昭和|大正|明治)';
/** A word and three numbers. */
const STREET = new RegExp(
  `${WORD}${ERA}\\s?${NUMBER}${NEXT}${NUMBER}${NEXT}${NUMBER}(?!${NUMERAL}|${DASH})`,
);
/** A word and the number of a lot. */
const LOT = new RegExp(`${WORD}${ERA}\\s?[0-9〇一二三四五六七八九十百]{1,5}番地`);
const HALF = new RegExp(`^${WORD}${ERA}\\s?${NUMBER}${NEXT}${NUMBER}(?:番地?|号)?(?:\\s.*)?$`);
const ROMAN = /[a-z]{2,}-(?:ku|shi|cho|machi|gun|mura|son)\b/i;
const KYOTO = /通.{0,12}?(?:上[るル]|下[るル]|東入|西入)/;
const POSTAL = /〒\s?[0-9]{3}/;
const COUNTER = /窓口|カウンター/;

/** A cheap test before the patterns: digits, or the words of a block. */
export function mayBeAddress(cell: string, digits: number): boolean {
  return (
    digits > 0 ||
    cell.includes('丁目') ||
    cell.includes('番') ||
    cell.includes('号') ||
    cell.includes('通') ||
    /[〇一二三四五六七八九十].?[-\u2010-\u2015\u2212ー丁番のノ之].?[〇一二三四五六七八九十]/.test(
      cell,
    )
  );
}

/** A function that says whether a cell shows an address; its numbers are told from those of shelves and papers by words. */
export function addressJudge(data: PrivacyData): (cell: string) => number {
  const shelves = new RegExp(`(?:${data.shelf_words.list.join('|')})$`);
  const isShelf = (match: RegExpExecArray | null): boolean =>
    match !== null && shelves.test(match[1] as string);

  return (cell) => {
    if (COUNTER.test(cell)) return 0;
    if (POSTAL.test(cell) || BLOCK.test(cell) || KYOTO.test(cell)) return ADDRESS;
    if (/[0-9]/.test(cell) && ROMAN.test(cell)) return ADDRESS;
    for (const form of [STREET, LOT]) {
      const match = form.exec(cell);
      if (match !== null && !isShelf(match)) return ADDRESS;
    }
    const half = HALF.exec(cell);
    return half !== null && !isShelf(half) && (half[1] as string).length > 1 ? MAYBE_ADDRESS : 0;
  };
}

/** The word before the numbers of a cell. */
export function townOf(cell: string): string {
  return /^[^0-9〇一二三四五六七八九十]*/.exec(cell)?.[0] ?? '';
}
