// The report of a forecast: a row a fiscal year, office or month, with its basis.
import type { CivilDate } from '../calendar/civil-date.js';
import {
  fiscalMonthEnd,
  fiscalMonthLabel,
  partialMonth,
  partialYear,
} from '../calendar/fiscal-year.js';
import { compareWithCapacity } from '../capacity/comparison.js';
import { capacityLeft, type DatedCapacity } from '../capacity/dated-capacity.js';
import type { ForecastRow, ShownRow } from '../capacity/forecast-row.js';
import { suppressSmall } from '../privacy/suppression.js';
import type { AsOfSource, Provenance } from '../records/provenance.js';
import { secondaryRules } from '../rules/in-force.js';
import type { Localized, RuleBook, RuleId } from '../rules/rule-book.js';
import type { RecordTotals } from '../tally/record-totals.js';
import {
  type Breakdown,
  countsAt,
  firstMonth,
  hasMonths,
  hasOffices,
  type KindCounts,
  periodCount,
  type Tally,
} from '../tally/tally.js';
import type { Method } from '../tally/ways.js';

/** The basis of a report, printed beside its figures. */
export interface Basis extends Provenance {
  /** Rules in use with a value that rests on secondary sources alone. */
  readonly secondary: readonly { readonly id: RuleId; readonly term: Localized }[];
  readonly asOf: CivilDate;
  readonly asOfSource: AsOfSource;
  readonly isExample: boolean;
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
  /** The number of blank counts that a total reveals, since its year has only one part. */
  readonly exposed: number;
  readonly rows: readonly ShownRow[];
  readonly basis: Basis;
}

/**
 * The forecast of a tally. In a breakdown, counts below `suppressBelow` are blank.
 *
 * @throws {RangeError} for a tally by day, which is a bug.
 */
export function forecastReport(
  tally: Tally,
  capacity: DatedCapacity,
  basis: Basis,
  suppressBelow?: number,
): ForecastReport {
  const { by } = tally;
  if (by === 'day') throw new RangeError('a forecast has no days');
  const rows = forecastRows(tally, capacity, basis.asOf);
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

/** The usual limit for publication: a smaller count in a breakdown can point to a person. */
const SMALL = 10;

/** Whether a count is small and not zero. */
export function isSmall(count: number | null): boolean {
  return count !== null && count > 0 && count < SMALL;
}

/** Whether a breakdown shows small counts. */
export function showsSmall({ by, rows }: ForecastReport): boolean {
  return (
    by !== undefined && rows.some(({ card, certificate }) => isSmall(card) || isSmall(certificate))
  );
}

/** The rows of a forecast, office by office and period by period; the year of the as-of day is what is left of it. */
export function forecastRows(
  tally: Tally,
  capacity: DatedCapacity,
  asOf: CivilDate,
): ForecastRow[] {
  const rows: ForecastRow[] = [];
  const offices = [...tally.cells.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  for (const office of offices) {
    for (let period = 0; period < periodCount(tally); period += 1) {
      const monthly = hasMonths(tally.by);
      const fiscalYear = tally.from + (monthly ? Math.floor(period / 12) : period);
      const month = firstMonth(tally) + period;
      // Months that had ended are no more a part of the year than years that had.
      if (monthly && fiscalMonthEnd(month) < asOf) continue;
      const counts = countsAt(tally, office, period);
      const known = tally.by === undefined ? capacityLeft(capacity, fiscalYear, asOf) : undefined;
      const partial = monthly ? partialMonth(month, asOf) : partialYear(fiscalYear, asOf);
      rows.push({
        fiscalYear,
        ...(hasOffices(tally.by) && { office }),
        ...(monthly && { month: fiscalMonthLabel(month) }),
        ...(partial !== undefined && { partialFrom: partial }),
        ...compareWithCapacity(counts, known),
      });
    }
  }
  return rows;
}

/** The rules that outputs must flag: those in use whose value rests on secondary sources alone. */
export function flaggedRules(law: RuleBook, method: Method): Basis['secondary'] {
  // The shortcut uses no birthday.
  const inCounting: readonly RuleId[] =
    method === 'birthday' ? ['certificate.leap_day_birthday'] : [];
  return secondaryRules(Object.values(law.rules))
    .filter((rule) => inCounting.includes(rule.id))
    .map(({ id, term }) => ({ id, term }));
}
