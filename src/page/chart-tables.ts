// The tables behind the charts of the page.
import { forecastSheet, wardLayout } from '../layout/forecast.js';
import { curveSheet } from '../layout/learn/learn.js';
import { reconcileSheet } from '../layout/reconcile.js';
import { planSheet } from '../layout/scenario/plan.js';
import { HEADINGS } from '../records/headings.js';
import type { ForecastReport } from '../reports/forecast.js';
import type { Report } from '../reports/report.js';
import type { Language } from '../words/language.js';
import { REPORT_WORDS } from '../words/report.js';
import { withBounds } from '../write/fit.js';
import type { SheetColumn } from '../write/sheet.js';
import type { ChartName } from './charts/chart-names.js';
import { toldOf } from './charts/learned.js';
import { monthNames } from './charts/months.js';
import { column, type Table } from './tables.js';

/** The table behind a chart, with the same figures. */
export function chartTable(name: ChartName, report: Report, language: Language): Table {
  switch (name) {
    case 'forecast':
      return forecastSheet(report.forecast, language);
    case 'backlog':
      return backlogSheet(report, language);
    case 'months':
      return monthsSheet(report.months, language);
    case 'offices':
      return officesSheet(report.offices as NonNullable<Report['offices']>, language);
    case 'bridge': {
      const { bridge } = report.comparison as NonNullable<Report['comparison']>;
      const { steps } = bridge;
      const shown = bridge.isLawTable ? { ...bridge, steps: steps.slice(-1) } : bridge;
      return reconcileSheet(shown, language);
    }
    case 'scenarios':
      return scenariosSheet(report, language);
    case 'learned':
      return curveSheet(toldOf(report.learned?.curve ?? []), language);
  }
}

function backlogSheet({ years }: Report, language: Language): Table {
  return {
    columns: [
      column('fiscal_year', HEADINGS.fiscal_year[language], 'year'),
      column('carried_in', REPORT_WORDS.carriedIn[language]),
      column('total', HEADINGS.total[language]),
      column('handled', REPORT_WORDS.handled[language]),
      column('carried_out', REPORT_WORDS.waiting[language]),
    ],
    rows: years.map(({ fiscalYear, carriedIn, total, handled, carriedOut }) => [
      fiscalYear,
      carriedIn,
      total,
      handled,
      carriedOut,
    ]),
  };
}

/** Totals by month, a row a year. */
function monthsSheet({ rows }: ForecastReport, language: Language): Table {
  const years = [...new Set(rows.map(({ fiscalYear }) => fiscalYear))];
  return {
    columns: [
      column('fiscal_year', HEADINGS.fiscal_year[language], 'year'),
      ...monthNames(language).map((name) => column(name, name)),
    ],
    rows: years.map((year) => [
      year,
      ...rows.filter(({ fiscalYear }) => fiscalYear === year).map(({ total }) => total),
    ]),
  };
}

/** Cards and certificates by office, a row an office and year. */
function officesSheet(offices: ForecastReport, language: Language): Table {
  const sheet = wardLayout(forecastSheet(offices, language), language);
  // The office first, which a reader looks for.
  return withColumns(sheet, [...new Set([1, 0, ...sheet.columns.keys()])]);
}

const SHOWN_OF_PLAN = [
  'fiscal_year',
  'scenario',
  'site',
  'total',
  'capacity',
  'surplus',
  'carried_in',
  'carried_out',
  'waiting_percent',
];

/** The plan without the columns that do not fit on paper. */
function scenariosSheet(report: Report, language: Language): Table {
  if (report.plan === undefined) return { columns: [], rows: [] };
  const sheet = withBounds(planSheet(report.plan, language), language);
  const shown = sheet.columns.flatMap(({ key }, index) =>
    SHOWN_OF_PLAN.includes(key) ? [index] : [],
  );
  return withColumns(sheet, shown);
}

/** The columns of a table at the given positions. */
function withColumns({ columns, rows }: Table, positions: readonly number[]): Table {
  return {
    columns: positions.map((index) => columns[index] as SheetColumn),
    rows: rows.map((row) => positions.map((index) => row[index] ?? null)),
  };
}
