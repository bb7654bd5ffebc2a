// The fiscal years that can be asked for: from the one in which the scheme began, by the rule data.
import { fiscalYearOf } from '../calendar/fiscal-year.js';
import { schemeStartOf } from './in-force.js';
import type { RuleBook } from './rule-book.js';

/** First and last fiscal year, both included. */
export interface FiscalYears {
  readonly first: number;
  readonly last: number;
}

/** Years further away can only be typing errors. */
const LAST = 2199;

/** The fiscal years for which figures can be asked or given. */
export function knownFiscalYears(law: RuleBook): FiscalYears {
  return { first: fiscalYearOf(schemeStartOf(law)), last: LAST };
}

/** Whether a number is one of the fiscal years. */
export function isWithinYears(year: number, { first, last }: FiscalYears): boolean {
  return Number.isInteger(year) && first <= year && year <= last;
}
