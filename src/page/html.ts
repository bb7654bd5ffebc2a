// Templates of HTML: every value is escaped unless it is HTML made here.

/** HTML that goes into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

/** A value of a template: null, undefined and false are written as nothing, lists one after the other. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** A template of HTML. Values are escaped for text and for quoted attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.reduce((text, part, index) => text + written(values[index - 1]) + part));
}

/** HTML or SVG of a trusted source, as it is. */
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

/** Text without markup and without control characters, which HTML forbids. */
export function escaped(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
