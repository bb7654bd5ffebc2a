// The words of rules' values, and of what they rest on.
import type { Localized } from '../rules/rule-book.js';

/** How the values of rules read, by their units. */
export const RULE_VALUES = {
  birthdays: { en: 'birthday no. {value}', ja: '{value}回目の誕生日' },
  years: { en: 'age {value}', ja: '{value}歳' },
  'calendar years': { en: '{value} years', ja: '{value}年' },
  months: { en: '{value} months', ja: '{value}か月' },
  'month-day': { en: '{month}-{day}', ja: '{month}月{day}日' },
  yes: { en: 'yes', ja: '適用する' },
  no: { en: 'no', ja: '適用しない' },
  quoted: { en: '「{sentence}」', ja: '「{sentence}」' },
  inArticle: { en: '{article}: {said}', ja: '{article} {said}' },
  'further birthdays': { en: '{value} more', ja: '{value}回多い' },
} as const satisfies Record<string, Localized>;
