// Decides what each chart shows: the briefing's figures as bars, lines and cells, with a text for those who cannot see it.
import type { SeriesOption } from 'echarts';
import type { Briefing, BriefingYear } from '../../reports/briefing.js';
import type { ForecastReport } from '../../reports/forecast.js';
import type { ShownRow } from '../../reports/forecast-row.js';
import type { PlanReport, PlanRow } from '../../reports/plan.js';
import type { ReconcileReport, StepResult } from '../../reports/reconcile.js';
import { cellText } from '../cell.js';
import { fill, fiscalYearLabel, grouped, type Language, listed, signed } from '../language.js';
import { HEADINGS, NOTES } from '../words/messages.js';
import type { ChartName } from './chart-names.js';
import {
  BAR,
  barStyle,
  barWidth,
  type ChartSize,
  capacityLine,
  categoryAxis,
  columnsOf,
  countAxis,
  drawing,
  edgeAxis,
  FONT,
  gridOf,
  legend,
  type Panel,
  panelsDrawing,
  shortYear,
  slotWidth,
  textsAbove,
  WIDTH,
  yearLabels,
} from './chart-parts.js';
import type { Alternative, Drawing } from './draw.js';
import { LIGHT, type Part } from './palette.js';
import { STEP_NAMES, BRIEFING_WORDS as WORDS } from './words.js';

/** A chart: its text alternative, and its drawing in either size. */
export interface Chart extends Alternative {
  readonly draw: (size: ChartSize) => Drawing;
}

/** The chart of that name; undefined where the briefing has nothing for it. */
export function chartOf(name: ChartName, report: Briefing, language: Language): Chart | undefined {
  switch (name) {
    case 'forecast':
      return forecastChart(report.years, language);
    case 'backlog':
      return backlogChart(report.years, language);
    case 'months':
      return monthsChart(report, language);
    case 'offices':
      return report.offices && officesChart(report.offices, language);
    case 'bridge':
      return report.comparison && bridgeChart(report.comparison.bridge, language);
    case 'scenarios':
      return report.plan && scenariosChart(report.plan, language);
  }
}

/** What a year's total is, in words, for a chart's description. */
function yearSentence(year: BriefingYear, language: Language): string {
  const total = fill(WORDS.count, language, { count: year.total });
  const percent = cellText(year.utilizationPercent, 'percent', language);
  return `${fiscalYearLabel(year.fiscalYear, language)} ${total} (${percent})`;
}

function forecastChart(years: readonly BriefingYear[], language: Language): Chart {
  const capacities = years.map(({ capacity }) => capacity);
  const [capacity = 0] = capacities;
  const capacityName = capacities.every((each) => each === capacity)
    ? fill(WORDS.capacityOf, language, { capacity })
    : HEADINGS.capacity[language];
  const kinds = [HEADINGS.card[language], HEADINGS.certificate[language]];
  const most = Math.max(...years.map(({ total }) => total), ...capacities);
  return {
    title: WORDS.forecastChart[language],
    description: listed(
      years.map((year) => yearSentence(year, language)),
      language,
    ),
    draw: (size) => {
      const slot = slotWidth(size, years.length);
      const labels = yearLabels(
        years.map(({ fiscalYear }) => fiscalYear),
        slot,
        language,
      );
      const inner = barWidth(size, years.length) >= 44;
      const bar = (kind: 'card' | 'certificate'): SeriesOption => ({
        ...BAR,
        name: HEADINGS[kind][language],
        data: years.map((year) => year[kind]),
        itemStyle: barStyle(kind),
        label: {
          show: inner,
          color: LIGHT[kind === 'card' ? 'onCard' : 'onCertificate'],
          fontSize: FONT[size],
          formatter: ({ value }: { readonly value?: unknown }) =>
            Number(value) > most / 14 ? grouped(Number(value)) : '',
        },
      });
      return drawing(size, size === 'wide' ? 400 : 330, {
        legend: legend(size, kinds, capacityName),
        grid: gridOf(size, size === 'wide' ? 74 : 96),
        xAxis: [categoryAxis(labels, size), edgeAxis(years.length)],
        yAxis: countAxis(most, size),
        series: [
          bar('card'),
          bar('certificate'),
          totalsOver(years, size, slot >= 40, language),
          capacityLine(capacityName, capacities, { xAxisIndex: 1, yAxisIndex: 0 }),
        ],
      });
    },
  };
}

/** Each bar's total, and beneath it surplus or deficit. */
function totalsOver(
  years: readonly BriefingYear[],
  size: ChartSize,
  show: boolean,
  language: Language,
): SeriesOption {
  return textsAbove(
    years.map(({ total }) => total),
    {
      show,
      // Readable where the capacity line runs behind it.
      textBorderColor: LIGHT.paper,
      textBorderWidth: 3,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const year = years[dataIndex];
        if (year === undefined) return '';
        const part = year.surplus < 0 ? 'deficit' : 'surplus';
        return `{total|${grouped(year.total)}}\n{${part}|${signed(year.surplus, language)}}`;
      },
      rich: {
        total: { color: LIGHT.text, fontSize: FONT[size] + 1, fontWeight: 700, lineHeight: 17 },
        deficit: { color: LIGHT.alert, fontSize: FONT[size], fontWeight: 700, lineHeight: 15 },
        surplus: { color: LIGHT.calm, fontSize: FONT[size], lineHeight: 15 },
      },
    },
  );
}

function backlogChart(years: readonly BriefingYear[], language: Language): Chart {
  const most = Math.max(...years.map(({ carriedOut }) => carriedOut));
  return {
    title: WORDS.backlogChart[language],
    description: listed(
      years.map(
        ({ fiscalYear, carriedOut }) =>
          `${fiscalYearLabel(fiscalYear, language)} ${fill(WORDS.count, language, { count: carriedOut })}`,
      ),
      language,
    ),
    draw: (size) => {
      const slot = slotWidth(size, years.length);
      const labels = yearLabels(
        years.map(({ fiscalYear }) => fiscalYear),
        slot,
        language,
      );
      return drawing(size, size === 'wide' ? 250 : 230, {
        grid: gridOf(size, 28),
        xAxis: categoryAxis(labels, size),
        yAxis: countAxis(most, size),
        series: [
          {
            ...BAR,
            data: years.map(({ carriedOut }) => carriedOut),
            itemStyle: barStyle('waiting'),
            label: {
              show: slot >= 40,
              position: 'top',
              color: LIGHT.text,
              fontWeight: 700,
              fontSize: FONT[size] + 1,
              formatter: ({ value }: { readonly value?: unknown }) => grouped(Number(value)),
            },
          },
        ],
      });
    },
  };
}

/** The classes of a month's load, as percent of a twelfth of the year's capacity; the last has no end. */
const LOADS: readonly { readonly upTo: number; readonly part: Part }[] = [
  { upTo: 50, part: 'heat1' },
  { upTo: 75, part: 'heat2' },
  { upTo: 100, part: 'heat3' },
  { upTo: 125, part: 'heat4' },
  { upTo: 150, part: 'heat5' },
  { upTo: Number.POSITIVE_INFINITY, part: 'heat6' },
];

/** In which class a month lies. Whole numbers: total × 12 × 100 against percent × capacity. */
function loadOf(total: number, capacity: number): number {
  return LOADS.findIndex(({ upTo }) => total === 0 || total * 1200 <= upTo * capacity);
}

function loadName(index: number, size: ChartSize, language: Language): string {
  const last = index === LOADS.length - 1;
  const percent = LOADS[last ? index - 1 : index]?.upTo ?? 0;
  if (size === 'narrow') return last ? `>${percent}%` : `≤${percent}`;
  return fill(last ? WORDS.shareOver : WORDS.shareUpTo, language, { percent });
}

const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];

/** The months of a fiscal year, from April on. */
export function monthNames(language: Language): string[] {
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return MONTHS.map((month) => (language === 'ja' ? `${month}月` : (names[month - 1] ?? '')));
}

/** Months as a strip: a row a year on a page, a column a year on a phone. */
function monthsChart({ months, years }: Briefing, language: Language): Chart {
  const names = monthNames(language);
  const busiest = months.rows.reduce<ShownRow | undefined>(
    (most, row) => ((row.total ?? 0) > (most?.total ?? 0) ? row : most),
    undefined,
  );
  return {
    title: WORDS.monthsChart[language],
    description:
      busiest === undefined
        ? ''
        : fill(WORDS.busiestMonth, language, {
            month: busiest.month ?? '',
            total: busiest.total ?? 0,
          }),
    draw: (size) => {
      const wide = size === 'wide';
      const yearNames = years.map(({ fiscalYear }) =>
        wide ? fiscalYearLabel(fiscalYear, language) : shortYear(fiscalYear, language),
      );
      const left = wide ? 76 : 40;
      const columns = wide ? names.length : years.length;
      const room = (WIDTH[size] - left) / columns;
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
          itemGap: wide ? 14 : 4,
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
              show: room >= 34,
              fontSize: FONT[size],
              formatter: ({ value }) => {
                const total = Number((value as number[])[3]);
                return total < 0 ? '–' : grouped(total);
              },
            },
          },
        ],
      });
    },
  };
}

/** The rows of each office, under the name it is shown by. */
function rowsByOffice(offices: ForecastReport, language: Language): Map<string, ShownRow[]> {
  const byOffice = new Map<string, ShownRow[]>();
  for (const row of offices.rows) {
    const name = row.office || NOTES.noOffice[language];
    byOffice.set(name, [...(byOffice.get(name) ?? []), row]);
  }
  return byOffice;
}

/** Whether a row shows its total, but not what it is made of. */
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
    labels: rows.map(({ fiscalYear }) => shortYear(fiscalYear, language)),
    stacks: [
      bar('card'),
      bar('certificate'),
      {
        name: WORDS.totalAlone[language],
        part: 'plain',
        values: rows.map((row) => (isTotalAlone(row) ? row.total : null)),
      },
    ],
    // Over a bar of which one part is blank, no sign for "nothing known" is to stand.
    texts: rows.map((row) => (isPartAlone(row) ? '' : cellText(row.total, 'count', language))),
  };
}

/** Rows of small charts that fit on a page of paper, with a heading above. */
const ROWS_A_PAGE = 4;

/** The offices in as many charts as pages need, all to one scale; in a single one where all fit on a page. */
export function officesCharts(
  offices: ForecastReport,
  language: Language,
): { readonly chart: Chart; readonly offices: ForecastReport }[] {
  const whole = officesParts(offices, language);
  const most = ROWS_A_PAGE * columnsOf('wide', whole.panels);
  const names = [...whole.byOffice.keys()];
  if (names.length <= most) return [{ chart: officesChart(offices, language), offices }];
  // As even as can be, so that no page holds a single office.
  const pieces = Math.ceil(names.length / most);
  const each = Math.ceil(names.length / pieces);
  return Array.from({ length: Math.ceil(names.length / each) }, (_, piece) => {
    const shown = new Set(names.slice(piece * each, (piece + 1) * each));
    const part = {
      ...offices,
      rows: offices.rows.filter(({ office }) => shown.has(office || NOTES.noOffice[language])),
    };
    const chart = officesChart(part, language, whole.panels);
    const title = fill(WORDS.pieceOf, language, { title: chart.title, piece: piece + 1, pieces });
    return { chart: { ...chart, title }, offices: part };
  });
}

function officesParts(offices: ForecastReport, language: Language) {
  const byOffice = rowsByOffice(offices, language);
  const panels = [...byOffice].map(([title, rows]) => officePanel(title, rows, language));
  return { byOffice, panels };
}

/** The offices in one chart, to the scale of all of them where these are a part. */
function officesChart(offices: ForecastReport, language: Language, all?: readonly Panel[]): Chart {
  const { byOffice, panels } = officesParts(offices, language);
  const bars: string[] = [HEADINGS.card[language], HEADINGS.certificate[language]];
  if (offices.rows.some(isTotalAlone)) bars.push(WORDS.totalAlone[language]);
  return {
    title: WORDS.officesChart[language],
    description: listed([...byOffice.keys()], language),
    draw: (size) => panelsDrawing(panels, size, { bars, all: all ?? panels }),
  };
}

/** The steps that change some year's total, between the first and the last line of the bridge. */
function movingSteps(steps: readonly StepResult[]): StepResult[] {
  return steps.filter(({ rows }) => rows.some(({ change }) => change !== 0));
}

/** For each fiscal year a bridge: what was published, what each step adds or takes, what the law gives. */
function bridgeChart({ table, steps }: ReconcileReport, language: Language): Chart | undefined {
  const moving = movingSteps(steps);
  const law = steps.at(-1)?.rows ?? [];
  const years = law.flatMap((row, index) => {
    const published = table.rows.find(({ fiscalYear }) => fiscalYear === row.fiscalYear)?.total;
    if (published === undefined || published === null) return [];
    const records = (steps[0]?.rows[index]?.total ?? 0) - published;
    return [{ row, index, published, records }];
  });
  const otherRecords = years.some(({ records }) => records !== 0);
  const panels = years.map(({ row, index, published, records }): Panel => {
    const changes = [
      ...(otherRecords ? [{ name: WORDS.otherRecords[language], change: records }] : []),
      ...moving.map(({ step, rows }) => ({
        name: step === 'issue-year' ? '' : STEP_NAMES[step][language],
        change: rows[index]?.change ?? 0,
      })),
    ];
    let level = published;
    const floors = changes.map(({ change }) => {
      const before = level;
      level += change;
      return Math.min(before, level);
    });
    const values = (wanted: (change: number) => boolean) => [
      null,
      ...changes.map(({ change }) => (wanted(change) ? Math.abs(change) : null)),
      null,
    ];
    const none = changes.map(() => null);
    return {
      title: fiscalYearLabel(row.fiscalYear, language),
      labels: [
        WORDS.published[language],
        ...changes.map(({ name }) => name),
        WORDS.lawTotal[language],
      ],
      floors: [0, ...floors, 0],
      stacks: [
        { name: WORDS.published[language], part: 'plain', values: [published, ...none, null] },
        { name: WORDS.increase[language], part: 'more', values: values((change) => change > 0) },
        { name: WORDS.decrease[language], part: 'fewer', values: values((change) => change < 0) },
        { name: WORDS.lawTotal[language], part: 'card', values: [null, ...none, row.total] },
      ],
      texts: [
        grouped(published),
        ...changes.map(({ change }) => cellText(change, 'change', language)),
        grouped(row.total),
      ],
      ...(row.capacity !== null && {
        capacities: {
          name: HEADINGS.capacity[language],
          values: [row.capacity, ...changes.map(() => row.capacity as number), row.capacity],
        },
      }),
    };
  });
  if (panels.length === 0) return undefined;
  return {
    title: WORDS.bridgeChart[language],
    description: listed(
      years.map(
        ({ row, published }) =>
          `${fiscalYearLabel(row.fiscalYear, language)} ${grouped(published)} → ${grouped(row.total)}`,
      ),
      language,
    ),
    draw: (size) =>
      panelsDrawing(panels, size, {
        bars: [
          WORDS.published[language],
          ...(moving.length > 0 || otherRecords
            ? [WORDS.increase[language], WORDS.decrease[language]]
            : []),
          WORDS.lawTotal[language],
        ],
        line: HEADINGS.capacity[language],
      }),
  };
}

function scenariosChart({ scenarios }: PlanReport, language: Language): Chart {
  const panels = scenarios.map(
    ({ name, rows }): Panel => ({
      title: name,
      labels: rows.map(({ fiscalYear }) => shortYear(fiscalYear, language)),
      stacks: [
        {
          name: WORDS.coming[language],
          part: 'card',
          values: rows.map(({ total }) => total),
        },
        {
          name: WORDS.carriedIn[language],
          part: 'waiting',
          values: rows.map(({ carriedIn }) => carriedIn),
        },
      ],
      texts: rows.map(({ waitingPercent }) => cellText(waitingPercent, 'percent', language)),
      capacities: {
        name: HEADINGS.capacity[language],
        values: rows.map(({ capacity }) => capacity),
      },
    }),
  );
  return {
    title: WORDS.scenariosChart[language],
    description: scenarioSentences(scenarios, language).join(' '),
    draw: (size) =>
      panelsDrawing(panels, size, {
        bars: [WORDS.coming[language], WORDS.carriedIn[language]],
        line: HEADINGS.capacity[language],
      }),
  };
}

/** What a scenario comes to, a sentence each. */
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
        worst.waitingPercent === null ? WORDS.scenarioWaiting : WORDS.scenarioSentence,
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
