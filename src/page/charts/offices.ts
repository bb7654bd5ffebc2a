// Offices as small multiples, a panel each.

import type { ShownRow } from '../../capacity/forecast-row.js';
import { HEADINGS } from '../../records/headings.js';
import type { ForecastReport } from '../../reports/forecast.js';
import type { Report } from '../../reports/report.js';
import { type Language, listed } from '../../words/language.js';
import { officeText } from '../../words/offices.js';
import { REPORT_WORDS } from '../../words/report.js';
import { cellText } from '../../write/cell.js';
import { shortYear } from './axes.js';
import type { PanelChart } from './chart.js';
import type { Panel } from './panels.js';

export function officesCharts(
  report: Report,
  offices: ForecastReport,
  language: Language,
): PanelChart {
  const byOffice = [...rowsByOffice(offices, language)];
  const bars: string[] = [HEADINGS.card[language], HEADINGS.certificate[language]];
  if (offices.rows.some(isTotalAlone)) bars.push(REPORT_WORDS.totalAlone[language]);
  return {
    title: REPORT_WORDS.officesChart[language],
    bars,
    nothing: offices.rows.every(({ total }) => total === 0)
      ? REPORT_WORDS.noneDue[language]
      : undefined,
    separator: listed(['', ''], language),
    panels: byOffice.map(([title, rows]) => officePanel(title, rows, language)),
    part: (from, to) => ({
      ...report,
      offices: { ...offices, rows: byOffice.slice(from, to).flatMap(([, rows]) => rows) },
    }),
  };
}

/** The rows of each office by its name in the chart. */
function rowsByOffice(offices: ForecastReport, language: Language): Map<string, ShownRow[]> {
  const byOffice = new Map<string, ShownRow[]>();
  for (const row of offices.rows) {
    const name = officeText(row.office ?? '', language);
    byOffice.set(name, [...(byOffice.get(name) ?? []), row]);
  }
  return byOffice;
}

/** Whether a row shows its total, but not both of its parts. */
export function isTotalAlone({ card, certificate, total }: ShownRow): boolean {
  return total !== null && (card === null || certificate === null);
}

/** Whether a row shows one of its parts, but not its total. */
export function isPartAlone({ card, certificate, total }: ShownRow): boolean {
  return total === null && Boolean(card || certificate);
}

function officePanel(title: string, rows: readonly ShownRow[], language: Language): Panel {
  const bar = (kind: 'card' | 'certificate') => ({
    name: HEADINGS[kind][language],
    part: kind,
    values: rows.map((row) => (isTotalAlone(row) ? null : row[kind])),
  });
  return {
    title,
    said: title,
    labels: rows.map(({ fiscalYear }) => shortYear(fiscalYear, language)),
    stacks: [
      bar('card'),
      bar('certificate'),
      {
        name: REPORT_WORDS.totalAlone[language],
        part: 'plain',
        values: rows.map((row) => (isTotalAlone(row) ? row.total : null)),
      },
    ],
    // A bar with one blank part has no sign for "unknown" above it.
    texts: rows.map((row) => (isPartAlone(row) ? '' : cellText(row.total, 'count', language))),
  };
}
