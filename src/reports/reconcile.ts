// The bridge from a published table to the law: the same records counted in steps from the issue-year shortcut to the law.
import type { CivilDate } from '../calendar/civil-date.js';
import { compareWithCapacity } from '../capacity/comparison.js';
import { capacityIn, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { ForecastRow } from '../capacity/forecast-row.js';
import { withoutMinors } from '../procedures/without-minors.js';
import {
  type KnownDifference,
  type PublishedRow,
  type PublishedTable,
  publishedRow,
} from '../read/tables/published-table.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import { type Basis, forecastRows } from './forecast.js';
import { cellOf } from './verify.js';

/** The steps in order, each of which adds one part of the law. */
export const RECONCILE_STEPS = [
  'issue-year',
  'birthdays',
  'minors',
  'certificates',
  'repeats',
] as const;
export type ReconcileStep = (typeof RECONCILE_STEPS)[number];

/** The figures of a step, and the change of each year's total from the step before. */
export interface StepResult {
  readonly step: ReconcileStep;
  readonly rows: readonly (ForecastRow & { readonly change: number })[];
}

/** A fiscal year in which the law turns a surplus into a deficit or back. */
export interface TurnedYear {
  readonly fiscalYear: number;
  /** The capacity of both figures: the table's where one of them is the table's, else as given. */
  readonly capacity: number;
  /** By the table, or by the shortcut if the table is not about these records. */
  readonly surplusBefore: number;
  /** At `capacity`. */
  readonly lawSurplus: number;
  readonly lawPercent: number | null;
}

/** A fiscal year whose printed surplus is at another capacity than the law's. */
export interface CapacityApart {
  readonly fiscalYear: number;
  readonly published: number;
  readonly given: number;
}

export interface ReconcileReport {
  readonly kind: 'reconcile';
  readonly table: PublishedTable;
  readonly steps: readonly StepResult[];
  /** The shortcut gives the table's totals: the records are the table's. */
  readonly reproducesTable: boolean;
  /** The law, and not the shortcut, gives the table's totals: it is the table of a forecast. */
  readonly isLawTable: boolean;
  /** The step of the birthdays changes some total. */
  readonly birthdaysMatter: boolean;
  readonly surplusTurnedDeficit: readonly TurnedYear[];
  readonly deficitTurnedSurplus: readonly TurnedYear[];
  readonly capacityApart: readonly CapacityApart[];
  /** Known differences found at some step. */
  readonly known: readonly KnownDifference[];
  readonly basis: Basis;
}

export interface ReconcileOptions {
  readonly law: RuleBook;
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly repeatRenewals: boolean;
}

/** The counters of each step; the last counts as the forecast does. */
export function stepCounters(
  options: ReconcileOptions,
): Readonly<Record<ReconcileStep, CountOptions>> {
  const { law, from, to, asOf, repeatRenewals } = options;
  const byLaw = { law, from, to, asOf, method: 'birthday' } as const;
  const repeats = repeatRenewals ? 'cards' : 'none';
  const certificates = 'with-card';
  return {
    'issue-year': { ...byLaw, method: 'issue-year', repeats },
    birthdays: { ...byLaw, law: withoutMinors(law), repeats, certificates },
    minors: { ...byLaw, repeats, certificates },
    certificates: { ...byLaw, repeats },
    repeats: { ...byLaw, repeats: repeatRenewals ? 'all' : 'none' },
  };
}

export function reconcileReport(
  table: PublishedTable,
  tallies: Readonly<Record<ReconcileStep, Tally>>,
  capacity: DatedCapacity,
  basis: Basis,
): ReconcileReport {
  let before: readonly ForecastRow[] | undefined;
  const steps = RECONCILE_STEPS.map((step): StepResult => {
    const rows = forecastRows(tallies[step], capacity, basis.asOf).map((row, index) => ({
      ...row,
      change: row.total - (before?.[index]?.total ?? row.total),
    }));
    before = rows;
    return { step, rows };
  });
  const law = steps.at(-1)?.rows ?? [];
  const shortcut = steps[0]?.rows ?? [];
  const printed = law.map((row) => printedRow(table, row));
  const givesTable = (rows: readonly ForecastRow[]) =>
    rows.every(({ total }, index) => (printed[index]?.total ?? total) === total);
  const reproducesTable = givesTable(shortcut);
  const atTable = printed.map((row) => capacityOf(table, row));
  const turned = law.flatMap((row, index): TurnedYear[] => {
    const before = reproducesTable
      ? { surplus: printed[index]?.surplus, capacity: atTable[index] }
      : { surplus: shortcut[index]?.surplus, capacity: row.capacity };
    if (typeof before.surplus !== 'number' || typeof before.capacity !== 'number') return [];
    const after = compareWithCapacity(row, before.capacity);
    const surplus = after.surplus as number;
    if (before.surplus >= 0 === surplus >= 0) return [];
    return [
      {
        fiscalYear: row.fiscalYear,
        capacity: before.capacity,
        surplusBefore: before.surplus,
        lawSurplus: surplus,
        lawPercent: after.utilizationPercent,
      },
    ];
  });
  return {
    kind: 'reconcile',
    table,
    steps,
    reproducesTable,
    isLawTable: !reproducesTable && givesTable(law),
    birthdaysMatter: steps.some(
      ({ step, rows }) => step === 'birthdays' && rows.some(({ change }) => change !== 0),
    ),
    surplusTurnedDeficit: turned.filter(({ surplusBefore }) => surplusBefore >= 0),
    deficitTurnedSurplus: turned.filter(({ surplusBefore }) => surplusBefore < 0),
    capacityApart: law.flatMap(({ fiscalYear, capacity: given }, index): CapacityApart[] => {
      const published = atTable[index];
      const apart = typeof published === 'number' && given !== null && published !== given;
      return apart ? [{ fiscalYear, published, given }] : [];
    }),
    known: table.knownDifferences.filter((difference) =>
      steps.some(({ rows }) =>
        rows.some(
          (row) =>
            row.fiscalYear === difference.fiscalYear &&
            cellOf(row, difference.column) === difference.computed,
        ),
      ),
    ),
    basis,
  };
}

/** The printed row of a year; none for a year of which only a part is counted, which cannot be set against a whole one. */
export function printedRow(
  table: PublishedTable,
  { fiscalYear, partialFrom }: Pick<ForecastRow, 'fiscalYear' | 'partialFrom'>,
): PublishedRow | undefined {
  return partialFrom === undefined ? publishedRow(table, fiscalYear) : undefined;
}

/** The capacity of a printed surplus: the table's, else the sum of its total and surplus. */
function capacityOf(table: PublishedTable, row: PublishedRow | undefined): number | undefined {
  if (typeof row?.surplus !== 'number') return undefined;
  const said = capacityIn(table.capacity, row.fiscalYear);
  return said ?? (row.total === null ? undefined : row.total + row.surplus);
}
