// Characters that no one sees, and texts without them; names of offices in the one form in which they are counted.

/**
 * Code points, from and to: control characters but those of lines and tabs, soft hyphens, joiners, marks of direction,
 * zero-width spaces, byte-order marks, variation selectors and tags, as the Unicode property Default_Ignorable_Code_Point has
 * them.
 */
export const INVISIBLE: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];

const CLASS = INVISIBLE.map(
  ([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`,
).join('');
const ANY = new RegExp(`[${CLASS}]`, 'gu');
const ONE = new RegExp(`[${CLASS}]`, 'u');
const BLANK = new RegExp(`^[\\s${CLASS}]*$`, 'u');
const BEFORE_QUOTE = new RegExp(`^([${CLASS}]+)"`, 'u');

/** The text without invisible characters. */
export function withoutInvisible(text: string): string {
  return ONE.test(text) ? text.replace(ANY, '') : text;
}

/** The invisible characters of a text, each once, as U+200B, in order of first use. */
export function invisibleIn(text: string): readonly string[] {
  if (!ONE.test(text)) return NONE;
  const codes = Array.from(text.matchAll(ANY), ([character]) => codeOf(character));
  return [...new Set(codes)];
}

/** Index of the first text that has invisible characters, -1 if none has, and those of all texts. */
export function firstInvisible(texts: readonly string[]): {
  readonly at: number;
  readonly characters: readonly string[];
} {
  return {
    at: texts.findIndex((text) => ONE.test(text)),
    characters: [...new Set(texts.flatMap(invisibleIn))],
  };
}

/** Whether a text has nothing to see. */
export function isBlank(text: string): boolean {
  return text === '' || BLANK.test(text);
}

/** Puts invisible characters before an opening quotation mark behind it, where they are part of the cell. */
export function quoteFirst(line: string): string {
  return line.replace(BEFORE_QUOTE, '"$1');
}

/** Forms of another width: full-width letters and signs, half-width katakana. */
const OTHER_WIDTH = /[\uff01-\uffee]+/g;

/**
 * The name of an office in the form in which it is counted and shown: without invisible characters, letters and katakana of
 * their usual width, letters and their marks one character (NFC), spaces single. Other compatibility forms (①, ㈱) stay.
 */
export function officeName(text: string): string {
  return withoutInvisible(text)
    .replace(OTHER_WIDTH, (run) => run.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

const NONE: readonly string[] = [];

function codeOf(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
  return `U+${code.padStart(4, '0')}`;
}
