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

/** Which of the three values is meant. */
export type Case = keyof Ranged<unknown>;

/** A value for each kind of procedure. */
export type PerKind<T> = { readonly [Kind in ProcedureKind]: T };

/** What people are assumed to do. Every value has a neutral one, under which demand is the law's own. */
export interface Assumptions {
  /** Share of those due who come at all; neutral 1. `low` gives the lowest demand. */
  readonly takeUp: PerKind<Ranged<Fraction>>;
  /** Share of those who come, by months after the month in which they are due (before: negative); adds up to 1; neutral { 0: 1 }. */
  readonly leadLagMonths: ReadonlyMap<number, Fraction>;
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
  /** What-ifs laid over the law; neutral none. */
  readonly rules: readonly AssumedRule[];
}

/** A what-if with what people call it. */
export interface AssumedRule extends RulePatch {
  /** The reason in both languages, and what else is to be known of it: of a what-if that ships with the program. */
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

/** What of the demand a site serves; the first of several sites that can serve it all takes the rest. */
interface SiteServes {
  readonly name: string;
  /** Share of the demand; undefined: what the other sites leave, in proportion to capacity. */
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

/** Days from one to another, both included; open where there is none. */
export interface OpenSpan {
  readonly from: CivilDate | undefined;
  readonly to: CivilDate | undefined;
}

/** One item of cost. Its span are the days on which it arises; of a one-off cost both are its day. */
export interface CostItem extends OpenSpan {
  readonly key: (typeof NAMED_COSTS)[number] | 'other';
  /** As the file puts it; of a named cost its key. */
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
  /** In words, printed beside the figures; nothing is reckoned by it. */
  readonly condition: string;
}

/** What a scenario is said to cost. Nothing stands in it that the file does not say. */
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
  /** Left out: nothing is said of costs, which is not the same as none. */
  readonly costs?: Costs;
}

/** A scenario file. */
export interface ScenarioFile {
  readonly from: number;
  readonly to: number;
  readonly scenarios: readonly Scenario[];
}
