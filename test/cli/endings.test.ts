// A file is not written under an ending that is no format of its command; nothing is read before that is said.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/main.js';
import { inside, temporaryFolder } from './run-koshin.js';

const folder = temporaryFolder();
const NO_FILE = 'there-is-no-such-file.csv';
const OTHERS = ['docx', 'ods', 'png', 'txt', 'tsv', 'xlsm', 'parquet', 'xls', 'CSVX'];

/** Commands with the endings that they offer, the arguments before -o. */
const COMMANDS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['forecast', NO_FILE],
    ['.csv', '.json', '.md', '.xlsx', '.svg', '.png'],
  ],
  [
    ['forecast', NO_FILE, '--chart'],
    ['.csv', '.json', '.md', '.xlsx', '.svg', '.png'],
  ],
  [
    ['reconcile', NO_FILE],
    ['.csv', '.json', '.md', '.xlsx'],
  ],
  [
    ['verify', NO_FILE],
    ['.csv', '.json', '.md'],
  ],
  [
    ['plan', 'no.yaml', NO_FILE],
    ['.csv', '.json', '.md', '.xlsx'],
  ],
  [
    ['capacity', 'no.yaml'],
    ['.csv', '.json', '.md', '.xlsx'],
  ],
  [['tally', NO_FILE], ['.json']],
  [['expand', NO_FILE], ['.csv']],
  [['anonymize', NO_FILE], ['.csv']],
  [['sql', '--dialect', 'duckdb', '--table', 'cards', '--as-of', '2025-04-01'], ['.sql']],
  [['init', NO_FILE], ['.yaml']],
  [
    ['report', NO_FILE],
    ['.html', '.pdf', '.docx', '.svg', '.png'],
  ],
];

describe.each(COMMANDS)('%j', (args, endings) => {
  it.each(OTHERS.filter((each) => !endings.includes(`.${each}`)))(
    'writes no .%s',
    async (ending) => {
      const path = join(folder, `out.${ending}`);
      const { code, stdout, stderr } = await inside([...args, '-o', path]);
      expect({ code, stdout }).toEqual({ code: EXIT.usage, stdout: '' });
      for (const each of endings) expect(stderr).toContain(each);
      expect(stderr.match(/ \.\w+/g)?.map((each) => each.trim())).toEqual(endings);
      expect(existsSync(path)).toBe(false);
    },
  );
});

describe('a format asked for', () => {
  it.each([
    ['csv', 'docx', '.csv'],
    ['csv', 'xlsx', '.csv'],
    ['json', 'csv', '.json'],
    ['table', 'docx', '.txt'],
    ['xlsx', 'xls', '.xlsx'],
  ])('%s is not written as .%s', async (format, ending, right) => {
    const path = join(folder, `other.${ending}`);
    const { code, stderr } = await inside(['forecast', NO_FILE, '--format', format, '-o', path]);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(`can be ${right}\n`);
  });

  it.each([
    ['table', 'txt'],
    ['csv', 'dat'],
    ['md', 'markdown'],
  ])('%s is written under .%s', async (format, ending) => {
    const path = join(folder, `own.${ending}`);
    const { code } = await inside(['forecast', '--format', format, '-o', path]);
    expect(code).toBe(0);
    expect(existsSync(path)).toBe(true);
  });
});

describe('what is written besides the result', () => {
  it.each([
    ['--rejects', 'xlsx', '.csv'],
    ['--manifest', 'docx', '.json'],
  ])('%s is not written as .%s', async (option, ending, right) => {
    const { code, stderr } = await inside([
      'forecast',
      NO_FILE,
      option,
      join(folder, `x.${ending}`),
    ]);
    expect({ code, stderr }).toEqual({
      code: EXIT.usage,
      stderr: expect.stringContaining(`can be ${right}\n`),
    });
  });
});
