// Decides how problems and warnings of a scenario file stand on a line: file:line:column, then what is wrong.
import type { Localized } from '../rules/rule-book.js';
import type { Language } from './language.js';
import { NOTES } from './messages.js';

/** A place in a scenario file and what is to be said of it. */
interface Placed {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Localized;
}

/** A problem as a line: file:line:column: message. */
export function scenarioProblemLine(problem: Placed, language: Language): string {
  const { file, line, column, message } = problem;
  return `${file}:${line}:${column}: ${message[language]}`;
}

/** A warning as a line: file:line:column: warning: message. */
export function scenarioWarningLine(warning: Placed, language: Language): string {
  const { file, line, column, message } = warning;
  return `${file}:${line}:${column}: ${NOTES.warningWord[language]}: ${message[language]}`;
}
