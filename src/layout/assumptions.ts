// Decides how assumptions are told: in words beneath a report, and as JSON.
import { isoDate } from '../calendar/civil-date.js';
import { type Fraction, isEqual, ONE, toNumber, ZERO } from '../calendar/fraction.js';
import { decodeRuleValue, isRuleId } from '../rules/rule-book.js';
import { KINDS } from '../scenario/demand.js';
import type { Assumptions, Ranged } from '../scenario/scenario.js';
import type { KindCounts } from '../tally/tally.js';
import {
  fill,
  fiscalYearLabel,
  grouped,
  type Language,
  listed,
  listedClauses,
} from '../words/language.js';
import { HEADINGS } from '../words/messages.js';
import { ASSUMPTION_WORDS } from '../words/plan.js';
import { ruleValueText } from '../words/rule-value.js';
import { percentText } from '../write/cell.js';
import { type CapacityTold, capacityBasisNotes } from './capacity-basis.js';

/** A scenario whose assumptions are told, and who for that reason comes before its first month, where that is known. */
interface Told extends CapacityTold {
  readonly assumptions: Assumptions;
  readonly before?: KindCounts;
}

/** What each scenario assumes, and who for that reason comes before its first month. */
export function assumptionNotes(scenarios: readonly Told[], language: Language): string[] {
  return scenarios.flatMap((scenario) => {
    const { name, assumptions, before } = scenario;
    const list = assumedList(assumptions, language);
    return [
      ...capacityBasisNotes([scenario], language),
      list.length === 0
        ? fill(ASSUMPTION_WORDS.neutral, language, { name })
        : fill(ASSUMPTION_WORDS.assumed, language, {
            name,
            list: listedClauses(list, language),
          }),
      ...ruleNotes(assumptions, language),
      ...(before === undefined || before.card + before.certificate === 0
        ? []
        : [fill(ASSUMPTION_WORDS.before, language, { name, ...before })]),
    ];
  });
}

/** The assumptions that are not neutral, one text each. */
function assumedList(assumptions: Assumptions, language: Language): string[] {
  const texts: string[] = [];
  const tell = (key: keyof typeof ASSUMPTION_WORDS, value: string) => {
    texts.push(fill(ASSUMPTION_WORDS[key], language, { value }));
  };
  const kinds = (key: 'take_up' | 'off_counter_share', neutral: Fraction) => {
    const values = assumptions[key === 'take_up' ? 'takeUp' : 'offCounterShare'];
    const parts = KINDS.filter((kind) => !isAll(values[kind], neutral, isEqual)).map(
      (kind) => `${HEADINGS[kind][language]} ${rangeText(values[kind], percentText, toNumber)}`,
    );
    if (parts.length > 0) tell(key, listed(parts, language));
  };
  kinds('take_up', ONE);
  kinds('off_counter_share', ZERO);
  if (!isAll(assumptions.leavesPerYear, ZERO, isEqual)) {
    tell('leaves_per_year', rangeText(assumptions.leavesPerYear, percentText, toNumber));
  }
  const shares = [...assumptions.leadLagMonths].sort(([a], [b]) => a - b);
  if (shares.some(([month, share]) => month !== 0 && share.numerator !== 0n)) {
    tell(
      'lead_lag_months',
      listed(
        shares.map(([month, share]) => `${month > 0 ? '+' : ''}${month}: ${percentText(share)}`),
        language,
      ),
    );
  }
  const newCards = [...assumptions.newCards]
    .filter(([, cards]) => !isAll(cards, 0, Object.is))
    .sort(([a], [b]) => a - b);
  if (newCards.length > 0) {
    tell(
      'new_cards',
      listed(
        newCards.map(
          ([year, cards]) =>
            `${fiscalYearLabel(year, language)} ${rangeText(cards, grouped, itself)}`,
        ),
        language,
      ),
    );
    if (!isEqual(assumptions.newCardsMinorShare, ZERO)) {
      tell('new_cards_minor_share', percentText(assumptions.newCardsMinorShare));
    }
    if (assumptions.newCardsUseCounter) tell('new_cards_use_counter', '');
  }
  for (const { rule, from, value, reason, shipped, named } of assumptions.rules) {
    texts.push(
      fill(ASSUMPTION_WORDS.rule, language, {
        rule: named?.term ?? rule,
        value: valueText(rule, value, named?.unit, language),
        from: isoDate(from),
        reason: shipped?.title ?? reason,
      }),
    );
  }
  return texts;
}

/** The value of a what-if, as a scenario file puts it, in the words of the rules' table. */
function valueText(
  rule: string,
  value: unknown,
  unit: string | undefined,
  language: Language,
): string {
  const decoded = isRuleId(rule) ? decodeRuleValue(rule, value) : undefined;
  return unit === undefined || decoded === undefined
    ? String(value)
    : ruleValueText(unit, decoded, language);
}

/** What is to be known of each what-if that ships with the program, once. */
function ruleNotes({ rules }: Assumptions, language: Language): string[] {
  const shipped = rules.flatMap((rule) => (rule.shipped === undefined ? [] : [rule.shipped]));
  const notes = shipped.map(({ title, note }) =>
    fill(ASSUMPTION_WORDS.ruleNote, language, { reason: title, note }),
  );
  return [...new Set(notes)];
}

function isAll<T>(
  { low, base, high }: Ranged<T>,
  value: T,
  same: (a: T, b: T) => boolean,
): boolean {
  return same(low, value) && same(base, value) && same(high, value);
}

/** A value, or the base with the least and the greatest in brackets, as a scenario file puts them. */
function rangeText<T>(
  ranged: Ranged<T>,
  text: (value: T) => string,
  size: (value: T) => number,
): string {
  const [least, most] = inOrder(ranged, size);
  const [first, middle, last] = [text(least), text(ranged.base), text(most)];
  return first === middle && middle === last ? middle : `${middle} (${first} – ${last})`;
}

/** The low and the high value by their own size: the greatest share of leavers makes for the lowest demand. */
function inOrder<T>({ low, high }: Ranged<T>, size: (value: T) => number): [T, T] {
  return size(low) <= size(high) ? [low, high] : [high, low];
}

const itself = (value: number): number => value;

function rangedJson<T>(
  ranged: Ranged<T>,
  value: (each: T) => number,
): number | { low: number; base: number; high: number } {
  const [low, high] = inOrder(ranged, value).map(value) as [number, number];
  const base = value(ranged.base);
  return low === base && base === high ? base : { low, base, high };
}

/** All assumptions, neutral ones too, by their names in scenario files and as these put them: low is the smaller value. */
export function assumptionsJson(assumptions: Assumptions): Readonly<Record<string, unknown>> {
  const { takeUp, offCounterShare, leadLagMonths, newCards } = assumptions;
  const ordered = <T>(entries: Iterable<readonly [number, T]>) =>
    [...entries].sort(([a], [b]) => a - b);
  return {
    take_up: {
      card: rangedJson(takeUp.card, toNumber),
      certificate: rangedJson(takeUp.certificate, toNumber),
    },
    lead_lag_months: Object.fromEntries(
      ordered(leadLagMonths).map(([month, share]) => [String(month), toNumber(share)]),
    ),
    leaves_per_year: rangedJson(assumptions.leavesPerYear, toNumber),
    new_cards: Object.fromEntries(
      ordered(newCards).map(([year, cards]) => [String(year), rangedJson(cards, itself)]),
    ),
    new_cards_minor_share: toNumber(assumptions.newCardsMinorShare),
    new_cards_use_counter: assumptions.newCardsUseCounter,
    off_counter_share: {
      card: rangedJson(offCounterShare.card, toNumber),
      certificate: rangedJson(offCounterShare.certificate, toNumber),
    },
    rules: assumptions.rules.map(({ rule, from, value, reason, shipped }) => ({
      rule,
      from: isoDate(from),
      value,
      reason,
      ...(shipped && { note: shipped.note.en }),
    })),
  };
}
