// The bridge as small multiples: a waterfall a year, from the published total to the law's.

import { HEADINGS } from '../../records/headings.js';
import type { ReconcileReport } from '../../reports/reconcile.js';
import type { Comparison, Report } from '../../reports/report.js';
import { fiscalYearLabel, grouped, type Language, listed } from '../../words/language.js';
import { REPORT_WORDS, STEP_NAMES } from '../../words/report.js';
import { cellText } from '../../write/cell.js';
import type { PanelChart } from './chart.js';
import type { Panel } from './panels.js';

/** A step between the first and the last bar of the bridge. */
type MovingStep = keyof typeof STEP_NAMES;

/** The steps that change some year's total, in order. */
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

/** The published total of a fiscal year, if any. */
function publishedTotal(table: ReconcileReport['table'], fiscalYear: number): number | undefined {
  return table.rows.find((row) => row.fiscalYear === fiscalYear)?.total ?? undefined;
}

/** For each fiscal year the published total, what each step adds or takes, and the law's total. */
export function bridgeCharts(
  report: Report,
  comparison: Comparison,
  language: Language,
): PanelChart | undefined {
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
        REPORT_WORDS.published[language],
        ...moving.map((step) => STEP_NAMES[step][language]),
        REPORT_WORDS.lawTotal[language],
      ],
      allLabels: true,
      floors: [0, ...floors, 0],
      stacks: [
        {
          name: REPORT_WORDS.published[language],
          part: 'plain',
          values: [published, ...none, null],
        },
        {
          name: REPORT_WORDS.increase[language],
          part: 'more',
          values: values((change) => change > 0),
        },
        {
          name: REPORT_WORDS.decrease[language],
          part: 'fewer',
          values: values((change) => change < 0),
        },
        { name: REPORT_WORDS.lawTotal[language], part: 'card', values: [null, ...none, row.total] },
      ],
      texts: [
        grouped(published),
        ...changes.map((change) => cellText(change, 'change', language)),
        grouped(row.total),
      ],
      ...(capacity !== null && {
        capacities: [capacity, ...changes.map(() => capacity), capacity],
      }),
    };
  });
  return {
    title: REPORT_WORDS.bridgeChart[language],
    bars: [
      REPORT_WORDS.published[language],
      REPORT_WORDS.increase[language],
      REPORT_WORDS.decrease[language],
      REPORT_WORDS.lawTotal[language],
    ],
    line: HEADINGS.capacity[language],
    nothing: moving.length === 0 ? REPORT_WORDS.flat[language] : undefined,
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
