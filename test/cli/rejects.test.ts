// Rejected rows are listed whole, limits are kept to the row, and no message repeats what a cell holds.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inside, koshin, ROOT, temporaryFolder } from './run-koshin.js';

const GOOD = '1990-10-10,2020-05-15';
const BAD = '1990-02-30,2020-05-15';

/** A file of `rows` rows, of which the first `bad` are rejected. */
function records(rows: number, bad: number): string {
  const path = join(temporaryFolder(), `${bad}-of-${rows}.csv`);
  const lines = Array.from({ length: rows }, (_, index) => (index < bad ? BAD : GOOD));
  writeFileSync(path, `birth_date,card_issued_on\n${lines.join('\n')}\n`);
  return path;
}

describe.concurrent('--rejects', () => {
  it('lists every rejected row with its line, its column and why, also beyond what the screen shows', async () => {
    const path = records(300, 250);
    const list = join(temporaryFolder(), 'rejects.csv');
    const run = await inside(['check', path, '--rejects', list]);
    expect(run.code).toBe(1);
    const rows: Record<string, string>[] = parse(readFileSync(list), { columns: true });
    expect(rows.map(({ line }) => Number(line))).toEqual(
      Array.from({ length: 250 }, (_, index) => index + 2),
    );
    for (const row of rows) {
      expect(row).toMatchObject({ file: path, column: 'birth_date', code: 'impossible-date' });
      expect(row['message']).not.toBe('');
    }
    expect(run.stdout).toMatch(/… and \d+ more; --rejects FILE/);
  });

  it('lists what every command rejects, and is written also where the run is refused', async () => {
    const path = records(5, 2);
    for (const command of ['check', 'forecast', 'verify', 'reconcile']) {
      const list = join(temporaryFolder(), 'rejects.csv');
      const { code } = await inside([command, path, '--rejects', list]);
      expect(code).toBe(command === 'check' ? 1 : 3);
      expect(parse(readFileSync(list)), command).toHaveLength(3);
    }
  });

  it('holds its header alone where nothing is wrong', async () => {
    const list = join(temporaryFolder(), 'rejects.csv');
    await inside(['check', records(3, 0), '--rejects', list]);
    expect(readFileSync(list, 'utf8')).toBe('file,line,column,code,message\n');
  });

  it('holds nothing that a spreadsheet would run', async () => {
    const folder = temporaryFolder();
    const header = '=1+1';
    writeFileSync(join(folder, '=file.csv'), `birth_date,card_issued_on,生年月日,${header}\n`);
    await koshin(['check', '=file.csv', '--rejects', 'rejects.csv'], { folder });
    const rows: string[][] = parse(readFileSync(join(folder, 'rejects.csv')));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('does not speak the language of the machine: the same bytes under every locale', async () => {
    const path = records(2, 1);
    const texts = await Promise.all(
      (['en', 'ja'] as const).map(async (language) => {
        const list = join(temporaryFolder(), 'rejects.csv');
        await inside(['check', path, '--rejects', list], language);
        return readFileSync(list, 'utf8');
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  });
});

describe.concurrent('--max-rejects', () => {
  it.each([
    ['0', 10, 0, 0],
    ['0', 10, 1, 3],
    ['1', 10, 2, 3],
    ['2', 10, 2, 0],
    ['10%', 10, 2, 3],
    ['19.9%', 10, 2, 3],
    ['20%', 10, 2, 0],
    ['0.5%', 200, 1, 0],
    ['0.5%', 199, 1, 3],
    // Shares whose hundredth no binary fraction holds: 29 of 100 is 29 %.
    ['29%', 100, 29, 0],
    ['57%', 100, 57, 0],
    ['58%', 100, 59, 3],
    ['100%', 3, 3, 0],
  ])('%s of %i rows, %i of them rejected: exit %i', async (limit, rows, bad, exit) => {
    const args = ['forecast', records(rows, bad), '--format', 'json', '--max-rejects', limit];
    const { code, stdout, stderr } = await inside(args);
    expect(code).toBe(exit);
    if (exit === 3) expect(stdout).toBe('');
    else {
      expect(JSON.parse(stdout).records).toMatchObject({ rows, rejected_rows: bad });
      if (bad > 0) expect(stderr).toMatch(/are not in the figures/);
    }
  });

  it.each(['-1', '101%', '1.5', 'all', '%', ''])('%j is no limit', async (limit) => {
    const run = await inside(['forecast', records(2, 0), `--max-rejects=${limit}`]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });

  it('does not excuse a file without the columns', async () => {
    const run = await inside(['forecast', 'fixtures/bad/missing-column.csv', '--max-rejects=100%']);
    expect(run.code).toBe(3);
  });
});

const MARK = 'QZ7731';
/** Cells that give away what they hold, if repeated: a word, a date with a day that does not exist, a formula. */
const SECRETS = [MARK, '1957-02-30', `=${MARK}`, `"${MARK},${MARK}"`, `"${MARK}\n${MARK}"`];

const COLUMNS = [
  'record_id',
  'birth_date',
  'applied_on',
  'card_issued_on',
  'signature_cert_issued_on',
  'user_cert_issued_on',
  'status',
  'stay_expires_on',
  'card_issue_kind',
  'card_expires_on',
  'signature_cert_expires_on',
  'user_cert_expires_on',
  'count',
  'memo',
] as const;

const GOOD_CELLS: Partial<Record<(typeof COLUMNS)[number], string>> = {
  birth_date: '1990-10-10',
  card_issued_on: '2020-05-15',
};

/** Files with the secrets in every cell that can be wrong, and in every way a file can be. */
function secretFiles(): string[] {
  const folder = temporaryFolder();
  const row = (cells: Partial<Record<string, string>>) =>
    COLUMNS.map((column) => cells[column] ?? '').join(',');
  const cells = COLUMNS.flatMap((column) =>
    SECRETS.map((secret) => row({ ...GOOD_CELLS, [column]: secret })),
  );
  const twice = [row({ ...GOOD_CELLS, record_id: MARK }), row({ ...GOOD_CELLS, record_id: MARK })];
  const texts: Record<string, string> = {
    cells: [COLUMNS.join(','), ...cells, ...twice].join('\n'),
    lengths: `birth_date,card_issued_on\n${GOOD},${MARK}\n${MARK}\n`,
    quote: `birth_date,card_issued_on,memo\n${GOOD},"${MARK}\n${GOOD},${MARK}\n`,
    headless: `${MARK},${GOOD}\n${MARK},${GOOD}\n`,
    repeated: `birth_date,birth_date,card_issued_on\n${MARK},${MARK},${MARK}\n`,
    binary: `birth_date,card_issued_on\n${MARK}\0`,
  };
  return Object.entries(texts).map(([name, text]) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, text);
    return path;
  });
}

describe.concurrent('without --show-values', () => {
  it.each([
    ['check', '--as-of=2019-01-01'],
    ['check', '--format=json'],
    ['check', '--lang=ja'],
    ['forecast', '--max-rejects=100%'],
    ['verify', '--lang=ja'],
    ['reconcile', '--max-rejects=0'],
  ])('%s %s repeats no cell', async (command, option) => {
    for (const path of secretFiles()) {
      const list = join(temporaryFolder(), 'rejects.csv');
      const { stdout, stderr } = await inside([command, path, option, '--rejects', list]);
      let listed = '';
      try {
        listed = readFileSync(list, 'utf8');
      } catch {
        // Where the file can't be read at all there is no list either.
      }
      for (const said of [stdout, stderr, listed]) {
        expect(said, path).not.toContain(MARK);
        expect(said, path).not.toContain('1957-02-30');
      }
      expect(stdout + stderr).not.toBe('');
    }
  });

  it('the same files do show their cells where that is asked for', async () => {
    const [cells] = secretFiles() as [string];
    const { stdout } = await inside(['check', cells, '--show-values']);
    expect(stdout).toContain(MARK);
  });

  it('a file of records given as a published table is not repeated either', async () => {
    const path = join(temporaryFolder(), 'table.json');
    const texts = [`${MARK},1990`, `{"id": "a" ${MARK}}`, `{"${MARK}": 1}`];
    for (const text of texts) {
      writeFileSync(path, text);
      const run = await inside(['verify', 'test/transcripts/records.csv', '--against', path]);
      expect(run.code).toBe(2);
      expect(run.stdout + run.stderr).not.toContain(MARK);
    }
  });

  it('nor are counts of cards', async () => {
    const texts = [
      `${MARK},1\n2020,1\n`,
      `fiscal_year,cards\n${MARK},1\n`,
      `month,cards\n${MARK},1\n`,
      `fiscal_year,cards,minors\n2020,${MARK},${MARK}\n`,
      `fiscal_year,cards,status\n2020,1,${MARK}\n`,
      `fiscal_year,cards,stay_expires_on\n2020,1,${MARK}\n`,
    ];
    for (const input of texts) {
      const run = await koshin(['expand', '-'], { input });
      expect(run.code).toBe(2);
      expect(run.stdout + run.stderr).not.toContain(MARK);
    }
  });

  it('nor are dates given to explain', async () => {
    const args = ['--birth-date', `${MARK}`, '--card-issued-on', '2020-05-15'];
    const run = await inside(['explain', ...args]);
    expect(run.code).toBe(2);
    expect(run.stdout + run.stderr).not.toContain(MARK);
  });
});

it('a rejects file is read back by csv-parse as it was written for every bad file', async () => {
  const list = join(temporaryFolder(), 'rejects.csv');
  const bad = ['unreadable-count', 'unknown-status', 'missing-column'].map((code) =>
    join(ROOT, `fixtures/bad/${code}.csv`),
  );
  await inside(['check', ...bad, '--rejects', list, '--lang', 'ja']);
  const rows: Record<string, string>[] = parse(readFileSync(list), { columns: true });
  expect(rows.map(({ code }) => code)).toEqual([
    'unreadable-count',
    'unknown-status',
    'missing-column',
  ]);
});
