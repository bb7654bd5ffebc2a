// Nothing of a cell that no figure rests on is ever written: markers stand in all of them, and every output is searched.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { workbookOf } from '../../scripts/ooxml.js';
import type { Host } from '../../src/host/host.js';
import { nodeHost } from '../../src/host/node-host.js';
import { createPartPool } from '../../src/host/part-pool.js';
import { main } from '../../src/main.js';
import { usualWeights } from '../../src/read/plain/weights.js';
import { duckdbEngine } from '../sql/duckdb-engine.js';
import { csv, HEADER, MARKER, markedTable, marker, sound, textsIn } from './marked-records.js';
import { inside, type Run, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const rows = markedTable();
const soundRows = rows.slice(0, 241);
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

/* More than one chunk, so that threads read the rest. */
const often = soundRows.slice(1).filter((cells) => cells[5] === '芝');
writeFileSync(at('large.csv'), csv([HEADER, ...new Array(16).fill(often).flat()]));
writeFileSync(at('mixed.csv.gz'), gzipSync(Buffer.from(csv(rows))));
writeFileSync(at('mixed.zip'), zipSync({ 'mixed.csv': new Uint8Array(Buffer.from(csv(rows))) }));
writeFileSync(
  at('layout.yaml'),
  'columns:\n  record_id: record_id\n  birth_date: birth_date\n  card_issued_on: card_issued_on\n  office: office\nignore: [memo]\n',
);
writeFileSync(
  at('counts.csv'),
  `year_month,issued,memo\n2022-04,10,${marker('counts')}\n2022-05,${marker('issued')},\n`,
);
/** Other rows in the same columns, in a file of columns. */
beforeAll(async () => {
  const engine = await duckdbEngine();
  await engine.query(
    `COPY (SELECT * FROM read_csv('${at('mixed.csv')}', all_varchar = true)) TO '${at('mixed.parquet')}' (FORMAT parquet)`,
  );
  await engine.close();
  for (const [name, file] of [
    ['old.json', 'sound.csv'],
    ['new.json', 'mixed.csv'],
  ] as const) {
    const args = ['--as-of', '2026-04-01', '--max-rejects', '50%', '-o', at(name)];
    await inside(['forecast', at(file), ...args]);
  }
  await inside(['tally', at('sound.csv'), '--by', 'month', '-o', at('tally.json')]);
});

let outputs = 0;
const written = (ending: string) => at(`out-${outputs++}${ending}`);

const MIXED = [
  'mixed.csv',
  'mixed.tsv',
  'mixed.xlsx',
  'mixed.csv.gz',
  'mixed.zip',
  'mixed.parquet',
];
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
  ...FORMATS.flatMap((format) => [
    ['compare', 'old.json', 'new.json', '--format', format],
    ['capacity', 'plan.yaml', 'sound.csv', '--format', format],
    ['simulate', 'plan.yaml', 'sound.csv', '--runs', '2', '--format', format],
    ['backtest', 'sound.csv', '--actuals', 'actuals.csv', '--format', format],
  ]),
  ['sql', '--dialect', 'duckdb', '--table', 'cards', '--as-of', '2026-04-01'],
  ['app', '--with', 'sound.csv', '-o', '.html'],
  ['app', '--with', 'tally.json', '-o', '.html'],
  ['tally', '--learn', 'sound.csv', '--as-of', '2026-04-01', '-o', '.json'],
  ['forecast', '--tally', 'tally.json', '--by', 'month'],
  ['forecast', 'mixed.csv', '--layout', 'layout.yaml', ...LOOSE],
  ['check', 'mixed.csv', '--layout', 'layout.yaml'],
  ['forecast', 'mixed.csv', ...LOOSE, '--notes', '--lang', 'ja'],
  ['forecast', 'mixed.csv', ...LOOSE, '--long', '--format', 'csv', '--lang', 'ja'],
  ['forecast', 'mixed.csv', ...LOOSE, '--chart', '--method', 'issue-year'],
  ['forecast', 'mixed.csv', '--max-rejects', '1'],
  ['forecast', 'sound.csv', '--by', 'month', '--suppress-below', '10', '--format', 'md'],
  ['reconcile', 'mixed.csv', ...LOOSE],
  ['report', 'plan.yaml', 'sound.csv', '-o', '.html', '--suppress-below', '10'],
  ['report', 'sound.csv', '--form', 'paper', '-o', '.html'],
  ['init', 'mixed.csv', ...LOOSE.slice(0, 2), '-o', '.yaml'],
];

/** What is refused as not what it was given for. */
const REFUSED: readonly (readonly string[])[] = [
  ['expand', 'counts.csv', '-o', '.csv'],
  ['expand', 'mixed.csv', '-o', '.csv'],
  ['verify', 'sound.csv', '--against', 'mixed.csv'],
  ['backtest', 'sound.csv', '--actuals', 'mixed.csv'],
  ['plan', 'mixed.csv', 'sound.csv'],
  ['compare', 'sound.csv', 'mixed.csv'],
  ['forecast', 'sound.csv', '--layout', 'mixed.csv'],
  ['forecast', '--tally', 'mixed.csv'],
];

/** The arguments with their files in the folder; an ending alone names a new output. */
function placed(args: readonly string[]): string[] {
  return args.map((each) => {
    if (/^\.(csv|xlsx|json|html|docx|yaml)$/.test(each)) return written(each);
    return /^[a-z-]+\.(csv|tsv|xlsx|yaml|json|parquet|zip|csv\.gz)$/.test(each) ? at(each) : each;
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

/** What the parser of JSON throws at such a text. */
function jsonError(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

describe('markers', () => {
  it.each(RUNS.map((args) => [args.join(' '), args] as const))('%s', async (_, args) => {
    const given = placed(args);
    const run = await inside(given);
    expect(run.code, run.stderr).not.toBe(70);
    expect(run.code, run.stderr).not.toBe(2);
    expect(everythingOf(run, given).match(MARKER) ?? []).toEqual([]);
  });

  it.each(REFUSED.map((args) => [args.join(' '), args] as const))(
    'refused: %s',
    async (_, args) => {
      const given = placed(args);
      const run = await inside(given);
      expect([2, 3]).toContain(run.code);
      expect(everythingOf(run, given).match(MARKER) ?? []).toEqual([]);
    },
  );

  const host = nodeHost(process.stdout, usualWeights(1));
  /** What is said by a run on such a host. */
  async function said(args: readonly string[], other: Partial<Host>, run = main) {
    let text = '';
    const warn = (words: string) => {
      text += words;
    };
    const write = async (data: string | Uint8Array) => {
      text += textsIn(Buffer.from(data));
    };
    const code = await run(args, { ...host, language: 'en', warn, write, ...other });
    expect(text).not.toBe('');
    return [code, text.match(MARKER)];
  }
  const readOf = ['forecast', at('mixed.csv'), ...LOOSE];

  it.each([
    ['a bug', new TypeError(`cannot read ${marker('thrown')}`), 70],
    ['a text', marker('text'), 70],
    ['what the JSON parser says', jsonError(`{"name": ${marker('json')}}`), 70],
    ['no memory', new RangeError('Array buffer allocation failed'), 3],
    [
      'no memory in a thread',
      Object.assign(new Error(`heap of ${marker('heap')}`), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
      3,
    ],
  ])('thrown while records are read: %s', async (_, thrown, code) => {
    const open: Host['open'] = (...args) => {
      const file = host.open(...args);
      return {
        ...file,
        content: () => {
          throw thrown;
        },
      };
    };
    expect(await said(readOf, { open })).toEqual([code, null]);
    const write = () => {
      throw thrown;
    };
    expect(await said(readOf, { write })).toEqual([code, null]);
  });

  const threads = {
    ...usualWeights(2),
    threadsFrom: 0,
    part: 1 << 12,
    block: 1 << 12,
    step: 1 << 12,
  };

  it('threads tell nothing more', async () => {
    // Threads are started from the build.
    const built = async (path: string) =>
      import(new URL(`../../dist/${path}`, import.meta.url).href);
    const { nodeHost: builtHost } = await built('host/node-host.js');
    const { main: run } = await built('main.js');
    const { open } = builtHost(process.stdout, threads) as Host;
    for (const [args, code] of [
      [['check', at('large.csv')], 0],
      [['check', at('mixed.csv')], 1],
      [readOf, 0],
    ] as const)
      expect(await said(args, { open, weights: threads }, run)).toEqual([code, null]);
  });

  it('a thread that is killed tells nothing of what it read', async () => {
    const open: Host['open'] = (...args) => {
      const file = host.open(...args);
      return {
        ...file,
        content: async (advance) => {
          const content = await file.content(advance);
          if (content.kind !== 'text' || content.bytes === undefined) return content;
          const readers = () =>
            createPartPool(1, ({ ended }) => ({ post: () => ended('exit code 1'), end: () => {} }));
          return { ...content, bytes: { ...content.bytes, readers } };
        },
      };
    };
    const args = ['forecast', at('large.csv')];
    expect(await said(args, { open, weights: threads })).toEqual([70, null]);
  });

  it('a label of few cards is counted with others, in all commands alike, unless it is asked for', async () => {
    const by = ['forecast', at('sound.csv'), '--by', 'office'];
    const { stdout, stderr } = await inside(by);
    expect(stdout).toContain('other (1)');
    expect(stderr).toContain(
      '1 labels of offices, each shared by fewer than 10 cards or written like',
    );
    expect((await inside(by, 'ja')).stdout).toContain('その他 (1件の名称)');
    expect((await inside([...by, '--format', 'json'])).stdout).toContain('"office": "other (1)"');
    expect((await inside(['check', at('sound.csv')])).stdout).toContain('other (1)');
    expect((await inside([...by, '--min-label', '1'])).stdout).toMatch(/zqofficex/);
  });

  it('a label that is written like a name is counted with others, however many cards share it', async () => {
    const lines = ['芝', '高輪', '麻布', '赤坂', '芝浦港南', '佐藤健太郎'].flatMap((office) =>
      new Array(40).fill(`1990-10-10,2020-05-15,${office}\n`),
    );
    writeFileSync(at('named.csv'), `birth_date,card_issued_on,office\n${lines.join('')}`);
    for (const args of [
      ['forecast', at('named.csv'), '--by', 'office'],
      ['check', at('named.csv')],
      ['tally', at('named.csv'), '--by', 'office'],
      ['learn', at('named.csv')],
    ]) {
      const { stdout, stderr, code } = await inside(args);
      expect([args[0], code, stdout + stderr]).toEqual([
        ...[args[0], 0],
        expect.not.stringContaining('佐藤健太郎'),
      ]);
      if (args[0] !== 'learn') expect(stdout).toContain('other (1)');
    }
    const shown = await inside(['forecast', at('named.csv'), '--by', 'office', '--min-label', '1']);
    expect(shown.stdout).toContain('佐藤健太郎');
  });

  it.each(['526018159084', '5260-1815-9084', '０９０−１２３４−５６７８', '芝 03(1234)5678'])(
    'a label that may be a number is in no result: %s',
    async (label) => {
      writeFileSync(
        at('number.csv'),
        `birth_date,card_issued_on,user_cert_issued_on,office\n${`1990-10-10,2020-05-15,2020-05-15,${label}\n`.repeat(30)}`,
      );
      const safe = at('safe.csv');
      for (const args of [
        ['forecast', at('number.csv'), '--by', 'office'],
        ['tally', at('number.csv'), '--by', 'office'],
        ['learn', at('number.csv')],
        ['check', at('number.csv')],
        ['anonymize', at('number.csv'), '-o', safe],
      ]) {
        const { stdout, stderr, code } = await inside(args);
        expect([args[0], code]).toEqual([args[0], 4]);
        expect(stdout + stderr).not.toContain(label);
      }
    },
  );

  it('a header that may be a number is named by its place', async () => {
    for (const header of ['03-1234-5678', '５２６０ １８１５ ９０８', '0312345678']) {
      writeFileSync(
        at('header.csv'),
        `birth_date,card_issued_on,${header}\n1990-10-10,2020-05-15,1\n`,
      );
      for (const command of ['forecast', 'check']) {
        const { stdout, stderr } = await inside([command, at('header.csv')]);
        expect(stdout + stderr).toContain('(3)');
        expect(stdout + stderr).not.toContain(header);
      }
    }
  });

  it('all are found where values are asked for: the search works', async () => {
    const { stdout } = await inside(['check', at('mixed.csv'), '--show-values']);
    expect(stdout.match(MARKER)?.length).toBeGreaterThan(5);
  });
});
