// Who is due on which day of a scenario, and with what chance such a person comes to a counter.
import { addDays, type CivilDate, dayBefore, dayNumber } from '../calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearEnd, fiscalYearStart } from '../calendar/fiscal-year.js';
import { type Fraction, times, toNumber } from '../calendar/fraction.js';
import { PROCEDURE_KINDS, type ProcedureKind } from '../procedures/procedures.js';
import { countsAt, periodCount, type Tally } from '../tally/tally.js';
import {
  comingShare,
  type DemandOptions,
  followNewCards,
  overdueComes,
  overdueMonths,
  survival,
} from './demand.js';
import type { Assumptions, Case } from './scenario.js';

/** People due on one day for one kind of procedure, each with the same chance to come. */
export interface DuePeople {
  readonly kind: ProcedureKind;
  readonly dueOn: CivilDate;
  /** Their number. */
  readonly people: number;
  /**
   * The chance that one of them comes: still holds a card in the month due (leaves_per_year), comes at all (take_up), and
   * to a counter (off_counter_share). From 0 to 1.
   */
  readonly comes: number;
  /** The months in which they come, as fiscal month numbers with shares; by leads and lags, where left out. */
  readonly months?: ReadonlyMap<number, Fraction>;
}

/**
 * All people due on the days of a tally by day, in order of the day: of the records and of newly issued cards, and those
 * overdue of whom some come. The sum of number × chance over a month is the demand of `monthlyDemand` before leads and
 * lags.
 */
export function duePeople(
  tally: Tally,
  assumptions: Assumptions,
  which: Case,
  options: DemandOptions,
): DuePeople[] {
  const asOfMonth = fiscalMonthOf(options.asOf);
  const leaving = assumptions.leavesPerYear[which];
  const share = {
    card: comingShare(assumptions, which, 'card'),
    certificate: comingShare(assumptions, which, 'certificate'),
  };
  // Asked for each day, and the same for all days of a month.
  const chances = { card: new Map<number, number>(), certificate: new Map<number, number>() };
  const chance = (kind: ProcedureKind, months: number): number => {
    const known = chances[kind].get(months);
    if (known !== undefined) return known;
    const made = toNumber(times(survival(leaving, months), share[kind]));
    chances[kind].set(months, made);
    return made;
  };
  const first = fiscalYearStart(tally.from);
  const groups: DuePeople[] = [];
  for (let day = 0; day < periodCount(tally); day += 1) {
    const counts = countsAt(tally, '', day);
    if (counts.card + counts.certificate === 0) continue;
    const dueOn = addDays(first, day);
    for (const kind of PROCEDURE_KINDS) {
      if (counts[kind] === 0) continue;
      const comes = chance(kind, fiscalMonthOf(dueOn) - asOfMonth);
      groups.push({ kind, dueOn, people: counts[kind], comes });
    }
  }
  const until = fiscalYearEnd(tally.to);
  followNewCards(assumptions, which, options, until, (kind, dueOn, people, leavingFrom) => {
    if (dueOn < first || people === 0) return;
    groups.push({ kind, dueOn, people, comes: chance(kind, fiscalMonthOf(dueOn) - leavingFrom) });
  });
  const overdueOn = dayBefore(options.asOf);
  const months = overdueMonths(options.span, options.asOf);
  for (const kind of PROCEDURE_KINDS) {
    const comes = toNumber(overdueComes(assumptions, which, kind));
    const people = tally.lapsed[kind];
    if (people > 0 && comes > 0) groups.push({ kind, dueOn: overdueOn, people, comes, months });
  }
  return groups.sort((a, b) => dayNumber(a.dueOn) - dayNumber(b.dueOn));
}
