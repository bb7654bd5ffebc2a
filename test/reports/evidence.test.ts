// The method against what the government expected nationwide, as docs/evidence.md has it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { repositoryJson } from '../support/law.js';

interface Expectation {
  readonly fiscal_year: number;
  readonly total: number;
  readonly card?: number;
  readonly certificate?: number;
}
interface Row {
  readonly fiscal_year: number;
  readonly kind: string;
  readonly error_percent: number;
  readonly issue_year_error_percent: number;
}

// Source: 総務省 2024-05 and デジタル庁 検討会 2025-05, as data/published/national.json names them.
it('the law meets the expected totals of FY2024 and FY2025, the shortcut does not', async () => {
  const actuals = join(temporaryFolder(), 'expected.csv');
  const { expectations } = repositoryJson('data/published/national.json') as {
    expectations: Expectation[];
  };
  const lines = expectations.map(({ fiscal_year, card = '', certificate = '', total }) =>
    [fiscal_year, card, certificate, total].join(','),
  );
  writeFileSync(actuals, `fiscal_year,card,certificate,total\n${lines.join('\n')}\n`);
  const assumed = ['--handover-lag', '45', '--leaves-per-year', '0.01', '--format', 'json'];
  const { stdout } = await inside([
    ...['backtest', 'data/cohorts/national.csv', '--actuals', actuals],
    ...assumed,
  ]);
  const { rows, totals, as_of }: { rows: Row[]; totals: Row[]; as_of: string } = JSON.parse(stdout);
  expect(as_of).toBe('2023-04-01');
  const errorOf = (year: number, kind: string) =>
    [...rows, ...totals].find((row) => row.fiscal_year === year && row.kind === kind) as Row;
  for (const [year, kind, most] of [
    [2024, 'total', 5],
    [2025, 'total', 5],
    [2025, 'card', 6],
  ] as const) {
    const { error_percent, issue_year_error_percent } = errorOf(year, kind);
    expect(Math.abs(error_percent)).toBeLessThan(most);
    expect(Math.abs(issue_year_error_percent)).toBeGreaterThan(Math.abs(error_percent));
  }
  expect(errorOf(2024, 'total').issue_year_error_percent).toBeLessThan(-50);
  // Out of reach, by either way of counting.
  expect(errorOf(2023, 'total').error_percent).toBeGreaterThan(30);
});
