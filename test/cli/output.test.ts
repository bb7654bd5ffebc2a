// A result arrives whole or not at all, never over an input; a reader may leave early.
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { koshin, ROOT, shell, temporaryFolder } from './run-koshin.js';

const RECORDS = readFileSync(join(ROOT, 'test/transcripts/records.csv'), 'utf8');
const TABLE = readFileSync(join(ROOT, 'test/transcripts/table.json'), 'utf8');
const CRASH = /^ {4}at |node:internal|Unhandled/m;

/** A folder of its own, with records in it. */
function place(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'records.csv'), RECORDS);
  return folder;
}

describe.concurrent('-o', () => {
  it('writes what standard output would have had, and nothing else', async () => {
    const folder = place();
    const plain = await koshin(['forecast', 'records.csv', '--format', 'csv'], { folder });
    const run = await koshin(['forecast', 'records.csv', '-o', 'out.csv'], { folder });
    const stderr = `${plain.stderr}out.csv written: a CSV\n`;
    expect(run).toEqual({ stdout: '', stderr, code: 0 });
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe(plain.stdout);
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'records.csv']);
  });

  it('goes through a link and leaves it a link', async () => {
    const folder = place();
    writeFileSync(join(folder, 'old.csv'), 'old');
    symlinkSync('old.csv', join(folder, 'link.csv'));
    await koshin(['forecast', 'records.csv', '-o', 'link.csv'], { folder });
    expect(readFileSync(join(folder, 'old.csv'), 'utf8')).toMatch(/^fiscal_year,/);
    expect(readdirSync(folder).sort()).toEqual(['link.csv', 'old.csv', 'records.csv']);
  });

  const options = ['-o', '--rejects', '--manifest'] as const;
  const names: readonly (readonly [string, (folder: string) => void, string])[] = [
    ['by its name', () => {}, 'records.csv'],
    ['by another path', () => {}, './records.csv'],
    ['through a link', (at) => symlinkSync('records.csv', join(at, 'link.csv')), 'link.csv'],
    [
      'by its second name',
      (at) => linkSync(join(at, 'records.csv'), join(at, 'twin.csv')),
      'twin.csv',
    ],
  ];
  for (const option of options) {
    it.each(names)(`${option} never overwrites an input %s`, async (_name, prepare, name) => {
      const folder = place();
      prepare(folder);
      const before = readdirSync(folder);
      const run = await koshin(['forecast', 'records.csv', option, name], { folder });
      expect(run.code).toBe(2);
      // A manifest goes into a .json alone.
      expect(run.stderr).toMatch(option === '--manifest' ? /can be \.json$/m : /never overwritten/);
      expect(run.stdout).toBe('');
      expect(readFileSync(join(folder, 'records.csv'), 'utf8')).toBe(RECORDS);
      expect(readdirSync(folder)).toEqual(before);
    });
  }

  it('--manifest never overwrites an input whose name it could have', async () => {
    const folder = place();
    writeFileSync(join(folder, 'records.json'), RECORDS);
    const args = ['forecast', 'records.json', '--manifest', './records.json'];
    const run = await koshin(args, { folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/never overwritten/);
    expect(readFileSync(join(folder, 'records.json'), 'utf8')).toBe(RECORDS);
  });

  it('never overwrites the table that --against reads', async () => {
    const folder = place();
    writeFileSync(join(folder, 'table.json'), TABLE);
    const args = ['verify', 'records.csv', '--against', 'table.json', '-o', 'table.json'];
    expect((await koshin(args, { folder })).code).toBe(2);
    expect(readFileSync(join(folder, 'table.json'), 'utf8')).toBe(TABLE);
  });

  it('never overwrites the counts that expand reads', async () => {
    const folder = place();
    const counts = 'fiscal_year,cards\n2020,10\n';
    writeFileSync(join(folder, 'counts.csv'), counts);
    expect((await koshin(['expand', 'counts.csv', '-o', 'counts.csv'], { folder })).code).toBe(2);
    expect(readFileSync(join(folder, 'counts.csv'), 'utf8')).toBe(counts);
  });

  it.each([
    ['--rejects', 'out.csv'],
    ['--manifest', './out.csv'],
  ])('refuses to be the file of %s too', async (option, name) => {
    const folder = place();
    const run = await koshin(['forecast', 'records.csv', '-o', 'out.csv', option, name], {
      folder,
    });
    expect(run.code).toBe(2);
    expect(readdirSync(folder)).toEqual(['records.csv']);
  });

  it('refuses to be the same file by links that lead to none yet', async () => {
    const folder = place();
    symlinkSync('new.csv', join(folder, 'link.csv'));
    symlinkSync('.', join(folder, 'here'));
    for (const [output, rejects] of [
      ['link.csv', 'new.csv'],
      ['here/new.csv', 'new.csv'],
    ] as const) {
      const args = ['forecast', 'records.csv', '-o', output, '--rejects', rejects];
      expect((await koshin(args, { folder })).code).toBe(2);
    }
    expect(readdirSync(folder).sort()).toEqual(['here', 'link.csv', 'records.csv']);
  });

  it('never overwrites the file that the shell gives as standard input', async () => {
    const folder = place();
    const run = await shell('koshin forecast - -o records.csv < records.csv', { folder });
    expect(run.stderr).toMatch(/one of the inputs/);
    expect(run.code).toBe(2);
    expect(readFileSync(join(folder, 'records.csv'), 'utf8')).toBe(RECORDS);
  });

  it('leaves an old result alone, and no part of a new one, where the disk is full', async () => {
    const folder = place();
    writeFileSync(join(folder, 'out.csv'), 'old');
    // A limit on the size of files stands for a full disk: it needs no rights and fails in the same call.
    const run = await shell(
      `trap '' XFSZ; ulimit -f 16; koshin expand ${ROOT}data/cohorts/minato.csv -o out.csv`,
      { folder },
    );
    expect(run.stderr).toMatch(/out\.csv: the result cannot be written/);
    expect(run.stderr).not.toMatch(CRASH);
    expect(run.code).toBe(2);
    expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['out.csv', 'records.csv']);
  });

  it.each([
    ['a device that is full', '/dev/full', /cannot be written/],
    ['a folder that does not exist', 'nowhere/out.csv', /cannot be written/],
    ['a folder', '.', /this is a folder/],
    ['a file taken for a folder', 'records.csv/out.csv', /does not exist or is not yours/],
    ['a name that is too long', 'x'.repeat(300), /cannot be written/],
  ])('says so of %s', async (_name, name, words) => {
    const folder = place();
    const run = await koshin(['forecast', 'records.csv', '-o', name], { folder });
    expect(run.stderr).toMatch(words);
    expect(run.stderr).not.toMatch(CRASH);
    expect(run.code).toBe(2);
    expect(readdirSync(folder)).toEqual(['records.csv']);
  });

  it('leaves nothing where the input turns out to be bad', async () => {
    const folder = temporaryFolder();
    const bad = join(ROOT, 'fixtures/bad/row-length.csv');
    expect((await koshin(['forecast', bad, '-o', 'out.csv'], { folder })).code).toBe(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing where the run is interrupted', async () => {
    const folder = temporaryFolder();
    const counts = join(folder, 'counts.csv');
    mkdirSync(join(folder, 'out'));
    writeFileSync(counts, 'fiscal_year,cards\n2020,3000000\n');
    // A clock as well as a wish: the run must end soon after it was asked to.
    const run = await shell(
      `koshin expand ${counts} --unit -o out/records.csv & asked=$!
       until [ -n "$(ls -A out)" ]; do sleep 0.02; done
       sleep 0.2; kill -TERM $asked
       for wait in $(seq 40); do kill -0 $asked 2>/dev/null || break; sleep 0.05; done
       kill -KILL $asked 2>/dev/null && echo 'had to be killed'
       wait $asked; ls -A out`,
      { folder },
    );
    expect(run.stdout).toBe('');
  });

  it('keeps the rights of the file it replaces', async () => {
    const folder = place();
    writeFileSync(join(folder, 'out.csv'), 'old', { mode: 0o600 });
    await koshin(['forecast', 'records.csv', '-o', 'out.csv'], { folder });
    expect(statSync(join(folder, 'out.csv')).mode & 0o777).toBe(0o600);
  });
});

describe.concurrent('standard output', () => {
  it.each([
    ['at once', 'koshin expand data/cohorts/minato.csv --unit | head -n 1'],
    ['before anything came', 'koshin expand data/cohorts/minato.csv --unit | true'],
    ['in the middle of a table', 'koshin forecast test/transcripts/records.csv --by month | true'],
    ['while help is printed', 'koshin help forecast | true'],
  ])('may be closed %s: that is success', async (_name, line) => {
    const run = await shell(line);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });

  it.each([
    ['a table', 'koshin forecast test/transcripts/records.csv > /dev/full'],
    ['many rows', 'koshin expand data/cohorts/minato.csv > /dev/full'],
    ['help', 'koshin help forecast > /dev/full'],
  ])('on a full disk is a fault in words, not a crash: %s', async (_name, line) => {
    const run = await shell(line);
    expect(run.stderr).toMatch(/^koshin: .*cannot be written \(ENOSPC\)/);
    expect(run.stderr).not.toMatch(CRASH);
    expect(run.code).toBe(2);
  });

  it('closed messages do not change the exit code', async () => {
    const line = 'koshin forecast fixtures/bad/row-length.csv';
    for (const end of ['2>&-', '2>/dev/full', '2>&1 >/dev/null | true']) {
      expect(await shell(`${line} ${end}`), end).toMatchObject({ code: 3 });
    }
  });

  it('is the place for data alone, messages go to standard error', async () => {
    const run = await koshin(['forecast', 'test/transcripts/records-ja.csv', '--format', 'json']);
    expect(JSON.parse(run.stdout)).toMatchObject({ schema: 'koshin.forecast/1' });
    expect(run.stderr).toMatch(/ignored columns: 備考/);
  });
});
