// Ways of counting: by the law or by the issue-year shortcut, by year, month or day.
import { type CivilDate, dayNumber } from '../calendar/civil-date.js';
import {
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearOf,
  fiscalYearStart,
} from '../calendar/fiscal-year.js';
import type { Expiries } from '../expiry/expiries.js';
import { followYears, type IssueYears } from '../procedures/issue-year.js';
import { followProcedures, type ProcedureKind, type Repeats } from '../procedures/procedures.js';
import type { RuleBook } from '../rules/rule-book.js';
import { firstMonth, type Tally, type TallyBreakdown } from './tally.js';

/** `birthday` is the law, `issue-year` the ward's shortcut. */
export type Method = 'birthday' | 'issue-year';

/** What is counted. */
export interface CountOptions {
  readonly law: RuleBook;
  readonly method: Method;
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly repeats: Repeats;
  readonly by?: TallyBreakdown | undefined;
  /** `with-card`: both certificates are taken as issued with the card, whatever the record says. */
  readonly certificates?: 'as-held' | 'with-card' | undefined;
}

/** Takes the procedures of a card by the period in which they are due. */
export interface WaySink {
  readonly due: (kind: ProcedureKind, period: number) => void;
  readonly lapsed: (kind: ProcedureKind) => void;
}

/** Follows the procedures of one card. */
export interface WayFollower {
  /** By law, from the expiries. */
  readonly days: (birth: CivilDate, expiries: Expiries) => void;
  /** By the shortcut, from the fiscal years. */
  readonly years: (years: IssueYears) => void;
}

/** Follows cards in one way of counting, for a tally of its years and breakdown. */
export function wayFollower(
  { law, asOf, to, repeats }: CountOptions,
  tally: Tally,
  { due, lapsed }: WaySink,
): WayFollower {
  const periodOf = periodsOf(tally);
  const days = { asOf, until: fiscalYearEnd(to), repeats };
  const years = {
    asOfYear: fiscalYearOf(asOf),
    untilYear: to,
    repeatRenewals: repeats !== 'none',
  };
  const byDay = { due: (kind: ProcedureKind, on: CivilDate) => due(kind, periodOf(on)), lapsed };
  const byYear = {
    due: (kind: ProcedureKind, year: number) => due(kind, year - tally.from),
    lapsed,
  };
  return {
    days: (birth, expiries) => followProcedures(birth, expiries, law, days, byDay),
    years: (of) => followYears(of, years, byYear),
  };
}

/** Groups items: each joins the first group whose first item it goes with. */
export function grouped<Item>(
  items: readonly Item[],
  go: (first: Item, item: Item) => boolean,
): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.find(([first]) => go(first as Item, item));
    if (group) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** The period of a tally in which a day lies; negative before the first. */
function periodsOf(tally: Tally): (on: CivilDate) => number {
  const month = firstMonth(tally);
  const day = dayNumber(fiscalYearStart(tally.from));
  switch (tally.by) {
    case 'month':
    case 'office,month':
      return (on) => fiscalMonthOf(on) - month;
    case 'day':
      return (on) => dayNumber(on) - day;
    default:
      return (on) => fiscalYearOf(on) - tally.from;
  }
}
