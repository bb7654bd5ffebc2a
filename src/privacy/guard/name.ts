// Names of persons: by a known surname, a distinctive last character, or their shape alone.
import { KANA, KANJI, LATIN, OTHER, SPACE } from './characters.js';
import type { PrivacyData } from './privacy-data.js';
import { MAYBE_NAME, NAME } from './shows.js';

const NUMERALS_ALONE = /^[〇一二三四五六七八九十]+$/;
const ROMAN_NAME =
  /^[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.-]*,?(?: [A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.-]*,?){1,4}$/;

/** A function that says whether a cell without digits shows a name; `united` holds the classes of its characters. */
export function nameJudge(data: PrivacyData): (cell: string, united: number) => number {
  const surnames = new Set(data.surnames.list.map((entry) => entry.kanji));
  const readings = new Set(data.surnames.list.map((entry) => entry.kana));
  const romanNames = new Set([
    ...data.surnames.list.map((entry) => entry.roman),
    ...data.roman_given_names.list,
  ]);
  const broad = new Set(data.given_name_endings.broad);
  const distinctive = new Set(data.given_name_endings.distinctive);
  const words = data.not_persons.list.filter((word) => !/^[a-z]/.test(word));
  const singles = new Set(words.filter((word) => word.length === 1));
  const longer = new RegExp(words.filter((word) => word.length > 1).join('|'));
  const roman = new Set(data.not_persons.list.filter((word) => /^[a-z]/.test(word)));

  function isGiven(given: string): boolean {
    for (const character of given) if (singles.has(character)) return false;
    return given.length <= 8 && !NUMERALS_ALONE.test(given);
  }

  function spaced(cell: string, at: number, united: number): number {
    const first = cell.slice(0, at);
    const given = cell.slice(at + 1).trim();
    if (first.length > 8 || !/^[^\s・ー][^\s]*(?: [^\s]+)?$/.test(given) || !isGiven(given))
      return 0;
    if (longer.test(cell)) return 0;
    if (surnames.has(first) || readings.has(inKatakana(first))) return NAME;
    if (first.length < 5 && distinctive.has(given.slice(-1)) && !singles.has(first.slice(-1))) {
      return NAME;
    }
    if (first.endsWith('村') || !singles.has(first.slice(-1))) {
      return (united & KANJI) === 0 || given.length <= 5 ? MAYBE_NAME : 0;
    }
    return 0;
  }

  function unspaced(cell: string, united: number): number {
    if ((united & KANJI) === 0) {
      for (let length = 3; length <= 5 && length + 2 <= cell.length; length += 1) {
        if (cell.length - length <= 5 && readings.has(inKatakana(cell.slice(0, length)))) {
          return longer.test(cell) ? 0 : NAME;
        }
      }
      return 0;
    }
    if (cell.length > 6) return 0;
    for (let length = 3; length >= 2; length -= 1) {
      const given = cell.slice(length);
      if (given.length < 1 || given.length > 3 || !surnames.has(cell.slice(0, length))) continue;
      const told = broad.has(given.slice(-1)) || /^[\u3041-\u3096\u30a1-\u30fc]{2,3}$/.test(given);
      if (told && isGiven(given) && !longer.test(cell)) return NAME;
    }
    if (cell.length < 4 || !distinctive.has(cell.slice(-1))) return 0;
    return isGiven(cell.slice(-2)) && !longer.test(cell) ? MAYBE_NAME : 0;
  }

  function inRoman(cell: string): number {
    if (!ROMAN_NAME.test(cell)) return 0;
    const parts = cell.toLowerCase().split(/[ ,.]+/);
    if (parts.some((part) => roman.has(part))) return 0;
    return parts.some((part) => romanNames.has(part)) ? NAME : MAYBE_NAME;
  }

  return (cell, united) => {
    if ((united & LATIN) !== 0) return (united & (KANJI | KANA)) === 0 ? inRoman(cell) : 0;
    if ((united & OTHER) !== 0) return 0;
    if ((united & SPACE) === 0 && cell.includes('・')) {
      return spaced(cell.replaceAll('・', ' '), cell.indexOf('・'), united);
    }
    if ((united & SPACE) === 0) return cell.length < 3 ? 0 : unspaced(cell, united);
    const trimmed = cell.trim();
    const at = trimmed.indexOf(' ');
    return at === -1 ? unspaced(trimmed, united) : spaced(trimmed, at, united);
  };
}

function inKatakana(kana: string): string {
  return kana.replace(/[\u3041-\u3096]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0x60),
  );
}
