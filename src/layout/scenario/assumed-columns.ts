// Assumptions of a plan in a table for programs: one datum a cell, in columns of their own.
import type { Localized } from '../../rules/rule-book.js';
import {
  ASSUMPTIONS,
  COSTS,
  type Declaration,
  SITE,
  SUBSIDY,
} from '../../scenario/declarations.js';
import { NEUTRAL } from '../../scenario/decode-assumptions.js';
import { type CostRate, RATE_KEYS, type Scenario } from '../../scenario/scenario.js';
import { fill, type Language } from '../../words/language.js';
import {
  ASSUMED_CAPACITY_WORDS,
  ASSUMED_COLUMN,
  ASSUMED_WORDS,
  CAPACITY_CODES,
  RANGE_WORDS,
  YES_NO,
} from '../../words/plan.js';
import { UNIT_WORDS } from '../../words/units.js';
import type { SheetCell, SheetColumn } from '../../write/sheet.js';
import { assumptionsJson } from './assumptions.js';
import {
  type CapacityTold,
  capacityBasisJson,
  dayPlace,
  daysText,
  isSingleFigure,
} from './capacity-basis.js';
import { costsJson } from './costs.js';

const WORDS: Readonly<Record<string, Localized>> = ASSUMED_WORDS;
const RANGES: Readonly<Record<string, Localized>> = RANGE_WORDS;

type Units = Readonly<Record<string, Localized>>;

/** The units of declared keys, in words. */
function unitsOf(declarations: Readonly<Record<string, Declaration>>): Units {
  return Object.fromEntries(
    Object.entries(declarations).flatMap(([key, { unit }]) =>
      unit === undefined ? [] : [[key, UNIT_WORDS[unit]]],
    ),
  );
}

/** The units of numbers, by the last part of their key that has one. */
const UNITS: Units = {
  ...unitsOf(ASSUMPTIONS),
  ...unitsOf(SUBSIDY),
  ...Object.fromEntries(
    Object.entries(COSTS).map(([rate, { unit }]) => [
      RATE_KEYS[rate as CostRate],
      UNIT_WORDS[unit],
    ]),
  ),
};

/** The same for the parts of a capacity. */
const CAPACITY_UNITS = unitsOf(SITE);

const CAPACITY_WORDS: Readonly<Record<string, Localized>> = { ...WORDS, ...ASSUMED_CAPACITY_WORDS };

/** A column, and its cell for a scenario. */
interface AssumedColumn {
  readonly column: SheetColumn;
  readonly pick: (scenario: Assuming) => SheetCell;
}

type Assuming = Pick<Scenario, 'assumptions' | 'costs'> & Pick<CapacityTold, 'capacityFrom'>;

/** The path in the JSON of a plan, and the value. */
type Datum = readonly [path: readonly string[], value: unknown];

/**
 * A column for each datum that any of the scenarios assumes: `assumed_take_up_card`, and for a range also
 * `assumed_take_up_card_low` and `assumed_take_up_card_high`. What none assumes has no column. Costs have columns only if
 * the plan shows them.
 */
export function assumedColumns(
  scenarios: readonly Assuming[],
  withCosts: boolean,
  language: Language,
): AssumedColumn[] {
  const neutral = assumptionsJson(NEUTRAL);
  // A single figure has no basis of its own, and is among the figures.
  const restsOnMore = scenarios.some(({ capacityFrom }) => !isSingleFigure(capacityFrom));
  const told = scenarios.map(
    ({ assumptions, costs, capacityFrom }): Readonly<Record<string, unknown>> => ({
      ...(restsOnMore && { capacity: capacityBasisJson(capacityFrom) }),
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
  const codes = { ...CAPACITY_CODES, ...ruleWords(scenarios) };
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
          ...formOf(path, found, codes),
        },
        pick: (scenario) => {
          const value = values.get(scenario)?.get(key) ?? null;
          return value === null || typeof value === 'number' ? value : String(value);
        },
      };
    });
}

/** The names of rules and what-ifs, by their values in tables for programs. */
function ruleWords(scenarios: readonly Assuming[]): Record<string, Localized> {
  const rules = scenarios.flatMap(({ assumptions }) => assumptions.rules);
  return Object.fromEntries(
    rules.flatMap(({ rule, named, shipped }) => [
      ...(named === undefined ? [] : [[rule, named.term] as const]),
      ...(shipped === undefined
        ? []
        : [shipped.title, shipped.note].map((words) => [words.en, words] as const)),
    ]),
  );
}

/** Every datum in a JSON value. The base of a range takes the place of a value without range. */
function dataIn(value: unknown, path: readonly string[]): Datum[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'base') return dataIn(each, path);
    return dataIn(each, [...path, Array.isArray(value) ? String(Number(key) + 1) : key]);
  });
}

/** A sort key: keys in the order of their words, numbers in their own. */
function sortKey(path: readonly string[]): string {
  const order = Object.keys({ ...WORDS, ...RANGES });
  const place = (part: string) => {
    // A capacity begins with its day.
    if (path[0] === 'capacity' && part === 'from') return -1;
    return /\d/.test(part) ? Number(part) : (dayPlace(part) ?? order.indexOf(part));
  };
  return path.map((part) => 500_000 + place(part)).join(' ');
}

function headingOf(path: readonly string[], language: Language): string {
  const words = path[0] === 'capacity' ? CAPACITY_WORDS : WORDS;
  const name = path.flatMap((part) =>
    part in RANGES
      ? []
      : [
          words[part]?.[language] ??
            (dayPlace(part) === undefined ? part : daysText(part, language)),
        ],
  );
  const heading = fill(ASSUMED_COLUMN, language, { name: name.join(' ') });
  const range = RANGES[path.at(-1) ?? ''];
  return range === undefined ? heading : fill(range, language, { heading });
}

/** Whether a column holds numbers, and of what; a rule's value may be of any unit. */
function formOf(
  path: readonly string[],
  values: readonly unknown[],
  codes: NonNullable<SheetColumn['codes']>,
): Pick<SheetColumn, 'kind' | 'unit' | 'codes'> {
  if (values.every((value) => typeof value === 'boolean')) return { kind: 'text', codes: YES_NO };
  const ofCapacity = path[0] === 'capacity';
  if (!values.every((value) => typeof value === 'number')) {
    return path[0] === 'rules' || ofCapacity ? { kind: 'text', codes } : { kind: 'text' };
  }
  const units = ofCapacity ? CAPACITY_UNITS : UNITS;
  const unit = path.map((part) => units[part]).findLast((found) => found !== undefined);
  return { kind: 'number', unit: unit ?? null };
}
