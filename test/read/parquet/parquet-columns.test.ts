// Parquet by columns, in any parts and threads, gives what the same file gives as cells of text, to the last finding.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/records/findings.js';
import { inside, temporaryFolder } from '../../cli/run-koshin.js';
import { EXAMINED, everythingOf, parquetContent, TOLERANT } from '../everything.js';

const folder = temporaryFolder();
/** Two row groups, of 2,048 and the rest. */
const ROWS = 2200;

/** What a query gives, as Parquet. */
async function written(query: string, options = ''): Promise<Uint8Array> {
  const path = join(folder, 'table.parquet');
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(
    `COPY (${query}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048${options})`,
  );
  connection.closeSync();
  instance.closeSync();
  // A copy, whose parts are no views of a shared buffer.
  return new Uint8Array(readFileSync(path));
}

/** A day of so many, spread by a step that shares no factor with them. */
const day = (first: string, days: number, step: number) =>
  `(DATE '${first}' + CAST((i * ${step}) % ${days} AS INTEGER))`;
const BIRTH = day('1930-01-01', 32_000, 7919);
const ISSUE = day('2016-01-15', 3000, 1009);
const RENEWED = `CASE WHEN i % 3 = 0 THEN ${ISSUE} + 900 WHEN i % 7 <> 0 THEN ${ISSUE} END`;
const STAY = `CASE WHEN i % 40 = 0 THEN DATE '2029-11-30' END`;

/** A date as another type, in one row of so many something else. */
const iso = (date: string) => `strftime(${date}, '%Y-%m-%d')`;
const compact = (date: string) => `CAST(strftime(${date}, '%Y%m%d') AS INTEGER)`;
const seldom = (value: string, other: string, of = 97) =>
  `CASE WHEN i % ${of} = 5 THEN ${other} ELSE ${value} END`;

const OFFICE = `['芝地区総合支所', '麻布', '赤坂', ' 芝', '高輪', '']`;
const STATUS = `['active', 'active', '', 'moved_out', '転出', '有効', '死亡']`;

/** The expressions of a table's columns, by their names. */
type Columns = Readonly<Record<string, string>>;

const DAYS: Columns = {
  birth_date: BIRTH,
  card_issued_on: ISSUE,
  user_cert_issued_on: RENEWED,
  signature_cert_issued_on: `CASE WHEN i % 5 <> 0 THEN ${RENEWED} END`,
  office: `${OFFICE}[1 + i % 6]`,
  status: `${STATUS}[1 + i % 7]`,
  stay_expires_on: STAY,
};

const TABLES: [string, Columns, string?][] = [
  ['days', DAYS],
  ['days in version 2 pages', DAYS, ", PARQUET_VERSION 'V2'"],
  ['days without dictionaries', DAYS, ', DICTIONARY_SIZE_LIMIT 1'],
  [
    'version 2 pages without dictionaries',
    DAYS,
    ", PARQUET_VERSION 'V2', DICTIONARY_SIZE_LIMIT 1, COMPRESSION 'zstd'",
  ],
  ['gzip', DAYS, ", COMPRESSION 'gzip'"],
  ['brotli', DAYS, ", COMPRESSION 'brotli'"],
  ['LZ4', DAYS, ", COMPRESSION 'lz4_raw'"],
  ['no compression', DAYS, ", COMPRESSION 'uncompressed'"],
  [
    'days before 1900, blank days and those that are findings',
    {
      ...DAYS,
      birth_date: seldom(seldom(BIRTH, 'NULL'), "DATE '1890-05-05'", 31),
      card_issued_on: seldom(ISSUE, "DATE '2015-01-01'"),
      user_cert_issued_on: seldom(RENEWED, "DATE '9999-12-31'", 211),
    },
  ],
  [
    'texts',
    {
      birth_date: seldom(iso(BIRTH), "'1980-02-30'"),
      card_issued_on: seldom(iso(ISSUE), `strftime(${ISSUE}, '%Y/%m/%d')`, 50),
      user_cert_issued_on: seldom(`COALESCE(${iso(RENEWED)}, '')`, "'令和3年4月1日'", 50),
      office: seldom(DAYS['office'] as string, "'Ｓｈｉｂａ'", 50),
      status: seldom(DAYS['status'] as string, "'what'", 500),
      card_issue_kind: `['', 'new', '更新'][1 + i % 3]`,
      count: seldom(`['', '1', '02', '3.0'][1 + i % 4]`, "'1,000'", 500),
    },
  ],
  [
    'texts without dictionaries',
    {
      birth_date: seldom(iso(BIRTH), "' 1980-02-03'"),
      card_issued_on: seldom(`strftime(${ISSUE}, '%Y%m%d')`, "'x'", 1000),
      office: DAYS['office'] as string,
      record_id: seldom("'id' || i % 4000", "'番号' || i"),
      備考: seldom("'memo ' || i", "'a' || chr(10) || 'b'", 500),
    },
    ', DICTIONARY_SIZE_LIMIT 1',
  ],
  [
    'differences of texts',
    { birth_date: iso(BIRTH), card_issued_on: iso(ISSUE), record_id: "'id' || i" },
    ", PARQUET_VERSION 'V2', DICTIONARY_SIZE_LIMIT 1",
  ],
  [
    'numbers and timestamps',
    {
      birth_date: compact(BIRTH),
      card_issued_on: seldom(
        `CAST(${ISSUE} AS TIMESTAMP)`,
        "TIMESTAMP '2020-05-15 09:00:00'",
        1000,
      ),
      user_cert_issued_on: `CAST(${RENEWED} AS TIMESTAMP_MS)`,
      signature_cert_issued_on: `CAST(${RENEWED} AS TIMESTAMP_NS)`,
      record_id: 'CAST(i % 4900 AS BIGINT)',
      count: 'CASE WHEN i % 9 > 0 THEN CAST(i % 11 AS BIGINT) END',
      番号: 'CAST(i AS UINTEGER)',
    },
  ],
  [
    'numbers without dictionaries',
    {
      record_id: 'CAST(i * 1234567 % 4900000 AS BIGINT)',
      birth_date: BIRTH,
      card_issued_on: ISSUE,
      count: 'CASE WHEN i % 9 > 0 THEN CAST(1 + i % 3 AS UTINYINT) END',
      金額: 'CAST(i * 1000000007 AS BIGINT)',
      割合: 'CAST(i AS DOUBLE) / 3',
      区分: 'i % 2 = 0',
      日: seldom(ISSUE, 'NULL'),
      率: 'CAST(i % 100 AS DECIMAL(9, 2))',
    },
    ', DICTIONARY_SIZE_LIMIT 1',
  ],
  [
    'counts as fractions',
    { birth_date: BIRTH, card_issued_on: ISSUE, count: seldom('CAST(1 + i % 3 AS DOUBLE)', '0.5') },
  ],
  [
    'recorded expiries',
    {
      ...DAYS,
      card_expires_on: `CASE WHEN i % 2 = 0 THEN ${ISSUE} + 3700 END`,
      card_issue_kind: `['new', 'renewal'][1 + i % 2]`,
    },
  ],
  [
    'an unread column that tells of persons',
    { ...DAYS, 備考: `['山田太郎', '佐藤 花子', '鈴木一郎', ''][1 + i % 4]` },
  ],
  ['telephone numbers', { ...DAYS, 備考: "'090' || (10000000 + i)" }, ', DICTIONARY_SIZE_LIMIT 1'],
  ['an unread column of few telephone numbers', { ...DAYS, 備考: seldom("''", "'03-1234-5678'") }],
  [
    'rows of nothing',
    Object.fromEntries(Object.entries(DAYS).map(([name, value]) => [name, seldom(value, 'NULL')])),
  ],
  ['no day of issue', { birth_date: BIRTH, 備考: "'x'" }],
];

describe('a Parquet file by columns', () => {
  it.each(TABLES)('of %s gives what its cells give', async (_, columns, options = '') => {
    const list = Object.entries(columns).map(([name, value]) => `${value} AS "${name}"`);
    const bytes = await written(
      `SELECT ${list.join(', ')} FROM range(1, ${ROWS + 1}) AS t(i)`,
      options,
    );
    const isCounted = 'card_issued_on' in columns;
    const expected = await everythingOf(parquetContent(bytes), TOLERANT);
    expect(expected.outcome).not.toMatchObject({ code: 'input-parquet-broken' });
    for (const threads of [1, 2]) {
      const weights = { ...TOLERANT, scans: true, threads };
      const read = await everythingOf(parquetContent(bytes), weights);
      expect(read.outcome).toEqual(expected.outcome);
      expect(read.asked).toBe(isCounted && threads > 1 ? 2 : 0);
    }
  });

  it('examines what its cells say', async () => {
    const list = Object.entries(DAYS).map(([name, value]) => `${value} AS "${name}"`);
    const bytes = await written(`SELECT ${list.join(', ')} FROM range(1, ${ROWS + 1}) AS t(i)`);
    const expected = await everythingOf(parquetContent(bytes), TOLERANT, 0, EXAMINED);
    const weights = { ...TOLERANT, scans: true, threads: 8 };
    const read = await everythingOf(parquetContent(bytes), weights, 0, EXAMINED);
    expect(read.outcome).toEqual(expected.outcome);
  });

  it('goes on here where a part holds more findings than are to be noted', async () => {
    const bytes = await written(
      `SELECT DATE '1980-05-05' AS birth_date, DATE '2014-01-01' AS card_issued_on FROM range(25000)`,
    );
    const expected = await everythingOf(parquetContent(bytes), TOLERANT);
    const weights = { ...TOLERANT, scans: true, threads: 2, part: 1 << 30 };
    const read = await everythingOf(parquetContent(bytes), weights);
    expect(read.asked).toBe(1);
    expect(read.outcome).toEqual(expected.outcome);
  });

  it('names rows by their numbers, whatever line breaks their cells hold', async () => {
    const bytes = await written(
      `SELECT DATE '1980-05-05' AS birth_date, DATE '2020-01-15' AS card_issued_on,
        CASE WHEN i % 1000 = 7 THEN 'what' ELSE '' END AS status,
        CASE WHEN i % 2 = 1 THEN 'a' || chr(10) || 'b' || chr(13) || 'c' ELSE 'd' END AS 備考
      FROM range(1, ${ROWS + 1}) AS t(i)`,
    );
    for (const weights of [TOLERANT, { ...TOLERANT, scans: true, threads: 2 }]) {
      const { outcome } = await everythingOf(parquetContent(bytes), weights);
      const { findings } = outcome as { readonly findings: readonly Finding[] };
      const unknown = findings.filter(({ code }) => code === 'unknown-status');
      expect(unknown.map(({ line }) => line)).toEqual([7, 1007, 2007]);
    }
  });

  it('is refused by name where a column that is read holds bytes that are no text', async () => {
    const bytes = (name: string) =>
      written(
        `SELECT DATE '1980-05-05' AS birth_date, DATE '2020-01-15' AS card_issued_on,
          '\\x8E\\xC5\\xFF'::BLOB AS "${name}" FROM range(3000)`,
      );
    for (const weights of [TOLERANT, { ...TOLERANT, scans: true, threads: 2 }]) {
      const refused = await everythingOf(parquetContent(await bytes('office')), weights);
      expect(refused.outcome).toMatchObject({
        code: 'input-parquet-encoding',
        params: { column: 'office' },
      });
      const unread = await everythingOf(parquetContent(await bytes('写真')), weights);
      expect(unread.outcome).toMatchObject({ totals: { rows: 3000, rejectedRows: 0 } });
    }
    await bytes('office');
    const { code, stderr, stdout } = await inside(['check', join(folder, 'table.parquet')]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('column “office” holds bytes that are no text in UTF-8');
  });
});
