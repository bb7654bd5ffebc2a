// One table gives the same forecast, to the byte, in every encoding, form of date and container.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCsvRows } from '../../src/read/text/csv-rows.js';
import { decodeText } from '../../src/read/text/decode.js';
import { inside, koshin, type Run, temporaryFolder } from '../cli/run-koshin.js';
import { CODED, ENCODINGS, partsOf, pieces, serialOf, WRITINGS, type Writing } from './written.js';
import { zipOf } from './zip.js';

const HEADER = [
  '整理番号',
  '生年月日',
  '発行日',
  '利用者証明用電子証明書発行日',
  '署名用電子証明書発行日',
  '総合支所',
  '状態',
  '件数',
];

const OFFICES = [
  '髙輪地区総合支所',
  '﨑浜㈱①支所',
  '外字\uE000\uE757支所',
  '芝, 麻布',
  '上の段\n下の段',
  '"赤坂"',
  'Shiba',
  '',
];
const STATUSES = ['', '有効', '返納', '転出', 'deceased', '', '', '失効', '廃止', ''];

/** Cells of one row: texts as they are, days as yyyymmdd. */
type Row = readonly (string | number)[];

const ROWS: readonly Row[] = Array.from({ length: 40 }, (_, index): Row => {
  const issuedOn = (2016 + (index % 9)) * 10000 + (1 + (index % 12)) * 100 + 1 + ((index * 7) % 28);
  const birth =
    (1912 + index * 2) * 10000 + (1 + ((index * 5) % 12)) * 100 + 1 + ((index * 11) % 28);
  const renewedOn = Math.min(issuedOn + 40000, 20260328);
  return [
    `R-${index + 1}`,
    [19120730, 19261225, 19890107, 19890108, 20000229][index - 35] ?? birth,
    [20190430, 20190501][index - 30] ?? issuedOn,
    index % 5 === 0
      ? ''
      : index % 3 === 0 && index < 30
        ? renewedOn
        : ([20190430, 20190501][index - 30] ?? issuedOn),
    index % 4 === 0 ? '' : ([20190430, 20190501][index - 30] ?? issuedOn),
    OFFICES[index % OFFICES.length] as string,
    STATUSES[index % STATUSES.length] as string,
    index % 6 === 0 ? String(index + 1) : '',
  ];
});

/** The table as text. */
function textOf(write: Writing, separator = ',', end = '\n'): string {
  const quoted = (cell: string) =>
    /[,"\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""').replaceAll('\n', end)}"` : cell;
  const rows = ROWS.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? write(partsOf(cell)) : cell)),
  );
  return `${[HEADER, ...rows].map((row) => row.map(quoted).join(separator)).join(end)}${end}`;
}

type Encode = (text: string) => Uint8Array;
const CONTAINERS: Readonly<Record<string, (write: Writing, encode: Encode) => Uint8Array>> = {
  plain: (write, encode) => encode(textOf(write)),
  TSV: (write, encode) => encode(textOf(write, '\t')),
  CRLF: (write, encode) => encode(textOf(write, ',', '\r\n')),
  CR: (write, encode) => encode(textOf(write, ',', '\r')),
  gzip: (write, encode) => gzipSync(encode(textOf(write)), { level: 1 }),
  zip: (write, encode) => zipOf([{ name: '記録.csv', content: encode(textOf(write)) }]),
};

const folder = temporaryFolder();
let files = 0;
function fileOf(bytes: Uint8Array): string {
  files += 1;
  const path = join(folder, `${files}.dat`);
  writeFileSync(path, bytes);
  return path;
}

const ARGUMENTS = ['--format', 'json', '--by', 'office', '--as-of', '2025-04-01'];

/** All that a forecast says of the records, and nothing of the file. */
function figuresOf({ stdout, stderr, code }: Run): string {
  if (code !== 0) throw new Error(stderr);
  const { inputs: _inputs, options: _options, ...figures } = JSON.parse(stdout);
  return JSON.stringify(figures);
}

async function forecast(bytes: Uint8Array, options: readonly string[] = []): Promise<string> {
  return figuresOf(await inside(['forecast', fileOf(bytes), ...ARGUMENTS, ...options]));
}

let expected = '';
beforeAll(async () => {
  expected = await forecast(new TextEncoder().encode(textOf(WRITINGS.iso)));
  const { records, rows } = JSON.parse(expected);
  expect(records).toMatchObject({ rows: 40, rejected: 0 });
  expect(rows.length).toBeGreaterThan(6);
});

describe('one table, one forecast', () => {
  const forms = Object.entries<Writing>({ ...WRITINGS, ...CODED });
  // Containers take turns: each comes with every form of date and with every encoding.
  it.each(forms.map(([name, write], turn) => [name, write, turn] as const))(
    '%s, in every encoding and container',
    async (name, write, turn) => {
      const options = Object.hasOwn(CODED, name) ? ['--era-codes'] : [];
      const containers = Object.entries(CONTAINERS);
      for (const [index, [encoding, encode]] of Object.entries(ENCODINGS).entries()) {
        for (const next of [0, 1]) {
          const at = (turn + 2 * index + next) % containers.length;
          const [container, pack] = containers[at] as (typeof containers)[number];
          const figures = await forecast(pack(write, encode), options);
          expect(figures === expected, `${encoding}, ${container}`).toBe(true);
        }
      }
    },
  );

  /** A workbook with the table on its second sheet too, its days as `write` has them. */
  function workbook(write: (civil: number) => string | number | Date): Promise<Uint8Array> {
    const rows = ROWS.map((row) =>
      row.map((cell) => (typeof cell === 'number' ? write(cell) : cell === '' ? null : cell)),
    );
    return writeXlsx({
      sheets: [
        { name: '表紙', rows: [['マイナンバーカード']] },
        { name: '記録', rows: [HEADER, ...rows] },
      ],
    });
  }
  const dateOf = (civil: number) => new Date((serialOf(civil) - 25569) * 86_400_000);
  const SHEET = ['--sheet', '記録'];

  it.each(forms)('%s, as text in a workbook', async (name, write) => {
    const options = Object.hasOwn(CODED, name) ? ['--era-codes'] : [];
    const bytes = await workbook((civil) => write(partsOf(civil)));
    expect(await forecast(bytes, [...SHEET, ...options])).toBe(expected);
  });

  it('serial numbers and cells with dates in a workbook', async () => {
    expect(await forecast(await workbook(serialOf), SHEET)).toBe(expected);
    expect(await forecast(await workbook(dateOf), SHEET)).toBe(expected);
  });

  it('the built command, from files and from standard input', async () => {
    const era = Object.entries(CONTAINERS).map(([, pack]) =>
      pack(WRITINGS.era, ENCODINGS['CP932'] as Encode),
    );
    for (const bytes of era) {
      const [named, piped] = await Promise.all([
        koshin(['forecast', fileOf(bytes), ...ARGUMENTS]),
        koshin(['forecast', '-', ...ARGUMENTS], { input: bytes }),
      ]);
      expect(figuresOf(named)).toBe(expected);
      expect(figuresOf(piped)).toBe(expected);
    }
    const book = await workbook(dateOf);
    const zone = { environment: { TZ: 'Pacific/Apia' } };
    expect(
      figuresOf(await koshin(['forecast', '-', ...ARGUMENTS, ...SHEET], { input: book, ...zone })),
    ).toBe(expected);
  });
});

describe('in pieces of 1 to 16 bytes the rows are those of the whole', () => {
  it.each(Object.entries(ENCODINGS))('%s', async (_name, encode) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const bytes = encode(textOf(WRITINGS.era, ',', end));
      const rowsIn = async (size: number) => {
        const rows: [string[], number][] = [];
        await readCsvRows(decodeText(pieces(bytes, size), 'f'), 'f', (cells, line) => {
          rows.push([cells, line]);
        });
        return rows;
      };
      const whole = await rowsIn(bytes.length);
      expect(whole).toHaveLength(41);
      for (let size = 1; size <= 16; size += 1) expect(await rowsIn(size)).toEqual(whole);
    }
  });
});
