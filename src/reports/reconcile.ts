// Decides how a published table and the law are joined: the same records counted in steps from the shortcut to the law.
import type { CivilDate } from '../calendar/civil-date.js';
import type { DatedCapacity } from '../capacity/dated-capacity.js';
import { certificatesWithCard, withoutMinors } from '../procedures/views.js';
import type { CardRecord } from '../records/record.js';
import type { RuleBook } from '../rules/rule-book.js';
import { type Counter, createCounter } from '../tally/counter.js';
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

/** A fiscal year in which the law turns the published verdict round. */
export interface TurnedYear {
  readonly fiscalYear: number;
  readonly publishedSurplus: number;
  readonly lawSurplus: number;
  readonly lawPercent: number | null;
}

export interface ReconcileReport {
  readonly kind: 'reconcile';
  readonly table: PublishedTable;
  readonly steps: readonly StepResult[];
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

/** Counts each record at every step at once; the last counter is the forecast's own. */
export function createSteps(options: ReconcileOptions): {
  readonly counters: Readonly<Record<ReconcileStep, Counter>>;
  readonly add: (record: CardRecord) => void;
} {
  const { law, from, to, asOf } = options;
  const period = { from, to, asOf };
  const everyoneAdult = withoutMinors(law);
  const cardsOnly = options.repeatRenewals ? 'cards' : 'none';
  const counters = {
    'issue-year': createCounter({ ...period, law, method: 'issue-year', repeats: cardsOnly }),
    birthdays: createCounter({
      ...period,
      law: everyoneAdult,
      method: 'birthday',
      repeats: cardsOnly,
    }),
    minors: createCounter({ ...period, law, method: 'birthday', repeats: cardsOnly }),
    certificates: createCounter({ ...period, law, method: 'birthday', repeats: cardsOnly }),
    repeats: createCounter({
      ...period,
      law,
      method: 'birthday',
      repeats: options.repeatRenewals ? 'all' : 'none',
    }),
  } satisfies Record<ReconcileStep, Counter>;
  return {
    counters,
    add: (record) => {
      const withCard = certificatesWithCard(record);
      counters['issue-year'].add(record);
      counters.birthdays.add(withCard);
      counters.minors.add(withCard);
      counters.certificates.add(record);
      counters.repeats.add(record);
    },
  };
}

/** The bridge from the table to the law, and the years in which it turns a surplus into a deficit or back. */
export function reconcileReport(
  table: PublishedTable,
  counters: Readonly<Record<ReconcileStep, Counter>>,
  capacity: DatedCapacity,
  basis: Basis,
): ReconcileReport {
  let before: readonly ForecastRow[] | undefined;
  const steps = RECONCILE_STEPS.map((step): StepResult => {
    const rows = forecastRows(counters[step].tally, capacity).map((row, index) => ({
      ...row,
      change: row.total - (before?.[index]?.total ?? row.total),
    }));
    before = rows;
    return { step, rows };
  });
  const law = steps.at(-1)?.rows ?? [];
  const turned = law.flatMap((row): TurnedYear[] => {
    const published = table.rows.find(({ fiscalYear }) => fiscalYear === row.fiscalYear)?.surplus;
    if (published === undefined || published === null || row.surplus === null) return [];
    if (published >= 0 === row.surplus >= 0) return [];
    return [
      {
        fiscalYear: row.fiscalYear,
        publishedSurplus: published,
        lawSurplus: row.surplus,
        lawPercent: row.utilizationPercent,
      },
    ];
  });
  return {
    kind: 'reconcile',
    table,
    steps,
    surplusTurnedDeficit: turned.filter(({ publishedSurplus }) => publishedSurplus >= 0),
    deficitTurnedSurplus: turned.filter(({ publishedSurplus }) => publishedSurplus < 0),
    basis,
  };
}
