// Plan: each scenario's demand against its capacity, period by period, with what is carried over.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthLabel,
  partialMonth,
  partialYear,
} from '../calendar/fiscal-year.js';
import { type Fraction, fraction, isEqual, times, wholeParts, ZERO } from '../calendar/fraction.js';
import { type Carried, carry } from '../capacity/backlog.js';
import { type Comparison, compareWithCapacity } from '../capacity/comparison.js';
import { costsOfYear, type YearCosts } from '../capacity/costs.js';
import { constantCapacity, type DatedCapacity } from '../capacity/dated-capacity.js';
import { NO_LIMITS, type Operations } from '../capacity/opening-calendar.js';
import { type PlanBands, planBands } from '../capacity/plan-bands.js';
import {
  capacityFromDay,
  capacityOfMonth,
  capacityOfSpan,
  capacityOfYear,
  daysIn,
  demandOfSites,
  monthSpan,
  type PeriodCapacity,
  segmentsIn,
  wholeProcedures,
  yearMix,
} from '../capacity/site-capacity.js';
import { type ActualMonths, type ActualsFit, withActuals } from '../scenario/actuals.js';
import { type DemandDraws, drawDemand } from '../scenario/bands.js';
import {
  type Demand,
  demandSum,
  type MonthDemand,
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

/** Procedures of a period against capacity, with the backlog before and after it. */
export interface PlanFigures extends Comparison {
  readonly capacity: number;
  readonly surplus: number;
  readonly carriedIn: number;
  /** What the counters did: carried in and total, up to the capacity. */
  readonly handled: number;
  readonly carriedOut: number;
  /** (Carried in + total) ÷ capacity in whole percent, half rounded up; null at capacity 0. */
  readonly waitingPercent: number | null;
  /** The costs of a whole fiscal year and all sites, if the scenario states any. */
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
  /** The day on which the plan begins, where the period had begun before it. */
  readonly partialFrom?: CivilDate;
  /** The same with the lowest and with the highest demand, if an assumption is a range. */
  readonly low?: PlanFigures;
  readonly high?: PlanFigures;
  /** Where the ranged assumptions have it lie in eight of ten draws; undefined where no assumption is a range. */
  readonly bands?: PlanBands;
  /** Where a scenario has several sites. */
  readonly sites?: readonly SiteFigures[];
}

/** A fiscal year whose capacity suffices for its total, but not in every month of it. */
export interface BreakWithin {
  readonly fiscalYear: number;
  /** The month with the longest backlog, and its length. */
  readonly month: string;
  readonly waiting: number;
}

/** One scenario's plan. */
export interface ScenarioPlan {
  readonly name: string;
  /** What its capacity rests on. */
  readonly capacityFrom: readonly CapacityFrom[];
  readonly assumptions: Assumptions;
  /** The costs as the scenario states them, if any. */
  readonly costs?: Costs;
  /** Whether any of its assumptions is a range. */
  readonly ranged: boolean;
  readonly rows: readonly PlanRow[];
  /** Procedures due within the plan that come before its first month, by the leads assumed. */
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
  /** Draws of the ranged assumptions; none where there are none. */
  readonly draws?: DemandDraws;
}

/** The span and the breakdown of a plan. */
export interface PlanOptions {
  readonly span: Span;
  readonly by: 'month' | undefined;
  readonly actuals?: ActualsFit | undefined;
  /** The as-of day, where it lies within the first year and capacity begins with it; undefined: with the year. */
  readonly begins?: CivilDate | undefined;
  /** When the national systems handle certificates; undefined for always. */
  readonly operations?: Operations;
}

/** The demand of each scenario, low, base and high; actuals replace it where there are any. */
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
    const drawn = (assumptions: Assumptions) => {
      const demand = expected({ ...scenario, assumptions }, 'base');
      return actuals === undefined ? demand : withActuals(demand, actuals);
    };
    return {
      scenario,
      demand: { low: demandOf('low'), base: demandOf('base'), high: demandOf('high') },
      draws: isRanged(scenario.assumptions) ? drawDemand(scenario.assumptions, drawn) : [],
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

/** The capacity of a scenario by year, as in the plan; a single figure if it is the same in all years. */
export function scenarioCapacity({ rows }: Pick<ScenarioPlan, 'rows'>): DatedCapacity {
  const [first] = rows;
  if (
    first !== undefined &&
    rows.every(({ capacity, partialFrom }) => capacity === first.capacity && !partialFrom)
  ) {
    return constantCapacity(first.capacity);
  }
  return rows.map(({ fiscalYear, capacity, partialFrom }) => ({
    fromYear: fiscalYear,
    perYear: capacity,
    ...(partialFrom !== undefined && { isLeft: true as const }),
  }));
}

/** A stretch of the plan: a fiscal year, or one month of it. */
interface Period {
  readonly fiscalYear: number;
  /** The months in it, as fiscal month numbers. */
  readonly months: readonly number[];
  readonly month: number | undefined;
  readonly partialFrom: CivilDate | undefined;
}

function scenarioPlan(
  { scenario, demand, draws = [] }: ScenarioDemand,
  { span, by, begins, operations = NO_LIMITS }: PlanOptions,
): ScenarioPlan {
  const { name, assumptions, costs } = scenario;
  const capacity = capacityFromDay(scenario.capacity, begins);
  const periods = periodsOf(span, demand.base.firstMonth, by, begins);
  const ranged = isRanged(assumptions);
  const figuresIn = (which: Demand) =>
    figuresOf(which, capacity, periods, operations).map((each, index): PlanFigures => {
      const { fiscalYear, month } = periods[index] as Period;
      if (costs === undefined || month !== undefined) return each;
      return {
        ...each,
        costs: costsOfYear(costs, { fiscalYear, capacity, handled: each.handled, begins }),
      };
    });
  const base = figuresIn(demand.base);
  const low = ranged ? figuresIn(demand.low) : undefined;
  const high = ranged ? figuresIn(demand.high) : undefined;
  const sites = capacity.some((entry) => entry.sites.length > 1)
    ? siteFigures(demand.base, capacity, periods, operations, begins)
    : undefined;
  const bands = planBands(draws, { base, demand: demand.base, capacity, periods, operations });
  const years = periodsOf(span, demand.base.firstMonth, undefined, begins);
  const yearly = (which: Demand) => figuresOf(which, capacity, years, operations);
  const rows = periods.map((period, index): PlanRow => {
    const lowFigures = low?.[index];
    const highFigures = high?.[index];
    const siteRows = sites?.[index];
    return {
      fiscalYear: period.fiscalYear,
      ...(period.month !== undefined && { month: fiscalMonthLabel(period.month) }),
      ...(period.partialFrom !== undefined && { partialFrom: period.partialFrom }),
      ...(base[index] as PlanFigures),
      ...(lowFigures && { low: lowFigures }),
      ...(highFigures && { high: highFigures }),
      ...(bands?.[index] && { bands: bands[index] }),
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
    breaks: by === 'month' ? breaksWithin(rows, years, yearly(demand.base)) : [],
  };
}

function periodsOf(
  span: Span,
  firstMonth: number,
  by: PlanOptions['by'],
  begins: CivilDate | undefined,
): Period[] {
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index): Period => {
    const fiscalYear = span.from + index;
    const months = Array.from({ length: 12 }, (_each, month) => firstMonth + index * 12 + month);
    const partialFrom = begins && partialYear(fiscalYear, begins);
    return { fiscalYear, months, month: undefined, partialFrom };
  });
  if (by === undefined) return years;
  return years.flatMap(({ fiscalYear, months }) =>
    months
      .filter((month) => begins === undefined || fiscalMonthEnd(month) >= begins)
      .map((month) => {
        const partialFrom = begins && partialMonth(month, begins);
        return { fiscalYear, months: [month], month, partialFrom };
      }),
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
    const { total } = periodCapacity(capacity, period, mix, operations);
    return wholeProcedures(total, isYearLeft(period));
  });
  const totals = counts.map(({ card, certificate }) => card + certificate);
  const backlog = carry(totals, capacities);
  return counts.map((count, index) =>
    figures(count, capacities[index] as number, backlog[index] as Carried),
  );
}

/** Whether a period is what is left of a fiscal year. */
function isYearLeft({ month, partialFrom }: Period): boolean {
  return month === undefined && partialFrom !== undefined;
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
 * The figures of each site. A site cannot help another one, so the backlogs of the sites may add up to more than the
 * backlog of all together. The backlog of a closed site moves to the others in proportion to capacity.
 */
function siteFigures(
  demand: Demand,
  capacity: readonly CapacityFrom[],
  periods: readonly Period[],
  operations: Operations,
  begins: CivilDate | undefined,
): SiteFigures[][] {
  let waiting: ReadonlyMap<string, number> = new Map();
  return periods.map((period) => {
    const mix = yearMix(demand, period.fiscalYear);
    const parts = new Map<string, MonthDemand[]>();
    for (const month of period.months) {
      for (const [name, part] of siteDemand(demand, month, capacity, mix, operations, begins)) {
        parts.set(name, [...(parts.get(name) ?? []), part]);
      }
    }
    const names = [...parts.keys()];
    const [wholeCard, wholeCertificate] = [wholeParts(), wholeParts()];
    const counts = [...parts.values()].map(demandSum).map(({ card, certificate }) => ({
      card: wholeCard(card),
      certificate: wholeCertificate(certificate),
    }));
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

/** The parts of a month's demand by site; if the sites change within the month, by days. */
function siteDemand(
  demand: Demand,
  month: number,
  capacity: readonly CapacityFrom[],
  mix: PerKind<Fraction>,
  operations: Operations,
  begins: CivilDate | undefined,
): [string, MonthDemand][] {
  const { first, last } = monthSpan(month);
  const days = { first: Math.max(first, begins ?? first) as CivilDate, last };
  const all = demandIn(demand, [month]);
  return segmentsIn(capacity, days).flatMap((segment) => {
    const share = fraction(daysIn(segment), daysIn(days));
    const part = { card: times(all.card, share), certificate: times(all.certificate, share) };
    const { sites } = capacityOfSpan(capacity, segment, mix, operations);
    return [...demandOfSites(segment.sites, sites, part)];
  });
}

/**
 * The backlog by site; that of closed sites is divided over the open ones by capacity, the first taking the remainder.
 */
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

/** The fiscal years with enough capacity for their total but with a backlog at the end of some month. */
function breaksWithin(
  rows: readonly PlanRow[],
  years: readonly Period[],
  figures: readonly PlanFigures[],
): BreakWithin[] {
  return figures.flatMap(({ surplus }, index): BreakWithin[] => {
    const months = rows.filter((row) => row.fiscalYear === years[index]?.fiscalYear);
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

/** Whether any assumption is a range. */
export function isRanged(assumptions: Assumptions): boolean {
  const { takeUp, offCounterShare, overdueShare, leavesPerYear, newCards } = assumptions;
  const differs = <T>({ low, base, high }: Ranged<T>, same: (a: T, b: T) => boolean) =>
    !(same(low, base) && same(base, high));
  const perKind = [takeUp, offCounterShare, overdueShare].flatMap((each) => Object.values(each));
  const fractions = [...perKind, leavesPerYear];
  return (
    fractions.some((ranged) => differs(ranged, isEqual)) ||
    [...newCards.values()].some((ranged) => differs(ranged, Object.is))
  );
}
