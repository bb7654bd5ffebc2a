// Public holidays of Japan: by a maintained table, and never by guess beyond it.
import holidayJp from '@holiday-jp/holiday_jp';
import { type CivilDate, isoDate } from '../calendar/civil-date.js';

/** The years that the table covers. It cannot know later equinoxes and changes of the law. */
export const HOLIDAYS_FROM = 19700101 as CivilDate;
export const HOLIDAYS_TO = 20501231 as CivilDate;

/** Thrown for a day outside the table of holidays: the open days of a plan so far ahead are unknown. */
export class OutsideHolidayTable extends RangeError {
  constructor(readonly date: CivilDate) {
    super(
      `public holidays are known from ${isoDate(HOLIDAYS_FROM)} to ${isoDate(HOLIDAYS_TO)}, not on ${isoDate(date)}`,
    );
  }
}

let table: ReadonlySet<number> | undefined;

/**
 * Whether a day is a public holiday (国民の祝日), a substitute holiday (振替休日) or a day between two holidays
 * (国民の休日). Source: 国民の祝日に関する法律 第3条, by the data of the library @holiday-jp/holiday_jp, 1970 to 2050.
 * So 2026-09-22 is one, between two holidays, and 2027-03-22, in place of a Sunday.
 *
 * @throws {OutsideHolidayTable} before 1970 and after 2050.
 */
export function isPublicHoliday(date: CivilDate): boolean {
  if (date < HOLIDAYS_FROM || date > HOLIDAYS_TO) throw new OutsideHolidayTable(date);
  // Plain integers in a set: the library's own look-up searches a list of texts.
  table ??= new Set(Object.keys(holidayJp.holidays).map((iso) => Number(iso.replaceAll('-', ''))));
  return table.has(date);
}
