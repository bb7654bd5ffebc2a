// Cards held before the day is known: judged on any day they come to what each card comes to by itself.
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../src/calendar/civil-date.js';
import { fiscalYearOf } from '../../src/calendar/fiscal-year.js';
import { type CardRecord, holdsRecordedExpiry } from '../../src/records/record.js';
import { patchRuleBook } from '../../src/rules/patch.js';
import { createCounter } from '../../src/tally/counter.js';
import { type Counting, countingOf, holdFor } from '../../src/tally/record-use.js';
import type { Tally } from '../../src/tally/tally.js';
import type { CountOptions } from '../../src/tally/ways.js';
import { adversarialRecords } from '../oracle/records.js';
import { cardRecord, day, law } from '../support/law.js';

const WAYS: readonly Omit<CountOptions, 'from' | 'to' | 'asOf'>[] = [
  { law: law(), method: 'birthday', repeats: 'all' },
  { law: law(), method: 'birthday', repeats: 'none', by: 'month' },
  { law: law(), method: 'birthday', repeats: 'cards', by: 'office' },
  { law: law(), method: 'birthday', repeats: 'all', by: 'day' },
  { law: law(), method: 'birthday', repeats: 'all', certificates: 'with-card' },
  { law: law(), method: 'issue-year', repeats: 'all' },
];

function waysOn(asOf: CivilDate): CountOptions[] {
  const from = fiscalYearOf(asOf);
  return WAYS.map((way) => ({ ...way, from, to: from + 5, asOf }));
}

/** Takes a record plain where it may be taken so. */
function take(counting: Counting, record: CardRecord): void {
  if (holdsRecordedExpiry(record) || !counting.takePlain(record)) counting.take(record, () => {});
}

function held(records: readonly CardRecord[], ways: readonly CountOptions[]): Counting {
  const counting = countingOf(holdFor(ways), 0);
  for (const record of records) {
    take(counting, record);
  }
  return counting;
}

const source = adversarialRecords(36);
const RECORDS = Array.from({ length: 4000 }, () => source.next().value as CardRecord);
const SOME_DAY = day(20250401);

/** A tally with its offices in one order. */
function ordered({ cells, ...tally }: Tally) {
  return { ...tally, cells: [...cells].sort(([one], [other]) => (one < other ? -1 : 1)) };
}

describe('cards held', () => {
  it('are counted on any day as they are one by one', () => {
    const counting = held(RECORDS, waysOn(SOME_DAY));
    const days = [
      ...[0, 1, 27, 28, 29, 30, 180, 181, 364, 365].map((days) => addDays(day(20240201), days)),
      ...[day(20160401), day(20221231), day(20280229), day(20311231)],
    ];
    for (const asOf of days) {
      const ways = waysOn(asOf);
      const tallies = counting.tallies(ways);
      ways.forEach((way, index) => {
        const apart = createCounter(way);
        for (const record of RECORDS) apart.add(record);
        expect([asOf, index, ordered(tallies[index] as Tally)]).toEqual([
          ...[asOf, index],
          ordered(apart.tally),
        ]);
      });
    }
  });

  it('are counted apart where stays end in one month on either side of a birthday that ends a certificate', () => {
    const rule = { rule: 'certificate.validity.adult', from: day(20151005), value: 3 };
    const patched = patchRuleBook(law(), [{ ...rule, reason: 'a what-if' }]);
    if (!('rules' in patched)) throw new Error(patched.problem);
    // Certificates until 2019, renewed until 2022.
    const cards = [20221005, 20221015].map((stayExpiresOn) =>
      cardRecord({ birth: 19801010, cardIssuedOn: 20170515, stayExpiresOn }),
    );
    const way = { law: patched, method: 'birthday', repeats: 'all', from: 2018, to: 2023 } as const;
    const ways = [{ ...way, asOf: day(20180401) }];
    const apart = cards.map((record) => {
      const counter = createCounter(ways[0] as CountOptions);
      counter.add(record);
      return counter.tally;
    });
    expect(apart[0]).not.toEqual(apart[1]);
    const both = held(cards, ways);
    both.absorb(structuredClone(both.parts()));
    const twice = createCounter(ways[0] as CountOptions);
    for (const record of [...cards, ...cards]) twice.add(record);
    expect(both.tallies(ways)).toEqual([twice.tally]);
  });

  it('add up from parts, handed on as plain data, in whatever order', () => {
    const ways = waysOn(SOME_DAY);
    const whole = held(RECORDS, ways).tallies(ways);
    const part = countingOf(holdFor(ways), 0);
    const parts = [0, 1, 2].map((third) => {
      part.restart();
      RECORDS.forEach((record, index) => {
        if (index % 3 === third) take(part, record);
      });
      return structuredClone(part.parts());
    });
    for (const order of [parts, [...parts].reverse()]) {
      const sum = countingOf(holdFor(ways));
      for (const each of order) sum.absorb(each);
      expect(sum.tallies(ways).map(ordered)).toEqual(whole.map(ordered));
    }
  });

  it('are counted to the last one where rows stand for more than a place takes', () => {
    const ways = waysOn(SOME_DAY);
    const large = [999_999_999, 65_535, 1, 65_536, 40_000, 40_000];
    const records = large.map((count) => cardRecord({ cardIssuedOn: 20200515, count }));
    const [tally] = held(records, ways).tallies(ways);
    const sum = large.reduce((total, count) => total + count, 0);
    expect(tally?.cards.counted).toBe(sum);
    const [cells] = tally?.cells.values() ?? [];
    expect(cells?.[(2029 - 2025) * 2]).toBe(sum);
  });
});
