// No command ends in the heap's abort: with a small heap each ends with its figures, or with a message that says why not.

import { once } from 'node:events';
import { createWriteStream, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { duckdbEngine } from '../sql/duckdb-engine.js';
import { koshin, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const SMALL_HEAP = { environment: { NODE_OPTIONS: '--max-old-space-size=64' } };
const HEADER = 'record_id,birth_date,card_issued_on,office,status\n';

/** A file of so many rows, nearly all different. */
async function write(name: string, rows: number, rowOf: (row: number) => string): Promise<string> {
  const stream = createWriteStream(at(name));
  stream.write(HEADER);
  for (let row = 0; row < rows; row += 1) {
    if (!stream.write(`${rowOf(row)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  return at(name);
}

const two = (value: number) => String(value).padStart(2, '0');
const birth = (row: number) =>
  `${1930 + ((row * 7) % 70)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`;
const issue = (row: number) =>
  `${2016 + (row % 9)}-${two(1 + ((row * 5) % 12))}-${two(1 + ((row * 11) % 28))}`;
const plain = (row: number) => `K-${row},${birth(row)},${issue(row)},芝,active`;

const ROWS = 150_000;
let records = '';
let offices = '';
let wrong = '';
let plan = '';

beforeAll(async () => {
  records = await write('records.csv', ROWS, plain);
  offices = await write('offices.csv', ROWS, (row) => plain(row).replace('芝', `office ${row}`));
  wrong = await write('wrong.csv', ROWS, (row) => plain(row).replace(/\d{4}-/, '19x0-'));
  writeFileSync(at('large.json'), `{"rows":[${'{"fiscal_year":2026},'.repeat(1_000_000)}0]}`);
  plan = at('plan.yaml');
  const scenario = (index: number) => `  - name: s${index}\n    capacity: ${44_000 + index}\n`;
  const scenarios = Array.from({ length: 10_000 }, (_, index) => scenario(index));
  writeFileSync(plan, `fiscal_years: [2025, 2030]\nscenarios:\n${scenarios.join('')}`);
  writeFileSync(at('one.yaml'), `fiscal_years: [2026, 2026]\nscenarios:\n${scenario(0)}`);
  const engine = await duckdbEngine();
  await engine.query(
    `COPY (SELECT * FROM read_csv('${offices}', all_varchar = true)) TO '${at('offices.parquet')}' (FORMAT parquet)`,
  );
  await engine.close();
}, 60_000);

/** What is run, and its exit codes that are an answer. */
const CASES: readonly (readonly [string, () => readonly string[], readonly number[]])[] = [
  ['forecast by month', () => ['forecast', records, '--by', 'month'], [0]],
  ['forecast by a column of identifiers', () => ['forecast', offices, '--by', 'office'], [3]],
  ['forecast with all rejects', () => ['forecast', wrong, '--rejects', at('rejects.csv')], [3]],
  ['check', () => ['check', records], [0]],
  ['check of wrong rows', () => ['check', wrong], [1]],
  ['reconcile', () => ['reconcile', records], [0]],
  ['verify', () => ['verify', records], [0, 1]],
  ['anonymize', () => ['anonymize', records, '-o', at('safe.csv')], [0]],
  [
    'anonymize of a column of identifiers',
    () => ['anonymize', offices, '-o', at('safe2.csv')],
    [3],
  ],
  ['a workbook', () => ['forecast', records, '--format', 'xlsx', '-o', at('forecast.xlsx')], [0]],
  ['report', () => ['report', records, '-o', at('report.html')], [0]],
  ['plan of 10,000 scenarios', () => ['plan', plan, records], [3]],
  ['simulate with 10,000 scenarios', () => ['simulate', plan, records], [3]],
  [
    'simulate of 1,000 runs',
    () => ['simulate', at('one.yaml'), records, '--runs', '1000', '--as-of', '2026-04-01'],
    [0],
  ],
  ['paper', () => ['report', records, '--form', 'paper', '-o', at('paper.docx')], [0]],
  ['learn', () => ['learn', records, '--as-of', '2026-04-01'], [0]],
  ['a Parquet file', () => ['forecast', at('offices.parquet'), '-o', at('o.csv')], [0]],
  [
    'a Parquet file by a column of identifiers',
    () => ['tally', at('offices.parquet'), '--by', 'office', '-o', at('t.json')],
    [3],
  ],
  ['compare of something else', () => ['compare', at('large.json'), records], [3]],
  ['a tally that is something else', () => ['forecast', '--tally', at('large.json')], [3]],
  ['a layout that is something else', () => ['check', records, '--layout', at('large.json')], [3]],
];

describe('with a heap of 64 MB', () => {
  it.each(CASES)('%s', { timeout: 60_000 }, async (_, args, codes) => {
    const { code, stderr } = await koshin([...args()], SMALL_HEAP);
    expect({
      code,
      isAnswer: codes.includes(code),
      stderr: codes.includes(code) || stderr,
    }).toEqual({ code, isAnswer: true, stderr: true });
    if (code > 1) expect(stderr).toMatch(/^koshin: /m);
    expect(stderr).not.toContain('bug in koshin');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
