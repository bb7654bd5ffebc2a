// Decides the option for the language, which the program itself has too; apart, so that --version loads nothing else.
import { Option } from 'commander';
import { HELP } from '../render/help.js';
import type { Language } from '../render/language.js';

/** --lang ja|en. */
export function langOption(language: Language): Option {
  return new Option('--lang <language>', HELP.lang[language]).choices(['ja', 'en']);
}
