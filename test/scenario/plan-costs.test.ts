// Costs beside a plan: by fiscal year, in every case and format, assumptions with them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { sheetsOf } from '../support/workbook.js';

const folder = temporaryFolder();
function write(name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Due in October 2025 the certificates, in October 2030 the cards, 1,000 of each. */
const RECORDS = write(
  'records.csv',
  'birth_date,card_issued_on,count\n1990-10-10,2021-05-15,1000\n',
);

const CENTRE = `    capacity: [{ from: 2025-04-01, per_year: 600 }, { from: 2026-04-01, sites: [{ name: S, windows: 2, minutes: 15, hours: { mon-fri: ["09:00-17:00"] } }, { name: B, per_year: 100 }] }]
    costs:
      rent: { per_month: 100000, from: 2025-10-01 }
      staff: { per_window_per_year: 1000000, eligible: true }
      contractor: { per_procedure: 1000, eligible: true }
      other: [{ name: 予約, per_year: 60000, eligible: true }]
    subsidy: { share: 0.5, from: 2026-04-01, condition: 交付決定後 }
`;
const FILE = write(
  'costs.yaml',
  `fiscal_years: [2025, 2026]\nscenarios:\n  - name: now\n    capacity: 600\n  - name: centre\n${CENTRE}`,
);
const RANGED = write(
  'ranged.yaml',
  `fiscal_years: [2025, 2026]\nscenarios:\n  - name: centre\n${CENTRE}    assumptions: { take_up: { certificate: { low: 0.5, base: 0.55, high: 0.6 } } }\n`,
);

/** A text without what breaks its lines. */
const unbroken = (text: string) => text.replace(/\s+/g, '');

async function planned(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await inside([
    'plan',
    ...args,
    ...(args.includes('csv') || args.includes('json') || args.includes('-o') ? [] : ['--notes']),
  ]);
  // A CSV has no line for the day; a file that is written is told. Nothing else is said.
  expect(stderr).toMatch(/^(As of .*\n)?(.* written: .*\n)?$/);
  expect(code).toBe(0);
  return stdout;
}

interface Row {
  readonly costs?: unknown;
  readonly [key: string]: unknown;
}
async function scenarios(...args: readonly string[]) {
  return JSON.parse(await planned(...args, '--format', 'json')).scenarios as {
    readonly rows: readonly Row[];
    readonly costs?: unknown;
    readonly subsidy?: unknown;
  }[];
}

describe('a plan with costs', () => {
  it('as JSON has them in each row, and what they are reckoned from beside', async () => {
    const [now, centre] = await scenarios(FILE, RECORDS);
    expect(now?.rows.every((row) => !('costs' in row))).toBe(true);
    expect(now).not.toHaveProperty('costs');
    // 600 of 1,000 are handled in 2025, the 400 that wait in 2026: cost follows what is handled, not what is due.
    expect(centre?.rows.map(({ handled }) => handled)).toEqual([600, 400]);
    expect(centre?.rows[0]?.costs).toEqual({
      gross: 1_260_000,
      eligible: 0,
      subsidy: 0,
      net: 1_260_000,
      gross_per_procedure: 2_100,
      net_per_procedure: 2_100,
      items: [
        { name: 'rent', amount: 600_000, eligible: false, eligible_amount: 0 },
        { name: 'staff', amount: 0, eligible: true, eligible_amount: 0 },
        { name: 'contractor', amount: 600_000, eligible: true, eligible_amount: 0 },
        { name: '予約', amount: 60_000, eligible: true, eligible_amount: 0 },
      ],
    });
    expect(centre?.rows[1]?.costs).toMatchObject({
      gross: 1_200_000 + 2_000_000 + 400_000 + 60_000,
      eligible: 2_460_000,
      subsidy: 1_230_000,
      net: 2_430_000,
      gross_per_procedure: 9_150,
      net_per_procedure: 6_075,
    });
    expect(centre).toMatchObject({
      costs: {
        rent: { per_month: 100_000, from: '2025-10-01', eligible: false },
        staff: { per_window_per_year: 1_000_000, eligible: true },
        contractor: { per_procedure: 1_000, eligible: true },
        other: [{ name: '予約', per_year: 60_000, eligible: true }],
      },
      subsidy: { share: 0.5, from: '2026-04-01', condition: '交付決定後' },
    });
  });

  it('has its own costs in the lowest and the highest case', async () => {
    const [centre] = await scenarios(RANGED, RECORDS);
    const costs = (which: string) => (centre?.rows[0]?.[which] as Row | undefined)?.costs;
    expect(centre?.rows[0]?.costs).toMatchObject({ gross: 600_000 + 550_000 + 60_000 });
    expect(costs('low')).toMatchObject({ gross: 600_000 + 500_000 + 60_000 });
    expect(costs('high')).toMatchObject({ gross: 600_000 + 600_000 + 60_000 });
    const table = await planned(RANGED, RECORDS, '--lang', 'ja');
    expect(table).toMatch(/^差引一般財源 \(低位\) +1,160,000 +[\d,]+$/m);
    expect(table).toMatch(/^差引一般財源 \(高位\) +1,260,000 +[\d,]+$/m);
  });

  it('as CSV has sums and items in columns, blank where nothing is told', async () => {
    const [head = '', ...lines] = (await planned(FILE, RECORDS, '--format', 'csv')).split('\n');
    const columns = head.split(',');
    const cells = (line: number) => (lines[line] ?? '').split(',');
    const from = columns.indexOf('gross_cost');
    expect(columns.slice(from, from + 10)).toEqual([
      'gross_cost',
      'eligible_cost',
      'subsidy',
      'net_cost',
      'gross_cost_per_procedure',
      'net_cost_per_procedure',
      'cost_rent',
      'cost_staff',
      'cost_contractor',
      'cost_other_予約',
    ]);
    const costs = (line: number) => cells(line).slice(from, from + 10);
    expect(costs(0).join('')).toBe('');
    expect(costs(1).join(',')).toBe('1260000,0,0,1260000,2100,2100,600000,0,600000,60000');
    // The row of a site tells none: they are the scenario's.
    expect(cells(4).slice(2, 3)).toEqual(['S']);
    expect(costs(4).join('')).toBe('');
  });

  it.each([
    [
      'en',
      'Costs of centre (yen)',
      'Cost assumed: rent, 100,000 yen a month, from 2025-10-01, not eligible.',
    ],
    [
      'ja',
      '「centre」の経費 (単位:円)',
      '経費の前提: 賃借料 月額100,000円、2025-10-01 から、補助対象外。',
    ],
  ])('in %s has a table of its own beneath, with every assumption', async (lang, title, rent) => {
    const table = await planned(FILE, RECORDS, '--lang', lang);
    const beneath = table.slice(table.indexOf(title));
    expect(unbroken(beneath)).toContain(unbroken(rent));
    expect(unbroken(beneath)).toContain('交付決定後');
    expect(beneath).toContain('50%');
    expect(beneath).toContain('2026-04-01');
    expect(await planned(FILE, RECORDS, '--lang', lang, '--format', 'md')).toContain(
      `**${title}**`,
    );
  });

  it('as a workbook says on the last sheet what each scenario’s costs rest on', async () => {
    const file = join(folder, 'plan.xlsx');
    await planned(FILE, RECORDS, '-o', file);
    const basis = (await sheetsOf(readFileSync(file))).at(-1);
    const costs = basis?.rows.filter(([section]) => section === 'Costs of centre (yen)') ?? [];
    expect(costs[0]).toEqual([
      'Costs of centre (yen)',
      '1',
      'Cost assumed: rent, 100,000 yen a month, from 2025-10-01, not eligible.',
    ]);
    expect(costs.some(([, , note = '']) => note.includes('交付決定後'))).toBe(true);
  });

  it('by month tells none, and says so', async () => {
    const table = await planned(FILE, RECORDS, '--by', 'month');
    expect(table).toContain('Costs are told by fiscal year alone');
    expect(table).not.toContain('Costs of centre');
    const [, centre] = await scenarios(FILE, RECORDS, '--by', 'month');
    expect(centre?.rows).toHaveLength(24);
    expect(centre?.rows.some((row) => 'costs' in row)).toBe(false);
    const csv = await planned(FILE, RECORDS, '--by', 'month', '--format', 'csv');
    expect(csv.split('\n')[0]).not.toContain('cost');
  });

  it('of many years has tables of six years each, the assumptions once', async () => {
    const long = write(
      'long.yaml',
      'fiscal_years: [2025, 2032]\nscenarios:\n  - { name: long, capacity: 600, costs: { rent: { per_month: 100000 } } }\n',
    );
    const table = await planned(long, RECORDS);
    const beneath = table.slice(table.indexOf('Costs of long'));
    expect(beneath.match(/^cost .*$/gm)?.map((line) => line.split(/\s+/).slice(1))).toEqual([
      ['FY2025', 'FY2026', 'FY2027', 'FY2028', 'FY2029', 'FY2030'],
      ['FY2031', 'FY2032'],
    ]);
    expect(beneath.match(/^Cost assumed: rent/gm)).toHaveLength(1);
    // Without a subsidy there is no line of one, and its lack is said.
    expect(beneath).not.toMatch(/^subsidy/m);
    expect(beneath).toContain('No subsidy is assumed.');
  });
});
