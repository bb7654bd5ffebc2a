// Demand of a scenario: the months by law under its assumptions, in exact parts.
import { ABSENT, type CivilDate, dayBefore, type MaybeDate } from '../calendar/civil-date.js';
import {
  fiscalMonthOf,
  fiscalMonthStart,
  fiscalYearEnd,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import {
  dividedBy,
  type Fraction,
  fraction,
  minus,
  ONE,
  plus,
  rounded,
  times,
  ZERO,
} from '../calendar/fraction.js';
import { expiriesOf } from '../expiry/expiries.js';
import { followProcedures, type ProcedureKind } from '../procedures/procedures.js';
import { FaultError } from '../records/fault.js';
import { firstCardsOf } from '../rules/in-force.js';
import { patchRuleBook, type RulePatch } from '../rules/patch.js';
import { type RuleBook, ruleIds } from '../rules/rule-book.js';
import { expandCohorts } from '../synthesis/expand.js';
import { type Counting, talliesOf } from '../tally/record-use.js';
import { countsAt, firstMonth, type KindCounts, periodCount, type Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import type { Assumptions, Case, PerKind, Scenario } from './scenario.js';

/** Fiscal years, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Exact procedures of one month. */
export type MonthDemand = PerKind<Fraction>;

/** Exact procedures month by month. */
export interface Demand {
  /** The first month, as a fiscal month number: April of the first fiscal year. */
  readonly firstMonth: number;
  readonly months: readonly MonthDemand[];
  /** Those due within the plan who come before its first month; nobody where the plan begins with the as-of month. */
  readonly before: MonthDemand;
}

/** What demand is reckoned with, besides assumptions. */
export interface DemandOptions {
  /** The fiscal years of the plan. */
  readonly span: Span;
  /** Expiries from this day on are taken as renewed; leaving is reckoned from its month on. */
  readonly asOf: CivilDate;
  /** The law with the scenario's patches laid over it. */
  readonly law: RuleBook;
}

export const KINDS: readonly ProcedureKind[] = ['card', 'certificate'];

/** Nobody, of either kind. */
export const NO_DEMAND: MonthDemand = { card: ZERO, certificate: ZERO };

/**
 * The fiscal years a law tally must cover, so that whoever comes before or after the month due is still found: the
 * plan's, and as many more at either end as the leads and lags reach.
 */
export function lawSpan(span: Span, all: readonly Assumptions[]): Span {
  const offsets = all.flatMap(({ leadLagMonths }) => [...leadLagMonths.keys()]);
  const longestLag = Math.max(0, ...offsets);
  const longestLead = Math.max(0, ...offsets.map((offset) => -offset));
  return {
    from: span.from - Math.ceil(longestLag / 12),
    to: span.to + Math.ceil(longestLead / 12),
  };
}

/** How records are counted for several scenarios at once, by the patches laid over the law. */
export type LawCounters = Readonly<Record<string, CountOptions>>;

/**
 * A counter by month or day for every distinct set of patches of the scenarios, the law as it is first.
 *
 * @throws {FaultError} usage-bad-patch for a patch of an unknown rule, usage-bad-patch-value for a value that does not fit its rule.
 */
export function lawCounters(
  scenarios: readonly Pick<Scenario, 'assumptions'>[],
  { span, asOf, law }: DemandOptions,
  by: 'month' | 'day' = 'month',
): LawCounters {
  const years = lawSpan(
    span,
    scenarios.map(({ assumptions }) => assumptions),
  );
  const options = { method: 'birthday', ...years, asOf, repeats: 'all', by } as const;
  const counters: Record<string, CountOptions> = { [patchKey([])]: { ...options, law } };
  for (const { assumptions } of scenarios) {
    const { rules } = assumptions;
    counters[patchKey(rules)] ??= { ...options, law: patchedLaw(law, rules) };
  }
  return counters;
}

/** What records counted for several scenarios come to. */
export interface LawCounts {
  /** The count under the law as it is. */
  readonly law: Tally;
  /** The tally under a scenario's rules, and those rules. */
  readonly of: (assumptions: Assumptions) => { readonly tally: Tally; readonly law: RuleBook };
}

/** The tallies of {@link lawCounters}. */
export function lawCounts(counters: LawCounters, counting: Counting): LawCounts {
  const tallies = talliesOf(counting, counters);
  return {
    law: tallies[patchKey([])] as Tally,
    of: ({ rules }) => {
      const key = patchKey(rules);
      return { tally: tallies[key] as Tally, law: (counters[key] as CountOptions).law };
    },
  };
}

/**
 * The law with a scenario's patches.
 *
 * @throws {FaultError} usage-bad-patch, usage-bad-patch-value
 */
function patchedLaw(law: RuleBook, patches: readonly RulePatch[]): RuleBook {
  const patched = patchRuleBook(law, patches);
  if ('rules' in patched) return patched;
  const { rule, problem } = patched;
  if (problem === 'wrong-value') throw new FaultError('usage-bad-patch-value', { rule });
  throw new FaultError('usage-bad-patch', { rule, rules: ruleIds() });
}

function patchKey(patches: readonly RulePatch[]): string {
  return JSON.stringify(patches.map(({ rule, from, value }) => [rule, from, value]));
}

/**
 * The procedures that come to a counter in each month of the plan, in exact parts of procedures. In this order: those due
 * by law and still holding a card (leaves_per_year, from the as-of month to the month due), with those of cards newly
 * issued (new_cards, leaving from their month of issue on); of these the share that comes at all (take_up) to a
 * counter (off_counter_share); moved to the month in which they come (lead_lag_months, see {@link comingShares}); and
 * where it uses capacity, the hand-over of new cards itself. Neutral assumptions leave the law's own count.
 *
 * Shares of one due date do not act on the next: whoever does not come is still counted at the following expiry.
 */
export function monthlyDemand(
  tally: Tally,
  assumptions: Assumptions,
  which: Case,
  options: DemandOptions,
): Demand {
  const { span, asOf } = options;
  const due = dueMonths(tally, assumptions, which, asOf);
  addNewCards(due, firstMonth(tally), assumptions, which, options);
  const planFirst = fiscalMonthOf(fiscalYearStart(span.from));
  const planMonths = (span.to - span.from + 1) * 12;
  const months = Array.from({ length: planMonths }, () => ({ ...NO_DEMAND }));
  const before = { ...NO_DEMAND };
  const shift = firstMonth(tally) - planFirst;
  for (const kind of KINDS) {
    const comes = comingShare(assumptions, which, kind);
    due.forEach((amounts, index) => {
      const coming = times(amounts[kind], comes);
      if (coming.numerator === 0n) return;
      const dueIn = index + shift;
      const shares = comingShares(
        assumptions.leadLagMonths,
        planFirst + dueIn,
        fiscalMonthOf(asOf),
      );
      for (const [offset, share] of shares) {
        const month = dueIn + offset;
        const there = month >= 0 ? months[month] : dueIn >= 0 ? before : undefined;
        if (there) there[kind] = plus(there[kind], times(coming, share));
      }
    });
  }
  if (assumptions.newCardsUseCounter) {
    for (const [year, cards] of assumptions.newCards) {
      const monthly = fraction(cards[which], 12);
      for (let month = 0; month < 12; month += 1) {
        const there = months[(year - span.from) * 12 + month];
        if (there) there.card = plus(there.card, monthly);
      }
    }
  }
  return { firstMonth: planFirst, months, before };
}

/**
 * The shares of those due in a month by how many months later they come: the assumed ones, given that whom the records
 * still show as due has not come before the as-of month (a renewal would show as a later day of issue). Shares of months
 * before it go to the others in proportion; where no month is left, all come in the as-of month.
 */
export function comingShares(
  leadLagMonths: Assumptions['leadLagMonths'],
  dueMonth: number,
  asOfMonth: number,
): ReadonlyMap<number, Fraction> {
  const possible = [...leadLagMonths].filter(([offset]) => dueMonth + offset >= asOfMonth);
  if (possible.length === leadLagMonths.size) return leadLagMonths;
  const left = possible.reduce((sum, [, share]) => plus(sum, share), ZERO);
  if (left.numerator === 0n) return new Map([[asOfMonth - dueMonth, ONE]]);
  return new Map(possible.map(([offset, share]) => [offset, dividedBy(share, left)]));
}

/** Of those due and still holding a card, the share that comes to a counter. */
export function comingShare(
  { takeUp, offCounterShare }: Assumptions,
  which: Case,
  kind: ProcedureKind,
): Fraction {
  return times(takeUp[kind][which], minus(ONE, offCounterShare[kind][which]));
}

type Amounts = { [Kind in ProcedureKind]: Fraction };

/** The law's count of each month of the tally, thinned by those who have left by then. */
function dueMonths(
  tally: Tally,
  assumptions: Assumptions,
  which: Case,
  asOf: CivilDate,
): Amounts[] {
  const first = firstMonth(tally);
  const asOfMonth = fiscalMonthOf(asOf);
  const leaving = assumptions.leavesPerYear[which];
  return Array.from({ length: periodCount(tally) }, (_, index) => {
    const counts = countsAt(tally, '', index);
    const staying = survival(leaving, first + index - asOfMonth);
    return {
      card: times(fraction(counts.card), staying),
      certificate: times(fraction(counts.certificate), staying),
    };
  });
}

/**
 * The share still there after so many months: (1 − r) for each whole year, and evenly within a year, 1 − r × months ÷ 12.
 * Nobody has left before the first month.
 */
export function survival(leavesPerYear: Fraction, months: number): Fraction {
  if (months <= 0 || leavesPerYear.numerator === 0n) return ONE;
  const staying = minus(ONE, leavesPerYear);
  let share = minus(ONE, times(leavesPerYear, fraction(months % 12, 12)));
  for (let year = 0; year < Math.floor(months / 12); year += 1) share = times(share, staying);
  return share;
}

/** Adds what cards newly issued will have to renew, expanded evenly over the year of their issue. */
function addNewCards(
  due: Amounts[],
  first: number,
  assumptions: Assumptions,
  which: Case,
  options: DemandOptions,
): void {
  const leaving = assumptions.leavesPerYear[which];
  const until = dayBefore(fiscalMonthStart(first + due.length));
  // Counts of one month of issue and one month due are added up first, as whole numbers.
  const counts = new Map<number, Map<number, { card: number; certificate: number }>>();
  followNewCards(assumptions, which, options, until, (kind, on, count, issued) => {
    const byDue = counts.get(issued) ?? new Map<number, { card: number; certificate: number }>();
    counts.set(issued, byDue);
    const month = fiscalMonthOf(on);
    const sum = byDue.get(month) ?? { card: 0, certificate: 0 };
    sum[kind] += count;
    byDue.set(month, sum);
  });
  for (const [issued, byDue] of counts) {
    for (const [month, count] of byDue) {
      const amounts = due[month - first];
      if (amounts === undefined) continue;
      const staying = survival(leaving, month - issued);
      for (const kind of KINDS) {
        amounts[kind] = plus(amounts[kind], times(fraction(count[kind]), staying));
      }
    }
  }
}

/**
 * Finds what cards newly issued will have to renew until a day: `due` is told of each day and number of cards, and of
 * the month from which on their holders may leave, the month of issue but not before the as-of day's.
 */
export function followNewCards(
  assumptions: Assumptions,
  which: Case,
  { asOf, law }: DemandOptions,
  until: CivilDate,
  due: (kind: ProcedureKind, on: CivilDate, count: number, leavingFrom: number) => void,
): void {
  const asOfMonth = fiscalMonthOf(asOf);
  const firstCards = firstCardsOf(law);
  for (const [year, cards] of assumptions.newCards) {
    const start = fiscalYearStart(year);
    const cohort = {
      firstDay: Math.max(start, firstCards) as CivilDate,
      lastDay: fiscalYearEnd(year),
      cards: cards[which],
      minors: rounded(times(fraction(cards[which]), assumptions.newCardsMinorShare)),
      office: '',
      status: 'active' as const,
      stayExpiresOn: ABSENT as MaybeDate,
    };
    const records = expandCohorts([cohort], { law, birthdays: 'even', asOf, seed: undefined });
    for (const record of records) {
      const leavingFrom = Math.max(asOfMonth, fiscalMonthOf(record.cardIssuedOn));
      followProcedures(
        record.birth,
        expiriesOf(record, law),
        law,
        { asOf, until, repeats: 'all' },
        { due: (kind, on) => due(kind, on, record.count, leavingFrom), lapsed: () => {} },
      );
    }
  }
}

/** The sum of some months. */
export function demandSum(months: readonly MonthDemand[]): MonthDemand {
  return months.reduce<MonthDemand>(
    (sum, month) => ({
      card: plus(sum.card, month.card),
      certificate: plus(sum.certificate, month.certificate),
    }),
    NO_DEMAND,
  );
}

/** The months of one fiscal year of the plan. */
export function monthsOfYear(demand: Demand, fiscalYear: number): readonly MonthDemand[] {
  const start = fiscalMonthOf(fiscalYearStart(fiscalYear)) - demand.firstMonth;
  return demand.months.slice(Math.max(0, start), Math.max(0, start + 12));
}

/** Exact parts as whole procedures, each kind rounded by itself: the only place where demand is rounded. */
export function wholeDemand(demand: MonthDemand): KindCounts {
  return { card: rounded(demand.card), certificate: rounded(demand.certificate) };
}
