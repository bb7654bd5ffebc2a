// Actuals: what came in months already gone stands in for what was expected, in every scenario alike.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthOf } from '../calendar/fiscal-year.js';
import { fraction } from '../calendar/fraction.js';
import type { KindCounts } from '../tally/tally.js';
import type { Demand } from './demand.js';

/** What came in a fiscal year or a month; null where it is not known. */
export interface ActualRow {
  readonly fiscalYear: number;
  /** "2024-07"; undefined for a whole fiscal year. */
  readonly month: string | undefined;
  /** The period's first day. */
  readonly firstDay: CivilDate;
  readonly card: number | null;
  readonly certificate: number | null;
  /** As given, which need not be the sum of both; null where it was not. */
  readonly total: number | null;
}

/** What came, in order of periods that are all fiscal years or all months. */
export interface Actuals {
  readonly by: 'fiscal_year' | 'month';
  readonly rows: readonly ActualRow[];
}

/** What came of both kinds, by fiscal month number. */
export type ActualMonths = ReadonlyMap<number, KindCounts>;

/** Actuals by month, for a plan; undefined if they are by fiscal year, or lack a kind in some month. */
export function actualMonths({ by, rows }: Actuals): ActualMonths | undefined {
  if (by !== 'month') return undefined;
  const months = new Map<number, KindCounts>();
  for (const { firstDay, card, certificate } of rows) {
    if (card === null || certificate === null) return undefined;
    months.set(fiscalMonthOf(firstDay), { card, certificate });
  }
  return months;
}

/** How the months of actuals match the months of a plan. */
export interface ActualsFit {
  /** Months of the plan that are replaced, in order. */
  readonly used: readonly number[];
  /** Months with actuals outside the plan, which change nothing. */
  readonly outside: readonly number[];
  /** Past months without actuals: before the last month with some, or before the as-of day's month. */
  readonly missing: readonly number[];
}

/** The demand with the months of the actuals replaced by these. Later months do not change. */
export function withActuals(demand: Demand, actuals: ActualMonths): Demand {
  return {
    ...demand,
    months: demand.months.map((month, index) => {
      const came = actuals.get(demand.firstMonth + index);
      return came === undefined
        ? month
        : { card: fraction(came.card), certificate: fraction(came.certificate) };
    }),
  };
}

/** Which months of a plan the actuals replace, which lie outside it, and which are missing between. */
export function actualsFit(
  actuals: ActualMonths,
  plan: { readonly firstMonth: number; readonly months: number },
  asOf: CivilDate,
): ActualsFit {
  const end = plan.firstMonth + plan.months;
  const given = [...actuals.keys()].sort((a, b) => a - b);
  const inPlan = (month: number) => month >= plan.firstMonth && month < end;
  const used = given.filter(inPlan);
  const goneBefore = Math.min(end, Math.max((used.at(-1) ?? 0) + 1, fiscalMonthOf(asOf)));
  const missing: number[] = [];
  for (let month = plan.firstMonth; month < goneBefore; month += 1) {
    if (!actuals.has(month)) missing.push(month);
  }
  return { used, outside: given.filter((month) => !inPlan(month)), missing };
}
