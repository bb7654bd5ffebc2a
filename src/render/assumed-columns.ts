// Decides how the assumptions of a plan stand in a table for programs: one datum a cell, in columns of their own.
import type { Localized } from '../rules/rule-book.js';
import { NEUTRAL } from '../scenario/demand.js';
import type { Scenario } from '../scenario/scenario.js';
import { assumptionsJson } from './assumptions.js';
import { COST_WORDS, costsJson, YEN } from './costs.js';
import { fill, type Language } from './language.js';
import { HEADINGS } from './messages.js';
import type { SheetCell, SheetColumn } from './sheet.js';

/** How the ends of a range are told apart in headings. */
export const RANGE_WORDS = {
  low: { en: '{heading}, low', ja: '{heading} (低位)' },
  high: { en: '{heading}, high', ja: '{heading} (高位)' },
} as const satisfies Record<string, Localized>;

/** The parts of the headings, by their keys in scenario files, in the order in which the columns stand. */
export const ASSUMED_WORDS = {
  take_up: { en: 'those due who come', ja: '更新に来る割合' },
  lead_lag_months: { en: 'come by months after the month due', ja: '満了月からの月数別の割合' },
  leaves_per_year: { en: 'holders who leave in a year', ja: '1年間に転出・死亡・返納する割合' },
  new_cards: { en: 'new cards', ja: '新規交付' },
  new_cards_minor_share: { en: 'minors’ share of new cards', ja: '新規交付のうち未成年の割合' },
  new_cards_use_counter: { en: 'new cards take bookings', ja: '新規交付も予約枠を使う' },
  off_counter_share: { en: 'done elsewhere than at a counter', ja: '窓口以外で済ませる割合' },
  rules: { en: 'not the law', ja: '現行法令と異なる仮定' },
  costs: { en: 'cost', ja: '経費' },
  subsidy: COST_WORDS.subsidy,
  card: HEADINGS.card,
  certificate: HEADINGS.certificate,
  rent: COST_WORDS.rent,
  fit_out: COST_WORDS.fit_out,
  staff: COST_WORDS.staff,
  contractor: COST_WORDS.contractor,
  other: { en: 'other', ja: 'その他' },
  rule: { en: 'rule', ja: '規定' },
  name: { en: 'name', ja: '名称' },
  share: { en: 'share', ja: '割合' },
  per_month: COST_WORDS.month,
  per_year: COST_WORDS.year,
  once: COST_WORDS.once,
  per_window_per_year: COST_WORDS.window,
  per_procedure: COST_WORDS.procedure,
  on: { en: 'on', ja: '日付' },
  from: { en: 'from', ja: '開始日' },
  to: { en: 'until', ja: '終了日' },
  value: { en: 'value', ja: '値' },
  reason: { en: 'reason', ja: '理由' },
  eligible: { en: 'eligible', ja: '補助対象' },
  condition: { en: 'condition', ja: '条件' },
  most_per_year: { en: 'at most a fiscal year', ja: '年度の上限' },
} as const satisfies Record<string, Localized>;

const WORDS: Readonly<Record<string, Localized>> = ASSUMED_WORDS;
const RANGES: Readonly<Record<string, Localized>> = RANGE_WORDS;
const COLUMN: Localized = { en: 'assumed: {name}', ja: '前提: {name}' };

const SHARE: Localized = { en: 'share', ja: '割合' };
const CARDS: Localized = { en: 'cards', ja: '枚' };

/** What numbers are, by the last part of their key that says so. */
const UNITS: Readonly<Record<string, Localized>> = {
  take_up: SHARE,
  lead_lag_months: SHARE,
  leaves_per_year: SHARE,
  new_cards: CARDS,
  new_cards_minor_share: SHARE,
  off_counter_share: SHARE,
  share: SHARE,
  per_month: YEN,
  per_year: YEN,
  once: YEN,
  per_window_per_year: YEN,
  per_procedure: YEN,
  most_per_year: YEN,
};

const YES_NO = { true: { en: 'yes', ja: 'はい' }, false: { en: 'no', ja: 'いいえ' } } as const;

/** A column, and what stands in it for a scenario. */
interface AssumedColumn {
  readonly column: SheetColumn;
  readonly pick: (scenario: Assuming) => SheetCell;
}

type Assuming = Pick<Scenario, 'assumptions' | 'costs'>;

/** Where something stands in the JSON of a plan, and what it is. */
type Datum = readonly [path: readonly string[], value: unknown];

/**
 * A column for each datum of what any of the scenarios assumes: `assumed_take_up_card`, and where one gives a range
 * `assumed_take_up_card_low` and `assumed_take_up_card_high` beside it. What none assumes has no column. Costs have theirs
 * only where the plan tells them.
 */
export function assumedColumns(
  scenarios: readonly Assuming[],
  withCosts: boolean,
  language: Language,
): AssumedColumn[] {
  const neutral = assumptionsJson(NEUTRAL);
  const told = scenarios.map(
    ({ assumptions, costs }): Readonly<Record<string, unknown>> => ({
      ...assumptionsJson(assumptions),
      ...(withCosts && costs !== undefined && costsJson(costs)),
    }),
  );
  const isAssumed = (key: string) =>
    told.some((each) => JSON.stringify(each[key]) !== JSON.stringify(neutral[key]));
  const data = told.map((each) =>
    Object.entries(each)
      .filter(([key]) => isAssumed(key))
      .flatMap(([key, value]) => dataIn(value, [key])),
  );
  const values = new Map(
    scenarios.map((scenario, index) => [
      scenario,
      new Map((data[index] ?? []).map(([path, value]) => [path.join('_'), value])),
    ]),
  );
  const paths = new Map(data.flat().map(([path]) => [sortKey(path), path]));
  return [...paths]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, path]) => {
      const key = path.join('_');
      const found = [...values.values()].flatMap((of) => (of.has(key) ? [of.get(key)] : []));
      return {
        column: {
          key: `assumed_${key}`,
          heading: headingOf(path, language),
          part: 'assumptions',
          ...formOf(path, found),
        },
        pick: (scenario) => {
          const value = values.get(scenario)?.get(key) ?? null;
          return value === null || typeof value === 'number' ? value : String(value);
        },
      };
    });
}

/** Every single datum in a value of JSON. The base of a range stands in the place of a value without one. */
function dataIn(value: unknown, path: readonly string[]): Datum[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'base') return dataIn(each, path);
    return dataIn(each, [...path, Array.isArray(value) ? String(Number(key) + 1) : key]);
  });
}

/** Text that puts keys in the order of the words, numbers in their own. */
function sortKey(path: readonly string[]): string {
  const order = Object.keys({ ...WORDS, ...RANGES });
  const place = (part: string) => (/\d/.test(part) ? Number(part) : order.indexOf(part));
  return path.map((part) => 500_000 + place(part)).join(' ');
}

function headingOf(path: readonly string[], language: Language): string {
  const name = path.flatMap((part) => (part in RANGES ? [] : [WORDS[part]?.[language] ?? part]));
  const heading = fill(COLUMN, language, { name: name.join(' ') });
  const range = RANGES[path.at(-1) ?? ''];
  return range === undefined ? heading : fill(range, language, { heading });
}

/** Whether a column holds numbers, and of what; a rule's value may be of any unit. */
function formOf(
  path: readonly string[],
  values: readonly unknown[],
): Pick<SheetColumn, 'kind' | 'unit' | 'codes'> {
  if (values.every((value) => typeof value === 'boolean')) return { kind: 'text', codes: YES_NO };
  if (!values.every((value) => typeof value === 'number')) return { kind: 'text' };
  const unit = path.map((part) => UNITS[part]).findLast((found) => found !== undefined);
  return { kind: 'number', unit: unit ?? null };
}
