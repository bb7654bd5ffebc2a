// Demand of a scenario: the months by law under its assumptions, in exact parts.
import {
  ABSENT,
  type CivilDate,
  dayBefore,
  dayNumber,
  type MaybeDate,
} from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthOf,
  fiscalMonthStart,
  fiscalYearEnd,
  fiscalYearStart,
  partialYear,
} from '../calendar/fiscal-year.js';
import {
  dividedBy,
  type Fraction,
  fraction,
  minus,
  ONE,
  plus,
  rounded,
  sumOf,
  times,
  ZERO,
} from '../calendar/fraction.js';
import { expiriesOf } from '../expiry/expiries.js';
import { followProcedures, PROCEDURE_KINDS, type ProcedureKind } from '../procedures/procedures.js';
import { FaultError } from '../records/fault.js';
import { firstCardsOf } from '../rules/in-force.js';
import { patchRuleBook, type RulePatch } from '../rules/patch.js';
import { type RuleBook, ruleIds } from '../rules/rule-book.js';
import { expandCohorts } from '../synthesis/expand.js';
import {
  countsAt,
  firstMonth,
  type KindCounts,
  monthsOfOffice,
  periodCount,
  type Tally,
} from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import type { Assumptions, Case, PerKind, Ranged, Scenario } from './scenario.js';

/** Fiscal years, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The exact number of procedures in one month. */
export type MonthDemand = PerKind<Fraction>;

/** The exact number of procedures by month. */
export interface Demand {
  /** The first month, as a fiscal month number: April of the first fiscal year. */
  readonly firstMonth: number;
  readonly months: readonly MonthDemand[];
  /** Procedures due within the plan that come before its first month; none if the plan begins with the as-of month. */
  readonly before: MonthDemand;
}

/** The input of the demand besides assumptions. */
export interface DemandOptions {
  /** The fiscal years of the plan. */
  readonly span: Span;
  /** Expiries from this day on are taken as renewed. Holders leave from its month on. */
  readonly asOf: CivilDate;
  /** The law with the scenario's patches laid over it. */
  readonly law: RuleBook;
}

/** Nobody, of either kind. */
export const NO_DEMAND: MonthDemand = { card: ZERO, certificate: ZERO };

/**
 * The fiscal years that a tally by law must cover: the plan's, and enough before and after for all leads and lags.
 */
export function lawSpan(span: Span, all: readonly Assumptions[]): Span {
  const offsets = all.flatMap((each) =>
    PROCEDURE_KINDS.flatMap((kind) => [...leadLagOf(each, kind).keys()]),
  );
  const longestLag = Math.max(0, ...offsets);
  const longestLead = Math.max(0, ...offsets.map((offset) => -offset));
  return {
    from: span.from - Math.ceil(longestLag / 12),
    to: span.to + Math.ceil(longestLead / 12),
  };
}

/** The counters of several scenarios, by their sets of patches. */
export type LawCounters = Readonly<Record<string, CountOptions>>;

/**
 * A counter by month, by day, or by office and month, for each distinct set of patches of the scenarios, and one without patches first.
 *
 * @throws {FaultError} usage-bad-patch for a patch of an unknown rule, usage-bad-patch-value for a value that does not fit its rule.
 */
export function lawCounters(
  scenarios: readonly Pick<Scenario, 'assumptions'>[],
  { span, asOf, law }: DemandOptions,
  by: 'month' | 'day' | 'office,month' = 'month',
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

/** The tallies of several scenarios. */
export interface LawCounts {
  /** The count under the law as it is. */
  readonly law: Tally;
  /** The tally under a scenario's rules, and those rules. */
  readonly of: (assumptions: Assumptions) => { readonly tally: Tally; readonly law: RuleBook };
}

/** What the tallies of {@link lawCounters} come to. */
export function lawCounts(
  counters: LawCounters,
  tallies: Readonly<Record<string, Tally>>,
): LawCounts {
  return {
    law: tallies[patchKey([])] as Tally,
    of: ({ rules }) => {
      const key = patchKey(rules);
      return { tally: tallies[key] as Tally, law: (counters[key] as CountOptions).law };
    },
  };
}

/**
 * The law with a scenario's patches, the same one whenever it is asked for.
 *
 * @throws {FaultError} usage-bad-patch, usage-bad-patch-value
 */
function patchedLaw(law: RuleBook, patches: readonly RulePatch[]): RuleBook {
  const known = patchedLaws.get(law) ?? new Map<string, RuleBook>();
  patchedLaws.set(law, known);
  const key = patchKey(patches);
  const patched = known.get(key) ?? patchRuleBook(law, patches);
  if ('rules' in patched) {
    known.set(key, patched);
    return patched;
  }
  const { rule, problem } = patched;
  if (problem === 'wrong-value') throw new FaultError('usage-bad-patch-value', { rule });
  throw new FaultError('usage-bad-patch', { rule, rules: ruleIds() });
}

/** By law and patches; cards are held by the law asked for, so it must not be made twice. */
const patchedLaws = new WeakMap<RuleBook, Map<string, RuleBook>>();

function patchKey(patches: readonly RulePatch[]): string {
  return JSON.stringify(patches.map(({ rule, from, value }) => [rule, from, value]));
}

/**
 * The exact number of procedures that come to a counter in each month of the plan. The steps in order: the procedures due
 * by law of holders who still have their card (leaves_per_year, from the as-of month to the month due), and those of
 * newly issued cards (new_cards, leaving from their month of issue on); of these the share that comes at all (take_up)
 * and to a counter (off_counter_share); moved to the month in which they come (lead_lag_months, see {@link
 * comingShares}); the share of the overdue that comes (overdue_share, see {@link overdueMonths}); and the hand-over of
 * new cards if it uses capacity, from the as-of day on. Under neutral assumptions the result is the count by law.
 *
 * A share of one due date does not affect the next: someone who does not come still counts at the following expiry.
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
  for (const kind of PROCEDURE_KINDS) {
    const comes = comingShare(assumptions, which, kind);
    due.forEach((amounts, index) => {
      const coming = times(amounts[kind], comes);
      if (coming.numerator === 0n) return;
      const dueIn = index + shift;
      const shares = comingShares(
        leadLagOf(assumptions, kind),
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
  for (const [month, share] of overdueMonths(span, asOf)) {
    const there = months[month - planFirst];
    if (there === undefined) continue;
    for (const kind of PROCEDURE_KINDS) {
      const coming = times(fraction(tally.lapsed[kind]), overdueComes(assumptions, which, kind));
      there[kind] = plus(there[kind], times(coming, share));
    }
  }
  if (assumptions.newCardsUseCounter) {
    for (const [year, cards] of assumptions.newCards) {
      for (const [month, share] of handOverMonths(year, asOf)) {
        const there = months[month - planFirst];
        if (there) there.card = plus(there.card, times(fraction(cards[which]), share));
      }
    }
  }
  return { firstMonth: planFirst, months, before };
}

/**
 * The demand of each office, of a tally by office and month; that of new cards, whose office nobody knows yet, is under ''.
 * The offices add up to the demand of all, since every assumption is the same for each of them.
 */
export function officeDemands(
  tally: Tally,
  assumptions: Assumptions,
  which: Case,
  options: DemandOptions,
): ReadonlyMap<string, Demand> {
  const offices = new Set([...tally.cells.keys(), ...tally.lapsedByOffice.keys()]);
  if (assumptions.newCards.size > 0) offices.add('');
  const ofRecords = { ...assumptions, newCards: new Map<number, Ranged<number>>() };
  return new Map(
    [...offices].map((office) => {
      const assumed = office === '' ? assumptions : ofRecords;
      return [office, monthlyDemand(monthsOfOffice(tally, office), assumed, which, options)];
    }),
  );
}

/**
 * The shares of the people due in a month by the number of months later in which they come. People whom the records still
 * show as due have not come before the as-of month, since a renewal would show as a later day of issue. The shares of
 * earlier months therefore go to the others in proportion; if no month is left, all come in the as-of month.
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

/** In which months those of a kind come who come. */
export function leadLagOf(
  { leadLagMonths, cardLeadLagMonths }: Assumptions,
  kind: ProcedureKind,
): ReadonlyMap<number, Fraction> {
  return kind === 'card' && cardLeadLagMonths.size > 0 ? cardLeadLagMonths : leadLagMonths;
}

/** The share of the people due, of those who still hold a card, who come to a counter. */
export function comingShare(
  { takeUp, offCounterShare }: Assumptions,
  which: Case,
  kind: ProcedureKind,
): Fraction {
  return times(takeUp[kind][which], minus(ONE, offCounterShare[kind][which]));
}

/** In how many months the overdue come: so few that they are seen at once, so many that they are no crowd of one day. */
const OVERDUE_MONTHS = 3;

/**
 * The months in which the overdue come, evenly, as fiscal month numbers: the first three of the plan that have not ended on
 * the as-of day, be it long before the plan, or as many as the plan has.
 */
export function overdueMonths(span: Span, asOf: CivilDate): ReadonlyMap<number, Fraction> {
  const first = Math.max(fiscalMonthOf(fiscalYearStart(span.from)), fiscalMonthOf(asOf));
  const end = fiscalMonthOf(fiscalYearStart(span.to + 1));
  const count = Math.min(OVERDUE_MONTHS, end - first);
  return new Map(Array.from({ length: count }, (_, index) => [first + index, fraction(1, count)]));
}

/** Of the overdue, the share that comes to a counter. */
export function overdueComes(
  { overdueShare, offCounterShare }: Assumptions,
  which: Case,
  kind: ProcedureKind,
): Fraction {
  return times(overdueShare[kind][which], minus(ONE, offCounterShare[kind][which]));
}

/**
 * The months of a fiscal year in which its new cards are issued and handed over, as fiscal month numbers, each with its
 * share: a twelfth; of the year that the as-of day cuts in two only from that day on, its month by days, since cards issued
 * before it are in the records. Cards of a year that has ended are taken as missing in them.
 */
export function handOverMonths(fiscalYear: number, asOf: CivilDate): ReadonlyMap<number, Fraction> {
  const first = fiscalMonthOf(fiscalYearStart(fiscalYear));
  const months = new Map<number, Fraction>();
  for (let month = first; month < first + 12; month += 1) {
    const [start, end] = [fiscalMonthStart(month), fiscalMonthEnd(month)].map(dayNumber) as [
      number,
      number,
    ];
    const from = partialYear(fiscalYear, asOf);
    const left = end - Math.max(start, from === undefined ? start : dayNumber(from)) + 1;
    if (left > 0) months.set(month, fraction(left, 12 * (end - start + 1)));
  }
  return months;
}

type Amounts = { [Kind in ProcedureKind]: Fraction };

/** The count by law of each month of the tally, less those who have left by then. */
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
 * The share that is left after a number of months: (1 − r) for each whole year, and within a year 1 − r × months ÷ 12.
 * Nobody has left before the first month.
 */
export function survival(leavesPerYear: Fraction, months: number): Fraction {
  if (months <= 0 || leavesPerYear.numerator === 0n) return ONE;
  const staying = minus(ONE, leavesPerYear);
  let share = minus(ONE, times(leavesPerYear, fraction(months % 12, 12)));
  for (let year = 0; year < Math.floor(months / 12); year += 1) share = times(share, staying);
  return share;
}

/** Adds the procedures of newly issued cards, whose issue is spread evenly over its year. */
function addNewCards(
  due: Amounts[],
  first: number,
  assumptions: Assumptions,
  which: Case,
  options: DemandOptions,
): void {
  const leaving = assumptions.leavesPerYear[which];
  const until = dayBefore(fiscalMonthStart(first + due.length));
  // First the whole numbers of each month of issue and month due are added up.
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
      for (const kind of PROCEDURE_KINDS) {
        amounts[kind] = plus(amounts[kind], times(fraction(count[kind]), staying));
      }
    }
  }
}

/**
 * Finds the procedures of newly issued cards until a day. `due` gets the day, the number of cards, and the month from
 * which on their holders may leave: the month of issue, but not before the as-of day's.
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
    const share = [...handOverMonths(year, asOf).values()].reduce(plus, ZERO);
    const issued = rounded(times(fraction(cards[which]), share));
    if (issued === 0) continue;
    const cohort = {
      firstDay: Math.max(start, firstCards, partialYear(year, asOf) ?? start) as CivilDate,
      lastDay: fiscalYearEnd(year),
      cards: issued,
      minors: rounded(times(fraction(issued), assumptions.newCardsMinorShare)),
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
  return {
    card: sumOf(months.map(({ card }) => card)),
    certificate: sumOf(months.map(({ certificate }) => certificate)),
  };
}

/** The months of one fiscal year of the plan. */
export function monthsOfYear(demand: Demand, fiscalYear: number): readonly MonthDemand[] {
  const start = fiscalMonthOf(fiscalYearStart(fiscalYear)) - demand.firstMonth;
  return demand.months.slice(Math.max(0, start), Math.max(0, start + 12));
}

/** Whole procedures, each kind rounded by itself. Demand is rounded here only. */
export function wholeDemand(demand: MonthDemand): KindCounts {
  return { card: rounded(demand.card), certificate: rounded(demand.certificate) };
}
