// Text broken into lines by its width on the screen: between words, and between Japanese characters.
import stringWidth from 'fast-string-width';

/** The width of what is written elsewhere than to a terminal: the same wherever it is run. */
export const USUAL_WIDTH = 80;

/** No table is made narrower than this: it could hold nothing. */
export const LEAST_WIDTH = 40;

/** Characters that do not begin a line, and those that do not end one (kinsoku, JIS X 4051). */
const NOT_FIRST =
  /^[、。，．）」』】〉》〕］｝・：；？！ー～々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ％)\]},.:;!?%]/u;
const NOT_LAST = /[（「『【〈《〔［｛([{△−]$/u;

/**
 * The text in lines of at most `width` columns; a single line where it fits. `indent` columns stand before every line but
 * the first. Numbers and words are kept whole unless one alone is wider than a line.
 */
export function wrapped(text: string, width: number, indent = 0): string[] {
  if (stringWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const part of parts(text)) {
    const whole = line + part;
    if (line === '' || stringWidth(whole.trimEnd()) <= room(lines.length)) line = whole;
    else {
      lines.push(line);
      line = part.trimStart();
    }
    while (stringWidth(line.trimEnd()) > room(lines.length)) {
      const head = cut(line, room(lines.length));
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line);
  return lines.map((each, index) => (index === 0 ? '' : ' '.repeat(indent)) + each.trimEnd());

  function room(index: number): number {
    return Math.max(2, index === 0 ? width : width - indent);
  }
}

/** What is never broken within: words with the space before them, and wide characters with what clings to them. */
function parts(text: string): string[] {
  const found = text.match(/\s*(?:[\x21-\u{10ff}\u{2000}-\u{206f}]+|\S)|\s+$/gu) ?? [];
  const joined: string[] = [];
  for (const part of found) {
    const before = joined.at(-1);
    const clings = before !== undefined && (NOT_FIRST.test(part) || NOT_LAST.test(before));
    if (clings) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}

/** The width of the longest part of a text that is not broken within. */
export function longestPart(text: string): number {
  return Math.max(0, ...parts(text).map((part) => stringWidth(part.trim())));
}

/** The longest beginning of a text that is no wider than `width`; a character at least. */
function cut(text: string, width: number): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && stringWidth(head + character) > width) break;
    head += character;
  }
  return head;
}
