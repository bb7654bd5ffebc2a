// Assumptions as they are told: in words beneath a report, and as JSON.
import { isoDate } from '../../calendar/civil-date.js';
import { type Fraction, isEqual, toNumber } from '../../calendar/fraction.js';
import { PROCEDURE_KINDS } from '../../procedures/procedures.js';
import { HEADINGS } from '../../records/headings.js';
import { decodeRuleValue, isRuleId } from '../../rules/rule-book.js';
import {
  ASSUMPTIONS,
  type AssumptionDeclaration,
  type AssumptionForm,
  type AssumptionKey,
} from '../../scenario/declarations.js';
import { NEUTRAL, turned } from '../../scenario/decode-assumptions.js';
import type { AssumedRule, Assumptions, PerKind, Ranged } from '../../scenario/scenario.js';
import type { KindCounts } from '../../tally/tally.js';
import {
  fill,
  fiscalYearLabel,
  grouped,
  type Language,
  listed,
  listedClauses,
} from '../../words/language.js';
import { ASSUMPTION_SENTENCES, ASSUMPTION_WORDS } from '../../words/plan.js';
import { ruleValueText } from '../../words/rule-value.js';
import { percentText } from '../../write/cell.js';
import { type CapacityTold, capacityBasisNotes } from './capacity-basis.js';

/** A scenario to describe, and the procedures that come before its first month by its leads, where known. */
interface Told extends CapacityTold {
  readonly assumptions: Assumptions;
  readonly before?: KindCounts;
}

/** The assumptions of each scenario, and the procedures that come before its first month. */
export function assumptionNotes(scenarios: readonly Told[], language: Language): string[] {
  const lists = scenarios.map(({ assumptions }) =>
    listedClauses(assumedList(assumptions, language), language),
  );
  return scenarios.flatMap((scenario, index) => {
    const { name, assumptions, before } = scenario;
    const list = lists[index] ?? '';
    const alike = scenarios.filter((_, other) => lists[other] === list);
    const params = { name: namesTogether(alike, language), list };
    return [
      ...capacityBasisNotes([scenario], language),
      // Assumptions that several scenarios share are told once.
      ...(lists.indexOf(list) < index
        ? []
        : [
            fill(
              list === '' ? ASSUMPTION_WORDS.neutral : ASSUMPTION_WORDS.assumed,
              language,
              params,
            ),
            ...ruleNotes(assumptions, language),
          ]),
      ...(before === undefined || before.card + before.certificate === 0
        ? []
        : [fill(ASSUMPTION_WORDS.before, language, { name, ...before })]),
    ];
  });
}

/** The names of scenarios as one name in a sentence; in Japanese each has brackets of its own. */
function namesTogether(scenarios: readonly Told[], language: Language): string {
  const names = scenarios.map(({ name }) => name);
  return language === 'ja' ? names.join('」「') : listed(names, language);
}

/** The assumptions that are not neutral, one text each, in the order of the catalogue. */
function assumedList(assumptions: Assumptions, language: Language): string[] {
  const told = new Map<AssumptionKey, string>();
  for (const [key, declaration] of entries()) {
    const tell = TELL[declaration.form] as Tell<unknown>;
    const field = declaration.field as keyof Assumptions;
    const text = tell(assumptions[field], NEUTRAL[field], declaration, language);
    if (text !== undefined) told.set(key, text);
  }
  const texts = ORDER.flatMap((key) => {
    const { of }: AssumptionDeclaration = ASSUMPTIONS[key];
    const value = told.get(key);
    if (value === undefined || (of !== undefined && !told.has(of as AssumptionKey))) return [];
    return [fill(ASSUMPTION_SENTENCES[key], language, { value })];
  });
  return [...texts, ...assumptions.rules.map((rule) => ruleText(rule, language))];
}

const entries = () => Object.entries(ASSUMPTIONS) as [AssumptionKey, AssumptionDeclaration][];

/** The order of the assumptions: that of their words. */
const ORDER = Object.keys(ASSUMPTION_SENTENCES) as (keyof typeof ASSUMPTION_SENTENCES)[];

/** The value of an assumption as text; undefined where it is neutral. */
type Tell<Value> = (
  value: Value,
  neutral: Value,
  declaration: AssumptionDeclaration,
  language: Language,
) => string | undefined;

const TELL: { readonly [Form in AssumptionForm]: Tell<never> } = {
  'ranged-share-per-kind': (
    value: PerKind<Ranged<Fraction>>,
    neutral: PerKind<Ranged<Fraction>>,
    declaration,
    language,
  ) => {
    const parts = PROCEDURE_KINDS.filter((kind) => !isSame(value[kind], neutral[kind])).map(
      (kind) =>
        `${HEADINGS[kind][language]} ${rangeText(turned(value[kind], declaration), percentText)}`,
    );
    return parts.length === 0 ? undefined : listed(parts, language);
  },
  'ranged-share': (value: Ranged<Fraction>, neutral: Ranged<Fraction>, declaration) =>
    isSame(value, neutral) ? undefined : rangeText(turned(value, declaration), percentText),
  share: (value: Fraction, neutral: Fraction) =>
    isEqual(value, neutral) ? undefined : percentText(value),
  'share-by-month': (
    value: ReadonlyMap<number, Fraction>,
    _neutral: unknown,
    { elseAs },
    language,
  ) => {
    const shares = [...value].sort(([a], [b]) => a - b);
    const isInMonthDue = !shares.some(([month, share]) => month !== 0 && share.numerator !== 0n);
    if (shares.length === 0 || (isInMonthDue && elseAs === undefined)) return undefined;
    const text = ([month, share]: readonly [number, Fraction]) =>
      `${month > 0 ? '+' : ''}${month}: ${percentText(share)}`;
    return listed(shares.map(text), language);
  },
  'ranged-count-by-year': (
    value: ReadonlyMap<number, Ranged<number>>,
    _neutral: unknown,
    declaration,
    language,
  ) => {
    const years = [...value]
      .filter(([, { low, base, high }]) => low !== 0 || base !== 0 || high !== 0)
      .sort(([a], [b]) => a - b);
    if (years.length === 0) return undefined;
    const text = ([year, cards]: readonly [number, Ranged<number>]) =>
      `${fiscalYearLabel(year, language)} ${rangeText(turned(cards, declaration), grouped)}`;
    return listed(years.map(text), language);
  },
  'yes-no': (value: boolean) => (value ? '' : undefined),
  // What-ifs follow one by one.
  rules: () => undefined,
};

function isSame(one: Ranged<Fraction>, other: Ranged<Fraction>): boolean {
  return (['low', 'base', 'high'] as const).every((each) => isEqual(one[each], other[each]));
}

function ruleText(
  { rule, from, value, reason, shipped, named }: AssumedRule,
  language: Language,
): string {
  return fill(ASSUMPTION_WORDS.rule, language, {
    rule: named?.term ?? rule,
    value: valueText(rule, value, named?.unit, language),
    from: isoDate(from),
    reason: shipped?.title ?? reason,
  });
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

/** The notes on the what-ifs that ship with the program, each once. */
function ruleNotes({ rules }: Assumptions, language: Language): string[] {
  const shipped = rules.flatMap((rule) => (rule.shipped === undefined ? [] : [rule.shipped]));
  const notes = shipped.map(({ title, note }) =>
    fill(ASSUMPTION_WORDS.ruleNote, language, { reason: title, note }),
  );
  return [...new Set(notes)];
}

/** A value, or the base with the least and the greatest in brackets, as a scenario file puts them. */
function rangeText<T>({ low, base, high }: Ranged<T>, text: (value: T) => string): string {
  const [first, middle, last] = [text(low), text(base), text(high)];
  return first === middle && middle === last ? middle : `${middle} (${first} – ${last})`;
}

/** A range as a scenario file puts it: one number where all three are the same. */
function rangeJson<T>(range: Ranged<T>, value: (each: T) => number): number | Ranged<number> {
  const [low, base, high] = [value(range.low), value(range.base), value(range.high)];
  return low === base && base === high ? base : { low, base, high };
}

/** All assumptions, neutral ones included, with the names and the order of values of a scenario file. */
export function assumptionsJson(assumptions: Assumptions): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    entries().flatMap(([key, declaration]) => {
      const value = assumptions[declaration.field as keyof Assumptions];
      // What is as another is told with that.
      if (declaration.elseAs !== undefined && value instanceof Map && value.size === 0) return [];
      return [[key, (JSON_OF[declaration.form] as ToJson<unknown>)(value, declaration)]];
    }),
  );
}

type ToJson<Value> = (value: Value, declaration: AssumptionDeclaration) => unknown;

const JSON_OF: { readonly [Form in AssumptionForm]: ToJson<never> } = {
  'ranged-share-per-kind': ({ card, certificate }: PerKind<Ranged<Fraction>>, declaration) => ({
    card: rangeJson(turned(card, declaration), toNumber),
    certificate: rangeJson(turned(certificate, declaration), toNumber),
  }),
  'ranged-share': (value: Ranged<Fraction>, declaration) =>
    rangeJson(turned(value, declaration), toNumber),
  share: (value: Fraction) => toNumber(value),
  'share-by-month': (value: ReadonlyMap<number, Fraction>) => byNumber(value, toNumber),
  'ranged-count-by-year': (value: ReadonlyMap<number, Ranged<number>>, declaration) =>
    byNumber(value, (cards) => rangeJson(turned(cards, declaration), (each) => each)),
  'yes-no': (value: boolean) => value,
  rules: (rules: Assumptions['rules']) =>
    rules.map(({ rule, from, value, reason, shipped }) => ({
      rule,
      from: isoDate(from),
      value,
      reason,
      ...(shipped && { note: shipped.note.en }),
    })),
};

/** An object from a map of numbers, in their order. */
function byNumber<Value>(
  map: ReadonlyMap<number, Value>,
  json: (value: Value) => unknown,
): Record<string, unknown> {
  const inOrder = [...map].sort(([a], [b]) => a - b);
  return Object.fromEntries(inOrder.map(([number, value]) => [String(number), json(value)]));
}
