// Which names of columns and sheets are shown: those that cannot tell of a person, however the file came by them.
import { columnLetters, columnNumber } from './column-letters.js';
import { COLUMNS, columnOf, foldHeader, type HeaderAliases, nearHeader } from './columns.js';

/** How sheets and columns are named in messages. */
export interface NamesShown {
  /** Tells whether a name is shown as it is; without it none is but those that are known or that the user writes. */
  readonly isShown?: (name: string) => boolean;
}

/** More figures than a month with its year has may be a part of a number. */
const MOST_FIGURES = 6;
/** No name of a column is longer. */
const LONGEST = 60;
const LATIN = /^[a-z]/;

/**
 * A function that tells whether a name of a column or sheet is shown: where it equals a known header, where it is one mistyped
 * (by `distance`, the letters in which two texts differ) without room for a person's name, or where it is made of nothing but words that headers are usually
 * made of, with few figures. Such words are a fixed list, so that no other text of a file passes.
 */
export function shownNames(
  aliases: HeaderAliases,
  distance: (a: string, b: string) => number,
): (name: string) => boolean {
  const known = [...COLUMNS, ...Object.values(aliases.columns).flat()];
  // Gathered for the first name that is not known: most files have none.
  let words: Words | undefined;
  return (name) => {
    const text = name.trim();
    if (text === '' || text.length > LONGEST) return false;
    if (columnOf(text, aliases) !== undefined) return true;
    if (known.some((header) => nearHeader(text, [header], distance) && isMistyped(text, header)))
      return true;
    words ??= wordsOf(aliases);
    return isMadeOf(text, words);
  };
}

const ASCII = /^[\x21-\x7e]+$/;
/** Characters of headers as they are taken for others or were written before: 生年月目, 申請受附日, 發行日. */
const MISTAKEN_FOR: Readonly<Record<string, string>> = {
  ...{ 曰: '日', 目: '日', 末: '未', 附: '付', 發: '発', 證: '証', 效: '効', 號: '号' },
  ...{ 區: '区', 國: '国', 數: '数', 變: '変', 處: '処', 狀: '状', 滿: '満', 會: '会' },
};

/** Whether what is nearly a header has nothing that could be a name before, behind or in it: 佐藤発行日, 森年月日. */
function isMistyped(name: string, header: string): boolean {
  const [text, whole] = [foldHeader(name), foldHeader(header)];
  if (ASCII.test(text)) {
    const more = text.length - whole.length;
    return more < 2 || !(text.startsWith(whole) || text.endsWith(whole));
  }
  const meant = [...text].map((character) => MISTAKEN_FOR[character] ?? character);
  return text.length <= whole.length && meant.every((character) => whole.includes(character));
}

interface Words {
  /** Without these a name is none: the others compose surnames. */
  readonly long: ReadonlySet<string>;
  readonly short: ReadonlySet<string>;
  /** Characters of the longest one. */
  readonly longest: number;
}

function wordsOf({ words, columns, unread }: HeaderAliases): Words {
  const { fillers, status, card_issued_on, office, card_issue_kind, certificate } = unread;
  const judged = [status, card_issued_on, office, card_issue_kind, certificate].flatMap((lists) =>
    Object.values(lists).flat(),
  );
  const all = [...words.latin, ...words.japanese, ...fillers, ...judged]
    .concat(Object.values(columns).flat())
    .map(foldHeader);
  const isShort = (word: string) => word.length === 1;
  return {
    long: new Set(all.filter((word) => !isShort(word))),
    short: new Set([...words.short.map(foldHeader), ...all.filter(isShort)]),
    longest: Math.max(...all.map(({ length }) => length)),
  };
}

function isMadeOf(name: string, words: Words): boolean {
  const parts = name
    .normalize('NFKC')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+|\p{Nd}+|[^a-z\p{Nd}\p{P}\p{S}\s]+/gu);
  let figures = 0;
  let letters = 0;
  let hasLong = false;
  for (const part of parts ?? []) {
    if (/^\p{Nd}/u.test(part)) figures += part.length;
    else if (LATIN.test(part)) {
      if (part.length === 1) letters += 1;
      if (words.long.has(part)) hasLong = true;
      else if (!words.short.has(part)) return false;
    } else {
      const made = composed(part, words);
      if (made === undefined) return false;
      hasLong ||= made.hasLong;
    }
  }
  return hasLong && letters <= 1 && figures <= MOST_FIGURES;
}

/** Whether a text without spaces is words side by side, and whether a long one is among them; undefined where it is not. */
function composed(
  text: string,
  { long, short, longest }: Words,
): { readonly hasLong: boolean } | undefined {
  // What can be made of the first letters: nothing, short words alone, or a long one too.
  const reached: (boolean | undefined)[] = [false];
  for (let end = 1; end <= text.length; end += 1) {
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      const before = reached[start];
      if (before === undefined) continue;
      const word = text.slice(start, end);
      if (long.has(word)) reached[end] = true;
      else if (short.has(word)) reached[end] = before || reached[end] === true;
    }
  }
  const hasLong = reached[text.length];
  return hasLong === undefined ? undefined : { hasLong };
}

/** What stands at a position from 0, as it is named where its own name is not shown: by its number from 1. */
export function placeName(index: number): string {
  return `(${index + 1})`;
}

/** A column by its place: in a sheet by its letters. */
export function columnPlace(index: number, sheet: string | undefined): string {
  return sheet === undefined ? placeName(index) : `(${columnLetters(index + 1)})`;
}

/** The position from 0 that such a name means; undefined for any other text. */
export function placeNamed(name: string): number | undefined {
  const [, number, letters] = /^\((?:(\d{1,5})|([A-Z]{1,3}))\)$/.exec(name.trim()) ?? [];
  if (number !== undefined) return Number(number) - 1;
  return letters === undefined ? undefined : columnNumber(letters) - 1;
}
