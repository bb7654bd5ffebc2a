// What counters show of renewals: take-up and timing of both kinds, fitted to what came, or why they cannot be.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthLabel, fiscalMonthOf, fiscalMonthStart } from '../calendar/fiscal-year.js';
import { type CounterFit, fitCounters, type KnownDue, type NoFit } from '../learning/counters.js';
import { type DuePerKind, inFirstMonth } from '../learning/due-cohorts.js';
import type { ProcedureKind } from '../procedures/procedures.js';
import { firstCardsOf, inForce } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { ActualMonths } from '../scenario/actuals.js';

/** What counters show. */
export interface Counters {
  /** The first and the last month of actuals, "2024-04". */
  readonly from: string;
  readonly to: string;
  /** What tells who was due: counts of cards, or records of an earlier day. */
  readonly by: 'counts' | 'records';
  /** The share of holders assumed to leave in a year. */
  readonly leavesPerYear: number;
  readonly fits: Readonly<Record<ProcedureKind, CounterFit | NoFit>>;
}

/**
 * The months of which all that was due is known. Of records: those from which nobody can have come before their day, which
 * would have taken them out; undefined `asOf` for counts, which know all before. Until the first renewals of cards that are
 * not counted any more, in months after `last`.
 */
export function knownDue(asOf: CivilDate | undefined, last: number, law: RuleBook): KnownDue {
  const on = asOf ?? firstCardsOf(law);
  const years = Math.min(
    inForce(law.rules['certificate.validity.adult'], on).value,
    inForce(law.rules['card.validity.minor'], on).value,
  );
  return {
    from:
      asOf === undefined
        ? Number.NEGATIVE_INFINITY
        : fiscalMonthOf(asOf) + (asOf % 100 === 1 ? 0 : 1) + windowOf(asOf, law),
    // The k-th birthday lies more than k − 1 years after the issue.
    to: last + (years - 1) * 12 - 1,
  };
}

function windowOf(on: CivilDate, law: RuleBook): number {
  return inForce(law.rules['renewal.window_months'], on).value;
}

/** Fits both kinds of what came. */
export function fittedCounters(
  came: ActualMonths,
  due: DuePerKind,
  {
    known,
    law,
    leavesPerYear,
    by,
  }: Pick<Counters, 'by' | 'leavesPerYear'> & { readonly known: KnownDue; readonly law: RuleBook },
): Counters {
  const months = [...came.keys()].sort((a, b) => a - b);
  const [first, last] = [months[0] ?? 0, months.at(-1) ?? 0];
  const windowMonths = windowOf(fiscalMonthStart(first), law);
  const fitOf = (kind: ProcedureKind) =>
    fitCounters(
      due[kind],
      [...came].map(([month, counts]) => ({ month, came: counts[kind] })),
      {
        ...{ known, windowMonths, leavesPerYear },
        // A card's visit is its hand-over, which no window bounds.
        ...(kind === 'certificate' && { inFirst: (month: number) => inFirstMonth(month, law) }),
      },
    );
  return {
    ...{ from: fiscalMonthLabel(first), to: fiscalMonthLabel(last), by, leavesPerYear },
    fits: { card: fitOf('card'), certificate: fitOf('certificate') },
  };
}
