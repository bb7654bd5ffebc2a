// Cards whose window is open: how many are renewed by the last day is told of enough cards, whoever shows the last days.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { learnCards } from '../../src/learning/cards.js';
import { monthNumber, PLACES } from '../../src/tally/renewals.js';
import { law } from '../support/law.js';

const asOf = 20261101 as CivilDate;
const frame = {
  ...{ asOf, from: monthNumber(20220301 as CivilDate), law: law() },
  outOfTurn: { perYear: 0, afterPerYear: undefined },
};
const month = monthNumber(asOf);

/** Cards that end in the as-of day's month: so many renewed 60 days before, so many not, with ends on each day. */
function learned(renewed: number, notRenewed: number) {
  const byDay = new Float64Array(PLACES.renewedByDay);
  byDay[60] = renewed;
  const active = new Float64Array(PLACES.day);
  for (let card = 0; card < notRenewed; card += 1) {
    const place = 1 + (card % 30);
    active[place] = (active[place] as number) + 1;
  }
  const counts = { renewedByDay: [], renewedByMonth: [], active: [], lapsed: [] } as {
    [key: string]: Float64Array[];
  };
  (counts['renewedByDay'] as Float64Array[])[month] = byDay;
  (counts['active'] as Float64Array[])[month] = active;
  return learnCards(counts as never, frame);
}

describe('cards renewed by the last day', () => {
  it('are told where enough end in the month', () => {
    const { open, inTime } = learned(60, 30);
    expect(open).toBe(90);
    // All were renewed 60 days before; nobody was censored by then.
    expect(inTime?.base).toBeCloseTo(60 / 90, 10);
  });

  it('are not told of few, though somebody who has not come is followed to the last day', () => {
    expect(learned(20, 30).inTime).toBeUndefined();
    expect(learned(59, 0).inTime).toBeUndefined();
    expect(learned(60, 0).inTime?.base).toBe(1);
  });
});
