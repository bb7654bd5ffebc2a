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
const ISSUE_YEARS = ['--as-of', '2025-04-01', '--to', '2030', '--by', 'office', '--format', 'csv'];

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

  it('holds counts as any kind of number, beside blanks; a fraction is none', async () => {
    const counted = (type: string, blank: string) =>
      write(
        'counts.parquet',
        `SELECT DATE '1990-10-10' AS birth_date, DATE '2020-05-15' AS card_issued_on,
          CASE WHEN i = 2 THEN ${blank} ELSE CAST(3 AS ${type}) END AS count FROM range(3) AS t(i)`,
      );
    for (const [type, blank] of [
      ['DOUBLE', 'NULL'],
      ['DOUBLE', "'NaN'::DOUBLE"],
      ['FLOAT', 'NULL'],
      ['DECIMAL(9, 2)', 'NULL'],
      ['BIGINT', 'NULL'],
      ['VARCHAR', "'3.0'"],
    ] as const) {
      const { stdout, code } = await inside(['check', await counted(type, blank)]);
      expect({ code, type }).toEqual({ code: 0, type });
      expect(stdout).toContain(`3 rows, ${blank === "'3.0'" ? 9 : 7} cards`);
    }
    const path = await counted('DOUBLE', '3.5');
    const { stdout, code } = await inside(['check', path]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${path}:3:3: unreadable-count: count is not a whole number`);
  });

  it('holds timestamps: midnight is the day, a time of day or a zone is refused by name', async () => {
    const stamped = (value: string) =>
      write('stamps.parquet', `SELECT DATE '1990-10-10' AS birth_date, ${value} AS card_issued_on`);
    const said = async (value: string) => (await inside(['check', await stamped(value)])).stdout;
    for (const type of ['TIMESTAMP', 'TIMESTAMP_MS', 'TIMESTAMP_NS', 'TIMESTAMP_S']) {
      expect(await said(`'2020-05-15 00:00:00'::${type}`)).toContain('1 rows, 1 cards');
    }
    expect(await said("TIMESTAMP '2020-05-15 09:00:00'")).toContain('holds a time of day');
    // The midnight of Greenwich is the morning of Japan.
    expect(await said("TIMESTAMPTZ '2020-05-15 00:00:00+00'")).toContain('a time with its zone');
    expect(await said("TIMESTAMPTZ '2020-05-15 00:00:00+09'")).toContain('a time with its zone');
  });

  it('of version 2 pages may have blank cells among values of any encoding', async () => {
    // So many different values that none of the columns gets a dictionary, and fewer offices than a table may have.
    const query = `SELECT DATE '1990-10-10' AS birth_date, DATE '2020-05-15' AS card_issued_on,
      CASE WHEN i % 3 = 0 THEN 'office ' || i % 1500 END AS office,
      CASE WHEN i % 3 = 1 THEN CAST(i AS DOUBLE) END AS count FROM range(1, 100001) AS t(i)`;
    const path = await write(
      'blank.parquet',
      query,
      ", PARQUET_VERSION 'V2', DICTIONARY_SIZE_LIMIT 1",
    );
    const { stdout, code } = await inside([
      'forecast',
      path,
      ...ISSUE_YEARS,
      '--to',
      '2029',
      '--from',
      '2029',
      '--by',
      'office',
    ]);
    expect(code).toBe(0);
    const cards = new Map(
      stdout
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => [row.split(',')[1], Number(row.split(',')[2])]),
    );
    // Rows without an office have 1 card each, or the sum of every third number.
    const sum = Array.from({ length: 33_334 }, (_, index) => 3 * index + 1).reduce((a, b) => a + b);
    expect(cards.get('')).toBe(33_333 + sum);
    expect(cards.get('office 1497')).toBe(66);
    expect(cards.size).toBe(501);
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
