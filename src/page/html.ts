// Decides how HTML is put together: every value is escaped, unless it is HTML made here.

/** HTML fit to be put into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** What a template takes: nothing is written for null, undefined and false; lists are written one after the other. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** A template of HTML. Values stand in text or in quoted attributes; they are escaped for both. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.reduce((text, part, index) => text + written(values[index - 1]) + part));
}

/** HTML or SVG that comes from a trusted library, as it is. */
export function trusted(text: string): Html {
  return new Html(text);
}

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(written).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text without markup and without control characters, which no page may hold. */
export function escaped(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
