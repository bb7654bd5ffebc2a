// Widths of texts without a font: the same on every machine, and enough for most fonts.
import stringWidth from 'fast-string-width';

/** The width of a Latin letter at most, as a share of the font's size; a Japanese one is as wide as high. */
const LETTER = 0.6;

/** How much wider than its room a text may be by {@link textWidth}, since commas and most fonts are narrower. */
const TOLERANCE = 1.1;

/** Whether each of the texts fits in a room of that width. */
export function textsFit(texts: readonly string[], room: number, fontSize: number): boolean {
  return texts.every((text) => textWidth(text, fontSize) <= room * TOLERANCE);
}

/** The width of a text at most, in pixels. */
export function textWidth(text: string, fontSize: number): number {
  const letters = [...text].length;
  const wide = stringWidth(text) - letters;
  return fontSize * (wide + (letters - wide) * LETTER);
}
