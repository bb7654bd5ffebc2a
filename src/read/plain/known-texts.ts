// Texts met in a column before, found by their bytes, so that no string is made of them again.
import { LONGEST_TEXT_REMEMBERED, TEXTS_REMEMBERED } from './weights.js';

/** Texts of all columns of a table, each with what it means. */
export interface KnownTexts<Meaning> {
  /** What the text means that begins at `start` and fills the cell; undefined where it is not remembered. */
  readonly find: (start: number, column: number) => Meaning | undefined;
  /** Remembers what the text of `length` bytes at `start` means; all others are forgotten where they are too many. */
  readonly learn: (start: number, length: number, column: number, meaning: Meaning) => void;
  readonly forget: () => void;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A power of 2, so large that most slots are free. */
const SLOTS = TEXTS_REMEMBERED * 4;
/** The words before those of a text: its length in bytes and its column. */
const HEAD = 2;
const LARGEST = HEAD + (LONGEST_TEXT_REMEMBERED >> 2) + 1;

/**
 * Remembers texts of a table whose bytes stand in `view` and whose cells `separator` ends. The view must go on after each
 * cell for as many bytes as the longest text remembered has, and four.
 */
export function rememberTexts<Meaning>(view: DataView, separator: number): KnownTexts<Meaning> {
  /** The number of a text + 1, by the first four bytes and the column; further on where the slot is taken. */
  const slots = new Int32Array(SLOTS);
  const meanings: Meaning[] = [];
  /** By number: where its words begin: its bytes four by four, the last four overlapping those before. */
  const places = new Int32Array(TEXTS_REMEMBERED);
  const words = new Int32Array(TEXTS_REMEMBERED * LARGEST);
  let used = 0;

  function slotOf(first: number, column: number): number {
    const mixed = Math.imul(first ^ Math.imul(column, 0x85ebca6b), 0x9e3779b1);
    return (mixed >>> 15) & (SLOTS - 1);
  }

  function isAt(place: number, start: number, column: number): boolean {
    const length = words[place] as number;
    if (words[place + 1] !== column) return false;
    const end = view.getUint8(start + length);
    if (end !== separator && end !== LINE_FEED && end !== CARRIAGE_RETURN) return false;
    if (length < 4) return shortWord(view, start, length) === words[place + HEAD];
    const last = start + length - 4;
    let word = place + HEAD;
    for (let offset = start; offset < last; offset += 4) {
      if (view.getInt32(offset, true) !== words[word]) return false;
      word += 1;
    }
    return view.getInt32(last, true) === words[word];
  }

  function forget(): void {
    slots.fill(0);
    meanings.length = 0;
    used = 0;
  }

  return {
    find: (start, column) => {
      let slot = slotOf(view.getInt32(start, true), column);
      for (;;) {
        const number = (slots[slot] as number) - 1;
        if (number < 0) return undefined;
        if (isAt(places[number] as number, start, column)) return meanings[number];
        slot = (slot + 1) & (SLOTS - 1);
      }
    },
    learn: (start, length, column, meaning) => {
      if (length > LONGEST_TEXT_REMEMBERED) return;
      if (meanings.length === TEXTS_REMEMBERED) forget();
      let slot = slotOf(view.getInt32(start, true), column);
      while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      places[meanings.length] = used;
      meanings.push(meaning);
      slots[slot] = meanings.length;
      words[used] = length;
      words[used + 1] = column;
      used += HEAD;
      if (length < 4) {
        words[used] = shortWord(view, start, length);
        used += 1;
        return;
      }
      const last = start + length - 4;
      for (let offset = start; offset < last + 4; offset += 4) {
        words[used] = view.getInt32(Math.min(offset, last), true);
        used += 1;
      }
    },
    forget,
  };
}

/** The bytes of a text of fewer than four. */
function shortWord(view: DataView, start: number, length: number): number {
  return view.getInt32(start, true) & ((1 << (length * 8)) - 1);
}
