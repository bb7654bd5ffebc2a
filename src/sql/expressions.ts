// Days, birthdays and dated rules in SQL: whole numbers yyyymmdd, as everywhere in the program.
import { leapDayRule } from '../rules/in-force.js';
import type { Rule, RuleBook } from '../rules/rule-book.js';
import type { Dialect } from './dialect.js';

/** Writes expressions over the columns `birth_year` and `birth_month_day`. */
export interface Expressions {
  readonly year: (date: string) => string;
  /** As yyyymm. */
  readonly yearAndMonth: (date: string) => string;
  /** The birthday in a year. */
  readonly birthdayIn: (year: string) => string;
  /** The year of the first birthday after a date. */
  readonly yearAfter: (date: string) => string;
  /** The year of the first birthday on or after a date. */
  readonly yearOnOrAfter: (date: string) => string;
  /** Completed years on a date. */
  readonly age: (date: string) => string;
  /** Whether a number is a day of the calendar that the program knows. */
  readonly isDay: (date: string) => string;
  /** The day so many months before; past its month's end where there is no such day, which moves no comparison. */
  readonly monthsBefore: (date: string, months: string) => string;
  readonly fiscalYear: (date: string) => string;
}

export function expressions({ divide }: Dialect, law: RuleBook): Expressions {
  const year = (date: string) => divide(date, 10000);
  const yearAndMonth = (date: string) => divide(date, 100);
  const month = (date: string) => `(${yearAndMonth(date)} % 100)`;
  const isLeap = (of: string) => `(${of} % 4 = 0 AND (${of} % 100 <> 0 OR ${of} % 400 = 0))`;
  const birthdayIn = (of: string) =>
    `((${of}) * 10000 + CASE WHEN birth_month_day = 229 AND NOT ${isLeap(`(${of})`)} THEN ${leapDayRule(law).value} ELSE birth_month_day END)`;
  const next = (date: string, sign: '>' | '>=') =>
    `(${year(date)} + CASE WHEN ${birthdayIn(year(date))} ${sign} ${date} THEN 0 ELSE 1 END)`;
  return {
    year,
    yearAndMonth,
    birthdayIn,
    yearAfter: (date) => next(date, '>'),
    yearOnOrAfter: (date) => next(date, '>='),
    age: (date) =>
      `(${year(date)} - birth_year - CASE WHEN ${birthdayIn(year(date))} > ${date} THEN 1 ELSE 0 END)`,
    isDay: (date) =>
      `(${date} BETWEEN 18680101 AND 99991231 AND ${month(date)} BETWEEN 1 AND 12 AND ${date} % 100 BETWEEN 1 AND ` +
      `CASE WHEN ${month(date)} IN (4, 6, 9, 11) THEN 30 WHEN ${month(date)} <> 2 THEN 31 ` +
      `WHEN ${isLeap(year(date))} THEN 29 ELSE 28 END)`,
    monthsBefore: (date, months) => {
      const index = `(${year(date)} * 12 + ${month(date)} - 1 - ${months})`;
      return `(${divide(index, 12)} * 10000 + (${index} % 12 + 1) * 100 + ${date} % 100)`;
    },
    fiscalYear: (date) => `(${year(date)} - CASE WHEN ${date} % 10000 < 401 THEN 1 ELSE 0 END)`,
  };
}

/**
 * The value of a rule in force on a date, each value written as `write` says; days before the first value take the first.
 * With `sign` ">" the value in force on the day before the date.
 */
export function dated<T>(
  rule: Rule<T>,
  date: string,
  write: (value: T) => string,
  sign: '>=' | '>' = '>=',
): string {
  const values = rule.values.map(({ from, value }) => ({ from, written: write(value) }));
  const first = values[0]?.written ?? '';
  if (values.every(({ written }) => written === first)) return first;
  const cases = values
    .slice(1)
    .reverse()
    .map(({ from, written }) => `WHEN ${date} ${sign} ${from} THEN ${written}`);
  return `(CASE ${cases.join(' ')} ELSE ${first} END)`;
}
