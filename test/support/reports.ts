// Small reports for tests of their layout: every figure another number, so that none can be mistaken.
import type { ForecastRow } from '../../src/capacity/forecast-row.js';
import {
  decodePublishedTable,
  type PublishedTable,
} from '../../src/read/tables/published-table.js';
import { valueOrThrow } from '../../src/records/fault.js';
import type { Basis, ForecastReport } from '../../src/reports/forecast.js';
import type { PlanFigures, PlanReport } from '../../src/reports/plan.js';
import { RECONCILE_STEPS, type ReconcileReport } from '../../src/reports/reconcile.js';
import type { Report, ReportYear } from '../../src/reports/report.js';
import { verifyReport } from '../../src/reports/verify.js';
import { NEUTRAL } from '../../src/scenario/decode-assumptions.js';
import { day, fiscalYears, law, repositoryJson } from './law.js';

/** What made-up figures rest on. */
export const BASIS: Basis = {
  tool: 'koshin test',
  rulesVersion: 'test',
  secondary: [],
  asOf: day(20250401),
  asOfSource: 'records',
  isExample: false,
  method: 'birthday',
  repeatRenewals: true,
  records: { rows: 5, cards: 5, counted: 5, excluded: {}, rejected: 0, rejectedRows: 0 },
  lapsed: { card: 0, certificate: 0 },
  inputs: [{ path: 'records.csv', bytes: 100, sha256: 'ab'.repeat(32) }],
  options: { from: 2025, capacity: 44000, by: null },
  capacityIsPublished: false,
};

const YEARS = [2025, 2026, 2027];

/** A row of figures told apart by their number; the surplus is a deficit. */
function forecastRow(fiscalYear: number, seed: number) {
  return {
    fiscalYear,
    card: seed + 1001,
    certificate: seed + 2002,
    total: seed + 3003,
    capacity: seed + 4004,
    surplus: -(seed + 5005),
    utilizationPercent: (seed % 97) + 101,
  } satisfies ForecastRow;
}

export function someForecast(): ForecastReport {
  return {
    kind: 'forecast',
    by: undefined,
    suppressedBelow: undefined,
    exposed: 0,
    rows: YEARS.map((year, index) => forecastRow(year, index * 10_010)),
    basis: BASIS,
  };
}

export function somePlan(): PlanReport {
  const figures = (seed: number): PlanFigures => ({
    ...forecastRow(2025, seed),
    carriedIn: seed + 6006,
    handled: seed + 7007,
    carriedOut: seed + 8008,
    waitingPercent: (seed % 89) + 201,
  });
  return {
    kind: 'plan',
    by: undefined,
    scenarios: ['present', 'センター'].map((name, which) => ({
      name,
      capacityFrom: [],
      assumptions: NEUTRAL,
      ranged: false,
      rows: YEARS.map((fiscalYear, index) => ({
        ...figures(which * 100_100 + index * 10_010),
        fiscalYear,
      })),
      before: { card: 0, certificate: 0 },
      breaks: [],
    })),
    actuals: undefined,
    basis: BASIS,
  };
}

/** The ward's published table. */
export function wardTable(): PublishedTable {
  const file = 'data/published/minato-2025-09-05.json';
  return valueOrThrow(decodePublishedTable(repositoryJson(file), file, fiscalYears()));
}

export function someReconcile(): ReconcileReport {
  return {
    kind: 'reconcile',
    table: wardTable(),
    steps: RECONCILE_STEPS.map((step, which) => ({
      step,
      rows: YEARS.map((year, index) => ({
        ...forecastRow(year, which * 100_100 + index * 10_010),
        change: which === 0 ? 0 : which * 111 + index,
      })),
    })),
    reproducesTable: true,
    isLawTable: false,
    birthdaysMatter: true,
    surplusTurnedDeficit: [],
    deficitTurnedSurplus: [],
    capacityApart: [],
    known: [],
    basis: BASIS,
  };
}

/** a report of all parts but offices and scenarios. */
export function someReport(): Report {
  const forecast = someForecast();
  const years = YEARS.map((fiscalYear, index): ReportYear => {
    const seed = index * 10_010;
    return {
      ...forecastRow(fiscalYear, seed),
      carriedIn: seed + 6006,
      handled: seed + 7007,
      carriedOut: seed + 8008,
    };
  });
  const [first, second, last] = years as [ReportYear, ReportYear, ReportYear];
  const months = YEARS.flatMap((fiscalYear, year) =>
    Array.from({ length: 12 }, (_, month) => ({
      ...forecastRow(fiscalYear, year * 1_200 + month * 13),
      month: `${month < 9 ? fiscalYear : fiscalYear + 1}-${String(((month + 3) % 12) + 1).padStart(2, '0')}`,
    })),
  );
  return {
    kind: 'report',
    years,
    headline: { first, last, firstDeficit: second, tightest: last, deficitYears: 3, total: 99_099 },
    forecast,
    months: { ...forecast, by: 'month', rows: months },
    offices: undefined,
    smallShown: false,
    smallMonthsShown: false,
    comparison: {
      bridge: someReconcile(),
      verified: verifyReport(
        wardTable(),
        YEARS.map((year, index) => forecastRow(year, index)),
        BASIS,
      ),
    },
    plan: undefined,
    learned: undefined,
    law: law(),
    basis: BASIS,
  };
}
