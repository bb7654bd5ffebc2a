// Decides how a published table and the law are joined: the same records counted in steps from the shortcut to the law.
import type { CivilDate } from '../calendar/civil-date.js';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import { withoutMinors } from '../procedures/views.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Tally } from '../tally/tally.js';
import type { CountOptions } from '../tally/ways.js';
import { type Basis, forecastRows } from './forecast.js';
import type { ForecastRow } from './forecast-row.js';
import type { PublishedTable } from './published-table.js';

/** The steps, in the order in which each adds one part of the law to the shortcut. */
export const RECONCILE_STEPS = [
  'issue-year',
  'birthdays',
  'minors',
  'certificates',
  'repeats',
] as const;
export type ReconcileStep = (typeof RECONCILE_STEPS)[number];

/** One step: what is then counted, and by how much each year's total moved from the step before. */
export interface StepResult {
  readonly step: ReconcileStep;
  readonly rows: readonly (ForecastRow & { readonly change: number })[];
}

/** A fiscal year in which the law turns the verdict round. */
export interface TurnedYear {
  readonly fiscalYear: number;
  /** What the table says of the year, or where the records are not the table's, what the shortcut makes of them. */
  readonly surplusBefore: number;
  readonly lawSurplus: number;
  readonly lawPercent: number | null;
}

export interface ReconcileReport {
  readonly kind: 'reconcile';
  readonly table: PublishedTable;
  readonly steps: readonly StepResult[];
  /** The shortcut gives the table's totals: the records are those behind it. */
  readonly reproducesTable: boolean;
  /** By the birthdays alone some figure changes. */
  readonly birthdaysMatter: boolean;
  readonly surplusTurnedDeficit: readonly TurnedYear[];
  readonly deficitTurnedSurplus: readonly TurnedYear[];
  readonly basis: Basis;
}

/** What the steps count. */
export interface ReconcileOptions {
  readonly law: RuleBook;
  readonly from: number;
  readonly to: number;
  readonly asOf: CivilDate;
  readonly repeatRenewals: boolean;
}

/** How records are counted at each step; at the last as the forecast counts them. */
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

/** The bridge from the table to the law, and the years in which it turns a surplus into a deficit or back. */
export function reconcileReport(
  table: PublishedTable,
  tallies: Readonly<Record<ReconcileStep, Tally>>,
  capacity: DatedCapacity,
  basis: Basis,
): ReconcileReport {
  let before: readonly ForecastRow[] | undefined;
  const steps = RECONCILE_STEPS.map((step): StepResult => {
    const rows = forecastRows(tallies[step], capacity).map((row, index) => ({
      ...row,
      change: row.total - (before?.[index]?.total ?? row.total),
    }));
    before = rows;
    return { step, rows };
  });
  const law = steps.at(-1)?.rows ?? [];
  const shortcut = steps[0]?.rows ?? [];
  const publishedIn = (year: number) => table.rows.find(({ fiscalYear }) => fiscalYear === year);
  const reproducesTable = shortcut.every(({ fiscalYear, total }) => {
    const published = publishedIn(fiscalYear)?.total ?? null;
    return published === null || published === total;
  });
  const turned = law.flatMap((row, index): TurnedYear[] => {
    const before = reproducesTable
      ? publishedIn(row.fiscalYear)?.surplus
      : shortcut[index]?.surplus;
    if (before === undefined || before === null || row.surplus === null) return [];
    if (before >= 0 === row.surplus >= 0) return [];
    return [
      {
        fiscalYear: row.fiscalYear,
        surplusBefore: before,
        lawSurplus: row.surplus,
        lawPercent: row.utilizationPercent,
      },
    ];
  });
  return {
    kind: 'reconcile',
    table,
    steps,
    reproducesTable,
    birthdaysMatter: steps.some(
      ({ step, rows }) => step === 'birthdays' && rows.some(({ change }) => change !== 0),
    ),
    surplusTurnedDeficit: turned.filter(({ surplusBefore }) => surplusBefore >= 0),
    deficitTurnedSurplus: turned.filter(({ surplusBefore }) => surplusBefore < 0),
    basis,
  };
}
