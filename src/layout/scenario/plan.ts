// Layout of a plan: scenarios side by side year by year, their assumptions beneath, and the keys of its JSON.
import { fiscalMonthLabel } from '../../calendar/fiscal-year.js';
import { MOST } from '../../capacity/needed.js';
import type { PlanBands } from '../../capacity/plan-bands.js';
import { HEADINGS } from '../../records/headings.js';
import type { PlanFigures, PlanReport, PlanRow, ScenarioPlan } from '../../reports/plan.js';
import type { Localized } from '../../rules/rule-book.js';
import { NEEDED_WORDS } from '../../words/capacity.js';
import { WARNING_WORD } from '../../words/findings.js';
import { FORECAST_WORDS } from '../../words/forecast.js';
import { fill, fiscalYearLabel, type Language, listed } from '../../words/language.js';
import {
  BAND_WORDS,
  BOUND_WORDS,
  PLACE_WORDS,
  PLAN_MONTH_WORDS,
  PLAN_WORDS,
  RANGE_WORDS,
} from '../../words/plan.js';
import type { BarChart } from '../../write/chart.js';
import type { ColumnKind, Sheet, SheetCell, SheetColumn } from '../../write/sheet.js';
import { basisNotes } from '../basis-notes.js';
import { boundsOf } from '../columns.js';
import { basisJson, partialJson } from '../forecast.js';
import { neededCell } from '../needed-cell.js';
import { placeCells, placeColumns, placedRows } from '../places.js';
import { assumedColumns } from './assumed-columns.js';
import { assumptionNotes, assumptionsJson } from './assumptions.js';
import { capacityBasisJson } from './capacity-basis.js';
import { costItemColumns, costNotes, costSumColumns, costsJson, yearCostsJson } from './costs.js';

/** The figures of a row that a plan shows, by their keys in outputs. */
const FIGURES = [
  ['card', 'count', (row: PlanFigures) => row.card],
  ['certificate', 'count', (row: PlanFigures) => row.certificate],
  ['total', 'count', (row: PlanFigures) => row.total],
  ['capacity', 'count', (row: PlanFigures) => row.capacity],
  ['surplus', 'signed', (row: PlanFigures) => row.surplus],
  ['utilization_percent', 'percent', (row: PlanFigures) => row.utilizationPercent],
  ['carried_in', 'count', (row: PlanFigures) => row.carriedIn],
  ['handled', 'count', (row: PlanFigures) => row.handled],
  ['carried_out', 'count', (row: PlanFigures) => row.carriedOut],
  ['waiting_percent', 'percent', (row: PlanFigures) => row.waitingPercent],
] as const satisfies readonly (readonly [
  keyof typeof HEADINGS | keyof typeof PLAN_WORDS,
  ColumnKind,
  (row: PlanFigures) => number | null,
])[];

/** The figures whose range a table for people shows; the other formats show all. */
const RANGED: readonly string[] = ['total', 'surplus', 'carried_out', 'waiting_percent'];

const HEADING_WORDS: Readonly<Record<string, Localized>> = { ...PLAN_WORDS, ...HEADINGS };

/** The headings by month, where what waits comes from a month and goes into one. */
const MONTH_WORDS: Readonly<Record<string, Localized>> = { ...HEADING_WORDS, ...PLAN_MONTH_WORDS };

function figureColumn(
  key: string,
  kind: ColumnKind,
  by: PlanReport['by'],
  language: Language,
): SheetColumn {
  const words = by === 'month' ? MONTH_WORDS : HEADING_WORDS;
  return { key, heading: words[key]?.[language] ?? key, kind };
}

function rowsOf({ scenarios }: PlanReport) {
  return placedRows(scenarios, ({ rows }) => rows);
}

/** The plan for people: for each period the scenarios below one another, the bounds of a range after its figure. */
export function planSheet(report: PlanReport, language: Language): Sheet {
  const bySite = hasSites(report);
  const ranged = report.scenarios.some((scenario) => scenario.ranged);
  const hasBounds = (key: string) => ranged && RANGED.includes(key);
  const bandColumns = bandsShown(report.scenarios);
  const bandsOf = (key: string) => bandColumns.filter(({ after }) => after === key);
  const cells = (
    figures: PlanFigures,
    { low, high, bands }: Pick<PlanRow, 'low' | 'high' | 'bands'> = {},
  ): SheetCell[] =>
    FIGURES.flatMap(([key, , pick]) => [
      pick(figures),
      ...(hasBounds(key) ? [low ? pick(low) : null, high ? pick(high) : null] : []),
      ...bandsOf(key).map(({ shown }) => shown(bands, language)),
    ]);
  const rows = rowsOf(report).flatMap((placed) => [
    [
      ...placeCells(placed, bySite ? PLACE_WORDS.allSites[language] : undefined),
      ...cells(placed.row, placed.row),
    ],
    ...namedSites(placed.row).map((site) => [...placeCells(placed, site.name), ...cells(site)]),
  ]);
  return {
    columns: [
      ...placeColumns({ by: report.by, bySite }, language),
      ...FIGURES.flatMap(([key, kind]) => {
        const column = figureColumn(key, kind, report.by, language);
        return [
          column,
          ...(hasBounds(key) ? boundsOf(column, BOUND_WORDS) : []),
          ...bandsOf(key).map((each) => bandColumn(each, language)),
        ];
      }),
    ],
    rows,
    notes: [...planNotes(report, language), ...basisNotes(report.basis, language)],
  };
}

/** The columns of the bands, and the figure after which each stands. */
const BANDS = [
  ['total_p10', 'total', (bands: PlanBands) => bands.total.p10],
  ['total_p90', 'total', (bands: PlanBands) => bands.total.p90],
  ['carried_out_p10', 'carried_out', (bands: PlanBands) => bands.carriedOut.p10],
  ['carried_out_p90', 'carried_out', (bands: PlanBands) => bands.carriedOut.p90],
  ['needed_windows', 'waiting_percent', (bands: PlanBands) => bands.windows?.base],
  ['needed_windows_p10', 'waiting_percent', (bands: PlanBands) => bands.windows?.p10],
  ['needed_windows_p90', 'waiting_percent', (bands: PlanBands) => bands.windows?.p90],
] as const satisfies readonly (readonly [
  keyof typeof BAND_WORDS,
  string,
  (bands: PlanBands) => number | null | undefined,
])[];

interface BandColumn {
  readonly key: keyof typeof BAND_WORDS;
  readonly after: string;
  readonly pick: (bands: PlanBands | undefined) => number | null;
  /** The same for people, who are told why there is no number of windows. */
  readonly shown: (bands: PlanBands | undefined, language: Language) => SheetCell;
}

/** The bands that a plan has: none without ranges, windows only where a site has some. */
export function bandsShown(scenarios: PlanReport['scenarios']): BandColumn[] {
  const all = scenarios.flatMap(({ rows }) => rows.flatMap(({ bands }) => bands ?? []));
  return BANDS.filter(([, , pick]) => all.some((bands) => pick(bands) !== undefined)).map(
    ([key, after, pick]): BandColumn => {
      const of = (bands: PlanBands | undefined) => (bands && pick(bands)) ?? null;
      return {
        ...{ key, after, pick: of },
        shown: (bands, language) =>
          bands !== undefined && after === 'waiting_percent'
            ? neededCell(pick(bands), language)
            : of(bands),
      };
    },
  );
}

function bandColumn({ key }: BandColumn, language: Language): SheetColumn {
  return { key, heading: BAND_WORDS[key][language], kind: 'count' };
}

/** The periods of each scenario as bars, without what waits from before, with a mark at each one's capacity. */
export function planChart(report: PlanReport, language: Language): BarChart {
  return {
    parts: [HEADINGS.card[language], HEADINGS.certificate[language]],
    mark: HEADINGS.capacity[language],
    bars: rowsOf(report).map(({ scenario, row }) => ({
      label: `${fiscalYearLabel(row.fiscalYear, language)} ${scenario.name}`,
      parts: [row.card, row.certificate],
      mark: row.capacity,
    })),
  };
}

/**
 * The plan for programs: plain figures, low and high in columns of their own, and the assumptions in the last columns.
 * Costs, in yen, are only in rows of a whole scenario. A row with a site is part of the row without one.
 */
export function planRows(report: PlanReport, language: Language): Sheet {
  const bySite = hasSites(report);
  const ranged = report.scenarios.some((scenario) => scenario.ranged);
  const figureColumns = [
    ...FIGURES.map(([key, kind, pick]) => ({
      column: figureColumn(key, kind, report.by, language),
      pick,
    })),
    ...costSumColumns(report, language),
  ];
  const items = costItemColumns(report, language);
  const assumed = assumedColumns(report.scenarios, report.by === undefined, language);
  const plain = (figures: PlanFigures | undefined): SheetCell[] =>
    figureColumns.map(({ pick }) => (figures === undefined ? null : pick(figures)));
  const rangeColumns = (which: 'low' | 'high') =>
    figureColumns.map(
      ({ column: figure }): SheetColumn => ({
        ...figure,
        key: `${figure.key}_${which}`,
        heading: fill(RANGE_WORDS[which], language, { heading: figure.heading }),
        part: which,
      }),
    );
  // Too few for pages of their own.
  const shown = bandsShown(report.scenarios);
  const bandColumns = shown.map(
    (each): SheetColumn => ({ ...bandColumn(each, language), part: 'high' }),
  );
  const rows = rowsOf(report).flatMap((placed) => {
    const { scenario, row } = placed;
    const cells = (
      site: string | null,
      figures: PlanFigures,
      low?: PlanFigures,
      high?: PlanFigures,
      bands?: PlanRow['bands'],
    ) => [
      ...placeCells(placed, bySite ? site : undefined),
      ...plain(figures),
      ...items.map(({ pick }) => pick(figures)),
      ...(ranged ? [...plain(low), ...plain(high), ...shown.map(({ pick }) => pick(bands))] : []),
      ...assumed.map(({ pick }) => pick(scenario)),
    ];
    return [
      cells(null, row, row.low, row.high, row.bands),
      ...namedSites(row).map((site) => cells(site.name, site)),
    ];
  });
  return {
    columns: [
      ...placeColumns({ by: report.by, bySite }, language),
      ...[...figureColumns, ...items].map((each) => each.column),
      ...(ranged ? [...rangeColumns('low'), ...rangeColumns('high'), ...bandColumns] : []),
      ...assumed.map((each) => each.column),
    ],
    rows,
    notes: [],
  };
}

/** The sites of a row; a single figure for the whole ward is no site. */
function namedSites({ sites = [] }: PlanRow) {
  return sites.filter(({ name }) => name !== '');
}

function hasSites({ scenarios }: PlanReport): boolean {
  return scenarios.some(({ rows }) => rows.some((row) => namedSites(row).length > 0));
}

/** The notes of a plan, before those of every report: first the assumptions of each scenario. */
export function planNotes(report: PlanReport, language: Language): string[] {
  const say = (text: Localized, params: Parameters<typeof fill>[2] = {}) =>
    fill(text, language, params);
  const { scenarios, actuals } = report;
  const breaks = scenarios.flatMap(({ name, breaks: years }) =>
    years.length === 0
      ? []
      : [
          say(PLAN_WORDS.breaks, {
            name,
            list: listed(
              years.map(({ fiscalYear, month, waiting }) =>
                say(PLAN_WORDS.breakItem, {
                  fiscal: fiscalYearLabel(fiscalYear, language),
                  month,
                  waiting,
                }),
              ),
              language,
            ),
          }),
        ],
  );
  return [
    report.by === 'month' ? say(PLAN_WORDS.months) : say(FORECAST_WORDS.unit),
    ...breaks,
    ...(actuals === undefined || actuals.used.length === 0
      ? []
      : [say(PLAN_WORDS.actuals, { list: monthSpans(actuals.used, language) })]),
    ...(scenarios.some(({ ranged }) => ranged)
      ? [say(PLAN_WORDS.range), say(PLAN_WORDS.band)]
      : []),
    ...(bandsShown(report.scenarios).some(({ key }) => key === 'needed_windows')
      ? [
          say(PLAN_WORDS.bandWindows, {
            signs: say(NEEDED_WORDS.signs, { windows: MOST.windows }),
          }),
        ]
      : []),
    ...assumptionNotes(scenarios, language),
    say(PLAN_WORDS.waiting),
    ...(hasSites(report) ? [say(PLAN_WORDS.sites)] : []),
    ...costNotes(report, language),
  ];
}

/** The warnings on standard error about actuals that do not fit the plan. */
export function actualsWarnings(
  { actuals }: Pick<PlanReport, 'actuals'>,
  language: Language,
): string[] {
  const tell = (text: Localized, months: readonly number[]) =>
    months.length === 0
      ? []
      : [
          `${WARNING_WORD[language]}: ${fill(text, language, { list: monthSpans(months, language) })}`,
        ];
  return actuals === undefined
    ? []
    : [
        ...tell(PLAN_WORDS.actualsOutside, actuals.outside),
        ...tell(PLAN_WORDS.actualsMissing, actuals.missing),
      ];
}

/**
 * The warning where scenarios side by side differ in demand: what then waits is a matter of both, not of capacity alone. It
 * names the assumptions that are not the same.
 */
export function demandWarnings(
  { scenarios }: Pick<PlanReport, 'scenarios'>,
  language: Language,
): string[] {
  const [first, ...others] = scenarios;
  if (first === undefined) return [];
  const demandOf = ({ rows }: ScenarioPlan) =>
    JSON.stringify(rows.map(({ card, certificate }) => [card, certificate]));
  const differing = others.filter((other) => demandOf(other) !== demandOf(first));
  if (differing.length === 0) return [];
  const stated = [first, ...differing].map(({ assumptions }) => assumptionsJson(assumptions));
  const keys = Object.keys(stated[0] ?? {}).filter(
    (key) => new Set(stated.map((each) => JSON.stringify(each[key]))).size > 1,
  );
  const names = [first, ...differing].map(({ name }) => (language === 'ja' ? `「${name}」` : name));
  return [
    `${WARNING_WORD[language]}: ${fill(PLAN_WORDS.demandDiffers, language, {
      names: listed(names, language),
      keys: listed(keys, language),
    })}`,
  ];
}

/** Months in order as spans: 2025-04 – 2025-08, 2025-10. */
function monthSpans(months: readonly number[], language: Language): string {
  const spans: { first: number; last: number }[] = [];
  for (const month of months) {
    const span = spans.at(-1);
    if (span?.last === month - 1) span.last = month;
    else spans.push({ first: month, last: month });
  }
  return listed(
    spans.map(({ first, last }) =>
      first === last
        ? fiscalMonthLabel(first)
        : `${fiscalMonthLabel(first)} – ${fiscalMonthLabel(last)}`,
    ),
    language,
  );
}

/** Figures with the keys of the JSON contract. */
function figuresJson(figures: PlanFigures): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(FIGURES.map(([key, , pick]) => [key, pick(figures)])),
    ...(figures.costs && { costs: yearCostsJson(figures.costs) }),
  };
}

function bandsJson(bands: PlanBands): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    BANDS.flatMap(([key, , pick]) => {
      const value: number | null | undefined = pick(bands);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The plan as JSON of schema koshin.plan/1. */
export function planJson(report: PlanReport): object {
  const { actuals } = report;
  return {
    schema: 'koshin.plan/1',
    scenarios: report.scenarios.map(({ name, capacityFrom, rows, assumptions, costs, before }) => ({
      name,
      rows: rows.map((row) => ({
        fiscal_year: row.fiscalYear,
        ...(row.month !== undefined && { month: row.month }),
        ...partialJson(row),
        ...figuresJson(row),
        ...(row.low && { low: figuresJson(row.low) }),
        ...(row.high && { high: figuresJson(row.high) }),
        ...(row.bands && bandsJson(row.bands)),
        ...(row.sites && {
          sites: row.sites.map((site) => ({ name: site.name, ...figuresJson(site) })),
        }),
      })),
      capacity: capacityBasisJson(capacityFrom),
      assumptions: assumptionsJson(assumptions),
      ...(costs && costsJson(costs)),
      come_before_start: { card: before.card, certificate: before.certificate },
    })),
    ...(actuals && {
      actuals: {
        used: actuals.used.map(fiscalMonthLabel),
        outside: actuals.outside.map(fiscalMonthLabel),
        missing: actuals.missing.map(fiscalMonthLabel),
      },
    }),
    ...basisJson(report.basis),
  };
}
