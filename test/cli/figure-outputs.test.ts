// Figures leave the built command as asked: for Excel, with their provenance, never in a form that can't be.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHost } from '../../src/host/node-host.js';
import { main } from '../../src/main.js';
import { sheetsOf } from '../support/workbook.js';
import { inside, koshin, ROOT, shell, temporaryFolder } from './run-koshin.js';

const RECORDS = 'test/transcripts/records.csv';
const SCENARIO = 'test/golden/scenario.yaml';
const COUNTS = 'fiscal_year,cards\n2015,10\n2016,20\n';
const ACTUALS = 'fiscal_year,card,certificate\n2025,1,2\n2026,3,4\n';

/** A folder with counts and what came. */
function backtestFiles(): string[] {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'counts.csv'), COUNTS);
  writeFileSync(join(folder, 'actuals.csv'), ACTUALS);
  return [join(folder, 'counts.csv'), '--actuals', join(folder, 'actuals.csv')];
}

/** The commands whose result is a table of figures, on a handful of records. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  forecast: ['forecast', RECORDS],
  plan: ['plan', SCENARIO, RECORDS],
  capacity: ['capacity', SCENARIO, RECORDS],
  reconcile: ['reconcile', RECORDS],
  verify: ['verify', RECORDS],
  backtest: ['backtest', ...backtestFiles()],
};

const RECORD = ['--birth-date', '1990-10-10', '--card-issued-on', '2020-05-15'];

describe('--excel', () => {
  it.each(Object.entries(FIGURES))(
    'writes %s as the same CSV with a byte-order mark and CRLF, also on standard output',
    async (_name, args) => {
      const plain = (await inside([...args, '--format', 'csv', '--lang', 'ja'])).stdout;
      const excel = (await inside([...args, '--excel', '--lang', 'ja'])).stdout;
      expect(excel).toBe(`\u{FEFF}${plain.replaceAll('\n', '\r\n')}`);
    },
  );

  it('refuses an encoding that contradicts it, and formats that are no CSV', async () => {
    const run = (...options: string[]) => inside(['forecast', RECORDS, '--excel', ...options]);
    for (const encoding of ['cp932', 'utf-8']) {
      const { code, stderr } = await run('--encoding', encoding);
      expect(code).toBe(2);
      expect(stderr).toContain('--encoding contradicts');
    }
    expect((await run('--encoding', 'utf-8-bom')).code).toBe(0);
    for (const format of ['table', 'md', 'json', 'xlsx']) {
      expect((await run('--format', format)).code).toBe(2);
    }
    expect((await run('-o', join(temporaryFolder(), 'out.xlsx'))).stderr).toContain('leave it out');
  });
});

describe('--encoding cp932', () => {
  const office = (name: string) =>
    `birth_date,card_issued_on,office\n1990-10-10,2020-05-15,${name}\n`;

  it('names the first character it lacks, and its column', async () => {
    const args = ['forecast', '-', '--by', 'office', '--format', 'csv', '--encoding', 'cp932'];
    const input = office('土𠮷と𩸽支所');
    const english = await koshin(args, { input });
    expect(english.code).toBe(2);
    expect(english.stdout).toBe('');
    expect(english.stderr).toContain('2 character(s)');
    expect(english.stderr).toContain('U+20BB7 in column “office”');
    const japanese = await koshin([...args, '--lang', 'ja'], { input });
    expect(japanese.stderr).toContain('「支所」列の U+20BB7');
  });

  it('names the line where there are no columns', async () => {
    const args = ['forecast', '-', '--by', 'office', '--format', 'md', '--encoding', 'cp932'];
    const { code, stderr } = await koshin(args, { input: office('𠮷野支所') });
    expect(code).toBe(2);
    expect(stderr).toMatch(/U\+20BB7 in line 3/);
  });

  it('is offered by every command that writes figures as CSV', async () => {
    for (const args of Object.values(FIGURES)) {
      const run = await inside([...args, '--format', 'csv', '--encoding', 'cp932']);
      expect(run.stderr).not.toContain('unknown option');
    }
  });
});

describe('a workbook', () => {
  it('goes into a file or a pipe, and never onto a terminal', async () => {
    const file = join(temporaryFolder(), 'out.xlsx');
    expect((await koshin(['forecast', RECORDS, '-o', file])).code).toBe(0);
    const piped = await shell(`koshin forecast ${RECORDS} --format xlsx | cmp - ${file}`);
    expect(piped).toEqual({ stdout: '', stderr: '', code: 0 });
    let said = '';
    const terminal = {
      ...nodeHost(),
      isTerminal: true,
      warn: (text: string) => {
        said += text;
      },
      write: async () => {
        said += 'written';
      },
    };
    expect(await main(['forecast', RECORDS, '--format', 'xlsx', '--lang', 'ja'], terminal)).toBe(2);
    expect(said).toContain('-o forecast.xlsx');
    expect(said).not.toContain('written');
  });

  it.each(['forecast', 'plan', 'reconcile'])(
    'of %s holds the CSV on its last sheet but one',
    async (name) => {
      const file = join(temporaryFolder(), 'out.xlsx');
      const args = [...(FIGURES[name] ?? []), '--lang', 'ja'];
      await inside([...args, '-o', file]);
      const [figures, basis] = (await sheetsOf(readFileSync(file))).slice(-2);
      const csv = (await inside([...args, '--format', 'csv'])).stdout.trimEnd().split('\n');
      expect(figures?.rows.length).toBe(csv.length);
      expect(figures?.rows[0]?.join(',')).toBe(csv[0]);
      const digest = createHash('sha256')
        .update(readFileSync(join(ROOT, RECORDS)))
        .digest('hex');
      expect(basis?.rows.some(([, , value]) => value === digest)).toBe(true);
    },
  );

  it('is not offered where it is not made', async () => {
    for (const name of ['verify', 'backtest']) {
      const run = await inside([...(FIGURES[name] ?? []), '--format', 'xlsx']);
      expect(run.code).toBe(2);
    }
  });
});

describe('provenance', () => {
  const JSON_COMMANDS: Readonly<Record<string, readonly string[]>> = {
    ...FIGURES,
    explain: ['explain', ...RECORD],
    check: ['check', RECORDS],
    anonymize: ['anonymize', RECORDS, '-o', join(temporaryFolder(), 'safe.csv')],
  };
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  it.each(Object.entries(JSON_COMMANDS))('is in the JSON of %s', async (name, args) => {
    const { stdout } = await inside([...args, '--format', 'json']);
    const { tool, rules, inputs, options } = JSON.parse(stdout);
    expect(tool).toBe(`koshin ${version}`);
    expect(rules).toMatch(/^\d{4}-\d\d/);
    expect(Object.keys(options).length).toBeGreaterThan(1);
    if (name === 'explain') expect(inputs).toEqual([]);
    else expect(inputs[0].sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  const withManifest = Object.entries(JSON_COMMANDS).filter(
    ([name]) => name !== 'explain' && name !== 'check',
  );
  it.each(withManifest)('is in the manifest of %s, as in its JSON', async (_name, args) => {
    const file = join(temporaryFolder(), 'manifest.json');
    const { stdout } = await inside([...args, '--format', 'json', '--manifest', file]);
    const { tool, rules, inputs, options, as_of, as_of_source } = JSON.parse(stdout);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      schema: 'koshin.manifest/1',
      ...(as_of !== undefined && { as_of }),
      ...(as_of_source !== undefined && { as_of_source }),
      tool,
      inputs,
      rules,
      options,
    });
  });

  it.each(Object.entries(FIGURES))(
    'is added beneath the table and the Markdown of %s on request',
    async (_name, args) => {
      for (const format of ['table', 'md']) {
        const plain = (await inside([...args, '--format', format, '--notes'])).stdout;
        const { stdout } = await inside([...args, '--format', format, '--provenance']);
        expect(stdout.startsWith(plain)).toBe(true);
        // A table breaks its notes into lines.
        const added = stdout.slice(plain.length).replace(/\n {2}/g, ' ');
        expect(added).toContain(`Made by koshin ${version}, rules`);
        expect(added).toMatch(/SHA-256 [0-9a-f]{64}/);
        expect(added).toContain('Options in effect: ');
      }
    },
  );

  it('has no place in a CSV, which says where to put it', async () => {
    for (const args of Object.values(FIGURES)) {
      const run = await inside([...args, '--format', 'csv', '--provenance']);
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('--manifest');
    }
  });

  it('records how files were read, for that moves figures too', async () => {
    const args = ['forecast', RECORDS, '--format', 'json', '--handover-lag', '30', '--era-codes'];
    const { options } = JSON.parse((await inside(args)).stdout);
    expect(options).toMatchObject({ handover_lag: 30, era_codes: true, input_encoding: 'auto' });
  });
});

describe('--chart', () => {
  it('stands beneath the table alone, for fiscal years alone', async () => {
    for (const options of [
      ['--format', 'csv'],
      ['--format', 'json'],
      ['--by', 'month'],
    ]) {
      expect((await inside(['forecast', RECORDS, '--chart', ...options])).code).toBe(2);
    }
    expect((await inside(['plan', SCENARIO, RECORDS, '--chart', '--by', 'month'])).code).toBe(2);
  });

  it('is ASCII where the locale says no more, blocks in UTF-8 and in files', async () => {
    const ascii = await koshin(['forecast', RECORDS, '--chart']);
    expect(ascii.stdout).toContain('# card   - certificate   | capacity');
    const environment = { LC_ALL: 'C.UTF-8' };
    const blocks = await koshin(['forecast', RECORDS, '--chart'], { environment });
    expect(blocks.stdout).toContain('█ card   ░ certificate   ┃ capacity');
    const file = join(temporaryFolder(), 'out.txt');
    await koshin(['forecast', RECORDS, '--chart', '--format', 'table', '-o', file]);
    expect(readFileSync(file, 'utf8')).toBe(blocks.stdout);
  });
});

describe('CSV without --lang', () => {
  it('is the same in every locale, texts in its cells included', async () => {
    for (const args of Object.values(FIGURES)) {
      const command = [...args, '--format', 'csv'];
      expect((await inside(command, 'ja')).stdout).toBe((await inside(command, 'en')).stdout);
    }
  });
});
