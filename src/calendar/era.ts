// Japanese eras: the day of a date written in one, and the year of a day.
import { type CivilDate, civilDate, yearOf } from './civil-date.js';

/** An era: its name of two characters, its letter, the digit some systems write for it, its first and last day. */
export interface Era {
  readonly name: string;
  readonly letter: string;
  readonly code: string;
  readonly firstYear: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The eras in which someone with a card can be born. The Gregorian calendar counts from 1873 on, so Meiji begins there
 * for dates. On the two days on which an emperor died and the era changed at once (30 July 1912, 25 December 1926) both
 * names stand for the day; Showa ended with 7 January 1989, Heisei with 30 April 2019. Sources: the era edicts of
 * 1912, 1926, 1989 and 2019.
 */
export const ERAS: readonly Era[] = [
  { name: '明治', letter: 'M', code: '1', firstYear: 1868, first: 1873_01_01, last: 1912_07_30 },
  { name: '大正', letter: 'T', code: '2', firstYear: 1912, first: 1912_07_30, last: 1926_12_25 },
  { name: '昭和', letter: 'S', code: '3', firstYear: 1926, first: 1926_12_25, last: 1989_01_07 },
  { name: '平成', letter: 'H', code: '4', firstYear: 1989, first: 1989_01_08, last: 2019_04_30 },
  { name: '令和', letter: 'R', code: '5', firstYear: 2019, first: 2019_05_01, last: 9999_12_31 },
];

const BY_SIGN = new Map<string, Era>(
  ERAS.flatMap((era) =>
    [era.name, era.name.charAt(0), era.letter, era.code].map((sign) => [sign, era] as const),
  ),
);

/**
 * The day `year`-`month`-`day` of an era, named 令和, 令, R or 5; undefined where the era had no such day.
 *
 * @example
 * eraDate('令和', 7, 6, 3) // => 20250603
 * eraDate('S', 64, 1, 7) // => 19890107
 * eraDate('S', 64, 1, 8) // => undefined
 */
export function eraDate(
  sign: string,
  year: number,
  month: number,
  day: number,
): CivilDate | undefined {
  const era = BY_SIGN.get(sign.toUpperCase());
  if (era === undefined || year < 1) return undefined;
  const date = civilDate(era.firstYear + year - 1, month, day);
  return date !== undefined && date >= era.first && date <= era.last ? date : undefined;
}

/**
 * The year of a day in the Japanese calendar: 令和7, the first of an era 令和元. A day that bears the names of two eras
 * has the later one's. Days before 1873 have the year of the common era.
 *
 * @example
 * eraYear(20190430) // => "平成31"
 * eraYear(20190501) // => "令和元"
 */
export function eraYear(date: CivilDate): string {
  const era = ERAS.findLast(({ first, last }) => date >= first && date <= last);
  if (era === undefined) return String(yearOf(date));
  const year = yearOf(date) - era.firstYear + 1;
  return `${era.name}${year === 1 ? '元' : year}`;
}
