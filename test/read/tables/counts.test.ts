// Counts of cards are read as they are published and as people keep them; what could be another thing is refused by name.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { type CountsReading, readCounts } from '../../../src/read/tables/counts.js';
import { FaultError } from '../../../src/records/fault.js';
import { faultText } from '../../../src/words/fault-text.js';
import type { Language } from '../../../src/words/language.js';
import { countsNoteText } from '../../../src/words/table-notes.js';
import { inside, koshin, temporaryFolder } from '../../cli/run-koshin.js';
import { textContent } from '../../support/content.js';
import { law } from '../../support/law.js';

async function read(text: string, reading: Partial<CountsReading> = {}) {
  const { table, notes } = await readCounts('c.csv', textContent(text), {
    law: law(),
    ...reading,
  });
  return { table, notes: notes.map((note) => countsNoteText(note, 'c.csv', 'en')) };
}

/** Each period or day with its cards. */
async function numbers(text: string, reading: Partial<CountsReading> = {}) {
  const { table } = await read(text, reading);
  return table.kind === 'cohorts'
    ? table.cohorts.map(({ firstDay, cards }) => [firstDay, cards])
    : table.snapshots.map(({ on, cards }) => [on, cards]);
}

async function refusal(text: string, language: Language = 'en', municipality?: string) {
  try {
    await read(text, { municipality });
  } catch (error) {
    if (error instanceof FaultError) return faultText(error.fault, language);
    throw error;
  }
  return 'not refused';
}

// Source: the columns of the Ministry's open data (マイナンバーカード交付状況); the numbers are invented.
const OPEN_DATA = `"算出基準日","都道府県名","市区町村名","総数（人口）","交付枚数","人口に対する交付枚数率","人口算出基準日","交付件数基準日","団体コード"
"2020/04/02","東京都","みなと区",250000,70000,28.0,"2019/01/01","2020/04/01",139999
"2021/04/02","東京都","みなと区",250000,99000,39.6,"2020/01/01","2021/04/01",139999
`;

describe('published tables', () => {
  it('of nine columns are cards to date, on the day of the count', async () => {
    expect(await numbers(OPEN_DATA)).toEqual([
      [20200401, 70000],
      [20210401, 99000],
    ]);
    expect((await read(OPEN_DATA)).notes).toEqual([expect.stringContaining('handed out to date')]);
  });

  it('may stand in any order of days', async () => {
    const [header, first, second] = OPEN_DATA.trimEnd().split('\n');
    expect(await numbers([header, second, first].join('\n'))).toEqual(await numbers(OPEN_DATA));
  });

  it.each([
    [
      'in quotation marks',
      '"市区町村名","人口\n【R5.1.1時点】","交付枚数\n【R5.3末時点】","交付率"\n',
    ],
    ['in rows', '市区町村名,人口,交付枚数,交付率\n,（R5.1.1時点）,（R5.3末時点）,\n'],
    ['in rows below a group', '市区町村名,交付状況,,\n,人口,交付枚数（R5.3末時点）,交付率(%)\n'],
    ['and units', '市区町村名,人口,交付枚数（R5.3末時点）,交付率\n,人,枚,%\n'],
    ['and a day in the title', '交付状況（令和5年3月末時点）\n市区町村名,人口,交付枚数,交付率\n'],
  ])('with a header over two lines %s have the day in it', async (_name, header) => {
    const text = `${header}みなと区,"250,000","180,000",72.0%\n`;
    expect(await numbers(text)).toEqual([[20230331, 180000]]);
    expect((await read(text)).notes.join(' ')).toContain('numbers as of 2023-03-31');
  });

  it('of several municipalities are never added up', async () => {
    const text =
      '都道府県名,市区町村名,団体コード,交付枚数（R5.3末時点）\n' +
      '全国,,,900\n東京都,,,300\n東京都,みなと区,139999,70\n大阪府,みなと区,279999,50\n大阪府,,,200\n';
    const said = await refusal(text, 'en');
    expect(said).toMatch(/^c\.csv:3:2: .*holds several municipalities \(5: .*--municipality/);
    expect(await refusal(text, 'ja')).toContain('--municipality 港区 のように');
    const of = (municipality: string) => numbers(text, { municipality });
    expect(await of('279999')).toEqual([[20230331, 50]]);
    expect(await of('東京都みなと区')).toEqual([[20230331, 70]]);
    expect(await of('東京都')).toEqual([[20230331, 300]]);
    expect(await of('全国')).toEqual([[20230331, 900]]);
    expect(await refusal(text, 'en', 'みなと区')).toContain('2: 東京都 みなと区');
    expect(await refusal(text, 'en', '札幌市')).toContain('no row is of the municipality');
    expect(await refusal('fiscal_year,cards\n2020,1\n', 'en', '札幌市')).toContain('no column');
  });
});

describe('a table of one’s own', () => {
  it('has titles above, totals and remarks below, blank rows and years of either calendar', async () => {
    const text =
      '交付枚数の推移\n\n年度,交付枚数(枚),備考\n令和２年度,"34,700",\n,,\n2021年度,34000,速報\n合 計,"68,700",\n※ 総合支所の分を含む。,,\n';
    expect(await numbers(text)).toEqual([
      [20200401, 34700],
      [20210401, 34000],
    ]);
    expect((await read(text)).notes).toEqual([
      'c.csv: line 1 above the header, passed over.',
      'c.csv: line 8 is a remark, passed over.',
      'c.csv: line 7 is a row of totals, not counted again.',
    ]);
    expect(await refusal(text.replace('"68,700"', '68000'))).toMatch(/:7: .*sum .* 68,700/);
  });

  it('has a number for a month alone where cards to date stand beside it', async () => {
    const text = '年月,交付枚数,累計\n2020-04,10,100\n2020-05,20,120\n2020-06,30,150\n';
    expect(await numbers(text)).toEqual([
      [20200401, 10],
      [20200501, 20],
      [20200601, 30],
    ]);
  });

  it('tells periods that are left out, and one that lies years ahead', async () => {
    const told = async (text: string) => (await read(text)).notes;
    expect(await told('年度,枚数\n2020,5\n2021,4\n2022,3\n')).toEqual([]);
    expect(await told('年度,枚数\n2020,5\n2024,4\n2022,3\n')).toEqual([
      expect.stringContaining('2 periods between the others have no row, the first is 2021'),
    ]);
    expect(await told('年月,枚数\n2020-11,5\n2021-02,4\n')).toEqual([
      expect.stringContaining('2 periods between the others have no row, the first is 2020-12'),
    ]);
    expect(await told('年月,枚数\n2052-01,5\n')).toEqual([
      expect.stringContaining('line 2 names a period after 2031-12-31'),
    ]);
  });

  it('is refused where a year stands twice, per office and state', async () => {
    const text = 'fiscal_year,cards,office,status\n2020,1,A,\n2020,1,B,\n2020,1,A,moved_out\n';
    expect(await numbers(text)).toHaveLength(3);
    expect(await refusal(`${text}令和2年度,5,A,\n`)).toMatch(
      /^c\.csv:5:1: .*stands on line 2 already; the two are not added up/,
    );
    expect(await refusal(`${text}令和2年度,5,A,\n`, 'ja')).toContain('2行目にもあります');
  });

  it.each([
    ['年度,交付枚数,田中\n2020,1,1\n', /^c\.csv:1:3: .*column 3 has no name/],
    ['年度,交付枚数,件数等\n2020,1,1\n', /^c\.csv:1:3: .*column 3 “件数等” has no name.*Columns: /],
    ['年度,交付枚数\n2020,約3万\n', /^c\.csv:2:2: .*column “交付枚数” has no whole number/],
    ['年度,交付枚数\n19年度,1\n', /^c\.csv:2:1: .*write 2020, FY2020 or 令和2年度/],
    ['年月,累計交付枚数\n2020-04,1\n', /need the day for which each number stands/],
    ['date,cards\n2020-04-01,1\n', /name the column cumulative_cards/],
    ['date,cumulative_cards,minors\n2020-04-01,1,1\n', /“minors” does not go with/],
    ['年度,年月,枚数\n2020,2020-04,1\n', /one of the columns fiscal_year and month/],
    ['日付,交付枚数\nきのう,1\n', /^c\.csv:2:1: .*no date such as/],
  ])('%j says which column, which row and the right form', async (text, said) => {
    expect(await refusal(text)).toMatch(said);
  });

  it('tells nothing of a first row that may be data', async () => {
    const said = await refusal('秘密の値,1\n2020,1\n');
    expect(said).toContain('column 1 has no name');
    expect(said).not.toContain('秘密');
  });
});

describe('numbers that only rise', () => {
  const rows = (header: string, ...cards: number[]) =>
    `${header}\n${cards.map((each, index) => `2020-${String(index + 4).padStart(2, '0')},${each}\n`).join('')}`;

  it('under 交付枚数 are refused with both readings', async () => {
    const text = rows('年月,交付枚数', 67_000, 69_000, 70_000);
    expect(await refusal(text)).toMatch(
      /^c\.csv:4:2: .*then there are 70,000 cards; as cards of each period there would be 206,000.*date,cumulative_cards.*period_cards/,
    );
    expect(await refusal(text, 'ja')).toMatch(
      /累計ならカードは 70,000 枚、期間ごとの枚数なら合計 206,000 枚です/,
    );
  });

  it('are refused by their sum over offices', async () => {
    const text = '年度,支所,交付枚数\n2020,A,5\n2020,B,5\n2021,A,4\n2021,B,9\n2022,A,9\n2022,B,9\n';
    expect(await refusal(text)).toContain('as cards of each period there would be 41');
  });

  it('are told where two periods alone rise, and taken where the header leaves no doubt', async () => {
    const two = await read(rows('年月,交付枚数', 67_000, 69_000));
    expect(two.notes).toEqual([expect.stringMatching(/read as cards of each period, 136,000/)]);
    expect((await read(rows('年月,期間交付枚数', 1, 2, 3, 4, 5, 6))).notes).toEqual([]);
    expect((await read(rows('month,cards', 1, 2, 3, 4))).notes).toEqual([]);
    expect(await refusal(rows('month,cards', 1, 2, 3, 4, 5))).toContain('may be cards to date');
    expect((await read(rows('年月,交付枚数', 67, 69, 68, 70))).notes).toEqual([]);
    expect((await read(rows('年月,交付枚数', 67, 67, 67, 67))).notes).toEqual([]);
  });
});

describe('cards held', () => {
  const HELD = '基準日,保有枚数\n2024-03-31,200000\n2025-03-31,199500\n';

  it('may fall, and what they cannot know is told', async () => {
    const { table, notes } = await read(HELD);
    expect(table).toMatchObject({ kind: 'snapshots', counted: 'held' });
    expect(notes).toEqual([expect.stringContaining('nor when the cards held on 2024-03-31')]);
  });

  it('are refused as cards to date, with the name to give them', async () => {
    const said = await refusal(HELD.replace('保有枚数', '累計交付枚数'), 'ja');
    expect(said).toMatch(/^c\.csv:3:2: .*列名を「保有枚数」/);
  });

  it('take no leavers, who are gone already', async () => {
    const { stderr, code } = await koshin(['expand', '-', '--leaves-per-year', '0.1'], {
      input: HELD,
    });
    expect(stderr).toContain('those who left are gone already');
    expect(code).toBe(2);
  });
});

describe('records made of counts', () => {
  const folder = temporaryFolder();

  it.each([
    ['fiscal_year,cards\n2019,40\n2022,3\n', [], '2023-04-01'],
    ['month,cards\n2022-11,40\n2022-12,0\n', [], '2022-12-01'],
    ['date,cumulative_cards\n2020-03-31,40\n2023-03-31,4000\n', [], '2023-04-01'],
    [
      'date,cumulative_cards\n2020-03-31,40\n2023-03-31,4000\n',
      ['--handover-lag', '45'],
      '2023-02-15',
    ],
    ['date,held_cards\n2020-03-31,40\n2023-03-31,90\n', ['--unit'], '2023-04-01'],
  ])('%j tell a forecast the day that expand names', async (text, options, asOf) => {
    const [counts, records] = [join(folder, 'c.csv'), join(folder, 'r.csv')];
    writeFileSync(counts, text);
    const { stderr } = await inside(['expand', counts, ...options, '-o', records]);
    expect(stderr).toContain(`show the cards as of ${asOf}`);
    const { stdout } = await inside(['forecast', records, '--format', 'json']);
    const { as_of, as_of_source, lapsed_before_start } = JSON.parse(stdout);
    expect({ as_of, as_of_source }).toEqual({ as_of: asOf, as_of_source: 'records' });
    expect(lapsed_before_start).toEqual({ card: 0, certificate: 0 });
  });
});

describe('a workbook', () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });

  it('of counts is read as the same table in CSV, by expand and by backtest', async () => {
    const rows = [
      ['マイナンバーカード交付状況', null, null],
      ['市区町村名', '交付枚数（枚）', '交付件数基準日'],
      ['みなと区', 70_000, new Date(Date.UTC(2020, 3, 1))],
      ['みなと区', '99,000', '2021/4/1'],
    ];
    const workbook = join(folder, 'counts.xlsx');
    writeFileSync(workbook, await writeXlsx({ sheets: [{ name: '交付', rows }] }));
    const csv = join(folder, 'counts.csv');
    writeFileSync(csv, '基準日,累計交付枚数\n2020-04-01,70000\n2021-04-01,99000\n');
    const actuals = join(folder, 'actuals.csv');
    writeFileSync(actuals, '年度,合計\n令和7年度,"14,000"\n');
    for (const args of [['expand'], ['backtest', '--actuals', actuals, '--format', 'csv']]) {
      const [from, twin] = [await inside([...args, workbook]), await inside([...args, csv])];
      expect(from.stdout).toBe(twin.stdout);
      expect(from.stdout.length).toBeGreaterThan(100);
      expect(from.stderr).toContain('line 1 above the header');
    }
  });
});
