// A table of texts and a file of the same cells come to the same: figures, rejected rows, and why they were rejected.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTally } from '../../src/read/tables/tally.js';
import { COLUMNS, type ColumnName, DATE_COLUMNS } from '../../src/records/columns.js';
import { FINDINGS, type FindingCode } from '../../src/records/findings.js';
import { findingOf } from '../../src/tally/long-form.js';
import type { TallyPart } from '../../src/tally/tally-part.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { fiscalYears, repositoryAliases } from '../support/law.js';
import { type Chance, seeded } from '../support/seeded.js';
import type { Engine } from './engine.js';
import { around, COUNTS, dayText, noDay, OFFICES, respelled } from './odd-cells.js';
import { DUCKDB, POSTGRES } from './tried-engines.js';

const ROWS = Number(process.env['KOSHIN_ODD_ROWS'] ?? 800);
const SEED = Number(process.env['KOSHIN_ODD_SEED'] ?? 20251201);
const folder = temporaryFolder();
const { values } = repositoryAliases();
const STATUSES = ['active', 'lapsed', 'moved_out', ...Object.values(values.status).flat()];
const KINDS = ['new', 'renewal', ...Object.values(values.card_issue_kind).flat()];

type Row = Partial<Record<ColumnName, string>>;

/** A row of odd cells; one in three has something that is not read. */
function oddRow(chance: Chance, number: number): Row {
  if (chance.happens(0.02)) return {};
  if (chance.happens(0.02))
    return { record_id: around(chance.oneOf(['合計', 'ＴＯＴＡＬ', '小 計']), chance) };
  const sound = chance.happens(0.65);
  const day = (from: number, to: number, isNeeded: boolean) => {
    if (!sound && chance.happens(0.15)) return noDay(chance);
    if (!isNeeded && chance.happens(0.6)) return '';
    return dayText(chance.whole(from, to), chance.whole(1, 12), chance.whole(1, 28), chance);
  };
  const known = (names: readonly string[]) =>
    !sound && chance.happens(0.1) ? '不明' : respelled(chance.oneOf(['', ...names]), chance);
  return {
    record_id: `r${number}`,
    birth_date: day(1912, 2005, true),
    card_issued_on: day(sound || chance.happens(0.8) ? 2016 : 1930, 2019, true),
    applied_on: sound ? '' : day(2015, 2020, false),
    handed_over_on: day(2020, 2021, false),
    user_cert_issued_on: day(2020, 2024, false),
    signature_cert_issued_on: sound ? '' : day(2018, 2024, false),
    stay_expires_on: day(2020, 2026, false),
    card_expires_on: day(2025, 2029, false),
    user_cert_expires_on: day(2025, 2029, false),
    signature_cert_expires_on: day(2025, 2029, false),
    office: around(chance.oneOf(OFFICES), chance),
    status: known(STATUSES),
    card_issue_kind: known(KINDS),
    count: sound ? chance.oneOf(COUNTS.slice(0, 11)) : chance.oneOf(COUNTS),
  };
}

/** A text that survives any way to the database: what does not print is written by its code. */
function literal(text: string): string {
  const parts = [...text].map((sign) => {
    const code = sign.codePointAt(0) as number;
    return code < 0x20 || (code >= 0x7f && code < 0x3000) || code > 0xfdff
      ? `' || chr(${code}) || '`
      : sign.replace("'", "''");
  });
  return text === '' ? 'NULL' : `'${parts.join('')}'`;
}

/** Puts rows into a table of texts, and into a file. */
async function put(engine: Engine, table: string, rows: readonly Row[]): Promise<string> {
  const file = join(folder, `${engine.name}-${table}.csv`);
  const cells = rows.map((row) => COLUMNS.map((column) => row[column] ?? ''));
  writeFileSync(file, stringify([[...COLUMNS], ...cells], { quoted_match: /./su }));
  const columns = COLUMNS.map(
    (column) => `"${column}" ${engine.name === 'duckdb' ? 'VARCHAR' : 'text'}`,
  );
  await engine.query(`CREATE TABLE ${table} (${columns})`);
  const written = cells.map((row) => `(${row.map(literal).join(', ')})`);
  await engine.query(`INSERT INTO ${table} VALUES ${written.join(',\n')}`);
  return file;
}

const QUESTION = ['--as-of', '2025-04-01', '--from', '2025', '--to', '2035', '--by', 'office'];
const TABLE = ['--columns', COLUMNS.join(',')];

const read = (text: string) =>
  readTally(text, { path: 'query', bytes: 0, sha256: null }, fiscalYears());

/** What the query says of a table. */
async function ofTable(engine: Engine, table: string, options: readonly string[] = []) {
  const dialect = ['--dialect', engine.name, '--table', table];
  const query = await inside(['sql', ...dialect, ...TABLE, ...QUESTION, ...options]);
  expect(query.stderr).toBe('');
  return read(await engine.query(query.stdout));
}

/** What the program says of a file, and its findings of rows that are not counted, by column. */
async function ofFile(file: string, options: readonly string[] = []) {
  const rejects = `${file}.rejects.csv`;
  const limits = ['--max-rejects', '100%', '--rejects', rejects];
  const run = await inside(['tally', file, ...QUESTION, ...limits, ...options]);
  expect(run.stdout, run.stderr).not.toBe('');
  const counts = new Map<string, number>();
  const listed = parse(readFileSync(rejects, 'utf8'), { columns: true, bom: true }) as {
    code: FindingCode;
    column: string;
  }[];
  for (const { code, column } of listed) {
    if (FINDINGS[code].level !== 'reject' && code !== 'total-row') continue;
    const place = [code, ...(column === '' ? [] : [column])].join(':');
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return { part: await read(run.stdout), findings: Object.fromEntries([...counts].sort()) };
}

function findingsOf({ findings }: TallyPart): Record<string, number> {
  return Object.fromEntries(
    findings
      .map(
        ({ code, column, count }) =>
          [[code, ...(column ? [column] : [])].join(':'), count] as const,
      )
      .sort(),
  );
}

function figuresOf({ by, years, broken, records, lapsed }: TallyPart) {
  return { by, years, broken, records, lapsed };
}

describe.each([DUCKDB, POSTGRES])('on %s', { timeout: 300_000 }, (_name, start, missing) => {
  let engine: Engine;
  beforeAll(async () => {
    if (!missing) engine = await start();
  }, 300_000);
  afterAll(() => engine?.close());

  it.skipIf(missing)(`reads ${ROWS} rows of odd cells as the file is read`, async () => {
    const chance = seeded(SEED);
    const rows = Array.from({ length: ROWS }, (_, number) => oddRow(chance, number));
    const file = await put(engine, 'odd', rows);
    const own = await ofFile(file);
    const part = await ofTable(engine, 'odd');
    expect(findingsOf(part)).toEqual(own.findings);
    expect(figuresOf(part)).toEqual(figuresOf(own.part));
    // The table is worth the comparison: every reason is met, and more rows are counted than not.
    expect(new Set(part.findings.map(({ code }) => code)).size).toBe(11);
    expect(part.records.rejectedRows * 2).toBeLessThan(part.records.rows);

    const query = ['sql', '--dialect', engine.name, '--table', 'odd', ...TABLE, ...QUESTION];
    const listing = await inside([...query, '--rejected-rows']);
    const listed = parse(await engine.query(listing.stdout), { columns: true }) as {
      reasons: string;
    }[];
    expect(listed.filter(({ reasons }) => reasons !== 'total-row').length).toBe(
      part.records.rejectedRows,
    );
    const reasons = listed.flatMap(({ reasons }) => reasons.split(' '));
    for (const [place, count] of Object.entries(own.findings)) {
      expect(findingOf(`finding:${place}`)).toBeDefined();
      expect(reasons.filter((each) => each === place).length, place).toBe(count);
    }
  });

  it.skipIf(missing)('takes values, names of columns and era codes as they are given', async () => {
    const rows = ['保留', ' 保 留\r', 'ﾎﾘｭｳ', '有効'].map((status) => ({
      birth_date: '3-20-03.04'.replace('.', '-'),
      card_issued_on: '5010520',
      status,
    }));
    const all = rows.map((row) => ({ ...row, birth_date: '3200304' }));
    const coded = [
      { birth_date: '3-200304', card_issued_on: '501/5/20' },
      { birth_date: '320.3.4', card_issued_on: '５０１０５２０' },
    ];
    const file = await put(engine, 'given', [
      ...all,
      ...coded,
      { birth_date: '3990304', card_issued_on: '6010520' },
    ]);
    const options = [
      '--era-codes',
      '--map-value',
      'status:保留=returned',
      '--map-value',
      'status:ホリュウ=lapsed',
    ];
    const own = await ofFile(file, options);
    const part = await ofTable(engine, 'given', options);
    expect(findingsOf(part)).toEqual(own.findings);
    expect(figuresOf(part)).toEqual(figuresOf(own.part));
    expect(part.records).toMatchObject({ counted: 3, excluded: { returned: 2, lapsed: 1 } });
  });

  it.skipIf(missing)(
    'rejects with the reason what it cannot read though the file can',
    async () => {
      const sound = { birth_date: '1990-10-10', card_issued_on: '2020-05-15' };
      const rows = ['2020年㋄⑮日', '2020-⑩-㉀', '㏾', '\u{1d7d0}020-05-15'].map((date) => ({
        ...sound,
        card_issued_on: date,
      }));
      await put(engine, 'unread', rows);
      expect(findingsOf(await ofTable(engine, 'unread'))).toEqual({
        'unreadable-date:card_issued_on': rows.length,
      });
    },
  );
});

it('has dates in every column of dates', () => {
  const row = oddRow(seeded(4), 1);
  expect(DATE_COLUMNS.filter((column) => !(column in row))).toEqual([]);
});
