// Each assumption does to the months by law what its name says, by hand-checked cases, exactly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, isoDate } from '../../src/calendar/civil-date.js';
import { fiscalMonthOf, fiscalYearStart } from '../../src/calendar/fiscal-year.js';
import {
  decimal,
  type Fraction,
  fraction,
  minus,
  ONE,
  plus,
  times,
  ZERO,
} from '../../src/calendar/fraction.js';
import { FaultError } from '../../src/records/fault.js';
import type { CardRecord } from '../../src/records/record.js';
import { actualsFit, withActuals } from '../../src/scenario/actuals.js';
import { NEUTRAL } from '../../src/scenario/decode-assumptions.js';
import {
  type Demand,
  demandSum,
  lawCounters,
  lawCounts,
  lawSpan,
  type MonthDemand,
  monthlyDemand,
  monthsOfYear,
  survival,
  wholeDemand,
} from '../../src/scenario/demand.js';
import type { Assumptions, Case, Ranged } from '../../src/scenario/scenario.js';
import { createCounter } from '../../src/tally/counter.js';
import { countsAt } from '../../src/tally/tally.js';
import { runs } from '../support/chance.js';
import { talliesFor } from '../support/counts.js';
import { cardRecord, day, law } from '../support/law.js';

const SPAN = { from: 2025, to: 2030 };
const AS_OF = day(20250401);

function all<T>(value: T): Ranged<T> {
  return { low: value, base: value, high: value };
}

function share(value: number): Ranged<Fraction> {
  return all(decimal(value));
}

function assuming(parts: Partial<Assumptions>): Assumptions {
  return { ...NEUTRAL, ...parts };
}

function demandOf(
  records: readonly CardRecord[],
  parts: Partial<Assumptions> = {},
  { asOf = AS_OF, which = 'base' as Case, span = SPAN } = {},
): Demand {
  const assumptions = assuming(parts);
  const counters = lawCounters([{ assumptions }], { span, asOf, law: law() });
  const counts = lawCounts(counters, talliesFor(counters, records));
  const { tally, law: patched } = counts.of(assumptions);
  return monthlyDemand(tally, assumptions, which, { span, asOf, law: patched });
}

/** The months in which something comes, as text: "2025-10 certificate 1", parts as 19/20. */
function told(demand: Demand): string[] {
  return demand.months.flatMap((month, index) =>
    (['card', 'certificate'] as const).flatMap((kind) => {
      const { numerator, denominator } = month[kind];
      if (numerator === 0n) return [];
      const monthNumber = demand.firstMonth + index + 3;
      const label = `${Math.floor(monthNumber / 12)}-${String((monthNumber % 12) + 1).padStart(2, '0')}`;
      return [`${label} ${kind} ${numerator}${denominator === 1n ? '' : `/${denominator}`}`];
    }),
  );
}

/** Issued 2021-05-15 to someone born on 10 October: the certificate ends 2025-10-10, the card 2030-10-10. */
const ONE_CARD = cardRecord({ cardIssuedOn: 20210515 });

describe('neutral assumptions', () => {
  it('one card: its certificate, then the card', () => {
    expect(told(demandOf([ONE_CARD]))).toEqual(['2025-10 certificate 1', '2030-10 card 1']);
  });

  it('give the law’s figures to the digit, whatever the records and the as-of day', () => {
    const days = (from: number, span: number) =>
      fc.integer({ min: 0, max: span }).map((offset) => addDays(day(from), offset));
    const records = fc
      .record({
        cardIssuedOn: days(20151005, 5000),
        age: fc.integer({ min: 0, max: 33000 }),
        stay: fc.option(fc.integer({ min: 0, max: 4000 })),
        kind: fc.constantFrom('new' as const, 'renewal' as const),
        office: fc.constantFrom('', 'Azabu'),
        status: fc.constantFrom('active' as const, 'active' as const, 'moved_out' as const),
        count: fc.integer({ min: 1, max: 900 }),
      })
      .map(({ age, stay, kind, cardIssuedOn, ...parts }) =>
        cardRecord({
          ...parts,
          cardIssuedOn,
          cardIssueKind: kind,
          birth: addDays(cardIssuedOn, -age),
          stayExpiresOn: stay === null ? 0 : addDays(cardIssuedOn, stay),
        }),
      );
    fc.assert(
      fc.property(
        fc.array(records, { maxLength: 15 }),
        days(20240101, 900),
        fc.integer({ min: 2025, max: 2036 }),
        (rows, asOf, to) => {
          const span = { from: 2025, to };
          const counter = createCounter({
            law: law(),
            method: 'birthday',
            ...span,
            asOf,
            repeats: 'all',
          });
          for (const row of rows) counter.add(row);
          for (const which of ['low', 'base', 'high'] as const) {
            const demand = demandOf(rows, {}, { asOf, which, span });
            for (let year = 2025; year <= to; year += 1) {
              expect(wholeDemand(demandSum(monthsOfYear(demand, year)))).toEqual(
                countsAt(counter.tally, '', year - 2025),
              );
            }
          }
        },
      ),
      { seed: 20250905, numRuns: runs(150) },
    );
  });
});

describe('take-up and what is done elsewhere', () => {
  it('each kind has its own share', () => {
    const takeUp = { card: share(0.95), certificate: share(0.9) };
    expect(told(demandOf([ONE_CARD], { takeUp }))).toEqual([
      '2025-10 certificate 9/10',
      '2030-10 card 19/20',
    ]);
  });

  it('what is done elsewhere is taken off those who come', () => {
    const demand = demandOf([ONE_CARD], {
      takeUp: { card: share(1), certificate: share(0.9) },
      offCounterShare: { card: share(0), certificate: share(0.1) },
    });
    expect(told(demand)).toEqual(['2025-10 certificate 81/100', '2030-10 card 1']);
  });

  it('a range gives each case its own value', () => {
    const takeUp = {
      card: share(1),
      certificate: { low: decimal(0.8), base: decimal(0.9), high: ONE },
    };
    const certificate = (which: Case) => told(demandOf([ONE_CARD], { takeUp }, { which }))[0];
    expect(certificate('low')).toBe('2025-10 certificate 4/5');
    expect(certificate('base')).toBe('2025-10 certificate 9/10');
    expect(certificate('high')).toBe('2025-10 certificate 1');
  });

  it('parts are rounded once, at the end: 15 of 0.1 are 2, not 0', () => {
    const records = Array.from({ length: 15 }, (_, index) =>
      cardRecord({ cardIssuedOn: 20210515, birth: 19900110 + (index % 12) * 100 }),
    );
    const takeUp = { card: share(0.1), certificate: share(0.1) };
    const demand = demandOf(records, { takeUp });
    const certificates = demandSum(demand.months).certificate;
    expect(certificates).toEqual(fraction(15, 10));
    expect(wholeDemand(demandSum(demand.months)).certificate).toBe(2);
  });
});

const EXAMPLE_CURVE = new Map<number, Fraction>([
  [-3, decimal(0.1)],
  [-2, decimal(0.3)],
  [-1, decimal(0.35)],
  [0, decimal(0.15)],
  [1, decimal(0.05)],
  [2, decimal(0.05)],
]);

describe('leads and lags', () => {
  it('spread one due month over six', () => {
    const demand = demandOf([ONE_CARD], { leadLagMonths: EXAMPLE_CURVE });
    expect(told(demand).slice(0, 6)).toEqual([
      '2025-07 certificate 1/10',
      '2025-08 certificate 3/10',
      '2025-09 certificate 7/20',
      '2025-10 certificate 3/20',
      '2025-11 certificate 1/20',
      '2025-12 certificate 1/20',
    ]);
  });

  it('of cards are their own where they are stated', () => {
    const demand = demandOf([ONE_CARD], { cardLeadLagMonths: new Map([[2, ONE]]) });
    expect(told(demand)).toEqual(['2025-10 certificate 1', '2030-12 card 1']);
    const both = { leadLagMonths: new Map([[-1, ONE]]), cardLeadLagMonths: new Map([[2, ONE]]) };
    expect(told(demandOf([ONE_CARD], both))).toEqual(['2025-09 certificate 1', '2030-12 card 1']);
  });

  it('bring those due after the plan into its last months', () => {
    const due203105 = cardRecord({ birth: 19900510, cardIssuedOn: 20260601 });
    const demand = demandOf([due203105], { leadLagMonths: EXAMPLE_CURVE });
    expect(told(demand)).toEqual(['2031-02 certificate 1/10', '2031-03 certificate 3/10']);
  });

  it('whom the records show as due on the as-of day has not come before it: the other months share them', () => {
    const due202505 = cardRecord({ birth: 19900510, cardIssuedOn: 20201201, count: 60 });
    const due202503 = cardRecord({ birth: 19900310, cardIssuedOn: 20201201 });
    const demand = demandOf([due202505, due202503], { leadLagMonths: EXAMPLE_CURVE });
    // Two and three months ahead are past: 35, 15, 5 and 5 of the 60 parts that are left.
    expect(told(demand).slice(0, 4)).toEqual([
      '2025-04 certificate 35',
      '2025-05 certificate 15',
      '2025-06 certificate 5',
      '2025-07 certificate 5',
    ]);
    expect(demand.before).toEqual({ card: ZERO, certificate: ZERO });
  });

  it('where every month assumed is past, all come in the as-of month', () => {
    const due202505 = cardRecord({ birth: 19900510, cardIssuedOn: 20201201, count: 20 });
    const demand = demandOf([due202505], { leadLagMonths: new Map([[-3, ONE]]) });
    expect(told(demand)[0]).toBe('2025-04 certificate 20');
  });

  it('an as-of day before the plan brings those who come late, and counts apart who comes before the plan', () => {
    const due202503 = cardRecord({ birth: 19900310, cardIssuedOn: 20201201 });
    const due202505 = cardRecord({ birth: 19900510, cardIssuedOn: 20201201, count: 20 });
    const parts = { leadLagMonths: EXAMPLE_CURVE };
    const demand = demandOf([due202503], parts, { asOf: day(20250101) });
    // December is past, so nine tenths are left, of which a twentieth each in April and May.
    expect(told(demand).slice(0, 2)).toEqual([
      '2025-04 certificate 1/18',
      '2025-05 certificate 1/18',
    ]);
    // Who was due before the plan is no part of what comes before it by a lead.
    expect(demand.before).toEqual({ card: ZERO, certificate: ZERO });
    const ahead = demandOf([due202505], parts, { asOf: day(20250101) });
    expect(ahead.before).toEqual({ card: ZERO, certificate: fraction(8) });
  });

  it('lose nobody: what comes is what is due, where the edges are empty', () => {
    const curves = fc
      .array(fc.tuple(fc.integer({ min: -14, max: 14 }), fc.integer({ min: 1, max: 9 })), {
        minLength: 1,
        maxLength: 6,
      })
      .map((pairs) => {
        const weights = new Map(pairs);
        const sum = [...weights.values()].reduce((a, b) => a + b, 0);
        return new Map([...weights].map(([month, weight]) => [month, fraction(weight, sum)]));
      });
    const cards = fc.record({
      birth: fc.constantFrom(19800702, 19900110, 19951231, 20000229),
      cardIssuedOn: fc.constantFrom(20220601, 20231001, 20240301),
      count: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(curves, fc.array(cards, { maxLength: 8 }), (leadLagMonths, rows) => {
        const records = rows.map((row) => cardRecord(row));
        const span = { from: 2025, to: 2031 };
        const due = demandSum(demandOf(records, {}, { span }).months);
        const come = demandSum(demandOf(records, { leadLagMonths }, { span }).months);
        expect(come.certificate).toEqual(due.certificate);
      }),
      { seed: 20250905, numRuns: runs(150) },
    );
  });

  it('the law is counted as far beyond the plan as the curves reach', () => {
    const curve = (...offsets: number[]) =>
      assuming({ leadLagMonths: new Map(offsets.map((offset) => [offset, ONE])) });
    expect(lawSpan(SPAN, [NEUTRAL])).toEqual(SPAN);
    expect(lawSpan(SPAN, [curve(-3, 2), curve(13)])).toEqual({ from: 2023, to: 2031 });
    expect(lawSpan(SPAN, [curve(-12)])).toEqual({ from: 2025, to: 2031 });
  });
});

describe('leaving', () => {
  it('whole years by power, months within a year evenly', () => {
    const six = decimal(0.06);
    expect(survival(six, 0)).toEqual(ONE);
    expect(survival(six, 6)).toEqual(fraction(97, 100));
    expect(survival(six, 12)).toEqual(fraction(94, 100));
    expect(survival(six, 30)).toEqual(fraction(94 * 94 * 97, 1_000_000));
    expect(survival(ZERO, 40)).toEqual(ONE);
    expect(survival(ONE, 12)).toEqual(ZERO);
  });

  it('goes on from the as-of month to the month due', () => {
    const demand = demandOf([ONE_CARD], { leavesPerYear: share(0.06) });
    // October 2025 is 6 months after April 2025; October 2030 five years and 6 months.
    const five = [1, 2, 3, 4].reduce((product) => times(product, decimal(0.94)), decimal(0.94));
    const card = times(five, decimal(0.97));
    expect(told(demand)).toEqual([
      '2025-10 certificate 97/100',
      `2030-10 card ${card.numerator}/${card.denominator}`,
    ]);
  });

  it('the lead does not change who is left: the month due decides', () => {
    const demand = demandOf([ONE_CARD], {
      leavesPerYear: share(0.06),
      leadLagMonths: new Map([[-2, ONE]]),
    });
    expect(told(demand)[0]).toBe('2025-08 certificate 97/100');
  });
});

describe('new cards', () => {
  const newCards = new Map([[2026, all(1200)]]);

  it('of a year before the as-of day lose holders from the as-of month on, not from their issue', () => {
    const past = new Map([[2020, all(1200)]]);
    const [first, ...later] = told(demandOf([], { newCards: past }));
    const [left, ...leftLater] = told(demandOf([], { newCards: past, leavesPerYear: share(0.1) }));
    // Whoever is due in the as-of month itself has had no time to leave.
    expect(left).toBe(first);
    expect(leftLater).not.toEqual(later);
  });

  it('renew their certificates five birthdays on, an even spread over two fiscal years', () => {
    const span = { from: 2025, to: 2036 };
    const demand = demandOf([], { newCards }, { span });
    const byYear = [2029, 2030, 2031, 2032].map((year) =>
      wholeDemand(demandSum(monthsOfYear(demand, year))),
    );
    expect(byYear[0]).toEqual({ card: 0, certificate: 0 });
    const [, early = { card: 0, certificate: 0 }, late = early] = byYear;
    // About half of a year's issue, as evenly as the lattice of points goes; the year after has the others.
    expect(early.certificate + late.certificate).toBe(1200);
    expect(Math.abs(early.certificate - 600)).toBeLessThan(60);
    expect(byYear[3]).toEqual({ card: 0, certificate: 0 });
    const cards = [2035, 2036].map(
      (year) => wholeDemand(demandSum(monthsOfYear(demand, year))).card,
    );
    expect(cards.reduce((a, b) => a + b, 0)).toBe(1200);
  });

  it('minors’ cards end with the certificates, as cards', () => {
    const demand = demandOf(
      [],
      { newCards, newCardsMinorShare: decimal(0.25) },
      {
        span: { from: 2025, to: 2032 },
      },
    );
    const sum = wholeDemand(demandSum(demand.months));
    expect(sum).toEqual({ card: 300, certificate: 900 });
  });

  it('are handed over at a counter only if they are said to be, evenly over the year’s months', () => {
    expect(told(demandOf([], { newCards })).filter((text) => text.startsWith('2026'))).toEqual([]);
    const demand = demandOf([], {
      newCards,
      newCardsUseCounter: true,
      takeUp: { card: share(0.5), certificate: share(0.5) },
    });
    const handOvers = monthsOfYear(demand, 2026);
    expect(handOvers).toHaveLength(12);
    for (const month of handOvers)
      expect(month).toEqual({ card: fraction(100), certificate: ZERO });
    expect(demandSum(monthsOfYear(demand, 2025)).card).toEqual(ZERO);
  });

  it('leave from their month of issue on', () => {
    // Issued April 2026 to March 2027, due 4 to 5 years on, so between 4 and 5 years of leaving.
    const span = { from: 2025, to: 2033 };
    const demand = demandOf([], { newCards, leavesPerYear: share(0.1) }, { span });
    const { certificate } = wholeDemand(demandSum(demand.months));
    expect(certificate).toBeGreaterThan(1200 * 0.9 ** 5);
    expect(certificate).toBeLessThan(1200 * 0.9 ** 4);
  });

  it('low and high have their own number', () => {
    const ranged = new Map([[2026, { low: 600, base: 1200, high: 2400 }]]);
    const span = { from: 2025, to: 2032 };
    const sum = (which: Case) =>
      wholeDemand(demandSum(demandOf([], { newCards: ranged }, { which, span }).months));
    expect(sum('low').certificate).toBe(600);
    expect(sum('high').certificate).toBe(2400);
  });
});

describe('patches', () => {
  const rules = [
    {
      rule: 'certificate.validity.adult',
      from: day(20210101),
      value: 10,
      reason: 'certificates as long as the card',
    },
  ];

  it('the tally is counted under the patched book, the law’s own beside it, in one pass', () => {
    const patched = assuming({ rules });
    const counters = lawCounters([{ assumptions: NEUTRAL }, { assumptions: patched }], {
      span: SPAN,
      asOf: AS_OF,
      law: law(),
    });
    const counts = lawCounts(counters, talliesFor(counters, [ONE_CARD]));
    const under = (assumptions: Assumptions) => {
      const { tally, law: book } = counts.of(assumptions);
      return told(
        monthlyDemand(tally, assumptions, 'base', { span: SPAN, asOf: AS_OF, law: book }),
      );
    };
    expect(under(NEUTRAL)).toEqual(['2025-10 certificate 1', '2030-10 card 1']);
    expect(under(patched)).toEqual(['2030-10 card 1']);
    expect(counts.of(patched).tally).toBe(counts.of(assuming({ rules: [...rules] })).tally);
    expect(counts.law).toBe(counts.of(NEUTRAL).tally);
  });

  it('new cards follow them too', () => {
    const newCards = new Map([[2026, all(1200)]]);
    const span = { from: 2025, to: 2032 };
    expect(told(demandOf([], { newCards, rules }, { span }))).toEqual([]);
  });

  it.each([
    ['no.such.rule', 1, 'usage-bad-patch'],
    ['card.validity.adult', 'ten', 'usage-bad-patch-value'],
  ])('%s = %s is a fault, not a figure', (rule, value, code) => {
    const wrong = [{ rule, value, from: AS_OF, reason: 'test' }];
    try {
      demandOf([], { rules: wrong });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(FaultError);
      expect(error).toMatchObject({
        fault: {
          code,
          params: { rule },
        },
      });
    }
  });
});

describe('several together', () => {
  it('multiply, and only then move', () => {
    const demand = demandOf([cardRecord({ cardIssuedOn: 20210515, count: 1000 })], {
      takeUp: { card: share(0.95), certificate: share(0.9) },
      offCounterShare: { card: share(0), certificate: share(0.1) },
      leavesPerYear: share(0.06),
      leadLagMonths: EXAMPLE_CURVE,
      newCards: new Map([[2025, all(240)]]),
      newCardsUseCounter: true,
    });
    // 1,000 × 0.97 staying × 0.9 coming × 0.9 at a counter = 785.7, of which 35 % in September; 20 hand-overs a month.
    const september = demand.months[
      fiscalMonthOf(day(20250901)) - demand.firstMonth
    ] as MonthDemand;
    expect(september).toEqual({
      card: fraction(20),
      certificate: times(decimal(785.7), decimal(0.35)),
    });
    const year = demandSum(monthsOfYear(demand, 2025));
    expect(year.certificate).toEqual(decimal(785.7));
    expect(wholeDemand(year)).toEqual({ card: 240, certificate: 786 });
  });
});

describe('actuals', () => {
  const april = fiscalMonthOf(fiscalYearStart(2025));
  const came = new Map([
    [april, { card: 5, certificate: 7 }],
    [april + 2, { card: 1, certificate: 0 }],
    [april - 1, { card: 9, certificate: 9 }],
    [april + 72, { card: 9, certificate: 9 }],
  ]);

  it('stand in for the months they are of, whatever was expected', () => {
    const demand = withActuals(demandOf([ONE_CARD]), came);
    expect(told(demand)).toEqual([
      '2025-04 card 5',
      '2025-04 certificate 7',
      '2025-06 card 1',
      '2025-10 certificate 1',
      '2030-10 card 1',
    ]);
  });

  it('months outside the plan and gaps are known', () => {
    const plan = { firstMonth: april, months: 72 };
    expect(actualsFit(came, plan, AS_OF)).toEqual({
      used: [april, april + 2],
      outside: [april - 1, april + 72],
      missing: [april + 1],
    });
    // An as-of day of 20 September: July and August are gone too, September is not over.
    expect(actualsFit(came, plan, day(20250920)).missing).toEqual([
      april + 1,
      april + 3,
      april + 4,
    ]);
    expect(actualsFit(new Map(), plan, AS_OF)).toEqual({ used: [], outside: [], missing: [] });
  });
});

// The exactness that the cases above rely on.
it('shares of a curve add up exactly', () => {
  const sum = [...EXAMPLE_CURVE.values()].reduce(plus, ZERO);
  expect(minus(sum, ONE)).toEqual(ZERO);
  expect(isoDate(AS_OF as CivilDate)).toBe('2025-04-01');
});
