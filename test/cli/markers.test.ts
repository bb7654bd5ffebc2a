// Nothing of a cell that no figure rests on is ever written: markers stand in all of them, and every output is searched.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '../../scripts/ooxml.js';
import { nodeHost } from '../../src/host/node-host.js';
import { main } from '../../src/main.js';
import { usualWeights } from '../../src/read/plain/weights.js';
import { inside, type Run, temporaryFolder } from './run-koshin.js';

const MARKER = /zq[a-z]+x[0-9]+|山田|太郎/gi;

/* A word that no guard takes for a name, and that stands nowhere else. */
let planted = 0;
const marker = (place: string) => `zq${place}x${planted++}`;

const HEADER =
  'record_id,birth_date,card_issued_on,applied_on,user_cert_issued_on,office,status,stay_expires_on,card_issue_kind,count,memo,ward note'.split(
    ',',
  );
const two = (value: number) => String(value).padStart(2, '0');
const sound = (row: number) => [
  `${marker('id')}`,
  `19${50 + (row % 50)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`,
  `20${16 + (row % 9)}-${two(1 + ((row * 5) % 12))}-${two(1 + ((row * 11) % 28))}`,
  '',
  '',
  row === 7 ? marker('office') : '芝',
  row % 9 === 0 ? 'returned' : 'active',
  '',
  'new',
  '1',
  marker('memo'),
  marker('note'),
];

/** Sound rows, and one row for each column of records in which its cell is a marker. */
function table(): string[][] {
  const rows = Array.from({ length: 240 }, (_, row) => sound(row));
  const rejected = HEADER.slice(1, 10)
    .map((name, index) => [name, index + 1] as const)
    .filter(([name]) => name !== 'office')
    .map(([name, column], row) => {
      const cells = sound(row);
      cells[column] = marker(name.replace(/[^a-z]/g, ''));
      return cells;
    });
  return [HEADER, ...rows, ...rejected];
}

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const rows = table();
const soundRows = rows.slice(0, 241);
const csv = (of: readonly (readonly string[])[]) =>
  of.map((cells) => `${cells.join(',')}\n`).join('');
writeFileSync(at('mixed.csv'), csv(rows));
writeFileSync(at('mixed.tsv'), rows.map((cells) => `${cells.join('\t')}\n`).join(''));
writeFileSync(at('sound.csv'), csv(soundRows));
writeFileSync(at('mixed.xlsx'), workbookOf({ sheets: [{ name: '記録', rows: rows }] }));
writeFileSync(at('no-header.csv'), csv(rows.slice(1)));
writeFileSync(
  at('wrong-header.csv'),
  csv([HEADER.map((name, index) => (index === 11 ? '山田 太郎' : name)), ...rows.slice(1)]),
);
writeFileSync(at('long.csv'), csv([...rows, [...sound(1), marker('tail')]]));
writeFileSync(at('quote.csv'), `${csv(rows.slice(0, 30))}"${marker('open')},1990-01-01\n`);
writeFileSync(
  at('names.csv'),
  csv(rows.map((cells, row) => [...cells, row === 0 ? '氏名' : marker('name')])),
);
writeFileSync(
  at('state.csv'),
  csv(rows.map((cells, row) => [...cells, row === 0 ? '異動状態' : marker('state')])),
);
writeFileSync(at('actuals.csv'), 'month,card,certificate\n2026-04,1,2\n2026-05,1,3\n');
writeFileSync(
  at('plan.yaml'),
  'fiscal_years: [2026, 2028]\nscenarios:\n  - name: a\n    capacity: 100\n',
);

/** All text in bytes, whatever they are packed in. */
function textsIn(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${textsIn(part)}`)
      .join('\n');
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return textsIn(gunzipSync(bytes));
  return Buffer.from(bytes).toString('utf8');
}

let outputs = 0;
const written = (ending: string) => at(`out-${outputs++}${ending}`);

const MIXED = ['mixed.csv', 'mixed.tsv', 'mixed.xlsx'] as const;
const LOOSE = ['--max-rejects', '50%', '--as-of', '2026-04-01'];
const FORMATS = ['table', 'csv', 'json', 'md'] as const;

/** Every command that reads records, with the options that change what it writes. */
const RUNS: readonly (readonly string[])[] = [
  ...MIXED.flatMap((file) => [
    ['check', file],
    ['check', file, '--format', 'json'],
    ['check', file, '--write-layout', '.yaml'],
    ['forecast', file],
    ['forecast', file, ...LOOSE, '--by', 'office'],
    ['forecast', file, ...LOOSE, '--rejects', '.csv', '-o', '.xlsx', '--by', 'office,month'],
  ]),
  ...FORMATS.flatMap((format) => [
    ['forecast', 'mixed.csv', ...LOOSE, '--by', 'office', '--format', format, '--lang', 'ja'],
    ['forecast', 'mixed.csv', ...LOOSE, '--manifest', '.json', '--format', format],
    ['reconcile', 'sound.csv', '--format', format],
    ['verify', 'sound.csv', '--format', format],
    ['plan', 'plan.yaml', 'sound.csv', '--format', format],
  ]),
  ['plan', 'plan.yaml', 'sound.csv', '--by', 'office'],
  ['plan', 'plan.yaml', 'sound.csv', '-o', '.xlsx'],
  ['report', 'sound.csv', '-o', '.html'],
  ['report', 'sound.csv', '--form', 'paper', '-o', '.docx'],
  ['learn', 'sound.csv'],
  ['learn', 'sound.csv', '--format', 'json'],
  ['learn', 'sound.csv', '--format', 'yaml'],
  ['forecast', 'mixed.csv', ...LOOSE, '--long', '--format', 'csv'],
  ['init', 'sound.csv', '-o', '.yaml'],
  ['tally', 'sound.csv', '--by', 'office', '-o', '.json'],
  ['tally', 'mixed.csv', ...LOOSE],
  ['capacity', 'plan.yaml', 'sound.csv'],
  ['simulate', 'plan.yaml', 'sound.csv'],
  ['backtest', 'sound.csv', '--actuals', 'actuals.csv'],
  ['anonymize', 'sound.csv', '--drop-office', '-o', '.csv'],
  ['forecast', 'no-header.csv'],
  ['forecast', 'wrong-header.csv'],
  ['forecast', 'long.csv'],
  ['forecast', 'quote.csv'],
  ['forecast', 'names.csv'],
  ['forecast', 'state.csv'],
  ['check', 'no-header.csv', '--format', 'json'],
  ['check', 'wrong-header.csv'],
  ['check', 'state.csv'],
  ['anonymize', 'mixed.csv', '-o', '.csv'],
  ['forecast', 'sound.csv', '--map-value', 'status:zzz=active'],
  ['forecast', 'sound.csv', '--ignore-column', 'nothing'],
];

/** The arguments with their files in the folder; an ending alone names a new output. */
function placed(args: readonly string[]): string[] {
  return args.map((each) => {
    if (/^\.(csv|xlsx|json|html|docx|yaml)$/.test(each)) return written(each);
    return /^[a-z-]+\.(csv|tsv|xlsx|yaml)$/.test(each) ? at(each) : each;
  });
}

function everythingOf({ stdout, stderr }: Run, args: readonly string[]): string {
  const files = args.filter((each) => each.startsWith(at('out-')));
  const kept = readdirSync(folder);
  return [
    stdout,
    stderr,
    ...files
      .filter((file) => kept.some((name) => file.endsWith(name)))
      .map((file) => textsIn(readFileSync(file))),
  ].join('\n');
}

describe('markers', () => {
  it.each(RUNS.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    const given = placed(args);
    const run = await inside(given);
    expect(run.code, run.stderr).not.toBe(70);
    expect(run.code, run.stderr).not.toBe(2);
    expect(everythingOf(run, given).match(MARKER) ?? []).toEqual([]);
  });

  it('a bug while records are read tells nothing of them', async () => {
    let said = '';
    const host = nodeHost(process.stdout, usualWeights(1));
    const code = await main(['forecast', at('mixed.csv'), ...LOOSE], {
      ...host,
      language: 'en',
      write: () => {
        throw new Error('broken');
      },
      warn: (text) => {
        said += text;
      },
    });
    expect([code, said.match(MARKER)]).toEqual([70, null]);
    expect(said).not.toBe('');
  });

  it('a label of few cards is counted with others, in all commands alike, unless it is asked for', async () => {
    const by = ['forecast', at('sound.csv'), '--by', 'office'];
    const { stdout, stderr } = await inside(by);
    expect(stdout).toContain('other (1)');
    expect(stderr).toContain('1 labels of offices, each shared by fewer than 10 cards');
    expect((await inside(by, 'ja')).stdout).toContain('その他 (1件の名称)');
    expect((await inside([...by, '--format', 'json'])).stdout).toContain('"office": "other (1)"');
    expect((await inside(['check', at('sound.csv')])).stdout).toContain('other (1)');
    expect((await inside([...by, '--min-label', '1'])).stdout).toMatch(/zqofficex/);
  });

  it('all are found where values are asked for: the search works', async () => {
    const { stdout } = await inside(['check', at('mixed.csv'), '--show-values']);
    expect(stdout.match(MARKER)?.length).toBeGreaterThan(5);
  });
});
