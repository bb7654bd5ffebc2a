// Days and months as papers write them: 令和7年9月5日 in Japanese, 5 September 2025 in English.
import { type CivilDate, civilDate, dayOf, monthOf, yearOf } from '../calendar/civil-date.js';
import { eraYear } from '../calendar/era.js';
import { japaneseFiscalYear, type Language } from './language.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day as papers write it. */
export function paperDay(date: CivilDate, language: Language): string {
  const [month, day] = [monthOf(date), dayOf(date)];
  return language === 'ja'
    ? `${eraYear(date)}年${month}月${day}日`
    : `${day} ${MONTHS[month - 1]} ${yearOf(date)}`;
}

/** ISO days, months, days of every year, and fiscal years of the common era, as notes write them. */
const WRITTEN =
  /(\d{4})-(\d{2})-(\d{2})|(\d{4})-(\d{2})(?!\d)|(?<![\d-])(\d{2})-(\d{2})(?![\d-])|(?<!\d)(\d{4})年度/g;

/** The program's own note with its days as papers write them; what is written otherwise stays. */
export function paperText(text: string, language: Language): string {
  return text.replace(
    WRITTEN,
    (
      whole: string,
      ...[year, month, day, monthYear, monthMonth, eachMonth, eachDay, fiscal]: (
        | string
        | undefined
      )[]
    ) => {
      if (year !== undefined) {
        const date = civilDate(Number(year), Number(month), Number(day));
        return date === undefined ? whole : paperDay(date, language);
      }
      if (monthYear !== undefined) {
        const first = civilDate(Number(monthYear), Number(monthMonth), 1);
        if (first === undefined) return whole;
        return language === 'ja'
          ? `${eraYear(first)}年${monthOf(first)}月`
          : `${MONTHS[monthOf(first) - 1]} ${yearOf(first)}`;
      }
      if (eachMonth !== undefined) {
        const [inMonth, onDay] = [Number(eachMonth), Number(eachDay)];
        if (civilDate(2024, inMonth, onDay) === undefined) return whole;
        return language === 'ja' ? `${inMonth}月${onDay}日` : `${onDay} ${MONTHS[inMonth - 1]}`;
      }
      return language === 'ja' && fiscal !== undefined ? japaneseFiscalYear(Number(fiscal)) : whole;
    },
  );
}
