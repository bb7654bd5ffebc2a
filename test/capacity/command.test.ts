// What koshin capacity says of what its scenario file asks, in every format, and refuses what it can't know.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inside, ROOT } from '../cli/run-koshin.js';

const work = mkdtempSync(join(tmpdir(), 'koshin-capacity-'));
afterAll(() => rmSync(work, { recursive: true }));

/** The bundled cards issued by March 2025, as rows with counts: read in a tenth of the time. */
const records = join(work, 'records.csv');
beforeAll(async () => {
  const bundled = readFileSync(join(ROOT, 'data/cohorts/minato.csv'), 'utf8').split('\n');
  const cohorts = join(work, 'cohorts.csv');
  writeFileSync(cohorts, bundled.filter((row) => !row.startsWith('2025,')).join('\n'));
  const { code } = await inside(['expand', cohorts, '--birthdays', 'before-issue', '-o', records]);
  expect(code).toBe(0);
});

const WINDOW = `
    capacity:
      - from: 2026-04-01
        sites:
          - name: 窓口
            windows: 1
            minutes: { card: 15, certificate: 15 }
            hours: { mon-fri: ["09:00-17:00"] }
            closed: [holidays, "12-29..01-03"]
`;
const CENTER = (windows: number) => `
    capacity:
      - from: 2025-04-01
        per_year: 44000
      - from: 2026-04-01
        sites:
          - name: センター
            windows: ${windows}
            minutes: { card: 20, certificate: 15 }
            hours: { mon-fri: ["09:00-19:00"], sat: ["09:00-17:00"] }
            closed: [holidays, "12-29..01-03"]
            bookable_share: 0.9
          - name: 総合支所
            per_year: 6000
`;

let files = 0;

function scenarioFile(from: number, to: number, ...capacities: string[]): string {
  const scenarios = capacities.map((text, index) => `  - name: s${index + 1}${text}`);
  files += 1;
  const path = join(work, `scenario-${files}.yaml`);
  writeFileSync(path, `fiscal_years: [${from}, ${to}]\nscenarios:\n${scenarios.join('')}`);
  return path;
}

/** What a command prints of a scenario file; its words on standard error where it is refused. */
async function said(command: 'capacity' | 'plan', path: string, options: readonly string[]) {
  const { stdout, stderr, code } = await inside([
    ...[command, path, records, '--as-of', '2025-04-01'],
    ...options,
  ]);
  return code === 0 ? stdout : stderr;
}

const text = (path: string, ...options: string[]) => said('capacity', path, options);

async function json(path: string, ...options: string[]) {
  return JSON.parse(await text(path, ...options, '--format', 'json'));
}

describe('koshin capacity', () => {
  it('gives the hand count of one window, and a single scenario’s rows at the top', async () => {
    const report = await json(scenarioFile(2026, 2027, WINDOW));
    expect(report.schema).toBe('koshin.capacity/1');
    expect(report.rows).toMatchObject([
      { fiscal_year: 2026, open_days: 241, open_hours: 1928, slots: 7712, capacity: 7712 },
      { fiscal_year: 2027, open_days: 243, open_hours: 1944, slots: 7776, capacity: 7776 },
    ]);
    expect(report.months).toHaveLength(24);
    expect(report.months[11]).toMatchObject({ month: '2027-03', open_days: 22, slots: 704 });
    expect(report.rows).toEqual(report.scenarios[0].rows);
    expect(report.needed).toEqual(report.scenarios[0].needed);
    expect(report.options).toMatchObject({ capacity: null, vary: 'windows' });
  });

  it('with several scenarios has them side by side only, and no count of windows where there are none', async () => {
    const report = await json(scenarioFile(2025, 2030, '\n    capacity: 44000\n', CENTER(12)));
    expect(report.rows).toBeUndefined();
    expect(report.scenarios[0]).toMatchObject({ name: 's1', site: null, needed: [] });
    expect(report.scenarios[0].rows[5]).toMatchObject({
      open_days: null,
      open_hours: null,
      slots: null,
      capacity: 44000,
    });
    const [first, second] = report.scenarios[1].rows;
    expect(first).toMatchObject({ open_days: null, capacity: 44000 });
    expect(first.demand).toEqual({ card: 6416, certificate: 34717 });
    expect(second.sites.map(({ name }: { name: string }) => name)).toEqual([
      'センター',
      '総合支所',
    ]);
    expect(second.sites[1].capacity).toBe(6000);
  });

  it('needs what a plan of the same scenario bears out, and not one window less', async () => {
    const { needed } = await json(scenarioFile(2025, 2030, CENTER(12)));
    const asked = needed.slice(1) as { fiscal_year: number; windows: number }[];
    expect(needed[0]).toEqual({ fiscal_year: 2025, windows: 0 });
    expect(asked).toHaveLength(5);
    // One plan with every answer, and with one window less, as scenarios beside each other.
    const tried = asked.flatMap(({ windows }) => [CENTER(windows), CENTER(windows - 1)]);
    const path = scenarioFile(2025, 2030, ...tried);
    const plan = JSON.parse(await said('plan', path, ['--format', 'json']));
    asked.forEach((_, index) => {
      const waiting = (scenario: number) => plan.scenarios[scenario].rows[index + 1].carried_out;
      expect(waiting(2 * index)).toBe(0);
      expect(waiting(2 * index + 1)).toBeGreaterThan(0);
    });
  });

  it('finds Saturdays and a bookable share, and a day’s answer by months', async () => {
    const path = scenarioFile(2025, 2030, CENTER(9));
    const saturdays = await json(path, '--vary', 'saturdays');
    expect(saturdays.needed[0]).toEqual({ fiscal_year: 2025, saturdays: 0 });
    const share = await json(path, '--vary', 'bookable-share');
    for (const { bookable_share } of share.needed) {
      expect(bookable_share === null || (bookable_share >= 0 && bookable_share <= 1)).toBe(true);
    }
    const byDate = await json(path, '--by-date', '2027-12-15');
    expect(byDate.needed).toEqual([
      { fiscal_year: 2027, by_date: '2027-12-15', windows: expect.any(Number) },
    ]);
    expect(await text(path, '--by-date', '2027-12-15')).toContain(
      `s1: by 2027-12-15, computed by months: ${byDate.needed[0].windows} windows at センター are enough.`,
    );
  });

  it('reads as a table, as CSV and as Markdown', async () => {
    const path = scenarioFile(2026, 2027, WINDOW);
    const table = await text(path, '--notes');
    expect(table).toMatch(/FY2026 +s1 +241 +1,928 +7,712 +7,712 +\d+/);
    expect(table).toContain('Windows needed at 窓口');
    expect(table).toContain('Assumptions of s1: none');
    const csv = (await text(path, '--format', 'csv')).split('\n');
    expect(csv[0]).toBe('fiscal_year,scenario,open_days,open_hours,slots,capacity,needed_windows');
    expect(csv[1]).toMatch(/^2026,s1,241,1928,7712,7712,\d+$/);
    const months = (await text(path, '--format', 'csv', '--by', 'month')).trim().split('\n');
    expect(months).toHaveLength(25);
    expect(months[0]).toBe('fiscal_year,month,scenario,open_days,open_hours,slots,capacity');
    expect(await text(path, '--format', 'md', '--lang', 'ja')).toContain(
      '| 令和8年度 | s1 | 241 |',
    );
  });

  it('shows a site’s part beneath the whole', async () => {
    const csv = await text(scenarioFile(2026, 2026, CENTER(12)), '--format', 'csv');
    const [head, all, , branch] = csv.split('\n');
    expect(head).toBe(
      'fiscal_year,scenario,site,open_days,open_hours,slots,capacity,needed_windows',
    );
    expect(all).toMatch(/^2026,s1,,\d/);
    expect(branch).toBe('2026,s1,総合支所,,,,6000,');
  });

  it('refuses a site no scenario has, a day outside the plan, and years without known holidays', async () => {
    const path = scenarioFile(2025, 2030, CENTER(12));
    expect(await text(path, '--site', '総合支所')).toContain('expected one of: センター');
    expect(await text(path, '--by-date', '2031-04-01')).toContain('from 2025-04-01 to 2031-03-31');
    const late = await text(scenarioFile(2049, 2051, WINDOW));
    expect(late).toContain('known from 1970-01-01 to 2050-12-31');
    expect(await text(path, '--output', path)).not.toBe('');
  });
});
