// Reading a page in tests: its tables as texts, and the browser that opens it.
import { existsSync } from 'node:fs';
import { findChromium } from '../../src/host/chromium.js';

/** The cells of each table of a page, by the table's caption, row by row, headings included. */
export function tablesOf(page: string): Map<string, string[][]> {
  const tables = new Map<string, string[][]>();
  for (const [, table = ''] of page.matchAll(/<table>([\s\S]*?)<\/table>/g)) {
    const caption = textOf(/<caption>([\s\S]*?)<\/caption>/.exec(table)?.[1] ?? '');
    const rows = [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<(?:th|td)\b[^>]*>([\s\S]*?)<\/(?:th|td)>/g)].map(([, cell = '']) =>
        textOf(cell),
      ),
    );
    tables.set(caption, rows);
  }
  return tables;
}

/** The text of a piece of HTML. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}

/** A figure as a table shows it, as a number: "△19,910" is -19910. */
export function figure(text: string): number {
  return Number(text.replace(/[,%+]/g, '').replace(/^[△−]/, '-'));
}

/** The installed browser. Where KOSHIN_REQUIRE_BROWSER=1 is set, as in CI, there must be one. */
export function installedBrowser(): string | undefined {
  try {
    const path = findChromium(process.env);
    return existsSync(path) ? path : undefined;
  } catch (error) {
    if (process.env['KOSHIN_REQUIRE_BROWSER'] === '1') throw error;
    return undefined;
  }
}
