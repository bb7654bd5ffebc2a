// Scenarios as small multiples, a panel each.

import { HEADINGS } from '../../records/headings.js';
import type { PlanReport, PlanRow } from '../../reports/plan.js';
import type { Report } from '../../reports/report.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { REPORT_WORDS } from '../../words/report.js';
import { cellText } from '../../write/cell.js';
import { shortYear } from './axes.js';
import type { PanelChart } from './chart.js';
import type { Panel } from './panels.js';

export function scenariosCharts(report: Report, plan: PlanReport, language: Language): PanelChart {
  const { scenarios } = plan;
  const sentences = scenarioSentences(scenarios, language);
  return {
    title: REPORT_WORDS.scenariosChart[language],
    bars: [REPORT_WORDS.coming[language], REPORT_WORDS.carriedIn[language]],
    line: HEADINGS.capacity[language],
    separator: ' ',
    panels: scenarios.map(
      ({ name, rows }, index): Panel => ({
        title: name,
        said: sentences[index] ?? '',
        labels: rows.map(({ fiscalYear }) => shortYear(fiscalYear, language)),
        stacks: [
          {
            name: REPORT_WORDS.coming[language],
            part: 'card',
            values: rows.map(({ total }) => total),
          },
          {
            name: REPORT_WORDS.carriedIn[language],
            part: 'waiting',
            values: rows.map(({ carriedIn }) => carriedIn),
          },
        ],
        texts: rows.map(({ waitingPercent }) =>
          waitingPercent === null ? '' : cellText(waitingPercent, 'percent', language),
        ),
        capacities: rows.map(({ capacity }) => capacity),
      }),
    ),
    part: (from, to) => ({ ...report, plan: { ...plan, scenarios: scenarios.slice(from, to) } }),
  };
}

/** A sentence for each scenario: its heaviest year, and what waits at the end. */
export function scenarioSentences(
  scenarios: PlanReport['scenarios'],
  language: Language,
): string[] {
  return scenarios.flatMap(({ name, rows }) => {
    const last = rows.at(-1);
    if (last === undefined) return [];
    const load = ({ waitingPercent }: PlanRow) => waitingPercent ?? Number.POSITIVE_INFINITY;
    const worst = rows.reduce((most, row) => (load(row) > load(most) ? row : most));
    return [
      fill(
        worst.waitingPercent === null
          ? REPORT_WORDS.scenarioWaiting
          : REPORT_WORDS.scenarioSentence,
        language,
        {
          name,
          fiscal: fiscalYearLabel(worst.fiscalYear, language),
          percent: cellText(worst.waitingPercent, 'percent', language),
          waiting: last.carriedOut,
        },
      ),
    ];
  });
}
