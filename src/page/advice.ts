// Advice for the maker of a report, which the report itself does not show.
import type { Report, YearsReport } from '../reports/report.js';
import { fill, type Language } from '../words/language.js';
import { ADVICE_WORDS } from '../words/report.js';
import type { ChartName } from './charts/chart-names.js';
import { borrowedCapacity } from './scope.js';

/** The advice on a report, or on one of its charts. */
export function reportAdvice(
  report: Omit<YearsReport, 'kind'> & Partial<Omit<Report, 'kind'>>,
  bundled: boolean,
  chart: ChartName | undefined,
  language: Language,
): string[] {
  const { offices, months, smallShown, smallMonthsShown } = report;
  const borrowed = borrowedCapacity(report, bundled);
  const shows = (name: ChartName) => chart === undefined || chart === name;
  const small = (shows('offices') && smallShown) || (shows('months') && smallMonthsShown);
  const exposed =
    (shows('offices') && offices !== undefined && offices.exposed > 0) ||
    (shows('months') && months !== undefined && months.exposed > 0);
  return [
    ...(borrowed !== undefined && chart !== 'offices' && chart !== 'learned'
      ? [fill(ADVICE_WORDS.ownCapacity, language, { capacity: borrowed })]
      : []),
    ...(small ? [ADVICE_WORDS.smallShown[language]] : []),
    ...(exposed ? [ADVICE_WORDS.exposed[language]] : []),
  ];
}
