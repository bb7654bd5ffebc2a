// Those due by day, times their chance, are the demand of plans by month.

import { describe, expect, it } from 'vitest';
import { fiscalMonthOf } from '../../src/calendar/fiscal-year.js';
import { decimal, type Fraction, toNumber } from '../../src/calendar/fraction.js';
import { PROCEDURE_KINDS } from '../../src/procedures/procedures.js';
import { NEUTRAL } from '../../src/scenario/decode-assumptions.js';
import { lawCounters, lawCounts, monthlyDemand } from '../../src/scenario/demand.js';
import { type DuePeople, duePeople } from '../../src/scenario/due-people.js';
import type { Assumptions, Ranged } from '../../src/scenario/scenario.js';
import { byMonth } from '../../src/tally/tally.js';
import { talliesFor } from '../support/counts.js';
import { cardRecord, day, law } from '../support/law.js';

const SPAN = { from: 2025, to: 2030 };
const AS_OF = day(20250401);

function all<T>(value: T): Ranged<T> {
  return { low: value, base: value, high: value };
}

const share = (value: number): Ranged<Fraction> => all(decimal(value));

function counted(parts: Partial<Assumptions>) {
  const assumptions = { ...NEUTRAL, ...parts };
  const counters = lawCounters([{ assumptions }], { span: SPAN, asOf: AS_OF, law: law() }, 'day');
  const tallies = talliesFor(counters, [
    cardRecord({ cardIssuedOn: 20210515, count: 100 }),
    cardRecord({ cardIssuedOn: 20200228, birth: 19800331, count: 7 }),
  ]);
  const { tally, law: patched } = lawCounts(counters, tallies).of(assumptions);
  const options = { span: SPAN, asOf: AS_OF, law: patched };
  return {
    people: duePeople(tally, assumptions, 'base', options),
    demand: monthlyDemand(byMonth(tally), assumptions, 'base', options),
  };
}

describe('people due', () => {
  it('stand on their day, with the chance to come that leaving, take-up and other places leave them', () => {
    // Born 10-10, issued 2021-05-15: the certificate ends 2025-10-10, six months after the as-of month; the card
    // ends 2030-10-10, five years and six months after it.
    const { people } = counted({
      leavesPerYear: share(0.1),
      takeUp: { card: share(0.9), certificate: share(0.8) },
      offCounterShare: { card: share(0), certificate: share(0.5) },
    });
    const hundred = people.filter((each) => each.people === 100);
    expect(hundred.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['certificate', 20251010],
      ['card', 20301010],
    ]);
    expect(hundred[0]?.comes).toBeCloseTo(0.95 * 0.8 * 0.5, 12);
    expect(hundred[1]?.comes).toBeCloseTo(0.9 ** 5 * 0.95 * 0.9, 12);
  });

  it('add up to a plan’s exact demand, month by month, those of new cards too', () => {
    const { people, demand } = counted({
      leavesPerYear: share(0.06),
      takeUp: { card: share(0.95), certificate: share(0.9) },
      newCards: new Map([
        [2025, all(1234)],
        [2026, all(20_000)],
      ]),
      newCardsMinorShare: decimal(0.2),
    });
    demand.months.forEach((month, index) => {
      for (const kind of PROCEDURE_KINDS) {
        const inMonth = (each: DuePeople) =>
          each.kind === kind && fiscalMonthOf(each.dueOn) === demand.firstMonth + index;
        const expected = people
          .filter(inMonth)
          .reduce((sum, { people: count, comes }) => sum + count * comes, 0);
        expect(expected).toBeCloseTo(toNumber(month[kind]), 6);
      }
    });
    expect(people.some(({ people: count }) => !Number.isInteger(count))).toBe(false);
  });
});
