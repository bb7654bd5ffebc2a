// Faults of the command line that the argument parser finds, in words.
import { fill, type Language } from './language.js';
import { HELP_HINT, NO_SCENARIO, USAGE_SUGGESTION, USAGE_WORDS } from './usage.js';

/** A fault of the argument parser. `message` is the parser's own, in English. */
export function usageErrorText(code: string, message: string, language: Language): string {
  const words = USAGE_WORDS[code];
  if (code === 'commander.missingArgument' && message.includes("'scenario'")) {
    return NO_SCENARIO[language];
  }
  if (words === undefined) return message.replace(/^error: /, '');
  const near = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1];
  const name = (/for argument '([^']+)'/.exec(message) ?? /'([^']+?)'/.exec(message))?.[1] ?? '';
  const allowed = /Allowed choices are (.+?)\.?$/m.exec(message)?.[1] ?? '';
  return (
    fill(words, language, { name, allowed }) +
    (near === undefined ? '' : fill(USAGE_SUGGESTION, language, { near })) +
    HELP_HINT[language]
  );
}
