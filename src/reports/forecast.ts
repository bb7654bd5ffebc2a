// Decides what a forecast says: one comparison per fiscal year, office or month, with what was read and left out.

import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthLabel } from '../calendar/fiscal-year.js';
import { compareWithCapacity } from '../capacity/comparison.js';
import { capacityIn, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { ForecastRow, ShownRow } from '../capacity/forecast-row.js';
import { suppressSmall } from '../privacy/suppression.js';
import type { Provenance } from '../records/provenance.js';
import { secondaryRules } from '../rules/in-force.js';
import type { Localized, RuleBook, RuleId } from '../rules/rule-book.js';
import type { RecordTotals } from '../tally/record-totals.js';
import {
  type Breakdown,
  countsAt,
  firstMonth,
  type KindCounts,
  periodCount,
  type Tally,
} from '../tally/tally.js';
import type { Method } from '../tally/ways.js';

/** What every report rests on and prints beside its figures. */
export interface Basis extends Provenance {
  /** Rules of which some value rests on secondary sources alone. */
  readonly secondary: readonly { readonly id: RuleId; readonly term: Localized }[];
  readonly asOf: CivilDate;
  readonly method: Method;
  readonly repeatRenewals: boolean;
  readonly records: RecordTotals;
  readonly lapsed: KindCounts;
  /** The capacity is the published one, taken because none was given. */
  readonly capacityIsPublished: boolean;
}

export interface ForecastReport {
  readonly kind: 'forecast';
  readonly by: Breakdown | undefined;
  /** Counts below this are blank in `rows`; undefined where all are shown. */
  readonly suppressedBelow: number | undefined;
  /** Blank counts that the totals give away all the same, since a year has but one part. */
  readonly exposed: number;
  readonly rows: readonly ShownRow[];
  readonly basis: Basis;
}

/**
 * The forecast a tally gives; counts below `suppressBelow` are left blank in a breakdown.
 *
 * @throws {RangeError} for a tally by day: that is a bug.
 */
export function forecastReport(
  tally: Tally,
  capacity: DatedCapacity,
  basis: Basis,
  suppressBelow?: number,
): ForecastReport {
  const { by } = tally;
  if (by === 'day') throw new RangeError('a forecast has no days');
  const rows = forecastRows(tally, capacity);
  const suppressedBelow = by === undefined ? undefined : suppressBelow;
  const shown = suppressedBelow === undefined ? undefined : suppressSmall(rows, suppressedBelow);
  return {
    kind: 'forecast',
    by,
    suppressedBelow,
    rows: shown?.rows ?? rows,
    exposed: shown?.exposed.length ?? 0,
    basis,
  };
}

/** Below this a count in a breakdown can point to a person: the usual limit for publication. */
const SMALL = 10;

/** Whether a count is small, zero being none. */
export function isSmall(count: number | null): boolean {
  return count !== null && count > 0 && count < SMALL;
}

/** Whether a breakdown shows small counts. */
export function showsSmall({ by, rows }: ForecastReport): boolean {
  return (
    by !== undefined && rows.some(({ card, certificate }) => isSmall(card) || isSmall(certificate))
  );
}

/** The rows of a forecast, office by office and period by period. */
export function forecastRows(tally: Tally, capacity: DatedCapacity): ForecastRow[] {
  const rows: ForecastRow[] = [];
  const offices = [...tally.cells.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (const office of offices) {
    for (let period = 0; period < periodCount(tally); period += 1) {
      const fiscalYear = tally.from + (tally.by === 'month' ? Math.floor(period / 12) : period);
      const counts = countsAt(tally, office, period);
      const known = tally.by === undefined ? capacityIn(capacity, fiscalYear) : undefined;
      rows.push({
        fiscalYear,
        ...(tally.by === 'office' && { office }),
        ...(tally.by === 'month' && { month: fiscalMonthLabel(firstMonth(tally) + period) }),
        ...compareWithCapacity(counts, known),
      });
    }
  }
  return rows;
}

/** The rules that outputs must flag: those whose value rests on secondary sources alone and takes part in counting. */
export function flaggedRules(law: RuleBook, method: Method): Basis['secondary'] {
  // The shortcut looks at no birthday and at no renewal's term.
  const inCounting: readonly RuleId[] =
    method === 'birthday' ? ['birthday.leap_day', 'card.renewal.counts_from'] : [];
  return secondaryRules(Object.values(law.rules))
    .filter((rule) => inCounting.includes(rule.id))
    .map(({ id, term }) => ({ id, term }));
}
