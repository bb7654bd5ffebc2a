// What the fields of a scenario file are called on the page, by where in the file their values stand.
import type { ProcedureKind } from '../../procedures/procedures.js';
import type { Path, PlacedScenarioFinding } from '../../records/scenario-finding.js';
import type { Localized } from '../../rules/rule-book.js';
import { ASSUMPTIONS, type AssumptionKey } from '../../scenario/declarations.js';
import {
  FORECAST_APP_WORDS,
  ASSUMPTION_APP_WORDS as TITLES,
  PLAN_APP_WORDS as WORDS,
} from '../../words/app.js';
import { SAID_WORDS } from '../../words/app-said.js';
import { fiscalYearLabel } from '../../words/language.js';
import { scenarioFindingText, scenarioRejectionLine } from '../../words/scenario-finding.js';
import { language, say } from '../say.js';
import { daysText } from './days.js';

/** The fields of assumptions that are stated for each kind. */
export const PER_KIND = {
  take_up: { card: WORDS.takeUpCard, certificate: WORDS.takeUpCertificate },
  off_counter_share: { card: WORDS.offCounterCard, certificate: WORDS.offCounter },
  overdue_share: { card: WORDS.overdueCard, certificate: WORDS.overdueCertificate },
} as const satisfies Partial<Record<AssumptionKey, Readonly<Record<ProcedureKind, Localized>>>>;

/** The costs that have a name of their own, each with its rate. */
export const COST_FIELDS = [
  ['rent', 'per_month', WORDS.rent],
  ['fit_out', 'once', WORDS.fitOut],
  ['staff', 'per_window_per_year', WORDS.staff],
  ['contractor', 'per_procedure', WORDS.contractor],
] as const;

/** How a cost with a name of the person's own can be counted. */
export const RATES: Readonly<Record<string, Localized>> = {
  per_month: WORDS.perMonth,
  per_year: WORDS.perYearYen,
  once: WORDS.once,
  per_window_per_year: WORDS.perWindow,
  per_procedure: WORDS.perProcedure,
};

/** A month counted from the expiry. */
export function monthText(offset: number): string {
  if (offset === 0) return say(WORDS.monthOf);
  return say(offset < 0 ? WORDS.monthsBefore : WORDS.monthsAfter, { count: Math.abs(offset) });
}

type Words = Localized | ((key: string) => string);

/** A part of a scenario file. */
interface Part {
  /** What its field is called; so are parts below it that have no field of their own. */
  readonly field?: Words;
  /** What tells its fields from those of others: a name that stands in the file, or what stands over them. */
  readonly group?: Localized | ((value: unknown, all: unknown) => string | undefined);
  readonly keys?: Readonly<Record<string, Part>>;
  /** Each entry of a list, or each value under a key that is not fixed. */
  readonly each?: Part;
}

function fields(words: Readonly<Record<string, Words>>): Readonly<Record<string, Part>> {
  return Object.fromEntries(Object.entries(words).map(([key, field]) => [key, { field }]));
}

/** What stands under a key, if anything: the file may hold anything. */
function under(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string | number, unknown>>)[key]
    : undefined;
}

function textUnder(value: unknown, key: string): string | undefined {
  const text = under(value, key);
  return typeof text === 'string' ? text : undefined;
}

const ownName: Part['group'] = (value) => textUnder(value, 'name');

/** Said only where a capacity changes. */
const ownDay: Part['group'] = (value, all) => {
  const day = textUnder(value, 'from');
  return day !== undefined && Array.isArray(all) && all.length > 1
    ? say(WORDS.since, { day })
    : undefined;
};

const timing = (title: Localized): Part => ({
  group: title,
  each: { field: (month) => monthText(Number(month)) },
});

const FURTHER: Readonly<Partial<Record<string, Part>>> = {
  ...Object.fromEntries(
    Object.entries(PER_KIND).map(([name, kinds]): [string, Part] => [
      name,
      { keys: fields(kinds) },
    ]),
  ),
  lead_lag_months: timing(TITLES.lead_lag_months),
  card_lead_lag_months: timing(TITLES.card_lead_lag_months),
  new_cards: {
    group: TITLES.new_cards,
    each: { field: (year) => fiscalYearLabel(Number(year), language.value) },
  },
  new_cards_use_counter: { field: WORDS.newCardsUseCounter },
  rules: {
    group: TITLES.rules,
    each: {
      keys: fields({
        ...{ patch: WORDS.whatIfRule, rule: WORDS.whatIfRule, from: WORDS.whatIfFrom },
        ...{ value: WORDS.whatIfValue, reason: WORDS.whatIfWhy },
      }),
    },
  },
};

const ASSUMED: Readonly<Record<string, Part>> = Object.fromEntries(
  (Object.keys(ASSUMPTIONS) as AssumptionKey[]).map((name) => [
    name,
    { field: TITLES[name], ...FURTHER[name] },
  ]),
);

const SITE: Part = {
  group: ownName,
  keys: {
    ...fields({
      ...{ name: WORDS.siteName, windows: WORDS.windows, bookable_share: WORDS.bookable },
      ...{ closed: WORDS.otherClosed, per_year: WORDS.perYear },
      ...{ share: WORDS.siteShare, kinds: WORDS.kinds },
    }),
    minutes: {
      field: SAID_WORDS.minutes,
      keys: fields({ card: WORDS.minutesCard, certificate: WORDS.minutesCertificate }),
    },
    hours: {
      field: WORDS.spans,
      each: { field: (days) => say(SAID_WORDS.hoursOf, { days: daysText(days) }) },
    },
  },
};

const COST_DAYS = { on: WORDS.on, from: WORDS.costFrom, to: WORDS.costTo };

const COSTS: Part = {
  field: WORDS.costs,
  keys: {
    ...Object.fromEntries(
      COST_FIELDS.map(([name, rate, words]): [string, Part] => [
        name,
        { field: words, group: words, keys: fields({ ...COST_DAYS, [rate]: words }) },
      ]),
    ),
    other: { each: { group: ownName, keys: fields({ ...COST_DAYS, ...RATES, name: WORDS.name }) } },
  },
};

const SUBSIDY: Part = {
  field: WORDS.subsidy,
  group: WORDS.subsidy,
  keys: fields({
    ...{ share: WORDS.subsidyShare, from: WORDS.subsidyFrom, to: WORDS.subsidyTo },
    ...{ most_per_year: WORDS.subsidyMost, condition: WORDS.condition },
  }),
};

const FILE: Part = {
  keys: {
    fiscal_years: {
      field: SAID_WORDS.years,
      keys: fields({ 0: FORECAST_APP_WORDS.from, 1: FORECAST_APP_WORDS.to }),
    },
    assumptions: { group: WORDS.shared, keys: ASSUMED },
    scenarios: {
      each: {
        group: ownName,
        keys: {
          name: { field: WORDS.name },
          capacity: {
            field: WORDS.perYear,
            each: {
              group: ownDay,
              keys: {
                ...fields({ from: WORDS.holdsFrom, per_year: WORDS.perYear }),
                sites: { field: WORDS.serves, each: SITE },
              },
            },
          },
          assumptions: { keys: ASSUMED },
          costs: COSTS,
          subsidy: SUBSIDY,
        },
      },
    },
  },
};

/** What a field is called, and what tells it from others of that name: the scenario, the site. */
export interface FieldName {
  readonly field: string;
  readonly among: readonly string[];
}

/** The field in which what stands at `path` of a file is edited; undefined where no field is. */
export function fieldNameAt(path: Path, file: unknown): FieldName | undefined {
  let part: Part = FILE;
  let value = file;
  let field: string | undefined;
  const among: string[] = [];
  for (const key of path) {
    const below = part.keys?.[key] ?? part.each;
    if (below === undefined) break;
    const all = value;
    value = under(value, key);
    const { field: words, group } = below;
    if (words !== undefined) field = typeof words === 'function' ? words(String(key)) : say(words);
    const name = typeof group === 'function' ? group(value, all) : group && say(group);
    // What the field is called already is not said twice.
    if (name !== undefined) among.push(name);
    part = below;
  }
  return field === undefined ? undefined : { field, among: among.filter((each) => each !== field) };
}

/** What is wrong, by the name of its field; what no field edits, by its line: keys that are not known, a paper, no YAML. */
export function wrongText(finding: PlacedScenarioFinding, file: unknown): string {
  const { code, path } = finding;
  const isOfKey = code === 'unknown-key' || code === 'bad-key';
  const name = isOfKey ? undefined : fieldNameAt(path, file);
  if (name === undefined) return scenarioRejectionLine(finding, language.value);
  const { field, among } = name;
  const what = scenarioFindingText(finding, language.value, field);
  return among.length === 0 ? what : `${among.join(' ')}: ${what}`;
}
