// Capacity report: open days, hours, slots and procedures of each year and month, and how much is enough.
import { type CivilDate, dayNumber, isoDate } from '../calendar/civil-date.js';
import {
  fiscalMonthLabel,
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
  partialMonth,
  partialYear,
} from '../calendar/fiscal-year.js';
import { type Fraction, fraction, times } from '../calendar/fraction.js';
import {
  firstSiteWithWindows,
  needed,
  type PeriodDemand,
  type Varied,
  windowSites,
} from '../capacity/needed.js';
import type { Operations } from '../capacity/opening-calendar.js';
import {
  capacityFromDay,
  capacityOfMonth,
  capacityOfYear,
  monthSpan,
  type PeriodCapacity,
  wholeProcedures,
  yearMix,
} from '../capacity/site-capacity.js';
import {
  type Demand,
  demandSum,
  type MonthDemand,
  monthsOfYear,
  NO_DEMAND,
  type Span,
  wholeDemand,
} from '../scenario/demand.js';
import type { Assumptions, CapacityFrom, PerKind, Scenario } from '../scenario/scenario.js';
import type { KindCounts } from '../tally/tally.js';
import type { Basis } from './forecast.js';

/** The capacity of a period. Days, minutes and slots are null in a period in which no site has windows. */
export interface CapacityRow {
  readonly fiscalYear: number;
  /** "2026-04", in the rows of months. */
  readonly month?: string;
  /** The day on which the plan begins, where the period had begun before it. */
  readonly partialFrom?: CivilDate;
  readonly openDays: number | null;
  readonly openMinutes: number | null;
  readonly slots: number | null;
  /** Whole procedures. */
  readonly capacity: number;
  /** By site; blank names are single figures. Each rounded down by itself, so they may add up to a little less. */
  readonly sites: readonly { readonly name: string; readonly capacity: number }[];
}

/** The row of a fiscal year, with the demand whose mix of kinds determines the mean length of a visit. */
export interface CapacityYear extends CapacityRow {
  readonly demand: KindCounts;
}

/** The smallest amount with which nobody waits at the end of a fiscal year, or on a day within it. */
export interface Need {
  readonly fiscalYear: number;
  /** The day on which nobody may wait. */
  readonly on: CivilDate;
  /** Windows, Saturdays of a month, or percent of the time; null where no amount is enough. */
  readonly amount: number | null;
}

/** One scenario's capacity. */
export interface ScenarioCapacity {
  readonly name: string;
  /** What its capacity rests on. */
  readonly capacityFrom: readonly CapacityFrom[];
  readonly assumptions: Assumptions;
  readonly rows: readonly CapacityYear[];
  readonly months: readonly CapacityRow[];
  /** The site that is varied; undefined where the scenario has none with windows, and then `needed` is empty. */
  readonly site: string | undefined;
  readonly needed: readonly Need[];
}

export interface CapacityReport {
  readonly kind: 'capacity';
  readonly by: 'month' | undefined;
  readonly vary: Varied;
  /** Undefined if the question is about the end of each fiscal year. */
  readonly byDate: CivilDate | undefined;
  readonly scenarios: readonly ScenarioCapacity[];
  readonly basis: Basis;
}

/** A scenario with the demand its assumptions make. */
export interface CapacityInput {
  readonly scenario: Scenario;
  readonly demand: Demand;
}

/** The options of the report. */
export interface CapacityOptions {
  readonly span: Span;
  /** The as-of day, where it lies within the first year and capacity begins with it. */
  readonly begins?: CivilDate | undefined;
  readonly by: 'month' | undefined;
  readonly vary: Varied;
  /** The site to vary; undefined for the first with windows. */
  readonly site: string | undefined;
  /** A day within the span. */
  readonly byDate: CivilDate | undefined;
  readonly operations: Operations;
}

/** The capacity of all scenarios. */
export function capacityReport(
  inputs: readonly CapacityInput[],
  options: CapacityOptions,
  basis: Basis,
): CapacityReport {
  const { by, vary, byDate } = options;
  return {
    kind: 'capacity',
    by,
    vary,
    byDate,
    scenarios: inputs.map((input) => scenarioCapacity(input, options)),
    basis,
  };
}

function scenarioCapacity(input: CapacityInput, options: CapacityOptions): ScenarioCapacity {
  const { demand } = input;
  const { span, begins, operations } = options;
  const scenario = {
    ...input.scenario,
    capacity: capacityFromDay(input.scenario.capacity, begins),
  };
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
  const dayCounts = (first: CivilDate, last: CivilDate) => hasWindowsIn(scenario, first, last);
  const rows = years.map((fiscalYear): CapacityYear => {
    const capacity = capacityOfYear(
      scenario.capacity,
      fiscalYear,
      yearMix(demand, fiscalYear),
      operations,
    );
    const open = dayCounts(fiscalYearStart(fiscalYear), fiscalYearEnd(fiscalYear));
    const partial = begins && partialYear(fiscalYear, begins);
    return {
      fiscalYear,
      ...(partial !== undefined && { partialFrom: partial }),
      ...figures(capacity, open, partial !== undefined),
      demand: yearCounts(demand, fiscalYear),
    };
  });
  const months = years.flatMap((fiscalYear) => {
    const mix = yearMix(demand, fiscalYear);
    const april = fiscalMonthOf(fiscalYearStart(fiscalYear));
    return Array.from({ length: 12 }, (_, index) => april + index).flatMap(
      (month): CapacityRow[] => {
        const { first, last } = monthSpan(month);
        if (begins !== undefined && last < begins) return [];
        const capacity = capacityOfMonth(scenario.capacity, month, mix, operations);
        const partial = begins && partialMonth(month, begins);
        return [
          {
            fiscalYear,
            month: fiscalMonthLabel(month),
            ...(partial !== undefined && { partialFrom: partial }),
            ...figures(capacity, dayCounts(first, last)),
          },
        ];
      },
    );
  });
  const site = siteToVary(scenario, options.site);
  const { name, assumptions } = scenario;
  return {
    name,
    capacityFrom: scenario.capacity,
    assumptions,
    rows,
    months,
    site,
    needed: site === undefined ? [] : needsOf({ scenario, demand }, site, options, years),
  };
}

/** The named site where the scenario has it with windows, or the first with windows where none is named. */
export function siteToVary({ capacity }: Scenario, named: string | undefined): string | undefined {
  if (named === undefined) return firstSiteWithWindows(capacity);
  return windowSites(capacity).includes(named) ? named : undefined;
}

/** Whether any site has windows on some day of a span. */
function hasWindowsIn({ capacity }: Scenario, first: CivilDate, last: CivilDate): boolean {
  return capacity.some(({ from, sites }, index) => {
    const next = capacity[index + 1];
    const runs = from <= last && (next === undefined || next.from > first);
    return runs && sites.some(({ type }) => type === 'windows');
  });
}

function figures(capacity: PeriodCapacity, open: boolean, isLeft = false) {
  const { openDays, openMinutes, slots, total, sites } = capacity;
  return {
    openDays: open ? openDays : null,
    openMinutes: open ? openMinutes : null,
    slots: open ? slots : null,
    capacity: wholeProcedures(total, isLeft),
    sites: [...sites].map(([name, each]) => ({ name, capacity: wholeProcedures(each) })),
  };
}

function needsOf(
  { scenario, demand }: CapacityInput,
  site: string,
  { vary, byDate, begins, operations }: CapacityOptions,
  years: readonly number[],
): Need[] {
  const { capacity } = scenario;
  const ask = (periods: readonly PeriodDemand[]) =>
    needed({ capacity, site, vary, periods, operations });
  if (byDate !== undefined) {
    const amount = ask(periodsUntil(demand, byDate, begins)).at(-1) ?? null;
    return [{ fiscalYear: fiscalYearOf(byDate), on: byDate, amount }];
  }
  const periods = years.map((fiscalYear) =>
    periodOf(
      fiscalYearStart(fiscalYear),
      fiscalYearEnd(fiscalYear),
      demandSum(monthsOfYear(demand, fiscalYear)),
      yearMix(demand, fiscalYear),
    ),
  );
  return ask(periods).map((amount, index) => {
    const fiscalYear = years[index] as number;
    return { fiscalYear, on: fiscalYearEnd(fiscalYear), amount };
  });
}

/**
 * The months from the plan's first to a day, as in a plan by months. The month of the day counts only up to the day, with
 * the same share of its demand.
 */
function periodsUntil(
  demand: Demand,
  last: CivilDate,
  begins: CivilDate | undefined,
): PeriodDemand[] {
  const lastMonth = fiscalMonthOf(last);
  return Array.from({ length: Math.max(0, lastMonth - demand.firstMonth + 1) }, (_, index) => {
    const { first, last: end } = monthSpan(demand.firstMonth + index);
    const until = Math.min(last, end) as CivilDate;
    const from = Math.min(Math.max(first, begins ?? first), end) as CivilDate;
    const share = fraction(Math.max(0, daysFrom(from, until)), daysFrom(from, end));
    const due = demand.months[index] ?? NO_DEMAND;
    const part = { card: times(due.card, share), certificate: times(due.certificate, share) };
    return periodOf(first, until, part, yearMix(demand, fiscalYearOf(first)));
  });
}

function daysFrom(first: CivilDate, last: CivilDate): number {
  return dayNumber(last) - dayNumber(first) + 1;
}

function periodOf(
  first: CivilDate,
  last: CivilDate,
  due: MonthDemand,
  mix: PerKind<Fraction>,
): PeriodDemand {
  const { card, certificate } = wholeDemand(due);
  return { first, last, total: card + certificate, mix };
}

function yearCounts(demand: Demand, fiscalYear: number): KindCounts {
  return wholeDemand(demandSum(monthsOfYear(demand, fiscalYear)));
}

/** Whether a day lies in the fiscal years of a plan. */
export function isWithin({ from, to }: Span, date: CivilDate): boolean {
  return date >= fiscalYearStart(from) && date <= fiscalYearEnd(to);
}

/** First and last day of a plan, as a message names them. */
export function spanDays({ from, to }: Span): { readonly first: string; readonly last: string } {
  return { first: isoDate(fiscalYearStart(from)), last: isoDate(fiscalYearEnd(to)) };
}
