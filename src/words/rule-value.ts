// The value of a rule in words, by its unit.
import { isoDate } from '../calendar/civil-date.js';
import { fill, type Language } from './language.js';
import { RULE_VALUES } from './rules.js';

/** A rule's value in words. */
export function ruleValueText(unit: string, value: unknown, language: Language): string {
  if (typeof value === 'boolean') return RULE_VALUES[value ? 'yes' : 'no'][language];
  if (value === 'old_expiry' || value === 'issue') return RULE_VALUES[value][language];
  if (typeof value !== 'number') return String(value);
  if (unit === 'day') return isoDate(value as Parameters<typeof isoDate>[0]);
  if (unit === 'month-day') {
    const [month, day] = [Math.floor(value / 100), value % 100];
    return fill(RULE_VALUES['month-day'], language, {
      month: String(month).padStart(language === 'ja' ? 1 : 2, '0'),
      day: String(day).padStart(language === 'ja' ? 1 : 2, '0'),
    });
  }
  return fill(RULE_VALUES[unit as 'birthdays' | 'years' | 'months'], language, { value });
}
