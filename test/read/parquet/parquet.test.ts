// A Parquet file written by another program counts like the CSV of the same table, or is refused with the reason.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { isMyNumber } from '../../../src/privacy/guard/my-number.js';
import { inside, koshin, type Run, temporaryFolder } from '../../cli/run-koshin.js';
import { recordsCsv, takeRecords } from '../../sql/records-table.js';

const folder = temporaryFolder();
const CSV = join(folder, 'records.csv');
const ISSUE_YEARS = ['--from', '2025', '--to', '2030', '--by', 'office', '--format', 'csv'];

/** Writes what a query gives as Parquet, by DuckDB. */
async function write(name: string, query: string, options = ''): Promise<string> {
  const path = join(folder, name);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

/** What a run says, but for the name of its file. */
function said({ stdout, stderr, code }: Run, path: string): object {
  return { stdout, stderr: stderr.replaceAll(path, 'FILE'), code };
}

const TYPED = `FROM read_csv('${CSV}', header = true, sample_size = -1)`;
const TEXT = `FROM read_csv('${CSV}', header = true, all_varchar = true)`;
const NUMBERS = `SELECT * REPLACE (CAST(strftime(birth_date, '%Y%m%d') AS INTEGER) AS birth_date, CAST(card_issued_on AS TIMESTAMP) AS card_issued_on, CAST("count" AS BIGINT) AS "count") ${TYPED}`;

describe('a Parquet file', () => {
  let expected: Run;
  beforeAll(async () => {
    writeFileSync(CSV, recordsCsv(takeRecords(3000, 3)));
    expected = await inside(['forecast', CSV, ...ISSUE_YEARS]);
    expect(expected.code).toBe(0);
  }, 60_000);

  it.each([
    ['snappy', TYPED, ", COMPRESSION 'snappy'"],
    ['zstd', TYPED, ", COMPRESSION 'zstd'"],
    ['gzip', TYPED, ", COMPRESSION 'gzip'"],
    ['brotli', TYPED, ", COMPRESSION 'brotli'"],
    ['lz4', TYPED, ", COMPRESSION 'lz4_raw'"],
    ['no compression', TYPED, ", COMPRESSION 'uncompressed'"],
    ['version 2 pages', TYPED, ", PARQUET_VERSION 'V2'"],
    ['small row groups', TYPED, ', ROW_GROUP_SIZE 2048'],
    ['text', TEXT, ''],
    ['numbers and timestamps', NUMBERS, ''],
  ])('with %s counts like the CSV', async (name, query, options) => {
    const path = await write(`${name.replaceAll(' ', '-')}.data`, query, options);
    const { stdout, code } = await inside(['forecast', path, ...ISSUE_YEARS]);
    expect(code).toBe(0);
    expect(stdout).toBe(expected.stdout);
  });

  it('comes through a pipe, and is digested', async () => {
    const path = await write('pipe.parquet', TYPED);
    const piped = await koshin(['forecast', '-', ...ISSUE_YEARS], { input: readFileSync(path) });
    expect(piped.stdout).toBe(expected.stdout);
    const json = async (args: readonly string[], input = '') =>
      JSON.parse((await koshin(args, { input: input === '' ? '' : readFileSync(input) })).stdout)
        .inputs[0] as object;
    const named = (await json(['forecast', path, '--format', 'json'])) as { path: string };
    expect(await json(['forecast', '-', '--format', 'json'], path)).toEqual({
      ...named,
      path: '-',
    });
    expect(named).toMatchObject({ bytes: readFileSync(path).length });
  });

  it('names its columns in Japanese as well, and findings by their rows', async () => {
    const path = await write(
      'findings.parquet',
      `SELECT * FROM (VALUES (DATE '1990-10-10', '2020-05-15', NULL), (NULL, '2020-05-15', 'x'), (DATE '1990-10-10', '2020-13-01', 3)) AS t("生年月日", "発行日", "件数")`.replace(
        "'x'",
        'NULL',
      ),
    );
    const { stdout, code } = await inside(['check', path]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${path}:2:1: missing-value`);
    expect(stdout).toContain(`${path}:3:2: impossible-date`);
  });

  it('is refused for personal data, in a header or in a cell', async () => {
    const header = await write('named.parquet', `SELECT '港 花子' AS 氏名, * ${TYPED} LIMIT 5`);
    const numbers = Array.from({ length: 2000 }, (_, index) => `${123456780000 + index * 7}`);
    const mine = numbers.filter(isMyNumber).map((number) => `'${number}'`);
    const cells = await write(
      'cells.parquet',
      `SELECT * REPLACE ([${mine}][1 + CAST(record_id AS INTEGER) % 20] AS record_id) ${TEXT} LIMIT 50`,
    );
    for (const path of [header, cells]) {
      const { stdout, stderr, code } = await inside(['forecast', path]);
      expect(said({ stdout, stderr: '', code }, path)).toEqual({ stdout: '', stderr: '', code: 4 });
      expect(stderr).not.toContain('花子');
      expect(stderr).not.toMatch(/\d{12}/);
    }
  });

  it('says what is wrong with it: nested columns, damage, columns that are missing', async () => {
    const nested = await write('nested.parquet', `SELECT *, [1, 2] AS 履歴 ${TYPED} LIMIT 5`);
    expect((await inside(['forecast', nested])).stderr).toContain('“履歴” holds lists');
    const whole = readFileSync(await write('whole.parquet', TYPED));
    const cases: readonly [string, Uint8Array][] = [
      ['cut short', whole.subarray(0, whole.length - 100)],
      ['head alone', whole.subarray(0, 4)],
      [
        'broken pages',
        Buffer.concat([whole.subarray(0, 200), Buffer.alloc(3000, 7), whole.subarray(3200)]),
      ],
      ['encrypted', Buffer.concat([whole.subarray(0, -4), Buffer.from('PARE')])],
    ];
    for (const [name, bytes] of cases) {
      const path = join(folder, `${name.replace(' ', '-')}.parquet`);
      writeFileSync(path, bytes);
      const { stdout, stderr, code } = await inside(['forecast', path]);
      expect({ name, stdout, code }).toEqual({ name, stdout: '', code: 3 });
      expect(stderr).toContain('Parquet file is damaged');
    }
    const missing = await write('missing.parquet', `SELECT birth_date ${TYPED}`);
    const { stderr, code } = await inside(['forecast', missing]);
    expect(code).toBe(3);
    expect(stderr).toContain('missing-column');
    const empty = await write('empty.parquet', `SELECT * ${TYPED} LIMIT 0`);
    expect((await inside(['check', empty])).stdout).toContain('no-records');
  });
});
