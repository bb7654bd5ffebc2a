// A plan sets demand against capacity and carries over what waits, and says so in every format.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fiscalMonthOf, fiscalYearStart } from '../../src/calendar/fiscal-year.js';
import { decimal, type Fraction, fraction, ONE, ZERO } from '../../src/calendar/fraction.js';
import { actualsWarnings, planJson, planRows, planSheet } from '../../src/layout/scenario/plan.js';
import { readActuals } from '../../src/read/tables/actuals.js';
import { type PlanOptions, type PlanReport, planReport } from '../../src/reports/plan.js';
import { actualMonths } from '../../src/scenario/actuals.js';
import { NEUTRAL } from '../../src/scenario/decode-assumptions.js';
import type { Demand } from '../../src/scenario/demand.js';
import type {
  Assumptions,
  CapacityFrom,
  FigureSite,
  Ranged,
  Scenario,
} from '../../src/scenario/scenario.js';
import { faultLine, inside, temporaryFolder } from '../cli/run-koshin.js';
import { textContent } from '../support/content.js';
import { day, law } from '../support/law.js';
import { BASIS } from '../support/reports.js';

const APRIL = fiscalMonthOf(fiscalYearStart(2025));

/** Demand of these years, card and certificate of each month the same throughout a year. */
function monthly(...years: (readonly [Fraction, Fraction])[]): Demand {
  return {
    firstMonth: APRIL,
    months: years.flatMap(([card, certificate]) =>
      Array.from({ length: 12 }, () => ({ card, certificate })),
    ),
    before: { card: ZERO, certificate: ZERO },
  };
}

function same(demand: Demand): Ranged<Demand> {
  return { low: demand, base: demand, high: demand };
}

function figureSite(name: string, perYear: number, parts: Partial<FigureSite> = {}): FigureSite {
  return {
    type: 'figure',
    name,
    perYear,
    share: undefined,
    kinds: ['card', 'certificate'],
    ...parts,
  };
}

function scenario(capacity: readonly CapacityFrom[], parts: Partial<Scenario> = {}): Scenario {
  return { name: 'test', capacity, assumptions: NEUTRAL, ...parts };
}

function single(perYear: number): CapacityFrom[] {
  return [{ from: day(20250401), sites: [figureSite('', perYear)] }];
}

function plan(
  capacity: readonly CapacityFrom[],
  demand: Ranged<Demand>,
  options: Partial<PlanOptions> & { assumptions?: Assumptions } = {},
): PlanReport {
  const { assumptions = NEUTRAL, ...rest } = options;
  const years = demand.base.months.length / 12;
  return planReport(
    [{ scenario: scenario(capacity, { assumptions }), demand }],
    { span: { from: 2025, to: 2024 + years }, by: undefined, ...rest },
    BASIS,
  );
}

describe('a plan', () => {
  it('carries a deficit on, and no surplus', () => {
    // 12 × 3 + 12 × 5 = 96 a year, then 180, then 60, against 100.
    const demand = monthly(
      [fraction(3), fraction(5)],
      [fraction(5), fraction(10)],
      [fraction(2), fraction(3)],
    );
    const [only] = plan(single(100), same(demand)).scenarios;
    expect(only?.rows).toMatchObject([
      { fiscalYear: 2025, card: 36, certificate: 60, total: 96, surplus: 4, carriedOut: 0 },
      {
        fiscalYear: 2026,
        total: 180,
        surplus: -80,
        utilizationPercent: 180,
        carriedIn: 0,
        handled: 100,
        carriedOut: 80,
        waitingPercent: 180,
      },
      {
        fiscalYear: 2027,
        total: 60,
        surplus: 40,
        utilizationPercent: 60,
        carriedIn: 80,
        handled: 100,
        carriedOut: 40,
        waitingPercent: 140,
      },
    ]);
  });

  it('the total is the sum of the rounded kinds, not the rounded sum', () => {
    // 12 × 1/24 = 0.5 of each kind: 1 and 1, so 2, though together they are 1.
    const demand = monthly([fraction(1, 24), fraction(1, 24)]);
    expect(plan(single(10), same(demand)).scenarios[0]?.rows[0]).toMatchObject({
      card: 1,
      certificate: 1,
      total: 2,
    });
  });

  it('without capacity there is no percent, and everybody waits', () => {
    const demand = monthly([fraction(1), fraction(1)]);
    expect(plan(single(0), same(demand)).scenarios[0]?.rows[0]).toMatchObject({
      capacity: 0,
      utilizationPercent: null,
      waitingPercent: null,
      handled: 0,
      carriedOut: 24,
    });
  });

  it('by month shows the year that balances and breaks', () => {
    const months = monthly([ZERO, ZERO]).months.map((month, index) =>
      index === 1 ? { card: ZERO, certificate: fraction(90) } : month,
    );
    const demand = same({ ...monthly([ZERO, ZERO]), months });
    const report = plan(single(120), demand, { by: 'month' });
    const [only] = report.scenarios;
    expect(only?.rows).toHaveLength(12);
    expect(only?.rows[1]).toMatchObject({ month: '2025-05', total: 90, capacity: 10 });
    // 120 × 31 ÷ 365 = 10.19, rounded down.
    expect(only?.breaks).toEqual([{ fiscalYear: 2025, month: '2025-05', waiting: 80 }]);
    expect(planSheet(report, 'en').notes.join('\n')).toContain(
      'FY2025 (up to 80 waiting, after 2025-05)',
    );
    expect(plan(single(120), demand).scenarios[0]?.rows[0]).toMatchObject({ carriedOut: 0 });
  });

  it('a range has its own rows and its own waiting', () => {
    const demand = {
      low: monthly([ZERO, fraction(9)], [ZERO, fraction(9)]),
      base: monthly([ZERO, fraction(10)], [ZERO, fraction(10)]),
      high: monthly([ZERO, fraction(11)], [ZERO, fraction(11)]),
    };
    const range = { low: decimal(0.9), base: ONE, high: ONE };
    const assumptions = { ...NEUTRAL, takeUp: { ...NEUTRAL.takeUp, certificate: range } };
    const report = plan(single(120), demand, { assumptions });
    expect(report.scenarios[0]?.rows[1]).toMatchObject({
      total: 120,
      carriedOut: 0,
      low: { total: 108, carriedIn: 0, carriedOut: 0 },
      high: { total: 132, carriedIn: 12, carriedOut: 24, waitingPercent: 120 },
    });
    // The figure, and behind it both bounds, which a table sets in brackets.
    expect(planSheet(report, 'en').rows[1]).toEqual(expect.arrayContaining([0, 24, 132]));
    expect(planSheet(report, 'ja').notes).toContain(
      '「test」の前提: 更新に来る割合 電子証明書 100% (90% – 100%)。',
    );
    const { columns } = planRows(report, 'en');
    expect(columns.map(({ key }) => key)).toContain('carried_out_high');
  });
});

describe('sites', () => {
  it('take their share, their kind, or what is left, and wait apart', () => {
    const capacity: CapacityFrom[] = [
      {
        from: day(20250401),
        sites: [
          figureSite('branch', 10, { share: decimal(0.25), kinds: ['card'] }),
          figureSite('big', 90),
          figureSite('small', 30),
        ],
      },
    ];
    const demand = same(monthly([fraction(8), fraction(4)], [ZERO, ZERO]));
    const [first, second] = plan(capacity, demand).scenarios[0]?.rows ?? [];
    // Cards 96: 24 to the branch, 72 to the others as 3 : 1; certificates 48 as 3 : 1.
    expect(first).toMatchObject({ total: 144, capacity: 130, carriedOut: 14 });
    expect(first?.sites).toMatchObject([
      { name: 'branch', card: 24, certificate: 0, capacity: 10, surplus: -14, carriedOut: 14 },
      { name: 'big', card: 54, certificate: 36, capacity: 90, carriedOut: 0 },
      { name: 'small', card: 18, certificate: 12, capacity: 30, carriedOut: 0 },
    ]);
    expect(second?.sites).toMatchObject([
      { name: 'branch', carriedIn: 14, handled: 10, carriedOut: 4, waitingPercent: 140 },
      { name: 'big', carriedIn: 0 },
      { name: 'small', carriedIn: 0 },
    ]);
  });

  it('of a month add up to the whole, and who waits at a closed site waits at the others', () => {
    const capacity: CapacityFrom[] = [
      { from: day(20250401), sites: [figureSite('', 12)] },
      { from: day(20260401), sites: [figureSite('a', 60), figureSite('b', 30)] },
    ];
    const demand = same(
      monthly([fraction(5, 3), fraction(4, 3)], [fraction(7, 9), fraction(1, 7)]),
    );
    const [before, after] = plan(capacity, demand).scenarios[0]?.rows ?? [];
    expect(before?.sites).toMatchObject([{ name: '', total: 36, carriedOut: 24 }]);
    const sites = after?.sites ?? [];
    expect(sites.map(({ carriedIn }) => carriedIn)).toEqual([16, 8]);
    expect(sites.reduce((sum, { card }) => sum + card, 0)).toBe(after?.card);
    expect(sites.reduce((sum, { certificate }) => sum + certificate, 0)).toBe(after?.certificate);
  });
});

describe('what is printed beside the figures', () => {
  const assumptions: Assumptions = {
    ...NEUTRAL,
    leavesPerYear: { low: decimal(0.08), base: decimal(0.06), high: decimal(0.04) },
    leadLagMonths: new Map([
      [1, decimal(0.5)],
      [-1, decimal(0.5)],
    ]),
    newCards: new Map([[2026, { low: 20000, base: 20000, high: 20000 }]]),
    newCardsMinorShare: decimal(0.1),
    newCardsUseCounter: true,
    rules: [
      { rule: 'certificate.validity.adult', from: day(20280401), value: 10, reason: 'announced' },
    ],
  };
  const report = plan(single(100), same(monthly([ONE, ONE])), { assumptions });

  it('every assumption that is not neutral', () => {
    expect(planSheet(report, 'en').notes).toContain(
      'Assumptions of test: holders who leave in a year: 6% (4% – 8%); ' +
        'come by months after the month due: -1: 50%, +1: 50%; new cards FY2026 20,000; ' +
        'of the new cards, minors’: 10%; handing a new card over takes a booking (counted as card); ' +
        'not the law: certificate.validity.adult = 10 from 2028-04-01 (announced).',
    );
  });

  it('neutral ones are said to be so', () => {
    const neutral = plan(single(100), same(monthly([ONE, ONE])));
    expect(planSheet(neutral, 'en').notes[1]).toBe(
      'Assumptions of test: none; demand is the law’s own count.',
    );
    expect(planRows(neutral, 'en').columns.some(({ key }) => key.includes('assum'))).toBe(false);
  });

  it('as JSON, all of them, ranges in the order of a scenario file', () => {
    expect(planJson(report)).toMatchObject({
      schema: 'koshin.plan/1',
      scenarios: [
        {
          name: 'test',
          assumptions: {
            take_up: { card: 1, certificate: 1 },
            leaves_per_year: { low: 0.04, base: 0.06, high: 0.08 },
            lead_lag_months: { '-1': 0.5, '1': 0.5 },
            new_cards: { '2026': 20000 },
            new_cards_use_counter: true,
          },
        },
      ],
      as_of: '2025-04-01',
    });
  });

  it('months of actuals used, outside and missing', () => {
    const actuals = {
      used: [APRIL, APRIL + 1, APRIL + 3],
      outside: [APRIL - 1],
      missing: [APRIL + 2],
    };
    const told = plan(single(100), same(monthly([ONE, ONE])), { actuals });
    expect(planSheet(told, 'en').notes).toContain(
      'What came stands in for what was expected in 2025-04 – 2025-05, 2025-07.',
    );
    expect(actualsWarnings(told, 'en')).toEqual([
      'warning: actuals outside the plan, not used: 2025-03.',
      'warning: months already gone without actuals, which stay as expected: 2025-06.',
    ]);
  });
});

describe('a table of what came', () => {
  const months = async (text: string) =>
    actualMonths((await readActuals('came.csv', textContent(text), law())).actuals);

  it('is taken by month, with Japanese headers too', async () => {
    expect(await months('電子証明書,年月,カード\n7,2025-04,5\n\n0,2025/5,1\n')).toEqual(
      new Map([
        [APRIL, { card: 5, certificate: 7 }],
        [APRIL + 1, { card: 1, certificate: 0 }],
      ]),
    );
  });

  it.each([
    ['fiscal_year,card,certificate\n2025,1,1\n'],
    ['month,card\n2025-04,1\n'],
    ['month,card,certificate\n2025-04,1,\n'],
  ])('%j is no use to a plan: it needs both kinds of every month', async (text) => {
    expect(await months(text)).toBeUndefined();
  });
});

describe('koshin plan', () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const asItIs = write(
    'as-it-is.yaml',
    'fiscal_years: [2025, 2030]\nscenarios:\n  - name: as it is\n    capacity: 44000\n',
  );

  const planned = (args: readonly string[], ...options: readonly string[]) =>
    inside(['plan', ...args, ...options]);

  // Source: the plan's own closing case on Minato ward's published cohorts.
  it('as it is leaves 46,027 waiting after FY2030', async () => {
    const manifest = join(folder, 'manifest.json');
    const { stdout, stderr } = await planned([asItIs], '--format', 'json', '--manifest', manifest);
    const report = JSON.parse(stdout);
    const rows = report.scenarios[0].rows as Record<string, number>[];
    expect(rows.map((row) => row['carried_out'])).toEqual([0, 19910, 29931, 27672, 19313, 46027]);
    expect(rows[5]).toEqual({
      fiscal_year: 2030,
      card: 34714,
      certificate: 36000,
      total: 70714,
      capacity: 44000,
      surplus: -26714,
      utilization_percent: 161,
      carried_in: 19313,
      handled: 44000,
      carried_out: 46027,
      waiting_percent: 205,
    });
    expect(report.options).toMatchObject({ from: 2025, to: 2030, scenario: asItIs });
    expect(stderr).toBe('');
    expect(JSON.parse(readFileSync(manifest, 'utf8')).options.scenario_sha256).toMatch(
      /^[0-9a-f]{64}$/,
    );
  });

  const records = write(
    'records.csv',
    'birth_date,card_issued_on,count\n1990-10-10,2021-05-15,1000\n1990-05-10,2020-12-01,200\n',
  );

  it('actuals stand in for the months gone, and what does not fit is told', async () => {
    const actuals = write(
      'came.csv',
      'month,card,certificate\n2025-03,9,9\n2025-04,1,2\n2025-06,3,4\n',
    );
    const { stdout, stderr } = await planned(
      [asItIs, records],
      '--format',
      'json',
      '--actuals',
      actuals,
    );
    const report = JSON.parse(stdout);
    // 1,000 in October and 200 in May, which stays as expected; April and June as they came.
    expect(report.scenarios[0].rows[0]).toMatchObject({ card: 4, certificate: 1206 });
    expect(report.actuals).toEqual({
      used: ['2025-04', '2025-06'],
      outside: ['2025-03'],
      missing: ['2025-05'],
    });
    expect(stderr).toContain('outside the plan, not used: 2025-03.');
    expect(stderr).toContain('without actuals, which stay as expected: 2025-05.');
  });

  it('csv does not depend on the language of the machine', async () => {
    const { stdout } = await planned([asItIs, records], '--format', 'csv');
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      'fiscal_year,scenario,card,certificate,total,capacity,surplus,utilization_percent,carried_in,handled,carried_out,waiting_percent',
      '2025,as it is,0,1200,1200,44000,42800,3,0,1200,0,3',
    ]);
  });

  it('never writes over its scenario', async () => {
    // Under a name that every one of these files may have.
    const bare = write('as-it-is', readFileSync(asItIs, 'utf8'));
    for (const option of ['--output', '--manifest', '--rejects']) {
      const { stderr } = await planned([bare, records], option, bare);
      expect(stderr).toBe(faultLine('output-is-input', { file: bare }));
    }
    expect(existsSync(bare) && readFileSync(bare, 'utf8')).toContain('44000');
  });

  it('standard input is one file only, and no scenario', async () => {
    const { stderr } = await planned([asItIs, '-', '-']);
    expect(stderr).toBe(faultLine('usage-stdin-twice', {}));
    expect((await planned(['-'])).stderr).toBe(faultLine('usage-scenario-piped', {}));
  });
});
