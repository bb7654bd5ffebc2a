// Days of a simulation by number, and the month in which each lies.
import { type CivilDate, dayNumber } from '../calendar/civil-date.js';
import { monthSpan } from '../capacity/site-capacity.js';

/** The days of a plan in order, as numbers from 0 on, and its months. */
export interface PlanDays {
  /** The first month, as a fiscal month number. */
  readonly firstMonth: number;
  readonly months: number;
  readonly days: number;
  /** The month of each day, from 0 on. */
  readonly monthOf: Int32Array;
  /** The first day of each month, and after the last month the number of days. */
  readonly monthStarts: Int32Array;
  /** The number of a day: negative before the plan, `days` or more after it. */
  readonly numberOf: (date: CivilDate) => number;
}

/** The days of a number of months from a fiscal month on. */
export function planDays(firstMonth: number, months: number): PlanDays {
  const start = dayNumber(monthSpan(firstMonth).first);
  const monthStarts = Int32Array.from(
    { length: months + 1 },
    (_, month) => dayNumber(monthSpan(firstMonth + month).first) - start,
  );
  const days = monthStarts[months] as number;
  const monthOf = new Int32Array(days);
  for (let month = 0; month < months; month += 1) {
    monthOf.fill(month, monthStarts[month], monthStarts[month + 1]);
  }
  return {
    firstMonth,
    months,
    days,
    monthOf,
    monthStarts,
    numberOf: (date) => dayNumber(date) - start,
  };
}
