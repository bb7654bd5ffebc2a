// What the parts of a page have in common.
import { fill, type Language, type Params } from '../words/language.js';
import { REPORT_WORDS, type ReportWord } from '../words/report.js';
import { type Html, html } from './html.js';

/** What a page needs besides the report. */
export interface Edition {
  readonly language: Language;
  /** The program's version. */
  readonly version: string;
  /** The records are the bundled ones. */
  readonly bundled: boolean;
}

/** The words of the report in one language. */
export function sayIn(language: Language): (word: ReportWord, params?: Params) => string {
  return (word, params) => fill(REPORT_WORDS[word], language, params);
}

/** Sentences one after the other, without empty ones. */
export function sentences(texts: readonly string[], language: Language): string {
  return texts.filter((text) => text !== '').join(language === 'ja' ? '' : ' ');
}

export function notes(texts: readonly string[]): Html {
  return html`<ul class="notes">${texts.map((text) => html`<li>${text}</li>\n`)}</ul>`;
}
