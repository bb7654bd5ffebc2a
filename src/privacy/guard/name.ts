// Names of persons: by dictionary, by a distinctive last character, in brackets and sentences, or by shape alone.
import { KANA, KANJI, LATIN } from './characters.js';
import { inKatakana, type PersonNames, personNames } from './person-names.js';
import type { PrivacyData } from './privacy-data.js';
import { FULL_NAME, GIVEN_NAME, LIKE_NAME, MAYBE_NAME, NAME, SURNAME } from './shows.js';

const NUMERALS_ALONE = /^[〇一二三四五六七八九十]+$/;
const ROMAN_NAME =
  /^[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.-]*,?(?: [A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’.-]*,?){1,4}$/;
const ROMAN_PARTS = /^[a-z\u00c0-\u024f'’-]+$/;
/** What parts a text into pieces that stand for themselves. */
const PIECES = /[^\p{L}\p{M}\s々〆ヶー゛゜・=＝]+|[A-Za-z]+/u;
const HAN = '\u3005\u3007\u3400-\u9fff\uf900-\ufaffヶケ\ud840-\ud87f\udc00-\udfff';
const HAN_RUN = new RegExp(`[${HAN}]+(?: [${HAN}]{1,3}(?![${HAN}]))?`, 'g');
const HAN_WORD = new RegExp(`[${HAN}]+`, 'g');
const HIRAGANA_AFTER = /^[\u3041-\u3096]+/;
const KATAKANA_RUN = /[\u30a1-\u30fcー]{2,}(?:[ ・=][\u30a1-\u30fcー]{2,}){0,3}/g;

/** A function that says what a cell shows of names; `united` holds the classes of its characters. */
export function nameJudge(data: PrivacyData): (cell: string, united: number) => number {
  let known: PersonNames | undefined;
  const dictionary = () => {
    known ??= personNames(data);
    return known;
  };
  const broad = new Set(data.given_name_endings.broad);
  const distinctive = new Set(data.given_name_endings.distinctive);
  const words = data.not_persons.list.filter((word) => !/^[a-z]/.test(word));
  const singles = new Set(words.filter((word) => word.length === 1));
  const longer = new RegExp(words.filter((word) => word.length > 1).join('|'));
  const roman = new Set(data.not_persons.list.filter((word) => /^[a-z]/.test(word)));
  const roles = new RegExp(`^(?:${longestFirst(data.frames.roles)})`);
  const honorific = new RegExp(`^(?:${longestFirst(data.frames.honorifics)})`);
  const honorificEnd = new RegExp(`(?:${longestFirst(data.frames.honorifics)})$`);

  function isGiven(given: string): boolean {
    for (const character of given) if (singles.has(character)) return false;
    return given.length <= 8 && !NUMERALS_ALONE.test(given);
  }

  function spaced(cell: string, at: number, united: number): number {
    const first = cell.slice(0, at);
    const given = cell.slice(at + 1).trim();
    if (first.length > 8 || !/^[^\s・ー][^\s]*(?: [^\s]+){0,3}$/.test(given) || !isGiven(given))
      return 0;
    if (longer.test(cell)) return 0;
    const names = dictionary();
    const isSurname = names.isSurname(first) || names.isSurnameReading(inKatakana(first));
    if ((united & KANJI) === 0) {
      if (first.length < 2 || given.length < 2) return LIKE_NAME;
      if (isSurname || cell.split(' ').some((part) => names.isForeign(part))) return FULL_NAME;
      return singles.has(first.slice(-1)) ? 0 : MAYBE_NAME;
    }
    // 王 明 is a name, 高　台 a place set apart: the column decides.
    if (first.length === 1 && given.length === 1) return apart(first, given);
    if (names.isForeignKanji(first) && given.length <= 2) return NAME;
    if (names.isSurname(given) && names.isGivenKanji(first)) return NAME | LIKE_NAME;
    const isLikeName = isSurname || first.endsWith('村') || !singles.has(first.slice(-1));
    // 芝　浦 and 中野 江古田 are offices: what stands behind a surname must be a given name.
    if (!names.isGivenKanji(given) && !names.isGivenReading(inKatakana(given)))
      return isLikeName ? LIKE_NAME : 0;
    if (isSurname) return isSure(given) ? FULL_NAME : NAME;
    if (first.length < 5 && distinctive.has(given.slice(-1)) && !singles.has(first.slice(-1)))
      return NAME;
    return isLikeName && given.length <= 5 ? MAYBE_NAME : 0;
  }

  /** Two single characters. */
  function apart(first: string, given: string): number {
    const names = dictionary();
    const isName =
      names.isForeignKanji(first) || (names.isSurname(first) && names.isGivenKanji(given));
    return isName ? NAME | LIKE_NAME : LIKE_NAME;
  }

  /** A given name that a town or a syllable set apart is hardly written like. */
  function isSure(given: string): boolean {
    return (
      given.length > 1 &&
      (broad.has(given.slice(-1)) || dictionary().isGivenReading(inKatakana(given)))
    );
  }

  function unspaced(cell: string, united: number): number {
    if ((united & KANJI) === 0) return inKana(cell) && !longer.test(cell) ? FULL_NAME : 0;
    if (cell.length > 6) return 0;
    if (inKanji(cell, 1) && !longer.test(cell)) return inKanji(cell, 2, isSure) ? FULL_NAME : NAME;
    if (cell.length < 4 || !distinctive.has(cell.slice(-1))) return 0;
    return isGiven(cell.slice(-2)) && !longer.test(cell) ? MAYBE_NAME : 0;
  }

  /** A surname of at least so many characters and a given name that passes, without a space. */
  function inKanji(cell: string, least: number, isGivenName = isGiven): boolean {
    const names = dictionary();
    for (let length = 3; length >= least; length -= 1) {
      const given = cell.slice(length);
      if (given.length < 1 || given.length > 3 || !names.isSurname(cell.slice(0, length))) continue;
      if ((length === 1 && given.length < 2) || /^[ヶケノ]/.test(given)) continue;
      const told =
        names.isGivenKanji(given) ||
        (length > 1 && broad.has(given.slice(-1))) ||
        (/^[\u3041-\u3096\u30a1-\u30fc]{2,3}$/.test(given) && length > 1);
      if (told && isGiven(given) && isGivenName(given)) return true;
      // 中野一 is 中野 and a number, not 中 and 野一.
      if (length > 1 && !isGiven(given)) return false;
    }
    return false;
  }

  /** The readings of a surname and of a given name, or two foreign names, without a space. */
  function inKana(cell: string): boolean {
    const names = dictionary();
    const kana = inKatakana(cell);
    for (let length = 2; length <= 8 && length + 2 <= kana.length; length += 1) {
      const first = kana.slice(0, length);
      const second = kana.slice(length);
      if (names.isSurnameReading(first)) {
        if (names.isGivenReading(second)) return true;
        if (length > 2 && length < 6 && second.length <= 5 && !second.includes('ー')) return true;
      }
      if (names.isForeign(first) && first.length > 2 && second.length > 2) {
        if (names.isForeign(second)) return true;
      }
    }
    return false;
  }

  function inRoman(cell: string): number {
    const split = cell.replace(/([a-z])([A-Z])/g, '$1 $2');
    const parts = split
      .toLowerCase()
      .split(/[ ,._・]+/)
      .filter((part) => part !== '');
    if (parts.length < 2 || parts.length > 5) return 0;
    if (parts.some((part) => roman.has(part) || !ROMAN_PARTS.test(part))) return 0;
    const names = dictionary();
    const surnames = parts.filter(names.isRomanSurname);
    const others = parts.filter((part) => part.length === 1 || names.isRomanGiven(part));
    if (surnames.length > 0 && new Set([...surnames, ...others]).size > 1) return FULL_NAME;
    if (!ROMAN_NAME.test(cell)) return 0;
    return surnames.length > 0 || others.some((part) => part.length > 1) ? NAME : MAYBE_NAME;
  }

  /** A name of kanji within a text: after a role, before a form of address or the end of its run of kanji. */
  function framed(piece: string): number {
    for (const match of [...piece.matchAll(HAN_RUN), ...piece.matchAll(HAN_WORD)]) {
      const [run] = match;
      const after = piece.slice(match.index + run.length);
      const bare = run.replace(roles, '').trim();
      const name = bare.replace(honorificEnd, '').trim();
      if (name.length > 7 || longer.test(name)) continue;
      const isAddressed = name !== bare || honorific.test(after);
      const names = dictionary();
      const whole = name.replace(' ', '');
      if (whole.length > 2 && inKanji(whole, whole.length > 3 ? 2 : 1)) {
        // Within a text 野沢温泉 and 喜多方 are written like names too.
        if (isAddressed) return bare.endsWith('方') ? NAME | LIKE_NAME : NAME;
        if (name.includes(' ') || whole.length > 3 || bare !== run) return NAME | LIKE_NAME;
        if (names.isSurname(whole.slice(0, 2))) return NAME | LIKE_NAME;
      }
      if (isAddressed && names.isSurname(name))
        return bare.endsWith('方') ? NAME | LIKE_NAME : NAME;
      // さくら after a surname.
      const hiragana = HIRAGANA_AFTER.exec(after)?.[0] ?? '';
      for (let length = 2; length <= hiragana.length && length <= 4; length += 1) {
        if (!names.isSurname(bare) || !names.isGivenReading(inKatakana(hiragana.slice(0, length))))
          continue;
        const rest = after.slice(length);
        if (rest === '' || honorific.test(rest) || /^[はがのにとをへ]/.test(rest)) return NAME;
      }
    }
    return framedKana(piece) ? NAME : 0;
  }

  function framedKana(piece: string): boolean {
    const names = dictionary();
    for (const match of piece.matchAll(KATAKANA_RUN)) {
      const [run] = match;
      const parts = run.split(/[ ・=]/);
      const isAddressed = honorific.test(piece.slice(match.index + run.length));
      if (parts.length > 1) {
        if (names.isSurnameReading(parts[0] as string) && names.isGivenReading(parts[1] as string))
          return true;
        if (parts.filter(names.isForeign).length > (isAddressed ? 0 : 1)) return true;
      } else if (
        isAddressed &&
        (inKana(run) || names.isSurnameReading(run) || names.isForeign(run))
      )
        return true;
    }
    return false;
  }

  function inWords(cell: string, united: number): number {
    if (/[・=＝]/.test(cell)) {
      const dotted = cell
        .replace(/[・=＝]/g, ' ')
        .replace(/ +/g, ' ')
        .trim();
      return dotted.includes(' ') ? spaced(dotted, dotted.indexOf(' '), united) : 0;
    }
    const at = cell.indexOf(' ');
    if (at === -1) return cell.length < 3 ? 0 : unspaced(cell, united);
    return spaced(cell, at, united);
  }

  /** A surname or a given name, and nothing else. */
  function alone(cell: string): number {
    if (longer.test(cell)) return 0;
    const names = dictionary();
    const word = cell.replace(honorificEnd, '');
    if (ROMAN_PARTS.test(word.toLowerCase())) {
      const small = word.toLowerCase();
      return (
        (names.isRomanSurname(small) ? SURNAME : 0) | (names.isRomanGiven(small) ? GIVEN_NAME : 0)
      );
    }
    if (word.length > 6) return 0;
    const kana = inKatakana(word);
    const surname = names.isSurname(word) || names.isSurnameReading(kana);
    const given = names.isGivenKanji(word) || names.isGivenReading(kana) || names.isForeign(kana);
    return (surname ? SURNAME : 0) | (given ? GIVEN_NAME : 0);
  }

  return (cell, united) => {
    const trimmed = cell.replace(/\s+/g, ' ').trim();
    if ((united & (KANJI | KANA)) === 0) {
      if ((united & LATIN) === 0) return 0;
      return trimmed.includes(' ') || /[,._A-Z]/.test(trimmed.slice(1))
        ? inRoman(trimmed) | (trimmed.includes(' ') ? 0 : alone(trimmed))
        : alone(trimmed);
    }
    const pieces = trimmed.split(PIECES).filter((piece) => piece.trim() !== '');
    let shows = pieces.length === 1 && pieces[0] === trimmed ? alone(trimmed) : 0;
    for (const [index, piece] of pieces.entries()) {
      const text = piece.trim();
      const shown = text.length <= LONGEST_NAME ? inWords(text, united) : 0;
      if ((shown & NAME) !== 0) return shows | shown;
      const name = text.length > 2 ? framed(text) : 0;
      if (name !== 0) return shows | name;
      if (index === 0 && pieces.length <= 2) shows |= shown;
    }
    return shows;
  };
}

const LONGEST_NAME = 48;

function longestFirst(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
