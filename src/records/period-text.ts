// Years, months, days and whole numbers as people type them into tables and options: one reading for all places.
import { type CivilDate, civilDate } from '../calendar/civil-date.js';
import { eraDate } from '../calendar/era.js';
import { fiscalMonthEnd, fiscalMonthOf, fiscalYearOf } from '../calendar/fiscal-year.js';
import { type FiscalYears, isWithinYears } from '../rules/fiscal-years.js';
import { readDate } from './date-text.js';

/** Numbers such as 2025 and 202504 in a column with blanks are exported as 2025.0 and 202504.0. */
const POINT = /^(\d{4}(?:\d{2}){0,2})\.0+$/;

/** Half width, and no space at all: 「令和 ７ 年度」 is 令和7年度. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(POINT, '$1');
}

const ERA_SIGN = '平成|令和|[HR]';
const WESTERN_YEAR = /^(?:FY)?(\d{4})(?:年度?)?分?$/i;
const ERA_YEAR = new RegExp(`^(${ERA_SIGN})(元|\\d{1,2})(?:年度?)?分?$`, 'i');
/** Both calendars, as the ministries write: 令和7(2025)年度, 2025(令和7)年度, 2025年度(令和7年度). */
const BOTH_YEARS = /^([^()]+)\(([^()]+)\)(?:年度?)?$/;

/**
 * A fiscal year: 2025, FY2025, 2025年度, 令和7年度, R7, 令和7(2025)年度. Undefined if it is none, or not within `years`.
 */
export function readFiscalYear(text: string, years: FiscalYears): number | undefined {
  const typed = plain(text);
  const [, one, other] = BOTH_YEARS.exec(typed) ?? [];
  if (one !== undefined && other !== undefined) {
    const year = readFiscalYear(one, years);
    return year !== undefined && year === readFiscalYear(other, years) ? year : undefined;
  }
  const western = WESTERN_YEAR.exec(typed);
  const year = western ? Number(western[1]) : yearOfEra(typed);
  return year !== undefined && isWithinYears(year, years) ? year : undefined;
}

function yearOfEra(typed: string): number | undefined {
  const [, sign = '', number = ''] = ERA_YEAR.exec(typed) ?? [];
  const ofEra = number === '元' ? 1 : Number(number);
  // 令和元年度 began before its era, 平成31年度 ended after it: a fiscal year is named by May or by April.
  const day = eraDate(sign, ofEra, 5, 1) ?? eraDate(sign, ofEra, 4, 1);
  return day && fiscalYearOf(day);
}

const WESTERN_MONTH = /^(\d{4})(?:([-/.])(\d{1,2})|(\d{2})|年(\d{1,2})月分?)$/;
const ERA_MONTH = new RegExp(
  `^(${ERA_SIGN})(元|\\d{1,2})(?:[-/.](\\d{1,2})|年(\\d{1,2})月分?)$`,
  'i',
);

/**
 * The first day of a month: 2025-04, 2025/4, 2025.4, 202504, 2025年4月, 令和7年4月, R7.4; also the month's first day itself,
 * into which spreadsheets turn a month. Undefined if it is none.
 */
export function readMonth(text: string): CivilDate | undefined {
  const typed = plain(text);
  const western = WESTERN_MONTH.exec(typed);
  if (western) {
    const [, year, , separated, digits, kanji] = western;
    return civilDate(Number(year), Number(separated ?? digits ?? kanji), 1);
  }
  const era = ERA_MONTH.exec(typed);
  if (era) {
    const [, sign = '', year = '', separated, kanji] = era;
    return eraDate(sign, year === '元' ? 1 : Number(year), Number(separated ?? kanji), 1);
  }
  const day = readDate(text.trim());
  return day > 0 && day % 100 === 1 ? (day as CivilDate) : undefined;
}

/**
 * A day for which a number stands: any date that {@link readDate} reads, or the end of a month, with or without 時点:
 * R7.8末時点, 令和5年3月31日現在. Undefined if it is none.
 */
export function readDayOfCount(text: string): CivilDate | undefined {
  const typed = plain(text).replace(/(?:時点|現在)$/, '');
  const month = /^(.+?)(?:月)?末(?:日)?$/.exec(typed)?.[1];
  if (month !== undefined) {
    const first = readMonth(month) ?? readMonth(`${month}月`);
    return first && fiscalMonthEnd(fiscalMonthOf(first));
  }
  const day = readDate(typed);
  return day > 0 ? (day as CivilDate) : undefined;
}

/** More digits are no count of anything here. */
const NUMBER = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.0+)?\s*[枚件人]?$/;

/**
 * A whole number of 0 or more: 1234, 1,234, １，２３４, 1234.0 as spreadsheets export it, with or without its unit (枚, 件, 人).
 * Undefined if it is none.
 */
export function readNumber(text: string): number | undefined {
  const digits = NUMBER.exec(text.normalize('NFKC').trim())?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}
