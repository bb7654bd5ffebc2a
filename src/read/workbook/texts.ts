// Texts of workbooks: shared ones, rich ones with their runs joined, and what Excel escapes.
import { type Part, scanPart } from './parts.js';
import { CLOSE, MORE, OPEN, TEXT, type XmlScanner } from './xml-scanner.js';

/** Characters that XML cannot hold stand as _x000D_. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const NAMES = ['si', 't', 'rPh'] as const;
const SI = 1;
const T = 2;
const RPH = 3;

/** The texts of a workbook that cells refer to by number. Readings beside a text (furigana) are left out. */
export async function sharedTexts(part: Part | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = '';
  let isText = false;
  /** The depth of the reading that is being skipped; 0 if none is. */
  let skipped = 0;
  const take = (token: number, scanner: XmlScanner): void => {
    const { name, depth } = scanner;
    if (skipped > 0) {
      if (token === CLOSE && depth < skipped) skipped = 0;
    } else if (token === TEXT) {
      if (isText) text += unescaped(scanner.text());
    } else if (token === OPEN) {
      if (name === RPH) skipped = depth;
      isText = name === T && depth > 2;
      if (name === SI && depth === 2) text = '';
    } else {
      isText = false;
      if (name === SI && depth === 1) texts.push(text);
    }
  };
  await scanPart(part, NAMES, (scanner) => {
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) take(token, scanner);
    return true;
  });
  return texts;
}
