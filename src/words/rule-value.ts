// The value of a rule in words, by its unit, and the words it rests on.
import { isoDate } from '../calendar/civil-date.js';
import type { DatedValue } from '../rules/rule-book.js';
import { fill, type Language } from './language.js';
import { RULE_VALUES } from './rules.js';

type NumberUnit = 'birthdays' | 'further birthdays' | 'years' | 'calendar years' | 'months';

/** A rule's value in words. */
export function ruleValueText(unit: string, value: unknown, language: Language): string {
  if (typeof value === 'boolean') return RULE_VALUES[value ? 'yes' : 'no'][language];
  if (typeof value !== 'number') return String(value);
  if (unit === 'day') return isoDate(value as Parameters<typeof isoDate>[0]);
  if (unit === 'month-day') {
    const [month, day] = [Math.floor(value / 100), value % 100];
    return fill(RULE_VALUES['month-day'], language, {
      month: String(month).padStart(language === 'ja' ? 1 : 2, '0'),
      day: String(day).padStart(language === 'ja' ? 1 : 2, '0'),
    });
  }
  return fill(RULE_VALUES[unit as NumberUnit], language, { value });
}

/** What a summary of the words begins with. */
const SUMMARY = '要旨';

/** The words on which a value rests, with the article they stand in: quoted, or their summary. */
export function ruleSentenceText(
  { article, sentence }: Pick<DatedValue<unknown>, 'article' | 'sentence'>,
  language: Language,
): string {
  const said = sentence.startsWith(SUMMARY)
    ? sentence
    : fill(RULE_VALUES.quoted, language, { sentence });
  return article === undefined
    ? said
    : fill(RULE_VALUES.inArticle, language, { article: article[language], said });
}
