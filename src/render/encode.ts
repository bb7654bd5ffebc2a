// Decides how text becomes bytes, and refuses what an encoding does not hold.
import Encoding from 'encoding-japanese';

export const OUTPUT_ENCODINGS = ['utf-8', 'utf-8-bom', 'cp932'] as const;
export type OutputEncoding = (typeof OUTPUT_ENCODINGS)[number];

/** The bytes of a text, or how many of its characters the encoding does not hold. */
export function encodeText(
  text: string,
  encoding: OutputEncoding,
): Uint8Array | { missing: number } {
  if (encoding !== 'cp932') {
    return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\u{FEFF}${text}` : text);
  }
  let missing = 0;
  for (const character of new Set(text)) if (cp932Bytes(character) === undefined) missing += 1;
  return missing > 0 ? { missing } : (cp932Bytes(text) as Uint8Array);
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
