// The heatmap of months by their load.
import { FISCAL_MONTHS } from '../../calendar/fiscal-year.js';
import type { ForecastReport } from '../../reports/forecast.js';
import type { Report } from '../../reports/report.js';
import { fill, fiscalYearLabel, type Language } from '../../words/language.js';
import { REPORT_WORDS } from '../../words/report.js';
import { cellText } from '../../write/cell.js';
import { LIGHT, type Part } from '../palette.js';
import { type ChartSize, drawing, FONT, shortYear, WIDTH } from './axes.js';
import type { Chart } from './chart.js';
import { textsFit } from './text-width.js';

/** The classes of a month's load, in percent of a twelfth of the year's capacity; the last is open. */
export const LOADS: readonly { readonly upTo: number; readonly part: Part }[] = [
  { upTo: 50, part: 'heat1' },
  { upTo: 75, part: 'heat2' },
  { upTo: 100, part: 'heat3' },
  { upTo: 125, part: 'heat4' },
  { upTo: 150, part: 'heat5' },
  { upTo: Number.POSITIVE_INFINITY, part: 'heat6' },
];

/** The class of a month, in whole numbers: total × 12 × 100 against percent × capacity. */
export function loadOf(total: number, capacity: number): number {
  const load = LOADS.findIndex(({ upTo }) => total * 1200 <= upTo * capacity);
  // At capacity 0 any load is in the open class.
  return load < 0 ? LOADS.length - 1 : load;
}

export function loadName(index: number, size: ChartSize, language: Language): string {
  const last = index === LOADS.length - 1;
  const percent = LOADS[last ? index - 1 : index]?.upTo ?? 0;
  if (size === 'narrow') return last ? `>${percent}%` : `≤${percent}`;
  return fill(last ? REPORT_WORDS.shareOver : REPORT_WORDS.shareUpTo, language, { percent });
}

/** The months of a fiscal year, from April on. */
export function monthNames(language: Language): string[] {
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return FISCAL_MONTHS.map((month) =>
    language === 'ja' ? `${month}月` : (names[month - 1] ?? ''),
  );
}

/** The busiest month in a sentence; empty where every month with something due is suppressed. */
export function busiestMonth({ rows }: ForecastReport, language: Language): string {
  const { month = '', total } = rows.reduce((most, row) =>
    (row.total ?? 0) > (most.total ?? 0) ? row : most,
  );
  if (!total) return '';
  const [year = '', number] = month.split('-');
  const names = monthNames(language);
  const name = names[FISCAL_MONTHS.indexOf(Number(number))] ?? '';
  return fill(REPORT_WORDS.busiestMonth, language, {
    month: fill(REPORT_WORDS.yearMonth, language, { name, year }),
    total,
  });
}

/** The chart of months: a row a year on a page, a column a year on a phone. */
export function monthsChart({ months, years }: Report, language: Language): Chart {
  const names = monthNames(language);
  const title = REPORT_WORDS.monthsChart[language];
  if (months.rows.every(({ total }) => total === 0)) {
    return { title, description: REPORT_WORDS.noneDue[language], draw: undefined };
  }
  const textOf = (total: number | null) => cellText(total, 'count', language);
  const figures = months.rows.map(({ total }) => textOf(total));
  const leftOf = (size: ChartSize) => (size === 'wide' ? 76 : 40);
  const columnsIn = (size: ChartSize) => (size === 'wide' ? names.length : years.length);
  const showsFigures = (size: ChartSize) =>
    textsFit(figures, (WIDTH[size] - leftOf(size)) / columnsIn(size), FONT[size]);
  return {
    title,
    description: busiestMonth(months, language),
    showsAll: showsFigures('wide'),
    draw: (size) => {
      const wide = size === 'wide';
      const yearNames = years.map(({ fiscalYear }) =>
        wide ? fiscalYearLabel(fiscalYear, language) : shortYear(fiscalYear, language),
      );
      const left = leftOf(size);
      const row = wide ? 34 : 26;
      const top = 64;
      const cells = months.rows.map(({ total }, index) => {
        const [year, month] = [Math.floor(index / 12), index % 12];
        const load = total === null ? LOADS.length : loadOf(total, years[year]?.capacity ?? 0);
        const place = wide ? [month, year] : [year, month];
        return {
          value: [...place, load, total ?? -1],
          label: { color: LIGHT[load === LOADS.length - 1 ? 'onHeat6' : 'onHeat'] },
        };
      });
      const axis = {
        type: 'category' as const,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: LIGHT.text, fontSize: FONT[size] },
      };
      return drawing(size, top + row * (wide ? years.length : 12), {
        grid: { left, right: 0, top, bottom: 0 },
        xAxis: { ...axis, position: 'top', data: wide ? names : yearNames },
        yAxis: { ...axis, inverse: true, data: wide ? yearNames : names },
        visualMap: {
          type: 'piecewise',
          dimension: 2,
          orient: 'horizontal',
          left: 0,
          top: 0,
          padding: 0,
          selectedMode: false,
          itemWidth: wide ? 18 : 10,
          itemHeight: 11,
          itemGap: wide ? 14 : 10,
          itemSymbol: 'rect',
          textStyle: { color: LIGHT.text, fontSize: FONT[size] },
          pieces: [
            ...LOADS.map(({ part }, index) => ({
              value: index,
              label: loadName(index, size, language),
              color: LIGHT[part],
            })),
            ...(months.rows.some(({ total }) => total === null)
              ? [{ value: LOADS.length, label: '–', color: LIGHT.blank }]
              : []),
          ],
        },
        series: [
          {
            type: 'heatmap',
            silent: true,
            data: cells,
            itemStyle: { borderColor: LIGHT.paper, borderWidth: 2 },
            label: {
              show: showsFigures(size),
              fontSize: FONT[size],
              formatter: ({ value }) => {
                const total = Number((value as number[])[3]);
                return textOf(total < 0 ? null : total);
              },
            },
          },
        ],
      });
    },
  };
}
