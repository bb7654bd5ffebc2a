// Each form in which files have their cells is read by the plain scanner itself: no line is handed to the tolerant reader.
import { describe, expect, test } from 'vitest';
import { ABSENT, type CivilDate } from '../../../src/calendar/civil-date.js';
import type { createPrivacyGuard } from '../../../src/privacy/guard/guard.js';
import { decodePrivacyData } from '../../../src/privacy/guard/privacy-data.js';
import { createPlainScanner } from '../../../src/read/plain/plain-scanner.js';
import { createRowIntake } from '../../../src/read/row-intake.js';
import { emptyTotals } from '../../../src/read/rows-read.js';
import type { Label } from '../../../src/read/text/encodings.js';
import { valueOrThrow } from '../../../src/records/fault.js';
import type { Finding, FindingCode } from '../../../src/records/findings.js';
import { createIssueDays } from '../../../src/records/issue-days.js';
import type { CardRecord } from '../../../src/records/record.js';
import { law, repositoryAliases, repositoryJson } from '../../support/law.js';
import { cp932, japanese, partsOf, WRITINGS, type Writing } from '../written.js';

const aliases = repositoryAliases();
const privacy = valueOrThrow(decodePrivacyData(repositoryJson('data/privacy.json'), 'privacy'));

const ENCODERS: Readonly<Partial<Record<Label, (text: string) => Uint8Array>>> = {
  'utf-8': (text) => new TextEncoder().encode(text),
  shift_jis: cp932,
  'euc-jp': (text) => japanese(text, 'EUCJP'),
};

/** The records that the scanner makes of a file, and how many rows below the header it handed over. */
function scanned(
  text: string,
  label: Label,
  find: (finding: Finding) => void = (finding) => expect(finding).toBe(undefined),
): { records: CardRecord[]; handedOver: number } {
  const bytes = (ENCODERS[label] as (text: string) => Uint8Array)(text);
  const records: CardRecord[] = [];
  let rows = 0;
  const intake = createRowIntake('file.csv', undefined, emptyTotals(), {
    form: {
      ...{ encoding: 'auto', sheet: undefined, allSheets: false, eraCodes: false, handOverLag: 0 },
      ...{ map: [], ignore: [], values: [] },
    },
    ...{ privacy, law: law(), aliases, guarded: 'all', takenOn: ABSENT },
    ...{ showValues: false, showNames: false },
    judgedRows: 0,
    isMet: () => false,
    watch: (guard: ReturnType<typeof createPrivacyGuard>) => guard,
    take: (record) => records.push(record),
    takePlain: () => false,
    issueDays: createIssueDays(law()),
    find: (finding, line) => find({ ...finding, line }),
    isTold: () => true,
    countMore: () => {},
    ignoreColumns: () => {},
  });
  const taking: typeof intake = {
    ...intake,
    takeRow: (cells, line) => {
      rows += 1;
      intake.takeRow(cells, line);
    },
  };
  const latest = 20300101 as CivilDate;
  const scanner = createPlainScanner(taking, latest, { lines: 0, separator: undefined }, 1 << 16);
  scanner.encoded(label);
  scanner.room(bytes.length).set(bytes);
  scanner.take(bytes.length, true);
  expect(scanner.stopped()).toBe(undefined);
  return { records, handedOver: rows - 1 };
}

const HEADER = ['生年月日', '発行日', '総合支所', '状態', '交付区分', '件数'];
/** Births in each era and in its first year, and days of one and two digits. */
const BIRTHS = [19120731, 19261224, 19300105, 19261225, 19890107, 19890108, 19891231, 20000229];
const ISSUES = [20160115, 20190430, 20190501, 20191231, 20200229, 20231010, 20160101, 20241101];
/** What is left to the tolerant reader's own understanding, line by line, without cells. */
const wordsOf = (births: readonly number[], writing: Writing, quote: string, separator: string) => {
  const cell = (text: string) => `${quote}${text}${quote}`;
  const rows = births.map((birth, row) => [
    writing(partsOf(birth)),
    writing(partsOf(ISSUES[row] as number)),
    '芝地区総合支所',
    '転出',
    '更新',
    '2',
  ]);
  return [HEADER, ...rows].map((cells) => cells.map(cell).join(separator));
};

describe('the plain scanner reads by itself', () => {
  const encodings = Object.keys(ENCODERS) as Label[];
  test.each(
    encodings.flatMap((label) =>
      Object.keys(WRITINGS).map((name) => [label, name as keyof typeof WRITINGS] as const),
    ),
  )('%s, dates %s', (label, name) => {
    for (const [quote, separator, end] of [
      ['', ',', '\n'],
      ['"', ',', '\r\n'],
      ['"', ';', '\n'],
      ['', '|', '\n'],
      ['', '\t', '\r\n'],
    ] as const) {
      if (separator === '|' && label === 'shift_jis') continue;
      const lines = wordsOf(BIRTHS, WRITINGS[name], quote, separator);
      const { records, handedOver } = scanned(lines.join(end), label);
      expect(handedOver).toBe(0);
      expect(records.map(({ birth }) => birth)).toEqual(BIRTHS);
      expect(records.map(({ cardIssuedOn }) => cardIssuedOn)).toEqual(ISSUES);
      for (const record of records) {
        const seen = { office: '芝地区総合支所', status: 'moved_out', cardIssueKind: 'renewal' };
        expect(record).toMatchObject({ ...seen, count: 2 });
      }
    }
  });

  test.each([
    ['a separator in quotation marks', '"芝,高輪"', '芝,高輪'],
    ['doubled quotation marks', '"芝 ""高輪"""', '芝 "高輪"'],
    ['nothing in quotation marks', '""', ''],
    ['spaces in quotation marks', '" 芝 "', '芝'],
  ])('%s', (_, office, name) => {
    const lines = [`"office","birth_date","card_issued_on","備考"`];
    for (const note of ['"a,b"', '"a""b"', 'c', '""', '"メモ"']) {
      lines.push(`${office},"1980-01-01",2020-01-01,${note}`);
    }
    const { records, handedOver } = scanned(lines.join('\n'), 'utf-8');
    expect(handedOver).toBe(0);
    expect(records.map((record) => record.office)).toEqual(new Array(5).fill(name));
  });

  test.each<[string, string, readonly string[], number]>([
    [
      'a stay that ends before the issue',
      '1980-01-01,,2020-05-01,,,2020-04-30',
      ['stay-before-issue'],
      1,
    ],
    ['the same in any form', '昭和55年1月1日,,R2.5.1,,,2020年4月30日', ['stay-before-issue'], 1],
    ['a hand-over before it', '1980-01-01,,2020-05-01,2020-04-01,,', ['hand-over-before-issue'], 1],
    [
      'an application before the scheme',
      '1980-01-01,2015-01-01,2020-05-01,,,',
      ['application-before-scheme'],
      1,
    ],
    [
      'a child with a signature certificate',
      '2015-01-01,,2020-05-01,,2020-05-01,',
      ['signature-under-age'],
      1,
    ],
    ['a day of issue far ahead', '1980-01-01,,2090-05-01,,,', ['issue-far-ahead'], 1],
    ['an issue before the birth', '2021-01-01,,2020-05-01,,,', ['issue-before-birth'], 0],
    ['an issue before the scheme', '1980/01/01,,20140501,,,', ['issue-before-scheme'], 0],
    [
      'an application after the issue',
      '1980-01-01,2020-05-02,2020-05-01,,,2019-01-01',
      ['application-after-issue'],
      0,
    ],
    [
      'a certificate before the card',
      '1980-01-01,,2020-05-01,,2020-04-30,2019-01-01',
      ['certificate-before-card'],
      0,
    ],
  ])('a row with a finding of its dates: %s', (_, row, codes, taken) => {
    const lines = [
      'birth_date,applied_on,card_issued_on,handed_over_on,signature_cert_issued_on,stay_expires_on',
      row,
    ];
    const found: Finding[] = [];
    const { records, handedOver } = scanned(lines.join('\n'), 'utf-8', (each) => found.push(each));
    expect(handedOver).toBe(0);
    expect(found.map(({ code, line }) => [code, line])).toEqual(codes.map((code) => [code, 2]));
    expect(records).toHaveLength(taken);
  });

  test.each<[string, readonly (readonly [FindingCode, number])[]]>([
    ['a,1980-01-01,2021-02-29,active,', [['impossible-date', 3]]],
    ['a,1980-01-01,2021/13/01,active,', [['impossible-date', 3]]],
    [
      'a,"1980-02-30",2021-02-29,active,new',
      [
        ['impossible-date', 2],
        ['impossible-date', 3],
      ],
    ],
    ['a,1980-01-01,2021-02-01,保留,', [['unknown-status', 4]]],
    [
      'a,,2021-02-29,active,',
      [
        ['missing-value', 2],
        ['impossible-date', 3],
      ],
    ],
    [
      ',"",,active,',
      [
        ['missing-value', 2],
        ['missing-value', 3],
      ],
    ],
    ['a,令和3年1月1日,2020-01-01,active,', [['issue-before-birth', 3]]],
    ['a,令3.1.1,2020/1/1 00:00:00,active,', [['issue-before-birth', 3]]],
    [
      'a,2022-02-02,2021-02-01, 保留 ,再',
      [
        ['unknown-status', 4],
        ['unknown-issue-kind', 5],
        ['issue-before-birth', 3],
      ],
    ],
  ])('a row that is rejected for its cells: %s', (row, expected) => {
    const lines = [
      'office,birth_date,card_issued_on,status,card_issue_kind',
      row,
      'a,1980-01-01,2021-02-01,,',
    ];
    const found: Finding[] = [];
    const { records, handedOver } = scanned(lines.join('\n'), 'utf-8', (each) => found.push(each));
    expect(handedOver).toBe(0);
    expect(found.map(({ code, column }) => [code, column])).toEqual(expected);
    expect(records).toHaveLength(1);
  });

  test.each([
    ['a row of totals with a day that does not exist', '合計,1980-02-30,2020-01-01'],
    ['a row of totals', '合計,,'],
    ['a row of totals behind a blank cell', ',合計,2020-01-01'],
    ['a row that is blank but for what no one sees', '\u2060,,'],
  ])('not a row with a finding in which the privacy guard or a total is at stake: %s', (_, row) => {
    const lines = ['office,birth_date,card_issued_on', row];
    expect(scanned(lines.join('\n'), 'utf-8', () => {}).handedOver).toBe(1);
  });

  test('a column in which one date stood otherwise, again at fixed places', () => {
    const rows = Array.from({ length: 60 }, (_, row) =>
      row === 9 ? '昭和55年1月1日' : '1980-01-01',
    );
    const lines = ['birth_date,card_issued_on', ...rows.map((birth) => `${birth},2020-01-01`)];
    const { records, handedOver } = scanned(lines.join('\n'), 'utf-8');
    expect(handedOver).toBe(0);
    expect(new Set(records.map(({ birth }) => birth))).toEqual(new Set([19800101]));
  });

  test.each([
    ['no day of the calendar', '平成2年2月30日'],
    ['no day of the era', '昭和64年1月8日'],
    ['a year 0', '令和0年5月1日'],
    ['two marks', '2020/5-1'],
    ['something behind it', '2020/5/1x'],
    ['no day of the calendar in full width', '２０２０年２月３０日'],
    ['two marks of full width', '２０２０／５－１'],
    ['a month of one digit without a mark', '２０２０１０１'],
    ['something of full width behind it', '２０２０／５／１Ｘ'],
    ['a year of three digits of full width', '２０２／５／１'],
    ['a time', '2020/5/1 0:01'],
    ['an unclosed mark', '"1980-01-01'],
    ['an invisible character', '1980-01-0\u200b1'],
  ])('not %s', (_, birth) => {
    const lines = ['birth_date,card_issued_on', '1980-01-01,2020-01-01', `${birth},2020-01-01`];
    let isLeft = false;
    try {
      isLeft = scanned(lines.join('\n'), 'utf-8').handedOver === 1;
    } catch {
      // A finding, or an end of scanning, which the helper takes for a failure.
      isLeft = true;
    }
    expect(isLeft).toBe(true);
  });
});
