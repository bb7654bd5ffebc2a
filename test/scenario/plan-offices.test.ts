// A plan by office adds up to the plan, and hides small counts so that no scenario gives those of another away.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../src/calendar/civil-date.js';
import { decimal, fraction } from '../../src/calendar/fraction.js';
import { officePlanJson, officePlanRows } from '../../src/layout/scenario/plan-offices.js';
import type { CardRecord } from '../../src/records/record.js';
import { planReport, scenarioDemands } from '../../src/reports/plan.js';
import { type OfficePlanReport, officePlanReport } from '../../src/reports/plan-offices.js';
import { NEUTRAL } from '../../src/scenario/decode-assumptions.js';
import {
  lawCounters,
  lawCounts,
  monthlyDemand,
  officeDemands,
  type Span,
} from '../../src/scenario/demand.js';
import type { Assumptions, Scenario } from '../../src/scenario/scenario.js';
import { countingOf, holdFor, talliesOf } from '../../src/tally/record-use.js';
import { runs } from '../support/chance.js';
import { cardRecord, day, law } from '../support/law.js';
import { BASIS } from '../support/reports.js';

const share = (base: number) => {
  const value = decimal(base);
  return { low: value, base: value, high: value };
};

/** Every assumption that people make, and a range. */
const ASSUMED: Assumptions = {
  ...NEUTRAL,
  takeUp: { card: share(0.93), certificate: { ...share(0.8), high: fraction(1) } },
  leadLagMonths: new Map([
    [-2, decimal(0.4)],
    [0, decimal(0.35)],
    [3, decimal(0.25)],
  ]),
  leavesPerYear: share(0.06),
  newCards: new Map([[2027, { low: 90, base: 100, high: 110 }]]),
  newCardsUseCounter: true,
  overdueShare: { card: share(0.37), certificate: share(0.5) },
};

function scenario(name: string, assumptions: Assumptions): Scenario {
  const site = { type: 'figure', name: '', perYear: 1, share: undefined } as const;
  const sites = [{ ...site, kinds: ['card', 'certificate'] as const }];
  return { name, capacity: [{ from: day(20250401), sites }], assumptions };
}

/** The demand of scenarios over records, of all offices and of each. */
function demandsOf(
  records: readonly CardRecord[],
  scenarios: readonly Scenario[],
  span: Span,
  asOf: CivilDate,
) {
  const options = { span, asOf, law: law() };
  const count = (by: 'month' | 'office,month') => {
    const counters = lawCounters(scenarios, options, by);
    const counting = countingOf(holdFor(Object.values(counters)));
    for (const record of records) counting.take(record, () => {});
    return lawCounts(counters, talliesOf(counting, counters));
  };
  const [all, apart] = [count('month'), count('office,month')];
  return {
    demands: scenarioDemands(scenarios, ({ assumptions }, which) =>
      monthlyDemand(all.of(assumptions).tally, assumptions, which, options),
    ),
    officesOf: ({ assumptions }: Scenario, which: 'low' | 'base' | 'high') =>
      officeDemands(apart.of(assumptions).tally, assumptions, which, options),
  };
}

describe('a plan by office', () => {
  const records = fc.array(
    fc
      .record({
        cardIssuedOn: fc.integer({ min: 0, max: 4000 }).map((days) => addDays(day(20151005), days)),
        age: fc.integer({ min: 0, max: 30000 }),
        office: fc.constantFrom('', 'Azabu', 'Takanawa', 'Shiba'),
        count: fc.integer({ min: 1, max: 300 }),
      })
      .map(({ age, ...parts }) =>
        cardRecord({ ...parts, birth: addDays(parts.cardIssuedOn, -age) }),
      ),
    { maxLength: 12 },
  );

  it('adds up to the plan in every year, scenario and case, with new cards and the overdue', () => {
    const scenarios = [scenario('as by law', NEUTRAL), scenario('assumed', ASSUMED)];
    const span = { from: 2026, to: 2031 };
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 360 }), (rows, days) => {
        const asOf = addDays(day(20260401), days);
        const { demands, officesOf } = demandsOf(rows, scenarios, span, asOf);
        const plan = planReport(demands, { span, by: undefined }, BASIS);
        const asked = { span, begins: asOf, suppressBelow: undefined };
        const byOffice = officePlanReport(scenarios, officesOf, asked, BASIS);
        plan.scenarios.forEach(({ rows: years }, index) => {
          const parts = byOffice.scenarios[index]?.rows ?? [];
          for (const { fiscalYear, card, certificate, low, high } of years) {
            const own = parts.filter((part) => part.fiscalYear === fiscalYear);
            const sum = (pick: (part: (typeof own)[number]) => number | null | undefined) =>
              own.reduce((all, part) => all + (pick(part) ?? 0), 0);
            if (own.length === 0) {
              expect([card, certificate]).toEqual([0, 0]);
              continue;
            }
            expect([sum((part) => part.card), sum((part) => part.certificate)]).toEqual([
              card,
              certificate,
            ]);
            expect([sum((part) => part.low?.card), sum((part) => part.high?.certificate)]).toEqual([
              low?.card ?? 0,
              high?.certificate ?? 0,
            ]);
          }
        });
      }),
      { numRuns: runs(25) },
    );
  });

  it('counts the overdue at their own office', () => {
    const rows = [
      cardRecord({ office: 'Azabu', count: 40, cardIssuedOn: 20160115 }),
      cardRecord({ office: 'Shiba', count: 7, cardIssuedOn: 20210515 }),
    ];
    const only = { ...NEUTRAL, overdueShare: { card: share(0.5), certificate: share(0) } };
    const scenarios = [scenario('overdue', only)];
    const span = { from: 2026, to: 2026 };
    const asOf = day(20260401);
    const { officesOf } = demandsOf(rows, scenarios, span, asOf);
    const { scenarios: told } = officePlanReport(
      ...[scenarios, officesOf],
      { span, begins: undefined, suppressBelow: undefined },
      BASIS,
    );
    expect(told[0]?.rows.map(({ office, card }) => [office, card])).toEqual([
      ['Azabu', 20],
      ['Shiba', 0],
    ]);
  });
});

describe('small counts of a plan by office', () => {
  /** Certificates due in FY2025 at three offices: 4, 12 and 30. */
  const rows = [
    ['Azabu', 4],
    ['Shiba', 12],
    ['Takanawa', 30],
  ].map(([office, count]) =>
    cardRecord({ office: office as string, count: count as number, cardIssuedOn: 20210515 }),
  );
  const half = { ...NEUTRAL, takeUp: { card: share(1), certificate: share(0.5) } };
  const span = { from: 2025, to: 2025 };
  const asOf = day(20250401);

  function told(scenarios: readonly Scenario[], below: number | undefined): OfficePlanReport {
    const { officesOf } = demandsOf(rows, scenarios, span, asOf);
    return officePlanReport(
      ...[scenarios, officesOf],
      { span, begins: undefined, suppressBelow: below },
      BASIS,
    );
  }
  const certificates = (report: OfficePlanReport) =>
    report.scenarios.map(({ rows: all }) => all.map(({ certificate }) => certificate));

  it('are shown as they are without a limit', () => {
    const report = told([scenario('law', NEUTRAL), scenario('half', half)], undefined);
    expect(certificates(report)).toEqual([
      [4, 12, 30],
      [2, 6, 15],
    ]);
  });

  it('are blank in every scenario where they are in one, so that none can be worked out from another', () => {
    // With a limit of 5 the first scenario by itself hides 4 and 12, the second 2 and 3 of 0, 2 and 3.
    expect(certificates(told([scenario('law', NEUTRAL)], 5))).toEqual([[null, null, 30]]);
    const tenth = { ...NEUTRAL, takeUp: { card: share(1), certificate: share(0.1) } };
    expect(certificates(told([scenario('tenth', tenth)], 5))).toEqual([[0, null, null]]);
    const both = told([scenario('law', NEUTRAL), scenario('tenth', tenth)], 5);
    expect(certificates(both)).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('are null in JSON and blank for programs, low and high too', () => {
    const ranged = {
      ...NEUTRAL,
      takeUp: { card: share(1), certificate: { ...share(0.9), low: decimal(0.5) } },
    };
    const report = told([scenario('ranged', ranged)], 10);
    const json = officePlanJson(report) as { scenarios: { rows: unknown[] }[] };
    expect(json.scenarios[0]?.rows[0]).toEqual({
      ...{ fiscal_year: 2025, office: 'Azabu', card: 0, certificate: null, total: null },
      low: { card: 0, certificate: null, total: null },
      high: { card: 0, certificate: null, total: null },
    });
    const { columns, rows: cells } = officePlanRows(report, 'en');
    const low = columns.findIndex(({ key }) => key === 'certificate_low');
    expect(cells.map((row) => row[low])).toEqual([null, null, 15]);
  });
});
