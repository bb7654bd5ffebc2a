// The law with everyone counted as an adult: a what-if, for the step of reconcile before minors.
import { patchRuleBook } from '../rules/patch.js';
import type { RuleBook } from '../rules/rule-book.js';

const everyoneAdult = new WeakMap<RuleBook, RuleBook>();

/** The law with minors' terms set to adults': a what-if, so a patch; the same one whenever it is asked for. */
export function withoutMinors(law: RuleBook): RuleBook {
  const known = everyoneAdult.get(law);
  if (known !== undefined) return known;
  const { rules } = law;
  const reason = 'everyone counted as an adult, for the step before minors';
  const patches = (['card', 'certificate'] as const).flatMap((thing) =>
    rules[`${thing}.validity.adult`].values.map(({ from, value }) => ({
      rule: `${thing}.validity.minor`,
      from,
      value,
      reason,
    })),
  );
  const patched = patchRuleBook(law, patches);
  if (!('rules' in patched)) throw new Error(`patch refused: ${patched.rule}`);
  everyoneAdult.set(law, patched);
  return patched;
}
