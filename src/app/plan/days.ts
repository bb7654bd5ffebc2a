// Days of the week of a scenario file as people name them.
import { WEEKDAYS } from '../../scenario/weekdays.js';
import { PLAN_APP_WORDS as WORDS } from '../../words/app.js';
import { language, say } from '../say.js';

/** A day, or a range of days, as people name it. */
export function daysText(text: string): string {
  const named = { 'mon-fri': WORDS.weekdays, sat: WORDS.saturday, sun: WORDS.sunday }[text];
  if (named !== undefined) return say(named);
  const names = say(WORDS.dayNames).split(' ');
  const [first = '', last] = text.split('-').map((day) => names[WEEKDAYS.indexOf(day)] ?? day);
  if (last !== undefined) return say(WORDS.daySpan, { first, last });
  return language.value === 'ja' ? `${first}曜` : first;
}
