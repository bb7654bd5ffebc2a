// anonymize makes a file with the same figures, whole or not at all, and says rightly what holding back costs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/main.js';
import { inside, koshin, ROOT, temporaryFolder } from './run-koshin.js';

const NAMED = 'test/transcripts/records-named.csv';
const RECORDS = 'test/transcripts/records.csv';
const OFFICES = 'test/transcripts/records-offices.csv';

/** Makes the safe file of `input`, and gives its path and the report. */
async function safeFile(input: string, ...options: readonly string[]) {
  const path = join(temporaryFolder(), 'safe.csv');
  const run = await inside(['anonymize', input, '-o', path, '--format', 'json', ...options]);
  expect(run.code, run.stderr).toBe(EXIT.done);
  return { path, report: JSON.parse(run.stdout), stderr: run.stderr };
}

/** A plain copy of a file without the columns at these positions, which every command reads. */
function without(file: string, columns: readonly number[]): string {
  const path = join(temporaryFolder(), 'plain.csv');
  const rows = readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n');
  const kept = rows.map((row) => row.split(',').filter((_, index) => !columns.includes(index)));
  writeFileSync(path, kept.map((row) => `${row.join(',')}\n`).join(''));
  return path;
}

/** Some thousand records, one a row, among them minors. */
async function manyPeople(): Promise<string> {
  const folder = temporaryFolder();
  const [counts, records] = [join(folder, 'counts.csv'), join(folder, 'records.csv')];
  writeFileSync(counts, 'fiscal_year,cards,minors\n2016,400,20\n2020,900,100\n2022,700,200\n');
  await inside(['expand', counts, '--unit', '--seed', '4', '-o', records]);
  return records;
}

const SHAPES: readonly (readonly string[])[] = [
  [],
  ['--by', 'office'],
  ['--by', 'month'],
  ['--method', 'issue-year'],
  ['--no-repeat-renewals'],
  ['--from', '2031', '--to', '2045', '--as-of', '2025-04-01'],
];

describe.concurrent('anonymize', () => {
  it.each([
    ['records.csv', () => RECORDS, RECORDS],
    ['records-named.csv', () => without(NAMED, [1, 2]), NAMED],
  ])('%s: every figure equals the original’s, to the byte', async (_name, plain, original) => {
    for (const options of [[], ['--ids', 'running']]) {
      const { path } = await safeFile(original, ...options);
      for (const shape of SHAPES) {
        const args = ['--format', 'csv', ...shape];
        const expected = await inside(['forecast', plain(), ...args]);
        const found = await inside(['forecast', path, ...args]);
        expect(found.code, found.stderr).toBe(EXIT.done);
        expect(found.stdout, shape.join(' ')).toBe(expected.stdout);
      }
      const bridge = ['--format', 'csv'];
      const expected = await inside(['reconcile', plain(), ...bridge]);
      expect((await inside(['reconcile', path, ...bridge])).stdout).toBe(expected.stdout);
    }
  });

  it('of many people too, minors among them', { timeout: 60_000 }, async () => {
    const many = await manyPeople();
    const { path, report } = await safeFile(many, '--drop-office');
    expect(report.after.cards).toBe(report.before.cards);
    for (const shape of SHAPES.filter((each) => !each.includes('office'))) {
      const args = ['--format', 'csv', ...shape];
      const expected = await inside(['forecast', many, ...args]);
      expect((await inside(['forecast', path, ...args])).stdout).toBe(expected.stdout);
    }
  });

  it('is the same file whatever the order of the rows, and made twice is made once', async () => {
    const { path } = await safeFile(RECORDS);
    const [header, ...rows] = readFileSync(join(ROOT, RECORDS), 'utf8').trimEnd().split('\n');
    const turned = join(temporaryFolder(), 'turned.csv');
    writeFileSync(turned, [header, ...rows.reverse()].join('\n'));
    const safe = readFileSync(path, 'utf8');
    expect(readFileSync((await safeFile(turned)).path, 'utf8')).toBe(safe);
    expect(readFileSync((await safeFile(path)).path, 'utf8')).toBe(safe);
  });

  it('holds none of the identifiers, names and numbers of its input', async () => {
    const [, ...rows] = readFileSync(join(ROOT, NAMED), 'utf8').trimEnd().split('\n');
    const secrets = rows.flatMap((row) => row.split(',').slice(0, 3));
    for (const options of [[], ['--ids', 'running'], ['--k', '2'], ['--drop-office']]) {
      const { path, report, stderr } = await safeFile(NAMED, ...options);
      const told = readFileSync(path, 'utf8') + JSON.stringify(report) + stderr;
      for (const secret of secrets) expect(told).not.toContain(secret);
    }
  });

  it('reads standard input', async () => {
    const folder = temporaryFolder();
    const input = readFileSync(join(ROOT, NAMED));
    const run = await koshin(['anonymize', '-', '-o', 'safe.csv'], { folder, input });
    expect(run.code).toBe(EXIT.done);
    const { path } = await safeFile(NAMED);
    expect(readFileSync(join(folder, 'safe.csv'), 'utf8')).toBe(readFileSync(path, 'utf8'));
  });

  it('merges rows that have become alike', async () => {
    const { path } = await safeFile(OFFICES, '--drop-office');
    const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(rows.map((row) => row.split(',').at(-1))).toEqual(['115', '60']);
  });

  it.each([
    ['drop', '1960-10-10,2020-05-15,2020-05-15,2020-05-15,other,2'],
    ['running', ',1960-10-10,2020-05-15,2020-05-15,2020-05-15,other'],
  ])(
    'writes labels of few cards, or like a person’s name, as one (--ids %s)',
    async (ids, other) => {
      const input = join(temporaryFolder(), 'labels.csv');
      const row = (birth: string, office: string) => `${birth},2020-05-15,${office}\n`;
      const few = [row('1990-10-10', '港区芝9-9-9 様方'), row('1990-10-10', 'ZZ')];
      const named = row('1970-02-02', '佐々木 小次郎').repeat(12);
      writeFileSync(
        input,
        `birth_date,card_issued_on,office\n${row('1980-01-01', '芝').repeat(30)}${named}${few.join('')}`,
      );
      const { path, stderr } = await safeFile(input, '--ids', ids);
      const text = readFileSync(path, 'utf8');
      for (const label of ['佐々木', '9-9-9', 'ZZ']) expect(text).not.toContain(label);
      expect(text).toContain(other);
      expect(stderr).toContain('3 labels of offices');
      const safe = await inside(['forecast', path, '--format', 'csv']);
      expect(safe.stdout).toBe((await inside(['forecast', input, '--format', 'csv'])).stdout);
      const all = await safeFile(input, '--ids', ids, '--min-label', '1');
      for (const label of ['佐々木', '9-9-9', 'ZZ'])
        expect(readFileSync(all.path, 'utf8')).toContain(label);
      expect(all.stderr).not.toContain('labels of offices');
    },
  );

  it('numbers the rows anew', async () => {
    const { path } = await safeFile(RECORDS, '--ids', 'running');
    const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(header).toMatch(/^record_id,/);
    expect(rows.map((row) => row.split(',')[0])).toEqual(rows.map((_, index) => `${index + 1}`));
    expect(rows.join('\n')).not.toContain('K-');
  });
});

describe.concurrent('rejected rows', () => {
  const BAD = 'fixtures/bad/impossible-date.csv';

  it('stop it, as they stop a forecast, and no file is left', async () => {
    const folder = temporaryFolder();
    const run = await inside(['anonymize', BAD, '-o', join(folder, 'safe.csv')]);
    expect(run).toMatchObject({ code: EXIT.input, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that are allowed are left out, counted and listed', async () => {
    const rejects = join(temporaryFolder(), 'rejects.csv');
    const { path, report } = await safeFile(BAD, '--max-rejects', '1', '--rejects', rejects);
    expect(report.rejected).toEqual({ rows: 1, cards: 1 });
    expect(report.after.cards).toBe(2);
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(3);
    expect(readFileSync(rejects, 'utf8')).toContain('impossible-date');
  });
});

describe.concurrent('-o', () => {
  it('is never the input, and an old file stays where the new one cannot be made', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'records.csv');
    const text = readFileSync(join(ROOT, RECORDS), 'utf8');
    writeFileSync(file, text);
    expect((await inside(['anonymize', file, '-o', file])).code).toBe(EXIT.usage);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const old = join(folder, 'safe.csv');
    writeFileSync(old, 'old');
    const bad = 'fixtures/bad/missing-column.csv';
    expect((await inside(['anonymize', bad, '-o', old])).code).toBe(EXIT.input);
    expect(readFileSync(old, 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['records.csv', 'safe.csv']);
  });

  it('is needed', async () => {
    expect((await inside(['anonymize', RECORDS])).code).toBe(EXIT.usage);
  });
});

describe.concurrent('--k', () => {
  interface Year {
    readonly fiscal_year: number;
    readonly card: number;
    readonly card_of: number;
    readonly certificate: number;
    readonly certificate_of: number;
  }
  interface Row {
    readonly fiscal_year: number;
    readonly card: number;
    readonly certificate: number;
  }

  async function figures(file: string, asOf: string): Promise<readonly Row[]> {
    return JSON.parse(
      (await inside(['forecast', file, '--as-of', asOf, '--format', 'json'])).stdout,
    ).rows;
  }

  const inputs: readonly (readonly [string, () => Promise<string>, number])[] = [
    ['records.csv', async () => RECORDS, 5],
    ['records-offices.csv', async () => OFFICES, 10],
    ['many people', manyPeople, 3],
  ];
  it.each(inputs)(
    '%s: what it costs is what the forecast then lacks',
    {
      timeout: 60_000,
    },
    async (_name, input, k) => {
      const file = await input();
      const { path, report } = await safeFile(file, '--k', String(k));
      const [all, kept] = [await figures(file, report.as_of), await figures(path, report.as_of)];
      report.held_back.procedures.forEach((year: Year, index: number) => {
        const [before, after] = [all[index] as Row, kept[index] as Row];
        expect(year).toEqual({
          fiscal_year: before.fiscal_year,
          card: before.card - after.card,
          card_of: before.card,
          certificate: before.certificate - after.certificate,
          certificate_of: before.certificate,
        });
      });
      expect(report.held_back.cards).toBe(report.before.cards - report.after.cards);
      expect(report.after.rows_below).toBe(0);
      expect(report.after.smallest_group ?? k).toBeGreaterThanOrEqual(k);
    },
  );

  it('leaves no group of fewer than k cards in the file', async () => {
    const { path } = await safeFile(RECORDS, '--k', '5');
    const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
    expect(header).toMatch(/,count$/);
    for (const row of rows) expect(Number(row.split(',').at(-1))).toBeGreaterThanOrEqual(5);
  });

  it('that holds nothing back changes no figure', async () => {
    const { path, report } = await safeFile(RECORDS, '--k', '1');
    expect(report.held_back.cards).toBe(0);
    expect(await figures(path, '2025-04-01')).toEqual(await figures(RECORDS, '2025-04-01'));
  });
});
