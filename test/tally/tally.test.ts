// Counts add up: records into cells, parts into the whole, and nothing lost on the way.
import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../../src/records/record.js';
import { createCounter } from '../../src/tally/counter.js';
import {
  addProcedures,
  BREAKDOWNS,
  countsAt,
  emptyTally,
  firstMonth,
  mergeTallies,
  officeCells,
  periodCount,
  type Tally,
} from '../../src/tally/tally.js';
import type { CountOptions } from '../../src/tally/ways.js';
import { adversarialRecords } from '../oracle/records.js';
import { cardRecord, day, law } from '../support/law.js';

const OPTIONS: CountOptions = {
  law: law(),
  method: 'birthday',
  from: 2025,
  to: 2030,
  asOf: day(20250401),
  repeats: 'all',
};

function tallyOf(records: Iterable<CardRecord>, options: Partial<CountOptions> = {}): Tally {
  const counter = createCounter({ ...OPTIONS, ...options });
  for (const record of records) counter.add(record);
  return counter.tally;
}

/** A tally as plain data, so that equal means equal in every cell. */
function plain(tally: Tally) {
  const cells = [...tally.cells].map(([office, counts]) => [office, [...counts]] as const);
  const sorted = cells.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...tally, cells: sorted, excluded: { ...tally.cards.excluded } };
}

function someRecords(seed: number, count: number): CardRecord[] {
  const source = adversarialRecords(seed);
  return Array.from({ length: count }, () => source.next().value as CardRecord);
}

/** Sum over all offices and periods. */
function sums(tally: Tally) {
  let card = 0;
  let certificate = 0;
  for (const office of tally.cells.keys()) {
    for (let period = 0; period < periodCount(tally); period += 1) {
      const counts = countsAt(tally, office, period);
      card += counts.card;
      certificate += counts.certificate;
    }
  }
  return { card, certificate };
}

describe('counting', () => {
  it('puts each visit in the fiscal year of its day: 31 March and 1 April', () => {
    // Source: Minato ward, document no. 1, 2025-09-05: by fiscal year of expiry.
    const tally = tallyOf([
      cardRecord({ birth: 19900331, cardIssuedOn: 20160601 }),
      cardRecord({ birth: 19900401, cardIssuedOn: 20160601, count: 3 }),
    ]);
    expect(countsAt(tally, '', 0)).toEqual({ card: 1, certificate: 0 });
    expect(countsAt(tally, '', 1)).toEqual({ card: 3, certificate: 0 });
    // Their certificates ended in 2021 and were not issued again.
    expect(tally.lapsed).toEqual({ card: 0, certificate: 4 });
  });

  it('counts the cards of every record once, by status', () => {
    const records = someRecords(11, 400);
    const tally = tallyOf(records);
    const byStatus: Record<string, number> = {};
    for (const { status, count } of records) byStatus[status] = (byStatus[status] ?? 0) + count;
    const { active, ...others } = byStatus;
    expect(tally.cards.counted).toBe(active);
    expect(tally.cards.excluded).toEqual(others);
  });

  it.each(['returned', 'moved_out', 'deceased', 'lapsed', 'revoked'] as const)(
    'a card that is %s brings no visit and does not lapse',
    (status) => {
      const tally = tallyOf([cardRecord({ status, count: 4 })]);
      expect(sums(tally)).toEqual({ card: 0, certificate: 0 });
      expect(tally.lapsed).toEqual({ card: 0, certificate: 0 });
      expect(tally.cards).toEqual({ counted: 0, excluded: { [status]: 4 } });
    },
  );

  it('tells what does not go with the law of every record, also of those left out', () => {
    const odd = { recordedCardExpiry: 20330101 };
    for (const method of ['birthday', 'issue-year'] as const) {
      for (const status of ['active', 'returned'] as const) {
        const counter = createCounter({ ...OPTIONS, method });
        const told: string[] = [];
        counter.add(cardRecord({ ...odd, status }), ({ code }) => told.push(code));
        expect(told, `${method} ${status}`).toEqual(['expiry-fits-no-reading']);
      }
    }
  });

  it('by month: the months of a year are the year', () => {
    const records = someRecords(12, 400);
    const years = tallyOf(records);
    const months = tallyOf(records, { by: 'month' });
    expect(periodCount(months)).toBe(72);
    for (let year = 0; year < 6; year += 1) {
      let card = 0;
      let certificate = 0;
      for (let month = 0; month < 12; month += 1) {
        const counts = countsAt(months, '', year * 12 + month);
        card += counts.card;
        certificate += counts.certificate;
      }
      expect({ card, certificate }).toEqual(countsAt(years, '', year));
    }
    expect(sums(years).card).toBeGreaterThan(0);
  });

  it('by month: 31 March is the last of a year, 1 April the first of the next', () => {
    const months = tallyOf(
      [
        cardRecord({ birth: 19900331, cardIssuedOn: 20160601 }),
        cardRecord({ birth: 19900401, cardIssuedOn: 20160601 }),
      ],
      { by: 'month' },
    );
    expect(firstMonth(months)).toBe(2025 * 12);
    expect(countsAt(months, '', 11).card).toBe(1);
    expect(countsAt(months, '', 12).card).toBe(1);
  });

  it('by office: the offices together are the whole, and each its own', () => {
    const records = someRecords(13, 400);
    const whole = tallyOf(records);
    const offices = tallyOf(records, { by: 'office' });
    expect([...offices.cells.keys()].sort()).toEqual(['', 'Akasaka', 'Azabu']);
    expect(sums(offices)).toEqual(sums(whole));
    const azabu = tallyOf(records.filter(({ office }) => office === 'Azabu'));
    for (let period = 0; period < 6; period += 1) {
      expect(countsAt(offices, 'Azabu', period)).toEqual(countsAt(azabu, '', period));
    }
  });

  it('by office and month: the months of an office are its years, the offices of a month the whole', () => {
    const records = someRecords(13, 400);
    const both = tallyOf(records, { by: 'office,month' });
    const offices = tallyOf(records, { by: 'office' });
    const months = tallyOf(records, { by: 'month' });
    expect(sums(both)).toEqual(sums(months));
    for (const [office, cells] of both.cells) {
      for (let year = 0; year < 6; year += 1) {
        const ofYear = [...cells].slice(year * 24, year * 24 + 24);
        const sum = (kind: number) =>
          ofYear.reduce((total, count, at) => total + (at % 2 === kind ? count : 0), 0);
        expect({ card: sum(0), certificate: sum(1) }).toEqual(countsAt(offices, office, year));
      }
    }
    const june = [...both.cells.keys()].map((office) => countsAt(both, office, 2).certificate);
    expect(june.reduce((total, count) => total + count, 0)).toBe(
      countsAt(months, '', 2).certificate,
    );
  });

  it('by office: an office known by no record has no row', () => {
    const offices = tallyOf([cardRecord({ office: 'Azabu' })], { by: 'office' });
    expect([...offices.cells.keys()]).toEqual(['Azabu']);
  });

  it('visits outside the years asked for are in no cell', () => {
    const cells = officeCells(emptyTally(2025, 2026), '');
    addProcedures(cells, 'card', -1, 1);
    addProcedures(cells, 'certificate', 2, 1);
    expect([...cells]).toEqual([0, 0, 0, 0]);
    addProcedures(cells, 'card', 0, 2);
    addProcedures(cells, 'certificate', 1, 3);
    expect([...cells]).toEqual([2, 0, 0, 3]);
  });

  it('an office or a period without records counts nothing', () => {
    expect(countsAt(emptyTally(2025, 2030), 'nowhere', 0)).toEqual({ card: 0, certificate: 0 });
  });

  it('the shortcut counts by fiscal year of issue', () => {
    const tally = tallyOf([cardRecord({ cardIssuedOn: 20201001, count: 7 })], {
      method: 'issue-year',
    });
    expect(countsAt(tally, '', 0)).toEqual({ card: 0, certificate: 7 });
    expect(countsAt(tally, '', 5)).toEqual({ card: 7, certificate: 0 });
  });
});

describe.each([undefined, ...BREAKDOWNS])('merging tallies by %s', (by) => {
  const [a, b, c] = [21, 22, 23].map((seed) => tallyOf(someRecords(seed, 150), { by })) as [
    Tally,
    Tally,
    Tally,
  ];

  it('is the tally of both together', () => {
    const together = tallyOf([...someRecords(21, 150), ...someRecords(22, 150)], { by });
    expect(plain(mergeTallies(a, b))).toEqual(plain(together));
  });

  it('does not depend on order or grouping', () => {
    expect(plain(mergeTallies(a, b))).toEqual(plain(mergeTallies(b, a)));
    const left = mergeTallies(mergeTallies(a, b), c);
    const right = mergeTallies(a, mergeTallies(b, c));
    expect(plain(left)).toEqual(plain(right));
  });

  it('with the empty tally changes nothing', () => {
    expect(plain(mergeTallies(a, emptyTally(2025, 2030, by)))).toEqual(plain(a));
    expect(plain(mergeTallies(emptyTally(2025, 2030, by), a))).toEqual(plain(a));
  });

  it('leaves its parts as they were', () => {
    const before = plain(a);
    const text = JSON.stringify(before);
    mergeTallies(a, b);
    expect(JSON.stringify(plain(a))).toBe(text);
  });
});

describe('tallies that do not go together', () => {
  it.each([
    [emptyTally(2025, 2030), emptyTally(2024, 2030)],
    [emptyTally(2025, 2030), emptyTally(2025, 2031)],
    [emptyTally(2025, 2030), emptyTally(2025, 2030, 'month')],
    [emptyTally(2025, 2030, 'office'), emptyTally(2025, 2030, 'month')],
  ])('are refused', (a, b) => {
    expect(() => mergeTallies(a, b)).toThrow(RangeError);
  });
});
