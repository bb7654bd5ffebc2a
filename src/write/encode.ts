// Encoding of text, which refuses characters that the encoding lacks.
import Encoding from 'encoding-japanese';

export const OUTPUT_ENCODINGS = ['utf-8', 'utf-8-bom', 'cp932'] as const;
export type OutputEncoding = (typeof OUTPUT_ENCODINGS)[number];

/** The characters of a text that an encoding lacks: how many different ones, and the first. */
export interface Unencodable {
  readonly count: number;
  readonly first: string;
}

/** The bytes of a text, or the characters that the encoding lacks. */
export function encodeText(text: string, encoding: OutputEncoding): Uint8Array | Unencodable {
  if (encoding !== 'cp932') {
    return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\u{FEFF}${text}` : text);
  }
  const missing = [...new Set(text)].filter((character) => cp932Bytes(character) === undefined);
  const [first] = missing;
  return first === undefined ? (cp932Bytes(text) as Uint8Array) : { count: missing.length, first };
}

function cp932Bytes(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(
      Encoding.convert(Encoding.stringToCode(text), {
        from: 'UNICODE',
        to: 'SJIS',
        fallback: 'error',
      }),
    );
  } catch {
    return undefined;
  }
}
