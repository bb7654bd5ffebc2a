// The shape of cells: which sorts of characters follow each other and how many, never the characters themselves.
import type { CommonShape } from '../messages.js';

/** Sorts of characters with what stands for each. */
const SORTS: readonly (readonly [sort: RegExp, sign: string])[] = [
  [/\p{Nd}/u, '0'],
  [/\p{Script=Latin}/u, 'A'],
  [/\p{Script=Hiragana}/u, 'あ'],
  [/[\p{Script=Katakana}ー]/u, 'ア'],
  [/\p{Script=Han}/u, '漢'],
  [/\p{L}/u, '字'],
];
/** Signs that part numbers, and stand for nothing else. */
const PARTING = /[-/.:, ]/;
const OTHER = '*';
/** Behind so many characters a shape tells nothing more. */
const LONGEST = 40;
/** So many different shapes are told apart. */
const MOST = 200;

function signOf(character: string): string {
  if (PARTING.test(character)) return character;
  return SORTS.find(([sort]) => sort.test(character))?.[1] ?? OTHER;
}

/** Gathers the shapes of the cells of a column. */
export function createShapes() {
  const met = new Map<string, { cells: number; fewest: number[]; most: number[] }>();
  return {
    add: (cell: string): void => {
      const signs: string[] = [];
      const lengths: number[] = [];
      for (const character of cell.normalize('NFKC').slice(0, LONGEST)) {
        const sign = signOf(character);
        if (signs.at(-1) === sign) lengths[lengths.length - 1] = (lengths.at(-1) as number) + 1;
        else {
          signs.push(sign);
          lengths.push(1);
        }
      }
      const key = signs.join('');
      const known = met.get(key);
      if (known === undefined) {
        if (met.size < MOST) met.set(key, { cells: 1, fewest: lengths, most: [...lengths] });
        return;
      }
      known.cells += 1;
      lengths.forEach((length, place) => {
        known.fewest[place] = Math.min(known.fewest[place] as number, length);
        known.most[place] = Math.max(known.most[place] as number, length);
      });
    },
    /** The commonest, the first met among equals; undefined where there was no cell. */
    common: (): CommonShape | undefined => {
      const [first] = [...met].toSorted(([, one], [, other]) => other.cells - one.cells);
      if (first === undefined) return undefined;
      const [key, { cells, fewest, most }] = first;
      const runs = [...key].map((sign, place) => ({
        ...{ sign, fewest: fewest[place] as number, most: most[place] as number },
      }));
      return { runs, cells };
    },
  };
}
