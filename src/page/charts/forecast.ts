// The chart of the forecast: cards and certificates a year against capacity.
import type { SeriesOption } from 'echarts';
import { HEADINGS } from '../../records/headings.js';
import type { ReportYear } from '../../reports/report.js';
import {
  fill,
  fiscalYearLabel,
  grouped,
  type Language,
  listed,
  withSign,
} from '../../words/language.js';
import { REPORT_WORDS } from '../../words/report.js';
import { shareText } from '../headline.js';
import { LIGHT } from '../palette.js';
import {
  type ChartSize,
  categoryAxis,
  countAxis,
  drawing,
  FONT,
  gridOf,
  legend,
  legendHeight,
  slotWidth,
  unitOf,
  yearLabels,
} from './axes.js';
import {
  BAR,
  barStyle,
  barWidth,
  capacityLine,
  countLabel,
  edgeAxis,
  textOffset,
  textsAbove,
} from './bars.js';
import type { Chart } from './chart.js';
import { textsFit } from './text-width.js';

export function forecastChart(years: readonly ReportYear[], language: Language): Chart {
  const capacities = years.map(({ capacity }) => capacity);
  const [capacity = 0] = capacities;
  const capacityName = capacities.every((each) => each === capacity)
    ? fill(REPORT_WORDS.capacityOf, language, { capacity })
    : HEADINGS.capacity[language];
  const kinds = [HEADINGS.card[language], HEADINGS.certificate[language]];
  const most = Math.max(...years.map(({ total }) => total), ...capacities);
  const parts = years.flatMap(({ card, certificate }) => [grouped(card), grouped(certificate)]);
  const totals = years.flatMap(({ total, surplus }) => [
    grouped(total),
    withSign(surplus, language),
  ]);
  return {
    title: REPORT_WORDS.forecastChart[language],
    description: listed(
      years.map((year) => yearSentence(year, language)),
      language,
    ),
    draw: (size) => {
      const slot = slotWidth(size, years.length, most);
      const labels = yearLabels(years, slot, language);
      const height = size === 'wide' ? 340 : 330;
      // Room between legend and grid for the total and surplus of the highest bar.
      const top = legendHeight(size, [...kinds, capacityName]) + 40;
      const unit = unitOf(height, top, most);
      const inner = textsFit(parts, barWidth(size, years.length, most), FONT[size]);
      const bar = (kind: 'card' | 'certificate'): SeriesOption => ({
        ...BAR,
        name: HEADINGS[kind][language],
        data: years.map((year) => {
          const from = kind === 'card' ? 0 : year.card;
          const part = { from, to: from + year[kind] };
          const offset = textOffset(part, year.capacity, FONT[size], unit);
          return {
            value: year[kind],
            label: { show: inner && offset !== undefined, offset: [0, offset ?? 0] },
          };
        }),
        itemStyle: barStyle(kind),
        label: {
          color: LIGHT[kind === 'card' ? 'onCard' : 'onCertificate'],
          fontSize: FONT[size],
          formatter: countLabel,
        },
      });
      return drawing(size, height, {
        legend: legend(size, kinds, capacityName),
        grid: gridOf(size, top, most),
        xAxis: [categoryAxis(labels, size), edgeAxis(years.length)],
        yAxis: countAxis(most, size),
        series: [
          bar('card'),
          bar('certificate'),
          totalsOver(years, size, textsFit(totals, slot, FONT[size]), language),
          ...capacityLine(capacityName, capacities, { xAxisIndex: 1, yAxisIndex: 0 }),
        ],
      });
    },
  };
}

/** The total above each bar, and beneath it surplus or deficit. */
function totalsOver(
  years: readonly ReportYear[],
  size: ChartSize,
  show: boolean,
  language: Language,
): SeriesOption {
  const [totalHeight, surplusHeight] = [17, 15];
  return textsAbove(
    years.map(({ total }) => total),
    {
      show,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const year = years[dataIndex];
        if (year === undefined) return '';
        const part = year.surplus < 0 ? 'deficit' : 'surplus';
        return `{total|${grouped(year.total)}}\n{${part}|${withSign(year.surplus, language)}}`;
      },
      rich: {
        total: {
          color: LIGHT.text,
          fontSize: FONT[size] + 1,
          fontWeight: 700,
          lineHeight: totalHeight,
        },
        deficit: {
          color: LIGHT.alert,
          fontSize: FONT[size],
          fontWeight: 700,
          lineHeight: surplusHeight,
        },
        surplus: { color: LIGHT.calm, fontSize: FONT[size], lineHeight: surplusHeight },
      },
    },
  );
}

/** A year's total and share in words, for the description. */
function yearSentence(year: ReportYear, language: Language): string {
  const total = fill(REPORT_WORDS.count, language, { count: year.total });
  return `${fiscalYearLabel(year.fiscalYear, language)} ${total}${shareText(year.utilizationPercent, language)}`;
}
