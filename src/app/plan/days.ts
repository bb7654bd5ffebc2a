// Days of the week as a scenario file writes them, and as people name them.
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { language, say } from '../say.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The days of `mon-fri` or `sat`; a range may run over the week's end. */
export function daysOf(text: string): readonly number[] {
  const [first = 0, last = first] = text.split('-').map((day) => DAYS.indexOf(day as 'mon'));
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
}

/** Days of the week as people name them. */
export function daysText(text: string): string {
  const named = { 'mon-fri': WORDS.weekdays, sat: WORDS.saturday, sun: WORDS.sunday }[text];
  if (named !== undefined) return say(named);
  const names = say(WORDS.dayNames).split(' ');
  const [first = '', last] = text.split('-').map((day) => names[DAYS.indexOf(day as 'mon')] ?? day);
  if (last !== undefined) return say(WORDS.daySpan, { first, last });
  return language.value === 'ja' ? `${first}曜` : first;
}
