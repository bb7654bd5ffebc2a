// Decides what each chart shows: the report's figures as bars, lines and cells, with a text for those who cannot see it.
import type { SeriesOption } from 'echarts';
import type { ShownRow } from '../capacity/forecast-row.js';
import type { ForecastReport } from '../reports/forecast.js';
import type { PlanReport, PlanRow } from '../reports/plan.js';
import type { ReconcileReport } from '../reports/reconcile.js';
import type { Comparison, Report, ReportYear } from '../reports/report.js';
import {
  fill,
  fiscalYearLabel,
  grouped,
  type Language,
  listed,
  signed,
} from '../words/language.js';
import { HEADINGS, NOTES } from '../words/messages.js';
import { STEP_NAMES, REPORT_WORDS as WORDS } from '../words/report.js';
import { cellText } from '../write/cell.js';
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
  legendHeight,
  type Panel,
  type PanelsFrame,
  panelsDrawing,
  shortYear,
  slotWidth,
  textLevel,
  textOffset,
  textsAbove,
  unitOf,
  WIDTH,
  yearLabels,
} from './chart-parts.js';
import type { Alternative, Drawing } from './draw.js';
import { shareText } from './headline.js';
import { LIGHT, type Part } from './palette.js';
import { textsFit } from './text-width.js';

/** A chart: its text alternative, and its drawing in either size. */
export interface Chart extends Alternative {
  /** Undefined where there is nothing to draw: then the description says all there is to say. */
  readonly draw: ((size: ChartSize) => Drawing) | undefined;
  /** The wide drawing shows every figure of the table behind it. */
  readonly tellsAll?: boolean;
}

/** The chart of that name; undefined where the report has nothing for it. */
export function chartOf(name: ChartName, report: Report, language: Language): Chart | undefined {
  switch (name) {
    case 'forecast':
      return forecastChart(report.years, language);
    case 'backlog':
      return backlogChart(report.years, language);
    case 'months':
      return monthsChart(report, language);
    default: {
      const small = smallChartsOf(name, report, language);
      return small && smallChart(small, small.panels);
    }
  }
}

/** A chart, and the report with what the chart shows of it alone. */
export interface ChartPiece {
  readonly chart: Chart;
  readonly report: Report;
}

/** The chart of that name in as many pieces as it needs pages of paper, all to one scale; none where there is nothing for it. */
export function chartPieces(name: ChartName, report: Report, language: Language): ChartPiece[] {
  const small = isSmall(name) ? smallChartsOf(name, report, language) : undefined;
  const most = small ? ROWS_A_PAGE * columnsOf('wide', small.panels) : 0;
  if (small === undefined || small.nothing !== undefined || small.panels.length <= most) {
    const chart = chartOf(name, report, language);
    return chart === undefined ? [] : [{ chart, report }];
  }
  // As even as can be, so that no page holds a single small chart.
  const each = Math.ceil(small.panels.length / Math.ceil(small.panels.length / most));
  const pieces = Math.ceil(small.panels.length / each);
  return Array.from({ length: pieces }, (_, piece) => {
    const [from, to] = [piece * each, (piece + 1) * each];
    const chart = smallChart(small, small.panels.slice(from, to));
    const title = fill(WORDS.pieceOf, language, { title: chart.title, piece: piece + 1, pieces });
    return { chart: { ...chart, title }, report: small.part(from, to) };
  });
}

/** Rows of small charts that fit on a page of paper, with a heading above. */
const ROWS_A_PAGE = 4;

/** The charts made of small ones. */
type SmallName = 'offices' | 'bridge' | 'scenarios';

function isSmall(name: ChartName): name is SmallName {
  return name === 'offices' || name === 'bridge' || name === 'scenarios';
}

/** What a chart made of small ones is made from. */
interface SmallCharts extends Omit<PanelsFrame, 'all'> {
  readonly title: string;
  readonly panels: readonly Panel[];
  /** What stands between what the small charts say. */
  readonly separator: string;
  /** What there is to say instead where there is nothing to see in them. */
  readonly nothing?: string | undefined;
  /** The report with what the small charts from … to (without the last) show of it alone. */
  readonly part: (from: number, to: number) => Report;
}

/** Undefined where the report has nothing for them. */
function smallChartsOf(
  name: SmallName,
  report: Report,
  language: Language,
): SmallCharts | undefined {
  switch (name) {
    case 'offices':
      return report.offices && officesCharts(report, report.offices, language);
    case 'bridge':
      return report.comparison && bridgeCharts(report, report.comparison, language);
    case 'scenarios':
      return report.plan && scenariosCharts(report, report.plan, language);
  }
}

/** The given ones of the small charts in one drawing, to the scale of all. */
function smallChart(
  { title, bars, line, separator, nothing, panels: all }: SmallCharts,
  panels: readonly Panel[],
): Chart {
  if (nothing !== undefined) return { title, description: nothing, draw: undefined };
  return {
    title,
    description: panels.map(({ said }) => said).join(separator),
    draw: (size) => panelsDrawing(panels, size, { bars, all, ...(line !== undefined && { line }) }),
  };
}

/** What a year's total is, in words, for a chart's description. */
function yearSentence(year: ReportYear, language: Language): string {
  const total = fill(WORDS.count, language, { count: year.total });
  return `${fiscalYearLabel(year.fiscalYear, language)} ${total}${shareText(year.utilizationPercent, language)}`;
}

function forecastChart(years: readonly ReportYear[], language: Language): Chart {
  const capacities = years.map(({ capacity }) => capacity);
  const [capacity = 0] = capacities;
  const capacityName = capacities.every((each) => each === capacity)
    ? fill(WORDS.capacityOf, language, { capacity })
    : HEADINGS.capacity[language];
  const kinds = [HEADINGS.card[language], HEADINGS.certificate[language]];
  const most = Math.max(...years.map(({ total }) => total), ...capacities);
  const parts = years.flatMap(({ card, certificate }) => [grouped(card), grouped(certificate)]);
  const totals = years.flatMap(({ total, surplus }) => [grouped(total), signed(surplus, language)]);
  return {
    title: WORDS.forecastChart[language],
    description: listed(
      years.map((year) => yearSentence(year, language)),
      language,
    ),
    draw: (size) => {
      const slot = slotWidth(size, years.length, most);
      const labels = yearLabels(
        years.map(({ fiscalYear }) => fiscalYear),
        slot,
        language,
      );
      const height = size === 'wide' ? 340 : 330;
      // Between legend and grid a total and its surplus have room above the highest bar.
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
          formatter: ({ value }: { readonly value?: unknown }) => grouped(Number(value)),
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
          totalsOver(years, size, { show: textsFit(totals, slot, FONT[size]), unit }, language),
          ...capacityLine(capacityName, capacities, { xAxisIndex: 1, yAxisIndex: 0 }),
        ],
      });
    },
  };
}

/** Each bar's total, and beneath it surplus or deficit. */
function totalsOver(
  years: readonly ReportYear[],
  size: ChartSize,
  { show, unit }: { readonly show: boolean; readonly unit: number },
  language: Language,
): SeriesOption {
  const [totalHeight, surplusHeight] = [17, 15];
  return textsAbove(
    years.map(({ total, capacity }) =>
      textLevel(total, capacity, totalHeight + surplusHeight, unit),
    ),
    {
      show,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const year = years[dataIndex];
        if (year === undefined) return '';
        const part = year.surplus < 0 ? 'deficit' : 'surplus';
        return `{total|${grouped(year.total)}}\n{${part}|${signed(year.surplus, language)}}`;
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

function backlogChart(years: readonly ReportYear[], language: Language): Chart {
  const title = WORDS.backlogChart[language];
  const most = Math.max(...years.map(({ carriedOut }) => carriedOut));
  if (most === 0) return { title, description: WORDS.backlogNone[language], draw: undefined };
  return {
    title,
    description: listed(
      years.map(
        ({ fiscalYear, carriedOut }) =>
          `${fiscalYearLabel(fiscalYear, language)} ${fill(WORDS.count, language, { count: carriedOut })}`,
      ),
      language,
    ),
    draw: (size) => {
      const slot = slotWidth(size, years.length, most);
      const labels = yearLabels(
        years.map(({ fiscalYear }) => fiscalYear),
        slot,
        language,
      );
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
  const load = LOADS.findIndex(({ upTo }) => total * 1200 <= upTo * capacity);
  // At capacity 0 there is no class with an end for any month that has something due.
  return load < 0 ? LOADS.length - 1 : load;
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

/** Which month is the busiest, in a sentence; blank where every month with something due is hidden. */
export function busiestMonth({ rows }: ForecastReport, language: Language): string {
  const { month = '', total } = rows.reduce((most, row) =>
    (row.total ?? 0) > (most.total ?? 0) ? row : most,
  );
  if (!total) return '';
  const [year = '', number] = month.split('-');
  const names = monthNames(language);
  const name = names[MONTHS.indexOf(Number(number))] ?? '';
  return fill(WORDS.busiestMonth, language, {
    month: fill(WORDS.yearMonth, language, { name, year }),
    total,
  });
}

/** Months as a strip: a row a year on a page, a column a year on a phone. */
function monthsChart({ months, years }: Report, language: Language): Chart {
  const names = monthNames(language);
  const title = WORDS.monthsChart[language];
  if (months.rows.every(({ total }) => total === 0)) {
    return { title, description: WORDS.noneDue[language], draw: undefined };
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
    tellsAll: showsFigures('wide'),
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
    said: title,
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

function officesCharts(report: Report, offices: ForecastReport, language: Language): SmallCharts {
  const byOffice = [...rowsByOffice(offices, language)];
  const bars: string[] = [HEADINGS.card[language], HEADINGS.certificate[language]];
  if (offices.rows.some(isTotalAlone)) bars.push(WORDS.totalAlone[language]);
  return {
    title: WORDS.officesChart[language],
    bars,
    nothing: offices.rows.every(({ total }) => total === 0) ? WORDS.noneDue[language] : undefined,
    separator: listed(['', ''], language),
    panels: byOffice.map(([title, rows]) => officePanel(title, rows, language)),
    part: (from, to) => ({
      ...report,
      offices: { ...offices, rows: byOffice.slice(from, to).flatMap(([, rows]) => rows) },
    }),
  };
}

/** A step of the bridge that changes some year's total. */
type MovingStep = keyof typeof STEP_NAMES;

/** The steps that change some year's total, between the first and the last bar of the bridge, as they follow each other. */
export function movingSteps({ table, steps, isLawTable }: ReconcileReport): MovingStep[] {
  if (isLawTable) return [];
  const [shortcut, ...others] = steps;
  const otherRecords = shortcut?.rows.some(({ fiscalYear, total }) => {
    const published = publishedTotal(table, fiscalYear);
    return published !== undefined && total !== published;
  });
  return [
    ...(otherRecords ? (['records'] as const) : []),
    ...others.flatMap(({ step, rows }) =>
      step !== 'issue-year' && rows.some(({ change }) => change !== 0) ? [step] : [],
    ),
  ];
}

/** What was published for a fiscal year; undefined where nothing was. */
function publishedTotal(table: ReconcileReport['table'], fiscalYear: number): number | undefined {
  return table.rows.find((row) => row.fiscalYear === fiscalYear)?.total ?? undefined;
}

/** For each fiscal year a bridge: what was published, what each step adds or takes, what the law gives. */
function bridgeCharts(
  report: Report,
  comparison: Comparison,
  language: Language,
): SmallCharts | undefined {
  const { bridge } = comparison;
  const { table, steps } = bridge;
  const moving = movingSteps(bridge);
  const law = steps.at(-1)?.rows ?? [];
  const years = law.flatMap((row, index) => {
    const published = publishedTotal(table, row.fiscalYear);
    return published === undefined ? [] : [{ row, index, published }];
  });
  if (years.length === 0) return undefined;
  const changeOf = (step: MovingStep, index: number, published: number) =>
    step === 'records'
      ? (steps[0]?.rows[index]?.total ?? 0) - published
      : (steps.find((each) => each.step === step)?.rows[index]?.change ?? 0);
  const panels = years.map(({ row, index, published }): Panel => {
    const title = fiscalYearLabel(row.fiscalYear, language);
    const changes = moving.map((step) => changeOf(step, index, published));
    let level = published;
    const floors = changes.map((change) => {
      const before = level;
      level += change;
      return Math.min(before, level);
    });
    const values = (wanted: (change: number) => boolean) => [
      null,
      ...changes.map((change) => (wanted(change) ? Math.abs(change) : null)),
      null,
    ];
    const none = changes.map(() => null);
    const { capacity } = row;
    return {
      title,
      said: `${title} ${grouped(published)} → ${grouped(row.total)}`,
      labels: [
        WORDS.published[language],
        ...moving.map((step) => STEP_NAMES[step][language]),
        WORDS.lawTotal[language],
      ],
      allLabels: true,
      floors: [0, ...floors, 0],
      stacks: [
        { name: WORDS.published[language], part: 'plain', values: [published, ...none, null] },
        { name: WORDS.increase[language], part: 'more', values: values((change) => change > 0) },
        { name: WORDS.decrease[language], part: 'fewer', values: values((change) => change < 0) },
        { name: WORDS.lawTotal[language], part: 'card', values: [null, ...none, row.total] },
      ],
      texts: [
        grouped(published),
        ...changes.map((change) => cellText(change, 'change', language)),
        grouped(row.total),
      ],
      ...(capacity !== null && {
        capacities: {
          name: HEADINGS.capacity[language],
          values: [capacity, ...changes.map(() => capacity), capacity],
        },
      }),
    };
  });
  return {
    title: WORDS.bridgeChart[language],
    bars: [
      WORDS.published[language],
      WORDS.increase[language],
      WORDS.decrease[language],
      WORDS.lawTotal[language],
    ],
    line: HEADINGS.capacity[language],
    nothing: moving.length === 0 ? WORDS.flat[language] : undefined,
    panels,
    separator: listed(['', ''], language),
    part: (from, to) => {
      const shown = new Set(years.slice(from, to).map(({ index }) => index));
      const part = steps.map((step) => ({
        ...step,
        rows: step.rows.filter((_, index) => shown.has(index)),
      }));
      return { ...report, comparison: { ...comparison, bridge: { ...bridge, steps: part } } };
    },
  };
}

function scenariosCharts(report: Report, plan: PlanReport, language: Language): SmallCharts {
  const { scenarios } = plan;
  const sentences = scenarioSentences(scenarios, language);
  return {
    title: WORDS.scenariosChart[language],
    bars: [WORDS.coming[language], WORDS.carriedIn[language]],
    line: HEADINGS.capacity[language],
    separator: ' ',
    panels: scenarios.map(
      ({ name, rows }, index): Panel => ({
        title: name,
        said: sentences[index] ?? '',
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
        texts: rows.map(({ waitingPercent }) =>
          waitingPercent === null ? '' : cellText(waitingPercent, 'percent', language),
        ),
        capacities: {
          name: HEADINGS.capacity[language],
          values: rows.map(({ capacity }) => capacity),
        },
      }),
    ),
    part: (from, to) => ({ ...report, plan: { ...plan, scenarios: scenarios.slice(from, to) } }),
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
