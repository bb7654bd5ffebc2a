// Inputs written by tests: a day in each form of date, a text in each encoding, bytes in pieces.
import Encoding from 'encoding-japanese';
import { decodeText } from '../../src/read/text/decode.js';
import type { InputEncoding } from '../../src/read/text/encodings.js';

/** The eras as the edicts have them, first day and year before the first; newest first. Not taken from the program. */
const ERAS = [
  { name: '令和', letter: 'R', code: '5', first: 20190501, before: 2018 },
  { name: '平成', letter: 'H', code: '4', first: 19890108, before: 1988 },
  { name: '昭和', letter: 'S', code: '3', first: 19261225, before: 1925 },
  { name: '大正', letter: 'T', code: '2', first: 19120730, before: 1911 },
  { name: '明治', letter: 'M', code: '1', first: 18730101, before: 1867 },
] as const;

/** A day as its writers have it. */
interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly era: (typeof ERAS)[number];
  readonly eraYear: number;
}

const two = (number: number) => String(number).padStart(2, '0');
const wide = (text: string) =>
  text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

/** Every form in which a day can be written, by name. */
export const WRITINGS = {
  iso: (d) => `${d.year}-${two(d.month)}-${two(d.day)}`,
  'iso unpadded': (d) => `${d.year}-${d.month}-${d.day}`,
  slashed: (d) => `${d.year}/${two(d.month)}/${two(d.day)}`,
  'slashed unpadded': (d) => `${d.year}/${d.month}/${d.day}`,
  dotted: (d) => `${d.year}.${d.month}.${d.day}`,
  compact: (d) => `${d.year}${two(d.month)}${two(d.day)}`,
  年月日: (d) => `${d.year}年${d.month}月${d.day}日`,
  '年月日 padded': (d) => `${d.year}年${two(d.month)}月${two(d.day)}日`,
  era: (d) => `${d.era.name}${d.eraYear === 1 ? '元' : d.eraYear}年${d.month}月${d.day}日`,
  'era padded': (d) => `${d.era.name}${two(d.eraYear)}年${two(d.month)}月${two(d.day)}日`,
  'era in spaces': (d) => `${d.era.name} ${d.eraYear}年 ${d.month}月 ${d.day}日`,
  'era slashed': (d) => `${d.era.name}${d.eraYear}/${d.month}/${d.day}`,
  'era short': (d) => `${d.era.name[0]}${d.eraYear}.${d.month}.${d.day}`,
  'era short in words': (d) => `${d.era.name[0]}${d.eraYear}年${d.month}月${d.day}日`,
  'letter dotted': (d) => `${d.era.letter}${d.eraYear}.${d.month}.${d.day}`,
  'letter slashed': (d) => `${d.era.letter}${two(d.eraYear)}/${two(d.month)}/${two(d.day)}`,
  'letter small': (d) => `${d.era.letter.toLowerCase()}${d.eraYear}-${d.month}-${d.day}`,
  'letter compact': (d) => `${d.era.letter}${two(d.eraYear)}${two(d.month)}${two(d.day)}`,
  'full width': (d) => wide(`${d.year}/${d.month}/${d.day}`),
  'full width era': (d) =>
    `${d.era.name}${wide(String(d.eraYear))}年${wide(`${d.month}`)}月${d.day}日`,
  'full width dashed': (d) => wide(`${d.year}-${two(d.month)}-${two(d.day)}`),
  'full width compact': (d) => wide(`${d.year}${two(d.month)}${two(d.day)}`),
  'full width 年月日': (d) =>
    `${wide(String(d.year))}年${wide(two(d.month))}月${wide(two(d.day))}日`,
  'full width digits': (d) => `${wide(String(d.year))}/${d.month}/${wide(String(d.day))}`,
  'full width marks': (d) => `${d.era.name}${d.eraYear}／${d.month}／${d.day}`,
  'full width letter alone': (d) => `${wide(d.era.letter)}${d.eraYear}年${d.month}月${d.day}日`,
  'full width letter small': (d) =>
    wide(`${d.era.letter.toLowerCase()}${d.eraYear}.${d.month}.${d.day}`),
  'full width letter': (d) => wide(`${d.era.letter}${d.eraYear}.${d.month}.${d.day}`),
  'at midnight': (d) => `${d.year}/${d.month}/${d.day} 0:00:00`,
  'iso at midnight': (d) => `${d.year}-${two(d.month)}-${two(d.day)}T00:00:00.000`,
} satisfies Record<string, (day: Parts) => string>;

/** Forms that are read only with --era-codes. */
export const CODED = {
  'era code': (d) => `${d.era.code}${two(d.eraYear)}${two(d.month)}${two(d.day)}`,
  'era code dashed': (d) => `${d.era.code}-${two(d.eraYear)}${two(d.month)}${two(d.day)}`,
  'era code dotted': (d) => `${d.era.code}-${d.eraYear}.${d.month}.${d.day}`,
} satisfies Record<string, (day: Parts) => string>;

export type Writing = (day: Parts) => string;

/** A day given as yyyymmdd, in the parts of every form. */
export function partsOf(civil: number): Parts {
  const era = ERAS.find(({ first }) => civil >= first);
  if (era === undefined) throw new Error(`${civil} has no era`);
  const year = Math.trunc(civil / 10000);
  return {
    year,
    month: Math.trunc(civil / 100) % 100,
    day: civil % 100,
    era,
    eraYear: year - era.before,
  };
}

/** The number by which spreadsheets know a day after February 1900. */
export function serialOf(civil: number): number {
  const { year, month, day } = partsOf(civil);
  return Date.UTC(year, month - 1, day) / 86_400_000 + 25569;
}

/** 外字: what a user of CP932 may define, F040 to F9FC, stands for the private characters from U+E000 on. */
export function* privateCharacters(): Iterable<{ character: string; bytes: [number, number] }> {
  let code = 0xe000;
  for (let lead = 0xf0; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      if (trail === 0x7f) continue;
      yield { character: String.fromCharCode(code), bytes: [lead, trail] };
      code += 1;
    }
  }
}

let table: Map<string, readonly number[]> | undefined;

/** Bytes of each character of CP932, the way Windows writes it: NEC's row 13 first, then IBM's own characters. */
function cp932Table(): Map<string, readonly number[]> {
  if (table !== undefined) return table;
  const found = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const note = (bytes: readonly number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !found.has(character)) found.set(character, bytes);
    } catch {
      // No character.
    }
  };
  const leads = Array.from({ length: 0xfd }, (_, lead) => lead).filter(
    (lead) => (lead >= 0x81 && lead <= 0x9f) || lead >= 0xe0,
  );
  // IBM's characters stand twice; Windows writes them from FA40 on, so the rows ED and EE come last.
  for (const lead of [...leads.filter((each) => each !== 0xed && each !== 0xee), 0xed, 0xee]) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) note([lead, trail]);
  }
  for (let kana = 0xa1; kana <= 0xdf; kana += 1) note([kana]);
  for (let byte = 0; byte < 0x80; byte += 1) found.set(String.fromCharCode(byte), [byte]);
  table = found;
  return found;
}

/** A text in CP932; a character that it lacks is a mistake of the test. */
export function cp932(text: string): Uint8Array {
  const bytes = cp932Table();
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = bytes.get(character);
      if (code === undefined) throw new Error(`CP932 lacks ${character}`);
      return [...code];
    }),
  );
}

function utf16be(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\u{FEFF}${text}`, 'utf16le').swap16());
}

/** A text in every encoding that is read. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with mark': (text) => new TextEncoder().encode(`\u{FEFF}${text}`),
  'UTF-16LE': (text) => new Uint8Array(Buffer.from(`\u{FEFF}${text}`, 'utf16le')),
  'UTF-16BE': utf16be,
  CP932: cp932,
};

/** Whether CP932 has a character. */
export function inCp932(character: string): boolean {
  return cp932Table().has(character);
}

/** A text in EUC-JP or ISO-2022-JP, without the characters that it lacks; written by a library that shares nothing with the decoders. */
export function japanese(text: string, encoding: 'EUCJP' | 'JIS'): Uint8Array {
  const held = Array.from(text).filter((each) => each < '\x80' || inJisX0208(each));
  return Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(held.join('')), { from: 'UNICODE', to: encoding }),
  );
}

/** Whether a character is in the rows that all vendors share. */
function inJisX0208(character: string): boolean {
  const bytes = Encoding.convert(Encoding.stringToCode(character), {
    from: 'UNICODE',
    to: 'EUCJP',
  });
  const [lead = 0] = bytes;
  return bytes.length === 2 && lead >= 0xa1 && (lead <= 0xa8 || (lead >= 0xb0 && lead <= 0xf4));
}

/** Bytes in pieces of `size`. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

/** What bytes say, fed in pieces of `size`. */
export async function decoded(
  bytes: Uint8Array,
  size = bytes.length,
  encoding: InputEncoding = 'auto',
): Promise<string> {
  let text = '';
  for await (const piece of decodeText(pieces(bytes, Math.max(1, size)), 'f', encoding)) {
    text += piece;
  }
  return text;
}
