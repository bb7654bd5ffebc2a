// Digits of all scripts as ASCII digits, and the strings of digits that separators hold together.

/** The code points of the zeros of scripts with digits of their own; nine more follow each. Full width is folded by NFKC. */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
  0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
] as const;

/** Chinese digits, those of deeds (壱、弐) too, and the circles that stand for a zero. */
const KANJI_DIGITS = [
  '〇零○◯',
  '一壱壹弌',
  '二弐貳',
  '三参參',
  '四肆',
  '五伍',
  '六陸',
  '七漆',
  '八捌',
  '九玖',
];

const VALUES = digitValues();

function digitValues(): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  for (const zero of ZEROS) {
    for (let digit = 0; digit < 10; digit += 1) values.set(zero + digit, digit);
  }
  KANJI_DIGITS.forEach((signs, digit) => {
    for (const sign of signs) values.set(sign.charCodeAt(0), digit);
  });
  return values;
}

/** All code units that are digits other than 0 to 9. */
export function otherDigits(): Iterable<number> {
  return VALUES.keys();
}

/**
 * The text with the digits of all scripts as 0 to 9: 九八三2٠٥ as 983205.
 */
export function inAsciiDigits(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const digit = VALUES.get(text.charCodeAt(index));
    folded += digit === undefined ? text[index] : String(digit);
  }
  return folded;
}

/** What may stand between two groups of digits of one number: white space, marks, and the の of spoken numbers. */
const BETWEEN = String.raw`[\s\p{P}\p{S}\p{Cf}ー]{1,3}|(?<=[0-9])[のノ](?=[0-9])`;
const STRING = new RegExp(`[0-9]+(?:(?:${BETWEEN})[0-9]+)*`, 'gu');
const SPLIT = /([^0-9]+)/;
const DATE_LIKE =
  /^(?:19|20)[0-9]{2}[^0-9]{1,2}(?:0?[1-9]|1[0-2])[^0-9]{1,2}(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])/;

/**
 * Gives each number of exactly `length` digits that a text shows: one group of digits, groups of any sizes with the same
 * separator between them, or a whole string of groups: 983205673214 in 983-205-673-214, and in 受付3/15 9832.0567.3214. A date
 * with a time of day is none.
 */
export function* numbersOf(text: string, length: number): Generator<string> {
  for (const [string] of text.matchAll(STRING)) {
    if (string.length < length) continue;
    const parts = string.split(SPLIT);
    const groups = parts.filter((_, index) => index % 2 === 0);
    const separators = parts.filter((_, index) => index % 2 === 1);
    if (groups.length > 1) yield* groups.filter((group) => group.length === length);
    for (let first = 0, next = 0; first < separators.length; first = next) {
      while (next < separators.length && separators[next] === separators[first]) next += 1;
      if (first === 0 && next === separators.length) break;
      const joined = groups.slice(first, next + 1).join('');
      const written = parts.slice(first * 2, next * 2 + 1).join('');
      if (joined.length === length && !DATE_LIKE.test(written)) yield joined;
    }
    const whole = groups.join('');
    if (whole.length === length && !DATE_LIKE.test(string)) yield whole;
  }
}
