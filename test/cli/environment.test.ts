// Nothing but the command line and the files moves a figure: no zone, no locale, no order, no colour in pipes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { koshin, ROOT, shell, temporaryFolder } from './run-koshin.js';

const RECORDS = 'test/transcripts/records.csv';
const JAPANESE = 'test/transcripts/records-ja.csv';
const TABLE = 'test/transcripts/table.json';
const ESCAPE = '\u001b[';

const MACHINES = [
  { TZ: 'UTC', LC_ALL: 'C' },
  { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' },
  { TZ: 'America/Los_Angeles', LC_ALL: 'C' },
  // This zone skipped a whole day, 2011-12-30.
  { TZ: 'Pacific/Apia', LC_ALL: 'ja_JP.UTF-8' },
];

const LINES = [
  ['forecast', RECORDS, JAPANESE, '--format', 'csv'],
  ['forecast', RECORDS, JAPANESE, '--format', 'json', '--by', 'month'],
  ['forecast', RECORDS, '--lang', 'en'],
  ['forecast', RECORDS, '--lang', 'ja', '--by', 'office'],
  ['verify', JAPANESE, '--against', TABLE, '--format', 'csv'],
  ['verify', JAPANESE, '--against', TABLE, '--format', 'json'],
  ['reconcile', RECORDS, '--format', 'csv'],
  ['reconcile', RECORDS, '--format', 'json'],
  ['check', 'fixtures/bad/row-length.csv', '--format', 'json'],
  ['explain', '--birth-date=1996-02-29', '--card-issued-on=2020-03-31', '--format', 'json'],
  ['expand', 'test/transcripts/counts.csv'],
  ['expand', 'test/transcripts/counts.csv', '--unit', '--seed', '3'],
];

/** What every line prints on one machine: one process for all, as starting it is what takes long. */
async function onMachine(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const script = `
    import { main } from ${JSON.stringify(`${ROOT}dist/main.js`)};
    for (const args of ${JSON.stringify(LINES)}) {
      process.stdout.write('\\0' + (await main(args)) + '\\n');
    }`;
  const path = join(temporaryFolder(), 'lines.mjs');
  writeFileSync(path, script);
  const run = await shell(`node ${path}`, { environment });
  return run.stdout.split('\0');
}

describe.concurrent('every zone and locale gives the same bytes', async () => {
  const said = await Promise.all(MACHINES.map(onMachine));
  it.each(LINES.map((args, index) => [args.join(' '), index] as const))('%s', (_line, index) => {
    const [first, ...others] = said.map((texts) => texts[index]);
    expect(first?.length).toBeGreaterThan(20);
    for (const other of others) expect(other).toBe(first);
  });

  it('the language follows the locale for people alone', async () => {
    const japanese = { environment: { LC_ALL: 'ja_JP.UTF-8' } };
    expect((await koshin(['forecast', RECORDS], japanese)).stdout).toMatch(/^年度/);
    const english = { environment: { LC_ALL: '', LANG: 'de_DE.UTF-8' } };
    expect((await koshin(['forecast', RECORDS], english)).stdout).toMatch(/^fiscal year/);
    const both = { environment: { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' } };
    expect((await koshin(['forecast', RECORDS], both)).stdout).toMatch(/^fiscal year/);
  });
});

describe.concurrent('order', () => {
  it('of options does not matter', async () => {
    const options = [
      ['--from', '2026'],
      ['--to=2028'],
      ['--capacity', '20'],
      ['--format', 'json'],
      ['--no-repeat-renewals'],
      [RECORDS],
    ];
    const orders = [options, [...options].reverse(), [...options.slice(3), ...options.slice(0, 3)]];
    const runs = await Promise.all(orders.map((order) => koshin(['forecast', ...order.flat()])));
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect(runs[0]?.code).toBe(0);
  });

  it('of files, and of rows within them, moves no figure', async () => {
    const [header, ...rows] = readFileSync(join(ROOT, RECORDS), 'utf8').trim().split('\n');
    const folder = temporaryFolder();
    const write = (name: string, lines: readonly string[]) => {
      const path = join(folder, name);
      writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
      return path;
    };
    const whole = write('whole.csv', rows);
    const backwards = write('backwards.csv', [...rows].reverse());
    const first = write('first.csv', rows.slice(0, 5));
    const second = write('second.csv', rows.slice(5));
    const figures = await Promise.all(
      [[whole], [backwards], [first, second], [second, first]].map(async (files) => {
        const run = await koshin(['forecast', ...files, '--by', 'office', '--format', 'json']);
        const { inputs: _inputs, ...rest } = JSON.parse(run.stdout);
        return rest;
      }),
    );
    for (const each of figures) expect(each.rows).toEqual(figures[0].rows);
    for (const each of figures) expect(each.records.cards).toEqual(figures[0].records.cards);
  });
});

describe.concurrent('colour', () => {
  // A capacity that makes deficits, which are what is coloured.
  const table = ['forecast', RECORDS, '--capacity', '5'];

  it('is never in a pipe, a file, or any format for programs', async () => {
    const terminal = { TERM: 'xterm-256color', COLORTERM: 'truecolor', CLICOLOR: '1' };
    expect((await koshin(table, { environment: terminal })).stdout).not.toContain(ESCAPE);
    for (const format of ['csv', 'json', 'md']) {
      const run = await koshin([...table, '--format', format], {
        environment: { FORCE_COLOR: '1' },
      });
      expect(run.stdout).not.toContain(ESCAPE);
    }
    const path = join(temporaryFolder(), 'table.txt');
    await koshin([...table, '--format', 'table', '-o', path], {
      environment: { FORCE_COLOR: '1' },
    });
    expect(readFileSync(path, 'utf8')).not.toContain(ESCAPE);
  });

  it('comes where FORCE_COLOR asks for it, and goes where NO_COLOR forbids it', async () => {
    const coloured = await koshin(table, { environment: { FORCE_COLOR: '1' } });
    expect(coloured.stdout).toContain(`${ESCAPE}31m−21`);
    for (const environment of [
      { FORCE_COLOR: '0' },
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      { FORCE_COLOR: '' },
    ]) {
      expect((await koshin(table, { environment })).stdout).not.toContain(ESCAPE);
    }
  });

  it('changes nothing but the colour', async () => {
    const plain = await koshin(table);
    const coloured = await koshin(table, { environment: { FORCE_COLOR: '1' } });
    const escapes = new RegExp(`${ESCAPE.replace('[', '\\[')}\\d+(?:;\\d+)*m`, 'g');
    expect(coloured.stdout.replace(escapes, '')).toBe(plain.stdout);
  });

  it('is on a terminal', async () => {
    const line = `TERM=xterm script -qec 'koshin ${table.join(' ')}' /dev/null`;
    const run = await shell(line);
    if (run.code === 127) return;
    expect(run.stdout).toContain(`${ESCAPE}31m`);
    const quiet = await shell(`NO_COLOR=1 ${line}`);
    expect(quiet.stdout).not.toContain(`${ESCAPE}31m`);
    const dumb = await shell(line.replace('TERM=xterm', 'TERM=dumb'));
    expect(dumb.stdout).not.toContain(`${ESCAPE}31m`);
  });
});
