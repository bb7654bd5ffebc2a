// Decides whether a forecast equals a published table, cell by cell, known differences and tolerances aside.

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

/** A cell that differs, but not by much. */
export type ToleratedDifference = CellDifference & { readonly computed: number };

/** What comparing said. The forecast equals the table where `differing` and `stale` are both empty. */
export interface VerifyReport {
  readonly kind: 'verify';
  readonly table: PublishedTable;
  readonly comparedCells: number;
  /** Years of the table that the forecast does not span, so that nothing of them is compared. */
  readonly notCounted: readonly number[];
  /** Fiscal years between those of the table that it does not print. */
  readonly missing: readonly number[];
  readonly differing: readonly CellDifference[];
  readonly tolerances: Tolerances;
  /** Cells that differ by no more than their column's tolerance. */
  readonly tolerated: readonly ToleratedDifference[];
  /** Known differences that show as recorded. */
  readonly known: readonly KnownDifference[];
  /** Known differences that no longer show: the record of them must be mended. */
  readonly stale: readonly KnownDifference[];
  readonly basis: Basis;
}

/**
 * Compares every printed cell of a table with the forecast's row of that year. A known difference is looked for before
 * a tolerance, so that one that no longer shows is told of however small.
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
  let comparedCells = 0;
  for (const row of table.rows) {
    const computedRow = forecast.find(({ fiscalYear }) => fiscalYear === row.fiscalYear);
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
    notCounted,
    missing: missingBetween(table.rows.map(({ fiscalYear }) => fiscalYear)),
    stale: table.knownDifferences.filter(
      (known) => !shown.has(known) && !notCounted.includes(known.fiscalYear),
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

/** Whether something was compared, and nothing differs or is recorded wrongly. */
export function isEqualTable(report: VerifyReport): boolean {
  return report.comparedCells > 0 && report.differing.length + report.stale.length === 0;
}

/** A cell of a forecast by its column's name in tables. */
export function cellOf(row: ForecastRow, column: ComparedColumn): number | null {
  return column === 'utilization_percent' ? row.utilizationPercent : row[column];
}
