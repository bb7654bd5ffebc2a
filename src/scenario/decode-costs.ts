// The costs and the subsidy of a scenario, decoded; warned of where they could vanish without a trace.
import { type CivilDate, isoDate, readIsoDate } from '../calendar/civil-date.js';
import { fiscalYearEnd, fiscalYearStart } from '../calendar/fiscal-year.js';
import { decimal } from '../calendar/fraction.js';
import type { Path } from '../records/scenario-finding.js';
import { COSTS, SUBSIDY } from './declarations.js';
import {
  type CapacityFrom,
  type CostItem,
  type CostRate,
  type Costs,
  NAMED_COSTS,
  type OpenSpan,
  RATE_KEYS,
  type Subsidy,
} from './scenario.js';
import type { ScenarioFindings } from './scenario-findings.js';
import type { RawCosts, RawScenario, RawSubsidy } from './scenario-schema.js';

/** The context of the costs: the fiscal years of the plan, whether there are windows, and the scenario's path. */
interface Surroundings {
  readonly years: { readonly from: number; readonly to: number };
  readonly capacity: readonly CapacityFrom[];
  readonly path: Path;
}

type WithoutName<Cost> = Cost extends unknown ? Omit<Cost, 'name'> : never;
type RawCost = WithoutName<NonNullable<RawCosts['other']>[number]>;

/**
 * The costs of a scenario; undefined if the file states none. A cost is not eligible unless the file says so. Warns of
 * what would change no figure: days outside the plan, staff without windows, a subsidy of nothing.
 */
export function costsOf(
  raw: RawScenario,
  around: Surroundings,
  findings: ScenarioFindings,
): Costs | undefined {
  const subsidyPath = [...around.path, 'subsidy'];
  if (raw.costs === undefined) {
    if (raw.subsidy !== undefined) findings.reject('subsidy-without-costs', subsidyPath);
    return undefined;
  }
  const items = itemsOf(raw.costs, around, findings);
  const subsidy = raw.subsidy && subsidyOf(raw.subsidy, around, findings);
  const plan = planSpan(around.years);
  if (
    subsidy &&
    overlap(subsidy, plan) &&
    !items.some((item) => item.eligible && overlap(item, subsidy, plan))
  ) {
    findings.warn('nothing-eligible', subsidyPath);
  }
  return { items, subsidy };
}

function itemsOf(raw: RawCosts, around: Surroundings, findings: ScenarioFindings): CostItem[] {
  const path = [...around.path, 'costs'];
  const named = NAMED_COSTS.flatMap((key): CostItem[] => {
    const cost = raw[key];
    return cost === undefined ? [] : [itemOf(cost, key, key, [...path, key], around, findings)];
  });
  const names = new Set(named.map(({ name }) => name));
  const other = (raw.other ?? []).map((cost, index): CostItem => {
    const place = [...path, 'other', index];
    const name = oneLine(cost.name);
    if (names.has(name)) findings.reject('repeated-cost', [...place, 'name'], { name });
    names.add(name);
    return itemOf(cost, 'other', name, place, around, findings);
  });
  const items = [...named, ...other];
  if (items.length === 0) findings.reject('does-not-fit', path, { expected: 'costs' });
  return items;
}

function itemOf(
  raw: RawCost,
  key: CostItem['key'],
  name: string,
  path: Path,
  { years, capacity }: Surroundings,
  findings: ScenarioFindings,
): CostItem {
  const { rate, yen } = rateOf(raw);
  const rateKey = RATE_KEYS[rate];
  findings.judge(COSTS[rate], yen, [...path, rateKey]);
  const span = 'on' in raw ? spanOf({ from: raw.on, to: raw.on }) : spanOf(raw);
  const place = [...path, 'on' in raw ? 'on' : span.from === undefined ? 'to' : 'from'];
  if (isReversed(span)) findings.reject('cost-reversed', [...path, 'to'], daysText(span));
  else if (!overlap(span, planSpan(years))) findings.warn('cost-outside', place, yearsText(years));
  if (rate === 'window' && !hasWindows(capacity)) findings.warn('no-windows', [...path, rateKey]);
  return { key, name, rate, yen, ...span, eligible: raw.eligible ?? false };
}

function rateOf(raw: RawCost): { rate: CostRate; yen: number } {
  if ('per_month' in raw) return { rate: 'month', yen: raw.per_month };
  if ('per_year' in raw) return { rate: 'year', yen: raw.per_year };
  if ('once' in raw) return { rate: 'once', yen: raw.once };
  if ('per_window_per_year' in raw) return { rate: 'window', yen: raw.per_window_per_year };
  return { rate: 'procedure', yen: raw.per_procedure };
}

function subsidyOf(
  raw: RawSubsidy,
  { years, path }: Surroundings,
  findings: ScenarioFindings,
): Subsidy {
  const own = [...path, 'subsidy'];
  const span = spanOf(raw);
  if (isReversed(span)) findings.reject('cost-reversed', [...own, 'to'], daysText(span));
  else if (!overlap(span, planSpan(years))) {
    findings.warn('cost-outside', [...own, 'from'], yearsText(years));
  }
  findings.judge(SUBSIDY.share, raw.share, [...own, 'share']);
  if (raw.most_per_year !== undefined) {
    findings.judge(SUBSIDY.most_per_year, raw.most_per_year, [...own, 'most_per_year']);
  }
  return {
    share: decimal(raw.share),
    from: span.from as CivilDate,
    to: span.to,
    mostPerYear: raw.most_per_year,
    condition: oneLine(raw.condition),
  };
}

/** A text on several lines of the file as one line. */
function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/gu, ' ');
}

function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): OpenSpan {
  return {
    from: from === undefined ? undefined : readIsoDate(from),
    to: to === undefined ? undefined : readIsoDate(to),
  };
}

function planSpan({ from, to }: Surroundings['years']): OpenSpan {
  return { from: fiscalYearStart(from), to: fiscalYearEnd(to) };
}

function isReversed({ from, to }: OpenSpan): boolean {
  return from !== undefined && to !== undefined && to < from;
}

/** Whether the spans have a day in common. */
function overlap(...spans: readonly OpenSpan[]): boolean {
  const from = Math.max(...spans.map((span) => span.from ?? Number.NEGATIVE_INFINITY));
  return from <= Math.min(...spans.map((span) => span.to ?? Number.POSITIVE_INFINITY));
}

function daysText({ from, to }: OpenSpan): { from: string; to: string } {
  return { from: isoDate(from as CivilDate), to: isoDate(to as CivilDate) };
}

function yearsText({ from, to }: Surroundings['years']): { fromYear: number; toYear: number } {
  return { fromYear: from, toYear: to };
}

function hasWindows(capacity: readonly CapacityFrom[]): boolean {
  return capacity.some(({ sites }) => sites.some(({ type }) => type === 'windows'));
}
