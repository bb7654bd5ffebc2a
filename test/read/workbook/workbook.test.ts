// Workbooks as people have them: read as the CSV that says the same, or refused with sheet and cell named.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type BookParts,
  cell,
  formula,
  number,
  packed,
  partsOf,
  type Row,
  serialOf,
  shared,
  workbookOf,
} from '../../../scripts/ooxml.js';
import { openInputFile } from '../../../src/host/input-file.js';
import { readSheetTable } from '../../../src/read/workbook/workbook-rows.js';
import type { SheetNote } from '../../../src/records/sheet-notes.js';
import { inside, temporaryFolder } from '../../cli/run-koshin.js';

const folder = temporaryFolder();
let files = 0;
function file(content: string | Uint8Array, ending = 'xlsx'): string {
  files += 1;
  const path = join(folder, `${files}.${ending}`);
  writeFileSync(path, content);
  return path;
}

/** Style 1 of every workbook here. */
const FORMATS = ['yyyy/m/d'];
const day = (civil: number) => number(serialOf(civil), 1);
const HEADER = ['生年月日', '発行日', '支所'];
const GOOD: Row = [day(19901010), day(20200515), '芝'];
const GOOD_CSV = '1990-10-10,2020-05-15,芝\n';

type Options = Partial<BookParts>;
const book = (rows: readonly Row[], more: Options = {}) =>
  workbookOf({ sheets: [{ name: '記録', rows: [...rows] }], formats: FORMATS, ...more });

/** What a forecast makes of a file: its figures, or what is said. */
async function forecast(path: string, args: readonly string[] = []) {
  const run = await inside(['forecast', path, '--format', 'json', '--by', 'office', ...args]);
  const {
    inputs: _inputs,
    options: _options,
    ...figures
  } = run.stdout === '' ? {} : JSON.parse(run.stdout);
  return { ...run, figures };
}

/** Expects the figures of the CSV with these lines under the header. */
async function expectAs(bytes: Uint8Array, lines: string, args: readonly string[] = []) {
  const [workbook, csv] = [
    await forecast(file(bytes), args),
    await forecast(file(`生年月日,発行日,支所\n${lines}`, 'csv')),
  ];
  expect(workbook.stderr, workbook.stderr).not.toMatch(/reject|damaged/);
  expect(workbook.figures).toEqual(csv.figures);
  expect(csv.figures.records.counted).toBeGreaterThan(0);
  return workbook;
}

interface Finding {
  readonly code: string;
  readonly sheet: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a check finds, and what else is said. */
async function check(bytes: Uint8Array, args: readonly string[] = []) {
  const path = file(bytes);
  const run = await inside(['check', path, '--format', 'json', ...args]);
  const findings: Finding[] = run.stdout === '' ? [] : JSON.parse(run.stdout).findings;
  return { ...run, path, findings };
}

describe('a day', () => {
  const cases: [string, Row[number], Options?][] = [
    ['formatted as a date', day(20200515)],
    ['formatted by a built-in format', number(43966, 1), { formats: [14] }],
    ['in an era’s format', number(43966, 1), { formats: ['[$-411]ggge"年"m"月"d"日"'] }],
    ['with a hidden midnight', number('43966.0', 1)],
    ['without a format', number(43966)],
    ['without a format, from 1904', number(42504), { date1904: true }],
    ['formatted, from 1904', number(42504, 1), { date1904: true }],
    ['as the number yyyymmdd', number(20200515)],
    ['as the number yyyymmdd, formatted', number(20200515, 1)],
    ['as a text yyyymmdd', '20200515'],
    ['as a text', '令和2年5月15日'],
    ['in full-width letters', '２０２０／５／１５'],
    ['in ISO 8601', cell({ type: 'd', value: '2020-05-15T00:00:00.000' })],
    ['in ISO 8601 without hyphens', cell({ type: 'd', value: '20200515' })],
    ['that a formula gives', formula('DATE(2020,5,15)', { style: 1, value: 43966 })],
    ['that a formula gives as a text', formula('A1', { type: 'str', value: '2020-05-15' })],
    ['in exponent form', number('4.3966E4', 1)],
    ['in pieces', cell({ style: 1, value: '43<!-- -->9<![CDATA[66]]>' })],
  ];
  it.each(cases)('%s is read', async (_name, issued, more = {}) => {
    const birth = more.date1904 ? number(serialOf(19901010, true), 1) : day(19901010);
    await expectAs(book([HEADER, [birth, issued, '芝']], more), GOOD_CSV);
  });

  const refused: [string, Row[number], string, RegExp, Options?][] = [
    ['numbered 0', number(0, 1), 'impossible-date', /B3/],
    ['numbered 0, without a format', number(0), 'impossible-date', /B3/],
    ['numbered 60', number(60, 1), 'impossible-date', /B3/],
    [
      'numbered 0 by a stand-in',
      formula('DATE(2020,5,15)', { style: 1, value: 0 }),
      'impossible-date',
      /B3/,
      { uncalculated: true },
    ],
    [
      'numbered 0 by a stand-in, from 1904',
      formula('DATE(2020,5,15)', { style: 1, value: 0 }),
      'formula-without-result',
      /B3.*open the file in Excel/,
      { uncalculated: true, date1904: true },
    ],
    ['as the number yymmdd', number(200515), 'unreadable-date', /B3.*holds a number/],
    ['as the number yymmdd of an era', number(70515), 'unreadable-date', /B3.*holds a number/],
    ['before the scheme, without a format', number(41640), 'unreadable-date', /B3.*holds a number/],
    ['before the scheme, formatted', number(41640, 1), 'issue-before-scheme', /B3/],
    ['before all days', number(-5, 1), 'unreadable-date', /B3/],
    ['as a text of digits', '43966', 'unreadable-date', /B3.*accepted/],
    ['as a text yymmdd', '200515', 'unreadable-date', /B3.*accepted/],
    ['with a time that is hidden', number(43966.573, 1), 'unreadable-date', /B3.*time of day/],
    ['as a year with a fraction', number(2020.5), 'unreadable-date', /B3.*holds a number/],
    ['with a time, without a format', number(43966.573), 'unreadable-date', /B3.*time of day/],
    [
      'with a time in ISO 8601',
      cell({ type: 'd', value: '2020-05-15T13:45:00' }),
      'unreadable-date',
      /time of day/,
    ],
    [
      'with a zone in ISO 8601',
      cell({ type: 'd', value: '2020-05-15T00:00:00Z' }),
      'unreadable-date',
      /time with its zone/,
    ],
    ['that is true', cell({ type: 'b', value: 1 }), 'unreadable-date', /B3/],
    ['that is an error', cell({ type: 'e', value: '#N/A' }), 'error-value', /B3.*#N\/A/],
    [
      'that a formula does not give',
      formula('TODAY()'),
      'formula-without-result',
      /B3.*open the file/,
    ],
    [
      'that a formula does not give as a text yet',
      formula('A1', { type: 'str', value: '' }),
      'formula-without-result',
      /B3/,
      { uncalculated: true },
    ],
    [
      'that openpyxl’s formula does not give',
      formula('TODAY()', { value: '' }),
      'formula-without-result',
      /B3/,
    ],
  ];
  it.each(refused)('%s is refused', async (_name, issued, code, says, more = {}) => {
    const good = more.date1904
      ? [number(serialOf(19901010, true), 1), number(serialOf(20200515, true), 1), '芝']
      : GOOD;
    const { findings, code: exit } = await check(
      book([HEADER, good, [good[0] ?? null, issued, '芝']], more),
    );
    expect(findings.map((each) => each.code)).toEqual([code]);
    expect(findings[0]).toMatchObject({ sheet: '記録', line: 3, column: 2 });
    expect(findings[0]?.message).toMatch(says);
    expect(exit).toBe(1);
  });

  it('of birth before 1900 is none, as a number; as a text it is', async () => {
    const rows: Row[] = [HEADER, ['1899-12-31', day(20200515), '芝'], GOOD];
    await expectAs(book(rows), `1899-12-31,2020-05-15,芝\n${GOOD_CSV}`);
  });
});

describe('a value that is not known', () => {
  it('is no blank, in any column that is read', async () => {
    const header = ['birth_date', 'card_issued_on', 'user_cert_issued_on', 'status', 'count'];
    const { findings } = await check(
      book([
        header,
        [day(19901010), day(20200515), formula('C1'), null, null],
        [day(19901010), day(20200515), null, formula('D1', { type: 'str' }), null],
        [day(19901010), day(20200515), null, null, cell({ type: 'e', value: '#REF!' })],
        [day(19901010), day(20200515), null, formula('E1', { type: 'str', value: '' }), null],
        [null, null, null, formula('A1'), null],
      ]),
    );
    expect(findings.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['formula-without-result', 2, 3],
      ['formula-without-result', 3, 4],
      ['error-value', 4, 5],
      ['formula-without-result', 6, 4],
    ]);
  });

  it('does no harm in a column that is not read', async () => {
    const rows: Row[] = [
      [...HEADER, '備考'],
      [...GOOD, cell({ type: 'e', value: '#N/A' })],
    ];
    await expectAs(book(rows), GOOD_CSV);
  });

  it('stands for 0 where nothing has been calculated', async () => {
    const row: Row = [day(19901010), day(20200515), formula('D2', { value: 0 })];
    const { findings } = await check(book([HEADER, row], { uncalculated: true }));
    expect(findings).toMatchObject([{ code: 'formula-without-result', line: 2, column: 3 }]);
    const calculated = await forecast(file(book([HEADER, row])));
    expect(calculated.figures.records.counted).toBe(1);
  });
});

describe('merged cells', () => {
  const rows: Row[] = [['交付状況', null, null], [], HEADER, GOOD, GOOD, ['合計', null, number(2)]];
  const merged = (...ranges: string[]) =>
    workbookOf({ sheets: [{ name: '記録', rows, merged: ranges }], formats: FORMATS });

  it.each([
    ['titles', 'A1:C1'],
    ['titles over two rows', 'A1:C2'],
    ['the row of totals', 'A6:B6'],
    ['rows below the table', 'A7:C9'],
    ['columns beside the table', 'D4:E5'],
    ['one that is read with one that is not', 'C4:D4'],
    ['one cell', 'C4:C4'],
  ])('%s do no harm', async (_name, range) => {
    await expectAs(merged(range), GOOD_CSV + GOOD_CSV);
  });

  it.each([
    ['down', 'C4:C5', 4, 3],
    ['across', 'A5:B5', 5, 2],
    ['from the header', 'B3:B4', 4, 2],
    ['into the row of totals', 'A5:A6', 5, 1],
  ])('%s are refused', async (_name, range, line, column) => {
    const { findings, code } = await check(merged(range));
    const found = findings.filter((each) => each.code === 'merged-cells');
    expect(found).toMatchObject([{ sheet: '記録', line, column }]);
    expect(found[0]?.message).toContain(range);
    expect(code).toBe(1);
    expect(await forecast(file(merged(range)))).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('the sheet that is read', () => {
  const records = { name: '今月分', rows: [HEADER, GOOD] };
  const older = { name: '先月分', rows: [HEADER, GOOD, GOOD] };
  const cover = { name: '表紙', rows: [['マイナンバーカード']] };
  const sheets = (...list: BookParts['sheets']) => workbookOf({ sheets: list, formats: FORMATS });

  it.each([
    ['is not a hidden one', [{ ...older, state: 'hidden' as const }, records], '“先月分” (hidden)'],
    ['is not a very hidden one', [{ ...older, state: 'veryHidden' as const }, records], '(hidden)'],
    [
      'is no chart',
      [{ name: 'グラフ', kind: 'chartsheet' as const }, records],
      '“グラフ” (a chart',
    ],
    ['is no dialog', [{ name: '窓', kind: 'dialogsheet' as const }, records], '“(1)” (a chart'],
    ['is no sheet of macros', [{ name: 'M', kind: 'xlMacrosheet' as const }, records], '“(1)” (a'],
    ['is no cover', [cover, records], '“表紙” (no columns'],
  ])('%s, and the others are named', async (_name, list, says) => {
    const { stderr } = await expectAs(sheets(...list), GOOD_CSV);
    expect(stderr).toContain('sheet “今月分”');
    expect(stderr).toContain(says);
  });

  it('is asked for where several could be meant', async () => {
    const both = sheets(records, older);
    const path = file(both);
    const { code, stderr, stdout } = await inside(['forecast', path], 'ja');
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/「今月分」、「先月分」.*--sheet.*--all-sheets/);
    await expectAs(both, GOOD_CSV, ['--sheet', '今月分']);
    await expectAs(both, GOOD_CSV.repeat(3), ['--all-sheets']);
    const clash = await inside(['check', path, '--all-sheets', '--sheet', '今月分']);
    expect(clash.code).toBe(2);
  });

  it('may be a hidden one by its name, whatever its case and width', async () => {
    const hidden = { ...older, name: 'Ａ', state: 'hidden' as const };
    await expectAs(sheets(hidden, records), GOOD_CSV.repeat(2), ['--sheet', 'a']);
  });

  it('is none of a name that there is not, nor a chart', async () => {
    const path = file(sheets({ name: 'グラフ', kind: 'chartsheet' }, records));
    const unknown = await inside(['check', path, '--sheet', '来月分']);
    expect(unknown).toMatchObject({ code: 3 });
    expect(unknown.stderr).toMatch(/no sheet “来月分”; it has: “グラフ”, “今月分”/);
    const chart = await inside(['check', path, '--sheet', 'グラフ']);
    expect(chart).toMatchObject({ code: 3 });
    expect(chart.stderr).toMatch(/“グラフ” is a chart/);
  });

  it('that comes nearest is checked where none has all columns; a hidden one that has is named', async () => {
    const near = { name: '控', rows: [['覚書'], ['生年月日', '交付'], [day(19901010), null]] };
    const { findings, stderr, code } = await check(
      sheets(cover, near, { ...records, state: 'hidden' }),
    );
    expect(findings).toMatchObject([{ code: 'missing-column', sheet: '(2)', line: 2 }]);
    expect(stderr).toMatch(/“今月分” \(hidden, but has the columns of records/);
    expect(code).toBe(1);
    const only = await inside(['check', file(sheets({ ...records, state: 'hidden' }))]);
    expect(only.stderr).toMatch(/no sheet of the workbook that is shown/);
    expect(only.code).toBe(3);
  });
});

describe('a table on its sheet', () => {
  it('may stand below a title, beside blank columns, and above a row of totals', async () => {
    const rows: Row[] = [
      ['マイナンバーカード発行状況'],
      [null, null, '令和8年11月30日現在'],
      [],
      [null, ...HEADER, null],
      [null, ...GOOD, null],
      [],
      [null, '合　計', null, null, number(1)],
    ];
    const { stderr } = await expectAs(book(rows), GOOD_CSV);
    expect(stderr).toMatch(/header stands in row 4.*\(filled rows: 2\)/);
    expect(stderr).toMatch(/:7: total-row: warning: sheet “記録”, row 7/);
  });

  it('may stand below a title where no header is known, or only by --map', async () => {
    const own = ['番号', '生年月日(和暦)', '作成年月日'];
    const rows: Row[] = [['令和8年の一覧'], [], own, ['1', day(19901010), day(20200515)]];
    const { findings } = await check(book(rows));
    expect(findings).toMatchObject([
      { code: 'missing-column', line: 3 },
      { code: 'missing-column', line: 3 },
    ]);
    const several = await check(book([['a', 'b'], ...rows.slice(1)]));
    expect(several.findings).toMatchObject([{ line: 1 }, { line: 1 }]);
    const map = ['--map', `birth_date=${own[1]}`, '--map', `card_issued_on=${own[2]}`];
    const { figures, stderr } = await forecast(file(book(rows)), map);
    expect(figures.records.counted).toBe(1);
    expect(stderr).toMatch(/header stands in row 3.*\(filled rows: 1\)/);
    expect(stderr).not.toContain('令和8年');
    const places = await forecast(file(book(rows)), [
      '--map',
      'birth_date=(B)',
      '--map',
      'card_issued_on=(C)',
    ]);
    expect(places.figures.records.counted).toBe(1);
  });

  it('is not ended by a record whose identifier says total', async () => {
    const header = ['record_id', ...HEADER];
    const rows: Row[] = [header, ['Total', ...GOOD], ['計', ...GOOD]];
    const { figures } = await forecast(file(book(rows)));
    expect(figures.records.counted).toBe(2);
  });

  it('has hidden rows and columns, which are read and told', async () => {
    const before = '<cols><col min="3" max="4" hidden="1"/></cols>';
    const sheet = { name: '記録', rows: [HEADER, GOOD, GOOD, GOOD], hiddenRows: [2, 3], before };
    const { stderr } = await expectAs(
      workbookOf({ sheets: [sheet], formats: FORMATS }),
      GOOD_CSV.repeat(3),
    );
    expect(stderr).toMatch(/hidden was read like the rest \(rows: 2, columns: C\)/);
  });

  it('names rows and columns as the sheet does', async () => {
    const rows: Row[] = [[], [], HEADER, [], ['不明\n不詳', day(20200515), '芝']];
    const { findings } = await check(book(rows));
    expect(findings).toMatchObject([{ line: 5, column: 1 }]);
    expect(findings[0]?.message).toMatch(/^sheet “記録”, cell A5: /);
  });

  it('has nothing beside it', async () => {
    const { findings } = await check(book([HEADER, GOOD, [...GOOD, null, '要確認']]));
    expect(findings).toMatchObject([{ code: 'row-length', line: 3 }]);
    expect(findings[0]?.message).toMatch(/row 3: a cell in column E is filled.*ends in column C/);
  });

  it('is refused for personal data by sheet and column', async () => {
    const rows: Row[] = [
      [...HEADER, '氏名'],
      [...GOOD, '港 太郎'],
    ];
    const run = await inside(['forecast', file(book(rows))]);
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/“記録”: refused.*column D names/);
  });
});

describe('texts', () => {
  const furigana = '<rPh sb="0" eb="1"><t>シバ</t></rPh><phoneticPr fontId="1"/>';
  it.each([
    ['with their reading, shared', shared(0), [`<t>芝</t>${furigana}`]],
    ['with their reading, in place', cell({ type: 'inlineStr', inline: `<t>芝</t>${furigana}` })],
    ['in runs', shared(0), [`<r><t>芝</t></r><r><rPr><b/></rPr><t>浦</t></r>${furigana}`], '芝浦'],
    ['with spaces kept', shared(0), ['<t xml:space="preserve"> 芝　浦 </t>'], ' 芝　浦 '],
    ['with what Excel escapes', shared(0), ['<t>芝_x0041__x005F_x0041_</t>'], '芝A_x0041_'],
    ['with entities', shared(0), ['<t>&lt;芝&#x6d66;&amp;&gt;</t>'], '<芝浦&>'],
    ['as CDATA', cell({ type: 'str', value: '<![CDATA[<芝>&amp;]]>' }), undefined, '<芝>&amp;'],
    ['that are true', cell({ type: 'b', value: 1 }), undefined, 'TRUE'],
    ['that are numbers', number('12345678.50'), undefined, '12345678.5'],
    ['that are dates', day(20200515), undefined, '2020-05-15'],
  ] as [string, Row[number], string[]?, string?][])(
    '%s',
    async (_name, office, texts, says = '芝') => {
      const bytes = book(
        [HEADER, [day(19901010), day(20200515), office]],
        texts && { shared: texts },
      );
      await expectAs(bytes, `1990-10-10,2020-05-15,${says}\n`);
    },
  );

  it('of headers are read without their reading', async () => {
    const header = [shared(0), shared(1), '支所'];
    const texts = [
      '<t>生年月日</t><rPh sb="0" eb="4"><t>セイネンガッピ</t></rPh>',
      '<r><t>発行</t></r><r><t>日</t></r><rPh sb="0" eb="3"><t>ハッコウビ</t></rPh>',
    ];
    await expectAs(book([header, GOOD], { shared: texts }), GOOD_CSV);
  });
});

describe('a sound workbook', () => {
  const sheets = [{ name: '記録', rows: [HEADER, GOOD] }];
  const parts = partsOf({ sheets, formats: FORMATS });
  const renamed = (rename: (name: string) => string, edit = (text: string) => text) =>
    packed(
      Object.fromEntries(Object.entries(parts).map(([name, text]) => [rename(name), edit(text)])),
    );
  const utf16 = (text: string) =>
    Buffer.from(`\u{FEFF}${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');

  it.each([
    ['of the strict edition', workbookOf({ sheets, formats: FORMATS, strict: true })],
    ['with prefixes', workbookOf({ sheets, formats: FORMATS, prefix: 'x' })],
    ['with backslashes', renamed((name) => name.replaceAll('/', '\\'))],
    ['with capitals', renamed((name) => name.toUpperCase())],
    [
      'with another main part',
      renamed(
        (name) => name.replace('workbook.xml', 'workbook2.xml'),
        (text) => text.replace('xl/workbook.xml', 'xl/workbook2.xml'),
      ),
    ],
    [
      'in another folder',
      renamed(
        (name) => name.replace('xl/', 'book/a b/'),
        (text) => text.replace('Target="xl/', 'Target="/book/a%20b/').replace('/xl/', '/book/a b/'),
      ),
    ],
    [
      'with absolute and roundabout targets',
      renamed(
        (name) => name,
        (text) =>
          text
            .replace('Target="worksheets/', 'Target="/xl/worksheets/')
            .replace('Target="styles', 'Target="../xl/./styles'),
      ),
    ],
    [
      'with macros',
      renamed(
        (name) => name,
        (text) =>
          text.replace(
            'openxmlformats-officedocument.spreadsheetml.sheet.main',
            'ms-excel.sheet.macroEnabled.main',
          ),
      ),
    ],
    ['without types', packed({ ...parts, '[Content_Types].xml': '<Types/>' })],
    [
      'with byte-order marks',
      renamed(
        (name) => name,
        (text) => `\u{FEFF}${text}`,
      ),
    ],
    [
      'in UTF-16',
      packed(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, utf16(text)]))),
    ],
    [
      'without places of cells',
      renamed(
        (name) => name,
        (text) => text.replace(/ r="[A-Z]*\d+"/g, ''),
      ),
    ],
  ])('%s is read', async (_name, bytes) => {
    await expectAs(bytes, GOOD_CSV);
  });

  it.each([
    [
      'with a wrong checksum',
      packed(parts, { checksum: (right, name) => right ^ Number(name.endsWith('sheet1.xml')) }),
    ],
    [
      'with a part that is missing',
      packed(
        Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes('sheet1'))),
      ),
    ],
    [
      'with two parts of one name',
      packed({ ...parts, 'XL/workbook.xml': parts['xl/workbook.xml'] ?? '' }),
    ],
    [
      'with rows out of order',
      renamed(
        (name) => name,
        (text) => text.replace('<row r="2"', '<row r="1"'),
      ),
    ],
    [
      'with a cell of another row',
      renamed(
        (name) => name,
        (text) => text.replace('"B2"', '"B3"'),
      ),
    ],
    [
      'with cells out of order',
      renamed(
        (name) => name,
        (text) => text.replace('"B2"', '"A2"'),
      ),
    ],
    ['with a text that there is not', book([HEADER, [day(19901010), day(20200515), shared(7)]])],
    ['with a number that is none', book([HEADER, [day(19901010), cell({ value: 'abc' }), '芝']])],
    [
      'with a cell of no known type',
      book([HEADER, [day(19901010), cell({ type: 'x', value: 1 }), '芝']]),
    ],
    [
      'with a sheet cut off',
      renamed(
        (name) => name,
        (text) => text.replace('</sheetData></worksheet>', ''),
      ),
    ],
    [
      'in an encoding that is none of XML’s own',
      renamed(
        (name) => name,
        (text) => text.replace('UTF-8', 'Shift_JIS'),
      ),
    ],
  ])('%s is refused as damaged', async (_name, bytes) => {
    const { code, stderr, stdout } = await forecast(file(bytes));
    expect(stderr).toMatch(/damaged/);
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  it('says the same a billion times and is stopped', async () => {
    const long = 'x'.repeat(30_000);
    const rows = Array.from(
      { length: 9_200 },
      (): Row => [day(19901010), day(20200515), shared(0)],
    );
    const run = await forecast(file(book([HEADER, ...rows], { shared: [`<t>${long}</t>`] })));
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/unpacks to over 300 times/);
  });
});

describe('a table that is no records', () => {
  const table = {
    name: '表',
    from: 3,
    rows: [
      ['年度', '枚数'],
      [number(2025), number(34_717)],
      ['合計', formula('SUM(B4)', { value: 34_717 })],
    ],
  };
  const cover = { name: '表紙', rows: [['交付枚数'], ['港区']] };

  async function rowsOf(list: BookParts['sheets'], name?: string) {
    const path = file(workbookOf({ sheets: list }));
    const content = await openInputFile(path, false, process.stdin).content(() => {});
    if (content.kind !== 'workbook') throw new Error(content.kind);
    const rows: [number, ...string[]][] = [];
    const notes: SheetNote[] = [];
    const take = (cells: string[], row: number) => rows.push([row, ...cells]);
    await readSheetTable({ ...content, isShown: () => true }, 'f', name, take, (note) =>
      notes.push(note),
    );
    return { rows, notes };
  }

  it('is handed on with the numbers of its rows, from the first sheet with one', async () => {
    const { rows, notes } = await rowsOf([
      { name: '空', rows: [] },
      cover,
      { ...table, name: '控', state: 'hidden' },
      table,
      { name: '注', rows: [['出典', '総務省']] },
    ]);
    expect(rows).toEqual([
      [3, '年度', '枚数'],
      [4, '2025', '34717'],
      [5, '合計', '34717'],
    ]);
    expect(notes).toMatchObject([{ sheets: ['表'], others: [{}, {}, { why: 'hidden' }, {}] }]);
    expect((await rowsOf([cover])).rows).toEqual([
      [1, '交付枚数'],
      [2, '港区'],
    ]);
  });

  it('is asked for among several with the same header, and found by its name', async () => {
    const several = [table, { ...table, name: '昨年', from: 1 }];
    await expect(rowsOf(several)).rejects.toMatchObject({
      fault: { code: 'input-several-sheets', params: { sheets: ['表', '昨年'], offers: 'one' } },
    });
    expect((await rowsOf(several, '昨年')).rows[0]).toEqual([1, '年度', '枚数']);
  });

  it.each([
    ['formula', formula('A1')],
    ['error', cell({ type: 'e', value: '#REF!' })],
  ])('has no cell whose value is not known: %s', async (kind, unknown) => {
    await expect(rowsOf([{ name: '表', rows: [['枚数'], [unknown]] }])).rejects.toMatchObject({
      fault: {
        code: 'input-unknown-cell',
        params: { sheet: '表', cell: 'A2', isError: kind === 'error' },
      },
    });
  });
});
