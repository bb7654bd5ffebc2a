// Public statistics become the cards they count: sums kept, days even, leavers gone, nothing invented.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ABSENT,
  addDays,
  type CivilDate,
  dayAfter,
  dayNumber,
} from '../../src/calendar/civil-date.js';
import { fiscalYearOf } from '../../src/calendar/fiscal-year.js';
import {
  decimal,
  type Fraction,
  fraction,
  ONE,
  plus,
  times,
  toNumber,
  ZERO,
} from '../../src/calendar/fraction.js';
import { expiriesOf } from '../../src/expiry/expiries.js';
import { readCounts } from '../../src/read/tables/counts.js';
import { FaultError } from '../../src/records/fault.js';
import type { Cohort } from '../../src/synthesis/cohort.js';
import { expandCohorts, lastIssueOf } from '../../src/synthesis/expand.js';
import {
  type CountsAssumptions,
  cohortsOfCounts,
  daysOfHeld,
  daysOfSnapshots,
  remainingShare,
  type Snapshot,
  thinnedDays,
} from '../../src/synthesis/statistics.js';
import { faultText } from '../../src/words/fault-text.js';
import { runs } from '../support/chance.js';
import { textContent } from '../support/content.js';
import { day, law } from '../support/law.js';

const NEUTRAL: CountsAssumptions = {
  law: law(),
  minorShare: ZERO,
  handOverLag: 0,
  leavesPerYear: ZERO,
};

async function read(text: string) {
  return (await readCounts('counts.csv', textContent(text), { law: law() })).table;
}

async function faultOf(text: string): Promise<string> {
  try {
    await read(text);
  } catch (error) {
    if (error instanceof FaultError) return faultText(error.fault, 'en');
    throw error;
  }
  return 'no fault';
}

function snapshot(on: number, cards: number, minors?: number): Snapshot {
  return { on: day(on), cards, minors };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Snapshots in order, with cards that never fall; minors, if any, within the cards of each span. */
const someSnapshots = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 500 }),
        rise: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 40_000 })),
        minors: fc.integer({ min: -50, max: 100 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([withMinors, steps]) => {
    let date = new Date(Date.UTC(2016, 0, 14));
    let [cards, minors] = [0, 0];
    return steps.map((step): Snapshot => {
      date = new Date(date.getTime() + step.gap * 86_400_000);
      cards += step.rise;
      minors = Math.max(0, minors + Math.trunc((step.rise * step.minors) / 100));
      const on = Number(date.toISOString().slice(0, 10).replaceAll('-', ''));
      return snapshot(on, cards, withMinors ? minors : undefined);
    });
  });
const someShare = fc
  .integer({ min: 0, max: 1000 })
  .map((thousandths): Fraction => fraction(thousandths, 1000));

describe('reading cards to date', () => {
  it('takes dates in any form, thousands separators and Japanese headers', async () => {
    const table = await read(
      '基準日,累計交付枚数,累計交付枚数（未成年）\n令和2年4月1日,"67,876",100\n2021/4/1,102640,\n',
    );
    expect(table).toEqual({
      kind: 'snapshots',
      counted: 'handed-over',
      snapshots: [snapshot(20200401, 67876, 100), snapshot(20210401, 102640)],
    });
  });

  it('takes a fall in minors, who come of age', async () => {
    const text = 'date,cumulative_cards,cumulative_minors\n2020-04-01,100,30\n2021-04-01,120,20\n';
    expect(await read(text)).toMatchObject({ snapshots: [{ minors: 30 }, { minors: 20 }] });
  });

  it.each([
    ['2020-04-01,100\n2021-04-01,99', 3, /smaller than that of 2020-04-01/],
    ['2020-04-01,100\n2020-04-01,100', 3, /same day stands on line 2/],
    ['2020-04-01,100\n2019-04-01,101', 2, /smaller than that of 2019-04-01/],
    ['2020-04-31,100', 2, /date is no date/],
    ['1/4/2020,100', 2, /date is no date/],
    ['2015-12-31,100', 2, /before the first cards/],
    ['2020-04-01,many', 2, /column “cumulative_cards” has no whole number/],
    ['2020-04-01,"1,00"', 2, /has no whole number/],
    ['2020-04-01,1,2', 2, /as many cells/],
    ['2020-04-01,"100', 2, /never closed/],
    ['', 1, /no row of counts/],
  ])('%j is refused with its line', async (rows, line, words) => {
    const text = await faultOf(`date,cumulative_cards\n${rows}\n`);
    expect(text).toMatch(words);
    expect(text).toMatch(new RegExp(`^counts\\.csv:${line}(?::\\d+)?: `));
  });

  it.each([
    ['2020-04-01,100,101', 2, /more minors than cards/],
    ['2020-04-01,100,x', 2, /column “cumulative_minors” has no whole number/],
    ['2020-04-01,100,10\n2021-04-01,110,21', 3, /minors rose by more than cards/],
  ])('%j is refused for its minors', async (rows, line, words) => {
    const text = await faultOf(`date,cumulative_cards,cumulative_minors\n${rows}\n`);
    expect(text).toMatch(words);
    expect(text).toMatch(new RegExp(`^counts\\.csv:${line}(?::\\d+)?: `));
  });

  it.each([
    ['date,cards\n', /those of that day or those to date/],
    ['date,cumulative_cards,office\n', /“office” does not go with/],
    ['date,基準日,cumulative_cards\n', /“基準日” stands a second time/],
    ['cumulative_cards\n', /no column date is there/],
    ['date,cumulative_minors\n', /no column of cards/],
  ])('the header %j is refused', async (text, words) => {
    expect(await faultOf(text)).toMatch(words);
  });
});

describe('cards a day', () => {
  // By hand: 7 cards on the 3 days after the first snapshot are 2, 2, 3; 4 on the first two days 2, 2.
  it('are spread evenly, the first from the day of the first cards', () => {
    const days = daysOfSnapshots([snapshot(20160116, 4), snapshot(20160119, 11)], law());
    expect(days.map(({ on, adults }) => [on, adults])).toEqual([
      [20160115, 2],
      [20160116, 2],
      [20160117, 2],
      [20160118, 2],
      [20160119, 3],
    ]);
  });

  it('have the minors that came since the snapshot before, none where their number falls', () => {
    const days = daysOfSnapshots(
      [snapshot(20160118, 8, 4), snapshot(20160120, 12, 1), snapshot(20160121, 15, 3)],
      law(),
    );
    expect(days.map(({ adults, minors }) => [adults, minors])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [2, 0],
      [2, 0],
      [1, 2],
    ]);
  });

  it('have the assumed share of minors where a snapshot does not say', () => {
    const days = daysOfSnapshots(
      [snapshot(20160118, 80), snapshot(20160119, 90, 30), snapshot(20160120, 100, 31)],
      law(),
      decimal(0.25),
    );
    const bySpan = [0, 1, 2].map((span) =>
      sum(days.filter((each) => each.span === span).map(({ minors }) => minors)),
    );
    // 20 of 80; of the next 10 nothing is known: round(22.5) − 20; then the rise of 1.
    expect(bySpan).toEqual([20, 3, 1]);
  });

  it('add up to the last snapshot, and differ by one card at most', () => {
    fc.assert(
      fc.property(someSnapshots, someShare, (snapshots, share) => {
        const days = daysOfSnapshots(snapshots, law(), share);
        expect(sum(days.map(({ adults, minors }) => adults + minors))).toBe(
          snapshots.at(-1)?.cards,
        );
        snapshots.forEach((_each, span) => {
          const within = days.filter((each) => each.span === span);
          const cards = within.map(({ adults, minors }) => adults + minors);
          expect(Math.max(...cards) - Math.min(...cards)).toBeLessThanOrEqual(1);
          expect(within.every(({ adults, minors }) => adults >= 0 && minors >= 0)).toBe(true);
        });
        days.forEach(({ on }, index) => {
          expect(dayNumber(on) - dayNumber(days[0]?.on as CivilDate)).toBe(index);
        });
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('leavers', () => {
  // By hand: two whole years and 73 of 365 days at a tenth a year leave 0.9 × 0.9 × 0.98.
  it('go by the year, within a year by the day, exactly', () => {
    const share = remainingShare(day(20200401), day(20220613), decimal(0.1));
    expect(share).toEqual(times(fraction(81, 100), fraction(98, 100)));
    expect(remainingShare(day(20200401), day(20200401), decimal(0.1))).toEqual(ONE);
    expect(remainingShare(day(20200229), day(20210228), decimal(0.1))).toEqual(decimal(0.9));
  });

  it('are more the longer ago, and none are left where all leave', () => {
    let before = ONE;
    for (const until of [20200402, 20200801, 20210331, 20210401, 20210402, 20260401]) {
      const share = remainingShare(day(20200401), day(until), decimal(0.06));
      expect(toNumber(share)).toBeLessThan(toNumber(before));
      before = share;
    }
    expect(remainingShare(day(20200401), day(20210401), ONE)).toEqual(ZERO);
  });

  it('never make a day grow, and leave the exact sum of every stretch, to a card', () => {
    fc.assert(
      fc.property(someSnapshots, someShare, (snapshots, leaves) => {
        const days = daysOfSnapshots(snapshots, law(), decimal(0.2));
        const left = thinnedDays(days, leaves);
        const last = days.at(-1)?.on as CivilDate;
        let [exact, whole] = [ZERO, 0];
        days.forEach((each, index) => {
          const remaining = left[index];
          expect(remaining?.adults).toBeLessThanOrEqual(each.adults);
          expect(remaining?.minors).toBeLessThanOrEqual(each.minors);
          exact = plus(exact, times(remainingShare(each.on, last, leaves), fraction(each.adults)));
          whole += remaining?.adults ?? 0;
          expect(Math.abs(toNumber(exact) - whole)).toBeLessThanOrEqual(0.5 + 1e-9);
        });
      }),
      { numRuns: runs(30) },
    );
  });

  it('are the more, the greater their share', () => {
    const days = daysOfSnapshots([snapshot(20180331, 999), snapshot(20240331, 4321)], law());
    const left = [0, 0.02, 0.05, 0.1, 0.5, 1].map((share) =>
      sum(thinnedDays(days, decimal(share)).map(({ adults }) => adults)),
    );
    expect(left).toEqual([...left].sort((a, b) => b - a));
    expect(left[0]).toBe(4321);
    expect(new Set(left).size).toBe(left.length);
  });

  it('are taken from old days too where a day has a single card', () => {
    const days = daysOfSnapshots([snapshot(20160115, 0), snapshot(20260115, 1000)], law());
    const left = thinnedDays(days, decimal(0.06));
    const firstYear = sum(left.filter(({ on }) => on < 20170115).map(({ adults }) => adults));
    // 100 cards a year, of which some 0.94 to the power of 9.5 are left after nine to ten years.
    expect(Math.abs(firstYear - 100 * 0.94 ** 9.5)).toBeLessThan(2);
  });
});

describe('cohorts', () => {
  it('are the months of issue between two snapshots', () => {
    const cohorts = cohortsOfCounts(
      {
        kind: 'snapshots',
        counted: 'handed-over',
        snapshots: [snapshot(20160120, 60, 6), snapshot(20160310, 160, 6)],
      },
      NEUTRAL,
    );
    expect(
      cohorts.map(({ firstDay, lastDay, cards, minors }) => [firstDay, lastDay, cards, minors]),
    ).toEqual([
      [20160115, 20160120, 60, 6],
      [20160121, 20160131, 22, 0],
      [20160201, 20160229, 58, 0],
      [20160301, 20160310, 20, 0],
    ]);
  });

  it('lie the lag before hand-over, never before the scheme', () => {
    const table = {
      kind: 'snapshots',
      counted: 'handed-over',
      snapshots: [snapshot(20160119, 5)],
    } as const;
    const spans = (handOverLag: number) =>
      cohortsOfCounts(table, { ...NEUTRAL, handOverLag }).map(({ firstDay, lastDay, cards }) => [
        firstDay,
        lastDay,
        cards,
      ]);
    expect(spans(10)).toEqual([[20160105, 20160109, 5]]);
    // 102 days before 15 January lies 5 October; two of five days are held back.
    expect(spans(104)).toEqual([
      [20151005, 20151005, 3],
      [20151006, 20151007, 2],
    ]);
    expect(spans(400)).toEqual([[20151005, 20151005, 5]]);
  });

  it('of a period are moved by the lag too, and else left as they are', async () => {
    const table = await read('month,cards\n2020-04,30\n');
    expect(cohortsOfCounts(table, { ...NEUTRAL, handOverLag: 30 })).toMatchObject([
      { firstDay: 20200302, lastDay: 20200331, cards: 30 },
    ]);
    expect(cohortsOfCounts(table, NEUTRAL)).toEqual([
      {
        firstDay: 20200401,
        lastDay: 20200430,
        cards: 30,
        minors: 0,
        office: '',
        status: 'active',
        stayExpiresOn: ABSENT,
      },
    ]);
  });

  it('keep every card, with and without minors, lag and chance', () => {
    fc.assert(
      fc.property(someSnapshots, fc.integer({ min: 0, max: 200 }), (snapshots, handOverLag) => {
        const cohorts = cohortsOfCounts(
          { kind: 'snapshots', counted: 'handed-over', snapshots },
          { ...NEUTRAL, handOverLag, minorShare: decimal(0.15) },
        );
        expect(sum(cohorts.map(({ cards }) => cards))).toBe(snapshots.at(-1)?.cards);
        for (const { firstDay, lastDay, cards, minors } of cohorts) {
          expect(firstDay).toBeGreaterThanOrEqual(20151005);
          expect(lastDay).toBeGreaterThanOrEqual(firstDay);
          expect(minors).toBeLessThanOrEqual(cards);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('cards made', () => {
  const made = { ...snapshot(20160327, 8670), issued: true } as const;
  const table = (on: number) =>
    ({
      kind: 'snapshots',
      counted: 'handed-over',
      snapshots: [made, snapshot(on, 10718)],
    }) as const;

  it('by a day are issued by it, whatever the lag before hand-over', () => {
    for (const handOverLag of [0, 45]) {
      const cohorts = cohortsOfCounts(table(20170308), { ...NEUTRAL, handOverLag });
      const by = (last: number) =>
        sum(cohorts.filter(({ lastDay }) => lastDay <= last).map(({ cards }) => cards));
      expect(by(20160327)).toBe(8670);
      expect(sum(cohorts.map(({ cards }) => cards))).toBe(10718);
    }
  });

  it('are refused where their hand-over would come after the next day counted', () => {
    const said = () => cohortsOfCounts(table(20160510), { ...NEUTRAL, handOverLag: 45 });
    expect(said).toThrow(FaultError);
    expect(() => cohortsOfCounts(table(20160512), { ...NEUTRAL, handOverLag: 45 })).not.toThrow();
  });

  it('stand beside cards handed over, and go before them', async () => {
    const text =
      'date,cumulative_cards,cumulative_issued\n2016-03-27,2040,8670\n2017-03-08,10718,\n';
    expect(await read(text)).toEqual(table(20170308));
    expect(await faultOf(text.replace('8670', '2000'))).toMatch(/fewer cards made than handed out/);
  });
});

describe('cards held', () => {
  // By hand: 100 on the first two days; half of them gone; 30 more.
  it('come where their number rises, and leave all days before alike where it falls', () => {
    const days = daysOfHeld(
      [snapshot(20160116, 100), snapshot(20160118, 50), snapshot(20160120, 80)],
      law(),
      ZERO,
    );
    expect(days.map(({ adults }) => adults)).toEqual([25, 25, 0, 0, 15, 15]);
  });

  it('add up to the last number, with no day below nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 8 }),
        someShare,
        (held, share) => {
          const days = daysOfHeld(
            held.map((cards, index) => snapshot(20170331 + index * 10000, cards)),
            law(),
            share,
          );
          expect(sum(days.map(({ adults, minors }) => adults + minors))).toBe(held.at(-1));
          expect(days.every(({ adults, minors }) => adults >= 0 && minors >= 0)).toBe(true);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

describe('records of a year’s cohort', () => {
  // Source: the 5th birthday after a day of issue spread evenly lies in the fourth or the fifth year after, half and half.
  it.each([406, 5000, 70679])(
    'of %i cards have birthdays as far before as behind the issue',
    (cards) => {
      const cohort = { firstDay: day(20200401), lastDay: day(20210331), cards, minors: 0 };
      const made = { office: '', status: 'active', stayExpiresOn: ABSENT } as const;
      const options = {
        law: law(),
        birthdays: 'even',
        asOf: day(20210401),
        seed: undefined,
      } as const;
      const early = sum(
        [...expandCohorts([{ ...cohort, ...made }], options)]
          .filter((record) => expiriesOf(record, law()).userCertificate < 20250401)
          .map(({ count }) => count),
      );
      expect(Math.abs(early / cards - 0.5)).toBeLessThan(0.01);
    },
  );
});

describe('the last day of issue of records', () => {
  it('is the last day counted, less the lag, however few the cards, and no certificate is later', () => {
    fc.assert(
      fc.property(
        someSnapshots,
        fc.integer({ min: 0, max: 90 }),
        fc.constantFrom(undefined, 7),
        (snapshots, handOverLag, seed) => {
          const table = { kind: 'snapshots', counted: 'handed-over', snapshots } as const;
          const cohorts = cohortsOfCounts(table, { ...NEUTRAL, handOverLag });
          const lastIssue = lastIssueOf(cohorts);
          if (lastIssue === undefined) return;
          const last = snapshots.at(-1) as Snapshot;
          if (last.cards > (snapshots.at(-2)?.cards ?? 0)) {
            expect(lastIssue).toBe(Math.max(20151005, addDays(last.on, -handOverLag)));
          }
          const few = cohorts.map((cohort) => ({
            ...cohort,
            cards: Math.min(cohort.cards, 3),
            minors: 0,
          }));
          const options = {
            law: law(),
            birthdays: 'even',
            asOf: dayAfter(lastIssue),
            seed,
          } as const;
          const days = [...expandCohorts(few, { ...options, lastIssue })].flatMap((record) => [
            record.cardIssuedOn,
            record.userCertificateIssuedOn,
          ]);
          expect(Math.max(...days)).toBe(lastIssue);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it('is of a minor where the last cohort has no adult, and none where there are no cards', () => {
    const cohort: Omit<Cohort, 'cards' | 'minors'> = {
      ...{ firstDay: day(20250401), lastDay: day(20250430), office: '', stayExpiresOn: ABSENT },
      status: 'active',
    };
    const options = {
      law: law(),
      birthdays: 'even',
      asOf: day(20250501),
      seed: undefined,
    } as const;
    const lastIssue = day(20250430);
    const records = expandCohorts([{ ...cohort, cards: 1, minors: 1 }], { ...options, lastIssue });
    expect([...records].map(({ cardIssuedOn }) => cardIssuedOn)).toEqual([20250430]);
    expect(lastIssueOf([{ ...cohort, cards: 0, minors: 0 }])).toBeUndefined();
  });
});

describe('records of small cohorts', () => {
  const options = {
    law: law(),
    birthdays: 'even',
    asOf: day(20200401),
    seed: undefined,
  } as const;

  // A village with two cards a month: each month alone would repeat the same two birthdays.
  it('have birthdays spread over the year together', () => {
    const cohorts = cohortsOfCounts(
      {
        kind: 'snapshots',
        counted: 'handed-over',
        snapshots: [snapshot(20160115, 0), snapshot(20260115, 240)],
      },
      NEUTRAL,
    );
    const records = [...expandCohorts(cohorts, options)];
    expect(sum(records.map(({ count }) => count))).toBe(240);
    const months = new Map<number, number>();
    for (const { birth } of records) {
      const month = Math.trunc(birth / 100) % 100;
      months.set(month, (months.get(month) ?? 0) + 1);
    }
    expect(months.size).toBe(12);
    expect(Math.max(...months.values())).toBeLessThanOrEqual(23);
    expect(Math.min(...months.values())).toBeGreaterThanOrEqual(17);
  });

  // Source: cards handed out in Minato ward by 2019-04-01 and 2020-04-01, Ministry of Internal Affairs (交付枚数).
  it('of a ward’s public figures lie in their fiscal year of issue', () => {
    const cohorts = cohortsOfCounts(
      {
        kind: 'snapshots',
        counted: 'handed-over',
        snapshots: [snapshot(20190401, 56936), snapshot(20200401, 67876)],
      },
      NEUTRAL,
    );
    const issued = sum(
      [...expandCohorts(cohorts, options)]
        .filter(({ cardIssuedOn }) => fiscalYearOf(cardIssuedOn) === 2019)
        .map(({ count }) => count),
    );
    // 10,940 between the snapshots, 30 of them on 1 April 2020; 49 of those before lie on 1 April 2019.
    expect(issued).toBe(10940 - 30 + 49);
  });
});
