// Names of files, sheets and columns, and values that are not known: what is told of them unasked, and where it is asked for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../scripts/ooxml.js';
import { FILE_OPTIONS } from '../../src/cli/discreet-host.js';
import { COMMANDS } from '../../src/commands/index.js';
import { programOptions } from './program-options.js';
import { inside, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const rows = (more: readonly string[], cells: readonly string[]) => [
  ['birth_date', 'card_issued_on', ...more],
  ...Array.from({ length: 24 }, (_, row) => [
    `19${60 + row}-10-10`,
    '2020-05-15',
    ...cells.map((cell) => cell),
  ]),
];
const csv = (of: readonly (readonly string[])[]) =>
  of.map((cells) => `${cells.join(',')}\n`).join('');

describe('a header written as a place is', () => {
  const lines = (header: string) =>
    `生年月日,発行日,${header}\n1990-10-10,2020-05-15,a,返納\n1990-10-10,2020-05-15,a,active\n`;

  it.each(['(4),yz', '（4）,yz', '(3),(3)', '(4),(4)', '(4),(3)'])(
    'is named by its own place, so that what a message says can be done: %s',
    async (header) => {
      writeFileSync(at('placed.csv'), lines(header));
      for (const more of [[], ['--show-names']]) {
        const asked = await inside(['forecast', at('placed.csv'), ...more]);
        const [, map] = /--map "?(status=[^\s"]*)/.exec(asked.stderr) ?? [];
        const done = await inside(['forecast', at('placed.csv'), '--map', map as string, ...more]);
        expect(done.stdout).toContain('returned 1');
        expect(done.stderr).toContain('ignored columns: (3).');
      }
    },
  );

  it.each([
    ['(5),yz', '(5)'],
    ['(A),yz', '(A)'],
  ])('is a header still where a file like this has no such place: %s', async (header, name) => {
    writeFileSync(at('header-only.csv'), lines(header).replaceAll(',a,', ',active,'));
    const run = await inside([
      ...['forecast', at('header-only.csv'), '--map', `status=${name}`],
      ...['--ignore-column', 'yz'],
    ]);
    expect(run.stdout).toContain('counted 2');
  });

  it('is named by its letters in a sheet', async () => {
    const cells = lines('(D),yz').trim().split('\n');
    const sheet = { name: 'a', rows: cells.map((line) => line.split(',')) };
    writeFileSync(at('placed.xlsx'), workbookOf({ sheets: [sheet] }));
    const done = await inside(['forecast', at('placed.xlsx'), '--map', 'status=(D)']);
    expect(done.stdout).toContain('returned 1');
  });
});

it.each([
  ['(4)', '(4)'],
  ['yz', 'yz'],
  ['yz', 'ＹＺ'],
  ['備考', '(4)'],
])('a column is not both mapped as %s and ignored as %s', async (header, ignored) => {
  const run = await inside([
    ...['forecast', at('header.csv'), '--map', `status=${header}`, '--ignore-column', ignored],
  ]);
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(/--map status=.* --ignore-column /);
});

describe('a header of words that headers do not have', () => {
  writeFileSync(at('header.csv'), csv(rows(['kurosawa-akira', '備考'], ['1', ''])));
  writeFileSync(
    at('header.xlsx'),
    workbookOf({ sheets: [{ name: '黒澤', rows: rows(['kurosawa-akira', '備考'], ['1', '']) }] }),
  );

  it.each([
    ['header.csv', '(3)'],
    ['header.xlsx', '(C)'],
  ])('is named by its place: %s', async (file, place) => {
    for (const args of [
      ['forecast', at(file)],
      ['check', at(file)],
      ['check', at(file), '--format', 'json'],
      ['forecast', at(file), '--manifest', at('manifest.json')],
    ]) {
      const { stdout, stderr, code } = await inside(args);
      expect([stderr, code]).toEqual([expect.stringContaining(`${place}, 備考`), 0]);
      expect(stdout + stderr).not.toMatch(/kurosawa|黒澤/);
    }
    expect(readFileSync(at('manifest.json'), 'utf8')).not.toMatch(/kurosawa|黒澤/);
    const shown = await inside(['check', at(file), '--show-names']);
    expect(shown.stdout).toContain('kurosawa-akira');
  });

  it('can be mapped and waved through by its place', async () => {
    writeFileSync(at('states.csv'), csv(rows(['kurosawa'], ['返納'])));
    const refused = await inside(['forecast', at('states.csv')]);
    expect(refused.stderr).toContain('--map "status=(3)"');
    const mapped = await inside(['forecast', at('states.csv'), '--map', 'status=(3)']);
    expect(mapped.stdout).toContain('returned 24');
    const ignored = await inside(['forecast', at('states.csv'), '--ignore-column', '(3)']);
    expect([ignored.code, ignored.stdout]).toEqual([0, expect.stringContaining('counted 24')]);
    expect(mapped.stderr + ignored.stderr).not.toContain('kurosawa');
    await inside(['check', at('states.csv'), '--write-layout', at('by-place.yaml')]);
    expect(readFileSync(at('by-place.yaml'), 'utf8')).toContain('#  status: (3)');
  });
});

it('a sheet is named by its place, and can be asked for so', async () => {
  const table = rows([], []);
  const sheets = ['黒澤', '令和7年度'].map((name) => ({ name, rows: table }));
  writeFileSync(at('sheets.xlsx'), workbookOf({ sheets }));
  const { stderr } = await inside(['forecast', at('sheets.xlsx')]);
  expect(stderr).toContain('“(1)”, “令和7年度”');
  const one = await inside(['forecast', at('sheets.xlsx'), '--sheet', '(1)']);
  expect([one.code, one.stderr]).toEqual([0, expect.not.stringContaining('黒澤')]);
  expect((await inside(['forecast', at('sheets.xlsx'), '--show-names'])).stderr).toContain('黒澤');
});

it('a state that is not known is told by its rows', async () => {
  writeFileSync(at('state.csv'), csv(rows(['status'], ['保留 黒澤'])));
  for (const args of [[], ['--max-rejects', '100%', '--as-of', '2026-04-01'], ['--show-names']]) {
    const { stdout, stderr } = await inside(['forecast', at('state.csv'), ...args]);
    expect(stderr).toContain('row 2 (24 rows)');
    expect(stdout + stderr).not.toContain('黒澤');
  }
  const { stderr } = await inside(['forecast', at('state.csv'), '--show-values']);
  expect(stderr).toContain('“保留 黒澤” in status (24 rows)');
});

describe('a file named by a number', () => {
  const number = '5260-1815-9084';
  const named = (ending: string) => at(`${number}${ending}`);
  mkdirSync(at('out'));
  writeFileSync(named('.csv'), csv(rows(['備考'], ['1'])));
  writeFileSync(
    named('.yaml'),
    'fiscal_years: [2026, 2028]\nscenarios:\n  - name: a\n    capacity: 100\n',
  );
  const layout = at(`layout ${number}.yaml`);
  writeFileSync(layout, 'columns:\n  birth_date: birth_date\n  card_issued_on: card_issued_on\n');
  const asOf = ['--as-of', '2026-04-01'];
  writeFileSync(named(' older.csv'), csv(rows(['備考'], ['2'])));
  const older = named(' older.csv');
  const came = at(`came ${number}.csv`);
  writeFileSync(came, 'month,card,certificate\n2026-01,1,2\n2026-02,1,3\n2026-03,1,2\n');
  writeFileSync(at('later.csv'), csv([...rows(['備考'], ['1']), ['1990-10-10', '2026-04-01', '']]));
  const table = at(`table ${number}.csv`);
  writeFileSync(table, 'fiscal_year,card,total,capacity\n2026,1,2,3\n');
  const past = ['--as-of', '2026-01-01'];
  writeFileSync(at('plain.csv'), csv(rows(['備考'], ['1'])));

  it.each([
    ['forecast', [named('.csv'), '--layout', layout], '.xlsx'],
    ['forecast', [named('.csv'), ...asOf, '--format', 'json'], undefined],
    ['forecast', [named('.csv'), ...asOf, '--notes'], '.md'],
    ['forecast', [at(`nothing ${number}.csv`)], undefined],
    ['check', [named('.csv'), '--format', 'json'], undefined],
    ['check', [named('.csv'), '--write-layout', at('out/layout.yaml')], undefined],
    ['tally', [named('.csv'), ...asOf], '.json'],
    ['plan', [named('.yaml'), named('.csv'), ...asOf], '.xlsx'],
    ['plan', [named('.yaml'), named('.csv'), ...asOf, '--format', 'json'], undefined],
    ['report', [named('.yaml'), named('.csv'), ...asOf], '.html'],
    ['report', [named('.csv'), ...asOf, '--form', 'paper'], '.docx'],
    ['init', [named('.csv')], '.yaml'],
    ['learn', [named('.csv'), ...asOf, '--format', 'json'], undefined],
    ['learn', [at('later.csv'), '--older', older], '.xlsx'],
    ['learn', [at('plain.csv'), '--actuals', came, ...past], '.xlsx'],
    ['forecast', [at('plain.csv'), '--backtest', came, ...past], '.xlsx'],
    ['backtest', [named('.csv'), '--actuals', came, ...past], '.md'],
    ['plan', [named('.yaml'), named('.csv'), '--actuals', came, ...asOf], '.xlsx'],
    ['reconcile', [named('.csv'), '--against', table, ...asOf], '.xlsx'],
    ['report', [named('.csv'), '--against', table, ...asOf], '.docx'],
    ['simulate', [named('.yaml'), named('.csv'), ...asOf], '.xlsx'],
    ['anonymize', [named('.csv'), '--k', '2'], '.csv'],
    ['app', ['--with', named('.csv')], '.html'],
  ] as const)('is told by no %s %j %s', async (command, args, ending) => {
    const out = at(`out/result${ending ?? ''}`);
    const output = ending === undefined ? [] : ['-o', out];
    const { stdout, stderr, code } = await inside([command, ...args, ...output]);
    expect(code, stderr).not.toBe(2);
    const written = ending === undefined || code !== 0 ? '' : textOf(readFileSync(out));
    expect(stdout + stderr + written).not.toContain(number);
    expect(stderr).toMatch(/so the file is named/);
  });

  it('is told where that is asked for', async () => {
    const { stdout, stderr } = await inside([
      ...['forecast', named('.csv'), '--format', 'json', '--show-names'],
    ]);
    expect(stdout).toContain(number);
    expect(stderr).not.toContain('so the file is named');
  });

  it('every option that names a file is looked at', async () => {
    const options = await Promise.all(Object.keys(COMMANDS).map(programOptions));
    const files = options.flat().filter(({ flags }) => /<(?:file|table)(?:\.\.\.)?>/.test(flags));
    const names = new Set(files.map((option) => option.attributeName()));
    names.delete('table');
    expect([...names].sort()).toEqual([...FILE_OPTIONS].sort());
  });
});

/** The text of a file, unpacked where it is a package. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString('utf8');
  return Object.values(unzipSync(bytes)).map(textOf).join('\n');
}
