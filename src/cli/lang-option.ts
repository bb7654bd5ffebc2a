// Decides the option for the language, which the program itself has too; apart, so that --version loads nothing else.
import { Option } from 'commander';
import type { Localized } from '../rules/rule-book.js';
import { HELP } from '../words/help.js';
import type { Language } from '../words/language.js';

/** --lang ja|en, with the default its help names. */
export function langOption(language: Language, help: Localized = HELP.lang): Option {
  return new Option('--lang <language>', help[language]).choices(['ja', 'en']);
}
