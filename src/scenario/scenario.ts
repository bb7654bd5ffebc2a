// A scenario, once read: every assumption with its neutral value, every capacity with its date.
import type { CivilDate } from '../calendar/civil-date.js';
import type { Fraction } from '../calendar/fraction.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import type { RulePatch } from '../rules/patch.js';
import type { Localized } from '../rules/rule-book.js';

/** A low, a base and a high value; all the same where the scenario gives one. */
export interface Ranged<T> {
  readonly low: T;
  readonly base: T;
  readonly high: T;
}

/** One of the three values. */
export type Case = keyof Ranged<unknown>;

/** A value for each kind of procedure. */
export type PerKind<T> = { readonly [Kind in ProcedureKind]: T };

/** The assumptions on what people do. Each has a neutral value, under which demand is the count by law. */
export interface Assumptions {
  /** Share of those due who come at all; neutral 1. `low` gives the lowest demand. */
  readonly takeUp: PerKind<Ranged<Fraction>>;
  /** Share of those who come, by months after the month in which they are due (before: negative); adds up to 1; neutral { 0: 1 }. */
  readonly leadLagMonths: ReadonlyMap<number, Fraction>;
  /** The same of those who come for a card; neutral empty: as all. */
  readonly cardLeadLagMonths: ReadonlyMap<number, Fraction>;
  /** Share of holders who leave in a year (move, die, return the card); neutral 0. `low` gives the lowest demand, so the greatest share. */
  readonly leavesPerYear: Ranged<Fraction>;
  /** Cards newly issued in a fiscal year, beyond the records; neutral none. */
  readonly newCards: ReadonlyMap<number, Ranged<number>>;
  /** Share of the new cards that are minors'; neutral 0. */
  readonly newCardsMinorShare: Fraction;
  /** Whether handing a new card over uses capacity; neutral false, as in the ward's table. */
  readonly newCardsUseCounter: boolean;
  /** Share of procedures done elsewhere than at a counter; neutral 0. `low` gives the lowest demand. */
  readonly offCounterShare: PerKind<Ranged<Fraction>>;
  /** Share of what had ended before the as-of day without renewal that comes all the same; neutral 0. */
  readonly overdueShare: PerKind<Ranged<Fraction>>;
  /** What-ifs laid over the law; neutral none. */
  readonly rules: readonly AssumedRule[];
}

/** A what-if with its names for people. */
export interface AssumedRule extends RulePatch {
  /** The reason and a note in both languages, if it ships with the program. */
  readonly shipped?: { readonly title: Localized; readonly note: Localized };
  /** The rule's name and unit in the rule book that the scenario was read with. */
  readonly named?: { readonly term: Localized; readonly unit: string };
}

/** Times of a day, in minutes since midnight; `to` may be 1440. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Days of the week, Monday 0 to Sunday 6. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Days on which a site is closed. */
export type Closure =
  | { readonly kind: 'holidays' }
  /** A span that returns each year, as month × 100 + day; it may run over the year's end. */
  | { readonly kind: 'yearly'; readonly from: number; readonly to: number }
  | { readonly kind: 'days'; readonly from: CivilDate; readonly to: CivilDate };

/** The part of the demand that a site serves. */
interface SiteServes {
  readonly name: string;
  /** Share of the demand; undefined if the site shares the rest by capacity. */
  readonly share: Fraction | undefined;
  /** The kinds it handles. */
  readonly kinds: readonly ProcedureKind[];
}

/** A site with windows and opening hours. */
export interface WindowSite extends SiteServes {
  readonly type: 'windows';
  readonly windows: number;
  readonly minutes: PerKind<number>;
  readonly hours: { readonly [Day in Weekday]: readonly Interval[] };
  readonly closed: readonly Closure[];
  /** Share of the time that can be booked. */
  readonly bookableShare: Fraction;
}

/** A site with a figure a year. */
export interface FigureSite extends SiteServes {
  readonly type: 'figure';
  readonly perYear: number;
}

export type Site = WindowSite | FigureSite;

/** The capacity from a day on. A single figure is one site without a name. */
export interface CapacityFrom {
  readonly from: CivilDate;
  readonly sites: readonly Site[];
}

/** Costs that have a name of their own in a scenario file. */
export const NAMED_COSTS = ['rent', 'fit_out', 'staff', 'contractor'] as const;

/** What a rate of cost is paid for, by its key in a scenario file. */
export const RATE_KEYS = {
  month: 'per_month',
  year: 'per_year',
  once: 'once',
  window: 'per_window_per_year',
  procedure: 'per_procedure',
} as const;
export type CostRate = keyof typeof RATE_KEYS;

/** A span of days, both ends included; undefined for an open end. */
export interface OpenSpan {
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
}

/** One item of cost. Its span is the days on which it arises; both ends of a one-off cost are its day. */
export interface CostItem extends OpenSpan {
  readonly key: (typeof NAMED_COSTS)[number] | 'other';
  /** The name in the file; the key for a named cost. */
  readonly name: string;
  readonly rate: CostRate;
  /** Whole yen for each month, year, window and year, or procedure, or once. */
  readonly yen: number;
  /** Whether a subsidy counts it. */
  readonly eligible: boolean;
}

/** What is refunded of eligible costs that arise within its span. */
export interface Subsidy extends OpenSpan {
  readonly share: Fraction;
  readonly from: CivilDate;
  /** Yen a fiscal year; undefined: no ceiling. */
  readonly mostPerYear: number | undefined;
  /** A condition in words, printed beside the figures. No figure depends on it. */
  readonly condition: string;
}

/** The costs of a scenario, as the file states them. */
export interface Costs {
  readonly items: readonly CostItem[];
  readonly subsidy: Subsidy | undefined;
}

/** One scenario. */
export interface Scenario {
  readonly name: string;
  /** In order of date; the first holds from the first day of the plan. */
  readonly capacity: readonly CapacityFrom[];
  readonly assumptions: Assumptions;
  /** Absent if the file says nothing of costs, which is not the same as no costs. */
  readonly costs?: Costs;
}

/** What a plan can be broken down by, besides the fiscal year. */
export const PLAN_BREAKDOWNS = ['month', 'office'] as const;
export type PlanBreakdown = (typeof PLAN_BREAKDOWNS)[number];

/** A line of a schedule. */
export interface ScheduleLine {
  readonly when: string;
  readonly what: string;
}

/** What a paper says besides figures, as its file states it. Texts are paragraphs. */
export interface PaperTexts {
  readonly number?: string;
  readonly date?: CivilDate;
  readonly committee?: string;
  readonly department?: string;
  readonly title?: string;
  readonly summary: readonly string[];
  readonly background: readonly string[];
  readonly policy: readonly string[];
  readonly operation: readonly string[];
  readonly effect: readonly string[];
  /** Paragraphs, or lines of a table. */
  readonly schedule: readonly (string | ScheduleLine)[];
}

/** A scenario file. */
export interface ScenarioFile {
  readonly from: number;
  readonly to: number;
  /** How its plan is broken down, where the command line does not say. */
  readonly by?: PlanBreakdown;
  readonly scenarios: readonly Scenario[];
  /** Absent if the file says nothing of a paper. */
  readonly paper?: PaperTexts;
}
