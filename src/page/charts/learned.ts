// The chart of what is learned: the share of certificates that has come, from the opening of the window on, with its band.
import type { SeriesOption } from 'echarts';
import { percentText } from '../../layout/learn/estimates.js';
import type { CurvePoint } from '../../learning/certificates.js';
import type { Estimate } from '../../learning/survival.js';
import type { LearnReport } from '../../reports/learn.js';
import { fill, type Language, listed } from '../../words/language.js';
import { LEARN_WORDS } from '../../words/learn.js';
import { LEARN_CHART_WORDS } from '../../words/learn-chart.js';
import { LIGHT } from '../palette.js';
import { type ChartSize, drawing, FONT, gridOf, legend, legendHeight } from './axes.js';
import type { Chart } from './chart.js';

/** Days before and after the expiry at which the axis has a mark: about every three months. */
const MARKS = [-91, 0, 91, 183, 274, 365] as const;

/** The curve, or what is to be said where nobody's certificate has come due. */
export function learnedChart(
  { curve, certificate, basis }: LearnReport,
  language: Language,
): Chart {
  const title = LEARN_CHART_WORDS.title[language];
  const [first, last] = [curve[0], curve.at(-1)];
  if (certificate.due === 0 || first === undefined || last === undefined || first === last)
    return {
      title,
      description: (basis.isBlind ? LEARN_WORDS.blind : LEARN_CHART_WORDS.nothing)[language],
      draw: undefined,
    };
  const names = [LEARN_CHART_WORDS.band[language], LEARN_CHART_WORDS.come[language]] as const;
  return {
    title,
    description: listed(
      toldOf(curve).map((point) => pointText(point, language)),
      language,
    ),
    draw: (size) => {
      const ticks = tickLabels(size, language);
      const top = legendHeight(size, names) + 6;
      const days = Array.from(
        { length: LAST_DAY - FIRST_DAY + 1 },
        (_, index) => FIRST_DAY + index,
      );
      const shares = days.map((day) => shareOn(curve, day));
      return drawing(size, size === 'wide' ? 300 : 260, {
        legend: legend(size, [names[0]], names[1]),
        grid: { ...gridOf(size, top, 100), right: size === 'wide' ? 40 : 26 },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: days.map(String),
          axisTick: { show: true, interval: isMark, lineStyle: { color: LIGHT.muted } },
          axisLine: { lineStyle: { color: LIGHT.muted } },
          splitLine: { show: true, interval: isMark, lineStyle: { color: LIGHT.grid } },
          axisLabel: {
            interval: isMark,
            color: LIGHT.text,
            fontSize: FONT[size],
            formatter: (day: string) =>
              ticks[MARKS.findIndex((mark) => String(mark) === day)] ?? '',
          },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max: 100,
          interval: 25,
          axisLine: { show: false },
          axisTick: { show: false },
          splitLine: { lineStyle: { color: LIGHT.grid } },
          axisLabel: { color: LIGHT.muted, fontSize: FONT[size], formatter: '{value}%' },
        },
        series: [
          ...bandSeries(names[0], shares),
          lineSeries(
            names[1],
            shares.map((share) => share?.base),
          ),
          labelSeries(curve, size),
        ],
      });
    },
  };
}

const FIRST_DAY = MARKS[0];
const LAST_DAY = MARKS[5];

function isMark(index: number): boolean {
  return MARKS.some((mark) => mark === index + FIRST_DAY);
}

function tickLabels(size: ChartSize, language: Language): string[] {
  const [before, after] =
    size === 'wide' ? (['before', 'after'] as const) : (['shortBefore', 'shortAfter'] as const);
  const say = (word: typeof before | typeof after, months: number) =>
    fill(LEARN_CHART_WORDS[word], language, { months });
  return [
    say(before, 3),
    LEARN_CHART_WORDS.expiry[language],
    ...[3, 6, 9, 12].map((months) => say(after, months)),
  ];
}

/** The points by which a curve is told in words and in its table: those last drawn by the usual days. */
const TOLD_DAYS = [-60, -30, 0, 30, 60, 91, 183, 274, 365];

/** Points of a curve for people, each of them drawn. */
export function toldOf(curve: readonly CurvePoint[]): CurvePoint[] {
  const last = curve.at(-1)?.day ?? 0;
  const told = TOLD_DAYS.filter((day) => day <= last).flatMap((until) => {
    const point = curve.findLast(({ day }) => day <= until);
    return point === undefined ? [] : [point];
  });
  return [...new Set([...told, ...curve.slice(-1)])];
}

function pointText({ day, come }: CurvePoint, language: Language): string {
  const word = day < 0 ? 'dayBefore' : day === 0 ? 'dayOf' : 'dayAfter';
  return fill(LEARN_CHART_WORDS[word], language, {
    days: Math.abs(day),
    come: percentText(come.base),
    ...{ low: percentText(come.low), high: percentText(come.high) },
  });
}

/** The share on a day, in percent: straight between days that are told; undefined after the last of them. */
function shareOn(curve: readonly CurvePoint[], day: number): Estimate | undefined {
  const after = curve.find((point) => point.day >= day);
  if (after === undefined) return undefined;
  const before = curve.findLast((point) => point.day <= day) ?? NOBODY;
  const part = after.day === before.day ? 1 : (day - before.day) / (after.day - before.day);
  const between = (key: keyof Estimate) =>
    Math.round((before.come[key] + (after.come[key] - before.come[key]) * part) * 10000) / 100;
  return { low: between('low'), base: between('base'), high: between('high') };
}

/** Before the window opens nobody can have come. */
const NOBODY: CurvePoint = { day: FIRST_DAY - 1, come: { low: 0, base: 0, high: 0 } };

const LINE = { type: 'line', silent: true, symbol: 'none' } as const;

type Shares = readonly (Estimate | undefined)[];

/** The band: an area on top of what lies beneath its lower bound. */
function bandSeries(name: string, shares: Shares): SeriesOption[] {
  const band = { ...LINE, stack: 'band', lineStyle: { width: 0 } } as const;
  return [
    { ...band, data: shares.map((share) => share?.low ?? null) },
    {
      ...band,
      name,
      color: LIGHT.certificate,
      areaStyle: { color: LIGHT.certificate, opacity: 1 },
      data: shares.map((share) => share && Math.round((share.high - share.low) * 100) / 100),
    },
  ] as SeriesOption[];
}

function lineSeries(name: string, data: readonly (number | undefined)[]): SeriesOption {
  return {
    ...LINE,
    name,
    color: LIGHT.card,
    lineStyle: { color: LIGHT.card, width: 2 },
    data: data.map((value) => value ?? null),
  };
}

/** What had come by the expiry and at the end, beside the line. */
function labelSeries(curve: readonly CurvePoint[], size: ChartSize): SeriesOption {
  const label = {
    show: true,
    color: LIGHT.text,
    fontSize: FONT[size] + 1,
    fontWeight: 700,
    backgroundColor: LIGHT.paper,
    padding: [1, 3],
    distance: 7,
  };
  const last = curve.at(-1);
  const points = curve
    .filter((point) => point.day === 0 || point === last)
    .map((point) => ({
      value: [point.day - FIRST_DAY, Math.round(point.come.base * 10000) / 100],
      label: {
        ...label,
        position: 'bottom',
        align: point === last ? 'right' : 'left',
        formatter: percentText(point.come.base),
      },
    }));
  return {
    type: 'line',
    silent: true,
    lineStyle: { width: 0 },
    symbol: 'circle',
    symbolSize: 7,
    showAllSymbol: true,
    itemStyle: { color: LIGHT.card },
    z: 6,
    data: points,
  } as SeriesOption;
}
