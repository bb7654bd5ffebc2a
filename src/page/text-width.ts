// Decides how much room a text is given, without asking for a font: the same on every machine, and enough for most fonts.
import stringWidth from 'fast-string-width';

/** How wide a Latin letter is at most, as a share of the font's size; a Japanese one is as wide as high. */
const LETTER = 0.6;

/** How much wider than its place a text may be by {@link textWidth}: commas and most fonts are narrower than that. */
const TOLERANCE = 1.1;

/** Whether all these texts have room in places of that width. */
export function textsFit(texts: readonly string[], room: number, fontSize: number): boolean {
  return texts.every((text) => textWidth(text, fontSize) <= room * TOLERANCE);
}

/** How wide a text is at most, in pixels. In narrower fonts there is room to spare. */
export function textWidth(text: string, fontSize: number): number {
  const letters = [...text].length;
  const wide = stringWidth(text) - letters;
  return fontSize * (wide + (letters - wide) * LETTER);
}
