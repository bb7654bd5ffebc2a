// No command tells personal data: refused with exit code 4, not a value in any stream or file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/main.js';
import { inside, koshin, ROOT, temporaryFolder } from './run-koshin.js';

const NAMED = 'test/transcripts/records-named.csv';
const HIDDEN = 'test/transcripts/records-hidden.csv';
const READERS = ['forecast', 'verify', 'reconcile', 'check'] as const;

/** What must never be told of a file: every cell of the columns at these positions. */
function secrets(file: string, columns: readonly number[]): string[] {
  const [, ...rows] = readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n');
  return rows.flatMap((row) => columns.map((column) => row.split(',')[column] as string));
}

const SECRETS = [...secrets(NAMED, [1, 2]), ...secrets(HIDDEN, [2, 3, 4, 5])];

function expectNothingTold(...texts: readonly string[]): void {
  for (const text of texts) {
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  }
}

describe.concurrent('personal data', () => {
  const runs = READERS.flatMap((command) =>
    [NAMED, HIDDEN].flatMap((file) =>
      (['en', 'ja'] as const).map((language) => [command, file, language] as const),
    ),
  );

  it.each(runs)('%s %s is refused (%s)', async (command, file, language) => {
    const plain = await inside([command, file], language);
    const shown = await inside([command, file, '--show-values'], language);
    expect(plain.code).toBe(EXIT.privacy);
    expect(plain.stdout).toBe('');
    expect(plain.stderr).toContain(language === 'ja' ? '個人番号' : 'My Numbers');
    expectNothingTold(plain.stderr);
    expect(shown).toEqual(plain);
  });

  it('is refused in a later file as in the first, and from standard input', async () => {
    const later = await inside(['forecast', 'test/transcripts/records.csv', HIDDEN]);
    expect(later).toMatchObject({ code: EXIT.privacy, stdout: '' });
    const input = readFileSync(join(ROOT, HIDDEN));
    const piped = await koshin(['check', '-'], { input });
    expect(piped).toMatchObject({ code: EXIT.privacy, stdout: '' });
    expectNothingTold(later.stderr, piped.stderr);
  });

  it('leaves no file behind', async () => {
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    const files = ['-o', at('out.csv'), '--rejects', at('r.csv'), '--manifest', at('m.json')];
    for (const file of [NAMED, HIDDEN]) {
      expect((await inside(['forecast', file, ...files])).code).toBe(EXIT.privacy);
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused whatever else is wrong with the rows, and before any of them is listed', async () => {
    const file = join(temporaryFolder(), 'bad.csv');
    const [header, ...rows] = readFileSync(join(ROOT, HIDDEN), 'utf8').trimEnd().split('\n');
    const broken = rows.map((row) => row.replace(/^[^,]+/, '平成2年2月30日'));
    writeFileSync(file, [header, ...broken].join('\n'));
    const run = await inside(['check', file, '--show-values']);
    expect(run).toMatchObject({ code: EXIT.privacy, stdout: '' });
    expect(run.stderr).not.toContain('impossible-date');
    expectNothingTold(run.stderr);
  });

  it('says which columns to remove, and without them the file is read', async () => {
    const { stderr } = await inside(['check', NAMED]);
    expect(stderr).toContain('column 2 My Numbers (by header), column 3 names (by header)');
    const file = join(temporaryFolder(), 'kept.csv');
    const kept = readFileSync(join(ROOT, NAMED), 'utf8')
      .trimEnd()
      .split('\n')
      .map((row) => row.split(',').toSpliced(1, 2).join(','));
    writeFileSync(file, kept.join('\n'));
    expect((await inside(['check', file])).code).toBe(EXIT.done);
  });

  it('is what anonymize takes in, and leaves out', async () => {
    for (const file of [NAMED, HIDDEN]) {
      const safe = join(temporaryFolder(), 'safe.csv');
      const run = await inside(['anonymize', file, '-o', safe]);
      expect(run.code, run.stderr).toBe(EXIT.done);
      expectNothingTold(run.stdout, run.stderr, readFileSync(safe, 'utf8'));
      expect((await inside(['check', safe])).code).toBe(EXIT.done);
    }
  });
});
