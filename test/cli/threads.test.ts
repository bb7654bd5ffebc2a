// The built program reads a large file the same way by threads, by one thread and by the tolerant reader.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'koshin-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);

/** Runs the built program with other weights than a real run has; gives all that it says. */
function run(weights: object, args: readonly string[], listsAll = true): Promise<string> {
  const rejects = join(folder, `rejects-${Math.random()}.csv`);
  const listing = listsAll ? ['--rejects', rejects] : [];
  const script = `
    import { main } from ${built('main.js')};
    import { nodeHost } from ${built('host/node-host.js')};
    const host = nodeHost(process.stdout, ${JSON.stringify(weights)});
    process.exitCode = await main(${JSON.stringify([...args, ...listing])}, host);
  `;
  return new Promise((resolve) => {
    const file = ['--input-type=module', '--eval', script];
    execFile(process.execPath, file, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const written = existsSync(rejects) ? readFileSync(rejects, 'utf8') : '';
      resolve([error?.code ?? 0, stdout, stderr, written].join('\n---\n'));
    });
  });
}

const BLOCK = 1 << 15;
const TOLERANT = {
  scans: false,
  threads: 1,
  threadsFrom: 0,
  part: 1 << 17,
  block: BLOCK,
  step: BLOCK,
};
const SCANNER = { ...TOLERANT, scans: true };
const THREADS = { ...SCANNER, threads: 3 };

function fileWithOddLines(name: string, everyNth: number, last: string): string {
  const fixture = new URL('../../fixtures/minato-even-birthdays.csv.gz', import.meta.url);
  const lines = gunzipSync(readFileSync(fixture)).toString().split('\n').slice(0, 12_001);
  const ODD = [
    (line: string) => line.replace(/^(\d+)-(\d+)-(\d+)/, '$1年$2月$3日'),
    (line: string) => line.replace(/,([^,]+地区総合支所)/, ',"$1"'),
    (line: string) => ` ${line}`,
    (line: string) => line.replace(/^\d+/, '2099'),
    (line: string) => `${line},x`,
    () => '',
  ];
  const changed = lines.map((line, index) =>
    index > 0 && index % everyNth === 0
      ? (ODD[(index / everyNth) % ODD.length] as (line: string) => string)(line)
      : line,
  );
  const path = join(folder, name);
  writeFileSync(path, `${changed.join('\n')}\n${last}`);
  return path;
}

test.each([
  ['with odd lines', 100, ''],
  ['with a quotation mark never closed near its end', 2500, '1980-01-01,2020-01-01,,,"\nx'],
  ['without a final line feed', 3500, '1980-01-01,2020-01-01,,,麻布,active,'],
])('a file %s', { timeout: 240_000 }, async (name, everyNth, last) => {
  const path = fileWithOddLines(`${name}.csv`, everyNth, last);
  const commands = [
    ['check'],
    ['forecast', '--by', 'office', '--max-rejects', '50%'],
    ['reconcile', '--max-rejects', '50%'],
  ];
  // What only the end of a file moves shows in any command.
  for (const command of commands.slice(0, last === '' ? 3 : 1)) {
    const expected = await run(TOLERANT, [...command, path]);
    expect(await run(SCANNER, [...command, path])).toBe(expected);
    expect(await run(THREADS, [...command, path])).toBe(expected);
  }
});

test('a file of which more rows are warned of than are listed', { timeout: 120_000 }, async () => {
  const odd = fileWithOddLines('odd.csv', 20, '');
  const lines = readFileSync(odd, 'utf8').trimEnd().split('\n');
  // Each third identifier comes twice, among rows with findings of their own.
  const identified = lines.map((line, row) =>
    row === 0 ? `record_id,${line}` : `${row % 3 === 0 ? row % 600 : `K-${row}`},${line}`,
  );
  const path = join(folder, 'identified.csv');
  writeFileSync(path, `${identified.join('\n')}\n`);
  const expected = await run(TOLERANT, ['check', path], false);
  expect(expected).toContain('duplicate-id');
  expect(expected).toMatch(/and [\d,]+ more/);
  expect(await run(SCANNER, ['check', path], false)).toBe(expected);
  expect(await run(THREADS, ['check', path], false)).toBe(expected);
});

test.each([3, 40])(
  'a file with %i states that are not known',
  { timeout: 120_000 },
  async (states) => {
    const valid = readFileSync(fileWithOddLines('valid.csv', 1 << 20, ''), 'utf8')
      .trimEnd()
      .split('\n');
    const rows = valid.map((line, row) => {
      if (row % 5 !== 4) return line;
      return line.replace(',active,', `,保留${(row * 7) % states},`);
    });
    const path = join(folder, `states-${states}.csv`);
    writeFileSync(path, `${rows.join('\n')}\n`);
    const expected = await run(TOLERANT, ['check', path], false);
    expect(expected).toContain('unknown-status');
    expect(await run(SCANNER, ['check', path], false)).toBe(expected);
    expect(await run(THREADS, ['check', path], false)).toBe(expected);
  },
);

test('a file of which more rows are rejected than are listed, each of them written', {
  timeout: 240_000,
}, async () => {
  const odd = fileWithOddLines('many.csv', 20, '');
  const lines = readFileSync(odd, 'utf8').trimEnd().split('\n');
  const BAD = [
    (line: string) => line.replace(',active,', ',保留,'),
    (line: string) => line.replace(/^\d+-\d+-\d+/, '2099-01-01'),
    (line: string) => line.replace(/^(\d+)-\d+-\d+/, '$1-02-30'),
    (line: string) => line.replace(/^\d+-\d+-\d+/, ''),
    (line: string) => line.replace(/^(\d+)-0?(\d+)-0?(\d+)/, '2099/$2/$3'),
    (line: string) => `${line},x`,
    (line: string) => `合計${line}`,
  ];
  const changed = lines.map((line, row) => {
    const written =
      row > 0 && row % 5 < 2 ? (BAD[row % 7] as (each: string) => string)(line) : line;
    return row === 0 ? `record_id,${line}` : `K-${row % 4000},${written}`;
  });
  const path = join(folder, 'many-rejected.csv');
  writeFileSync(path, `${changed.join('\n')}\n`);
  const args = ['forecast', '--max-rejects', '50%', path];
  const expected = await run(TOLERANT, args);
  expect(expected.match(/impossible-date/g)?.length).toBeGreaterThan(500);
  for (const [threads, part] of [
    [1, 1 << 17],
    [2, 1 << 20],
    [5, 1 << 12],
    [8, 1 << 16],
  ])
    expect(await run({ ...THREADS, threads, part }, args)).toBe(expected);
});
