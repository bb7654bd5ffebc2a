// What of the rule data figures rest on, as one text: two rule books with the same text count alike.
import { type RuleBook, ruleIds } from './rule-book.js';

/**
 * Every rule with its dated values, in the order of the rules' list; no sentence, source or unit, so that a better
 * quotation changes nothing, and any value or date does.
 */
export function canonicalRules(book: RuleBook): string {
  return JSON.stringify(
    ruleIds().map((id) => [id, book.rules[id].values.map(({ from, value }) => [from, value])]),
  );
}
