// The plain scanner, in any pieces, parts and threads, gives what the tolerant reader gives, to the last finding.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABSENT, type MaybeDate } from '../../../src/calendar/civil-date.js';
import { NOTES_PER_PART, type Weights } from '../../../src/read/plain/weights.js';
import type { Finding } from '../../../src/records/findings.js';
import type { RecordUse } from '../../../src/tally/record-use.js';
import { runs, SEED } from '../../support/chance.js';
import {
  EXAMINED,
  everythingOf as everythingRead,
  HELD,
  TOLERANT,
  textContent,
  type Way,
} from '../everything.js';
import { CODED, cp932, inCp932, japanese, partsOf, WRITINGS, type Writing } from '../written.js';

/** All that reading a text in pieces gives. */
const everythingOf = (
  bytes: Uint8Array,
  { weights, piece }: Way,
  ...rest: [takenOn?: MaybeDate, use?: RecordUse, eraCodes?: boolean]
) => everythingRead(textContent(bytes, piece), weights, ...rest);

const HEADERS: Record<string, string> = {
  record_id: 'record_id',
  birth_date: '生年月日',
  applied_on: '申請受付日',
  card_issued_on: '発行日',
  handed_over_on: '交付日',
  signature_cert_issued_on: '署名用電子証明書発行日',
  user_cert_issued_on: 'user_cert_issued_on',
  office: '総合支所',
  status: '状態',
  stay_expires_on: 'stay_expires_on',
  card_issue_kind: '交付区分',
  card_expires_on: 'card_expires_on',
  count: '件数',
  note: '備考',
  sort: '区分',
};

const pad = (value: number) => String(value).padStart(2, '0');
const dateIn = (first: number, last: number) =>
  fc
    .tuple(
      fc.integer({ min: first, max: last }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, day]) => `${year}-${pad(month)}-${pad(day)}`);
const often = <Value>(weight: number, plain: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>) =>
  fc.oneof({ weight, arbitrary: plain }, { weight: 1, arbitrary: odd });

const oddDate = (plain: fc.Arbitrary<string>) =>
  fc.oneof(
    plain.map((date) => date.replaceAll('-', '/')),
    plain.map((date) => date.replaceAll('-', '')),
    plain.map((date) => `"${date}"`),
    plain.map((date) => ` ${date}`),
    plain.map((date) => `${date} `),
    plain.map((date) => `${date} 00:00:00`),
    plain.map((date) => `\u200e${date}`),
    plain.map((date) => date.replace('-', '\u200b-')),
    plain.map((date) => date.replace(/-0?(\d+)-0?(\d+)/, '/$1/$2')),
    fc.constantFrom(
      '',
      '令和2年5月15日',
      'H28/1/15',
      'R020515',
      '２０２０－０５－１５',
      '2021-02-29',
      '2020-02-29',
      '2021-13-01',
      '2021-00-10',
      '2021-04-31',
      '9999-12-31',
      '1850-01-01',
      '2015-10-04',
      '2016/01-15',
      '20211',
      'abc',
      '2020-5-15',
      '2O20-05-15',
      '---',
      '2020年5月15日',
      '5020515',
    ),
  );

/** What a file is refused for; most files of the test hold none of it, so that they are counted. */
const PERSONAL = [
  '山田太郎',
  '山田 太郎',
  'John Smith',
  '983205673214',
  '9832-0567-3214',
  '03-1234-5678',
  '09012345678',
  'someone@example.jp',
  '港区芝公園1丁目5番25号',
];

const oddText = fc.constantFrom(
  ...PERSONAL,
  '合計',
  ' 合計',
  '小計１',
  '',
  ' ',
  '　',
  '芝 ',
  ' 芝',
  '"芝,高輪"',
  '"芝;高輪"',
  '"芝\t高輪"',
  '"""芝"""',
  '""',
  '" "',
  '" 芝"',
  '"芝""高輪"',
  '芝"高輪',
  '"芝"',
  'a"b"c',
  'tab\there',
  'x\u0001',
  'x\u007f',
  '\u001a',
  '０１２',
  'ｼﾊﾞ',
  'Ｓｈｉｂａ',
  '芝\u{e0100}',
  '\u200b',
  '\ufeff芝',
  'a\u00a0b  c',
  '__proto__',
  '12345678901',
  '2020-01-01-123456',
);
const rareText = fc.constantFrom(
  '"two\nlines"',
  '"two\r\nlines"',
  'car\riage',
  '"open',
  '"a"b',
  '"a" ',
  'nul\0',
  '"',
);

const texts = (plain: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 60, arbitrary: plain },
    { weight: 4, arbitrary: oddText },
    { weight: 0, arbitrary: rareText },
  );

const dates = (plain: fc.Arbitrary<string>) => often(25, plain, oddDate(plain));

/** A cell of each column, mostly plain. */
const CELLS: Record<string, fc.Arbitrary<string>> = {
  record_id: texts(
    fc.oneof(
      fc.nat(300).map((id) => `id${id}`),
      fc.nat(99_999_999).map(String),
      fc.nat(50).map((id) => `番号${id}`),
    ),
  ),
  birth_date: dates(fc.oneof(dateIn(1930, 1995), dateIn(1996, 2018))),
  applied_on: often(3, fc.constant(''), dates(dateIn(2015, 2016))),
  card_issued_on: dates(dateIn(2016, 2024)),
  handed_over_on: often(3, fc.constant(''), dates(dateIn(2023, 2025))),
  signature_cert_issued_on: dates(often(3, dateIn(2024, 2025), fc.constant(''))),
  user_cert_issued_on: dates(often(3, dateIn(2024, 2025), fc.constant(''))),
  office: texts(fc.constantFrom('芝地区総合支所', '麻布', '赤坂', 'Takanawa', '高輪', '')),
  status: texts(
    fc.constantFrom(
      'active',
      'active',
      '',
      'moved_out',
      'deceased',
      '転出',
      'ACTIVE',
      '有効',
      '死亡',
      '一時停止',
      '保留',
      'what',
    ),
  ),
  stay_expires_on: often(4, fc.constant(''), dates(dateIn(2024, 2030))),
  card_issue_kind: texts(fc.constantFrom('', 'new', 'renewal', '更新', '再交付')),
  card_expires_on: often(4, fc.constant(''), dates(dateIn(2026, 2034))),
  count: texts(fc.constantFrom('', '1', '2', '007', '0', '1,000', '999999999')),
  sort: fc.constantFrom('', '転出', '更新', '死亡'),
  note: texts(fc.constantFrom('', 'A-1', 'memo', '窓口', '123', '1234567890')),
};

const rowOf = (columns: readonly string[]) =>
  fc
    .tuple(
      fc.tuple(...columns.map((column) => CELLS[column] as fc.Arbitrary<string>)),
      often(
        40,
        fc.constant('whole'),
        fc.constantFrom('short', 'long', 'blank tail', 'empty', 'separators', 'spaces'),
      ),
    )
    .map(([cells, shape]) => {
      if (shape === 'short') return cells.slice(1);
      if (shape === 'long') return [...cells, 'x'];
      if (shape === 'blank tail') return [...cells, '', ' '];
      if (shape === 'empty') return [''];
      if (shape === 'separators') return cells.map(() => '');
      return shape === 'spaces' ? ['  '] : cells;
    });

const FORMS: Readonly<Record<string, Writing>> = { ...WRITINGS, ...CODED };

const table = fc
  .tuple(
    fc.shuffledSubarray(
      Object.keys(CELLS).filter((each) => !['birth_date', 'card_issued_on'].includes(each)),
    ),
    fc.boolean(),
  )
  .chain(([others, required]) => {
    const columns = [
      ...others.slice(0, 2),
      'card_issued_on',
      ...others.slice(2),
      ...(required ? ['birth_date'] : []),
    ];
    const all = required ? columns : ['birth_date', ...columns];
    return fc.record({
      columns: fc.constant(all),
      rows: fc.array(rowOf(all), { maxLength: 80, size: 'max' }),
      rare: fc.option(fc.tuple(fc.nat(), rareText), { freq: 4 }),
      separator: fc.constantFrom(',', ',', ',', '\t', ';', '|'),
      first: often(
        12,
        fc.constant(''),
        fc.constantFrom('sep', '"sep"', '"', 'drawn', '\ufeff', '\ufeff"'),
      ),
      end: fc.constantFrom('\n', '\n', '\r\n'),
      finalEnd: fc.boolean(),
      encoding: fc.constantFrom(
        'utf-8',
        'utf-8',
        'utf-8-bom',
        'cp932',
        'ascii',
        'euc-jp',
        'iso-2022-jp',
      ),
      quoting: fc.constantFrom('as they are', 'as they are', 'all', 'some'),
      writings: fc.array(often(2, fc.constant('iso'), fc.constantFrom(...Object.keys(FORMS))), {
        minLength: all.length,
        maxLength: all.length,
      }),
      personal: often(3, fc.constant(false), fc.constant(true)),
      garbage: fc.option(fc.tuple(fc.nat(), fc.integer({ min: 128, max: 255 })), { freq: 8 }),
      blankFirst: often(10, fc.constant(false), fc.constant(true)),
    });
  });

/** The cells of a file as its system writes them: dates of a column in one form, quotation marks around all cells or some. */
function writtenBy({ quoting, writings }: Table, cells: readonly string[], line: number): string[] {
  return cells.map((cell, index) => {
    const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(cell) ?? []).map(
      Number,
    );
    const civil = year * 10000 + month * 100 + day;
    const isDay = civil >= 18730101 && month >= 1 && month <= 12 && day >= 1;
    const text = isDay ? (FORMS[writings[index] ?? 'iso'] as Writing)(partsOf(civil)) : cell;
    const isQuoted = quoting === 'all' || (quoting === 'some' && (index * 7 + line) % 3 === 0);
    return isQuoted && !/["\n\r]/.test(text) ? `"${text}"` : text;
  });
}

/** Characters that an encoding lacks, are left out. */
const WRITE: Readonly<Record<string, (text: string) => Uint8Array>> = {
  cp932: (text) => cp932(Array.from(text, (each) => (inCp932(each) ? each : '')).join('')),
  'euc-jp': (text) => japanese(text, 'EUCJP'),
  'iso-2022-jp': (text) => japanese(text, 'JIS'),
};

type Table = typeof table extends fc.Arbitrary<infer Value> ? Value : never;

function bytesOf(given: Table): Uint8Array {
  const { columns, rows, separator, end, encoding } = given;
  const header = columns.map((column) =>
    encoding === 'ascii' ? column : (HEADERS[column] as string),
  );
  const harmless = (cell: string) => (PERSONAL.includes(cell) ? '芝' : cell);
  const shown = given.personal ? rows : rows.map((cells) => cells.map(harmless));
  const lines = [header, ...shown].map((cells, line) =>
    writtenBy(given, cells, line).join(separator),
  );
  if (given.first.includes('sep')) lines.unshift(given.first.replace('sep', `sep=${separator}`));
  else if (given.first === 'drawn') lines.splice(1, 0, '-----+-----');
  else if (given.first === '"') lines[0] = header.map((cell) => `"${cell}"`).join(` ${separator} `);
  else if (given.first === '\ufeff"')
    lines[0] = `\ufeff"${header[0]}"${lines[0]?.slice(header[0]?.length)}`;
  else lines[0] = given.first + lines[0];
  // Of two faults, the pieces decide which one is met first.
  const isDrawn = given.first === 'drawn';
  if (given.rare && !isDrawn) {
    const [place, cell] = given.rare;
    lines.splice(1 + (place % lines.length), 0, columns.map(() => cell).join(separator));
  }
  let text = (given.blankFirst ? end : '') + lines.join(end) + (given.finalEnd ? end : '');
  if (encoding === 'utf-8-bom') text = `\u{FEFF}${text}`;
  const bytes = WRITE[encoding]?.(text) ?? new TextEncoder().encode(text);
  // Of a broken pair of ISO-2022-JP, the pieces decide which half is named.
  if (given.garbage && !isDrawn && encoding !== 'iso-2022-jp')
    bytes[given.garbage[0] % bytes.length] = given.garbage[1];
  return bytes;
}

const way = fc.record({
  piece: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 65, max: 100_000 })),
  weights: fc.record({
    scans: fc.constant(true),
    threads: fc.integer({ min: 1, max: 8 }),
    threadsFrom: fc.constantFrom(0, 1, 500),
    /** Here in how many parts, so that a small file is not cut into thousands. */
    part: fc.integer({ min: 1, max: 9 }),
    block: fc.integer({ min: 1, max: 300 }),
    step: fc.integer({ min: 1, max: 300 }),
  }),
});

/** What is asked of a file. */
const asked = fc.record({
  takenOn: fc.constantFrom(0, 20240601),
  use: fc.constantFrom(HELD, EXAMINED),
  eraCodes: fc.boolean(),
});

describe('the plain scanner and the tolerant reader', () => {
  test('give the same of any file, in any pieces, parts and threads', {
    timeout: 600_000,
  }, async () => {
    let [parts, counted] = [0, 0];
    await fc.assert(
      fc.asyncProperty(table, way, asked, async (given, by, { takenOn, use, eraCodes }) => {
        const bytes = bytesOf(given);
        const of = [takenOn as MaybeDate, use, eraCodes] as const;
        const expected = await everythingOf(bytes, { weights: TOLERANT, piece: 1 << 16 }, ...of);
        const part = Math.ceil(bytes.length / by.weights.part);
        const found = await everythingOf(bytes, { ...by, weights: { ...by.weights, part } }, ...of);
        parts += found.asked;
        if ('totals' in (expected.outcome as object)) counted += 1;
        expect(found.outcome).toEqual(expected.outcome);
      }),
      {
        numRuns: runs(100),
        seed: SEED,
        endOnFailure: process.env['SCANNER_SHRINKS'] === undefined,
      },
    );
    expect(parts).toBeGreaterThan(20);
    expect(counted).toBeGreaterThan(30);
  });

  test.each([
    [
      'a mark left open behind blank lines',
      'a,1980-01-01,2020-01-01\n"b",1980-01-01,2020-01-01\n\n\n"c,1980\n\n',
    ],
    [
      'a cell over two lines',
      'a,1980-01-01,2020-01-01\n"b\nc",1980-01-01,2020-01-01\nd,1980-01-01,20\n',
    ],
    [
      'a mark behind a closing one',
      'a,1980-01-01,2020-01-01\n"b"c,1980-01-01,2020-01-01\nd,1980-01-01,20\n',
    ],
    [
      'a carriage return alone',
      'a,1980-01-01,2020-01-01\rb,1980-01-01,2020-01-01\nc,1980-01-01,20\n',
    ],
    [
      'bytes outside ASCII late',
      `${'a,1980-01-01,2020-01-01\n'.repeat(40)}芝,1980-01-01,2020-01-01\nb,,\n`,
    ],
  ])('agree on %s', async (_, rows) => {
    const bytes = new TextEncoder().encode(`office,birth_date,card_issued_on\n${rows}`);
    const expected = await everythingOf(bytes, { weights: TOLERANT, piece: 1 << 16 });
    for (const piece of [1, 7, 50, 1 << 16]) {
      for (const threads of [1, 2, 8]) {
        const weights = { scans: true, threads, threadsFrom: 0, part: 40, block: 16, step: 16 };
        expect((await everythingOf(bytes, { weights, piece })).outcome).toEqual(expected.outcome);
      }
    }
  });

  test.each<[string, Uint8Array]>([
    [
      'an escape of ISO-2022-JP that comes late',
      Buffer.concat([
        Buffer.from(`office,birth_date,card_issued_on\n${'a,1980-01-01,2020-01-01\n'.repeat(40)}`),
        japanese(`芝,1980-01-01,2020-01-01\n${COMMAS},1980-01-01,2020-01-01\n`.repeat(9), 'JIS'),
      ]),
    ],
    [
      'a second byte-order mark before a quotation mark',
      new TextEncoder().encode(
        '\ufeff\ufeff"birth_date","card_issued_on"\n"1980-01-01","2020-01-01"\n',
      ),
    ],
    [
      'identifiers that show nothing',
      new TextEncoder().encode(
        `record_id,birth_date,card_issued_on\n${['a1', '\u200b', ' \u2060 ', 'b2', '\u200b'].map((id) => `${id},1980-01-01,2020-01-01\n`).join('')}`,
      ),
    ],
  ])('agree on %s', async (_, bytes) => {
    const expected = await everythingOf(bytes, { weights: TOLERANT, piece: 1 << 16 });
    expect(expected.outcome).toMatchObject({ totals: { rejectedRows: 0 } });
    for (const piece of [1, 50, 1 << 16]) {
      for (const threads of [1, 8]) {
        const weights = { scans: true, threads, threadsFrom: 0, part: 40, block: 16, step: 16 };
        expect((await everythingOf(bytes, { weights, piece })).outcome).toEqual(expected.outcome);
      }
    }
  });

  test.each<[string, (text: string) => Uint8Array, readonly number[]]>([
    ['a NUL', (text) => new TextEncoder().encode(text), [0]],
    ['a byte that is no UTF-8', (text) => new TextEncoder().encode(text), [0xff]],
    ['a byte that is no CP932', cp932, [0xff]],
    ['a byte that is no EUC-JP', (text) => japanese(text, 'EUCJP'), [0xff]],
    ['the end of a file within a character', (text) => new TextEncoder().encode(text), []],
  ])(
    'tell the first of two faults: an office that is a number, and %s',
    async (what, write, wrong) => {
      const row = '芝,1980-01-01,2020-01-01\n';
      const number = '0312345678,1980-01-01,2020-01-01\n';
      for (const before of ['', '"芝",1980-01-01,2020-01-01\n']) {
        for (const [rows, behind] of [
          [`${row.repeat(30)}${number}`, row],
          [row.repeat(30), number],
        ] as const) {
          // With a mark, since the bytes before a wrong one could be of another encoding.
          const mark = what.endsWith('UTF-8') ? '\ufeff' : '';
          const text = `${mark}office,birth_date,card_issued_on\n${before}${rows}`;
          const rest = write(behind.repeat(40));
          const bytes =
            wrong.length === 0
              ? Buffer.concat([write(text + behind.repeat(40)), Uint8Array.of(0xe8, 0x8a)])
              : Buffer.concat([write(text), Uint8Array.from(wrong), rest]);
          const faults = new Set<string>();
          for (const piece of [1, 7, 50, 1 << 16]) {
            const threads = {
              scans: true,
              threads: 8,
              threadsFrom: 0,
              part: 300,
              block: 64,
              step: 16,
            };
            for (const weights of [TOLERANT, { ...threads, threads: 1 }, threads]) {
              const { outcome } = await everythingOf(bytes, { weights, piece });
              faults.add(JSON.stringify(outcome));
            }
          }
          expect([...faults]).toHaveLength(1);
          const isNumberFirst = behind === row || wrong.length === 0;
          expect([...faults][0]?.includes('privacy-office-number')).toBe(isNumberFirst);
        }
      }
    },
  );

  test('agree on rows with findings of their dates', async () => {
    const kinds = [
      '芝,1980-01-01,2020-05-01,,1,a',
      '芝,1980-01-01,2020-05-01,2020-04-30,2,a',
      // Only a row that is taken tells that an office is written otherwise.
      'Ｓｈｉｂａ,2021-01-01,2020-05-01,,3,b',
      '麻布,1980/01/01,20140501,,4,b',
      '麻布,昭和55年1月1日,2014-05-01,,5,c',
      '芝,1980-01-01,2020-05-01,R1.5.1,7,c',
      '合計,,,,30,',
      '合計,1980-02-30,2020-05-01,,30,',
      '芝,1980-02-30,2020-05-01,2020/02/30,1,d',
      '芝,令和2年2月30日,2020-05-01,2020-13-01,1,d',
      '"芝","1980-01-01","2021-02-29",,1,"e"',
      '芝,1980-01-01,2021-02-29x,,1,e',
    ];
    const rows = Array.from({ length: 200 }, (_, row) => kinds[(row * 31) % 12] as string);
    const text = `office,birth_date,card_issued_on,stay_expires_on,count,record_id\n${rows.join('\n')}\n`;
    const { outcome } = await inParts(text);
    const codes = new Set(outcome.findings.map(({ code }) => code));
    expect([...codes].toSorted()).toEqual([
      'duplicate-id',
      'impossible-date',
      'issue-before-birth',
      'issue-before-scheme',
      'mixed-date-forms',
      'stay-before-issue',
      'total-row',
      'unreadable-date',
    ]);
  });

  test('agree on more findings than are kept by themselves, all of them told, without handing over', async () => {
    const columns = [
      ...['birth_date', 'card_issued_on', 'applied_on', 'handed_over_on', 'stay_expires_on'],
      ...['user_cert_issued_on', 'signature_cert_issued_on', 'card_expires_on'],
    ];
    const row = (day: string) => `${columns.map(() => day).join(',')},hold,a`;
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      row(index % 50 === 0 ? '2020-01-01' : '2021-02-30'),
    );
    const text = `${columns.join(',')},status,record_id\n${rows.join('\n')}\n`;
    const bytes = new TextEncoder().encode(text);
    const read = (weights: Weights) => everythingOf(bytes, { weights, piece: 1 << 16 });
    const expected = await read(TOLERANT);
    const { findings } = expected.outcome as { findings: Finding[] };
    expect(findings.length).toBeGreaterThan(4 * NOTES_PER_PART);
    // All parts are read, though each has more.
    const part = Math.ceil(bytes.length / 4);
    const weights = { ...TOLERANT, scans: true, threads: 2, part, block: 1 << 14, step: 64 };
    const { outcome, asked } = await read(weights);
    expect(outcome).toEqual(expected.outcome);
    expect(asked).toBe(4);
  });

  test('agree on identifiers met again, more than are compared as they come', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => (index * 7919) % 211);
    const rows = ids.map((id) => `id${id},1980-01-01,2020-01-01`);
    const text = `record_id,birth_date,card_issued_on\n${rows.join('\n')}\n`;
    const content = () => textContent(new TextEncoder().encode(text), 1 << 16);
    const read = (weights: Weights) => everythingRead(content(), weights, ABSENT, HELD, false, 20);
    const expected = await read(TOLERANT);
    expect(expected.outcome).toMatchObject({ totals: { rows: 300 } });
    // The first 20 different ones come as 20 rows; of all others that were met before, one is told for each.
    expect((expected.outcome as { later: unknown[] }).later).toHaveLength(300 - 211);
    for (const part of [200, 2000]) {
      const weights = { ...TOLERANT, scans: true, threads: 2, part, block: 64, step: 64 };
      const { outcome, asked } = await read(weights);
      expect(asked).toBeGreaterThan(3);
      expect(outcome).toEqual(expected.outcome);
    }
  });

  test('agree on the order of invisible characters met in parts that had to be read again', async () => {
    const row = (office: string) => `${office},1980-05-05,2020-01-15`;
    const rows = [
      'office,birth_date,card_issued_on',
      ...Array.from({ length: 20 }, () => row('Shiba')),
      row('芝'),
      row('Shiba\u0002'),
      ...Array.from({ length: 20 }, () => row('Shiba\u0001')),
    ];
    const { outcome } = await inParts(rows.join('\n'));
    expect(outcome.findings).toMatchObject([{ params: { characters: ['U+0002', 'U+0001'] } }]);
  });

  test('agree on a date repeated byte by byte behind a date in another form', async () => {
    const rows = [
      'card_issued_on,user_cert_issued_on,signature_cert_issued_on,birth_date',
      '2020-01-15,20240301,2020-01-15,1980-05-05',
      '2020-01-15,2024/03/01,2024/03/01,1980-05-05',
      '2020-01-15,2020-01-15,2020-01-150,1980-05-05',
    ];
    const bytes = new TextEncoder().encode(rows.join('\n'));
    const expected = await everythingOf(bytes, { weights: TOLERANT, piece: 1 << 16 });
    const weights = {
      scans: true,
      threads: 1,
      threadsFrom: 0,
      part: 1 << 20,
      block: 1 << 16,
      step: 1 << 16,
    };
    expect((await everythingOf(bytes, { weights, piece: 1 << 16 })).outcome).toEqual(
      expected.outcome,
    );
  });

  test('agree on a form of date met in parts that had to be read again', async () => {
    const rows = [
      'office,birth_date,card_issued_on',
      ...Array.from({ length: 20 }, () => 'Shiba,1980-05-05,2020-01-15'),
      '芝,1980/05/05,2020-01-15',
      ...Array.from({ length: 20 }, () => 'Shiba,1980/05/05,2020-01-15'),
    ];
    const text = rows.join('\n');
    const { outcome, asked } = await inParts(text);
    // What threads read beyond the first byte that is not ASCII was thrown away.
    expect(asked).toBeGreaterThan(Math.ceil(text.length / PART));
    expect(outcome.findings.map(({ code }) => code)).toEqual(['mixed-date-forms']);
  });

  test('agree on blank cells, whose number is not carried over from part to part', async () => {
    const rows = Array.from({ length: 60 }, (_, row) =>
      row % 2 === 0 ? '1980-05-05,2020-01-15,' : '1980-05-05,2020-01-15,2020-01-15',
    );
    const header = 'birth_date,card_issued_on,user_cert_issued_on';
    const { outcome, asked } = await inParts([header, ...rows].join('\n'));
    expect(asked).toBeGreaterThan(5);
    expect(outcome.findings).toEqual([]);
  });
});

/** Characters of which a half in ISO-2022-JP is a comma. */
const COMMAS = '八分卯';

const PART = 200;

/** What eight threads make of a small file, which is what the tolerant reader makes of it. */
async function inParts(text: string): Promise<{ outcome: { findings: Finding[] }; asked: number }> {
  const bytes = new TextEncoder().encode(text);
  const expected = await everythingOf(bytes, { weights: TOLERANT, piece: 1 << 16 });
  const weights = { scans: true, threads: 8, threadsFrom: 0, part: PART, block: 64, step: 16 };
  const { outcome, asked } = await everythingOf(bytes, { weights, piece: 1 << 16 });
  expect(outcome).toEqual(expected.outcome);
  return { outcome: outcome as { findings: Finding[] }, asked };
}
