// Every option of every command, as the program defines them, on records full of markers: none is written, not by a bug either.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Option } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import { workbookOf } from '../../scripts/ooxml.js';
import { COMMANDS } from '../../src/commands/index.js';
import type { Host } from '../../src/host/host.js';
import { nodeHost } from '../../src/host/node-host.js';
import { main } from '../../src/main.js';
import { usualWeights } from '../../src/read/plain/weights.js';
import { csv, MARKER, markedTable, marker, textsIn } from './marked-records.js';
import { programOptions } from './program-options.js';
import { inside, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const headed = (rows: string[][]) =>
  rows.map((cells, row) => [...cells, row === 0 ? marker('header') : marker('unread')]);
const marked = headed(markedTable());
const sound = marked.slice(0, 241);
mkdirSync(at('out'));
writeFileSync(at('mixed.csv'), csv(marked));
writeFileSync(at('sound.csv'), csv(sound));
writeFileSync(at('older.csv'), csv(sound.filter(([, , issued = '']) => !(issued >= '2023'))));
writeFileSync(
  at('mixed.xlsx'),
  workbookOf({
    sheets: [
      { name: marker('sheet'), rows: marked },
      { name: '注', rows: [['a']] },
    ],
  }),
);
writeFileSync(at('counts.csv'), 'fiscal_year,cards\n2022,10\n2023,20\n');
writeFileSync(at('to-date.csv'), 'date,cumulative_cards\n2022-03-31,10\n2023-03-31,30\n');
writeFileSync(
  at('areas.csv'),
  '都道府県名,市区町村名,date,cumulative_cards\n東京都,港区,2022-03-31,10\n東京都,港区,2023-03-31,30\n',
);
writeFileSync(at('actuals.csv'), 'month,card,certificate\n2026-04,1,2\n2026-05,1,3\n');
writeFileSync(at('earlier.csv'), 'month,card,certificate\n2024-04,1,2\n2024-05,1,3\n');
writeFileSync(
  at('plan.yaml'),
  'fiscal_years: [2026, 2028]\nscenarios:\n  - name: a\n    capacity: 100\n    assumptions: { take_up: { card: 0.9, certificate: 0.9 } }\n',
);
writeFileSync(
  at('windows.yaml'),
  [
    'fiscal_years: [2026, 2026]',
    'scenarios:',
    '  - name: a',
    '    capacity:',
    '      - from: 2026-04-01',
    '        sites:',
    '          - name: 窓口',
    '            windows: 1',
    '            minutes: { card: 20, certificate: 15 }',
    '            hours: { mon-fri: ["09:00-10:00"] }',
  ].join('\n'),
);
writeFileSync(at('table.json'), readFileSync('test/transcripts/table.json'));
writeFileSync(
  at('layout.yaml'),
  'columns:\n  birth_date: birth_date\n  card_issued_on: card_issued_on\n  office: office\n',
);

const LOOSE = ['--max-rejects', '50%'];
const DAY = ['--as-of', '2026-04-01'];
/** Lines that end in a result, more than one where options exclude each other. */
const LINES: Readonly<Record<keyof typeof COMMANDS, readonly (readonly string[])[]>> = {
  forecast: [
    [at('mixed.csv'), ...LOOSE, ...DAY],
    [at('mixed.csv'), ...LOOSE, ...DAY, '--by', 'office'],
    [at('mixed.csv'), ...LOOSE, ...DAY, '--format', 'csv'],
    [at('mixed.xlsx'), ...LOOSE, ...DAY],
    [at('tally.json')],
  ],
  explain: [['--birth-date', '1990-10-10', '--card-issued-on', '2020-05-15']],
  check: [[at('mixed.csv')], [at('mixed.xlsx')]],
  verify: [[at('mixed.csv'), ...LOOSE, ...DAY]],
  compare: [
    [at('old.json'), at('new.json')],
    [at('old.json'), at('new.json'), '--format', 'csv'],
  ],
  reconcile: [
    [at('mixed.csv'), ...LOOSE, ...DAY],
    [at('mixed.csv'), ...LOOSE, ...DAY, '--format', 'csv'],
  ],
  anonymize: [[at('sound.csv'), '-o', at('out/safe.csv'), '--k', '2']],
  plan: [
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY],
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY, '--by', 'office'],
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY, '--format', 'csv'],
  ],
  report: [
    [at('sound.csv'), ...DAY, '-o', at('out/report.html')],
    [at('sound.csv'), ...DAY, '-o', at('out/report.html'), '--form', 'paper'],
    [at('plan.yaml'), at('sound.csv'), ...DAY, '-o', at('out/report.html'), '--form', 'paper'],
    [at('sound.csv'), ...DAY, '-o', at('out/chart.svg')],
    [at('sound.csv'), ...DAY],
  ],
  app: [['-o', at('out/app.html')], ['-o', at('out/app.html'), '--with', at('sound.csv')], []],
  capacity: [
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY],
    [at('windows.yaml'), at('mixed.csv'), ...LOOSE, ...DAY, '--vary', 'windows'],
    [at('windows.yaml'), at('mixed.csv'), ...LOOSE, ...DAY],
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY, '--format', 'csv'],
  ],
  simulate: [
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY, '--runs', '2'],
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY],
    [at('plan.yaml'), at('mixed.csv'), ...LOOSE, ...DAY, '--format', 'csv', '--runs', '2'],
  ],
  init: [
    [at('sound.csv'), '-o', at('out/init.yaml'), '--force'],
    [at('sound.csv'), at('out/plan.yaml')],
  ],
  learn: [
    [at('mixed.csv'), ...LOOSE, ...DAY],
    [at('mixed.csv'), ...LOOSE, ...DAY, '--format', 'xlsx', '-o', at('out/learn.xlsx')],
    [at('to-date.csv'), '--actuals', at('actuals.csv')],
    [at('areas.csv'), '--actuals', at('actuals.csv')],
    [at('counts.csv'), '--actuals', at('actuals.csv')],
  ],
  backtest: [
    [at('mixed.csv'), '--actuals', at('actuals.csv'), ...LOOSE, ...DAY],
    [at('to-date.csv'), '--actuals', at('actuals.csv')],
    [at('areas.csv'), '--actuals', at('actuals.csv')],
    [at('mixed.csv'), '--actuals', at('actuals.csv'), ...LOOSE, ...DAY, '--format', 'csv'],
    [at('mixed.csv'), '--actuals', at('actuals.csv'), ...LOOSE, ...DAY, '--bands'],
    [at('older.csv'), '--actuals', at('earlier.csv'), '--bands'],
    [at('mixed.csv'), ...LOOSE],
  ],
  tally: [
    [at('mixed.csv'), ...LOOSE, ...DAY, '--by', 'office'],
    [at('mixed.csv'), ...LOOSE, ...DAY],
    [at('tally.json')],
  ],
  sql: [['--dialect', 'duckdb', '--table', 'cards', ...DAY]],
  expand: [[at('counts.csv')], [at('to-date.csv')], [at('areas.csv')]],
};

/** Values of options, by the names that commander gives them. What they lead to may be any ending. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  ...{ from: ['2026'], to: ['2029'], asOf: ['2026-04-01'], capacity: ['300', '2026=300'] },
  ...{ suppressBelow: ['10'], minLabel: ['5'], maxRejects: ['50%'], runs: ['3'], seed: ['2'] },
  ...{ backtest: [at('earlier.csv'), at('actuals.csv')], actuals: [at('actuals.csv')] },
  ...{
    older: [at('older.csv')],
    with: [at('sound.csv')],
    against: [at('table.json'), at('mixed.csv')],
  },
  ...{ rejects: [at('out/rejects.csv')], manifest: [at('out/manifest.json')] },
  ...{ writeLayout: [at('out/layout.yaml')], layout: [at('layout.yaml'), at('mixed.csv')] },
  output: 'csv json xlsx html docx md yaml svg sql txt'
    .split(' ')
    .map((each) => at(`out/o.${each}`)),
  ...{ sheet: ['(1)', '注'], map: ['office=memo'], mapValue: ['status:zzz=active'] },
  ...{ ignoreColumn: ['memo', '(13)'], handoverLag: ['14'], tolerance: ['card=5'], since: ['12'] },
  ...{
    minorShare: ['0.1'],
    leavesPerYear: ['0.03'],
    municipality: ['港区'],
    explain: ['row-length'],
  },
  ...{ vary: ['windows'], site: ['窓口'], byDate: ['2027-03-31'], columns: ['office,status'] },
  ...{ k: ['3'], table: ['ward.cards'], chart: ['years', 'offices'] },
  ...Object.fromEntries(
    ['birthDate', 'cardIssuedOn', 'appliedOn', 'userCertIssuedOn', 'signatureCertIssuedOn'].map(
      (name) => [name, ['2019-05-15']],
    ),
  ),
  ...Object.fromEntries(
    ['stayExpiresOn', 'cardExpiresOn', 'userCertExpiresOn', 'signatureCertExpiresOn'].map(
      (name) => [name, ['2029-05-15']],
    ),
  ),
};
/** Options that ask for what is else not shown. */
const SHOWING = new Set(['showValues', 'showNames']);

/** What stands behind a line to give it the option, in each of its values. */
function given(option: Option): string[][] {
  const flag = option.long ?? '';
  if (!option.required && !option.optional) return [[flag]];
  const values = option.argChoices ?? VALUES[option.attributeName()];
  if (values === undefined) throw new Error(`${option.flags}: a new option needs a value here`);
  return values.map((value) => [flag, value]);
}

/** A line without an option that it has already. */
function without(line: readonly string[], { long, short }: Option): readonly string[] {
  const place = line.findIndex((each) => each === long || each === short);
  return place < 0 ? line : [...line.slice(0, place), ...line.slice(place + 2)];
}

const written = (args: readonly string[]) =>
  args
    .filter((each) => each.startsWith(at('out/')) && existsSync(each))
    .map((file) => textsIn(readFileSync(file)))
    .join('\n');

beforeAll(async () => {
  for (const [name, file] of [
    ['old.json', 'sound.csv'],
    ['new.json', 'mixed.csv'],
  ] as const)
    await inside(['forecast', at(file), ...LOOSE, ...DAY, '-o', at(name)]);
  await inside(['tally', at('sound.csv'), '--by', 'month', ...DAY, '-o', at('tally.json')]);
});

describe.each(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])('%s', (command) => {
  it('has no option that writes a marker', async () => {
    for (const option of await programOptions(command)) {
      const ends: number[] = [];
      for (const value of given(option)) {
        for (const line of LINES[command]) {
          const args = [command, ...without(line, option), ...value];
          const { stdout, stderr, code } = await inside(args);
          ends.push(code);
          expect(code, `${args.join(' ')}\n${stderr}`).not.toBe(70);
          if (SHOWING.has(option.attributeName())) continue;
          const found = [stdout, stderr, written(args)].join('\n').match(MARKER);
          expect([args, found]).toEqual([args, null]);
          if (code !== 2) break;
        }
      }
      // An option that no line takes is none that was tried.
      expect([option.flags, ends.some((code) => code !== 2)]).toEqual([option.flags, true]);
    }
  });

  it('tells nothing of what is thrown in it', async () => {
    const thrown = () => {
      throw new TypeError(`cannot read ${marker('thrown')} of ${marker('cell')}`);
    };
    const host = nodeHost(process.stdout, usualWeights(1));
    const broken: Partial<Host>[] = [
      { write: thrown, create: thrown },
      { readText: thrown },
      { open: (...args) => ({ ...host.open(...args), content: thrown }) },
      { open: (...args) => ({ ...host.open(...args), digest: thrown }) },
    ];
    for (const other of broken) {
      for (const line of LINES[command]) {
        let said = '';
        const warn = (text: string) => {
          said += text;
        };
        const write = async (data: string | Uint8Array) => {
          said += textsIn(Buffer.from(data));
        };
        await main([command, ...line], { ...host, language: 'en', warn, write, ...other });
        expect([line, said.match(MARKER)]).toEqual([line, null]);
      }
    }
  });
});
