// Whatever a file is packed in, it reads as the file itself; what cannot be unpacked is called what it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { crc32ByTable } from '../../src/read/crc32.js';
import { inside, temporaryFolder } from '../cli/run-koshin.js';
import { type Packed, zipOf } from '../read/zip.js';
import { duckdbEngine } from '../sql/duckdb-engine.js';

const folder = temporaryFolder();
const CSV =
  'birth_date,card_issued_on,office\n1990-10-10,2020-05-15,芝\n1958-02-03,2016-02-20,麻布\n';

let files = 0;
function file(content: Uint8Array): string {
  files += 1;
  const path = join(folder, `file${files}`);
  writeFileSync(path, content);
  return path;
}

const csv = () => new Uint8Array(Buffer.from(CSV));
const gz = (content: Uint8Array) => new Uint8Array(gzipSync(content));
const zip = (content: Uint8Array, more: Partial<Packed> = {}) =>
  new Uint8Array(zipOf([{ name: 'a', content, ...more }]));

async function workbook(): Promise<Uint8Array> {
  const rows = CSV.trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return writeXlsx({ sheets: [{ name: '記録', rows }] });
}

async function parquet(): Promise<Uint8Array> {
  const path = join(folder, 'records.parquet');
  const from = file(csv());
  const engine = await duckdbEngine();
  await engine.query(
    `COPY (SELECT * FROM read_csv('${from}', all_varchar = true)) TO '${path}' (FORMAT parquet)`,
  );
  await engine.close();
  return new Uint8Array(readFileSync(path));
}

/** What is said of a file, without its name. */
async function checked(content: Uint8Array) {
  const path = file(content);
  const { code, stdout, stderr } = await inside(['check', path]);
  return { code, said: (stdout + stderr).replaceAll(path, 'FILE') };
}

describe('a packed file', () => {
  const PACKINGS = {
    gz,
    zip,
    'gz in zip': (c: Uint8Array) => zip(gz(c)),
    'zip in gz': (c: Uint8Array) => gz(zip(c)),
    'zip in zip': (c: Uint8Array) => zip(zip(c)),
    'gz in gz': (c: Uint8Array) => gz(gz(c)),
  };

  it.each(Object.keys(PACKINGS) as (keyof typeof PACKINGS)[])(
    'is read as the file itself: %s',
    async (packing) => {
      for (const content of [csv(), await workbook(), await parquet()]) {
        const path = file(PACKINGS[packing](content));
        const { code, stdout } = await inside([
          'forecast',
          path,
          '--by',
          'office',
          '--format',
          'csv',
        ]);
        expect(code).toBe(0);
        expect(stdout).toMatch(/^2024,芝,0,1,1$/m);
      }
    },
  );

  it('is refused where it is packed three times', async () => {
    expect(await checked(gz(zip(gz(csv()))))).toMatchObject({
      code: 3,
      said: expect.stringMatching(/packed more than 2 times/),
    });
  });

  it('is called what it is', async () => {
    const { code, said } = await checked(gz(new Uint8Array(Buffer.from('%PDF-1.7\n'))));
    expect({ code, said }).toMatchObject({
      code: 3,
      said: expect.stringMatching(/what is packed in it is a PDF document/),
    });
    expect(await checked(gz(new Uint8Array(Buffer.from('[{"a":1}]'))))).toMatchObject({
      code: 3,
      said: expect.stringMatching(/a JSON file/),
    });
  });
});

describe('a gzip file', () => {
  const two = 'birth_date,card_issued_on\n1990-10-10,2020-05-15\n';
  const more = '1990-10-10,2020-05-15\n';
  const members = (between: Uint8Array) => Buffer.concat([gzipSync(two), between, gzipSync(more)]);

  it('may have several members and end in zeros', async () => {
    expect(await checked(members(Buffer.alloc(0)))).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^2 rows/),
    });
    expect(await checked(Buffer.concat([gzipSync(two), Buffer.alloc(70_000)]))).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^1 rows/),
    });
  });

  it.each([
    ['a member behind zeros', () => members(Buffer.alloc(5))],
    ['a member far behind zeros', () => members(Buffer.alloc(1 << 20))],
    ['other bytes behind it', () => Buffer.concat([gzipSync(two), Buffer.from('more')])],
    ['a second member cut short', () => members(Buffer.alloc(0)).subarray(0, -3)],
    ['a wrong checksum', () => changed(gzipSync(two), -6)],
    ['a wrong length', () => changed(gzipSync(two), -2)],
  ])('is refused with %s', async (_what, make) => {
    expect(await checked(make())).toMatchObject({
      code: 3,
      said: expect.stringMatching(/damaged or incomplete/),
    });
  });

  it('that ends in zeros has the digest of the whole file', async () => {
    const content = Buffer.concat([gzipSync(CSV), Buffer.alloc(1 << 20)]);
    const { stdout } = await inside(['forecast', file(content), '--format', 'json']);
    const [input] = (JSON.parse(stdout) as { inputs: { bytes: number }[] }).inputs;
    expect(input?.bytes).toBe(content.length);
  });

  function changed(bytes: Buffer, at: number): Buffer {
    const index = bytes.length + at;
    bytes[index] = (bytes[index] as number) ^ 1;
    return bytes;
  }
});

describe('a zip archive', () => {
  it.each(['/abs/記録.csv', 'C:\\data\\records.csv', '..\\..\\records.csv', '../x.csv'])(
    'is read whatever its file is called: %s',
    async (name) => {
      expect(await checked(zip(csv(), { name }))).toMatchObject({ code: 0 });
    },
  );

  it('may name folders, as Windows does too', async () => {
    const folders = ['data/', 'data\\old\\'].map((name) => ({ name, content: new Uint8Array() }));
    const content = zipOf([...folders, { name: 'data\\records.csv', content: csv() }]);
    expect(await checked(new Uint8Array(content))).toMatchObject({ code: 0 });
  });

  it.each([
    [9, 'Deflate64'],
    [12, 'BZIP2'],
    [14, 'LZMA'],
    [93, 'Zstandard'],
    [95, 'XZ'],
    [98, 'PPMd'],
    [77, '77'],
  ])('by method %i is called sound, and its method named', async (method, name) => {
    const { code, said } = await checked(zip(csv(), { method }));
    expect(code).toBe(3);
    expect(said).toContain(`sound, but packed by ${name},`);
  });

  it.each([0, 8])(
    'by method %i is refused where what unpacks is not what it says, with the file in it named',
    async (method) => {
      for (const wrong of [{ checksum: 7 }, ...(method === 8 ? [{ claims: CSV.length }] : [])]) {
        const { code, said } = await checked(zip(csv(), { name: '記録.csv', method, ...wrong }));
        expect(code).toBe(3);
        expect(said).toMatch(/“記録\.csv” in the zip archive does not unpack to what/);
      }
      expect(await checked(zip(csv(), { method }))).toMatchObject({ code: 0 });
    },
  );

  it('of a workbook is held to its checksums too', async () => {
    const parts = ['[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({
      name,
      content: csv(),
      checksum: 7,
    }));
    expect(await checked(new Uint8Array(zipOf(parts)))).toMatchObject({
      code: 3,
      said: expect.stringMatching(/“\[Content_Types\]\.xml” in the zip archive does not unpack/),
    });
  });

  it.each([
    ['opendocument', ['mimetype', 'content.xml', 'META-INF/manifest.xml'], /OpenDocument/],
    ['a binary workbook', ['[Content_Types].xml', 'xl/workbook.bin'], /\.xlsb/],
    ['a Word document', ['[Content_Types].xml', 'word/document.xml'], /Word/],
    ['slides', ['[Content_Types].xml', 'ppt/presentation.xml'], /PowerPoint/],
    ['Numbers', ['Index/Document.iwa', 'preview.jpg'], /Numbers/],
  ])('of another program is called what it is: %s', async (_what, names, says) => {
    const content = new Uint8Array([1]);
    expect(
      await checked(new Uint8Array(zipOf(names.map((name) => ({ name, content }))))),
    ).toMatchObject({ code: 3, said: expect.stringMatching(says) });
  });

  it('of several parts is called one', async () => {
    const part = zip(csv());
    // The number of this disk, in the record at the end.
    part[part.length - 18] = 1;
    expect(await checked(part)).toMatchObject({
      code: 3,
      said: expect.stringMatching(/one part of a zip archive/),
    });
  });
});

describe('crc32ByTable', () => {
  it('is the checksum that Node.js has', () => {
    const bytes = csv();
    expect(crc32ByTable(bytes, 0)).toBe(crc32(bytes));
    expect(crc32ByTable(bytes.subarray(9), crc32ByTable(bytes.subarray(0, 9), 0))).toBe(
      crc32(bytes),
    );
  });
});
