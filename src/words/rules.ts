// The words of rules' values.
import type { Localized } from '../rules/rule-book.js';

/** How the values of rules read, by their units. */
export const RULE_VALUES = {
  birthdays: { en: 'birthday no. {value}', ja: '{value}回目の誕生日' },
  years: { en: 'age {value}', ja: '{value}歳' },
  months: { en: '{value} months', ja: '{value}か月' },
  'month-day': { en: '{month}-{day}', ja: '{month}月{day}日' },
  yes: { en: 'yes', ja: '適用する' },
  no: { en: 'no', ja: '適用しない' },
  old_expiry: { en: 'from the old expiry', ja: 'もとの満了日から' },
  issue: { en: 'from the day of issue', ja: '発行日から' },
} as const satisfies Record<string, Localized>;
