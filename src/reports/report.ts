// The report: the forecast with all that goes on one page, from one pass over the records.
import { type Carried, carry } from '../capacity/backlog.js';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import type { ForecastRow } from '../capacity/forecast-row.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import {
  type Basis,
  type ForecastReport,
  forecastReport,
  forecastRows,
  isSmall,
  showsSmall,
} from './forecast.js';
import type { LearnReport } from './learn.js';
import type { PlanReport } from './plan.js';
import type { ReconcileReport } from './reconcile.js';
import type { VerifyReport } from './verify.js';

/** A fiscal year against its capacity, and the backlog before and after it. */
export interface ReportYear extends ForecastRow, Carried {
  readonly capacity: number;
  readonly surplus: number;
}

/** The figures of the headline. */
export interface Headline {
  readonly first: ReportYear;
  readonly last: ReportYear;
  /** Undefined where no year has a deficit. */
  readonly firstDeficit: ReportYear | undefined;
  /** The year with the smallest surplus, which may be a deficit; the first if there are several. */
  readonly tightest: ReportYear;
  readonly deficitYears: number;
  readonly total: number;
}

/** The published table against the law. */
export interface Comparison {
  readonly bridge: ReconcileReport;
  readonly verified: VerifyReport;
}

/** The years of a report, as far as they are drawn, and what they rest on. */
interface Years {
  readonly years: readonly ReportYear[];
  readonly headline: Headline;
  readonly basis: Basis;
}

/** The years alone, for their chart. */
export interface YearsReport extends Years {
  readonly kind: 'years';
}

export interface Report extends Years {
  readonly kind: 'report';
  readonly forecast: ForecastReport;
  readonly months: ForecastReport;
  /** Undefined where the records name no office. */
  readonly offices: ForecastReport | undefined;
  /** Whether the offices show small counts. */
  readonly smallShown: boolean;
  /** Whether the months do. */
  readonly smallMonthsShown: boolean;
  /** Undefined where no published table is compared. */
  readonly comparison: Comparison | undefined;
  /** Undefined without a scenario. */
  readonly plan: PlanReport | undefined;
  /** What the records show of renewals; undefined where it is not asked for. No other figure rests on it. */
  readonly learned: LearnReport | undefined;
  readonly law: RuleBook;
}

/** The counters of a report, one for each breakdown. */
export function reportCounters(options: Omit<CountOptions, 'by'>) {
  return {
    years: options,
    months: { ...options, by: 'month' },
    offices: { ...options, by: 'office' },
  } as const satisfies Readonly<Record<string, CountOptions>>;
}

export interface ReportParts {
  readonly tallies: Readonly<Record<keyof ReturnType<typeof reportCounters>, Tally>>;
  readonly capacity: DatedCapacity;
  /** Counts below this are left blank by office and by month. */
  readonly suppressBelow: number | undefined;
  readonly comparison: Comparison | undefined;
  readonly plan: PlanReport | undefined;
  readonly learned: LearnReport | undefined;
  readonly law: RuleBook;
  readonly basis: Basis;
}

export function reportOf(parts: ReportParts): Report {
  const { tallies, capacity, suppressBelow, comparison, plan, learned, law, basis } = parts;
  const years = withWaiting(forecastRows(tallies.years, capacity, basis.asOf));
  const offices = forecastReport(tallies.offices, capacity, basis, suppressBelow);
  const months = forecastReport(tallies.months, capacity, basis, suppressBelow);
  const named = offices.rows.some(({ office }) => office !== '');
  return {
    kind: 'report',
    years,
    headline: headlineOf(years),
    forecast: forecastReport(tallies.years, capacity, basis),
    months,
    offices: named ? offices : undefined,
    smallShown: named && showsSmall(offices),
    smallMonthsShown: months.rows.some(({ total }) => isSmall(total)),
    comparison,
    plan,
    learned,
    law,
    basis,
  };
}

/** A forecast of whole years, to be drawn; undefined where a total is hidden or has no capacity. */
export function yearsReport({ rows, basis }: ForecastReport): YearsReport | undefined {
  const known = rows.filter((row) => row.surplus !== null && row.card !== null);
  if (known.length < rows.length) return undefined;
  const years = withWaiting(known as ForecastRow[]);
  return { kind: 'years', years, headline: headlineOf(years), basis };
}

/** The years with their backlog. Every year must have a capacity. */
function withWaiting(rows: readonly ForecastRow[]): ReportYear[] {
  const capacities = rows.map(({ capacity }) => capacity as number);
  const carried = carry(
    rows.map(({ total }) => total),
    capacities,
  );
  return rows.map((row, index) => ({
    ...row,
    ...(carried[index] as Carried),
    capacity: row.capacity as number,
    surplus: row.surplus as number,
  }));
}

function headlineOf(years: readonly ReportYear[]): Headline {
  const deficits = years.filter(({ surplus }) => surplus < 0);
  return {
    first: years[0] as ReportYear,
    last: years.at(-1) as ReportYear,
    firstDeficit: deficits[0],
    tightest: years.reduce((least, year) => (year.surplus < least.surplus ? year : least)),
    deficitYears: deficits.length,
    total: years.reduce((sum, { total }) => sum + total, 0),
  };
}
