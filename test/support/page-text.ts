// A page and a drawing as a golden file has them: line by line, so that a changed figure is a changed line.
import { textOf } from '../page/pages.js';

/** What a page shows, a line a block, cells apart by bars, and each drawing as the texts in it. Its style is left out. */
export function pageText(page: string): string {
  const lines = page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<svg class="(\w+)"[\s\S]*?<\/svg>/g, (svg, size: string) => {
      const texts = [...svg.matchAll(/<(?:title|desc|text)\b[^>]*>([^<]*)</g)].map(
        ([, text = '']) => text,
      );
      return `\n[${size}] ${texts.join(' | ')}\n`;
    })
    .replace(/\s*\n\s*/g, '\n')
    .replace(/<\/(?:th|td)>(?=<t[hd])/g, ' | ')
    .replace(/<h([1-6])[^>]*>/g, (_, level: string) => `\n${'#'.repeat(Number(level))} `)
    .replace(/<li>/g, '\n- ')
    .replace(/<\/(?:tr|p|h\d|li|dt|dd|caption|figcaption|summary|span)>/g, '\n');
  return `${textOf(lines)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')}\n`;
}

/** A drawing, an element a line. */
export function svgLines(svg: string): string {
  return svg.replaceAll('><', '>\n<');
}
