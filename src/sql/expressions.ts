// Days, birthdays and dated rules in SQL: whole numbers yyyymmdd, as everywhere in the program.
import { leapDayRule } from '../rules/in-force.js';
import type { Rule, RuleBook } from '../rules/rule-book.js';
import type { Dialect } from './dialect.js';

/** A step of the query: what it is for, and the columns it adds. */
export interface Step {
  readonly comment: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** Birthdays by the rule for 29 February of cards or of certificates. */
export interface Birthdays {
  /** The birthday in a year. */
  readonly in: (year: string) => string;
  /** The year of the first birthday after a date. */
  readonly yearAfter: (date: string) => string;
}

/** Writes expressions over the columns `birth_year` and `birth_month_day`. */
export interface Expressions {
  readonly year: (date: string) => string;
  /** As yyyymm. */
  readonly yearAndMonth: (date: string) => string;
  readonly card: Birthdays;
  readonly certificate: Birthdays;
  /** Completed years on a date, and on the day before it. */
  readonly age: (date: string) => string;
  readonly ageBefore: (date: string) => string;
  /** Whether a number is a day of the program's calendar. */
  readonly isDay: (date: string) => string;
  /** The day so many months before; past its month's end where there is no such day, which moves no comparison. */
  readonly monthsBefore: (date: string, months: string) => string;
  /** The day so many months after, at most the last of its month. */
  readonly monthsAfter: (date: string, months: number) => string;
  readonly fiscalYear: (date: string) => string;
}

export function expressions({ divide }: Dialect, law: RuleBook): Expressions {
  const year = (date: string) => divide(date, 10000);
  const yearAndMonth = (date: string) => divide(date, 100);
  const month = (date: string) => `(${yearAndMonth(date)} % 100)`;
  const isLeap = (of: string) => `(${of} % 4 = 0 AND (${of} % 100 <> 0 OR ${of} % 400 = 0))`;
  const birthdays = (of: 'card' | 'certificate'): Birthdays => {
    const birthdayIn = (each: string) =>
      `((${each}) * 10000 + CASE WHEN birth_month_day = 229 AND NOT ${isLeap(`(${each})`)} THEN ${leapDayRule(law, of).value} ELSE birth_month_day END)`;
    return {
      in: birthdayIn,
      yearAfter: (date) =>
        `(${year(date)} + CASE WHEN ${birthdayIn(year(date))} > ${date} THEN 0 ELSE 1 END)`,
    };
  };
  const card = birthdays('card');
  const age = (date: string, sign: '>' | '>=') =>
    `(${year(date)} - birth_year - CASE WHEN ${card.in(year(date))} ${sign} ${date} THEN 1 ELSE 0 END)`;
  const daysOfMonth = (ofYear: string, ofMonth: string) =>
    `CASE WHEN ${ofMonth} IN (4, 6, 9, 11) THEN 30 WHEN ${ofMonth} <> 2 THEN 31 ` +
    `WHEN ${isLeap(ofYear)} THEN 29 ELSE 28 END`;
  return {
    year,
    yearAndMonth,
    card,
    certificate: birthdays('certificate'),
    age: (date) => age(date, '>'),
    ageBefore: (date) => age(date, '>='),
    isDay: (date) =>
      `(${date} BETWEEN 18680101 AND 99991231 AND ${month(date)} BETWEEN 1 AND 12 AND ${date} % 100 BETWEEN 1 AND ` +
      `${daysOfMonth(year(date), month(date))})`,
    monthsAfter: (date, months) => {
      const index = `(${year(date)} * 12 + ${month(date)} - 1 + ${months})`;
      const [laterYear, laterMonth] = [divide(index, 12), `(${index} % 12 + 1)`];
      return `(${laterYear} * 10000 + ${laterMonth} * 100 + LEAST(${date} % 100, ${daysOfMonth(laterYear, laterMonth)}))`;
    },
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

/** The smallest and the largest value a rule ever has. */
export function extremes(...rules: readonly Rule<number>[]): { least: number; most: number } {
  const values = rules.flatMap((rule) => rule.values.map(({ value }) => value));
  return { least: Math.min(...values), most: Math.max(...values) };
}
