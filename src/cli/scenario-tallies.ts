// Scenarios on tallies: the months of a plan from counts that were handed over, without records.
import { fiscalMonthLabel, fiscalYearOf } from '../calendar/fiscal-year.js';
import type { Host } from '../host/host.js';
import { FaultError } from '../records/fault.js';
import type { EffectiveOptions } from '../records/provenance.js';
import type { Basis } from '../reports/forecast.js';
import { lawSpan } from '../scenario/demand.js';
import type { ScenarioFile } from '../scenario/scenario.js';
import {
  emptyTally,
  firstMonth,
  officeCells,
  periodCount,
  placeOf,
  type Tally,
} from '../tally/tally.js';
import type { TallyPart } from '../tally/tally-part.js';
import type { CountingRun, Period } from './counting.js';
import { readTallies, tallyBasis } from './tallies.js';

/** Whether the files of a run are tallies. */
export function areTallies(files: readonly string[]): boolean {
  return files.length > 0 && files.every((file) => /\.json$/i.test(file));
}

/**
 * Counts a run on tallies by month. They must reach as far beyond the plan's years as people come early, and a what-if
 * needs the records.
 *
 * @throws {FaultError} usage-tally-not-by, usage-tally-option, and what reading tallies throws.
 */
export async function countTallies(
  host: Host,
  { options: asked, law, files }: CountingRun,
  file: ScenarioFile,
  options: EffectiveOptions,
): Promise<{ readonly tally: Tally; readonly basis: Basis; readonly period: Period }> {
  const unasked = { by: undefined, suppressBelow: undefined };
  const part = await readTallies(host, { ...asked, files, ...unasked }, law);
  const [first = ''] = files;
  if (part.by !== 'month') throw new FaultError('usage-tally-not-by', { file: first, by: 'month' });
  const { terms } = part;
  const all = file.scenarios.map(({ assumptions }) => assumptions);
  // A what-if changes what falls due, which only records tell.
  if (all.some(({ rules }) => rules.length > 0))
    throw new FaultError('usage-not-with-tally', { option: 'rules' });
  const needed = lawSpan(file, all);
  const refuse = (option: string, term: 'from' | 'to') =>
    new FaultError('usage-tally-option', { file: first, option, term, value: terms[term] });
  if (terms.from > Math.max(needed.from, fiscalYearOf(terms.asOf))) throw refuse('--from', 'from');
  if (terms.to < needed.to) throw refuse('--to', 'to');
  return {
    tally: tallyOf(part),
    basis: tallyBasis(host, part, law, options, false),
    period: { from: file.from, to: file.to, asOf: terms.asOf },
  };
}

/** A part by month as the tally it was; a blank is its known lower bound. */
function tallyOf({ terms, broken, lapsed, records }: TallyPart): Tally {
  const tally = emptyTally(terms.from, terms.to, 'month');
  const cells = officeCells(tally, '');
  const periods = new Map(
    Array.from({ length: periodCount(tally) }, (_, period) => [
      fiscalMonthLabel(firstMonth(tally) + period),
      period,
    ]),
  );
  for (const { month = '', card, certificate } of broken) {
    const period = periods.get(month);
    if (period === undefined) continue;
    cells[placeOf('card', period)] = card.atLeast;
    cells[placeOf('certificate', period)] = certificate.atLeast;
  }
  Object.assign(tally.lapsed, lapsed);
  tally.cards.counted = records.counted;
  Object.assign(tally.cards.excluded, records.excluded);
  return tally;
}
