// Output made from the bundled, invented people says so, in every format of every command.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.js';
import { nodeHost } from '../../src/host/node-host.js';
import { main } from '../../src/main.js';
import { usualWeights } from '../../src/read/plain/weights.js';
import { OWN_DATA } from '../../src/read/workbook/workbook-rows.js';
import type { Language } from '../../src/words/language.js';
import { sheetsOf } from '../support/workbook.js';
import { ROOT, temporaryFolder } from './run-koshin.js';

const SAID: Readonly<Record<Language, string>> = {
  en: 'Example: invented people',
  ja: '※同梱の架空データによる例',
};

/** A few records that pass for bundled ones, since the bundled ones are known by their content alone. */
const RECORDS = join(ROOT, 'test/transcripts/records-offices.csv');
const digest = createHash('sha256').update(readFileSync(RECORDS)).digest('hex');
const BUNDLED = {
  headBytes: readFileSync(RECORDS).length,
  files: [{ name: 'records-offices.csv', head: digest, sha256: digest }],
};

const folder = temporaryFolder();
const actuals = join(folder, 'actuals.csv');
writeFileSync(actuals, 'fiscal_year,card,certificate\n2025,1,2\n2026,3,4\n');
const table = join(folder, 'table.csv');
writeFileSync(table, 'fiscal_year,card,certificate,total\n2025,0,135,135\n2026,0,9,9\n');
const tally = join(folder, 'tally.json');
const plan = join(ROOT, 'test/transcripts/offices.yaml');

/** What each command that reads records is asked, and the formats that it has. */
const COUNTING: Readonly<Record<string, readonly [formats: string, ...lines: string[][]]>> = {
  forecast: [
    'table csv json md xlsx',
    ['forecast', RECORDS],
    ['forecast', RECORDS, '--by', 'office', '--suppress-below', '10'],
    ['forecast', '--tally', tally],
  ],
  check: ['table json', ['check', RECORDS]],
  verify: ['table csv json md', ['verify', RECORDS, '--against', table]],
  reconcile: ['table csv json md xlsx', ['reconcile', RECORDS, '--against', table]],
  anonymize: ['table json', ['anonymize', RECORDS, '-o', join(folder, 'safe.csv')]],
  plan: [
    'table csv json md xlsx',
    ['plan', plan, RECORDS, '--by', 'year'],
    ['plan', plan, RECORDS, '--by', 'month'],
    ['plan', plan, RECORDS],
  ],
  capacity: ['table csv json md xlsx', ['capacity', plan, RECORDS]],
  simulate: ['table csv json md xlsx', ['simulate', plan, RECORDS, '--runs', '2']],
  backtest: ['table csv json md', ['backtest', RECORDS, '--actuals', actuals]],
  learn: ['table json md xlsx yaml', ['learn', RECORDS]],
};

/** Commands with formats of their own, told apart below; or that count no records, with the reason. */
const OTHERS = {
  report: 'pages and drawings',
  compare: 'saved results, which say it themselves',
  app: 'a page that opens with the example or with counts, whose own test looks at it',
  init: 'a scenario file',
  tally: 'counts as JSON alone',
  explain: 'one record of the command line',
  sql: 'a query, which has no records yet',
  expand: 'makes records of counts, which are the user’s',
};

/** One thread: those of the program are started from its build. */
const host = nodeHost(process.stdout, usualWeights(1));

/** Runs a command to whose host these few records are bundled. */
async function run(args: readonly string[], language: Language) {
  const chunks: Uint8Array[] = [];
  let stderr = '';
  const code = await main(args, {
    ...host,
    ...{ language, colour: false, isTerminal: false },
    data: (name) => (name === 'bundled.json' ? BUNDLED : host.data(name)),
    write: async (data) => {
      chunks.push(Buffer.from(data));
    },
    warn: (text) => {
      stderr += `${text}\n`;
    },
    progress: () => ({ advance: () => {}, stop: () => {} }),
  });
  const bytes = Buffer.concat(chunks);
  return { bytes, stdout: bytes.toString(), stderr, code };
}

describe.each(['en', 'ja'] as const)('what is made from invented people, %s', (language) => {
  const said = SAID[language];
  const lines = Object.values(COUNTING).flatMap(([formats, ...commands]) =>
    commands.flatMap((line) => formats.split(' ').map((format) => [format, line] as const)),
  );

  it.each(lines)('is marked as %s: koshin %s', async (format, line) => {
    if (line.includes(tally))
      writeFileSync(tally, (await run(['tally', RECORDS], language)).stdout);
    const { bytes, stdout, stderr, code } = await run([...line, '--format', format], language);
    // A verification may differ.
    expect([0, line[0] === 'verify' ? 1 : 0]).toContain(code);
    const [first] = stdout.split('\n');
    if (format === 'json') expect(JSON.parse(stdout).example).toBe(true);
    else if (format === 'xlsx') {
      // The sheet of figures for programs begins with its header, as a CSV does.
      const sheets = (await sheetsOf(bytes)).filter(({ name }) => !OWN_DATA.includes(name));
      for (const { rows } of sheets) expect(rows[0]?.[0]).toBe(said);
    } else if (format === 'csv') {
      expect(first).toMatch(/^[a-z_]+(,[a-z_0-9]+)+$/);
      expect(stderr.split('\n')).toContain(said);
    } else expect(first).toBe(format === 'yaml' ? `# ${said}` : said);
  });

  it.each(
    Object.values(COUNTING).map(([formats, line = []]) => [line[0] as string, formats, line]),
  )('%s has no further format than %s', async (_name, formats, line) => {
    for (const format of ['table', 'csv', 'json', 'md', 'xlsx', 'yaml']) {
      const { code } = await run([...(line as string[]), '--format', format], language);
      expect([format, code === 2]).toEqual([format, !formats.includes(format)]);
    }
  });

  it('is marked in a report’s page and drawings', async () => {
    const page = join(folder, `report.${language}.html`);
    expect(
      (await run(['report', plan, RECORDS, '-o', page, '--lang', language], language)).code,
    ).toBe(0);
    const body = readFileSync(page, 'utf8').split(/<body[^>]*>/)[1] ?? '';
    expect(body.slice(0, body.indexOf('<h1'))).toContain(said);
    const drawing = join(folder, `report.${language}.svg`);
    expect(
      (await run(['report', plan, RECORDS, '-o', drawing, '--lang', language], language)).code,
    ).toBe(0);
    const texts = [...readFileSync(drawing, 'utf8').matchAll(/<text[^>]*>([^<]*)</g)];
    expect(texts[0]?.[1]).toBe(said);
  });

  it('is marked in a scenario file made to fit, a tally and a manifest', async () => {
    const made = await run(['init', RECORDS, '-o', '-'], language);
    expect(made.stdout.split('\n')[0]).toBe(`# ${said}`);
    expect(JSON.parse((await run(['tally', RECORDS], language)).stdout).example).toBe(true);
    const manifest = join(folder, 'manifest.json');
    await run(['forecast', RECORDS, '--format', 'csv', '--manifest', manifest], language);
    expect(JSON.parse(readFileSync(manifest, 'utf8')).example).toBe(true);
  });
});

describe('every command', () => {
  it('is looked at here, or has a reason why it makes nothing of the bundled records', () => {
    expect(Object.keys(COMMANDS).sort()).toEqual(
      [...Object.keys(COUNTING), ...Object.keys(OTHERS)].sort(),
    );
  });
});
