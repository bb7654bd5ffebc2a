// What is learned from invented counts at counters, held against what they were made with. Exports only.
import { type CivilDate, dayAfter } from '../../src/calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearOf } from '../../src/calendar/fiscal-year.js';
import { type CounterFit, fitCounters, type NoFit } from '../../src/learning/counters.js';
import { dueByMonth, inFirstMonth } from '../../src/learning/due-cohorts.js';
import type { RuleBook } from '../../src/rules/rule-book.js';
import { countingOf, holdFor } from '../../src/tally/record-use.js';
import type { Tally } from '../../src/tally/tally.js';
import { type HistoryAssumptions, USUAL } from './histories/assumptions.js';
import { livesInTurn, registerOn, visitsByMonth } from './histories/histories.js';
import { recordOfRow } from './learned.js';

/** Fits the visits of a history from an extract on to what the extract had due. */
export function countedHistory(
  assumptions: HistoryAssumptions,
  law: RuleBook,
  extractOn: number,
): { readonly certificate: CounterFit | NoFit; readonly card: CounterFit | NoFit } {
  const asOf = dayAfter(extractOn as CivilDate);
  const [from, to] = [fiscalYearOf(asOf), fiscalYearOf(assumptions.day as CivilDate) + 1];
  const way = { law, method: 'birthday', asOf, from, to, repeats: 'all', by: 'month' } as const;
  const held = countingOf(holdFor([way]));
  const visits: { month: string; card: number; certificate: number }[] = [];
  for (const lives of livesInTurn(assumptions)) {
    for (const row of registerOn(lives, extractOn)) {
      const record = recordOfRow(row);
      if (!held.takePlain(record)) held.take(record, () => {});
    }
    visitsByMonth(lives, asOf, assumptions.day).forEach(({ month, card, certificate }, index) => {
      const sum = visits[index] ?? { month, card: 0, certificate: 0 };
      visits[index] = { month, card: sum.card + card, certificate: sum.certificate + certificate };
    });
  }
  const due = dueByMonth(held.tallies([way])[0] as Tally, asOf);
  const of = (kind: 'card' | 'certificate') =>
    fitCounters(
      due[kind],
      visits.map((visit) => ({
        month: fiscalMonthOf(Number(`${visit.month.replace('-', '')}01`) as CivilDate),
        came: visit[kind],
      })),
      {
        known: { from: fiscalMonthOf(asOf) + 3, to: fiscalMonthOf(asOf) + 47 },
        windowMonths: 3,
        leavesPerYear: 1 - Math.exp(-assumptions.leavesPerYear),
        // A card's visit is its hand-over, which no window bounds.
        ...(kind === 'certificate' && { inFirst: (month: number) => inFirstMonth(month, law) }),
      },
    );
  return { certificate: of('certificate'), card: of('card') };
}

/**
 * The usual history with what counters know nothing of left out: who moves in, stays, losses, issues out of turn. Each of
 * them brings people whom nobody had due, or keeps some away who were.
 */
export const COUNTED: HistoryAssumptions = {
  ...USUAL,
  ...{ lossesPerYear: 0, reissuesPerYear: 0, withoutCertificates: 0, foreign: 0, movedIn: 0 },
};
