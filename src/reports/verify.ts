// The comparison of a forecast with a published table, cell by cell, with known differences and tolerances.
import type { ForecastRow } from '../capacity/forecast-row.js';
import {
  COMPARED_COLUMNS,
  type ComparedColumn,
  type KnownDifference,
  type PublishedTable,
} from '../read/tables/published-table.js';
import type { Basis } from './forecast.js';
import { isTolerated, type Tolerances } from './tolerance.js';

/** A cell that differs. */
export interface CellDifference {
  readonly fiscalYear: number;
  readonly column: ComparedColumn;
  readonly published: number;
  /** Null where the forecast has no figure there. */
  readonly computed: number | null;
}

/** A cell that differs by no more than its column's tolerance. */
export type ToleratedDifference = CellDifference & { readonly computed: number };

export interface VerifyReport {
  readonly kind: 'verify';
  readonly table: PublishedTable;
  readonly comparedCells: number;
  /** Years of the table outside the forecast, which are not compared. */
  readonly notCounted: readonly number[];
  /** The year of the table that the as-of day cuts in two: what is left of it cannot be set against a whole one. */
  readonly partial: number | undefined;
  /** Fiscal years between those of the table that it does not print. */
  readonly missing: readonly number[];
  readonly differing: readonly CellDifference[];
  readonly tolerances: Tolerances;
  readonly tolerated: readonly ToleratedDifference[];
  /** Known differences found as recorded. */
  readonly known: readonly KnownDifference[];
  /** Known differences not found: the record of them must be corrected. */
  readonly stale: readonly KnownDifference[];
  readonly basis: Basis;
}

/**
 * Compares every printed cell of a table with the forecast. Known differences go before tolerances, so that a stale one
 * is reported however small it is.
 */
export function verifyReport(
  table: PublishedTable,
  forecast: readonly ForecastRow[],
  basis: Basis,
  tolerances: Tolerances = {},
): VerifyReport {
  const tolerated: ToleratedDifference[] = [];
  const differing: CellDifference[] = [];
  const shown = new Set<KnownDifference>();
  const notCounted: number[] = [];
  let partial: number | undefined;
  let comparedCells = 0;
  for (const row of table.rows) {
    const computedRow = forecast.find(({ fiscalYear }) => fiscalYear === row.fiscalYear);
    if (computedRow?.partialFrom !== undefined) {
      partial = row.fiscalYear;
      continue;
    }
    if (computedRow === undefined) {
      notCounted.push(row.fiscalYear);
      continue;
    }
    for (const column of COMPARED_COLUMNS) {
      const published = row[column];
      if (published === null) continue;
      comparedCells += 1;
      const computed = cellOf(computedRow, column);
      if (computed === published) continue;
      const known = table.knownDifferences.find(
        (difference) =>
          difference.fiscalYear === row.fiscalYear &&
          difference.column === column &&
          difference.published === published &&
          difference.computed === computed,
      );
      const cell = { fiscalYear: row.fiscalYear, column, published };
      if (known) shown.add(known);
      else if (
        computed !== null &&
        isTolerated(computed - published, published, tolerances[column])
      ) {
        tolerated.push({ ...cell, computed });
      } else differing.push({ ...cell, computed });
    }
  }
  return {
    kind: 'verify',
    table,
    comparedCells,
    differing,
    tolerances,
    tolerated,
    known: table.knownDifferences.filter((known) => shown.has(known)),
    ...{ notCounted, partial },
    missing: missingBetween(table.rows.map(({ fiscalYear }) => fiscalYear)),
    stale: table.knownDifferences.filter(
      (known) =>
        !shown.has(known) && !notCounted.includes(known.fiscalYear) && known.fiscalYear !== partial,
    ),
    basis,
  };
}

function missingBetween(years: readonly number[]): number[] {
  const [first = 0, last = -1] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (year) => !years.includes(year),
  );
}

/** Whether at least one cell was compared, none differs, and no known difference is stale. */
export function isEqualTable(report: VerifyReport): boolean {
  return report.comparedCells > 0 && report.differing.length + report.stale.length === 0;
}

/** A cell of a forecast by the name of its column in tables. */
export function cellOf(row: ForecastRow, column: ComparedColumn): number | null {
  return column === 'utilization_percent' ? row.utilizationPercent : row[column];
}
