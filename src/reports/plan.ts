// Plan: each scenario's demand against its capacity, period by period, with what is carried over.
import { fiscalMonthLabel } from '../calendar/fiscal-year.js';
import { type Fraction, fraction, isEqual, times, ZERO } from '../calendar/fraction.js';
import { type Carried, carry } from '../capacity/backlog.js';
import { type Comparison, compareWithCapacity } from '../capacity/comparison.js';
import { costsOfYear, type YearCosts } from '../capacity/costs.js';
import { constantCapacity, type DatedCapacity } from '../capacity/dated-capacity.js';
import { NO_LIMITS, type Operations } from '../capacity/opening-calendar.js';
import {
  capacityOfMonth,
  capacityOfSpan,
  capacityOfYear,
  daysIn,
  demandOfSites,
  mixOf,
  monthSpan,
  type PeriodCapacity,
  segmentsIn,
  wholeProcedures,
} from '../capacity/site-capacity.js';
import { type ActualMonths, type ActualsFit, withActuals } from '../scenario/actuals.js';
import {
  type Demand,
  demandSum,
  type MonthDemand,
  monthsOfYear,
  NO_DEMAND,
  type Span,
  wholeDemand,
} from '../scenario/demand.js';
import type {
  Assumptions,
  CapacityFrom,
  Case,
  Costs,
  PerKind,
  Ranged,
  Scenario,
} from '../scenario/scenario.js';
import type { KindCounts } from '../tally/tally.js';
import type { Basis } from './forecast.js';

/** Procedures of a period against capacity, with those who waited before and those who wait after it. */
export interface PlanFigures extends Comparison {
  readonly capacity: number;
  readonly surplus: number;
  readonly carriedIn: number;
  /** What was done: carried in and total, as far as capacity goes. */
  readonly handled: number;
  readonly carriedOut: number;
  /** (Carried in + total) ÷ capacity in whole percent, half rounded up; null at capacity 0. */
  readonly waitingPercent: number | null;
  /** Of a whole fiscal year and all sites, where the scenario tells its costs. */
  readonly costs?: YearCosts;
}

/** One site's part of a row. */
export interface SiteFigures extends PlanFigures {
  /** Blank where the capacity is one figure without a site. */
  readonly name: string;
}

/** One line of a plan. */
export interface PlanRow extends PlanFigures {
  readonly fiscalYear: number;
  /** "2026-04", where the plan goes by months. */
  readonly month?: string;
  /** Under the assumptions that make for the lowest and for the highest demand, where a scenario gives ranges. */
  readonly low?: PlanFigures;
  readonly high?: PlanFigures;
  /** Where a scenario has several sites. */
  readonly sites?: readonly SiteFigures[];
}

/** A fiscal year whose capacity suffices for its total, but not in every month of it. */
export interface BreakWithin {
  readonly fiscalYear: number;
  /** The month in which most wait, and how many. */
  readonly month: string;
  readonly waiting: number;
}

/** One scenario's plan. */
export interface ScenarioPlan {
  readonly name: string;
  /** What its capacity rests on. */
  readonly capacityFrom: readonly CapacityFrom[];
  readonly assumptions: Assumptions;
  /** What the costs are reckoned from, where the scenario tells any. */
  readonly costs?: Costs;
  /** Whether any of its assumptions is a range. */
  readonly ranged: boolean;
  readonly rows: readonly PlanRow[];
  /** Those due within the plan who come before its first month, by the leads assumed. */
  readonly before: KindCounts;
  /** Only where the plan goes by months. */
  readonly breaks: readonly BreakWithin[];
}

export interface PlanReport {
  readonly kind: 'plan';
  readonly by: 'month' | undefined;
  readonly scenarios: readonly ScenarioPlan[];
  /** Undefined where no actuals were given. */
  readonly actuals: ActualsFit | undefined;
  readonly basis: Basis;
}

/** A scenario with the demand its assumptions make. */
export interface ScenarioDemand {
  readonly scenario: Scenario;
  readonly demand: Ranged<Demand>;
}

/** What the plan covers and how it is broken down. */
export interface PlanOptions {
  readonly span: Span;
  readonly by: 'month' | undefined;
  readonly actuals?: ActualsFit | undefined;
  /** When the national systems handle certificates; always, where left out. */
  readonly operations?: Operations;
}

/** The demand of each scenario, low, base and high; actuals stand in where there are any. */
export function scenarioDemands(
  scenarios: readonly Scenario[],
  expected: (scenario: Scenario, which: Case) => Demand,
  actuals?: ActualMonths,
): ScenarioDemand[] {
  return scenarios.map((scenario) => {
    const demandOf = (which: Case) => {
      const demand = expected(scenario, which);
      return actuals === undefined ? demand : withActuals(demand, actuals);
    };
    return {
      scenario,
      demand: { low: demandOf('low'), base: demandOf('base'), high: demandOf('high') },
    };
  });
}

/** The plan of all scenarios, side by side. */
export function planReport(
  scenarios: readonly ScenarioDemand[],
  options: PlanOptions,
  basis: Basis,
): PlanReport {
  return {
    kind: 'plan',
    by: options.by,
    scenarios: scenarios.map((each) => scenarioPlan(each, options)),
    actuals: options.actuals,
    basis,
  };
}

/** The capacity of a scenario year by year, as the plan found it; a single figure where all years have the same. */
export function scenarioCapacity({ rows }: Pick<ScenarioPlan, 'rows'>): DatedCapacity {
  const [first] = rows;
  if (first !== undefined && rows.every(({ capacity }) => capacity === first.capacity)) {
    return constantCapacity(first.capacity);
  }
  return rows.map(({ fiscalYear, capacity }) => ({ fromYear: fiscalYear, perYear: capacity }));
}

/** A stretch of the plan: a fiscal year, or one month of it. */
interface Period {
  readonly fiscalYear: number;
  /** The months in it, as fiscal month numbers. */
  readonly months: readonly number[];
  readonly month: number | undefined;
}

function scenarioPlan(
  { scenario, demand }: ScenarioDemand,
  { span, by, operations = NO_LIMITS }: PlanOptions,
): ScenarioPlan {
  const { name, assumptions, capacity, costs } = scenario;
  const periods = periodsOf(span, demand.base.firstMonth, by);
  const ranged = isRanged(assumptions);
  const figuresIn = (which: Demand) =>
    figuresOf(which, capacity, periods, operations).map((each, index): PlanFigures => {
      const { fiscalYear, month } = periods[index] as Period;
      if (costs === undefined || month !== undefined) return each;
      return {
        ...each,
        costs: costsOfYear(costs, { fiscalYear, capacity, handled: each.handled }),
      };
    });
  const base = figuresIn(demand.base);
  const low = ranged ? figuresIn(demand.low) : undefined;
  const high = ranged ? figuresIn(demand.high) : undefined;
  const sites = capacity.some((entry) => entry.sites.length > 1)
    ? siteFigures(demand.base, capacity, periods, operations)
    : undefined;
  const yearly = (which: Demand) =>
    figuresOf(which, capacity, periodsOf(span, which.firstMonth, undefined), operations);
  const rows = periods.map((period, index): PlanRow => {
    const lowFigures = low?.[index];
    const highFigures = high?.[index];
    const siteRows = sites?.[index];
    return {
      fiscalYear: period.fiscalYear,
      ...(period.month !== undefined && { month: fiscalMonthLabel(period.month) }),
      ...(base[index] as PlanFigures),
      ...(lowFigures && { low: lowFigures }),
      ...(highFigures && { high: highFigures }),
      ...(siteRows && { sites: siteRows }),
    };
  });
  return {
    name,
    capacityFrom: capacity,
    assumptions,
    ...(costs && { costs }),
    ranged,
    rows,
    before: wholeDemand(demand.base.before),
    breaks: by === 'month' ? breaksWithin(rows, yearly(demand.base)) : [],
  };
}

function periodsOf(span: Span, firstMonth: number, by: PlanOptions['by']): Period[] {
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index): Period => {
    const months = Array.from({ length: 12 }, (_each, month) => firstMonth + index * 12 + month);
    return { fiscalYear: span.from + index, months, month: undefined };
  });
  if (by === undefined) return years;
  return years.flatMap(({ fiscalYear, months }) =>
    months.map((month) => ({ fiscalYear, months: [month], month })),
  );
}

/** Demand and capacity of each period, with what is carried from one to the next. */
function figuresOf(
  demand: Demand,
  capacity: readonly CapacityFrom[],
  periods: readonly Period[],
  operations: Operations,
): PlanFigures[] {
  const counts = periods.map(({ months }) => wholeDemand(demandIn(demand, months)));
  const capacities = periods.map((period) => {
    const mix = yearMix(demand, period.fiscalYear);
    return wholeProcedures(periodCapacity(capacity, period, mix, operations).total);
  });
  const totals = counts.map(({ card, certificate }) => card + certificate);
  const backlog = carry(totals, capacities);
  return counts.map((count, index) =>
    figures(count, capacities[index] as number, backlog[index] as Carried),
  );
}

function periodCapacity(
  capacity: readonly CapacityFrom[],
  { fiscalYear, month }: Period,
  mix: PerKind<Fraction>,
  operations: Operations,
): PeriodCapacity {
  return month === undefined
    ? capacityOfYear(capacity, fiscalYear, mix, operations)
    : capacityOfMonth(capacity, month, mix, operations);
}

function figures(counts: KindCounts, capacity: number, carried: Carried): PlanFigures {
  const { carriedIn, handled, carriedOut } = carried;
  const compared = compareWithCapacity(counts, capacity);
  const waiting = compareWithCapacity(
    { card: carriedIn, certificate: compared.total },
    capacity,
  ).utilizationPercent;
  return {
    ...compared,
    capacity,
    surplus: capacity - compared.total,
    carriedIn,
    handled,
    carriedOut,
    waitingPercent: waiting,
  };
}

/**
 * Each site's figures. A site's room helps no other site, so what waits at the sites may add up to more than what
 * waits over all. Who waits at a site that is no longer there, waits at the others, by their capacity.
 */
function siteFigures(
  demand: Demand,
  capacity: readonly CapacityFrom[],
  periods: readonly Period[],
  operations: Operations,
): SiteFigures[][] {
  let waiting: ReadonlyMap<string, number> = new Map();
  return periods.map((period) => {
    const mix = yearMix(demand, period.fiscalYear);
    const demands = new Map<string, MonthDemand>();
    for (const month of period.months) {
      for (const [name, part] of siteDemand(demand, month, capacity, mix, operations)) {
        demands.set(name, demandSum([demands.get(name) ?? NO_DEMAND, part]));
      }
    }
    const names = [...demands.keys()];
    const counts = wholeParts([...demands.values()]);
    const { sites } = periodCapacity(capacity, period, mix, operations);
    const rooms = names.map((name) => wholeProcedures(sites.get(name) ?? ZERO));
    const began = movedWaiting(waiting, names, rooms);
    const rows = names.map((name, index): SiteFigures => {
      const count = counts[index] as KindCounts;
      const room = rooms[index] as number;
      const [carried] = carry([count.card + count.certificate], [room], began.get(name));
      return { name, ...figures(count, room, carried as Carried) };
    });
    waiting = new Map(rows.map(({ name, carriedOut }) => [name, carriedOut]));
    return rows;
  });
}

/** What of a month's demand goes to which site; where the sites change within the month, its days count. */
function siteDemand(
  demand: Demand,
  month: number,
  capacity: readonly CapacityFrom[],
  mix: PerKind<Fraction>,
  operations: Operations,
): [string, MonthDemand][] {
  const days = monthSpan(month);
  const all = demandIn(demand, [month]);
  return segmentsIn(capacity, days).flatMap((segment) => {
    const share = fraction(daysIn(segment), daysIn(days));
    const part = { card: times(all.card, share), certificate: times(all.certificate, share) };
    const { sites } = capacityOfSpan(capacity, segment, mix, operations);
    return [...demandOfSites(segment.sites, sites, part)];
  });
}

/** Parts as whole procedures that add up to the whole rounded: each the growth of the rounded running sum. */
function wholeParts(parts: readonly MonthDemand[]): KindCounts[] {
  let sum = NO_DEMAND;
  let whole: KindCounts = { card: 0, certificate: 0 };
  return parts.map((part) => {
    sum = demandSum([sum, part]);
    const before = whole;
    whole = wholeDemand(sum);
    return { card: whole.card - before.card, certificate: whole.certificate - before.certificate };
  });
}

/** Those waiting by site, with those of closed sites spread over the open ones by capacity, the first taking odd ones. */
function movedWaiting(
  waiting: ReadonlyMap<string, number>,
  names: readonly string[],
  rooms: readonly number[],
): Map<string, number> {
  const moved = new Map(names.map((name) => [name, waiting.get(name) ?? 0]));
  const homeless = [...waiting].reduce(
    (sum, [name, people]) => (moved.has(name) ? sum : sum + people),
    0,
  );
  const allRoom = rooms.reduce((sum, room) => sum + room, 0);
  const [first] = names;
  if (homeless === 0 || first === undefined) return moved;
  let left = homeless;
  names.forEach((name, index) => {
    const part = allRoom === 0 ? 0 : Math.floor((homeless * (rooms[index] as number)) / allRoom);
    moved.set(name, (moved.get(name) ?? 0) + part);
    left -= part;
  });
  moved.set(first, (moved.get(first) ?? 0) + left);
  return moved;
}

/** The fiscal years that have room for their total, and yet people waiting at the end of some month. */
function breaksWithin(rows: readonly PlanRow[], years: readonly PlanFigures[]): BreakWithin[] {
  return years.flatMap(({ surplus }, index): BreakWithin[] => {
    const months = rows.slice(index * 12, index * 12 + 12);
    const [first] = months;
    if (first === undefined || surplus < 0) return [];
    const worst = months.reduce((most, row) => (row.carriedOut > most.carriedOut ? row : most));
    const { fiscalYear, month = '', carriedOut: waiting } = worst;
    return waiting === 0 ? [] : [{ fiscalYear, month, waiting }];
  });
}

function demandIn(demand: Demand, months: readonly number[]): MonthDemand {
  return demandSum(months.map((month) => demand.months[month - demand.firstMonth] ?? NO_DEMAND));
}

/** How a fiscal year's demand, as it is shown, is made up of the kinds: it decides how many a window handles. */
export function yearMix(demand: Demand, fiscalYear: number): PerKind<Fraction> {
  return mixOf(wholeDemand(demandSum(monthsOfYear(demand, fiscalYear))));
}

/** Whether any assumption has a low or a high value of its own. */
export function isRanged(assumptions: Assumptions): boolean {
  const { takeUp, offCounterShare, leavesPerYear, newCards } = assumptions;
  const differs = <T>({ low, base, high }: Ranged<T>, same: (a: T, b: T) => boolean) =>
    !(same(low, base) && same(base, high));
  const fractions = [...Object.values(takeUp), ...Object.values(offCounterShare), leavesPerYear];
  return (
    fractions.some((ranged) => differs(ranged, isEqual)) ||
    [...newCards.values()].some((ranged) => differs(ranged, Object.is))
  );
}
