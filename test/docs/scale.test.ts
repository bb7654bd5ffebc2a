// The commands in docs/scale.md do what the page says; those of another program are answered by DuckDB in this process.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { ROOT, shell, temporaryFolder } from '../cli/run-koshin.js';
import { duckdbEngine } from '../sql/duckdb-engine.js';
import { recordsCsv, takeRecords } from '../sql/records-table.js';

const page = readFileSync(join(ROOT, 'docs/scale.md'), 'utf8');
const lines = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
  (block ?? '').trim().split('\n'),
);

it('runs every command of docs/scale.md', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder();
  const csv = join(folder, 'records.csv');
  writeFileSync(csv, recordsCsv(takeRecords(300, 5)));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (FROM '${csv}') TO '${join(folder, 'records.parquet')}'`);
  connection.closeSync();
  const engine = await duckdbEngine();
  await engine.load('records', csv, 'typed');
  const said: string[] = [];
  for (const line of lines) {
    if (line.includes('< rejected.sql')) {
      const sql = readFileSync(join(folder, 'rejected.sql'), 'utf8');
      expect(await engine.query(sql)).toBe('reasons,birth_date,card_issued_on,status\n');
      continue;
    }
    if (line.startsWith('psql') || line.startsWith('duckdb')) {
      const sql = readFileSync(join(folder, 'tally.sql'), 'utf8').replace('"ward".', '');
      writeFileSync(join(folder, 'tally.csv'), await engine.query(sql));
      if (line.startsWith('psql')) continue;
    }
    const command = line
      .replace('--dialect postgres', '--dialect duckdb')
      .replace(/^duckdb .* \| koshin (.*) -$/, 'koshin $1 tally.csv');
    const { stdout, stderr, code } = await shell(command, { folder });
    expect({ command, problem: code === 0 ? '' : stderr }).toEqual({ command, problem: '' });
    if (stdout !== '') said.push(stdout);
  }
  engine.close();
  expect(lines.length).toBe(11);
  expect(said.length).toBe(4);
  for (const table of said) expect(table).toMatch(/^fiscal year.*\n(?:.*\n)(?:FY\d{4} .*\n){6}/);
});
