// Titles above the header of a text are passed over by every way of reading; a text without titles is read as it was.
import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { allJoined } from '../../../src/read/text/bytes.js';
import { decodeSettled, settleEncoding } from '../../../src/read/text/decode.js';
import { belowTitles } from '../../../src/read/text/title-lines.js';
import { likenessTo } from '../../../src/read/title-rows.js';
import { repositoryAliases } from '../../support/law.js';
import { everythingOf, TOLERANT, textContent } from '../everything.js';

const TITLE = '令和8年10月31日現在　交付状況一覧';
const HEADER = ['番号', '生年月日(和暦)', '作成年月日'];
const KNOWN = ['番号', '生年月日', '発行日'];
const ROWS = [
  ['1', '1990-10-10', '2020-05-15'],
  ['2', '昭和60年1月5日', ''],
  ['3', '1991-02-30', '2020-05-15'],
  ['4', '1992-03-04', '2021-05-15'],
];
const text = (rows: readonly (readonly string[])[], separator = ',') =>
  rows.map((row) => `${row.join(separator)}\n`).join('');

const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with a mark': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  ...Object.fromEntries(
    (['SJIS', 'EUCJP', 'JIS'] as const).map((to) => [
      to,
      (text: string) =>
        Uint8Array.from(
          Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }) as number[],
        ),
    ]),
  ),
};

async function passed(bytes: Uint8Array, piece = 1 << 16, map = false) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.slice(at, at + piece);
  }
  const orders = {
    map: map
      ? ([
          { header: HEADER[1] as string, column: 'birth_date' },
          { header: HEADER[2] as string, column: 'card_issued_on' },
        ] as const)
      : [],
    ignore: [],
  };
  const settled = settleEncoding(chunks(), 'file.csv');
  const { lines, rows, pieces } = await belowTitles(
    settled,
    likenessTo(repositoryAliases(), orders),
  );
  let left = '';
  for await (const each of decodeSettled(pieces, 'file.csv', 'auto')) left += each;
  return { lines, rows, left };
}
const utf8 = ENCODINGS['UTF-8'] as (text: string) => Uint8Array;

describe.each(Object.entries(ENCODINGS))('in %s', (_, encoded) => {
  it.each([',', '\t', ';', '|'])(
    'a title above unknown headers is passed over (%j)',
    async (by) => {
      const table = text([HEADER, ...ROWS], by);
      const found = await passed(encoded(`${TITLE}\n\n${table}`), 7);
      expect(found).toEqual({ lines: 2, rows: 1, left: table });
    },
  );
});

describe('the header', () => {
  const rest = text([HEADER, ...ROWS]);
  it.each([
    ['a quoted title', `"${TITLE}"\r\n${rest.replaceAll('\n', '\r\n')}`, 1],
    ['a title on two lines of one cell', `"令和8年\n一覧"\n${rest}`, 2],
    ['a title that ends with a carriage return', `${TITLE}\r${rest.replaceAll('\n', '\r')}`, 1],
    ['a title filled up with blank cells', `${TITLE},,\n,,\n${rest}`, 2],
    [
      'a title and a line of the day',
      `${TITLE}\n出力日,令和8年10月31日\n${text([[...HEADER, '備考', '校区'], ...ROWS.map((row) => [...row, 'a', 'b'])])}`,
      2,
    ],
    ['a header with a blank cell', `${TITLE}\n番号,,b,c\n1,2,3,4\n`, 1],
    ['a known header below two cells', `出力日,R8\n${text([KNOWN, ...ROWS])}`, 1],
    ['a known header without rows', `${TITLE}\n${text([KNOWN])}`, 1],
    [
      'a header of which one column is known',
      `${TITLE}\n${text([['番号', '生年月日', '作成'], ...ROWS])}`,
      1,
    ],
  ])('stands below %s', async (_, content, lines) => {
    const found = await passed(utf8(content));
    expect(found.lines).toBe(lines);
    const lineEnds = /\r\n|\r|\n/;
    expect(found.left.split(lineEnds)).toEqual(content.split(lineEnds).slice(lines));
  });

  it('that is mapped is known wherever it stands', async () => {
    const content = `出力日,R8\n${text([HEADER])}`;
    expect((await passed(utf8(content), 9, true)).lines).toBe(1);
    expect((await passed(utf8(content), 9)).lines).toBe(0);
  });

  it.each([
    ['no title', rest],
    ['known headers', text([KNOWN, ...ROWS])],
    ['a second table below', text([HEADER, ...ROWS, KNOWN, ...ROWS])],
    ['one column', '一覧\na\nb\nc\n'],
    ['one column and a comma', '一覧\na,b\nc\nd\n'],
    ['one column of which the last has a comma', '一覧\na\nb,c\n'],
    ['one line', `${TITLE}\n`],
    ['a known column alone', 'birth_date\n1990-10-10,2020-05-15\n1990-10-10,2020-05-15\n'],
    ['the separator named', `sep=;\n${text([HEADER, ...ROWS], ';')}`],
    ['a first row of several cells', `a,b\n${rest}`],
    ['a quotation mark that stays open', `"${TITLE}\n${rest}`],
  ])('stays in the first line with %s', async (_, content) => {
    expect(await passed(utf8(content))).toEqual({ lines: 0, rows: 0, left: content });
  });
});

describe('by every way of reading', () => {
  const SCANNER = { ...TOLERANT, scans: true };
  const THREADS = { ...SCANNER, threads: 2, part: 64, block: 64, step: 32 };
  const rows = [KNOWN, ...Array.from({ length: 40 }, () => ROWS).flat()];

  it.each([
    ['the tolerant reader', TOLERANT],
    ['the scanner', SCANNER],
    ['threads', THREADS],
  ])('%s gives what a blank line instead of the title gives', async (_, weights) => {
    let asked = 0;
    for (const encoded of Object.values(ENCODINGS)) {
      for (const by of [',', '\t', ';']) {
        const table = text(rows, by);
        for (const piece of [11, 1 << 16]) {
          const read = (bytes: Uint8Array, by = weights) =>
            everythingOf(textContent(bytes, piece), by);
          const expected = await read(encoded(`\n${table}`), TOLERANT);
          const found = await read(encoded(`"${TITLE}"\n${table}`));
          expect(found.outcome).toEqual(expected.outcome);
          asked += found.asked;
          expect(expected.outcome).toMatchObject({ totals: { cards: 160, rejectedRows: 80 } });
        }
      }
    }
    expect(asked > 0).toBe(weights === THREADS);
  });

  it('a fault in the bytes below is told where it stands', async () => {
    const bytes = (first: string) =>
      allJoined([utf8(`${first}\n${text(rows)}`), Uint8Array.of(0, 10)]);
    // Read ahead as far as it goes, it is no end of the text.
    await expect(passed(Uint8Array.of(0x61, 10, 0xb1, 0xb2, 10), 2)).rejects.toThrow();
    const plain = utf8(`\n${text(rows)}`).length;
    for (const weights of [TOLERANT, SCANNER]) {
      const { outcome } = await everythingOf(textContent(bytes(TITLE), 11), weights);
      expect(outcome).toMatchObject({
        code: 'input-binary',
        params: { offset: plain + utf8(TITLE).length },
      });
    }
  });
});
