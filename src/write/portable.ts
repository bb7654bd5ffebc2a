// Platform-dependent characters: those outside JIS X 0208, which the Ministry asks tables for programs to avoid.
import Encoding from 'encoding-japanese';
import type { MachineTable } from './machine-table.js';

/** The first platform-dependent character of a text: ①, ㈱, 髙, half-width kana. */
export function platformDependent(text: string): string | undefined {
  return [...text].find((character) => !isPortable(character));
}

function isPortable(character: string): boolean {
  if (character < '\u0080') return true;
  let bytes: number[];
  try {
    const options = { from: 'UNICODE', to: 'SJIS', fallback: 'error' } as const;
    bytes = Encoding.convert(Encoding.stringToCode(character), options) as number[];
  } catch {
    return false;
  }
  const [first = 0] = bytes;
  // Row 13, rows 89 to 92 and 115 to 119, and half-width kana are not in JIS X 0208.
  if ([0x87, 0xed, 0xee].includes(first) || first >= 0xf0) return false;
  return first < 0xa0 || first >= 0xe0;
}

/** A platform-dependent character and its first place in a CSV. */
export interface PlatformDependent {
  readonly character: string;
  readonly line: number;
  readonly column: string;
}

/** The platform-dependent characters of a table, each once, in the order of the lines. Line 1 is the header. */
export function platformDependentIn({ columns, rows }: MachineTable): PlatformDependent[] {
  const found = new Map<string, PlatformDependent>();
  const seen = new Set<string>();
  const look = (text: string, line: number, column: string) => {
    if (seen.has(text)) return;
    seen.add(text);
    for (const character of text) {
      if (isPortable(character) || found.has(character)) continue;
      found.set(character, { character, line, column });
    }
  };
  for (const { header } of columns) look(header, 1, header);
  rows.forEach((row, index) => {
    row.forEach((value, place) => {
      if (typeof value === 'string') look(value, index + 2, columns[place]?.header ?? '');
    });
  });
  return [...found.values()];
}
