// People ask on the days that leads, lags and capacity give them, and as often as their chance says.
import { describe, expect, it } from 'vitest';
import { fiscalMonthOf } from '../../src/calendar/fiscal-year.js';
import { decimal, ONE } from '../../src/calendar/fraction.js';
import { handOverMonths } from '../../src/scenario/demand.js';
import type { DuePeople } from '../../src/scenario/due-people.js';
import { planDays } from '../../src/simulation/plan-days.js';
import {
  createDrawer,
  expectedRequests,
  NEVER_DUE,
  type Requests,
  requestGroups,
} from '../../src/simulation/requests.js';
import { randomStream } from '../../src/synthesis/random.js';
import { day } from '../support/law.js';

/** April to June 2026: 30, 31 and 30 days. */
const DAYS = planDays(fiscalMonthOf(day(20260401)), 3);

/** Open on the first two days of each month, the second for three times as many; June has no capacity. */
const CAPACITIES = Array.from({ length: DAYS.days }, (_, index) =>
  index === 0 || index === 30 ? 10 : index === 1 || index === 31 ? 30 : 0,
);

function due(dueOn: number, parts: Partial<DuePeople> = {}): DuePeople {
  return { kind: 'certificate', dueOn: day(dueOn), people: 1000, comes: 1, ...parts };
}

const AT_ONCE = () => new Map([[0, ONE]]);
const EARLY = () =>
  new Map([
    [-1, decimal(0.5)],
    [0, decimal(0.3)],
    [1, decimal(0.2)],
  ]);

/** Chances by day of the only group. */
function chancesOf(people: DuePeople, sharesOf: typeof AT_ONCE) {
  const [group] = requestGroups([people], [], sharesOf, CAPACITIES, DAYS);
  const { days, chances } = group?.chances ?? { days: [], chances: [] };
  return Object.fromEntries(
    days.map((each, index): [number, number] => [each, chances[index] ?? 0]),
  );
}

/** Requests by day. */
function perDay({ starts, amounts }: Requests): number[] {
  return Array.from(starts.subarray(1), (end, index) => {
    const start = starts[index] ?? 0;
    return amounts === undefined
      ? end - start
      : amounts.subarray(start, end).reduce((sum, amount) => sum + amount, 0);
  });
}

describe('the day of asking', () => {
  it('lies in the month due in proportion to the capacity of its days', () => {
    expect(chancesOf(due(20260415), AT_ONCE)).toEqual({ 0: 0.25, 1: 0.75 });
  });

  it('lies anywhere in a month without capacity', () => {
    const chances = chancesOf(due(20260615), AT_ONCE);
    expect(Object.keys(chances)).toHaveLength(30);
    expect(chances[61]).toBeCloseTo(1 / 30, 12);
  });

  it('follows leads and lags by month, and leaves out what lies outside the plan', () => {
    // Half come in April, a before-the-plan month has none; 0.3 in May, 0.2 in June over its 30 days.
    const may = chancesOf(due(20260520), EARLY);
    expect(may[0]).toBeCloseTo(0.125, 12);
    expect(may[1]).toBeCloseTo(0.375, 12);
    expect(may[30]).toBeCloseTo(0.075, 12);
    expect(may[61]).toBeCloseTo(0.2 / 30, 12);
    const april = chancesOf(due(20260420), EARLY);
    expect(Object.values(april).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(0.5, 12);
    const july = chancesOf(due(20260720), EARLY);
    expect(Object.values(july).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(0.5, 12);
  });

  it('of a new card handed over lies in any month of its year alike, without a day due', () => {
    const [group] = requestGroups(
      [],
      [{ months: handOverMonths(2026, day(20260401)), cards: 120 }],
      AT_ONCE,
      CAPACITIES,
      DAYS,
    );
    expect(group).toMatchObject({ kind: 'card', due: NEVER_DUE, people: 120 });
    expect(group?.chances.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(3 / 12, 12);
    expect(group?.chances.chances[0]).toBeCloseTo(0.25 / 12, 12);
  });
});

describe('drawn requests', () => {
  const groups = requestGroups(
    [due(20260415, { comes: 0.8 }), due(20260420, { people: 500, comes: 0.8 }), due(20260520)],
    [],
    EARLY,
    CAPACITIES,
    DAYS,
  );
  const draw = createDrawer(groups, DAYS.days);

  it('are the same for the same seed and stream, and others for another', () => {
    const drawn = (seed: number, stream: number) => {
      const { starts, groups: of } = draw(randomStream(seed, stream));
      return [...starts, ...of.slice(0, starts[DAYS.days])];
    };
    expect(drawn(1, 3)).toEqual(drawn(1, 3));
    expect(drawn(1, 4)).not.toEqual(drawn(1, 3));
    expect(drawn(2, 3)).not.toEqual(drawn(1, 3));
  });

  it('come as often as their chance says, within five standard errors', () => {
    const RUNS = 400;
    const sums = Array<number>(DAYS.days).fill(0);
    for (let run = 0; run < RUNS; run += 1) {
      perDay(draw(randomStream(7, run))).forEach((count, index) => {
        sums[index] = (sums[index] ?? 0) + count;
      });
    }
    // Day 1 of April: of 1,500 due in April 0.8 × 0.3 × 0.75, of 1,000 due in May 0.5 × 0.75.
    const chances = [...Array<number>(1500).fill(0.18), ...Array<number>(1000).fill(0.375)];
    const mean = chances.reduce((sum, chance) => sum + chance, 0);
    const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
    expect(mean).toBeCloseTo(645, 9);
    expect(Math.abs((sums[1] ?? 0) / RUNS - mean)).toBeLessThan(5 * Math.sqrt(variance / RUNS));
    // Everybody who comes within the plan: 1,500 × 0.8 × 0.5 and 1,000.
    const all = sums.reduce((sum, count) => sum + count, 0) / RUNS;
    expect(Math.abs(all - 1600)).toBeLessThan(5 * Math.sqrt((1500 * 0.4 * 0.6) / RUNS));
  });

  it('stand by day of asking, and on one day by day due', () => {
    const { starts, groups: of } = draw(randomStream(1, 1));
    const onSecondDay = [...of.slice(starts[1], starts[2])];
    expect(new Set(onSecondDay)).toEqual(new Set([0, 1, 2]));
    expect(onSecondDay).toEqual([...onSecondDay].sort((a, b) => a - b));
  });
});

describe('expected requests', () => {
  it('are people times chance, scaled to the whole procedures of each month', () => {
    const groups = requestGroups(
      [due(20260415, { people: 10, comes: 0.33 })],
      [],
      AT_ONCE,
      CAPACITIES,
      DAYS,
    );
    const wholes = [3, 0, 0].map((certificate) => ({ card: 0, certificate }));
    const amounts = perDay(expectedRequests(groups, wholes, DAYS));
    expect(amounts[0]).toBeCloseTo(0.75, 12);
    expect(amounts[1]).toBeCloseTo(2.25, 12);
    expect(amounts.slice(2).every((amount) => amount === 0)).toBe(true);
  });
});

describe('random numbers', () => {
  it('lie from 0 to below 1, evenly, in whatever batches they are asked for', () => {
    const whole = new Float64Array(10_000);
    randomStream(1, 0)(whole, whole.length);
    expect(whole.every((number) => number >= 0 && number < 1)).toBe(true);
    const mean = whole.reduce((sum, number) => sum + number, 0) / whole.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / whole.length));
    const fill = randomStream(1, 0);
    const batches = [1, 2, 5].map((count) => {
      const numbers = new Float64Array(count);
      fill(numbers, count);
      return [...numbers];
    });
    expect(batches.flat()).toEqual([...whole.slice(0, 8)]);
  });
});
