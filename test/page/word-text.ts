// The texts of a Word document, read from its parts: what stands in it, in order, with the numbers of its headings.
import { strFromU8, unzipSync } from 'fflate';
import { textOf } from './pages.js';

/** A part of a Word document as text. */
export function wordPart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no ${name}`);
  return strFromU8(part);
}

/** Paragraphs and cells in order, without empty ones; a heading's number in front, counted as Word counts. */
export function wordTexts(bytes: Uint8Array): string[] {
  const body = wordPart(bytes, 'word/document.xml');
  const counts = [0, 0];
  return [...body.matchAll(/<w:p>([\s\S]*?)<\/w:p>|<w:p\/>/g)].flatMap(([, paragraph = '']) => {
    const text = textOf(
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, each]) => each).join(''),
    );
    if (text === '') return [];
    const isHeading = /<w:pStyle w:val="Heading\d"\/>/.test(paragraph);
    const level = /<w:ilvl w:val="(\d)"\/>/.exec(paragraph)?.[1];
    if (!isHeading || level === undefined) return [text];
    const depth = Number(level);
    counts[depth] = (counts[depth] ?? 0) + 1;
    if (depth === 0) counts[1] = 0;
    return [`${depth === 0 ? counts[0] : `(${counts[1]})`} ${text}`];
  });
}
