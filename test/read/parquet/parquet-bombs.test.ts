// Parquet files with false sizes and decompression bombs are refused within bounded memory.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inside, koshin, temporaryFolder } from '../../cli/run-koshin.js';
import {
  type Column,
  DELTA_BYTE_ARRAY,
  DICTIONARY,
  numbers,
  type Page,
  parquetFile,
  plainTexts,
  run,
} from './parquet.js';

const folder = temporaryFolder();
const MOST = 2 ** 30 - 1;

const plain = (values: readonly string[], changes: Partial<Page> = {}): Page => ({
  kind: 'data',
  bytes: plainTexts(values),
  values: values.length,
  ...changes,
});
const birth: Column = { name: 'birth_date', pages: [plain(['1990-10-10', '1980-02-29'])] };
const issue: Column = { name: 'card_issued_on', pages: [plain(['2020-05-15', '2021-06-16'])] };

/** A column of one text over and over, in a few bytes a page. */
const repeated = (name: string, value: string, pages = 1): Column => ({
  name,
  pages: [
    { kind: 'dictionary', bytes: plainTexts([value]), values: 1 },
    ...Array.from({ length: pages }, () => ({
      kind: 'data' as const,
      bytes: [1, ...run(MOST, 0)],
      values: MOST,
      encoding: DICTIONARY,
    })),
  ],
});

const packedText = [
  ...gzipSync(Buffer.concat([Buffer.from([0, 0, 64, 0]), Buffer.alloc(4 << 20, 'x')])),
];
const packedZeros = [...gzipSync(Buffer.alloc(64 << 20))];
const pagesOf = (page: Partial<Page>) => [
  { ...birth, pages: [plain(['1990-10-10', '1980-02-29'], page)] },
  issue,
];
const LARGE = /must be held at once/;
const BOMB = /over 300 times its size/;
const DAMAGED = /is damaged/;

/** What it is, its columns, how many rows it says it has, and what must be said. */
const CASES: readonly (readonly [string, readonly Column[], number, RegExp])[] = [
  [
    'billions of rows in a few kilobytes',
    [
      repeated('birth_date', '1990-10-10', 9),
      repeated('card_issued_on', '2020-05-15', 9),
      repeated('memo', 'x'.repeat(3000), 9),
    ],
    9 * MOST,
    BOMB,
  ],
  [
    'billions of blank rows',
    [birth, issue].map((column) => ({
      ...column,
      optional: true,
      pages: [{ kind: 'data', bytes: [6, 0, 0, 0, ...run(MOST, 0)], values: MOST }],
    })),
    MOST,
    BOMB,
  ],
  ['a page that says it unpacks to 2 GB', pagesOf({ unpacked: 2 ** 31 - 1 }), 2, LARGE],
  [
    'pages that together would be held',
    Array.from({ length: 40 }, (_, index) => ({
      name: `column ${index}`,
      codec: 2,
      pages: [{ kind: 'data', bytes: packedText, unpacked: (4 << 20) + 4, values: 1 }],
    })),
    1,
    LARGE,
  ],
  ['a page that says it unpacks to less than nothing', pagesOf({ unpacked: -1 }), 2, DAMAGED],
  [
    'a page that unpacks to more than it says',
    [
      {
        ...birth,
        codec: 2,
        pages: [plain([], { bytes: packedZeros, unpacked: 28, values: 2 })],
      },
      issue,
    ],
    2,
    DAMAGED,
  ],
  ['more rows than there are values', [birth, issue], 2 ** 52, DAMAGED],
  ['a page of fewer values than it says', pagesOf({ values: MOST }), MOST, DAMAGED],
  ['fewer rows than none', [birth, issue], -1, DAMAGED],
  [
    'a dictionary of fewer values than it says',
    [
      {
        name: 'birth_date',
        pages: [{ kind: 'dictionary', bytes: plainTexts(['1990-10-10']), values: MOST }],
      },
      issue,
    ],
    2,
    DAMAGED,
  ],
  [
    'numbers beyond the dictionary',
    [
      {
        name: 'birth_date',
        pages: [
          { kind: 'dictionary', bytes: plainTexts(['1990-10-10']), values: 1 },
          { kind: 'data', bytes: [1, ...run(2, 1)], values: 2, encoding: DICTIONARY },
        ],
      },
      issue,
    ],
    2,
    DAMAGED,
  ],
  [
    'long texts, each given as the one before',
    [
      {
        name: 'memo',
        pages: [
          {
            kind: 'data',
            values: 200_001,
            encoding: DELTA_BYTE_ARRAY,
            bytes: [
              ...numbers(200_001, 0, 30_000),
              ...numbers(200_001, 30_000, 0),
              ...Buffer.alloc(30_000, 'x'),
            ],
          },
        ],
      },
      repeated('birth_date', '1990-10-10'),
      repeated('card_issued_on', '2020-05-15'),
    ],
    200_001,
    BOMB,
  ],
  [
    'a row of over a million characters',
    [{ name: 'memo', pages: [plain(['x'.repeat(60_000), 'y'])] }, birth, issue].concat(
      Array.from({ length: 20 }, (_, index) => ({
        name: `memo ${index}`,
        pages: [plain(['x'.repeat(60_000), 'y'])],
      })),
    ),
    2,
    /over a million characters/,
  ],
];

/** Tells at the end of a process how much memory it took at most, in kilobytes. */
const PEAK = 'process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))';

describe('a Parquet file that is a trap', () => {
  it('is refused, not the writer of these tests: a true file counts', async () => {
    const path = join(folder, 'true.parquet');
    writeFileSync(path, parquetFile([birth, issue], 2));
    const { stdout, code } = await inside(['check', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('2 rows');
  });

  it('counts true texts that are given as the one before', async () => {
    const path = join(folder, 'same.parquet');
    const bytes = [...numbers(300, 0, 10), ...numbers(300, 10, 0), ...Buffer.from('1990-10-10')];
    const days = [plain(Array.from({ length: 300 }, () => '2020-05-15'))];
    const columns: readonly Column[] = [
      { ...birth, pages: [{ kind: 'data', bytes, values: 300, encoding: DELTA_BYTE_ARRAY }] },
      { ...issue, pages: days },
    ];
    writeFileSync(path, parquetFile(columns, 300));
    const { stdout, code } = await inside(['forecast', path, '--to', '2029', '--format', 'csv']);
    expect(code).toBe(0);
    expect(stdout).toContain('2029,300,0,300');
  });

  it.each(CASES)('%s: is refused in words', async (name, columns, rows, said) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.parquet`);
    writeFileSync(path, parquetFile(columns, rows));
    const { stdout, stderr, code } = await koshin(['forecast', path, '--max-rejects', '100%'], {
      environment: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PEAK)}` },
    });
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(stderr).toMatch(said);
    // What they claim to hold is a gigabyte and more; a busy machine clears away later than an idle one.
    expect(Number(/peak (\d+)/.exec(stderr)?.[1])).toBeLessThan(350_000);
  });
});

describe('a page with a checksum', () => {
  const dates = ['1990-10-10', '1980-02-29'];
  const checksum = crc32(Buffer.from(plainTexts(dates))) | 0;
  const withChecksum = (value: number): Column => ({
    ...birth,
    pages: [plain(dates, { checksum: value })],
  });

  it('is read where it is right, and called damaged where it is not', async () => {
    const read = async (value: number) => {
      const path = join(folder, `checksum${value}.parquet`);
      writeFileSync(path, parquetFile([withChecksum(value), issue], 2));
      return inside(['check', path]);
    };
    expect((await read(checksum)).stdout).toContain('2 rows, 2 cards: nothing found');
    const { code, stderr } = await read(checksum ^ 1);
    expect(code).toBe(3);
    expect(stderr).toContain('Parquet file is damaged');
  });
});
