// A layout file is read strictly: what it says is taken, and what it says wrongly is told with its place.
import { describe, expect, it } from 'vitest';
import { readFileLayout } from '../../src/read/file-layout.js';
import { faultText } from '../../src/words/fault-text.js';

const read = (text: string) => readFileLayout(text, 'layout.yaml');

/** What is wrong, each as line:column code path. */
function wrong(text: string): string[] {
  const reading = read(text);
  if (reading.ok || reading.fault.code !== 'usage-bad-layout') throw new Error('nothing is wrong');
  return reading.fault.params.findings.map(({ line, column, code, path }) =>
    `${line}:${column} ${code} ${path.join('.')}`.trim(),
  );
}

it('says all that options can', () => {
  const layout = read(`
columns:
  birth_date: 生年月日
  card_issued_on: 交付年月日
  user_cert_issued_on: 電子証明書発行日
  signature_cert_issued_on: 電子証明書発行日
values:
  status: { 保留: active, 1: revoked }
  card_issue_kind:
    引換: new
ignore: [備考, "区分:旧"]
sheet: 一覧
encoding: cp932
handover_lag: 21
era_codes: true
`);
  const mapped = (column: string, header: string) => ({ column, header, layout: 'layout.yaml' });
  expect(layout).toEqual({
    ok: true,
    value: {
      file: 'layout.yaml',
      map: [
        mapped('birth_date', '生年月日'),
        mapped('card_issued_on', '交付年月日'),
        mapped('signature_cert_issued_on', '電子証明書発行日'),
        mapped('user_cert_issued_on', '電子証明書発行日'),
      ],
      values: [
        { column: 'status', value: '1', name: 'revoked' },
        { column: 'status', value: '保留', name: 'active' },
        { column: 'card_issue_kind', value: '引換', name: 'new' },
      ],
      ignore: ['備考', '区分:旧'],
      ...{ sheet: '一覧', encoding: 'cp932', handOverLag: 21, eraCodes: true },
    },
  });
});

it('takes any name as a value, also that of what every object has', () => {
  const reading = read('values:\n  status: { __proto__: active, constructor: revoked }\n');
  expect(reading.ok && reading.value.values).toEqual([
    { column: 'status', value: '__proto__', name: 'active' },
    { column: 'status', value: 'constructor', name: 'revoked' },
  ]);
  expect(wrong('values:\n  status:\n    __proto__: b\n')).toEqual([
    '3:16 does-not-fit values.status.__proto__',
  ]);
});

describe('what is wrong', () => {
  it.each([
    ['column:\n  birth_date: a\n', ['1:1 unknown-key column']],
    [
      'columns:\n  birthdate: a\n  office:\n',
      ['2:3 unknown-key columns.birthdate', '3:3 blank columns.office'],
    ],
    ['columns: [a]\n', ['1:10 does-not-fit columns']],
    ['columns:\n  status: 状態\n  office: 状 態\n', ['3:11 header-twice columns.office']],
    ['values:\n  status:\n    保留: 有効\n', ['3:9 does-not-fit values.status.保留']],
    ['values:\n  office:\n    芝: active\n', ['2:3 unknown-key values.office']],
    ['ignore: 備考\n', ['1:9 does-not-fit ignore']],
    ['ignore: [1]\n', ['1:10 does-not-fit ignore.0']],
    ['sheet: 3\nencoding: sjis\n', ['1:8 does-not-fit sheet', '2:11 does-not-fit encoding']],
    ['handover_lag: -1\n', ['1:15 does-not-fit handover_lag']],
    ['handover_lag: 3.5\n', ['1:15 does-not-fit handover_lag']],
    ['era_codes: yes\n', ['1:12 does-not-fit era_codes']],
    ['sheet: a\nsheet: b\n', ['2:1 yaml-duplicate-key']],
    ['sheet: "a\n', ['2:1 yaml-unclosed']],
    ['', ['1:1 yaml-no-content']],
    ['a,b,c\n1,2,3\n', ['1:1 does-not-fit']],
  ])('%j', (text, expected) => {
    expect(wrong(text)).toEqual(expected);
  });

  it('names no key that is not nearly a known one: it may be of another file, and somebody’s name', () => {
    const reading = read('columns:\n  佐藤花子: birth_date\ntanaka-taro: 1\ncolumns佐藤: 1\n');
    if (reading.ok) throw new Error();
    const text = faultText(reading.fault, 'ja');
    expect(text).toContain('layout.yaml:2:3: 「columns.…」');
    expect(text).toContain('layout.yaml:3:1: 「…」');
    expect(text).not.toMatch(/佐藤|花子|tanaka/);
  });

  it('is told in both languages, the known key that is most like first, and no value', () => {
    const reading = read(
      'columns:\n  birth_dat: 秘密の見出し\nvalues:\n  status:\n    保留: 秘密\n',
    );
    if (reading.ok) throw new Error();
    const texts = (['en', 'ja'] as const).map((language) => faultText(reading.fault, language));
    expect(texts[0]).toContain('layout.yaml:2:3: “columns.birth_dat” is no key');
    expect(texts[0]).toContain('birth_date');
    expect(texts[1]).toContain(
      'layout.yaml:5:9: 「values.status.保留」の値が合いません。active (有効)、',
    );
    for (const text of texts) expect(text).not.toMatch(/秘密|\{\w+\}|undefined/);
  });
});
