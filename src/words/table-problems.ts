// Decides how the problems of a table to compare with read, each after its place.
import type { TableProblem } from '../read/tables/published-table.js';
import type { Localized } from '../rules/rule-book.js';
import { TABLE_PROBLEM_WORDS } from './messages.js';

/** The problems in one text. */
export function tableProblemsText(problems: readonly TableProblem[]): Localized {
  const tell = (language: keyof Localized) =>
    problems
      .map(({ place, what }) => {
        const words = TABLE_PROBLEM_WORDS[what][language];
        return place === '' ? words : `${place}: ${words}`;
      })
      .join(', ');
  return { en: tell('en'), ja: tell('ja') };
}
