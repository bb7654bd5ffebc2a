// Days of the week as a scenario file writes them: mon, or mon-fri.
import type { Weekday } from './scenario.js';

/** Their names, in the order in which {@link weekdaysOf} counts them. */
export const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The days of `mon-fri` or `sat`; a range may run over the week's end. */
export function weekdaysOf(text: string): Weekday[] {
  const [first = 0, last = first] = text.split('-').map((day) => WEEKDAYS.indexOf(day));
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first + index) % 7) as Weekday);
}
