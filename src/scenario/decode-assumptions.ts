// The assumptions of a scenario, decoded by the form in which each is declared.
import { type CivilDate, readIsoDate } from '../calendar/civil-date.js';
import {
  decimal,
  decimalText,
  dividedBy,
  type Fraction,
  ONE,
  plus,
  toNumber,
  ZERO,
} from '../calendar/fraction.js';
import type { Path } from '../records/scenario-finding.js';
import { decodeRuleValue, isRuleId, ruleIds } from '../rules/rule-book.js';
import {
  ASSUMPTIONS,
  type AssumptionDeclaration,
  type AssumptionForm,
  type AssumptionKey,
  type KeyOfForm,
} from './declarations.js';
import { nearest } from './nearest.js';
import type { AssumedRule, Assumptions, PerKind, Ranged } from './scenario.js';
import { createScenarioFindings, type ScenarioFindings } from './scenario-findings.js';
import type { RawAssumptions, RawRanged, RawRule, ShippedPatch } from './scenario-schema.js';

/** The context of a decoding. */
interface Surroundings {
  /** The last fiscal year of the plan. */
  readonly toYear: number;
  /** Patches that a file can name. */
  readonly shipped: readonly ShippedPatch[];
  readonly findings: ScenarioFindings;
}

/** An assumption as written; undefined if the file does not state it. */
type Raw<Form extends AssumptionForm> = RawAssumptions[KeyOfForm<Form>];

/** Decodes one assumption. */
type Decode<Form extends AssumptionForm> = (
  raw: Raw<Form>,
  declaration: AssumptionDeclaration,
  path: Path,
  around: Surroundings,
) => unknown;

const DECODE: { readonly [Form in AssumptionForm]: Decode<Form> } = {
  'ranged-share-per-kind': (raw, declaration, path, { findings }): PerKind<Ranged<Fraction>> => {
    const of = (kind: 'card' | 'certificate') =>
      rangedOf(
        raw?.[kind] ?? neutralOf(declaration),
        declaration,
        [...path, kind],
        findings,
        decimal,
      );
    return { card: of('card'), certificate: of('certificate') };
  },
  'ranged-share': (raw, declaration, path, { findings }) =>
    rangedOf(raw ?? neutralOf(declaration), declaration, path, findings, decimal),
  share: (raw, declaration, path, { findings }) => {
    const share = raw ?? neutralOf(declaration);
    findings.judge(declaration, share, path);
    return decimal(share);
  },
  'share-by-month': leadLagOf,
  'ranged-count-by-year': (raw, declaration, path, { toYear, findings }) =>
    new Map(
      Object.entries(raw ?? {}).map(([text, value]) => {
        const year = Number(text);
        const place = [...path, text];
        if (year > toYear) findings.warn('new-cards-outside', place, { thatYear: year, toYear });
        return [year, rangedOf(value, declaration, place, findings, (cards) => cards)];
      }),
    ),
  'yes-no': (raw) => raw ?? false,
  rules: (raw, _declaration, path, around) =>
    (raw ?? []).flatMap((rule, index) => patchesOf(rule, [...path, index], around)),
};

/** The assumptions of a scenario; those it does not state are neutral. */
export function assumptionsOf(raw: RawAssumptions, path: Path, around: Surroundings): Assumptions {
  const decoded = Object.entries(ASSUMPTIONS).map(([key, declaration]) => {
    const decode = DECODE[declaration.form] as Decode<AssumptionForm>;
    const value = raw[key as AssumptionKey] as Raw<AssumptionForm>;
    return [declaration.field, decode(value, declaration, [...path, key], around)];
  });
  return Object.fromEntries(decoded);
}

/** Assumptions under which demand is the law's own count. */
export const NEUTRAL: Assumptions = assumptionsOf({}, [], {
  toYear: 0,
  shipped: [],
  findings: createScenarioFindings(),
});

function neutralOf({ neutral = 0 }: AssumptionDeclaration): number {
  return neutral;
}

/**
 * A range. In the file low ≤ base ≤ high. In the result `low` is the value with the lowest demand: the greatest one where
 * the value lowers demand.
 */
function rangedOf<T>(
  raw: RawRanged,
  declaration: AssumptionDeclaration,
  path: Path,
  findings: ScenarioFindings,
  convert: (value: number) => T,
): Ranged<T> {
  if (typeof raw === 'number') {
    findings.judge(declaration, raw, path);
    const value = convert(raw);
    return { low: value, base: value, high: value };
  }
  const { low, base, high } = raw;
  for (const [name, value] of Object.entries(raw))
    findings.judge(declaration, value, [...path, name]);
  if (low > base || base > high) findings.reject('range-order', path);
  return turned({ low: convert(low), base: convert(base), high: convert(high) }, declaration);
}

/**
 * Converts a range from the file's order to the order of demand, or back: reversed where the greatest value gives the
 * lowest demand.
 */
export function turned<T>(range: Ranged<T>, { lowersDemand }: AssumptionDeclaration): Ranged<T> {
  const { low, base, high } = range;
  return lowersDemand === true ? { low: high, base, high: low } : range;
}

/** How far the sum of individually rounded shares may be from 1. */
const ROUNDED_SHARES = 0.005;

function leadLagOf(
  raw: Raw<'share-by-month'>,
  declaration: AssumptionDeclaration,
  path: Path,
  { findings }: Surroundings,
): ReadonlyMap<number, Fraction> {
  if (raw === undefined) return new Map(declaration.elseAs === undefined ? [[0, ONE]] : []);
  const months = Object.entries(raw)
    .map(([month, share]) => [Number(month), decimal(share)] as const)
    .toSorted(([a], [b]) => a - b);
  for (const [month] of months) findings.judge(declaration, month, [...path, String(month)]);
  const sum = months.reduce((total, [, share]) => plus(total, share), ZERO);
  if (Math.abs(toNumber(sum) - 1) > ROUNDED_SHARES) {
    findings.reject('lead-lag-sum', path, { sum: decimalText(sum) });
    return new Map(months);
  }
  // Measured percentages rarely add up exactly; they are normalized.
  return new Map(months.map(([month, share]) => [month, dividedBy(share, sum)]));
}

function patchesOf(raw: RawRule, path: Path, { shipped, findings }: Surroundings): AssumedRule[] {
  if (typeof raw === 'string' || 'patch' in raw) {
    const { patch: id, from } = typeof raw === 'string' ? { patch: raw } : raw;
    const patch = shipped.find((each) => each.id === id.trim());
    if (patch === undefined) {
      const names = shipped.map((each) => each.id);
      const place = typeof raw === 'string' ? path : [...path, 'patch'];
      findings.reject('unknown-patch', place, { near: nearest(id, names), list: names.join(', ') });
      return [];
    }
    const start = from === undefined ? patch.from : (readIsoDate(from) as CivilDate);
    const { title, note } = patch;
    return patch.changes.map(({ rule, value }) => ({
      rule,
      from: start,
      value,
      reason: title.en,
      shipped: { title, note },
    }));
  }
  const { rule, value, reason } = raw;
  if (!isRuleId(rule)) {
    const params = { near: nearest(rule, ruleIds()), list: ruleIds().join(', ') };
    findings.reject('unknown-rule', [...path, 'rule'], params);
  } else if (decodeRuleValue(rule, value) === undefined) {
    findings.reject('rule-value', [...path, 'value'], { rule });
  }
  return [{ rule, from: readIsoDate(raw.from) as CivilDate, value, reason: reason.trim() }];
}
