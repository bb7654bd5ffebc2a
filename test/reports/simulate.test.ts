// The simulation without chance is the plan, and every format tells how it was made.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inside, ROOT, temporaryFolder } from '../cli/run-koshin.js';

const folder = temporaryFolder();
const BUNDLED = join(ROOT, 'fixtures/minato-as-published.csv.gz');
const EVEN = join(ROOT, 'fixtures/minato-even-birthdays.csv.gz');
const TEMPLATE = join(ROOT, 'data/scenario/scenario.en.yaml');

function scenarioFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const AS_IS = scenarioFile(
  'as-is.yaml',
  'fiscal_years: [2025, 2030]\nscenarios:\n  - name: as it is\n    capacity: 44000\n',
);
const EVERYTHING = scenarioFile(
  'everything.yaml',
  `fiscal_years: [2025, 2027]
scenarios:
  - name: everything
    capacity:
      - { from: 2025-04-01, per_year: 30000 }
      - from: 2026-07-16
        sites:
          - name: center
            windows: 3
            minutes: { card: 20, certificate: 15 }
            hours: { mon-fri: ["09:00-12:00", "13:00-21:00"], sun: ["09:00-17:00"] }
            closed: [holidays, "12-29..01-03"]
            bookable_share: 0.8
          - { name: branch, per_year: 5000, kinds: [certificate] }
    assumptions:
      take_up: { card: { low: 0.9, base: 0.93, high: 0.97 }, certificate: 0.87 }
      lead_lag_months: { -2: 0.3, -1: 0.3, 0: 0.25, 1: 0.15 }
      leaves_per_year: 0.055
      new_cards: { 2025: 7001, 2026: 6500 }
      new_cards_minor_share: 0.2
      new_cards_use_counter: true
      off_counter_share: { certificate: 0.07 }
      overdue_share: { card: 0.4, certificate: 0.3 }
`,
);

/** A year begun on 5 November 2026, with 300 cards and 90 certificates that had ended by then. */
const BEGUN = scenarioFile(
  'begun.yaml',
  `fiscal_years: [2026, 2028]
scenarios:
  - name: begun
    capacity: 3650
    assumptions:
      overdue_share: { card: 0.37, certificate: 0.5 }
      off_counter_share: { certificate: 0.2 }
      take_up: { card: 0.9 }
      leaves_per_year: 0.1
      new_cards: { 2026: 480, 2027: 240 }
      new_cards_use_counter: true
`,
);
const BEGUN_RECORDS = scenarioFile(
  'begun.csv',
  `birth_date,card_issued_on,user_cert_issued_on,signature_cert_issued_on,count
1980-10-05,2016-09-20,2024-12-02,2024-12-02,300
1990-10-10,2020-05-15,2020-05-15,2020-05-15,90
1963-03-03,2021-02-26,2026-01-14,2026-01-14,1800
1989-11-30,2026-11-04,2026-11-04,2026-11-04,240
`,
);

/** Records of 20,000 cards a year in a few thousand rows, which are soon read. */
const SMALL = join(folder, 'records.csv');
beforeAll(async () => {
  const years = Array.from({ length: 10 }, (_, index) => `${2015 + index},20000\n`);
  const counts = scenarioFile('counts.csv', `fiscal_year,cards\n${years.join('')}`);
  expect((await inside(['expand', counts, '-o', SMALL])).code).toBe(0);
});

interface Distribution {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

interface Month {
  readonly month: string;
  readonly capacity: number;
  readonly arrived: Distribution;
  readonly served: Distribution;
  readonly queue: Distribution;
  readonly waiting: Distribution;
  readonly lapsed: Distribution;
  readonly waiting_days: Distribution;
  readonly lapsed_while_waiting: Distribution;
}

interface Simulation {
  readonly scenarios: readonly {
    readonly rows: readonly (Month & { readonly worst_month: unknown })[];
    readonly months: readonly Month[];
    readonly conservation: { arrived: number; served: number; waiting: number; lapsed: number };
  }[];
  readonly [key: string]: unknown;
}

async function said(...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await inside(args);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('koshin:')]);
  return stdout;
}

async function simulation(...args: string[]): Promise<Simulation> {
  return JSON.parse(await said('simulate', ...args, '--format', 'json'));
}

describe('without randomness', () => {
  it.each([
    ['one figure', AS_IS, BUNDLED],
    ['the file that koshin init writes', TEMPLATE, EVEN],
    ['every assumption at once', EVERYTHING, SMALL],
    ['a year begun, with the overdue', BEGUN, BEGUN_RECORDS],
  ])('%s: each month is the plan’s, to the last procedure', async (_, scenario, file) => {
    const simulated = await simulation(scenario, file, '--no-randomness');
    const plan = async (...args: string[]) =>
      JSON.parse(await said('plan', scenario, file, ...args, '--format', 'json')).scenarios;
    const byMonth = await plan('--by', 'month');
    const byYear = await plan();
    expect(simulated.scenarios).toHaveLength(byMonth.length);
    simulated.scenarios.forEach(({ months, rows }, index) => {
      expect(
        months.map(({ month, capacity, arrived, served, queue }) => ({
          month,
          capacity,
          total: arrived.mean,
          handled: served.mean,
          carried_out: queue.mean,
        })),
      ).toEqual(
        byMonth[index].rows.map(
          ({ month, capacity, total, handled, carried_out }: Record<string, unknown>) => ({
            month,
            capacity,
            total,
            handled,
            carried_out,
          }),
        ),
      );
      // Twelve months of two kinds, each rounded by itself, against the year rounded once.
      rows.forEach(({ arrived }, year) => {
        expect(Math.abs(arrived.mean - byYear[index].rows[year].total)).toBeLessThanOrEqual(12);
      });
    });
  });

  it('the overdue come evenly in the first three months, in the plan as day by day', async () => {
    const plan = JSON.parse(
      await said('plan', BEGUN, BEGUN_RECORDS, '--by', 'month', '--format', 'json'),
    );
    expect(plan.lapsed_before_start).toEqual({ card: 300, certificate: 90 });
    const first = plan.scenarios[0].rows.slice(0, 5);
    // Of 300 cards 37 %, of 90 certificates 50 % of which 80 % need a counter; 40 new cards a month, of the 26 days that are
    // left of November 34⅔.
    expect(first.map((row: Record<string, unknown>) => [row['card'], row['certificate']])).toEqual([
      [72, 12],
      [77, 12],
      [77, 12],
      [40, 0],
      [40, 0],
    ]);
    expect(first[0].partial_from).toBe('2026-11-05');
    const { scenarios } = await simulation(BEGUN, BEGUN_RECORDS, '--no-randomness');
    expect(scenarios[0]?.months.slice(0, 5).map(({ arrived }) => arrived.mean)).toEqual([
      84, 89, 89, 40, 40,
    ]);
  });

  it('says so, and has one run and no seed', async () => {
    expect(await simulation(AS_IS, SMALL, '--no-randomness')).toMatchObject({
      runs: 1,
      seed: null,
      randomness: false,
    });
  });
});

describe('with randomness', () => {
  it('has everybody who asked among the served, the waiting and the lapsed, month by month', async () => {
    for (const flags of [[], ['--lapsed-leave']]) {
      const { scenarios } = await simulation(EVERYTHING, SMALL, ...flags, '--runs', '8');
      for (const { months, conservation } of scenarios) {
        let arrived = 0;
        let served = 0;
        for (const month of months) {
          arrived += month.arrived.mean;
          served += month.served.mean;
          expect(served + month.waiting.mean + month.lapsed.mean).toBeCloseTo(arrived, 6);
          const inLine = flags.length === 0 ? month.lapsed.mean : 0;
          expect(month.queue.mean).toBeCloseTo(month.waiting.mean + inLine, 6);
        }
        expect(conservation.arrived).toBeCloseTo(arrived, 6);
        expect(conservation.served + conservation.waiting + conservation.lapsed).toBeCloseTo(
          arrived,
          6,
        );
        expect(conservation.lapsed).toBeGreaterThan(0);
      }
    }
  });

  it('has a mean that is the plan’s, within five standard errors of each month', async () => {
    const runs = 40;
    const drawn = await simulation(EVERYTHING, SMALL, '--runs', String(runs), '--seed', '5');
    const expected = await simulation(EVERYTHING, SMALL, '--no-randomness');
    drawn.scenarios[0]?.months.forEach(({ arrived }, month) => {
      const mean = expected.scenarios[0]?.months[month]?.arrived.mean ?? 0;
      // Sums of independent chances vary less than a Poisson number of the same mean; 1 is the plan's rounding.
      expect(Math.abs(arrived.mean - mean)).toBeLessThan(5 * Math.sqrt(mean / runs) + 1);
    });
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const bytes = (seed: string) =>
      said('simulate', EVERYTHING, SMALL, '--runs', '3', '--seed', seed, '--format', 'json');
    const first = await bytes('11');
    expect(await bytes('11')).toBe(first);
    const other = JSON.parse(await bytes('12'));
    expect(other.scenarios[0].months).not.toEqual(JSON.parse(first).scenarios[0].months);
  });

  it('does not let the number of scenarios change one of them', async () => {
    const text = readFileSync(EVERYTHING, 'utf8');
    const twice = scenarioFile(
      'twice.yaml',
      text.replace('scenarios:\n', 'scenarios:\n  - { name: first, capacity: 1000 }\n'),
    );
    const alone = await simulation(EVERYTHING, SMALL, '--runs', '3');
    const second = await simulation(twice, SMALL, '--runs', '3');
    expect(second.scenarios[1]).toEqual(alone.scenarios[0]);
  });

  it('shows percentiles in order, and the month with the longest line of a year', async () => {
    const { scenarios } = await simulation(EVERYTHING, SMALL, '--runs', '20');
    const [{ rows, months } = { rows: [], months: [] }] = scenarios;
    for (const { queue, arrived, served, lapsed_while_waiting } of months) {
      for (const { p10, p50, p90 } of [queue, arrived, served, lapsed_while_waiting]) {
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
      }
    }
    const firstYear = months.slice(0, 12);
    const longest = Math.max(...firstYear.map(({ queue }) => queue.p50));
    const month = firstYear.find(({ queue }) => queue.p50 === longest)?.month;
    expect(rows[0]?.worst_month).toEqual({ month, queue: longest });
  });
});

describe('ranges', () => {
  it('are drawn in each run, so that who asks lies as wide as they say', async () => {
    const having = (name: string, share: string) =>
      scenarioFile(
        name,
        `fiscal_years: [2025, 2026]\nscenarios:\n  - name: a\n    capacity: 44000\n    assumptions:\n      take_up: { certificate: ${share} }\n`,
      );
    const of = async (path: string) => {
      const { scenarios } = await simulation(path, SMALL, '--runs', '60');
      return (scenarios[0]?.rows ?? []).map(({ arrived }) => arrived.p90 - arrived.p10);
    };
    const certain = await of(having('certain.yaml', '0.8'));
    const ranged = await of(having('ranged.yaml', '{ low: 0.7, base: 0.8, high: 0.9 }'));
    ranged.forEach((width, year) => {
      expect(width).toBeGreaterThan(5 * (certain[year] ?? Number.NaN));
    });
  });
});

describe('csv', () => {
  it('has mean and percentiles of every figure in columns of their own, by year or by month', async () => {
    const csv = await said('simulate', AS_IS, SMALL, '--runs', '2', '--format', 'csv');
    const [header = '', ...rows] = csv.trim().split('\n');
    expect(header.split(',').slice(0, 7)).toEqual([
      'fiscal_year',
      'scenario',
      'capacity',
      'arrived_mean',
      'arrived_p10',
      'arrived_p50',
      'arrived_p90',
    ]);
    expect(header).toContain('lapsed_while_waiting_certificate_p90');
    expect(rows).toHaveLength(6);
    const months = await said(
      'simulate',
      AS_IS,
      SMALL,
      '--runs',
      '2',
      '--by',
      'month',
      '--format',
      'csv',
    );
    expect(months.trim().split('\n')).toHaveLength(73);
    expect(months.split('\n')[1]).toMatch(/^2025,2025-04,as it is,3616,/);
  });
});

describe('wrong usage', () => {
  it.each([
    [['--runs', '0'], '--runs: write a whole number from 1 to 10,000'],
    [['--runs', '10001'], '--runs: write a whole number from 1 to 10,000'],
    [['--seed', '-1'], '--seed: write a whole number of 0 or more'],
    [['-o', AS_IS], 'as-is.yaml'],
  ])('%j is refused in its own words', async (args, words) => {
    const { code, stderr, stdout } = await inside(['simulate', AS_IS, ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
