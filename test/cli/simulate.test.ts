// The built command simulates as it says, in both languages, and the same in every environment.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { koshin, temporaryFolder } from './run-koshin.js';

const scenario = join(temporaryFolder(), 'scenario.yaml');
writeFileSync(
  scenario,
  'fiscal_years: [2025, 2026]\nscenarios:\n  - name: 現状\n    capacity: 44000\n',
);
const ARGS = ['simulate', scenario, '--runs', '5', '--seed', '3'];

describe('the built koshin simulate', () => {
  it('writes the same JSON whatever the locale and the time zone', async () => {
    const run = (environment: Record<string, string>) =>
      koshin([...ARGS, '--format', 'json'], { environment });
    const [japanese, hostile] = await Promise.all([
      run({ LC_ALL: 'ja_JP.UTF-8', TZ: 'Asia/Tokyo' }),
      run({ LC_ALL: 'C', TZ: 'America/St_Johns' }),
    ]);
    expect([japanese.code, japanese.stderr]).toEqual([0, '']);
    expect(hostile.stdout).toBe(japanese.stdout);
    const report = JSON.parse(japanese.stdout);
    expect(report).toMatchObject({
      schema: 'koshin.simulate/1',
      runs: 5,
      seed: 3,
      as_of: '2025-04-01',
    });
    // Everybody in the bundled records comes, in the month due: no chance in how many ask.
    expect(report.scenarios[0].rows.map(({ arrived }: { arrived: unknown }) => arrived)).toEqual([
      { mean: 41133, p10: 41133, p50: 41133, p90: 41133 },
      { mean: 63910, p10: 63910, p50: 63910, p90: 63910 },
    ]);
  });

  it.each([
    ['en', 'FY2026', 'lapsed while waiting', '5 runs, seed 3'],
    ['ja', '令和8', '待つ間に満了', '5回 (乱数の種 3)'],
  ])('prints a table in %s with what it rests on', async (language, ...words) => {
    const { stdout, code } = await koshin([...ARGS, '--lang', language]);
    expect(code).toBe(0);
    for (const word of words) expect(stdout).toContain(word);
  });
});
