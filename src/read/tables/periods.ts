// The periods of small tables: a fiscal year or a month as typed, and rows that are none: totals and footnotes.
import type { CivilDate } from '../../calendar/civil-date.js';
import { isoDate } from '../../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthOf,
  fiscalYearEnd,
  fiscalYearStart,
} from '../../calendar/fiscal-year.js';
import { readFiscalYear, readMonth } from '../../records/period-text.js';
import type { PeriodFinding } from '../../records/table-findings.js';
import { knownFiscalYears } from '../../rules/fiscal-years.js';
import { firstCardsOf } from '../../rules/in-force.js';
import type { RuleBook } from '../../rules/rule-book.js';

/** First and last day of a period. */
export interface TypedPeriod {
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
}

/** The days of a fiscal year or a month as people type it. The period of the first cards begins with them. */
export function spanOf(
  kind: 'fiscal_year' | 'month',
  text: string,
  law: RuleBook,
): TypedPeriod | PeriodFinding {
  const firstCards = firstCardsOf(law);
  const from = (start: CivilDate) => Math.max(start, firstCards) as CivilDate;
  if (kind === 'fiscal_year') {
    const years = knownFiscalYears(law);
    const year = readFiscalYear(text, years);
    if (year === undefined) return { code: 'fiscal_year', firstYear: years.first };
    return { firstDay: from(fiscalYearStart(year)), lastDay: fiscalYearEnd(year) };
  }
  const first = readMonth(text);
  if (first === undefined || first < Math.trunc(firstCards / 100) * 100) {
    return { code: 'month', firstMonth: isoDate(firstCards).slice(0, 7) };
  }
  return { firstDay: from(first), lastDay: fiscalMonthEnd(fiscalMonthOf(first)) };
}

const TOTAL = /^(?:合計|総計|小計|累計|計|total|sum)$/i;

/** Whether a row's period says that it adds up others. */
export function isTotal(text: string): boolean {
  return TOTAL.test(text.normalize('NFKC').replace(/\s+/g, ''));
}

const FOOTNOTE = /^(?:[※*注(]|出典|出所|資料|備考|note|source)/i;

/** Whether a row is a remark below a table: words in one cell alone, which begin as remarks do. */
export function isFootnote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.length === 1 && FOOTNOTE.test((filled[0] as string).normalize('NFKC'));
}
