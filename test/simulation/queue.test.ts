// The line is a line: nobody is lost, nobody overtakes, and documents end on their day.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AfterLapse, noWaits, type RunFigures, runQueue } from '../../src/simulation/queue.js';
import { type Group, NEVER_DUE, type Requests } from '../../src/simulation/requests.js';
import { runs } from '../support/chance.js';

/** Someone, or a part of some people, who asks on a day and whose document ends on another. */
interface Request {
  readonly asks: number;
  readonly due: number;
  readonly kind?: 'card' | 'certificate';
  readonly amount?: number;
}

/** A run with every day a period of its own, so that a test sees each of them. */
function daily(
  requests: readonly Request[],
  capacities: readonly number[],
  afterLapse: AfterLapse = 'keep-place',
) {
  const sorted = [...requests].sort((a, b) => a.asks - b.asks || a.due - b.due);
  const groups = sorted.map(({ due, kind = 'card' }): Group => {
    return { kind, due, people: 1, chances: { days: [], chances: [] } };
  });
  const starts = Int32Array.from(
    { length: capacities.length + 1 },
    (_, day) => sorted.filter(({ asks }) => asks < day).length,
  );
  const inParts = sorted.some(({ amount }) => amount !== undefined);
  const asked: Requests = {
    starts,
    groups: Int32Array.from(sorted.keys()),
    amounts: inParts ? Float64Array.from(sorted, ({ amount = 1 }) => amount) : undefined,
  };
  const periodOf = Int32Array.from(capacities.keys());
  const days = { capacities, periodOf, periods: capacities.length };
  const waits = noWaits(days);
  const figures = runQueue(asked, groups, days, afterLapse, waits);
  const waited = capacities.map((_, day) =>
    [...waits.subarray(day * capacities.length, (day + 1) * capacities.length).entries()].flatMap(
      ([wait, people]) => (people === 0 ? [] : [[wait, people] as const]),
    ),
  );
  return { figures, waited };
}

const plain = (values: Float64Array) => [...values];

function many(count: number, request: Request): Request[] {
  return Array.from({ length: count }, () => request);
}

/** The same by hand, person by person and day by day: who is where at the end of each day. */
function byHand(
  requests: readonly Request[],
  capacities: readonly number[],
  afterLapse: AfterLapse,
) {
  const waitingLine: { asks: number; due: number; lapsed: boolean }[] = [];
  const inOrder = [...requests].sort((a, b) => a.asks - b.asks || a.due - b.due);
  let served = 0;
  let left = 0;
  return capacities.map((capacity, day) => {
    for (const { asks, due } of inOrder) {
      if (asks === day) waitingLine.push({ asks, due, lapsed: false });
    }
    served += waitingLine.splice(0, capacity).length;
    for (const person of waitingLine) {
      if (person.due === day) person.lapsed = true;
    }
    if (afterLapse === 'leave') {
      const staying = waitingLine.filter(({ lapsed }) => !lapsed);
      left += waitingLine.length - staying.length;
      waitingLine.splice(0, waitingLine.length, ...staying);
    }
    const lapsed = waitingLine.filter((person) => person.lapsed).length;
    return { served, waiting: waitingLine.length - lapsed, lapsed: lapsed + left };
  });
}

/** Who is where at the end of each day, from the figures of the days. */
function whereabouts(
  { arrived, served, lapsed, servedLapsed }: RunFigures,
  afterLapse: AfterLapse,
) {
  const sums = { arrived: 0, served: 0, lapsed: 0 };
  return plain(arrived).map((came, day) => {
    sums.arrived += came;
    sums.served += served[day] ?? 0;
    sums.lapsed += (lapsed.card[day] ?? 0) + (lapsed.certificate[day] ?? 0);
    if (afterLapse === 'keep-place') sums.lapsed -= servedLapsed[day] ?? 0;
    const waiting = sums.arrived - sums.served - sums.lapsed;
    return { served: sums.served, waiting, lapsed: sums.lapsed };
  });
}

const DAYS = 12;
const people = fc.array(
  fc.record({
    asks: fc.integer({ min: 0, max: DAYS - 1 }),
    due: fc.oneof(fc.integer({ min: -3, max: DAYS + 3 }), fc.constant(NEVER_DUE)),
    kind: fc.constantFrom('card' as const, 'certificate' as const),
  }),
  { maxLength: 40 },
);
const capacities = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: DAYS, maxLength: DAYS });

describe('the line', () => {
  it('at the end of every day has everybody who asked among the served, the waiting and the lapsed', () => {
    fc.assert(
      fc.property(
        people,
        capacities,
        fc.constantFrom<AfterLapse>('keep-place', 'leave'),
        (requests, rooms, afterLapse) => {
          const { figures } = daily(requests, rooms, afterLapse);
          expect(whereabouts(figures, afterLapse)).toEqual(byHand(requests, rooms, afterLapse));
        },
      ),
      { seed: 18, numRuns: runs(500) },
    );
  });

  it('lets nobody overtake: whoever asks later is served no earlier', () => {
    fc.assert(
      fc.property(people, capacities, (requests, rooms) => {
        const { waited } = daily(requests, rooms);
        const askedOn = waited.flatMap((waits, day) =>
          waits
            .flatMap(([wait, count]) => Array<number>(count).fill(day - wait))
            .sort((a, b) => a - b),
        );
        expect(askedOn).toEqual([...askedOn].sort((a, b) => a - b));
      }),
      { seed: 18 },
    );
  });

  it('with room for everybody lets nobody wait', () => {
    const requests = [0, 1, 2].flatMap((asks) => many(4, { asks, due: 9 }));
    const { figures, waited } = daily(requests, [4, 5, 4]);
    expect(waited).toEqual([[[0, 4]], [[0, 4]], [[0, 4]]]);
    expect(plain(figures.served)).toEqual([4, 4, 4]);
  });

  it('without room serves nobody, and each document ends on its own day', () => {
    const requests = [
      { asks: 0, due: 1 },
      { asks: 0, due: 3, kind: 'certificate' as const },
      { asks: 2, due: 3 },
      { asks: 2, due: 2 },
      { asks: 2, due: 1 },
      { asks: 1, due: 99 },
    ];
    for (const afterLapse of ['keep-place', 'leave'] as const) {
      const { figures } = daily(requests, [0, 0, 0, 0], afterLapse);
      expect(plain(figures.served)).toEqual([0, 0, 0, 0]);
      expect(plain(figures.lapsed.card)).toEqual([0, 1, 1, 1]);
      expect(plain(figures.lapsed.certificate)).toEqual([0, 0, 0, 1]);
      expect(plain(figures.cameAfterLapse)).toEqual([0, 0, 1, 0]);
    }
  });

  it('serves someone in time on the day due itself, and lapsed on the day after', () => {
    const requests = many(2, { asks: 0, due: 1 });
    const { figures } = daily(requests, [0, 1, 1]);
    expect(plain(figures.served)).toEqual([0, 1, 1]);
    expect(plain(figures.lapsed.card)).toEqual([0, 1, 0]);
    expect(plain(figures.servedLapsed)).toEqual([0, 0, 1]);
  });

  it('gives the place of someone who leaves to the next', () => {
    const requests = [...many(2, { asks: 0, due: 0 }), { asks: 1, due: 5 }];
    expect(daily(requests, [1, 1, 1], 'leave').waited).toEqual([[[0, 1]], [[0, 1]], []]);
    expect(daily(requests, [1, 1, 1], 'keep-place').waited).toEqual([[[0, 1]], [[1, 1]], [[1, 1]]]);
  });

  it('loses room that a day leaves over', () => {
    const { figures } = daily(many(6, { asks: 1, due: 9 }), [5, 5, 0]);
    expect(plain(figures.served)).toEqual([0, 5, 0]);
  });

  it('grows by arrivals less capacity a day, where both are constant, and waits accordingly', () => {
    // a arrive and c < a are served each day: after n days (a − c)n wait. The first of day d has a·d before it, of
    // which c go each day: it is served on day floor(a·d ÷ c).
    const [a, c, days] = [5, 3, 30];
    const requests = Array.from({ length: days }, (_, asks) => many(a, { asks, due: 999 })).flat();
    const { figures, waited } = daily(requests, Array<number>(days).fill(c));
    const queue = whereabouts(figures, 'keep-place').map(({ waiting }) => waiting);
    expect(queue).toEqual(Array.from({ length: days }, (_, day) => (a - c) * (day + 1)));
    const longest = waited.map((waits) => Math.max(...waits.map(([wait]) => wait)));
    // On day n the c people in places c·n … c·n + c − 1 are served; the first of them asked on day floor(c·n ÷ a).
    expect(longest).toEqual(
      Array.from({ length: days }, (_, day) => day - Math.floor((c * day) / a)),
    );
  });

  it('serves parts of people as it serves people', () => {
    const requests = [
      { asks: 0, due: 1, amount: 1.5 },
      { asks: 0, due: 9, amount: 2 },
    ];
    const { figures, waited } = daily(requests, [1, 0, 2]);
    expect(plain(figures.served)).toEqual([1, 0, 2]);
    expect(plain(figures.lapsed.card)).toEqual([0, 0.5, 0]);
    expect(plain(figures.servedLapsed)).toEqual([0, 0, 0.5]);
    expect(waited).toEqual([[[0, 1]], [], [[2, 2]]]);
  });
});
