// A file with a title above headers of its own counts as the same file without the title.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inside, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const file = join(folder, 'records.csv');
const TITLE = '秘密の交付状況一覧';
const HEADER = ['管理NO', '生年月日(和暦)', '作成年月日', '交付場所'];
const ROWS = [
  ['1', '平成2年10月10日', '令和2年5月15日', '芝'],
  ['2', '昭和60年1月5日', '令和3年6月1日', '麻布'],
];
const MAP = ['--map', 'birth_date=生年月日(和暦)', '--map', 'card_issued_on=作成年月日'];

const write = (separator: string, titles: string, rows = ROWS) =>
  writeFileSync(
    file,
    titles + [HEADER, ...rows].map((row) => `${row.join(separator)}\r\n`).join(''),
  );

it.each([',', '\t', ';'])('has the figures of the file without it (%j)', async (separator) => {
  write(separator, '');
  const layout = join(folder, 'layout.yaml');
  await inside(['check', file, ...MAP, '--write-layout', layout]);
  for (const args of [MAP, ['--layout', layout]]) {
    const forecast = () => inside(['forecast', file, '--by', 'office', '--format', 'csv', ...args]);
    write(separator, '');
    const expected = await forecast();
    expect(expected.code).toBe(0);
    expect(expected.stderr).not.toContain('header stands');
    write(separator, `"${TITLE}"\r\n`);
    const found = await forecast();
    expect(found.stdout).toBe(expected.stdout);
    expect(found.code).toBe(0);
    expect(found.stderr).toContain('the header stands in line 2');
    expect(found.stderr).not.toContain(TITLE);
  }
});

it('counts lines from the beginning of the file, in either language', async () => {
  write(',', `${TITLE}\r\n\r\n`, [...ROWS, ['3', '平成2年2月30日', '令和2年5月15日', '芝']]);
  const check = await inside(['check', file, ...MAP, '--lang', 'ja']);
  expect(check.stderr).toContain('records.csv: 3行目を見出しとします。その上の1行は表題とみなし、');
  expect(check.stdout).toMatch(/records\.csv:6:2: impossible-date/);
  expect(check.stderr + check.stdout).not.toContain(TITLE);
});
