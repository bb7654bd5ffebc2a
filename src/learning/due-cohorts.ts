// What the law had due of counted cards: cohorts by month of issue, with the chance of each month to be the one due.
import type { CivilDate } from '../calendar/civil-date.js';
import { fiscalMonthEnd, fiscalMonthOf, fiscalMonthStart } from '../calendar/fiscal-year.js';
import { expiriesOf } from '../expiry/expiries.js';
import { renewalOpensOn, windowRule } from '../expiry/renewal-window.js';
import { followProcedures, type ProcedureKind } from '../procedures/procedures.js';
import { firstCardsOf } from '../rules/in-force.js';
import type { RuleBook } from '../rules/rule-book.js';
import type { Cohort } from '../synthesis/cohort.js';
import { expandCohorts } from '../synthesis/expand.js';
import { countsAt, firstMonth, periodCount, type Tally } from '../tally/tally.js';
import type { DueCohort } from './counters.js';

const MEAN_MONTH_DAYS = 365.25 / 12;

/** Who was due, of both kinds. */
export type DuePerKind = Readonly<Record<ProcedureKind, readonly DueCohort[]>>;

/**
 * The cards of counts by month of issue, with the months in which the law has their renewals due, as fiscal month numbers.
 * Everyone is taken as renewed, so that what follows a renewal is due as well.
 */
export function dueCohorts(cohorts: readonly Cohort[], law: RuleBook): DuePerKind {
  const due: Record<ProcedureKind, DueCohort[]> = { card: [], certificate: [] };
  const begin = firstCardsOf(law);
  for (const cohort of cohorts) {
    const people = cohort.cards;
    if (people === 0) continue;
    const months = {
      card: new Map<number, number>(),
      certificate: new Map<number, number>(),
    };
    const issued = fiscalMonthOf(cohort.firstDay);
    const records = expandCohorts([cohort], {
      law,
      birthdays: 'even',
      asOf: begin,
      seed: undefined,
    });
    const until = ((Math.trunc(cohort.lastDay / 10000) + 16) * 10000 + 331) as typeof begin;
    for (const record of records)
      followProcedures(
        record.birth,
        expiriesOf(record, law),
        law,
        { asOf: begin, until, repeats: 'all' },
        {
          due: (kind, on) => {
            const month = fiscalMonthOf(on);
            const share = record.count / people;
            months[kind].set(month, (months[kind].get(month) ?? 0) + share);
          },
          lapsed: () => {},
        },
      );
    due.card.push({ people, since: issued, due: months.card });
    due.certificate.push({ people, since: issued, due: months.certificate });
  }
  return due;
}

/** What a tally by month has due, from its first month on, of holders who leave from a day on. */
export function dueByMonth(tally: Tally, asOf: CivilDate): DuePerKind {
  const into = (asOf % 100) - 1;
  // Who comes in a month comes in its middle on the mean.
  const since = fiscalMonthOf(asOf) + into / MEAN_MONTH_DAYS - 0.5;
  const first = firstMonth(tally);
  const months = Array.from({ length: periodCount(tally) }, (_, index) => first + index);
  const of = (kind: ProcedureKind): DueCohort[] =>
    months.flatMap((month) => {
      const people = countsAt(tally, '', month - first)[kind];
      return people === 0 ? [] : [{ people, since, due: new Map([[month, 1]]) }];
    });
  return { card: of('card'), certificate: of('certificate') };
}

/**
 * How many of those due in a fiscal month have a day in the first month of their window, birthdays spread evenly over its
 * days, ÷ how many of a fiscal year have. Three months before the 28th to 31st of May lies the end of February, and their
 * window opens on 1 March.
 */
export function inFirstMonth(month: number, law: RuleBook): number {
  const year = Math.floor(month / 12) * 12;
  const all = Array.from({ length: 12 }, (_, index) => withFirstMonth(year + index, law));
  return (12 * withFirstMonth(month, law)) / all.reduce((sum, share) => sum + share, 0);
}

function withFirstMonth(month: number, law: RuleBook): number {
  const [start, end] = [fiscalMonthStart(month), fiscalMonthEnd(month)];
  const days = Array.from({ length: end - start + 1 }, (_, day) => (start + day) as CivilDate);
  const first = month - windowRule(start, law).value;
  const have = days.filter((day) => fiscalMonthOf(renewalOpensOn(day, law)) <= first);
  return have.length / days.length;
}
