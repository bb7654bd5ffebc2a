// Advice for the maker of a report, which the report itself does not show.
import type { Report } from '../reports/report.js';
import { fill, type Language } from '../words/language.js';
import { ADVICE_WORDS } from '../words/report.js';
import type { ChartName } from './charts/chart-names.js';

/** The advice on a report, or on one of its charts. */
export function reportAdvice(
  { offices, months, smallShown, smallMonthsShown, basis, headline }: Report,
  bundled: boolean,
  chart: ChartName | undefined,
  language: Language,
): string[] {
  const shows = (name: ChartName) => chart === undefined || chart === name;
  const small = (shows('offices') && smallShown) || (shows('months') && smallMonthsShown);
  const exposed =
    (shows('offices') && offices !== undefined && offices.exposed > 0) ||
    (shows('months') && months.exposed > 0);
  const { capacity } = headline.tightest;
  return [
    ...(basis.capacityIsPublished && !bundled && chart !== 'offices'
      ? [fill(ADVICE_WORDS.ownCapacity, language, { capacity })]
      : []),
    ...(small ? [ADVICE_WORDS.smallShown[language]] : []),
    ...(exposed ? [ADVICE_WORDS.exposed[language]] : []),
  ];
}
