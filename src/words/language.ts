// Texts in one of two languages, with their gaps filled in.
import type { CivilDate } from '../calendar/civil-date.js';
import { eraYear } from '../calendar/era.js';
import type { Localized } from '../rules/rule-book.js';

export type Language = 'ja' | 'en';

/** Fillings of a text. A filling may itself be in both languages. */
export type Params = Readonly<Record<string, string | number | Localized>>;

/** The text in one language, its `{names}` filled in. Numbers get thousands separators, except years, lines and columns. */
export function fill(text: Localized, language: Language, params: Params = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (typeof value === 'number')
      return /[yY]ear$|[lL]ine$|^(?:column|number)$/.test(name) ? String(value) : grouped(value);
    return typeof value === 'string' ? value : value[language];
  });
}

/** A whole number with thousands separators, the minus sign in front: 12,345. No locale is asked. */
export function grouped(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return value < 0 ? `-${digits}` : digits;
}

/** A surplus or deficit as people write it: △19,910 in Japanese, −19,910 in English. */
export function signed(value: number, language: Language): string {
  const digits = grouped(Math.abs(value));
  return value < 0 ? `${language === 'ja' ? '△' : '−'}${digits}` : digits;
}

/** The same with a plus where there is something to spare, so that nobody takes one for the other. */
export function withSign(value: number, language: Language): string {
  return value > 0 ? `+${grouped(value)}` : signed(value, language);
}

/** A list of texts as a sentence holds it. */
export function listed(texts: readonly string[], language: Language): string {
  return texts.join(language === 'ja' ? '、' : ', ');
}

/** A list of texts as a formal sentence holds it, with a word before the last: A、B及びC. */
export function listedLast(texts: readonly string[], language: Language): string {
  const [last = '', ...before] = texts.toReversed();
  if (before.length === 0) return last;
  return `${listed(before.toReversed(), language)}${language === 'ja' ? '及び' : ' and '}${last}`;
}

/** A list of clauses, in which there may be commas, as a sentence holds it. */
export function listedClauses(texts: readonly string[], language: Language): string {
  return texts.join(language === 'ja' ? '、' : '; ');
}

/**
 * The fiscal year in the Japanese calendar: 令和7年度. The era is the one in force on 1 May: fiscal year 2019 began in
 * 平成31年 but is 令和元年度 by the government's decision.
 */
export function japaneseFiscalYear(fiscalYear: number): string {
  return `${eraYear((fiscalYear * 10000 + 501) as CivilDate)}年度`;
}

/** A fiscal year as a table shows it. */
export function fiscalYearLabel(fiscalYear: number, language: Language): string {
  return language === 'ja' ? japaneseFiscalYear(fiscalYear) : `FY${fiscalYear}`;
}

/** The same where a heading beside it says that they are fiscal years: 令和7. */
export function shortFiscalYearLabel(fiscalYear: number, language: Language): string {
  return fiscalYearLabel(fiscalYear, language).replace(/年度$/, '');
}

/** Tenths as a decimal with one place, with the sign as people write it. */
export function tenthsText(tenths: number, language: Language): string {
  const size = Math.abs(tenths);
  const sign = tenths >= 0 ? '' : language === 'ja' ? '△' : '−';
  return `${sign}${grouped(Math.floor(size / 10))}.${size % 10}`;
}
