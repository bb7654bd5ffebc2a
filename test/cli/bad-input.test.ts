// Whatever is wrong with an input, the run ends with code 3, says what to do, and prints no figures.
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inside, koshin, ROOT, shell, temporaryFolder } from './run-koshin.js';

const RECORDS = readFileSync(join(ROOT, 'test/transcripts/records.csv'));
const folder = temporaryFolder();

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const HEADER = 'birth_date,card_issued_on,user_cert_issued_on\n';

/** What is wrong, the file that has it, and what must be said of it. */
const CASES: readonly (readonly [string, () => string, RegExp])[] = [
  ['a missing file', () => join(folder, 'nowhere.csv'), /no such file/],
  ['a file below a file', () => join(file('a.csv', RECORDS), 'b.csv'), /no such file/],
  ['a folder', () => folder, /is a folder/],
  ['a link to nothing', () => linkTo('gone.csv'), /no such file/],
  ['an empty file', () => file('empty.csv', ''), /empty/],
  ['a byte-order mark alone', () => file('mark.csv', '\u{FEFF}'), /missing-column|empty/],
  ['blank lines alone', () => file('blank.csv', '\n\n\n'), /missing-column|empty/],
  ['no header', () => file('headless.csv', '1990-10-10,2020-05-15\n'), /:1: missing-column/],
  ['wrong columns', () => file('wrong.csv', 'kind,age\nA,1\n'), /:1: missing-column/],
  ['a short row', () => file('short.csv', `${HEADER}1990-10-10,2020-05-15\n`), /:2: row-length/],
  [
    'a long row',
    () => file('long.csv', `${HEADER}1990-10-10,2020-05-15,2020-05-15,x\n`),
    /:2: row-length/,
  ],
  [
    'an impossible date',
    () => file('day.csv', `${HEADER}1990-10-10,2021-02-29,\n`),
    /:2:2: impossible-date/,
  ],
  [
    'issue before birth',
    () => file('birth.csv', `${HEADER}2020-05-16,2020-05-15,\n`),
    /:2:2: issue-before-birth/,
  ],
  [
    'a certificate before its card',
    () => file('early.csv', `${HEADER}1990-10-10,2020-05-15,2020-05-14\n`),
    /:2:3: certificate-before-card/,
  ],
  [
    'a picture',
    () => file('picture.png', Buffer.from('89504e470d0a1a0a0000', 'hex')),
    /is a picture/,
  ],
  [
    'half a workbook',
    () => file('book.xlsx', Buffer.from('504b0304140000000800', 'hex')),
    /damaged/,
  ],
  [
    'no known encoding',
    () => file('euc.csv', Buffer.from('c0b8c7afb7eec6fcff0a', 'hex')),
    /cannot be read as text/,
  ],
  [
    'a truncated gzip file',
    () => file('part.csv.gz', gzipSync(RECORDS).subarray(0, 200)),
    /damaged or incomplete/,
  ],
  [
    'a gzip file with a wrong byte',
    () => file('wrong.csv.gz', gzipSync(RECORDS).fill(0xff, 100, 110)),
    /damaged or incomplete/,
  ],
  ['the head of a gzip file alone', () => file('head.gz', Buffer.from([0x1f, 0x8b])), /damaged/],
  ['gzip of nothing', () => file('nothing.csv.gz', gzipSync('')), /empty/],
];

function linkTo(target: string): string {
  const path = join(folder, 'link.csv');
  symlinkSync(join(folder, target), path);
  return path;
}

describe.concurrent('bad input', () => {
  it.each(CASES)('%s', async (_name, make, says) => {
    const path = make();
    const output = join(folder, `${path.replaceAll(/[/.]/g, '-')}`);
    const { stdout, stderr, code } = await inside(['forecast', path, '-o', output]);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(stdout).toBe('');
    expect(code).toBe(3);
    expect(() => readFileSync(output)).toThrow(/ENOENT/);
  });

  it('a file that may not be read', async () => {
    const secret = file('secret.csv', RECORDS);
    chmodSync(folder, 0o755);
    chmodSync(secret, 0o000);
    // The superuser may read everything, so the run is somebody else's.
    const somebody = process.getuid?.() === 0 ? { userId: 65534 } : {};
    const { stderr, code } = await koshin(['check', secret], somebody);
    expect(stderr).toMatch(/cannot be read \(EACCES\); check the permissions/);
    expect(code).toBe(3);
  });

  it('a file that fails while being read', async () => {
    // On Linux this reads as a regular file of size 0 and fails at the first byte.
    const { stderr, code } = await inside(['check', '/proc/self/mem']);
    expect(stderr).toMatch(/cannot be read/);
    expect(code).toBe(3);
  });

  it('the second file of two', async () => {
    const { stdout, code } = await inside([
      'forecast',
      'test/transcripts/records.csv',
      'fixtures/bad/row-length.csv',
    ]);
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  it('standard input that is empty, or no text', async () => {
    for (const input of ['', Buffer.from([0, 1, 2])]) {
      const { code, stderr } = await koshin(['check', '-'], { input });
      expect(code).toBe(3);
      expect(stderr).toMatch(/empty|text/);
    }
  });

  it('a folder and a name with spaces, quotes and Japanese letters are no trouble', async () => {
    const odd = join(folder, "発行 記録 'a' (1)");
    mkdirSync(odd);
    writeFileSync(join(odd, '記録.csv'), RECORDS);
    expect(await koshin(['check', '記録.csv'], { folder: odd })).toMatchObject({ code: 0 });
  });

  it('counts of cards with a quotation mark left open are not read in part', async () => {
    const input = 'fiscal_year,cards,office\n2020,10,A\n2021,20,"B\n2022,30,C\n';
    const { stdout, stderr, code } = await koshin(['expand', '-'], { input });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/:3:/);
    expect(code).toBeGreaterThan(0);
  });

  it.each([
    ['a row longer than the header', 'fiscal_year,cards\n2020,10,7\n'],
    ['a column named twice', 'fiscal_year,cards,cards\n2020,1,2\n'],
    ['a row shorter than the header', 'fiscal_year,cards,minors\n2020,10\n'],
  ])('counts of cards with %s', async (_name, input) => {
    const { stdout, code } = await koshin(['expand', '-'], { input });
    expect(stdout).toBe('');
    expect(code).toBeGreaterThan(0);
  });

  it('a pipe that ends in the middle of a gzip file', async () => {
    const { stderr, code } = await shell(
      'gzip -c test/transcripts/records.csv | head -c 200 | koshin check -',
    );
    expect(stderr).toMatch(/damaged or incomplete/);
    expect(code).toBe(3);
  });
});
