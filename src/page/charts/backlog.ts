// The chart of what waits at the end of each year.
import type { ReportYear } from '../../reports/report.js';
import { fill, fiscalYearLabel, grouped, type Language, listed } from '../../words/language.js';
import { REPORT_WORDS } from '../../words/report.js';
import { LIGHT } from '../palette.js';
import { categoryAxis, countAxis, drawing, FONT, gridOf, slotWidth, yearLabels } from './axes.js';
import { BAR, barStyle, countLabel } from './bars.js';
import type { Chart } from './chart.js';
import { textsFit } from './text-width.js';

export function backlogChart(years: readonly ReportYear[], language: Language): Chart {
  const title = REPORT_WORDS.backlogChart[language];
  const most = Math.max(...years.map(({ carriedOut }) => carriedOut));
  if (most === 0)
    return { title, description: REPORT_WORDS.backlogNone[language], draw: undefined };
  return {
    title,
    description: listed(
      years.map(
        ({ fiscalYear, carriedOut }) =>
          `${fiscalYearLabel(fiscalYear, language)} ${fill(REPORT_WORDS.count, language, { count: carriedOut })}`,
      ),
      language,
    ),
    draw: (size) => {
      const slot = slotWidth(size, years.length, most);
      const labels = yearLabels(years, slot, language);
      return drawing(size, size === 'wide' ? 250 : 230, {
        grid: gridOf(size, 28, most),
        xAxis: categoryAxis(labels, size),
        yAxis: countAxis(most, size),
        series: [
          {
            ...BAR,
            data: years.map(({ carriedOut }) => carriedOut),
            itemStyle: barStyle('waiting'),
            label: {
              show: textsFit(
                years.map(({ carriedOut }) => grouped(carriedOut)),
                slot,
                FONT[size],
              ),
              position: 'top',
              color: LIGHT.text,
              fontWeight: 700,
              fontSize: FONT[size] + 1,
              formatter: countLabel,
            },
          },
        ],
      });
    },
  };
}
