// Bands of what was learned earlier: draws against binomial figures, records taken back to a day, and how often they hold.
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../src/calendar/civil-date.js';
import { drawArrivals, hazardsOf } from '../../src/learning/arrivals.js';
import { lookingBack } from '../../src/learning/looking-back.js';
import { percentiles } from '../../src/scenario/bands.js';
import { bandsFromActuals, bandsFromRecords, heldOf } from '../../src/scenario/looked-back.js';
import { emptyCounts, monthNumber, PLACES } from '../../src/tally/renewals.js';
import { law } from '../support/law.js';
import { backHistory, USUAL } from '../support/learned.js';

const ALL = { lead: 4, seen: () => 1 };

describe('draws of who comes', () => {
  it('of shares that are certain have the width that chance alone gives', () => {
    const certain = { steps: [0, 0, 0, 0, 0.5].map((share) => ({ came: share * 1e12, of: 1e12 })) };
    const awaited = [{ month: 10, people: 10_000 }];
    const { expected, draws } = drawArrivals(awaited, certain, { from: 10, until: 11, ...ALL }, 1);
    expect(expected[0]).toBe(5000);
    const band = percentiles(draws.map(([first = 0]) => first));
    // 1.28 × √(10,000 × ½ × ½) on either side.
    expect(Math.abs((band?.p10 ?? 0) - 4936)).toBeLessThan(8);
    expect(Math.abs((band?.p90 ?? 0) - 5064)).toBeLessThan(8);
  });

  it('are wider where shares rest on few people, and the same for the same input', () => {
    const of = (people: number) => {
      const hazards = hazardsOf([0, 0, 0, 0, 0.5, 0.5], people);
      const span = { from: 10, until: 12, ...ALL };
      return drawArrivals([{ month: 10, people: 10_000 }], hazards, span, 1);
    };
    const width = (people: number) => {
      const { p10, p90 } = percentiles(of(people).draws.map(([first = 0]) => first)) as never;
      return p90 - p10;
    };
    expect(width(100)).toBeGreaterThan(6 * width(1e9));
    expect(of(100)).toEqual(of(100));
    // Whoever comes comes once.
    expect(of(1e9).draws.every(([first = 0, second = 0]) => first + second <= 10_000)).toBe(true);
  });

  it('begin where the records stand: who is due later or earlier has fewer months left', () => {
    const hazards = hazardsOf([0, 0, 0, 0.5, 0.5], 1e12);
    const people = [9, 10, 11].map((month) => ({ month, people: 1000 }));
    const { expected } = drawArrivals(people, hazards, { from: 10, until: 12, ...ALL }, 1);
    // Of 9 nobody is left to come; those of 10 who did not come in 9 all come; of 11 half in each.
    expect([...expected].map(Math.round)).toEqual([1500, 500]);
  });
});

describe('looking back', () => {
  it('knows at a month who had come by then, and who came since', () => {
    const counts = emptyCounts();
    const month = monthNumber(20220601 as CivilDate);
    const came = new Float64Array(PLACES.cameByMonth);
    // Of 100: 60 two months early, 10 in the month itself, 10 three months late.
    came.set([60], 2);
    came.set([10], 4);
    came.set([10], 7);
    counts.cameByMonth[month] = came;
    const waiting = new Float64Array(PLACES.day);
    waiting[15] = 20;
    counts.waiting[month] = waiting;
    const outOfTurn = { perYear: 0, afterPerYear: undefined };
    const frame = { asOf: 20261101 as CivilDate, from: month - 5, outOfTurn };
    const back = lookingBack([counts], frame);
    expect([-2, 0, 1, 3].map((after) => back.cameIn(month + after))).toEqual([60, 10, 0, 10]);
    const later = back.knownAt(month + 13);
    expect(later?.awaited).toEqual([{ month, people: 20 }]);
    expect(later?.hazards.steps[2]).toEqual({ came: 60, of: 100 });
    expect(later?.hazards.steps[7]).toEqual({ came: 10, of: 30 });
    // Nobody had been followed for a year.
    expect(back.knownAt(month + 12)).toBeUndefined();
  });

  it('of six histories most bands hold, of records and of what came at counters', () => {
    const histories = Array.from({ length: 6 }, (_, run) =>
      backHistory({ ...USUAL, seed: 700 + run, people: 2500 }, law(), 20241031),
    );
    const rows = histories.flatMap(({ seen, frame }) => bandsFromRecords(seen, frame).rows);
    const [years, months] = heldOf(rows);
    expect(years?.points).toBeGreaterThan(20);
    expect((years?.held ?? 0) / (years?.points ?? 1)).toBeGreaterThan(0.6);
    expect((months?.held ?? 0) / (months?.points ?? 1)).toBeGreaterThan(0.7);
    const counted = histories.flatMap(
      ({ older, actuals, olderFrame }) => bandsFromActuals(older, actuals, olderFrame)?.rows ?? [],
    );
    const of = heldOf(counted).find(({ by, kind }) => by === 'month' && kind === 'certificate');
    expect(of?.points).toBe(6 * 24);
    expect((of?.held ?? 0) / 144).toBeGreaterThan(0.6);
    // All taken to come in the month due, a band would hold in hardly any.
    const cards = heldOf(counted).filter(({ kind }) => kind === 'card');
    for (const { held, points } of cards) expect(held / points).toBeGreaterThan(0.6);
    const ofCards = counted.filter(({ kind, month }) => kind === 'card' && month === undefined);
    const [expected, came] = (['expected', 'actual'] as const).map((key) =>
      ofCards.reduce((sum, row) => sum + row[key], 0),
    ) as [number, number];
    expect(expected / came).toBeGreaterThan(0.85);
    expect(expected / came).toBeLessThan(1.1);
  });
});
