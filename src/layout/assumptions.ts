// Assumptions as they are told: in words beneath a report, and as JSON.
import { isoDate } from '../calendar/civil-date.js';
import { type Fraction, isEqual, toNumber } from '../calendar/fraction.js';
import { HEADINGS } from '../records/headings.js';
import { decodeRuleValue, isRuleId } from '../rules/rule-book.js';
import {
  ASSUMPTIONS,
  type AssumptionDeclaration,
  type AssumptionForm,
  type AssumptionKey,
} from '../scenario/declarations.js';
import { NEUTRAL } from '../scenario/decode-assumptions.js';
import { KINDS } from '../scenario/demand.js';
import type { AssumedRule, Assumptions, PerKind, Ranged } from '../scenario/scenario.js';
import type { KindCounts } from '../tally/tally.js';
import {
  fill,
  fiscalYearLabel,
  grouped,
  type Language,
  listed,
  listedClauses,
} from '../words/language.js';
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

/** The assumptions that are not neutral, one text each, in the order of the catalogue. */
function assumedList(assumptions: Assumptions, language: Language): string[] {
  const told = new Map<AssumptionKey, string>();
  for (const [key, declaration] of entries()) {
    const tell = TELL[declaration.form] as Tell<unknown>;
    const field = declaration.field as keyof Assumptions;
    const text = tell(assumptions[field], NEUTRAL[field], language);
    if (text !== undefined) told.set(key, text);
  }
  const texts = ORDER.flatMap((key) => {
    const { of }: AssumptionDeclaration = ASSUMPTIONS[key];
    const value = told.get(key);
    if (value === undefined || (of !== undefined && !told.has(of as AssumptionKey))) return [];
    return [fill(ASSUMPTION_WORDS[key], language, { value })];
  });
  return [...texts, ...assumptions.rules.map((rule) => ruleText(rule, language))];
}

const entries = () => Object.entries(ASSUMPTIONS) as [AssumptionKey, AssumptionDeclaration][];

/** The order in which assumptions are told: that of their words. */
const ORDER = (Object.keys(ASSUMPTION_WORDS) as (keyof typeof ASSUMPTION_WORDS)[]).filter(
  (key): key is Exclude<AssumptionKey, 'rules'> => Object.hasOwn(ASSUMPTIONS, key),
);

/** The value of an assumption as text; undefined where it is neutral. */
type Tell<Value> = (value: Value, neutral: Value, language: Language) => string | undefined;

const TELL: { readonly [Form in AssumptionForm]: Tell<never> } = {
  'ranged-share-per-kind': (
    value: PerKind<Ranged<Fraction>>,
    neutral: PerKind<Ranged<Fraction>>,
    language,
  ) => {
    const parts = KINDS.filter((kind) => !isSame(value[kind], neutral[kind])).map(
      (kind) => `${HEADINGS[kind][language]} ${rangeText(value[kind], percentText, toNumber)}`,
    );
    return parts.length === 0 ? undefined : listed(parts, language);
  },
  'ranged-share': (value: Ranged<Fraction>, neutral: Ranged<Fraction>) =>
    isSame(value, neutral) ? undefined : rangeText(value, percentText, toNumber),
  share: (value: Fraction, neutral: Fraction) =>
    isEqual(value, neutral) ? undefined : percentText(value),
  'share-by-month': (value: ReadonlyMap<number, Fraction>, _neutral: unknown, language) => {
    const shares = [...value].sort(([a], [b]) => a - b);
    if (!shares.some(([month, share]) => month !== 0 && share.numerator !== 0n)) return undefined;
    const text = ([month, share]: readonly [number, Fraction]) =>
      `${month > 0 ? '+' : ''}${month}: ${percentText(share)}`;
    return listed(shares.map(text), language);
  },
  'ranged-count-by-year': (
    value: ReadonlyMap<number, Ranged<number>>,
    _neutral: unknown,
    language,
  ) => {
    const years = [...value]
      .filter(([, { low, base, high }]) => low !== 0 || base !== 0 || high !== 0)
      .sort(([a], [b]) => a - b);
    if (years.length === 0) return undefined;
    const text = ([year, cards]: readonly [number, Ranged<number>]) =>
      `${fiscalYearLabel(year, language)} ${rangeText(cards, grouped, itself)}`;
    return listed(years.map(text), language);
  },
  'yes-no': (value: boolean) => (value ? '' : undefined),
  // What-ifs are told one by one, behind all else.
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

/** What is to be known of each what-if that ships with the program, once. */
function ruleNotes({ rules }: Assumptions, language: Language): string[] {
  const shipped = rules.flatMap((rule) => (rule.shipped === undefined ? [] : [rule.shipped]));
  const notes = shipped.map(({ title, note }) =>
    fill(ASSUMPTION_WORDS.ruleNote, language, { reason: title, note }),
  );
  return [...new Set(notes)];
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
  return Object.fromEntries(
    entries().map(([key, { field, form }]) => {
      const json = JSON_OF[form] as (value: unknown) => unknown;
      return [key, json(assumptions[field as keyof Assumptions])];
    }),
  );
}

const JSON_OF: { readonly [Form in AssumptionForm]: (value: never) => unknown } = {
  'ranged-share-per-kind': ({ card, certificate }: PerKind<Ranged<Fraction>>) => ({
    card: rangedJson(card, toNumber),
    certificate: rangedJson(certificate, toNumber),
  }),
  'ranged-share': (value: Ranged<Fraction>) => rangedJson(value, toNumber),
  share: toNumber,
  'share-by-month': (value: ReadonlyMap<number, Fraction>) => byNumber(value, toNumber),
  'ranged-count-by-year': (value: ReadonlyMap<number, Ranged<number>>) =>
    byNumber(value, (cards) => rangedJson(cards, itself)),
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

/** The values of a map in the order of its numbers, by these as keys. */
function byNumber<Value>(
  map: ReadonlyMap<number, Value>,
  json: (value: Value) => unknown,
): Record<string, unknown> {
  const inOrder = [...map].sort(([a], [b]) => a - b);
  return Object.fromEntries(inOrder.map(([number, value]) => [String(number), json(value)]));
}
