// Fiscal years: 年度 N runs from 1 April N to 31 March N+1.
import { type CivilDate, daysInMonth, monthOf, yearOf } from './civil-date.js';

/**
 * The fiscal year of a day.
 *
 * @example
 * fiscalYearOf(20260331) // => 2025
 * fiscalYearOf(20260401) // => 2026
 */
export function fiscalYearOf(date: CivilDate): number {
  return date % 10000 >= 401 ? yearOf(date) : yearOf(date) - 1;
}

/** 1 April of the fiscal year. */
export function fiscalYearStart(fiscalYear: number): CivilDate {
  return (fiscalYear * 10000 + 401) as CivilDate;
}

/** 31 March of the year after: the fiscal year's last day. */
export function fiscalYearEnd(fiscalYear: number): CivilDate {
  return ((fiscalYear + 1) * 10000 + 331) as CivilDate;
}

/** The months of a fiscal year in order. */
export const FISCAL_MONTHS: readonly number[] = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];

/** The day from which on something is left of a fiscal year on `asOf`; undefined where all of it is, or nothing. */
export function partialYear(fiscalYear: number, asOf: CivilDate): CivilDate | undefined {
  return fiscalYearStart(fiscalYear) < asOf && asOf <= fiscalYearEnd(fiscalYear) ? asOf : undefined;
}

/** The same of a month, by its {@link fiscalMonthOf} number. */
export function partialMonth(fiscalMonth: number, asOf: CivilDate): CivilDate | undefined {
  return fiscalMonthStart(fiscalMonth) < asOf && asOf <= fiscalMonthEnd(fiscalMonth)
    ? asOf
    : undefined;
}

/** Months since April of year 0, so that twelve in a row are one fiscal year. */
export function fiscalMonthOf(date: CivilDate): number {
  return yearOf(date) * 12 + monthOf(date) - 4;
}

/** The first day of the month behind a {@link fiscalMonthOf} number. */
export function fiscalMonthStart(fiscalMonth: number): CivilDate {
  const index = fiscalMonth + 3;
  return (Math.floor(index / 12) * 10000 + ((index % 12) + 1) * 100 + 1) as CivilDate;
}

/** The last day of the same month. */
export function fiscalMonthEnd(fiscalMonth: number): CivilDate {
  const first = fiscalMonthStart(fiscalMonth);
  return (first + daysInMonth(yearOf(first), monthOf(first)) - 1) as CivilDate;
}

/** The month behind a {@link fiscalMonthOf} number, as "2026-04". */
export function fiscalMonthLabel(fiscalMonth: number): string {
  const index = fiscalMonth + 3;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The {@link fiscalMonthOf} number of a month written as "2026-04". */
export function fiscalMonthLabelled(label: string): number {
  return Number(label.slice(0, 4)) * 12 + Number(label.slice(5)) - 4;
}
