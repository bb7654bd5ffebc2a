// Cells in SQL: texts without what no one sees and in letters of usual width, as the reader of files takes them.
import { foldHeader } from '../records/columns.js';
import { INVISIBLE } from '../records/invisible.js';
import type { CodeRanges, Dialect } from './dialect.js';

/** White space as the reader of files knows it (`\s`), but for the byte-order mark, which is invisible. */
const SPACES: CodeRanges = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];
/** Those that are a plain space once letters have their usual width. */
const PLAIN_SPACES: CodeRanges = SPACES.filter(
  ([from]) => from !== 0x09 && from !== 0x1680 && from !== 0x2028,
);
/** At the ends of a cell the byte-order mark counts as white space. */
const TRIMMED: CodeRanges = [...SPACES, [0xfeff, 0xfeff]];

/** The last code point that has two bytes in UTF-16; letters beyond it are not written otherwise here. */
const LAST_FOLDED = 0xffff;

/** Letters that stand for others: the first of `from` for the first of `to`, and so on. */
export interface Folding {
  readonly from: string;
  readonly to: string;
}

/** Every letter that `fold` makes one of the alphabet. */
export function foldingTo(alphabet: Iterable<string>, fold: (letter: string) => string): Folding {
  const letters = new Set(alphabet);
  const pairs: [string, string][] = [];
  for (let code = 0x21; code <= LAST_FOLDED; code += 1) {
    const letter = String.fromCharCode(code);
    const folded = fold(letter);
    if (folded !== letter && folded.length === 1 && letters.has(folded))
      pairs.push([letter, folded]);
  }
  return {
    from: pairs.map(([letter]) => letter).join(''),
    to: pairs.map(([, folded]) => folded).join(''),
  };
}

/** Writes expressions over texts. */
export interface CellTexts {
  /** White space, and the spaces that are plain ones, within the brackets of a pattern. */
  readonly space: string;
  readonly plainSpace: string;
  readonly trimmed: (text: string) => string;
  readonly withoutInvisible: (text: string) => string;
  readonly withoutSpaces: (text: string) => string;
  readonly folded: (text: string, folding: Folding) => string;
  /** A text as {@link foldHeader} has it, as far as its letters are those of the alphabet. */
  readonly asHeader: (text: string, alphabet: string) => string;
  /** The name of an office, but for what the reader of tallies sees to: the width of letters, and their marks. */
  readonly office: (text: string) => string;
}

export function cellTexts({ literal, matches, replaced, anyOf }: Dialect): CellTexts {
  const space = anyOf(SPACES);
  const unseen = anyOf(INVISIBLE);
  const trimmed = (text: string) => {
    const ends = anyOf(TRIMMED);
    return replaced(text, `^[${ends}]+|[${ends}]+$`, '');
  };
  const folded = (text: string, { from, to }: Folding) =>
    from === '' ? text : `TRANSLATE(${text}, ${literal(from)}, ${literal(to)})`;
  return {
    space,
    plainSpace: anyOf(PLAIN_SPACES),
    trimmed,
    withoutInvisible: (text) => replaced(text, `[${unseen}]`, ''),
    withoutSpaces: (text) => replaced(text, `[${space}]+`, ''),
    folded,
    asHeader: (text, alphabet) =>
      folded(replaced(text, `[${space}${unseen}]+`, ''), foldingTo(alphabet, foldHeader)),
    office: (text) => {
      const odd = matches(text, `[${anyOf(SPACES)}${unseen}]`);
      const single = replaced(replaced(text, `[${unseen}]+`, ''), `[${space}]+`, ' ');
      return `CASE WHEN ${odd} THEN TRIM(${single}) ELSE ${text} END`;
    },
  };
}
