// Decides what the text of a scenario means: fractions, dates and hours; what cannot be so, and what hardly can.
import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';
import { fiscalYearStart } from '../calendar/fiscal-year.js';
import {
  decimal,
  dividedBy,
  type Fraction,
  isEqual,
  ONE,
  plus,
  toNumber,
  ZERO,
} from '../calendar/fraction.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import type { FiscalYears } from '../rules/fiscal-years.js';
import { decodeRuleValue, isRuleId, ruleIds } from '../rules/rule-book.js';
import { costsOf } from './decode-costs.js';
import {
  createNotes,
  type Notes,
  type Notice,
  type Path,
  type PlausibleKey,
  type ScenarioProblemCode,
  type ScenarioWarningCode,
} from './notices.js';
import type {
  AssumedRule,
  Assumptions,
  CapacityFrom,
  Closure,
  Interval,
  PerKind,
  Ranged,
  Scenario,
  ScenarioFile,
  Site,
  Weekday,
  WindowSite,
} from './scenario.js';
import {
  dateOf,
  type Expectation,
  type RawAssumptions,
  type RawRanged,
  type RawRule,
  type RawScenario,
  type RawSite,
  type ShippedPatch,
  scenarioSchema,
} from './scenario-schema.js';

/** What came of a scenario file: itself where nothing is wrong with it. */
export interface DecodedScenario {
  readonly file: ScenarioFile | undefined;
  readonly problems: readonly Notice<ScenarioProblemCode>[];
  readonly warnings: readonly Notice<ScenarioWarningCode>[];
}

const KINDS = ['card', 'certificate'] as const satisfies readonly ProcedureKind[];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * The scenarios that parsed YAML stands for. Every problem of form is told; where there is none, every problem of
 * meaning. What an assumption does not say is neutral. Decimals become exact fractions. `shipped` are the patches that
 * can be called by name.
 */
export function decodeScenario(
  json: unknown,
  shipped: readonly ShippedPatch[],
  years: FiscalYears,
): DecodedScenario {
  const parsed = scenarioSchema(years).safeParse(json);
  if (!parsed.success) {
    return { file: undefined, problems: problemsOfForm(parsed.error.issues, json), warnings: [] };
  }
  const notes = createNotes();
  const { data } = parsed;
  const [from, to] = data.fiscal_years;
  if (to < from) notes.problem('years-reversed', ['fiscal_years'], { fromYear: from, toYear: to });
  const names = new Set<string>();
  const scenarios = data.scenarios.map((raw, index): Scenario => {
    const path = ['scenarios', index];
    const name = raw.name.trim();
    if (names.has(name)) notes.problem('repeated-scenario', [...path, 'name'], { name });
    names.add(name);
    const capacity = capacityOf(raw.capacity, from, [...path, 'capacity'], notes);
    const costs = costsOf(raw, { years: { from, to }, capacity, path }, notes);
    return {
      name,
      capacity,
      assumptions: assumptionsOf(raw.assumptions ?? {}, { from, to }, shipped, path, notes),
      ...(costs && { costs }),
    };
  });
  const { problems, warnings } = notes;
  const file = problems.length === 0 ? { from, to, scenarios } : undefined;
  return { file, problems, warnings };
}

function capacityOf(
  raw: RawScenario['capacity'],
  firstYear: number,
  path: Path,
  notes: Notes,
): CapacityFrom[] {
  const start = fiscalYearStart(firstYear);
  if (typeof raw === 'number') {
    notes.judge('per_year', raw, path);
    return [{ from: start, sites: [plainSite(raw)] }];
  }
  let before: CivilDate | undefined;
  return raw.map((entry, index): CapacityFrom => {
    const place = [...path, index];
    const from = dateOf(entry.from) as CivilDate;
    const on = isoDate(from);
    if (index === 0 && from > start) {
      notes.problem('capacity-late', [...place, 'from'], { on, start: isoDate(start) });
    }
    if (before !== undefined && from <= before) {
      notes.problem('capacity-order', [...place, 'from'], { on, before: isoDate(before) });
    }
    before = from;
    if (entry.per_year !== undefined && entry.sites !== undefined) {
      notes.problem('capacity-both', place);
    }
    if (entry.sites !== undefined) {
      return { from, sites: sitesOf(entry.sites, [...place, 'sites'], notes) };
    }
    if (entry.per_year === undefined) notes.problem('capacity-neither', place);
    else notes.judge('per_year', entry.per_year, [...place, 'per_year']);
    return { from, sites: [plainSite(entry.per_year ?? 0)] };
  });
}

/** A single figure: a site without a name that handles all. */
function plainSite(perYear: number): Site {
  return { type: 'figure', name: '', share: undefined, kinds: KINDS, perYear };
}

function sitesOf(raw: readonly RawSite[], path: Path, notes: Notes): Site[] {
  const names = new Set<string>();
  const sites = raw.map((each, index): Site => {
    const site = siteOf(each, [...path, index], notes);
    if (names.has(site.name)) {
      notes.problem('repeated-site', [...path, index, 'name'], { name: site.name });
    }
    names.add(site.name);
    return site;
  });
  for (const kind of KINDS) {
    const serving = sites.filter(({ kinds }) => kinds.includes(kind));
    const sum = serving.reduce((total, { share }) => plus(total, share ?? ZERO), ZERO);
    const params = { kind, sum: decimalText(sum) };
    if (serving.length === 0) notes.problem('kind-unserved', path, { kind });
    else if (sum.numerator > sum.denominator) notes.problem('shares-over', path, params);
    else if (!isEqual(sum, ONE) && serving.every(({ share }) => share !== undefined)) {
      notes.problem('shares-short', path, params);
    }
  }
  return sites;
}

function siteOf(raw: RawSite, path: Path, notes: Notes): Site {
  const kinds = raw.kinds ?? KINDS;
  if (new Set(kinds).size < kinds.length) notes.problem('kind-twice', [...path, 'kinds']);
  const serves = {
    name: raw.name.trim(),
    share: raw.share === undefined ? undefined : decimal(raw.share),
    kinds,
  };
  const ofWindows = [raw.windows, raw.minutes, raw.hours, raw.closed, raw.bookable_share];
  const hasWindows = ofWindows.some((value) => value !== undefined);
  if (raw.per_year !== undefined) {
    if (hasWindows) notes.problem('site-both', path);
    notes.judge('per_year', raw.per_year, [...path, 'per_year']);
    return { ...serves, type: 'figure', perYear: raw.per_year };
  }
  if (!hasWindows) notes.problem('site-neither', path);
  else {
    for (const key of ['windows', 'minutes', 'hours'] as const) {
      if (raw[key] === undefined) notes.problem('missing', [...path, key], {}, key);
    }
  }
  const { windows = 0, bookable_share: bookable = 1 } = raw;
  if (raw.windows !== undefined) notes.judge('windows', windows, [...path, 'windows']);
  notes.judge('bookable_share', bookable, [...path, 'bookable_share']);
  return {
    ...serves,
    type: 'windows',
    windows,
    minutes: minutesOf(raw.minutes, kinds, [...path, 'minutes'], notes),
    hours: hoursOf(raw.hours ?? {}, [...path, 'hours'], notes),
    closed: (raw.closed ?? []).map((text, index) =>
      closureOf(text, [...path, 'closed', index], notes),
    ),
    bookableShare: decimal(bookable),
  };
}

/** Minutes for each kind. A kind the site does not handle gets the other's, so that it changes no shortest time. */
function minutesOf(
  raw: RawSite['minutes'],
  kinds: readonly ProcedureKind[],
  path: Path,
  notes: Notes,
): PerKind<number> {
  if (raw === undefined) return { card: 1, certificate: 1 };
  if (typeof raw === 'number') {
    notes.judge('minutes', raw, path);
    return { card: raw, certificate: raw };
  }
  for (const kind of KINDS) {
    const minutes = raw[kind];
    if (minutes !== undefined) notes.judge('minutes', minutes, [...path, kind]);
    else if (kinds.includes(kind)) notes.problem('missing', [...path, kind], {}, 'minute');
  }
  const of = (kind: ProcedureKind) => (kinds.includes(kind) ? raw[kind] : undefined);
  const card = of('card') ?? of('certificate') ?? 1;
  return { card, certificate: of('certificate') ?? card };
}

function hoursOf(
  raw: Readonly<Record<string, readonly string[]>>,
  path: Path,
  notes: Notes,
): WindowSite['hours'] {
  const hours: { [Day in Weekday]: readonly Interval[] } = {
    0: [],
    1: [],
    2: [],
    3: [],
    4: [],
    5: [],
    6: [],
  };
  const written = new Map<Weekday, string>();
  for (const [days, texts] of Object.entries(raw)) {
    const intervals = texts.map((text, index): Interval => {
      const [from = 0, to = 0] = text.split('-').map(minuteOfDay);
      if (to > 1440) notes.problem('does-not-fit', [...path, days, index], {}, 'interval');
      else if (from >= to) notes.problem('hours-reversed', [...path, days, index], { span: text });
      return { from, to };
    });
    const inOrder = intervals.toSorted((a, b) => a.from - b.from);
    if (inOrder.some((each, index) => each.from < (inOrder[index - 1]?.to ?? 0))) {
      notes.problem('hours-overlap', [...path, days], { days });
    }
    for (const day of daysOf(days)) {
      const other = written.get(day);
      if (other !== undefined) {
        const params = { day: DAYS[day] as string, other };
        notes.problem('hours-day-twice', [...path, days], params);
      }
      written.set(day, days);
      hours[day] = inOrder;
    }
  }
  return hours;
}

/** The days of `mon-fri` or `sat`; a range may run over the week's end. */
function daysOf(text: string): Weekday[] {
  const [first = 0, last = first] = text.split('-').map((day) => DAYS.indexOf(day));
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first + index) % 7) as Weekday);
}

function minuteOfDay(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

function closureOf(text: string, path: Path, notes: Notes): Closure {
  if (text === 'holidays') return { kind: 'holidays' };
  const [first = '', last = first] = text.split('..');
  const isYearly = first.length === '12-29'.length;
  const [from, to] = [first, last].map((day) => dateOf(isYearly ? `${LEAP_YEAR}-${day}` : day));
  if (from === undefined || to === undefined) {
    notes.problem('does-not-fit', path, {}, 'closure');
    return { kind: 'holidays' };
  }
  if (isYearly) return { kind: 'yearly', from: from % 10000, to: to % 10000 };
  if (to < from) notes.problem('closed-reversed', path, { from: first, to: last });
  return { kind: 'days', from, to };
}

/** Any year that has a 29 February, to tell the days of a year from 02-30. */
const LEAP_YEAR = 2028;

function assumptionsOf(
  raw: RawAssumptions,
  years: { readonly from: number; readonly to: number },
  shipped: readonly ShippedPatch[],
  scenarioPath: Path,
  notes: Notes,
): Assumptions {
  const path = [...scenarioPath, 'assumptions'];
  const shares = (key: 'take_up' | 'off_counter_share', neutral: number, falls: boolean) => {
    const of = (kind: ProcedureKind): Ranged<Fraction> =>
      rangedOf(raw[key]?.[kind] ?? neutral, falls, key, [...path, key, kind], notes, decimal);
    return { card: of('card'), certificate: of('certificate') };
  };
  const minors = raw.new_cards_minor_share ?? 0;
  notes.judge('new_cards_minor_share', minors, [...path, 'new_cards_minor_share']);
  const leaves = raw.leaves_per_year ?? 0;
  const leavesPath = [...path, 'leaves_per_year'];
  return {
    takeUp: shares('take_up', 1, false),
    leadLagMonths: leadLagOf(raw.lead_lag_months, [...path, 'lead_lag_months'], notes),
    leavesPerYear: rangedOf(leaves, true, 'leaves_per_year', leavesPath, notes, decimal),
    newCards: newCardsOf(raw.new_cards ?? {}, years, [...path, 'new_cards'], notes),
    newCardsMinorShare: decimal(minors),
    newCardsUseCounter: raw.new_cards_use_counter ?? false,
    offCounterShare: shares('off_counter_share', 0, true),
    rules: (raw.rules ?? []).flatMap((rule, index) =>
      patchesOf(rule, shipped, [...path, 'rules', index], notes),
    ),
  };
}

/**
 * A range. In the file low ≤ base ≤ high are the values themselves; what is handed on as `low` gives the lowest demand,
 * so the greatest value where demand `falls` with it.
 */
function rangedOf<T>(
  raw: RawRanged,
  falls: boolean,
  key: PlausibleKey,
  path: Path,
  notes: Notes,
  convert: (value: number) => T,
): Ranged<T> {
  if (typeof raw === 'number') {
    notes.judge(key, raw, path);
    const value = convert(raw);
    return { low: value, base: value, high: value };
  }
  const { low, base, high } = raw;
  for (const [name, value] of Object.entries(raw)) notes.judge(key, value, [...path, name]);
  if (low > base || base > high) notes.problem('range-order', path);
  const [least, most] = [convert(low), convert(high)];
  return { low: falls ? most : least, base: convert(base), high: falls ? least : most };
}

/** By how much shares that are rounded one by one may miss 1. */
const ROUNDED_SHARES = 0.005;

function leadLagOf(
  raw: Readonly<Record<string, number>> | undefined,
  path: Path,
  notes: Notes,
): ReadonlyMap<number, Fraction> {
  if (raw === undefined) return new Map([[0, ONE]]);
  const months = Object.entries(raw)
    .map(([month, share]) => [Number(month), decimal(share)] as const)
    .toSorted(([a], [b]) => a - b);
  for (const [month] of months) notes.judge('lead_lag_months', month, [...path, String(month)]);
  const sum = months.reduce((total, [, share]) => plus(total, share), ZERO);
  if (Math.abs(toNumber(sum) - 1) > ROUNDED_SHARES) {
    notes.problem('lead-lag-sum', path, { sum: decimalText(sum) });
    return new Map(months);
  }
  // Measured percentages rarely add up to the digit; each stands for its part of the whole.
  return new Map(months.map(([month, share]) => [month, dividedBy(share, sum)]));
}

function newCardsOf(
  raw: Readonly<Record<string, RawRanged>>,
  { to }: { readonly to: number },
  path: Path,
  notes: Notes,
): ReadonlyMap<number, Ranged<number>> {
  return new Map(
    Object.entries(raw).map(([text, value]) => {
      const year = Number(text);
      const place = [...path, text];
      if (year > to) notes.warn('new-cards-outside', place, { thatYear: year, toYear: to });
      return [year, rangedOf(value, false, 'new_cards', place, notes, (cards) => cards)];
    }),
  );
}

function patchesOf(
  raw: RawRule,
  shipped: readonly ShippedPatch[],
  path: Path,
  notes: Notes,
): AssumedRule[] {
  if (typeof raw === 'string' || 'patch' in raw) {
    const { patch: id, from } = typeof raw === 'string' ? { patch: raw } : raw;
    const patch = shipped.find((each) => each.id === id.trim());
    if (patch === undefined) {
      const names = shipped.map((each) => each.id);
      const place = typeof raw === 'string' ? path : [...path, 'patch'];
      notes.problem('unknown-patch', place, { near: nearest(id, names), list: names.join(', ') });
      return [];
    }
    const start = from === undefined ? patch.from : (dateOf(from) as CivilDate);
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
    notes.problem('unknown-rule', [...path, 'rule'], params);
  } else if (decodeRuleValue(rule, value) === undefined) {
    notes.problem('rule-value', [...path, 'value'], { rule });
  }
  return [{ rule, from: dateOf(raw.from) as CivilDate, value, reason: reason.trim() }];
}

/** Problems of form, each once, at the innermost place that is wrong. */
function problemsOfForm(
  issues: readonly z.core.$ZodIssue[],
  json: unknown,
): Notice<ScenarioProblemCode>[] {
  const found = innermost(issues, []).flatMap(({ issue, path }): Notice<ScenarioProblemCode>[] => {
    if (issue.code === 'unrecognized_keys') {
      const known = issue.message.split(' ');
      return issue.keys.map((key) => ({
        code: 'unknown-key',
        path: [...path, key],
        params: { near: nearest(key, known), list: known.join(', ') },
      }));
    }
    const expected = issue.message as Expectation;
    const value = valueAt(json, path);
    const problem = (code: ScenarioProblemCode, params: Notice<never>['params'] = {}) => [
      { code, path, expected, params },
    ];
    if (issue.code === 'invalid_key') return problem('bad-key');
    if (value === undefined) return problem('missing');
    if (value === null) return problem('blank');
    const isNumeric = issue.code === 'too_small' || issue.code === 'too_big';
    if (isNumeric && typeof value === 'number') {
      return problem('out-of-range', { value: String(value) });
    }
    return problem('does-not-fit');
  });
  const seen = new Set<string>();
  return found.filter(({ code, path }) => {
    const place = JSON.stringify([code, path]);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

interface PlacedIssue {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
}

/** Of a place that may take several forms, the issues of the form that was most likely meant. */
function innermost(issues: readonly z.core.$ZodIssue[], base: Path): PlacedIssue[] {
  return issues.flatMap((issue): PlacedIssue[] => {
    const path = [...base, ...(issue.path as (string | number)[])];
    if (issue.code !== 'invalid_union') return [{ issue, path }];
    const forms = issue.errors.filter(
      (form) => !form.some(({ code, path: at }) => code === 'invalid_type' && at.length === 0),
    );
    const [meant] = forms.toSorted((a, b) => weight(a) - weight(b));
    return meant === undefined ? [{ issue, path }] : innermost(meant, path);
  });
}

function weight(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    json,
  );
}

/** The known word that a mistyped one is most like; blank where none is. */
function nearest(word: string, known: readonly string[]): string {
  const plain = word.normalize('NFKC').trim().toLowerCase().replaceAll(/[-\s]/g, '_');
  const [best] = known
    .map((each) => ({ each, far: distance(plain, each.replaceAll('-', '_')) }))
    .toSorted((a, b) => a.far - b.far);
  if (best === undefined) return '';
  const allowed = Math.max(1, Math.floor(best.each.length / 3));
  return best.far <= allowed ? best.each : '';
}

/** A fraction as the decimal it is, or nearly is. */
function decimalText(value: Fraction): string {
  return String(toNumber(value));
}
