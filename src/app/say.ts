// The language of the page, and texts in it.
import { signal } from '@preact/signals';
import type { Localized } from '../rules/rule-book.js';
import { fill, type Language, type Params } from '../words/language.js';

/** Japanese until the person switches. */
export const language = signal<Language>('ja');

/** A text in the page's language. */
export function say(text: Localized, params?: Params): string {
  return fill(text, language.value, params);
}
