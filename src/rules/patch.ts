// A what-if: a value laid over the rule data from a day on, never an `if` in the code.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  type DatedValue,
  decodeRuleValue,
  isRuleId,
  type Rule,
  type RuleBook,
} from './rule-book.js';

/** A what-if: from `from` on, `rule` has `value`. `reason` is printed beside every figure that rests on it. */
export interface RulePatch {
  readonly rule: string;
  readonly from: CivilDate;
  readonly value: unknown;
  readonly reason: string;
}

/** The reason why a patch cannot be applied. */
export interface PatchError {
  readonly rule: string;
  readonly problem: 'unknown-rule' | 'wrong-value';
}

/**
 * The rule book with the patches applied in order. A patch replaces every later value of its rule, and the version says
 * that the book is no longer the law. An unknown rule or a value that does not fit it is an error.
 */
export function patchRuleBook(
  book: RuleBook,
  patches: readonly RulePatch[],
): RuleBook | PatchError {
  let rules: Record<string, Rule<unknown>> = { ...book.rules };
  for (const patch of patches) {
    if (!isRuleId(patch.rule)) return { rule: patch.rule, problem: 'unknown-rule' };
    const value = decodeRuleValue(patch.rule, patch.value);
    if (value === undefined) return { rule: patch.rule, problem: 'wrong-value' };
    const rule = rules[patch.rule] as Rule<unknown>;
    const laid: DatedValue<unknown> = {
      from: patch.from,
      value,
      sentence: patch.reason,
      sources: [{ title: patch.reason, primary: false }],
      patch: patch.reason,
    };
    const kept = rule.values.filter((dated) => dated.from < patch.from);
    rules = { ...rules, [patch.rule]: { ...rule, values: [...kept, laid] } };
  }
  if (patches.length === 0) return book;
  return { version: `${book.version}+patched`, rules: rules as unknown as RuleBook['rules'] };
}
