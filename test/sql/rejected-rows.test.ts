// The query of rejected rows needs no as-of day, since no reason rests on one.
import { expect, it } from 'vitest';
import { inside } from '../cli/run-koshin.js';

it('lists rejected rows without an as-of day, as with any', async () => {
  const query = ['sql', '--dialect', 'duckdb', '--table', 'records'];
  const list = await inside([...query, '--rejected-rows']);
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.stdout).toContain('unreadable-date:birth_date');
  const dated = await inside([...query, '--rejected-rows', '--as-of', '2026-11-01']);
  expect(dated.stdout).toBe(list.stdout);
  const tally = await inside(query);
  expect(tally.code).toBe(2);
  expect(tally.stderr).toContain('--as-of is missing');
});
