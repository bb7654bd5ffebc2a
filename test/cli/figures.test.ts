// Every format and every way in carries the same figures.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inside, koshin, ROOT, temporaryFolder } from './run-koshin.js';

const RECORDS = 'test/transcripts/records.csv';
const TEXT = readFileSync(join(ROOT, RECORDS), 'utf8');
const TABLE = 'test/transcripts/table.json';

type Row = Record<string, string | number | null>;

/** Cells of a CSV as JSON would hold them: numbers as numbers, blank as null, texts as they are. */
function readBack(csv: string): Row[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => [
        key,
        /^-?\d+$/.test(cell) ? Number(cell) : cell === '' && key !== 'office' ? null : cell,
      ]),
    ),
  );
}

async function inFormat(args: readonly string[], format: string): Promise<string> {
  const { stdout } = await inside([...args, '--format', format]);
  return stdout;
}

/** What a capacity gives, and only a whole year has. */
const CAPACITY = ['capacity', 'surplus', 'utilization_percent'];

describe.concurrent('figures', () => {
  it.each([
    ['forecast', []],
    ['with deficits', ['--capacity', '2024=5,2028=0']],
    ['by office', ['--by', 'office']],
    ['by month', ['--by', 'month']],
    ['by the shortcut', ['--method', 'issue-year', '--to', '2035']],
  ])('CSV read back equals JSON: %s', async (_name, options) => {
    const args = ['forecast', RECORDS, ...options];
    const json = JSON.parse(await inFormat(args, 'json'));
    // Which period is but a part of one is told beside the CSV. A breakdown has no columns of capacity.
    const known = ([key]: [string, unknown]) =>
      key !== 'partial_from' && !(options[0] === '--by' && CAPACITY.includes(key));
    const rows = json.rows.map((row: Row) => Object.fromEntries(Object.entries(row).filter(known)));
    expect(readBack(await inFormat(args, 'csv'))).toEqual(rows);
    for (const row of json.rows) expect(row.total).toBe(row.card + row.certificate);
  });

  it('Japanese headers hold the same cells', async () => {
    const plain: string[][] = parse(await inFormat(['forecast', RECORDS], 'csv'));
    const japanese: string[][] = parse(
      await inFormat(['forecast', RECORDS, '--lang', 'ja'], 'csv'),
    );
    expect(japanese.slice(1).map((row) => row.filter((_, index) => index !== 1))).toEqual(
      plain.slice(1),
    );
  });

  it('verify and reconcile carry the same figures in CSV and JSON', async () => {
    const verify = ['verify', 'test/transcripts/records-ja.csv', '--against', TABLE];
    const { differences } = JSON.parse(await inFormat(verify, 'json'));
    const cells = readBack(await inFormat(verify, 'csv'));
    expect(
      cells.map(({ fiscal_year, published, computed }) => [fiscal_year, published, computed]),
    ).toEqual(
      differences.map((each: Row) => [each['fiscal_year'], each['published'], each['computed']]),
    );
    expect(cells.map(({ column }) => column)).toEqual(differences.map(({ column }: Row) => column));

    const reconcile = ['reconcile', RECORDS, '--against', TABLE];
    const { steps } = JSON.parse(await inFormat(reconcile, 'json'));
    const rows = readBack(await inFormat(reconcile, 'csv')).filter(
      ({ step }) => step !== 'published',
    );
    expect(rows).toEqual(
      steps.flatMap(({ step, rows: counted }: { step: string; rows: Row[] }) =>
        counted.map((row) => ({ ...row, step })),
      ),
    );
  });

  it('the parts add up to the whole', async () => {
    const totals = async (options: readonly string[]) => {
      const { rows } = JSON.parse(await inFormat(['forecast', RECORDS, ...options], 'json'));
      const sums: Record<string, number> = {};
      for (const row of rows) sums[row.fiscal_year] = (sums[row.fiscal_year] ?? 0) + row.total;
      return sums;
    };
    const whole = await totals([]);
    expect(await totals(['--by', 'office'])).toEqual(whole);
    expect(await totals(['--by', 'month'])).toEqual(whole);
  });

  it('the last line of reconcile is the forecast, the first the shortcut', async () => {
    const years = ['--from', '2025', '--to', '2030'];
    const { steps } = JSON.parse(await inFormat(['reconcile', RECORDS, ...years], 'json'));
    const strip = (rows: Row[]) => rows.map(({ change: _change, ...row }) => row);
    const law = JSON.parse(await inFormat(['forecast', RECORDS, ...years], 'json'));
    const short = JSON.parse(
      await inFormat(['forecast', RECORDS, '--method', 'issue-year', ...years], 'json'),
    );
    expect(strip(steps.at(-1).rows)).toEqual(law.rows);
    expect(strip(steps[0].rows)).toEqual(short.rows);
  });

  const tabs = TEXT.replaceAll(',', '\t');
  const quoted = TEXT.replace(/[^,\n]+/g, '"$&"');
  const columns = TEXT.trim()
    .split('\n')
    .map((line) => line.split(',').reverse().join(','))
    .join('\n');
  const ways: readonly (readonly [string, string | Uint8Array])[] = [
    ['with CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['with CR', TEXT.replaceAll('\n', '\r')],
    ['without a last line end', TEXT.trimEnd()],
    ['with a byte-order mark', `\u{FEFF}${TEXT}`],
    ['as TSV', tabs],
    ['with every cell quoted', quoted],
    ['with its columns in another order', columns],
    ['with blank lines', TEXT.replaceAll('\n', '\n\n')],
    ['compressed', gzipSync(TEXT)],
    [
      'compressed in two members',
      Buffer.concat([gzipSync(TEXT.slice(0, 300)), gzipSync(TEXT.slice(300))]),
    ],
    ['with slashed dates', TEXT.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$1/$2/$3')],
    ['with compact dates', TEXT.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$1$2$3')],
  ];
  it.each(ways)('a file %s gives the same figures', async (_name, content) => {
    const plain = await inside(['forecast', RECORDS, '--format', 'csv', '--by', 'office']);
    const path = join(temporaryFolder(), 'records.csv');
    writeFileSync(path, content);
    const args = ['--format', 'csv', '--by', 'office'];
    expect(await inside(['forecast', path, ...args])).toEqual(plain);
  });

  it('a pipe gives the same figures as a file, plain and compressed', async () => {
    const plain = await inside(['forecast', RECORDS, '--format', 'csv']);
    for (const input of [TEXT, gzipSync(TEXT)]) {
      expect(await koshin(['forecast', '-', '--format', 'csv'], { input })).toEqual(plain);
    }
  });

  it('the digest in JSON is that of the file as it lies on the disk', async () => {
    const path = join(temporaryFolder(), 'records.csv.gz');
    writeFileSync(path, gzipSync(TEXT));
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    const { inputs } = JSON.parse(await inFormat(['forecast', path], 'json'));
    expect(inputs).toEqual([{ path, bytes: readFileSync(path).length, sha256 }]);
  });

  it('a tally has the digest of a file of any size, so that records counted twice are noticed', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'large.csv');
    const row = '1990-10-10,2020-05-15\n';
    writeFileSync(path, `birth_date,card_issued_on\n${row.repeat(Math.ceil((65 << 20) / 22))}`);
    const [one, other] = ['one.json', 'other.json'].map((name) => join(folder, name)) as [
      string,
      string,
    ];
    for (const [tally, by] of [
      [one, []],
      [other, ['--by', 'month']],
    ] as const) {
      expect((await koshin(['tally', path, ...by, '-o', tally])).code).toBe(0);
    }
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(JSON.parse(readFileSync(one, 'utf8')).inputs).toMatchObject([{ sha256 }]);
    const { stderr, code } = await inside(['forecast', '--tally', one, other]);
    expect(code).toBe(2);
    expect(stderr).toContain('counts the same records as');
    const plain = await koshin(['forecast', path, '--format', 'json']);
    expect(JSON.parse(plain.stdout).inputs).toMatchObject([{ sha256: null }]);
  });

  it('records that expand writes are records without a finding', async () => {
    for (const options of [[], ['--unit'], ['--birthdays', 'before-issue']]) {
      const { stdout } = await inside(['expand', 'test/transcripts/counts.csv', ...options]);
      const run = await koshin(['check', '-', '--format', 'json'], { input: stdout });
      expect(JSON.parse(run.stdout)).toMatchObject({ cards: 500, total: 0 });
    }
  });
});
